//! What can be wrong in an RIS file.

use thiserror::Error;

/// What is wrong in a file, and where.
///
/// ```
/// let error = ibid::format::ris::read("TY  - BOOK\nER  - \n\nSee also:").unwrap_err();
/// assert_eq!(error.to_string(), "line 4, column 1: the line has no tag");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {kind}")]
#[non_exhaustive]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ErrorKind,
}

/// What is wrong with a reference.
///
/// ```
/// use ibid::format::ris::{self, ErrorKind};
///
/// let read = ris::salvage("TY  - BOOK\nTY  - JOUR\nER  - \n");
/// assert_eq!(read.problems[0].kind, ErrorKind::NoEnd);
/// assert_eq!(read.items.len(), 2, "both are read");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A reference does not begin with its type.
    #[error("the line belongs to no reference: a “TY  - ” must come first")]
    NoType,
    /// A reference does not end before the next, or before the file does; it is read.
    #[error("the reference that stops here has no “ER  - ” at its end")]
    NoEnd,
    /// Text stands between references.
    #[error("the line has no tag")]
    Stray,
}
