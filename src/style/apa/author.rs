//! The author element (9.7–9.12), and what takes its place.

use crate::item::{Item, Kind, Name};
use crate::style::variables::{is_someone, text};
use crate::style::writer::Writer;

use super::kinds::{has_own_title, is_performed, is_review};
use super::{AUTHORS, identifier, title};

/// Who made a work, in the words of CSL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::style) enum Role {
    Composer,
    Author,
    Illustrator,
    /// Writers and then directors of an episode (example 87).
    WriterDirector,
    Director,
    /// Guests and then hosts of a programme.
    GuestHost,
    Producer,
    ExecutiveProducer,
    SeriesCreator,
    EditorTranslator,
    Editor,
    EditorialDirector,
    Compiler,
    Chair,
    Organizer,
    Curator,
    CollectionEditor,
}

/// What stands first in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::style) enum Lead {
    Names(Role),
    Publisher,
    Authority,
    /// The title moves to the place of the author (9.12).
    Title,
    /// So does the description of a work without a title of its own (9.22).
    Description,
}

impl Lead {
    /// Whether these names stand first, so that they are not given again.
    pub(super) fn is(self, role: Role) -> bool {
        self == Self::Names(role)
    }
}

/// Finds who or what stands first: primary creators before secondary ones.
pub(in crate::style) fn lead(item: &Item) -> Lead {
    if is_someone(&item.author) && !is_someone(&item.composer) {
        return Lead::Names(Role::Author);
    }
    let primary = [
        (Role::Composer, is_someone(&item.composer)),
        (Role::Author, is_someone(&item.author)),
        (Role::Illustrator, is_someone(&item.illustrator)),
        (
            Role::WriterDirector,
            item.kind == Kind::Broadcast
                && (is_someone(&item.script_writer) || is_someone(&item.director)),
        ),
        (Role::Director, is_someone(&item.director)),
        (Role::GuestHost, is_someone(&item.guest) || is_someone(&item.host)),
        (Role::Producer, is_someone(&item.producer)),
    ];
    if let Some((role, _)) = primary.into_iter().find(|(_, present)| *present) {
        return Lead::Names(role);
    }
    if is_entry_with_publisher(item) {
        return Lead::Publisher;
    }
    if is_part_of_reference_work(item) {
        return by_title(item);
    }
    secondary_lead(item)
}

fn secondary_lead(item: &Item) -> Lead {
    let performed = is_performed(item);
    let secondary = [
        (Role::ExecutiveProducer, is_someone(&item.executive_producer)),
        (Role::SeriesCreator, is_someone(&item.series_creator)),
        (Role::EditorTranslator, is_someone(&item.editor_translator)),
        (Role::Editor, is_someone(&item.editor)),
        (Role::EditorialDirector, is_someone(&item.editorial_director)),
        (Role::Compiler, is_someone(&item.compiler)),
        (Role::Chair, performed && is_someone(&item.chair)),
        (Role::Organizer, performed && is_someone(&item.organizer)),
        (Role::Curator, is_someone(&item.curator)),
        (Role::CollectionEditor, is_someone(&item.collection_editor)),
    ];
    if let Some((role, _)) = secondary.into_iter().find(|(_, present)| *present) {
        return Lead::Names(role);
    }
    match item.kind {
        Kind::Software | Kind::Webpage if text(&item.publisher).is_some() => Lead::Publisher,
        Kind::Standard if text(&item.authority).is_some() => Lead::Authority,
        _ => by_title(item),
    }
}

fn by_title(item: &Item) -> Lead {
    if text(&item.title).is_some() && has_own_title(item) { Lead::Title } else { Lead::Description }
}

/// The publisher of a dictionary or encyclopedia stands for the author of its entries
/// (example 47).
fn is_entry_with_publisher(item: &Item) -> bool {
    matches!(item.kind, Kind::EntryDictionary | Kind::EntryEncyclopedia)
        && text(&item.publisher).is_some()
}

