//! Making an item of labelled segments.

use crate::diagnostic::Diagnostic;
use crate::item::Item;
use crate::label::Segment;

/// What the segments of one entry come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assembly {
    /// The item.
    pub item: Item,
    /// What was doubtful, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the segments of an entry into an item; their spans are of `entry`.
#[must_use]
pub fn assemble(entry: &str, segments: &[Segment]) -> Assembly {
    let _ = (entry, segments);
    Assembly::default()
}
