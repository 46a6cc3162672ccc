//! The conditions of `cs:choose`.

use super::super::cited::Purpose;
use super::super::plan::{Branch, Match, Node, Position, Test, Variable};
use super::Renderer;
use crate::item::Date;
use crate::item::variable::{Slot, Var};

impl Renderer<'_> {
    /// The elements of the first branch whose conditions hold.
    pub(super) fn taken<'b>(&self, branches: &'b [Branch]) -> &'b [Node] {
        branches.iter().find(|branch| self.holds(branch)).map_or(&[], |branch| &branch.children)
    }

    fn holds(&self, branch: &Branch) -> bool {
        let mut tests = branch.tests.iter();
        match branch.matching {
            _ if branch.tests.is_empty() => true,
            Match::All => tests.all(|test| self.passes(test)),
            Match::Any => tests.any(|test| self.passes(test)),
            Match::None => !tests.any(|test| self.passes(test)),
        }
    }

    fn passes(&self, test: &Test) -> bool {
        let cited = &self.cited;
        match test {
            Test::Kind(kind) => cited.item.kind == *kind,
            Test::Variable(variable) => self.has(variable),
            Test::IsNumeric(variable) => {
                self.numeral(variable).is_some_and(|numeral| numeral.is_numeric)
            }
            Test::IsUncertain(Variable::Of(var)) => {
                matches!(var.of(cited.item), Slot::Date(Some(date)) if date.circa)
            }
            Test::IsUncertain(_) | Test::Never => false,
            Test::Locator(label) => cited.locator.is_some_and(|(given, _)| given == &**label),
            Test::Position(position) => {
                self.purpose == Purpose::Citation && self.is_at_position(*position)
            }
            Test::NearNote => self.purpose == Purpose::Citation && cited.is_near,
            Test::Disambiguate(wanted) => {
                let test = self.ambiguity_tests.get() + 1;
                self.ambiguity_tests.set(test);
                (cited.told.ambiguity >= test) == *wanted
            }
        }
    }

    fn is_at_position(&self, position: Position) -> bool {
        let cited = &self.cited;
        match position {
            Position::First => cited.position == Position::First,
            Position::Subsequent => cited.position != Position::First,
            Position::Ibid => cited.position >= Position::Ibid,
            Position::IbidWithLocator => cited.position == Position::IbidWithLocator,
        }
    }

    /// Whether a variable has a value.
    fn has(&self, variable: &Variable) -> bool {
        match variable {
            Variable::Of(Var::YearSuffix) | Variable::YearSuffix => {
                !self.cited.told.year_suffix.is_empty()
            }
            Variable::Of(var) => match var.of(self.cited.item) {
                Slot::Names(names) => !names.is_empty(),
                Slot::Date(date) => date.as_ref().is_some_and(is_some_date),
                Slot::Text(text) if *var == Var::EventTitle && text.is_none() => {
                    self.cited.item.other.contains_key("event")
                }
                Slot::Text(text) => text.as_deref().is_some_and(|text| !text.is_empty()),
                Slot::Number(number) => number.is_some(),
            },
            Variable::Other(name) => {
                let value = self.cited.item.other.get(&**name);
                value.is_some_and(|value| !value.is_null() && *value != "")
            }
            Variable::CitationNumber | Variable::CitationLabel => true,
            Variable::FirstReferenceNoteNumber => self.cited.first_note > 0,
            Variable::Locator => self.cited.locator.is_some(),
            Variable::PageFirst => self.cited.item.page.is_some(),
        }
    }
}

/// Whether a date says anything.
pub(super) fn is_some_date(date: &Date) -> bool {
    let has_words =
        |words: &Option<String>| words.as_deref().is_some_and(|words| !words.is_empty());
    date.start.is_some()
        || date.season.is_some()
        || has_words(&date.literal)
        || has_words(&date.raw)
}
