//! Addresses and hosts.
//!
//! | text | recognised by |
//! |---|---|
//! | `https://example.org/a`, `www.example.org`, `example.org/a` | [`starts`], [`length`] |
//! | `https://example.org/a/` and on the next line `b-c/d.html` | [`broken_length`] |
//! | `npr.org`, `math.canterbury.ac.nz` | [`is_host`], [`starts_with_common_host`] |

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{recognize, verify};
use nom::{IResult, Parser};

use crate::lexicon::zones::{is_common_zone, is_zone};

/// `scheme "://" | "www." | host "/"`, as in `https://`, `example.org/` (RFC 3986): what only
/// addresses start with.
pub(crate) fn starts(i: &str) -> IResult<&str, &str> {
    let host = (verify(host_name, has_zone), char('/'));
    alt((scheme, tag_no_case("www."), recognize(host))).parse(i)
}

/// `letter{3,7} "://"`
pub(crate) fn scheme(i: &str) -> IResult<&str, &str> {
    recognize((take_while_m_n(3, 7, |c: char| c.is_ascii_alphabetic()), tag("://"))).parse(i)
}

/// Letters, digits, hyphens and stops, no more than the name of a host often has.
fn host_name(i: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 63, |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).parse(i)
}

/// Whether `text` ends in a known zone, as the name of a host does.
fn has_zone(text: &str) -> bool {
    let Some((front, zone)) = text.rsplit_once('.') else { return false };
    is_zone(zone) && front.len() > 1 && !front.ends_with('.')
}

/// Whether a word starts with a host of a common zone, with or without a path, as in
/// `newyorker.com`, `trac.syr.edu/reports/490/`.
pub(crate) fn starts_with_common_host(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let host = host.trim_end_matches(|c: char| !c.is_alphanumeric());
    let zone = host.rsplit_once('.').map_or("", |(_, zone)| zone);
    host.is_ascii() && !host.contains('@') && is_common_zone(zone)
}

/// `label { "." label } "." zone`, as in `npr.org`, `math.canterbury.ac.nz`: the whole of a text
/// is the name of a host. A zone has small letters; one label is longer than two.
pub(crate) fn is_host(text: &str) -> bool {
    let mut labels = text.rsplit('.');
    let zone = labels.next().unwrap_or_default();
    let is_label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    (2..=6).contains(&zone.len())
        && zone.bytes().all(|b| b.is_ascii_lowercase())
        && labels.clone().any(|label| label.len() > 2)
        && labels.all(is_label)
}

/// The length of an address up to a blank or a closing mark, without the stops at its end.
pub(crate) fn length(text: &str) -> usize {
    let mut last = ' ';
    let raw = prefix_len(text, |c| {
        let remark = c == '(' && last.is_ascii_alphabetic();
        last = c;
        !remark && !is_end(c)
    });
    trimmed(&text[..raw])
}

/// Whether no address goes on with `c`.
fn is_end(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '<' | '>' | '[' | '"' | '“' | '”' | '«' | '»' | '{' | '}' | '|' | '\\' | '^' | '`'
        )
        || matches!(c, '，' | '。' | '；' | '（' | '）' | '、' | '「' | '」' | '』' | '》')
}

/// The length of `address` without stops and unbalanced brackets at its end.
fn trimmed(address: &str) -> usize {
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

/// As [`length`], going on over line breaks that cut the address.
pub(crate) fn broken_length(text: &str) -> usize {
    let mut end = length(text);
    loop {
        let rest = &text[end..];
        let blanks = prefix_len(rest, char::is_whitespace);
        if !rest[..blanks].contains('\n') || !continues(&text[..end], &rest[blanks..]) {
            return end;
        }
        end += blanks + length(&rest[blanks..]);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_words() {
        for text in ["https://example.org/a", "www.example.org", "example.org/a", "FTP://a"] {
            assert!(starts(text).is_ok(), "{text}");
        }
        for text in ["example.org", "and/or", "a.b/c", "h://x", "e.g./x"] {
            assert!(starts(text).is_err(), "{text}");
        }
    }

    #[test]
    fn addresses_end_where_their_sentence_goes_on() {
        assert_eq!(length("https://example.org/a_(b)). Next"), "https://example.org/a_(b)".len());
        assert_eq!(length("https://a.org/b[Accessed 3 May]"), "https://a.org/b".len());
        assert_eq!(
            broken_length("https://a.org/b/\nc-d/e.html. F"),
            "https://a.org/b/\nc-d/e.html".len()
        );
    }

    #[test]
    fn hosts() {
        assert!(is_host("npr.org") && is_host("math.canterbury.ac.nz") && is_host("Forbes.com"));
        assert!(!is_host("e.g") && !is_host("Proc. of") && !is_host("St.Louis") && !is_host(""));
    }
}
