//! What is answered to a file that was sent.

use anyhow::Result;
use ibid::format::places;
use ibid::{Diagnostic, Reference};
use serde::Serialize;

use crate::answer::{FoundEntry, entries};
use crate::json::escaped;
use crate::source;
use crate::view::View;

/// What was read from a file, and what could not be.
#[derive(Serialize)]
struct Found<'a> {
    entries: Vec<FoundEntry<'a>>,
    /// Doubts about what is in no entry.
    diagnostics: Vec<Diagnostic>,
    problems: Vec<&'a String>,
    notes: &'a [String],
}

/// Reads a file, whose name says what its content leaves open.
pub(super) fn answer(name: &str, bytes: &[u8]) -> Result<String> {
    let mut source = source::read_sent(name, bytes)?;
    let mut references = std::mem::take(&mut source.references);
    let mut doubts = std::mem::take(&mut source.file_doubts);
    let entries = match source.dialect {
        Some(_) => of_bib(&source.original, &mut references, &mut doubts),
        None => entries(&source.document, &mut references),
    };
    let problems = source.troubles().collect();
    let found = Found { entries, diagnostics: doubts, problems, notes: &source.notes };
    Ok(escaped(serde_json::to_string(&found)?))
}

/// The entries of a `.bib` file, each with the doubts about it, which are then none about the file.
fn of_bib<'a>(
    text: &'a str,
    references: &'a mut [Reference],
    doubts: &mut Vec<Diagnostic>,
) -> Vec<FoundEntry<'a>> {
    let mut about = std::mem::take(doubts).into_iter().peekable();
    for (reference, place) in references.iter_mut().zip(places(text)) {
        reference.span = place;
        while let Some(doubt) = about.next_if(|doubt| doubt.span.start < place.end) {
            let is_within = place.start <= doubt.span.start;
            if is_within { &mut reference.diagnostics } else { &mut *doubts }.push(doubt);
        }
    }
    doubts.extend(about);
    let entry = |reference: &'a Reference| FoundEntry {
        span: reference.span,
        text: reference.span.text(text),
        view: View::new(reference, text),
    };
    references.iter().map(entry).collect()
}
