//! Reading a date out of the parts that it is written in.
//!
//! | text | date |
//! |---|---|
//! | `(2022, February 10). ` | `2022-02-10` |
//! | `Accessed 28th January 2019. ` | `2019-01-28` |
//! | `10/02/2022` | `2022-02-10`, unless the month is known to stand first |
//! | `June 16-18, 2025` | `2025-06-16/2025-06-18` |
//! | `2019/20` | `2019/2020` |
//! | `Spring 2020` | the spring of `2020` |
//! | `c. 2018` | `2018~` |

use chrono::NaiveDate;

use super::text::{strip, words};
use crate::diagnostic::DiagnosticKind;
use crate::grammar::date::Atom::{self, Circa, Dash, Month, Number, Slash, Year};
use crate::grammar::date::atoms;
use crate::grammar::mark::is_until;
use crate::item::DayOrder::{self, DayFirst, MonthFirst};
use crate::item::{Date, DateParts};
use crate::lexicon::dates::{CONTINENTAL, PRESENT_WORDS, is_empty_word, season};
use crate::span::Span;

/// What a text says of a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    /// The last of a range.
    end: Option<DateParts>,
    /// The year of the original, as in "1973/2003".
    pub original: Option<i32>,
    circa: bool,
    /// The number of a season in CSL.
    season: Option<i64>,
    ambiguous: bool,
    /// Where it stands in the text that was read.
    pub span: Span,
}

impl Reading {
    fn year(year: i32) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    fn month(year: impl Into<Option<i32>>, month: u8) -> Self {
        Self { year: year.into(), month: Some(month), ..Self::default() }
    }

    fn day(year: impl Into<Option<i32>>, month: u8, day: u8) -> Self {
        Self { day: Some(day), ..Self::month(year, month) }
    }

    /// The same up to another month or day, or another year.
    fn until(self, year: i32, month: impl Into<Option<u8>>, day: impl Into<Option<u8>>) -> Self {
        Self { end: Some(DateParts { year, month: month.into(), day: day.into() }), ..self }
    }

    /// Two numbers and a year, as in `10/02/2022`.
    fn numeric(a: u8, b: u8, year: i32, order: Option<DayOrder>) -> Option<Self> {
        let (day, month) = match (a, b) {
            (1..=12, 1..=12) if order == Some(MonthFirst) => (b, a),
            (1..=31, 1..=12) => (a, b),
            (1..=12, 1..=31) => (b, a),
            _ => return None,
        };
        let ambiguous = a != b && a <= 12 && b <= 12 && order.is_none();
        Some(Self { ambiguous, ..Self::day(year, month, day) })
    }

    /// How much it says.
    fn weight(&self) -> u8 {
        4 * u8::from(self.year.is_some())
            + 2 * u8::from(self.month.is_some())
            + u8::from(self.day.is_some())
            + u8::from(self.season.is_some())
            + u8::from(self.end.is_some() || self.original.is_some())
    }

    /// Whether day and month could be changed round.
    pub(super) const fn is_ambiguous(&self) -> bool {
        self.ambiguous
    }

    /// Whether it names a month.
    pub(super) const fn has_month(&self) -> bool {
        self.month.is_some()
    }

    /// Whether it names a year.
    pub(super) const fn has_year(&self) -> bool {
        self.year.is_some()
    }

    /// The date, if it has a year.
    pub(super) fn date(&self) -> Option<Date> {
        let start = DateParts { year: self.year?, month: self.month, day: self.day };
        let season = self.season.map(Into::into);
        Some(Date {
            start: Some(start),
            end: self.end,
            circa: self.circa,
            season,
            ..Date::default()
        })
    }

    /// What both say together: "(2022)" and "12 October".
    pub(super) fn merge(self, later: Self) -> Self {
        match (self.year, later.year) {
            (Some(_), None) if self.month.is_none() => Self { year: self.year, ..later },
            (None, Some(_)) if later.month.is_none() => Self { year: later.year, ..self },
            (Some(_), None) => self,
            (None, Some(_)) => later,
            // A year far from the first is that of an event, a reprint or, misread, a page.
            (Some(first), Some(second)) if (first - second).abs() > 3 => self,
            _ if later.weight() >= self.weight() => {
                Self { original: later.original.or(self.original), ..later }
            }
            _ => self,
        }
    }

