//! Identifiers and addresses, wherever they start in a text.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of, satisfy, space0};
use nom::combinator::{fail, not, opt, recognize, verify};
use nom::multi::many1_count;
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};

use super::address;
use super::mark::is_until;
use super::number::dashed_digits;

/// `doi-start suffix`, as in `10.1000/182` (ISO 26324)
pub(crate) fn doi(i: &str) -> IResult<&str, &str> {
    recognize(pair(doi_start, take_while1(in_address))).parse(i)
}

/// `"10." registrant "/"`: what a DOI starts with, and nothing else
pub(crate) fn doi_start(i: &str) -> IResult<&str, &str> {
    let registrant = take_while_m_n(4, 12, |c: char| c.is_ascii_digit() || c == '.');
    recognize((tag("10."), registrant, char('/'))).parse(i)
}

/// `digit{4} "." digit{4,5} [ "v" digit+ ]`, as in `1706.03762v2`
pub(crate) fn arxiv(i: &str) -> IResult<&str, &str> {
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let shape = recognize((digits(4, 4), char('.'), digits(4, 5), opt((char('v'), digit1))));
    terminated(shape, not(satisfy(char::is_alphanumeric))).parse(i)
}

/// `( scheme "://" | "www." ) rest`, as in `https://example.org/a` (RFC 3986)
pub(crate) fn url(i: &str) -> IResult<&str, &str> {
    let web = |name: &&str| {
        ["https://", "http://", "ftp://"].iter().any(|s| name.eq_ignore_ascii_case(s))
    };
    let start = alt((verify(address::scheme, move |name: &str| web(&name)), tag_no_case("www.")));
    recognize(pair(start, take_while1(in_address))).parse(i)
}

/// `digit+ { "-" digit+ } [ [ "-" ] "X" ]` with as many digits as an ISBN or an ISSN has
pub(crate) fn hyphenated_number(i: &str) -> IResult<&str, &str> {
    let check = opt((opt(char('-')), one_of("Xx")));
    verify(recognize((digit1, dashed_digits, check)), has_standard_length).parse(i)
}

fn has_standard_length(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let groups = number.split('-').count();
    match digits + usize::from(number.ends_with(['X', 'x'])) {
        13 => number.starts_with("97") && groups > 1,
        10 => groups >= 3,
        8 => groups == 2 && number.as_bytes()[4] == b'-' && number.ends_with(['X', 'x']),
        _ => false,
    }
}

/// What announces an identifier, right before it: `doi:`, `ISBN`
pub(crate) fn announcement(i: &str) -> IResult<&str, &str> {
    let announces =
        |word: &&str| i.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    match ["doi:", "arxiv:", "isbn", "issn"].into_iter().find(announces) {
        Some(word) => take(word.len()).parse(i),
        None => fail().parse(i),
    }
}

/// `{ digit [ dash | blank ] } ( digit | "X" )`, as in `978-3-519-00509-4` (ISO 2108), `0378-5955` (ISO 3297)
pub(crate) fn standard_number(i: &str) -> IResult<&str, &str> {
    let digit = || satisfy(|c| c.is_ascii_digit());
    let group = (digit(), opt(alt((satisfy(is_until), char(' ')))));
    verify(recognize((many1_count(group), opt(one_of("xX")))), |s: &str| s.len() >= 8).parse(i)
}

/// `"PMID" [ ":" ] digits`, as in `PMID: 25730878`
pub(crate) fn pmid(i: &str) -> IResult<&str, &str> {
    preceded((tag_no_case("pmid"), space0, opt(char(':')), space0), digit1).parse(i)
}

/// `"PMCID" [ ":" ] "PMC" digits`, as in `PMCID: PMC1234567`
pub(crate) fn pmcid(i: &str) -> IResult<&str, &str> {
    let number = recognize((tag_no_case("pmc"), digit1));
    preceded((tag_no_case("pmcid"), space0, opt(char(':')), space0), number).parse(i)
}

/// Where `shape` first matches in `text`, in `text`'s own letters.
pub(crate) fn find<'a>(
    shape: impl Fn(&'a str) -> IResult<&'a str, &'a str>,
    text: &'a str,
) -> Option<&'a str> {
    text.char_indices().find_map(|(at, _)| shape(&text[at..]).ok()).map(|(_, found)| found)
}

/// What an address may hold: anything but blanks, quotes and angle brackets.
fn in_address(c: char) -> bool {
    !(c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_found_in_their_dress() {
        assert_eq!(find(doi, "doi: 10.1000/182 "), Some("10.1000/182"));
        assert_eq!(find(doi, "https://dx.doi.org/10.1000/182"), Some("10.1000/182"));
        assert_eq!(find(doi, "10 pages"), None);
        assert_eq!(find(url, "<https://example.org/a>."), Some("https://example.org/a"));
        assert_eq!(find(url, "at www.example.org"), Some("www.example.org"));
        assert_eq!(find(standard_number, "ISBN-13: 978-3-519-00509-4"), Some("978-3-519-00509-4"));
        assert_eq!(find(standard_number, "ISSN 0307-1235."), Some("0307-1235"));
        assert_eq!(find(pmid, "Epub 2015. PMID: 25730878"), Some("25730878"));
        assert_eq!(find(pmcid, "PMID: 2; PMCID: PMC1234567."), Some("PMC1234567"));
        assert_eq!(find(pmid, "PMCID: PMC1234567"), None);
    }
}
