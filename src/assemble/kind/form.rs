//! What the form of an entry says of its type: what a style prints beside other types, and does not
//! print here.
//!
//! | entry | is no | since |
//! |---|---|---|
//! | `Doe, J. (2020). Bread. YouTube.` | video | APA would say `[Video]` |
//! | `Doe, J. (2020). Bread. Wikipedia.` | entry | APA would say `In Wikipedia` |
//! | `Doe, J. (2020, May 3). Bread. Oven Press.` | book | of a book APA prints the year alone |
//! | `Doe, J. (2020) ‘Bread’. Oven Press.` | book | Harvard would not quote its title |
//! | `Doe, J. (2020) Bread, Food Blog.` | post | Harvard would quote its title |

use super::Evidence;
use super::web::is_of_one_work;
use crate::assemble::event::is_meeting;
use crate::assemble::names::body::outlet;
use crate::item::{Item, Kind};

/// The form of a style, as far as the head of an entry shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::assemble) enum Form {
    /// `Doe, J. (2020). Bread`, perhaps with a month, or with a description in brackets.
    Apa { month: bool, described: bool },
    /// `Doe, J. (2020) Bread`, or with a title in quotation marks.
    Harvard { quoted: bool },
}

/// The type of an entry in a form, where the fields alone would make it another.
pub(super) fn in_form(kind: Kind, item: &Item, evidence: &Evidence) -> Kind {
    if evidence.role.is_some() || evidence.mark.is_some() {
        return kind;
    }
    match evidence.form {
        Some(Form::Apa { month, described: false }) => in_apa(kind, item, evidence, month),
        Some(Form::Harvard { quoted: true }) => quoted(kind, item, evidence),
        Some(Form::Harvard { quoted: false }) => unquoted(kind, item, evidence),
        // Of books APA prints the year alone.
        Some(Form::Apa { month: true, described: true }) if kind == Kind::Book => Kind::Document,
        Some(Form::Apa { described: true, .. }) | None => kind,
    }
}

fn in_apa(kind: Kind, item: &Item, evidence: &Evidence, month: bool) -> Kind {
    let part = evidence.within || !item.editor.is_empty() || !item.container_author.is_empty();
    let serial =
        matches!(kind, Kind::ArticleNewspaper | Kind::ArticleMagazine | Kind::ArticleJournal);
    match kind {
        // Only what is a part of a book has "In" before it.
        _ if serial && evidence.within && item.issue.is_none() => Kind::Chapter,
        _ if serial && item.number.is_some() && item.container_title.is_none() => Kind::Report,
        // The number of a report has "No.".
        Kind::Report if evidence.bare_number && item.genre.is_none() => Kind::Article,
        // The publisher of a page stands for its author.
        Kind::Webpage if item.author.is_empty() && is_published_alone(item) => Kind::Book,
        // What its own outlet publishes has no other publisher.
        Kind::ArticleNewspaper | Kind::ArticleMagazine | Kind::ArticleJournal
            if is_published_alone(item) && !month =>
        {
            Kind::Book
        }
        Kind::Book if month => Kind::Document,
        // Journals give the year, and pages of the web have no pages.
        Kind::ArticleJournal if month => Kind::ArticleMagazine,
        Kind::Webpage if month && item.page.is_some() && item.container_title.is_some() => {
            Kind::ArticleMagazine
        }
        Kind::MotionPicture | Kind::Software
            if (item.url.is_some() || item.container_title.is_some())
                && !item.url.as_deref().is_some_and(is_of_one_work) =>
        {
            Kind::Webpage
        }
        Kind::EntryEncyclopedia | Kind::EntryDictionary if !part => Kind::Webpage,
        // An entry's publisher stands for its author.
        Kind::EntryEncyclopedia if item.author.is_empty() && item.publisher.is_some() => {
            Kind::Chapter
        }
        Kind::Webpage if evidence.within && !is_on_own_site(item) => Kind::Chapter,
        Kind::Webpage | Kind::ArticleNewspaper if month && is_at_meeting(item) => Kind::Speech,
        kind => kind,
    }
}

/// Titles in quotation marks are of works that are parts of others, or were not published.
fn quoted(kind: Kind, item: &Item, evidence: &Evidence) -> Kind {
    let plain = item.genre.is_none() && item.number.is_none() && item.edition.is_none();
    let contained = item.container_title.is_some();
    // Without its newspaper an article is no article.
    let kind = match kind {
        Kind::ArticleNewspaper | Kind::ArticleMagazine if !contained && !by_outlet(item) => {
            Kind::Webpage
        }
        kind => kind,
    };
    match kind {
        Kind::EntryEncyclopedia if !item.editor.is_empty() => Kind::Chapter,
        // Works of reference print no days.
        Kind::EntryEncyclopedia | Kind::EntryDictionary if evidence.dated && contained => {
            Kind::PostWeblog
        }
        Kind::Webpage | Kind::Software if contained => Kind::PostWeblog,
        Kind::Book | Kind::Webpage | Kind::Report | Kind::Document
            if plain && evidence.dated && !contained =>
        {
            Kind::Speech
        }
        Kind::Book | Kind::Webpage | Kind::Report if plain && !contained => Kind::Document,
        Kind::ArticleNewspaper | Kind::ArticleMagazine if item.publisher.is_some() => {
            Kind::Document
        }
        kind => kind,
    }
}

