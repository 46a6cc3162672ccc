//! Lists as Word documents, as ISO/IEC 29500-1 (Office Open XML), section 17, has them.
//!
//! | in a [`Text`] | in the document |
//! |---|---|
//! | an entry | a paragraph in the style “Bibliography”, whose lines hang |
//! | a face | a run with that property |
//! | an address | a link |
//! | a number at the margin, as some styles set it | the number and a tab |
//!
//! ```
//! use ibid::input::Document;
//! use ibid::style::{Style, docx};
//! use ibid::{Item, Kind};
//!
//! let entry = Style::Apa.entry(&Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) });
//! let document = Document::from_docx(&docx::write([&entry]))?;
//! assert_eq!(document.text(), "On bread. (n.d.).");
//! # Ok::<(), ibid::input::DocxError>(())
//! ```

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::Range;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::text::{Display, is_web_address};
use super::{Face, Text};

/// A document with these entries. The same entries give the same bytes.
///
/// ```
/// use ibid::style::{Text, docx};
///
/// assert_eq!(docx::write([&Text::default()]), docx::write([&Text::default()]));
/// ```
#[must_use]
pub fn write<'t>(entries: impl IntoIterator<Item = &'t Text>) -> Vec<u8> {
    document(entries, false)
}

/// The same with a number before each entry, as Word counts.
///
/// ```
/// use ibid::input::Document;
/// use ibid::style::{Style, docx};
/// use ibid::{Item, Kind};
///
/// let entry = Style::Apa.entry(&Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) });
/// let document = Document::from_docx(&docx::write_numbered([&entry, &entry]))?;
/// assert_eq!(document.text(), "1. On bread. (n.d.).\n2. On bread. (n.d.).");
/// # Ok::<(), ibid::input::DocxError>(())
/// ```
#[must_use]
pub fn write_numbered<'t>(entries: impl IntoIterator<Item = &'t Text>) -> Vec<u8> {
    document(entries, true)
}

fn document<'t>(entries: impl IntoIterator<Item = &'t Text>, is_numbered: bool) -> Vec<u8> {
    let mut body = Body { is_numbered, ..Body::default() };
    entries.into_iter().for_each(|entry| body.entry(entry));
    let text = format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\"><w:body>{}\
         <w:sectPr><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" \
         w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        body.xml
    );
    let relations = format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{RELATIONS}/numbering\" Target=\"numbering.xml\"/>\
         {}</Relationships>",
        body.relations
    );
    let root = format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>\
         </Relationships>"
    );
    let numbering = format!(
        "{HEAD}<w:numbering xmlns:w=\"{WORD}\"><w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"720\" w:hanging=\"720\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering),
    ];
    // Memory takes all that is written to it.
    packed(&parts).unwrap_or_default()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The relations before those of the links.
const RELATIONS_BEFORE: usize = 2;

fn content_types() -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts = [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")];
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (part, kind) in parts {
        let _ = write!(
            xml,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>"
        );
    }
    xml + "</Types>"
}

fn styles() -> String {
    format!(
        "{HEAD}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" \
         w:cs=\"Times New Roman\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Bibliography\"><w:name w:val=\"Bibliography\"/>\
         <w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"37\"/><w:pPr><w:spacing w:after=\"160\"/>\
         <w:ind w:left=\"720\" w:hanging=\"720\"/></w:pPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>\
         <w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/>\
         <w:rPr><w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr></w:style></w:styles>"
    )
}

