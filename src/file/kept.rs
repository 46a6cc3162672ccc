//! What citation managers keep in a document, beside what is read from its text.

use crate::format;
use crate::input::Document;
use crate::item::Item;
use crate::parse::Reference;
use crate::span::Span;

/// The items of a document's fields, and those of the references that are none of them. Without such
/// items, the references.
pub(super) fn beside_items(document: &Document, mut references: Vec<Reference>) -> Vec<Reference> {
    let kept = document.items().iter().map(|item| {
        // A manager's ids are numbers of its own.
        let id = item.citation_key.clone().unwrap_or_else(|| item.key());
        Reference::from(Item { id, ..item.clone() })
    });
    let kept: Vec<Reference> = kept.collect();
    if kept.is_empty() {
        return references;
    }
    references
        .retain(|reference| reference.confidence >= SURE && !is_managed(document, reference.span));
    references = unlike(&kept, references);
    references.splice(..0, kept);
    references
}

/// Beside the items of a citation manager, what is less surely a work is a mark in the text.
const SURE: f32 = 0.6;

/// Whether an entry is of what a citation manager wrote.
fn is_managed(document: &Document, entry: Span) -> bool {
    document.managed().iter().any(|span| span.start < entry.end && entry.start < span.end)
}

/// Those of the references that are works which none of the others is.
fn unlike(others: &[Reference], references: Vec<Reference>) -> Vec<Reference> {
    let items = others.iter().chain(&references).enumerate();
    let named = items.map(|(at, reference)| Item { id: at.to_string(), ..reference.item.clone() });
    let merged = format::merge(named.collect());
    let is_new = |at: usize| merged.items.iter().any(|item| item.id == at.to_string());
    let references = references.into_iter().zip(others.len()..);
    references.filter(|(_, at)| is_new(*at)).map(|(reference, _)| reference).collect()
}
