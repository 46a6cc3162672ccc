//! Numbers: volumes, issues, pages, editions and locators (APA 7, 9.25; Cite Them Right, "Page
//! numbers").
//!
//! | value | written | a number | more than one |
//! |---|---|---|---|
//! | `12` | `12` | yes | no |
//! | `12-14` | `12–14` | yes | yes |
//! | `1531-46` with ranges in full | `1531–1546` | yes | yes |
//! | `S1476-S1489` | `S1476–S1489` | yes | yes |
//! | `xii-xiv` | `xii–xiv` | yes | yes |
//! | `589-625, 629` | `589–625, 629` | yes | yes |
//! | `WP-2021/04` | `WP-2021/04` | no | no |

use std::borrow::Cow;
use std::fmt::Write;

use crate::item::Number;

/// How the last number of a range is written.
///
/// ```
/// use ibid::style::numbers::{Numeral, Ranges};
///
/// assert_eq!(Numeral::read("1531-46", Ranges::Kept).text, "1531–46");
/// assert_eq!(Numeral::read("1531-46", Ranges::Full).text, "1531–1546");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranges {
    /// As it is given: "1531–46".
    Kept,
    /// In full: "1531–1546".
    Full,
    /// Only the digits that change: "1531–46", "321–8".
    Minimal,
    /// The same, with two digits at least: "1531–46", "321–28".
    MinimalTwo,
    /// As The Chicago Manual of Style has it (15th edition): "101–8", "321–28", "1496–1504".
    Chicago15,
    /// As The Chicago Manual of Style has it (16th edition on): "101–8", "321–28", "1496–504".
    Chicago16,
}

/// A number variable, read.
///
/// ```
/// use ibid::style::numbers::{Numeral, Ranges};
///
/// let pages = Numeral::read("4-9", Ranges::Kept);
/// let label = if pages.is_plural { "pp." } else { "p." };
/// assert_eq!(format!("{label} {}", pages.text), "pp. 4–9");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral<'a> {
    /// The value with a dash in each range.
    pub text: Cow<'a, str>,
    /// Whether it is a number, so that a label can stand before it: "Vol. 3", "3rd ed."
    pub is_numeric: bool,
    /// Whether it is more than one.
    pub is_plural: bool,
}

impl<'a> Numeral<'a> {
    /// Reads the value of a number variable.
    ///
    /// ```
    /// use ibid::style::numbers::{Numeral, Ranges};
    ///
    /// assert!(Numeral::of(&3.into(), Ranges::Kept).is_numeric);
    /// assert!(!Numeral::of(&"revised".into(), Ranges::Kept).is_numeric);
    /// ```
    #[must_use]
    pub fn of(number: &'a Number, ranges: Ranges) -> Self {
        match number {
            Number::Integer(value) => Self {
                text: Cow::Owned(value.to_string()),
                is_numeric: *value >= 0,
                is_plural: false,
            },
            Number::Text(text) => Self::read(text, ranges),
        }
    }

    /// Reads a value.
    ///
    /// ```
    /// use ibid::style::numbers::{Numeral, Ranges};
    ///
    /// let pages = Numeral::read("589-625, 629", Ranges::Kept);
    /// assert_eq!(pages.text, "589–625, 629");
    /// assert!(pages.is_plural);
    /// ```
    #[must_use]
    pub fn read(text: &'a str, ranges: Ranges) -> Self {
        let text = text.trim();
        if text.contains("\\-") {
            return Self::with_escapes(text, ranges);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return Self { text: text.into(), is_numeric: !text.is_empty(), is_plural: false };
        }
        let elements = split(text);
        let first = elements.first().map_or("", |element| element.text);
        let is_fraction = elements.len() == 1
            && first.split('/').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
        let is_numeric = is_fraction || is_number(first);
        Self {
            text: join(text, &elements, ranges),
            is_numeric,
            is_plural: is_numeric && elements.len() > 1,
        }
    }
}

impl Numeral<'_> {
    /// The same with a text of its own.
    #[cfg(feature = "csl")]
    pub(super) fn into_owned<'a>(self) -> Numeral<'a> {
        let Numeral { text, is_numeric, is_plural } = self;
        Numeral { text: Cow::Owned(text.into_owned()), is_numeric, is_plural }
    }

    /// Reads a value in which a hyphen behind a backslash is one, and no "to".
    fn with_escapes(text: &str, ranges: Ranges) -> Self {
        const HYPHEN: &str = "\u{2010}";
        let plain = text.replace("\\-", HYPHEN);
        let read = Numeral::read(&plain, ranges);
        Self { text: read.text.replace(HYPHEN, "-").into(), ..read }
    }
}

/// An element of a value and what stands between it and the next.
struct Element<'a> {
    text: &'a str,
    joint: Joint<'a>,
}

