//! What must hold of every input whatever.
//!
//! A fuzz target calls one of these checks with bytes that a fuzzer makes; the test `seeds` of
//! `ibid` calls them with the files of `seeds`.

mod csl;
mod document;
mod docx;
mod formats;
mod parse;
mod pdf;
pub mod pdf_file;
mod pipe;
mod render;

pub use csl::{csl, csl_locale};
pub use document::document;
pub use docx::docx;
pub use formats::{bibtex_read, csl_json_read, ris_read};
pub use parse::parse;
pub use pdf::pdf;
pub use pipe::pipe_line;
pub use render::render;

use ibid::Span;

/// What a target calls.
pub type Check = fn(&[u8]);

/// Each check under the name of its target.
pub const CHECKS: [(&str, Check); 11] = [
    ("parse", parse),
    ("document", document),
    ("docx", docx),
    ("pdf", pdf),
    ("bibtex_read", bibtex_read),
    ("ris_read", ris_read),
    ("csl_json_read", csl_json_read),
    ("pipe_line", pipe_line),
    ("render", render),
    ("csl", csl),
    ("csl_locale", csl_locale),
];

/// The bytes as text, up to the first that are not UTF-8.
fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

/// The text at the span, which must be one of `whole`.
#[track_caller]
fn at(span: Span, whole: &str) -> &str {
    let Some(part) = whole.get(span.start..span.end) else {
        panic!("{span:?} is none of {whole:?}")
    };
    part
}
