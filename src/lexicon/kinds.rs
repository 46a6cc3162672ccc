//! Phrases that tell the type of an item.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::list::phrases;
use crate::item::Kind;

/// Phrases that tell a type, with the rank of their section: of several, the first section wins.
static KINDS: LazyLock<FxHashMap<&'static str, (usize, Kind)>> = LazyLock::new(|| {
    let (mut rank, mut last) = (0, "");
    let ranked = phrases(include_str!("../../data/kinds.txt")).map(|(kind, phrase)| {
        rank += usize::from(kind != last);
        last = kind;
        (phrase, (rank, Kind::from(kind)))
    });
    ranked.collect()
});

/// The type that a phrase tells, and how sure that is: the lower the rank, the surer.
pub(crate) fn of_phrase(phrase: &str) -> Option<&'static (usize, Kind)> {
    KINDS.get(phrase)
}

/// What the phrases tell that a text without blanks between its words holds: `석사학위논문`.
pub(crate) fn unparted(text: &str) -> impl Iterator<Item = &'static (usize, Kind)> + '_ {
    let east_asian = |phrase: &str| phrase.starts_with(|c: char| c >= '\u{3000}');
    let held =
        KINDS.iter().filter(move |(phrase, _)| east_asian(phrase) && text.contains(**phrase));
    held.map(|(_, kind)| kind)
}

/// All phrases that tell a type.
pub(crate) fn phrases_told() -> impl Iterator<Item = &'static str> {
    KINDS.keys().copied()
}

/// A phrase as the list has it: without full stops and hyphens.
pub(crate) fn plain(phrase: &str) -> String {
    phrase.replace('.', "").replace('-', " ")
}
