//! ibid from Python: the native half of the package `ibid`. `python/ibid/` has the other half, and
//! `_ibid.pyi` says there what each function takes and gives.

#![allow(clippy::needless_pass_by_value, reason = "PyO3 hands arguments over by value")]
#![allow(clippy::doc_markdown, reason = "Python's help() shows it as it is written")]

mod answer;
mod argument;
mod bibliography;
mod cite;
mod code_points;
mod data;
mod document;
mod error;
mod file;
mod items;
mod parse;
mod style;
mod text;

/// The native half of the package.
#[pyo3::pymodule]
mod _ibid {
    #[pymodule_export]
    use crate::bibliography::PyBibliography;
    #[pymodule_export]
    use crate::data::{Written, read, write};
    #[pymodule_export]
    use crate::document::{Document, read_document};
    #[pymodule_export]
    use crate::error::{DocumentError, ParseError, StyleError};
    #[pymodule_export]
    use crate::parse::{parse, parse_entry, parse_many};
    #[pymodule_export]
    use crate::style::PyStyle;
    #[pymodule_export]
    use crate::text::{PyEntry, PyText};
}
