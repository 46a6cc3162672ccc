//! Legal references, in the forms of the Bluebook (chapter 11).
//!
//! | type | form |
//! |---|---|
//! | `legal_case` | Name v. Name, 347 U.S. 483 (1954) |
//! | `legislation` | Name of Act, 42 U.S.C. § 12101 (1990) |
//! | `bill` | Title, H.R. 123, 115th Cong. (2017) |
//! | `hearing` | *Title: Hearing before the* Committee, 115th Cong. (2017) (testimony of Jane Doe) |
//! | `regulation` | Title, 29 C.F.R. § 825 (2013) |
//! | `treaty` | Title, date, 1577 U.N.T.S. 3 |

use crate::item::{Item, Kind};
use crate::style::dates::some_date;
use crate::style::names::{Given, List, Order};
use crate::style::text::Face;
use crate::style::titles::capitalize_first;
use crate::style::variables::{number, numeral, text};
use crate::style::writer::Writer;

use super::forms::{CITED, CONTRIBUTORS, DATES};
use super::identifier::{is_labelled, write_label_number};

/// Writes the reference without its address.
pub(super) fn write(w: &mut Writer, item: &Item) {
    if item.kind == Kind::Treaty {
        w.join(", ")
            .part(|w| write_title(w, item))
            .part(|w| write_parties(w, item))
            .part(|w| write_date(w, item))
            .part(|w| write_source(w, item));
        return;
    }
    w.join(" ")
        .part(|w| {
            w.join(", ").part(|w| write_title(w, item)).part(|w| write_source(w, item));
        })
        .part(|w| write_date(w, item))
        .part(|w| write_identifier(w, item));
}

/// Writes the name of a case, the title of a law, or what was heard and where.
pub(in crate::style) fn write_title(w: &mut Writer, item: &Item) {
    if item.kind != Kind::Hearing {
        return w.title_cased(&item.title);
    }
    w.face(Face::ITALIC, |w| {
        w.join(": ").part(|w| w.capitalized(&item.title)).part(|w| {
            w.wrap("Hearing ", "", |w| {
                w.join(" ")
                    .part(|w| w.wrap("on ", "", |w| w.number(&item.number)))
                    .part(|w| w.wrap("before the ", "", |w| w.number(&item.section)));
            });
        });
    });
}

/// The parties of a treaty: "U.S.-U.S.S.R."
fn write_parties(w: &mut Writer, item: &Item) {
    let mut parties = w.join("-");
    for party in &item.author {
        parties.part(|w| CITED.write_name(w, party, Given::None));
    }
}

fn write_date(w: &mut Writer, item: &Item) {
    let issued = some_date(&item.issued);
    match item.kind {
        Kind::Treaty => {
            if let Some(date) = issued {
                DATES.full_with_doubt(w, date);
            }
        }
        Kind::LegalCase => w.wrap("(", ")", |w| {
            w.join(" ").part(|w| w.text(&item.authority)).part(|w| match issued {
                Some(date) if text(&item.container_title).is_some() => DATES.year(w, date),
                Some(date) => DATES.full_with_doubt(w, date),
                None => {}
            });
        }),
        _ => w.wrap("(", ")", |w| write_years(w, item)),
    }
}

/// The year of a law and before it that of its first form; a rule that is only proposed has the
/// day of the proposal.
fn write_years(w: &mut Writer, item: &Item) {
    w.join(" ")
        .part(|w| {
            if let Some(date) = some_date(&item.original_date) {
                DATES.year(w, date);
                w.affix(" &");
            }
        })
        .part(|w| match (some_date(&item.issued), some_date(&item.submitted)) {
            (Some(date), _) => DATES.year(w, date),
            (None, Some(date)) => DATES.full(w, date),
            (None, None) => {}
        });
}

/// Who testified, or the state of a law.
fn write_identifier(w: &mut Writer, item: &Item) {
    let in_full = List { order: Order::Natural, given: Given::Full, ..CONTRIBUTORS };
    match item.kind {
        Kind::Hearing => w.wrap("(testimony of ", ")", |w| in_full.write(w, &item.author)),
        Kind::Bill | Kind::Legislation | Kind::Regulation => {
            w.wrap("(", ")", |w| w.text(&item.status));
        }
        _ => {}
    }
}

