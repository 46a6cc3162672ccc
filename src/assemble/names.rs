//! Lists of names, in every usual order and with every usual separator.
//!
//! | text | names |
//! |---|---|
//! | `Doe, J. K., & Roe, R.` | Doe J. K.; Roe R. |
//! | `J. K. Doe and R. Roe` | the same |
//! | `Doe JK, Roe R, et al.` | the same, without full stops |
//! | `Doe, Jane, and Richard Roe` | Doe Jane; Roe Richard |
//! | `Küsters, Ralf ; Wilke, Thomas:` | Küsters Ralf; Wilke Thomas |
//! | `Ministry of Health, Labour and Welfare` | one body |

use super::body::{has_cue, has_initials_after_comma, is_body};
use super::person::{
    direct, east_asian, inverted, is_east_asian, is_given_name, is_initials, is_particle,
    is_suffix, is_title,
};
use super::text::{line, strip, trailing_year};
use super::words::{OTHERS, ROLES};
use crate::item::Name;
use crate::span::Span;

/// What is known of the entry that the names stand in.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// Whether the text is Chinese, so that the first character of a name is the family's.
    pub chinese: bool,
    /// The letters of the container, the publisher and the host: a name that is also one of these
    /// is a body's.
    pub outlets: Vec<String>,
}

impl Surroundings {
    /// Whether `name` is also the name of the outlet, or its host.
    fn names_outlet(&self, name: &str) -> bool {
        let letters = letters(name);
        letters.len() > 5
            && !name.contains(',')
            && !starts_given(name)
            && !name.split(' ').any(is_conjunction)
            && self.outlets.iter().any(|outlet| outlet.contains(&letters))
    }
}

/// The letters of a name, in lower case.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whose names they are: those of editors and translators have words before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Those who wrote the work.
    Author,
    /// Those who edited or translated it.
    Editor,
}

/// The names in a segment.
pub(super) fn read(raw: &str, role: Role, around: &Surroundings) -> Vec<Name> {
    let text = unannotated(&line(raw));
    let text = without_year(without_tail(&text));
    let text = if role == Role::Author {
        text.strip_prefix("by ").unwrap_or(text)
    } else {
        without_lead(text)
    };
    if text.is_empty() || is_repetition(text) {
        return Vec::new();
    }
    if is_whole_body(text) || around.names_outlet(text) {
        return bodies(text);
    }
    let chunks = divide(text, |c| matches!(c, ';' | '；' | '•' | '|' | '、' | '/'));
    let single = chunks.len() > 1;
    chunks.into_iter().flat_map(|chunk| chunk_names(chunk, single, around)).collect()
}

/// A dash in the place of the authors of the entry before.
pub(super) fn is_repetition(raw: &str) -> bool {
    let dashes = || raw.chars().filter(|c| matches!(c, '-' | '–' | '—' | '―' | '_')).count();
    !raw.contains(char::is_alphanumeric) && (dashes() > 1 || raw.contains(['—', '―']))
}

/// The names of one part between semicolons or slashes.
fn chunk_names(chunk: &str, single: bool, around: &Surroundings) -> Vec<Name> {
    let chunk = without_tail(chunk);
    if chunk.is_empty() {
        Vec::new()
    } else if is_east_asian(chunk) {
        east_asian_names(chunk, around)
    } else if is_whole_body(chunk) || around.names_outlet(chunk) {
        bodies(chunk)
    } else {
        let parts = parts(chunk);
        if is_torn_body(&parts) { bodies(chunk) } else { people(&parts, single) }
    }
}

/// "Richtlijnen Jeugdhulp en Jeugdbescherming": what stands after the conjunction is no name.
fn is_torn_body(parts: &[Part]) -> bool {
    matches!(parts, [first, last] if !last.after_comma
        && Shape::of(first.text) == Shape::Words
        && Shape::of(last.text) == Shape::Word
        && !is_body(last.text)
        && !starts_given(first.text))
}

/// Whether all of `text` is the name of one body, or of several.
fn is_whole_body(text: &str) -> bool {
    let people = text.contains([';', '；']) && !has_cue(text) || is_east_asian(text);
    !people && is_body(text) && !ends_in_person(text)
}

