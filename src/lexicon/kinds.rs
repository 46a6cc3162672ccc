//! Phrases that tell the type of an item.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list::{phrases, ranked};
use crate::item::Kind;

/// Phrases that tell a type, with their rank: of several, the lowest wins.
static KINDS: LazyLock<HashMap<&'static str, (usize, Kind)>> = LazyLock::new(|| {
    let list = phrases(include_str!("../../data/kinds.txt"));
    ranked(list.map(|(kind, phrase)| (phrase, kind)), Kind::from)
});

/// The type that a phrase tells, and how sure that is: the lower the rank, the surer.
pub(crate) fn of_phrase(phrase: &str) -> Option<&'static (usize, Kind)> {
    KINDS.get(phrase)
}

/// A phrase as the list has it: without full stops and hyphens.
pub(crate) fn plain(phrase: &str) -> String {
    phrase.replace('.', "").replace('-', " ")
}
