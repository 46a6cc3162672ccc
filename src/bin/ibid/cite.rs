//! `ibid cite`: the mark that cites items in a text.

use anyhow::Result;
use ibid::Item;
use ibid::style::{Bibliography, Cite, Style};

use crate::args::CiteArgs;
use crate::exit::Outcome;
use crate::{output, source, style};

/// Writes the mark, or the keys of the items if none is to be cited.
pub(crate) fn run(args: &CiteArgs) -> Result<Outcome> {
    let style = style::read(&args.style)?;
    let sources = source::read_all(&args.input)?;
    let items: Vec<Item> = source::items(&sources).cloned().collect();
    let text = if args.key.is_empty() { keys(&items) } else { mark(args, style, &items)? };
    output::write(None, &(text + "\n"))?;
    Ok(source::outcome(&sources, false))
}

fn keys(items: &[Item]) -> String {
    let line = |item: &Item| {
        let title = item.title.as_deref().unwrap_or("");
        format!("{}\t{}", output::one_line(&item.id), output::one_line(title))
    };
    let lines = items.iter().map(line);
    lines.collect::<Vec<_>>().join("\n")
}

fn mark(args: &CiteArgs, style: Style, items: &[Item]) -> Result<String> {
    let mut cites: Vec<Cite> = args.key.iter().map(Cite::new).collect();
    if let Some(page) = &args.page {
        let last = cites.pop().map(|last| last.page(page));
        cites.extend(last);
    }
    if args.narrative {
        cites = cites.into_iter().map(Cite::narrative).collect();
    }
    Ok(Bibliography::new(style, items).in_case(args.style.case).cite(&cites)?.to_string())
}
