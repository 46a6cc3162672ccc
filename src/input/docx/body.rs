//! The text of a part, and what stands beside it.

use std::collections::HashSet;
use std::ops::Range;

use super::numbering::Numbering;
use super::package::Relations;
use super::styles::{Look, Styles};
use super::symbol;
use super::xml::{Element, Next, Visitor, walk};
use super::{DEEPEST_BOX, DocxError, LONGEST_ADDRESS};
use crate::input::Document;
use crate::input::builder::{Builder, DEEPEST};
use crate::input::managed::Managed;
use crate::span::Span;
use crate::split::Boundary;

/// How long the number of an entry is that stands in a cell of its own.
const LONGEST_NUMBER: usize = 8;

/// A document in the making.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    builder: Builder,
    managed: Managed,

    /// The notes that the text leads to, footnotes and endnotes.
    noted: [HashSet<String>; 2],
    fields: Vec<Field>,
    is_document: bool,
}

/// A field whose end is yet to come.
#[derive(Default)]
struct Field {
    code: String,
    /// What is packed beside the code.
    data: String,
    /// Where its result starts, once the code is over.
    start: Option<usize>,
}

/// A content control that is open.
#[derive(Default)]
struct Control {
    is_managed: bool,
    start: usize,
}

/// An element with text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Text { preserved: bool },
    Code,
    Data,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            builder: Builder::default(),
            managed: Managed::default(),

            noted: Default::default(),
            fields: Vec::new(),
            is_document: false,
        }
    }

    /// Reads a part: the text, or notes.
    pub(super) fn read(
        &mut self,
        xml: &str,
        part: &str,
        relations: &Relations,
    ) -> Result<(), DocxError> {
        self.fields.clear();
        walk(xml, 0..xml.len(), part, 0, &mut PartReader::new(self, xml, part, relations))
    }

    /// Whether what was read was the text of a document.
    pub(super) fn is_document(&self) -> bool {
        self.is_document
    }

    pub(super) fn finish(self) -> Document {
        self.managed.keep_in(self.builder.finish())
    }

    /// Notes what a citation manager wrote: the text from `start` on.
    fn wrote(&mut self, start: usize) {
        self.managed.wrote(start..self.builder.len());
    }
}

/// A part while it is read.
#[expect(clippy::struct_excessive_bools, reason = "each tells of another element that is open")]
struct PartReader<'b, 's> {
    body: &'b mut Body<'s>,
    xml: &'b str,
    part: &'b str,
    relations: &'b Relations,
    /// How deep in text boxes it is.
    boxes: usize,
    in_note: bool,
    /// Text boxes that are anchored in the paragraph: where they stand, and how deep.
    anchored: Vec<(Range<usize>, usize)>,
    paragraph: Option<Paragraph>,
    run: Option<Look>,
    /// Whether the properties of the paragraph are open.
    in_paragraph_properties: bool,
    in_run_properties: bool,
    words: Option<(Words, String)>,
    /// Where the links that are open start, and where they lead.
    links: Vec<(usize, String)>,
    /// Where what is italic and what is bold starts.
    faces: [Option<usize>; 2],
    controls: Vec<Control>,
    /// Of each stretch with several choices that is open, whether one was read.
    chosen: Vec<bool>,
    /// Whether the cell before is the number of an entry, which is in the one after.
    after_number: bool,
    /// Where the text of the cell starts.
    cell: usize,
}

/// A paragraph that is open.
#[expect(clippy::struct_excessive_bools, reason = "each is told of a paragraph by itself")]
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    own: Look,
    /// Whether it has text yet.
    begun: bool,
    /// Where its text starts.
    start: usize,
    /// Whether it is program code.
    is_code: bool,
    /// Whether a line break comes before what follows.
    broken: bool,
    /// Whether its end was deleted: the next one goes on where it ends.
    goes_on: bool,
}

impl<'b, 's> PartReader<'b, 's> {
    fn new(body: &'b mut Body<'s>, xml: &'b str, part: &'b str, relations: &'b Relations) -> Self {
        Self {
            body,
            xml,
            part,
            relations,
            boxes: 0,
            in_note: false,
            anchored: Vec::new(),
            paragraph: None,
            run: None,
            in_paragraph_properties: false,
            in_run_properties: false,
            words: None,
            links: Vec::new(),
            faces: [None; 2],
            controls: Vec::new(),
            chosen: Vec::new(),
            after_number: false,
            cell: 0,
        }
    }

