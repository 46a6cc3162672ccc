//! Files of items, in and out.

use ibid::file::FileFormat;
use ibid::format::{Format, Loss, endnote_xml, nbib};
use ibid::input;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::{self, Wrong};
use crate::items;

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

/// Reads the items of a file in a closed format, which its content shows if it is not given.
#[pyfunction]
#[pyo3(signature = (source, format=None))]
pub(crate) fn read<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    format: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let text = match source.cast::<PyBytes>() {
        Ok(bytes) => input::decode(bytes.as_bytes()).into_owned(),
        Err(_) => source.extract()?,
    };
    let format = match format {
        Some(name) => name.parse().map_err(error::value)?,
        None => FileFormat::recognise("", &text),
    };
    let items = py.detach(|| match (format, format.closed()) {
        (_, Some(format)) => format.read(&text).map_err(Wrong::from),
        (FileFormat::Nbib, _) => nbib::read(&text).map_err(Wrong::from),
        (FileFormat::EndnoteXml, _) => endnote_xml::read(&text).map_err(Wrong::from),
        _ => Err(Wrong::loose(format)),
    });
    items::dicts(py, &items.map_err(|wrong| wrong.in_file(py))?)
}
