//! The parts that written dates are made of.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char, digit1, satisfy};
use nom::combinator::{map_opt, not, opt, peek};
use nom::multi::many1_count;
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::mark::is_until;
use crate::lexicon::Words;
use crate::lexicon::dates::{CIRCA, FILLERS, UNTIL, month};

/// A part of a date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    /// Four digits, or fewer of an era: `2022`, `2020a`, `44 B.C.E.` (−44).
    Year(i32),
    /// One or two digits: `7`, `10th`.
    Number(u8),
    /// A month by its name: `February`, `Okt.`, `7月`.
    Month(u8),
    /// A hyphen or dash of whatever length, or a word for "until".
    Dash,
    /// A slash.
    Slash,
    /// A word that says that the date is only about right.
    Circa,
    /// Any other word.
    Word,
}

/// The parts of a date in `text`, each with the slice that it was read from. Other marks than
/// dashes and slashes are passed over, and so are fillers and the time of day.
///
/// ```text
/// atoms = { time | year | month | number | dash | slash | circa | filler | word | mark }
/// ```
pub(crate) fn atoms(text: &str) -> Vec<(Atom, &str)> {
    let mut atoms = Vec::with_capacity(8);
    let mut rest = text;
    while let Ok((after, atom)) = atom(rest) {
        let slice = &rest[..rest.len() - after.len()];
        atoms.extend(atom.map(|atom| (atom, slice)));
        rest = after;
    }
    atoms
}

/// One atom, or `None` for what is passed over.
fn atom(i: &str) -> IResult<&str, Option<Atom>> {
    alt((
        time.map(|()| None),
        year_of_era.map(Atom::Year).map(Some),
        year.map(Atom::Year).map(Some),
        east_asian_month.map(Atom::Month).map(Some),
        number.map(Atom::Number).map(Some),
        digit1.map(|_| Some(Atom::Word)),
        many1_count(satisfy(is_until)).map(|_| Some(Atom::Dash)),
        char('/').map(|_| Some(Atom::Slash)),
        word,
        anychar.map(|_| None),
    ))
    .parse(i)
}

/// `digits ":" digits [ ":" digits ]`, as in `22:17`
fn time(i: &str) -> IResult<&str, ()> {
    (digit1, char(':'), digit1, opt((char(':'), digit1))).map(|_| ()).parse(i)
}

/// `digit digit digit digit [ letter ]`, as in `2020a`; no more digits and letters follow.
fn year(i: &str) -> IResult<&str, i32> {
    let digits = map_opt(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), |digits: &str| {
        digits.parse().ok().filter(|year| *year >= 1000)
    });
    let end = not(satisfy(|c| c.is_ascii_alphanumeric()));
    terminated(digits, (opt(terminated(satisfy(|c| c.is_ascii_lowercase()), peek(end))), no_digit))
        .parse(i)
}

/// `digits blank era`, as in `44 B.C.E.`, `380 AD`: years before our era are negative.
fn year_of_era(i: &str) -> IResult<&str, i32> {
    let digits = map_opt(take_while_m_n(1, 4, |c: char| c.is_ascii_digit()), |digits: &str| {
        digits.parse().ok().filter(|year: &i32| *year > 0)
    });
    let before = alt((tag("B.C.E."), tag("BCE"), tag("B.C."), tag("BC"))).map(|_| -1);
    let since = alt((tag("C.E."), tag("CE"), tag("A.D."), tag("AD"))).map(|_| 1);
    let end = not(satisfy(char::is_alphanumeric));
    let era = terminated(alt((before, since)), end);
    (digits, char(' '), era).map(|(year, _, sign)| sign * year).parse(i)
}

/// `digit [ digit ] ( "月" | "월" )`, as in `7月`
fn east_asian_month(i: &str) -> IResult<&str, u8> {
    terminated(number, alt((char('月'), char('월')))).parse(i)
}

/// `digit [ digit ]`, no more digits
fn number(i: &str) -> IResult<&str, u8> {
    let digits = take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    terminated(map_opt(digits, |digits: &str| digits.parse().ok()), no_digit).parse(i)
}

/// No digit comes next.
fn no_digit(i: &str) -> IResult<&str, ()> {
    not(satisfy(|c| c.is_ascii_digit())).parse(i)
}

/// A run of letters: a month, "about", "until", a filler or any word.
fn word(i: &str) -> IResult<&str, Option<Atom>> {
    let (rest, letters) = take_while1(|c: char| c.is_alphabetic() || c == 'º' || c == '°')(i)?;
    let lower = letters.to_lowercase();
    let is = |words: &Words| words.contains(lower.as_str());
    let copyright = tag::<_, _, nom::error::Error<&str>>("c").parse(i).is_ok()
        && rest.starts_with(|c: char| c.is_ascii_digit());
    let atom = match month(&lower) {
        Some(month) => Some(Atom::Month(month)),
        None if is(&UNTIL) => Some(Atom::Dash),
        None if is(&FILLERS) || lower.len() == 1 && copyright => None,
        None if is(&CIRCA) => Some(Atom::Circa),
        None => Some(Atom::Word),
    };
    Ok((rest, atom))
}

/// Whether `digits` are the year of something that may have been printed: four digits, from the
/// first printed books on.
pub(crate) fn is_printed_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u16| (1450..=2049).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::Atom::{Circa, Dash, Month, Number, Slash, Word, Year};
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Atom]) {
        let read: Vec<Atom> = atoms(text).into_iter().map(|(atom, _)| atom).collect();
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn dates_come_apart() {
        check("(2022, February 10). ", &[Year(2022), Month(2), Number(10)]);
        check("12 de noviembre de 2019", &[Number(12), Month(11), Year(2019)]);
        check("10.02.2022", &[Number(10), Number(2), Year(2022)]);
        check("26/04/2023", &[Number(26), Slash, Number(4), Slash, Year(2023)]);
        check("2017年7月20日", &[Year(2017), Month(7), Number(20)]);
        check("le 22 juillet 2021 à 22:17", &[Number(22), Month(7), Year(2021), Dash]);
        check("44 B.C.E., January 21", &[Year(-44), Month(1), Number(21)]);
        check("ca. 380 CE", &[Circa, Year(380)]);
        check("c. 2018", &[Circa, Year(2018)]);
        check("c2018", &[Year(2018)]);
        check("1-Jul-2025", &[Number(1), Dash, Month(7), Dash, Year(2025)]);
        check("2020a, 12345 pages", &[Year(2020), Word, Word]);
    }
}