    /// What the style of a paragraph and the paragraph itself say.
    fn look(&self, paragraph: &Paragraph) -> Look {
        let mut look = paragraph.own.clone();
        let style = self.body.styles.paragraph(paragraph.style.as_deref());
        // A paragraph that leaves a list of its style says so by the list "0".
        look.list_level = look.list_level.or(style.list_level);
        look.or(style)
    }

    /// Text as it is seen, in the paragraph that is open.
    fn push(&mut self, text: &str) {
        let is_hidden = self.run.as_ref().is_some_and(|run| run.hidden == Some(true));
        let in_code = self.body.fields.iter().any(|field| field.start.is_none());
        if is_hidden || in_code || text.is_empty() {
            return;
        }
        // Text outside of any paragraph is damage, and nonetheless text.
        let mut paragraph = self.paragraph.take().unwrap_or_default();
        if !paragraph.begun && !text.trim().is_empty() && !self.begin(&mut paragraph) {
            self.paragraph = Some(paragraph);
            return;
        }
        if paragraph.begun {
            if std::mem::take(&mut paragraph.broken) {
                let line = if paragraph.is_code { Boundary::Code } else { Boundary::Break };
                self.body.builder.begin_line(line);
            }
            self.set_faces();
            let at = self.body.builder.len();
            self.body.builder.push(text, Span::new(at, at + text.len()));
        }
        self.paragraph = Some(paragraph);
    }

    /// Opens the block of a paragraph, and says whether it is one that is read.
    fn begin(&mut self, paragraph: &mut Paragraph) -> bool {
        let look = self.look(paragraph);
        if look.contents {
            return false;
        }
        paragraph.begun = true;
        paragraph.start = self.body.builder.len();
        paragraph.broken = false;
        let number = look.place().map(|place| self.body.numbering.count(place));
        let builder = &mut self.body.builder;
        if std::mem::take(&mut self.after_number) {
            builder.carry_on();
        } else if let Some(level) = look.heading() {
            builder.open(Boundary::Heading(level));
        } else if look.code {
            paragraph.is_code = true;
            builder.open(Boundary::Code);
        } else {
            builder.open(if self.in_note { Boundary::Paragraph } else { Boundary::Line });
        }
        if let Some(number) = number {
            let at = builder.len();
            builder.push(&number, Span::new(at, at + number.len()));
        }
        true
    }

    /// Begins and ends what is italic and what is bold as the run says.
    fn set_faces(&mut self) {
        let run = self.run.as_ref();
        let wanted = [run.and_then(|run| run.italic), run.and_then(|run| run.bold)];
        for (at, wanted) in wanted.into_iter().enumerate() {
            match (self.faces[at], wanted == Some(true)) {
                (None, true) => self.faces[at] = Some(self.body.builder.len()),
                (Some(_), false) => self.end_face(at),
                _ => {}
            }
        }
    }

    fn end_face(&mut self, at: usize) {
        if let Some(start) = self.faces[at].take() {
            self.body.builder.emphasise(start, at == 1);
        }
    }

    /// Ends a paragraph, and reads the text boxes that are anchored in it.
    fn end_paragraph(&mut self) -> Result<(), DocxError> {
        self.in_paragraph_properties = false;
        self.in_run_properties = false;
        self.run = None;
        (0..2).for_each(|at| self.end_face(at));
        // The code of a field ends in the paragraph in which it begins.
        self.body.fields.retain(|field| field.start.is_some());
        let Some(paragraph) = self.paragraph.take() else { return Ok(()) };
        if paragraph.goes_on && paragraph.begun {
            self.paragraph = Some(paragraph);
            return Ok(());
        }
        if paragraph.begun {
            self.body.builder.level(paragraph.start);
            self.body.builder.close();
        } else {
            self.body.builder.leave_empty();
            if let Some(place) = self.look(&paragraph).place() {
                self.body.numbering.count(place);
            }
        }
        self.read_boxes()
    }

    fn read_boxes(&mut self) -> Result<(), DocxError> {
        for (inside, depth) in std::mem::take(&mut self.anchored) {
            if self.boxes == DEEPEST_BOX {
                return Err(DocxError::TooDeep(self.part.to_owned()));
            }
            let mut reader = PartReader {
                boxes: self.boxes + 1,
                ..PartReader::new(self.body, self.xml, self.part, self.relations)
            };
            walk(reader.xml, inside, reader.part, depth, &mut reader)?;
        }
        Ok(())
    }

