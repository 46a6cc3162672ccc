//! Lists of persons: the parts between commas and conjunctions, and which of them make a name.

use super::body::is_body;
use super::divide;
use super::marks::{trim, without_roles};
use super::person::{
    direct, inverted, is_given_name, is_initials, is_particle, is_suffix, is_title, widen_family,
};
use crate::item::Name;

/// A part of a list of names, and whether a comma stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    text: &'a str,
    after_comma: bool,
}

impl Part<'_> {
    /// The ellipsis in the place of names that are left out.
    const ELLIPSIS: Self = Self { text: "…", after_comma: true };

    fn is_ellipsis(&self) -> bool {
        self.text == Self::ELLIPSIS.text
    }

    /// `J. Doe`, and the ellipsis between such names.
    fn starts_with_initials(&self) -> bool {
        let first = self.text.split_once(' ').map(|(first, _)| first);
        self.is_ellipsis() || first.is_some_and(|word| word.contains('.') && is_initials(word))
    }
}

/// The parts between commas and conjunctions.
pub(super) fn parts(chunk: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for between in divide(chunk, |c| matches!(c, ',' | '，' | '،')) {
        let mut after_comma = true;
        for text in split_conjunctions(between) {
            let name = text.trim_start_matches(['…', '.', ' ', '&', '#', '*']);
            let marks = &text[..text.len() - name.len()];
            let text = without_roles(trim(name));
            if !text.is_empty() {
                let left_out = marks.contains('…') || marks.matches('.').count() > 2;
                if left_out && !parts.is_empty() {
                    parts.push(Part::ELLIPSIS);
                }
                parts.push(Part { text, after_comma });
            }
            after_comma = false;
        }
    }
    with_lost_commas(&parts)
}

/// "Doe, J. Roe, R.": between initials on either side, a family name has lost the comma before it.
fn with_lost_commas<'a>(parts: &[Part<'a>]) -> Vec<Part<'a>> {
    let mut apart = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| parts[at]);
        match lost_comma(before, *part, parts.get(at + 1).copied()) {
            Some(halves) => apart.extend(halves.map(|text| Part { text, after_comma: true })),
            None => apart.push(*part),
        }
    }
    apart
}

/// The initials of one name and the family name of the next, in one part between others.
fn lost_comma<'a>(
    before: Option<Part<'_>>,
    part: Part<'a>,
    next: Option<Part<'_>>,
) -> Option<[&'a str; 2]> {
    let (initials, family) = part.text.split_once(' ')?;
    let next = next.filter(|next| next.after_comma && next.text.contains('.'))?;
    let inverted = part.after_comma
        && Shape::of(before?.text) == Shape::Word
        && Shape::of(next.text) == Shape::Initials;
    let parted = initials.ends_with('.') && is_initials(initials);
    (inverted && parted && Shape::of(family) == Shape::Word).then_some([initials, family])
}

/// "and", in the languages of the word lists.
pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "&"
            | "und"
            | "et"
            | "y"
            | "e"
            | "og"
            | "och"
            | "en"
            | "i"
            | "и"
            | "та"
            | "ve"
            | "ja"
            | "dan"
            | "és"
            | "و"
            | "și"
            | "şi"
            | "και"
            | "with"
            | "a"
            | "u."
            | "nd"
            | "AND"
            | "UND"
    )
}

/// `text` divided at its conjunctions; two of them in a row make one division.
pub(super) fn split_conjunctions(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len();
        if is_conjunction(word) && !(word == "y" && is_double(&text[start..at], &text[end..])) {
            found.push(&text[start..at]);
            start = end;
        }
        at = end + 1;
    }
    found.push(&text[start.min(text.len())..]);
    found
}

/// "José Ortega y Gasset": one Spanish name, not two.
fn is_double(before: &str, after: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let alone = before.trim() == last;
    let given = is_initials(last) || alone && is_given_name(last);
    let mut after = after.split_whitespace();
    !last.is_empty() && !given && after.next().is_some() && after.next().is_none()
}

