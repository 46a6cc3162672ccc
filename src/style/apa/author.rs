//! The author element (9.7–9.12), and what takes its place.

use serde_json::Value;

use crate::item::{Item, Kind, Name};
use crate::style::variables::is_someone;
use crate::style::writer::Writer;

use super::forms::AUTHORS;
use super::kinds::is_review;
use super::lead::Lead;
use super::roles::{Role, names_of};
use super::{identifier, title};

/// Writes the author element.
pub(super) fn write(w: &mut Writer, item: &Item, lead: Lead) {
    w.join(" ").part(|w| write_lead(w, item, lead)).part(|w| write_contributors(w, item));
}

/// Writes what stands first, with the role of names that are not the author's in parentheses.
pub(in crate::style) fn write_lead(w: &mut Writer, item: &Item, lead: Lead) {
    match lead {
        Lead::Names(role) => write_names(w, item, role),
        Lead::Publisher => w.text(&item.publisher),
        Lead::Authority => w.text(&item.authority),
        Lead::Title => {
            w.join(" ").part(|w| title::write_title(w, item)).part(|w| {
                if !is_review(item) {
                    identifier::write(w, item, lead);
                }
            });
        }
        Lead::Description => title::write_with_descriptions(w, item, lead),
    }
}

fn write_names(w: &mut Writer, item: &Item, role: Role) {
    let [(first, first_label), (second, second_label)] = names_of(item, role);
    if first.is_empty() || second.is_empty() {
        let (names, label) =
            if first.is_empty() { (second, second_label) } else { (first, first_label) };
        AUTHORS.write_each(w, names, |w, _, name| write_name(w, name));
        return write_label(w, label.filter(|_| is_someone(names)).map(|label| label.of(names)));
    }
    if let (true, Some(one), Some(other)) = (first == second, first_label, second_label) {
        AUTHORS.write(w, first);
        return w.wrap(" (", ")", |w| {
            w.join(" & ").part(|w| w.verbatim(one.of(first))).part(|w| w.verbatim(other.of(first)));
        });
    }
    // Where some have another role than others, each has his own (examples 84 and 87).
    AUTHORS.write_each(w, &[first, second].concat(), |w, index, name| {
        let label = if index < first.len() { first_label } else { second_label };
        write_name(w, name);
        write_label(w, label.map(|label| label.0));
    });
}

/// A name, what it is called on a platform (10.12, 10.15), and what it did that CSL has no variable
/// for (10.4).
fn write_name(w: &mut Writer, name: &Name) {
    let aside = |field: &str| name.other.get(field).and_then(Value::as_str).unwrap_or_default();
    AUTHORS.write_name(w, name, AUTHORS.given);
    if name.other.is_empty() {
        return;
    }
    w.wrap(" [", "]", |w| w.verbatim(aside("username")));
    w.wrap(" (", ")", |w| w.value(aside("role")));
}

fn write_label(w: &mut Writer, label: Option<&'static str>) {
    w.wrap(" (", ")", |w| w.verbatim(label.unwrap_or_default()));
}

/// "(with Doe, J.)" after the author of a book or report (9.10).
fn write_contributors(w: &mut Writer, item: &Item) {
    let has_author = [
        &item.author,
        &item.compiler,
        &item.composer,
        &item.editor,
        &item.editor_translator,
        &item.illustrator,
    ]
    .into_iter()
    .any(|names| is_someone(names));
    let is_book_like = matches!(
        item.kind,
        Kind::Book | Kind::MusicalScore | Kind::Pamphlet | Kind::Report | Kind::Standard
    );
    if has_author && is_book_like && is_someone(&item.contributor) {
        w.wrap("(", ")", |w| {
            w.verbatim("with ");
            AUTHORS.write(w, &item.contributor);
        });
    }
}
