//! The source element (9.23–9.37) and the publication history (9.39–9.41).

use crate::item::{Item, Kind, Name};
use crate::style::dates::some_date;
use crate::style::numbers::{Numeral, Ranges};
use crate::style::text::Face;
use crate::style::variables::{is_someone, number, other, text, write_doi};
use crate::style::writer::Writer;

use super::forms::{CONTRIBUTORS, DATES};
use super::kinds::{Form, form, is_in_proceedings, is_performed, is_periodical, numbered_series};
use super::lead::Lead;
use super::roles::{self, Label, Role};
use super::{description, identifier, title};

/// Writes the source.
pub(super) fn write(w: &mut Writer, item: &Item, lead: Lead) {
    w.join(". ")
        .part(|w| match form(item) {
            Form::Serial => write_periodical(w, item, lead),
            Form::Monograph => write_book(w, item, lead),
            Form::Website => {}
        })
        .part(|w| {
            if lead != Lead::Publisher && !is_author(item, lead, &item.publisher) {
                write_publisher(w, item);
            }
        })
        .part(|w| write_archive(w, item))
        .part(|w| write_event(w, item))
        .part(|w| {
            if form(item) == Form::Website && !is_author(item, lead, &item.container_title) {
                w.title_cased(&item.container_title);
            }
        });
}

/// Whether a publisher or site stands first already, so that it is not given again (9.29, 9.32).
#[expect(clippy::ref_option, reason = "a call names the field of the item alone")]
fn is_author(item: &Item, lead: Lead, variable: &Option<String>) -> bool {
    let (Lead::Names(role), Some(value)) = (lead, text(variable)) else { return false };
    let names = roles::names_of(item, role).into_iter().flat_map(|(names, _)| names);
    let literals: Vec<&str> = names.filter_map(|name| name.literal.as_deref()).collect();
    literals.len() == 1 && literals[0].to_lowercase() == value.to_lowercase()
}

/// Periodical, volume, issue, and pages or article number (9.25–9.27).
fn write_periodical(w: &mut Writer, item: &Item, lead: Lead) {
    w.join(". ")
        .part(|w| {
            w.join(", ")
                .part(|w| {
                    w.face(Face::ITALIC, |w| {
                        w.join(", ")
                            .part(|w| w.title_cased(&item.container_title))
                            .part(|w| w.title_cased(&item.collection_title));
                    });
                })
                .part(|w| write_volume_and_issue(w, item))
                .part(|w| write_article_place(w, item, lead));
        })
        .part(|w| {
            if !has_place(item) && some_date(&item.issued).is_some() {
                w.capitalized(&item.status);
            }
        });
}

fn write_volume_and_issue(w: &mut Writer, item: &Item) {
    w.face(Face::ITALIC, |w| w.number(&item.volume));
    w.wrap("(", ")", |w| {
        w.join(", ").part(|w| w.number(&item.issue)).part(|w| {
            identifier::write_labelled(w, &item.supplement_number, ["Suppl.", "Suppl."]);
        });
    });
}

/// The article number, unless it stands in the parentheses of a title that opens the entry, and the
/// pages.
fn write_article_place(w: &mut Writer, item: &Item, lead: Lead) {
    let by_title = matches!(lead, Lead::Title | Lead::Description);
    let is_given = by_title && text(&item.container_title).is_none();
    w.join(", ")
        .part(|w| {
            if let Some(number) = number(&item.number).filter(|_| !is_given) {
                w.verbatim("Article ");
                w.value(&number.as_text());
            }
        })
        .part(|w| {
            if let Some(pages) = number(&item.page) {
                let pages = Numeral::of(pages, Ranges::Full);
                if is_article_number(item, &pages) {
                    w.verbatim("Article ");
                }
                w.value(&pages.text);
            }
        });
}

/// Whether what was entered as the page of a journal's article is its number: "e0209899", "011003"
/// (9.27).
fn is_article_number(item: &Item, pages: &Numeral<'_>) -> bool {
    let digits = pages.text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = pages.text.len() - digits.len();
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    item.kind == Kind::ArticleJournal
        && number(&item.volume).is_some()
        && !pages.is_plural
        && count == digits.len()
        && (letters == 0 && count > 4 || letters == 1 && count > 1 && !pages.text.starts_with('S'))
}

/// Whether the item has a place in a periodical or series yet.
fn has_place(item: &Item) -> bool {
    let numbers = [&item.issue, &item.number, &item.page, &item.supplement_number, &item.volume];
    text(&item.collection_title).is_some()
        || numbers.into_iter().any(|variable| number(variable).is_some())
}

/// "In X. Doe (Ed.), *Title* (2nd ed., pp. 1–9)" (9.28).
fn write_book(w: &mut Writer, item: &Item, lead: Lead) {
    if text(&item.container_title).is_none() {
        return;
    }
    w.verbatim(if item.kind == Kind::Song { "On " } else { "In " });
    w.join(" ")
        .part(|w| {
            w.join(", ").part(|w| write_book_author(w, item, lead)).part(|w| {
                w.face(Face::ITALIC, |w| match numbered_series(item) {
                    Some(series) => {
                        w.join(": ").part(|w| w.in_sentence_case(series)).part(|w| {
                            w.join(". ")
                                .part(|w| title::write_volume_number(w, item))
                                .part(|w| w.sentence_cased(&item.container_title));
                        });
                    }
                    None => {
                        w.join(": ")
                            .part(|w| w.sentence_cased(&item.container_title))
                            .part(|w| title::write_volume(w, item));
                    }
                });
            });
        })
        .part(|w| {
            w.wrap("(", ")", |w| {
                w.join("; ")
                    .part(|w| {
                        if !identifier::is_audiovisual(item) {
                            identifier::write_number(w, item);
                        }
                    })
                    .part(|w| identifier::write_monograph(w, item));
            });
        })
        .part(|w| {
            if description::describes_whole(item) {
                w.wrap("[", "]", |w| description::write_format(w, item));
            }
        });
}

