//! Words that tell running text, headings and entries from each other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::list::{classes, has, in_lower_case, words};

words! {
    /// Words that make a short line a heading of references.
    HEADING_WORDS: "heading_words.txt";
    /// What leads to the reference of the page itself.
    OWN_CITATION: "own_citation.txt";
    /// Words after which a line goes on.
    LINE_ENDS: "line_ends.txt";
    /// Words between the names of people.
    JOIN_PEOPLE: "joining_words.txt", "people";
    /// Words within the names of bodies.
    JOIN_BODIES: "joining_words.txt", "bodies";
    /// Words that say little at the head of a title.
    STOP_WORDS: "stop_words.txt";
    /// Words that no title ends with, unless it is cut short.
    UNFINISHED: "unfinished.txt";
    /// Words that end in a full stop of their own.
    ABBREVIATIONS: "abbreviations.txt";
    /// Opening quotation marks that a copy has damaged: "â€œ".
    DAMAGED_OPENING: "damaged_quotes.txt", "opening";
    /// Closing ones.
    DAMAGED_CLOSING: "damaged_quotes.txt", "closing";
    /// Words that a title in title case leaves small.
    SMALL_WORDS: "small_words.txt";
    /// Small words that tell that a title is English.
    ENGLISH: "function_words.txt", "english";
    /// Words of the names of tests: "inventory".
    INSTRUMENTS: "instruments.txt";
    /// Small words that tell that it is not.
    FOREIGN: "function_words.txt", "foreign";
}

/// What a word speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A sentence: "is", "which", "not".
    Prose,
    /// A publication: "Press", "Journal", "eds".
    Imprint,
    /// A look-up: "Retrieved", "abgerufen".
    Access,
    /// The frame of a web page: "Share", "©".
    Web,
    /// A month.
    Month,
    /// A family name that begins small: "van", "de".
    Particle,
}

impl Class {
    fn of(section: &str) -> Self {
        match section {
            "prose" => Self::Prose,
            "imprint" => Self::Imprint,
            "access" => Self::Access,
            "web" => Self::Web,
            "month" => Self::Month,
            _ => Self::Particle,
        }
    }
}

/// How surely a list of references follows a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Heading {
    /// "Notes", "Sources": other things stand under such headings too.
    Weak,
    /// "References", "Literatur".
    Strong,
}

static CLASSES: LazyLock<FxHashMap<&'static str, Class>> =
    LazyLock::new(|| classes(include_str!("../../data/prose.txt"), Class::of));

static HEADINGS: LazyLock<FxHashMap<&'static str, Heading>> = LazyLock::new(|| {
    let rank = |section| if section == "strong" { Heading::Strong } else { Heading::Weak };
    classes(include_str!("../../data/headings.txt"), rank)
});

/// The class of a word, whatever its case.
pub(crate) fn class(word: &str) -> Option<Class> {
    in_lower_case(word, |word| CLASSES.get(word).copied())
}

/// Whether a word, whatever its case, ends in a full stop of its own.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    has(&ABBREVIATIONS, word)
}

/// The words of a class.
pub(crate) fn words_of(class: Class) -> impl Iterator<Item = &'static str> {
    CLASSES.iter().filter(move |(_, of)| **of == class).map(|(word, _)| *word)
}

/// Whether a heading, in lower case, stands over a list of references.
pub(crate) fn heading(name: &str) -> Option<Heading> {
    HEADINGS.get(name).copied()
}

/// How many words the longest heading of a list of references has.
pub(crate) fn longest_heading() -> usize {
    static LONGEST: LazyLock<usize> = LazyLock::new(|| {
        HEADINGS.keys().map(|name| name.split(' ').count()).max().unwrap_or_default()
    });
    *LONGEST
}

/// The headings of lists of references, in lower case.
#[cfg(feature = "unstable")]
pub(crate) fn headings() -> impl Iterator<Item = (&'static str, Heading)> {
    HEADINGS.iter().map(|(name, rank)| (*name, *rank))
}
