//! The styles that can be named: those that ibid has, and those of the usual folders.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Result, bail};
use ibid::style::Style;

use super::called::title;
use super::file::File;
use super::folders::{Folders, stem};
use super::from_file;

/// A style that can be named.
pub(crate) struct Listed {
    /// By what it can be named.
    pub(crate) name: String,
    pub(super) id: String,
    pub(crate) title: String,
    /// The style that it has its rules from, if that is another.
    pub(super) parent: Option<String>,
    /// Of a style that ibid does not have itself.
    file: Option<PathBuf>,
}

impl Listed {
    /// A style that ibid has.
    fn of(style: &Style) -> Self {
        let title = match style {
            Style::Apa => "American Psychological Association, 7th edition".into(),
            Style::Harvard => "Cite Them Right, 12th edition: Harvard".into(),
            style => title(style),
        };
        let name = style.as_str().to_owned();
        Self { name, id: String::new(), title: title.into_owned(), parent: None, file: None }
    }

    fn read(path: PathBuf) -> Result<Self> {
        let info = File::read(path.clone())?.info()?;
        let (name, file) = (stem(&path), Some(path));
        Ok(Self { name, id: info.id, title: info.title, parent: info.parent, file })
    }

    /// Whether any of its words has these letters, in small letters here, in whichever case.
    pub(super) fn matches(&self, pattern: &str) -> bool {
        self.words().any(|it| it.to_lowercase().contains(pattern))
    }

    fn is_named(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        !name.is_empty() && self.words().any(|it| it.to_lowercase() == name)
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        [&self.name, &self.id, &self.title].into_iter()
    }
}

/// Styles by their names, each file being read once.
#[derive(Default)]
pub(crate) struct Styles {
    list: OnceLock<List>,
    read: Mutex<HashMap<String, Style>>,
}

/// The styles that there are, and what was wrong in files that could not be read.
struct List {
    styles: Vec<Listed>,
    problems: Vec<anyhow::Error>,
}

/// How many styles are kept in memory, at most.
const KEPT: usize = 64;

impl Styles {
    /// The styles, in the order in which a name is looked for.
    pub(crate) fn list(&self) -> &[Listed] {
        &self.found().styles
    }

    /// What is wrong in the files that were no styles.
    pub(super) fn problems(&self) -> &[anyhow::Error] {
        &self.found().problems
    }

    /// The style with this name. A path is none.
    pub(crate) fn named(&self, name: &str) -> Result<Style> {
        if let Ok(style) = name.parse() {
            return Ok(style);
        }
        let key = name.to_lowercase();
        let kept = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(style) = kept().get(&key) {
            return Ok(style.clone());
        }
        let listed = self.list().iter().find(|listed| listed.is_named(name));
        let Some(file) = listed.and_then(|listed| listed.file.clone()) else {
            let names = Style::NAMES.join(", ");
            bail!("“{name}” is none of {names}, and no style that \"ibid styles\" lists");
        };
        let style = from_file(File::read(file)?, None, None, &Folders::usual())?;
        let mut kept = kept();
        if kept.len() == KEPT {
            kept.clear();
        }
        kept.insert(key, style.clone());
        Ok(style)
    }

    fn found(&self) -> &List {
        self.list.get_or_init(|| {
            let built_in = Style::NAMES.iter().filter_map(|name| name.parse::<Style>().ok());
            let mut styles: Vec<Listed> = built_in.map(|style| Listed::of(&style)).collect();
            let mut problems = Vec::new();
            // Not over the cores: a thread that waited here for others could be given work that waits for this list.
            let folders = Folders::usual();
            let read = folders.files().map(Listed::read);
            styles.extend(read.filter_map(|read| read.map_err(|it| problems.push(it)).ok()));
            name_shadowed(&mut styles);
            List { styles, problems }
        })
    }
}

/// Names by its identifier a style whose name is that of one before.
fn name_shadowed(listed: &mut Vec<Listed>) {
    let mut names = HashSet::new();
    listed.retain_mut(|style| {
        if !names.insert(style.name.to_lowercase()) {
            style.name.clone_from(&style.id);
            return !style.id.is_empty() && names.insert(style.id.to_lowercase());
        }
        names.insert(style.id.to_lowercase());
        true
    });
}
