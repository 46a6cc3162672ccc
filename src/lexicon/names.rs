//! Words of the names of people and bodies, and of what they did.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::list::{longest_first, phrases, words};

words! {
    /// Particles of family names: "von", "de la".
    PARTICLES: "particles.txt";
    /// "Jr.", "III".
    SUFFIXES: "suffixes.txt", "suffix";
    /// "Dr.", "PhD".
    TITLES: "suffixes.txt", "title";
    /// Given names of Hungarians, who put them last.
    HUNGARIAN_NAMES: "given_names.txt", "hungarian";
    /// Other given names.
    GIVEN_NAMES: "given_names.txt", "any";
    /// Family names of two characters.
    CHINESE_SURNAMES: "chinese.txt", "surnames";
    /// What someone did: "ed", "Hrsg", "director".
    ROLES: "roles.txt";
    /// Words of the names of bodies.
    BODIES: "bodies.txt";
}

/// What stands for authors that are not named: "et al.", "u. a."; the longest first.
pub(crate) static OTHERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("../../data/others.txt")));

/// Characters that only simplified Chinese has.
static SIMPLIFIED: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let list = phrases(include_str!("../../data/chinese.txt"));
    list.filter(|(section, _)| *section == "simplified").flat_map(|(_, c)| c.chars()).collect()
});

/// Whether a character is one that only simplified Chinese has.
pub(crate) fn is_simplified(c: char) -> bool {
    SIMPLIFIED.contains(&c)
}
