//! Styles, by name or from files.
//!
//! | given | style |
//! |---|---|
//! | `"harvard"` | one that ibid has |
//! | `"<style …"` | the text of a file in the Citation Style Language |
//! | `"styles/nature.csl"`, `Path("nature.csl")` | such a file |

use std::ffi::CString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ibid::input;
use ibid::style::{Case, Style, csl};
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;

use crate::error::{self, StyleError};
use crate::items;
use crate::text::PyText;

/// A style that is ready to render.
#[pyclass(name = "Style", module = "ibid", frozen)]
pub(crate) struct PyStyle(pub(crate) Style);

#[pymethods]
impl PyStyle {
    #[new]
    #[pyo3(signature = (source, *, locale=None, locales=None))]
    fn new(
        source: &Bound<'_, PyAny>,
        locale: Option<&str>,
        locales: Option<PathBuf>,
    ) -> PyResult<Self> {
        read(source, locale, locales.as_deref()).map(Self)
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

    /// Renders one item as if it were alone in its list.
    #[pyo3(signature = (item, *, case="style"))]
    fn entry(&self, item: &Bound<'_, PyAny>, case: &str) -> PyResult<PyText> {
        let case: Case = case.parse().map_err(error::value)?;
        Ok(PyText(self.0.entry_in(&items::item(item)?, case)))
    }

    fn __repr__(&self) -> String {
        format!("Style({:?})", self.0.as_str())
    }
}

/// The style that an argument stands for: one that is ready, or one to be read.
pub(crate) fn of(
    source: &Bound<'_, PyAny>,
    locale: Option<&str>,
    locales: Option<&Path>,
) -> PyResult<Style> {
    match source.cast::<PyStyle>() {
        Ok(ready) if locale.is_none() && locales.is_none() => Ok(ready.get().0.clone()),
        Ok(_) => Err(error::value("a style that is ready has a language: give it to Style(…)")),
        Err(_) => read(source, locale, locales),
    }
}

fn read(
    source: &Bound<'_, PyAny>,
    locale: Option<&str>,
    locales: Option<&Path>,
) -> PyResult<Style> {
    let py = source.py();
    let text = match source.extract::<String>() {
        Ok(name) => match name.parse::<Style>() {
            Ok(style) if locale.is_none() => return Ok(style),
            Ok(style) => match csl::text_of(&name) {
                Some(text) => text.to_owned(),
                None => return in_english(style, locale),
            },
            Err(_) if name.trim_start_matches('\u{feff}').trim_start().starts_with('<') => name,
            Err(_) if is_path(&name) => file(Path::new(&name))?,
            Err(unknown) => {
                let message = format!("{unknown}, and no file that ends in .csl");
                return Err(StyleError::new_err(message));
            }
        },
        Err(_) => file(&source.extract::<PathBuf>()?)?,
    };
    let info = csl::Info::read(&text).map_err(|wrong| error::in_style(py, &wrong))?;
    let language = locale.or(info.default_locale.as_deref());
    let locales = terms(py, language, locale.is_some(), locales)?;
    Style::from_csl(&text, &locales).map_err(|wrong| error::in_style(py, &wrong))
}

/// A style that is code, whose words are English.
fn in_english(style: Style, locale: Option<&str>) -> PyResult<Style> {
    match locale.filter(|locale| !are_related(locale, "en")) {
        None => Ok(style),
        Some(locale) => {
            Err(StyleError::new_err(format!("{style} is in English alone, and not in {locale}")))
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
    for path in folder.map(locale_files).transpose()?.into_iter().flatten() {
        locales.add(&file(&path)?).map_err(|wrong| error::in_style(py, &wrong))?;
    }
    let Some(language) = language else { return Ok(locales) };
    if !locales.languages().any(|known| are_related(known, language)) {
        let missing = format!(
            "no terms in {language}: name the folder of its file, locales-{language}.xml, as locales"
        );
        if is_asked {
            return Err(StyleError::new_err(missing));
        }
        let message = CString::new(missing + "; English ones are used").unwrap_or_default();
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
    }
    Ok(if is_asked { locales.prefer(language) } else { locales })
}

fn locale_files(folder: &Path) -> PyResult<Vec<PathBuf>> {
    let paths = fs::read_dir(folder).map_err(|wrong| at(folder, &wrong))?;
    let is_locale = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("locales-") && name.ends_with(".xml")
    };
    Ok(paths.flatten().map(|entry| entry.path()).filter(is_locale).collect())
}

/// Whether a name can only be that of a file.
fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csl"))
        || path.components().count() > 1
}

/// The text of a file.
fn file(path: &Path) -> PyResult<String> {
    let bytes = fs::read(path).map_err(|wrong| at(path, &wrong))?;
    Ok(input::decode(&bytes).into_owned())
}

/// An error of the system, with the file that it is about.
pub(crate) fn at(path: &Path, wrong: &io::Error) -> PyErr {
    io::Error::new(wrong.kind(), format!("{}: {wrong}", path.display())).into()
}

/// Whether two tags are of one language.
fn are_related(one: &str, other: &str) -> bool {
    let language =
        |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    language(one) == language(other)
}
