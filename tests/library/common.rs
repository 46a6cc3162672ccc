//! What several tests need.

use std::fs;

use ibid::Item;
use serde_json::{Map, Value};

/// The texts of entries as they are found, or none, with a word about it.
pub(crate) fn found_entries() -> Vec<String> {
    entries_of("gold")
}

/// The texts of the entries of a folder of the sets, or none, with a word about it.
pub(crate) fn entries_of(folder: &str) -> Vec<String> {
    let folder = format!("{}/../shared/{folder}", env!("CARGO_MANIFEST_DIR"));
    let Ok(files) = fs::read_dir(&folder) else {
        println!("skipped: {folder} is not there");
        return Vec::new();
    };
    let paths = files.map(|file| file.expect("a file").path());
    let sets = paths.filter(|path| path.extension().is_some_and(|kind| kind == "jsonl"));
    let texts = sets.map(|path| fs::read_to_string(path).expect("a file of lines"));
    let text = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("JSON on each line");
        line["text"].as_str().expect("a text").to_owned()
    };
    texts.flat_map(|lines| lines.lines().map(text).collect::<Vec<_>>()).collect()
}

/// The items of the oracle, or none, with a word about it.
pub(crate) fn oracle() -> Option<Vec<Item>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/oracle/items.jsonl");
    let Ok(lines) = fs::read_to_string(path) else {
        println!("skipped: {path} is not there");
        return None;
    };
    let item = |line: &str| {
        let mut line: Map<String, Value> = serde_json::from_str(line).unwrap();
        serde_json::from_value(line.remove("item").unwrap()).unwrap()
    };
    Some(lines.lines().map(item).collect())
}
