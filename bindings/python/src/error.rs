//! The exceptions.
//!
//! | what is wrong | exception |
//! |---|---|
//! | a file in a closed format | `ParseError`, with the line and the column |
//! | a style, or a locale of it | `StyleError`; of a file, with the line and the column |
//! | a document that can't be read | `DocumentError` |
//! | a cite of an item that the list does not have | `LookupError` |
//! | an item, or a name of a format | `ValueError`, which those above but the last are too |

use ibid::file::FileFormat;
use ibid::format::{self, endnote_xml, nbib};
use ibid::style::csl;
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    ibid,
    ParseError,
    PyValueError,
    "A file in a closed format is wrong; `line` and `column` say where."
);
create_exception!(
    ibid,
    StyleError,
    PyValueError,
    "A style can't be used; `line` and `column` say where in its file, if it is one."
);
create_exception!(ibid, DocumentError, PyValueError, "A document can't be read.");

/// What is wrong in a file, and where.
pub(crate) struct Wrong {
    message: String,
    line: usize,
    column: usize,
}

impl Wrong {
    fn new(error: &impl ToString, line: usize, column: usize) -> Self {
        Self { message: error.to_string(), line, column }
    }

    /// A text in a loose format, where a closed one is expected.
    pub(crate) fn loose(format: FileFormat) -> Self {
        let message =
            format!("a file of items is expected, and not {format}: read_document reads it");
        Self::new(&message, 1, 1)
    }

    /// The exception for a file.
    pub(crate) fn in_file(self, py: Python<'_>) -> PyErr {
        self.raise::<ParseError>(py)
    }

    /// The exception of a type that has these.
    fn raise<E: pyo3::PyTypeInfo>(self, py: Python<'_>) -> PyErr {
        let error = PyErr::new::<E, _>(self.message);
        let placed = error
            .value(py)
            .setattr("line", self.line)
            .and_then(|()| error.value(py).setattr("column", self.column));
        placed.err().unwrap_or(error)
    }
}

impl From<format::Error> for Wrong {
    fn from(error: format::Error) -> Self {
        let (line, column) = match &error {
            format::Error::Bib(error) => (error.line, error.column),
            format::Error::CslJson(error) => (error.line, error.column),
            format::Error::Ris(error) => (error.line, error.column),
            format::Error::Hayagriva(error) => (error.line, error.column),
            _ => (1, 1),
        };
        Self::new(&error, line, column)
    }
}

impl From<nbib::Error> for Wrong {
    fn from(error: nbib::Error) -> Self {
        Self::new(&error, error.line, 1)
    }
}

impl From<endnote_xml::Error> for Wrong {
    fn from(error: endnote_xml::Error) -> Self {
        Self::new(&error, error.line, error.column)
    }
}

/// The exception for a style or a locale that is wrong.
pub(crate) fn in_style(py: Python<'_>, error: &csl::Error) -> PyErr {
    Wrong::new(error, error.line, error.column).raise::<StyleError>(py)
}

/// The exception for a value that is wrong.
pub(crate) fn value(error: impl ToString) -> PyErr {
    PyValueError::new_err(error.to_string())
}
