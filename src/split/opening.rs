//! How a line opens: as an entry might, or not.

use super::cue;
use super::feature::values;
use super::word::Word;
use crate::grammar::date::is_printed_year;
use crate::grammar::name::{is_rule, leading_rule};
use crate::lexicon::Words;
use crate::lexicon::containers::CONTAINER_LEADS;
use crate::lexicon::dates::is_no_date;
use crate::lexicon::names::is_same_author;
use crate::lexicon::numbers::{ISSUE, PAGES, VOLUME};
use crate::lexicon::prose::{self, Class, JOIN_BODIES, JOIN_PEOPLE, OWN_CITATION};

values! {
    /// What a line begins with, its list mark left aside.
    pub(super) enum Opening {
        /// Names, then a year: "Doe, J. and R. Roe (2020)"
        NamesAndYear = "names-and-year",
        /// A name turned round or with initials: "Doe, Jane", "J. Doe"
        Name = "name",
        /// A dash that stands for the names of the entry before
        Dash = "dash",
        /// A bracket with a year, the names before it lost
        BracketYear = "bracket-year",
        /// A quotation that is closed on the same line
        Quote = "quote",
        /// Words that the markup sets off
        Emphasis = "emphasis",
        /// A few capitalised words and a full stop: "Jane Doe."
        Capitals = "capitals",
        /// Any other capital
        Capital = "capital",
        /// A date: "May 2020: ", "12 May 2020", "2020: "
        Date = "date",
        /// An address
        Link = "link",
        /// A bracket
        Bracket = "bracket",
        /// A script without capitals
        Uncased = "uncased",
        /// A digit
        Digit = "digit",
        /// What goes on with an entry: "In: Doe", "vol. 3"
        Part = "part",
        /// What leads to the reference of the page itself: "Cite this article as"
        Own = "own",
        /// A look-up: "Available at"
        Access = "access",
        /// A small letter
        Small = "small",
        /// Punctuation that closes something
        Closing = "closing",
    }
}

/// How many words in front may be names.
const NAMES: usize = 40;

/// Reads how `line`, without its mark, opens.
pub(super) fn read(line: &str) -> Opening {
    if is_rule(leading_rule(line)) || opens_with_same_author(line) {
        return Opening::Dash;
    }
    if leads_to_own(line) {
        return Opening::Own;
    }
    let mut words = line.split_whitespace().map(Word::read);
    let Some(first) = words.next() else { return Opening::Closing };
    if first.before.starts_with(['"', '“', '„', '«', '‘', '\'', '「', '『', '《', '”', '*', '_'])
    {
        let rest = &line[first.before.len()..];
        let closes = rest.contains(['"', '”', '“', '»', '’', '\'', '」', '』', '》', '*', '_']);
        return match () {
            () if first.is_small() => Opening::Small,
            () if closes => Opening::Quote,
            () => Opening::Capital,
        };
    }
    if first.before.contains('©') || first.core.eq_ignore_ascii_case("copyright") {
        return Opening::Closing;
    }
    if first.before.starts_with(['.', ',', ')', ';', ':', '”', '»']) || first.core.is_empty() {
        return Opening::Closing;
    }
    if first.before.starts_with(['(', '[']) {
        return if is_year(first) { Opening::BracketYear } else { Opening::Bracket };
    }
    let second = words.next();
    if is_date(first, second) {
        return Opening::Date;
    }
    if line.split_whitespace().next().is_some_and(cue::is_link) {
        return Opening::Link;
    }
    if opens_with_handle(line) {
        return Opening::NamesAndYear;
    }
    if opens_with_part(line, first, second) {
        return Opening::Part;
    }
    let particles = particles(line);
    if first.is_small() && particles == 0 {
        let nickname = second.is_some_and(|word| word.before.starts_with('(') && is_year(word));
        return match () {
            () if nickname => Opening::NamesAndYear,
            () => Opening::Small,
        };
    }
    if prose::class(first.core) == Some(Class::Access) {
        return Opening::Access;
    }
    if !first.is_capital() && particles == 0 {
        let digit = first.core.starts_with(|c: char| c.is_ascii_digit());
        return if digit { Opening::Digit } else { Opening::Uncased };
    }
    capital(line, particles)
}

