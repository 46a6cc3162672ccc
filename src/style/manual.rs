//! What a style has to answer so that lists and citations can be made by it.

use crate::item::{Item, Name};

use super::names::{Given, List};
use super::writer::{Quotes, Writer};

/// How an item is told apart from the others of its list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Disambiguation {
    /// How many names a citation gives before "et al."
    pub(super) shown: usize,
    /// How much of the given names is written, name by name; nothing for those that are not here.
    pub(super) givens: Vec<Given>,
    /// The letter after the year.
    pub(super) year_suffix: String,
}

impl Disambiguation {
    /// How much of the given name of the name at `index` is written.
    pub(super) fn given(&self, index: usize) -> Given {
        self.givens.get(index).copied().unwrap_or(Given::None)
    }

    /// Writes more of a given name.
    pub(super) fn raise(&mut self, index: usize, given: Given) {
        if self.givens.len() <= index {
            self.givens.resize(index + 1, Given::None);
        }
        self.givens[index] = self.givens[index].max(given);
    }
}

/// How a style tells people of one family name apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namesakes {
    /// First authors who share a family name but not the initials always have initials.
    Always,
    /// Given names are written where two citations would be the same otherwise.
    WhereAmbiguous,
}

/// By what the entries of a list are ordered, first to last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Keys {
    /// The words of the author element.
    pub(super) author: String,
    /// Works without a date, with one, and to come.
    pub(super) group: u8,
    /// Year, month and day.
    pub(super) date: (i32, u8, u8),
    /// Further words.
    pub(super) words: Vec<String>,
}

/// A manual of style.
pub(super) trait Manual: Sync {
    /// The quotation marks of its language.
    fn quotes(&self) -> Quotes;
    /// How it tells people of one name apart.
    fn namesakes(&self) -> Namesakes;
    /// The word between two authors in running text.
    fn narrative_and(&self) -> &'static str;

    /// Writes an entry of the reference list.
    fn write_entry(&self, w: &mut Writer, item: &Item, disambiguation: &Disambiguation);
    /// The keys that order the list.
    fn list_keys(&self, item: &Item) -> Keys;
    /// The keys that order the cites of one mark.
    fn cite_keys(&self, item: &Item) -> Keys;

    /// The names that a citation gives, if it gives names.
    fn cited_names<'a>(&self, item: &'a Item) -> Option<&'a [Name]>;
    /// The names of a second role that a citation gives as well.
    fn cited_more<'a>(&self, _: &'a Item) -> &'a [Name] {
        &[]
    }
    /// How a citation lists names.
    fn cited_list(&self, item: &Item) -> List;
    /// Writes what a citation gives where there are no names.
    fn write_cited_title(&self, w: &mut Writer, item: &Item);
    /// Writes the date of a citation.
    fn write_cited_date(&self, w: &mut Writer, item: &Item, year_suffix: &str);
    /// Writes a place in the work.
    fn write_locator(&self, w: &mut Writer, item: &Item, label: &str, value: &str);
}
