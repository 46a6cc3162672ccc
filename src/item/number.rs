//! Number variables: CSL-JSON gives them as integers or as strings.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The value of a number variable: `12`, or `"12–14"`, `"IV"`, `"2nd rev."`.
///
/// ```
/// use ibid::item::Number;
///
/// assert_eq!(Number::from(12).to_string(), "12");
/// assert_eq!(Number::from("12").as_integer(), Some(12));
/// assert_eq!(Number::from("12–14").as_integer(), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected text or a number")]
pub enum Number {
    /// Given as an integer.
    Integer(i64),
    /// Given as text.
    Text(String),
}

impl Number {
    /// The value as text.
    ///
    /// ```
    /// # use ibid::item::Number;
    /// assert_eq!(Number::from(12).as_text(), "12");
    /// assert_eq!(Number::from("12–14").as_text(), "12–14");
    /// ```
    #[must_use]
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::Text(text) => Cow::Borrowed(text),
        }
    }

    /// The value, if it is one whole number, in whichever form it was given.
    ///
    /// ```
    /// # use ibid::item::Number;
    /// assert_eq!(Number::from(" 12 ").as_integer(), Some(12));
    /// assert_eq!(Number::from("XII").as_integer(), None);
    /// ```
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<&str> for Number {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Number {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}
