//! The title element (9.18).

use crate::item::{Item, Kind};
use crate::style::text::Face;
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_numeric, number, text};
use crate::style::writer::Writer;

use super::kinds::{Form, form, has_own_title, is_review};
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
/// (9.19).
pub(in crate::style) fn write_title(w: &mut Writer, item: &Item) {
    let alone = text(&item.container_title).is_none();
    match form(item) {
        Form::Website => w.face(Face::ITALIC, |w| write_article(w, item)),
        Form::Serial if alone => w.face(Face::ITALIC, |w| write_article(w, item)),
        Form::Serial => write_article(w, item),
        Form::Monograph if alone => w.face(Face::ITALIC, |w| {
            w.join(": ").part(|w| w.sentence_cased(&item.title)).part(|w| write_volume(w, item));
        }),
        Form::Monograph => w.sentence_cased(&item.title),
    }
}

/// The title of an article with the title of its part.
fn write_article(w: &mut Writer, item: &Item) {
    if has_own_title(item) {
        w.join(": ").part(|w| w.sentence_cased(&item.title)).part(|w| write_part(w, item));
    }
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

fn write_volume_number(w: &mut Writer, item: &Item) {
    identifier::write_labelled(w, &item.volume, ["Vol.", "Vols."]);
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
        Kind::Bill | Kind::Legislation | Kind::Regulation | Kind::Report | Kind::Treaty => {
            w.title_cased(title);
        }
        Kind::LegalCase | Kind::Post => w.face(Face::ITALIC, |w| w.text(title)),
        Kind::Hearing | Kind::Webpage => w.face(Face::ITALIC, |w| w.title_cased(title)),
        _ if text(&item.container_title).is_some() => w.quoted(|w| w.title_cased(title)),
        _ => w.face(Face::ITALIC, |w| w.title_cased(title)),
    }
}
