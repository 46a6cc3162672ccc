//! From text to references: the stations of the way, one after the other.
//!
//! | text | gives |
//! |---|---|
//! | an article with a list at its foot | a [`Reference`] for each entry of the list |
//! | a bare list | a [`Reference`] for each entry |
//! | prose alone | nothing |

use crate::assemble::{Context, assemble};
use crate::diagnostic::Diagnostic;
use crate::item::Item;
use crate::label::{Labeller, Segment};
use crate::span::Span;
use crate::split::{Entry, split};

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

/// Finds the references in a text and reads each.
///
/// Never fails: a text without references gives none, and doubts become diagnostics.
///
/// ```
/// let text = "Sources\n\nDoe, J. (2020, May 4). A title. Reuters. https://example.org/a";
/// let references = ibid::parse(text);
/// assert_eq!(references.len(), 1);
/// assert_eq!(references[0].item.title.as_deref(), Some("A title"));
/// ```
#[must_use]
pub fn parse(text: &str) -> Vec<Reference> {
    Parser::new().parse(text)
}

/// Reads a text that is one entry.
///
/// ```
/// let reference = ibid::parse_entry("Doe, J. (2020). A title. Reuters.");
/// assert_eq!(reference.item.container_title.as_deref(), Some("Reuters"));
/// ```
#[must_use]
pub fn parse_entry(entry: &str) -> Reference {
    Parser::new().parse_entry(entry)
}
