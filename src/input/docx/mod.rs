//! Word's documents, as ISO/IEC 29500-1 (Office Open XML), section 17, has them: transitional and strict.
//!
//! | part | what is read of it |
//! |---|---|
//! | `word/document.xml` | the text, the fields and the links in it |
//! | `word/styles.xml` | which styles are headings, italic, numbered |
//! | `word/numbering.xml` | the numbers before paragraphs |
//! | `word/footnotes.xml`, `word/endnotes.xml` | the notes that the text leads to, as lists at its end |
//!
//! Heads and feet of pages, comments, deleted text and tables of contents are not part of the text.

mod body;
mod error;
mod numbering;
pub(super) mod package;
mod styles;
mod symbol;
pub(super) mod xml;

pub use error::DocxError;

use super::Document;
use body::Body;
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// How deep text boxes and notes may stand in one another.
pub(super) const DEEPEST_BOX: usize = 8;
/// The longest address that is kept, in bytes.
pub(super) const LONGEST_ADDRESS: usize = 4096;
/// The main part where nothing says otherwise.
const MAIN: &str = "word/document.xml";

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocxError> {
    let mut package = Package::open(bytes)?;
    let root = package.relations("")?;
    let told = root.part("officeDocument");
    let main = told.unwrap_or(MAIN);
    let Some(text) = package.part(main)? else {
        return Err(match told {
            Some(main) => DocxError::Missing(main.to_owned()),
            None => DocxError::NoDocument,
        });
    };
    let relations = package.relations(main)?;
    let mut other = |kind| -> Result<Option<(String, String)>, DocxError> {
        let Some(name) = relations.part(kind) else { return Ok(None) };
        Ok(package.part(name)?.map(|xml| (name.to_owned(), xml)))
    };
    let styles = other("styles")?.map(|(name, xml)| Styles::read(&xml, &name)).transpose()?;
    let numbering =
        other("numbering")?.map(|(name, xml)| Numbering::read(&xml, &name)).transpose()?;
    let notes = [other("footnotes")?, other("endnotes")?];
    let (styles, numbering) = (styles.unwrap_or_default(), numbering.unwrap_or_default());

    let mut body = Body::new(&styles, numbering);
    body.read(&text, main, &relations)?;
    if !body.is_document() {
        return Err(DocxError::NoDocument);
    }
    for (name, xml) in notes.into_iter().flatten() {
        let relations = package.relations(&name)?;
        body.read(&xml, &name, &relations)?;
    }
    Ok(body.finish())
}