/// "Ders.:", "Id.,": a word for the authors of the entry before.
fn opens_with_same_author(line: &str) -> bool {
    /// The longest such word, in letters.
    const LONGEST: usize = 24;
    let stop = |(_, c): &(usize, char)| matches!(c, '.' | ':' | ',');
    let end = line.char_indices().take(LONGEST).find(stop);
    end.is_some_and(|(end, _)| is_same_author(&line[..end]))
}

/// "Suggested citation: …"
fn leads_to_own(line: &str) -> bool {
    let Some(first) = line.chars().flat_map(char::to_lowercase).next() else { return false };
    // One byte is enough to pass over nearly all phrases of nearly all lines.
    let first = first.encode_utf8(&mut [0; 4]).bytes().next();
    OWN_CITATION.iter().filter(|phrase| phrase.bytes().next() == first).any(|phrase| {
        let mut rest = line.chars().flat_map(char::to_lowercase);
        let mut next = |c| rest.next().is_some_and(|at| at == c || (at == '\u{a0}' && c == ' '));
        phrase.chars().all(&mut next)
    })
}

/// "In: Doe", "vol. 3", "pp. 4": a container, or a counter and its number.
fn opens_with_part(line: &str, first: Word, second: Option<Word>) -> bool {
    let lead = line.split_whitespace().next().unwrap_or_default();
    let number = second.is_some_and(|word| word.core.starts_with(|c: char| c.is_ascii_digit()));
    let counts = |list: &Words| list.contains(&*first.core.to_lowercase());
    CONTAINER_LEADS.contains(lead) && lead != "//"
        || (number && (counts(&VOLUME) || counts(&PAGES) || counts(&ISSUE)))
}

/// A month with a day or a year, a day with a month, or a year or the word itself and a colon.
fn is_date(first: Word, second: Option<Word>) -> bool {
    let is_month = |word: Word| prose::class(word.core) == Some(Class::Month);
    let is_number = |word: Word| word.core.starts_with(|c: char| c.is_ascii_digit());
    let pair = second.is_some_and(|second| {
        (is_month(first) && is_number(second)) || (is_number(first) && is_month(second))
    });
    let named = matches!(first.core, "Date" | "Datum") || is_year(first);
    pair || (named && first.ends_with(':'))
}

/// How many particles stand before a family name: "van der Maaten", "De Vries".
fn particles(line: &str) -> usize {
    let count = line
        .split_whitespace()
        .map(Word::read)
        .take_while(|word| {
            word.after.is_empty() && prose::class(word.core) == Some(Class::Particle)
        })
        .count();
    let then = line.split_whitespace().nth(count).map(Word::read);
    if count <= 3 && then.is_some_and(Word::is_capital) { count } else { 0 }
}

/// The opening of a line that begins with a capital or a particle and a capital.
fn capital(line: &str, particles: usize) -> Opening {
    let is_name = opens_with_name(line, particles);
    if names_then_year(line, is_name) {
        Opening::NamesAndYear
    } else if is_name {
        Opening::Name
    } else if closes_early(line) {
        Opening::Capitals
    } else {
        Opening::Capital
    }
}

/// "Doe, Jane", "Doe, J.", "J. Doe", "Doe JK,"
fn opens_with_name(line: &str, particles: usize) -> bool {
    let mut words = line.split_whitespace().skip(particles).map(Word::read);
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let inverted = first.after.starts_with(',')
        && (second.is_initials() || (second.is_capital() && !second.core.contains('\'')))
        || (first.core.contains(',') && first.after.starts_with('.'));
    let direct = first.is_initials() && (second.is_capital() || second.core.is_empty());
    let medical = second.is_bare_initials() && second.ends_with(',');
    inverted || direct || medical
}

/// Names up to a year; those of bodies ("Ministry of Health") only if the year is in brackets.
fn names_then_year(line: &str, is_name: bool) -> bool {
    let mut words = line.split_whitespace().take(NAMES).map(Word::read).peekable();
    let mut only_persons = true;
    let mut capitals = 0;
    let mut parted = false;
    while let Some(word) = words.next() {
        if is_year(word) {
            let bracketed = word.before.starts_with('(');
            let goes_on = words.peek().is_some();
            // "In 1950, …" is a sentence.
            let named = capitals > 1 || parted || !word.after.starts_with(',');
            let bare = only_persons && (is_name || (goes_on && named));
            return capitals > 0 && (bracketed || bare);
        }
        parted = !word.after.is_empty();
        if word.is_capital() {
            capitals += 1;
        } else if JOIN_BODIES.contains(word.core) {
            only_persons = false;
        } else if !(word.core.is_empty() || joins_names(word.core)) {
            return false;
        }
    }
    false
}

