//! What keeps a Word document from being read.

use thiserror::Error;

/// Why a Word document, or an `OpenDocument` text, can't be read.
///
/// ```
/// use ibid::input::{Document, DocxError};
///
/// let error = Document::from_docx(b"Doe, J. (2020). On bread.").unwrap_err();
/// assert_eq!(error, DocxError::NoArchive);
/// assert_eq!(error.to_string(), "is no document of a word processor: it is no ZIP archive");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocxError {
    /// The bytes do not begin as those of an archive do.
    #[error("is no document of a word processor: it is no ZIP archive")]
    NoArchive,
    /// It is a document in the older binary format.
    #[error("is an old Word document; save it as .docx")]
    Old,
    /// It opens with a password only.
    #[error("is encrypted; save it without a password")]
    Encrypted,
    /// The archive is damaged.
    #[error("is damaged: {0}")]
    Archive(String),
    /// The archive holds no document: a spreadsheet, or files of somebody's.
    #[error("is no Word document: it has no part with the text")]
    NoDocument,
    /// The text is named in the archive and is not there.
    #[error("is damaged: its part {0} is missing")]
    Missing(String),
    /// A part is far larger, unpacked, than any that people write.
    #[error("has a part {0} that is too large, unpacked, to be read")]
    TooLarge(String),
    /// Elements stand in one another far deeper than in any that people write.
    #[error("has a part {0} with elements too deep in one another")]
    TooDeep(String),
    /// A part is no XML.
    #[error("is damaged: its part {part}: {message}")]
    Xml {
        /// The part's name.
        part: String,
        /// What is wrong there.
        message: String,
    },
}
