//! `ibid check`: only what is doubtful.

use std::fmt::Write as _;

use anyhow::Result;
use ibid::diagnostic::{Renderer, SourceText};
use serde::Serialize;

use crate::args::CheckArgs;
use crate::doubt::Doubt;
use crate::exit::Outcome;
use crate::source::{self, Source};
use crate::{json, output};

/// A doubt with its place in its file: what editors read.
#[derive(Serialize)]
struct Placed<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    #[serde(flatten)]
    doubt: Doubt,
}

/// Writes the doubts about every entry.
pub fn run(args: &CheckArgs) -> Result<Outcome> {
    let sources = source::read_all(&args.input)?;
    let mut told = String::new();
    for source in &sources {
        if args.json { as_json(source, &mut told)? } else { told.push_str(&drawn(source)) }
    }
    if args.json {
        output::write(None, &json::escaped(told))?;
    } else {
        output::write_styled(&told)?;
    }
    let (entries, doubts) = source::totals(&sources);
    output::tell(&format!("{doubts} doubts about {entries} entries"));
    Ok(source::outcome(&sources, args.strict))
}

/// Every doubt about a source's entries, drawn in its text, with colours.
pub fn drawn(source: &Source) -> String {
    let text = SourceText::new(&source.original).named(&source.name);
    let renderer = Renderer::styled();
    source.doubts().map(|doubt| doubt.draw(&text, &renderer) + "\n\n").collect()
}

fn as_json(source: &Source, told: &mut String) -> Result<()> {
    let text = SourceText::new(&source.original);
    for doubt in source.doubts() {
        let (line, column) = text.position(doubt.span.start);
        let placed = Placed { path: &source.name, line, column, doubt: (&doubt).into() };
        writeln!(told, "{}", serde_json::to_string(&placed)?)?;
    }
    Ok(())
}
