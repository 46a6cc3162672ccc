//! The groups of types that the manual treats alike (9.2, 10.1–10.16, 11.1).

use crate::item::{Item, Kind};
use crate::style::variables::{is_numeric, is_someone, number, text};

/// What an item is part of, which decides how title and source are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::style) enum Form {
    /// An article of a periodical or blog (10.1).
    Serial,
    /// A book, report, film or the like, or a part of one (10.2–10.5, 10.11–10.14).
    Monograph,
    /// A page or a post, whose site stands where a publisher would (10.15, 10.16).
    Website,
}

/// The form of an item. A conference paper or an interview is part of a periodical, unless the
/// book that it stands in has an editor.
pub(in crate::style) fn form(item: &Item) -> Form {
    match item.kind {
        Kind::Post | Kind::Webpage => Form::Website,
        _ if is_on_site(item) => Form::Website,
        _ => part_form(item),
    }
}

/// Whether a preprint, video, picture, talk, set of data or thesis is found on a site or in a database, which
/// stands where a publisher would: `YouTube`, `ProQuest Dissertations & Theses Global` (10.6, 10.8, 10.12).
fn is_on_site(item: &Item) -> bool {
    let stored = matches!(
        item.kind,
        Kind::Article
            | Kind::Dataset
            | Kind::Graphic
            | Kind::MotionPicture
            | Kind::Speech
            | Kind::Thesis
    );
    let edited =
        has_editor(item) || is_someone(&item.executive_producer) || is_someone(&item.chair);
    stored && text(&item.container_title).is_some() && !edited && number(&item.volume).is_none()
}

/// The same, with posts and pages counted among monographs.
pub(in crate::style) fn part_form(item: &Item) -> Form {
    match item.kind {
        _ if is_periodical(item) => Form::Serial,
        Kind::Interview if !has_editor(item) => Form::Serial,
        // Proceedings are a periodical or, from a publisher, a book (10.5).
        Kind::PaperConference if !has_editor(item) && !is_from_publisher(item) => Form::Serial,
        _ => Form::Monograph,
    }
}

fn is_from_publisher(item: &Item) -> bool {
    let numbers = [&item.volume, &item.issue];
    text(&item.publisher).is_some()
        && numbers.into_iter().all(|variable| number(variable).is_none())
}

/// Whether the type itself says that the item is in a periodical.
pub(in crate::style) const fn is_periodical(item: &Item) -> bool {
    matches!(
        item.kind,
        Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Periodical
            | Kind::PostWeblog
            | Kind::Review
            | Kind::ReviewBook
    )
}

/// Whether the item is cited as the Bluebook has it (chapter 11).
pub(in crate::style) const fn is_legal(item: &Item) -> bool {
    matches!(
        item.kind,
        Kind::Bill
            | Kind::Hearing
            | Kind::LegalCase
            | Kind::Legislation
            | Kind::Regulation
            | Kind::Treaty
    )
}

/// Whether the item reviews another work (10.7).
pub(super) fn is_review(item: &Item) -> bool {
    matches!(item.kind, Kind::Review | Kind::ReviewBook)
        || is_someone(&item.reviewed_author)
        || text(&item.reviewed_genre).is_some()
        || text(&item.reviewed_title).is_some()
}

/// Whether a review has a title of its own; without one, the title is that of the reviewed work.
pub(super) fn has_own_title(item: &Item) -> bool {
    !is_review(item) || text(&item.reviewed_genre).is_some() || text(&item.reviewed_title).is_some()
}

/// Whether an item is at a meeting or on a stage (10.5).
pub(super) const fn is_performed(item: &Item) -> bool {
    matches!(item.kind, Kind::Event | Kind::Performance | Kind::Speech)
}

pub(super) fn has_editor(item: &Item) -> bool {
    is_someone(&item.collection_editor)
        || is_someone(&item.compiler)
        || is_someone(&item.editor)
        || is_someone(&item.editorial_director)
}

/// Whether a paper was published in proceedings, and not only given (10.5).
pub(super) fn is_in_proceedings(item: &Item) -> bool {
    has_editor(item)
        || [&item.issue, &item.page, &item.supplement_number, &item.volume]
            .into_iter()
            .any(|variable| number(variable).is_some())
}

/// Whether readers can get at the item; letters and interviews that they cannot are cited in the
/// text only (8.9).
pub(in crate::style) fn is_retrievable(item: &Item) -> bool {
    let texts = [
        &item.archive,
        &item.archive_place,
        &item.container_title,
        &item.doi,
        &item.publisher,
        &item.references,
        &item.url,
    ];
    texts.into_iter().any(|variable| text(variable).is_some()) || number(&item.number).is_some()
}

/// The title of a series whose volumes are numbered, which stands before that of the volume
/// (10.2, 10.5): "*Lecture notes in bread: Vol. 12. On crusts*".
pub(super) fn numbered_series(item: &Item) -> Option<&str> {
    let titled = text(&item.volume_title).is_some() || text(&item.part_title).is_some();
    let is_book = matches!(item.kind, Kind::Book | Kind::Chapter | Kind::PaperConference);
    let applies = is_book && is_numeric(&item.volume) && !titled;
    text(&item.collection_title).filter(|_| applies && number(&item.collection_number).is_none())
}
