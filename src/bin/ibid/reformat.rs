//! `ibid reformat`: the main job. References in, a bibliography or a data file out.

use std::collections::HashMap;

use anyhow::Result;
use ibid::Item;
use ibid::style::{Bibliography, Text};

use crate::args::{OutputFormat, ReformatArgs};
use crate::exit::Outcome;
use crate::source::{self, Source};
use crate::{check, output};

/// Reads, tells the doubts on standard error, and writes.
pub fn run(args: &ReformatArgs) -> Result<Outcome> {
    let mut sources = source::read_all(&args.input)?;
    if args.only_doubtful {
        sources.iter_mut().for_each(|s| s.references.retain(|r| !r.diagnostics.is_empty()));
    }
    for source in &sources {
        output::tell_styled(&check::drawn(source))?;
    }
    let mut items: Vec<Item> = source::items(&sources).cloned().collect();
    if args.merge {
        items = merged(items);
    }
    output::write(args.output.output.as_deref(), &formatted(args, &items))?;
    let (_, doubts) = source::totals(&sources);
    eprintln!("ibid: {} entries with {doubts} doubts, {}", items.len(), told_target(args));
    Ok(source::outcome(&sources, args.strict))
}

fn told_target(args: &ReformatArgs) -> String {
    match args.to.data() {
        Some(format) => format!("as {format}"),
        None => format!("in {}", args.style),
    }
}
