//! Dates: BibLaTeX's ISO 8601-2 and BibTeX's year and month.
//!
//! | fields | date |
//! |---|---|
//! | `date = {2022-02-10}` | 10 February 2022 |
//! | `date = {2020-05/2021}` | May 2020 to 2021 |
//! | `date = {2020-21}` | spring 2020 |
//! | `date = {1850~}` | about 1850 |
//! | `date = {199X}`, `date = {2020-XX}` | 1990 to 1999, 2020 |
//! | `date = {-0043}` | 44 before our era |
//! | `year = {2022}, month = feb, day = {10}` | 10 February 2022 |
//! | `year = {2022}, month = feb # "~10"` | 10 February 2022 |
//! | `year = {2022}, month = sep # "--" # oct` | September to October 2022 |
//! | `year = {2022}, month = {Spring}` | spring 2022 |
//! | `year = {in press}` | the words |

use std::fmt::Write as _;

use crate::item::{Date, DateParts, Number};

/// BibTeX's macros for months.
pub(super) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What people write for seasons, in CSL's order.
const SEASONS: [&str; 4] = ["Spring", "Summer", "Fall", "Winter"];

fn month_macro(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// BibTeX's macro for the month of a date, or those for the first and the last of its months.
pub(super) fn month_macros(date: &Date) -> Option<String> {
    let first = month_macro(date.start?.month?)?;
    Some(match months(date) {
        Some((_, last)) => format!("{first} # \"--\" # {}", month_macro(last)?),
        None => first.to_owned(),
    })
}

/// The months of a range within a year, if it has no days.
fn months(date: &Date) -> Option<(u8, u8)> {
    let (start, end) = (date.start?, date.end?);
    let months = (start.month?, end.month?);
    let plain = start.day.or(end.day).is_none() && start.year == end.year;
    (plain && months.0 < months.1 && months.1 <= 12).then_some(months)
}

/// The season of a date of which that and the year is all.
pub(super) fn season_name(date: &Date) -> Option<&'static str> {
    let number =
        season(date).filter(|_| date.end.is_none() && date.raw.is_none() && !date.circa)?;
    SEASONS.get(usize::try_from(number - 21).ok()?).copied()
}

/// Whether BibTeX's year, month and day say all of it.
pub(super) fn is_year_and_month(date: &Date) -> bool {
    let range = Date { end: None, ..date.clone() };
    is_plain(date) || season_name(date).is_some() || months(date).is_some() && is_plain(&range)
}

/// Whether words in `month` say nothing that is read into this date, and so can stand beside its
/// year.
pub(super) fn leaves_month(date: &Date, month: &str) -> bool {
    let is_year = date.start.is_some_and(|start| start.month.is_none()) && date.literal.is_none();
    is_year && is_plain(date) && matches!(read_month(month), Month::Words)
}

/// The date of a `date` field, if it is one.
pub(super) fn read_iso(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some((from, to)) = decade(text) {
        return Some(Date { end: Some(DateParts::year(to)), ..Date::year(from) });
    }
    let mut ends = text.splitn(2, '/').map(str::trim);
    let mut start = iso_parts(ends.next()?)?;
    let mut date = Date { circa: text.contains(['~', '?', '%']), ..Date::default() };
    match ends.next() {
        None => {}
        // A range without its end; the date has no place for that but this.
        Some("" | "..") => date.raw = Some(text.trim_end_matches("..").to_owned()),
        Some(end) => date.end = Some(iso_parts(end)?),
    }
    if let Some(season @ 21..=24) = start.month {
        start.month = None;
        date.season = Some(Number::from(i64::from(season) - 20));
    }
    date.start = Some(start);
    Some(date)
}

/// The first and the last of the years that one with unknown digits can be: `199X`, `19XX`.
fn decade(text: &str) -> Option<(i32, i32)> {
    let known = text.trim_end_matches('X');
    let unknown = text.len() - known.len();
    let is_year = text.len() == 4 && (1..=2).contains(&unknown);
    let known: i32 = known.parse().ok().filter(|known| is_year && *known > 0)?;
    let size = if unknown == 1 { 10 } else { 100 };
    Some((known * size, known * size + size - 1))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and what people make of it: short years, a zero for an
/// unknown month or day, the time of the day.
fn iso_parts(text: &str) -> Option<DateParts> {
    let day = text.split('T').next()?.trim_end_matches(['~', '?', '%']);
    let day = day.trim_end_matches("-XX");
    let (sign, digits) = day.strip_prefix('-').map_or((1, day), |rest| (-1, rest));
    let mut numbers = digits.split('-').map(|digits| {
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<i32>().ok().filter(|_| plain && digits.len() <= 4)
    });
    let mut year = sign * numbers.next()??;
    // ISO counts a year 0, in four digits; CSL has none.
    if year == 0 || (year < 0 && digits.split('-').next()?.len() == 4) {
        year -= 1;
    }
    let mut small = |most: u8| match numbers.next() {
        None => Some(None),
        Some(number) => u8::try_from(number?).ok().filter(|n| *n <= most).map(Some),
    };
    let (month, day) = (small(24)?, small(31)?);
    let month = month.filter(|month| *month > 0);
    let day = month.and(day).filter(|day| *day > 0);
    // After the months come the seasons, which have no days.
    let possible = match month {
        Some(13..=20) => false,
        Some(21..) => day.is_none(),
        _ => true,
    };
    (possible && numbers.next().is_none()).then_some(DateParts { year, month, day })
}

/// The date of a `year` field: a year, a range of two, or words.
pub(super) fn read_year(text: &str) -> Date {
    let text = text.trim();
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || "ca.~".contains(c));
    if let Ok(year) = bare.parse() {
        return Date { circa: bare.len() < text.len(), ..Date::year(year) };
    }
    let ends = text.split_once(['–', '-', '/']).and_then(|(from, to)| {
        let number = |text: &str| text.trim().parse::<i32>().ok().filter(|year| *year >= 0);
        Some((number(from)?, number(to)?)).filter(|(from, to)| from < to)
    });
    match ends {
        Some((from, to)) => Date { end: Some(DateParts::year(to)), ..Date::year(from) },
        None => Date::literal(text),
    }
}

