//! What follows a title: identifying facts in parentheses (9.19), a description in brackets (9.21).

use crate::item::{Item, Kind, Name, Number};
use crate::style::numbers::{Numeral, Ranges, ordinal};
use crate::style::text::Face;
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_numeric, is_someone, number, numeral, text};
use crate::style::writer::{Join, Writer};

use super::CONTRIBUTORS;
use super::author::{self, Label, Lead, Role};
use super::kinds::{
    Form, form, has_editor, is_in_proceedings, is_performed, is_periodical, is_retrievable,
    is_review, part_form,
};

/// Writes what stands for a missing title: a report's number, or the description (9.22).
pub(super) fn write_in_place_of_title(w: &mut Writer, item: &Item, lead: Lead) {
    if matches!(item.kind, Kind::Report) {
        w.join(" ")
            .part(|w| write_number(w, item))
            .part(|w| write_description(w, item))
            .part(|w| write_identifier(w, item, lead));
    } else {
        w.join(" ").part(|w| write_description(w, item)).part(|w| write_identifier(w, item, lead));
    }
}

/// Writes the facts in parentheses: contributors, number, edition, volume, pages.
pub(super) fn write_identifier(w: &mut Writer, item: &Item, lead: Lead) {
    let part_of_whole = text(&item.container_title).is_some() && form(item) != Form::Website;
    w.wrap("(", ")", |w| {
        if item.kind == Kind::Patent {
            return write_patent(w, item);
        }
        let mut facts = w.join("; ");
        if part_of_whole && text(&item.genre).is_none() && text(&item.title).is_none() {
            facts.part(|w| write_chapter(w, item));
        }
        write_contributors(&mut facts, item, lead);
        if part_of_whole {
            if is_audiovisual(item) {
                facts.part(|w| write_number(w, item));
            }
        } else {
            if text(&item.title).is_some() || item.kind != Kind::Report {
                facts.part(|w| write_number(w, item));
            }
            facts.part(|w| write_monograph(w, item));
        }
        if is_periodical(item) || (part_form(item) == Form::Serial && !has_editor(item)) {
            facts.part(|w| write_bare_part(w, item));
        }
    });
}

/// The number of a film, map or broadcast belongs to it and not to its series (example 94).
pub(super) const fn is_audiovisual(item: &Item) -> bool {
    matches!(item.kind, Kind::Broadcast | Kind::Graphic | Kind::Map | Kind::MotionPicture)
}

/// "U.S. Patent No. 123,445" (example 63).
fn write_patent(w: &mut Writer, item: &Item) {
    let is_numbered = number(&item.number).is_some() || text(&item.authority).is_some();
    w.join(" ")
        .part(|w| w.text(&item.authority))
        .part(|w| match text(&item.genre) {
            Some(genre) => w.value(&capitalize_first(genre)),
            None if is_numbered => w.verbatim("Patent"),
            None => {}
        })
        .part(|w| write_label_number(w, item));
}

/// "(X. Doe, Ed.; Y. Roe, Trans.)": who helped to make the work (9.10, 9.19).
fn write_contributors(facts: &mut Join<'_>, item: &Item, lead: Lead) {
    let mut add = |names: &[Name], label: Label| write_helpers(facts, names, label);
    if text(&item.title).is_some() {
        add(&item.interviewer, author::INTERVIEWER);
    }
    if part_form(item) == Form::Serial && form(item) != Form::Website {
        add(&item.translator, author::TRANSLATOR);
        return add(&item.narrator, author::NARRATOR);
    }
    let website = form(item) == Form::Website;
    let part_of_whole = text(&item.container_title).is_some() && !website;
    if !website {
        write_artists(facts, item, lead);
    }
    if part_of_whole {
        if !is_someone(&item.editor_translator) {
            write_helpers(facts, &item.translator, author::TRANSLATOR);
        }
        return;
    }
    if is_someone(&item.container_author) {
        facts.part(|w| {
            w.verbatim("By ");
            CONTRIBUTORS.write(w, &item.container_author);
        });
    }
    write_editors(facts, item, lead);
    if website {
        write_artists(facts, item, lead);
    }
    write_others(facts, item, lead);
}

