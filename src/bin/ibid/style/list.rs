//! `ibid styles`: the styles that can be named.

use anyhow::Result;

use super::folders::last;
use super::styles::{Listed, Styles};
use crate::args::StylesArgs;
use crate::exit::Outcome;
use crate::output;

/// Writes the styles that ibid has and those of the usual folders.
pub(crate) fn run(args: &StylesArgs) -> Result<Outcome> {
    let pattern = args.pattern.as_deref().unwrap_or_default().to_lowercase();
    let styles = Styles::default();
    for problem in styles.problems() {
        output::report(&format!("{problem:#}"));
    }
    let listed = styles.list().iter().filter(|style| style.matches(&pattern));
    output::write(None, &listed.map(line).collect::<String>())?;
    Ok(if styles.problems().is_empty() { Outcome::Fine } else { Outcome::Doubtful })
}

fn line(style: &Listed) -> String {
    let (name, title) = (output::one_line(&style.name), output::one_line(&style.title));
    let parent = style.parent.as_deref().map(|parent| output::one_line(last(parent)));
    let parent = parent.map_or_else(String::new, |parent| format!("\t→ {parent}"));
    format!("{name}\t{title}{parent}\n")
}
