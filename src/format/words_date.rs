//! Dates in words, as databases and people write them where a format wants numbers.
//!
//! | text | date |
//! |---|---|
//! | `2024 Feb 21`, `21 February 2024`, `Feb. 21, 2024` | 21 February 2024 |
//! | `2019 Sep-Oct`, `Sep/Oct 2019` | September to October 2019 |
//! | `2020 Spring` | spring 2020 |
//! | `1999-2001` | 1999 to 2001 |
//! | `c. 1850` | about 1850 |
//! | `2/21/2024`, `in press` | none: a number may be a day or a month, and words are words |

use crate::grammar::date::{Atom, atoms};
use crate::item::{Date, DateParts};
use crate::lexicon::dates::season;

/// The date that a text is in whole; in ISO 8601 or in words.
pub(super) fn read(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| in_words(text))
}

fn in_words(text: &str) -> Option<Date> {
    let (mut years, mut months, mut days) = (Vec::new(), Vec::new(), Vec::new());
    let (mut date, mut is_range) = (Date::default(), false);
    for (atom, slice) in atoms(text) {
        match atom {
            Atom::Year(year) => years.push(year),
            Atom::Month(month) => months.push(month),
            Atom::Number(day) => days.push(day),
            Atom::Dash | Atom::Slash => is_range = true,
            Atom::Circa => date.circa = true,
            Atom::Word if date.season.is_none() => {
                date.season = Some(season(slice)?.into());
            }
            Atom::Word => return None,
        }
    }
    let parts = |month, day| DateParts { year: years[0], month, day };
    let (start, end) = match (&years[..], &months[..], &days[..]) {
        ([_], [], []) if !is_range => (parts(None, None), None),
        ([from, to], [], []) if is_range && from < to => {
            (DateParts::year(*from), Some(DateParts::year(*to)))
        }
        ([_], [month], []) if !is_range => (parts(Some(*month), None), None),
        ([_], [month], [day]) => (parts(Some(*month), Some(*day)), None),
        ([_], [month], [from, to]) if is_range && from < to => {
            (parts(Some(*month), Some(*from)), Some(parts(Some(*month), Some(*to))))
        }
        ([_], [from, to], []) if is_range && from < to => {
            (parts(Some(*from), None), Some(parts(Some(*to), None)))
        }
        ([_], [first, last], [from, to]) if is_range && first < last => {
            (parts(Some(*first), Some(*from)), Some(parts(Some(*last), Some(*to))))
        }
        _ => return None,
    };
    let is_day = |parts: DateParts| parts.day.is_none_or(|day| (1..=31).contains(&day));
    let fits =
        is_day(start) && end.is_none_or(is_day) && (date.season.is_none() || months.is_empty());
    fits.then_some(Date { start: Some(start), end, ..date })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::item::{Date, DateParts};

    #[test]
    fn the_table() {
        for text in ["2024 Feb 21", "21 February 2024", "Feb. 21, 2024", "2024-02-21"] {
            assert_eq!(read(text), Some(Date::day(2024, 2, 21)), "{text}");
        }
        let end = DateParts { year: 2019, month: Some(10), day: None };
        for text in ["2019 Sep-Oct", "Sep/Oct 2019", "September–October 2019"] {
            assert_eq!(read(text), Some(Date { end: Some(end), ..Date::month(2019, 9) }), "{text}");
        }
        let spring = Date { season: Some(1.into()), ..Date::year(2020) };
        assert_eq!(read("2020 Spring"), Some(spring));
        let years = Date { end: Some(DateParts::year(2001)), ..Date::year(1999) };
        assert_eq!(read("1999-2001"), Some(years));
        assert_eq!(read("c. 1850"), Some(Date { circa: true, ..Date::year(1850) }));
        for text in ["2/21/2024", "in press", "2020 Bread", "Feb 40 2020", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
