//! Laws, cases and treaties.
//!
//! | type | form |
//! |---|---|
//! | `legislation` | *Name of Act 2010, c. 15* |
//! | `legal_case` | ‘Name v. Name’ (2019) Name of Court, case 41 |
//! | `legal_case`, reported | ‘Name v. Name’ (1991) *Name of Law Reports*, 1, pp. 207–208 |
//! | `treaty`, `regulation` | *Title* (2007) *Name of Gazette* C 306, pp. 1–230 |

use std::borrow::Cow;

use crate::item::{Item, Kind};
use crate::lexicon::law::COURTS;
use crate::style::dates::some_date;
use crate::style::text::Face;
use crate::style::variables::{is_someone, number, numeral, text};
use crate::style::writer::Writer;

use super::forms::DATES;
use super::title::write_italic;

/// Whether an item is a law under its own name, with neither an author nor a gazette.
pub(super) fn is_law(item: &Item) -> bool {
    matches!(item.kind, Kind::Legislation | Kind::Regulation)
        && !is_someone(&item.author)
        && text(&item.container_title).is_none()
}

/// The name of a law, which ends with its year: "Equality Act 2010".
pub(super) fn name_of_law(item: &Item) -> Cow<'_, str> {
    let title = item.title.as_deref().unwrap_or_default();
    let Some(date) = some_date(&item.issued) else { return title.into() };
    let mut w = Writer::new(super::forms::QUOTES);
    DATES.year(&mut w, date);
    let year = w.finish();
    if title.contains(year.as_str()) { title.into() } else { format!("{title} {year}").into() }
}

/// Writes the name of a law and its number, which is part of the name: "Equality Act 2010, c. 15".
pub(super) fn write_law(w: &mut Writer, item: &Item) {
    w.face(Face::ITALIC, |w| {
        w.join(", ").part(|w| w.value(&name_of_law(item))).part(|w| w.number(&item.number));
    });
}

/// Writes where a case was decided or reported: "United Kingdom Supreme Court, case 41".
pub(super) fn write_case_source(w: &mut Writer, item: &Item) {
    let court = text(&item.container_title).filter(|name| COURTS.contains(*name));
    if let Some(court) = court.filter(|_| number(&item.number).is_some()) {
        // "UKHL 19": the court and its own number.
        w.join(", ").part(|w| w.text(&item.authority)).part(|w| {
            w.join(" ").part(|w| w.value(court)).part(|w| w.number(&item.number));
        });
        return;
    }
    w.join(", ")
        .part(|w| w.text(&item.authority))
        .part(|w| write_case_number(w, item))
        .part(|w| write_italic(w, item.container_title.as_deref().unwrap_or_default()))
        .part(|w| w.number(&item.volume));
}

/// "case 41", or a neutral citation without its year, which stands before it already: of
/// "[2019] UKSC 41" the last two words.
fn write_case_number(w: &mut Writer, item: &Item) {
    let Some(number) = numeral(&item.number) else { return };
    let citation = number.text.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    match citation {
        Some((_, citation)) => w.value(citation),
        None if number.is_numeric => {
            w.verbatim("case ");
            w.value(&number.text);
        }
        None => w.value(&number.text),
    }
}

/// Writes the gazette or series of a treaty or law, and its volume.
pub(super) fn write_gazette(w: &mut Writer, item: &Item) {
    w.join(" ")
        .part(|w| write_italic(w, item.container_title.as_deref().unwrap_or_default()))
        .part(|w| w.number(&item.volume));
}