fn write_helpers(facts: &mut Join<'_>, names: &[Name], label: Label) {
    if is_someone(names) {
        facts.part(|w| {
            CONTRIBUTORS.write(w, names);
            w.affix(", ");
            w.verbatim(label.of(names));
        });
    }
}

fn write_artists(facts: &mut Join<'_>, item: &Item, lead: Lead) {
    if !lead.is(Role::Illustrator) {
        write_helpers(facts, &item.illustrator, author::ILLUSTRATOR);
    }
    write_helpers(facts, &item.narrator, author::NARRATOR);
}

/// Editors and translators, as one if they are the same people (example 28).
fn write_editors(facts: &mut Join<'_>, item: &Item, lead: Lead) {
    if lead.is(Role::Editor) {
        return write_helpers(facts, &item.translator, author::TRANSLATOR);
    }
    if item.editor == item.translator {
        return write_helpers(facts, &item.editor, author::EDITOR_TRANSLATOR);
    }
    write_helpers(facts, &item.editor, author::EDITOR);
    write_helpers(facts, &item.translator, author::TRANSLATOR);
}

fn write_others(facts: &mut Join<'_>, item: &Item, lead: Lead) {
    let others: [(Role, &[Name], Label); 6] = [
        (Role::Compiler, &item.compiler, author::COMPILER),
        (Role::Chair, &item.chair, author::CHAIR),
        (Role::Organizer, &item.organizer, author::ORGANIZER),
        (Role::Curator, &item.curator, author::CURATOR),
        (Role::SeriesCreator, &item.series_creator, author::SERIES_CREATOR),
        (Role::ExecutiveProducer, &item.executive_producer, author::EXECUTIVE_PRODUCER),
    ];
    for (role, names, label) in others {
        if !lead.is(role) {
            write_helpers(facts, names, label);
        }
    }
}

/// "Report No. 12", "Publication No. 12" of a thesis (examples 50, 65).
pub(super) fn write_number(w: &mut Writer, item: &Item) {
    if number(&item.number).is_none() {
        return;
    }
    let is_thesis = item.kind == Kind::Thesis && text(&item.genre).is_some();
    w.join(" ")
        .part(|w| {
            if is_thesis {
                w.verbatim("Publication");
            } else {
                w.title_cased(&item.genre);
            }
        })
        .part(|w| write_label_number(w, item));
}

/// "No. 12"; what is no number has no "No.", save that of a law or patent.
pub(super) fn write_label_number(w: &mut Writer, item: &Item) {
    let Some(mut numeral) = numeral(&item.number) else { return };
    if item.kind == Kind::LegalCase {
        // The hyphen of a docket number is no range.
        let docket = item.number.as_ref().map(Number::as_text).unwrap_or_default();
        numeral = Numeral { text: docket, is_plural: false, ..numeral };
    }
    let labelled = numeral.is_numeric
        || matches!(item.kind, Kind::Legislation | Kind::Patent | Kind::Regulation);
    if labelled && item.kind != Kind::Standard {
        w.verbatim(if numeral.is_plural { "Nos." } else { "No." });
        w.affix(" ");
    }
    for part in numeral.text.split_inclusive(['-', '–']) {
        w.value(&capitalize_first(part));
    }
}

