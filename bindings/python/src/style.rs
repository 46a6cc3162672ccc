//! Styles, by name or from files.
//!
//! | given | style |
//! |---|---|
//! | `"harvard"` | one that ibid has |
//! | `"<style …"` | the text of a file in the Citation Style Language |
//! | `"styles/nature.csl"`, `Path("nature.csl")` | such a file |

use std::ffi::CString;
use std::path::{Path, PathBuf};

use ibid::style::{Case, Style, csl};
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyString;

use crate::error::{self, StyleError, Wrong};
use crate::text::PyText;
use crate::{argument, file, items};

/// A style that is ready to render: by its name, or the text or the path of a file in the Citation
/// Style Language.
///
/// `locale` is the language of its words, whose file, such as locales-de-DE.xml, is in the folder
/// `locales`.
#[pyclass(name = "Style", module = "ibid", frozen)]
pub(crate) struct PyStyle(pub(crate) Style);

#[pymethods]
impl PyStyle {
    #[new]
    #[pyo3(signature = (source, *, locale=None, locales=None))]
    fn new(
        source: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::locale)] locale: Option<PyBackedStr>,
        #[pyo3(from_py_with = argument::locales)] locales: Option<PathBuf>,
    ) -> PyResult<Self> {
        of(source, "source", locale.as_deref(), locales.as_deref()).map(Self)
    }

    /// The names of the styles that ibid has.
    #[staticmethod]
    fn names() -> Vec<&'static str> {
        Style::NAMES.to_vec()
    }

    /// The style's name; of a style from a file, its identifier.
    #[getter]
    fn name(&self) -> &str {
        self.0.as_str()
    }

    /// Renders one item as if it were alone in its list, with titles as the style wants them or as given.
    #[pyo3(
        signature = (item, *, case=Case::default()),
        text_signature = "($self, item, *, case='style')"
    )]
    fn entry(
        &self,
        item: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::case)] case: Case,
    ) -> PyResult<PyText> {
        Ok(PyText(self.0.entry_in(&items::item(item)?, case)))
    }

    fn __repr__(&self) -> String {
        format!("Style({:?})", self.0.as_str())
    }
}

/// The style that an argument stands for: one that is ready, or one to be read.
pub(crate) fn of(
    source: &Bound<'_, PyAny>,
    argument: &str,
    locale: Option<&str>,
    locales: Option<&Path>,
) -> PyResult<Style> {
    match source.cast::<PyStyle>() {
        Ok(ready) if locale.is_none() && locales.is_none() => Ok(ready.get().0.clone()),
        Ok(_) => Err(error::value("a style that is ready has a language: give it to Style(…)")),
        Err(_) => read(source, argument, locale, locales),
    }
}

fn read(
    source: &Bound<'_, PyAny>,
    argument: &str,
    locale: Option<&str>,
    locales: Option<&Path>,
) -> PyResult<Style> {
    let py = source.py();
    let mut path: Option<PathBuf> = None;
    let text = if source.is_instance_of::<PyString>() {
        let name: String = source.extract()?;
        match name.parse::<Style>() {
            Ok(style) if locale.is_none() => return Ok(style),
            Ok(style) => match csl::text_of(&name) {
                Some(text) => text.to_owned(),
                None => return in_english(py, style, locale),
            },
            Err(_) if name.trim_start_matches('\u{feff}').trim_start().starts_with('<') => name,
            Err(_) if is_path(&name) => file::text(py, path.insert(name.into()))?,
            Err(unknown) => {
                let message = format!("{unknown}, and no file that ends in .csl");
                return Err(error::no_style(py, &message));
            }
        }
    } else {
        let given: PathBuf = argument::extract(source, argument, "str, os.PathLike or Style")?;
        file::text(py, path.insert(given))?
    };
    let wrong = |error: &csl::Error| Wrong::from(error).at(path.as_deref()).raise::<StyleError>(py);
    let info = csl::Info::read(&text).map_err(|error| wrong(&error))?;
    let language = locale.or(info.default_locale.as_deref());
    let locales = terms(py, language, locale.is_some(), locales)?;
    Style::from_csl(&text, &locales).map_err(|error| wrong(&error))
}

/// A style that is code, whose words are English.
fn in_english(py: Python<'_>, style: Style, locale: Option<&str>) -> PyResult<Style> {
    match locale.filter(|locale| !are_related(locale, "en")) {
        None => Ok(style),
        Some(locale) => {
            let message = format!("{style} is in English alone, and not in {locale}");
            Err(error::no_style(py, &message))
        }
    }
}

/// The locales for a style in a language, with the files of a folder. Where they do not have the
/// language, English stands in, which is wrong if the language `is_asked` for.
fn terms(
    py: Python<'_>,
    language: Option<&str>,
    is_asked: bool,
    folder: Option<&Path>,
) -> PyResult<csl::Locales> {
    let mut locales = csl::Locales::default();
    for path in folder.map(|it| locale_files(py, it)).transpose()?.into_iter().flatten() {
        let text = file::text(py, &path)?;
        let wrong = |error| Wrong::from(&error).at(Some(&path)).raise::<StyleError>(py);
        locales.add(&text).map_err(wrong)?;
    }
    let Some(language) = language else { return Ok(locales) };
    if !locales.languages().any(|known| are_related(known, language)) {
        let missing = format!(
            "no terms in {language}: name the folder of its file, locales-{language}.xml, as locales"
        );
        if is_asked {
            return Err(error::no_style(py, &missing));
        }
        let message = CString::new(missing + "; English ones are used").unwrap_or_default();
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
    }
    Ok(if is_asked { locales.prefer(language) } else { locales })
}

fn locale_files(py: Python<'_>, folder: &Path) -> PyResult<Vec<PathBuf>> {
    let is_locale = |name: &PathBuf| {
        let name = name.to_string_lossy();
        name.starts_with("locales-") && name.ends_with(".xml")
    };
    let names = file::names(py, folder)?.into_iter().filter(is_locale);
    Ok(names.map(|name| folder.join(name)).collect())
}

/// Whether a name can only be that of a file.
fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csl"))
        || path.components().count() > 1
}

/// Whether two tags are of one language.
fn are_related(one: &str, other: &str) -> bool {
    let language =
        |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    language(one) == language(other)
}
