//! Cites, which are given as identifiers of items or as `Cite`s, the data class on Python's side.

use std::fmt::Display;

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::argument;

/// The attributes of a `Cite`.
#[derive(FromPyObject)]
struct Cite<'py> {
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

impl TryFrom<Cite<'_>> for ibid::Cite {
    type Error = PyErr;

    fn try_from(given: Cite<'_>) -> PyResult<Self> {
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
pub(crate) fn cite(given: &Bound<'_, PyAny>, name: impl Display) -> PyResult<ibid::Cite> {
    if let Ok(id) = given.cast::<PyString>() {
        return Ok(ibid::Cite::new(id.extract::<String>()?));
    }
    if !given.hasattr("id")? {
        return Err(argument::wrong(given, name, "str or Cite"));
    }
    given.extract::<Cite<'_>>()?.try_into()
}

/// The cites of one mark: a cite alone, or several.
pub(crate) fn cites(given: &Bound<'_, PyAny>, name: &str) -> PyResult<Vec<ibid::Cite>> {
    if given.is_instance_of::<PyString>() || given.hasattr("id")? {
        return Ok(vec![cite(given, name)?]);
    }
    let cites = argument::iterate(given, name, "str, Cite or an iterable of them")?;
    cites.enumerate().map(|(at, given)| cite(&given?, format_args!("{name}[{at}]"))).collect()
}
