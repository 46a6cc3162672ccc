//! Cities after publishers and containers.

use super::{Correction, bare, has};
use crate::label::{Label, Segment};
use crate::lexicon::places::CITIES;
use crate::span::Span;

/// `publisher: city, state`: what the path gave to the publisher after the colon is the place's.
pub(super) fn after_colon(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.windows(2).find_map(|pair| {
        let [publisher, next] = pair else { return None };
        let text = publisher.span.text(entry);
        let (_, place) = text.split_once(": ")?;
        let fits = publisher.label == Label::Publisher && next.label == Label::PublisherPlace;
        (fits && !place.trim().is_empty())
            .then(|| Span::new(publisher.span.end - place.len(), publisher.span.end))
    });
    found.map(|span| (span, Label::PublisherPlace))
}

/// Cities stand after publishers, universities and journals; alone, they are no publisher.
pub(super) fn after_comma(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::PublisherPlace) {
        return publisher_before_comma(entry, segments);
    }
    let found = segments.iter().enumerate().skip(1).find_map(|(at, segment)| {
        let next = segments.get(at + 1).map(|next| next.label);
        let periodical = segment.label == Label::ContainerTitle
            && matches!(next, Some(Label::Volume | Label::Date | Label::Url | Label::AccessPhrase));
        if segment.label != Label::Publisher && !periodical {
            return None;
        }
        city_at_end(entry, segment.span)
    });
    found.map(|span| (span, Label::PublisherPlace))
}

/// `Proceedings. Berlin, pp. 1–9`: so do they after the full stop of a container.
pub(super) fn after_stop(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::PublisherPlace) {
        return None;
    }
    let found =
        segments.iter().filter(|s| s.label == Label::ContainerTitle).find_map(|container| {
            let text = container.span.text(entry);
            let (before, city) =
                text.trim_end().trim_end_matches([',', '.', ';']).rsplit_once(". ")?;
            is_city(city)
                .then(|| Span::new(container.span.start + before.len() + 2, container.span.end))
        });
    found.map(|span| (span, Label::PublisherPlace))
}

/// The span of the city that a text ends with, if it does.
fn city_at_end(entry: &str, span: Span) -> Option<Span> {
    let text = span.text(entry);
    if is_city(text) {
        return Some(span);
    }
    let (before, city) = text.trim_end().trim_end_matches([',', '.', ';']).rsplit_once(", ")?;
    let campus = before.ends_with("University of California") || before.ends_with("UC");
    (is_city(city) && !campus && !is_city(before))
        .then(|| Span::new(span.start + before.len() + 2, span.end))
}

fn is_city(text: &str) -> bool {
    let name = bare(text);
    name.chars().next().is_some_and(char::is_uppercase)
        && CITIES.contains(name.to_lowercase().as_str())
}

/// `Beuth, Berlin 2015`, all read as a place, has a publisher before its city.
fn publisher_before_comma(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::Publisher) {
        return None;
    }
    let found = segments.iter().find_map(|segment| {
        let text = segment.span.text(entry);
        let (name, city) = text.trim_end().trim_end_matches([',', '.', ':']).split_once(", ")?;
        let fits = segment.label == Label::PublisherPlace && is_city(city) && !is_city(name);
        (fits && bare(name).len() > 2)
            .then(|| Span::new(segment.span.start, segment.span.start + name.len() + 2))
    });
    found.map(|span| (span, Label::Publisher))
}
