//! Files of items, in and out.

use std::path::{Path, PathBuf};

use ibid::file::FileFormat;
use ibid::format::{Format, Loss, endnote_xml, nbib};
use ibid::input;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::error::{ParseError, Wrong};
use crate::{argument, file, items};

/// A file's text, and what of the items is not in it.
#[pyclass(module = "ibid", frozen, get_all)]
pub(crate) struct Written {
    /// The file's text.
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

/// Writes items in a format: bibtex, biblatex, csl-json, ris or hayagriva.
#[pyfunction]
pub(crate) fn write(
    py: Python<'_>,
    items: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::format)] format: Format,
) -> PyResult<Written> {
    let items = items::items(items)?;
    let written = py.detach(|| format.write(&items));
    let lost = written.losses.into_iter().map(|Loss { id, variable }| (id, variable.into_owned()));
    Ok(Written { lost: lost.collect(), text: written.text })
}

/// Reads the items of a file in a closed format, which is given as its text, its bytes or its path.
///
/// It is BibTeX, BibLaTeX, CSL-JSON, RIS, Hayagriva's YAML, PubMed's .nbib or EndNote's XML, as its
/// content shows if no format is given. A text is never taken for a path: that is an `os.PathLike`. If
/// the file is wrong, a `ParseError` says where.
#[pyfunction]
#[pyo3(signature = (source, format=None))]
pub(crate) fn read<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = argument::file_format)] format: Option<FileFormat>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut path = None;
    let text = if let Ok(bytes) = source.cast::<PyBytes>() {
        input::decode(bytes.as_bytes()).into_owned()
    } else if source.is_instance_of::<PyString>() {
        source.extract()?
    } else {
        let given: PathBuf = argument::extract(source, "source", "str, bytes or os.PathLike")?;
        file::text(py, path.insert(given))?
    };
    let path = path.as_deref();
    let name = path.map(Path::to_string_lossy).unwrap_or_default();
    let format = format.unwrap_or_else(|| FileFormat::recognise(&name, &text));
    let items = py.detach(|| match (format, format.closed()) {
        (_, Some(format)) => format.read(&text).map_err(Wrong::from),
        (FileFormat::Nbib, _) => nbib::read(&text).map_err(Wrong::from),
        (FileFormat::EndnoteXml, _) => endnote_xml::read(&text).map_err(Wrong::from),
        _ => Err(Wrong::loose(format)),
    });
    items::dicts(py, &items.map_err(|wrong| wrong.at(path).raise::<ParseError>(py))?)
}
