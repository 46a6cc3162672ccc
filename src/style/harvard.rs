//! Harvard style, after Cite Them Right (Pears and Shields), twelfth edition.
//!
//! | element | form |
//! |---|---|
//! | author | Doe, J.K. and Roe, R.; from four on the first and *et al.* |
//! | year | (2020), or (no date) |
//! | title | *Of a work that stands alone*, ‘of an article’ |
//! | source | *Journal*, 12(3), pp. 4–9; Place: Publisher |
//! | address | Available at: https://… (Accessed: 3 May 2020) |

use crate::item::{DayOrder, Item, Kind, Name};

use super::dates::{Dates, some_date};
use super::locators::british_label;
use super::manual::{Disambiguation, Keys, Manual, Namesakes};
use super::names::script::is_alphabetic_text;
use super::names::{EtAl, Given, LastComma, List, Order, are_namesakes, sortable};
use super::numbers::{Numeral, Ranges, ordinal};
use super::sort::words;
use super::text::Face;
use super::titles::title_case;
use super::variables::{is_someone, number, numeral, other, text, write_doi};
use super::writer::{Quotes, Writer};

/// British quotation marks, with full stops and commas outside.
const QUOTES: Quotes = Quotes::SINGLE;

/// Dates as in "3 May 2020".
pub(super) const DATES: Dates =
    Dates { order: DayOrder::DayFirst, circa: "", bc: " BC", ad: " AD" };

/// From four names on only the first is given.
const ET_AL: EtAl = EtAl { from: 4, keep: 1, last: false, face: Face::ITALIC };

/// Names at the head of an entry.
pub(super) const AUTHORS: List = List {
    order: Order::Inverted,
    given: Given::Initials,
    terminator: ".",
    and: "and",
    last_comma: LastComma::Never,
    et_al: ET_AL,
};

/// Names further on.
const CONTRIBUTORS: List = List {
    order: Order::Natural,
    last_comma: LastComma::FromThree,
    et_al: EtAl { face: Face::PLAIN, ..ET_AL },
    ..AUTHORS
};

/// Names in a citation.
const CITED: List = List { order: Order::Short, given: Given::None, terminator: ". ", ..AUTHORS };

/// What stands first in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    Author,
    Editor,
    Translator,
    /// The newspaper, magazine or journal of an unsigned article.
    Container,
    Title,
}

fn lead(item: &Item) -> Lead {
    match item.kind {
        _ if is_someone(&item.author) => Lead::Author,
        _ if is_someone(&item.editor) => Lead::Editor,
        _ if is_someone(&item.translator) => Lead::Translator,
        Kind::ArticleJournal | Kind::ArticleMagazine | Kind::ArticleNewspaper => Lead::Container,
        _ => Lead::Title,
    }
}

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
        match lead(item) {
            Lead::Container => write_container_lead(w, item),
            _ => write_title(w, item),
        }
    }

    fn write_cited_date(&self, w: &mut Writer, item: &Item, year_suffix: &str) {
        write_date(w, item, "no date", year_suffix);
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
        None => Harvard.write_cited_title(w, item),
    })
}

fn title_key(item: &Item) -> String {
    item.title.clone().unwrap_or_default()
}

fn year_key(item: &Item) -> Keys {
    let year = some_date(&item.issued).map(|date| date.start.map_or(0, |start| start.year));
    Keys { group: u8::from(year.is_none()), date: (year.unwrap_or(0), 0, 0), ..Keys::default() }
}

