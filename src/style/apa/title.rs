//! The title element (9.18).

use crate::item::{Item, Kind};
use crate::style::dates::some_date;
use crate::style::text::Face;
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_numeric, is_someone, number, text};
use crate::style::writer::Writer;

use super::kinds::{Form, form, has_own_title, is_review, numbered_series};
use super::lead::Lead;
use super::{description, identifier};

/// Writes the title, what identifies it in parentheses, and its description in brackets.
pub(super) fn write_with_descriptions(w: &mut Writer, item: &Item, lead: Lead) {
    if text(&item.title).is_none() {
        return description::write_in_place_of_title(w, item, lead);
    }
    w.join(" ")
        .part(|w| write_title(w, item))
        .part(|w| identifier::write(w, item, lead))
        .part(|w| description::write_description(w, item));
}

/// Writes what is left for the title element when the title stands in the place of the author: the
/// description, and of a review also the facts in parentheses.
pub(super) fn write_after_lead(w: &mut Writer, item: &Item, lead: Lead) {
    w.join(" ")
        .part(|w| {
            if is_review(item) {
                identifier::write(w, item, lead);
            }
        })
        .part(|w| description::write_description(w, item));
}

/// Writes the title: italic if the work stands alone, upright if it is part of a greater whole
/// (9.19), and its translation in brackets (9.38).
pub(in crate::style) fn write_title(w: &mut Writer, item: &Item) {
    let (title, translation) = translated(item);
    let face = if stands_alone(item) { Face::ITALIC } else { Face::PLAIN };
    w.join(" ")
        .part(|w| {
            w.face(face, |w| {
                let mut parts = w.join(": ");
                if form(item) != Form::Monograph {
                    if has_own_title(item) {
                        parts.part(|w| w.in_sentence_case(title)).part(|w| write_part(w, item));
                    }
                } else if text(&item.container_title).is_some() {
                    parts.part(|w| w.in_sentence_case(title));
                } else if let Some(series) = numbered_series(item) {
                    parts.part(|w| w.in_sentence_case(series)).part(|w| {
                        w.join(". ")
                            .part(|w| write_volume_number(w, item))
                            .part(|w| w.in_sentence_case(title));
                    });
                } else {
                    parts.part(|w| w.in_sentence_case(title)).part(|w| write_volume(w, item));
                }
            });
        })
        .part(|w| w.wrap("[", "]", |w| w.in_sentence_case(translation)));
}

fn stands_alone(item: &Item) -> bool {
    match form(item) {
        Form::Website => true,
        // A single song is no album (example 92).
        _ if item.kind == Kind::Song && text(&item.genre) == Some("Song") => false,
        Form::Serial | Form::Monograph => text(&item.container_title).is_none(),
    }
}

/// The title, and its translation: in brackets at its end, or as the title beside the original one
/// of a work that was not itself translated.
fn translated(item: &Item) -> (&str, &str) {
    let title = text(&item.title).unwrap_or_default();
    if let Some(original) = text(&item.original_title).filter(|_| !is_translation(item)) {
        return (original, title);
    }
    let inner = title.strip_suffix(']').and_then(|rest| rest.rsplit_once(" ["));
    inner.filter(|(before, _)| !before.contains('[')).unwrap_or((title, ""))
}

/// Whether the item is the translation of an earlier work, which its history tells of (9.39).
pub(super) fn is_translation(item: &Item) -> bool {
    some_date(&item.original_date).is_some()
        || text(&item.original_publisher).is_some()
        || is_someone(&item.translator)
}

/// The title of a volume, and of a part, which follow that of the whole book (9.20).
pub(super) fn write_volume(w: &mut Writer, item: &Item) {
    let has_part_title = text(&item.part_title).is_some();
    if text(&item.volume_title).is_some() {
        w.join(": ")
            .part(|w| {
                w.join(". ")
                    .part(|w| write_volume_number(w, item))
                    .part(|w| w.sentence_cased(&item.volume_title));
            })
            .part(|w| write_part(w, item));
    } else if has_part_title {
        w.join(", ").part(|w| write_volume_number(w, item)).part(|w| write_part(w, item));
    } else {
        w.join(", ")
            .part(|w| {
                if !is_numeric(&item.volume) {
                    write_volume_number(w, item);
                }
            })
            .part(|w| {
                if !is_numeric(&item.part_number) {
                    identifier::write_part_number(w, item);
                }
            });
    }
}

/// The title of a part with its number; a mere number stands in parentheses instead.
fn write_part(w: &mut Writer, item: &Item) {
    if text(&item.part_title).is_some() {
        w.join(". ").part(|w| identifier::write_part_number(w, item)).part(|w| {
            let title = item.part_title.as_deref().map(capitalize_first);
            w.sentence_cased(&title.map(Into::into));
        });
    } else if number(&item.part_number).is_some() && !is_numeric(&item.part_number) {
        identifier::write_part_number(w, item);
    }
}

pub(super) fn write_volume_number(w: &mut Writer, item: &Item) {
    identifier::write_labelled(w, &item.volume, ["Vol.", "Vols."]);
}

/// The name of an act without its year, where that follows: "Bread Act of 1990" is cited as
/// (Bread Act, 1990) (11.5).
fn without_year<'a>(title: &'a str, item: &Item) -> &'a str {
    let year = some_date(&item.issued).and_then(|date| date.start).map(|start| start.year);
    let split = title.rsplit_once(" of ").filter(|(_, end)| end.parse().ok() == year);
    split.map_or(title, |(name, _)| name)
}

/// Writes the title as a citation has it, in title case (8.14): italic or in quotation marks as in
/// the reference list; a report or law with neither.
pub(super) fn write_short(w: &mut Writer, item: &Item) {
    let title = if text(&item.title_short).is_some() { &item.title_short } else { &item.title };
    match item.kind {
        _ if is_review(item) => {
            if has_own_title(item) {
                w.quoted(|w| w.title_cased(title));
            } else {
                description::write_short(w, item);
            }
        }
        Kind::Bill | Kind::Legislation | Kind::Regulation | Kind::Treaty => {
            let title = text(title).unwrap_or_default();
            w.title_cased(&Some(without_year(title, item).to_owned()));
        }
        Kind::Report => w.title_cased(title),
        Kind::LegalCase | Kind::Post => w.face(Face::ITALIC, |w| w.text(title)),
        Kind::Hearing | Kind::Webpage => w.face(Face::ITALIC, |w| w.title_cased(title)),
        _ if text(&item.container_title).is_some() => w.quoted(|w| w.title_cased(title)),
        _ => w.face(Face::ITALIC, |w| w.title_cased(title)),
    }
}
