//! Lists of names, in every usual order and with every usual separator.
//!
//! | text | names |
//! |---|---|
//! | `Doe, J. K., & Roe, R.` | Doe J. K.; Roe R. |
//! | `J. K. Doe and R. Roe` | the same |
//! | `Doe JK, Roe R, et al.` | the same, and others |
//! | `Doe, J., Roe, R., … Poe, E.` | Doe J.; Roe R.; others; Poe E. |
//! | `J. Doe et al. [Bread Collaboration]` | Doe J.; others; Bread Collaboration |
//! | `Doe J, Roe R; Society of Bakers` | Doe J; Roe R; Society of Bakers |
//! | `DoeJ, RoeRK` | Doe J; Roe R. K. |
//! | `Doe, Jane, and Richard Roe` | Doe Jane; Roe Richard |
//! | `Küsters, Ralf ; Wilke, Thomas:` | Küsters Ralf; Wilke Thomas |
//! | `Ministry of Health, Labour and Welfare` | one body |

pub(super) mod body;
mod credits;
mod list;
mod marks;
pub(super) mod person;
mod spare;

use body::{has_cue, has_initials_after_comma, is_body, is_closed, stands_alone};
use credits::{Credit, credits};
use list::{is_conjunction, is_torn_body, parts, people, split_conjunctions, starts_given};
use marks::{
    is_from_japan, is_others, spaced, unannotated, with_group, with_helpers, without_by,
    without_lead, without_number, without_tail, without_year,
};
use person::{direct, east_asian, ends_given, is_east_asian, is_initials};
pub(super) use spare::has_spare_words;

use super::text::{line, strip, without_label};
use crate::grammar::name::is_rule;
use crate::item::Name;
pub(super) use crate::lexicon::names::is_same_author;
use crate::lexicon::names::{CHINESE_ROLES, OTHERS, ROLES};

/// How an entry begins, as far as the date tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Head {
    /// In another way.
    #[default]
    Other,
    /// `Doe, J. (2020). `
    Apa,
    /// `Doe, J. (2020) `, or with the title in the place of the authors.
    Harvard { after_authors: bool },
    /// `Doe, J. (2020): ` and the like.
    Dated,
}

impl Head {
    /// Whether a date in brackets follows the authors, as where names are given in reverse order.
    const fn is_dated(self) -> bool {
        !matches!(self, Self::Other | Self::Harvard { after_authors: false })
    }
}

