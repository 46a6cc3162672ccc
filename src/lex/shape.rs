//! Closed shapes: what is known by its form alone.
//!
//! | text | shape |
//! |---|---|
//! | `https://example.org/a`, `www.example.org`, `example.org/a` | address |
//! | `10.1000/182` | DOI |
//! | `1706.03762v2` | arXiv number |
//! | `978-3-16-148410-0`, `0028-083X` | ISBN, ISSN |
//! | `J.-P.` | initials |
//! | `12`, `2020a`, `3rd` | number |
//! | `12–15`, `2020-05-01` | range |

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{alpha1, char, digit1, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::TokenKind;

/// The length and the kind of the closed shape at the start of `text`.
pub fn closed(text: &str) -> Option<(usize, TokenKind)> {
    let found = match text.as_bytes().first()? {
        b'0'..=b'9' => alt((
            doi.map(|shape| (shape, TokenKind::Doi)),
            arxiv.map(|shape| (shape, TokenKind::Arxiv)),
            isbn.map(|shape| (shape, TokenKind::Isbn)),
            range.map(|shape| (shape, TokenKind::Range)),
            number.map(|shape| (shape, TokenKind::Number)),
        ))
        .parse(text),
        _ => alt((
            url.map(|shape| (shape, TokenKind::Url)),
            initials.map(|shape| (shape, TokenKind::Initials)),
        ))
        .parse(text),
    };
    found.ok().map(|(_, (shape, kind))| (shape.len(), kind))
}

pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '－')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// `digit+ ending?`
fn number(i: &str) -> IResult<&str, &str> {
    recognize((digit1, opt(ending))).parse(i)
}

/// `digit+ (dash digit+)+ ending?`
fn range(i: &str) -> IResult<&str, &str> {
    recognize((digit1, verify(dashed_digits, |count| *count > 0), opt(ending))).parse(i)
}

/// `(dash digit+)*`
fn dashed_digits(i: &str) -> IResult<&str, usize> {
    many0_count((satisfy(is_dash), digit1)).parse(i)
}

/// Letters that belong to a number, as in "2020a" and "3rd".
fn ending(i: &str) -> IResult<&str, &str> {
    let letter = |c: char| c.is_ascii_alphabetic() || c == 'ª' || c == 'º';
    terminated(take_while_m_n(1, 2, letter), not(satisfy(char::is_alphanumeric))).parse(i)
}

/// `digit+ ("-" digit+)+ ("-"? "X")?`, with as many digits as an ISBN or an ISSN has.
fn isbn(i: &str) -> IResult<&str, &str> {
    let check = opt((opt(char('-')), one_of("Xx")));
    verify(recognize((digit1, dashed_digits, check)), has_isbn_digits).parse(i)
}

fn has_isbn_digits(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let groups = text.split('-').count();
    match digits + usize::from(text.ends_with(['X', 'x'])) {
        13 => text.starts_with("97") && groups > 1,
        10 => groups >= 3,
        8 => groups == 2 && text.as_bytes()[4] == b'-' && text.ends_with(['X', 'x']),
        _ => false,
    }
}

/// `"10." (digit | "."){4,12} "/" …` up to a blank or a closing mark.
fn doi(i: &str) -> IResult<&str, &str> {
    let registrant = take_while_m_n(4, 12, |c: char| is_digit(c) || c == '.');
    peek((tag("10."), registrant, char('/'))).parse(i)?;
    Ok(split(i, address_len(i)))
}

/// `digit{4} "." digit{4,5} ("v" digit+)?`
fn arxiv(i: &str) -> IResult<&str, &str> {
    let number = (take_while_m_n(4, 4, is_digit), char('.'), take_while_m_n(4, 5, is_digit));
    let shape = recognize((number, opt((char('v'), digit1))));
    terminated(shape, not(satisfy(char::is_alphanumeric))).parse(i)
}

/// `capital ("." dash? capital)*`, each with a stop after it.
fn initials(i: &str) -> IResult<&str, &str> {
    let more = (char('.'), opt(satisfy(is_dash)), satisfy(char::is_uppercase), peek(char('.')));
    let shape = recognize((satisfy(char::is_uppercase), many0_count(more)));
    terminated(shape, peek(char('.'))).parse(i)
}

