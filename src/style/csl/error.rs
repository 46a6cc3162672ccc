//! What can be wrong in a style or a locale file.

use thiserror::Error;

use crate::place::Places;

/// What is wrong in a style or a locale file, and where.
///
/// ```
/// use ibid::style::csl::Locales;
///
/// let error = Locales::default().add("<locale xml:lang=\"de\">\n  <terms></terms").unwrap_err();
/// assert_eq!((error.line, error.column), (2, 10));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
#[non_exhaustive]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub message: String,
}

impl Error {
    /// What is wrong at a byte of the text.
    pub(super) fn at(text: &str, byte: usize, message: impl Into<String>) -> Self {
        let (line, column) = Places::of(text).at(byte);
        Self { line, column, message: message.into() }
    }
}
