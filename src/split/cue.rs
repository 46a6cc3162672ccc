//! Cues: what speaks for a reference entry in a line, and what speaks against it.

use super::word::Word;
use crate::grammar::address::starts_with_common_host;
use crate::grammar::date::is_printed_year;
use crate::grammar::identifier::{announcement, doi_start};
use crate::grammar::mark::is_dash;
use crate::lexicon::dates::is_no_date;
use crate::lexicon::prose::{self, Class};

/// Something countable about a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cue {
    /// A word of any kind.
    Word,
    /// A word in small letters.
    Small,
    /// A word of running prose.
    Prose,
    /// A year.
    Year,
    /// A bracket that opens with a year or says that there is none.
    BracketYear,
    /// A name with initials, or turned round.
    Name,
    /// An address or identifier.
    Link,
    /// A word that leads to an address.
    Anchor,
    /// A range of pages, or a volume with its issue.
    Number,
    /// A word of an imprint.
    Imprint,
    /// A place with its publisher and a year: "London: Penguin, 1983".
    Place,
    /// A word of a look-up.
    Access,
    /// A quotation that opens.
    Quote,
    /// A word of a web page's frame.
    Web,
    /// A word of a program or of markup.
    Code,
    /// "by", or another word that leads to who did it, and a capital.
    By,
    /// Words that lead to an address and are the whole line.
    Whole,
    /// A line in so many parts that it is the row of a table.
    Row,
}

const COUNT: usize = Cue::Row as usize + 1;

/// How often each cue occurs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cues([u16; COUNT]);

impl Cues {
    /// The count of a cue, as a factor.
    pub(super) fn get(&self, cue: Cue) -> f32 {
        f32::from(self.0[cue as usize])
    }

    /// The count of a cue, as far as it matters.
    pub(super) fn up_to(&self, most: f32, cue: Cue) -> f32 {
        self.get(cue).min(most)
    }

    pub(super) fn has(&self, cue: Cue) -> bool {
        self.0[cue as usize] > 0
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = mine.saturating_add(theirs);
        }
    }

    pub(super) fn count(&mut self, cue: Cue) {
        self.0[cue as usize] = self.0[cue as usize].saturating_add(1);
    }
}

/// What opens a quotation.
const QUOTES: [char; 8] = ['"', '“', '„', '«', '‘', '「', '『', '《'];

/// Counts the cues of a line.
pub(super) fn count(line: &str) -> Cues {
    let mut cues = Cues::default();
    let mut last = None;
    let mut since_place = usize::MAX;
    let mut in_bracket = false;
    for word in line.split_whitespace() {
        let shape = Word::read(word);
        since_place = follow_place(shape, last, since_place, &mut cues);
        in_bracket = follow_bracket(shape, in_bracket, &mut cues);
        cues.count(Cue::Word);
        if !shape.before.is_empty() && shape.before.contains(QUOTES) {
            cues.count(Cue::Quote);
        }
        if is_code(word) {
            cues.count(Cue::Code);
        }
        if is_link(word) {
            cues.count(Cue::Link);
        } else if shape.core.bytes().any(|byte| byte.is_ascii_digit()) {
            count_digits(shape, &mut cues);
        } else {
            count_letters(shape, last, &mut cues);
        }
        last = Some(shape);
    }
    cues
}

/// Follows "Place: Publisher, year" through the line: how many words ago its colon stood.
fn follow_place(word: Word, last: Option<Word>, since: usize, cues: &mut Cues) -> usize {
    const LONGEST: usize = 8;
    let after_place = last.is_some_and(|last| {
        last.ends_with(':') && last.is_capital() || last.before == ":" && last.core.is_empty()
    });
    let since = if after_place && word.is_capital() { 0 } else { since.saturating_add(1) };
    if since == 0 || since > LONGEST {
        return since;
    }
    let digits = word.core.trim_start_matches(['c', '©']);
    if is_printed_year(digits.get(..4).unwrap_or_default()) {
        cues.count(Cue::Place);
        return usize::MAX;
    }
    since
}

/// Follows "(Place year)": whether nothing but capitals stand since the bracket.
fn follow_bracket(word: Word, open: bool, cues: &mut Cues) -> bool {
    if open
        && is_printed_year(word.core.get(..4).unwrap_or_default())
        && word.after.starts_with(')')
    {
        cues.count(Cue::Place);
    }
    word.is_capital() && (open || word.before == "(") && !word.after.contains([')', '.', ';'])
}

/// `f()`, `{`, `\\emph`, `=`
fn is_code(word: &str) -> bool {
    let braces = |byte| matches!(byte, b'{' | b'}' | b'\\' | b'`');
    word.bytes().any(braces) || word.ends_with("()") || word == "="
}

