//! What is rendered reads back: an entry of a style keeps who made the work, its year, its title,
//! its container and its address.
//!
//! | field | kept if |
//! |---|---|
//! | author | the style prints the names that were read as it prints the item's own, so that given names may be initials, or a name in one piece was read in its parts, or the other way round; of a longer list than the style gives, those that it gives |
//! | year | it is the same |
//! | title, container | they have the same letters and digits, whatever their case, markup, quotation marks and dashes ([`letters`]) |
//! | address | it is the same DOI or, where the item has none, the same URL |
//!
//! A field is asked for where the item has it and the style prints it: Harvard gives no container
//! beside the name of an event, APA no author of a law. What reading finds beyond, such as a publisher
//! taken for a container, is counted, but no field of the item is lost by it.

use std::collections::BTreeMap;
use std::fmt;

use ibid::style::Style;
use ibid::{Doi, Item, Kind, Name};
use unicode_normalization::UnicodeNormalization;

use super::rendering::is_balanced;

/// The letters and digits of a text without CSL's markup, in lower case, raised ones as plain ones.
fn letters(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let after = tag.split_once('>').filter(|(name, _)| is_tag(name)).map(|(_, after)| after);
        rest = after.unwrap_or(tag);
    }
    plain.push_str(rest);
    plain.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_tag(name: &str) -> bool {
    let name = name.trim_start_matches('/');
    matches!(name, "i" | "b" | "sup" | "sub" | "sc" | "span") || name.starts_with("span ")
}

/// The letters of names that a style prints at the head of an entry, each with the initials that the
/// style gives it or, of a name in one piece, whole.
fn shown(style: &Style, names: &[Name]) -> Vec<[String; 2]> {
    let given = |name: &&Name| **name != Name::default() && !name.is_others();
    let names = names.iter().filter(given);
    let names: Vec<_> = names.map(|name| [printed(style, name), natural(name)]).collect();
    match (style, &names[..]) {
        (Style::Harvard, [first, _, _, _, ..]) => vec![first.clone()],
        (Style::Apa, [first @ .., last]) if first.len() >= 20 => {
            first[..19].iter().chain([last]).cloned().collect()
        }
        _ => names,
    }
}

/// The letters that a style prints a name with.
fn printed(style: &Style, name: &Name) -> String {
    let trimmed = |part: &Option<String>| part.as_deref().map(|part| part.trim().to_owned());
    let name = Name { given: trimmed(&name.given), ..name.clone() };
    let item = Item { author: vec![name], ..Item::new("", Kind::Book) };
    let entry = letters(&style.entry(&item).to_string());
    let undated = entry.strip_suffix("nd").or(entry.strip_suffix("nodate"));
    undated.expect("an entry without a date says so").to_owned()
}

/// The letters of a name in its natural order.
fn natural(name: &Name) -> String {
    let parts = [
        &name.given,
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
        &name.suffix,
        &name.literal,
    ];
    parts.into_iter().flatten().map(|part| letters(part)).collect()
}

/// Whether the names that were read are those that the style prints.
fn same_names(want: &[[String; 2]], got: &[[String; 2]]) -> bool {
    let same = |(want, got): (&[String; 2], &[String; 2])| want[0] == got[0] || want[1] == got[1];
    want.len() == got.len() && want.iter().zip(got).all(same)
}

/// A field of an item, as the law names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Author,
    Year,
    Title,
    Container,
    Address,
}

