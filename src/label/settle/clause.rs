//! Clauses about the reference, which are notes.

use super::{Find, Parts, Rule, prefix};
use crate::label::Label;
use crate::lexicon::remarks::{ARCHIVED, ELSEWHERE, LANGUAGES};
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "reprint",
        within: &[],
        gives: &[Label::Note],
        unless: &[],
        find: Find::One(reprint),
        example: [
            "title=Truth. |container-title=Reprinted in Essays |publisher-place=(Oxford: |publisher=OUP, |date=1984) |doi=10.1/x",
            "title=Truth. |note=Reprinted in Essays (Oxford: OUP, 1984) |doi=10.1/x",
        ],
        counterexample: "title=Reprinted in colour. |container-title=Essays ",
    },
    Rule {
        name: "archived",
        within: &[],
        gives: &[Label::Note],
        unless: &[],
        find: Find::One(archived),
        example: [
            "title=T. |publisher=Archived from the original |date=on 5 May 2015. |accessed=Retrieved 4 May 2017.",
            "title=T. |note=Archived from the original on 5 May 2015. |accessed=Retrieved 4 May 2017.",
        ],
        counterexample: "title=T. |publisher=Archived from the original |accessed=Retrieved in May.",
    },
    Rule {
        name: "language-remark",
        within: &[],
        gives: &[Label::Note],
        unless: &[],
        find: Find::One(language),
        example: [
            "title=Install Docker (англ.). |container-title=Docker.",
            "title=Install Docker |note=(англ.). |container-title=Docker.",
        ],
        counterexample: "title=Install Docker (quickly). |container-title=Docker.",
    },
];

/// A clause about another printing goes on to the entry's end, or to an address.
fn reprint(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let starts_clause = |at: &usize| {
        let text = parts.text(*at).trim_start_matches(['(', '[', ' ']);
        ELSEWHERE.iter().any(|cue| prefix(text, cue).is_some())
    };
    let first = (1..parts.segments.len()).find(starts_clause)?;
    let clause = parts.segments[first..].iter().take_while(|segment| !ends_clause(segment.label));
    clause.map(|segment| segment.span).reduce(Span::join)
}

fn ends_clause(label: Label) -> bool {
    matches!(
        label,
        Label::Url
            | Label::Doi
            | Label::AccessPhrase
            | Label::Accessed
            | Label::Medium
            | Label::Other
    )
}

/// `Archived from the original on 5 May 2015. `: up to its year.
fn archived(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let sentences = parts.entry.match_indices(". ").map(|(at, _)| at + 2);
    let clauses = sentences.filter_map(|start| {
        let text = &parts.entry[start..];
        let archived = ARCHIVED.iter().any(|words| prefix(text, words).is_some());
        archived.then(|| year_end(text)).flatten().map(|length| Span::new(start, start + length))
    });
    clauses.last()
}

/// Where the first year of a text ends, with the marks and blanks after it.
fn year_end(text: &str) -> Option<usize> {
    /// No such clause has more words before its year.
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
fn language(parts: &Parts<'_>, _: usize) -> Option<Span> {
    /// No remark is longer, in bytes.
    const LONGEST: usize = 40;
    let entry = parts.entry;
    let mut brackets = entry.match_indices('(').map(|(open, _)| open).filter(|open| *open > 0);
    brackets.find_map(|open| {
        let inner = &entry[open + 1..];
        let inner = &inner[..inner.bytes().take(2 * LONGEST).position(|byte| byte == b')')?];
        let words = inner.trim();
        let known = words.len() <= LONGEST && LANGUAGES.contains(words.to_lowercase().as_str());
        let rest = entry[open + inner.len() + 2..].trim_start_matches(['.', ',', ';', ' ', '\n']);
        known.then(|| Span::new(open, entry.len() - rest.len()))
    })
}
