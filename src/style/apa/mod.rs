//! APA style, after the Publication Manual of the American Psychological Association, seventh
//! edition: reference lists (chapters 9 to 11) and citations (chapter 8).
//!
//! An entry has four elements, each of which ends with a full stop (9.4):
//!
//! | element | asks | here |
//! |---|---|---|
//! | author | who? | [`author`], 9.7–9.12 |
//! | date | when? | [`date`], 9.13–9.17 |
//! | title | what? | [`title`], [`identifier`] and [`description`], 9.18–9.22 |
//! | source | where can I get it? | [`source`], 9.23–9.37 |
//!
//! Notes on the publication history follow (9.39–9.41). Legal references keep the forms of the
//! Bluebook (chapter 11, [`legal`]).

mod author;
mod cite;
mod date;
mod description;
pub(super) mod forms;
mod identifier;
mod kinds;
mod lead;
mod legal;
mod roles;
mod source;
mod title;

use crate::item::{Date, Item, Name};

use super::dates::some_date;
use super::manual::{Disambiguation, Keys, Manual, Namesakes};
use super::names::{List, sortable};
use super::sort::words;
use super::variables::text;
use super::writer::{Quotes, Writer};

use forms::{AUTHORS, CITED, QUOTES};
use kinds::is_legal;
use lead::{Lead, lead};
use roles::names_of;

/// APA style.
pub(super) struct Apa;

impl Manual for Apa {
    fn quotes(&self) -> Quotes {
        QUOTES
    }

    fn namesakes(&self) -> Namesakes {
        Namesakes::Always
    }

    fn narrative_and(&self) -> &'static str {
        "and"
    }

    fn write_entry(&self, w: &mut Writer, item: &Item, disambiguation: &Disambiguation) {
        if !cite::is_in_prose_only(item) {
            write_entry(w, item, &disambiguation.year_suffix);
        }
    }

    /// By author, then the undated, the dated and the works in press, then by date, then by title
    /// (9.44–9.49).
    fn list_keys(&self, item: &Item) -> Keys {
        let title = words(self, |w| title::write_title(w, item));
        Keys { author: author_key(item, usize::MAX), ..date_keys(item, Some(title)) }
    }

    /// The order of the list, with the first of three authors or more alone (8.12).
    fn cite_keys(&self, item: &Item) -> Keys {
        Keys { author: author_key(item, CITED.et_al.from), ..date_keys(item, None) }
    }

    fn cited_names<'a>(&self, item: &'a Item) -> Option<&'a [Name]> {
        cite::author_names(item)
    }

    fn cited_more<'a>(&self, item: &'a Item) -> &'a [Name] {
        cite::more_names(item)
    }

    fn cited_list(&self, item: &Item) -> List {
        cite::list(item)
    }

    fn write_cited_title(&self, w: &mut Writer, item: &Item) {
        cite::write_key(w, item);
    }

    fn write_cited_date(&self, w: &mut Writer, item: &Item, year_suffix: &str) {
        cite::write_date(w, item, year_suffix);
    }

    fn write_locator(&self, w: &mut Writer, item: &Item, label: &str, value: &str) {
        cite::write_locator(w, item, label, value);
    }
}

/// The author element as it is sorted; of a list from `cut` names on, the first name.
fn author_key(item: &Item, cut: usize) -> String {
    words(&Apa, |w| match lead(item) {
        _ if is_legal(item) => legal::write_title(w, item),
        Lead::Names(role) => {
            let mut parts = w.join(", ");
            for (names, _) in names_of(item, role) {
                let keep = if names.len() >= cut { 1 } else { names.len() };
                parts.part(|w| sortable(w, names, keep, &AUTHORS, false));
            }
        }
        lead => author::write_lead(w, item, lead),
    })
}

fn date_keys(item: &Item, title: Option<String>) -> Keys {
    let status = item.status.clone().unwrap_or_default();
    let (group, date) = match (some_date(&item.issued), text(&item.status)) {
        (Some(date), _) => (1, date_key(item, date)),
        (None, Some(_)) => (2, (0, 0, 0)),
        (None, None) => (0, (0, 0, 0)),
    };
    Keys { group, date, words: std::iter::once(status).chain(title).collect(), ..Keys::default() }
}

/// The date as it is printed: of most works the year.
fn date_key(item: &Item, date: &Date) -> (i32, u8, u8) {
    let Some(start) = date.start else { return (0, 0, 0) };
    if date::sorts_by_day(item) {
        (start.year, start.month.unwrap_or(0), start.day.unwrap_or(0))
    } else {
        (start.year, 0, 0)
    }
}

fn write_entry(w: &mut Writer, item: &Item, year_suffix: &str) {
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
        .part(|w| {
            if is_legal(item) {
                w.text(&item.references);
            } else {
                source::write_history(w, item);
            }
        });
}

fn write_elements(w: &mut Writer, item: &Item, lead: Lead, year_suffix: &str) {
    w.join(". ")
        .part(|w| author::write(w, item, lead))
        .part(|w| date::write(w, item, year_suffix))
        .part(|w| match lead {
            Lead::Title => title::write_after_lead(w, item, lead),
            Lead::Description => {}
            _ => title::write_with_descriptions(w, item, lead),
        })
        .part(|w| source::write(w, item, lead));
}
