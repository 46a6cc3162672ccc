//! Rewrites the references of a text in a style or as data.
//!
//! ```text
//! cargo run --example reformat -- harvard text < examples/data/article.txt
//! cargo run --example reformat -- apa bibtex < references.txt
//! ```
//!
//! The result goes to standard output, what is doubtful to standard error.

use std::error::Error;
use std::io::{Write, read_to_string, stderr, stdin, stdout};

use ibid::format::Format;
use ibid::style::{Bibliography, Style};
use ibid::{Item, Reference};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [style, to] = &arguments[..] else { return Err("usage: reformat STYLE FORMAT".into()) };
    let text = read_to_string(stdin())?;
    let references = ibid::parse(&text);
    tell_doubts(&references, &text)?;
    let items: Vec<Item> = references.into_iter().map(|reference| reference.item).collect();
    stdout().write_all(rewrite(&items, style.parse()?, to)?.as_bytes())?;
    Ok(())
}

fn tell_doubts(references: &[Reference], text: &str) -> Result<(), Box<dyn Error>> {
    for diagnostic in references.iter().flat_map(|reference| &reference.diagnostics) {
        writeln!(stderr(), "{}\n", diagnostic.render(text))?;
    }
    Ok(())
}

/// The items as `text` or `html` in a style, or in a format that knows no style.
fn rewrite(items: &[Item], style: Style, to: &str) -> Result<String, Box<dyn Error>> {
    let bibliography = Bibliography::new(style, items);
    Ok(match to {
        "text" => bibliography.iter().map(|entry| format!("{entry}\n")).collect(),
        "html" => bibliography.iter().map(|e| format!("<p>{}</p>\n", e.to_html())).collect(),
        format => format.parse::<Format>()?.write(items).text,
    })
}
