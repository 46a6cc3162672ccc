//! What can be wrong with a .bib file.

use thiserror::Error;

use super::syntax::Problem;

/// What is wrong with an entry, and where.
///
/// ```
/// let error = ibid::format::bibtex::read("@book{a,\n  title = {A book}\n  year = 2020}").unwrap_err();
/// assert_eq!(error.to_string(), "line 3, column 3: expected comma");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {kind}")]
#[non_exhaustive]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ErrorKind,
}

/// What is wrong with an entry.
///
/// ```
/// use ibid::format::bibtex::{self, ErrorKind};
///
/// let read = bibtex::salvage("@book{a, title = {Bread}}\n@book{a, title = {Salt}}");
/// assert_eq!(read.problems[0].kind, ErrorKind::DuplicateKey("a".into()));
/// assert_eq!(read.items.len(), 2, "both are read");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The entry is not of the form `@type{key, name = {value}, …}`.
    #[error("{0}")]
    Syntax(String),
    /// The entry does not end.
    #[error("the entry has no closing brace")]
    Unclosed,
    /// A name that no `@string` defines stands in a value; the name itself is read.
    #[error("no @string defines “{0}”")]
    UnknownString(String),
    /// Strings made of strings, or fields taken from another entry, grow beyond all measure.
    #[error("“{0}” makes more text of strings and other entries than a file of this size can need")]
    TooLong(String),
    /// Another entry of the file has this key; both are read.
    #[error("the key “{0}” is used more than once")]
    DuplicateKey(String),
    /// `crossref` or `xdata` names an entry that is not in the file.
    #[error("no entry has the key “{0}”, which this one refers to")]
    UnknownEntry(String),
}

impl From<Problem> for ErrorKind {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Expected(what) => Self::Syntax(format!("expected {what}")),
            Problem::Control => Self::Syntax("control character in a name".to_owned()),
            Problem::Unclosed => Self::Unclosed,
        }
    }
}