/// Whether a word is an address or an identifier, or announces one.
pub(super) fn is_link(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    // Without a colon or stop, it might but announce an ISBN or ISSN.
    let is_parted = word.bytes().any(|byte| matches!(byte, b':' | b'.'));
    if !is_parted && !word.starts_with(['I', 'i']) {
        return false;
    }
    word.contains("://")
        || word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
        || announcement(word).is_ok()
        || doi_start(word).is_ok()
        || starts_with_common_host(word)
}

fn count_digits(word: Word, cues: &mut Cues) {
    let mut years = 0;
    let mut numbers = 0;
    if word.before.contains('#') {
        return;
    }
    if is_time(word.core) {
        return cues.count(Cue::Web);
    }
    for run in word.core.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()) {
        if is_printed_year(run) {
            years += 1;
        } else {
            numbers += 1;
        }
    }
    if years > 0 {
        cues.count(Cue::Year);
        if word.before.contains(['(', '（']) && word.core.starts_with(|c: char| c.is_ascii_digit())
        {
            cues.count(Cue::BracketYear);
        }
    }
    let joined = word.core.contains(|c| is_dash(c) || matches!(c, '(' | ':' | '/'));
    if numbers + years > 1 && joined && !(numbers == 0 && word.before.contains('(')) {
        cues.count(Cue::Number);
    }
}

/// Words between a title and who made it.
const BY: [&str; 8] = ["by", "von", "par", "por", "di", "door", "av", "ed"];

/// "08:34"
fn is_time(word: &str) -> bool {
    let two = |digits: &str| digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    word.split_once(':')
        .is_some_and(|(hour, minute)| two(hour) && two(minute) && hour < "24" && minute < "60")
}

fn count_letters(word: Word, last: Option<Word>, cues: &mut Cues) {
    if word.is_small() {
        cues.count(Cue::Small);
    }
    if completes_name(word, last) {
        cues.count(Cue::Name);
        return;
    }
    if word.is_capital() && last.is_some_and(|last| BY.contains(&last.core)) {
        cues.count(Cue::By);
    }
    if word.before.ends_with('(') && is_no_date(word.core) {
        cues.count(Cue::BracketYear);
    }
    match prose::class(word.core) {
        Some(Class::Prose) => cues.count(Cue::Prose),
        Some(Class::Imprint) => cues.count(Cue::Imprint),
        Some(Class::Access) => cues.count(Cue::Access),
        Some(Class::Web) => cues.count(Cue::Web),
        Some(Class::Month | Class::Particle) | None => {}
    }
    if word.before.contains('©') || (word.core.contains('@') && word.core.contains('.')) {
        cues.count(Cue::Web);
    }
    let ideographic_stops = word.core.matches(['。', '，']).count();
    for _ in 0..ideographic_stops.min(8) {
        cues.count(Cue::Prose);
    }
}

/// "Doe, J." and "J. Doe" and "Doe JK,".
fn completes_name(word: Word, last: Option<Word>) -> bool {
    let Some(last) = last.filter(|last| last.is_capital()) else { return false };
    let inverted = last.ends_with(',') && word.is_initials();
    let direct = last.is_initials()
        && last.after == "."
        && word.is_capital()
        && word.core.chars().count() > 1;
    let medical = last.after.is_empty()
        && last.core.chars().count() > 2
        && last.core.chars().nth(1).is_some_and(char::is_lowercase)
        && last.before.is_empty()
        && word.is_bare_initials()
        && word.after.starts_with([',', '.', ';']);
    inverted || direct || medical
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, cue: Cue, expected: u16) {
        assert_eq!(count(line).0[cue as usize], expected, "{cue:?} in {line}");
    }

    #[test]
    fn cues() {
        let entry =
            "Doe, J., Roe, R. K. & Poe, P. (2020). “A title.” Journal 12(3): 4–5. doi:10.1/x";
        check(entry, Cue::Name, 3);
        check(entry, Cue::Year, 1);
        check(entry, Cue::BracketYear, 1);
        check(entry, Cue::Quote, 1);
        check(entry, Cue::Imprint, 1);
        check(entry, Cue::Number, 2);
        check(entry, Cue::Link, 1);
        check("Doe J, Roe RK. A title. 1999;12:3-4.", Cue::Name, 2);
        check("This is what they have shown.", Cue::Prose, 6);
        check("Carr, Raymond, Spain 1808–1939 (New York 1966)", Cue::Place, 1);
        check("Available at: https://a.b/c [Accessed 1 May 2020]", Cue::Access, 2);
        check("Carr, Raymond (ed.), Spain. New York: Oxford UP, 1966.", Cue::Place, 1);
        check("Santa Barbara, CA : ABC-CLIO, c1998.", Cue::Place, 1);
        check("As he says: London was old in 1900.", Cue::Place, 0);
        check("", Cue::Word, 0);
    }
}