    /// Whether it says all that another does.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let end = self.end;
        let year = |year| {
            self.year == Some(year)
                || self.original == Some(year)
                || end.is_some_and(|end| end.year == year)
        };
        let part = |own: Option<u8>, of_end: Option<u8>, other: Option<u8>| {
            other.is_none() || own == other || of_end == other
        };
        other.year.is_none_or(year)
            && other.original.is_none_or(year)
            && part(self.month, end.and_then(|end| end.month), other.month)
            && part(self.day, end.and_then(|end| end.day), other.day)
            && (other.end.is_none() || end == other.end)
            && (other.season.is_none() || self.season == other.season)
    }

    /// What is doubtful about it in the year `present`.
    pub(super) fn doubts(&self, present: i32) -> Vec<DiagnosticKind> {
        let mut doubts = Vec::new();
        doubts.extend(self.ambiguous.then_some(DiagnosticKind::AmbiguousDate));
        if let (Some(year), Some(month), Some(day)) = (self.year, self.month, self.day) {
            let real = NaiveDate::from_ymd_opt(year, month.into(), day.into()).is_some();
            doubts.extend((!real).then_some(DiagnosticKind::ImpossibleDate));
        }
        let ahead = self.year.filter(|year| *year > present.saturating_add(1));
        doubts.extend(ahead.map(DiagnosticKind::ImplausibleYear));
        doubts
    }
}

/// The date that `text` tells the most of, wherever it stands in it.
pub(super) fn read(text: &str, order: Option<DayOrder>) -> Option<Reading> {
    let located = atoms(text);
    let atoms: Vec<Atom> = located.iter().map(|(atom, _)| *atom).collect();
    let mut best: Option<Reading> = None;
    for start in 0..atoms.len() {
        let Some((taken, reading)) = match_at(&atoms[start..], order) else { continue };
        if best.as_ref().is_some_and(|best| best.weight() >= reading.weight()) {
            continue;
        }
        let first = Span::of(located[start].1, text);
        let last = Span::of(located[start + taken - 1].1, text);
        let circa = start > 0 && atoms[start - 1] == Circa || text[last.end..].starts_with('?');
        best = Some(Reading { circa, span: first.join(last), ..reading });
    }
    best.map(|reading| with_season(reading, text))
}

/// "Spring 2020", "2020, Spring": the season beside a year that stands alone.
fn with_season(reading: Reading, text: &str) -> Reading {
    if reading.year.is_none() || reading.month.is_some() || reading.end.is_some() {
        return reading;
    }
    let Span { start, end } = reading.span;
    let blank = |c: char| c == ' ' || c == ',';
    let before = text[..start].trim_end_matches(blank);
    let before = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let after = text[end..].trim_start_matches(blank);
    let after = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let found = [before, after].into_iter().find_map(|word| Some((word, season(word)?)));
    match found {
        Some((word, season)) => {
            let span = reading.span.join(Span::of(word, text));
            Reading { season: Some(season), span, ..reading }
        }
        None => reading,
    }
}

