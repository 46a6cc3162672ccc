//! What identifies a work, in parentheses after its title or that of the whole: contributors,
//! number, edition, volume, pages (9.19, 9.28).

use crate::item::{Item, Kind, Name, Number};
use crate::style::numbers::{Numeral, Ranges, ordinal};
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_numeric, is_someone, number, numeral, text};
use crate::style::writer::{Join, Writer};

use super::forms::CONTRIBUTORS;
use super::kinds::{Form, form, has_editor, is_periodical, part_form};
use super::lead::Lead;
use super::roles::{self, Label, Role};

/// Writes the facts in parentheses: contributors, number, edition, volume, pages.
pub(super) fn write(w: &mut Writer, item: &Item, lead: Lead) {
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
        add(&item.interviewer, roles::INTERVIEWER);
    }
    if part_form(item) == Form::Serial && form(item) != Form::Website {
        add(&item.translator, roles::TRANSLATOR);
        return add(&item.narrator, roles::NARRATOR);
    }
    let website = form(item) == Form::Website;
    let part_of_whole = text(&item.container_title).is_some() && !website;
    if !website {
        write_artists(facts, item, lead);
    }
    if part_of_whole {
        if !is_someone(&item.editor_translator) {
            write_helpers(facts, &item.translator, roles::TRANSLATOR);
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
        write_helpers(facts, &item.illustrator, roles::ILLUSTRATOR);
    }
    write_helpers(facts, &item.narrator, roles::NARRATOR);
}

/// Editors and translators, as one if they are the same people (example 28).
fn write_editors(facts: &mut Join<'_>, item: &Item, lead: Lead) {
    if lead.is(Role::Editor) {
        return write_helpers(facts, &item.translator, roles::TRANSLATOR);
    }
    if item.editor == item.translator {
        return write_helpers(facts, &item.editor, roles::EDITOR_TRANSLATOR);
    }
    write_helpers(facts, &item.editor, roles::EDITOR);
    write_helpers(facts, &item.translator, roles::TRANSLATOR);
}

fn write_others(facts: &mut Join<'_>, item: &Item, lead: Lead) {
    let others: [(Role, &[Name], Label); 6] = [
        (Role::Compiler, &item.compiler, roles::COMPILER),
        (Role::Chair, &item.chair, roles::CHAIR),
        (Role::Organizer, &item.organizer, roles::ORGANIZER),
        (Role::Curator, &item.curator, roles::CURATOR),
        (Role::SeriesCreator, &item.series_creator, roles::SERIES_CREATOR),
        (Role::ExecutiveProducer, &item.executive_producer, roles::EXECUTIVE_PRODUCER),
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