/// "BBC News and J. Doe": a list that also holds persons.
fn ends_in_person(text: &str) -> bool {
    has_initials_after_comma(text)
        || text.split(" and ").chain(text.split(" & ")).skip(1).any(|part| {
            part.split_whitespace().next().is_some_and(|word| {
                word.len() > 1
                    && word.ends_with('.')
                    && is_initials(word)
                    && !word.starts_with("U.")
            })
        })
}

/// One body, or a list of short ones: "IEA, IRENA, World Bank", "PCI e FGCI".
fn bodies(text: &str) -> Vec<Name> {
    let acronym = |part: &str| {
        part.len() <= 7
            && !part.contains(char::is_lowercase)
            && part.chars().any(char::is_alphabetic)
    };
    let listed = divide(text, |c| c == ',');
    let short = |part: &&str| acronym(strip(part)) || part.split_whitespace().count() <= 2;
    if listed.len() > 2
        && listed.iter().all(|part| short(part))
        && listed.iter().filter(|part| acronym(strip(part))).count() > 1
    {
        return listed.into_iter().map(|part| Name::literal(strip(part))).collect();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [first, conjunction, last] = words[..]
        && is_conjunction(conjunction)
        && acronym(first)
        && acronym(last)
    {
        return vec![Name::literal(first), Name::literal(last)];
    }
    vec![Name::literal(strip(text))]
}

/// Chinese, Japanese and Korean names are divided by commas and interpuncts.
fn east_asian_names(chunk: &str, around: &Surroundings) -> Vec<Name> {
    let names = divide(chunk, |c| matches!(c, ',' | '，' | '；'));
    let names = names.into_iter().map(strip).filter(|name| !name.is_empty());
    let names = names.filter(|name| !ROLES.contains(name) && !OTHERS.contains(name));
    names
        .map(|name| {
            let bare = name.trim_end_matches(['等', '著', '编', '译', '編', '訳']).trim();
            if !is_east_asian(bare) {
                direct(bare)
            } else if has_cue(bare)
                || is_body(bare) && bare.contains(|c: char| c.is_ascii_alphanumeric())
            {
                Name::literal(name)
            } else {
                east_asian(if bare.chars().count() > 1 { bare } else { name }, around.chinese)
            }
        })
        .collect()
}

/// A part of a list of names, and whether a comma stands before it.
#[derive(Clone, Copy, Debug)]
struct Part<'a> {
    text: &'a str,
    after_comma: bool,
}

/// The parts between commas and conjunctions.
fn parts(chunk: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for between in divide(chunk, |c| matches!(c, ',' | '，')) {
        let mut after_comma = true;
        for text in split_conjunctions(between) {
            let text = without_roles(trim(text));
            if !text.is_empty() {
                parts.push(Part { text, after_comma });
            }
            after_comma = false;
        }
    }
    parts
}

/// Marks around names go, the full stop of an initial stays.
fn trim(text: &str) -> &str {
    let bare = strip(text);
    let span = Span::of(bare, text);
    let last = bare.rsplit(' ').next().unwrap_or_default();
    if !text[span.end..].starts_with('.') || bare.ends_with('.') {
        return bare;
    }
    let last_dotted = format!("{last}.");
    let kept = is_initials(&last_dotted) || is_suffix(last) || last == "v";
    if kept { &text[span.start..=span.end] } else { bare }
}

fn is_conjunction(word: &str) -> bool {
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
            | "și"
            | "şi"
            | "și/sau"
            | "και"
            | "with"
            | "a"
            | "u."
            | "nd"
            | "et."
            | "AND"
            | "UND"
    )
}

