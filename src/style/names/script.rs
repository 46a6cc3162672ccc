//! Which scripts write names with initials and with the given name first.

/// Whether a character belongs to an alphabet whose names may be inverted and cut to initials:
/// Latin, Greek, Cyrillic, Hebrew, Arabic, Thai.
pub(super) fn is_alphabetic_script(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '&'
        | '\u{c0}'..='\u{24f}'
        | '\u{370}'..='\u{52f}'
        | '\u{590}'..='\u{6ff}'
        | '\u{e01}'..='\u{e5b}'
        | '\u{1e00}'..='\u{1fff}'
        | '\u{200c}'..='\u{200e}')
}

/// Whether a character of such a script can stand as an initial.
pub(super) fn takes_initials(c: char) -> bool {
    c.is_alphabetic() && is_alphabetic_script(c)
}

/// Whether any of a text is in such a script.
pub(in crate::style) fn is_alphabetic_text(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit() || c == '-' || is_alphabetic_script(c))
}