/// What is known of the entry that the names stand in.
#[derive(Clone, Debug, Default)]
pub(super) struct Surroundings {
    /// Whether the text is Chinese, so that the first character of a name is the family's.
    pub chinese: bool,
    /// How the entry begins.
    pub head: Head,
    /// Whether no title is printed, so that what stands before the date may be it.
    pub untitled: bool,
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

/// Names, and the variables of CSL that the words beside them tell.
pub(super) struct Credited {
    pub names: Vec<Name>,
    pub roles: Vec<&'static str>,
}

/// The names of authors, and of those who helped them: "Doe, J. (with Roe, R.)".
pub(super) fn authors(raw: &str, around: &Surroundings) -> (Vec<Credited>, Vec<Name>) {
    if let Some(name) = called_ed(raw) {
        return (vec![Credited { names: vec![name], roles: Vec::new() }], Vec::new());
    }
    let (names, with) = with_helpers(raw);
    let with = with.map(|names| read(names, Role::Author, around));
    let (names, group) = with_group(names);
    let mut credited = helpers(names, Role::Author, around);
    if let (Some(group), Some(last)) = (group, credited.last_mut()) {
        last.names.push(Name::literal(line(group)));
    }
    (credited, with.unwrap_or_default())
}

/// "Roe, Ed.": a given name, where no other stands before it.
fn called_ed(raw: &str) -> Option<Name> {
    let family = line(raw).trim_end().strip_suffix(", Ed.")?.to_owned();
    (!family.contains([' ', ',', '.'])).then(|| Name::person(family, "Ed"))
}

/// The names in a segment, with what each of them did.
pub(super) fn helpers(raw: &str, role: Role, around: &Surroundings) -> Vec<Credited> {
    let text = line(raw);
    // "Roe, R. (ed.) et al."
    let credits = credits(&text).into_iter();
    let credits = credits.filter(|credit| !(credit.roles.is_empty() && is_others(credit.names)));
    let credited = credits.map(|Credit { names, roles, aside }| {
        let mut names = match handled(names, aside) {
            Some(name) => vec![name],
            // Whoever is credited with something is a person.
            None => read(names, if roles.is_empty() { role } else { Role::Editor }, around),
        };
        if let (Some((field, words)), Some(last)) = (aside, names.last_mut()) {
            last.other.insert(field.to_owned(), words.into());
        }
        Credited { names, roles }
    });
    let mut credited: Vec<Credited> =
        credited.filter(|credited| !credited.names.is_empty()).collect();
    credited.shrink_to_fit();
    credited
}

/// A name in one piece beside its handle, "Bread Makers \[@bread]": a body's, unless it begins with a
/// given name.
fn handled(names: &str, aside: Option<(&str, &str)>) -> Option<Name> {
    let name = names.trim();
    let whole =
        aside.is_some_and(|(_, handle)| handle.starts_with('@')) && !name.contains([',', '&']);
    (whole && !starts_given(name)).then(|| Name::literal(strip(name)))
}

/// The names in a segment.
pub(super) fn read(raw: &str, role: Role, around: &Surroundings) -> Vec<Name> {
    let chinese = around.chinese && !is_from_japan(raw);
    let text = unannotated(&line(raw));
    let (text, mut open) = without_tail(without_number(&text));
    let text = spaced(without_year(text));
    let text = text.as_ref();
    let text = without_label(text);
    let text = if role == Role::Author { without_by(text) } else { without_lead(text) };
    let text = without_affiliation(text);
    if text.is_empty() || is_dash(text) {
        return Vec::new();
    }
    if !open && (is_whole_body(text) || around.names_outlet(text)) {
        return bodies(text);
    }
    let whole =
        is_called(text) || around.untitled && around.head == Head::Apa && !has_given_part(text);
    if !open && around.head.is_dated() && role == Role::Author && whole {
        return vec![Name::literal(strip(text))];
    }
    let slashed = joins_acronyms(text);
    let chunks =
        divide(text, |c| matches!(c, ';' | '；' | '؛' | '•' | '|' | '、') || c == '/' && !slashed);
    let single = chunks.len() > 1;
    let mut names = Vec::new();
    for chunk in chunks {
        let (chunk, has_others) = without_tail(chunk);
        open |= has_others;
        append(&mut names, chunk_names(chunk, single, chinese, around));
    }
    if role == Role::Editor && around.head.is_dated() {
        names.iter_mut().for_each(person::widen_family);
    }
    if open && !names.is_empty() {
        names.push(Name::others());
    }
    names
}

/// "Jane Doe and Rae Roe for Oven": names without whom people spoke for.
fn without_affiliation(text: &str) -> &str {
    let ends = [" for ", " at ", " on behalf "].iter().filter_map(|link| text.find(link));
    let names = ends.min().map_or(text, |at| &text[..at]);
    let listed = names.contains(" and ") && starts_given(names);
    if listed { names } else { text }
}

/// "OECD/NEA Data Bank": a slash between the letters that bodies are known by is no end of a name.
fn joins_acronyms(text: &str) -> bool {
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    text.match_indices('/').any(|(at, _)| {
        let mut before = text[..at].chars().rev();
        let mut after = text[at + 1..].chars();
        capital(before.next())
            && capital(before.next())
            && capital(after.next())
            && capital(after.next())
    })
}

/// Adds names to a list; the first ones become the list, since there may be very many.
pub(super) fn append(list: &mut Vec<Name>, names: Vec<Name>) {
    if list.is_empty() {
        *list = names;
    } else {
        list.extend(names);
    }
}

/// Whether a word in the place of the editors, perhaps with their role, stands for the authors of
/// the part: "ders. (Hrsg.)".
pub(super) fn are_same_authors(raw: &str) -> bool {
    is_same_author(&unannotated(raw))
}

/// A dash or a word in the place of the authors of the entry before.
pub(super) fn is_repetition(raw: &str) -> bool {
    is_dash(raw) || is_same_author(raw)
}

/// A dash in the place of names.
fn is_dash(raw: &str) -> bool {
    !raw.contains(char::is_alphanumeric) && is_rule(raw)
}

/// The names of one part between semicolons or slashes.
fn chunk_names(chunk: &str, single: bool, chinese: bool, around: &Surroundings) -> Vec<Name> {
    if chunk.is_empty() {
        Vec::new()
    } else if is_east_asian(chunk) {
        east_asian_names(chunk, chinese)
    } else if is_whole_body(chunk) || around.names_outlet(chunk) {
        bodies(chunk)
    } else {
        let parts = parts(chunk);
        if is_torn_body(&parts) { bodies(chunk) } else { people(&parts, single) }
    }
}

/// Whether all of `text` is the name of one body, or of several.
fn is_whole_body(text: &str) -> bool {
    let listed = text.contains([';', '；']) && (!has_cue(text) || starts_with_persons(text));
    let people = listed || is_east_asian(text);
    !people && is_body(text) && !ends_in_person(text)
}

/// "Doe J, Roe R; Society of Bakers": initials stand at the end of what the first semicolon ends.
fn starts_with_persons(text: &str) -> bool {
    let first = text.split([';', '；']).next().unwrap_or_default();
    first.trim().rsplit_once(' ').is_some_and(|(_, last)| is_initials(last))
}

/// Whether initials or a comma show that a name has a given part: "Doe, J.", "Doe, Jane".
fn has_given_part(text: &str) -> bool {
    let initial = text.split([' ', ',']).any(|word| word.ends_with('.') && is_initials(word));
    let inverted = text.split_once(", ").is_some_and(|(family, _)| !family.contains(' '));
    initial || inverted
}

/// "Bread Board", "Homes England": capitalised words without a given name. A person in their place
/// would stand in reverse order.
fn is_called(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &&str| {
        word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && !word.contains(['.', ','])
    };
    (2..=4).contains(&words.len())
        && words.iter().all(capital)
        && !starts_given(text)
        && !ends_given(&words)
        && !words.iter().any(|word| is_initials(word) || is_conjunction(word))
        && words.iter().any(|word| word.contains(char::is_lowercase))
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

/// One body, a list of short ones: "IEA, IRENA, World Bank", "PCI e FGCI", or two that each stand
/// alone: "AP News and the Ministry of Health".
fn bodies(text: &str) -> Vec<Name> {
    let acronym = |part: &str| {
        part.len() <= 7
            && !part.contains(char::is_lowercase)
            && part.chars().any(char::is_alphabetic)
    };
    let listed = divide(text, |c| c == ',');
    let short = |part: &&str| acronym(strip(part)) || part.split_whitespace().count() <= 2;
    if listed.len() > 2
        && listed.iter().all(short)
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
    // "AP News & Google": after a closed name even a bare word is another.
    let bare =
        |name: &str| !name.contains(' ') && name.starts_with(char::is_uppercase) && !has_cue(name);
    for conjunction in [" & ", " and "] {
        let Some((first, last)) = text.split_once(conjunction).filter(|_| !text.contains(','))
        else {
            continue;
        };
        let (first, last) = (strip(first), strip(last));
        let whole = |name: &str| acronym(name) || stands_alone(name);
        if whole(first) && whole(last) || (acronym(first) || is_closed(first)) && bare(last) {
            return vec![Name::literal(first), Name::literal(last)];
        }
    }
    vec![Name::literal(strip(text))]
}

/// Chinese, Japanese and Korean names are divided by commas and interpuncts.
fn east_asian_names(chunk: &str, chinese: bool) -> Vec<Name> {
    let names = divide(chunk, |c| matches!(c, ',' | '，' | '；'));
    let names =
        names.into_iter().flat_map(split_conjunctions).map(strip).filter(|name| !name.is_empty());
    let names = names.filter(|name| !ROLES.contains(name) && !OTHERS.contains(name));
    names
        .map(|name| {
            let role = CHINESE_ROLES.iter().find_map(|role| name.strip_suffix(role));
            let bare = role.filter(|bare| bare.chars().count() > 1).unwrap_or(name);
            // "김면포(Bread Kim)"
            let before = bare.split_once('(').map(|(before, _)| before);
            let bare = before.filter(|before| !before.is_empty()).unwrap_or(bare);
            let bare = bare.trim_end_matches(['等', '著', '编', '译', '編', '訳']).trim();
            if !is_east_asian(bare) {
                direct(bare)
            } else if has_cue(bare)
                || is_body(bare) && bare.contains(|c: char| c.is_ascii_alphanumeric())
            {
                Name::literal(name)
            } else {
                east_asian(if bare.chars().count() > 1 { bare } else { name }, chinese)
            }
        })
        .collect()
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
