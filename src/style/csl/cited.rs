//! What is known of an item where it is cited or listed.

use super::namesakes::Namesakes;
use super::plan::Position;
use crate::item::Item;
use crate::style::Case;

/// An item where it is cited or listed.
#[derive(Clone, Copy)]
pub(super) struct Cited<'a> {
    pub(super) item: &'a Item,
    /// The label and the value of the place in the work.
    pub(super) locator: Option<(&'a str, &'a str)>,
    pub(super) position: Position,
    pub(super) is_near: bool,
    pub(super) first_note: usize,
    /// The number of the item in the list.
    pub(super) number: usize,
    pub(super) told: &'a Told,
    pub(super) namesakes: &'a Namesakes,
    /// What becomes of the capitals of titles.
    pub(super) titles: Case,
}

/// How an item is told apart from others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    /// How many names are shown at least, list by list of the cite.
    pub(super) shown: Vec<usize>,
    /// How much of the given names is written: 0 as the style has it, 1 initials, 2 all.
    pub(super) givens: Vec<Vec<u8>>,
    /// How many conditions that ask for ambiguity hold, the first ones of the cite, since it is
    /// ambiguous after all names are added.
    pub(super) ambiguity: usize,
    pub(super) year_suffix: String,
}

impl<'a> Cited<'a> {
    /// An item of which nothing else is known.
    pub(super) fn alone(item: &'a Item) -> Self {
        Self {
            item,
            locator: None,
            position: Position::First,
            is_near: false,
            first_note: 0,
            number: 0,
            told: Told::ALONE,
            namesakes: Namesakes::nobody(),
            titles: Case::default(),
        }
    }
}

impl Told {
    /// How an item is told apart that is alone.
    pub(super) const ALONE: &'static Self =
        &Self { shown: Vec::new(), givens: Vec::new(), ambiguity: 0, year_suffix: String::new() };
}

/// What the elements are rendered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Citation,
    Bibliography,
    /// A key of the order.
    Sorting,
}