#[derive(Clone, Copy, PartialEq)]
enum Joint<'a> {
    /// A hyphen or a dash, which may mean "to".
    Dash(&'a str),
    Other(&'a str),
}

/// Splits a value at hyphens, ampersands, "and", and commas or semicolons with a blank.
fn split(text: &str) -> Vec<Element<'_>> {
    let mut elements = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let in_blanks = text[..at].ends_with(char::is_whitespace);
        let found = if at > start && !in_blanks { joint(&text[at..]) } else { None };
        let Some((length, joint)) = found else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        elements.push(Element { text: text[start..at].trim_end(), joint });
        at += length;
        start = at;
    }
    elements.push(Element { text: &text[start..], joint: Joint::Other("") });
    elements
}

/// The joint that a text starts with, and its length.
fn joint(rest: &str) -> Option<(usize, Joint<'_>)> {
    let blank = rest.len() - rest.trim_start().len();
    let body = &rest[blank..];
    let core = match body.chars().next()? {
        '-' | '–' => body.len() - body.trim_start_matches(['-', '–']).len(),
        '&' => 1,
        ',' | ';' if blank == 0 && body[1..].starts_with(' ') => 1,
        'a' if blank > 0 && body.starts_with("and ") => 3,
        _ => return None,
    };
    let after = &body[core..];
    let length = blank + core + (after.len() - after.trim_start().len());
    let raw = &rest[..length];
    Some((
        length,
        match raw.trim() {
            dash @ ("-" | "–") => Joint::Dash(dash),
            "&" => Joint::Other(" & "),
            _ => Joint::Other(raw),
        },
    ))
}

/// Whether an element is a number: digits with letters around them, or a small Roman number.
fn is_number(element: &str) -> bool {
    let digits = split_prefix(element).1;
    let tail = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_tail = |c: char| c.is_ascii_alphabetic() || matches!(c, ',' | ':');
    (tail.len() < digits.len() && tail.chars().all(is_tail)) || is_small_roman(element)
}

fn is_small_roman(element: &str) -> bool {
    !element.is_empty() && element.chars().all(|c| matches!(c, 'i' | 'x' | 'v'))
}

fn is_roman(element: &str) -> bool {
    !element.is_empty() && element.chars().all(|c| "ivxlcmIVXLCM".contains(c))
}

/// Parts the letters before a number from it: `S1476` is `S` and `1476`.
fn split_prefix(element: &str) -> (&str, &str) {
    let letters = element.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = letters.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let digits = rest.trim_start_matches('0');
    let digits = if digits.starts_with(|c: char| c.is_ascii_digit()) { digits } else { rest };
    let has_letters = rest.len() < letters.len();
    if has_letters && digits.starts_with(|c: char| c.is_ascii_digit()) {
        element.split_at(element.len() - digits.len())
    } else {
        ("", element)
    }
}

fn join<'a>(text: &'a str, elements: &[Element<'_>], ranges: Ranges) -> Cow<'a, str> {
    if elements.len() == 1 {
        return Cow::Borrowed(text);
    }
    let countable = counts(elements[0].text);
    let mut out = String::with_capacity(text.len() + 4);
    for (index, element) in elements.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &elements[before]);
        match before.filter(|before| matches!(before.joint, Joint::Dash(_))) {
            Some(before) if ranges != Ranges::Kept => {
                out.push_str(&ranges.last(before.text, &full(before.text, element.text)));
            }
            _ => out.push_str(element.text),
        }
        match (element.joint, elements.get(index + 1)) {
            (Joint::Dash(_), Some(next)) if countable && is_range(element.text, next, ranges) => {
                out.push('–');
            }
            (Joint::Dash(dash), _) => out.push_str(dash),
            (Joint::Other(joint), _) => out.push_str(joint),
        }
    }
    Cow::Owned(out)
}

/// Whether the first element of a value lets the others be read as numbers.
fn counts(first: &str) -> bool {
    split_prefix(first).1.starts_with(|c: char| c.is_ascii_digit()) || is_roman(first)
}

/// Whether a hyphen between two elements means "to". In "95-107-109" only the last one can.
fn is_range(first: &str, last: &Element<'_>, ranges: Ranges) -> bool {
    let (first_prefix, first) = split_prefix(first);
    let (last_prefix, number) = split_prefix(last.text);
    let is_plain = |text: &str| {
        let tail = text.trim_start_matches(|c: char| c.is_ascii_digit());
        tail.len() < text.len() && tail.chars().all(|c| c.is_ascii_lowercase())
    };
    let value = |text: &str| {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        text[..digits].parse::<u64>().ok()
    };
    let is_short = ranges == Ranges::Kept
        && value(first).zip(value(number)).is_some_and(|(first, number)| first > number);
    (first_prefix == last_prefix || is_short)
        && !matches!(last.joint, Joint::Dash(_))
        && (is_short
            || (is_plain(first) && is_plain(number))
            || (is_roman(first) && is_roman(number)))
}

