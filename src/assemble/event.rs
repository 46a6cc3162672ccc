//! Conferences and other events: their titles, places and dates.

use super::fields::fill;
use super::text::{line, strip, value, words};
use super::{Draft, Taken, dates};
use crate::grammar::mark::is_dash;
use crate::item::Kind;
use crate::label::Label;
use crate::lexicon::containers::MEETING_WORDS;
use crate::lexicon::places::{CITIES, PLACES, STATES};
use crate::span::Span;

impl Draft<'_> {
    /// Conferences: title, place and date; beside a container only place and date.
    pub(super) fn take_event(&mut self, raw: &str) -> Taken {
        let text = value(raw);
        let mut name = text.as_str();
        for lead in [
            "Paper presented at",
            "presented at",
            "Presented at",
            "paper presented at",
            "Held at",
            "held at",
            "at the",
            "at",
            "from",
        ] {
            name = name
                .strip_prefix(lead)
                .filter(|rest| rest.starts_with(' '))
                .map_or(name, str::trim_start);
        }
        let name = ["the ", "The "].iter().find_map(|the| name.strip_prefix(the)).unwrap_or(name);
        let reading = dates::read(name, self.context.day_order);
        let dated = reading.clone().filter(dates::Reading::has_year);
        let (name, tail_date) = match reading {
            Some(reading) => {
                let Span { start, end } = reading.span;
                let days =
                    |c: char| c.is_ascii_digit() || is_dash(c) || matches!(c, ' ' | '.' | ',');
                // "Riga, 4–7 September": the first day of a range stands before what is a date alone.
                let before = &name[..start];
                let range = before.trim_end().ends_with(is_dash);
                let before = if range { before.trim_end_matches(days) } else { before };
                // "September 4–7, Riga": the last day of one stands behind it.
                let after = name[end..].trim_start_matches(days);
                match (before.trim().is_empty(), after.trim_end_matches(')').is_empty()) {
                    (_, true) => (before, true),
                    // "2020 Bakers Meeting": a year alone is of the name.
                    (true, false) if reading.has_month() => (after, true),
                    (_, false) => (name, false),
                }
            }
            _ => (name, false),
        };
        if tail_date {
            self.take_event_date(dated, raw);
        }
        let name = strip(name);
        if name.is_empty() {
            return Taken::Whole;
        }
        let beside = self.has(Label::ContainerTitle) && !is_meeting(name);
        if beside || is_venue(name) {
            return fill(&mut self.item.event_place, name.to_owned());
        }
        let (title, place) = split_place(name);
        if let Some(place) = place {
            fill(&mut self.item.event_place, place.to_owned());
        }
        fill(&mut self.item.event_title, title.to_owned())
    }

    /// A talk has no publisher: what is called a meeting there is where it was given.
    pub(super) fn publisher_is_meeting(&mut self) {
        let item = &mut self.item;
        if item.event_title.is_some() {
            return;
        }
        let named = |field: &Option<String>| field.as_deref().is_some_and(is_meeting);
        let free = item.container_title.is_none();
        match item.kind {
            Kind::PaperConference if free && named(&item.publisher) => {
                item.event_title = item.publisher.take();
            }
            Kind::Speech if named(&item.publisher) => item.event_title = item.publisher.take(),
            Kind::Speech | Kind::MotionPicture
                if item.publisher.is_none() && named(&item.container_title) =>
            {
                item.event_title = item.container_title.take();
            }
            _ => return,
        }
        item.event_place = item.event_place.take().or_else(|| item.publisher_place.take());
        if let (Some(name), None) = (&item.event_title, &item.event_place) {
            let (title, place) = split_place(name);
            item.event_place = place.map(str::to_owned);
            item.event_title = Some(title.to_owned());
        }
    }

    /// The date of an event, with the year of issue where it names none.
    pub(super) fn take_event_date(&mut self, dated: Option<dates::Reading>, raw: &str) {
        let reading = dated.or_else(|| {
            let issued = self.issued.as_ref()?.date()?.start?.year;
            dates::read(
                &format!("{} {issued}", line(raw).trim_end_matches([',', ';', '.', ' '])),
                self.context.day_order,
            )
        });
        let date = reading.and_then(|reading| reading.date());
        self.item.event_date = self.item.event_date.take().or(date);
    }
}

/// Whether a name is that of a meeting.
pub(super) fn is_meeting(name: &str) -> bool {
    words(name).any(|word| MEETING_WORDS.contains(word.to_lowercase().as_str()))
}

/// Whether an event's name is only where it was: "University of Oxford".
fn is_venue(name: &str) -> bool {
    !is_meeting(name)
        && name.split(',').count() <= 2
        && (name.starts_with("University") || name.ends_with("University") || is_place(name))
}

fn is_place(name: &str) -> bool {
    let last = name.rsplit(", ").next().unwrap_or_default();
    let last = last.trim_matches(['.', ' ']).to_lowercase();
    is_region(&last) || name.contains(", ") && CITIES.contains(last.as_str())
}

/// Whether a name is that of a country or a state.
fn is_region(name: &str) -> bool {
    let lower = name.to_lowercase();
    PLACES.contains(lower.as_str()) || STATES.contains(lower.as_str())
}

/// An event's title and its place, where a country or "online" ends it, or a university and a city.
fn split_place(name: &str) -> (&str, Option<&str>) {
    if !is_place(name) {
        return match name
            .find(", University of")
            .or_else(|| name.find(" University,").and_then(|at| name[..at].rfind(", ")))
        {
            Some(at) => (&name[..at], Some(&name[at + 2..])),
            None => (name, None),
        };
    }
    let Some(last) = name.rfind(", ") else { return (name, None) };
    if matches!(&name[last + 2..], "virtual" | "online" | "Virtual" | "Online") {
        return (&name[..last], Some(&name[last + 2..]));
    }
    let before = |end: usize| {
        let at = name[..end].rfind(", ")?;
        let part = &name[at + 2..end];
        (part.split(' ').count() <= 3 && !is_meeting(part)).then_some(at)
    };
    // "Bakers, Riga, Latvia", "Bakers, Boulder, CO, USA": a state may stand before the country.
    let city = before(last).unwrap_or(last);
    let state = city < last && is_region(&name[city + 2..last]);
    let at = if state { before(city).unwrap_or(city) } else { city };
    (&name[..at], Some(&name[at + 2..]))
}

#[cfg(test)]
mod tests {
    use super::split_place;

    #[test]
    fn places_end_the_names_of_events() {
        let check = |name, title, place| assert_eq!(split_place(name), (title, place), "{name}");
        check("Bakers 2020, Riga, Latvia", "Bakers 2020", Some("Riga, Latvia"));
        check("Bakers Meeting, Boulder, CO, USA", "Bakers Meeting", Some("Boulder, CO, USA"));
        check("Bakers Meeting, Boulder, Colorado", "Bakers Meeting", Some("Boulder, Colorado"));
        check("Bakers Conference, Oven Workshop", "Bakers Conference, Oven Workshop", None);
        check("Bakers, online", "Bakers", Some("online"));
    }
}
