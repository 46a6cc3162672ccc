//! The engine that the suite tries.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use ibid::style::csl::{Locales, Position};
use ibid::style::{Bibliography, Cite, Mark, Style, Text};

use crate::document::{self, Engine, Rendered, Work};
use crate::fixture;

/// ibid, with the locales that styles may ask for.
pub(crate) struct Ibid {
    locales: Locales,
}

impl Ibid {
    /// Reads all locales of a folder.
    pub(crate) fn with_locales(folder: &Path) -> Result<Self> {
        let mut locales = Locales::default();
        let files = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
        for file in files {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "xml") {
                let text = fs::read_to_string(&path);
                let text = text.with_context(|| path.display().to_string())?;
                locales.add(&text).with_context(|| path.display().to_string())?;
            }
        }
        Ok(Self { locales })
    }
}

impl Engine for Ibid {
    fn render(&self, work: &Work<'_>) -> Result<Rendered, String> {
        let style =
            Style::from_csl(work.style, &self.locales).map_err(|error| error.to_string())?;
        let mut marks: Vec<Mark> = Vec::with_capacity(work.marks.len() + 1);
        // The numbers follow the items, and not the marks, where these stand each for itself.
        let stands_alone = work.marks.iter().flat_map(|mark| &mark.cites);
        let has_all = stands_alone.clone().any(|cite| cite.position.is_some());
        if has_all {
            let all = work.items.iter().map(|item| Cite::new(&item.id));
            marks.push(Mark::new(all.collect::<Vec<_>>()));
        }
        marks.extend(work.marks.iter().map(mark));
        let list = Bibliography::cited(style, work.items, &marks);
        let list = list.map_err(|error| error.to_string())?;
        Ok(Rendered {
            marks: list.marks().iter().skip(usize::from(has_all)).map(Text::to_html).collect(),
            ids: ids(&list, work.items),
            list: list.to_html(),
        })
    }
}

/// The ids in the order of the list; of a style that has none, in that of the items.
fn ids(list: &Bibliography<'_>, items: &[ibid::Item]) -> Vec<String> {
    let listed: Vec<String> = list.iter().map(|entry| entry.id.to_owned()).collect();
    if listed.is_empty() { items.iter().map(|item| item.id.clone()).collect() } else { listed }
}

fn mark(mark: &document::Mark) -> Mark {
    Mark::new(mark.cites.iter().map(cite).collect::<Vec<_>>()).in_note(mark.note)
}

fn cite(cite: &fixture::Cite) -> Cite {
    let mut read = Cite::new(&cite.id).prefix(&cite.prefix).suffix(&cite.suffix);
    if let Some(locator) = &cite.locator {
        read = read.locator(cite.label.as_deref().unwrap_or("page"), locator);
    }
    if let Some(position) = cite.position {
        let position = match position {
            fixture::Position::First => Position::First,
            fixture::Position::Subsequent => Position::Subsequent,
            fixture::Position::Ibid => Position::Ibid,
            fixture::Position::IbidWithLocator => Position::IbidWithLocator,
        };
        read = read.standing(position, cite.near_note);
    }
    match (cite.suppress_author, cite.author_only) {
        (true, _) => read.suppress_author(),
        (_, true) => read.author_only(),
        _ => read,
    }
}
