//! Word documents: archives of any bytes, and any text in the parts of a sound one.

use std::io::{Cursor, Write as _};

use ibid::input::Document;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What parts the parts of a seed.
const NEXT: &str = "\u{c}";

const ROOT: &str = "<Relationships><Relationship Type=\"t/officeDocument\" Target=\"document.xml\"/></Relationships>";
const RELATIONS: &str = "<Relationships><Relationship Type=\"t/styles\" Target=\"styles.xml\"/>\
    <Relationship Type=\"t/numbering\" Target=\"numbering.xml\"/>\
    <Relationship Type=\"t/footnotes\" Target=\"footnotes.xml\"/>\
    <Relationship Id=\"a\" Type=\"t/hyperlink\" Target=\"https://a.b\" TargetMode=\"External\"/></Relationships>";
const PARTS: [&str; 5] =
    ["document.xml", "styles.xml", "numbering.xml", "footnotes.xml", "content.xml"];

/// The bytes are read as they are, and as the text of the parts of a document: behind the checks of
/// an archive, which hardly any bytes pass.
pub fn docx(bytes: &[u8]) {
    check(bytes);
    let parts = PARTS.into_iter().zip(super::text(bytes).split(NEXT));
    let fixed = [("_rels/.rels", ROOT), ("_rels/document.xml.rels", RELATIONS)];
    check(&archive(fixed.into_iter().chain(parts)));
}

fn check(bytes: &[u8]) {
    for read in [Document::from_docx, Document::from_odt] {
        match read(bytes) {
            Ok(document) => super::document::check(&document, document.text()),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// An archive of parts, as they are.
fn archive<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name, options).expect("memory takes it");
        archive.write_all(content.as_bytes()).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
