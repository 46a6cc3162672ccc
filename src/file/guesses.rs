//! Bytes that are not UTF-8.

use crate::span::Span;

/// What was read of bytes that are not UTF-8, and where.
pub(super) fn told(text: &str, guessed: &[Span]) -> Vec<String> {
    let (mut line, mut column, mut at) = (1, 1, 0);
    let told = guessed.iter().map(|span| {
        for c in text[at..span.start].replace("\r\n", "\n").chars() {
            let ends_line = matches!(c, '\n' | '\r');
            (line, column) = if ends_line { (line + 1, 1) } else { (line, column + 1) };
        }
        at = span.start;
        let read = span.text(text);
        format!("line {line}, column {column}: not UTF-8, read as Windows-1252: “{read}”")
    });
    told.collect()
}
