//! Words beside numbers.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list::{classes, words};

words! {
    /// Words that announce a volume: "vol", "Bd".
    VOLUME: "counters.txt", "volume";
    /// Words that announce an issue: "no", "Heft".
    ISSUE: "counters.txt", "issue";
    /// Words that announce pages: "pp", "S".
    PAGES: "counters.txt", "pages";
    /// Words that announce a number: "No", "Nr".
    NUMBER: "counters.txt", "number";
    /// Words for an edition.
    EDITION: "editions.txt", "edition";
    /// Words for a version.
    VERSION: "editions.txt", "version";
}

/// Ordinals in words, and the numbers that they stand for.
static ORDINALS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| classes(include_str!("../../data/ordinals.txt"), |number| number));

/// The number of an ordinal in words, which are in lower case: "second".
pub(crate) fn ordinal(word: &str) -> Option<&'static str> {
    ORDINALS.get(word).copied()
}
