//! The word lists, which are data: one file each in `data/`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::item::Kind;
use crate::lists::lines;

/// A set of words or phrases.
pub(super) type Words = HashSet<&'static str>;

/// Every word of a list that has no headings.
fn words(list: &'static str) -> Words {
    lines(list).flat_map(|line| line.split(' ')).collect()
}

/// The phrases of the line `heading: phrase, phrase`.
fn under(list: &'static str, heading: &str) -> Words {
    let line = lines(list).find_map(|line| line.strip_prefix(heading)?.strip_prefix(": "));
    line.into_iter().flat_map(|line| line.split(", ")).collect()
}

/// The lines of a list under `[kind]` headings.
fn by_kind(list: &'static str) -> HashMap<&'static str, Kind> {
    let mut kinds = HashMap::new();
    let mut kind = Kind::default();
    for line in lines(list) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => kind = Kind::from(name),
            None => _ = kinds.insert(line, kind.clone()),
        }
    }
    kinds
}

/// Statics that hold the phrases under a heading of a file.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $file:literal, $heading:literal;)*) => {$(
        $(#[$doc])*
        pub(super) static $name: LazyLock<Words> =
            LazyLock::new(|| under(include_str!(concat!("../../data/", $file)), $heading));
    )*};
}

phrases! {
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
    /// Words of the names of journals.
    JOURNALS: "cues.txt", "journals";
    /// Words of the names of newspapers and broadcasters.
    PAPERS: "cues.txt", "papers";
    /// Words of the titles of conference volumes.
    PROCEEDINGS: "cues.txt", "proceedings";
    /// Words of the titles of dictionaries.
    DICTIONARIES: "cues.txt", "dictionaries";
    /// Words for a blog.
    BLOGS: "cues.txt", "blogs";
    /// Prefixes of the numbers of standards.
    STANDARDS: "cues.txt", "standards";
    /// Collections of cases.
    REPORTERS: "cues.txt", "reporters";
    /// Where laws, treaties and rules are printed.
    GAZETTES: "cues.txt", "gazettes";
    /// Words of the titles of laws.
    LAWS: "cues.txt", "laws";
    /// What the titles and the numbers of rules start with.
    ENACTED: "cues.txt", "enacted";
    /// What the numbers of laws start with.
    ACTS: "cues.txt", "acts";
    /// Words of the names of states and their bodies.
    STATES: "cues.txt", "states";
    /// Words for a place in an archive.
    SHELVES: "cues.txt", "shelves";
    /// Titles of reports.
    REPORTS: "cues.txt", "reports";
    /// Media that are the web.
    ONLINE: "cues.txt", "online";
    /// Databases and archives.
    ARCHIVES: "cues.txt", "archives";
    /// Words of languages other than English that put the day first.
    CONTINENTAL: "cues.txt", "continental";
    /// Words that no title ends with, unless it is cut short.
    UNFINISHED: "cues.txt", "unfinished";
    /// Words that end in a full stop of their own.
    ABBREVIATIONS: "cues.txt", "abbreviations";
}

/// Particles of family names: "von", "de la".
pub(super) static PARTICLES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/particles.txt")));

/// What someone did: "ed", "Hrsg", "director".
pub(super) static ROLES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/roles.txt")));

/// Words of the names of bodies.
pub(super) static BODIES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/bodies.txt")));

/// Countries and regions.
pub(super) static PLACES: LazyLock<Words> =
    LazyLock::new(|| lines(include_str!("../../data/places.txt")).collect());

/// What stands for authors that are not named: "et al.", "u. a."; the longest first.
pub(super) static OTHERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut others: Vec<_> = lines(include_str!("../../data/others.txt")).collect();
    others.sort_by_key(|words| std::cmp::Reverse(words.len()));
    others
});

/// Characters that only simplified Chinese has.
pub(super) static SIMPLIFIED: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let list = under(include_str!("../../data/chinese.txt"), "simplified");
    list.iter().flat_map(|characters| characters.chars()).collect()
});

/// Ordinals in words, and the numbers that they stand for.
pub(super) static ORDINALS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let numbered =
        lines(include_str!("../../data/ordinals.txt")).filter_map(|line| line.split_once(' '));
    numbered.flat_map(|(number, words)| words.split(' ').map(move |word| (word, number))).collect()
});

/// Outlets and the type of what they publish.
pub(super) static OUTLETS: LazyLock<HashMap<&'static str, Kind>> =
    LazyLock::new(|| by_kind(include_str!("../../data/outlets.txt")));

/// Hosts, perhaps with a path, and the type of what stands there.
pub(super) static HOSTS: LazyLock<HashMap<&'static str, Kind>> =
    LazyLock::new(|| by_kind(include_str!("../../data/hosts.txt")));

/// Phrases that tell a type, with their rank: of several, the lowest wins.
pub(super) static KINDS: LazyLock<HashMap<String, (usize, Kind)>> = LazyLock::new(|| {
    let ranked = lines(include_str!("../../data/kinds.txt")).enumerate();
    let ranked = ranked.filter_map(|(rank, line)| Some((rank, line.split_once(": ")?)));
    let mut kinds = HashMap::new();
    for (rank, (kind, phrases)) in ranked {
        for phrase in phrases.split(", ") {
            kinds.entry(plain(phrase)).or_insert_with(|| (rank, Kind::from(kind)));
        }
    }
    kinds
});

/// A phrase without full stops and hyphens.
pub(super) fn plain(phrase: &str) -> String {
    phrase.replace('.', "").replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        let lists =
            [&*SUFFIXES, &*TITLES, &*VOLUME, &*ISSUE, &*PAGES, &*NUMBER, &*EDITION, &*BLOGS];
        assert!(lists.iter().all(|list| list.len() > 3));
        let cues = [&*JOURNALS, &*GAZETTES, &*LAWS, &*ONLINE, &*UNFINISHED, &*ABBREVIATIONS];
        assert!(cues.iter().all(|list| list.len() > 3));
        assert!(PLACES.contains("new zealand") && GAZETTES.contains("Fed. Reg."));
        assert_eq!(OUTLETS["guardian"], Kind::ArticleNewspaper);
        assert_eq!(KINDS["phd thesis".split(' ').next_back().unwrap()].1, Kind::Thesis);
        assert_eq!(ORDINALS["second"], "2");
        assert!(SIMPLIFIED.contains(&'发') && !SIMPLIFIED.contains(&'数'));
    }

    #[test]
    fn every_kind_is_one_of_the_standard() {
        let kinds =
            OUTLETS.values().chain(HOSTS.values()).chain(KINDS.values().map(|(_, kind)| kind));
        for kind in kinds {
            assert!(!matches!(kind, Kind::Other(_)), "{kind}");
        }
    }
}