/// The last number of a range in full: 46 after 1531 is 1546.
fn full<'a>(first: &str, last: &'a str) -> Cow<'a, str> {
    let ((first_prefix, first), (last_prefix, digits)) = (split_prefix(first), split_prefix(last));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let comparable = all_digits(first) && all_digits(digits);
    if !comparable || digits.len() >= first.len() || last_prefix != first_prefix {
        return Cow::Borrowed(last);
    }
    let head = &first[..first.len() - digits.len()];
    let expanded = format!("{head}{digits}");
    if expanded.as_str() > first {
        Cow::Owned(format!("{last_prefix}{expanded}"))
    } else {
        Cow::Borrowed(last)
    }
}

impl Ranges {
    /// The last number of a range, which is given in full, as it is written after the first.
    fn last(self, first: &str, last: &str) -> String {
        let ((first_prefix, first), (last_prefix, last_digits)) =
            (split_prefix(first), split_prefix(last));
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_comparable = all_digits(first)
            && all_digits(last_digits)
            && first.len() == last_digits.len()
            && first_prefix == last_prefix;
        if !is_comparable || matches!(self, Self::Kept | Self::Full) {
            return last.to_owned();
        }
        let common = first.bytes().zip(last_digits.bytes()).take_while(|(a, b)| a == b).count();
        let beyond = |digits: usize| common.min(last_digits.len() - digits.min(last_digits.len()));
        let dropped = match self {
            Self::Kept | Self::Full => 0,
            Self::Minimal => beyond(1),
            Self::MinimalTwo => beyond(2),
            Self::Chicago15 | Self::Chicago16 => self.chicago(first, last_digits, common),
        };
        last_digits[dropped..].to_owned()
    }

    /// How many digits of the last number Chicago leaves out.
    fn chicago(self, first: &str, last: &str, common: usize) -> usize {
        let number: u64 = first.parse().unwrap_or_default();
        let changed = last.len() - common;
        match (first.len(), number % 100) {
            (..=2, _) | (_, 0) => 0,
            (_, 1..=9) => common,
            (4, _) if self == Self::Chicago15 && changed >= 3 => 0,
            _ => common.min(last.len() - 2),
        }
    }
}

/// A number in Roman numerals, in small letters; one above 3999 in digits.
///
/// ```
/// use ibid::style::numbers::roman;
///
/// assert_eq!(roman(1994), "mcmxciv");
/// ```
#[must_use]
pub fn roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut rest = number;
    for (value, numeral) in NUMERALS {
        while rest >= value {
            out.push_str(numeral);
            rest -= value;
        }
    }
    out
}

/// A number as an ordinal: "1st", "12th"; a range has two.
///
/// ```
/// use ibid::style::numbers::ordinal;
///
/// assert_eq!(ordinal("22"), "22nd");
/// assert_eq!(ordinal("2nd"), "2nd");
/// assert_eq!(ordinal("2–3"), "2nd–3rd");
/// ```
#[must_use]
pub fn ordinal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        out.push_str(number);
        if digits > 0 && !after.starts_with(|c: char| c.is_alphanumeric()) {
            let _ = write!(out, "{}", ordinal_ending(number));
        }
        let next = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}

fn ordinal_ending(digits: &str) -> &'static str {
    if digits.len() > 1 && digits.as_bytes()[digits.len() - 2] == b'1' {
        return "th";
    }
    match digits.as_bytes().last() {
        Some(b'1') => "st",
        Some(b'2') => "nd",
        Some(b'3') => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, kept: &str, full: &str, is_numeric: bool, is_plural: bool) {
        for (ranges, expected) in [(Ranges::Kept, kept), (Ranges::Full, full)] {
            let numeral = Numeral::read(value, ranges);
            assert_eq!(
                (&*numeral.text, numeral.is_numeric, numeral.is_plural),
                (expected, is_numeric, is_plural)
            );
        }
    }

    #[test]
    fn numbers_and_their_ranges() {
        check("12", "12", "12", true, false);
        check("12-14", "12–14", "12–14", true, true);
        check("12 - 14", "12–14", "12–14", true, true);
        check("1531-46", "1531–46", "1531–1546", true, true);
        check("100-99", "100–99", "100–199", true, true);
        check("S1476-S1489", "S1476–S1489", "S1476–S1489", true, true);
        check("xii-xiv", "xii–xiv", "xii–xiv", true, true);
        check("589-625, 629-634", "589–625, 629–634", "589–625, 629–634", true, true);
        check("1 & 2", "1 & 2", "1 & 2", true, true);
        check("e123", "e123", "e123", true, false);
        check("2nd", "2nd", "2nd", true, false);
        check("2011/566", "2011/566", "2011/566", true, false);
        check("1-a", "1-a", "1-a", true, true);
        check("1531--1546", "1531--1546", "1531--1546", true, true);
    }

    #[test]
    fn what_is_no_number_stays() {
        check("WP-2021/04", "WP-2021/04", "WP-2021/04", false, false);
        check("IV", "IV", "IV", false, false);
        check("Rev. ed.", "Rev. ed.", "Rev. ed.", false, false);
        check("12.3", "12.3", "12.3", false, false);
        check("", "", "", false, false);
    }
}
