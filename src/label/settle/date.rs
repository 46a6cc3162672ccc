//! Dates.

use super::{Find, Parts, Rule, bare};
use crate::grammar::date::{Atom, atoms};
use crate::grammar::mark::is_dash;
use crate::label::{Label, Segment};
use crate::lexicon::dates::is_no_date;
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "year-is-volume",
        within: &[Label::Date],
        gives: &[Label::Volume],
        unless: &[],
        find: Find::One(volume),
        example: [
            "date=(2007). |title=Ants. |container-title=Zootaxa, |date=1642, |pages=1-12.",
            "date=(2007). |title=Ants. |container-title=Zootaxa, |volume=1642, |pages=1-12.",
        ],
        counterexample: "date=(2007). |container-title=Nature, |date=2008, |pages=1-12.",
    },
    Rule {
        name: "year-is-page",
        within: &[Label::Date],
        gives: &[Label::Pages],
        unless: &[],
        find: Find::One(page),
        example: [
            "date=(2007). |container-title=Zootaxa, |volume=12|issue=(3), |date=1642.",
            "date=(2007). |container-title=Zootaxa, |volume=12|issue=(3), |pages=1642.",
        ],
        counterexample: "date=(2007). |publisher=Oven, |date=1985.",
    },
    Rule {
        name: "year-of-title",
        within: &[Label::Date],
        gives: &[Label::Title],
        unless: &[],
        find: Find::One(|parts, at| ends_title(parts, at).then(|| parts.span(at))),
        example: [
            "author=Doe, J. |title=Bread in the north, |date=1950. |publisher=Oven, |date=1985.",
            "author=Doe, J. |title=Bread in the north, 1950. |publisher=Oven, |date=1985.",
        ],
        counterexample: "author=Doe, J. |title=Bread in the north, |date=1950. |publisher=Oven.",
    },
    Rule {
        name: "title-after-date",
        within: &[Label::Date],
        gives: &[Label::Title],
        unless: &[],
        find: Find::One(title_after),
        example: [
            "date=(1968). 2001: |title=A space odyssey",
            "date=(1968). |title=2001: A space odyssey",
        ],
        counterexample: "date=(1968, May). |title=2001: A space odyssey",
    },
    Rule {
        name: "rest-of-date",
        within: &[Label::Date, Label::Accessed],
        gives: &[],
        unless: &[],
        find: Find::One(rest),
        example: [
            "date=(June 29, 2024, 06:|title=00 JST), |url=x",
            "date=(June 29, 2024, 06:00 JST), |url=x",
        ],
        counterexample: "date=(2024). |title=Bread (2nd ed.), |url=x",
    },
    Rule {
        name: "day-before-volume",
        within: &[Label::Volume],
        gives: &[Label::Date],
        unless: &[],
        find: Find::One(day),
        example: [
            "container-title=J Bread. |date=1999 May |volume=12;34|issue=(5):|pages=6-7.",
            "container-title=J Bread. |date=1999 May 12;|volume=34|issue=(5):|pages=6-7.",
        ],
        counterexample: "container-title=J Bread. |date=1999;|volume=12;34|issue=(5):|pages=6-7.",
    },
    Rule {
        name: "no-date",
        within: &[],
        gives: &[Label::Date],
        unless: &[Label::Date],
        find: Find::One(none_given),
        example: [
            "title=T. |accessed=(u.å.). Hentet 18. april 2024",
            "title=T. |date=(u.å.). |accessed=Hentet 18. april 2024",
        ],
        counterexample: "title=T. |accessed=(online). Hentet 18. april 2024",
    },
    Rule {
        name: "years-after-publisher",
        within: &[Label::Pages],
        gives: &[Label::Date],
        unless: &[Label::Date],
        find: Find::One(|parts, at| are_years(parts, at).then(|| parts.span(at))),
        example: [
            "title=Bread. |publisher=Oven, |pages=1972–73.",
            "title=Bread. |publisher=Oven, |date=1972–73.",
        ],
        counterexample: "title=Bread. |container-title=Food, |pages=1972–73.",
    },
    Rule {
        name: "date-of-event",
        within: &[Label::Event],
        gives: &[Label::Date],
        unless: &[],
        find: Find::One(of_event),
        example: [
            "event=Genoa, Italy, July 11-15, 2005, |pages=1",
            "event=Genoa, Italy, |date=July 11-15, 2005, |pages=1",
        ],
        counterexample: "event=Milan, |date=1993, ",
    },
];

