//! A reference as the command writes it.

use ibid::{Diagnostic, Item, Label, Reference};
use serde::Serialize;

/// The library's JSON of a reference, but for the words of each segment in place of its span.
#[derive(Serialize)]
pub(crate) struct View<'a> {
    csl: &'a Item,
    segments: Vec<(Label, &'a str)>,
    confidence: f32,
    entry_confidence: f32,
    diagnostics: &'a [Diagnostic],
}

impl<'a> View<'a> {
    /// What was read from an entry of `text`.
    pub(crate) fn new(reference: &'a Reference, text: &'a str) -> Self {
        let segments = reference.segments.iter();
        Self {
            csl: &reference.item,
            segments: segments.map(|segment| (segment.label, segment.span.text(text))).collect(),
            confidence: reference.confidence,
            entry_confidence: reference.entry_confidence,
            diagnostics: &reference.diagnostics,
        }
    }
}
