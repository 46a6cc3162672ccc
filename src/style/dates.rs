//! Dates (APA 7, 9.13–9.17; Cite Them Right, "Dates").
//!
//! | date | [`year`](Dates::year) | [`day`](Dates::day), American | [`full`](Dates::full), British |
//! |---|---|---|---|
//! | 2020-05-01/2020-05-03 | `2020` | `May 1–3` | `1–3 May 2020` |
//! | 2020-05/2020-06 | `2020` | `May–June` | `May–June 2020` |
//! | 2020/2022 | `2020–2022` | | `2020–2022` |
//! | 2020/ | `2020–present` | | `2020–present` |
//! | 2020, season 2 | `2020` | `Summer` | `Summer 2020` |
//! | −43 | `43 B.C.E.` | | `43 BC` |
//! | about 1850 | `ca. 1850` | | `1850` |
//! | "in press" | `in press` | | `in press` |

use std::borrow::Cow;

use crate::item::{Date, DateParts, DayOrder, Number};
use crate::lexicon::dates::is_no_date;

use super::writer::Writer;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How a style writes dates.
///
/// ```
/// use ibid::style::dates::Dates;
/// use ibid::style::{Quotes, Writer};
/// use ibid::{Date, DayOrder};
///
/// const DATES: Dates = Dates { order: DayOrder::DayFirst, circa: "c. ", bc: " BC", ad: " AD" };
/// let mut writer = Writer::new(Quotes::SINGLE);
/// DATES.year(&mut writer, &Date::year(-43));
/// assert_eq!(writer.finish().to_string(), "43 BC");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// Which of day and month is first.
    pub order: DayOrder,
    /// What stands before a date that is only about right.
    pub circa: &'static str,
    /// What follows a year before our era.
    pub bc: &'static str,
    /// What follows one of the first centuries of our era.
    pub ad: &'static str,
}

/// Whether there is anything in a date to write.
///
/// ```
/// use ibid::{Date, style::dates::is_date};
///
/// assert!(is_date(&Date::literal("in press")));
/// assert!(!is_date(&Date::literal("n.d.")), "a style has words of its own for that");
/// ```
#[must_use]
pub fn is_date(date: &Date) -> bool {
    let words = date.literal.as_deref().or(date.raw.as_deref()).unwrap_or_default();
    !words.is_empty() && !is_no_date(words)
        || date.season.is_some()
        || date.start.is_some_and(|start| start.year != 0)
}

/// The variable's date, if there is one.
///
/// ```
/// use ibid::{Date, style::dates::some_date};
///
/// assert_eq!(some_date(&Some(Date::year(2020))), Some(&Date::year(2020)));
/// assert_eq!(some_date(&Some(Date::literal("n.d."))), None);
/// ```
#[must_use]
pub fn some_date(date: &Option<Date>) -> Option<&Date> {
    date.as_ref().filter(|date| is_date(date))
}

/// Whether a date is known to the day.
pub(super) fn has_day(date: &Date) -> bool {
    read(date).start.is_some_and(|start| start.day.is_some())
}

/// A date that was left to be read, read if it is ISO 8601.
pub(super) fn read(date: &Date) -> Cow<'_, Date> {
    match &date.raw {
        Some(raw) if date.start.is_none() && date.literal.is_none() => {
            Cow::Owned(raw.parse().unwrap_or_else(|_| Date::literal(raw.as_str())))
        }
        _ => Cow::Borrowed(date),
    }
}

impl Dates {
    /// Writes the year, or both years of a range, or the words in their place.
    ///
    /// ```
    /// # use ibid::{DayOrder, style::{Quotes, Writer, dates::Dates}};
    /// # let dates = Dates { order: DayOrder::DayFirst, circa: "c. ", bc: " BC", ad: " AD" };
    /// let mut writer = Writer::new(Quotes::SINGLE);
    /// dates.year(&mut writer, &"2020-05/2022~".parse()?);
    /// assert_eq!(writer.finish().to_string(), "c. 2020–2022");
    /// # Ok::<(), ibid::item::ParseDateError>(())
    /// ```
    pub fn year(&self, w: &mut Writer, date: &Date) {
        let date = read(date);
        if date.circa {
            w.verbatim(self.circa);
        }
        self.bare_year(w, &date);
    }