    fn field_mark(&mut self, kind: &str) {
        let at = self.body.builder.len();
        match kind {
            "begin" => {
                if self.body.fields.len() == DEEPEST {
                    // Of so many, the first are those that nothing ends.
                    self.body.fields.remove(0);
                }
                self.body.fields.push(Field::default());
            }
            "separate" => {
                if let Some(field) = self.body.fields.last_mut() {
                    field.start.get_or_insert(at);
                }
            }
            "end" => self.end_field(),
            _ => {}
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.body.fields.pop() else { return };
        let is_managed = self.body.managed.field(&field.code, &field.data);
        let Some(start) = field.start else { return };
        if is_managed {
            self.body.wrote(start);
        } else if let Some(address) = address(&field.code) {
            self.body.builder.link(start, address);
        }
    }

    /// Where an element leads: `r:id` names an address, `w:anchor` a place of the document.
    fn target(&self, element: &Element<'_>) -> Option<String> {
        let address =
            element.get("id").and_then(|id| self.relations.address(&id).map(str::to_owned));
        let anchor = element.get("anchor").map(|anchor| format!("#{anchor}"));
        address.or(anchor).filter(|target| target.len() <= LONGEST_ADDRESS)
    }

    fn paragraph_property(&mut self, element: &Element<'_>) {
        let Some(paragraph) = &mut self.paragraph else { return };
        match element.name() {
            "pStyle" => paragraph.style = element.get("val"),
            // That the mark of the paragraph is italic says nothing of its text.
            _ if !self.in_run_properties => paragraph.own.take(element),
            "del" | "moveFrom" => paragraph.goes_on = true,
            _ => {}
        }
    }

    fn run_property(&mut self, element: &Element<'_>) {
        let Some(run) = &mut self.run else { return };
        if element.name() == "rStyle" {
            let style = element.get("val").map(|id| self.body.styles.look(&id));
            *run = std::mem::take(run).or(style.unwrap_or_default());
        } else {
            run.take(element);
        }
    }

    /// A note begins; says whether it is read.
    fn note(&mut self, element: &Element<'_>) -> bool {
        let is_endnote = usize::from(element.name() == "endnote");
        let id = element.get("id").unwrap_or_default();
        let is_text = element.get("type").is_none_or(|kind| kind == "normal");
        let is_read = is_text && self.body.noted[is_endnote].contains(&id);
        if is_read {
            self.body.builder.open(Boundary::Item);
            self.in_note = true;
        }
        is_read
    }
}

/// Elements whose content no reader sees: what was deleted or moved away, what was before a change,
/// what a program shows that does not know the other choice, and how a sign is spoken.
const UNSEEN: [&str; 12] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "Fallback",
    "rt",
];

impl Visitor for PartReader<'_, '_> {
    fn start(&mut self, element: &Element<'_>) -> Next {
        let name = element.name();
        if self.in_paragraph_properties {
            match name {
                "rPr" => self.in_run_properties = true,
                "pPrChange" | "rPrChange" | "sectPr" => return Next::Skip,
                _ => self.paragraph_property(element),
            }
            return Next::Within;
        }
        if self.in_run_properties {
            if name == "rPrChange" {
                return Next::Skip;
            }
            self.run_property(element);
            return Next::Within;
        }
        if UNSEEN.contains(&name) {
            return Next::Skip;
        }
        match name {
            "document" => self.body.is_document = true,
            "footnote" | "endnote" if !self.note(element) => return Next::Skip,
            "p" => {
                if self.paragraph.as_ref().is_none_or(|open| !open.goes_on) {
                    self.paragraph = Some(Paragraph::default());
                } else if let Some(open) = &mut self.paragraph {
                    open.goes_on = false;
                }
            }
            "pPr" => self.in_paragraph_properties = true,
            "r" => self.run = Some(Look::default()),
            "rPr" => self.in_run_properties = true,
            "t" => {
                let preserved = element.get("space").is_some_and(|space| space == "preserve");
                self.words = Some((Words::Text { preserved }, String::new()));
            }
            "instrText" => self.words = Some((Words::Code, String::new())),
            "fldData" => self.words = Some((Words::Data, String::new())),
            "fldChar" => self.field_mark(&element.get("fldCharType").unwrap_or_default()),
            "fldSimple" => {
                let code = element.get("instr").unwrap_or_default();
                let start = Some(self.body.builder.len());
                self.body.fields.push(Field { code, start, ..Field::default() });
            }
            "hyperlink" => {
                let target = self.target(element).unwrap_or_default();
                self.links.push((self.body.builder.len(), target));
            }
            "AlternateContent" => self.chosen.push(false),
            "Choice" => {
                let chosen = self.chosen.last_mut();
                if chosen.is_some_and(|chosen| std::mem::replace(chosen, true)) {
                    return Next::Skip;
                }
            }
            "txbxContent" => return Next::Apart,
            "sdt" => self.controls.push(Control::default()),
            "tag" => {
                let is_managed =
                    element.get("val").is_some_and(|tag| self.body.managed.control(&tag));
                if let Some(control) = self.controls.last_mut() {
                    control.is_managed |= is_managed;
                }
            }
            "sdtContent" => {
                let start = self.body.builder.len();
                if let Some(control) = self.controls.last_mut() {
                    control.start = start;
                }
            }
            "tc" => self.cell = self.body.builder.len(),
            "tab" | "ptab" => self.push("\t"),
            "noBreakHyphen" => self.push("-"),
            "br" | "cr" => {
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.broken = paragraph.begun;
                }
            }
            "sym" => {
                if let Some(sign) = sign(element) {
                    self.push(sign.encode_utf8(&mut [0; 4]));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let is_endnote = usize::from(name == "endnoteReference");
                self.body.noted[is_endnote].extend(element.get("id"));
            }
            _ => {}
        }
        Next::Within
    }

