//! Finding the entries in a text.

use crate::span::Span;

/// The raw text of one reference: where it stands in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The bytes of the document from the entry's list mark or first word to its last.
    pub span: Span,
}

/// The entries of a text, in order.
#[must_use]
pub fn split(text: &str) -> Vec<Entry> {
    vec![Entry { span: Span::new(0, text.len()) }]
}
