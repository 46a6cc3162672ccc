//! The title, and what is said of the work after it.
//!
//! | work | form |
//! |---|---|
//! | stands alone | *Title* [Photograph] (2 vol). 3rd edn |
//! | is part of another | ‘Title’ |
//! | is a standard | *BS 1234: Title* |
//! | is a letter or message | Email to Jane Doe |
//!
//! A title that leads has the year right after it, and the rest after the year:
//! *Title* (2003) 3rd edn.

use crate::item::{Item, Kind};
use crate::style::names::script::is_alphabetic_text;
use crate::style::names::{Given, List};
use crate::style::numbers::ordinal;
use crate::style::text::Face;
use crate::style::titles::capitalize_first;
use crate::style::variables::{edition, is_someone, number, says_edition, text, write_version};
use crate::style::writer::Writer;

use super::event::write_stage;
use super::forms::CONTRIBUTORS;
use super::kinds::stands_alone;

/// Titles in scripts without italics stay upright.
pub(super) fn write_italic(w: &mut Writer, title: &str) {
    let face = if is_alphabetic_text(title) { Face::ITALIC } else { Face::PLAIN };
    w.face(face, |w| w.value(title));
}

/// Writes the title: italic, or in quotation marks.
pub(super) fn write_title(w: &mut Writer, item: &Item) {
    let title = item.title.as_deref().unwrap_or_default();
    match item.kind {
        Kind::PersonalCommunication => write_message(w, item),
        Kind::Standard => w.face(Face::ITALIC, |w| {
            w.join(": ").part(|w| w.number(&item.number)).part(|w| w.value(title));
        }),
        _ if stands_alone(item) => write_italic(w, title),
        _ => w.quoted(|w| w.value(title)),
    }
}

/// The words of a message's title, or what it is and to whom: "Email to Jane Doe".
fn write_message(w: &mut Writer, item: &Item) {
    if text(&item.title).is_some() {
        return w.text(&item.title);
    }
    let in_full = List { given: Given::Full, ..CONTRIBUTORS };
    w.value(&capitalize_first(text(&item.genre).unwrap_or("letter")));
    w.wrap(" to ", "", |w| in_full.write(w, &item.recipient));
}

/// Writes the title, unless it leads, with what is said of a work that stands alone.
pub(super) fn write_with_details(w: &mut Writer, item: &Item, title_leads: bool) {
    let title = |w: &mut Writer| {
        if !title_leads {
            write_title(w, item);
        }
    };
    if !stands_alone(item) {
        w.join(" ")
            .part(title)
            .part(|w| w.wrap("(", ")", |w| write_version(w, item)))
            .part(|w| write_description(w, item));
        return;
    }
    w.join(". ")
        .part(|w| {
            w.join(" ")
                .part(title)
                .part(|w| w.wrap("(", ")", |w| write_version(w, item)))
                .part(|w| write_description(w, item))
                .part(|w| write_stage(w, item))
                .part(|w| write_volumes(w, item));
        })
        .part(|w| write_edition(w, item));
}

/// "Review of *Book*, by R. Roe".
pub(super) fn write_reviewed(w: &mut Writer, item: &Item) {
    w.wrap("Review of ", "", |w| {
        w.join(", by ")
            .part(|w| write_italic(w, item.reviewed_title.as_deref().unwrap_or_default()))
            .part(|w| CONTRIBUTORS.write(w, &item.reviewed_author));
    });
}

/// Writes what kind of thing a work is that is not plain text: "[Photograph]".
fn write_description(w: &mut Writer, item: &Item) {
    let genre = match item.kind {
        Kind::Dataset
        | Kind::Event
        | Kind::Figure
        | Kind::Graphic
        | Kind::Map
        | Kind::MotionPicture
        | Kind::Software
        | Kind::Song => text(&item.genre),
        Kind::Broadcast => text(&item.genre).filter(|_| is_someone(&item.host)),
        _ => None,
    };
    let medium = text(&item.medium).filter(|_| genre.is_some() || stands_alone(item));
    if let Some(words) = medium.or(genre) {
        w.wrap("[", "]", |w| w.value(&capitalize_first(words)));
    }
}

/// "(2 vol)", where no single volume is meant.
fn write_volumes(w: &mut Writer, item: &Item) {
    if number(&item.volume).is_none() {
        w.wrap("(", " vol)", |w| w.number(&item.number_of_volumes));
    }
}

/// "3rd edn", or the words of the item.
pub(super) fn write_edition(w: &mut Writer, item: &Item) {
    let Some(numeral) = edition(&item.edition) else { return };
    if numeral.is_numeric {
        w.verbatim(&ordinal(&numeral.text));
        w.affix(" edn");
        return;
    }
    let words = without_edition(&numeral.text);
    w.value(words);
    if is_alphabetic_text(words) && !says_edition(words) {
        w.affix(" edn");
    }
}

/// The words of an edition without "ed." at their end.
fn without_edition(text: &str) -> &str {
    let bare = ["edition", "ed.", "ed", "edn"].iter().find_map(|end| {
        let before = text.strip_suffix(end)?;
        before.ends_with(' ').then(|| before.trim_end())
    });
    bare.unwrap_or(text)
}
