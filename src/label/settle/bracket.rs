//! What stands in brackets.

use super::{Find, Parts, Rule, marks, unmarked};
use crate::grammar::date::{Atom, atoms};
use crate::label::Label;
use crate::lexicon::Words;
use crate::lexicon::names::{EDITORS, TRANSLATORS};
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "date-in-brackets",
        within: &[],
        gives: &[Label::Date],
        unless: &[],
        find: Find::One(date),
        example: [
            "author=Reuters. (44 B.C.E.). |title=Bread.",
            "author=Reuters. |date=(44 B.C.E.). |title=Bread.",
        ],
        counterexample: "title=Bread (2020). |date=1999",
    },
    Rule {
        name: "version-in-brackets",
        within: &[],
        gives: &[Label::Edition],
        unless: &[],
        find: Find::One(version),
        example: [
            "date=(2020). |title=Bread (Version |date=2021b) |medium=[Software].",
            "date=(2020). |title=Bread |edition=(Version 2021b) |medium=[Software].",
        ],
        counterexample: "date=(2020). |title=Bread (Version for children) |medium=[Software].",
    },
    Rule {
        name: "bracket-of-date",
        within: &[Label::Date],
        gives: &[],
        unless: &[],
        find: Find::One(|parts, at| opened_before(parts, at, 20)),
        example: [
            "author=Doe, J. (ca. |date=1974, May 1). |title=Bread.",
            "author=Doe, J. |date=(ca. 1974, May 1). |title=Bread.",
        ],
        counterexample: "author=Doe, J. (NATO). |date=1974.",
    },
    Rule {
        name: "bracket-of-names",
        within: &[Label::Editor, Label::Translator],
        gives: &[],
        unless: &[],
        find: Find::One(|parts, at| opened_before(parts, at, 200)),
        example: [
            "title=Bread (R. Roe & |editor=P. Poe, Eds.). |publisher=Oven.",
            "title=Bread |editor=(R. Roe & P. Poe, Eds.). |publisher=Oven.",
        ],
        counterexample: "title=Bread (and salt). |editor=P. Poe, Ed. |publisher=Oven.",
    },
    Rule {
        name: "handle-after-author",
        within: &[Label::Note, Label::Other, Label::Genre, Label::Medium, Label::Title],
        gives: &[Label::Author],
        unless: &[],
        find: Find::One(handle),
        example: [
            "author=Roe, R. |note=[@rroe]. |date=(2020). |title=Bread.",
            "author=Roe, R. [@rroe]. |date=(2020). |title=Bread.",
        ],
        counterexample: "author=Roe, R. |note=[Trans.]. |date=(2020). |title=Bread.",
    },
    Rule {
        name: "editors-in-brackets",
        within: &[Label::Title],
        gives: &[Label::Editor],
        unless: &[],
        find: Find::One(|parts, at| names_in_brackets(parts, at, &EDITORS)),
        example: [
            "title=Bread (R. Roe, Ed.). |publisher=Oven.",
            "title=Bread |editor=(R. Roe, Ed.). |publisher=Oven.",
        ],
        counterexample: "title=Bread (2nd ed.). |publisher=Oven.",
    },
    Rule {
        name: "translators-in-brackets",
        within: &[Label::Title],
        gives: &[Label::Translator],
        unless: &[],
        find: Find::One(|parts, at| names_in_brackets(parts, at, &TRANSLATORS)),
        example: [
            "title=Bread (R. Roe, Trans.). |publisher=Oven.",
            "title=Bread |translator=(R. Roe, Trans.). |publisher=Oven.",
        ],
        counterexample: "title=Bread (R. Roe). |publisher=Oven.",
    },
    Rule {
        name: "translation-after-title",
        within: &[Label::ContainerTitle, Label::Publisher],
        gives: &[Label::Title],
        unless: &[],
        find: Find::One(translation),
        example: [
            "date=(1966). |title=Le pain |container-title=[The bread]. Oven.",
            "date=(1966). |title=Le pain [The bread]. |container-title=Oven.",
        ],
        counterexample: "date=(1966). |title=Le pain. |container-title=[The bread]. Oven.",
    },
    Rule {
        name: "number-after-title",
        within: &[Label::Title],
        gives: &[Label::Number],
        unless: &[Label::Number],
        find: Find::One(number),
        example: ["title=Bread (RR-1234). ", "title=Bread |number=(RR-1234). "],
        counterexample: "title=Bread (COVID-19). ",
    },
];

/// No date in brackets is longer.
const LONGEST_DATE: usize = 40;

