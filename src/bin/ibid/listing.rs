//! A list or a data file, as it is written.

use ibid::Item;
use ibid::format::{Format, Written};
use ibid::style::{Style, Text, docx};

use crate::args::OutputFormat;
use crate::{json, style};

/// What is written.
pub(crate) enum Output {
    Text(String),
    Bytes(Vec<u8>),
}

/// Who numbers the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    None,
    /// The command, in the order in which they are written.
    Command,
    /// The style.
    Style,
}

impl Numbering {
    /// A style that numbers its list does so whether or not that is asked for.
    pub(crate) fn of(style: &Style, asked: bool) -> Self {
        match (style::is_numbered(style), asked) {
            (true, _) => Self::Style,
            (_, true) => Self::Command,
            _ => Self::None,
        }
    }
}

/// A data file, and what it can't hold.
pub(crate) fn data(items: &[Item], format: Format) -> (String, Vec<String>) {
    let Written { text, losses, .. } = format.write(items);
    let losses = losses.iter().map(|loss| format!("{format} can't hold {loss}")).collect();
    (if format == Format::CslJson { json::escaped(text) } else { text }, losses)
}

/// The entries of a list, in this order.
pub(crate) fn written<'a>(
    to: OutputFormat,
    numbering: Numbering,
    texts: impl Iterator<Item = &'a Text>,
) -> Output {
    match to {
        OutputFormat::Docx if numbering == Numbering::Command => {
            Output::Bytes(docx::write_numbered(texts))
        }
        OutputFormat::Docx => Output::Bytes(docx::write(texts)),
        OutputFormat::Html => Output::Text(html(numbering, texts)),
        to => Output::Text(lines(to, numbering, texts)),
    }
}

fn html<'a>(numbering: Numbering, texts: impl Iterator<Item = &'a Text>) -> String {
    let [open, before, after, close] = match numbering {
        Numbering::None => ["<ul>", "<li>", "</li>", "</ul>"],
        Numbering::Command => ["<ol>", "<li>", "</li>", "</ol>"],
        Numbering::Style => {
            let classes = ["<div class=\"csl-bib-body\">", "<div class=\"csl-entry\">"];
            [classes[0], classes[1], "</div>", "</div>"]
        }
    };
    let entries: String =
        texts.map(|text| format!("{before}{}{after}\n", text.to_html_with_links())).collect();
    format!("{open}\n{entries}{close}\n")
}

fn lines<'a>(
    to: OutputFormat,
    numbering: Numbering,
    texts: impl Iterator<Item = &'a Text>,
) -> String {
    let line = |(i, text): (usize, &Text)| {
        let is_numbered = numbering == Numbering::Command;
        let number = if is_numbered { format!("{}. ", i + 1) } else { String::new() };
        match to {
            OutputFormat::Markdown => format!("{number}{}\n\n", text.to_markdown()),
            OutputFormat::Latex => format!("{number}{}\n\n", text.to_latex()),
            _ => format!("{number}{text}\n"),
        }
    };
    texts.enumerate().map(line).collect()
}