    fn bare_year(&self, w: &mut Writer, date: &Date) {
        if let Some(words) = &date.literal {
            return w.value(words);
        }
        let Some(start) = date.start.filter(|start| start.year != 0) else { return };
        write_number(w, start.year.unsigned_abs());
        if let Some(end) = date.end.filter(|end| end.year != start.year) {
            w.affix("–");
            write_number(w, end.year.unsigned_abs());
        } else if date.is_open() {
            w.affix("–");
            w.verbatim("present");
        }
        w.affix(self.era(start));
    }

    const fn era(&self, parts: DateParts) -> &'static str {
        match parts.year {
            ..=-1 => self.bc,
            0..500 => self.ad,
            _ => "",
        }
    }

    /// Writes the month and the day, or the season, without the year.
    ///
    /// ```
    /// # use ibid::{DayOrder, style::{Quotes, Writer, dates::Dates}};
    /// # let dates = Dates { order: DayOrder::DayFirst, circa: "c. ", bc: " BC", ad: " AD" };
    /// let mut writer = Writer::new(Quotes::SINGLE);
    /// dates.day(&mut writer, &"2020-05-01/2020-05-03".parse()?);
    /// assert_eq!(writer.finish().to_string(), "1–3 May");
    /// # Ok::<(), ibid::item::ParseDateError>(())
    /// ```
    pub fn day(&self, w: &mut Writer, date: &Date) {
        let date = read(date);
        let Some(start) = date.start.filter(|start| start.month.is_some()) else {
            return Self::season(w, &date);
        };
        let Some(end) = date.end.filter(|end| (end.month, end.day) != (start.month, start.day))
        else {
            return self.month_day(w, start.month, start.day);
        };
        let same_month = start.month == end.month;
        match self.order {
            DayOrder::MonthFirst => {
                self.month_day(w, start.month, start.day);
                w.affix("–");
                self.month_day(w, end.month.filter(|_| !same_month), end.day);
            }
            DayOrder::DayFirst => {
                self.month_day(w, start.month.filter(|_| !same_month), start.day);
                w.affix("–");
                self.month_day(w, end.month, end.day);
            }
        }
    }

    fn season(w: &mut Writer, date: &Date) {
        match date.season.as_ref().map(|season| (season.as_integer(), season)) {
            Some((Some(number @ 1..=4), _)) => w.verbatim(season_name(number)),
            Some((_, Number::Text(words))) => w.value(words),
            _ => {}
        }
    }

    fn month_day(&self, w: &mut Writer, month: Option<u8>, day: Option<u8>) {
        let month = |w: &mut Writer| match month {
            Some(month @ 1..=12) => w.verbatim(MONTHS[usize::from(month) - 1]),
            // CSL numbers the seasons from 13 on, ISO 8601-2 from 21.
            Some(season) => w.verbatim(season_name(i64::from((season.max(13) - 13) % 4) + 1)),
            None => {}
        };
        let day = |w: &mut Writer| day.into_iter().for_each(|day| write_number(w, day.into()));
        match self.order {
            DayOrder::MonthFirst => w.join(" ").part(month).part(day),
            DayOrder::DayFirst => w.join(" ").part(day).part(month),
        };
    }

    /// Writes the whole date.
    ///
    /// ```
    /// # use ibid::{DayOrder, style::{Quotes, Writer, dates::Dates}};
    /// # let dates = Dates { order: DayOrder::DayFirst, circa: "c. ", bc: " BC", ad: " AD" };
    /// let mut writer = Writer::new(Quotes::SINGLE);
    /// dates.full(&mut writer, &"2019-12-30/2020-01-02".parse()?);
    /// assert_eq!(writer.finish().to_string(), "30 December 2019–2 January 2020");
    /// # Ok::<(), ibid::item::ParseDateError>(())
    /// ```
    pub fn full(&self, w: &mut Writer, date: &Date) {
        let date = read(date);
        match (date.start, date.end) {
            (Some(start), Some(end)) if start.year != end.year && start.month.is_some() => {
                self.one_day(w, &Date { start: Some(start), ..Date::default() });
                w.affix("–");
                self.one_day(w, &Date { start: Some(end), ..Date::default() });
            }
            _ => self.one_day(w, &date),
        }
    }

    /// Writes month, day and year, where a range at most covers months of one year.
    fn one_day(&self, w: &mut Writer, date: &Date) {
        let has_day = date.start.is_some_and(|start| start.day.is_some());
        let comma = self.order == DayOrder::MonthFirst && has_day;
        w.join(if comma { ", " } else { " " })
            .part(|w| {
                if date.literal.is_none() {
                    self.day(w, date);
                }
            })
            .part(|w| self.bare_year(w, date));
    }

    /// Writes the whole date with its doubt: "ca. May 2, 2020".
    ///
    /// ```
    /// # use ibid::{DayOrder, style::{Quotes, Writer, dates::Dates}};
    /// # let dates = Dates { order: DayOrder::DayFirst, circa: "c. ", bc: " BC", ad: " AD" };
    /// let mut writer = Writer::new(Quotes::SINGLE);
    /// dates.full_with_doubt(&mut writer, &"1850-05~".parse()?);
    /// assert_eq!(writer.finish().to_string(), "c. May 1850");
    /// # Ok::<(), ibid::item::ParseDateError>(())
    /// ```
    pub fn full_with_doubt(&self, w: &mut Writer, date: &Date) {
        if date.circa {
            w.verbatim(self.circa);
        }
        self.full(w, date);
    }
}

