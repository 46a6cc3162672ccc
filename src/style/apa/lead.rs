//! Who or what stands first in an entry (9.7–9.12).

use crate::item::{Item, Kind};
use crate::style::variables::{is_someone, text};

use super::kinds::{has_own_title, is_performed};
use super::roles::{Role, names_of};

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
        let credited = CREDITED.into_iter().find(|role| are_authors(item, *role));
        return Lead::Names(credited.unwrap_or(Role::Author));
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

/// The roles that are named beside those who stand in the author's place (9.10).
const CREDITED: [Role; 8] = [
    Role::WriterDirector,
    Role::Director,
    Role::GuestHost,
    Role::Producer,
    Role::ExecutiveProducer,
    Role::SeriesCreator,
    Role::Compiler,
    Role::Curator,
];

/// Whether the authors are just those who have a role.
fn are_authors(item: &Item, role: Role) -> bool {
    let [(first, _), (second, _)] = names_of(item, role);
    let same = first == second && first == item.author;
    same || first.iter().chain(second).eq(&item.author)
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
