//! Files of items, in and out.

use ibid::format::{Format, Loss};
use pyo3::prelude::*;

use crate::{error, items};

/// A file's text, and what of the items is not in it.
#[pyclass(module = "ibid", frozen, get_all)]
pub(crate) struct Written {
    /// The file.
    text: String,
    /// What the format can't hold: the id of an item, and the variable's name.
    lost: Vec<(String, String)>,
}

#[pymethods]
impl Written {
    fn __str__(&self) -> &str {
        &self.text
    }
}

/// Writes items in a format.
#[pyfunction]
pub(crate) fn write(py: Python<'_>, items: &Bound<'_, PyAny>, format: &str) -> PyResult<Written> {
    let format: Format = format.parse().map_err(error::value)?;
    let items = items::items(items)?;
    let written = py.detach(|| format.write(&items));
    let lost = written.losses.into_iter().map(|Loss { id, variable }| (id, variable.into_owned()));
    Ok(Written { lost: lost.collect(), text: written.text })
}

/// Reads the items of a file in a closed format.
#[pyfunction]
pub(crate) fn read<'py>(
    py: Python<'py>,
    source: &str,
    format: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let format: Format = format.parse().map_err(error::value)?;
    let items = py.detach(|| format.read(source)).map_err(|wrong| error::in_file(py, wrong))?;
    items::dicts(py, &items)
}
