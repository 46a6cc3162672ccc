//! Files of styles and locales.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use ibid::input;
use ibid::style::csl::Info;

/// A style file and its text.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

impl File {
    pub(super) fn read(path: PathBuf) -> Result<Self> {
        let text = text(&path)?;
        Ok(Self { path, text })
    }

    pub(super) fn info(&self) -> Result<Info> {
        Info::read(&self.text).map_err(|wrong| at(&self.path, &wrong))
    }
}

/// The text of a file.
pub(super) fn text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(input::decode(&bytes).into_owned())
}

/// What is wrong in a file.
pub(super) fn at(path: &Path, wrong: &impl std::fmt::Display) -> anyhow::Error {
    anyhow!("{}: {wrong}", path.display())
}
