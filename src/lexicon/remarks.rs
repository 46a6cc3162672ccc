//! Phrases around a reference that are no part of it.

use std::sync::LazyLock;

use super::list::{all, longest_first, words};

words! {
    /// What the director of a film stands after.
    DIRECTED: "directed.txt";
    /// What a clause about another printing, or about where the work was cited, starts with.
    ELSEWHERE: "reprinted.txt";
    /// What a clause about another printing starts with.
    REPRINTED: "reprinted.txt", "reprinted";
    /// Phrases that announce an address: "available at".
    ACCESS: "access.txt";
    /// Words of addresses and identifiers that are not theirs alone: "https", "isbn".
    ADDRESS_WORDS: "address_words.txt";
    /// Words before a colon that say what stands after it: "Author".
    LABELS: "labels.txt";
    /// What stands for a publisher, a place or pages that are not known, without blanks: "n.p.".
    UNPUBLISHED: "unpublished.txt";
    /// What sites call the links that they put behind an entry: "Google Scholar".
    PAGE_LINKS: "page_links.txt";
    /// What is said of works that are not published yet: "in press".
    STATUS: "status.txt";
    /// Remarks on the language of a page, without their brackets.
    LANGUAGES: "language_remarks.txt";
}

/// What stands before the year of a first edition, the longest first: "original work published".
pub(crate) static ORIGINAL: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("../../data/original.txt")));

/// What tells that a page was archived; a date follows.
pub(crate) static ARCHIVED: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| all(include_str!("../../data/archived.txt")));

/// What leads to a reference, the longest first: "see also".
pub(crate) static SIGNALS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("../../data/signals.txt")));

/// What the links back into the text start with in a note, the longest first: "jump up to:".
pub(crate) static BACKLINKS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("../../data/backlinks.txt")));
