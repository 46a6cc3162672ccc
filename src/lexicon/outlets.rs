//! Outlets and hosts, and the types of what they publish.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::list::classes;
use crate::item::Kind;

/// Outlets by their names.
static NAMES: LazyLock<FxHashMap<&'static str, Kind>> =
    LazyLock::new(|| classes(include_str!("../../data/outlets.txt"), Kind::from));

/// Hosts, perhaps with a path.
static HOSTS: LazyLock<FxHashMap<&'static str, Kind>> =
    LazyLock::new(|| classes(include_str!("../../data/hosts.txt"), Kind::from));

/// What the outlet of this name publishes; the name is in lower case, without an article.
pub(crate) fn named(name: &str) -> Option<&'static Kind> {
    NAMES.get(name)
}

/// The names of all outlets.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.keys().copied()
}

/// What stands at this host, or under this host and path.
pub(crate) fn at(place: &str) -> Option<&'static Kind> {
    HOSTS.get(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_one_of_the_standard() {
        for kind in NAMES.values().chain(HOSTS.values()) {
            assert!(!matches!(kind, Kind::Other(_)), "{kind}");
        }
        assert_eq!(named("guardian"), Some(&Kind::ArticleNewspaper));
    }
}
