//! The font "Symbol", whose signs Word keeps at places that are no characters.

/// The Greek letters at the places of the Latin ones, as Adobe's "Symbol" encodes them.
const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// The name of the font.
pub(super) const FONT: &str = "Symbol";

/// What a place of the font shows; nothing, if that is no character of a text.
pub(super) fn character(place: char) -> Option<char> {
    let at = match u32::from(place) {
        code @ 0xf020..=0xf0ff => code - 0xf000,
        code => code,
    };
    let letter = |letters: &str, first: u32| letters.chars().nth((at - first) as usize);
    match at {
        0x41..=0x5a => letter(CAPITALS, 0x41),
        0x61..=0x7a => letter(SMALL, 0x61),
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∋'),
        0x2a => Some('∗'),
        0x2d => Some('−'),
        0x40 => Some('≅'),
        0xa2 => Some('′'),
        0xa3 => Some('≤'),
        0xa5 => Some('∞'),
        0xae => Some('→'),
        0xb0 => Some('°'),
        0xb1 => Some('±'),
        0xb2 => Some('″'),
        0xb3 => Some('≥'),
        0xb4 => Some('×'),
        0xb9 => Some('≠'),
        0xbb => Some('≈'),
        0xd6 => Some('√'),
        0x20..=0x3f | 0x5b | 0x5d | 0x5f | 0x7b..=0x7d => char::from_u32(at),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn characters() {
        assert_eq!(character('\u{f061}'), Some('α'));
        assert_eq!(character('m'), Some('μ'));
        assert_eq!(character('\u{f05a}'), Some('Ζ'));
        assert_eq!(character('\u{f0b3}'), Some('≥'));
        assert_eq!(character('\u{f028}'), Some('('));
        assert_eq!(character('"'), Some('∀'));
        assert_eq!(character('\u{f0b7}'), None);
    }
}