/// An archive of parts. It says of none when it was written.
fn packed(parts: &[(&str, String)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The text of a document in the making.
#[derive(Default)]
struct Body {
    xml: String,
    /// Where its links lead.
    relations: String,
    links: usize,
    is_numbered: bool,
}

impl Body {
    fn entry(&mut self, entry: &Text) {
        let number = if self.is_numbered {
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
        } else {
            ""
        };
        self.open_paragraph(number);
        let mut at = 0;
        let mut is_fresh = true;
        for block in &entry.blocks {
            self.runs(entry, at..block.start);
            is_fresh &= at == block.start;
            let stands_alone = matches!(block.display, Display::Block | Display::Indent);
            if stands_alone && !is_fresh {
                self.xml.push_str("</w:p>");
                let indent = "<w:ind w:left=\"1440\" w:firstLine=\"0\"/>";
                self.open_paragraph(if block.display == Display::Indent { indent } else { "" });
            }
            self.runs(entry, block.start..block.end);
            if block.display == Display::LeftMargin {
                self.xml.push_str("<w:r><w:tab/></w:r>");
            }
            is_fresh = false;
            at = block.end;
        }
        self.runs(entry, at..entry.plain.len());
        self.xml.push_str("</w:p>\n");
    }

    fn open_paragraph(&mut self, properties: &str) {
        let style = "<w:p><w:pPr><w:pStyle w:val=\"Bibliography\"/>";
        self.xml.extend([style, properties, "</w:pPr>"]);
    }

    /// The runs of a range of an entry.
    fn runs(&mut self, entry: &Text, range: Range<usize>) {
        let mut at = 0;
        for (whole, face) in entry.runs() {
            let (start, end) = (at.max(range.start), (at + whole.len()).min(range.end));
            if start < end {
                self.run(&whole[start - at..end - at], face);
            }
            at += whole.len();
        }
    }

    fn run(&mut self, run: &str, face: Face) {
        let is_link = face.contains(Face::LINK) && is_web_address(run);
        if is_link {
            self.links += 1;
            let key = RELATIONS_BEFORE + self.links;
            let _ = write!(self.xml, "<w:hyperlink r:id=\"rId{key}\">");
            let _ = write!(
                self.relations,
                "<Relationship Id=\"rId{key}\" Type=\"{RELATIONS}/hyperlink\" Target=\"",
            );
            escape(&mut self.relations, &address(run));
            self.relations.push_str("\" TargetMode=\"External\"/>");
        }
        self.xml.push_str("<w:r>");
        let mut properties = String::new();
        if is_link {
            properties.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
        }
        for (has, property) in PROPERTIES {
            if face.contains(has) {
                properties.push_str(property);
            }
        }
        if !properties.is_empty() {
            self.xml.extend(["<w:rPr>", &properties, "</w:rPr>"]);
        }
        self.xml.push_str("<w:t xml:space=\"preserve\">");
        escape(&mut self.xml, run);
        self.xml.push_str("</w:t></w:r>");
        if is_link {
            self.xml.push_str("</w:hyperlink>");
        }
    }
}

/// The property of each face, in the order in which Word wants them.
const PROPERTIES: [(Face, &str); 6] = [
    (Face::BOLD, "<w:b/>"),
    (Face::ITALIC, "<w:i/>"),
    (Face::SMALL_CAPS, "<w:smallCaps/>"),
    (Face::UNDERLINE, "<w:u w:val=\"single\"/>"),
    (Face::SUPERSCRIPT, "<w:vertAlign w:val=\"superscript\"/>"),
    (Face::SUBSCRIPT, "<w:vertAlign w:val=\"subscript\"/>"),
];

/// Writes text for XML, which can't hold every character.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
}

/// An address as Word takes it, which opens no document that holds a wrong one (RFC 3986): what may
/// not stand in an address is written in percents.
fn address(text: &str) -> String {
    let host = text.find("://").map_or(0, |at| at + 3);
    let path = text[host..].find(['/', '?', '#']).map_or(text.len(), |at| host + at);
    let mut address = text[..path].to_owned();
    let mut in_fragment = false;
    for (at, c) in text[path..].char_indices() {
        let rest = &text.as_bytes()[path + at + 1..];
        let is_kept = match c {
            '%' => rest.len() > 1 && rest[..2].iter().all(u8::is_ascii_hexdigit),
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => c.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(c),
        };
        if is_kept {
            address.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::{address, escape};

    #[test]
    fn addresses() {
        assert_eq!(address("https://a.b/c?d=e#f"), "https://a.b/c?d=e#f");
        assert_eq!(address("https://a.b/c[1]|é%#x#y"), "https://a.b/c%5B1%5D%7C%C3%A9%25#x%23y");
        assert_eq!(address("https://ä.b"), "https://ä.b");
        assert_eq!(address("https://a.b/100%25"), "https://a.b/100%25");
    }

    #[test]
    fn what_xml_cannot_hold() {
        let mut out = String::new();
        escape(&mut out, "a\u{1}<\u{ffff}&\"");
        assert_eq!(out, "a &lt;\u{fffd}&amp;&quot;");
    }
}
