//! What several tests need.

use std::fs;

use ibid::Item;
use serde_json::{Map, Value};

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
