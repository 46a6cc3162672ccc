//! Arguments, and what is said of one that has another type than it should.
//!
//! | call | `TypeError` |
//! |---|---|
//! | `parse(5)` | `text must be str, not int` |
//! | `parse_many(["Doe", None])` | `texts[1] must be str, not NoneType` |
//! | `write({"id": "a"}, "ris")` | `items must be an iterable of dicts, not dict` |

use std::fmt::Display;
use std::path::PathBuf;

use ibid::file::FileFormat;
use ibid::format::Format;
use ibid::style::Case;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyIterator, PyString};

use crate::error;

/// Makes a function of each argument that reads it.
macro_rules! arguments {
    ($($function:ident: $argument:literal, $type:ty, $expected:literal;)+) => {$(
        pub(crate) fn $function(given: &Bound<'_, PyAny>) -> PyResult<$type> {
            extract(given, $argument, $expected)
        }
    )+};
}

arguments! {
    day_first: "day_first", Option<bool>, "bool or None";
    id: "id", PyBackedStr, "str";
    language: "language", Option<PyBackedStr>, "str or None";
    locale: "locale", Option<PyBackedStr>, "str or None";
    locales: "locales", Option<PathBuf>, "str, os.PathLike or None";
    text: "text", PyBackedStr, "str";
    year: "year", Option<i32>, "int or None";
}

/// How titles are capitalised.
pub(crate) fn case(given: &Bound<'_, PyAny>) -> PyResult<Case> {
    let name: PyBackedStr = extract(given, "case", "str")?;
    name.parse().map_err(error::value)
}

/// What a file is to be written in.
pub(crate) fn format(given: &Bound<'_, PyAny>) -> PyResult<Format> {
    let name: PyBackedStr = extract(given, "format", "str")?;
    name.parse().map_err(error::value)
}

/// What a file is to be read as, if anybody says.
pub(crate) fn file_format(given: &Bound<'_, PyAny>) -> PyResult<Option<FileFormat>> {
    let name: Option<PyBackedStr> = extract(given, "format", "str or None")?;
    name.as_deref().map(str::parse).transpose().map_err(error::value)
}

/// What an argument is as a type of Rust's.
pub(crate) fn extract<'a, 'py, T: FromPyObject<'a, 'py>>(
    given: &'a Bound<'py, PyAny>,
    name: impl Display,
    expected: &str,
) -> PyResult<T> {
    given.extract().map_err(|error: T::Error| named(error.into(), given, name, expected))
}

/// The things of an argument that is an iterable. A text and a dict are iterables too, but are
/// nearly always one thing that was meant to be in a list.
pub(crate) fn iterate<'py>(
    given: &Bound<'py, PyAny>,
    name: &str,
    expected: &str,
) -> PyResult<Bound<'py, PyIterator>> {
    if given.is_instance_of::<PyString>() || given.is_instance_of::<PyDict>() {
        return Err(wrong(given, name, expected));
    }
    given.try_iter().map_err(|error| named(error, given, name, expected))
}

/// The error for an argument of another type.
pub(crate) fn wrong(given: &Bound<'_, PyAny>, name: impl Display, expected: &str) -> PyErr {
    match given.get_type().name() {
        Ok(given) => PyTypeError::new_err(format!("{name} must be {expected}, not {given}")),
        Err(error) => error,
    }
}

/// The same error, if the type is not what is wrong.
fn named(error: PyErr, given: &Bound<'_, PyAny>, name: impl Display, expected: &str) -> PyErr {
    let is_of_type = error.is_instance_of::<PyTypeError>(given.py());
    if is_of_type { wrong(given, name, expected) } else { error }
}
