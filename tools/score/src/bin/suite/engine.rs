//! The engine that the suite tries.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use ibid::style::Cite;

use crate::document::{Engine, Mark, Rendered, Work};
use crate::fixture;

/// ibid, with the locales that styles may ask for.
pub(crate) struct Ibid {
    /// Each as XML.
    locales: Vec<String>,
}

impl Ibid {
    /// Reads all locales of a folder.
    pub(crate) fn with_locales(folder: &Path) -> Result<Self> {
        let mut locales = Vec::new();
        let files = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
        for file in files {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "xml") {
                let text = fs::read_to_string(&path);
                locales.push(text.with_context(|| path.display().to_string())?);
            }
        }
        Ok(Self { locales })
    }
}

impl Engine for Ibid {
    fn render(&self, work: &Work<'_>) -> Result<Rendered, String> {
        let Work { style, items, marks } = work;
        let marks: Vec<(usize, Vec<Cite>)> = marks.iter().map(mark).collect::<Result<_, _>>()?;
        Err(format!(
            "no style is read yet: {} bytes, {} locales, {} items, {} marks",
            style.len(),
            self.locales.len(),
            items.len(),
            marks.len()
        ))
    }
}

/// The number of the note, and what is cited there.
fn mark(mark: &Mark) -> Result<(usize, Vec<Cite>), String> {
    Ok((mark.note, mark.cites.iter().map(cite).collect::<Result<_, _>>()?))
}

fn cite(cite: &fixture::Cite) -> Result<Cite, String> {
    if cite.author_only || cite.near_note || cite.position.is_some() {
        return Err("a cite can't be told its form or position yet".to_owned());
    }
    let mut read = Cite::new(&cite.id).prefix(&cite.prefix).suffix(&cite.suffix);
    if let Some(locator) = &cite.locator {
        read = read.locator(cite.label.as_deref().unwrap_or("page"), locator);
    }
    Ok(if cite.suppress_author { read.suppress_author() } else { read })
}
