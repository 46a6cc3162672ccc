//! What identifies a work, in parentheses after its title or that of the whole: contributors,
//! number, edition, volume, pages (9.19, 9.28).

use crate::item::{Item, Kind, Name, Number};
use crate::lexicon::numbers::NUMBER;
use crate::style::names::script::is_alphabetic_text;
use crate::style::numbers::{Numeral, Ranges, ordinal};
use crate::style::titles::capitalize_first;
use crate::style::variables::{
    edition, is_code, is_numeric, is_someone, number, numeral, says_edition, text, write_version,
};
use crate::style::writer::{Join, Writer};

use super::forms::CONTRIBUTORS;
use super::kinds::{Form, form, has_editor, is_periodical, numbered_series, part_form};
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
            let titled = text(&item.title).is_some() || item.kind != Kind::Report;
            if is_series_of_reports(item) {
                // "Oven Papers No. 12", but "Oven Papers Series 10, No. 12"
                let series = text(&item.collection_title).unwrap_or_default();
                let own = number(&item.collection_number).is_some();
                let numbered = own || series.ends_with(|c: char| c.is_ascii_digit());
                facts.part(|w| {
                    let mut numbers = w.join(if numbered { ", " } else { " " });
                    numbers.part(|w| write_series(w, item));
                    if titled {
                        numbers.part(|w| write_number(w, item));
                    }
                });
            } else if titled {
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
        if item.kind == Kind::Broadcast {
            write_episode(w, item);
        }
        return;
    }
    w.join(" ")
        .part(|w| {
            if item.kind == Kind::Thesis && text(&item.genre).is_some() {
                w.verbatim("Publication");
            } else if describes_number(item) {
                w.title_cased(&item.genre);
            }
        })
        .part(|w| write_label_number(w, item));
}

/// "Season 6, Episode 25" (example 87).
fn write_episode(w: &mut Writer, item: &Item) {
    w.join(", ")
        .part(|w| write_labelled(w, &item.volume, ["Season", "Seasons"]))
        .part(|w| write_labelled(w, &item.issue, ["Episode", "Episodes"]));
}

/// Whether the genre says what is numbered, "NIH Publication No. 18-2424" (example 50), rather than
/// what is described, "(No. 12) \[Audio podcast episode]" (example 94).
pub(super) fn describes_number(item: &Item) -> bool {
    let numbered = matches!(
        item.kind,
        Kind::Article
            | Kind::Book
            | Kind::Document
            | Kind::Manuscript
            | Kind::Pamphlet
            | Kind::Patent
            | Kind::Report
            | Kind::Standard
    );
    numbered && !is_labelled(item)
}

/// "No. 12", unless the number or what stands before it says as much: "ED545393", "RFC 1737",
/// "ISO 9001", "Pub. L. No. 111-2"; nor has the number of a preprint, which its archive gave it, a
/// label of its own. The hyphen of such a number is no range.
pub(super) fn write_label_number(w: &mut Writer, item: &Item) {
    let Some(number) = number(&item.number) else { return };
    let number = number.as_text();
    let legal = matches!(item.kind, Kind::Legislation | Kind::Patent | Kind::Regulation);
    let after_genre = describes_number(item) && text(&item.genre).is_some();
    let labelled = match text(&item.genre) {
        _ if item.kind == Kind::Standard || has_label(&number) => false,
        Some(genre) if describes_number(item) && ends_with_label(genre) => false,
        None if item.kind == Kind::Article => false,
        _ if number.starts_with(|c: char| c.is_ascii_digit()) => true,
        _ => legal || (after_genre && is_code(&number)),
    };
    if labelled {
        let plural = Numeral::read(&number, Ranges::Kept).is_plural && number.contains([',', '&']);
        w.verbatim(if plural { "Nos." } else { "No." });
        w.affix(" ");
    }
    w.value(&capitalize_first(&number));
}

/// Whether the number of an item says what it is.
pub(super) fn is_labelled(item: &Item) -> bool {
    number(&item.number).is_some_and(|number| has_label(&number.as_text()))
}

/// Whether a number begins with words that say what it is: "Season 6", "Cat. No. HSE 176".
fn has_label(number: &str) -> bool {
    let first = number.split([' ', '.']).next().unwrap_or_default();
    first.len() < number.len() && first.chars().skip(1).any(char::is_lowercase)
}

/// Whether a genre ends with the label of the number that follows it: "NIH Publication No."
fn ends_with_label(genre: &str) -> bool {
    let last = genre.rsplit(' ').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    last.len() < 4 && NUMBER.contains(&*last)
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
    );
    if item.kind == Kind::Webpage {
        return write_version(w, item);
    }
    if is_plain || part_form(item) == Form::Serial {
        return;
    }
    w.join(", ")
        .part(|w| write_version(w, item))
        .part(|w| write_edition(w, item))
        .part(|w| write_labelled(w, &item.supplement_number, ["Suppl.", "Suppl."]))
        .part(|w| write_bare_volume(w, item))
        .part(|w| write_bare_part(w, item))
        .part(|w| write_always_labelled(w, &item.issue, ["Issue", "Issues"]))
        .part(|w| write_place(w, item));
}

/// "3rd ed.", "Summer 2019 ed.", or the item's own words for an edition.
fn write_edition(w: &mut Writer, item: &Item) {
    let Some(numeral) = edition(&item.edition) else { return };
    if numeral.is_numeric {
        w.verbatim(&ordinal(&numeral.text));
        return w.affix(if numeral.is_plural { " eds." } else { " ed." });
    }
    w.value(&numeral.text);
    if !says_edition(&numeral.text) && is_alphabetic_text(&numeral.text) {
        w.affix(" ed.");
    }
}

/// The series of a report with its number (example 52).
fn write_series(w: &mut Writer, item: &Item) {
    w.title_cased(&item.collection_title);
    w.wrap(" No. ", "", |w| w.number(&item.collection_number));
}

fn is_series_of_reports(item: &Item) -> bool {
    matches!(item.kind, Kind::Document | Kind::Report | Kind::Standard)
}

/// The volume, where no title of it is given; else how many volumes there are (example 30).
fn write_bare_volume(w: &mut Writer, item: &Item) {
    let has_volume = number(&item.volume).is_some();
    let has_title = text(&item.volume_title).is_some() || text(&item.part_title).is_some();
    if has_volume && (has_title || numbered_series(item).is_some()) {
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
