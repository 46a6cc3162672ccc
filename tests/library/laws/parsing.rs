//! Reading never fails, loses no byte of an entry, and points only at what is there.

use ibid::input::Document;
use ibid::{Parser, Reference, Span, Style};
use proptest::prelude::*;

use super::inputs::{any_text, document, entry};
use super::items::item;
use super::{CASES, config};

/// Every byte of an entry that is not blank is in exactly one segment, and everything that is
/// pointed at lies in the entry.
#[track_caller]
pub(super) fn check(reference: &Reference, text: &str) {
    let Reference { span, segments, diagnostics, confidence, .. } = reference;
    assert_sound(*span, Span::new(0, text.len()), text);
    let mut end = span.start;
    for segment in segments {
        assert_eq!(segment.span.start, end, "segments of {:?} touch", span.text(text));
        assert_sound(segment.span, *span, text);
        assert!(!segment.span.is_empty(), "no segment of {:?} is empty", span.text(text));
        assert!((0.0..=1.0).contains(&segment.confidence), "{segment:?}");
        end = segment.span.end;
    }
    assert!(end == span.end || span.text(text).trim().is_empty(), "{:?} is tiled", span.text(text));
    assert!((0.0..=1.0).contains(confidence), "{confidence}");
    for doubt in diagnostics {
        assert_sound(doubt.span, *span, text);
        let _ = doubt.render(text);
    }
}

/// A span lies in another, and on characters.
#[track_caller]
fn assert_sound(span: Span, whole: Span, text: &str) {
    assert!(
        whole.start <= span.start && span.start <= span.end && span.end <= whole.end,
        "{span:?}"
    );
    assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?}");
}

/// The documents that a text may be.
pub(super) fn documents(text: &str) -> Vec<Document> {
    vec![
        Document::from_text(text),
        #[cfg(feature = "markdown")]
        Document::from_markdown(text),
        #[cfg(feature = "html")]
        Document::from_html(text),
    ]
}

#[track_caller]
fn check_documents(text: &str) {
    let mut parser = Parser::new();
    for document in documents(text) {
        let mut end = 0;
        for reference in parser.parse_document(&document) {
            check(&reference, document.text());
            assert!(reference.span.start >= end, "entries stand one after the other");
            end = reference.span.end;
            let origin = document.origin(reference.span);
            assert_sound(origin, Span::new(0, text.len()), text);
        }
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn any_text_is_tiled(text in any_text()) {
        check(&ibid::parse_entry(&text), &text);
    }

    #[test]
    fn spoilt_entries_are_tiled(text in entry()) {
        check(&ibid::parse_entry(&text), &text);
    }

    #[test]
    fn rendered_items_are_tiled(item in item()) {
        for style in Style::ALL {
            let text = style.entry(&item).to_string();
            check(&ibid::parse_entry(&text), &text);
        }
    }

    #[test]
    fn any_document_is_tiled(text in any_text()) {
        check_documents(&text);
    }

    #[test]
    fn spoilt_documents_are_tiled(text in document()) {
        check_documents(&text);
    }
}
