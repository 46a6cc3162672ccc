//! From text to references.

use crate::diagnostic::Diagnostic;
use crate::item::Item;
use crate::label::Segment;
use crate::span::Span;

/// What was read from one entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The work that the entry refers to.
    pub item: Item,
    /// Where the entry stands in the text.
    pub span: Span,
    /// What each part of the entry is; they tile it. Spans are of the whole text.
    pub segments: Vec<Segment>,
    /// What was doubtful. Spans are of the whole text.
    pub diagnostics: Vec<Diagnostic>,
    /// How probable it is that every part was read right, 0 to 1.
    pub confidence: f32,
}
