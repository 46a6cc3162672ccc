//! Gold entries, assembled from their own segments, come to the items that a librarian gave them.
//!
//! The shares are floors: raise them when they are passed for good.

use std::fs;
use std::path::Path;

use ibid::assemble::assemble;
use ibid::{Item, Segment, Span};
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    text: String,
    segments: Vec<(String, String)>,
    csl: Item,
}

/// The letters and digits of a text, in lower case.
fn fold(text: Option<&String>) -> String {
    let letters = text.into_iter().flat_map(|text| text.chars());
    letters.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names(item: &Item) -> Vec<String> {
    let name = |name: &ibid::Name| {
        fold(name.family.as_ref()) + &fold(name.given.as_ref()) + &fold(name.literal.as_ref())
    };
    // The gold items do not say that a list is open.
    item.author.iter().filter(|name| !name.is_others()).map(name).collect()
}

/// Whether the share of entries for which `holds` is at least `floor`, in hundredths.
#[track_caller]
fn check(set: &str, floor: usize, holds: impl Fn(&Item, &Item) -> bool) {
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/gold");
    let path = Path::new(shared).join(format!("{set}.jsonl"));
    let Ok(lines) = fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let mut right = 0;
    for line in lines.lines() {
        let gold: Gold = serde_json::from_str(line).expect("a gold entry");
        let mut start = 0;
        let located = gold.segments.iter().map(|(label, part)| {
            let span = Span::new(start, start + part.len());
            start = span.end;
            Segment::new(label.parse().expect("a label"), span, 1.0)
        });
        let segments: Vec<Segment> = located.collect();
        right += usize::from(holds(&gold.csl, &assemble(&gold.text, &segments).item));
    }
    let share = right * 100 / lines.lines().count();
    assert!(share >= floor, "{set}: {share} % are right, not {floor} %");
}

#[test]
fn types() {
    let same = |gold: &Item, item: &Item| gold.kind == item.kind;
    check("news-a", 97, same);
    check("academic-a", 95, same);
    check("grey-a", 93, same);
    check("multi-a", 92, same);
}

#[test]
fn authors_and_dates() {
    let same = |gold: &Item, item: &Item| {
        names(gold) == names(item) && gold.issued == item.issued && gold.accessed == item.accessed
    };
    check("news-a", 96, same);
    check("academic-a", 96, same);
    check("grey-a", 96, same);
    check("multi-a", 94, same);
}

#[test]
fn titles_and_containers() {
    let same = |gold: &Item, item: &Item| {
        fold(gold.title.as_ref()) == fold(item.title.as_ref())
            && fold(gold.container_title.as_ref()) == fold(item.container_title.as_ref())
            && fold(gold.publisher.as_ref()) == fold(item.publisher.as_ref())
    };
    for set in ["news-a", "academic-a", "grey-a", "multi-a"] {
        check(set, 98, same);
    }
}