fn write_book_author(w: &mut Writer, item: &Item, lead: Lead) {
    if is_someone(&item.container_author) {
        return CONTRIBUTORS.write(w, &item.container_author);
    }
    let performed = is_performed(item);
    let candidates = [
        Role::ExecutiveProducer,
        Role::SeriesCreator,
        Role::EditorTranslator,
        Role::Editor,
        Role::EditorialDirector,
        Role::Compiler,
        Role::Chair,
        Role::Organizer,
        Role::Curator,
        Role::CollectionEditor,
    ];
    let found = candidates
        .into_iter()
        .filter(|role| !lead.is(*role))
        .filter(|role| performed || !matches!(role, Role::Chair | Role::Organizer))
        .map(|role| roles::names_of(item, role)[0])
        .find(|(names, _)| is_someone(names));
    if let Some((names, label)) = found {
        write_with_label(w, names, label);
    }
}

fn write_with_label(w: &mut Writer, names: &[Name], label: Option<Label>) {
    CONTRIBUTORS.write(w, names);
    if let Some(label) = label {
        w.affix(" (");
        w.verbatim(label.of(names));
        w.affix(")");
    }
}

/// The publisher (9.29); not that of a periodical, nor the university of a thesis that is to be
/// found elsewhere (10.6).
fn write_publisher(w: &mut Writer, item: &Item) {
    let is_named = match item.kind {
        Kind::Thesis => !description::is_published_thesis(item),
        _ if is_periodical(item) => false,
        Kind::PaperConference => form(item) == Form::Monograph,
        _ => true,
    };
    if is_named {
        w.join(", ").part(|w| w.text(&item.publisher)).part(|w| {
            // A museum stands with its place (10.14).
            if item.kind == Kind::Graphic && text(&item.publisher).is_some() {
                w.text(&item.publisher_place);
            }
        });
    }
}

/// The archive or database (9.30; 10.9): "Collection (Box 1), Archive, Place".
fn write_archive(w: &mut Writer, item: &Item) {
    let has_collection = text(&item.archive_collection).is_some();
    let first = if has_collection { &item.archive_collection } else { &item.archive };
    w.join(", ")
        .part(|w| {
            w.join(" ")
                .part(|w| w.text(first))
                .part(|w| w.wrap("(", ")", |w| w.text(&item.archive_location)));
        })
        .part(|w| {
            if has_collection {
                w.text(&item.archive);
            }
        })
        .part(|w| w.text(&item.archive_place));
}

/// The event, its place and its date (9.31; 10.5); not that of published proceedings.
fn write_event(w: &mut Writer, item: &Item) {
    let event = text(&item.event_title).or_else(|| other(item, "event"));
    let Some(event) = event else { return };
    if item.kind == Kind::PaperConference && is_in_proceedings(item) {
        return;
    }
    w.join(", ")
        .part(|w| w.value(&crate::style::titles::capitalize_first(event)))
        .part(|w| w.text(&item.event_place))
        .part(|w| {
            if let Some(date) = some_date(&item.event_date) {
                DATES.full_with_doubt(w, date);
            }
        });
}

/// Writes the DOI or else the address (9.34–9.36), with the date of retrieval of what has no date
/// of its own (9.16).
pub(super) fn write_address(w: &mut Writer, item: &Item) {
    if let Some(doi) = text(&item.doi) {
        return write_doi(w, doi);
    }
    let Some(url) = text(&item.url) else { return };
    w.join(" ")
        .part(|w| {
            let undated = some_date(&item.issued).is_none() && text(&item.status).is_none();
            if let Some(accessed) = some_date(&item.accessed).filter(|_| undated) {
                w.verbatim("Retrieved ");
                DATES.full(w, accessed);
                w.affix(", from");
            }
        })
        .part(|w| w.link(&[url]));
}

/// Writes what became of a work, and what it was before (9.39–9.41).
pub(super) fn write_history(w: &mut Writer, item: &Item) {
    w.wrap("(", ")", |w| {
        if item.kind == Kind::Patent {
            return w.text(&item.references);
        }
        w.join("; ")
            .part(|w| {
                if some_date(&item.issued).is_some() && has_place(item) {
                    w.capitalized(&item.status);
                }
            })
            .part(|w| match text(&item.references) {
                Some(references) => w.value(references),
                None => write_original(w, item),
            });
    });
}

/// "Original work published 1899".
fn write_original(w: &mut Writer, item: &Item) {
    w.wrap("Original work published ", "", |w| {
        w.join(", ")
            .part(|w| {
                if title::is_translation(item) {
                    w.wrap("as ", "", |w| {
                        w.face(Face::ITALIC, |w| w.sentence_cased(&item.original_title));
                    });
                }
            })
            .part(|w| {
                if let Some(date) = some_date(&item.original_date) {
                    DATES.year(w, date);
                }
            })
            .part(|w| w.text(&item.original_publisher));
    });
}
