//! Who or what stands first in an entry: the author, or else the editor or translator, or else the
//! work itself.

use crate::item::{Item, Kind, Name};
use crate::style::manual::Disambiguation;
use crate::style::names::{EtAl, Given, List, are_namesakes};
use crate::style::titles::title_case;
use crate::style::variables::{is_someone, text};
use crate::style::writer::Writer;

use super::forms::{AUTHORS, ET_AL};
use super::kinds::is_directed;
use super::legal;
use super::title::{write_italic, write_title};

/// What stands first in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    Author,
    Editor,
    Translator,
    /// The body that issued a standard.
    Authority,
    /// The newspaper or magazine of an unsigned article, or nothing where even that is not known.
    Container,
    /// The title of a law, which has its year in it.
    Law,
    Title,
}

pub(super) fn lead(item: &Item) -> Lead {
    match item.kind {
        _ if is_someone(authors(item)) => Lead::Author,
        _ if is_someone(&item.editor) => Lead::Editor,
        _ if is_someone(&item.translator) => Lead::Translator,
        Kind::Standard if text(&item.authority).is_some() => Lead::Authority,
        Kind::ArticleMagazine | Kind::ArticleNewspaper => Lead::Container,
        Kind::ArticleJournal if text(&item.container_title).is_none() => Lead::Container,
        _ if legal::is_law(item) => Lead::Law,
        _ => Lead::Title,
    }
}

/// The authors, or who counts as such in works of a kind: the presenter of a podcast, the composer
/// of a score.
fn authors(item: &Item) -> &[Name] {
    match item.kind {
        _ if is_directed(item) => &[],
        _ if is_someone(&item.author) => &item.author,
        Kind::Broadcast => &item.host,
        Kind::MusicalScore | Kind::Song => &item.composer,
        _ => &[],
    }
}

/// A role, for one name and for several.
type Labels = [&'static str; 2];

pub(super) const EDITOR: Labels = ["ed.", "eds"];
pub(super) const TRANSLATOR: Labels = ["trans.", "trans."];
pub(super) const EDITOR_TRANSLATOR: Labels = ["ed. & trans.", "eds & trans."];

/// The names that stand first, with the role of those who are not the authors.
pub(super) fn lead_names(item: &Item) -> Option<(&[Name], Labels)> {
    match lead(item) {
        Lead::Author => Some((authors(item), ["", ""])),
        Lead::Editor => Some((&item.editor, EDITOR)),
        Lead::Translator => Some((&item.translator, TRANSLATOR)),
        Lead::Authority | Lead::Container | Lead::Law | Lead::Title => None,
    }
}

/// Writes who or what stands first.
pub(super) fn write_lead(w: &mut Writer, item: &Item, disambiguation: &Disambiguation) {
    let Some((names, labels)) = lead_names(item) else {
        return match lead(item) {
            Lead::Law => legal::write_law(w, item),
            _ => write_cited(w, item),
        };
    };
    let et_al = EtAl { keep: ET_AL.keep.max(disambiguation.shown), ..ET_AL };
    List { et_al, ..AUTHORS }.write_each(w, names, |w, index, name| {
        let given = if are_namesakes(names, index) { Given::Full } else { Given::Initials };
        AUTHORS.write_name(w, name, given.max(disambiguation.given(index)));
    });
    write_label(w, names, labels);
}

/// Writes what a citation gives where there are no names.
pub(super) fn write_cited(w: &mut Writer, item: &Item) {
    match lead(item) {
        Lead::Authority => w.text(&item.authority),
        Lead::Container => {
            let container = item.container_title.as_deref().unwrap_or_default();
            write_italic(w, &title_case(container));
        }
        Lead::Law => write_italic(w, &legal::name_of_law(item)),
        _ => write_title(w, item),
    }
}

/// "(ed.)" after names.
pub(super) fn write_label(w: &mut Writer, names: &[Name], labels: Labels) {
    w.wrap(" (", ")", |w| w.verbatim(labels[usize::from(names.len() > 1)]));
}
