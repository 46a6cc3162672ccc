//! The people whom the cites of a list name.

use super::cited::Cited;
use super::namesakes::Namesakes;
use super::plan::{GivenScope, Plan, Position};
use crate::item::variable::{Slot, Var};
use crate::item::{Item, Name};

/// Those of one family name among all who are cited, if the style tells them apart.
pub(super) fn namesakes(plan: &Plan, items: &[Item], order: &[usize]) -> Namesakes {
    let rule = plan.citation.given_rule;
    if !plan.citation.adds_given {
        return Namesakes::default();
    }
    let names = order.iter().flat_map(|place| cited_names(plan, &items[*place]));
    Namesakes::among(names, rule.initials_only)
}

/// The people whom a cite of an item names, or could name if it named more.
fn cited_names<'a>(plan: &'a Plan, item: &'a Item) -> Vec<&'a Name> {
    let cited = Cited { position: Position::Subsequent, ..Cited::alone(item) };
    let lists = plan.render_cite(cited, false, false).lists;
    let mut names = Vec::new();
    for seen in lists {
        // Editors who are the translators too are in both variables.
        let all = seen.var.into_iter().chain([Var::Editor]).find_map(|var| match var.of(item) {
            Slot::Names(names) if names.len() == seen.total => Some(names.as_slice()),
            _ => None,
        });
        let count = match plan.citation.given_rule.scope {
            GivenScope::PrimaryName => 1,
            _ if plan.citation.adds_names => seen.total,
            _ => seen.shown,
        };
        let people = all.unwrap_or_default().iter().take(count);
        names.extend(people.filter(|name| name.literal.is_none()));
    }
    names
}
