//! A reference list in a CSL style: its order, its numbers, and how its items are told apart.

use std::sync::Arc;

use super::Csl;
use super::cited::{Cited, Purpose, Told};
use super::disambiguate::Disambiguator;
use super::namesakes::Namesakes;
use super::order::Orderer;
use super::people;
use super::plan::{Bibliography, Plan, SubstituteRule};
use super::render::{Renderer, replaced};
use super::tape::Tape;
use crate::item::Item;
use crate::style::text::Display;
use crate::style::{Case, Text};

/// The items of a list as a style lists and cites them.
#[derive(Clone, Debug)]
pub(in crate::style) struct List<'a> {
    pub(super) plan: Arc<Plan>,
    pub(super) items: &'a [Item],
    /// The number of each item, by its place in `items`.
    pub(super) numbers: Vec<usize>,
    pub(super) told: Vec<Told>,
    pub(super) namesakes: Namesakes,
    /// What becomes of the capitals of titles.
    titles: Case,
}

impl<'a> List<'a> {
    /// Orders items, numbers them, and tells them apart. `listed` has the places of the items in the
    /// order in which they are first cited, `first_notes` the note of that for each item; 0 if there
    /// is none. Gives back their order in the list too.
    pub(in crate::style) fn new(
        Csl(plan): Csl,
        items: &'a [Item],
        listed: Vec<usize>,
        first_notes: &[usize],
    ) -> (Self, Vec<usize>) {
        let mut list = Self {
            numbers: vec![0; items.len()],
            told: Vec::new(),
            namesakes: Namesakes::default(),
            titles: Case::default(),
            plan,
            items,
        };
        list.number(&listed);
        list.namesakes = people::namesakes(&list.plan, items, &listed);
        let order = list.ordered(listed);
        list.number(&order);
        list.told =
            Disambiguator::new(&list.plan, items, &list.namesakes, first_notes).tell_apart(&order);
        (list, order)
    }

    /// The same list with a choice of what becomes of the capitals of titles.
    pub(in crate::style) fn in_case(self, titles: Case) -> Self {
        Self { titles, ..self }
    }

    fn number(&mut self, order: &[usize]) {
        for (place, number) in order.iter().zip(1..) {
            self.numbers[*place] = number;
        }
    }

    fn ordered(&self, listed: Vec<usize>) -> Vec<usize> {
        let Some(bibliography) = &self.plan.bibliography else { return listed };
        let orderer = Orderer::new(&self.plan, &bibliography.sort, &bibliography.names);
        if orderer.is_idle() {
            return listed;
        }
        let alone = |place| Cited { told: Told::ALONE, ..self.cited(place) };
        let mut keyed: Vec<(Vec<u8>, usize)> =
            listed.into_iter().map(|place| (orderer.key(alone(place)), place)).collect();
        keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
        keyed.into_iter().map(|(_, place)| place).collect()
    }

    /// An item as it is listed.
    pub(super) fn cited(&self, place: usize) -> Cited<'_> {
        Cited {
            number: self.numbers[place],
            told: self.told.get(place).unwrap_or(Told::ALONE),
            namesakes: &self.namesakes,
            titles: self.titles,
            ..Cited::alone(&self.items[place])
        }
    }

    /// The entry of an item; `before` is the place of the item whose entry stands before it.
    pub(in crate::style) fn entry(&self, place: usize, before: Option<usize>) -> Text {
        let Some(bibliography) = &self.plan.bibliography else { return Text::default() };
        let rendered = self.fields(bibliography, place);
        let tape = match (&bibliography.substitute, before) {
            (Some((words, rule)), Some(before)) => {
                self.substituted(&rendered, &self.fields(bibliography, before), words, *rule)
            }
            _ => rendered.tape,
        };
        let mut entry = Tape::default();
        bibliography.layout.around(&mut entry, |entry| entry.append_all(&tape));
        let mut entry = self.plan.set_tape(&entry);
        if !entry.blocks.is_empty() {
            entry.trim_end();
        }
        entry
    }

    /// The entry without the affixes of the layout.
    fn fields<'s>(&'s self, bibliography: &'s Bibliography, place: usize) -> Renderer<'s> {
        let cited = self.cited(place);
        let names = &bibliography.names;
        let mut renderer = Renderer::new(&self.plan, cited, names, Purpose::Bibliography);
        let children = &bibliography.layout.children;
        match children.split_first() {
            Some((first, rest)) if bibliography.aligns_second_field => {
                renderer.block(std::slice::from_ref(first), Display::LeftMargin);
                renderer.block(rest, Display::RightInline);
            }
            _ => {
                renderer.all(children);
            }
        }
        renderer
    }

    /// What is written where the names are those of the entry before.
    fn substituted(
        &self,
        entry: &Renderer<'_>,
        before: &Renderer<'_>,
        words: &str,
        rule: SubstituteRule,
    ) -> Tape {
        let (Some(names), Some(names_before)) = (entry.seen_first(), before.seen_first()) else {
            return entry.tape.clone();
        };
        let read = |renderer: &Renderer<'_>, range: &std::ops::Range<usize>| {
            self.plan.set(|w| renderer.tape.play(w, range.clone())).plain
        };
        let is_same = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| {
            !a.is_empty() && read(entry, a) == read(before, b)
        };
        let same = names.names.iter().zip(&names_before.names);
        let same = same.take_while(|(a, b)| is_same(a, b)).count();
        let all_same = same == names.names.len() && same == names_before.names.len();
        match rule {
            SubstituteRule::CompleteAll if all_same => {
                replaced(&entry.tape, std::slice::from_ref(&names.list), words)
            }
            SubstituteRule::CompleteEach if all_same => replaced(&entry.tape, &names.names, words),
            SubstituteRule::PartialEach => replaced(&entry.tape, &names.names[..same], words),
            SubstituteRule::PartialFirst => {
                replaced(&entry.tape, &names.names[..same.min(1)], words)
            }
            SubstituteRule::CompleteAll | SubstituteRule::CompleteEach => entry.tape.clone(),
        }
    }
}