    fn end(&mut self, name: &str) -> Result<(), DocxError> {
        match name {
            "pPr" => {
                self.in_paragraph_properties = false;
                self.in_run_properties = false;
            }
            "rPr" => self.in_run_properties = false,
            "r" => self.run = None,
            "p" => self.end_paragraph()?,
            "t" | "instrText" | "fldData" => {
                let Some((kind, words)) = self.words.take() else { return Ok(()) };
                match kind {
                    Words::Text { preserved } => {
                        let mut words = words.replace(['\n', '\r'], " ");
                        if self.run.as_ref().is_some_and(|run| run.symbols == Some(true)) {
                            words = words.chars().filter_map(symbol::character).collect();
                        }
                        self.push(if preserved { &words } else { words.trim_matches(' ') });
                    }
                    Words::Code => {
                        if let Some(field) = self.body.fields.last_mut()
                            && field.start.is_none()
                        {
                            field.code.push_str(&words);
                        }
                    }
                    Words::Data => {
                        if let Some(field) = self.body.fields.last_mut() {
                            field.data.push_str(&words);
                        }
                    }
                }
            }
            "fldSimple" => self.end_field(),
            "AlternateContent" => drop(self.chosen.pop()),
            "hyperlink" => {
                if let Some((start, target)) = self.links.pop()
                    && !target.is_empty()
                {
                    self.body.builder.link(start, target);
                }
            }
            "sdt" => {
                if let Some(control) = self.controls.pop()
                    && control.is_managed
                {
                    self.body.wrote(control.start);
                }
            }
            "tc" => {
                let text = self.body.builder.text_from(self.cell).trim();
                let is_number = text.len() <= LONGEST_NUMBER
                    && text.starts_with(['[', '(', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
                    && text.ends_with([']', ')', '.']);
                self.after_number = is_number;
            }
            "tr" => self.after_number = false,
            "footnote" | "endnote" => {
                self.in_note = false;
                self.body.builder.close_item();
            }
            // A paragraph whose end was deleted has none after it.
            "body" | "txbxContent" => {
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.goes_on = false;
                    self.end_paragraph()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some((_, words)) = &mut self.words {
            words.push_str(text);
        }
    }

    fn apart(&mut self, inside: Range<usize>, depth: usize) {
        self.anchored.push((inside, depth));
    }
}

/// What `w:sym` shows. Signs of other fonts than "Symbol" are no characters.
fn sign(element: &Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(&element.get("char")?, 16).ok()?;
    let sign = char::from_u32(code)?;
    if element.get("font").as_deref() == Some(symbol::FONT) {
        return symbol::character(sign);
    }
    (!sign.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&sign)).then_some(sign)
}

/// The address of a field `HYPERLINK "https://…" \l "place"`.
fn address(code: &str) -> Option<String> {
    let mut words = code.trim().strip_prefix("HYPERLINK")?.split('"');
    let (before, target) = (words.next()?, words.next()?);
    let hash = if before.trim_end().ends_with("\\l") { "#" } else { "" };
    (target.len() <= LONGEST_ADDRESS).then(|| format!("{hash}{target}"))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses() {
        assert_eq!(address(" HYPERLINK \"https://a.b/c\" \\h ").as_deref(), Some("https://a.b/c"));
        assert_eq!(address("HYPERLINK \\l \"_Toc1\"").as_deref(), Some("#_Toc1"));
        assert_eq!(address("PAGEREF \"x\""), None);
    }
}
