//! Reading with a model that `ibid learn` has made.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result};
use ibid::Parser;
use ibid::learn::Model;

use crate::args::ModelArgs;

/// The model that the arguments name, if they name one.
pub(crate) fn given(args: &ModelArgs) -> Result<Option<Model>> {
    args.model.as_deref().map(read).transpose()
}

fn read(path: &Path) -> Result<Model> {
    let name = path.display();
    let mut bytes = Vec::new();
    // One byte more than a model may have shows that a file is none.
    let most = Model::LONGEST as u64 + 1;
    let file = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    file.with_context(|| format!("can't read {name}"))?;
    Model::read(&bytes).with_context(|| format!("can't read {name}"))
}

/// A parser that reads with a model, if one is given.
pub(crate) fn parser(model: Option<&Model>) -> Parser {
    match model {
        Some(model) => Parser::new().with_model(model),
        None => Parser::new(),
    }
}
