//! The last labels of hosts.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::list::classes;

/// What a last label is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// Nearly all hosts end with one of these.
    Common,
    /// Other hosts do.
    Other,
    /// It is also a word of a language: "in".
    Word,
}

static ZONES: LazyLock<FxHashMap<&'static str, Zone>> = LazyLock::new(|| {
    classes(include_str!("../../data/zones.txt"), |section| match section {
        "common" => Zone::Common,
        "words" => Zone::Word,
        _ => Zone::Other,
    })
});

/// Whether hosts end with this label.
pub(crate) fn is_zone(label: &str) -> bool {
    ZONES.contains_key(label)
}

/// Whether hosts end with this label, and it is no word.
pub(crate) fn is_zone_only(label: &str) -> bool {
    ZONES.get(label).is_some_and(|zone| *zone != Zone::Word)
}

/// Whether nearly all hosts end with this label or a few others.
pub(crate) fn is_common_zone(label: &str) -> bool {
    ZONES.get(label) == Some(&Zone::Common)
}
