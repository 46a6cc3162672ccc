//! Files of every kind, recognised by their content: from bytes to references.
//!
//! | a file | gives |
//! |---|---|
//! | text, Markdown, HTML, PDF, a Word document, an `OpenDocument` text | what [`parse`](crate::parse()) finds in what a reader sees |
//! | the same with the fields of a citation manager | the manager's items, and the works that are none of them |
//! | `.bib`, CSL-JSON, RIS, Hayagriva, PubMed's `.nbib`, EndNote's XML | its items, and what is wrong in it |
//! | a spreadsheet, an archive, an image | an error that says what it is |

mod error;
mod format;
mod guesses;
mod kept;
mod name;
mod refusal;

use std::fmt::Display;

use crate::diagnostic::Diagnostic;
use crate::format::{Salvaged, endnote_xml, nbib};
use crate::input::{self, Decoded, Document};
use crate::parse::Reference;

pub use error::FileError;
pub use format::FileFormat;

/// What was read from a file.
///
/// ```
/// use ibid::Parser;
/// use ibid::file::{File, FileFormat};
///
/// let read = |bytes: &[u8]| {
///     File::read("refs", bytes, None, |document| Parser::new().parse_document(document))
/// };
/// let list = read(b"Sources\n\nDoe, J. (2020). On bread. Reuters.")?;
/// assert_eq!((list.format, list.references.len()), (FileFormat::Text, 1));
/// let library = read(b"@book{a, title = {Bread}}\n@book{b, title = {Salt")?;
/// assert_eq!(library.references[0].item.id, "a");
/// assert_eq!(library.problems, ["line 2, column 1: the entry has no closing brace"]);
/// # Ok::<(), ibid::file::FileError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct File {
    /// What it was read as.
    pub format: FileFormat,
    /// The file's text; of a file that is none, the text that it shows.
    pub text: String,
    /// What a reader of the file sees; the references' spans are of its text.
    pub document: Document,
    /// The references, those of a citation manager's fields before those that are read from the text.
    pub references: Vec<Reference>,
    /// Doubts about the file itself.
    pub doubts: Vec<Diagnostic>,
    /// What could not be read at all, each with its line and column.
    pub problems: Vec<String>,
    /// What was read of bytes that are not UTF-8, and pages that gave no text.
    pub guesses: Vec<String>,
}

impl File {
    /// Reads a file, as its content and its name show if no format is given. `parse` reads the
    /// entries of a loose one: on as many threads as it likes.
    ///
    /// ```
    /// use ibid::Parser;
    /// use ibid::file::{File, FileFormat};
    ///
    /// let bytes = b"# Sources\n\n* Doe, J. (2020). *On bread*. Penguin.";
    /// let parse = |document: &_| Parser::new().parse_document(document);
    /// let file = File::read("notes.md", bytes, None, parse)?;
    /// assert_eq!(file.format, FileFormat::Markdown);
    /// assert_eq!(file.references[0].item.title.as_deref(), Some("On bread"));
    /// # Ok::<(), ibid::file::FileError>(())
    /// ```
    ///
    /// # Errors
    /// If it holds no text, or is damaged. A `.bib` file with something wrong in it is none: see
    /// [`problems`](Self::problems).
    pub fn read(
        name: &str,
        bytes: &[u8],
        format: Option<FileFormat>,
        parse: impl FnOnce(&Document) -> Vec<Reference>,
    ) -> Result<Self, FileError> {
        match format::of_container(name, bytes, format)? {
            Some(FileFormat::Odt) => {
                Ok(Self::processed(FileFormat::Odt, Document::from_odt(bytes)?, parse))
            }
            Some(FileFormat::Pdf) => Ok(Self::pdf(Document::from_pdf(bytes)?, parse)),
            Some(format) => Ok(Self::processed(format, Document::from_docx(bytes)?, parse)),
            None => Self::text(name, bytes, format, parse),
        }
    }

    /// Reads the document of a word processor. What citation managers keep in it is taken from there.
    fn processed(
        format: FileFormat,
        document: Document,
        parse: impl FnOnce(&Document) -> Vec<Reference>,
    ) -> Self {
        let references = kept::beside_items(&document, parse(&document));
        Self::of_document(format, document, references)
    }

    /// Reads a PDF document. Places in it are told as those of its text.
    fn pdf(document: Document, parse: impl FnOnce(&Document) -> Vec<Reference>) -> Self {
        let unread = |page| {
            format!("page {page}: no text was read; it may be a picture, or its fonts do not tell")
        };
        let guesses = document.unread_pages().iter().map(unread).collect();
        let references = parse(&document);
        Self { guesses, ..Self::of_document(FileFormat::Pdf, document, references) }
    }

    /// What was read of a document that is no text: the text that it shows stands for it.
    fn of_document(format: FileFormat, document: Document, references: Vec<Reference>) -> Self {
        let text = document.text().to_owned();
        let (doubts, problems, guesses) = (Vec::new(), Vec::new(), Vec::new());
        Self { format, text, document, references, doubts, problems, guesses }
    }

    fn text(
        name: &str,
        bytes: &[u8],
        format: Option<FileFormat>,
        parse: impl FnOnce(&Document) -> Vec<Reference>,
    ) -> Result<Self, FileError> {
        let Decoded { text, guessed, .. } = input::decode_told(bytes);
        let text = text.into_owned();
        if let Some(refusal) = refusal::refusal(bytes, &text) {
            return Err(FileError::NoText(refusal));
        }
        let format = format.unwrap_or_else(|| FileFormat::recognise(name, &text));
        let document = seen(&text, format);
        let (references, problems, doubts) = match (format, format.closed()) {
            (_, Some(format)) => certain(format.salvage(&text)),
            (FileFormat::Nbib, _) => certain(nbib::salvage(&text)),
            (FileFormat::EndnoteXml, _) => certain(endnote_xml::salvage(&text)),
            _ => (parse(&document), Vec::new(), Vec::new()),
        };
        let guesses = guesses::told(&text, &guessed);
        Ok(Self { format, text, document, references, doubts, problems, guesses })
    }
}

/// What a reader sees of a file in a loose format; of a closed format, nothing.
fn seen(original: &str, format: FileFormat) -> Document {
    match format {
        FileFormat::Text => Document::from_text(original),
        FileFormat::Markdown => Document::from_markdown(original),
        FileFormat::Html => Document::from_html(original),
        _ => Document::from_text(""),
    }
}

/// What was read from a closed format, with its errors, and the doubts about the file.
fn certain<E: Display>(read: Salvaged<E>) -> (Vec<Reference>, Vec<String>, Vec<Diagnostic>) {
    let problems = read.problems.iter().map(ToString::to_string);
    (read.items.into_iter().map(Reference::from).collect(), problems.collect(), read.doubts)
}
