//! Where the entries of a `.bib` file stand in it.

use super::read::is_described;
use super::syntax::{self, Content};
use crate::span::Span;

/// The places of the entries that describe a work, in the order in which they are read as items.
///
/// ```
/// use ibid::format::places;
///
/// let text = "% Bread\n@book{a, title = {Bread}}\n@string{b = {Salt}}\n@book{c, title = b}";
/// let entries: Vec<&str> = places(text).iter().map(|place| place.text(text)).collect();
/// assert_eq!(entries, ["@book{a, title = {Bread}}", "@book{c, title = b}"]);
/// ```
#[must_use]
pub fn places(text: &str) -> Vec<Span> {
    let blocks = syntax::parse(text).blocks;
    let is_work = |content: &Content<'_>| matches!(content, Content::Entry(entry) if is_described(entry.kind));
    let works = blocks.iter().filter(|block| is_work(&block.content));
    works.map(|block| Span::new(block.start, block.start + block.text.len())).collect()
}