/// The names that stand first, with the role of those who are not the authors.
fn lead_names(item: &Item) -> Option<(&[Name], [&'static str; 2])> {
    match lead(item) {
        Lead::Author => Some((&item.author, ["", ""])),
        Lead::Editor => Some((&item.editor, EDITOR)),
        Lead::Translator => Some((&item.translator, TRANSLATOR)),
        Lead::Container | Lead::Title => None,
    }
}

fn write_entry(w: &mut Writer, item: &Item, disambiguation: &Disambiguation) {
    let lead = lead(item);
    w.join(". ")
        .part(|w| {
            w.join(" ")
                .part(|w| write_author(w, item, disambiguation))
                .part(|w| {
                    // The words open the entry if there is neither author nor source before them.
                    let words = if w.is_empty() { "No date" } else { "no date" };
                    w.wrap("(", ")", |w| write_date(w, item, words, &disambiguation.year_suffix));
                })
                .part(|w| write_work(w, item, lead));
        })
        .part(|w| write_editors(w, item, lead))
        .part(|w| write_publisher(w, item));
    write_place(w, item);
    write_address(w, item);
    if !w.is_empty() {
        w.affix(".");
    }
}

/// Writes who stands first: the author, else the editor or translator, else the work itself.
fn write_author(w: &mut Writer, item: &Item, disambiguation: &Disambiguation) {
    let Some((names, labels)) = lead_names(item) else {
        return Harvard.write_cited_title(w, item);
    };
    let et_al = EtAl { keep: ET_AL.keep.max(disambiguation.shown), ..ET_AL };
    List { et_al, ..AUTHORS }.write_each(w, names, |w, index, name| {
        let given = if are_namesakes(names, index) { Given::Full } else { Given::Initials };
        AUTHORS.write_name(w, name, given.max(disambiguation.given(index)));
    });
    write_label(w, names, labels);
}

const EDITOR: [&str; 2] = ["ed.", "eds"];
const TRANSLATOR: [&str; 2] = ["trans.", "trans."];
const EDITOR_TRANSLATOR: [&str; 2] = ["ed. & trans.", "eds & trans."];

fn write_label(w: &mut Writer, names: &[Name], labels: [&'static str; 2]) {
    w.wrap(" (", ")", |w| w.verbatim(labels[usize::from(names.len() > 1)]));
}

fn write_container_lead(w: &mut Writer, item: &Item) {
    let container = item.container_title.as_deref().unwrap_or_default();
    write_italic(w, &title_case(container));
}

/// Titles in scripts without italics stay upright.
fn write_italic(w: &mut Writer, title: &str) {
    let face = if is_alphabetic_text(title) { Face::ITALIC } else { Face::PLAIN };
    w.face(face, |w| w.value(title));
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

/// The title and what the work is part of.
fn write_work(w: &mut Writer, item: &Item, lead: Lead) {
    w.join(", ")
        .part(|w| {
            if lead != Lead::Title {
                write_title(w, item);
            }
        })
        .part(|w| {
            w.join(" ").part(|w| write_book_editors(w, item, lead)).part(|w| match lead {
                Lead::Container if text(&item.container_title).is_none() => {}
                Lead::Container => write_edition(w, item),
                _ => write_container(w, item),
            });
        });
}

/// Whether the work stands alone, so that its title is italic.
const fn stands_alone(item: &Item) -> bool {
    matches!(
        item.kind,
        Kind::Bill
            | Kind::Book
            | Kind::Graphic
            | Kind::LegalCase
            | Kind::Legislation
            | Kind::MotionPicture
            | Kind::Report
            | Kind::Song
            | Kind::Thesis
            | Kind::Webpage
    )
}

/// Writes the title: italic with its medium, number of volumes and edition, or in quotation marks.
fn write_title(w: &mut Writer, item: &Item) {
    if !stands_alone(item) {
        return w.quoted(|w| w.text(&item.title));
    }
    w.join(". ")
        .part(|w| {
            w.join(" ")
                .part(|w| write_italic(w, item.title.as_deref().unwrap_or_default()))
                .part(|w| w.wrap("[", "]", |w| w.text(&item.medium)))
                .part(|w| write_volumes(w, item));
        })
        .part(|w| write_edition(w, item));
}

/// "(2 vol)", where no single volume is meant.
fn write_volumes(w: &mut Writer, item: &Item) {
    if number(&item.volume).is_none() {
        w.wrap("(", " vol)", |w| w.number(&item.number_of_volumes));
    }
}

/// "3rd edn", or the words of the item.
fn write_edition(w: &mut Writer, item: &Item) {
    let Some(numeral) = numeral(&item.edition) else { return };
    if numeral.is_numeric {
        w.verbatim(&ordinal(&numeral.text));
        w.affix(" edn");
    } else {
        w.value(&numeral.text);
    }
}

const fn is_in_book(item: &Item) -> bool {
    matches!(item.kind, Kind::Chapter | Kind::PaperConference)
}

/// "in Roe, R. (ed.)" before the book that a chapter is in.
fn write_book_editors(w: &mut Writer, item: &Item, lead: Lead) {
    if !is_in_book(item) {
        return;
    }
    w.wrap("in ", "", |w| {
        if is_someone(&item.container_author) {
            let spaced = List { terminator: ". ", ..CONTRIBUTORS };
            spaced.write(w, &item.container_author);
            if text(&item.container_title).is_some() {
                w.affix(",");
            }
            return;
        }
        w.join(", ")
            .part(|w| write_helpers(w, if lead == Lead::Editor { &[] } else { &item.editor }, item))
            .part(|w| {
                if item.editor != item.translator && lead != Lead::Translator {
                    CONTRIBUTORS.write(w, &item.translator);
                    if is_someone(&item.translator) {
                        write_label(w, &item.translator, TRANSLATOR);
                    }
                }
            });
    });
}

fn write_helpers(w: &mut Writer, names: &[Name], item: &Item) {
    if is_someone(names) {
        let both = item.editor == item.translator;
        CONTRIBUTORS.write(w, names);
        write_label(w, names, if both { EDITOR_TRANSLATOR } else { EDITOR });
    }
}

fn write_container(w: &mut Writer, item: &Item) {
    let Some(container) = text(&item.container_title) else { return };
    w.join(". ")
        .part(|w| {
            w.join(" ").part(|w| write_italic(w, container)).part(|w| {
                if is_preprint(item) {
                    w.verbatim("[Preprint]");
                }
            });
        })
        .part(|w| {
            if !stands_alone(item) {
                write_edition(w, item);
            }
        });
}

/// An article without volume and pages is not in an issue yet.
fn is_preprint(item: &Item) -> bool {
    matches!(item.kind, Kind::Article | Kind::ArticleJournal)
        && number(&item.page).is_none()
        && number(&item.volume).is_none()
}

/// "Edited by R. Roe. Translated by S. Poe".
fn write_editors(w: &mut Writer, item: &Item, lead: Lead) {
    if is_in_book(item) && !is_someone(&item.container_author) {
        return;
    }
    let spaced = List { terminator: ". ", ..CONTRIBUTORS };
    let list = if is_in_book(item) { spaced } else { CONTRIBUTORS };
    let by = |w: &mut Writer, words: &'static str, names: &[Name]| {
        w.wrap(words, "", |w| list.write(w, names));
    };
    let (editor, translator) = (&*item.editor, &*item.translator);
    match lead {
        Lead::Editor => by(w, "Translated by ", translator),
        Lead::Translator => {}
        _ if editor == translator => by(w, "Edited and translated by ", editor),
        _ => {
            w.join(". ")
                .part(|w| by(w, "Edited by ", editor))
                .part(|w| by(w, "Translated by ", translator));
        }
    }
}

/// Place and publisher, with the genre of a thesis, the number of a report, the name of an event,
/// and the series.
fn write_publisher(w: &mut Writer, item: &Item) {
    match item.kind {
        Kind::ArticleJournal | Kind::ArticleMagazine | Kind::ArticleNewspaper => {}
        Kind::Thesis => {
            w.join(". ").part(|w| w.text(&item.genre)).part(|w| w.text(&item.publisher));
        }
        Kind::Report => {
            w.join(". ")
                .part(|w| {
                    w.join(" ").part(|w| w.text(&item.genre)).part(|w| w.number(&item.number));
                })
                .part(|w| write_imprint(w, item));
        }
        _ => {
            w.join(" ")
                .part(|w| {
                    w.join(", ")
                        .part(|w| write_italic(w, other(item, "event").unwrap_or_default()))
                        .part(|w| write_imprint(w, item));
                })
                .part(|w| {
                    w.wrap("(", ")", |w| {
                        w.join(", ")
                            .part(|w| w.text(&item.collection_title))
                            .part(|w| w.number(&item.collection_number));
                    });
                });
        }
    }
}

/// "Place: Publisher".
fn write_imprint(w: &mut Writer, item: &Item) {
    w.join(": ").part(|w| w.text(&item.publisher_place)).part(|w| w.text(&item.publisher));
}

/// Volume and issue, day, and pages, after a comma.
fn write_place(w: &mut Writer, item: &Item) {
    w.wrap(", ", "", |w| {
        w.join(", ")
            .part(|w| {
                if item.kind == Kind::ArticleJournal {
                    w.number(&item.volume);
                    w.wrap("(", ")", |w| w.number(&item.issue));
                }
            })
            .part(|w| write_day(w, item))
            .part(|w| write_pages(w, item));
    });
}

fn write_day(w: &mut Writer, item: &Item) {
    let is_dated = matches!(
        item.kind,
        Kind::ArticleNewspaper | Kind::ArticleMagazine | Kind::PostWeblog | Kind::Speech
    );
    if let Some(date) = some_date(&item.issued).filter(|_| is_dated) {
        DATES.day(w, date);
    }
}

fn write_pages(w: &mut Writer, item: &Item) {
    let is_paged = matches!(
        item.kind,
        Kind::Article
            | Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Book
            | Kind::Chapter
            | Kind::PaperConference
            | Kind::Report
            | Kind::Review
            | Kind::ReviewBook
    );
    if let Some(pages) = numeral(&item.page).filter(|_| is_paged) {
        w.verbatim(if pages.is_plural { "pp. " } else { "p. " });
        w.value(&pages.text);
    }
}

/// "Available at: https://… (Accessed: 3 May 2020)".
fn write_address(w: &mut Writer, item: &Item) {
    w.wrap(". Available at: ", "", |w| match (text(&item.doi), text(&item.url)) {
        (Some(doi), _) => write_doi(w, doi),
        (None, Some(url)) => {
            w.link(&[url]);
            if let Some(accessed) = some_date(&item.accessed) {
                w.affix(" (Accessed: ");
                DATES.full(w, accessed);
                w.affix(")");
            }
        }
        (None, None) => {}
    });
}

/// Writes a place in the work: "p. 12", "chs 2–3".
fn write_locator(w: &mut Writer, label: &str, value: &str) {
    let numeral = Numeral::read(value, Ranges::Kept);
    w.join(" ")
        .part(|w| w.verbatim(british_label(label)[usize::from(numeral.is_plural)]))
        .part(|w| w.value(&numeral.text));
}
