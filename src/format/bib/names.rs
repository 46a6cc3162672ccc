//! Names in BibTeX's notation: "von Last, Jr, First", joined with "and".
//!
//! | field | name |
//! |---|---|
//! | `Doe, J. K.` or `J. K. Doe` | family Doe, given J. K. |
//! | `{{AP News}}` | literal AP News |
//! | `de Gaulle, Charles` | non-dropping particle de |
//! | `Beethoven, Ludwig van` | dropping particle van |
//! | `family=Gaulle, given=Charles, prefix=de` | BibLaTeX: non-dropping particle |
//! | the same with `useprefix=false` | BibLaTeX: dropping particle |
//! | `Doe J., Roe R., Poe P.` and `Doe, J.; Roe, R.` | several names, though no "and" joins them |
//! | `King, Jr., Martin Luther` | suffix Jr. |
//! | `Jane Doe (https://doe.example)` | given Jane, family Doe, and the address in [`Name::other`] |
//! | `others` | literal others |
//!
//! BibTeX's styles keep the particle with the family name, and so do the styles of BibLaTeX that
//! follow a manual (biblatex-apa sets `useprefix=true`); its core styles drop it. Read is what the
//! manuals have, unless an entry sets `useprefix=false`.
//!
//! BibTeX says "too many commas" of a name with more than two, and goes on. Where each part is a
//! whole name, or a family name with its initials, the commas separate names.

use crate::grammar::address::scheme;
use crate::item::Name;

use super::escape::{Lowers, escape};
use super::latex::{decode, verbatim};
use super::{Dialect, annotations};

/// The names of a field.
pub(super) fn read(value: &str, dialect: Dialect, useprefix: bool) -> Vec<Name> {
    split(value, Separator::And)
        .into_iter()
        .flat_map(unjoined)
        .map(|name| read_name(name, dialect, useprefix))
        .collect()
}

/// The names between two "and": one, or several that other marks separate.
pub(super) fn unjoined(names: &str) -> Vec<&str> {
    let names = names.trim();
    if !names.contains([',', ';']) || names.contains('=') || body(names).is_some() {
        return if names.is_empty() { Vec::new() } else { vec![names] };
    }
    let pieces = |separator| split(names, separator).into_iter().map(str::trim);
    let marked: Vec<&str> = pieces(Separator::Semicolon).filter(|name| !name.is_empty()).collect();
    if marked.len() > 1 {
        return marked;
    }
    let parts: Vec<&str> = pieces(Separator::Comma).filter(|part| !part.is_empty()).collect();
    let is_whole = |part: &&str| words(part).len() > 1 && !is_suffix(part);
    if parts.len() > 2 && parts.iter().all(is_whole) {
        return parts;
    }
    if parts.len() > 3
        && parts.len().is_multiple_of(2)
        && parts.iter().skip(1).step_by(2).all(is_initials)
    {
        // A family name and its initials are neighbours in the value.
        let place = |part: &str| part.as_ptr() as usize - names.as_ptr() as usize;
        let pair = |pair: &[&'_ str]| place(pair[0])..place(pair[1]) + pair[1].len();
        return parts.chunks(2).map(|two| &names[pair(two)]).collect();
    }
    vec![names]
}

/// Whether a field has names that "and" should join, or a name with more commas than BibTeX knows.
pub(super) fn is_unjoined(value: &str) -> bool {
    const MOST_COMMAS: usize = 2;
    let is_joined = |names: &&str| {
        let commas = names.bytes().filter(|b| *b == b',').count();
        commas < 2 && !names.contains(';')
            || unjoined(names).len() < 2
                && (names.contains('=') || split(names, Separator::Comma).len() - 1 <= MOST_COMMAS)
    };
    // No more marks than a name has are in no need of a closer look.
    let marks = value.bytes().filter(|b| matches!(b, b',' | b';')).take(2).count();
    marks > 1 && !split(value, Separator::And).iter().all(is_joined)
}

/// Whether a part of a name is "Jr." or the like, perhaps with a given name before it.
fn is_suffix(part: &str) -> bool {
    let last = part.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    ["Jr", "Sr", "II", "III", "IV"].iter().any(|suffix| last.eq_ignore_ascii_case(suffix))
}

/// Whether a part of a name is only initials: "J. K.", "JK".
fn is_initials(part: &&str) -> bool {
    let mut letters = part.chars().filter(|c| c.is_alphabetic());
    part.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | ' ' | '~'))
        && letters.next().is_some()
        && letters.nth(3).is_none()
}

