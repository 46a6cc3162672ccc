//! Labels the entries of a file: `cargo run --release --example label_gold -- CORPUS.jsonl`.
//!
//! Reads lines of `{"id", "text"}`, prints lines of `{"id", "segments": [[label, text], …]}`.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Write, stdout};

use ibid::label::Labeller;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: label_gold CORPUS.jsonl")?;
    let mut labeller = Labeller::new();
    let mut out = stdout().lock();
    for entry in BufReader::new(File::open(path)?).lines() {
        let entry: serde_json::Value = serde_json::from_str(&entry?)?;
        let text = entry["text"].as_str().ok_or("a line without a text")?;
        let segments = labeller.label(text).iter();
        let segments: Vec<_> = segments.map(|s| (s.label.as_str(), s.span.text(text))).collect();
        let line = serde_json::json!({
            "id": entry["id"],
            "segments": segments,
            "confidence": labeller.confidence(),
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
