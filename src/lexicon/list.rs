//! The one syntax of the word lists, and how they are read.
//!
//! ```text
//! # What the list is.
//! # Where it comes from.
//!
//! [section]
//! phrase
//! another phrase
//! ```
//!
//! Sections are optional; within one, the phrases are sorted by their code points.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// A set of words or phrases.
pub(crate) type Words = HashSet<&'static str>;

/// The phrases of a list, each with the section that it stands in (`""` before the first).
pub(super) fn phrases(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines.filter_map(move |line| match heading(line) {
        Some(name) => {
            section = name;
            None
        }
        None => Some((section, line)),
    })
}

/// The name in `[name]`.
pub(super) fn heading(line: &str) -> Option<&str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

/// All phrases of a list.
pub(super) fn all<C: FromIterator<&'static str>>(list: &'static str) -> C {
    phrases(list).map(|(_, phrase)| phrase).collect()
}

/// The phrases of a section.
pub(super) fn section(list: &'static str, name: &str) -> Words {
    phrases(list).filter(|(section, _)| *section == name).map(|(_, phrase)| phrase).collect()
}

/// What each phrase stands for, as its section says.
pub(super) fn classes<T>(
    list: &'static str,
    class: impl Fn(&'static str) -> T,
) -> HashMap<&'static str, T> {
    phrases(list).map(|(section, phrase)| (phrase, class(section))).collect()
}

/// The phrases of a list, the longest first, for a search that takes the first that fits.
pub(super) fn longest_first(list: &'static str) -> Vec<&'static str> {
    let mut phrases: Vec<&str> = all(list);
    phrases.sort_by_key(|phrase| Reverse(phrase.len()));
    phrases
}

/// The keys of `map` with the places of their values in the order of `ranks`: of several, the
/// lowest wins.
pub(super) fn ranked<K: Eq + Hash, T>(
    phrases: impl Iterator<Item = (K, &'static str)>,
    class: impl Fn(&'static str) -> T,
) -> HashMap<K, (usize, T)> {
    let (mut ranked, mut rank, mut last) = (HashMap::new(), 0, "");
    for (phrase, section) in phrases {
        rank += usize::from(section != last);
        last = section;
        ranked.insert(phrase, (rank, class(section)));
    }
    ranked
}

/// Statics that hold the phrases of a list, or of one of its sections.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $file:literal $(, $section:literal)?;)*) => {$(
        $(#[$doc])*
        pub(crate) static $name: std::sync::LazyLock<$crate::lexicon::Words> =
            std::sync::LazyLock::new(|| {
                $crate::lexicon::list::words!(@ include_str!(concat!("../../data/", $file)) $(, $section)?)
            });
    )*};
    (@ $list:expr) => { $crate::lexicon::list::all($list) };
    (@ $list:expr, $section:literal) => { $crate::lexicon::list::section($list, $section) };
}
pub(super) use words;
