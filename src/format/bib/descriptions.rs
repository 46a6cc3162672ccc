//! What an entry says of its kind in words: CSL's `genre` and `medium`.
//!
//! BibLaTeX has the field `type` for some entry types. Any entry can have words in `titleaddon`, and
//! with biblatex-apa in `entrysubtype`. A style prints the genre of a numbered work before the
//! number ("NIH Publication No. 12"), so of such a work these words are the medium.
//!
//! | fields | variables |
//! |---|---|
//! | `@software`, `entrysubtype = {Mobile app}` | genre Mobile app |
//! | `@report`, `type = {Project}`, `number = {12}`, `titleaddon = {Grant}` | genre Project, medium Grant |
//! | `@online`, `titleaddon = {Wikidata}` | container-title Wikidata, as Zotero writes sites |
//! | `@unpublished`, `howpublished = {maninprep}` | genre Manuscript in preparation |
//! | `@video`, `note = {educational DVD}` | medium educational DVD |

use crate::item::variable::Var;
use crate::item::{Item, Kind};
use crate::lexicon::kinds;

use super::genres::of_keyword;
use super::item::Reader;
use super::kinds::{Class, EntryType, subtype_kind};

/// Where the next description of an item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Genre,
    Medium,
}

fn place(item: &Item) -> Option<Place> {
    match (&item.genre, &item.number, &item.medium) {
        (None, None, _) => Some(Place::Genre),
        (_, _, None) => Some(Place::Medium),
        _ => None,
    }
}

/// The fields for the descriptions that have no other, each with what is read from it.
pub(super) fn fields(
    item: &Item,
    class: Class,
    written: &EntryType<'_>,
    has: impl Fn(Var) -> bool,
) -> Vec<(&'static str, Place)> {
    let some = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let fits =
        |text: &Option<String>| some(text) && text.as_deref().is_some_and(|text| !is_address(text));
    let numbered = item.number.is_some() && has(Var::Number);
    let genre_has_field = written.tells_genre || has(Var::Genre);
    let genre = !genre_has_field && !numbered && fits(&item.genre);
    let after = numbered || some(&item.genre) && (genre_has_field || genre);
    let medium = after && fits(&item.medium);
    // A page without a site would get it from the words in `titleaddon`, and a law its title's end.
    let has_addon = !is_act(&item.kind) && (class != Class::Site || item.container_title.is_some());
    let mut free = Vec::with_capacity(2);
    let first = if genre { &item.genre } else { &item.medium };
    if written.subtype.is_none()
        && (genre && medium || !has_addon)
        && first.as_deref().is_some_and(|words| subtype_kind(words, written.name).is_none())
    {
        free.push("entrysubtype");
    }
    free.extend(has_addon.then_some("titleaddon"));
    let places = [(genre, Place::Genre), (medium, Place::Medium)];
    free.into_iter().zip(places.into_iter().filter(|(is, _)| *is).map(|(_, place)| place)).collect()
}

fn is_act(kind: &Kind) -> bool {
    matches!(kind, Kind::Bill | Kind::Legislation)
}

pub(super) fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.")
}

impl Reader<'_, '_> {
    /// A keyword for a genre in the place of a publisher.
    pub(super) fn manuscript(&mut self) {
        let keyword = self.text("howpublished").and_then(|text| of_keyword(&text));
        if let (Class::Unpublished, Some(words)) = (self.class, keyword) {
            self.item.genre = Some(words.to_owned());
            self.take("howpublished");
        }
    }

    /// The words that no variable has taken yet.
    pub(super) fn descriptions(&mut self) {
        if self.class == Class::Site && self.item.container_title.is_none() {
            self.item.container_title = self.text("titleaddon").filter(|text| !is_address(text));
            if self.item.container_title.is_some() {
                self.take("titleaddon");
            }
        }
        if is_act(&self.item.kind) {
            self.rest_of_title();
        }
        let issue = (self.class == Class::Periodical && self.item.container_title.is_some())
            .then_some("issuetitle");
        for field in ["entrysubtype", "titleaddon", "maintitleaddon"].into_iter().chain(issue) {
            if let Some(words) = self.text(field).filter(|words| !is_address(words))
                && self.describe(words)
            {
                self.take(field);
            }
        }
        self.carrier();
    }

    fn describe(&mut self, words: String) -> bool {
        match place(&self.item) {
            Some(Place::Genre) => self.item.genre = Some(words),
            Some(Place::Medium) => self.item.medium = Some(words),
            None => return false,
        }
        true
    }

    /// "Act" and "of 1990".
    fn rest_of_title(&mut self) {
        let addon = self.text("titleaddon");
        if let (Some(title), Some(addon)) = (&mut self.item.title, addon) {
            title.push(' ');
            title.push_str(&addon);
            self.take("titleaddon");
        }
    }

    /// A note that says what a film or recording is on.
    fn carrier(&mut self) {
        let is_recorded =
            matches!(&*self.entry.kind, "audio" | "video") && self.has("entrysubtype");
        let names_carrier = |note: &String| {
            let words = kinds::plain(&note.to_lowercase());
            words.split_whitespace().any(|word| {
                let kind = kinds::of_phrase(word).map(|(_, kind)| kind);
                matches!(kind, Some(Kind::MotionPicture | Kind::Song))
            })
        };
        if let (true, None, Some(note)) =
            (is_recorded, &self.item.medium, self.item.note.clone().filter(names_carrier))
        {
            self.item.medium = Some(note);
            self.item.note = None;
        }
    }
}
