//! Telling the works of a list apart (APA 7, 8.19–8.20; Cite Them Right, "Authors with the same
//! name", "Works of the same year").
//!
//! Works whose citations are the same take, one after the other and only as far as it helps: given
//! names, more names before "et al.", and at last letters after the year, in the order of the list.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::item::{Item, Name};

use super::Writer;
use super::cluster;
use super::manual::{Manual, Namesakes, Told};
use super::names::{Given, Parts, initials};

/// How each item is told apart, by its place in `items`; `order` is that of the list.
pub(super) fn tell_apart(manual: &dyn Manual, items: &[Item], order: &[usize]) -> Vec<Told> {
    let mut told: Vec<Told> = items.iter().map(|item| short_form(manual, item)).collect();
    // Items are gone through as they lie in memory, which is much quicker than in list order.
    let mut places = order.to_vec();
    places.sort_unstable();
    if manual.namesakes() == Namesakes::Always {
        add_initials(manual, items, &places, &mut told);
    }
    let mut rank = vec![0; items.len()];
    order.iter().enumerate().for_each(|(index, place)| rank[*place] = index);
    for mut group in same_citations(manual, items, &places, &told) {
        group.sort_unstable_by_key(|place| rank[*place]);
        for group in split_by_names(manual, items, group, &mut told) {
            for (index, place) in group.into_iter().enumerate() {
                told[place].year_suffix = letters(index);
            }
        }
    }
    told
}

/// The citation of an item that nothing else is like.
fn short_form(manual: &dyn Manual, item: &Item) -> Told {
    let names = manual.cited_names(item).map_or(0, <[Name]>::len);
    let et_al = manual.cited_list(item).et_al;
    let shown = if names >= et_al.from { et_al.keep } else { names };
    Told { shown, ..Told::default() }
}