/// Version, edition, series, volume, part, issue and pages of a book or report, where it has them.
pub(super) fn write_monograph(w: &mut Writer, item: &Item) {
    let is_plain = matches!(
        item.kind,
        Kind::ArticleJournal
            | Kind::ArticleMagazine
            | Kind::ArticleNewspaper
            | Kind::Broadcast
            | Kind::Event
            | Kind::Patent
            | Kind::Performance
            | Kind::Periodical
            | Kind::Post
            | Kind::PostWeblog
            | Kind::Review
            | Kind::ReviewBook
            | Kind::Speech
            | Kind::Webpage
    );
    if is_plain || part_form(item) == Form::Serial {
        return;
    }
    w.join(", ")
        .part(|w| write_always_labelled(w, &item.version, ["Version", "Versions"]))
        .part(|w| write_edition(w, item))
        .part(|w| write_series(w, item))
        .part(|w| write_labelled(w, &item.supplement_number, ["Suppl.", "Suppl."]))
        .part(|w| write_bare_volume(w, item))
        .part(|w| write_bare_part(w, item))
        .part(|w| write_always_labelled(w, &item.issue, ["Issue", "Issues"]))
        .part(|w| write_place(w, item));
}

/// "3rd ed.", or the words of the item.
fn write_edition(w: &mut Writer, item: &Item) {
    let Some(numeral) = numeral(&item.edition) else { return };
    if numeral.is_numeric {
        w.verbatim(&ordinal(&numeral.text));
        w.affix(if numeral.is_plural { " eds." } else { " ed." });
    } else {
        w.value(&numeral.text);
    }
}

/// The series of a report (example 52).
fn write_series(w: &mut Writer, item: &Item) {
    if matches!(item.kind, Kind::Document | Kind::Report | Kind::Standard) {
        w.join(" ")
            .part(|w| w.title_cased(&item.collection_title))
            .part(|w| w.number(&item.collection_number));
    }
}

/// The volume, where no title of it is given; else how many volumes there are (example 30).
fn write_bare_volume(w: &mut Writer, item: &Item) {
    let has_volume = number(&item.volume).is_some();
    let has_title = text(&item.volume_title).is_some() || text(&item.part_title).is_some();
    if has_volume && has_title {
        return;
    }
    if is_numeric(&item.volume) {
        return write_labelled(w, &item.volume, ["Vol.", "Vols."]);
    }
    let Some(count) = numeral(&item.number_of_volumes) else { return };
    if count.is_numeric {
        let digits = count.text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let several = count.is_plural || digits.parse::<u32>().is_ok_and(|digits| digits > 1);
        w.verbatim(if several { "Vols. 1–" } else { "Vol. 1–" });
    }
    w.value(&count.text);
}

/// The number of a part that has no title.
fn write_bare_part(w: &mut Writer, item: &Item) {
    if text(&item.part_title).is_none() && is_numeric(&item.part_number) {
        write_part_number(w, item);
    }
}

pub(super) fn write_part_number(w: &mut Writer, item: &Item) {
    write_labelled(w, &item.part_number, ["Pt.", "Pt."]);
}

/// The pages of a chapter, or else its number (9.28).
fn write_place(w: &mut Writer, item: &Item) {
    if let Some(pages) = number(&item.page) {
        let pages = Numeral::of(pages, Ranges::Full);
        w.verbatim(if pages.is_plural { "pp. " } else { "p. " });
        w.value(&pages.text);
    } else if text(&item.genre).is_some() || text(&item.title).is_some() {
        write_chapter(w, item);
    }
}

fn write_chapter(w: &mut Writer, item: &Item) {
    let labels = match item.kind {
        Kind::Song => ["Track", "Track"],
        _ => ["Chapter", "Chapters"],
    };
    let Some(numeral) = numeral(&item.chapter_number) else { return };
    if numeral.is_numeric {
        w.verbatim(labels[usize::from(numeral.is_plural)]);
        w.affix(" ");
    }
    w.value(&numeral.text);
}

/// A number with its label, or without one if it is words.
#[expect(clippy::ref_option, reason = "a call names the field of the item alone")]
pub(super) fn write_labelled(w: &mut Writer, variable: &Option<Number>, labels: [&str; 2]) {
    let Some(numeral) = numeral(variable) else { return };
    if numeral.is_numeric {
        w.verbatim(labels[usize::from(numeral.is_plural)]);
        w.affix(" ");
    }
    w.value(&capitalize_first(&numeral.text));
}

