//! Files that hold no text, recognised by their content.
//!
//! | bytes | what is said of the file |
//! |---|---|
//! | `PK…mimetypeapplication/epub+zip…` | is an EPUB book; convert it with "pandoc -t markdown" |
//! | `7f 45 4c 46 02 01 01 00 …` | is not text |
//! | `63 61 66 e9` | nothing: "café" in an older encoding |

use super::name::extension;

/// A kind of file that has to be converted before it can be read.
struct Kind {
    /// How the file begins.
    start: &'static [u8],
    /// What stands somewhere in it, if the beginning leaves it open.
    inside: &'static [u8],
    name: &'static str,
    tool: &'static str,
}

const fn kind(
    start: &'static [u8],
    inside: &'static [u8],
    name: &'static str,
    tool: &'static str,
) -> Kind {
    Kind { start, inside, name, tool }
}

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const PANDOC: &str = "pandoc -t markdown";
const OFFICE: &str = "libreoffice --convert-to html";

/// Every kind; the first that fits counts.
///
/// An archive names its members in plain text, and the files of `OpenDocument` and EPUB begin with
/// one, uncompressed, that says what they are.
const KINDS: [Kind; 7] = [
    kind(b"{\\rtf", b"", "an RTF document", PANDOC),
    kind(ZIP, b"mimetypeapplication/epub+zip", "an EPUB book", PANDOC),
    kind(ZIP, b"xl/workbook", "an Excel workbook", OFFICE),
    kind(ZIP, b"ppt/presentation", "a PowerPoint presentation", OFFICE),
    kind(ZIP, b"", "a ZIP archive", "unzip"),
    kind(b"\x1f\x8b", b"", "a gzip archive", "gunzip"),
    kind(COMPOUND, b"", "an old Office document", OFFICE),
];

impl Kind {
    fn fits(&self, bytes: &[u8]) -> bool {
        let inside = self.inside;
        bytes.starts_with(self.start)
            && (inside.is_empty() || bytes.windows(inside.len()).any(|window| window == inside))
    }
}

/// Whether the bytes are those of a Word document, be it one that can't be read.
pub(super) fn is_word(name: &str, bytes: &[u8]) -> bool {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    let is_encrypted = || {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        has(&name)
    };
    // The first part of a mimetype is of another format, whatever else is in there.
    is_archive_named(name, "docx", bytes)
        || bytes.starts_with(ZIP) && has(b"word/document") && !has(b"mimetypeapplication/")
        || bytes.starts_with(COMPOUND) && is_encrypted()
}

/// Whether the bytes are those of an `OpenDocument` text, which begins with the name of its kind.
pub(super) fn is_open_document(name: &str, bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    let head = &bytes[..bytes.len().min(200)];
    is_archive_named(name, "odt", bytes)
        || bytes.starts_with(ZIP) && head.windows(NAME.len()).any(|window| window == NAME)
}

/// Whether a file is named as documents of a kind are, and is an archive, or nothing was written into it.
fn is_archive_named(name: &str, end: &str, bytes: &[u8]) -> bool {
    (bytes.starts_with(ZIP) || bytes.is_empty()) && extension(name).eq_ignore_ascii_case(end)
}

/// What to say of a file that is no text, after its name; `text` is what its bytes were decoded to.
pub(super) fn refusal(bytes: &[u8], text: &str) -> Option<String> {
    let converted = |kind: &Kind| format!("is {}; convert it with \"{}\"", kind.name, kind.tool);
    let known = KINDS.iter().find(|kind| kind.fits(bytes)).map(converted);
    known.or_else(|| is_noise(text).then(|| "is not text".to_owned()))
}

/// Whether a text has so many characters that no text needs that it was never one: of random bytes
/// one in seven, of a text in whatever encoding next to none.
fn is_noise(text: &str) -> bool {
    const SHARE: usize = 12;
    let strange = |c: &char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}')
            || *c == char::REPLACEMENT_CHARACTER
    };
    text.chars().filter(strange).count() * SHARE > text.chars().count()
}
