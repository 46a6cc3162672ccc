//! The locale files of a style's language.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ibid::style::csl::Locales;

use super::file::{at, text};
use super::folders::{folder_of, paths};
use crate::output;

const SYSTEM: &str = "/usr/share/citation-style-language/locales";

/// The locales for a style from `file` in a language, which is none if it is American English.
/// Those of `folder`, if it is given, are taken before those of the usual ones.
pub(super) fn read(language: Option<&str>, folder: Option<&Path>, file: &Path) -> Result<Locales> {
    let mut files = BTreeMap::new();
    if let Some(folder) = folder {
        fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))?;
        files = locale_files(folder);
        if files.is_empty() {
            bail!("there is no file locales-*.xml in {}", folder.display());
        }
    }
    for folder in usual(file) {
        for (tag, path) in locale_files(&folder) {
            files.entry(tag).or_insert(path);
        }
    }
    let wanted = language.unwrap_or("en-US");
    let mut locales = Locales::default();
    for path in files.iter().filter(|(tag, _)| are_related(tag, wanted)).map(|(_, path)| path) {
        locales.add(&text(path)?).map_err(|wrong| at(path, &wrong))?;
    }
    if !locales.languages().any(|tag| are_related(tag, wanted)) {
        output::report(&format!("no locale file for {wanted}; English terms are used"));
    }
    Ok(match language {
        Some(language) => locales.prefer(language),
        None => locales,
    })
}

/// The folders in which locale files are looked for: beside the folder of a style too.
fn usual(file: &Path) -> Vec<PathBuf> {
    let own = folder_of(file);
    let beside = [own.join("locales"), own.join("../locales")];
    paths("IBID_LOCALES").into_iter().chain(beside).chain([SYSTEM.into()]).collect()
}

/// The locale files of a folder, by the languages that their names say.
fn locale_files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let tagged = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?;
        let tag = name.strip_prefix("locales-")?.strip_suffix(".xml")?;
        Some((tag.to_ascii_lowercase(), path))
    });
    tagged.collect()
}

/// Whether two tags are of one language.
fn are_related(one: &str, other: &str) -> bool {
    language(one) == language(other)
}

/// The language of a tag without its dialect.
fn language(tag: &str) -> String {
    let language = tag.trim().split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
    // Norwegian without more is Bokmål.
    if language == "no" { "nb".to_owned() } else { language }
}