/// `text` divided at its conjunctions; two of them in a row make one division.
fn split_conjunctions(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in text.split(' ') {
        if is_conjunction(word) {
            found.push(&text[start..at]);
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    found.push(&text[start.min(text.len())..]);
    found
}

/// `text` divided where `separates` says so, outside brackets.
fn divide(text: &str, separates: impl Fn(char) -> bool) -> Vec<&str> {
    let mut depth = 0_i32;
    let parts = text.split(move |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        depth <= 0 && separates(c)
    });
    parts.filter(|part| part.contains(char::is_alphanumeric)).collect()
}

/// Persons, of parts that are whole names, family names or given names.
fn people(parts: &[Part], single: bool) -> Vec<Name> {
    let mut names = Vec::with_capacity(parts.len());
    let mut rest = parts;
    while let [part, after @ ..] = rest {
        let (mut name, taken) = if is_title(part.text) && after.is_empty() && !names.is_empty() {
            break;
        } else if takes_given(part, after, single && names.is_empty(), names.is_empty()) {
            (inverted(part.text, after[0].text), 2)
        } else if part.text.contains(' ') && is_body(part.text) {
            (Name::literal(part.text), 1)
        } else {
            (direct(part.text), 1)
        };
        rest = &rest[taken..];
        while let [next, after @ ..] = rest
            && next.after_comma
            && (is_suffix(next.text) || is_credential(next.text))
        {
            if is_suffix(next.text) {
                name.suffix = Some(next.text.to_owned());
            }
            rest = after;
        }
        names.push(name);
    }
    names
}

/// Whether `part` is a family name, and the part after it its given name.
fn takes_given(part: &Part, after: &[Part], single: bool, first: bool) -> bool {
    let [next, beyond @ ..] = after else { return false };
    if !next.after_comma || is_suffix(next.text) || is_credential(next.text) {
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
        (Shape::Initials, Shape::Initials) => !part.text.contains('.') && part.text.len() > 1,
        (Shape::Initials, Shape::Word) => false,
        (Shape::Initials, _) => false,
        (Shape::Full, _) => single && given == Shape::Initials,
        (_, Shape::Initials) => true,
        (Shape::Word, Shape::Word | Shape::Words) => {
            !own_given() && !(next.text.contains(' ') && is_body(next.text))
        }
        (Shape::Word, Shape::Full) => {
            !is_initials(next.text.split(' ').next().unwrap_or_default())
                || first && beyond.is_empty()
        }
        (Shape::Words, _) if single => true,
        (Shape::Words, Shape::Word) => {
            !own_given() && !starts_given(part.text) && !is_body(part.text)
        }
        (Shape::Words, _) => {
            beyond.is_empty() && !starts_given(part.text) && next.text.split(' ').all(is_given_name)
        }
    }
}

/// "PhD", "Ph.D.", "LL.D.": what stands after a name and is no part of it.
fn is_credential(text: &str) -> bool {
    is_title(text) && (!is_initials(text) || text.starts_with("Ph") || text.starts_with("LL"))
}

fn starts_given(text: &str) -> bool {
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

/// `text` without bracketed remarks: roles "(Eds.)", handles "[@doe]", years "(1950–2010)".
fn unannotated(text: &str) -> String {
    if !text.contains(['(', '[', '（']) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[', '（']) {
        let Some(close) = rest[open..].find([')', ']', '）']).map(|at| open + at) else { break };
        let width = rest[open..].chars().next().map_or(1, char::len_utf8);
        let inner = &rest[open + width..close];
        let end = close + rest[close..].chars().next().map_or(1, char::len_utf8);
        let square = rest[open..].starts_with('[');
        kept.push_str(&rest[..open]);
        if !(square && open > 0 && inner.contains(char::is_lowercase)
            || is_role(inner)
            || inner.contains(|c: char| c.is_ascii_digit() || c == '@')
            || OTHERS.contains(&inner))
        {
            kept.push_str(&rest[open..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// Whether every word says what someone did.
fn is_role(text: &str) -> bool {
    let mut words = text
        .split([' ', ',', '/', '&'])
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .peekable();
    let stop = |word: &str| {
        matches!(
            word,
            "and" | "y" | "et" | "und" | "a" | "cura" | "di" | "by" | "von" | "as" | "of" | "the"
        )
    };
    words.peek().is_some()
        && words.all(|word| ROLES.contains(word.to_lowercase().as_str()) || stop(word))
}

/// `text` without what follows the last name: "et al.", "eds.", and marks.
fn without_tail(text: &str) -> &str {
    let mut rest = trim(without_others(text));
    for _ in 0..3 {
        let Some((before, role)) = rest.rsplit_once([',', ' ']) else { break };
        if !is_role(role) || role.contains(char::is_uppercase) {
            break;
        }
        rest = trim(without_others(before));
    }
    rest
}

/// `text` without "et al." at its end.
fn without_others(text: &str) -> &str {
    let end = |c: char| matches!(c, ' ' | ',' | ';' | '&' | ':' | '.' | '…');
    let bare = text.trim_end_matches(end);
    let tail = bare.char_indices().rev().nth(LONGEST_OTHERS).map_or(0, |(at, _)| at);
    let lower = bare[tail..].to_lowercase();
    let found = OTHERS.iter().find_map(|others| {
        let others = others.trim_end_matches('.');
        let at = lower.strip_suffix(others).map(|_| bare.len().saturating_sub(others.len()))?;
        let before = bare.get(..at)?;
        let apart = before.ends_with([' ', ',', ';', '.', '，', '、']) || is_east_asian(others);
        apart.then_some(before)
    });
    found.map_or(text, |without| {
        let without = without.trim_end_matches([' ', ',', ';', '&', '，', '、']);
        without.strip_suffix(" and").unwrap_or(without).trim_end_matches(',')
    })
}

/// No words for "and others" have more characters.
const LONGEST_OTHERS: usize = 16;

/// `text` without a year at its end.
fn without_year(text: &str) -> &str {
    trailing_year(text).map_or(text, |(before, _)| before)
}

/// Words before the names of editors and translators.
const LEADS: &[&str] = &[
    "by",
    "in",
    "in:",
    "en",
    "dans",
    "под",
    "herausgegeben",
    "edited",
    "translated",
    "edizione",
    "diretta",
    "cura",
    "i",
];

/// Words between those and the names.
const LINKS: &[&str] = &[
    "von",
    "by",
    "and",
    "und",
    "с",
    "англ.",
    "нем.",
    "фр.",
    "from",
    "the",
    "aus",
    "dem",
    "z",
    "par",
    "por",
    "da",
    "af",
    "av",
    "av:",
    "di",
    "cura",
    "ред.",
    "a",
];

/// `text` without the words that lead to the names of editors: "In", "edited by", "hrsg. von".
fn without_lead(text: &str) -> &str {
    let mut rest = text;
    while let Some((word, after)) = rest.split_once([' ', ':']) {
        let lower = word.trim_end_matches(['.', ',']).to_lowercase();
        let role = ROLES.contains(lower.as_str())
            && (word.starts_with(char::is_lowercase)
                || word.ends_with('.')
                || LINKS.iter().any(|link| after.starts_with(link)));
        let lead =
            role || LEADS.contains(&lower.as_str()) && !(lower == "i" && word.ends_with('.'));
        let link = rest.len() < text.len() && LINKS.contains(&word);
        if !(lead || link) {
            break;
        }
        rest = after.trim_start_matches([' ', ':']);
    }
    rest
}

/// Roles that stand between names with a capital; others could be names.
const CAPITAL_ROLES: &[&str] =
    &["Ed", "Eds", "Editor", "Editors", "Hrsg", "Hg", "Org", "Orgs", "Coord", "Dir", "Trans"];

/// A part of a list without its roles: "eds. Doe", "Doe ed".
fn without_roles(text: &str) -> &str {
    let shown =
        text.starts_with(char::is_lowercase) || CAPITAL_ROLES.contains(&text.trim_end_matches('.'));
    if shown && is_role(text) {
        return "";
    }
    let role =
        |word: &str| ROLES.contains(word.trim_matches('.')) && word.starts_with(char::is_lowercase);
    let text = if text.split(' ').next().is_some_and(role) || text.starts_with("cura di ") {
        without_lead(text)
    } else {
        text
    };
    match text.rsplit_once(' ') {
        Some((before, last)) if role(last) => before,
        _ => text,
    }
}
