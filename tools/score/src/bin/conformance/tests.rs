//! Agreement with the reference processor never falls below what is recorded.
//!
//! `floors.txt` holds, line by line, a measure and the share that agrees. A share that has risen asks
//! for its line to be raised: `UPDATE=1` does that. What keeps the shares below one on purpose is in
//! `tests/conformance/departures.md`.

use std::path::Path;

use ibid::style::Style;

use crate::measure::{self, Disagreement, share};

const FLOORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/conformance/floors.txt");

#[test]
fn agreement_stays() {
    let Some(folder) = sets::find("oracle") else { return };
    let mut disagreements = Vec::new();
    let mut measured = Vec::new();
    for style in Style::ALL {
        measured.extend(measure(&folder, &style, &mut disagreements));
    }
    if std::env::var_os("UPDATE").is_some() {
        let lines = measured.iter().map(|(name, share)| format!("{name} {share:.4}\n"));
        std::fs::write(FLOORS, lines.collect::<String>()).expect("floors can be written");
        return;
    }
    let floors = std::fs::read_to_string(FLOORS).expect("recorded floors");
    assert_eq!(floors.lines().count(), measured.len(), "a line for each measure");
    let lines = measured.iter().map(|(name, share)| format!("{name} {share:.4}\n"));
    if floors == lines.collect::<String>() {
        return;
    }
    for Disagreement { what, want, got } in disagreements.iter().take(20) {
        println!("{what}\n  want {want}\n  got  {got}");
    }
    for (line, (name, share)) in floors.lines().zip(&measured) {
        assert_eq!(line, format!("{name} {share:.4}"), "a floor and what is measured now");
    }
}

fn measure(
    folder: &Path,
    style: &Style,
    disagreements: &mut Vec<Disagreement>,
) -> Vec<(String, f64)> {
    let mut items = measure::items(folder, style);
    let mut lists = measure::lists(folder, style);
    disagreements.append(&mut items.disagreements);
    disagreements.append(&mut lists.disagreements);
    let shares = [
        ("items-text", items.all.text_share()),
        ("items-html", items.all.html_share()),
        ("lists", share(lists.wholly_same, lists.lists)),
        ("entries", lists.entries.text_share()),
        ("citations", lists.citations.text_share()),
        ("citations-html", lists.citations.html_share()),
    ];
    shares.map(|(name, share)| (format!("{style} {name}"), share)).into()
}
