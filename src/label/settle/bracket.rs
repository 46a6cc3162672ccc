//! What stands in brackets.

use super::{Correction, has, marks, unmarked};
use crate::grammar::date::{Atom, atoms};
use crate::label::{Label, Segment};
use crate::span::Span;

/// What the names of editors and translators in brackets end with.
const ROLES: [(&str, Label); 4] = [
    (", Ed.)", Label::Editor),
    (", Eds.)", Label::Editor),
    (", Ed. & Trans.)", Label::Editor),
    (", Trans.)", Label::Translator),
];

/// Nobody opens more brackets early; it keeps the time in step with the length.
const MOST: usize = 16;

/// No date in brackets is longer.
const LONGEST_DATE: usize = 40;

/// `Doe, J. (ca. 1974, May 1)`, `Bread (R. Roe, Ed.)`: the bracket that closes in a date, or after
/// the names of editors, opens there too.
pub(super) fn opened_before(entry: &str, segments: &[Segment]) -> Vec<Correction> {
    let found = segments.windows(2).filter_map(|pair| {
        let [before, part] = pair else { return None };
        // Nothing longer stands before the year of a date.
        let longest = match part.label {
            Label::Date => 20,
            Label::Editor | Label::Translator => 200,
            _ => return None,
        };
        let lead = before.span.text(entry);
        let lead = &lead[lead.rfind('(')?..];
        let text = part.span.text(entry);
        let opens = text.find('(').unwrap_or(text.len());
        let role = ["Ed.", "Eds.", "Trans."].iter().any(|role| text.starts_with(role));
        let closed = text.find(')').is_some_and(|closes| closes < opens);
        let torn = (closed || role) && !lead.contains(')');
        let span = Span::new(before.span.end - lead.len(), part.span.end);
        (torn && lead.len() <= longest && lead.len() < before.span.len())
            .then_some((span, part.label))
    });
    found.take(MOST).collect()
}

/// `Bread (R. Roe, Ed.). `: names in brackets after a title, all read as part of it.
pub(super) fn editors(entry: &str, segments: &[Segment]) -> Option<Correction> {
    segments.iter().filter(|segment| segment.label == Label::Title).find_map(|title| {
        let text = title.span.text(entry);
        let bare = unmarked(text);
        let (_, label) = ROLES.iter().find(|(role, _)| bare.ends_with(role))?;
        let open = bare.rfind('(').filter(|open| *open > 0)?;
        Some((Span::new(title.span.start + open, title.span.end), *label))
    })
}

/// `Bread (RR-1234). `, `Bread. RR-1234. `: the number of a report, read as part of its title.
pub(super) fn number(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.iter().filter(|segment| segment.label == Label::Title).find_map(|title| {
        let text = title.span.text(entry);
        let bare = unmarked(text);
        let (bare, start) = match bare.strip_suffix(')') {
            Some(bare) => (bare, bare.rfind('(')?),
            None => {
                (bare, [". ", "? ", "! "].iter().filter_map(|mark| bare.rfind(mark)).max()? + 2)
            }
        };
        let number = bare[start..].trim_start_matches('(');
        (start > 0 && is_number(number))
            .then(|| Span::new(title.span.start + start, title.span.end))
    });
    found.filter(|_| !has(segments, Label::Number)).map(|span| (span, Label::Number))
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
pub(super) fn version(entry: &str, _: &[Segment]) -> Option<Correction> {
    let found = entry.find("(Version ").and_then(|start| {
        let end = start + entry[start..].find(')')? + 1;
        let text = &entry[start..end];
        let short = text.split(' ').count() == 2;
        short.then(|| Span::new(start, end + marks(&entry[end..])))
    });
    found.map(|span| (span, Label::Edition))
}

/// `Reuters. (44 B.C.E.). Bread`: a date in brackets, in an entry in which no other year was read.
pub(super) fn date(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let is_year = |(atom, _): &(Atom, &str)| matches!(atom, Atom::Year(_));
    let mut dates = segments.iter().filter(|segment| segment.label == Label::Date);
    if dates.any(|date| atoms(date.span.text(entry)).iter().any(is_year)) {
        return None;
    }
    let found = entry.match_indices('(').find_map(|(start, _)| {
        let inner = &entry[start + 1..];
        let inner = &inner[..inner.bytes().take(LONGEST_DATE).position(|b| b == b')')?];
        let atoms = atoms(inner);
        let end = start + inner.len() + 2;
        let whole = atoms.iter().any(is_year) && !atoms.iter().any(|(atom, _)| *atom == Atom::Word);
        whole.then(|| Span::new(start, end + marks(&entry[end..])))
    });
    found.map(|span| (span, Label::Date))
}
