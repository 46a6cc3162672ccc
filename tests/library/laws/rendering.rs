//! Renderings double no punctuation, and close what they open.
//!
//! What an item's own values hold stays: only what the style puts beside it is looked at.

use ibid::style::{Bibliography, Style, Text};
use ibid::{Cite, Item, Kind, Name};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use super::items::item;
use super::keeping::oracle;
use super::{CASES, config};

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
            // Initials cut the end of a bracket off, as in the reference processor.
            Value::Object(map) => map.into_iter().for_each(|(key, value)| match value {
                Value::String(text) if key == "given" => found.push(text.replace([')', ']'], "")),
                value => texts(value, found),
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    texts(serde_json::to_value(item).expect("an item is JSON"), &mut found);
    found
}

/// No two marks stand side by side that neither the style allows nor a value holds; a value's own
/// last comma or colon stays, and a full stop that stands alone, as in the reference processor.
#[track_caller]
fn check_marks(text: &str, values: &[String]) {
    for (at, mark) in text.match_indices(|c| MARKS.contains(c)) {
        let pair = text.get(at..at + 2).unwrap_or_default();
        let doubled = pair.ends_with(|c| MARKS.contains(c)) && !PAIRS.contains(&pair);
        let stays =
            |value: &String| value.ends_with(mark) && ",:;".contains(mark) || value.ends_with(" .");
        let own = values.iter().any(|value| value.contains(pair) || stays(value));
        assert!(!doubled || own, "{pair:?} in {text:?} of {values:?}");
    }
}

/// Whether every bracket that opens is closed by its like, and no other closes.
pub(super) fn is_balanced(text: &str, [open, close]: [char; 2]) -> bool {
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
pub(super) fn check_html(html: &str) {
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

/// Every group of the LaTeX ends, apart from braces that are text.
#[track_caller]
fn check_latex(latex: &str) {
    let groups = latex.replace("\\{", "").replace("\\}", "");
    assert!(is_balanced(&groups, ['{', '}']), "{latex:?}");
}

#[track_caller]
fn check(text: &Text, values: &[String]) {
    check_marks(text.as_str(), values);
    check_brackets(text.as_str(), values);
    check_html(&text.to_html());
    check_html(&text.to_html_with_links());
    check_latex(&text.to_latex());
}

/// The entries of a list, and a mark that cites all of it.
#[track_caller]
fn check_list(items: &[Item]) {
    let values: Vec<String> = items.iter().flat_map(values).collect();
    for style in Style::ALL {
        let bibliography = Bibliography::new(style, items);
        bibliography.iter().for_each(|entry| check(&entry, &values));
        let cites = items.iter().map(|item| Cite::new(&item.id).page("1-2"));
        let (narrative, plain): (Vec<Cite>, Vec<Cite>) =
            cites.map(|cite| (cite.clone().narrative(), cite)).unzip();
        for cites in [narrative, plain] {
            check(&bibliography.cite(&cites).expect("items of the list"), &values);
        }
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn entries_double_no_mark_and_close_what_they_open(items in vec(item(), 1..4)) {
        check_list(&items);
    }
}

#[test]
fn entries_of_the_oracle_double_no_mark_and_close_what_they_open() {
    for item in oracle() {
        check_list(&[item]);
    }
}

#[test]
fn no_mark_follows_what_is_missing() {
    let chapter = Item {
        container_author: vec![Name { family: Some("Doe".into()), ..Name::default() }],
        ..Item::new("doe", Kind::Chapter)
    };
    assert_eq!(Style::Harvard.entry(&chapter).to_string(), "(No date) in Doe.");
    check_list(&[chapter]);
}
