//! Control characters, which a text may hold and which nobody should be shown.
//!
//! They are the C0 and C1 sets and DEL: escape sequences of terminals begin with one. Items and
//! CSL-JSON keep them. What is written for people has none.

use std::borrow::Cow;

/// Whether there is a control character in a text.
pub(crate) fn has_any(text: &str) -> bool {
    // Nearly always the bytes tell: those of the C1 set start with `C2` in UTF-8.
    let doubtful = |byte| matches!(byte, 0..0x20 | 0x7f | 0xc2);
    text.bytes().any(doubtful) && text.contains(char::is_control)
}

/// The text with a blank for each control character, line ends too.
pub(crate) fn blanked(text: &str) -> Cow<'_, str> {
    if has_any(text) { text.replace(char::is_control, " ").into() } else { text.into() }
}

/// The text with a picture for each control character but line feeds and tabs, so that it can be
/// shown on a terminal.
///
/// ```
/// use ibid::diagnostic::visible;
///
/// assert_eq!(visible("a\u{1b}[31mb\u{7f}\n"), "a␛[31mb␡\n");
/// assert_eq!(visible("a\u{9b}31m"), "a\u{fffd}31m"); // the C1 set has no pictures
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if has_any(text) { text.chars().map(picture).collect() } else { text.into() }
}

fn picture(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        '\u{7f}' => '\u{2421}',
        _ if c.is_control() => '\u{fffd}',
        _ => c,
    }
}
