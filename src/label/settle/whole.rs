//! Brackets that were torn over segments, and what stands behind the editors and volumes of a book.

use super::{Find, Parts, Rule};
use crate::label::Label;
use crate::lexicon::names::credited;
use crate::span::Span;

/// No description in brackets is longer, in bytes, and no clause about another printing.
const LONGEST: usize = 600;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "role-after-names",
        within: &[Label::Title, Label::Genre, Label::Medium, Label::Note, Label::Other],
        gives: &[Label::Author],
        unless: &[],
        find: Find::One(role),
        example: [
            "author=Doe, J., & Roe, R. |title=(Executive Producers). |date=(2002). |genre=Bread",
            "author=Doe, J., & Roe, R. (Executive Producers). |date=(2002). |genre=Bread",
        ],
        counterexample: "author=Doe, J. |title=(Bread). |date=(2002).",
    },
    Rule {
        name: "torn-description",
        within: &[Label::Title, Label::Genre, Label::Medium, Label::ContainerTitle],
        gives: &[Label::Genre],
        unless: &[],
        find: Find::One(description),
        example: [
            "author=Doe, J. |title=Bread [Review of Salt, |author=by R. Roe]. |container-title=Food.",
            "author=Doe, J. |title=Bread |genre=[Review of Salt, by R. Roe]. |container-title=Food.",
        ],
        counterexample: "title=Bread |genre=[Doctoral dissertation, |publisher=University of Oven].",
    },
    Rule {
        name: "site-after-description",
        within: &[Label::Author],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(site),
        example: [
            "author=Doe, J. |title=Bread |genre=[Review of Salt, by R. Roe]. |author=Food Club. ",
            "author=Doe, J. |title=Bread |genre=[Review of Salt, by R. Roe]. |container-title=Food Club. ",
        ],
        counterexample: "genre=[Review]. |author=Doe, J. |title=Bread",
    },
    Rule {
        name: "torn-note",
        within: &[Label::Note],
        gives: &[],
        unless: &[],
        find: Find::One(note),
        example: [
            "title=Bread. |note=(Reprinted from |title=Salt, |date=1981, |container-title=Food)",
            "title=Bread. |note=(Reprinted from Salt, 1981, Food)",
        ],
        counterexample: "title=Bread. |note=(in Dutch) |date=1981.",
    },
    Rule {
        name: "container-after-editors",
        within: &[Label::Publisher],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(|parts, at| after_editors(parts, at).then(|| first_sentence(parts, at))?),
        example: [
            "title=One. |editor=In R. Roe (Ed.), |publisher=Bread. Oven Press.",
            "title=One. |editor=In R. Roe (Ed.), |container-title=Bread. |publisher=Oven Press.",
        ],
        counterexample: "title=One. |editor=R. Roe, Ed. |publisher=Bread. Oven Press.",
    },
    Rule {
        name: "title-of-volume",
        within: &[Label::Publisher],
        gives: &[Label::Title],
        unless: &[Label::Title],
        find: Find::One(|parts, at| after_series(parts, at).then(|| first_sentence(parts, at))?),
        example: [
            "editor=Roe, R. (Ed.). |collection-title=Notes on food: |volume=Vol. 9. |publisher=Bread. Oven.",
            "editor=Roe, R. (Ed.). |collection-title=Notes on food: |volume=Vol. 9. |title=Bread. |publisher=Oven.",
        ],
        counterexample: "collection-title=Notes on food |volume=9. |publisher=Bread. Oven.",
    },
    Rule {
        name: "book-of-volume",
        within: &[Label::CollectionTitle],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(|parts, at| after_series(parts, at).then(|| parts.span(at))),
        example: [
            "title=Salt. |collection-title=Notes on food: |volume=Vol. 9. |collection-title=Bread |pages=(pp. 2–3).",
            "title=Salt. |collection-title=Notes on food: |volume=Vol. 9. |container-title=Bread |pages=(pp. 2–3).",
        ],
        counterexample: "title=Salt. |collection-title=Notes on food |pages=(pp. 2–3).",
    },
];

/// `(Executive Producers). ` after the names of those who were.
fn role(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let inner = parts.text(at).trim().trim_end_matches(['.', ',']).strip_prefix('(')?;
    let role = credited(inner.strip_suffix(')')?).is_some();
    (role && parts.before(at) == Some(Label::Author)).then(|| parts.span(at))
}

/// `[Review of Salt, by R. Roe]. `, of which not all was read as one description.
fn description(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let open = text.rfind('[').filter(|open| !text[*open..].contains(']'))?;
    // A university in the bracket of a thesis is its publisher.
    if parts.label(at + 1)? == Label::Publisher {
        return None;
    }
    let start = parts.span(at).start + open;
    let rest = &parts.entry[start..];
    let close = rest[..rest.floor_char_boundary(LONGEST)].find(']')?;
    let inner = &rest[1..close];
    let words = inner.contains(' ') && !inner.contains(['[', '\n']) && !inner.contains("http");
    let end = start + close + 1;
    let marks = parts.entry[end..].len() - parts.entry[end..].trim_start_matches(['.', ' ']).len();
    words.then(|| Span::new(start, end + marks))
}

/// `Food Club. ` after a description whose last words were read as a name.
fn site(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let first = parts.segments.iter().position(|segment| segment.label == Label::Author)?;
    let described = at > 0 && parts.text(at - 1).trim_end().ends_with("].");
    let plain = !parts.text(at).contains([',', '&']);
    (first < at && described && plain).then(|| parts.span(at))
}

/// `(Reprinted from Salt, 1981, Food)`, of which only the beginning was read as a note.
fn note(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let span = parts.span(at);
    let rest = &parts.entry[span.start..];
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    if !rest.starts_with('(') {
        return None;
    }
    let mut depth = 0_i32;
    let close = rest.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    });
    let end = span.start + close?.0 + 1;
    (end > span.end).then(|| Span::new(span.start, end))
}

/// Whether the segment stands after "In R. Roe (Ed.), ".
fn after_editors(parts: &Parts<'_>, at: usize) -> bool {
    parts.before(at) == Some(Label::Editor) && {
        let editors = parts.text(at - 1).trim();
        editors.starts_with(['I', 'i']) && editors[1..].starts_with("n ") && editors.ends_with("),")
    }
}

/// Whether the segment stands after "Notes on food: Vol. 9. ".
fn after_series(parts: &Parts<'_>, at: usize) -> bool {
    at > 1
        && parts.before(at) == Some(Label::Volume)
        && parts.before(at - 1) == Some(Label::CollectionTitle)
        && parts.text(at - 2).trim_end().ends_with(':')
}

/// The first sentence of a segment that has several.
fn first_sentence(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let end = parts.text(at).find(". ").filter(|end| end + 2 < parts.text(at).len())?;
    let start = parts.span(at).start;
    Some(Span::new(start, start + end + 2))
}
