//! `OpenDocument` texts, as OASIS's `OpenDocument` 1.3, part 3, has them.
//!
//! | element | what becomes of it |
//! |---|---|
//! | `text:h`, `text:p` | a heading, a paragraph |
//! | `text:span`, `text:a` | italic or bold as its style says; a link |
//! | `text:note` | an item of a list at the end |
//! | `text:list` | the numbers before its paragraphs |
//! | `text:reference-mark-start` | Zotero's items |
//!
//! Deleted text, comments, tables of contents and other indexes of the document itself are not part of the text.

mod numbering;

use std::collections::HashMap;
use std::ops::Range;

use super::Document;
use super::builder::Builder;
use super::docx::package::Package;
use super::docx::xml::{Element, Next, Visitor, walk};
use super::docx::{DEEPEST_BOX, DocxError, LONGEST_ADDRESS};
use super::managed::Managed;
use crate::span::Span;
use crate::split::Boundary;
use numbering::Numbering;

/// The part with the text, and the one with the styles that have names.
const MAIN: &str = "content.xml";
const STYLES: &str = "styles.xml";

/// What styles say that are italic, and that are bold.
const FACES: [(&str, &str); 2] = [("font-style", "italic"), ("font-weight", "bold")];

/// The most blanks that one element stands for.
const MOST_BLANKS: usize = 64;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocxError> {
    let mut package = Package::open(bytes)?;
    if package.part("META-INF/manifest.xml")?.is_some_and(|it| it.contains("encryption-data")) {
        return Err(DocxError::Encrypted);
    }
    let xml = package.part(MAIN)?.ok_or_else(|| DocxError::Missing(MAIN.to_owned()))?;
    let styles = package.part(STYLES)?;
    let mut reader = Reader { xml: &xml, ..Reader::default() };
    if let Some(styles) = &styles {
        walk(styles, 0..styles.len(), STYLES, 0, &mut reader)?;
    }
    walk(&xml, 0..xml.len(), MAIN, 0, &mut reader)?;
    for (inside, depth) in std::mem::take(&mut reader.notes) {
        reader.builder.open(Boundary::Item);
        reader.in_note = true;
        reader.boxes = 1;
        walk(&xml, inside, MAIN, depth, &mut reader)?;
        reader.builder.close_item();
    }
    Ok(reader.managed.keep_in(reader.builder.finish()))
}

#[derive(Default)]
struct Reader<'x> {
    xml: &'x str,
    builder: Builder,
    managed: Managed,
    numbering: Numbering,

    /// Which styles are italic, and which bold.
    styles: HashMap<String, [bool; 2]>,
    /// The style that is open.
    style: String,
    /// Where the paragraph that is open starts, and the number that stands before it.
    paragraph: Option<usize>,
    number: Option<String>,
    /// Whether a line break comes before what follows.
    is_broken: bool,
    /// Where what is set off starts, and whether it is italic, and bold.
    spans: Vec<(usize, [bool; 2])>,
    links: Vec<(usize, String)>,
    /// Where the marks of a citation manager start, by their names.
    marks: HashMap<String, usize>,
    /// Where the sections start, and whether a citation manager wrote them.
    sections: Vec<(usize, bool)>,
    /// The text boxes that are anchored in the paragraph, and the notes.
    anchored: Vec<(Range<usize>, usize)>,
    notes: Vec<(Range<usize>, usize)>,
    is_note: bool,
    in_note: bool,
    boxes: usize,
}

/// Elements whose content is no text of the document.
const UNSEEN: [&str; 14] = [
    "master-styles",
    "tracked-changes",
    "annotation",
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "alphabetical-index",
    "covered-table-cell",
    "forms",
    "ruby-text",
    "note-citation",
    "title",
    "desc",
];

