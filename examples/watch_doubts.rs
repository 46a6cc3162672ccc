//! What a program makes of diagnostics: entries that are sure go on, the others are set aside.
//!
//! ```text
//! cargo run --example watch_doubts -- examples/data/article.txt
//! ```

use std::fs;

use ibid::{DiagnosticKind, Label, Reference};

/// Whether a person should look at the entry before it is used.
fn needs_a_look(reference: &Reference) -> bool {
    reference.confidence < 0.8
        || reference.diagnostics.iter().any(|doubt| match doubt.kind {
            // An address that is missing can be looked up later.
            DiagnosticKind::NoAddress | DiagnosticKind::OutletRepeated => false,
            DiagnosticKind::Missing(label) => label == Label::Title,
            _ => true,
        })
}

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/data/article.txt".to_owned());
    let text = fs::read_to_string(path)?;
    for reference in ibid::parse(&text) {
        let verdict = if needs_a_look(&reference) { "look at" } else { "take" };
        println!("{verdict} {}", reference.item.id);
        for doubt in &reference.diagnostics {
            println!("  {}: {:?}", doubt.kind, doubt.span.text(&text).trim());
        }
    }
    Ok(())
}