#[derive(Clone, Copy)]
pub(super) enum Separator {
    And,
    Comma,
    Semicolon,
    Blank,
}

/// Cuts at separators that stand outside braces.
pub(super) fn split(text: &str, separator: Separator) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut parts, mut depth, mut from, mut at) = (Vec::new(), 0_usize, 0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            byte if depth == 0 => {
                let length = match separator {
                    Separator::Comma => usize::from(byte == b','),
                    Separator::Semicolon => usize::from(byte == b';'),
                    Separator::Blank => usize::from(byte.is_ascii_whitespace() || byte == b'~'),
                    Separator::And => and_at(bytes, at),
                };
                if length > 0 {
                    parts.push(&text[from..at]);
                    from = at + length;
                    at = from - 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(&text[from..]);
    parts
}

/// The length of an "and" with a blank on each side, the last blank left out.
fn and_at(bytes: &[u8], at: usize) -> usize {
    let word = bytes.get(at..at + 5);
    let is_and = word.is_some_and(|word| {
        word[0].is_ascii_whitespace()
            && word[1..4].eq_ignore_ascii_case(b"and")
            && word[4].is_ascii_whitespace()
    });
    if is_and { 4 } else { 0 }
}

fn read_name(name: &str, dialect: Dialect, useprefix: bool) -> Name {
    let (name, address) = part_address(name);
    let mut read = read_parts(name, dialect, useprefix);
    if let Some(address) = address {
        read.other.insert("url".to_owned(), verbatim(address).into());
    }
    read
}

/// The name, and the address in brackets that some sites set after it.
fn part_address(name: &str) -> (&str, Option<&str>) {
    let parted = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let is_address = |text: &str| scheme(text).is_ok() && !text.contains(char::is_whitespace);
    match parted {
        Some((name, address)) if is_address(address) => (name.trim_end(), Some(address)),
        _ => (name, None),
    }
}

fn read_parts(name: &str, dialect: Dialect, useprefix: bool) -> Name {
    if let Some(body) = body(name) {
        return Name::literal(body);
    }
    if name.eq_ignore_ascii_case("others") {
        return Name::literal("others");
    }
    let parts = split(name, Separator::Comma);
    if let Some(name) = labelled(&parts, useprefix) {
        return name;
    }
    let words: Vec<Vec<&str>> = parts.iter().map(|part| words(part)).collect();
    let mut read = match &words[..] {
        [all] => first_von_last(all),
        [last, given] => von_last(last, given, &[]),
        [last, suffix, given] => von_last(last, given, suffix),
        // With more commas than BibTeX knows, it can't be said what is what.
        _ => return Name::literal(decode(name)),
    };
    if dialect == Dialect::Biblatex && !useprefix {
        read.dropping_particle = read.non_dropping_particle.take().or(read.dropping_particle);
    }
    read
}

/// What is inside, if braces enclose the whole name.
fn body(name: &str) -> Option<String> {
    let inner = name.strip_prefix('{')?.strip_suffix('}')?;
    if inner.starts_with('\\') {
        return None;
    }
    let mut depth = 0_usize;
    let mut escaped = false;
    for byte in inner.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    Some(decode(inner))
}

fn words(part: &str) -> Vec<&str> {
    split(part, Separator::Blank).into_iter().filter(|word| !word.is_empty()).collect()
}

/// BibLaTeX's extended notation, `family=…, given=…`.
fn labelled(parts: &[&str], useprefix: bool) -> Option<Name> {
    let mut name = Name::default();
    let mut prefix = None;
    let mut useprefix = useprefix;
    for part in parts {
        let (label, value) = part.split_once('=')?;
        let value = Some(decode(value.trim().trim_matches('"'))).filter(|v| !v.is_empty());
        match label.trim() {
            "family" => name.family = value,
            "given" => name.given = value,
            "suffix" => name.suffix = value,
            "prefix" => prefix = value,
            "useprefix" => useprefix = value.as_deref() == Some("true"),
            "given-i" | "family-i" | "prefix-i" | "suffix-i" | "id" | "hash" => {}
            _ => return None,
        }
    }
    *(if useprefix { &mut name.non_dropping_particle } else { &mut name.dropping_particle }) =
        prefix;
    Some(name)
}

fn joined(words: &[&str]) -> Option<String> {
    (!words.is_empty())
        .then(|| {
            let mut out = decode(words[0]);
            for word in &words[1..] {
                out.push(' ');
                out.push_str(&decode(word));
            }
            out
        })
        .filter(|text| !text.is_empty())
}

/// Whether BibTeX takes the word for a particle: its first letter is lower-case, and not in
/// braces unless it is an accented one.
fn is_particle(word: &str) -> bool {
    let first = if word.starts_with('{') && !word.starts_with("{\\") {
        None
    } else {
        decode(word).chars().find(|c| c.is_alphabetic())
    };
    first.is_some_and(char::is_lowercase)
}

/// `First von Last`
fn first_von_last(words: &[&str]) -> Name {
    // "Doe J. K.": no family name is an initial.
    let initials = words.iter().rev().take_while(|word| word.ends_with('.') && is_initials(word));
    let family = words.len() - initials.count();
    if family > 0 && family < words.len() && !words[..family].iter().any(is_initials) {
        return von_last(&words[..family], &words[family..], &[]);
    }
    let Some((_, before_last)) = words.split_last() else { return Name::default() };
    let first_particle = before_last.iter().position(|word| is_particle(word));
    let Some(from) = first_particle else {
        let (given, family) = words.split_at(before_last.len());
        return Name { family: joined(family), given: joined(given), ..Name::default() };
    };
    let to = before_last.iter().rposition(|word| is_particle(word)).unwrap_or(from) + 1;
    Name {
        given: joined(&words[..from]),
        non_dropping_particle: joined(&words[from..to]),
        family: joined(&words[to..]),
        ..Name::default()
    }
}

/// `von Last, Jr, First`
fn von_last(last: &[&str], given: &[&str], suffix: &[&str]) -> Name {
    let last_but_one = last.len().saturating_sub(1);
    let particles = last[..last_but_one].iter().rposition(|word| is_particle(word));
    // "Ludwig van": at least one word is the given name.
    let dropping = given.iter().rposition(|word| !is_particle(word)).map_or(given.len(), |i| i + 1);
    let particles = match particles {
        Some(to) if is_particle(last[0]) => to + 1,
        _ => 0,
    };
    Name {
        non_dropping_particle: joined(&last[..particles]),
        family: joined(&last[particles..]),
        given: joined(&given[..dropping]),
        dropping_particle: joined(&given[dropping..]),
        suffix: joined(suffix),
        ..Name::default()
    }
}

/// Appends the names as a field's value, and says whether it holds all of them.
pub(super) fn write(out: &mut String, names: &[Name], dialect: Dialect, ascii: bool) -> bool {
    let mut whole = true;
    for (i, name) in names.iter().enumerate() {
        if i > 0 {
            out.push_str(" and ");
        }
        let start = out.len();
        Writer { out, dialect, ascii }.name(name);
        whole &= is_simple(name) || read(&out[start..], dialect, true) == [unannotated(name)];
    }
    whole
}

/// The name without what a field of its own says of it.
fn unannotated(name: &Name) -> Name {
    let mut name = name.clone();
    name.other.retain(|key, _| !annotations::KEPT.contains(&&**key));
    name
}

/// Whether the name is so plain that there is no doubt that it reads back.
fn is_simple(name: &Name) -> bool {
    let Name { family: Some(family), given: Some(given), .. } = name else { return false };
    let only = name.dropping_particle.is_none()
        && name.non_dropping_particle.is_none()
        && name.suffix.is_none()
        && name.literal.is_none()
        && name.other.is_empty();
    let plain = |text: &str| {
        text.split(' ').all(|word| {
            word.starts_with(|c: char| c.is_ascii_uppercase())
                && word.chars().all(|c| c.is_alphabetic() || c == '.')
        })
    };
    only && plain(family) && plain(given)
}

struct Writer<'o> {
    out: &'o mut String,
    dialect: Dialect,
    ascii: bool,
}

impl Writer<'_> {
    fn name(&mut self, name: &Name) {
        if let Some(literal) = &name.literal {
            let plain = literal == "others";
            self.out.push_str(if plain { "" } else { "{" });
            escape(self.out, literal, Lowers::Nothing, self.ascii);
            self.out.push_str(if plain { "" } else { "}" });
        } else if self.dialect == Dialect::Biblatex
            && (&name.non_dropping_particle, &name.dropping_particle) != (&None, &None)
        {
            self.labelled(name);
        } else {
            self.inverted(name);
        }
    }

    fn labelled(&mut self, name: &Name) {
        let stays = name.non_dropping_particle.is_some();
        let parts = [
            ("family", &name.family),
            ("given", &name.given),
            ("prefix", if stays { &name.non_dropping_particle } else { &name.dropping_particle }),
            ("suffix", &name.suffix),
        ];
        for (label, value) in parts {
            if let Some(value) = value {
                self.out.push_str(label);
                self.out.push('=');
                self.part(value, Words::Labelled);
                self.out.push_str(", ");
            }
        }
        self.out.push_str(if stays { "useprefix=true" } else { "useprefix=false" });
    }

    fn inverted(&mut self, name: &Name) {
        if let Some(particle) = &name.non_dropping_particle {
            self.part(particle, Words::Particle);
            self.out.push(' ');
        }
        let after = &name.dropping_particle;
        let alone = name.given.is_none() && name.suffix.is_none() && after.is_none();
        let form = if alone { Words::Alone } else { Words::Name };
        self.part(name.family.as_deref().unwrap_or_default(), form);
        if alone {
            return;
        }
        if let Some(suffix) = &name.suffix {
            self.out.push_str(", ");
            self.part(suffix, Words::Name);
        }
        self.out.push_str(", ");
        match &name.given {
            Some(given) => self.part(given, Words::Name),
            None => self.out.push_str("{}"),
        }
        if let Some(particle) = after {
            self.out.push(' ');
            self.part(particle, Words::Particle);
        }
    }

    /// Writes a word of a name that has one part, with nothing in it that parts names.
    fn tied(&mut self, word: &str) {
        if is_joint(word) {
            let (first, rest) = word.split_at(1);
            self.out.extend(["{", first, "}", rest]);
            return;
        }
        for (i, piece) in word.split(',').enumerate() {
            self.out.push_str(if i > 0 { "{,}" } else { "" });
            escape(self.out, piece, Lowers::Nothing, self.ascii);
        }
    }

    /// Writes the words of a part, with braces round those that would be taken for something else.
    fn part(&mut self, text: &str, form: Words) {
        for (i, word) in text.split_ascii_whitespace().enumerate() {
            if i > 0 {
                self.out.push_str(if form == Words::Alone { "{ }" } else { " " });
            }
            let first = word.chars().find(|c| c.is_alphabetic());
            let braced = (form == Words::Name && first.is_some_and(char::is_lowercase))
                || word.contains([',', '=', '"'])
                || is_joint(word);
            if form == Words::Alone {
                self.tied(word);
                continue;
            }
            self.out.push_str(if braced { "{" } else { "" });
            escape(self.out, word, Lowers::Nothing, self.ascii);
            self.out.push_str(if braced { "}" } else { "" });
        }
    }
}

