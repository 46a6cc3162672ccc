//! Files on disk. Python reads them, so that its errors have their number and the file's name.

use std::path::{Path, PathBuf};

use ibid::input;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

/// The bytes of a file.
pub(crate) fn bytes(py: Python<'_>, path: &Path) -> PyResult<PyBackedBytes> {
    let path = py.import("pathlib")?.call_method1("Path", (path,))?;
    Ok(path.call_method0("read_bytes")?.extract()?)
}

/// The text of a file, in whatever encoding it is.
pub(crate) fn text(py: Python<'_>, path: &Path) -> PyResult<String> {
    Ok(input::decode(&bytes(py, path)?).into_owned())
}

/// The files of a folder, by name.
pub(crate) fn names(py: Python<'_>, folder: &Path) -> PyResult<Vec<PathBuf>> {
    let names = py.import("os")?.call_method1("listdir", (folder,))?;
    let mut names: Vec<PathBuf> = names.extract()?;
    names.sort_unstable();
    Ok(names)
}
