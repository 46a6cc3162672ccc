//! The date element (9.13–9.17).

use crate::item::{Item, Kind};
use crate::style::dates::some_date;
use crate::style::variables::{number, text};
use crate::style::writer::Writer;

use super::forms::DATES;
use super::kinds::is_in_proceedings;

/// Writes the date in parentheses: the year with its letter, and the day where the manual gives it.
pub(super) fn write(w: &mut Writer, item: &Item, year_suffix: &str) {
    w.wrap("(", ")", |w| match some_date(&item.issued) {
        Some(date) => {
            w.join(", ")
                .part(|w| {
                    DATES.year(w, date);
                    w.affix(year_suffix);
                })
                .part(|w| {
                    if full_date(item) {
                        DATES.day(w, date);
                    }
                });
        }
        None => write_status(w, item, year_suffix),
    });
}

/// Writes what stands in the place of a year: "in press", "n.d." (9.14, 9.17).
pub(super) fn write_status(w: &mut Writer, item: &Item, year_suffix: &str) {
    match text(&item.status) {
        Some(status) => w.value(&status.to_lowercase()),
        None => w.verbatim("n.d."),
    }
    if !year_suffix.is_empty() {
        w.affix("-");
        w.verbatim(year_suffix);
    }
}

/// Whether more than the year is given: for what appears often or is spoken (9.14).
pub(super) fn full_date(item: &Item) -> bool {
    match item.kind {
        Kind::ArticleMagazine
        | Kind::ArticleNewspaper
        | Kind::Broadcast
        | Kind::Collection
        | Kind::Document
        | Kind::Entry
        | Kind::EntryDictionary
        | Kind::EntryEncyclopedia
        | Kind::Event
        | Kind::Figure
        | Kind::Graphic
        | Kind::Manuscript
        | Kind::MotionPicture
        | Kind::Pamphlet
        | Kind::Performance
        | Kind::PersonalCommunication
        | Kind::Post
        | Kind::PostWeblog
        | Kind::Song
        | Kind::Speech
        | Kind::Webpage => true,
        Kind::Interview | Kind::PaperConference => !is_in_proceedings(item),
        // An entry of a work on the web that changes (example 49).
        Kind::Chapter => {
            text(&item.url).is_some()
                && text(&item.publisher).is_none()
                && number(&item.page).is_none()
        }
        // A press release appears on a day (example 59).
        Kind::Report => {
            text(&item.genre).is_some_and(|genre| genre.to_lowercase().contains("release"))
        }
        _ => false,
    }
}

/// Whether works of one year are in the order of their days. The types that have only a year in
/// the list are not.
pub(super) fn sorts_by_day(item: &Item) -> bool {
    match item.kind {
        Kind::Article
        | Kind::ArticleJournal
        | Kind::Book
        | Kind::Chapter
        | Kind::Dataset
        | Kind::Map
        | Kind::MusicalScore
        | Kind::Patent
        | Kind::Report
        | Kind::Review
        | Kind::ReviewBook
        | Kind::Thesis => false,
        Kind::PaperConference => !is_in_proceedings(item),
        _ => true,
    }
}
