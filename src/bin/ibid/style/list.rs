//! `ibid styles`: the styles that can be named.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::Result;
use ibid::style::Style;
use rayon::prelude::*;

use super::called::title;
use super::file::File;
use super::folders::{Folders, last, stem};
use crate::args::StylesArgs;
use crate::exit::Outcome;
use crate::output;

/// A style as the list shows it.
struct Listed {
    /// By what it can be named.
    name: String,
    id: String,
    title: String,
    parent: Option<String>,
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
        Self { name, id: String::new(), title: title.into_owned(), parent: None }
    }

    fn read(path: PathBuf) -> Result<Self> {
        let name = stem(&path);
        let info = File::read(path)?.info()?;
        Ok(Self { name, id: info.id, title: info.title, parent: info.parent })
    }

    /// Whether any of its words has these letters, in whichever case.
    fn matches(&self, pattern: &str) -> bool {
        [&self.name, &self.id, &self.title].iter().any(|it| it.to_lowercase().contains(pattern))
    }

    fn line(&self) -> String {
        let (name, title) = (output::one_line(&self.name), output::one_line(&self.title));
        let parent = self.parent.as_deref().map(|parent| output::one_line(last(parent)));
        let parent = parent.map_or_else(String::new, |parent| format!("\t→ {parent}"));
        format!("{name}\t{title}{parent}\n")
    }
}

/// Writes the styles that ibid has and those of the usual folders.
pub(crate) fn run(args: &StylesArgs) -> Result<Outcome> {
    let pattern = args.pattern.as_deref().unwrap_or_default().to_lowercase();
    let built_in = Style::NAMES.iter().filter_map(|name| name.parse::<Style>().ok());
    let mut listed: Vec<Listed> = built_in.map(|style| Listed::of(&style)).collect();
    let (found, outcome) = found();
    listed.extend(found);
    name_shadowed(&mut listed);
    let lines: String =
        listed.iter().filter(|style| style.matches(&pattern)).map(Listed::line).collect();
    output::write(None, &lines)?;
    Ok(outcome)
}

/// The styles of the usual folders; says of which files it could not read them.
fn found() -> (Vec<Listed>, Outcome) {
    let files: Vec<PathBuf> = Folders::usual().files().collect();
    let read: Vec<Result<Listed>> = files.into_par_iter().map(Listed::read).collect();
    let outcome = if read.iter().all(Result::is_ok) { Outcome::Fine } else { Outcome::Doubtful };
    let told = |wrong: &anyhow::Error| output::report(&format!("{wrong:#}"));
    (read.into_iter().filter_map(|style| style.inspect_err(told).ok()).collect(), outcome)
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
