//! What can be wrong with a file.

use thiserror::Error;

/// The text is not YAML, or an entry is not of Hayagriva's form.
///
/// ```
/// let error = ibid::format::hayagriva::read("rye:\n  title: [On\n").unwrap_err();
/// assert!(error.line >= 2);
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
