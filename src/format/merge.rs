//! Finds items that are the same work, and makes one of them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use unicode_normalization::UnicodeNormalization;

use crate::item::Item;

use crate::item::variable::{self, Slot, SlotMut, Var};

/// The items without duplicates, and what became of those.
///
/// ```
/// use ibid::{Item, format};
///
/// let copies = ["a", "b"].map(|id| Item {
///     id: id.into(),
///     doi: Some("10.1000/182".into()),
///     ..Item::default()
/// });
/// let merged = format::merge(copies.to_vec());
/// assert_eq!(merged.items[0].id, "a");
/// assert_eq!(merged.merges.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Merged {
    /// The items that are left, in their order.
    pub items: Vec<Item>,
    /// The duplicates that went into one of them.
    pub merges: Vec<Merge>,
}

/// A duplicate, and the item that it went into.
///
/// ```
/// use ibid::{Item, format};
///
/// let copy = |id: &str, volume: i64| Item {
///     id: id.into(),
///     doi: Some("10.1000/182".into()),
///     volume: Some(volume.into()),
///     ..Item::default()
/// };
/// let merged = format::merge(vec![copy("a", 3), copy("b", 4)]);
/// let merge = &merged.merges[0];
/// assert_eq!((merge.kept.as_str(), merge.merged.as_str(), merge.position), ("a", "b", 1));
/// assert_eq!(merge.differ, ["volume"]);
/// assert_eq!(merged.items[0].volume, Some(3.into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The item that is left.
    pub kept: String,
    /// The one that is not.
    pub merged: String,
    /// Where the merged one stood among the items, from 0; ids may be empty.
    pub position: usize,
    /// What they had in common.
    pub by: Match,
    /// The variables that the kept item got from the other.
    pub filled: Vec<String>,
    /// The variables in which they differ; the kept item's values stay.
    pub differ: Vec<String>,
}

/// What makes two items the same work.
///
/// ```
/// use ibid::{Item, format};
///
/// let copy = |doi: &str| Item { doi: Some(doi.into()), ..Item::default() };
/// let merged = format::merge(vec![copy("10.1000/182"), copy("https://doi.org/10.1000/182")]);
/// assert_eq!(merged.merges[0].by, format::Match::Doi);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Match {
    /// The DOI.
    Doi,
    /// Title, year and first author, without regard to case, accents and punctuation.
    TitleYearAuthor,
}

/// Makes one item of those that are the same work, with all that any of them knows.
///
/// They are the same if they have the same DOI, or the same title, year and first author and no
/// two DOIs. The first stays in its place.
///
/// ```
/// use ibid::{Date, Item, Kind, Name, format};
///
/// let item = |id: &str, title: &str| Item {
///     title: Some(title.into()),
///     author: vec![Name::person("Doe", "J.")],
///     issued: Some(Date::year(2020)),
///     ..Item::new(id, Kind::Book)
/// };
/// let fuller = Item { publisher: Some("Knopf".into()), ..item("b", "On Bread.") };
/// let merged = format::merge(vec![item("a", "On bread"), fuller]);
/// assert_eq!(merged.items.len(), 1);
/// assert_eq!(merged.items[0].publisher.as_deref(), Some("Knopf"));
/// assert_eq!(merged.merges[0].filled, ["publisher"]);
/// assert_eq!(merged.merges[0].differ, ["title"]);
/// ```
#[must_use]
pub fn merge(items: Vec<Item>) -> Merged {
    let targets = targets(&items);
    let mut merged = Merged::default();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (position, (item, target)) in items.into_iter().zip(targets).enumerate() {
        match places.entry(target) {
            Entry::Vacant(place) => {
                place.insert(merged.items.len());
                merged.items.push(item);
            }
            Entry::Occupied(place) => {
                let kept = &mut merged.items[*place.get()];
                merged.merges.push(join(kept, item, position));
            }
        }
    }
    merged
}