/// Gives initials to first authors who share a family name, unless their initials are the same.
fn add_initials(manual: &dyn Manual, items: &[Item], places: &[usize], told: &mut [Told]) {
    let first = |place: usize| {
        let name = manual.cited_names(&items[place])?.first()?;
        name.literal.is_none().then(|| (place, Parts::of(name)))
    };
    let authors: Vec<(usize, Parts<'_>)> =
        places.iter().filter_map(|place| first(*place)).collect();
    let mut families: HashMap<(&str, &str), (String, bool)> = HashMap::new();
    let mut letters = String::new();
    for (_, parts) in &authors {
        letters.clear();
        initials(parts.given, ".", &mut letters);
        match families.entry((parts.family, parts.particle)) {
            Entry::Occupied(mut known) => known.get_mut().1 |= known.get().0 != letters,
            Entry::Vacant(new) => {
                new.insert((letters.clone(), false));
            }
        }
    }
    for (place, parts) in authors {
        if families.get(&(parts.family, parts.particle)).is_some_and(|(_, differ)| *differ) {
            told[place].raise(0, Given::Initials);
        }
    }
}

/// The groups of items whose citations are the same.
fn same_citations(
    manual: &dyn Manual,
    items: &[Item],
    places: &[usize],
    told: &[Told],
) -> Vec<Vec<usize>> {
    let mut groups: HashMap<String, usize> = HashMap::with_capacity(places.len());
    let mut members: Vec<Vec<usize>> = Vec::new();
    for &place in places {
        let item = &items[place];
        let mut writer = Writer::new(manual.quotes());
        let and = manual.cited_list(item).and;
        cluster::write_author(&mut writer, manual, item, &told[place], and);
        writer.verbatim("\n");
        manual.write_cited_date(&mut writer, item, "");
        let group = *groups.entry(writer.finish().plain).or_insert(members.len());
        if group == members.len() {
            members.push(Vec::new());
        }
        members[group].push(place);
    }
    members.retain(|group| group.len() > 1);
    members
}

/// A step towards telling citations apart: more of the given name at a place, or one name more.
#[derive(Clone, Copy)]
enum Step {
    Given(usize, Given),
    Shown(usize),
}

/// Splits a group by names as far as that goes, and gives back the groups that stay.
fn split_by_names(
    manual: &dyn Manual,
    items: &[Item],
    group: Vec<usize>,
    told: &mut [Told],
) -> Vec<Vec<usize>> {
    let by_given = manual.namesakes() == Namesakes::WhereAmbiguous;
    let names = |place: usize| manual.cited_names(&items[place]).unwrap_or_default();
    let first = group.iter().map(|place| told[*place].shown).max().unwrap_or(0);
    let longest = group.iter().map(|place| names(*place).len()).max().unwrap_or(0);
    let mut groups = vec![group];
    for index in 0..longest {
        let mut steps = Vec::with_capacity(3);
        if by_given {
            steps.push(Step::Given(index, Given::Initials));
            steps.push(Step::Given(index, Given::Full));
        }
        if first + index < longest {
            steps.push(Step::Shown(first + index + 1));
        }
        for step in steps {
            groups = groups
                .into_iter()
                .flat_map(|group| split(manual, items, group, told, step))
                .filter(|group| group.len() > 1)
                .collect();
        }
        if groups.is_empty() {
            break;
        }
    }
    groups
}

/// Splits a group by what a step would write; the step stays only if it splits.
fn split(
    manual: &dyn Manual,
    items: &[Item],
    group: Vec<usize>,
    told: &mut [Told],
    step: Step,
) -> Vec<Vec<usize>> {
    let names = |place: usize| manual.cited_names(&items[place]).unwrap_or_default();
    if is_same_for_all(&group, names, step) {
        return vec![group];
    }
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(String, bool), usize> = HashMap::new();
    for &place in &group {
        let seen = seen(manual, &items[place], names(place), step);
        let part = *known.entry(seen).or_insert(parts.len());
        if part == parts.len() {
            parts.push(Vec::new());
        }
        parts[part].push(place);
    }
    if parts.len() > 1 {
        for place in group {
            take(&mut told[place], names(place).len(), step);
        }
    }
    parts
}

/// Whether the names that a step is about are the same in all of a group, as most often they are.
fn is_same_for_all<'a>(group: &[usize], names: impl Fn(usize) -> &'a [Name], step: Step) -> bool {
    let about = |place: usize| {
        let names = names(place);
        match step {
            Step::Given(index, _) => (names.get(index), false),
            Step::Shown(shown) => (names.get(shown.saturating_sub(1)), names.len() > shown),
        }
    };
    group.first().is_none_or(|&first| {
        let first = about(first);
        group.iter().all(|&place| about(place) == first)
    })
}

/// Takes a step for an item of so many names.
fn take(told: &mut Told, names: usize, step: Step) {
    match step {
        Step::Given(index, given) => {
            told.raise(index, given);
            told.shown = told.shown.max((index + 1).min(names));
        }
        Step::Shown(shown) => told.shown = shown.min(names),
    }
}

/// What a reader would see of a step.
fn seen(manual: &dyn Manual, item: &Item, names: &[Name], step: Step) -> (String, bool) {
    let (index, given, shown) = match step {
        Step::Given(index, given) => (index, given, index + 1),
        Step::Shown(shown) => (shown.saturating_sub(1), Given::None, shown),
    };
    let list = manual.cited_list(item);
    let mut writer = Writer::new(manual.quotes());
    if let Some(name) = names.get(index) {
        list.write_name(&mut writer, name, given);
    }
    let more = matches!(step, Step::Shown(_)) && names.len() > shown;
    (writer.finish().plain, more)
}

/// The letters after a year: a to z, then aa.
fn letters(index: usize) -> String {
    let mut out = String::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        let letter = b'a' + u8::try_from(rest % 26).unwrap_or_default();
        out.insert(0, char::from(letter));
        rest /= 26;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
