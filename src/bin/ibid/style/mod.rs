//! The style that a user names: one that ibid has, a file, or one of the usual folders.
//!
//! | named | style |
//! |---|---|
//! | `harvard` | one that ibid has |
//! | `./house.csl`, `house.csl` | the file |
//! | `nature` | `nature.csl` in one of the folders |
//! | `http://www.zotero.org/styles/nature`, `Nature` | that with this identifier or title |

mod called;
mod file;
mod folders;
mod list;
mod locales;
mod styles;

use std::ffi::OsStr;
use std::path::Path;

use anyhow::{Result, bail};
use ibid::style::Style;
use ibid::style::csl;

use crate::args::StyleArgs;
use crate::output;

pub(crate) use called::title;
use file::{File, at};
use folders::Folders;
pub(crate) use list::run as list;
pub(crate) use styles::Styles;

/// The style that the arguments name, in the language that they name.
pub(crate) fn read(args: &StyleArgs) -> Result<Style> {
    if let Some((name, style)) =
        args.style.to_str().and_then(|name| Some((name, name.parse::<Style>().ok()?)))
    {
        return in_locale(args, name, style);
    }
    let folders = Folders::usual();
    let file = named(&args.style, &folders)?;
    from_file(file, args.locale.as_deref(), args.locales.as_deref(), &folders)
}

/// The style of a file in a language, which is its own if none is given.
fn from_file(
    file: File,
    locale: Option<&str>,
    locales: Option<&Path>,
    folders: &Folders,
) -> Result<Style> {
    let info = file.info()?;
    let own = info.default_locale.clone();
    let (file, own) = match &info.parent {
        None => (file, own),
        Some(parent) => {
            let file = parent_of(&file, parent, folders)?;
            let parents = file.info()?.default_locale;
            (file, own.or(parents))
        }
    };
    let language = locale.or(own.as_deref());
    let locales = locales::read(language, locales, &file.path)?;
    Style::from_csl(&file.text, &locales).map_err(|wrong| at(&file.path, &wrong))
}

/// A style that ibid has, in the language that the arguments name.
fn in_locale(args: &StyleArgs, name: &str, style: Style) -> Result<Style> {
    let Some(locale) = &args.locale else { return Ok(style) };
    let Some(text) = csl::text_of(name) else {
        output::report(&format!("{style} is in its own language, and not in {locale}"));
        return Ok(style);
    };
    let locales = locales::read(Some(locale), args.locales.as_deref(), Path::new(name))?;
    Ok(Style::from_csl(text, &locales)?)
}

/// The file that a name stands for: its path, or the name of a style in a folder.
fn named(name: &OsStr, folders: &Folders) -> Result<File> {
    let path = Path::new(name);
    let words = name.to_string_lossy();
    if path.exists() && !path.is_dir() || is_path(path) && !is_address(&words) {
        return File::read(path.to_owned());
    }
    folders.find(&words).map_or_else(|| bail!(unknown(&words, folders)), File::read)
}

/// Whether a name can only be that of a file.
fn is_path(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csl"))
        || path.components().count() > 1
        || path.to_string_lossy().ends_with(std::path::is_separator)
}

/// Whether a name is an identifier as most styles have one.
fn is_address(name: &str) -> bool {
    name.starts_with("http://") || name.starts_with("https://")
}

fn unknown(name: &str, folders: &Folders) -> String {
    let names = Style::NAMES.join(", ");
    format!("“{name}” is none of {names}, no file, and in none of these folders: {folders}")
}

/// The style whose rules a file has, from the folder of the file or a usual one.
fn parent_of(file: &File, parent: &str, folders: &Folders) -> Result<File> {
    let folders = folders.and_around(&file.path);
    let Some(found) = folders.find_identifier(parent) else {
        let path = file.path.display();
        bail!(
            "{path} has the rules of another style, {parent}, which is in none of these folders: {folders}"
        );
    };
    File::read(found)
}

/// Whether a style numbers its list by itself.
pub(crate) fn is_numbered(style: &Style) -> bool {
    matches!(style, Style::Csl(csl) if csl.is_numbered())
}