/// "@bread [Bread Makers]. (2020)": what somebody is called on a platform, a name and a year.
fn opens_with_handle(line: &str) -> bool {
    let handle = |word: &str| word.starts_with(char::is_alphanumeric) && !word.contains(['{', '(']);
    let parted = line.strip_prefix('@').and_then(|rest| rest.split_once(' '));
    parted.is_some_and(|(word, rest)| handle(word) && names_then_year(rest, false))
}

/// One to four capitalised words and then a full stop, comma or colon.
fn closes_early(line: &str) -> bool {
    for word in line.split_whitespace().take(4).map(Word::read) {
        if !word.is_capital() {
            return false;
        }
        if word.after.starts_with(['.', ',', ':']) && !word.is_initials() {
            return true;
        }
    }
    false
}

fn is_year(word: Word) -> bool {
    let digits: &str = word.core.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let head = digits.get(..4).unwrap_or_default();
    is_printed_year(head) && digits[4..].chars().next().is_none_or(|c| !c.is_ascii_digit())
        || is_no_date(word.core)
}

fn joins_names(word: &str) -> bool {
    JOIN_PEOPLE.contains(word) || prose::class(word) == Some(Class::Particle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Opening) {
        assert_eq!(read(line), expected, "{line}");
    }

    #[test]
    fn openings() {
        check("Doe, J. & Roe, R. (2020). A title", Opening::NamesAndYear);
        check("van der Maaten, L.J.P.; Hinton, G.E. (Nov 2008).", Opening::NamesAndYear);
        check("Van den Berghe, J. Chronicle", Opening::Name);
        check("James K. Baker. 1979. Trainable", Opening::NamesAndYear);
        check("Ministry of Health (2001) A title", Opening::NamesAndYear);
        check("In 1950, the council met", Opening::Part);
        check("Em 1950, o conselho", Opening::Capital);
        check("The Ballad of Reading Gaol. 1898.", Opening::Capital);
        check("© 2020 Doe", Opening::Closing);
        check("DUBY, Georges, Le chevalier", Opening::Name);
        check("J. Doe and R. Roe, A title", Opening::Name);
        check("Fisher,R.A. \"The use\"", Opening::Name);
        check("Doe JK, Roe R. A title", Opening::Name);
        check("———. 1993. “Common", Opening::Dash);
        check("——The Age of Empire", Opening::Dash);
        check("---. A title", Opening::Dash);
        check("(2022, February 10). Denmark", Opening::BracketYear);
        check("“A title,” Reuters", Opening::Quote);
        check("“A title", Opening::Capital);
        check("Ido Ramati. Lingua", Opening::Capitals);
        check("The figure shows", Opening::Capital);
        check("https://a.b/c", Opening::Link);
        check("doi:10.1000/182", Opening::Link);
        check("May 2020: A thing", Opening::Date);
        check("2019: A thing", Opening::Date);
        check("12 March 2013: A thing", Opening::Date);
        check("In: Roe, R. (ed.), Salt", Opening::Part);
        check("Vol. 3, London 1999", Opening::Part);
        check("Suggested citation: Doe, J.", Opening::Own);
        check("SUGGESTED\u{a0}CITATION Doe, J.", Opening::Own);
        check("Ders.: Salz. Bonn 1999", Opening::Dash);
        check("Available at: https://a.b/c", Opening::Access);
        check("jdoe. (2020). A title", Opening::NamesAndYear);
        check("@bread [Bread Makers]. (2020, May 3). A post", Opening::NamesAndYear);
        check("@bread wrote about salt (2020)", Opening::Small);
        check("@book{bread, year = (2020)", Opening::Small);
        check("and so on", Opening::Small);
        check(". Euronews. [online]", Opening::Closing);
    }
}
