//! Clauses about the reference, which are notes.

use super::{Correction, prefix};
use crate::label::{Label, Segment};
use crate::lexicon::remarks::{ARCHIVED, LANGUAGES};
use crate::span::Span;

/// What a clause about another printing of the work starts with.
const REPRINTED: [&str; 11] = [
    "reprinted in",
    "reprint, ",
    "repr. in",
    "rpt. in",
    "rep. in",
    "republished in",
    "quoted in",
    "cited in",
    "zit. nach",
    "zitiert nach",
    "abgedruckt in",
];

/// A clause about another printing goes on to the entry's end, or to an address.
pub(super) fn reprint(entry: &str, segments: &mut [Segment]) {
    let starts_clause = |segment: &Segment| {
        let text = segment.span.text(entry).trim_start_matches(['(', '[', ' ']);
        REPRINTED.iter().any(|cue| prefix(text, cue).is_some())
    };
    let Some(first) = segments.iter().skip(1).position(starts_clause) else { return };
    let is_end = |segment: &Segment| {
        matches!(
            segment.label,
            Label::Url
                | Label::Doi
                | Label::AccessPhrase
                | Label::Accessed
                | Label::Medium
                | Label::Other
        )
    };
    let clause = segments[first + 1..].iter_mut();
    clause.take_while(|segment| !is_end(segment)).for_each(|segment| segment.label = Label::Note);
}

/// `Archived from the original on 5 May 2015. `: up to its year.
pub(super) fn archived(entry: &str, _: &[Segment]) -> Option<Correction> {
    let sentences = entry.match_indices(". ").map(|(at, _)| at + 2);
    let clauses = sentences.filter_map(|start| {
        let text = &entry[start..];
        let told = ARCHIVED.iter().any(|words| prefix(text, words).is_some());
        told.then(|| year_end(text)).flatten().map(|length| Span::new(start, start + length))
    });
    clauses.last().map(|span| (span, Label::Note))
}

/// Where the first year of a text ends, with the marks and blanks after it.
fn year_end(text: &str) -> Option<usize> {
    const LONGEST: usize = 14;
    let is_year = |word: &&str| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        digits.len() == 4 || digits.len() == 10
    };
    let year = text.split_whitespace().take(LONGEST).find(is_year)?;
    let end = Span::of(year, text).end;
    Some(text.len() - text[end..].trim_start().len())
}

/// `(in German)` after a title is a remark.
pub(super) fn language(entry: &str, _: &[Segment]) -> Option<Correction> {
    /// No remark is longer, in bytes.
    const LONGEST: usize = 40;
    let mut brackets = entry.match_indices('(').map(|(open, _)| open).filter(|open| *open > 0);
    brackets.find_map(|open| {
        let inner = &entry[open + 1..];
        let inner = &inner[..inner.bytes().take(2 * LONGEST).position(|byte| byte == b')')?];
        let words = inner.trim();
        let known = words.len() <= LONGEST && LANGUAGES.contains(words.to_lowercase().as_str());
        let rest = entry[open + inner.len() + 2..].trim_start_matches(['.', ',', ';', ' ', '\n']);
        known.then(|| (Span::new(open, entry.len() - rest.len()), Label::Note))
    })
}
