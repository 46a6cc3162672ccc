//! PDF files into documents, and these into references.

use ibid::input::Document;

use super::document;
use super::pdf_file::{Page, written};

/// The bytes are read as a PDF file, and as what a page of a sound file shows.
pub fn pdf(bytes: &[u8]) {
    let page = Page { content: bytes.to_vec(), ..Page::default() };
    for file in [bytes, &written(&[page])] {
        if let Ok(document) = Document::from_pdf(file) {
            document::check(&document, document.text());
        }
    }
}
