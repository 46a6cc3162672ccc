//! Where the work is found: what it is part of, who else made it, who published it, its volume,
//! day and pages, and its address.
//!
//! | work | form |
//! |---|---|
//! | article | *Journal*, 12(3), pp. 4–9, or *Journal*, 12(3), article 45 |
//! | chapter | in R. Roe (ed.) *Book*. Place: Publisher, pp. 4–9 |
//! | review | Review of *Book*, by R. Roe. *Journal*, 12(3), pp. 4–9 |
//! | map | sheet 65, 1:50,000. Place: Publisher (Series) |
//! | programme | *Series*, Series 1, episode 2. Channel, 3 May |
//! | film | Directed by R. Roe [Film]. Place: Company |
//! | performance | [Theatre, Town. 3 May] |
//! | picture | Museum, Town |

use crate::item::{Item, Kind, Name};
use crate::style::dates::some_date;
use crate::style::names::List;
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_someone, number, numeral, other, text, write_doi};
use crate::style::writer::Writer;

use super::day::{Day, write_day};
use super::event::{conference, write_event};
use super::forms::{CONTRIBUTORS, DATES};
use super::kinds::{is_directed, is_in_book, is_in_volume, is_programme, stands_alone};
use super::lead::{EDITOR, EDITOR_TRANSLATOR, Lead, TRANSLATOR, lead, write_label};
use super::legal;
use super::title::{write_edition, write_italic};

/// Names in a book by one author, and beside a chapter's: initials apart.
const SPACED: List = List { terminator: ". ", ..CONTRIBUTORS };

/// Writes what the work is part of.
pub(super) fn write_whole(w: &mut Writer, item: &Item, lead: Lead) {
    match item.kind {
        Kind::LegalCase => legal::write_case_source(w, item),
        Kind::Legislation | Kind::Regulation | Kind::Treaty => legal::write_gazette(w, item),
        Kind::Broadcast => write_series(w, item),
        Kind::Map => write_sheet(w, item),
        _ => {
            w.join(" ").part(|w| write_book_editors(w, item, lead)).part(|w| match lead {
                Lead::Container if text(&item.container_title).is_none() => {}
                Lead::Container => write_edition(w, item),
                _ => write_container(w, item),
            });
        }
    }
}

/// The series and the number of an episode; of a programme that is none the channel.
fn write_series(w: &mut Writer, item: &Item) {
    if has_channel_for_source(item) {
        let channel = |w: &mut Writer| write_imprint(w, item);
        w.join(", ").part(channel).part(|w| write_day(w, item, Lead::Title, Day::Aired));
        return;
    }
    w.join(", ").part(|w| write_container(w, item)).part(|w| {
        if is_programme(item) {
            w.number(&item.number);
        }
    });
}

/// Whether the channel follows the year of a programme, which is no episode of a series.
fn has_channel_for_source(item: &Item) -> bool {
    is_programme(item) && stands_alone(item) && lead(item) == Lead::Title
}

/// "sheet 65, 1:50,000".
fn write_sheet(w: &mut Writer, item: &Item) {
    w.join(", ")
        .part(|w| write_container(w, item))
        .part(|w| {
            if let Some(sheet) = numeral(&item.number) {
                w.verbatim(if sheet.is_numeric { "sheet " } else { "" });
                w.value(&sheet.text);
            }
        })
        .part(|w| w.text(&item.scale));
}