/// Adds what the fields `month` and `day` say to a year; says whether it could.
pub(super) fn add_month(date: &mut Date, month: &str, day: Option<&str>) -> bool {
    let (Some(start), None) = (&mut date.start, date.end) else { return false };
    match read_month(month) {
        Month::Number(month, day_in_month) => {
            start.month = Some(month);
            start.day = day.and_then(|day| day.trim().parse().ok()).or(day_in_month);
        }
        Month::Range(first, last) => {
            start.month = Some(first);
            date.end = Some(DateParts { month: Some(last), ..*start });
        }
        Month::Season(season) => date.season = Some(season.into()),
        Month::Words => return false,
    }
    true
}

enum Month {
    Number(u8, Option<u8>),
    Range(u8, u8),
    Season(i64),
    Words,
}

/// The first and the last month of a range.
fn month_range(text: &str) -> Option<(u8, u8)> {
    let (first, last) = text.split_once(['–', '-', '/'])?;
    match (read_month(first.trim()), read_month(last.trim())) {
        (Month::Number(first, None), Month::Number(last, None)) if first < last => {
            Some((first, last))
        }
        _ => None,
    }
}

/// A month's macro, name or number, maybe with a day; two of them; or a season.
fn read_month(text: &str) -> Month {
    if text.contains(['–', '-', '/']) {
        return month_range(text).map_or(Month::Words, |(first, last)| Month::Range(first, last));
    }
    let mut words =
        text.split(|c: char| c.is_whitespace() || ",.".contains(c)).filter(|w| !w.is_empty());
    let (Some(first), second, None) = (words.next(), words.next(), words.next()) else {
        return Month::Words;
    };
    let (month, day) = match second {
        None => (first, None),
        Some(second) => match (first.parse::<u8>(), second.parse::<u8>()) {
            (Err(_), Ok(day)) => (first, Some(day)),
            (Ok(day), Err(_)) => (second, Some(day)),
            _ => return Month::Words,
        },
    };
    if let Ok(number @ 1..=12) = month.parse() {
        return Month::Number(number, day);
    }
    let lower = month.to_lowercase();
    let named = MONTHS.iter().position(|name| lower.starts_with(name));
    if let Some(index) = named.and_then(|index| u8::try_from(index + 1).ok()) {
        return Month::Number(index, day);
    }
    let lower = if lower == "autumn" { "fall" } else { &lower };
    let season = SEASONS.iter().position(|name| name.eq_ignore_ascii_case(lower));
    match (season.and_then(|index| i64::try_from(index + 1).ok()), day) {
        (Some(season), None) => Month::Season(season),
        _ => Month::Words,
    }
}

/// The season of a date that has a year and no month, as ISO 8601-2 counts it.
fn season(date: &Date) -> Option<i64> {
    let number = date.season.as_ref()?.as_integer()?;
    let bare = date.start.is_some_and(|start| start.month.is_none());
    ((1..=4).contains(&number) && bare).then(|| number + 20)
}

/// Whether a month is one, or a season as CSL and ISO count them.
fn is_month(month: u8) -> bool {
    matches!(month, 1..=16 | 21..=24)
}

/// The parts as ISO 8601-2 has them: a year 0, seasons from 21, and no month that is none.
fn iso(mut parts: DateParts) -> DateParts {
    if parts.year < 0 {
        parts.year += 1;
    }
    match parts.month {
        Some(month @ 13..=16) => DateParts { month: Some(month + 8), day: None, ..parts },
        Some(21..=24) => DateParts { day: None, ..parts },
        Some(month) if !is_month(month) => DateParts::year(parts.year),
        _ => parts,
    }
}

