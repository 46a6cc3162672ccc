//! Volumes, issues and pages.

use super::{Find, Parts, Rule};
use crate::grammar::mark::{is_dash, is_until};
use crate::label::Label;
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "pages-of-law-review",
        within: &[Label::Volume],
        gives: &[Label::Pages],
        unless: &[],
        find: Find::One(law_review_pages),
        example: [
            "volume=20 |container-title=Va. J.L. & Tech. |volume=338, |pages=379–80 |date=(2016)",
            "volume=20 |container-title=Va. J.L. & Tech. |pages=338, 379–80 |date=(2016)",
        ],
        counterexample: "container-title=Va. J.L. & Tech. |volume=338, |pages=379–80 |date=(2016)",
    },
    Rule {
        name: "volume-with-issue",
        within: &[Label::Volume, Label::Issue],
        gives: &[Label::Volume, Label::Issue],
        unless: &[],
        find: Find::Two(volume_with_issue),
        example: [
            "title=T. |issue=(42:4), |date=2000, |pages=55-69.",
            "title=T. |volume=(42:|issue=4), |date=2000, |pages=55-69.",
        ],
        counterexample: "volume=12:345 |date=(1999)",
    },
    Rule {
        name: "volume-of-series",
        within: &[Label::Pages],
        gives: &[Label::Volume, Label::Pages],
        unless: &[Label::Volume],
        find: Find::Two(volume_of_series),
        example: [
            "container-title=Bread Lett. B|pages=12-13, 45c |date=(2000).",
            "container-title=Bread Lett. B|volume=12-13, |pages=45c |date=(2000).",
        ],
        counterexample: "container-title=Bread Letters, |pages=12-13, 45 |date=(2000).",
    },
    Rule {
        name: "timecode",
        within: &[],
        gives: &[Label::Note],
        unless: &[],
        find: Find::One(timecode),
        example: [
            "container-title=“Air”, |volume=[16:|pages=45 - 17:50]",
            "container-title=“Air”, |note=[16:45 - 17:50]",
        ],
        counterexample: "container-title=Air |volume=16:|pages=45-50",
    },
];

/// `volume container volume pages`: the second volume is the page that the article starts on.
fn law_review_pages(parts: &Parts<'_>, at: usize) -> Option<Span> {
    const BEFORE: [Option<Label>; 2] = [Some(Label::Volume), Some(Label::ContainerTitle)];
    let before = [parts.label(at.checked_sub(2)?), parts.before(at)];
    (before == BEFORE && parts.label(at + 1) == Some(Label::Pages)).then(|| parts.span(at))
}

/// `(42:4)` beside pages is a volume and its issue.
fn volume_with_issue(parts: &Parts<'_>, at: usize) -> Option<[Span; 2]> {
    let (volume, issue) = parts.text(at).split_once(':')?;
    let counts = |label| matches!(label, Label::Volume | Label::Issue);
    let counted = || parts.segments.iter().filter(|segment| counts(segment.label));
    let alone = is_number(volume) && is_number(issue) && counted().take(2).count() == 1;
    if !alone || !parts.has(Label::Pages) {
        return None;
    }
    let span = parts.span(at);
    let cut = span.start + volume.len() + 1;
    Some([Span::new(span.start, cut), Span::new(cut, span.end)])
}

/// `Bread Lett. B|12-13, 45c`: what is glued to the letter of a journal's series is its volume.
fn volume_of_series(parts: &Parts<'_>, at: usize) -> Option<[Span; 2]> {
    let glued = at > 0
        && parts.before(at) == Some(Label::ContainerTitle)
        && parts.text(at - 1).ends_with(|c: char| c.is_ascii_uppercase());
    let (volume, page) = parts.text(at).split_once(", ").filter(|_| glued)?;
    let counted = volume.chars().all(|c| c.is_ascii_digit() || is_dash(c));
    let span = parts.span(at);
    let cut = span.start + volume.len() + ", ".len();
    (counted && page.contains(|c: char| c.is_ascii_digit()))
        .then(|| [Span::new(span.start, cut), Span::new(cut, span.end)])
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_matches(['(', ')', ' ', ',', '.']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `[16:45 - 17:50]` is a stretch of a recording, not a volume and pages.
fn timecode(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let counts = |label| matches!(label, Label::Volume | Label::Issue | Label::Pages);
    let first = parts.segments.iter().position(|segment| counts(segment.label))?;
    let run = parts.segments[first..].iter().take_while(|segment| counts(segment.label));
    let span = run.map(|segment| segment.span).reduce(Span::join)?;
    let text = span.text(parts.entry).trim().trim_matches(['[', ']', '(', ')', '.', ',']);
    let (from, to) = text.split_once(is_until)?;
    (is_time(from.trim()) && is_time(to.trim())).then_some(span)
}

/// `16:45`, `1:02:03`
fn is_time(text: &str) -> bool {
    let digits =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.contains(':') && text.split(':').all(digits)
}
