//! Where and when something was shown or given.

use crate::item::{Item, Kind};
use crate::style::dates::some_date;
use crate::style::variables::text;
use crate::style::writer::Writer;

use super::forms::DATES;

/// "[Theatre, Town. 3 May]" after the title of a play, or after who directed it.
pub(super) fn write_stage(w: &mut Writer, item: &Item) {
    if item.kind == Kind::Performance && has_event(item) {
        w.wrap("[", "]", |w| {
            w.join(". ").part(|w| write_venue(w, item)).part(|w| write_event_day(w, item));
        });
    }
}

/// Where and when an exhibition or a conference was: "Gallery, Town. 4 March–1 May", "Town, 3 May".
pub(super) fn write_event(w: &mut Writer, item: &Item) {
    if !has_event(item) {
        return;
    }
    match item.kind {
        Kind::Event => {
            w.join(". ").part(|w| write_venue(w, item)).part(|w| write_event_day(w, item));
        }
        Kind::PaperConference => {
            w.join(", ").part(|w| w.text(&item.event_place)).part(|w| write_event_day(w, item));
        }
        _ => {}
    }
}

/// Whether the item says where it was shown or given.
fn has_event(item: &Item) -> bool {
    text(&item.event_place).is_some()
}

fn write_venue(w: &mut Writer, item: &Item) {
    w.join(", ").part(|w| w.text(&item.event_title)).part(|w| w.text(&item.event_place));
}

fn write_event_day(w: &mut Writer, item: &Item) {
    if let Some(date) = some_date(&item.event_date).or(some_date(&item.issued)) {
        DATES.day(w, date);
    }
}

/// The conference of a paper that is in no book.
pub(super) fn conference(item: &Item) -> Option<&str> {
    text(&item.event_title).filter(|_| item.kind == Kind::PaperConference && has_event(item))
}
