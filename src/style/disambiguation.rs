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
    if manual.namesakes() == Namesakes::Always {
        add_initials(manual, items, order, &mut told);
    }
    for group in same_citations(manual, items, order, &told) {
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
fn add_initials(manual: &dyn Manual, items: &[Item], order: &[usize], told: &mut [Told]) {
    let first = |place: usize| {
        let name = manual.cited_names(&items[place])?.first()?;
        name.literal.is_none().then(|| Parts::of(name))
    };
    let mut families: HashMap<(&str, &str), (String, bool)> = HashMap::new();
    for &place in order {
        let Some(parts) = first(place) else { continue };
        let mut letters = String::new();
        initials(parts.given, ".", &mut letters);
        match families.entry((parts.family, parts.particle)) {
            Entry::Occupied(mut known) => known.get_mut().1 |= known.get().0 != letters,
            Entry::Vacant(new) => {
                new.insert((letters, false));
            }
        }
    }
    for &place in order {
        let Some(parts) = first(place) else { continue };
        if families.get(&(parts.family, parts.particle)).is_some_and(|(_, differ)| *differ) {
            told[place].raise(0, Given::Initials);
        }
    }
}

/// The groups of items whose citations are the same, each in the order of the list.
fn same_citations(
    manual: &dyn Manual,
    items: &[Item],
    order: &[usize],
    told: &[Told],
) -> Vec<Vec<usize>> {
    let mut groups: HashMap<String, usize> = HashMap::with_capacity(order.len());
    let mut members: Vec<Vec<usize>> = Vec::new();
    for &place in order {
        let mut writer = Writer::new(manual.quotes());
        cluster::write_author(
            &mut writer,
            manual,
            &items[place],
            &told[place],
            manual.cited_list(&items[place]).and,
        );
        writer.verbatim("\n");
        manual.write_cited_date(&mut writer, &items[place], "");
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
        steps.push(Step::Shown((first + index + 1).min(longest)));
        for step in steps {
            groups = groups
                .into_iter()
                .flat_map(|group| split(manual, items, &group, told, step))
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
    group: &[usize],
    told: &mut [Told],
    step: Step,
) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(String, bool), usize> = HashMap::new();
    for &place in group {
        let names = manual.cited_names(&items[place]).unwrap_or_default();
        let part = *known.entry(seen(manual, &items[place], names, step)).or_insert(parts.len());
        if part == parts.len() {
            parts.push(Vec::new());
        }
        parts[part].push(place);
    }
    if parts.len() > 1 {
        for &place in group {
            let names = manual.cited_names(&items[place]).map_or(0, <[Name]>::len);
            match step {
                Step::Given(index, given) => {
                    told[place].raise(index, given);
                    told[place].shown = told[place].shown.max((index + 1).min(names));
                }
                Step::Shown(shown) => told[place].shown = shown.min(names),
            }
        }
    }
    parts
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