/// "in R. Roe (ed.)" before the book that a chapter is in.
fn write_book_editors(w: &mut Writer, item: &Item, lead: Lead) {
    if !is_in_book(item) {
        return;
    }
    w.wrap("in ", "", |w| {
        if is_someone(&item.container_author) {
            SPACED.write(w, &item.container_author);
            if text(&item.container_title).is_some() {
                w.affix(",");
            }
            return;
        }
        w.join(", ")
            .part(|w| {
                write_book_editor(w, if lead == Lead::Editor { &[] } else { &item.editor }, item);
            })
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

fn write_book_editor(w: &mut Writer, names: &[Name], item: &Item) {
    if is_someone(names) {
        let both = item.editor == item.translator;
        CONTRIBUTORS.write(w, names);
        write_label(w, names, if both { EDITOR_TRANSLATOR } else { EDITOR });
    }
}

fn write_container(w: &mut Writer, item: &Item) {
    let Some(container) = text(&item.container_title).or(conference(item)) else { return };
    w.join(". ")
        .part(|w| {
            w.join(" ").part(|w| write_italic(w, container)).part(|w| {
                if is_preprint(item) {
                    w.verbatim("[Preprint]");
                } else if item.kind == Kind::Broadcast && is_someone(&item.author) {
                    // What somebody says in a podcast: "*Podcast* [Podcast]. 2 March."
                    let genre = text(&item.genre).unwrap_or_default();
                    w.wrap("[", "]", |w| w.value(&capitalize_first(genre)));
                }
            });
        })
        .part(|w| {
            if !stands_alone(item) {
                write_edition(w, item);
            }
        });
}

/// An article that is in no journal, nor has a place in one, is ahead of its print.
fn is_preprint(item: &Item) -> bool {
    item.kind == Kind::Article && number(&item.page).is_none() && number(&item.volume).is_none()
}

/// Illustrators, interviewers and chairs, whom the manual names after the title.
pub(super) fn write_helpers(w: &mut Writer, item: &Item) {
    let by = |w: &mut Writer, words: &'static str, names: &[Name]| {
        if is_someone(names) {
            w.verbatim(words);
            CONTRIBUTORS.write(w, names);
        }
    };
    w.join(". ")
        .part(|w| by(w, "Illustrated by ", &item.illustrator))
        .part(|w| by(w, "Interview by ", &item.interviewer))
        .part(|w| w.wrap("(", ")", |w| by(w, "Chair: ", &item.chair)));
}

/// "Edited by R. Roe. Translated by S. Poe".
pub(super) fn write_editors(w: &mut Writer, item: &Item, lead: Lead) {
    if is_in_book(item) && !is_someone(&item.container_author) {
        return;
    }
    let list = if is_in_book(item) { SPACED } else { CONTRIBUTORS };
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

/// Writes who directed a film or a play that is known by its title.
pub(super) fn write_director(w: &mut Writer, item: &Item) {
    if is_directed(item) {
        w.wrap("Directed by ", "", |w| CONTRIBUTORS.write(w, &item.director));
    }
}

/// Place and publisher, with the genre of a thesis, the number of a report, the name of an event,
/// and the series.
pub(super) fn write_publisher(w: &mut Writer, item: &Item) {
    match item.kind {
        Kind::ArticleJournal | Kind::ArticleMagazine | Kind::ArticleNewspaper => {}
        Kind::Broadcast if has_channel_for_source(item) => {}
        Kind::LegalCase => w.text(&item.archive),
        Kind::Patent => write_patent(w, item),
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
        Kind::Event | Kind::PaperConference => {
            w.join(". ").part(|w| write_event(w, item)).part(|w| write_publication(w, item));
        }
        Kind::Collection | Kind::Graphic | Kind::Manuscript => {
            w.join(". ").part(|w| write_holder(w, item)).part(|w| write_publication(w, item));
        }
        _ => write_publication(w, item),
    }
}

/// The name of an event, place and publisher, and the series.
fn write_publication(w: &mut Writer, item: &Item) {
    w.join(" ")
        .part(|w| {
            w.join(", ")
                .part(|w| write_italic(w, other(item, "event").unwrap_or_default()))
                .part(|w| write_imprint(w, item));
        })
        .part(|w| write_collection(w, item));
}

/// "Place: Publisher"; of a picture, the museum and where that is.
fn write_imprint(w: &mut Writer, item: &Item) {
    if item.kind == Kind::Graphic {
        w.join(", ").part(|w| w.text(&item.publisher)).part(|w| w.text(&item.publisher_place));
        return;
    }
    w.join(": ").part(|w| w.text(&item.publisher_place)).part(|w| w.text(&item.publisher));
}

/// "(Series, 7)": the number of the series, or the volume that the work is of it.
fn write_collection(w: &mut Writer, item: &Item) {
    let in_series = text(&item.collection_title).is_some() && !is_in_volume(item);
    w.wrap("(", ")", |w| {
        w.join(", ").part(|w| w.text(&item.collection_title)).part(|w| {
            if number(&item.collection_number).is_some() || !in_series {
                w.number(&item.collection_number);
            } else {
                w.number(&item.volume);
            }
        });
    });
}

/// "UK Intellectual Property Office Patent no. GB2463069": a number says nothing without the
/// office that gave it.
fn write_patent(w: &mut Writer, item: &Item) {
    let office = text(&item.authority).or(text(&item.genre)).unwrap_or_default();
    w.join(". ")
        .part(|w| {
            if number(&item.number).is_some() {
                w.join(" ").part(|w| w.value(office)).part(|w| {
                    let told = office.to_lowercase().ends_with("patent");
                    w.verbatim(if told { "no. " } else { "Patent no. " });
                    w.number(&item.number);
                });
            }
        })
        .part(|w| {
            if text(&item.authority).is_none() {
                write_imprint(w, item);
            }
        });
}

/// "Museum, Town", of what is in one place only.
fn write_holder(w: &mut Writer, item: &Item) {
    if text(&item.archive_place).is_some() {
        w.join(", ")
            .part(|w| w.text(&item.archive_location))
            .part(|w| w.text(&item.archive_collection))
            .part(|w| w.text(&item.archive))
            .part(|w| w.text(&item.archive_place));
    }
}

/// Volume and issue, day, and pages, after a comma.
pub(super) fn write_place(w: &mut Writer, item: &Item, lead: Lead) {
    w.wrap(", ", "", |w| {
        w.join(", ")
            .part(|w| {
                if is_in_volume(item) {
                    w.number(&item.volume);
                    w.wrap("(", ")", |w| w.number(&item.issue));
                }
            })
            .part(|w| write_day(w, item, lead, Day::Listed))
            .part(|w| write_pages(w, item));
    });
}

/// "pp. 4–9", and an article's number.
fn write_pages(w: &mut Writer, item: &Item) {
    let is_paged = matches!(
        item.kind,
        Kind::Article
            | Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Book
            | Kind::Chapter
            | Kind::EntryDictionary
            | Kind::EntryEncyclopedia
            | Kind::LegalCase
            | Kind::PaperConference
            | Kind::Periodical
            | Kind::Regulation
            | Kind::Report
            | Kind::Review
            | Kind::ReviewBook
            | Kind::Treaty
    );
    w.join(", ")
        .part(|w| {
            if item.kind == Kind::ArticleJournal {
                w.wrap("article ", "", |w| w.number(&item.number));
            }
        })
        .part(|w| {
            if let Some(pages) = numeral(&item.page).filter(|_| is_paged) {
                w.verbatim(if pages.is_plural { "pp. " } else { "p. " });
                w.value(&pages.text);
            }
        });
}

/// "Available at: https://… (Accessed: 3 May 2020)".
pub(super) fn write_address(w: &mut Writer, item: &Item) {
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
