//! What the container tells: journals, papers, proceedings, books.

use super::super::names::body::has_cue;
use super::web::{host, page};
use super::{Facts, has_word};
use crate::grammar::address::is_host;
use crate::item::Kind;
use crate::lexicon::containers::{
    BLOGS, CALLED_PROCEEDINGS, DICTIONARIES, ENCYCLOPEDIAS, JOURNALS, PAPERS, PROCEEDINGS,
    PROCEEDINGS_SERIES,
};

/// The type that the container tells.
pub(super) fn of_container(facts: &Facts) -> Option<Kind> {
    let item = facts.item;
    let container = item.container_title.as_deref()?;
    let book = facts.published() || !item.editor.is_empty();
    let within = facts.evidence.within;
    Some(if let Some(kind) = of_outlet(facts) {
        kind
    } else if is_proceedings(container) {
        Kind::PaperConference
    } else if is_encyclopedia(container) {
        Kind::EntryEncyclopedia
    } else if has_word(container, &DICTIONARIES) {
        Kind::EntryDictionary
    } else if is_periodical(facts) && item.editor.is_empty() && !(within && book) {
        Kind::ArticleJournal
    } else if book && (within || !item.editor.is_empty()) {
        part_of_book(facts)
    } else {
        of_periodical(facts)
    })
}

/// The type of what a known outlet publishes; its name may also be that of a journal.
fn of_outlet(facts: &Facts) -> Option<Kind> {
    let kind = facts.outlet?;
    let journal = match kind {
        Kind::ArticleNewspaper | Kind::Webpage | Kind::PostWeblog => is_periodical(facts),
        Kind::ArticleMagazine => facts.item.doi.is_some(),
        _ => false,
    };
    (!journal).then(|| kind.clone())
}

/// Whether volume, issue and pages are counted as journals do.
fn is_periodical(facts: &Facts) -> bool {
    let item = facts.item;
    let placed =
        item.issue.is_some() || item.page.is_some() || item.doi.is_some() || item.number.is_some();
    item.volume.is_some() && placed || item.issue.is_some() && item.page.is_some()
}

/// Whether the container is a volume of conference papers, not one of the journals that are
/// called proceedings.
pub(super) fn is_proceedings(container: &str) -> bool {
    let lower = container.to_lowercase();
    !CALLED_PROCEEDINGS.iter().any(|journal| lower.starts_with(journal))
        && (has_word(&lower, &PROCEEDINGS) || lower.contains("advances in neural information"))
}

fn is_encyclopedia(container: &str) -> bool {
    ENCYCLOPEDIAS.iter().any(|stem| container.contains(stem))
}

/// A part of a book, or of a volume of conference papers that only its series betrays.
fn part_of_book(facts: &Facts) -> Kind {
    let series = facts.item.collection_title.as_deref().unwrap_or_default();
    let conference = facts.item.event_title.is_some();
    if conference || PROCEEDINGS_SERIES.iter().any(|name| series.contains(name)) {
        Kind::PaperConference
    } else {
        Kind::Chapter
    }
}

/// Journals, papers, magazines and sites: by their names, then by the address, then by what else
/// there is.
fn of_periodical(facts: &Facts) -> Kind {
    let item = facts.item;
    let counted = item.volume.is_some() || item.doi.is_some() || item.issue.is_some();
    if has_word(facts.container, &BLOGS) {
        Kind::PostWeblog
    } else if facts.container.to_lowercase().contains("magazin") && item.doi.is_none() {
        Kind::ArticleMagazine
    } else if let Some(kind) = of_host(facts).filter(|_| !counted) {
        kind
    } else if is_paper(facts.container) && !counted {
        Kind::ArticleNewspaper
    } else if counted || is_journal(facts) {
        Kind::ArticleJournal
    } else {
        of_unknown(facts)
    }
}

/// The type that the address tells beside a container; what stores all kinds of things does not
/// count.
fn of_host(facts: &Facts) -> Option<Kind> {
    let kind = host(&facts.url)?;
    (!matches!(kind, Kind::Software | Kind::Thesis | Kind::Article)).then(|| kind.clone())
}

fn is_paper(container: &str) -> bool {
    let university = container.to_lowercase().contains("universit");
    has_word(container, &PAPERS) && !has_word(container, &JOURNALS) && !university
}

/// A container that is called like a journal, or has pages and no address; not a page of a day.
fn is_journal(facts: &Facts) -> bool {
    let paged = facts.item.page.is_some();
    let named = has_word(facts.container, &JOURNALS) || facts.container.contains("学报");
    let page = facts.evidence.dated && !paged && !facts.url.is_empty();
    named && !page || paged && facts.url.is_empty()
}

/// A container of which nothing is known.
fn of_unknown(facts: &Facts) -> Kind {
    let item = facts.item;
    let announced = facts.evidence.announced && facts.url.is_empty();
    if announced || is_host(facts.container) {
        Kind::Webpage
    } else if item.publisher.is_some() && facts.url.is_empty() {
        part_of_book(facts)
    } else if !facts.url.is_empty() || has_cue(facts.container) {
        page(facts)
    } else if facts.evidence.dated {
        Kind::ArticleNewspaper
    } else if facts.evidence.within {
        Kind::Chapter
    } else if item.publisher_place.is_some() {
        Kind::Book
    } else if facts.corporate {
        Kind::Webpage
    } else {
        Kind::ArticleJournal
    }
}
