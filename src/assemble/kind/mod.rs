//! What an item is, from its fields, its outlet and its address.
//!
//! The questions are asked in order of how sure their answers are: what the entry itself says
//! ("[Video]"), the number of a standard or patent, laws and archives, the container, the address,
//! and at last which fields there are.

mod container;
mod law;
mod remains;
mod web;

use super::names::body::{has_cue, outlet};
use super::names::person::is_east_asian;
use super::text::words;
use crate::item::{Item, Kind};
use crate::lexicon::Words;
use crate::lexicon::kinds::{self, plain};

pub(super) use web::host;

/// What the fields do not show of an entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// The type that a mark of GB/T 7714 gives: `[J]`.
    pub mark: Option<Kind>,
    /// The type that what the authors did tells: "(Director)".
    pub role: Option<Kind>,
    /// Whether the container is announced by "In".
    pub within: bool,
    /// The text of the citation number: "RFC2119".
    pub citation_number: String,
    /// Whether the issue date is a day.
    pub dated: bool,
    /// Whether the entry says that it is on the web.
    pub announced: bool,
}

/// The type of `item`.
pub(super) fn infer(item: &Item, evidence: &Evidence) -> Kind {
    let facts = Facts::new(item, evidence);
    evidence
        .mark
        .clone()
        .or_else(|| of_genre(&facts))
        .or_else(|| evidence.role.clone())
        .or_else(|| law::of_number(&facts))
        .or_else(|| law::of_archive(&facts))
        .or_else(|| law::of_law(&facts))
        .or_else(|| container::of_container(&facts))
        .or_else(|| web::of_address(&facts))
        .or_else(|| remains::of_fields(&facts))
        .unwrap_or_default()
}

/// The item and what is asked of it again and again.
struct Facts<'a> {
    item: &'a Item,
    evidence: &'a Evidence,
    title: &'a str,
    container: &'a str,
    number: String,
    /// The address in lower case.
    url: String,
    /// The type of what the container publishes, if it is a known outlet.
    outlet: Option<&'static Kind>,
    /// Whether a person is named as author or, if there is none, as editor.
    personal: bool,
    /// Whether only bodies are.
    corporate: bool,
}

impl<'a> Facts<'a> {
    fn new(item: &'a Item, evidence: &'a Evidence) -> Self {
        let text = |field: &'a Option<String>| field.as_deref().unwrap_or_default();
        let makers = if item.author.is_empty() { &item.editor } else { &item.author };
        // A Japanese name that shows no family name is a person's too.
        let personal = makers.iter().any(|name| {
            name.literal.as_deref().is_none_or(|name| is_east_asian(name) && !has_cue(name))
        });
        Self {
            item,
            evidence,
            title: text(&item.title),
            container: text(&item.container_title),
            number: item.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            url: text(&item.url).to_lowercase(),
            outlet: item.container_title.as_deref().and_then(outlet),
            personal,
            corporate: !makers.is_empty() && !personal,
        }
    }

    /// Whether it can be read on the web, as far as the entry says.
    fn online(&self) -> bool {
        !self.url.is_empty() || self.evidence.announced
    }

    /// Whether it has a publisher or the place of one.
    fn published(&self) -> bool {
        self.item.publisher.is_some() || self.item.publisher_place.is_some()
    }
}

/// Whether a word of `text` is one of `cues`.
fn has_word(text: &str, cues: &Words) -> bool {
    words(text).any(|word| cues.contains(word.to_lowercase().as_str()))
}

/// The type that a phrase of one to four words in `text` tells; of several, the surest.
fn of_phrase(text: &str) -> Option<Kind> {
    let lower = plain(&text.to_lowercase());
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | ':' | '|');
    let words: Vec<&str> = lower.split(apart).filter(|word| !word.is_empty()).collect();
    let phrases = (0..words.len())
        .flat_map(|from| (from + 1..=(from + 4).min(words.len())).map(move |to| (from, to)));
    let found = phrases.filter_map(|(from, to)| kinds::of_phrase(&words[from..to].join(" ")));
    found.min_by_key(|(rank, _)| rank).map(|(_, kind)| kind.clone())
}

/// What the genre, the series or the medium says.
fn of_genre(facts: &Facts) -> Option<Kind> {
    let item = facts.item;
    let Some(genre) = &item.genre else {
        let series = item.collection_title.as_deref().and_then(of_phrase);
        let medium = || item.medium.as_deref().and_then(of_phrase);
        return series
            .filter(|kind| *kind == Kind::Report)
            .or_else(|| medium().filter(|kind| *kind == Kind::MotionPicture));
    };
    Some(match of_phrase(genre)? {
        // A picture on a social network is a post there.
        Kind::Graphic if facts.outlet == Some(&Kind::Post) => Kind::Post,
        Kind::Report | Kind::Article if container::is_proceedings(facts.container) => {
            Kind::PaperConference
        }
        // "Book review" and the like: the other fields know better.
        Kind::ArticleJournal | Kind::Book => return None,
        kind => kind,
    })
}
