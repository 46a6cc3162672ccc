//! Items, which are dicts in CSL-JSON on Python's side.

use ibid::Item;
use ibid::format::csl_json;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use pythonize::pythonize;

use crate::error;

/// The items of an iterable of dicts.
///
/// Python's own `json` writes them: it refuses what is no JSON, and what holds itself.
pub(crate) fn items(items: &Bound<'_, PyAny>) -> PyResult<Vec<Item>> {
    let py = items.py();
    let dumps = py.import("json")?.getattr("dumps")?;
    let strictly = PyDict::new(py);
    strictly.set_item("allow_nan", false)?;
    let read = |(at, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let json: String = dumps.call((item?,), Some(&strictly))?.extract()?;
        serde_json::from_str(&json).map_err(|wrong| {
            error::value(format!("item {at}: {}", csl_json::Error::from(wrong).message))
        })
    };
    items.try_iter()?.enumerate().map(read).collect()
}

/// The item of a dict.
pub(crate) fn item(item: &Bound<'_, PyAny>) -> PyResult<Item> {
    let alone = PyList::new(item.py(), [item])?;
    Ok(items(&alone)?.remove(0))
}

/// The dicts of items.
pub(crate) fn dicts<'py>(py: Python<'py>, items: &[Item]) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize(py, items)?)
}
