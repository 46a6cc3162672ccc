//! The exceptions.
//!
//! | what is wrong | exception |
//! |---|---|
//! | a file in a closed format | `ParseError`, with the line, the column and the path |
//! | a style, or a locale of it | `StyleError`, with the same |
//! | a document that can't be read | `DocumentError`, with the path |
//! | an argument of another type | `TypeError`: see `argument` |
//! | a cite of an item that the list does not have | `LookupError` |
//! | an item, or a name of a format | `ValueError`, which those of ibid's own are too |

use std::path::{Path, PathBuf};

use ibid::file::{FileError, FileFormat};
use ibid::format::{self, endnote_xml, nbib};
use ibid::style::csl;
use pyo3::PyTypeInfo;
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

create_exception!(
    ibid,
    ParseError,
    PyValueError,
    "A file in a closed format is wrong; `line` and `column` say where, and `path` in which file, if it has one."
);
create_exception!(
    ibid,
    StyleError,
    PyValueError,
    "A style can't be used; `line`, `column` and `path` say where it is wrong, and are None where that is not known."
);
create_exception!(
    ibid,
    DocumentError,
    PyValueError,
    "A document can't be read; `path` says which, if it was given by its path."
);

/// What is wrong in a file, and where.
pub(crate) struct Wrong {
    message: String,
    /// The line and the column.
    place: Option<(usize, usize)>,
    path: Option<PathBuf>,
}

impl Wrong {
    fn new(error: &impl ToString, line: usize, column: usize) -> Self {
        Self { place: Some((line, column)), ..Self::whole(error) }
    }

    /// A file that is wrong in no single place.
    fn whole(error: &impl ToString) -> Self {
        Self { message: error.to_string(), place: None, path: None }
    }

    /// A text in a loose format, where a closed one is expected.
    pub(crate) fn loose(format: FileFormat) -> Self {
        let message =
            format!("a file of items is expected, and not {format}: read_document reads it");
        Self::new(&message, 1, 1)
    }

    /// The same in the file that was read.
    pub(crate) fn at(mut self, path: Option<&Path>) -> Self {
        if let Some(path) = path {
            self.message = format!("{}: {}", path.display(), self.message);
            self.path = Some(path.to_owned());
        }
        self
    }

    /// The exception of a type that has these.
    pub(crate) fn raise<E: PyTypeInfo>(self, py: Python<'_>) -> PyErr {
        let error = PyErr::new::<E, _>(self.message);
        let value = error.value(py);
        let (line, column) = self.place.unzip();
        let path = self.path.map(|path| path.to_string_lossy().into_owned());
        let placed = value
            .setattr("line", line)
            .and_then(|()| value.setattr("column", column))
            .and_then(|()| value.setattr("path", path));
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

impl From<&csl::Error> for Wrong {
    fn from(error: &csl::Error) -> Self {
        Self::new(error, error.line, error.column)
    }
}

/// The exception for a style that can't be used at all.
pub(crate) fn no_style(py: Python<'_>, message: &str) -> PyErr {
    Wrong::whole(&message).raise::<StyleError>(py)
}

/// The exception for a document that can't be read.
pub(crate) fn no_document(py: Python<'_>, path: Option<&Path>, error: &FileError) -> PyErr {
    let name = path.map_or("what was given".into(), Path::to_string_lossy);
    let wrong =
        Wrong { path: path.map(Path::to_owned), ..Wrong::whole(&format!("{name} {error}")) };
    wrong.raise::<DocumentError>(py)
}

/// The exception for a value that is wrong.
pub(crate) fn value(error: impl ToString) -> PyErr {
    PyValueError::new_err(error.to_string())
}
