//! The order of day and month.

use crate::named::named;

/// Which of day and month comes first in a written date.
///
/// ```
/// use ibid::DayOrder;
///
/// assert_eq!("day-first".parse(), Ok(DayOrder::DayFirst));
/// assert_eq!(DayOrder::MonthFirst.to_string(), "month-first");
/// let error = "year-first".parse::<DayOrder>().unwrap_err();
/// assert_eq!(error.to_string(), "“year-first” is none of day-first, month-first");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// "3 May 2020", "3/5/2020".
    DayFirst,
    /// "May 3, 2020", "5/3/2020".
    MonthFirst,
}

impl DayOrder {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    /// The order's name.
    ///
    /// ```
    /// # use ibid::DayOrder;
    /// assert_eq!(DayOrder::DayFirst.as_str(), "day-first");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// The order in which a language, by its tag, writes a date. Of the larger countries only the
    /// United States write the month first.
    ///
    /// ```
    /// # use ibid::DayOrder;
    /// assert_eq!(DayOrder::of_language("en-US"), DayOrder::MonthFirst);
    /// assert_eq!(DayOrder::of_language("en-GB"), DayOrder::DayFirst);
    /// ```
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        if tag.eq_ignore_ascii_case("en-us") { Self::MonthFirst } else { Self::DayFirst }
    }
}

named!(DayOrder);