/// "Richtlijnen Jeugdhulp en Jeugdbescherming": what stands after the conjunction is no name.
pub(super) fn is_torn_body(parts: &[Part]) -> bool {
    matches!(parts, [first, last] if !last.after_comma
        && Shape::of(first.text) == Shape::Words
        && Shape::of(last.text) == Shape::Word
        && !is_body(last.text)
        && !starts_given(first.text))
}

/// Persons, of parts that are whole names, family names or given names.
pub(super) fn people(parts: &[Part], single: bool) -> Vec<Name> {
    // Among others "Magee AI" is a person; alone it could be a body.
    let initialled =
        |part: &Part| parts.len() > 1 && part.text.rsplit(' ').next().is_some_and(is_initials);
    let initials_first = parts.len() > 1 && parts.iter().all(Part::starts_with_initials);
    let mut names = Vec::with_capacity(parts.len());
    let mut persons = false;
    let mut rest = parts;
    while let [part, after @ ..] = rest {
        if part.is_ellipsis() {
            names.push(Name::others());
            rest = after;
            continue;
        }
        let (mut name, taken) = if is_title(part.text) && after.is_empty() && !names.is_empty() {
            break;
        } else if takes_given(part, after, single && names.is_empty(), names.is_empty()) {
            (inverted(part.text, after[0].text), 2)
        } else if part.text.contains(' ') && !initialled(part) && is_body(part.text) {
            (Name::literal(part.text), 1)
        } else {
            (direct(part.text), 1)
        };
        if initials_first {
            widen_family(&mut name);
        }
        // "Doe, J., & Silva": among persons even a lone name is one's family name.
        let lone = taken == 1 && persons && single_family(part.text);
        if lone {
            name = Name { family: name.literal.take(), ..name };
        }
        rest = &rest[taken..];
        // "Doe, J., K., Roe, R.": a comma stands between initials.
        if taken == 2
            && let [next, after @ ..] = rest
            && next.after_comma
            && is_lone_initial(next.text)
            && after.first().is_none_or(|part| Shape::of(part.text) == Shape::Word)
            && let Some(given) = name.given.as_mut().filter(|given| is_initials(given))
        {
            given.extend([" ", next.text]);
            rest = after;
        }
        while let [next, after @ ..] = rest
            && next.after_comma
            && (is_suffix(next.text) || is_credential(next.text))
        {
            if is_suffix(next.text) {
                name.suffix = Some(next.text.to_owned());
                // "Dyke, III": who has a suffix has a family name.
                name.family = name.family.or_else(|| name.literal.take());
            }
            rest = after;
        }
        persons |= has_family(&name);
        names.push(name);
    }
    names.shrink_to_fit();
    names
}

/// "K."
fn is_lone_initial(text: &str) -> bool {
    text.trim_end_matches('.').chars().count() == 1 && is_initials(text)
}

fn has_family(name: &Name) -> bool {
    name.family.is_some() && name.given.is_some()
}

/// One word with a capital and small letters, which is no body's.
fn single_family(text: &str) -> bool {
    !text.contains(' ')
        && text.starts_with(char::is_uppercase)
        && text.chars().skip(1).any(char::is_lowercase)
        && !text.contains(|c: char| c.is_ascii_digit() || c == '.')
        && !is_body(text)
}

