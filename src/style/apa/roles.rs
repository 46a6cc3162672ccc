//! Who made a work, and the labels of those who are not its authors (9.10).

use crate::item::{Item, Name};

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
