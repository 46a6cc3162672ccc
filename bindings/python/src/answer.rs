//! What Python is given for a reference: the dict that an answer of `ibid pipe` is as JSON, with its
//! place and its text, all offsets being code points.

use ibid::file::File;
use ibid::input::Document;
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

/// What references were read from.
pub(crate) struct Source<'a> {
    /// The text that their spans are of.
    text: &'a str,
    /// The way from there to the file.
    document: Option<&'a Document>,
    points: CodePoints<'a>,
}

impl<'a> Source<'a> {
    pub(crate) fn of_text(text: &'a str) -> Self {
        Self { text, document: None, points: CodePoints::new(text) }
    }

    pub(crate) fn of_file(file: &'a File) -> Self {
        let document = Some(&file.document);
        Self { text: file.document.text(), document, points: CodePoints::new(&file.text) }
    }

    /// The dict of a reference.
    pub(crate) fn answer<'py>(
        &self,
        py: Python<'py>,
        reference: &Reference,
    ) -> PyResult<Bound<'py, PyAny>> {
        let words = |span: Span| span.text(self.text);
        let doubts = reference.diagnostics.iter();
        let origin = |span| self.document.map_or(span, |document| document.origin(span));
        let answer = Answer {
            span: self.points.span(origin(reference.span)),
            text: words(reference.span),
            csl: &reference.item,
            segments: reference.segments.iter().map(|it| (it.label, words(it.span))).collect(),
            confidence: widened(reference.confidence),
            entry_confidence: widened(reference.entry_confidence),
            diagnostics: doubts.map(|doubt| self.points.doubt(doubt, origin(doubt.span))).collect(),
        };
        Ok(pythonize(py, &answer)?)
    }
}

/// The number that is written with the same digits: 0.9 and not 0.8999999761581421.
fn widened(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(number.into())
}
