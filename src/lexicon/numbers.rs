//! Words beside numbers.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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
    /// Words for a state of what is not finished.
    DRAFTS: "editions.txt", "draft";
}

/// Ordinals in words, and the numbers that they stand for.
static ORDINALS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| classes(include_str!("../../data/ordinals.txt"), |number| number));

/// The number of an edition in words: "First edition", "2nd ed.", "3. Aufl.".
pub(crate) fn edition_number(text: &str) -> Option<String> {
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = || text.split(' ').map(plain).filter(|word| !word.is_empty());
    let mut kept = words().filter(|word| !EDITION.contains(word.as_str()));
    let only = kept.next().filter(|_| kept.next().is_none())?;
    let bare = only.trim_end_matches(char::is_alphabetic);
    let counted = !bare.is_empty() && bare.len() < 4 && bare.bytes().all(|b| b.is_ascii_digit());
    let ending = matches!(&only[bare.len()..], "" | "st" | "nd" | "rd" | "th");
    let number = ordinal(&only).or(Some(bare).filter(|_| counted && ending))?;
    Some(number.to_owned())
}

/// The number of an ordinal in words, which are in lower case: "second".
pub(crate) fn ordinal(word: &str) -> Option<&'static str> {
    ORDINALS.get(word).copied()
}
