//! Reading loose text.

use std::panic::resume_unwind;
use std::thread;

use ibid::input::Document;
use ibid::parse::{joined, scheme};
use ibid::{DayOrder, Parser, Reference};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyList;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::answer::Source;
use crate::argument;

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

    /// The references of a document, as `Parser::parse_document` finds them; Ctrl-C ends it.
    pub(crate) fn references(self, document: &Document) -> PyResult<Vec<Reference>> {
        let mut parser = self.parser();
        let entries = parser.unread(document);
        let references = each(&entries, |entry| parser.read(entry))?;
        let scheme = scheme(document, &references);
        let pairs = entries.iter().zip(references);
        let again = each(pairs, |(entry, reference)| parser.reread(entry, reference, &scheme))?;
        Ok(joined(again))
    }
}

/// What `read` makes of each, unless Ctrl-C is pressed meanwhile.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime")]
fn each<T, R>(
    things: impl IntoIterator<Item = T>,
    mut read: impl FnMut(T) -> R,
) -> PyResult<Vec<R>> {
    /// How many are read before Python is asked again.
    const PATIENCE: usize = 64;
    let read = |(at, thing): (usize, T)| {
        if at.is_multiple_of(PATIENCE) {
            Python::attach(|py| py.check_signals())?;
        }
        Ok(read(thing))
    };
    things.into_iter().enumerate().map(read).collect()
}

/// Finds the references in a text and reads each; the answers are in their order.
///
/// Where only the order tells which of day and month is which, as in 3/4/2020, `day_first` or the
/// `language` of the text decides. A date after the next `year` is doubted.
#[pyfunction]
#[pyo3(signature = (text, *, day_first=None, language=None, year=None))]
pub(crate) fn parse(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::text)] text: PyBackedStr,
    #[pyo3(from_py_with = argument::day_first)] day_first: Option<bool>,
    #[pyo3(from_py_with = argument::language)] language: Option<PyBackedStr>,
    #[pyo3(from_py_with = argument::year)] year: Option<i32>,
) -> PyResult<Bound<'_, PyList>> {
    let manner = Manner::new(day_first, language.as_deref(), year);
    let document = Document::from_text(&text);
    let references = py.detach(|| manner.references(&document))?;
    let source = Source::of_text(&text);
    let answers = references.iter().map(|reference| source.answer(py, reference));
    PyList::new(py, answers.collect::<PyResult<Vec<_>>>()?)
}

/// Reads a text that is one entry.
///
/// `day_first`, `language` and `year` are as for `parse`.
#[pyfunction]
#[pyo3(signature = (text, *, day_first=None, language=None, year=None))]
pub(crate) fn parse_entry(
    py: Python<'_>,
    #[pyo3(from_py_with = argument::text)] text: PyBackedStr,
    #[pyo3(from_py_with = argument::day_first)] day_first: Option<bool>,
    #[pyo3(from_py_with = argument::language)] language: Option<PyBackedStr>,
    #[pyo3(from_py_with = argument::year)] year: Option<i32>,
) -> PyResult<Bound<'_, PyAny>> {
    let manner = Manner::new(day_first, language.as_deref(), year);
    let reference = py.detach(|| manner.parser().parse_entry(&text));
    Source::of_text(&text).answer(py, &reference)
}

/// How many entries are read at a time, and before Python is asked whether Ctrl-C was pressed.
const BATCH: usize = 256;

/// Reads many texts over the cores, each of which is one entry; the answers are in their order.
///
/// `day_first`, `language` and `year` are as for `parse`. The variable `RAYON_NUM_THREADS` of the
/// environment limits how many cores are used.
#[pyfunction]
#[pyo3(signature = (texts, *, day_first=None, language=None, year=None))]
pub(crate) fn parse_many<'py>(
    py: Python<'py>,
    texts: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = argument::day_first)] day_first: Option<bool>,
    #[pyo3(from_py_with = argument::language)] language: Option<PyBackedStr>,
    #[pyo3(from_py_with = argument::year)] year: Option<i32>,
) -> PyResult<Bound<'py, PyList>> {
    let texts = argument::iterate(texts, "texts", "an iterable of str")?;
    let text = |(at, text): (usize, PyResult<Bound<'_, PyAny>>)| {
        argument::extract(&text?, format_args!("texts[{at}]"), "str")
    };
    let texts = texts.enumerate().map(text).collect::<PyResult<Vec<PyBackedStr>>>()?;
    let manner = Manner::new(day_first, language.as_deref(), year);
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
