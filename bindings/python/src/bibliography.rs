//! Reference lists.

use std::path::PathBuf;

use ibid::Item;
use ibid::style::{Bibliography, Case, Mark, UnknownItem};
use pyo3::exceptions::PyLookupError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyList, PyTuple};
use self_cell::self_cell;

use crate::text::{self, PyEntry, PyText};
use crate::{argument, cite, error, items, style};

self_cell!(
    /// A list beside the items that it is of.
    struct List {
        owner: Vec<Item>,
        #[covariant]
        dependent: Bibliography,
    }
);

/// Items as one list in one style: in its order, each told apart from the others.
///
/// `citations` are the marks of the text in their order, on which numbers and "ibid." depend. `case`
/// says whether titles are as the style wants them or as given, and `locale` and `locales` are as for
/// a `Style`.
#[pyclass(name = "Bibliography", module = "ibid", frozen)]
pub(crate) struct PyBibliography(List);

impl PyBibliography {
    fn list(&self) -> &Bibliography<'_> {
        self.0.borrow_dependent()
    }
}

#[pymethods]
impl PyBibliography {
    #[new]
    #[pyo3(
        signature = (style, items, *, citations=None, case=Case::default(), locale=None, locales=None),
        text_signature = "(style, items, *, citations=None, case='style', locale=None, locales=None)"
    )]
    fn new(
        style: &Bound<'_, PyAny>,
        items: &Bound<'_, PyAny>,
        citations: Option<&Bound<'_, PyAny>>,
        #[pyo3(from_py_with = argument::case)] case: Case,
        #[pyo3(from_py_with = argument::locale)] locale: Option<PyBackedStr>,
        #[pyo3(from_py_with = argument::locales)] locales: Option<PathBuf>,
    ) -> PyResult<Self> {
        let py = style.py();
        let style = style::of(style, "style", locale.as_deref(), locales.as_deref())?;
        let items = items::items(items)?;
        if let Some(id) = ibid::item::keys::repeated(&items) {
            return Err(error::value(format!("two items have the id “{id}”")));
        }
        let marks = citations.map(marks).transpose()?.unwrap_or_default();
        let list = py.detach(|| {
            List::try_new(items, |items| {
                Bibliography::cited(style, items, &marks).map(|list| list.in_case(case))
            })
        });
        list.map(Self).map_err(|unknown| missing(&unknown))
    }

    /// The entries in the order of the list.
    #[getter]
    fn entries(&self, py: Python<'_>) -> PyResult<Vec<Py<PyEntry>>> {
        let entries = py.detach(|| self.list().iter().collect::<Vec<_>>());
        entries.into_iter().map(|entry| text::entry(py, entry)).collect()
    }

    /// The marks of `citations`.
    #[getter]
    fn citations(&self) -> Vec<PyText> {
        self.list().marks().into_iter().map(PyText).collect()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyList::new(py, self.entries(py)?)?.try_iter()?.into_any())
    }

    fn __len__(&self) -> usize {
        self.list().len()
    }

    /// The entry of an item; None if the list has none.
    fn get(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::id)] id: PyBackedStr,
    ) -> PyResult<Option<Py<PyEntry>>> {
        self.list().get(&id).map(|entry| text::entry(py, entry)).transpose()
    }

    /// The mark that cites items in the text, each by its id or with a `Cite`.
    #[pyo3(signature = (*cites))]
    fn cite(&self, cites: &Bound<'_, PyTuple>) -> PyResult<PyText> {
        let cites = cite::cites(cites, "cites")?;
        self.list().cite(&cites).map(PyText).map_err(|unknown| missing(&unknown))
    }

    /// The list as HTML.
    fn to_html(&self, py: Python<'_>) -> String {
        py.detach(|| self.list().to_html())
    }

    /// The list as Markdown.
    fn to_markdown(&self, py: Python<'_>) -> String {
        py.detach(|| self.list().to_markdown())
    }

    /// The list as LaTeX.
    fn to_latex(&self, py: Python<'_>) -> String {
        py.detach(|| self.list().to_latex())
    }

    /// The list as a Word document.
    fn to_docx<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &py.detach(|| self.list().to_docx()))
    }

    fn __str__(&self, py: Python<'_>) -> String {
        py.detach(|| self.list().to_string())
    }

    fn _repr_html_(&self, py: Python<'_>) -> String {
        self.to_html(py)
    }
}

/// The marks of a text, each in a note of its own if the style has notes.
fn marks(citations: &Bound<'_, PyAny>) -> PyResult<Vec<Mark>> {
    let mark = |(at, given): (usize, PyResult<Bound<'_, PyAny>>)| {
        Ok(Mark::new(cite::cites(&given?, &format!("citations[{at}]"))?).in_note(at + 1))
    };
    let expected = "an iterable of str, Cite or lists of them";
    argument::iterate(citations, "citations", expected)?.enumerate().map(mark).collect()
}

/// The exception for a cite of an item that is not there.
fn missing(unknown: &UnknownItem) -> PyErr {
    PyLookupError::new_err(unknown.to_string())
}
