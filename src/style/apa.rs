//! APA style, after the Publication Manual of the American Psychological Association, seventh
//! edition: reference lists (chapters 9 to 11) and citations (chapter 8).
//!
//! An entry has four elements, each of which ends with a full stop (9.4):
//!
//! | element | asks | here |
//! |---|---|---|
//! | author | who? | [`author`], 9.7–9.12 |
//! | date | when? | [`date`], 9.13–9.17 |
//! | title | what? | [`title`] and [`description`], 9.18–9.22 |
//! | source | where can I get it? | [`source`], 9.23–9.37 |
//!
//! Notes on the publication history follow (9.39–9.41). Legal references keep the forms of the
//! Bluebook (chapter 11, [`legal`]).

mod author;
mod cite;
mod date;
mod description;
mod kinds;
mod legal;
mod source;
mod title;

use crate::item::{Item, Kind};

use super::dates::{DayOrder, Dates};
use super::names::{EtAl, Given, LastComma, List, Order};
use super::text::Face;
use super::writer::{Quotes, Writer};

pub(super) use author::{Lead, lead, write_lead};
pub(super) use cite::{author_names, is_in_prose_only, label_locator, write_date, write_key};
pub(super) use date::full_date;
pub(super) use kinds::is_legal;
pub(super) use title::write_title;

/// American quotation marks, with full stops and commas inside (6.7, 6.9).
pub(super) const QUOTES: Quotes = Quotes::DOUBLE;

/// Dates as in "May 3, 2020"; "ca." and "B.C.E." (8.15, 9.14).
pub(super) const DATES: Dates = Dates {
    order: DayOrder::MonthFirst,
    circa: "ca. ",
    bc: " B.C.E.",
    ad: " C.E.",
    autumn: "Fall",
};

/// Names in the author element: inverted, a comma before the ampersand even of two, and from 21
/// on the first 19, an ellipsis and the last (9.8).
pub(super) const AUTHORS: List = List {
    order: Order::Inverted,
    given: Given::Initials,
    terminator: ". ",
    and: "&",
    last_comma: LastComma::Always,
    et_al: EtAl { from: 21, keep: 19, last: true, face: Face::PLAIN },
};

/// Names further on: in order, a comma before the ampersand from three on (9.28).
pub(super) const CONTRIBUTORS: List =
    List { order: Order::Natural, last_comma: LastComma::FromThree, ..AUTHORS };

/// Names in a citation: family names, from three on the first and "et al." (8.17).
pub(super) const CITED: List = List {
    order: Order::Short,
    given: Given::None,
    last_comma: LastComma::FromThree,
    et_al: EtAl { from: 3, keep: 1, last: false, face: Face::PLAIN },
    ..AUTHORS
};

/// Writes the entry of an item in the reference list.
pub(super) fn write_entry(w: &mut Writer, item: &Item, year_suffix: &str) {
    if is_in_prose_only(item) {
        return;
    }
    let lead = lead(item);
    w.join(" ")
        .part(|w| {
            if is_legal(item) {
                legal::write(w, item);
            } else {
                write_elements(w, item, lead, year_suffix);
            }
            if !w.is_empty() {
                w.affix(".");
            }
        })
        .part(|w| source::write_address(w, item))
        .part(|w| match is_legal(item) {
            true => w.text(&item.references),
            false => source::write_history(w, item),
        });
}

fn write_elements(w: &mut Writer, item: &Item, lead: Lead, year_suffix: &str) {
    w.join(". ")
        .part(|w| author::write(w, item, lead))
        .part(|w| date::write(w, item, year_suffix))
        .part(|w| match lead {
            Lead::Title => description::write_description(w, item),
            Lead::Description => {}
            _ => title::write_with_descriptions(w, item, lead),
        })
        .part(|w| source::write(w, item, lead));
}

