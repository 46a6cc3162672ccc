//! Ordinals (CSL 1.0.2, "Ordinal Suffixes", "Long Ordinals").
//!
//! | term | numbers |
//! |---|---|
//! | `ordinal` | all that no other term takes |
//! | `ordinal-03` | 3, 13, 103: those with this last digit |
//! | `ordinal-13` | 13, 113: those with these last two digits |
//! | `ordinal-01`, `match="whole-number"` | 1 alone |
//! | `ordinal-04` where there is no `ordinal` | 4 to 20, 24: all others, as in CSL 1.0 |
//!
//! The more of a number a term looks at, the more it counts. The suffixes of a language belong
//! together, so that a style that says one of them replaces all.

use super::super::xml::Element;
use super::terms::{Gender, words};

/// How much of a number is looked at, in the order in which terms count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    WholeNumber,
    LastTwoDigits,
    LastDigit,
}

impl Look {
    const ALL: [Self; 3] = [Self::WholeNumber, Self::LastTwoDigits, Self::LastDigit];

    /// What a term looks at that stands for a value.
    fn of(term: &Element, value: u32) -> Self {
        match term.attribute("match") {
            Some("whole-number") => Self::WholeNumber,
            Some("last-two-digits") => Self::LastTwoDigits,
            Some("last-digit") => Self::LastDigit,
            _ if value < 10 => Self::LastDigit,
            _ => Self::LastTwoDigits,
        }
    }

    fn part(self, number: u32) -> u32 {
        match self {
            Self::WholeNumber => number,
            Self::LastTwoDigits => number % 100,
            Self::LastDigit => number % 10,
        }
    }
}

/// For which numbers a suffix is; none if for all.
type Range = Option<(Look, u32)>;

/// The suffixes of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Ordinals(Vec<(Range, Gender, String)>);

impl Ordinals {
    /// Sets the suffix of a term, if the term is of a suffix.
    pub(super) fn set(&mut self, term: &Element) -> bool {
        let Some(name) = term.attribute("name").and_then(|name| name.strip_prefix("ordinal"))
        else {
            return false;
        };
        let range = match name.strip_prefix('-').and_then(two_digits) {
            Some(value) => Some((Look::of(term, value), value)),
            None if name.is_empty() => None,
            None => return false,
        };
        let gender = Gender::of(term, "gender-form").unwrap_or_default();
        self.0.retain(|(known, of, _)| (*known, *of) != (range, gender));
        self.0.push((range, gender, words(&term.text).to_owned()));
        true
    }

    /// Takes the suffixes of another if there are none here.
    pub(super) fn fall_back_on(&mut self, other: &Self) {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
        }
    }

    /// What stands after a number.
    pub(super) fn suffix(&self, number: u32, gender: Gender) -> &str {
        let get = |range| self.get(range, gender);
        let at = |look: Look| Some((look, look.part(number)));
        let general = get(None);
        if general.is_none() && matches!(number % 100, 11..=13) {
            // In CSL 1.0 the first three are not for these.
            let range = Look::ALL[..2].iter().find_map(|look| get(at(*look)));
            return range.or_else(|| self.fourth(gender)).unwrap_or_default();
        }
        let found = Look::ALL.iter().find_map(|look| get(at(*look)));
        found.or(general).or_else(|| self.fourth(gender)).unwrap_or_default()
    }

    /// What CSL 1.0 has for all numbers but those that end in 1, 2 or 3.
    fn fourth(&self, gender: Gender) -> Option<&str> {
        self.get(Some((Look::LastDigit, 4)), gender)
    }

    fn get(&self, range: Range, gender: Gender) -> Option<&str> {
        by_gender(gender, |gender| {
            let mut suffixes = self.0.iter();
            let found = suffixes.find(|(known, of, _)| (*known, *of) == (range, gender));
            found.map(|(.., suffix)| suffix.as_str())
        })
    }
}

/// The words for ordinals of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct LongOrdinals(Vec<(u32, Gender, String)>);

impl LongOrdinals {
    /// Sets the word of a term, if the term is of an ordinal.
    pub(super) fn set(&mut self, term: &Element) -> bool {
        let name = term.attribute("name").and_then(|name| name.strip_prefix("long-ordinal-"));
        let Some(value) = name.and_then(two_digits) else { return false };
        let gender = Gender::of(term, "gender-form").unwrap_or_default();
        self.0.retain(|(known, of, _)| (*known, *of) != (value, gender));
        self.0.push((value, gender, words(&term.text).to_owned()));
        true
    }

    /// Takes the words for the numbers that are not here. A number comes in all of its genders, so
    /// that none is taken from another language.
    pub(super) fn fall_back_on(&mut self, other: &Self) {
        let own = self.0.len();
        for word in &other.0 {
            if !self.0[..own].iter().any(|known| known.0 == word.0) {
                self.0.push(word.clone());
            }
        }
    }

    /// The word for a number.
    pub(super) fn word(&self, number: u32, gender: Gender) -> Option<&str> {
        by_gender(gender, |gender| {
            let found = self.0.iter().find(|(known, of, _)| (*known, *of) == (number, gender));
            found.map(|(.., word)| word.as_str())
        })
    }
}

/// What there is for a gender, or else for none.
fn by_gender<'a>(gender: Gender, get: impl Fn(Gender) -> Option<&'a str>) -> Option<&'a str> {
    get(gender).or_else(|| get(Gender::Neuter))
}

fn two_digits(digits: &str) -> Option<u32> {
    let are = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    are.then(|| digits.parse().ok()).flatten()
}
