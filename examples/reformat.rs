//! Rewrites the references of a text in a style or as data.
//!
//! ```text
//! cargo run --example reformat -- examples/data/article.txt --style harvard
//! cargo run --example reformat -- --to bibtex < references.txt
//! ```
//!
//! The result goes to standard output, what is doubtful to standard error.

use std::fs;
use std::io;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use ibid::format::{biblatex, bibtex, csl_json};
use ibid::style::{Bibliography, Style};
use ibid::{Item, Reference};

#[derive(Parser)]
struct Args {
    /// The text to read; standard input if not given
    file: Option<PathBuf>,
    /// apa or harvard
    #[arg(long, default_value = "apa")]
    style: Style,
    #[arg(long, default_value = "text")]
    to: Target,
}

#[derive(Clone, Copy, ValueEnum)]
enum Target {
    Text,
    Html,
    Bibtex,
    Biblatex,
    CslJson,
}

fn main() -> io::Result<()> {
    let args = Args::parse();
    let text = match args.file {
        Some(path) => fs::read_to_string(path)?,
        None => io::read_to_string(io::stdin())?,
    };
    let references = ibid::parse(&text);
    tell_doubts(&references, &text);
    let items: Vec<Item> = references.into_iter().map(|reference| reference.item).collect();
    print!("{}", rewrite(&items, args.style, args.to));
    Ok(())
}

fn tell_doubts(references: &[Reference], text: &str) {
    for diagnostic in references.iter().flat_map(|reference| &reference.diagnostics) {
        eprintln!("{}\n", diagnostic.render(text));
    }
}

fn rewrite(items: &[Item], style: Style, target: Target) -> String {
    let bibliography = Bibliography::new(style, items);
    match target {
        Target::Text => bibliography.iter().map(|entry| format!("{entry}\n")).collect(),
        Target::Html => bibliography.iter().map(|e| format!("<p>{}</p>\n", e.to_html())).collect(),
        Target::Bibtex => bibtex::write(items).text,
        Target::Biblatex => biblatex::write(items).text,
        Target::CslJson => csl_json::write(items).text,
    }
}