/// The fields that are not kept, and the item that was read from the rendering.
pub(super) fn lost(style: &Style, item: &Item) -> (Vec<Field>, Item) {
    let entry = style.entry(item).to_string();
    let read = ibid::parse_entry(&entry).item;
    let all = letters(&entry);
    let differs = |want: &Option<String>, got: &Option<String>| {
        let want = letters(want.as_deref().unwrap_or_default());
        all.contains(&want)
            && !want.is_empty()
            && want != letters(got.as_deref().unwrap_or_default())
    };
    let author = shown(style, &item.author);
    let is_printed = author.first().is_some_and(|name| name.iter().any(|n| all.starts_with(n)));
    let year = |item: &Item| item.issued.as_ref().and_then(|date| date.start).map(|date| date.year);
    let doi = item.doi().filter(|doi| entry.contains(doi.as_str()));
    let url = item.url.as_ref().filter(|url| doi.is_none() && entry.contains(url.as_str()));
    let same_url = |url: &String| {
        read.url.as_ref() == Some(url)
            || url.parse::<Doi>().is_ok_and(|url| read.doi() == Some(url))
    };
    let fields = [
        (Field::Author, is_printed && !same_names(&author, &shown(style, &read.author))),
        (Field::Year, year(item) != year(&read)),
        (Field::Title, differs(&item.title, &read.title)),
        (Field::Container, differs(&item.container_title, &read.container_title)),
        (
            Field::Address,
            doi.is_some_and(|doi| read.doi() != Some(doi)) || url.is_some_and(|url| !same_url(url)),
        ),
    ];
    (fields.into_iter().filter(|(_, lost)| *lost).map(|(field, _)| field).collect(), read)
}

/// The items of the oracle that have an author and a date.
pub(super) fn oracle() -> Vec<Item> {
    let dated = |item: &Item| item.issued.as_ref().is_some_and(|date| date.start.is_some());
    let mut items = crate::common::oracle().unwrap_or_default();
    items.retain(|item| !item.author.is_empty() && dated(item));
    items
}

/// Whether title, container and authors are as a careful reader writes them: with no blanks at their
/// ends nor two in a row, on one line, with every bracket and quotation mark closed; and names
/// without remarks in brackets, handles and years.
fn is_well_formed(item: &Item) -> bool {
    let pairs = [['(', ')'], ['[', ']'], ['“', '”']];
    let clean = |text: &str| {
        text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace))
            && pairs.iter().all(|pair| is_balanced(text, *pair))
            && text.matches('"').count().is_multiple_of(2)
    };
    let is_remark = |c: char| c.is_ascii_digit() || "([@\"".contains(c);
    let named = |name: &Name| {
        let parts = [&name.family, &name.given, &name.suffix, &name.literal];
        parts.into_iter().flatten().all(|part| clean(part) && !part.contains(is_remark))
    };
    let titles = [&item.title, &item.container_title];
    item.title.is_some()
        && titles.into_iter().flatten().all(|title| clean(title))
        && item.author.iter().all(named)
}

/// How many of so many items keep every field.
#[derive(Default)]
struct Tally {
    kept: u32,
    all: u32,
}

impl Tally {
    fn add(&mut self, kept: bool) {
        self.all += 1;
        self.kept += u32::from(kept);
    }

    /// The share that is kept; all of nothing.
    fn share(&self) -> f64 {
        if self.all == 0 { 1.0 } else { f64::from(self.kept) / f64::from(self.all) }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}, {:.4}", self.kept, self.all, self.share())
    }
}

/// Prints how many of the oracle's items keep every field, and checks the share of all and that of
/// the well-formed ones.
#[track_caller]
fn check(style: &Style, floor: f64, floor_of_well_formed: f64) {
    let mut losses: BTreeMap<Field, usize> = BTreeMap::new();
    let (mut all, mut well_formed, mut filled) = (Tally::default(), Tally::default(), 0);
    for item in oracle() {
        let (lost, read) = lost(style, &item);
        all.add(lost.is_empty());
        if is_well_formed(&item) {
            well_formed.add(lost.is_empty());
        }
        filled += u32::from(item.container_title.is_none() && read.container_title.is_some());
        for field in lost {
            *losses.entry(field).or_default() += 1;
        }
    }
    println!(
        "{style}: {all} keep every field; of the well-formed {well_formed}; lost: {losses:?}; \
         {filled} are read with a container that they do not have"
    );
    assert!(all.share() >= floor, "{style}: {all}");
    assert!(well_formed.share() >= floor_of_well_formed, "{style}: {well_formed}");
}

#[test]
fn an_entry_in_apa_keeps_its_fields() {
    check(&Style::Apa, 0.959, 0.965);
}

#[test]
fn an_entry_in_harvard_keeps_its_fields() {
    check(&Style::Harvard, 0.969, 0.975);
}