/// For every item, the first item that is the same work.
fn targets(items: &[Item]) -> Vec<usize> {
    let mut targets: Vec<usize> = (0..items.len()).collect();
    let dois: Vec<Option<String>> = items.iter().map(doi).collect();
    let mut by_doi = HashMap::new();
    for (i, doi) in dois.iter().enumerate() {
        if let Some(doi) = doi {
            targets[i] = *by_doi.entry(doi).or_insert(i);
        }
    }
    // Whether what is so far the same work has a DOI, and the works of each title.
    let mut known: Vec<bool> = dois.iter().map(Option::is_some).collect();
    let mut by_title: HashMap<String, Works> = HashMap::new();
    for (i, item) in items.iter().enumerate() {
        let Some(title) = title_year_author(item) else { continue };
        let own = root(&mut targets, i);
        match by_title.entry(title) {
            Entry::Vacant(works) => {
                let without_doi = (!known[own]).then_some(own);
                works.insert(Works { first: own, without_doi });
            }
            Entry::Occupied(mut works) => {
                let works = works.get_mut();
                let same = if known[own] { works.without_doi.take() } else { Some(works.first) };
                if let Some(same) = same {
                    let same = root(&mut targets, same);
                    let (first, second) = (same.min(own), same.max(own));
                    targets[second] = first;
                    known[first] |= known[second];
                }
            }
        }
    }
    (0..items.len()).map(|i| root(&mut targets, i)).collect()
}

/// The works of one title, year and author, which may differ in their DOI.
struct Works {
    first: usize,
    /// The one that has none, so that one with a DOI can be the same.
    without_doi: Option<usize>,
}

/// The first of the items that are the same work as this; halves the way there.
fn root(targets: &mut [usize], mut item: usize) -> usize {
    while targets[item] != item {
        targets[item] = targets[targets[item]];
        item = targets[item];
    }
    item
}

fn doi(item: &Item) -> Option<String> {
    item.doi().map(|doi| doi.as_str().to_lowercase())
}

/// Letters and digits alone, small and without accents.
fn folded(text: &str) -> String {
    text.nfkd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

fn title_year_author(item: &Item) -> Option<String> {
    let mut title = item.title.clone()?;
    for tag in ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>"] {
        title = title.replace(tag, "");
    }
    let title = folded(&title);
    let year = item.issued.as_ref()?.start?.year;
    let author = item.author.first().or(item.editor.first())?;
    let author = folded(author.family.as_deref().or(author.literal.as_deref())?);
    let telling = !title.is_empty() && !author.is_empty();
    telling.then(|| format!("{title}\n{year}\n{author}"))
}

/// Adds to `kept` what only `item` knows.
fn join(kept: &mut Item, item: Item, position: usize) -> Merge {
    let by = if doi(kept).is_some() && doi(kept) == doi(&item) {
        Match::Doi
    } else {
        Match::TitleYearAuthor
    };
    let mut merge = Merge {
        kept: kept.id.clone(),
        merged: item.id.clone(),
        position,
        by,
        filled: Vec::new(),
        differ: Vec::new(),
    };
    for (var, name) in variable::ALL {
        if !var.is_in(&item) {
            continue;
        }
        if !var.is_in(kept) {
            copy(*var, &item, kept);
            merge.filled.push((*name).to_owned());
        } else if differs(*var, &item, kept) {
            merge.differ.push((*name).to_owned());
        }
    }
    if kept.kind != item.kind {
        merge.differ.push("type".to_owned());
    }
    for (name, value) in item.other {
        match kept.other.get(&name) {
            None => {
                merge.filled.push(name.clone());
                kept.other.insert(name, value);
            }
            Some(own) if *own != value => merge.differ.push(name),
            Some(_) => {}
        }
    }
    merge
}

fn copy(var: Var, from: &Item, to: &mut Item) {
    match (var.of(from), var.of_mut(to)) {
        (Slot::Text(from), SlotMut::Text(to)) => to.clone_from(from),
        (Slot::Number(from), SlotMut::Number(to)) => to.clone_from(from),
        (Slot::Names(from), SlotMut::Names(to)) => to.clone_from(from),
        (Slot::Date(from), SlotMut::Date(to)) => to.clone_from(from),
        _ => {}
    }
}

fn differs(var: Var, one: &Item, other: &Item) -> bool {
    match (var.of(one), var.of(other)) {
        (Slot::Text(one), Slot::Text(other)) => one != other,
        (Slot::Number(Some(one)), Slot::Number(Some(other))) => one.as_text() != other.as_text(),
        (Slot::Names(one), Slot::Names(other)) => one != other,
        (Slot::Date(one), Slot::Date(other)) => one != other,
        _ => false,
    }
}
