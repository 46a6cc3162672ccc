//! Harvard style, after Cite Them Right (Pears and Shields), twelfth edition.
//!
//! | element | form | here |
//! |---|---|---|
//! | author | Doe, J.K. and Roe, R.; from four on the first and *et al.* | [`mod@lead`] |
//! | year, and day where it counts | (2020), or (no date); 3 May | here, [`day`] |
//! | title | *Of a work that stands alone*, ‘of an article’ | [`title`] |
//! | source | *Journal*, 12(3), pp. 4–9; Place: Publisher | [`source`] |
//! | address | Available at: https://… (Accessed: 3 May 2020) | [`source`] |
//!
//! Without an author the title comes first, except that of an unsigned article in a newspaper or
//! magazine, which stands under its name:
//!
//! | work | form |
//! |---|---|
//! | book | *Atlas of bread* (2003) 3rd edn. Place: Publisher |
//! | article | ‘On salt’ (2020) *Journal*, 12(3), pp. 4–9 |
//! | newspaper | *The Daily Loaf* (2020) ‘Salt is back’, 3 May, p. 4 |
//! | programme | *Bread tonight* (2020) Channel, 3 May |
//! | episode | ‘Rye’ (2020) *Bread tonight*, Series 1, episode 2. Channel, 3 May |
//! | film | *The loaf* (2020) Directed by R. Roe [Film]. Place: Company |
//! | law | *Bread Act 2010, c. 15*, as [`legal`] has it |

mod day;
mod event;
mod forms;
mod kinds;
mod lead;
mod legal;
mod source;
mod title;

use crate::item::{Item, Name};

use super::dates::some_date;
use super::locators::british_label;
use super::manual::{Disambiguation, Keys, Manual, Namesakes};
use super::names::{List, sortable};
use super::numbers::{Numeral, Ranges};
use super::sort::words;
use super::variables::{is_someone, text};
use super::writer::{Quotes, Writer};

use day::{Day, write_day};
pub(super) use forms::{AUTHORS, DATES};
use forms::{CITED, ET_AL, QUOTES};
use lead::{Lead, lead, lead_names};

/// Harvard style.
pub(super) struct Harvard;

impl Manual for Harvard {
    fn quotes(&self) -> Quotes {
        QUOTES
    }

    fn namesakes(&self) -> Namesakes {
        Namesakes::WhereAmbiguous
    }

    fn narrative_and(&self) -> &'static str {
        CITED.and
    }

    fn write_entry(&self, w: &mut Writer, item: &Item, disambiguation: &Disambiguation) {
        write_entry(w, item, disambiguation);
    }

    /// By author, year and title; works without a date come last.
    fn list_keys(&self, item: &Item) -> Keys {
        Keys { author: author_key(item), words: vec![title_key(item)], ..year_key(item) }
    }

    /// By year alone.
    fn cite_keys(&self, item: &Item) -> Keys {
        year_key(item)
    }

    fn cited_names<'a>(&self, item: &'a Item) -> Option<&'a [Name]> {
        lead_names(item).map(|(names, _)| names)
    }

    fn cited_list(&self, _: &Item) -> List {
        CITED
    }

    fn write_cited_title(&self, w: &mut Writer, item: &Item) {
        lead::write_cited(w, item);
    }

    /// The year of a law is in its name.
    fn write_cited_date(&self, w: &mut Writer, item: &Item, year_suffix: &str) {
        if lead(item) != Lead::Law {
            write_date(w, item, "no date", year_suffix);
        }
    }

    fn write_locator(&self, w: &mut Writer, _: &Item, label: &str, value: &str) {
        write_locator(w, label, value);
    }
}

fn author_key(item: &Item) -> String {
    words(&Harvard, |w| match lead_names(item) {
        Some((names, _)) => {
            let shown = if names.len() >= ET_AL.from { ET_AL.keep } else { names.len() };
            sortable(w, names, shown, &AUTHORS, true);
        }
        None => lead::write_cited(w, item),
    })
}

fn title_key(item: &Item) -> String {
    item.title.clone().unwrap_or_default()
}

fn year_key(item: &Item) -> Keys {
    let year = some_date(&item.issued).map(|date| date.start.map_or(0, |start| start.year));
    Keys { group: u8::from(year.is_none()), date: (year.unwrap_or(0), 0, 0), ..Keys::default() }
}

fn write_entry(w: &mut Writer, item: &Item, disambiguation: &Disambiguation) {
    let lead = lead(item);
    w.join(". ")
        .part(|w| {
            w.join(" ")
                .part(|w| lead::write_lead(w, item, disambiguation))
                .part(|w| {
                    // The words open the entry if there is neither author nor source before them.
                    let words = if w.is_empty() { "No date" } else { "no date" };
                    if lead != Lead::Law {
                        w.wrap("(", ")", |w| {
                            write_date(w, item, words, &disambiguation.year_suffix);
                        });
                    }
                })
                .part(|w| write_work(w, item, lead));
        })
        .part(|w| source::write_editors(w, item, lead))
        .part(|w| source::write_helpers(w, item))
        .part(|w| source::write_publisher(w, item))
        .part(|w| write_day(w, item, lead, Day::Posted));
    source::write_place(w, item, lead);
    source::write_address(w, item);
    if !w.is_empty() {
        w.affix(".");
    }
}

/// Writes the year with its letter.
fn write_date(w: &mut Writer, item: &Item, no_date: &str, year_suffix: &str) {
    if let Some(date) = some_date(&item.issued) {
        DATES.year(w, date);
        w.affix(year_suffix);
    } else {
        w.verbatim(no_date);
        if !year_suffix.is_empty() {
            w.affix(" ");
            w.verbatim(year_suffix);
        }
    }
}

/// The title, unless it stands first, and what the work reviews and is part of.
fn write_work(w: &mut Writer, item: &Item, lead: Lead) {
    let reviews = is_someone(&item.reviewed_author) || text(&item.reviewed_title).is_some();
    w.join(if reviews { ". " } else { ", " })
        .part(|w| {
            let title_leads = matches!(lead, Lead::Law | Lead::Title);
            w.join(" ")
                .part(|w| source::write_director(w, item))
                .part(|w| title::write_with_details(w, item, title_leads));
        })
        .part(|w| {
            if reviews {
                title::write_reviewed(w, item);
            }
        })
        .part(|w| source::write_whole(w, item, lead));
}

/// Writes a place in the work: "p. 12", "chs 2–3".
fn write_locator(w: &mut Writer, label: &str, value: &str) {
    let numeral = Numeral::read(value, Ranges::Kept);
    w.join(" ")
        .part(|w| w.verbatim(british_label(label)[usize::from(numeral.is_plural)]))
        .part(|w| w.value(&numeral.text));
}
