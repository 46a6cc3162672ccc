//! The archive that a document comes in: its parts by name, and what they are to each other.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::DocxError;
use super::xml::{Element, Next, Visitor, walk};

/// The largest part that is read, unpacked.
const LARGEST: u64 = 64 << 20;
/// The most that is read of all parts.
const LARGEST_TOGETHER: u64 = 160 << 20;
/// How many times as large as its packed form a part may be; text of Word's is thirty times as large.
const HIGHEST_RATIO: u64 = 400;
/// A part up to this size may be packed as well as it likes.
const SMALL: u64 = 2 << 20;
/// The most parts that an archive has.
const MOST_PARTS: usize = 20_000;

const ARCHIVE: &[u8] = b"PK";
/// How files of older programs begin, and encrypted ones of newer.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// An archive.
pub(in crate::input) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may yet be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    pub(in crate::input) fn open(bytes: &'b [u8]) -> Result<Self, DocxError> {
        if bytes.starts_with(COMPOUND) {
            return Err(if is_encrypted(bytes) { DocxError::Encrypted } else { DocxError::Old });
        }
        if !bytes.starts_with(ARCHIVE) {
            return Err(DocxError::NoArchive);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(of_archive)?;
        if archive.len() > MOST_PARTS {
            return Err(DocxError::Archive("it has too many parts".to_owned()));
        }
        Ok(Self { archive, left: LARGEST_TOGETHER })
    }

    /// The text of a part, if there is one of that name, in whatever capitals.
    pub(in crate::input) fn part(&mut self, name: &str) -> Result<Option<String>, DocxError> {
        let same = |it: Result<Cow<'_, str>, _>| it.is_ok_and(|it| it.eq_ignore_ascii_case(name));
        let folded = || self.archive.file_names().position(same);
        let Some(at) = self.archive.index_for_name(name).or_else(folded) else { return Ok(None) };
        let part = self.archive.by_index(at).map_err(of_archive)?;
        let ratio = SMALL.max(part.compressed_size().saturating_mul(HIGHEST_RATIO));
        let most = LARGEST.min(self.left).min(ratio);
        let mut bytes = Vec::new();
        // What the archive says of its sizes may be wrong.
        let read = part.take(most + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > most {
            return Err(DocxError::TooLarge(name.to_owned()));
        }
        read.map_err(|error| DocxError::Archive(format!("its part {name}: {error}")))?;
        self.left -= size;
        let wrong = |message: &str| DocxError::Xml { part: name.into(), message: message.into() };
        decoded(bytes).map(Some).ok_or_else(|| wrong("it is neither UTF-8 nor UTF-16"))
    }

    /// What a part leads to.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, DocxError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let mut relations = Relations::default();
        if let Some(xml) = self.part(&name)? {
            let mut reader = RelationReader { folder, relations: &mut relations };
            walk(&xml, 0..xml.len(), &name, 0, &mut reader)?;
        }
        Ok(relations)
    }
}

/// What a part leads to: other parts by what they are, and addresses by their keys.
#[derive(Default)]
pub(super) struct Relations {
    parts: HashMap<String, String>,
    addresses: HashMap<String, String>,
}

impl Relations {
    /// The name of the part that is this: "styles", "footnotes".
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        self.parts.get(kind).map(String::as_str)
    }

    pub(super) fn address(&self, key: &str) -> Option<&str> {
        self.addresses.get(key).map(String::as_str)
    }
}

struct RelationReader<'a> {
    folder: &'a str,
    relations: &'a mut Relations,
}

impl Visitor for RelationReader<'_> {
    fn start(&mut self, element: &Element<'_>) -> Next {
        if element.name() != "Relationship" {
            return Next::Within;
        }
        let [Some(kind), Some(target)] = ["Type", "Target"].map(|name| element.get(name)) else {
            return Next::Within;
        };
        if element.get("TargetMode").is_some_and(|mode| mode == "External") {
            if let Some(key) = element.get("Id") {
                self.relations.addresses.insert(key, target);
            }
        } else if let Some((_, kind)) = kind.rsplit_once('/') {
            let path = path(self.folder, &target);
            self.relations.parts.entry(kind.to_owned()).or_insert(path);
        }
        Next::Within
    }
}

/// The name of the part that `target` names, seen from a folder.
fn path(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

fn of_archive(error: ZipError) -> DocxError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => DocxError::Encrypted,
        error => DocxError::Archive(error.to_string()),
    }
}

/// Whether a compound file says that it holds an encrypted package.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn decoded(bytes: Vec<u8>) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn paths() {
        assert_eq!(path("word", "styles.xml"), "word/styles.xml");
        assert_eq!(path("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(path("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(path("", "../../word/document.xml"), "word/document.xml");
    }
}
