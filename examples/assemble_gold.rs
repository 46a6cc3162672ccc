//! Assembles the entries of a gold file from its own segments and prints what they come to.
//!
//! `cargo run --release --example assemble_gold -- GOLD.jsonl > PREDICTED.jsonl`
//!
//! Each line is `{"id", "csl", "segments", "diagnostics"}`. How often each diagnostic is raised on
//! entries whose type and fields are as in the gold and on others goes to standard error.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use ibid::assemble::assemble;
use ibid::{Item, Segment, Span};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Gold {
    id: String,
    text: String,
    segments: Vec<(String, String)>,
    #[serde(default)]
    csl: serde_json::Value,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: assemble_gold GOLD.jsonl")?;
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut seconds = 0.0;
    let mut entries = 0;
    for line in std::fs::read_to_string(path)?.lines() {
        let gold: Gold = serde_json::from_str(line)?;
        let segments = segments(&gold)?;
        let start = Instant::now();
        let assembly = assemble(&gold.text, &segments);
        seconds += start.elapsed().as_secs_f64();
        entries += 1;
        let right = serde_json::from_value::<Item>(gold.csl.clone())
            .is_ok_and(|csl| same(&csl, &assembly.item));
        for doubt in &assembly.diagnostics {
            counts.entry(doubt.kind.code()).or_default()[usize::from(!right)] += 1;
        }
        let doubts: Vec<_> = assembly
            .diagnostics
            .iter()
            .map(|doubt| (doubt.kind.code(), doubt.span.text(&gold.text)))
            .collect();
        let csl = &assembly.item;
        println!(
            "{}",
            json!({"id": gold.id, "csl": csl, "segments": gold.segments, "diagnostics": doubts})
        );
    }
    eprintln!("{:20}{:>8}{:>8}", "diagnostic", "right", "wrong");
    for (code, [right, wrong]) in counts {
        eprintln!("{code:20}{right:8}{wrong:8}");
    }
    eprintln!("{:.1} µs an entry", seconds * 1e6 / f64::from(entries));
    Ok(())
}

/// The segments with their spans.
fn segments(gold: &Gold) -> Result<Vec<Segment>, Box<dyn Error>> {
    let mut start = 0;
    let located = gold.segments.iter().map(|(label, text)| {
        let span = Span::new(start, start + text.len());
        start = span.end;
        Ok(Segment { label: label.parse()?, span, confidence: 1.0 })
    });
    located.collect()
}

/// Whether type and core fields are the same but for case and punctuation.
fn same(a: &Item, b: &Item) -> bool {
    let fold = |text: &Option<String>| {
        text.iter()
            .flat_map(|text| text.to_lowercase().chars().collect::<Vec<_>>())
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    a.kind == b.kind
        && a.author == b.author
        && a.issued == b.issued
        && fold(&a.title) == fold(&b.title)
        && fold(&a.container_title) == fold(&b.container_title)
        && fold(&a.publisher) == fold(&b.publisher)
}
