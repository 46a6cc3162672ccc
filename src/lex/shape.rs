//! Cores that the grammar knows by their form alone.
//!
//! | text | kind |
//! |---|---|
//! | `https://example.org/a`, `www.example.org`, `example.org/a` | address |
//! | `10.1000/182` | DOI |
//! | `1706.03762v2` | arXiv number |
//! | `978-3-16-148410-0`, `0028-083X` | ISBN, ISSN |
//! | `J.-P.` | initials |
//! | `12`, `2020a`, `3rd` | number |
//! | `12–15`, `2020-05-01` | range |

use nom::Parser;
use nom::branch::alt;

use super::TokenKind;
use crate::grammar::address;
use crate::grammar::identifier::{arxiv, doi_start, hyphenated_number};
use crate::grammar::name::leading_initials;
use crate::grammar::number::{counted, range};

/// The length and the kind of the closed shape at the start of `text`.
pub(super) fn closed(text: &str) -> Option<(usize, TokenKind)> {
    if text.as_bytes().first()?.is_ascii_digit() { of_digits(text) } else { of_letters(text) }
}

fn of_digits(text: &str) -> Option<(usize, TokenKind)> {
    if doi_start(text).is_ok() {
        return Some((address::length(text), TokenKind::Doi));
    }
    let shapes = alt((
        arxiv.map(|shape| (shape, TokenKind::Arxiv)),
        hyphenated_number.map(|shape| (shape, TokenKind::Isbn)),
        range.map(|shape| (shape, TokenKind::Range)),
        counted.map(|shape| (shape, TokenKind::Number)),
    ))
    .parse(text);
    shapes.ok().map(|(_, (shape, kind))| (shape.len(), kind))
}

fn of_letters(text: &str) -> Option<(usize, TokenKind)> {
    if address::starts(text).is_ok() {
        return Some((address::broken_length(text), TokenKind::Url));
    }
    leading_initials(text).ok().map(|(_, shape)| (shape.len(), TokenKind::Initials))
}
