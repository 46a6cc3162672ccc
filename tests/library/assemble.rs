//! Labelled segments, and the items and doubts that they come to.
//!
//! `tests/data/assemble.jsonl` holds one entry a line: its segments, the item, and the code and
//! place of each doubt. `UPDATE=1 cargo test --test library assemble::` rewrites items and doubts; read the
//! difference before you keep it.

use std::fs;

use ibid::assemble::{Context, assemble, assemble_in};
use ibid::{DayOrder, DiagnosticKind, Label, Segment, Span};
use serde::{Deserialize, Serialize};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/assemble.jsonl");

#[derive(Deserialize, Serialize)]
struct Case {
    segments: Vec<(String, String)>,
    #[serde(default)]
    item: serde_json::Value,
    #[serde(default)]
    doubts: Vec<(String, String)>,
}

/// The text of an entry, and its segments.
fn entry(parts: &[(String, String)]) -> (String, Vec<Segment>) {
    let mut text = String::new();
    let mut segments = Vec::new();
    for (label, part) in parts {
        let span = Span::new(text.len(), text.len() + part.len());
        let label = label.parse().expect("a label");
        segments.push(Segment::new(label, span, 1.0));
        text.push_str(part);
    }
    (text, segments)
}

#[test]
fn segments_become_items() {
    let mut read = String::new();
    let cases = fs::read_to_string(CASES).expect("the cases are there");
    for line in cases.lines() {
        let mut case: Case = serde_json::from_str(line).expect("a case");
        let (text, segments) = entry(&case.segments);
        let assembly = assemble(&text, &segments);
        case.item = serde_json::to_value(&assembly.item).expect("an item is JSON");
        let doubts = assembly.diagnostics.iter();
        case.doubts = doubts
            .map(|doubt| (doubt.kind.code().to_owned(), doubt.span.text(&text).to_owned()))
            .collect();
        read.push_str(&serde_json::to_string(&case).expect("a case is JSON"));
        read.push('\n');
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(CASES, &read).expect("the cases can be written");
        return;
    }
    for (expected, read) in cases.lines().zip(read.lines()) {
        assert_eq!(read, expected);
    }
}

#[test]
fn the_entries_around_tell_which_number_is_the_day() {
    let parts = [("date".to_owned(), "3/4/2020".to_owned())];
    let (text, segments) = entry(&parts);
    let context = Context::default().with_day_order(Some(DayOrder::MonthFirst));
    let assembly = assemble_in(&text, &segments, context);
    assert_eq!(assembly.item.issued.map(|date| date.to_string()).as_deref(), Some("2020-03-04"));
    assert!(!assembly.diagnostics.iter().any(|doubt| doubt.kind == DiagnosticKind::AmbiguousDate));
}

/// Text that no one would write, in the place of every field.
const NASTY: &[&str] = &[
    "",
    " ",
    ".",
    ",",
    "()",
    "(",
    ")",
    "[]",
    "“",
    "”“",
    "\"",
    "'",
    "’",
    "«»",
    "- ",
    "—",
    "–––",
    "&",
    "and",
    ", and ,",
    ";;",
    "/",
    "et al.",
    "In",
    "in:",
    "ed.",
    "(Eds.)",
    "Jr.",
    "v.",
    "J.",
    "10.",
    "10.1/",
    "doi:",
    "http://",
    "<>",
    "0",
    "00/00/0000",
    "99/99/9999",
    "31 February",
    "2020-",
    "-2020",
    "1-2-3-4-5",
    "vol.",
    "pp.",
    "№",
    "第",
    "年月日",
    "等",
    "李",
    "김",
    "\u{200b}",
    "\u{202e}abc",
    "é\u{301}",
    "🍞",
    "a\u{a0}b",
    "İ",
    "ß",
    "Ǆ",
    "ﬁ",
    "\n\n",
    "-\n",
    "a-\nb",
    "\0",
];

#[test]
fn nothing_makes_it_panic() {
    for label in Label::ALL {
        for first in NASTY {
            for second in NASTY {
                let text = format!("{first}{second}");
                let span = Span::new(0, text.len());
                let assembly = assemble(&text, &[Segment::new(label, span, 0.0)]);
                for doubt in assembly.diagnostics {
                    assert!(text.get(doubt.span.start..doubt.span.end).is_some(), "{text:?}");
                }
            }
        }
    }
    assert_eq!(assemble("", &[]).item.title, None);
}

#[test]
fn long_segments_take_linear_time() {
    let start = std::time::Instant::now();
    for part in
        ["(", ")", "()", "[", "“", "\"", "Doe, J., ", "a.", "1 ", "10.", "eds ", "p. ", "y ", "-\n"]
    {
        let text = part.repeat(20_000 / part.len());
        let span = Span::new(0, text.len());
        for label in Label::ALL {
            let _ = assemble(&text, &[Segment::new(label, span, 0.0)]);
        }
    }
    // Some 6 MB in all; quadratic time would take hours.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