#[expect(clippy::ref_option, reason = "a call names the field of the item alone")]
fn write_always_labelled(w: &mut Writer, variable: &Option<Number>, labels: [&str; 2]) {
    let Some(numeral) = numeral(variable) else { return };
    w.verbatim(labels[usize::from(numeral.is_plural)]);
    w.affix(" ");
    w.value(&numeral.text);
}

/// Writes the description in brackets, which says what a work is that is not plain text (9.21).
pub(super) fn write_description(w: &mut Writer, item: &Item) {
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
        && match item.kind {
            Kind::Document | Kind::Report | Kind::Software | Kind::Standard => true,
            Kind::PaperConference => !is_in_proceedings(item),
            _ => is_performed(item) && !is_in_proceedings(item),
        }
}

/// The genre and the medium that the item gives, or else the name of its type.
pub(super) fn write_format(w: &mut Writer, item: &Item) {
    if text(&item.genre).is_none() && text(&item.medium).is_none() {
        return w.verbatim(type_name(item));
    }
    w.join("; ").part(|w| write_genre(w, item)).part(|w| w.capitalized(&item.medium));
}

/// The genre, unless it stands before the number in parentheses.
fn write_genre(w: &mut Writer, item: &Item) {
    if number(&item.number).is_none() {
        w.capitalized(&item.genre);
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
            w.join("; ").part(|w| write_genre(w, item)).part(|w| w.capitalized(&item.medium));
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
            w.join("").part(|w| w.wrap("; ", "", |w| w.capitalized(&item.medium)));
        }
    }
}

/// "Letter to Jane Doe": the recipient's name is given in full.
fn write_letter(w: &mut Writer, item: &Item) {
    let in_full =
        crate::style::names::List { given: crate::style::names::Given::Full, ..CONTRIBUTORS };
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
        w.capitalized(&item.medium);
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
                        .part(|w| w.face(Face::ITALIC, |w| w.text(title)));
                })
                .part(|w| {
                    w.wrap("by ", "", |w| CONTRIBUTORS.write(w, &item.reviewed_author));
                });
        })
        .part(|w| write_further_medium(w, item));
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
    match text(&item.genre).or(text(&item.medium)) {
        Some(given) => ReviewWords::Given(given),
        None if item.kind == Kind::ReviewBook => ReviewWords::Fixed("Review of the book"),
        None => ReviewWords::Fixed("Review of"),
    }
}

/// "Song recorded by X. Doe" of a composer's work (example 91).
fn write_recording(w: &mut Writer, item: &Item) {
    let performers = if is_someone(&item.author) { &item.author } else { &item.performer };
    let described = text(&item.genre).is_some() || text(&item.medium).is_some();
    w.join("; ")
        .part(|w| {
            w.join(" ").part(|w| write_genre(w, item)).part(|w| w.capitalized(&item.medium)).part(
                |w| {
                    let by = if described { "recorded by " } else { "Recorded by " };
                    w.wrap(by, "", |w| CONTRIBUTORS.write(w, performers));
                },
            );
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
        .part(|w| w.capitalized(&item.medium));
}

pub(super) fn is_published_thesis(item: &Item) -> bool {
    [&item.archive, &item.doi, &item.url].into_iter().any(|v| text(v).is_some())
}

/// Writes the description as it stands for a missing title in a citation.
pub(super) fn write_short(w: &mut Writer, item: &Item) {
    w.wrap("[", "]", |w| match item.kind {
        Kind::Interview => write_short_interview(w, item),
        _ if is_someone(&item.interviewer) => write_short_interview(w, item),
        _ if is_review(item) => write_short_review(w, item),
        Kind::PersonalCommunication => {
            w.join(" ").part(|w| write_short_format(w, item)).part(|w| {
                w.wrap("to ", "", |w| super::CITED.write(w, &item.recipient));
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
        super::CITED.write(w, &item.interviewer);
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
    match text(&item.genre).or(text(&item.medium)) {
        Some(words) => w.value(&capitalize_first(words)),
        None => w.verbatim(type_name(item)),
    }
}
