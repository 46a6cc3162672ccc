//! Rendering of an item's elements to a tape.
//!
//! A group that calls variables, all of which are empty, is left out with its terms (CSL 1.0.2,
//! "Group"); what an element tells of that is its [`Outcome`].

mod choose;
mod date;
mod letters;
mod names;
mod number;
mod text;

use std::cell::Cell;
use std::ops::{BitOrAssign, Range};

use super::cited::{Cited, Purpose};
use super::plan::{Dress, Look, NameOptions, Node, Plan, Source, TextCase, Variable};
use super::tape::{Place, Tape};
use crate::item::variable::Var;
use crate::style::Case;
use crate::style::text::Display;

pub(super) use date::sort_key as date_sort_key;
pub(super) use names::{SeenNames, replaced};

/// Whether an element called a variable, and whether one that it called had a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) called: bool,
    pub(super) filled: bool,
}

impl Outcome {
    pub(super) const NOTHING: Self = Self { called: false, filled: false };

    pub(super) const fn of_variable(filled: bool) -> Self {
        Self { called: true, filled }
    }
}

impl BitOrAssign for Outcome {
    fn bitor_assign(&mut self, other: Self) {
        self.called |= other.called;
        self.filled |= other.filled;
    }
}

/// A row of elements with a delimiter between those that write something.
struct Row<'a> {
    delimiter: &'a str,
    started: bool,
}

