//! What files there are, and how they are told apart.
//!
//! | content or name | format |
//! |---|---|
//! | `%PDF-1.7 …` | PDF |
//! | an archive with a part `word/document.xml` | a Word document |
//! | `@book{doe, …` | BibTeX |
//! | `<!doctype html>…` | HTML |
//! | anything else, in `notes.md` | Markdown |
//! | anything else | text |

use super::error::FileError;
use super::name::extension;
use super::refusal::{is_open_document, is_word};
use crate::format::{self, Format, endnote_xml, nbib};
use crate::named::named;

/// What references are read from.
///
/// ```
/// use ibid::file::FileFormat;
///
/// assert_eq!("endnote-xml".parse(), Ok(FileFormat::EndnoteXml));
/// assert_eq!(FileFormat::Odt.to_string(), "odt");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileFormat {
    /// Plain text.
    Text,
    /// `CommonMark`.
    Markdown,
    /// HTML.
    Html,
    /// A Word document.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// PDF.
    Pdf,
    /// BibTeX.
    Bibtex,
    /// BibLaTeX.
    Biblatex,
    /// CSL-JSON.
    CslJson,
    /// RIS.
    Ris,
    /// Hayagriva's YAML.
    Hayagriva,
    /// PubMed's `.nbib`.
    Nbib,
    /// EndNote's XML.
    EndnoteXml,
}

impl FileFormat {
    /// Every format.
    pub const ALL: [Self; 13] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Docx,
        Self::Odt,
        Self::Pdf,
        Self::Bibtex,
        Self::Biblatex,
        Self::CslJson,
        Self::Ris,
        Self::Hayagriva,
        Self::Nbib,
        Self::EndnoteXml,
    ];

    /// The format's name.
    ///
    /// ```
    /// # use ibid::file::FileFormat;
    /// assert_eq!(FileFormat::CslJson.as_str(), "csl-json");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Bibtex => Format::Bibtex.as_str(),
            Self::Biblatex => Format::Biblatex.as_str(),
            Self::CslJson => Format::CslJson.as_str(),
            Self::Ris => Format::Ris.as_str(),
            Self::Hayagriva => Format::Hayagriva.as_str(),
            Self::Nbib => "nbib",
            Self::EndnoteXml => "endnote-xml",
        }
    }

    /// The format that is also written, if it is one.
    ///
    /// ```
    /// # use ibid::{file::FileFormat, format::Format};
    /// assert_eq!(FileFormat::Ris.closed(), Some(Format::Ris));
    /// assert_eq!(FileFormat::Html.closed(), None);
    /// ```
    #[must_use]
    pub const fn closed(self) -> Option<Format> {
        match self {
            Self::Bibtex => Some(Format::Bibtex),
            Self::Biblatex => Some(Format::Biblatex),
            Self::CslJson => Some(Format::CslJson),
            Self::Ris => Some(Format::Ris),
            Self::Hayagriva => Some(Format::Hayagriva),
            Self::Nbib
            | Self::EndnoteXml
            | Self::Text
            | Self::Markdown
            | Self::Html
            | Self::Docx
            | Self::Odt
            | Self::Pdf => None,
        }
    }

    /// The format of a text, as its content shows, or else the name of its file.
    ///
    /// ```
    /// use ibid::file::FileFormat;
    ///
    /// assert_eq!(FileFormat::recognise("a.txt", "@book{a, title = {A}}"), FileFormat::Bibtex);
    /// assert_eq!(FileFormat::recognise("a.md", "Doe, J. (2020). A."), FileFormat::Markdown);
    /// ```
    #[must_use]
    pub fn recognise(name: &str, text: &str) -> Self {
        if let Some(format) = format::detect(text) {
            return match format {
                Format::Bibtex => FileFormat::Bibtex,
                Format::Biblatex => FileFormat::Biblatex,
                Format::CslJson => FileFormat::CslJson,
                Format::Ris => FileFormat::Ris,
                _ => FileFormat::Text,
            };
        }
        if nbib::is_nbib(text) {
            return FileFormat::Nbib;
        }
        if endnote_xml::is_endnote_xml(text) {
            return FileFormat::EndnoteXml;
        }
        let markup = text.trim_start().get(..5).is_some_and(|head| {
            head.eq_ignore_ascii_case("<!doc") || head.eq_ignore_ascii_case("<html")
        });
        match extension(name).to_ascii_lowercase().as_str() {
            "md" | "markdown" => FileFormat::Markdown,
            "html" | "htm" | "xhtml" => FileFormat::Html,
            "bib" => FileFormat::Bibtex,
            "ris" => FileFormat::Ris,
            "yml" | "yaml" => FileFormat::Hayagriva,
            _ if markup => FileFormat::Html,
            _ => FileFormat::Text,
        }
    }
}

named!(FileFormat);

/// The format of a file that is no text; none if it is one.
pub(super) fn of_container(
    name: &str,
    bytes: &[u8],
    given: Option<FileFormat>,
) -> Result<Option<FileFormat>, FileError> {
    Ok(match given {
        Some(FileFormat::Odt) => given,
        _ if is_open_document(name, bytes) => Some(FileFormat::Odt),
        Some(FileFormat::Docx) => given,
        _ if is_word(name, bytes) => Some(FileFormat::Docx),
        Some(FileFormat::Pdf) => given,
        None if is_pdf(name, bytes) => Some(FileFormat::Pdf),
        Some(_) if has_pdf_head(bytes) => return Err(FileError::IsPdf),
        _ => None,
    })
}

/// How a PDF document begins.
const PDF_HEAD: &[u8] = b"%PDF-";

fn has_pdf_head(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(PDF_HEAD)
}

/// Whether a file is a PDF document, by its beginning, before which mailers may have put something, or by
/// its name.
fn is_pdf(name: &str, bytes: &[u8]) -> bool {
    const FARTHEST: usize = 1024;
    let named = extension(name).eq_ignore_ascii_case("pdf");
    let head = &bytes[..bytes.len().min(FARTHEST)];
    has_pdf_head(bytes)
        || (named && (std::str::from_utf8(bytes).is_err() || bytes.is_empty()))
        || (named && head.windows(PDF_HEAD.len()).any(|window| window == PDF_HEAD))
}
