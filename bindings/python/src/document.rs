//! Documents and other files, of whatever kind.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use ibid::file::{File, FileFormat};
use ibid::format::Format;
use ibid::item::keys;
use ibid::{Diagnostic, Reference};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBytes, PyList};
use pythonize::pythonize;

use crate::answer::Source;
use crate::code_points::CodePoints;
use crate::parse::Manner;
use crate::{argument, error, file};

/// What was read from a file.
#[pyclass(module = "ibid", frozen, get_all)]
pub(crate) struct Document {
    /// What it was read as: text, markdown, html, docx, odt, pdf, bibtex, and so on.
    format: &'static str,
    /// The text that offsets are of: the file's own, or of a docx, odt or pdf the text that it shows.
    text: String,
    /// The references; those of a citation manager's fields before those that are read from the text.
    references: Py<PyList>,
    /// Doubts about the file itself, if it is a .bib file.
    doubts: Py<PyAny>,
    /// What could not be read at all, each with its line and column.
    problems: Vec<String>,
    /// What was read of bytes that are not UTF-8, and pages that gave no text.
    guesses: Vec<String>,
}

#[pymethods]
impl Document {
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.references.bind(py).try_iter()?.into_any())
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        self.references.bind(py).len()
    }
}

/// Reads the references of a file, which is given by its path or as its bytes.
///
/// It is text, Markdown, HTML, a Word document, an OpenDocument text, a PDF, BibTeX, BibLaTeX,
/// CSL-JSON, RIS, Hayagriva's YAML, PubMed's .nbib or EndNote's XML, as its content and its name show
/// if no format is given. `day_first`, `language` and `year` are as for `parse`.
#[pyfunction]
#[pyo3(signature = (source, format=None, *, day_first=None, language=None, year=None))]
pub(crate) fn read_document(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = argument::file_format)] format: Option<FileFormat>,
    #[pyo3(from_py_with = argument::day_first)] day_first: Option<bool>,
    #[pyo3(from_py_with = argument::language)] language: Option<PyBackedStr>,
    #[pyo3(from_py_with = argument::year)] year: Option<i32>,
) -> PyResult<Document> {
    let manner = Manner::new(day_first, language.as_deref(), year);
    let mut path = None;
    let bytes: PyBackedBytes = if source.is_instance_of::<PyBytes>() {
        source.extract()?
    } else {
        let given: PathBuf = argument::extract(source, "source", "str, os.PathLike or bytes")?;
        file::bytes(py, path.insert(given))?
    };
    let path = path.as_deref();
    let mut interrupted = Ok(());
    let read = py.detach(|| {
        let name = path.map(Path::to_string_lossy).unwrap_or_default();
        let parse = |document: &_| {
            let references = manner.references(document);
            references.unwrap_or_else(|signal| {
                interrupted = Err(signal);
                Vec::new()
            })
        };
        File::read(&name, &bytes, format, parse).map(told_apart)
    });
    interrupted?;
    let file = read.map_err(|wrong| error::no_document(py, path, &wrong))?;
    of(py, file)
}

fn of(py: Python<'_>, file: File) -> PyResult<Document> {
    let source = Source::of_file(&file);
    let answers = file.references.iter().map(|reference| source.answer(py, reference));
    let references = PyList::new(py, answers.collect::<PyResult<Vec<_>>>()?)?.unbind();
    let points = CodePoints::new(&file.text);
    let dialect = file.format.closed().and_then(Format::dialect);
    let doubts = dialect.map(|dialect| ibid::format::doubts(&file.text, dialect));
    let doubts = doubts.unwrap_or(file.doubts).into_iter();
    let doubts: Vec<Diagnostic> = doubts.map(|doubt| points.doubt(&doubt, doubt.span)).collect();
    let doubts = pythonize(py, &doubts)?.unbind();
    let (format, problems, guesses) = (file.format.as_str(), file.problems, file.guesses);
    Ok(Document { format, references, doubts, problems, guesses, text: file.text })
}

/// Gives each item of a file a key of its own.
fn told_apart(mut file: File) -> File {
    let items = file.references.iter().map(|reference: &Reference| &reference.item);
    let keys: Vec<String> = keys::assign(items).into_iter().map(Cow::into_owned).collect();
    for (reference, key) in file.references.iter_mut().zip(keys) {
        reference.item.id = key;
    }
    file
}
