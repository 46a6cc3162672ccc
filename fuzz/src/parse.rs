//! Loose text into references.

use std::collections::HashSet;

use ibid::format::Format;
use ibid::{Parser, Reference, Span};
use serde_json::Value;

use super::{at, formats, render};

/// An entry is read, and a text with entries.
pub fn parse(bytes: &[u8]) {
    let text = super::text(bytes);
    let mut parser = Parser::new();
    let entry = parser.parse_entry(text);
    assert_eq!(entry.span, Span::new(0, text.len()));
    check_reference(&entry, text);
    for &format in Format::ALL {
        let _ = formats::read_again(format, std::slice::from_ref(&entry.item));
    }
    check_references(&parser.parse(text), text);
}

/// References come in the order of the text, one after the other, each with its own id.
pub fn check_references(references: &[Reference], text: &str) {
    let mut ids = HashSet::new();
    let mut end = 0;
    for reference in references {
        assert!(end <= reference.span.start, "entries overlap at {end}");
        end = reference.span.end;
        assert!(!reference.item.id.is_empty() && ids.insert(&reference.item.id));
        check_reference(reference, text);
    }
}

/// Segments tile the entry, doubts are inside of it, every value says something, and the item can
/// be rendered.
fn check_reference(reference: &Reference, text: &str) {
    let span = reference.span;
    let mut end = span.start;
    for segment in &reference.segments {
        assert!(!at(segment.span, text).is_empty());
        assert_eq!(at(Span::new(end, segment.span.start), text).trim(), "");
        end = segment.span.end;
    }
    assert_eq!(at(Span::new(end, span.end), text).trim(), "");
    for doubt in &reference.diagnostics {
        assert!(span.start <= doubt.span.start && doubt.span.end <= span.end, "{doubt:?}");
        at(doubt.span, text);
        assert!(doubt.render(text).contains(doubt.kind.code()));
    }
    let item = serde_json::to_value(&reference.item).expect("items are JSON");
    assert!(!has_empty(&item), "{item}");
    assert!((0.0..=1.0).contains(&reference.confidence), "{}", reference.confidence);
    render::check_entry(&reference.item);
}

/// Whether a variable or a part of one is there and says nothing.
fn has_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty() || values.iter().any(has_empty),
        Value::Object(map) => map.is_empty() || map.values().any(has_empty),
        _ => false,
    }
}