/// Renders the elements of one item.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing to know while rendering")]
pub(super) struct Renderer<'a> {
    plan: &'a Plan,
    cited: Cited<'a>,
    names: &'a NameOptions,
    /// What a key of the order says of names, whatever the names themselves say.
    pub(super) key: Option<&'a NameOptions>,
    purpose: Purpose,
    pub(super) tape: Tape,
    /// The variables that stood in for missing names, which are not written again.
    consumed: Vec<Var>,
    has_year_suffix: bool,
    /// How many conditions have asked for ambiguity.
    ambiguity_tests: Cell<usize>,
    /// Whether what is written stands in for missing names.
    substitutes: bool,
    /// Whether words that come first have a capital: those of a note and of an entry.
    pub(super) begins: bool,
    /// Whether the first names are left out.
    pub(super) without_author: bool,
    /// The lists of names as they were written.
    pub(super) lists: Vec<SeenNames>,
    /// The first names, with what the element adds around them.
    pub(super) first_names: Option<Range<usize>>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        cited: Cited<'a>,
        names: &'a NameOptions,
        purpose: Purpose,
    ) -> Self {
        Self {
            plan,
            cited,
            names,
            key: None,
            purpose,
            tape: Tape::default(),
            consumed: Vec::new(),
            has_year_suffix: false,
            ambiguity_tests: Cell::new(0),
            substitutes: false,
            begins: purpose == Purpose::Bibliography
                || (purpose == Purpose::Citation && plan.is_note_style),
            without_author: false,
            lists: Vec::new(),
            first_names: None,
        }
    }

    /// Renders elements one after the other.
    pub(super) fn all(&mut self, nodes: &'a [Node]) -> Outcome {
        self.row(nodes, &mut Row { delimiter: "", started: false })
    }

    /// The first names, or what stands in for them.
    pub(super) fn seen_first(&self) -> Option<SeenNames> {
        match self.lists.first() {
            Some(names) => Some(names.clone()),
            None => self.first_names.clone().map(|list| SeenNames {
                names: vec![list.clone()],
                list,
                ..SeenNames::default()
            }),
        }
    }

    /// Renders elements as a block of their own.
    pub(super) fn block(&mut self, nodes: &'a [Node], display: Display) {
        let look = Look { display: Some(display), ..Look::default() };
        self.dressed(&Dress { look, ..Dress::default() }, |r| {
            r.all(nodes);
        });
    }

    fn row(&mut self, nodes: &'a [Node], row: &mut Row<'a>) -> Outcome {
        let mut outcome = Outcome::NOTHING;
        for node in nodes {
            if let Node::Choose(branches) = node {
                // Its elements are elements of the row.
                outcome |= self.row(self.taken(branches), row);
                continue;
            }
            let before = self.tape.place();
            if row.started {
                self.tape.affix(row.delimiter);
            }
            let inside = self.tape.place();
            outcome |= self.node(node);
            if self.tape.is_at(inside) {
                self.tape.cut(before);
            } else {
                row.started = true;
            }
        }
        outcome
    }

    fn node(&mut self, node: &'a Node) -> Outcome {
        match node {
            Node::Text { source, dress } => self.text(source, dress),
            Node::Number { variable, form, dress } => self.number(variable, *form, dress),
            Node::Label(label) => self.label(label),
            Node::Names(names) => self.names(names),
            Node::Date(date) => self.date(date),
            Node::Group { delimiter, children, dress } => {
                let mut outcome = Outcome::NOTHING;
                self.dressed(dress, |r| outcome = r.group(children, delimiter));
                outcome
            }
            Node::Choose(branches) => self.all(self.taken(branches)),
        }
    }

    /// A group or a macro: nothing of it is written if all variables that it calls are empty. What it
    /// writes counts as a variable that is not.
    fn group(&mut self, children: &'a [Node], delimiter: &'a str) -> Outcome {
        let inside = self.tape.place();
        let outcome = self.row(children, &mut Row { delimiter, started: false });
        if outcome.called && !outcome.filled {
            self.tape.cut(inside);
        }
        if self.tape.is_at(inside) { outcome } else { Outcome::of_variable(true) }
    }

    /// Writes an element with its affixes and its look; nothing if `body` writes nothing.
    fn dressed(&mut self, dress: &Dress, body: impl FnOnce(&mut Self)) {
        let before = self.tape.place();
        let (block, look) = dress.look.parted();
        if let Some(block) = block {
            self.tape.open(block);
        }
        self.tape.affix(&dress.prefix);
        if look != Look::default() {
            self.tape.open(look);
        }
        let inside = self.tape.place();
        body(self);
        if self.tape.is_at(inside) {
            return self.tape.cut(before);
        }
        self.recase(inside, dress);
        if look != Look::default() {
            self.tape.close();
        }
        self.tape.affix(&dress.suffix);
        if block.is_some() {
            self.tape.close();
        }
    }

    /// Changes the letters since a place as a dress has them.
    fn recase(&mut self, inside: Place, dress: &Dress) {
        if dress.strips_periods {
            self.tape.change(inside, |text, _| text.contains('.').then(|| text.replace('.', "")));
        }
        let Some(case) = dress.case else { return };
        let is_of_titles = matches!(case, TextCase::Title | TextCase::Sentence);
        if is_of_titles && self.cited.titles == Case::AsGiven {
            return;
        }
        if case == TextCase::Title && !letters::is_english(self.cited.item, self.plan.is_english) {
            return;
        }
        self.tape.change(inside, |text, first| letters::in_case(text, case, first));
    }

    /// Whether a variable has stood in for missing names already.
    fn is_consumed(&self, variable: &Variable) -> bool {
        matches!(variable, Variable::Of(var) if self.consumed.contains(var))
    }

    /// The variables that elements wrote, so that they are not written again.
    fn consume(&mut self, node: &Node) {
        match node {
            Node::Text { source: Source::Variable { variable: Variable::Of(var), .. }, .. }
            | Node::Number { variable: Variable::Of(var), .. } => self.consumed.push(*var),
            Node::Text { source: Source::Macro(index), .. } => {
                let plan = self.plan;
                plan.macros[*index].iter().for_each(|node| self.consume(node));
            }
            Node::Group { children, .. } => children.iter().for_each(|node| self.consume(node)),
            Node::Choose(branches) => {
                self.taken(branches).iter().for_each(|node| self.consume(node));
            }
            Node::Date(date) => {
                if let Variable::Of(var) = &date.variable {
                    self.consumed.push(*var);
                }
            }
            Node::Names(names) => {
                for variable in &names.variables {
                    if let Variable::Of(var) = variable {
                        self.consumed.push(*var);
                    }
                }
            }
            _ => {}
        }
    }
}