impl Reader<'_> {
    fn push(&mut self, text: &str) {
        if self.paragraph.is_none() {
            return;
        }
        if !text.trim().is_empty() && std::mem::take(&mut self.is_broken) {
            self.builder.begin_line(Boundary::Break);
        }
        if let Some(number) = self.number.take() {
            let at = self.builder.len();
            self.builder.push(&number, Span::new(at, at + number.len()));
        }
        let at = self.builder.len();
        self.builder.push(text, Span::new(at, at + text.len()));
    }

    fn wrote(&mut self, start: usize) {
        self.managed.wrote(start..self.builder.len());
    }

    fn end_paragraph(&mut self) -> Result<(), DocxError> {
        self.is_broken = false;
        self.number = None;
        if let Some(start) = self.paragraph.take() {
            if start == self.builder.len() {
                self.builder.leave_empty();
            } else {
                self.builder.level(start);
                self.builder.close();
            }
        }
        for (inside, depth) in std::mem::take(&mut self.anchored) {
            if self.boxes == DEEPEST_BOX {
                return Err(DocxError::TooDeep(MAIN.to_owned()));
            }
            self.boxes += 1;
            walk(self.xml, inside, MAIN, depth, self)?;
            self.boxes -= 1;
        }
        Ok(())
    }
}

impl Visitor for Reader<'_> {
    fn start(&mut self, element: &Element<'_>) -> Next {
        let name = element.name();
        if UNSEEN.contains(&name) {
            return Next::Skip;
        }
        self.numbering.start(element);
        let get = |name| element.get(name).unwrap_or_default();
        let at = self.builder.len();
        match name {
            "style" => {
                self.style = get("name");
                let faces = self.styles.get(&get("parent-style-name")).copied();
                self.styles.insert(self.style.clone(), faces.unwrap_or_default());
            }
            "text-properties" => {
                if let Some(faces) = self.styles.get_mut(&self.style) {
                    for (face, (name, value)) in faces.iter_mut().zip(FACES) {
                        *face = element.get(name).map_or(*face, |it| it == value);
                    }
                }
            }
            "h" | "p" => {
                let level = get("outline-level").parse().unwrap_or(1_u8).clamp(1, 6);
                self.builder.open(match name {
                    "h" => Boundary::Heading(level),
                    _ if self.in_note => Boundary::Paragraph,
                    _ => Boundary::Line,
                });
                self.paragraph = Some(at);
                self.number = self.numbering.before_paragraph();
            }
            "span" => {
                let faces = self.styles.get(&get("style-name")).copied();
                self.spans.push((at, faces.unwrap_or_default()));
            }
            "a" => self.links.push((at, get("href"))),
            "tab" => self.push("\t"),
            "s" => {
                let count = get("c").parse().unwrap_or(1).min(MOST_BLANKS);
                self.push(&" ".repeat(count));
            }
            "line-break" => self.is_broken = true,
            "note" | "text-box" => {
                self.is_note = name == "note";
                return Next::Apart;
            }
            "reference-mark-start" => {
                let name = get("name");
                if self.managed.bare(&name) {
                    self.marks.insert(name, at);
                }
            }
            "reference-mark-end" => {
                if let Some(start) = self.marks.remove(&get("name")) {
                    self.wrote(start);
                }
            }
            "section" => self.sections.push((at, get("name").trim().starts_with("ZOTERO_BIBL"))),
            _ => {}
        }
        Next::Within
    }

    fn end(&mut self, name: &str) -> Result<(), DocxError> {
        self.numbering.end(name);
        match name {
            "style" => self.style.clear(),
            "h" | "p" => self.end_paragraph()?,
            "span" => {
                if let Some((start, [italic, bold])) = self.spans.pop() {
                    if italic {
                        self.builder.emphasise(start, false);
                    }
                    if bold {
                        self.builder.emphasise(start, true);
                    }
                }
            }
            "a" => {
                if let Some((start, target)) = self.links.pop()
                    && (1..=LONGEST_ADDRESS).contains(&target.len())
                {
                    self.builder.link(start, target);
                }
            }
            "section" => {
                if let Some((start, true)) = self.sections.pop() {
                    self.wrote(start);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Text, in which blanks run together.
    fn text(&mut self, text: &str) {
        if self.paragraph.is_none() {
            return;
        }
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
        let mut line = words.join(" ");
        if text.starts_with(is_blank) && !self.builder.ends_blank() {
            line.insert(0, ' ');
        }
        if text.ends_with(is_blank) && !words.is_empty() {
            line.push(' ');
        }
        self.push(&line);
    }

    fn apart(&mut self, inside: Range<usize>, depth: usize) {
        let list = if self.is_note { &mut self.notes } else { &mut self.anchored };
        list.push((inside, depth));
    }
}
