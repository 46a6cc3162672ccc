//! Telling cites apart (CSL 1.0.2, "Disambiguation"): by given names, by more names, by what a style
//! shows of ambiguous cites, and at last by letters after the year.
//!
//! Cites that read the same are one group. Each step is taken for a whole group, and only if it
//! splits it; the parts go on by themselves.

use rustc_hash::FxHashMap;

use super::cited::{Cited, Told};
use super::namesakes::Namesakes;
use super::plan::{GivenScope, Plan, Position};
use super::render::SeenNames;
use crate::item::Item;
use crate::style::disambiguation::letters;

/// The items of a list, and how each is told apart.
pub(super) struct Disambiguator<'a> {
    plan: &'a Plan,
    items: &'a [Item],
    namesakes: &'a Namesakes,
    /// The note in which each item is first cited; 0 if it is in none.
    first_notes: &'a [usize],
    told: Vec<Told>,
}

/// No reader tells works apart by names that are further behind.
const MOST_NAMES: usize = 50;

/// A step that may split a group: more of a given name, or one more name, in a list of the cite.
#[derive(Clone, Copy)]
enum Step {
    Given { list: usize, name: usize, level: u8 },
    Shown { list: usize, count: usize },
}

impl<'a> Disambiguator<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        items: &'a [Item],
        namesakes: &'a Namesakes,
        first_notes: &'a [usize],
    ) -> Self {
        Self { plan, items, namesakes, first_notes, told: vec![Told::default(); items.len()] }
    }

    /// How each item is told apart; `order` is that of the list, by places in `items`.
    pub(super) fn tell_apart(mut self, order: &[usize]) -> Vec<Told> {
        let citation = &self.plan.citation;
        let adds = citation.adds_names || citation.adds_given || citation.adds_year_suffix;
        if !adds && self.plan.ambiguity_tests == 0 {
            return self.told;
        }
        for group in self.same_cites(order) {
            for group in self.split_by_names(group) {
                self.tell_the_rest_apart(group);
            }
        }
        self.told
    }

    fn cited(&self, place: usize) -> Cited<'_> {
        Cited {
            position: Position::Subsequent,
            first_note: self.first_notes[place],
            told: &self.told[place],
            namesakes: self.namesakes,
            ..Cited::alone(&self.items[place])
        }
    }

    /// A cite as it reads now.
    fn reading(&self, place: usize) -> String {
        let renderer = self.plan.render_cite(self.cited(place), false, false);
        self.plan.set_tape(&renderer.tape).plain
    }

    fn lists(&self, place: usize) -> Vec<SeenNames> {
        self.plan.render_cite(self.cited(place), false, false).lists
    }

    /// The groups of items whose cites read the same, each in the order of the list.
    fn same_cites(&self, order: &[usize]) -> Vec<Vec<usize>> {
        self.grouped(order).into_iter().filter(|group| group.len() > 1).collect()
    }

    fn grouped(&self, places: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: FxHashMap<String, usize> = FxHashMap::default();
        let mut members: Vec<Vec<usize>> = Vec::new();
        for &place in places {
            let group = *groups.entry(self.reading(place)).or_insert(members.len());
            if group == members.len() {
                members.push(Vec::new());
            }
            members[group].push(place);
        }
        members
    }

    /// Splits a group by names as far as that goes, and gives back the groups that stay.
    fn split_by_names(&mut self, group: Vec<usize>) -> Vec<Vec<usize>> {
        let citation = &self.plan.citation;
        let by_given = citation.adds_given && citation.given_rule.scope == GivenScope::ByCite;
        if !by_given && !citation.adds_names {
            return vec![group];
        }
        let steps = self.steps(&group, by_given, citation.adds_names);
        // Each group with how its items were told apart when it was last split.
        let before = self.remember(&group);
        let mut groups = vec![(group, before)];
        for step in steps {
            if groups.is_empty() {
                break;
            }
            for (group, before) in std::mem::take(&mut groups) {
                let parts = self.split(&group, step);
                if parts.len() == 1 {
                    groups.push((group, before));
                    continue;
                }
                for part in parts.into_iter().filter(|part| part.len() > 1) {
                    let before = self.remember(&part);
                    groups.push((part, before));
                }
            }
        }
        let stays = |(group, before): (Vec<usize>, Vec<Told>)| {
            // Names that did not help go again.
            self.give_back(&group, before);
            group
        };
        groups.into_iter().map(stays).collect()
    }

    /// How the items of a group are told apart now.
    fn remember(&self, group: &[usize]) -> Vec<Told> {
        group.iter().map(|place| self.told[*place].clone()).collect()
    }

    /// Tells the items of a group apart as they were before.
    fn give_back(&mut self, group: &[usize], before: Vec<Told>) {
        for (place, told) in group.iter().zip(before) {
            self.told[*place] = told;
        }
    }

    /// The steps that could tell a group apart, in their order.
    fn steps(&self, group: &[usize], by_given: bool, by_names: bool) -> Vec<Step> {
        let lists: Vec<Vec<SeenNames>> = group.iter().map(|place| self.lists(*place)).collect();
        let count = lists.iter().map(Vec::len).max().unwrap_or_default();
        let mut steps = Vec::new();
        for list in 0..count {
            let seen = || lists.iter().filter_map(|lists| lists.get(list));
            let total = seen().map(|seen| seen.total).max().unwrap_or_default();
            let shown = seen().map(|seen| seen.shown).max().unwrap_or_default();
            let given = |name| [1, 2].map(|level| Step::Given { list, name, level });
            if by_given {
                (0..shown).for_each(|name| steps.extend(given(name)));
            }
            if by_names {
                for name in shown..total.min(shown + MOST_NAMES) {
                    steps.push(Step::Shown { list, count: name + 1 });
                    if by_given {
                        steps.extend(given(name));
                    }
                }
            }
        }
        steps
    }

    /// Splits a group by a step. A given name stays only if it does; more names stay for the steps
    /// that follow.
    fn split(&mut self, group: &[usize], step: Step) -> Vec<Vec<usize>> {
        let before = self.remember(group);
        for place in group {
            self.told[*place].take(step);
        }
        let parts = self.grouped(group);
        if parts.len() == 1 && matches!(step, Step::Given { .. }) {
            self.give_back(group, before);
        }
        parts
    }

    /// What names can't tell apart: by what the style shows of ambiguous cites, then by letters.
    fn tell_the_rest_apart(&mut self, group: Vec<usize>) {
        let mut groups = vec![group];
        for test in 1..=self.plan.ambiguity_tests {
            let mut left = Vec::new();
            for group in groups.into_iter().filter(|group| group.len() > 1) {
                for place in &group {
                    self.told[*place].ambiguity = test;
                }
                left.extend(self.grouped(&group));
            }
            groups = left;
        }
        if self.plan.citation.adds_year_suffix {
            for group in groups.into_iter().filter(|group| group.len() > 1) {
                for (index, place) in group.into_iter().enumerate() {
                    self.told[place].year_suffix = letters(index);
                }
            }
        }
    }
}

impl Told {
    fn take(&mut self, step: Step) {
        match step {
            Step::Given { list, name, level } => {
                if self.givens.len() <= list {
                    self.givens.resize(list + 1, Vec::new());
                }
                let levels = &mut self.givens[list];
                if levels.len() <= name {
                    levels.resize(name + 1, 0);
                }
                levels[name] = levels[name].max(level);
            }
            Step::Shown { list, count } => {
                if self.shown.len() <= list {
                    self.shown.resize(list + 1, 0);
                }
                self.shown[list] = self.shown[list].max(count);
            }
        }
    }
}