/// Appends the date as ISO 8601-2, if it can be said so.
pub(super) fn write_iso(out: &mut String, date: &Date) -> bool {
    let fits = |parts: &DateParts| {
        (-9999..=9999).contains(&parts.year) && parts.day.is_none_or(|day| matches!(day, 1..=31))
    };
    let Some(start) = date.start.filter(fits).map(iso) else { return false };
    if date.end.is_some_and(|end| !fits(&end)) {
        return false;
    }
    let circa = if date.circa { "~" } else { "" };
    let _ = write!(out, "{start}");
    if let Some(season) = season(date) {
        let _ = write!(out, "-{season}");
    }
    out.push_str(circa);
    if let Some(end) = date.end.map(iso) {
        let _ = write!(out, "/{end}{circa}");
    } else if date.raw.as_deref().is_some_and(|raw| raw.ends_with('/')) {
        out.push('/');
    }
    true
}

/// The words of a date that is only words.
pub(super) fn words(date: &Date) -> Option<&str> {
    match date.start {
        None => date.literal.as_deref().or(date.raw.as_deref()),
        Some(_) => None,
    }
}

/// Whether a year, a month and a day say all of it.
pub(super) fn is_plain(date: &Date) -> bool {
    let month = date.start.and_then(|start| start.month);
    month.is_none_or(|month| month <= 12)
        && date.end.is_none()
        && !date.circa
        && date.season.is_none()
        && date.raw.is_none()
}

/// Whether the date has parts that neither notation holds.
pub(super) fn loses(date: &Date) -> bool {
    let Some(start) = date.start else {
        return words(date).map_or(*date != Date::default(), |words| misreads(words, date));
    };
    if !is_plain(date) {
        let mut written = String::new();
        let fits = write_iso(&mut written, date);
        if !fits || date.raw.as_ref().is_some_and(|raw| *raw != written) {
            return true;
        }
    }
    let season = date.season.is_some() && season(date).is_none();
    let parts = || [Some(start), date.end].into_iter().flatten();
    let month = parts().filter_map(|parts| parts.month).any(|month| !is_month(month));
    date.literal.is_some() || season || month || parts().any(|parts| parts.year == 0)
}

/// Whether words in a date's place are read as another date than the one they are of.
fn misreads(words: &str, date: &Date) -> bool {
    read_year(words) != *date || read_iso(words).is_some_and(|read| read != *date)
}

#[cfg(test)]
mod tests {
    use super::{add_month, month_macros, read_iso, read_year, season_name, write_iso};
    use crate::item::{Date, DateParts};

    /// Reads the value of `date`, and expects it again in writing.
    #[track_caller]
    fn check(value: &str, date: &Date) {
        assert_eq!(read_iso(value).as_ref(), Some(date), "{value}");
        let mut out = String::new();
        assert!(write_iso(&mut out, date));
        assert_eq!(out, value);
    }

    #[test]
    fn iso() {
        check("2022-02-10", &Date::day(2022, 2, 10));
        let end = Date::year(2021).start;
        check("2020-05/2021", &Date { end, ..Date::month(2020, 5) });
        check("2020-21", &Date { season: Some(1.into()), ..Date::year(2020) });
        check("1850~", &Date { circa: true, ..Date::year(1850) });
        check("-0043", &Date::year(-44));
        assert_eq!(read_iso("2022-00-00"), Some(Date::year(2022)));
        assert_eq!(read_iso("2022-XX"), Some(Date::year(2022)));
        let years = |from, to| Date { end: Some(DateParts::year(to)), ..Date::year(from) };
        assert_eq!(read_iso("199X"), Some(years(1990, 1999)));
        assert_eq!(read_iso("19XX"), Some(years(1900, 1999)));
        assert_eq!(read_iso("2022-02-10T11:12"), Some(Date::day(2022, 2, 10)));
        assert_eq!(
            ["May 2022", "2022-13-99", "2022-13", "2022-21-03", ""].map(read_iso),
            [None, None, None, None, None]
        );
    }

    #[test]
    fn year_and_month() {
        let with = |year: &str, month: &str, day: Option<&str>| {
            let mut date = read_year(year);
            (add_month(&mut date, month, day), date)
        };
        assert_eq!(with("2022", "feb", Some("10")), (true, Date::day(2022, 2, 10)));
        assert_eq!(with("2022", "feb\u{a0}10", None), (true, Date::day(2022, 2, 10)));
        assert_eq!(with("2022", "10 February", None), (true, Date::day(2022, 2, 10)));
        assert_eq!(with("2022", "Michaelmas", None), (false, Date::year(2022)));
        let range = Date { end: Date::month(2013, 10).start, ..Date::month(2013, 9) };
        assert_eq!(with("2013", "Sep–Oct", None), (true, range.clone()));
        assert_eq!(month_macros(&range).as_deref(), Some("sep # \"--\" # oct"));
        assert_eq!(with("2013", "2–7 December", None), (false, Date::year(2013)));
        let autumn = Date { season: Some(3.into()), ..Date::year(2013) };
        assert_eq!(with("2013", "Autumn", None), (true, autumn.clone()));
        assert_eq!(season_name(&autumn), Some("Fall"));
        assert_eq!(read_year("in press"), Date::literal("in press"));
        assert_eq!(read_year("c. 1850"), Date { circa: true, ..Date::year(1850) });
        assert_eq!(read_year("1999--2001"), Date::literal("1999--2001"));
    }
}
