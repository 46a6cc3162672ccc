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

use rustc_hash::{FxHashMap, FxHashSet};

/// A set of words or phrases.
pub(crate) type Words = FxHashSet<&'static str>;

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
) -> FxHashMap<&'static str, T> {
    phrases(list).map(|(section, phrase)| (phrase, class(section))).collect()
}

/// The phrases of a list, the longest first, for a search that takes the first that fits.
pub(super) fn longest_first(list: &'static str) -> Vec<&'static str> {
    let mut phrases: Vec<&str> = all(list);
    phrases.sort_by_key(|phrase| Reverse(phrase.len()));
    phrases
}

/// Whether a list has a word, whatever its case.
pub(crate) fn has(list: &Words, word: &str) -> bool {
    in_lower_case(word, |word| list.contains(word))
}

/// No word that is looked up in lower case without being copied is longer, in bytes.
const LONGEST: usize = 32;

/// What `look_up` tells of a word in lower case. An ASCII word, as nearly all are, is not copied to
/// the heap for it, since the splitter asks for every word of a document.
pub(super) fn in_lower_case<T>(word: &str, look_up: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0; LONGEST];
    match buffer.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(small) => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            look_up(str::from_utf8(small).unwrap_or_default())
        }
        None => look_up(&word.to_lowercase()),
    }
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
