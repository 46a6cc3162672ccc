//! Bytes in an unknown encoding into documents, and these into references.

use ibid::input::{self, Document};
use ibid::{Diagnostic, Parser, Span};

use super::{at, parse};

/// The bytes are read as plain text, as Markdown and as HTML.
pub fn document(bytes: &[u8]) {
    let source = input::decode(bytes);
    for read in [Document::from_text, Document::from_markdown, Document::from_html] {
        check(&read(&source), &source);
    }
}

/// What is known of a document is inside its text, and leads back into the source.
pub(super) fn check(document: &Document, source: &str) {
    let text = document.text();
    check_order(document.links().iter().map(|link| link.span), text);
    check_order(document.emphases().iter().map(|emphasis| emphasis.span), text);
    let references = Parser::new().parse_document(document);
    parse::check_references(&references, text);
    let mut end = 0;
    for reference in references {
        let origin = document.origin(reference.span);
        at(origin, source);
        assert!(end <= origin.start, "entries overlap in the source at {end}");
        end = origin.end;
        for doubt in reference.diagnostics {
            let span = document.origin(doubt.span);
            at(span, source);
            let doubt = Diagnostic::new(span, doubt.kind);
            assert!(doubt.render(source).contains(doubt.kind.code()));
        }
    }
}

fn check_order(spans: impl Iterator<Item = Span>, text: &str) {
    let mut start = 0;
    for span in spans {
        at(span, text);
        assert!(start <= span.start, "{span:?} starts before {start}");
        start = span.start;
    }
}
