//! `ibid parse`: what was read, as JSON; or as lines to be corrected.

use anyhow::Result;
use ibid::learn::Correction;
use ibid::{Reference, Span};
use serde::Serialize;

use crate::args::ParseArgs;
use crate::exit::Outcome;
use crate::json;
use crate::output::{self, counted};
use crate::source::{self, Source};
use crate::view::View;

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

/// Writes an array of everything that was read, or lines to be corrected.
pub(crate) fn run(args: &ParseArgs) -> Result<Outcome> {
    let sources = source::read_all(&args.input)?;
    let json = if args.corrections { corrections(&sources)? } else { array(&sources)? };
    output::write(args.output.output.as_deref(), &json::escaped(json))?;
    output::note(&format!("read {}", source::totals(&sources)));
    Ok(source::outcome(&sources, false))
}

fn array(sources: &[Source]) -> Result<String> {
    let parsed: Vec<Parsed> =
        sources.iter().flat_map(|s| s.references.iter().map(|r| Parsed::new(s, r))).collect();
    Ok(serde_json::to_string_pretty(&parsed)? + "\n")
}

/// A line for each entry of loose text: an item of a data file was not read by labels, which is said.
fn corrections(sources: &[Source]) -> Result<String> {
    let mut lines = String::new();
    let is_loose = |reference: &&Reference| !reference.segments.is_empty();
    for source in sources {
        let loose: Vec<_> = source.references.iter().filter(is_loose).collect();
        for reference in &loose {
            let entry = Correction::of(source.document.text(), &reference.segments);
            lines.push_str(&serde_json::to_string(&entry)?);
            lines.push('\n');
        }
        let others = source.references.len() - loose.len();
        if others > 0 {
            let items = counted(others, "item has", "items have");
            output::report(&format!("{}: {items} no labels to correct", source.name));
        }
    }
    Ok(lines)
}