/// The date that starts the atoms, and how many of them it takes.
#[expect(clippy::many_single_char_names, reason = "day, month and year, and those of the end")]
fn match_at(atoms: &[Atom], order: Option<DayOrder>) -> Option<(usize, Reading)> {
    let possible = |m: u8, d: u8| (1..=12).contains(&m) && (1..=31).contains(&d);
    let found = match *atoms {
        [Number(d), Month(m), Dash, Number(e), Month(n), Year(y), ..]
        | [Month(m), Number(d), Dash, Month(n), Number(e), Year(y), ..]
        | [Year(y), Month(m), Number(d), Dash, Month(n), Number(e), ..]
        | [Year(y), Number(d), Month(m), Dash, Number(e), Month(n), ..] => {
            (6, Reading::day(y, m, d).until(y, n, e))
        }
        [Year(y), Dash | Slash, Number(m), Dash | Slash, Number(d), ..] if possible(m, d) => {
            (5, Reading::day(y, m, d))
        }
        [Number(a), Dash | Slash, Number(b), Dash | Slash, Year(y), ..] => {
            (5, Reading::numeric(a, b, y, order)?)
        }
        [Year(y), Dash, Month(m), Dash, Number(d), ..]
        | [Number(d), Dash, Month(m), Dash, Year(y), ..] => (5, Reading::day(y, m, d)),
        [Number(d), Dash, Number(e), Month(m), Year(y), ..]
        | [Month(m), Number(d), Dash, Number(e), Year(y), ..]
        | [Year(y), Month(m), Number(d), Dash, Number(e), ..]
        | [Year(y), Number(d), Dash, Number(e), Month(m), ..] => {
            (5, Reading::day(y, m, d).until(y, m, e))
        }
        [Month(m), Dash | Slash, Month(n), Year(y), ..]
        | [Year(y), Month(m), Dash | Slash, Month(n), ..] => {
            (4, Reading::month(y, m).until(y, n, None))
        }
        [Number(d), Month(m), Dash, Year(y), ..] => (4, Reading::day(y, m, d)),
        [Number(d), Month(m), Year(y), ..]
        | [Month(m), Number(d), Year(y), ..]
        | [Year(y), Month(m), Number(d), ..]
        | [Year(y), Number(d), Month(m), ..] => (3, Reading::day(y, m, d)),
        [Year(y), Number(m), Number(d), ..] | [Number(d), Number(m), Year(y), ..]
            if possible(m, d) =>
        {
            (3, Reading::day(y, m, d))
        }
        [Number(m), Number(d), Year(y), ..] if possible(m, d) => (3, Reading::day(y, m, d)),
        [Month(m), Dash | Slash, Year(y), ..] => (3, Reading::month(y, m)),
        [Month(m), Year(y), ..] | [Year(y), Month(m), ..] => (2, Reading::month(y, m)),
        _ => return years(atoms).or_else(|| without_year(atoms)),
    };
    Some(found)
}

/// Dates of years and numbers alone: "2020", "2010–2015", "2019/20", "1973/2003", "2020-05".
fn years(atoms: &[Atom]) -> Option<(usize, Reading)> {
    Some(match *atoms {
        [Year(first), Dash, Year(last), ..] => (3, Reading::year(first).until(last, None, None)),
        [Year(first), Slash, Year(last), ..] if last == first + 1 => {
            (3, Reading::year(first).until(last, None, None))
        }
        [Year(first), Slash, Year(last), ..] if last > first => {
            (3, Reading { original: Some(first), ..Reading::year(last) })
        }
        [Year(first), Dash | Slash, Number(last), ..]
            if i32::from(last) == (first + 1) % 100 || i32::from(last) > (first % 100).max(12) =>
        {
            (3, Reading::year(first).until(first / 100 * 100 + i32::from(last), None, None))
        }
        [Year(year), Dash | Slash, Number(month @ 1..=12), ..]
        | [Number(month @ 1..=12), Dash | Slash, Year(year), ..] => {
            (3, Reading::month(year, month))
        }
        [Year(year), ..] => (1, Reading::year(year)),
        _ => return None,
    })
}

/// Dates without a year: "12 October", "April 11".
fn without_year(atoms: &[Atom]) -> Option<(usize, Reading)> {
    Some(match *atoms {
        [Number(day @ 1..=31), Month(month), ..] | [Month(month), Number(day @ 1..=31), ..] => {
            (2, Reading::day(None, month, day))
        }
        [Month(month), ..] => (1, Reading::month(None, month)),
        _ => return None,
    })
}

/// Whether the text of a reading has words that it does not hold: a season, another year, "online
/// edn". The letter after a year tells works of one year apart, and is set anew by the styles.
pub(super) fn says_more(text: &str, reading: &Reading) -> bool {
    let Span { start, end } = reading.span;
    let says_nothing = |word: &str| {
        let letter = word.len() == 1 && word.starts_with(char::is_alphabetic);
        letter || is_empty_word(word)
    };
    [&text[..start], &text[end..]].into_iter().flat_map(words).any(|word| !says_nothing(word))
}

/// Which of day and month is first somewhere in `text`.
pub(super) fn order(text: &str) -> Option<DayOrder> {
    let atoms: Vec<Atom> = atoms(text).into_iter().map(|(atom, _)| atom).collect();
    let shown = (0..atoms.len()).find_map(|start| match atoms[start..] {
        [Number(a), Slash | Dash, Number(b), Slash | Dash, Year(_), ..] if a > 12 || b > 12 => {
            Some(if a > 12 { DayFirst } else { MonthFirst })
        }
        [Month(_), Number(_), Year(_), ..] => Some(MonthFirst),
        [Number(_), Month(_), Year(_), ..] => Some(DayFirst),
        _ => None,
    });
    shown.or_else(|| is_continental(text).then_some(DayFirst))
}

