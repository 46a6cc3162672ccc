//! Reading loose text.

use std::panic::resume_unwind;
use std::thread;

use ibid::{DayOrder, Parser, Reference};
use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyList, PyString};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::answer::Source;

/// What a caller knows of the texts.
#[derive(Clone, Copy, Default)]
pub(crate) struct Manner {
    order: Option<DayOrder>,
    year: Option<i32>,
}

impl Manner {
    pub(crate) fn new(day_first: Option<bool>, language: Option<&str>, year: Option<i32>) -> Self {
        let told = day_first.map(|day| if day { DayOrder::DayFirst } else { DayOrder::MonthFirst });
        Self { order: told.or_else(|| language.map(DayOrder::of_language)), year }
    }

    pub(crate) fn parser(self) -> Parser {
        let parser = Parser::new().with_day_order(self.order);
        match self.year {
            Some(year) => parser.with_year(year),
            None => parser,
        }
    }
}

/// Finds the references in a text and reads each.
#[pyfunction]
#[pyo3(signature = (text, *, day_first=None, language=None, year=None))]
pub(crate) fn parse<'py>(
    py: Python<'py>,
    text: PyBackedStr,
    day_first: Option<bool>,
    language: Option<&str>,
    year: Option<i32>,
) -> PyResult<Bound<'py, PyList>> {
    let manner = Manner::new(day_first, language, year);
    let references = py.detach(|| manner.parser().parse(&text));
    let source = Source::of_text(&text);
    let answers = references.iter().map(|reference| source.answer(py, reference));
    PyList::new(py, answers.collect::<PyResult<Vec<_>>>()?)
}

/// Reads a text that is one entry.
#[pyfunction]
#[pyo3(signature = (text, *, day_first=None, language=None, year=None))]
pub(crate) fn parse_entry<'py>(
    py: Python<'py>,
    text: PyBackedStr,
    day_first: Option<bool>,
    language: Option<&str>,
    year: Option<i32>,
) -> PyResult<Bound<'py, PyAny>> {
    let manner = Manner::new(day_first, language, year);
    let reference = py.detach(|| manner.parser().parse_entry(&text));
    Source::of_text(&text).answer(py, &reference)
}

/// How many entries are read at a time.
const BATCH: usize = 2048;

/// Reads many texts over the cores, each of which is one entry.
#[pyfunction]
#[pyo3(signature = (texts, *, day_first=None, language=None, year=None))]
pub(crate) fn parse_many<'py>(
    py: Python<'py>,
    texts: &Bound<'py, PyAny>,
    day_first: Option<bool>,
    language: Option<&str>,
    year: Option<i32>,
) -> PyResult<Bound<'py, PyList>> {
    if texts.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err("texts are expected, and not one: parse_entry reads one"));
    }
    let texts = texts.try_iter()?.map(|text| text?.extract());
    let texts = texts.collect::<PyResult<Vec<PyBackedStr>>>()?;
    let manner = Manner::new(day_first, language, year);
    // Threads of its own: those that all calls shared would be missing in a process that was forked.
    let pool = ThreadPoolBuilder::new().build();
    let pool = pool.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let read = |batch: &[PyBackedStr]| -> Vec<Reference> {
        let parse = |parser: &mut Parser, text: &PyBackedStr| parser.parse_entry(text);
        let parsed = || batch.par_iter().map_init(|| manner.parser(), parse).collect();
        pool.install(parsed)
    };
    let answers = PyList::empty(py);
    thread::scope(|scope| {
        let mut batches = texts.chunks(BATCH);
        let mut next = || batches.next().map(|batch| (batch, scope.spawn(|| read(batch))));
        let mut reading = next();
        while let Some((batch, references)) = reading {
            let references = py.detach(|| references.join()).unwrap_or_else(|it| resume_unwind(it));
            // While these become objects of Python's, the next ones are read.
            reading = next();
            for (text, reference) in batch.iter().zip(&references) {
                answers.append(Source::of_text(text).answer(py, reference)?)?;
            }
            py.check_signals()?;
        }
        Ok(answers)
    })
}
