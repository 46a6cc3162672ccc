//! From bytes to text.
//!
//! | bytes | text |
//! |---|---|
//! | `63 61 66 c3 a9` | `café` |
//! | `ff fe 61 00` | `a`, by its byte order mark |
//! | `63 61 66 e9` | `café`, in the encoding that the bytes speak for |
//! | `63 61 66 c3 a9 e9` | `caféé`: UTF-8 with a byte that is not, which is told |

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::span::Span;

/// A document's text, and what of it was guessed.
///
/// ```
/// let decoded = ibid::input::decode_told("Gödel, caf".as_bytes());
/// assert_eq!((&*decoded.text, decoded.guessed.len()), ("Gödel, caf", 0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'b> {
    /// The text.
    pub text: Cow<'b, str>,
    /// Where in the text, in bytes, characters stand whose bytes are not UTF-8 in a document that
    /// is, in rising order.
    pub guessed: Vec<Span>,
}

/// Decodes a document: by its byte order mark, as UTF-8 if it is that, or in the encoding that its
/// bytes speak for.
///
/// ```
/// assert_eq!(ibid::input::decode(b"caf\xe9 noir"), "café noir");
/// assert_eq!(ibid::input::decode(b"\xff\xfea\0b\0"), "ab");
/// assert_eq!(ibid::input::decode("\u{feff}café".as_bytes()), "café");
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    decode_told(bytes).text
}

/// The same, and where in a document in UTF-8 there are bytes that are not: they are read as
/// Windows-1252, from which they most often come.
///
/// ```
/// let decoded = ibid::input::decode_told(b"G\xc3\xb6del, G\xf6del");
/// assert_eq!(decoded.text, "Gödel, Gödel");
/// assert_eq!(decoded.guessed[0].text(&decoded.text), "ö");
/// ```
#[must_use]
pub fn decode_told(bytes: &[u8]) -> Decoded<'_> {
    let certain = |text| Decoded { text, guessed: Vec::new() };
    let mark = Encoding::for_bom(bytes);
    let bytes = &bytes[mark.map_or(0, |(_, length)| length)..];
    match mark {
        Some((encoding, _)) if encoding != UTF_8 => {
            certain(encoding.decode_without_bom_handling(bytes).0)
        }
        _ if let Ok(text) = std::str::from_utf8(bytes) => certain(text.into()),
        None if !is_mostly_utf8(bytes) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            let encoding = detector.guess(None, Utf8Detection::Allow);
            certain(encoding.decode_without_bom_handling(bytes).0)
        }
        _ => mended(bytes),
    }
}

/// Whether more of the bytes that are not ASCII are UTF-8 than not. Few pairs of letters of another
/// encoding are a character of UTF-8 by chance, and none of them are words.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut odd) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        odd += chunk.invalid().len();
    }
    valid > odd
}

/// UTF-8 in which each byte that is not is one of Windows-1252.
fn mended(bytes: &[u8]) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len());
    let mut guessed = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = text.len();
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
            guessed.push(Span::new(start, text.len()));
        }
    }
    Decoded { text: text.into(), guessed }
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode_told};

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, expected_guessed: &[&str]) {
        let Decoded { text, guessed } = decode_told(bytes);
        assert_eq!(text, expected);
        assert_eq!(
            guessed.iter().map(|span| span.text(&text)).collect::<Vec<_>>(),
            expected_guessed
        );
    }

    #[test]
    fn odd_bytes_in_utf8() {
        check(b"Ros\xc3\xa9, Ros\xe9", "Rosé, Rosé", &["é"]);
        check(b"Z\xc3\xbcrich, K\xc3\xb6ln \xe2\x80 x", "Zürich, Köln â€ x", &["â€"]);
        check(b"\xef\xbb\xbfRos\xe9", "Rosé", &["é"]);
        check("Łódź – \u{201c}x\u{201d}".as_bytes(), "Łódź – “x”", &[]);
    }

    #[test]
    fn older_encodings() {
        check(b"Ros\xe9 et Z\xfcrich, caf\xe9", "Rosé et Zürich, café", &[]);
        check(b"\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0", "Привет, как дела", &[]);
    }
}