/// Whether `part` is a family name, and the part after it its given name.
fn takes_given(part: &Part, after: &[Part], single: bool, first: bool) -> bool {
    let [next, beyond @ ..] = after else { return false };
    if !next.after_comma || is_suffix(next.text) || is_credential(next.text) {
        return false;
    }
    if next.is_ellipsis() {
        return false;
    }
    let shape = Shape::of(part.text);
    let given = Shape::of(next.text);
    let own_given = || {
        // "Emily Dorne, Somasundaram, D.": the next part has its own given name.
        matches!(given, Shape::Word | Shape::Words)
            && beyond
                .first()
                .is_some_and(|part| part.after_comma && Shape::of(part.text) == Shape::Initials)
    };
    match (shape, given) {
        (Shape::Initials, Shape::Initials) => {
            !part.text.contains('.') && part.text.chars().count() > 1
        }
        // "LI, Justin": a short family name in capitals.
        (Shape::Initials, _) => (single || first) && is_short_family(part.text, next.text),
        (Shape::Full, _) => given == Shape::Initials && (single || is_shouted_family(part.text)),
        (_, Shape::Initials) => true,
        (Shape::Word, Shape::Word | Shape::Words) => {
            !(own_given() || next.text.contains(' ') && is_body(next.text))
        }
        (Shape::Word, Shape::Full) => {
            !is_initials(next.text.split(' ').next().unwrap_or_default()) || beyond.is_empty()
        }
        (Shape::Words, _) if single => true,
        // "ROE DOE, Jane"
        (Shape::Words, _) if is_shouted_family(part.text) && starts_given(next.text) => true,
        (Shape::Words, Shape::Word) => {
            !own_given() && !starts_given(part.text) && !is_body(part.text)
        }
        (Shape::Words, _) => {
            beyond.is_empty() && !starts_given(part.text) && next.text.split(' ').all(is_given_name)
        }
    }
}

/// "MIR PUIG": words in capitals, of which the first is short.
fn is_shouted_family(text: &str) -> bool {
    let shouted = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    text.contains(' ') && text.split(' ').all(shouted)
}

/// "LI, Justin"
fn is_short_family(family: &str, given: &str) -> bool {
    family.chars().count() > 1 && !family.contains('.') && given.starts_with(char::is_uppercase)
}

/// "PhD", "Ph.D.", "LL.D.": what stands after a name and is no part of it.
fn is_credential(text: &str) -> bool {
    is_title(text) && (!is_initials(text) || text.starts_with("Ph") || text.starts_with("LL"))
}

/// Whether the first word is a common given name.
pub(super) fn starts_given(text: &str) -> bool {
    text.split(' ').next().is_some_and(is_given_name)
}

/// What the words of a part look like.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Shape {
    /// `J. K.`, `JK`, perhaps with a particle: `H. von`
    Initials,
    /// `Doe`, `von der Doe`
    Word,
    /// `Jane Doe`, `García Márquez`
    Words,
    /// `J. Doe`, `Doe JK`
    Full,
}

impl Shape {
    fn of(text: &str) -> Self {
        let mut initial = 0;
        let mut other = 0;
        for word in text.split_whitespace() {
            if is_suffix(word) {
                // belongs to whatever it follows
            } else if is_initials(word) && !is_shouted_particle(text, word) {
                initial += 1;
            } else if !(is_particle(word) || word == "v.") {
                other += 1;
            }
        }
        match (initial, other) {
            (1.., 0) => Self::Initials,
            (0, 0 | 1) => Self::Word,
            (0, _) => Self::Words,
            _ => Self::Full,
        }
    }
}

/// "DO NASCIMENTO": a particle in capitals looks like initials.
fn is_shouted_particle(text: &str, word: &str) -> bool {
    word.len() > 1
        && !word.contains('.')
        && !text.ends_with(word)
        && is_particle(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &str, families: &[&str]) {
        let names = people(&parts(list), false);
        let read: Vec<&str> = names.iter().filter_map(|name| name.family.as_deref()).collect();
        assert_eq!(read, families);
    }

    #[test]
    fn family_names_of_several_words() {
        check("I. Doe, A. Salazar Bar On, and S. Poe", &["Doe", "Salazar Bar On", "Poe"]);
        check("I. Doe, A. Robert Roe", &["Doe", "Roe"]);
        check("Irene Doe, A. Salazar Roe", &["Doe", "Roe"]);
        check("ROE PUIG, S.", &["ROE PUIG"]);
    }

    #[test]
    fn commas_too_few_and_too_many() {
        check("Doe, J. Roe, R., Poe, P.", &["Doe", "Roe", "Poe"]);
        check("Doe, J. Roe, R. Poe", &["Roe", "Poe"]);
        check("Doe, J., K., Roe, R., P.", &["Doe", "Roe"]);
        check("Doe, John B., and Roe, F. Richard", &["Doe", "Roe"]);
    }
}