/// `Doe, J. (ca. 1974, May 1)`, `Bread (R. Roe, Ed.)`: the bracket that closes in a date, or after
/// the names of editors, opens no more than `longest` bytes before.
fn opened_before(parts: &Parts<'_>, at: usize, longest: usize) -> Option<Span> {
    let before = parts.get(at.checked_sub(1)?)?;
    let lead = before.span.text(parts.entry);
    let lead = &lead[lead.rfind('(')?..];
    let text = parts.text(at);
    let opens = text.find('(').unwrap_or(text.len());
    let closed = text.find(')').is_some_and(|closes| closes < opens);
    let torn = (closed || is_role_alone(text)) && !lead.contains(')');
    (torn && lead.len() <= longest && lead.len() < before.span.len())
        .then(|| Span::new(before.span.end - lead.len(), parts.span(at).end))
}

/// `Le pain [The bread]. `: brackets after a title that has no stop before them hold its translation.
fn translation(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let close = text.find("]. ").filter(|_| text.starts_with('['))? + 1;
    let before = parts.get(at.checked_sub(1)?)?;
    let title = before.span.text(parts.entry);
    let open = before.label == Label::Title && title.strip_suffix(' ') == Some(unmarked(title));
    let words = text[..close].contains(' ') && !text[1..close].contains('[');
    let Span { start, .. } = parts.span(at);
    (open && words).then(|| Span::new(start, start + close + marks(&text[close..])))
}

/// `Roe, R. [@rroe]. `: what an author is called on a platform stands beside the name.
fn handle(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let close = text.find(']').filter(|_| text.starts_with("[@"))? + 1;
    let end = close + marks(&text[close..]);
    let Span { start, .. } = parts.span(at);
    let whole = !text[..close].contains(char::is_whitespace);
    (whole && parts.before(at) == Some(Label::Author)).then(|| Span::new(start, start + end))
}

/// `Eds.). `: all that is left of a bracket with names.
fn is_role_alone(text: &str) -> bool {
    let word = text.split(['.', ' ', ')']).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && text[word.len()..].starts_with('.') && is_role(word)
}

fn is_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    EDITORS.contains(lower.as_str()) || TRANSLATORS.contains(lower.as_str())
}

/// `Bread (R. Roe, Ed.). `: names in brackets after a title, all read as part of it.
fn names_in_brackets(parts: &Parts<'_>, at: usize, roles: &Words) -> Option<Span> {
    let bare = unmarked(parts.text(at)).strip_suffix(".)")?;
    let open = bare.rfind('(').filter(|open| *open > 0)?;
    let (_, role) = bare[open..].rsplit_once(", ")?;
    // "Ed. & Trans." edited it in the first place.
    let first = role.split(['.', ' ']).next().unwrap_or_default();
    let named =
        first.starts_with(char::is_uppercase) && roles.contains(first.to_lowercase().as_str());
    named.then(|| parts.from(at, open))
}

/// `Bread (RR-1234). `, `Bread. RR-1234. `: the number of a report, read as part of its title.
fn number(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let bare = unmarked(parts.text(at));
    let (bare, start) = match bare.strip_suffix(')') {
        Some(bare) => (bare, bare.rfind('(')?),
        None => (bare, [". ", "? ", "! "].iter().filter_map(|mark| bare.rfind(mark)).max()? + 2),
    };
    let number = bare[start..].trim_start_matches('(');
    (start > 0 && is_number(number)).then(|| parts.from(at, start))
}

/// `RR-1234`, `WP-2021/04`, `Video RR-1234`, `No. 12`; not `COVID-19`, `CO2` or a year.
fn is_number(text: &str) -> bool {
    let (kind, number) = text.rsplit_once(' ').unwrap_or(("", text));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "-/.".contains(c);
    let coded = digits > 3 && number.chars().all(code) && number.contains(char::is_uppercase);
    coded && !kind.contains(' ') || digits > 0 && kind == "No."
}

/// `(Version 2021b)` is no date.
fn version(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let start = parts.entry.find("(Version ")?;
    let end = start + parts.entry[start..].find(')')? + 1;
    let words = parts.entry[start..end].split(' ').count();
    (words == 2).then(|| Span::new(start, end + marks(&parts.entry[end..])))
}

/// `Reuters. (44 B.C.E.). Bread`: a date in brackets, in an entry in which no other year was read.
fn date(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let is_year = |(atom, _): &(Atom, &str)| matches!(atom, Atom::Year(_));
    let entry = parts.entry;
    let mut dates = parts.segments.iter().filter(|segment| segment.label == Label::Date);
    if dates.any(|date| atoms(date.span.text(entry)).iter().any(is_year)) {
        return None;
    }
    entry.match_indices('(').find_map(|(start, _)| {
        let inner = &entry[start + 1..];
        let inner = &inner[..inner.bytes().take(LONGEST_DATE).position(|b| b == b')')?];
        let atoms = atoms(inner);
        let end = start + inner.len() + 2;
        let whole = atoms.iter().any(is_year) && !atoms.iter().any(|(atom, _)| *atom == Atom::Word);
        whole.then(|| Span::new(start, end + marks(&entry[end..])))
    })
}
