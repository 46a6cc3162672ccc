//! The word lists, which are data: one file each in `data/`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::item::Kind;

/// A set of words in lower case.
pub(super) type Words = HashSet<&'static str>;

/// The lines of a list, without its remarks.
fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

fn words(list: &'static str) -> Words {
    lines(list).flat_map(|line| line.split(' ')).collect()
}

/// The words of the line that opens with `heading`.
fn words_under(list: &'static str, heading: &str) -> Words {
    let line = lines(list).find_map(|line| line.strip_prefix(heading));
    line.unwrap_or_default().split_whitespace().collect()
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

/// Particles of family names: "von", "de la".
pub(super) static PARTICLES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/particles.txt")));

/// What someone did: "ed", "Hrsg", "director".
pub(super) static ROLES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/roles.txt")));

/// What stands for authors that are not named: "et al.", "u. a.".
pub(super) static OTHERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut others: Vec<_> = lines(include_str!("../../data/others.txt")).collect();
    others.sort_by_key(|words| std::cmp::Reverse(words.len()));
    others
});

/// "Jr.", "III".
pub(super) static SUFFIXES: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/suffixes.txt"), "suffix "));

/// "Dr.", "PhD".
pub(super) static TITLES: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/suffixes.txt"), "title "));

/// Words of the names of bodies.
pub(super) static BODIES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/bodies.txt")));

/// Given names.
pub(super) static GIVEN_NAMES: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/given_names.txt")));

/// Given names of Hungarians, who put them last.
pub(super) static HUNGARIAN_NAMES: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/given_names.txt"), "hungarian "));

/// Family names of two characters.
pub(super) static CHINESE_SURNAMES: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/chinese.txt"), "surnames "));

/// Characters that only simplified Chinese has.
pub(super) static SIMPLIFIED: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let list = words_under(include_str!("../../data/chinese.txt"), "simplified ");
    list.iter().flat_map(|characters| characters.chars()).collect()
});

/// Words that announce a volume: "vol", "Bd".
pub(super) static VOLUME: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/counters.txt"), "volume "));

/// Words that announce an issue: "no", "Heft".
pub(super) static ISSUE: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/counters.txt"), "issue "));

/// Words that announce pages: "pp", "S".
pub(super) static PAGES: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/counters.txt"), "pages "));

/// Words that announce a number: "No", "Nr".
pub(super) static NUMBER: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/counters.txt"), "number "));

/// Words for an edition.
pub(super) static EDITION: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/editions.txt"), "edition "));

/// Words for a version.
pub(super) static VERSION: LazyLock<Words> =
    LazyLock::new(|| words_under(include_str!("../../data/editions.txt"), "version "));

/// Ordinals in words, and the numbers that they stand for.
pub(super) static ORDINALS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let numbered =
        lines(include_str!("../../data/ordinals.txt")).filter_map(|line| line.split_once(' '));
    numbered.flat_map(|(number, words)| words.split(' ').map(move |word| (word, number))).collect()
});

/// Countries and regions.
pub(super) static PLACES: LazyLock<Words> =
    LazyLock::new(|| lines(include_str!("../../data/places.txt")).collect());

/// Outlets and the type of what they publish.
pub(super) static OUTLETS: LazyLock<HashMap<&'static str, Kind>> =
    LazyLock::new(|| by_kind(include_str!("../../data/outlets.txt")));

/// Hosts, perhaps with a path, and the type of what stands there.
pub(super) static HOSTS: LazyLock<HashMap<&'static str, Kind>> =
    LazyLock::new(|| by_kind(include_str!("../../data/hosts.txt")));

/// A phrase without full stops and hyphens.
pub(super) fn plain(phrase: &str) -> String {
    phrase.replace('.', "").replace('-', " ")
}

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