/// Titles without them are of works that stand alone.
fn unquoted(kind: Kind, item: &Item, evidence: &Evidence) -> Kind {
    let contained = item.container_title.is_some();
    let aired = contained && evidence.dated && item.author.is_empty() && item.url.is_none();
    match kind {
        Kind::PostWeblog | Kind::Software | Kind::EntryEncyclopedia | Kind::Dataset
            if contained && item.url.is_some() =>
        {
            Kind::Webpage
        }
        // "The Bread Hour (2015) Oven TV, 2 April"
        Kind::ArticleNewspaper | Kind::ArticleMagazine | Kind::Webpage if aired => Kind::Broadcast,
        // Newspapers number nothing.
        Kind::ArticleNewspaper | Kind::ArticleMagazine if item.number.is_some() => Kind::Report,
        // "Doe, J. (2020) Conversation with R. Roe, 3 May."
        Kind::Report | Kind::Book | Kind::Document if evidence.dated && is_message(item) => {
            Kind::PersonalCommunication
        }
        kind => kind,
    }
}

/// Whether an outlet stands in the place of the author: "The Oven Times (2020) ‘Bread’, 3 May".
fn by_outlet(item: &Item) -> bool {
    let literal = item.author.first().and_then(|name| name.literal.as_deref());
    literal.is_some_and(|name| outlet(name).is_some())
}

/// "Oven Ltd. (2020). Bread. In Oven. https://…": whether a body is the author and the site.
fn is_on_own_site(item: &Item) -> bool {
    let body = item.author.first().and_then(|name| name.literal.as_deref());
    let named = body.zip(item.container_title.as_deref());
    item.url.is_some() && named.is_some_and(|(body, site)| body.starts_with(site))
}

/// Whether the work has a publisher, and nothing that it is a part of.
fn is_published_alone(item: &Item) -> bool {
    item.publisher.is_some() && item.container_title.is_none()
}

/// Whether nobody published the work, and nothing says where it is.
fn is_message(item: &Item) -> bool {
    let published = item.publisher.is_some() || item.publisher_place.is_some();
    let found = item.url.is_some() || item.doi.is_some() || item.number.is_some();
    !published && !found && item.container_title.is_none() && !item.author.is_empty()
}

/// Whether the container is a meeting at a place.
fn is_at_meeting(item: &Item) -> bool {
    item.container_title.as_deref().is_some_and(is_meeting) && item.publisher_place.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, kind: Kind, item: Item, expected: &Kind) {
        let evidence = Evidence { form: Some(form), ..Evidence::default() };
        let Item { container_title, publisher, url, .. } = item;
        let item = Item { container_title, publisher, url, ..Item::default() };
        assert_eq!(in_form(kind, &item, &evidence), *expected);
    }

    fn item(container: &str, publisher: &str) -> Item {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Item {
            container_title: text(container),
            publisher: text(publisher),
            url: text("https://example.org"),
            ..Item::default()
        }
    }

    #[test]
    fn apa_says_what_is_not_plain_text() {
        let apa = Form::Apa { month: false, described: false };
        check(apa, Kind::MotionPicture, item("YouTube", ""), &Kind::Webpage);
        check(apa, Kind::EntryEncyclopedia, item("Wikipedia", ""), &Kind::Webpage);
        check(apa, Kind::ArticleNewspaper, item("", "Oven Press"), &Kind::Book);
        check(apa, Kind::ArticleNewspaper, item("The Guardian", ""), &Kind::ArticleNewspaper);
        let apa = Form::Apa { month: true, described: false };
        check(apa, Kind::Book, item("", "Oven Press"), &Kind::Document);
    }

    #[test]
    fn harvard_quotes_parts() {
        let quoted = Form::Harvard { quoted: true };
        check(quoted, Kind::Book, item("", "Oven Press"), &Kind::Document);
        check(quoted, Kind::Webpage, item("Food Blog", ""), &Kind::PostWeblog);
        let unquoted = Form::Harvard { quoted: false };
        check(unquoted, Kind::PostWeblog, item("Food Blog", ""), &Kind::Webpage);
        check(unquoted, Kind::Webpage, item("Food", ""), &Kind::Webpage);
    }
}
