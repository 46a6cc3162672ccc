//! Words of dates.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::list::{classes, in_lower_case, words};

words! {
    /// Words inside dates that say nothing: "12 **de** noviembre".
    FILLERS: "date_words.txt", "filler";
    /// Words between the two ends of a range.
    UNTIL: "date_words.txt", "until";
    /// Words for what became of a work on a day, and the names of days.
    ANNOUNCERS: "date_words.txt", "announcer";
    /// Words for "about".
    CIRCA: "date_words.txt", "circa";
    /// What stands for the end of a range that goes on: "present".
    PRESENT_WORDS: "present.txt";
    /// What stands for a date that is not known, without its brackets: "n.d".
    NO_DATE: "no_date.txt";
    /// Small words of languages that put the day first.
    CONTINENTAL: "continental.txt";
}

/// Whether `text`, whatever its case and with or without its last full stop, says that there is no
/// date: "n.d.", "o.J".
pub(crate) fn is_no_date(text: &str) -> bool {
    in_lower_case(text.trim_end_matches('.'), |words| NO_DATE.contains(words))
}

/// Whether a word in a date, whatever its case, is not a part of it: one that joins its parts, or says what became of
/// the work on that day, or which day of the week it was.
pub(crate) fn is_empty_word(word: &str) -> bool {
    in_lower_case(word, |word| {
        FILLERS.contains(word)
            || UNTIL.contains(word)
            || CIRCA.contains(word)
            || PRESENT_WORDS.contains(word)
            || ANNOUNCERS.contains(word)
    })
}

/// Months by their names and abbreviations.
static MONTHS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    classes(include_str!("../../data/months.txt"), |number| number.parse().unwrap_or_default())
});

/// The number of the month of this name, which is in lower case and without a full stop.
pub(crate) fn month(name: &str) -> Option<u8> {
    MONTHS.get(name).copied()
}

/// Seasons, and their numbers in CSL.
static SEASONS: LazyLock<FxHashMap<&'static str, i64>> = LazyLock::new(|| {
    let list = include_str!("../../data/seasons.txt");
    classes(list, |number| number.parse().expect("the list's sections are numbers"))
});

/// The number of a season in CSL.
pub(crate) fn season(name: &str) -> Option<i64> {
    SEASONS.get(name).copied()
}
