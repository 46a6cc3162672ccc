//! Whether a style numbers its list.

use super::Csl;
use super::plan::{Node, Plan, Source, Variable};

impl Csl {
    /// Whether the entries of a list show their numbers, as those of numeric styles do.
    ///
    /// ```
    /// use ibid::Style;
    /// use ibid::style::csl::Locales;
    ///
    /// let is_numbered = |variable: &str| {
    ///     let text = format!(
    ///         r#"<style>
    ///              <citation><layout><text variable="title"/></layout></citation>
    ///              <bibliography><layout><text variable="{variable}"/></layout></bibliography>
    ///            </style>"#
    ///     );
    ///     match Style::from_csl(&text, &Locales::default()) {
    ///         Ok(Style::Csl(style)) => style.is_numbered(),
    ///         _ => unreachable!("it is a style"),
    ///     }
    /// };
    /// assert!(is_numbered("citation-number"));
    /// assert!(!is_numbered("title"));
    /// ```
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        let layout = self.0.bibliography.as_ref().map(|list| &list.layout);
        let mut seen = vec![false; self.0.macros.len()];
        layout.is_some_and(|layout| shows_number(&self.0, &layout.children, &mut seen))
    }
}

/// Whether elements show the number of their item; `seen` are the macros that were looked at.
fn shows_number(plan: &Plan, nodes: &[Node], seen: &mut [bool]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Number { variable, .. }
        | Node::Text { source: Source::Variable { variable, .. }, .. } => {
            *variable == Variable::CitationNumber
        }
        Node::Text { source: Source::Macro(index), .. } => {
            !std::mem::replace(&mut seen[*index], true)
                && shows_number(plan, &plan.macros[*index], seen)
        }
        _ => node.inner().any(|nodes| shows_number(plan, nodes, seen)),
    })
}
