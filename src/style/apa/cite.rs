//! Citations in the text (chapter 8).

use crate::item::{Item, Kind, Name};
use crate::style::dates::some_date;
use crate::style::names::{Given, List};
use crate::style::numbers::{Numeral, Ranges};
use crate::style::titles::capitalize_first;
use crate::style::variables::{is_someone, text};
use crate::style::writer::Writer;

use super::forms::{CITED, DATES};
use super::kinds::{is_legal, is_retrievable};
use super::lead::{Lead, lead};
use super::roles::names_of;
use super::{date, description, legal, title};

/// The names that a citation gives; none where it gives a title (8.14).
pub(super) fn author_names(item: &Item) -> Option<&[Name]> {
    if is_legal(item) {
        return None;
    }
    if matches!(item.kind, Kind::Interview | Kind::PersonalCommunication) {
        return Some(&*item.author).filter(|names| is_someone(names));
    }
    match lead(item) {
        Lead::Names(role) => {
            names_of(item, role).into_iter().map(|(names, _)| names).find(|names| is_someone(names))
        }
        _ => None,
    }
}

/// The names of a second role in the author element, as directors beside writers.
pub(super) fn more_names(item: &Item) -> &[Name] {
    match lead(item) {
        Lead::Names(role) if !is_legal(item) => {
            let [(first, _), (second, _)] = names_of(item, role);
            if first.is_empty() { &[] } else { second }
        }
        _ => &[],
    }
}

/// Whether an item is a letter or interview that nobody else can read: it is cited in the text and
/// not listed (8.9).
pub(super) fn is_in_prose_only(item: &Item) -> bool {
    matches!(item.kind, Kind::Interview | Kind::PersonalCommunication) && !is_retrievable(item)
}

/// How a citation lists names; the name of somebody who told one something has initials (8.9).
pub(super) fn list(item: &Item) -> List {
    let given = if is_in_prose_only(item) { Given::Initials } else { CITED.given };
    List { given, ..CITED }
}

/// Writes what stands in the place of names: an organisation, a title, or a description.
pub(super) fn write_key(w: &mut Writer, item: &Item) {
    let lead = if is_legal(item) { Lead::Title } else { lead(item) };
    match lead {
        Lead::Publisher => w.text(&item.publisher),
        Lead::Authority => w.text(&item.authority),
        _ if text(&item.title).is_some() => title::write_short(w, item),
        _ if matches!(item.kind, Kind::Bill | Kind::Report) => legal::write_bill_number(w, item),
        _ => description::write_short(w, item),
    }
}

/// Writes the year with its letter, after that of the original: "1899/1953a" (8.15).
pub(super) fn write_date(w: &mut Writer, item: &Item, year_suffix: &str) {
    if is_in_prose_only(item) {
        w.verbatim("personal communication");
        w.affix(", ");
    }
    let Some(issued) = some_date(&item.issued) else {
        return date::write_status(w, item, year_suffix);
    };
    w.join("/")
        .part(|w| {
            if let Some(original) = some_date(&item.original_date) {
                DATES.year(w, original);
            }
        })
        .part(|w| {
            if is_in_prose_only(item) {
                DATES.full_with_doubt(w, issued);
            } else {
                DATES.year(w, issued);
            }
            w.affix(year_suffix);
        });
}

/// Writes a place in the work: "p. 12", "paras. 3–4", "Chapter 2" (8.13).
pub(super) fn write_locator(w: &mut Writer, item: &Item, label: &str, value: &str) {
    let numeral = Numeral::read(value, Ranges::Full);
    let plural = usize::from(numeral.is_plural);
    let symbol = is_legal(item) && matches!(label, "chapter" | "paragraph" | "section");
    let words = match label {
        "page" => ["p.", "pp."][plural],
        "chapter" if symbol => ["c.", "cc."][plural],
        "paragraph" if symbol => ["¶", "¶¶"][plural],
        "section" if symbol => ["§", "§§"][plural],
        "paragraph" => ["para.", "paras."][plural],
        "chapter" | "line" | "verse" if !numeral.is_numeric => "",
        _ => crate::style::locators::long_label(label)[plural],
    };
    let words = if symbol { words.into() } else { capitalize_label(label, words) };
    w.join(" ").part(|w| w.verbatim(&words)).part(|w| w.value(&numeral.text));
}

fn capitalize_label<'a>(label: &str, words: &'a str) -> std::borrow::Cow<'a, str> {
    match label {
        "page" | "paragraph" => words.into(),
        _ => capitalize_first(words),
    }
}
