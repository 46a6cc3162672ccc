//! The groups of types that the manual treats alike.

use crate::item::{Item, Kind};
use crate::style::names::is_literal;
use crate::style::variables::{is_someone, number, text};

/// Whether the work stands alone, so that its title is italic.
pub(super) fn stands_alone(item: &Item) -> bool {
    match item.kind {
        Kind::Bill
        | Kind::Book
        | Kind::Classic
        | Kind::Event
        | Kind::Graphic
        | Kind::Legislation
        | Kind::MotionPicture
        | Kind::MusicalScore
        | Kind::Pamphlet
        | Kind::Performance
        | Kind::Regulation
        | Kind::Report
        | Kind::Standard
        | Kind::Thesis
        | Kind::Treaty
        | Kind::Webpage => true,
        // An article that names no newspaper, in the place of its author either, is a page of the
        // web.
        Kind::ArticleMagazine | Kind::ArticleNewspaper => {
            text(&item.container_title).is_none()
                && text(&item.url).is_some()
                && !item.author.first().is_some_and(is_literal)
        }
        Kind::Song => text(&item.container_title).is_none(),
        Kind::Broadcast => text(&item.container_title).is_none() && is_programme(item),
        _ => false,
    }
}

/// Whether the work is a part of a book with its own editors: "in R. Roe (ed.) *Book*".
pub(super) const fn is_in_book(item: &Item) -> bool {
    matches!(item.kind, Kind::Chapter | Kind::PaperConference)
}

/// Whether the work is in a volume of a periodical: "*Journal*, 12(3)".
pub(super) fn is_in_volume(item: &Item) -> bool {
    let counted = number(&item.volume).is_some();
    matches!(item.kind, Kind::ArticleJournal | Kind::Periodical | Kind::Review | Kind::ReviewBook)
        || item.kind == Kind::ArticleMagazine && counted
}

/// Whether the work is a programme of radio or television, or a podcast. What is broadcast under an
/// author's name is a contribution to one, and is quoted.
pub(super) fn is_programme(item: &Item) -> bool {
    item.kind == Kind::Broadcast && !is_someone(&item.author)
}

/// Whether the work is a film or a play that is known by its title, and then by who directed it.
pub(super) fn is_directed(item: &Item) -> bool {
    matches!(item.kind, Kind::MotionPicture | Kind::Performance)
        && (!is_someone(&item.author) || item.author == item.director)
        && is_someone(&item.director)
}
