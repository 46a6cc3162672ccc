//! What follows a title in brackets: what kind of thing a work is (9.21).

use crate::item::{Item, Kind};
use crate::lexicon::containers::ONLINE;
use crate::style::names::{Given, List};
use crate::style::text::Face;
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_someone, number, text};
use crate::style::writer::Writer;

use super::forms::{CITED, CONTRIBUTORS};
use super::identifier;
use super::kinds::{
    Form, form, is_in_proceedings, is_performed, is_periodical, is_retrievable, is_review,
    part_form,
};
use super::lead::Lead;

/// Writes what stands for a missing title: a report's number, or the description (9.22).
pub(super) fn write_in_place_of_title(w: &mut Writer, item: &Item, lead: Lead) {
    if matches!(item.kind, Kind::Report) {
        w.join(" ")
            .part(|w| identifier::write_number(w, item))
            .part(|w| write_description(w, item))
            .part(|w| identifier::write(w, item, lead));
    } else {
        w.join(" ").part(|w| write_description(w, item)).part(|w| identifier::write(w, item, lead));
    }
}

/// Writes the description in brackets, which says what a work is that is not plain text (9.21).
pub(super) fn write_description(w: &mut Writer, item: &Item) {
    // "[Image attached] [Post]": what is attached to a post has its own brackets (10.15).
    if matches!(item.kind, Kind::Post | Kind::Webpage) && text(&item.genre).is_some() {
        w.wrap("[", "] ", |w| w.capitalized(medium(item)));
        return w.wrap("[", "]", |w| w.capitalized(&item.genre));
    }
    w.wrap("[", "]", |w| match item.kind {
        Kind::Interview => write_interview(w, item),
        _ if is_someone(&item.interviewer) => write_interview(w, item),
        _ if is_review(item) => write_review(w, item),
        Kind::PersonalCommunication => write_letter(w, item),
        Kind::Song if is_someone(&item.composer) => write_recording(w, item),
        Kind::Thesis => write_thesis(w, item),
        _ if is_periodical(item) => {
            w.join("; ").part(|w| write_format(w, item)).part(|w| {
                if text(&item.title).is_none() {
                    w.number(&item.section);
                }
            });
        }
        _ if !describes_whole(item) => write_format(w, item),
        _ => {}
    });
}

/// Whether the description belongs to the whole that the item is part of, and follows its title:
/// a chapter of a report or program, a talk at a meeting.
pub(super) fn describes_whole(item: &Item) -> bool {
    text(&item.container_title).is_some()
        && form(item) != Form::Website
        && match item.kind {
            Kind::Document | Kind::Report | Kind::Software | Kind::Standard => true,
            Kind::PaperConference => !is_in_proceedings(item),
            _ => is_performed(item) && !is_in_proceedings(item),
        }
}

/// The medium, unless it only says that the work is on the web, which its address says (9.34).
#[expect(clippy::ref_option, reason = "it stands for the field of the item")]
pub(super) fn medium(item: &Item) -> &Option<String> {
    static NONE: Option<String> = None;
    let online = text(&item.medium).is_some_and(|medium| ONLINE.contains(&*medium.to_lowercase()));
    if online { &NONE } else { &item.medium }
}

/// The genre and the medium that the item gives, or else the name of its type.
pub(super) fn write_format(w: &mut Writer, item: &Item) {
    if text(&item.genre).is_none() && text(medium(item)).is_none() {
        return w.verbatim(type_name(item));
    }
    let start = w.len();
    w.join("; ").part(|w| write_genre(w, item)).part(|w| {
        if w.len() == start { w.capitalized(medium(item)) } else { w.text(medium(item)) }
    });
}

/// The genre, unless it stands before the number in parentheses.
fn write_genre(w: &mut Writer, item: &Item) {
    if number(&item.number).is_none() || !identifier::describes_number(item) {
        w.in_sentence_case(&capitalize_first(text(&item.genre).unwrap_or_default()));
    }
}

