//! Why a file can't be read.

use thiserror::Error;

use crate::input::{DocxError, PdfError};

/// Why a file can't be read. The message follows its name.
///
/// ```
/// use ibid::file::File;
///
/// let error = File::read("essay.rtf", b"{\\rtf1 Doe}", None, |_| Vec::new()).unwrap_err();
/// assert_eq!(error.to_string(), "is an RTF document; convert it with \"pandoc -t markdown\"");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FileError {
    /// A document of a word processor that is wrong.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// A PDF document that is wrong.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// It was to be read as something else, and is a PDF document.
    #[error("is a PDF document, and not what it was to be read as")]
    IsPdf,
    /// It holds no text that can be read.
    #[error("{0}")]
    NoText(String),
}
