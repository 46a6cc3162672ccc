//! The last labels of hosts.

use super::list::words;

words! {
    /// Those that nearly all hosts end with.
    COMMON: "zones.txt", "common";
    /// Others.
    OTHER: "zones.txt", "other";
    /// Those that are also words of a language: "in".
    WORDS: "zones.txt", "words";
}

/// Whether hosts end with this label.
pub(crate) fn is_zone(label: &str) -> bool {
    is_zone_only(label) || WORDS.contains(label)
}

/// Whether hosts end with this label, and no English sentence holds it as a word.
pub(crate) fn is_zone_only(label: &str) -> bool {
    COMMON.contains(label) || OTHER.contains(label)
}