fn write_source(w: &mut Writer, item: &Item) {
    match item.kind {
        Kind::Bill => {
            w.join(", ")
                .part(|w| write_bill_number(w, item))
                .part(|w| write_session(w, item))
                .part(|w| write_reporter(w, item, Place::Page));
        }
        Kind::Hearing => write_session(w, item),
        Kind::LegalCase => write_case_source(w, item),
        Kind::Legislation => write_act_source(w, item),
        Kind::Regulation => {
            w.join(", ")
                .part(|w| {
                    w.join(" ").part(|w| w.text(&item.genre)).part(|w| write_label_number(w, item));
                })
                .part(|w| write_reporter(w, item, Place::SectionOrPage));
        }
        _ => {
            w.join(" ").part(|w| write_reporter(w, item, Place::Page)).part(|w| {
                if number(&item.page).is_none() {
                    write_label_number(w, item);
                }
            });
        }
    }
}

/// The number of a bill; that of a report of Congress has "No."
pub(super) fn write_bill_number(w: &mut Writer, item: &Item) {
    let is_bill = text(&item.authority).is_some()
        || number(&item.chapter_number).is_some()
        || text(&item.container_title).is_some();
    w.join(" ").part(|w| w.text(&item.genre)).part(|w| {
        if is_bill {
            w.number(&item.number);
        } else {
            write_label_number(w, item);
        }
    });
}

/// The body and its session: "115th Cong."
fn write_session(w: &mut Writer, item: &Item) {
    w.join(" ").part(|w| w.text(&item.authority)).part(|w| w.number(&item.chapter_number));
}

fn write_case_source(w: &mut Writer, item: &Item) {
    if text(&item.container_title).is_none() {
        return write_label_number(w, item);
    }
    w.join(" ")
        .part(|w| write_reporter(w, item, Place::None))
        .part(|w| write_section(w, item))
        .part(|w| match first_page(item) {
            Some(page) => w.value(&page),
            // A court's own number: "UKHL 19".
            None if number(&item.number).is_some() => w.number(&item.number),
            // A case that its reporter has not printed yet has blanks for its page.
            None => w.verbatim("___"),
        });
}

fn write_act_source(w: &mut Writer, item: &Item) {
    if number(&item.number).is_none() {
        return write_reporter(w, item, Place::SectionOrPage);
    }
    // "c. 15": an act of another parliament has no "Pub. L. No.".
    let chapter = number(&item.number).map(|number| number.as_text());
    let chapter = chapter.filter(|number| number.starts_with("c."));
    w.join(", ")
        .part(|w| {
            if let Some(chapter) = chapter {
                return w.value(&chapter);
            }
            w.join(" ")
                .part(|w| match text(&item.genre) {
                    Some(genre) => w.value(&capitalize_first(genre)),
                    None if is_labelled(item) => {}
                    None => w.verbatim("Pub. L."),
                })
                .part(|w| write_label_number(w, item));
        })
        .part(|w| write_reporter(w, item, Place::Page));
}

/// Where in a reporter or code a text begins.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Page,
    SectionOrPage,
    None,
}

/// Volume and name of the reporter or code, and the place in it: "347 U.S. 483".
fn write_reporter(w: &mut Writer, item: &Item, place: Place) {
    let by_section = place == Place::SectionOrPage && number(&item.section).is_some();
    w.join(" ").part(|w| w.number(&item.volume)).part(|w| w.text(&item.container_title)).part(
        |w| match first_page(item) {
            _ if by_section => write_section(w, item),
            Some(page) if place != Place::None => w.value(&page),
            _ => {}
        },
    );
}

fn write_section(w: &mut Writer, item: &Item) {
    if let Some(section) = numeral(&item.section) {
        w.verbatim(if section.is_plural { "§§ " } else { "§ " });
        w.value(&section.text);
    }
}

/// The first of the pages, if they are numbers.
fn first_page(item: &Item) -> Option<String> {
    let pages = number(&item.page)?.as_text();
    let first = pages.split(['&', '-', '–']).next()?.split(", ").next()?.trim();
    Some(if first.ends_with(char::is_alphanumeric) { first.to_owned() } else { pages.into_owned() })
}