/// An address with its scheme, with "www.", or a host with a path.
fn url(i: &str) -> IResult<&str, &str> {
    let scheme = (verify(alpha1, |scheme: &str| (3..8).contains(&scheme.len())), tag("://"));
    let host = (verify(host, is_host), char('/'));
    peek(alt((recognize(scheme), tag_no_case("www."), recognize(host)))).parse(i)?;
    Ok(split(i, broken_address_len(i)))
}

/// Letters, digits, hyphens and stops, no more than a host's name often has.
fn host(i: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 63, |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).parse(i)
}

/// Whether `text` looks like a host's name, that is, ends in a known zone.
fn is_host(text: &str) -> bool {
    let Some((front, zone)) = text.rsplit_once('.') else { return false };
    ZONES.contains(&zone) && front.len() > 1 && !front.ends_with('.')
}

/// The rest of `i` after `len` bytes, and what is before it.
fn split(i: &str, len: usize) -> (&str, &str) {
    let (shape, rest) = i.split_at(len);
    (rest, shape)
}

/// Endings of hosts that are not ends of words.
pub const ZONES: [&str; 44] = [
    "com", "org", "net", "edu", "gov", "int", "mil", "info", "io", "co", "uk", "de", "fr", "es",
    "it", "nl", "be", "ch", "at", "eu", "ru", "ua", "pl", "cz", "se", "no", "fi", "dk", "jp", "cn",
    "kr", "tw", "in", "br", "mx", "ar", "au", "ca", "us", "id", "tr", "ro", "tv", "me",
];

/// The length of an address up to a blank or a closing mark, without the stops at its end.
fn address_len(text: &str) -> usize {
    let mut last = ' ';
    let raw = prefix_len(text, |c| {
        let remark = c == '(' && last.is_ascii_alphabetic();
        last = c;
        !remark
            && !c.is_whitespace()
            && !c.is_control()
            && !matches!(
                c,
                '<' | '>' | '[' | '"' | '“' | '”' | '«' | '»' | '{' | '}' | '|' | '\\' | '^' | '`'
            )
            && !matches!(c, '，' | '。' | '；' | '（' | '）' | '、' | '「' | '」' | '』' | '》')
    });
    trim_address(&text[..raw])
}

/// The length of `address` without stops and unbalanced brackets at its end.
fn trim_address(address: &str) -> usize {
    let count = |mark: char| address.matches(mark).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let mut end = address.len();
    for last in address.chars().rev() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '…' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        end -= last.len_utf8();
    }
    end.max(1)
}

/// As `address_len`, going on over line breaks that cut the address.
fn broken_address_len(text: &str) -> usize {
    let mut end = address_len(text);
    loop {
        let rest = &text[end..];
        let blanks = prefix_len(rest, char::is_whitespace);
        if !rest[..blanks].contains('\n') || !continues(&text[..end], &rest[blanks..]) {
            return end;
        }
        end += blanks + address_len(&rest[blanks..]);
    }
}

/// Whether the first word of `rest`, on a new line, goes on with the address before it.
fn continues(address: &str, rest: &str) -> bool {
    let word = &rest[..prefix_len(rest, |c| !c.is_whitespace())];
    if word.is_empty() || word.contains("://") || !word.is_ascii() {
        return false;
    }
    if !word.starts_with(|c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '?' | '=' | '&' | '%')
    }) {
        return false;
    }
    let open_end = address.ends_with(['/', '-', '_', '=', '&', '?', '%', '.', '#', '+']);
    let inner = word.trim_end_matches(['.', ',', ')', ']', '>']);
    let path_like = inner.contains(['/', '_', '=', '%', '&', '?'])
        || inner.matches('-').count() > 1
        || [".html", ".htm", ".pdf", ".aspx", ".php"].iter().any(|e| inner.ends_with(e));
    path_like
        || (open_end && inner.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

fn prefix_len(text: &str, keep: impl FnMut(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(keep).len()
}