/// The editors of a reference work do not stand for the author of a part of it (9.28).
fn is_part_of_reference_work(item: &Item) -> bool {
    text(&item.container_title).is_some()
        && matches!(
            item.kind,
            Kind::Book
                | Kind::Classic
                | Kind::Entry
                | Kind::EntryDictionary
                | Kind::EntryEncyclopedia
        )
}

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
    let mut list = w.join(", ");
    for (names, label) in names_of(item, role) {
        list.part(|w| {
            AUTHORS.write(w, names);
            if let (Some(label), false) = (label, names.is_empty()) {
                w.affix(" (");
                w.verbatim(label.of(names));
                w.affix(")");
            }
        });
    }
}

/// The names of a role, each group with its label.
pub(in crate::style) fn names_of(item: &Item, role: Role) -> [(&[Name], Option<Label>); 2] {
    let none = (&[][..], None);
    let first: (&[Name], _) = match role {
        Role::Composer => (&item.composer, None),
        Role::Author => (&item.author, None),
        Role::Illustrator => (&item.illustrator, Some(ILLUSTRATOR)),
        Role::WriterDirector => (&item.script_writer, Some(Label("Writer", "Writers"))),
        Role::Director => (&item.director, Some(DIRECTOR)),
        Role::GuestHost => (&item.guest, Some(Label("Guest Expert", "Guest Experts"))),
        Role::Producer => (&item.producer, Some(Label("Producer", "Producers"))),
        Role::ExecutiveProducer => (&item.executive_producer, Some(EXECUTIVE_PRODUCER)),
        Role::SeriesCreator => (&item.series_creator, Some(SERIES_CREATOR)),
        Role::EditorTranslator => (&item.editor_translator, Some(EDITOR_TRANSLATOR)),
        Role::Editor => (&item.editor, Some(EDITOR)),
        Role::EditorialDirector => (&item.editorial_director, Some(EDITOR)),
        Role::Compiler => (&item.compiler, Some(COMPILER)),
        Role::Chair => (&item.chair, Some(CHAIR)),
        Role::Organizer => (&item.organizer, Some(ORGANIZER)),
        Role::Curator => (&item.curator, Some(CURATOR)),
        Role::CollectionEditor => (&item.collection_editor, Some(EDITOR)),
    };
    match role {
        Role::WriterDirector => [first, (&item.director, Some(DIRECTOR))],
        Role::GuestHost => [first, (&item.host, Some(Label("Host", "Hosts")))],
        _ => [first, none],
    }
}

/// A role for one person and for several.
#[derive(Clone, Copy, Debug)]
pub(in crate::style) struct Label(pub(super) &'static str, pub(super) &'static str);

impl Label {
    pub(super) const fn of(self, names: &[Name]) -> &'static str {
        if names.len() > 1 { self.1 } else { self.0 }
    }
}

pub(super) const EDITOR: Label = Label("Ed.", "Eds.");
pub(super) const TRANSLATOR: Label = Label("Trans.", "Trans.");
pub(super) const EDITOR_TRANSLATOR: Label = Label("Ed. & Trans.", "Eds. & Trans.");
pub(super) const ILLUSTRATOR: Label = Label("Illus.", "Illus.");
pub(super) const NARRATOR: Label = Label("Narr.", "Narrs.");
pub(super) const INTERVIEWER: Label = Label("Interviewer", "Interviewers");
pub(super) const COMPILER: Label = Label("Compiler", "Compilers");
pub(super) const CHAIR: Label = Label("Chair", "Chairs");
pub(super) const ORGANIZER: Label = Label("Organizer", "Organizers");
pub(super) const CURATOR: Label = Label("Curator", "Curators");
pub(super) const SERIES_CREATOR: Label = Label("Series Creator", "Series Creators");
pub(super) const EXECUTIVE_PRODUCER: Label = Label("Executive Producer", "Executive Producers");
const DIRECTOR: Label = Label("Director", "Directors");

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
