//! Cities after publishers and containers.

use super::{Find, Parts, Rule, bare};
use crate::label::Label;
use crate::lexicon::places::{CAMPUSES, CITIES};
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "place-after-colon",
        within: &[Label::Publisher],
        gives: &[Label::PublisherPlace],
        unless: &[],
        find: Find::One(after_colon),
        example: [
            "title=T. |publisher=USENIX Association: Savannah, |publisher-place=GA, |date=2016",
            "title=T. |publisher=USENIX Association: |publisher-place=Savannah, GA, |date=2016",
        ],
        counterexample: "title=T. |publisher-place=Cambridge, MA: |publisher=MIT Press, |date=2022.",
    },
    Rule {
        name: "publisher-before-city",
        within: &[Label::PublisherPlace],
        gives: &[Label::Publisher],
        unless: &[Label::Publisher],
        find: Find::One(publisher_before),
        example: [
            "title=T. |publisher-place=Beuth, Berlin |date=2015",
            "title=T. |publisher=Beuth, |publisher-place=Berlin |date=2015",
        ],
        counterexample: "title=T. |publisher-place=Oxford, London |date=2015",
    },
    Rule {
        name: "city-after-comma",
        within: &[Label::Publisher, Label::ContainerTitle],
        gives: &[Label::PublisherPlace],
        unless: &[Label::PublisherPlace],
        find: Find::One(after_comma),
        example: [
            "title=T. |publisher=Universidade Federal, Porto Alegre, |date=2022.",
            "title=T. |publisher=Universidade Federal, |publisher-place=Porto Alegre, |date=2022.",
        ],
        counterexample: "title=T. |publisher=University of California, Berkeley, |date=2022.",
    },
    Rule {
        name: "city-after-stop",
        within: &[Label::ContainerTitle],
        gives: &[Label::PublisherPlace],
        unless: &[Label::PublisherPlace],
        find: Find::One(after_stop),
        example: [
            "container-title=Papers. Berlin, |pages=pp. 1–9.",
            "container-title=Papers. |publisher-place=Berlin, |pages=pp. 1–9.",
        ],
        counterexample: "container-title=Papers. Bakers, |pages=pp. 1–9.",
    },
];

/// `publisher: city, state`: what the path gave to the publisher after the colon is the place's.
fn after_colon(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let (_, place) = text.split_once(": ")?;
    let fits = parts.label(at + 1) == Some(Label::PublisherPlace) && !place.trim().is_empty();
    fits.then(|| parts.from(at, text.len() - place.len()))
}

/// Cities stand after publishers, universities and journals; alone, they are no publisher.
fn after_comma(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let periodical = matches!(
        parts.label(at + 1),
        Some(Label::Volume | Label::Date | Label::Url | Label::AccessPhrase)
    );
    let fits = at > 0 && (parts.label(at) == Some(Label::Publisher) || periodical);
    let text = parts.text(at);
    if fits && is_city(text) {
        return Some(parts.span(at));
    }
    let (before, city) = text.trim_end().trim_end_matches([',', '.', ';']).rsplit_once(", ")?;
    let campus = CAMPUSES.iter().any(|name| before.ends_with(name));
    (fits && is_city(city) && !campus && !is_city(before))
        .then(|| parts.from(at, before.len() + ", ".len()))
}

/// `Proceedings. Berlin, pp. 1–9`: so do they after the full stop of a container.
fn after_stop(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at).trim_end().trim_end_matches([',', '.', ';']);
    let (before, city) = text.rsplit_once(". ")?;
    is_city(city).then(|| parts.from(at, before.len() + ". ".len()))
}

/// `Beuth, Berlin 2015`, all read as a place, has a publisher before its city.
fn publisher_before(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at).trim_end().trim_end_matches([',', '.', ':']);
    let (name, city) = text.split_once(", ")?;
    let start = parts.span(at).start;
    (is_city(city) && !is_city(name) && bare(name).len() > 2)
        .then(|| Span::new(start, start + name.len() + ", ".len()))
}

fn is_city(text: &str) -> bool {
    let name = bare(text);
    name.chars().next().is_some_and(char::is_uppercase)
        && CITIES.contains(name.to_lowercase().as_str())
}