/// The words for a type that is always described (9.21; chapter 10).
fn type_name(item: &Item) -> &'static str {
    let part_of_whole = text(&item.container_title).is_some();
    match item.kind {
        Kind::Broadcast => "Broadcast",
        Kind::Collection => "Archival collection",
        Kind::Dataset => "Dataset",
        Kind::Figure => "Figure",
        Kind::Graphic => "Graphic",
        Kind::Interview | Kind::PersonalCommunication if !is_retrievable(item) => {
            "Personal communication"
        }
        Kind::Interview => "Interview",
        Kind::PersonalCommunication => "Letter",
        Kind::Manuscript if !is_retrievable(item) => "Unpublished manuscript",
        Kind::Map => "Map",
        Kind::MotionPicture => "Video recording",
        Kind::Periodical if part_of_whole && number(&item.supplement_number).is_some() => {
            "Supplement"
        }
        Kind::Periodical if part_of_whole && text(&item.title).is_some() => "Special issue",
        Kind::Song => "Audio recording",
        Kind::Software => "Computer software",
        Kind::Post => "Online post",
        Kind::Review => "Review",
        Kind::ReviewBook => "Book review",
        _ => "",
    }
}

/// "Interview by X. Doe" (example 95).
fn write_interview(w: &mut Writer, item: &Item) {
    let asked = is_someone(&item.interviewer);
    match (text(&item.title).is_some(), asked, text(&item.genre)) {
        (true, true, _) => {
            w.join("; ").part(|w| write_genre(w, item)).part(|w| w.capitalized(medium(item)));
        }
        (true, false, _) | (false, false, None) => write_format(w, item),
        (false, _, Some(genre)) => {
            w.value(&capitalize_first(genre));
            if asked {
                w.affix(" by ");
                CONTRIBUTORS.write(w, &item.interviewer);
            }
        }
        (false, true, None) => {
            w.verbatim("Interview by ");
            CONTRIBUTORS.write(w, &item.interviewer);
            w.join("").part(|w| w.wrap("; ", "", |w| w.capitalized(medium(item))));
        }
    }
}

/// "Letter to Jane Doe": the recipient's name is given in full.
fn write_letter(w: &mut Writer, item: &Item) {
    let in_full = List { given: Given::Full, ..CONTRIBUTORS };
    if !is_someone(&item.recipient) {
        return write_format(w, item);
    }
    w.join("; ")
        .part(|w| {
            w.join(" ").part(|w| write_format(w, item)).part(|w| {
                w.verbatim("to ");
                in_full.write(w, &item.recipient);
            });
        })
        .part(|w| write_further_medium(w, item));
}

/// The medium once more after a description that the genre opens.
fn write_further_medium(w: &mut Writer, item: &Item) {
    if number(&item.number).is_none() && text(&item.genre).is_some() {
        w.text(medium(item));
    }
}

/// "Review of the book *Title*, by X. Doe" (9.21; example 67).
fn write_review(w: &mut Writer, item: &Item) {
    let of_other = text(&item.reviewed_genre).is_some() || text(&item.reviewed_title).is_some();
    let title = if of_other { &item.reviewed_title } else { &item.title };
    let words = review_words(item);
    let has_subject = text(title).is_some() || text(&item.reviewed_genre).is_some();
    w.join("; ")
        .part(|w| {
            w.join(", ")
                .part(|w| {
                    w.join(" ")
                        .part(|w| match words {
                            ReviewWords::Fixed(words) if has_subject => w.verbatim(words),
                            ReviewWords::Fixed(_) => {}
                            ReviewWords::Given(words) => w.value(&capitalize_first(words)),
                        })
                        .part(|w| w.text(&item.reviewed_genre))
                        .part(|w| {
                            if is_part(item) {
                                w.quoted(|w| w.sentence_cased(title));
                            } else {
                                w.face(Face::ITALIC, |w| w.sentence_cased(title));
                            }
                        });
                })
                .part(|w| {
                    w.wrap("by ", "", |w| CONTRIBUTORS.write(w, &item.reviewed_author));
                });
        })
        .part(|w| write_further_medium(w, item));
}

