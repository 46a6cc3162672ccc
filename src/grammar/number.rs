//! Ordinals and Roman numerals.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::many1_count;
use nom::sequence::terminated;
use nom::{IResult, Parser};

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
