//! Renderings double no punctuation, and close what they open.
//!
//! What an item's own values hold stays: only what the style puts beside it is looked at.

use ibid::style::{Bibliography, Style, Text};
use ibid::{Cite, Item};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::items::item;
use crate::{CASES, config};

/// Marks of which two in a row can be one too many.
const MARKS: &str = ".,;:?!";

/// Pairs that the styles write: an abbreviation before another mark, and a title's own question or
/// exclamation mark before the comma or semicolon that parts it from what follows
/// (`tests/conformance/departures.md`).
const PAIRS: &[&str] = &[".,", ".;", ".:", ".?", ".!", "?,", "!,", "?;", "!;"];

/// Every text in an item.
fn values(item: &Item) -> Vec<String> {
    fn texts(value: Value, found: &mut Vec<String>) {
        match value {
            // Raised brackets are written as brackets in that face.
            Value::String(text) => found.push(text.replace('⁽', "(").replace('⁾', ")")),
            Value::Array(values) => values.into_iter().for_each(|value| texts(value, found)),
            Value::Object(map) => map.into_iter().for_each(|(_, value)| texts(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    texts(serde_json::to_value(item).expect("an item is JSON"), &mut found);
    found
}

/// No two marks stand side by side that neither the style allows nor a value holds.
#[track_caller]
fn check_marks(text: &str, values: &[String]) {
    for (at, _) in text.match_indices(|c| MARKS.contains(c)) {
        let pair = text.get(at..at + 2).unwrap_or_default();
        let doubled = pair.ends_with(|c| MARKS.contains(c)) && !PAIRS.contains(&pair);
        let own = values.iter().any(|value| {
            let ends = pair.chars().next().is_some_and(|c| ",:;".contains(c) && value.ends_with(c));
            ends || value.contains(pair)
        });
        assert!(!doubled || own, "{pair:?} in {text:?} of {values:?}");
    }
}

/// Whether every bracket that opens is closed by its like, and no other closes.
fn is_balanced(text: &str, [open, close]: [char; 2]) -> bool {
    let mut depth = 0_i32;
    text.chars().all(|c| {
        depth += i32::from(c == open) - i32::from(c == close);
        depth >= 0
    }) && depth == 0
}

/// What the values close, the rendering closes. An apostrophe is no closing quotation mark.
#[track_caller]
fn check_brackets(text: &str, values: &[String]) {
    for pair in [['(', ')'], ['[', ']'], ['{', '}'], ['“', '”'], ['«', '»']] {
        if values.iter().all(|value| is_balanced(value, pair)) {
            assert!(is_balanced(text, pair), "{pair:?} in {text:?} of {values:?}");
        }
    }
}

/// Every element of the HTML ends, the last begun first.
#[track_caller]
fn check_html(html: &str) {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "in {html:?}"),
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} are open in {html:?}");
}

#[track_caller]
fn check(text: &Text, values: &[String]) {
    check_marks(text.as_str(), values);
    check_brackets(text.as_str(), values);
    check_html(&text.to_html());
    check_html(&text.to_html_with_links());
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn entries_double_no_mark_and_close_what_they_open(items in vec(item(), 1..4)) {
        let values: Vec<String> = items.iter().flat_map(values).collect();
        for style in [Style::Apa, Style::Harvard] {
            let bibliography = Bibliography::new(style, &items);
            bibliography.entries().for_each(|entry| check(&entry, &values));
            let cites: Vec<Cite> = items.iter().map(|item| Cite::new(&item.id)).collect();
            check(&bibliography.cite(&cites).expect("items of the list"), &values);
        }
    }
}