/// Whether what is reviewed is part of a greater whole, so that its title is quoted (9.19).
fn is_part(item: &Item) -> bool {
    let genre = text(&item.reviewed_genre).unwrap_or_default();
    ["article", "chapter", "episode"].iter().any(|part| genre.contains(part))
}

enum ReviewWords<'a> {
    Fixed(&'static str),
    Given(&'a str),
}

fn review_words(item: &Item) -> ReviewWords<'_> {
    if text(&item.reviewed_genre).is_some() {
        return ReviewWords::Fixed("Review of the");
    }
    if number(&item.number).is_some() {
        return ReviewWords::Fixed("Review of");
    }
    match text(&item.genre).or(text(medium(item))) {
        Some(given) => ReviewWords::Given(given),
        None if item.kind == Kind::ReviewBook => ReviewWords::Fixed("Review of the book"),
        None => ReviewWords::Fixed("Review of"),
    }
}

/// "Song recorded by X. Doe" of a composer's work (example 91).
fn write_recording(w: &mut Writer, item: &Item) {
    let performers = if is_someone(&item.author) { &item.author } else { &item.performer };
    let what = if text(&item.genre).is_some() { &item.genre } else { medium(item) };
    w.join("; ")
        .part(|w| {
            w.join(" ").part(|w| w.capitalized(what)).part(|w| {
                let by = if text(what).is_some() { "recorded by " } else { "Recorded by " };
                w.wrap(by, "", |w| CONTRIBUTORS.write(w, performers));
            });
        })
        .part(|w| write_further_medium(w, item));
}

/// "Doctoral dissertation, University": where a thesis is to be found elsewhere, the university
/// stands here (10.6).
fn write_thesis(w: &mut Writer, item: &Item) {
    w.join("; ")
        .part(|w| {
            w.join(", ").part(|w| w.capitalized(&item.genre)).part(|w| {
                if is_published_thesis(item) {
                    w.text(&item.publisher);
                }
            });
        })
        .part(|w| w.capitalized(medium(item)));
}

pub(super) fn is_published_thesis(item: &Item) -> bool {
    let places = [&item.archive, &item.container_title, &item.doi, &item.url];
    places.into_iter().any(|place| text(place).is_some())
}

/// Writes the description as it stands for a missing title in a citation.
pub(super) fn write_short(w: &mut Writer, item: &Item) {
    w.wrap("[", "]", |w| match item.kind {
        Kind::Interview => write_short_interview(w, item),
        _ if is_someone(&item.interviewer) => write_short_interview(w, item),
        _ if is_review(item) => write_short_review(w, item),
        Kind::PersonalCommunication => {
            w.join(" ").part(|w| write_short_format(w, item)).part(|w| {
                w.wrap("to ", "", |w| CITED.write(w, &item.recipient));
            });
        }
        _ if part_form(item) == Form::Serial => match text(&item.title) {
            Some(_) => {}
            None if number(&item.section).is_some() => w.number(&item.section),
            None => write_short_format(w, item),
        },
        _ => write_short_format(w, item),
    });
}

fn write_short_interview(w: &mut Writer, item: &Item) {
    if is_someone(&item.interviewer) {
        w.verbatim("Interview by ");
        CITED.write(w, &item.interviewer);
    } else {
        write_short_format(w, item);
    }
}

fn write_short_review(w: &mut Writer, item: &Item) {
    let of_other = text(&item.reviewed_genre).is_some() || text(&item.reviewed_title).is_some();
    let title = if of_other { &item.reviewed_title } else { &item.title };
    if text(title).is_some() {
        w.verbatim("Review of ");
        w.face(Face::ITALIC, |w| w.title_cased(title));
    }
}

fn write_short_format(w: &mut Writer, item: &Item) {
    match text(&item.genre).or(text(medium(item))) {
        Some(words) => w.value(&capitalize_first(words)),
        None => w.verbatim(type_name(item)),
    }
}
