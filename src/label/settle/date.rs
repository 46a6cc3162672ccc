//! Dates.

use super::{Correction, bare, has};
use crate::grammar::date::{Atom, atoms};
use crate::label::{Label, Segment};
use crate::lexicon::dates::is_no_date;
use crate::span::Span;

/// A second year, far from the first, that stands after a container is a volume, if pages or an
/// issue follow, or else a page, where it ends the source.
pub(super) fn second_year(entry: &str, segments: &mut [Segment]) {
    let year = |segment: &Segment| -> Option<i32> {
        let digits = bare(segment.span.text(entry));
        (segment.label == Label::Date && digits.len() == 4).then(|| digits.parse().ok()).flatten()
    };
    let Some((first, published)) =
        segments.iter().enumerate().find_map(|(i, s)| Some((i, year(s)?)))
    else {
        return;
    };
    for at in first + 2..segments.len() {
        if year(&segments[at]).is_none_or(|second| (second - published).abs() <= 3) {
            continue;
        }
        let before = segments[at - 1].label;
        let next = segments.get(at + 1).map(|next| next.label);
        let counted = matches!(before, Label::ContainerTitle | Label::Volume | Label::Issue);
        match next {
            Some(Label::Pages | Label::Issue | Label::Number)
                if before == Label::ContainerTitle =>
            {
                segments[at].label = Label::Volume;
            }
            None | Some(Label::Url | Label::Doi | Label::AccessPhrase) if counted => {
                segments[at].label = Label::Pages;
            }
            _ => {}
        }
    }
}

/// `(1968). 2001: A space odyssey`: the date ends with its bracket, and the title starts.
pub(super) fn after_bracket(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.windows(2).find_map(|pair| {
        let [date, title] = pair else { return None };
        let text = date.span.text(entry);
        let fits = date.label == Label::Date && title.label == Label::Title;
        let close = text.find(')').filter(|_| fits && text.starts_with('('))?;
        let rest = text[close..].trim_start_matches([')', '.', ',', ':', ' ', '\n']);
        let starts = text.len() - rest.len();
        (text[close..].starts_with("). ") && !rest.is_empty())
            .then(|| Span::new(date.span.start + starts, date.span.end))
    });
    found.map(|span| (span, Label::Title))
}

/// `(June 29, 2024, at 06:00 JST)`: the date goes on to the end of its bracket.
pub(super) fn in_bracket(entry: &str, segments: &[Segment]) -> Option<Correction> {
    const LONGEST: usize = 16;
    segments.windows(2).find_map(|pair| {
        let [date, next] = pair else { return None };
        let text = date.span.text(entry);
        let open = matches!(date.label, Label::Date | Label::Accessed)
            && text.starts_with('(')
            && !text.contains(')');
        let rest = next.span.text(entry);
        let close = rest.find(')').filter(|close| open && *close < LONGEST)?;
        let after = rest[close + 1..].trim_start_matches(['.', ',', ':', ';', ' ', '\n']);
        Some((Span::new(next.span.start, next.span.end - after.len()), date.label))
    })
}

/// `(u.å.). Hentet 18. april 2024`: words for "no date" are the date.
pub(super) fn none_given(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::Date) {
        return None;
    }
    let found = segments.iter().find_map(|segment| {
        let text = segment.span.text(entry);
        let close = text.find(')').filter(|_| text.starts_with('('))?;
        let rest = text[close + 1..].trim_start_matches(['.', ',', ':', ' ', '\n']);
        is_no_date(text[1..close].trim())
            .then(|| Span::new(segment.span.start, segment.span.end - rest.len()))
    });
    found.map(|span| (span, Label::Date))
}

/// `Milan, September 1993`: the month that an event's place ends with is the date's.
pub(super) fn of_event(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let count = segments.iter().filter(|segment| segment.label == Label::Date).count();
    let found = segments.iter().enumerate().find_map(|(at, event)| {
        let followed = segments.get(at + 1).is_some_and(|next| next.label == Label::Date);
        let alone = count == usize::from(followed);
        let text = event.span.text(entry);
        let (place, date) = text.trim_end().split_at_checked(month_start(text)?)?;
        let dated = followed || has_year(date);
        (event.label == Label::Event && alone && dated && !place.trim().is_empty())
            .then(|| Span::new(event.span.start + place.len(), event.span.end))
    });
    found.map(|span| (span, Label::Date))
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