/// Years that are further apart than this are not two dates of one work.
const NEAR: i32 = 3;

/// `Oven, 1972–73.`: what stands behind a publisher and could be years is no pages.
fn are_years(parts: &Parts<'_>, at: usize) -> bool {
    const YEARS: std::ops::Range<u32> = 1500..2100;
    let published = matches!(parts.before(at), Some(Label::Publisher | Label::PublisherPlace));
    let range = bare(parts.text(at)).split_once(is_dash);
    let Some((first, last)) = range.filter(|_| published) else { return false };
    let century = first.get(..2).filter(|_| last.len() == 2).unwrap_or_default();
    let years = [first.to_owned(), [century, last].concat()]
        .map(|year| year.parse().ok().filter(|number| year.len() == 4 && YEARS.contains(number)));
    matches!(years, [Some(first), Some(last)] if first < last)
}

/// The year that the segment at `at` is, if it is a date and nothing but a year.
fn year(parts: &Parts<'_>, at: usize) -> Option<i32> {
    let date = parts.get(at).filter(|segment| segment.label == Label::Date)?;
    let digits = bare(date.span.text(parts.entry));
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// Whether the segment at `at` is a second year, far from the first.
fn is_far_year(parts: &Parts<'_>, at: usize) -> bool {
    let first = (0..at).find_map(|first| Some((first, year(parts, first)?)));
    let far = |(first, published): (usize, i32)| {
        at >= first + 2 && year(parts, at).is_some_and(|second| (second - published).abs() > NEAR)
    };
    first.is_some_and(far)
}

/// `Bread in the north, 1950. Oven, 1985.`: whoever published the work did so in the year after the
/// publisher, and the one before is of the title.
fn ends_title(parts: &Parts<'_>, at: usize) -> bool {
    let titled = at > 0
        && parts.before(at) == Some(Label::Title)
        && parts.text(at - 1).trim_end().ends_with(',');
    let sentence = parts.text(at).starts_with(|c: char| c.is_ascii_digit())
        && parts.text(at).trim_end().ends_with('.');
    let imprint =
        |segment: &&Segment| matches!(segment.label, Label::Publisher | Label::PublisherPlace);
    let length = parts.segments[at + 1..].iter().take_while(imprint).count();
    let published = length > 0 && year(parts, at + 1 + length).is_some();
    titled && sentence && published && year(parts, at).is_some()
}

/// `Zootaxa, 1642, 1-12`: a far year between a container and its pages or issue.
fn volume(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let counted = matches!(parts.label(at + 1), Some(Label::Pages | Label::Issue | Label::Number));
    let fits = counted && parts.before(at) == Some(Label::ContainerTitle);
    // "2020(7)" beside a date in brackets: volumes that are numbered by their years.
    let bracketed = parts.segments.iter().any(|segment| {
        segment.label == Label::Date && segment.span.text(parts.entry).starts_with('(')
    });
    let glued = parts.label(at + 1) == Some(Label::Issue)
        && parts.text(at).bytes().all(|b| b.is_ascii_digit())
        && parts.text(at + 1).starts_with('(');
    (fits && (is_far_year(parts, at) || bracketed && glued)).then(|| parts.span(at))
}

/// `Zootaxa, 12(3), 1642.`: a far year that ends the source.
fn page(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let last =
        matches!(parts.label(at + 1), None | Some(Label::Url | Label::Doi | Label::AccessPhrase));
    let counted =
        matches!(parts.before(at), Some(Label::ContainerTitle | Label::Volume | Label::Issue));
    (last && counted && is_far_year(parts, at)).then(|| parts.span(at))
}

/// `1999 May 12;34(5)`: after a month, what stands before the semicolon is a day.
fn day(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let before = at.checked_sub(1).filter(|before| parts.label(*before) == Some(Label::Date))?;
    let (days, _) = parts.text(at).split_once(';')?;
    let in_month = matches!(atoms(parts.text(before)).last(), Some((Atom::Month(_), _)));
    let of_day = |atom: &Atom| matches!(atom, Atom::Number(1..=31) | Atom::Dash);
    let days_alone = !days.is_empty() && atoms(days).iter().all(|(atom, _)| of_day(atom));
    let Span { start, .. } = parts.span(at);
    (in_month && days_alone).then(|| Span::new(start, start + days.len() + 1))
}

/// `(1968). 2001: A space odyssey`: the date ends with its bracket, and the title starts.
fn title_after(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let fits = text.starts_with('(') && parts.label(at + 1) == Some(Label::Title);
    let close = text.find(')').filter(|_| fits)?;
    let rest = text[close..].trim_start_matches([')', '.', ',', ':', ' ', '\n']);
    let start = text.len() - rest.len();
    (text[close..].starts_with("). ") && !rest.is_empty()).then(|| parts.from(at, start))
}

/// `(June 29, 2024, at 06:00 JST)`: the date goes on to the end of its bracket.
fn rest(parts: &Parts<'_>, at: usize) -> Option<Span> {
    /// No more bytes of a date are read as something else.
    const LONGEST: usize = 16;
    let text = parts.text(at);
    let open = text.starts_with('(') && !text.contains(')');
    let next = parts.get(at + 1).filter(|_| open)?;
    let rest = next.span.text(parts.entry);
    let close = rest.find(')').filter(|close| *close < LONGEST)?;
    let after = rest[close + 1..].trim_start_matches(['.', ',', ':', ';', ' ', '\n']);
    Some(Span::new(next.span.start, next.span.end - after.len()))
}

/// `(u.å.). Hentet 18. april 2024`: words for "no date" are the date.
fn none_given(parts: &Parts<'_>, _: usize) -> Option<Span> {
    (0..parts.segments.len()).find_map(|at| {
        let text = parts.text(at);
        let close = text.find(')').filter(|_| text.starts_with('('))?;
        let rest = text[close + 1..].trim_start_matches(['.', ',', ':', ' ', '\n']);
        let span = parts.span(at);
        let undated = is_no_date(text[1..close].trim());
        undated.then(|| Span::new(span.start, span.end - rest.len()))
    })
}

/// `Milan, September 1993`: the month that an event's place ends with is the date's.
fn of_event(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let count = parts.segments.iter().filter(|segment| segment.label == Label::Date).count();
    let followed = parts.label(at + 1) == Some(Label::Date);
    let alone = count == usize::from(followed);
    let text = parts.text(at);
    let (place, date) = text.trim_end().split_at_checked(month_start(text)?)?;
    let dated = followed || has_year(date);
    (alone && dated && !place.trim().is_empty()).then(|| parts.from(at, place.len()))
}

/// Where the date that a text ends with starts: at its month, or at the day before that.
fn month_start(text: &str) -> Option<usize> {
    let parts = atoms(text);
    let month = parts.iter().rposition(|(atom, _)| matches!(atom, Atom::Month(_)))?;
    let dated =
        |(atom, _): &(Atom, &str)| matches!(atom, Atom::Number(_) | Atom::Dash | Atom::Year(_));
    if !parts[month + 1..].iter().all(dated) {
        return None;
    }
    let days = parts[..month]
        .iter()
        .rev()
        .take_while(|(atom, _)| matches!(atom, Atom::Number(_) | Atom::Dash));
    let first = month - days.count();
    Some(Span::of(parts[first].1, text).start)
}

fn has_year(text: &str) -> bool {
    atoms(text).iter().any(|(atom, _)| matches!(atom, Atom::Year(_)))
}