/// Whether the word is one that joins or ends a list of names.
fn is_joint(word: &str) -> bool {
    word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("others")
}

/// What a word is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// A family or given name or a suffix.
    Name,
    /// A family name that is the whole name: its words are tied.
    Alone,
    /// A particle.
    Particle,
    /// A part with its label.
    Labelled,
}

#[cfg(test)]
mod tests {
    use super::{is_unjoined, read, write};
    use crate::format::bib::Dialect::{self, Biblatex, Bibtex};

    /// Reads the field, shows each name in its parts, and expects the field again in writing.
    #[track_caller]
    fn check(dialect: Dialect, field: &str, shown: &str, written: &str) {
        let names = read(field, dialect, true);
        let show = |name: &crate::Name| {
            let parts = [
                ("given", &name.given),
                ("dropping", &name.dropping_particle),
                ("staying", &name.non_dropping_particle),
                ("family", &name.family),
                ("suffix", &name.suffix),
                ("literal", &name.literal),
            ];
            let parts = parts.iter().filter_map(|(label, part)| Some((label, part.as_ref()?)));
            parts.map(|(label, part)| format!("{label} {part}")).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(names.iter().map(show).collect::<Vec<_>>().join("; "), shown);
        let mut out = String::new();
        assert!(write(&mut out, &names, dialect, false), "all of it is written");
        assert_eq!(out, written);
    }

    #[test]
    fn the_table() {
        check(Bibtex, "J. K. Doe", "given J. K., family Doe", "Doe, J. K.");
        check(Bibtex, "{AP News}", "literal AP News", "{AP News}");
        let staying = "given Charles, staying de, family Gaulle";
        check(Bibtex, "Charles de Gaulle", staying, "de Gaulle, Charles");
        let labelled = "family=Gaulle, given=Charles, prefix=de, useprefix=true";
        check(Biblatex, labelled, staying, labelled);
        let dropping = "given Ludwig, dropping van, family Beethoven";
        check(Bibtex, "Beethoven, Ludwig van", dropping, "Beethoven, Ludwig van");
        let labelled = "family=Beethoven, given=Ludwig, prefix=van, useprefix=false";
        check(Biblatex, labelled, dropping, labelled);
        assert_eq!(
            read("Ludwig van Beethoven", Biblatex, true)[0].non_dropping_particle.as_deref(),
            Some("van"),
        );
        let king = "given Martin Luther, family King, suffix Jr.";
        check(Bibtex, "King, Jr., Martin Luther", king, "King, Jr., Martin Luther");
    }

    #[test]
    fn an_address_in_brackets_is_no_part_of_a_name() {
        let names = read("Jane Doe (https://doe.example/~jd\\_1) and Ann Roe (ed.)", Bibtex, true);
        assert_eq!(names[0].given.as_deref(), Some("Jane"));
        assert_eq!(names[0].family.as_deref(), Some("Doe"));
        assert_eq!(names[0].other["url"], "https://doe.example/~jd_1");
        assert_eq!(names[1].family.as_deref(), Some("(ed.)"));
        assert!(names[1].other.is_empty());
    }

    #[test]
    fn names_that_nothing_joins() {
        let names = |field| {
            let names = read(field, Bibtex, true).into_iter();
            names.map(|name| name.family.or(name.literal).unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!(names("Crumb A., Loaf B., Rye C. and Oat D."), ["Crumb", "Loaf", "Rye", "Oat"]);
        assert_eq!(names("Crumb, A.B.; Loaf, C.; Rye, D."), ["Crumb", "Loaf", "Rye"]);
        assert_eq!(names("Crumb, A., Loaf, B.-C., Rye, D."), ["Crumb", "Loaf", "Rye"]);
        assert_eq!(
            names("Ann Crumb, Bea Loaf, Cy Rye and Di Oat"),
            ["Crumb", "Loaf", "Rye", "Oat"]
        );
        assert_eq!(names("van Loaf, Jr., Ann Bea"), ["Loaf"]);
        assert_eq!(names("{Crumb, Loaf, and Rye; Bakers}"), ["Crumb, Loaf, and Rye; Bakers"]);
        assert_eq!(names("a, b, c, d"), ["a, b, c, d"]);
        assert!(
            ["Crumb A., Loaf B., Rye C.", "A; B; C", "a, b, c, d"].into_iter().all(is_unjoined)
        );
        let fine = [
            "Crumb, A. and Loaf, Jr., B.",
            "family=a, given=b, prefix=c, suffix=d",
            "{A, B, C; D}",
        ];
        assert!(!fine.into_iter().any(is_unjoined));
    }

    #[test]
    fn lists_and_braces() {
        check(Bibtex, "Plato AND others", "family Plato; literal others", "Plato and others");
        check(Bibtex, "{Van} {Damme}, Jean", "given Jean, family Van Damme", "Van Damme, Jean");
        check(Bibtex, "{de} {la} Cruz, Ana", "given Ana, family de la Cruz", "{de} {la} Cruz, Ana");
        check(Bibtex, "Van{ }Damme", "family Van Damme", "Van{ }Damme");
        check(Bibtex, "G{\\\"o}del,~Kurt", "given Kurt, family Gödel", "Gödel, Kurt");
        check(Bibtex, " and Doe, J. and ", "given J., family Doe", "Doe, J.");
    }
}
