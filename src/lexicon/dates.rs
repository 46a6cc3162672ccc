//! Words of dates.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list::{classes, words};

words! {
    /// What stands for a date that is not known, without its brackets: "n.d".
    NO_DATE: "no_date.txt";
    /// Small words of languages that put the day first.
    CONTINENTAL: "continental.txt";
}

/// Months by their names and abbreviations.
static MONTHS: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    classes(include_str!("../../data/months.txt"), |number| number.parse().unwrap_or_default())
});

/// The number of the month of this name, which is in lower case and without a full stop.
pub(crate) fn month(name: &str) -> Option<u8> {
    MONTHS.get(name).copied()
}
