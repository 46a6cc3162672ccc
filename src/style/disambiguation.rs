//! Telling the works of a list apart (APA 7, 8.19–8.20; Cite Them Right, "Authors with the same
//! name", "Works of the same year").
//!
//! Works whose citations are the same take, one after the other and only as far as it helps: given
//! names, more names before "et al.", and at last letters after the year, in the order of the list.

use std::collections::HashMap;

use crate::item::{Item, Name};

use super::Writer;
use super::cited::write_author;
use super::manual::{Disambiguation, Manual, Namesakes};
use super::names::{Given, Parts, initials};

/// What has to be known of every item to tell them apart. Each item is looked at once, while it is
/// at hand, because a long list does not fit in the caches of a processor.
#[derive(Default)]
pub(super) struct Survey<'a> {
    disambiguations: Vec<Disambiguation>,
    /// The citation of each item as if it were alone.
    citations: Vec<String>,
    /// The family of each first author, and the initials.
    authors: Vec<Option<(usize, String)>>,
    families: HashMap<(&'a str, &'a str), usize>,
    /// The initials of the first member of each family, and whether another has others.
    initials: Vec<(String, bool)>,
}

impl<'a> Survey<'a> {
    /// Looks at the next item.
    pub(super) fn look(&mut self, manual: &dyn Manual, item: &'a Item) {
        let disambiguation = short_form(manual, item);
        let mut writer = Writer::new(manual.quotes());
        let and = manual.cited_list(item).and;
        write_author(&mut writer, manual, item, &disambiguation, and);
        writer.verbatim("\n");
        manual.write_cited_date(&mut writer, item, "");
        self.citations.push(writer.finish().plain);
        self.disambiguations.push(disambiguation);
        let first = manual.cited_names(item).and_then(<[Name]>::first);
        let author = first
            .filter(|name| name.literal.is_none() && manual.namesakes() == Namesakes::Always)
            .map(|name| self.register(Parts::of(name)));
        self.authors.push(author);
    }

    fn register(&mut self, parts: Parts<'a>) -> (usize, String) {
        let mut letters = String::new();
        initials(parts.given, ".", &mut letters);
        let next = self.initials.len();
        let family = *self.families.entry((parts.family, parts.particle)).or_insert(next);
        match self.initials.get_mut(family) {
            Some((first, differ)) => *differ |= *first != letters,
            None => self.initials.push((letters.clone(), false)),
        }
        (family, letters)
    }

    /// How each item is told apart, by its place in `items`; `order` is that of the list.
    pub(super) fn tell_apart(
        mut self,
        manual: &dyn Manual,
        items: &[Item],
        order: &[usize],
    ) -> Vec<Disambiguation> {
        self.add_initials();
        for group in self.same_citations(order) {
            for group in split_by_names(manual, items, group, &mut self.disambiguations) {
                for (index, place) in group.into_iter().enumerate() {
                    self.disambiguations[place].year_suffix = letters(index);
                }
            }
        }
        self.disambiguations
    }

    /// Gives initials to first authors who share a family name, unless their initials are the
    /// same.
    fn add_initials(&mut self) {
        let authors = self.authors.iter().enumerate();
        for (place, author) in authors {
            let Some((family, letters)) = author else { continue };
            if self.initials[*family].1 {
                self.disambiguations[place].raise(0, Given::Initials);
                self.citations[place].insert_str(0, letters);
            }
        }
    }

    /// The groups of items whose citations are the same, each in the order of the list.
    fn same_citations(&self, order: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: HashMap<&str, usize> = HashMap::with_capacity(order.len());
        let mut members: Vec<Vec<usize>> = Vec::new();
        for &place in order {
            let group = *groups.entry(&self.citations[place]).or_insert(members.len());
            if group == members.len() {
                members.push(Vec::new());
            }
            members[group].push(place);
        }
        members.retain(|group| group.len() > 1);
        members
    }
}

/// The citation of an item that nothing else is like.
fn short_form(manual: &dyn Manual, item: &Item) -> Disambiguation {
    let names = manual.cited_names(item).map_or(0, <[Name]>::len);
    let et_al = manual.cited_list(item).et_al;
    let shown = if names >= et_al.from { et_al.keep } else { names };
    Disambiguation { shown, ..Disambiguation::default() }
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
    disambiguations: &mut [Disambiguation],
) -> Vec<Vec<usize>> {
    let by_given = manual.namesakes() == Namesakes::WhereAmbiguous;
    let names = |place: usize| manual.cited_names(&items[place]).unwrap_or_default();
    let first = group.iter().map(|place| disambiguations[*place].shown).max().unwrap_or(0);
    let longest = group.iter().map(|place| names(*place).len()).max().unwrap_or(0);
    // Works by the same people cannot be told apart by names, however far one goes.
    let is_by_same =
        |group: &Vec<usize>| group.iter().all(|&place| names(place) == names(group[0]));
    let (mut by_same, mut groups) = (Vec::new(), vec![group]);
    for index in 0..longest {
        by_same.extend(groups.extract_if(.., |group| is_by_same(group)));
        if groups.is_empty() {
            break;
        }
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
                .flat_map(|group| split(manual, items, group, disambiguations, step))
                .filter(|group| group.len() > 1)
                .collect();
        }
    }
    by_same.extend(groups);
    by_same
}

/// Splits a group by what a step would write; the step stays only if it splits.
fn split(
    manual: &dyn Manual,
    items: &[Item],
    group: Vec<usize>,
    disambiguations: &mut [Disambiguation],
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
            take(&mut disambiguations[place], names(place).len(), step);
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
fn take(disambiguation: &mut Disambiguation, names: usize, step: Step) {
    match step {
        Step::Given(index, given) => {
            disambiguation.raise(index, given);
            disambiguation.shown = disambiguation.shown.max((index + 1).min(names));
        }
        Step::Shown(shown) => disambiguation.shown = shown.min(names),
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
pub(super) fn letters(index: usize) -> String {
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
