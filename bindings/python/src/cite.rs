//! Cites, which are given as identifiers of items or as `Cite`s, the data class on Python's side.

use ibid::Cite;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// The attributes of a `Cite`.
#[derive(FromPyObject)]
struct Attributes<'py> {
    id: Bound<'py, PyAny>,
    page: Option<Bound<'py, PyAny>>,
    locator: Option<Bound<'py, PyAny>>,
    label: String,
    prefix: String,
    suffix: String,
    suppress_author: bool,
    author_only: bool,
    narrative: bool,
}

impl TryFrom<Attributes<'_>> for Cite {
    type Error = PyErr;

    fn try_from(given: Attributes<'_>) -> PyResult<Self> {
        let mut cite = Self::new(given.id.str()?.to_string());
        if let Some(page) = given.page {
            cite = cite.page(page.str()?.to_string());
        }
        if let Some(locator) = given.locator {
            cite = cite.locator(given.label, locator.str()?.to_string());
        }
        cite = cite.prefix(given.prefix).suffix(given.suffix);
        Ok(match (given.author_only, given.suppress_author, given.narrative) {
            (true, ..) => cite.author_only(),
            (_, true, _) => cite.suppress_author(),
            (.., true) => cite.narrative(),
            _ => cite,
        })
    }
}

/// The cite that an argument stands for.
pub(crate) fn cite(given: &Bound<'_, PyAny>) -> PyResult<Cite> {
    match given.cast::<PyString>() {
        Ok(id) => Ok(Cite::new(id.to_string())),
        Err(_) => given.extract::<Attributes<'_>>()?.try_into(),
    }
}

/// The cites of one mark: a cite alone, or several.
pub(crate) fn cites(given: &Bound<'_, PyAny>) -> PyResult<Vec<Cite>> {
    if given.is_instance_of::<PyString>() || given.hasattr("id")? {
        return Ok(vec![cite(given)?]);
    }
    given.try_iter()?.map(|given| cite(&given?)).collect()
}
