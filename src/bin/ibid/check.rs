//! `ibid check`: only what is doubtful.

use std::fmt::Write as _;

use anyhow::Result;
use ibid::Diagnostic;
use ibid::diagnostic::{Drawing, SourceText};
use serde::Serialize;

use crate::args::CheckArgs;
use crate::exit::Outcome;
use crate::source::{self, Source};
use crate::{json, output};

/// A doubt with its place in its file: what editors read.
#[derive(Serialize)]
struct Placed<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    /// In a document with pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(flatten)]
    doubt: Diagnostic,
}

/// Writes the doubts about every entry.
pub(crate) fn run(args: &CheckArgs) -> Result<Outcome> {
    let mut sources = source::read_all(&args.input)?;
    sources.iter_mut().for_each(Source::doubt_file);
    let mut report = String::new();
    for source in &sources {
        if args.json { as_json(source, &mut report)? } else { report.push_str(&drawn(source)) }
    }
    if args.json {
        output::write(None, &json::escaped(report))?;
    } else {
        output::write_styled(&report)?;
    }
    output::note(&source::totals(&sources).to_string());
    Ok(source::outcome(&sources, args.strict))
}

/// Every doubt about a source's entries, drawn in its text, with colours.
pub(crate) fn drawn(source: &Source) -> String {
    let text = SourceText::new(&source.original).named(&source.name);
    let drawn = source.doubts().map(|doubt| match source.document.page(doubt.span.start) {
        Some(page) => {
            let name = format!("{}, page {page}", source.name);
            doubt.draw(&text.clone().named(&name), Drawing::Coloured) + "\n\n"
        }
        None => doubt.draw(&text, Drawing::Coloured) + "\n\n",
    });
    drawn.collect()
}

fn as_json(source: &Source, report: &mut String) -> Result<()> {
    let text = SourceText::new(&source.original);
    for doubt in source.doubts() {
        let (line, column) = text.position(doubt.span.start);
        let page = source.document.page(doubt.span.start);
        let placed = Placed { path: &source.name, line, column, page, doubt };
        writeln!(report, "{}", serde_json::to_string(&placed)?)?;
    }
    Ok(())
}
