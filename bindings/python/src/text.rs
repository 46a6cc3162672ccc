//! What a style writes.

use ibid::style::{Sentence, Text};
use pyo3::prelude::*;

/// Rendered text, plain or with markup.
#[pyclass(name = "Text", module = "ibid", frozen, subclass)]
pub(crate) struct PyText(pub(crate) Text);

#[pymethods]
impl PyText {
    /// The words without markup.
    #[getter]
    fn text(&self) -> &str {
        self.0.as_str()
    }

    /// HTML, safe to put in a page.
    #[getter]
    fn html(&self) -> String {
        self.0.to_html()
    }

    /// HTML in which addresses are links.
    #[getter]
    fn html_with_links(&self) -> String {
        self.0.to_html_with_links()
    }

    /// CommonMark.
    #[getter]
    fn markdown(&self) -> String {
        self.0.to_markdown()
    }

    /// LaTeX.
    #[getter]
    fn latex(&self) -> String {
        self.0.to_latex()
    }

    /// The titles that were set in sentence case, each with its words that may be names, whose
    /// capitals would stay.
    #[getter]
    fn unsure_titles(&self) -> Vec<(String, Vec<String>)> {
        let words = |title: &Sentence| title.unsure_words().map(str::to_owned).collect();
        self.0.unsure_titles().iter().map(|title| (title.text.clone(), words(title))).collect()
    }

    fn __str__(&self) -> &str {
        self.0.as_str()
    }

    fn _repr_html_(&self) -> String {
        self.0.to_html_with_links()
    }
}

/// An entry of a reference list.
#[pyclass(name = "Entry", module = "ibid", frozen, extends = PyText)]
pub(crate) struct PyEntry {
    /// The identifier of the item.
    #[pyo3(get)]
    id: String,
}

/// An entry as an object of Python's.
pub(crate) fn entry(py: Python<'_>, entry: ibid::style::Entry<'_>) -> PyResult<Py<PyEntry>> {
    let id = entry.id.to_owned();
    Py::new(py, PyClassInitializer::from(PyText(entry.text)).add_subclass(PyEntry { id }))
}
