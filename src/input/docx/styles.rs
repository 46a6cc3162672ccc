//! The styles of a document: which are headings, which are italic, which are numbered.

use std::collections::HashMap;

use super::DocxError;
use super::numbering::Place;
use super::symbol;
use super::xml::{Element, Next, Visitor, walk};

/// How long a chain of styles may be of which each is based on the next.
const LONGEST_CHAIN: usize = 16;

/// The styles of program code, as programs and people name them. Preformatted text may be anything.
const CODE: [&str; 4] = ["source code", "code", "code block", "listing"];

/// A style, or what a paragraph or run says in place of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) italic: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Whether its font is "Symbol".
    pub(super) symbols: Option<bool>,
    /// The level of a heading from 0; 9 is that of text.
    pub(super) outline: Option<u8>,
    /// The list that numbers its paragraphs, empty for none.
    pub(super) list: Option<String>,
    pub(super) list_level: Option<u8>,
    /// Whether it is of a table of contents.
    pub(super) contents: bool,
    /// Whether it is of program code.
    pub(super) code: bool,
}

impl Look {
    /// Takes in an element of the properties of a paragraph or a run.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        let level = || element.get("val").and_then(|level| level.parse().ok());
        match element.name() {
            "i" => self.italic = Some(element.is_on()),
            "b" => self.bold = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            "rFonts" => {
                let font = element.get("ascii");
                self.symbols = font.map(|font| font == symbol::FONT).or(self.symbols);
            }
            "outlineLvl" => self.outline = level(),
            "numId" => self.list = element.get("val"),
            "ilvl" => self.list_level = level(),
            _ => {}
        }
    }

    /// What it says, and for the rest what another says.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            italic: self.italic.or(other.italic),
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            symbols: self.symbols.or(other.symbols),
            outline: self.outline.or(other.outline),
            list: self.list.or(other.list),
            list_level: self.list_level.or(other.list_level),
            contents: self.contents || other.contents,
            code: self.code || other.code,
        }
    }

    /// The level of a heading, from 1 to 6.
    pub(super) fn heading(&self) -> Option<u8> {
        self.outline.filter(|level| *level < 9).map(|level| (level + 1).min(6))
    }

    /// Its place in a list, if it is in one.
    pub(super) fn place(&self) -> Option<Place<'_>> {
        let list = self.list.as_deref().filter(|list| *list != "0" && !list.is_empty())?;
        Some(Place { list, level: usize::from(self.list_level.unwrap_or(0)) })
    }
}

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// That of paragraphs that name none.
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    look: Look,
    base: Option<String>,
}

impl Styles {
    pub(super) fn read(xml: &str, part: &str) -> Result<Self, DocxError> {
        let mut reader = StyleReader::default();
        walk(xml, 0..xml.len(), part, 0, &mut reader)?;
        Ok(reader.styles)
    }

    /// What a style says, with what those say that it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            look = look.or(style.look.clone());
            next = style.base.as_deref();
        }
        look
    }

    /// What the style of a paragraph says, be it named or not.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Look {
        id.or(self.default.as_deref()).map(|id| self.look(id)).unwrap_or_default()
    }
}

#[derive(Default)]
struct StyleReader {
    styles: Styles,
    /// The identifier of the style that is open, and the style.
    open: Option<(String, Style)>,
}

impl Visitor for StyleReader {
    fn start(&mut self, element: &Element<'_>) -> Next {
        let name = element.name();
        if name == "style" {
            let id = element.get("styleId").unwrap_or_default();
            let is_default = element.get("default").is_some_and(|on| on == "1" || on == "true");
            if is_default && element.get("type").is_some_and(|kind| kind == "paragraph") {
                self.styles.default = Some(id.clone());
            }
            self.open = Some((id, Style::default()));
            return Next::Within;
        }
        if matches!(name, "tblStylePr" | "pPrChange" | "rPrChange") {
            return Next::Skip;
        }
        let Some((_, style)) = &mut self.open else { return Next::Within };
        match name {
            "basedOn" => style.base = element.get("val"),
            // Word knows its own styles by their names, which are English in all languages.
            "name" => {
                let name = element.get("val").unwrap_or_default().to_ascii_lowercase();
                let number = name.strip_prefix("heading ").and_then(|n| n.parse::<u8>().ok());
                if let Some(number @ 1..=9) = number {
                    style.look.outline.get_or_insert(number - 1);
                } else if name == "title" {
                    style.look.outline.get_or_insert(0);
                }
                let toc = name.strip_prefix("toc ").is_some_and(|n| n.parse::<u8>().is_ok());
                style.look.contents |= toc;
                style.look.code |= CODE.contains(&name.as_str());
            }
            _ => style.look.take(element),
        }
        Next::Within
    }

    fn end(&mut self, name: &str) -> Result<(), DocxError> {
        if name == "style"
            && let Some((id, style)) = self.open.take()
        {
            self.styles.styles.insert(id, style);
        }
        Ok(())
    }
}
