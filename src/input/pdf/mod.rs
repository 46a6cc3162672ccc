//! PDF: glyphs on pages become lines, columns and a text in the order in which it is read.
//!
//! ```text
//! bytes ─hayro_syntax→ operators ─interpret→ Glyph ─line→ Row ─furniture→ Row ─column→ Column ─write→ Document
//!                                    font ┘
//! ```

mod bounds;
mod column;
mod font;
mod furniture;
mod glyph;
mod interpret;
mod line;
mod page;
mod write;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use thiserror::Error;

use super::Document;
use font::Fonts;
use interpret::Budget;
use write::Writer;

/// Why a PDF file cannot be read.
///
/// ```
/// use ibid::input::{Document, PdfError};
///
/// assert_eq!(Document::from_pdf(b"Doe, J. (2020). On bread."), Err(PdfError::Damaged));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PdfError {
    /// It opens with a password only, or is encrypted in a way that is not known.
    #[error("is encrypted; save it without a password")]
    Encrypted,
    /// It is no PDF file, or damaged beyond repair.
    #[error("is not a PDF file that can be read; it may be damaged")]
    Damaged,
    /// Its streams stand for more than any document needs.
    #[error("unpacks to more than any document needs")]
    TooLarge,
    /// It has no pages.
    #[error("has no pages")]
    NoPages,
    /// No page has text: they are pictures of pages, as scanners make them.
    #[error(
        "has no text on its {pages} pages, which are pictures; run it through OCR, such as \"ocrmypdf\""
    )]
    NoText {
        /// How many pages there are.
        pages: usize,
    },
}

impl From<LoadPdfError> for PdfError {
    fn from(error: LoadPdfError) -> Self {
        match error {
            LoadPdfError::Decryption(DecryptionError::MissingIDEntry) | LoadPdfError::Invalid => {
                Self::Damaged
            }
            LoadPdfError::Decryption(_) => Self::Encrypted,
        }
    }
}

/// Reads a PDF document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, PdfError> {
    if bounds::is_exceeded(bytes) {
        return Err(PdfError::TooLarge);
    }
    let pdf = Pdf::new(bytes.to_vec())?;
    if pdf.pages().is_empty() {
        return Err(PdfError::NoPages);
    }
    let (mut fonts, mut budget) = (Fonts::new(), Budget::new());
    let (mut rows, mut links, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (page, number) in pdf.pages().iter().zip(1..) {
        let read = page::read(page, &mut fonts, &mut budget);
        if read.is_unread() {
            unread.push(number);
        }
        rows.push(read.rows);
        links.push(read.links);
    }
    if rows.iter().all(Vec::is_empty) {
        return Err(PdfError::NoText { pages: rows.len() });
    }
    furniture::remove(&mut rows);
    let columns: Vec<_> = rows.into_iter().map(column::columns).collect();
    let mut writer = Writer::new(&columns);
    for ((columns, links), number) in columns.iter().zip(&links).zip(1..) {
        for column in columns {
            writer.column(column, number, links);
        }
    }
    Ok(Document { unread, ..writer.finish() })
}
