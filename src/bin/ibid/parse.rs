//! `ibid parse`: what was read, as JSON.

use anyhow::Result;
use ibid::{Reference, Span};
use serde::Serialize;

use crate::args::ParseArgs;
use crate::exit::Outcome;
use crate::source::{self, Source};
use crate::view::View;
use crate::{json, output};

/// A reference with its file, and its place in the file's text.
#[derive(Serialize)]
struct Parsed<'a> {
    path: &'a str,
    #[serde(flatten)]
    span: Span,
    #[serde(flatten)]
    view: View<'a>,
}

impl<'a> Parsed<'a> {
    fn new(source: &'a Source, reference: &'a Reference) -> Self {
        let view = View::new(reference, source.document.text());
        Self { path: &source.name, span: reference.span, view }
    }
}

/// Writes an array of everything that was read.
pub(crate) fn run(args: &ParseArgs) -> Result<Outcome> {
    let sources = source::read_all(&args.input)?;
    let parsed: Vec<Parsed> =
        sources.iter().flat_map(|s| s.references.iter().map(|r| Parsed::new(s, r))).collect();
    let mut json = serde_json::to_string_pretty(&parsed)?;
    json.push('\n');
    output::write(args.output.output.as_deref(), &json::escaped(json))?;
    output::note(&format!("read {}", source::totals(&sources)));
    Ok(source::outcome(&sources, false))
}
