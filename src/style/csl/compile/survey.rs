//! What a style asks for somewhere, so that it is only done where it does.

use super::super::plan::{Node, Plan, Source, Test, Variable};
use crate::item::variable::Var;

/// No style asks more often whether a cite is ambiguous.
const MOST_AMBIGUITY_TESTS: usize = 8;

/// Notes what is only to be done where an element asks for it.
pub(super) fn look_through(plan: &mut Plan) {
    let bibliography = plan.bibliography.as_ref().map(|list| &list.layout.children);
    let layouts = [Some(&plan.citation.layout.children), bibliography];
    let all = || layouts.into_iter().flatten().chain(&plan.macros);
    let shows = |node: &Node| {
        matches!(
            node,
            Node::Text {
                source: Source::Variable {
                    variable: Variable::YearSuffix
                        | Variable::Of(Var::YearSuffix)
                        | Variable::CitationLabel,
                    ..
                },
                ..
            }
        )
    };
    let locates = |node: &Node| {
        matches!(
            node,
            Node::Text { source: Source::Variable { variable: Variable::Locator, .. }, .. }
                | Node::Number { variable: Variable::Locator, .. }
        )
    };
    plan.shows_locator = all().any(|nodes| any(nodes, &locates));
    plan.shows_year_suffix = all().any(|nodes| any(nodes, &shows));
    let ambiguity_tests: usize = all().map(|nodes| ambiguity_tests(nodes)).sum();
    plan.ambiguity_tests = ambiguity_tests.min(MOST_AMBIGUITY_TESTS);
}

/// Whether any element of a tree is as asked.
fn any(nodes: &[Node], is_it: &impl Fn(&Node) -> bool) -> bool {
    nodes.iter().any(|node| is_it(node) || node.inner().any(|nodes| any(nodes, is_it)))
}

/// How many conditions of a tree ask whether a cite is ambiguous.
fn ambiguity_tests(nodes: &[Node]) -> usize {
    let is_about = |test: &&Test| matches!(test, Test::Disambiguate(_));
    let of_node = |node: &Node| {
        let own = match node {
            Node::Choose(branches) => {
                branches.iter().flat_map(|branch| &branch.tests).filter(is_about).count()
            }
            _ => 0,
        };
        own + node.inner().map(ambiguity_tests).sum::<usize>()
    };
    nodes.iter().map(of_node).sum()
}
