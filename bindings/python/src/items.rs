//! Items, which are dicts in CSL-JSON on Python's side.

use std::fmt::Display;

use ibid::Item;
use ibid::format::csl_json;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyDict;
use pythonize::pythonize;

use crate::{argument, error};

/// The items of the argument `items`, an iterable of dicts.
pub(crate) fn items(items: &Bound<'_, PyAny>) -> PyResult<Vec<Item>> {
    let reader = Reader::new(items.py())?;
    let items = argument::iterate(items, "items", "an iterable of dicts")?;
    let read = |(at, item): (usize, PyResult<_>)| reader.item(&item?, format_args!("items[{at}]"));
    items.enumerate().map(read).collect()
}

/// The item of the argument `item`, a dict.
pub(crate) fn item(item: &Bound<'_, PyAny>) -> PyResult<Item> {
    Reader::new(item.py())?.item(item, "item")
}

/// Python's own `json`: it refuses what is no JSON, and what holds itself.
struct Reader<'py> {
    dumps: Bound<'py, PyAny>,
    options: Bound<'py, PyDict>,
}

impl<'py> Reader<'py> {
    fn new(py: Python<'py>) -> PyResult<Self> {
        let options = PyDict::new(py);
        options.set_item("allow_nan", false)?;
        options.set_item("ensure_ascii", false)?;
        Ok(Self { dumps: py.import("json")?.getattr("dumps")?, options })
    }

    fn item(&self, item: &Bound<'py, PyAny>, name: impl Display) -> PyResult<Item> {
        if !item.is_instance_of::<PyDict>() {
            return Err(argument::wrong(item, name, "dict"));
        }
        let json = self.dumps.call((item,), Some(&self.options)).map_err(|error| {
            let py = item.py();
            let is_of_type = error.is_instance_of::<PyTypeError>(py);
            if is_of_type {
                PyTypeError::new_err(format!("{name}: {}", error.value(py)))
            } else {
                error
            }
        })?;
        let json: PyBackedStr = json.extract()?;
        serde_json::from_str(&json).map_err(|wrong| {
            error::value(format!("{name}: {}", csl_json::Error::from(wrong).message))
        })
    }
}

/// The dicts of items.
pub(crate) fn dicts<'py>(py: Python<'py>, items: &[Item]) -> PyResult<Bound<'py, PyAny>> {
    Ok(pythonize(py, items)?)
}
