//! What is left to say from which fields there are.

use super::Facts;
use super::web::page;
use crate::item::Kind;
use crate::lexicon::containers::REPORTS;

/// The type that the fields suggest where neither container nor address tells one.
pub(super) fn of_fields(facts: &Facts) -> Option<Kind> {
    let item = facts.item;
    // Publishers of books make DOIs of ISBNs.
    let numbered = item.doi.as_deref().is_some_and(|doi| doi.contains("/978"));
    if item.isbn.is_some() || numbered && !facts.corporate {
        return Some(Kind::Book);
    }
    if let Some(kind) = of_title(facts) {
        return Some(kind);
    }
    let edited = item.editor.iter().any(|name| name.literal.is_none())
        || !item.editor.is_empty() && facts.published();
    let set = item.volume.is_some() && item.publisher.is_some();
    Some(if edited || item.edition.is_some() || set {
        Kind::Book
    } else if item.number.is_some() && item.volume.is_none() {
        Kind::Report
    } else if item.event_title.is_some() || item.event_place.is_some() {
        Kind::PaperConference
    } else if facts.published() {
        of_publisher(facts)
    } else if item.version.is_some() && !facts.online() {
        Kind::Software
    } else if item.volume.is_some() || item.page.is_some() && !facts.corporate {
        Kind::ArticleJournal
    } else if facts.corporate && is_pdf(&facts.url) {
        Kind::Report
    } else if facts.online() {
        page(facts)
    } else if facts.corporate && item.title.is_some() {
        Kind::Report
    } else if item.doi.is_some() {
        Kind::ArticleJournal
    } else {
        return None;
    })
}

/// Whether an address is that of a file as reports are printed in.
fn is_pdf(url: &str) -> bool {
    std::path::Path::new(url).extension().is_some_and(|extension| extension == "pdf")
}

/// What the title calls the work, or its author itself.
fn of_title(facts: &Facts) -> Option<Kind> {
    let item = facts.item;
    let lower = facts.title.to_lowercase();
    let data = |text: &str| {
        super::words(text).any(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "dataset" | "datasets" | "database" | "databases"
            )
        })
    };
    let by_database = item.author.iter().filter_map(|name| name.literal.as_deref()).any(data);
    let stored = item.publisher.is_none() || item.doi.is_some();
    if by_database || stored && (data(facts.title) || lower.starts_with("data from")) {
        Some(Kind::Dataset)
    } else if ["code for ", "software for ", "source code "].iter().any(|s| lower.starts_with(s)) {
        Some(Kind::Software)
    } else {
        REPORTS.iter().any(|title| lower.contains(title)).then_some(Kind::Report)
    }
}

/// A book of persons, a report of a body; on the web, a page.
fn of_publisher(facts: &Facts) -> Kind {
    let item = facts.item;
    let placed = item.publisher_place.is_some();
    if facts.corporate {
        return if facts.online() && placed { Kind::Webpage } else { Kind::Report };
    }
    let visited = !placed && item.accessed.is_some();
    let page = visited || item.publisher.is_none() || item.author.is_empty();
    if facts.online() && page { Kind::Webpage } else { Kind::Book }
}
