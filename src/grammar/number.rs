//! Numbers with what belongs to them, ranges, ordinals and Roman numerals.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of, satisfy};
use nom::combinator::{all_consuming, not, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{separated_pair, terminated};
use nom::{IResult, Parser};

use super::mark::{is_dash, is_until};

/// `digit+ [ ending ]`, as in `12`, `2020a`, `3rd`
pub(crate) fn counted(i: &str) -> IResult<&str, &str> {
    recognize((digit1, opt(ending))).parse(i)
}

/// `digit+ { dash digit+ } [ ending ]` with a dash at the least, as in `12–15`, `2020-05-01`
pub(crate) fn range(i: &str) -> IResult<&str, &str> {
    recognize((digit1, verify(dashed_digits, |count| *count > 0), opt(ending))).parse(i)
}

/// `{ dash digit+ }`
pub(super) fn dashed_digits(i: &str) -> IResult<&str, usize> {
    many0_count((satisfy(is_dash), digit1)).parse(i)
}

/// One or two letters that belong to a number, as in `2020a` and `3rd`.
fn ending(i: &str) -> IResult<&str, &str> {
    let letter = |c: char| c.is_ascii_alphabetic() || c == 'ª' || c == 'º';
    terminated(take_while_m_n(1, 2, letter), not(satisfy(char::is_alphanumeric))).parse(i)
}

/// `[ letter ] digit+ | roman`, as in `12`, `S12`, `e918`, `xii`
pub(crate) fn page(i: &str) -> IResult<&str, &str> {
    let word = take_while1(|c: char| c.is_ascii_alphanumeric());
    verify(word, |word: &str| is_page(word)).parse(i)
}

fn is_page(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let numbered = !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && word.len() - digits.len() < 2;
    numbered || word.bytes().all(|b| b"ivxlc".contains(&b))
}

/// `page dash+ page`, as in `1871–1908`, `xii-xiv`
pub(crate) fn page_range(i: &str) -> IResult<&str, (&str, &str)> {
    separated_pair(page, take_while1(is_until), page).parse(i)
}

/// The digits of a whole word `digits [ "." | "-" ] [ ending ]`: `16.`, `2nd`, `4.ª`, `2-е`.
pub(crate) fn ordinal(i: &str) -> IResult<&str, &str> {
    let ending = alt((
        alt((tag("st"), tag("nd"), tag("rd"), tag("th"), tag("d"))),
        alt((tag("ème"), tag("eme"), tag("ère"), tag("er"), tag("re"), tag("de"))),
        alt((tag("e"), tag("a"), tag("o"), tag("ª"), tag("º"), tag("°"), tag("η"))),
        alt((tag("е"), tag("го"), tag("я"), tag("ге"))),
    ));
    all_consuming(terminated(digit1, (opt(one_of(".-")), opt(ending), opt(char('.'))))).parse(i)
}

/// The whole of a word in Roman numerals: `XIV`.
pub(crate) fn roman(i: &str) -> IResult<&str, &str> {
    all_consuming(recognize(many1_count(one_of("IVXLCDM")))).parse(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(ordinal(word).ok().map(|(_, digits)| digits), expected, "{word}");
    }

    #[test]
    fn ordinals() {
        check("16.", Some("16"));
        check("2nd", Some("2"));
        check("4.ª", Some("4"));
        check("2-е", Some("2"));
        check("3", Some("3"));
        check("1.0", None);
        check("second", None);
        assert!(roman("XIV").is_ok() && roman("Xiv").is_err());
    }
}