const fn season_name(number: i64) -> &'static str {
    match number {
        1 => "Spring",
        2 => "Summer",
        3 => "Autumn",
        _ => "Winter",
    }
}

/// Writes a number without allocating.
pub(super) fn write_number(w: &mut Writer, number: u32) {
    let mut digits = [0_u8; 10];
    let (mut at, mut rest) = (digits.len(), number);
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    w.verbatim(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Quotes, apa::forms, harvard};

    #[track_caller]
    fn check(json: &str, american: [&str; 3], british: [&str; 3]) {
        let date: Date = serde_json::from_str(json).unwrap();
        for (dates, expected) in [(forms::DATES, american), (harvard::DATES, british)] {
            let forms: [fn(&Dates, &mut Writer, &Date); 3] = [Dates::year, Dates::day, Dates::full];
            let written = forms.map(|form| {
                let mut w = Writer::new(Quotes::DOUBLE);
                form(&dates, &mut w, &date);
                w.finish().to_string()
            });
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn words_for_no_date_are_none() {
        assert!(!is_date(&Date::literal("n.d.")));
        assert!(is_date(&Date::literal("in press")));
    }

    #[test]
    fn days_and_months() {
        check(
            r#"{"date-parts":[[2020,5,3]]}"#,
            ["2020", "May 3", "May 3, 2020"],
            ["2020", "3 May", "3 May 2020"],
        );
        check(
            r#"{"date-parts":[["2020","5"]]}"#,
            ["2020", "May", "May 2020"],
            ["2020", "May", "May 2020"],
        );
        check(r#"{"date-parts":[[2020]]}"#, ["2020", "", "2020"], ["2020", "", "2020"]);
    }

    #[test]
    fn ranges_repeat_only_what_differs() {
        check(
            r#"{"date-parts":[[2020,5,1],[2020,5,3]]}"#,
            ["2020", "May 1–3", "May 1–3, 2020"],
            ["2020", "1–3 May", "1–3 May 2020"],
        );
        check(
            r#"{"date-parts":[[2020,5,30],[2020,6,2]]}"#,
            ["2020", "May 30–June 2", "May 30–June 2, 2020"],
            ["2020", "30 May–2 June", "30 May–2 June 2020"],
        );
        check(
            r#"{"date-parts":[[2020,12,30],[2021,1,2]]}"#,
            ["2020–2021", "December 30–January 2", "December 30, 2020–January 2, 2021"],
            ["2020–2021", "30 December–2 January", "30 December 2020–2 January 2021"],
        );
        check(
            r#"{"date-parts":[[2020],[2022]]}"#,
            ["2020–2022", "", "2020–2022"],
            ["2020–2022", "", "2020–2022"],
        );
    }

    #[test]
    fn seasons_eras_doubts_and_words() {
        check(
            r#"{"date-parts":[[2020]],"season":3}"#,
            ["2020", "Autumn", "Autumn 2020"],
            ["2020", "Autumn", "Autumn 2020"],
        );
        check(
            r#"{"date-parts":[[2020,21]]}"#,
            ["2020", "Spring", "Spring 2020"],
            ["2020", "Spring", "Spring 2020"],
        );
        check(
            r#"{"date-parts":[[-44],[-40]]}"#,
            ["44–40 B.C.E.", "", "44–40 B.C.E."],
            ["44–40 BC", "", "44–40 BC"],
        );
        check(
            r#"{"date-parts":[[1850]],"circa":true}"#,
            ["ca. 1850", "", "1850"],
            ["1850", "", "1850"],
        );
        check(
            r#"{"literal":"in press"}"#,
            ["in press", "", "in press"],
            ["in press", "", "in press"],
        );
    }
}
