//! What Python is given for a reference: the dict that an answer of `ibid pipe` is as JSON, with its
//! place and its text, all offsets being code points.

use ibid::{Diagnostic, Item, Label, Reference, Span};
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::Serialize;

use crate::code_points::CodePoints;

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    span: Span,
    text: &'a str,
    csl: &'a Item,
    segments: Vec<(Label, &'a str)>,
    confidence: f64,
    entry_confidence: f64,
    diagnostics: Vec<Diagnostic>,
}

/// The dict of a reference that was read from `text`.
pub(crate) fn answer<'py>(
    py: Python<'py>,
    reference: &Reference,
    text: &str,
    points: &CodePoints<'_>,
) -> PyResult<Bound<'py, PyAny>> {
    let segments = reference.segments.iter();
    let doubts = reference.diagnostics.iter();
    let answer = Answer {
        span: points.span(reference.span),
        text: reference.span.text(text),
        csl: &reference.item,
        segments: segments.map(|segment| (segment.label, segment.span.text(text))).collect(),
        confidence: widened(reference.confidence),
        entry_confidence: widened(reference.entry_confidence),
        diagnostics: doubts
            .map(|doubt| Diagnostic::new(points.span(doubt.span), doubt.kind.clone()))
            .collect(),
    };
    Ok(pythonize(py, &answer)?)
}

/// The number that is written with the same digits: 0.9 and not 0.8999999761581421.
fn widened(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(number.into())
}
