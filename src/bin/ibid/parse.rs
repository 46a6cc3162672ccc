//! `ibid parse`: what was read, as JSON.

use anyhow::Result;
use ibid::{Item, Reference};
use serde::Serialize;

use crate::args::ParseArgs;
use crate::doubt::Doubt;
use crate::exit::Outcome;
use crate::source::{self, Source};
use crate::{json, output};

#[derive(Serialize)]
struct Parsed<'a> {
    path: &'a str,
    start: usize,
    end: usize,
    csl: &'a Item,
    segments: Vec<(&'static str, &'a str)>,
    confidence: f32,
    diagnostics: Vec<Doubt>,
}

impl<'a> Parsed<'a> {
    fn new(source: &'a Source, reference: &'a Reference) -> Self {
        let segments = reference.segments.iter();
        Self {
            path: &source.name,
            start: reference.span.start,
            end: reference.span.end,
            csl: &reference.item,
            segments: segments
                .map(|s| (s.label.as_str(), s.span.text(source.document.text())))
                .collect(),
            confidence: reference.confidence,
            diagnostics: reference.diagnostics.iter().map(Doubt::from).collect(),
        }
    }
}

/// Writes an array of everything that was read.
pub fn run(args: &ParseArgs) -> Result<Outcome> {
    let sources = source::read_all(&args.input)?;
    let parsed: Vec<Parsed> =
        sources.iter().flat_map(|s| s.references.iter().map(|r| Parsed::new(s, r))).collect();
    let mut json = serde_json::to_string_pretty(&parsed)?;
    json.push('\n');
    output::write(args.output.output.as_deref(), &json::escaped(json))?;
    let (entries, doubts) = source::totals(&sources);
    output::tell(&format!("read {entries} entries with {doubts} doubts"));
    Ok(source::outcome(&sources, false))
}