/// Whether two words, or the quotation marks, are of such a language.
fn is_continental(text: &str) -> bool {
    let known = |word: &&str| CONTINENTAL.contains(word.to_lowercase().as_str());
    text.contains(['«', '„']) || words(text).filter(known).nth(1).is_some()
}

/// Whether a range goes on: "2015–present".
pub(super) fn is_open(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower
        .split_once(is_until)
        .is_some_and(|(_, end)| words(end).next().is_some_and(|word| PRESENT_WORDS.contains(word)))
}

/// The words of `text` where it holds no date: "n.d.", "in press".
pub(super) fn literal(text: &str) -> Option<Date> {
    let line = super::text::line(text);
    let words = strip(&line);
    let span = Span::of(words, &line);
    // The last full stop of "n.d." is its own.
    let abbreviated = words.contains('.') && line[span.end..].starts_with('.');
    let words = if abbreviated { &line[span.start..=span.end] } else { words };
    words.contains(char::is_alphanumeric).then(|| Date::literal(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let date = read(text, None).and_then(|reading| reading.date());
        assert_eq!(date.map(|date| date.to_string()).unwrap_or_default(), expected, "{text:?}");
    }

    #[test]
    fn dates_are_read_in_many_languages() {
        check("(2022, February 10). ", "2022-02-10");
        check("10 Feb. 2022", "2022-02-10");
        check("Feb 10th, 2022", "2022-02-10");
        check("2022-02-10", "2022-02-10");
        check("10.02.2022", "2022-02-10");
        check("27.4 2019", "2019-04-27");
        check("[Accessed 3 May 2020]", "2020-05-03");
        check("zuletzt geprüft am 3. März 2020", "2020-03-03");
        check("consulté le 1er août 2019", "2019-08-01");
        check("12 de noviembre de 2019", "2019-11-12");
        check("(2018, 30 maart)", "2018-03-30");
        check("Acesso em: 31 de Mar 2025", "2025-03-31");
        check("14 listopada 2022", "2022-11-14");
        check("2021, 14. prosince", "2021-12-14");
        check("Luettu 1.3.2025", "2025-03-01");
        check("27 Şubat 2024", "2024-02-27");
        check("от 27.07.2006", "2006-07-27");
        check("13 августа 2017", "2017-08-13");
        check("(最終閲覧日：2017年7月20日)", "2017-07-20");
        check("閲覧日：2025/06/26", "2025-06-26");
        check("2024년 3월 5일", "2024-03-05");
        check("2016 May 28", "2016-05-28");
        check("Oct.05,2023", "2023-10-05");
    }

    #[test]
    fn less_than_a_day_and_more() {
        check("Spring 2020", "2020");
        check("2020a", "2020");
        check("2019/20", "2019/2020");
        check("2010–2015", "2010/2015");
        check("1998-2004", "1998/2004");
        check("c. 2018", "2018~");
        check("[2018?]", "2018~");
        check("1973/2003", "2003");
        check("(2025, June 16-18)", "2025-06-16/2025-06-18");
        check("März-April 2004", "2004-03/2004-04");
        check("2 May – 5 June 2010", "2010-05-02/2010-06-05");
        check("2020-05", "2020-05");
        check("12 October", "");
        check("n.d.", "");
    }

    #[track_caller]
    fn check_doubts(text: &str, expected: &[DiagnosticKind]) {
        assert_eq!(read(text, None).unwrap().doubts(2026), expected, "{text:?}");
    }

    #[test]
    fn doubtful_dates() {
        check_doubts("10/02/2022", &[DiagnosticKind::AmbiguousDate]);
        check_doubts("26/04/2023", &[]);
        check_doubts("02/02/2023", &[]);
        check_doubts("30 February 2020", &[DiagnosticKind::ImpossibleDate]);
        check_doubts("2925", &[DiagnosticKind::ImplausibleYear(2925)]);
    }
}
