//! The day of publication, of what appears on a day.

use crate::item::{Item, Kind};
use crate::style::dates::{has_day, some_date};
use crate::style::variables::{is_someone, text};
use crate::style::writer::Writer;

use super::forms::DATES;
use super::kinds::{is_programme, stands_alone};
use super::lead::Lead;

/// How the day of publication stands in the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// The year says enough.
    Unwritten,
    /// After a comma, be it only the month: "*The Guardian*, 16 May".
    Listed,
    /// After the channel of a programme that is no episode: "*Programme* (2015) BBC One, 2 April".
    Aired,
    /// As a sentence of its own, of what somebody put on the web: "*Title*. 12 February."
    Posted,
}

fn day(item: &Item, lead: Lead) -> Day {
    match item.kind {
        Kind::ArticleMagazine
        | Kind::ArticleNewspaper
        | Kind::PersonalCommunication
        | Kind::PostWeblog
        | Kind::Speech => Day::Listed,
        _ if !item.issued.as_ref().is_some_and(has_day) => Day::Unwritten,
        Kind::Broadcast if !is_programme(item) && text(&item.url).is_some() => Day::Posted,
        Kind::Broadcast if !is_programme(item) => Day::Unwritten,
        Kind::Broadcast if lead != Lead::Title => Day::Posted,
        Kind::Broadcast if stands_alone(item) => Day::Aired,
        Kind::Broadcast => Day::Listed,
        Kind::MotionPicture if is_posted(item) => Day::Posted,
        _ => Day::Unwritten,
    }
}

/// Whether the work is a video that somebody put on the web, and not a film.
fn is_posted(item: &Item) -> bool {
    is_someone(&item.author) && text(&item.url).is_some()
}

/// Writes the day, if this is how it stands in the entry.
pub(super) fn write_day(w: &mut Writer, item: &Item, lead: Lead, stands: Day) {
    if let Some(date) = some_date(&item.issued).filter(|_| day(item, lead) == stands) {
        DATES.day(w, date);
    }
}
