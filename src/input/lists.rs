//! The numbers that word processors print before the paragraphs of a list.
//!
//! | format | numbers |
//! |---|---|
//! | `Decimal`, `Padded` | 7, 07 |
//! | `Roman` | vii, VII |
//! | `Letter` | z, aa, ab; in step z, aa, bb |

use crate::style::numbers::roman;

/// How many levels a list has: nine in Word, ten in `OpenDocument`.
pub(super) const LEVELS: usize = 10;

/// The letters of a number.
const LETTERS: u32 = 26;

/// How a level is numbered.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: Format,
    /// The number with what is around it.
    pub(super) pieces: Vec<Piece>,
    /// Whether a blank follows.
    pub(super) spaced: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: Format::Decimal, pieces: Vec::new(), spaced: true }
    }
}

/// A piece of what stands before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// The number of a level.
    Number(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Decimal,
    Padded,
    Roman {
        upper: bool,
    },
    Letter {
        upper: bool,
        /// Whether all letters of a number are the same: after "z" comes "aa", and then "bb".
        in_step: bool,
    },
    /// A sign, which is the same before every paragraph.
    Bullet,
    None,
}

impl Format {
    /// Whether it numbers anything.
    pub(super) fn is_number(self) -> bool {
        !matches!(self, Self::Bullet | Self::None)
    }

    pub(super) fn written(self, number: u32) -> String {
        match self {
            Self::Roman { upper } => in_case(roman(number), upper),
            Self::Letter { upper, in_step } => in_case(letters(number, in_step), upper),
            Self::Padded => format!("{number:02}"),
            Self::Bullet | Self::None => String::new(),
            Self::Decimal => number.to_string(),
        }
    }
}

fn in_case(numeral: String, upper: bool) -> String {
    if upper { numeral.to_uppercase() } else { numeral }
}

/// A number in small letters; one that would have more than ten of them in digits.
fn letters(number: u32, in_step: bool) -> String {
    if !(1..=10 * LETTERS).contains(&number) {
        return number.to_string();
    }
    let letter = |of: u32| ('a'..='z').nth((of % LETTERS) as usize).unwrap_or('a');
    let (before, last) = ((number - 1) / LETTERS, letter(number - 1));
    match before {
        0 => last.to_string(),
        _ if in_step => last.to_string().repeat(before as usize + 1),
        _ => String::from_iter([letter(before - 1), last]),
    }
}

/// How far a list has counted at each level.
#[derive(Clone, Debug, Default)]
pub(super) struct Counter([Option<u32>; LEVELS]);

impl Counter {
    /// Counts a paragraph, and gives what stands before it, with the blank behind; nothing where that is
    /// no number. The paragraph may start anew at a number.
    pub(super) fn count<'l>(
        &mut self,
        level: usize,
        restart: Option<u32>,
        of: impl Fn(usize) -> &'l Level,
    ) -> String {
        let counts = &mut self.0;
        let next = counts[level].map_or(of(level).start, |count| count.saturating_add(1));
        counts[level] = Some(restart.unwrap_or(next));
        counts[level + 1..].fill(None);
        for (at, count) in counts[..level].iter_mut().enumerate() {
            count.get_or_insert(of(at).start);
        }
        if !of(level).format.is_number() {
            return String::new();
        }
        let mut text = String::new();
        for piece in &of(level).pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Number(at) => {
                    let number = counts[*at].unwrap_or(of(*at).start);
                    text.push_str(&of(*at).format.written(number));
                }
            }
        }
        if of(level).spaced && !text.is_empty() {
            text.push(' ');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers() {
        let letter = |upper, in_step| Format::Letter { upper, in_step };
        assert_eq!(Format::Roman { upper: false }.written(1994), "mcmxciv");
        assert_eq!(Format::Roman { upper: true }.written(u32::MAX), "4294967295");
        assert_eq!(Format::Padded.written(7), "07");
        assert_eq!(letter(true, true).written(28), "BB");
        assert_eq!(letter(false, false).written(26), "z");
        assert_eq!(letter(false, false).written(28), "ab");
        assert_eq!(letter(false, false).written(53), "ba");
        assert_eq!(letter(false, true).written(0), "0");
        assert_eq!(letter(false, false).written(261), "261");
    }
}
