//! The numbers that Word prints before the paragraphs of a list: "1.", "[2]", "iv)".

use std::collections::{HashMap, HashSet};

use super::DocxError;
use super::xml::{Element, Next, Visitor, walk};
use crate::input::lists::{Counter, Format, LEVELS, Level, Piece};

/// The longest pattern of a number, in bytes.
const LONGEST: usize = 64;

/// Where in a list a paragraph stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    pub(super) list: &'p str,
    pub(super) level: usize,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, [Level; LEVELS]>,
    /// The patterns that are those of a style, and the style; and the pattern that each style has.
    styled: HashMap<String, String>,
    of_styles: HashMap<String, String>,
    lists: HashMap<String, List>,
    /// Lists of one pattern count together.
    counts: HashMap<String, Counter>,
    /// The lists and levels that have started anew.
    restarted: HashSet<(String, usize)>,
}

#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: [Option<u32>; LEVELS],
    /// The levels that it numbers in its own way.
    own: HashMap<usize, Level>,
}

impl Numbering {
    pub(super) fn read(xml: &str, part: &str) -> Result<Self, DocxError> {
        let mut reader = NumberingReader::default();
        walk(xml, 0..xml.len(), part, 0, &mut reader)?;
        Ok(reader.numbering)
    }

    /// Counts a paragraph, and gives what stands before it, with the blank behind; nothing where that
    /// is no number.
    pub(super) fn count(&mut self, place: Place<'_>) -> String {
        let level = place.level.min(LEVELS - 1);
        let Some(list) = self.lists.get(place.list) else { return String::new() };
        let style = self.styled.get(&list.pattern);
        let name = style.and_then(|style| self.of_styles.get(style)).unwrap_or(&list.pattern);
        let Some(pattern) = self.patterns.get(name) else { return String::new() };
        let of = |at: usize| list.own.get(&at).unwrap_or(&pattern[at]);
        let restart =
            list.starts[level].filter(|_| self.restarted.insert((place.list.to_owned(), level)));
        self.counts.entry(name.clone()).or_default().count(level, restart, of)
    }
}

/// The format that Word calls so.
fn format(name: &str) -> Format {
    match name {
        "decimalZero" => Format::Padded,
        "upperRoman" => Format::Roman { upper: true },
        "lowerRoman" => Format::Roman { upper: false },
        "upperLetter" => Format::Letter { upper: true, in_step: true },
        "lowerLetter" => Format::Letter { upper: false, in_step: true },
        "bullet" => Format::Bullet,
        "none" => Format::None,
        _ => Format::Decimal,
    }
}

/// The pieces of a pattern such as `[%1]`, in which levels count from one.
fn pieces(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars.peek().and_then(|c| c.to_digit(10)).filter(|_| c == '%');
        match digit.and_then(|digit| (digit as usize).checked_sub(1)) {
            Some(at) => {
                chars.next();
                pieces.push(Piece::Text(std::mem::take(&mut text)));
                pieces.push(Piece::Number(at));
            }
            None => text.push(c),
        }
    }
    pieces.push(Piece::Text(text));
    pieces
}

#[derive(Default)]
struct NumberingReader {
    numbering: Numbering,
    /// The pattern that is open, and its levels.
    pattern: Option<(String, [Level; LEVELS])>,
    list: Option<(String, List)>,
    /// The level that is open.
    level: Option<(usize, Level)>,
    /// The level of which a list says something else.
    overridden: usize,
}

impl Visitor for NumberingReader {
    fn start(&mut self, element: &Element<'_>) -> Next {
        let value = || element.get("val");
        let at = || element.get("ilvl").and_then(|at| at.parse().ok()).unwrap_or(0);
        match element.name() {
            "abstractNum" => {
                let id = element.get("abstractNumId").unwrap_or_default();
                self.pattern = Some((id, Default::default()));
            }
            "num" => {
                let id = element.get("numId").unwrap_or_default();
                self.list = Some((id, List::default()));
            }
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.pattern = value().unwrap_or_default();
                }
            }
            "numStyleLink" | "styleLink" => {
                if let (Some((id, _)), Some(style)) = (&self.pattern, value()) {
                    if element.name() == "styleLink" {
                        self.numbering.of_styles.insert(style, id.clone());
                    } else {
                        self.numbering.styled.insert(id.clone(), style);
                    }
                }
            }
            "lvlOverride" => self.overridden = at(),
            "startOverride" => {
                if let Some((_, list)) = &mut self.list
                    && let Some(start) = list.starts.get_mut(self.overridden)
                {
                    *start = value().and_then(|start| start.parse().ok());
                }
            }
            "lvl" => self.level = Some((at(), Level::default())),
            // What a level says of its paragraphs.
            "pPr" | "rPr" => return Next::Skip,
            name => {
                if let Some((_, level)) = &mut self.level {
                    match name {
                        "start" => {
                            level.start = value().and_then(|start| start.parse().ok()).unwrap_or(1);
                        }
                        "numFmt" => level.format = format(&value().unwrap_or_default()),
                        "lvlText" => {
                            let text = value().filter(|text| text.len() <= LONGEST);
                            level.pieces = pieces(&text.unwrap_or_default());
                        }
                        "suff" => level.spaced = value().as_deref() != Some("nothing"),
                        _ => {}
                    }
                }
            }
        }
        Next::Within
    }

    fn end(&mut self, name: &str) -> Result<(), DocxError> {
        match name {
            "abstractNum" => {
                if let Some((id, levels)) = self.pattern.take() {
                    self.numbering.patterns.insert(id, levels);
                }
            }
            "num" => {
                if let Some((id, list)) = self.list.take() {
                    self.numbering.lists.insert(id, list);
                }
            }
            "lvl" => {
                let Some((at, level)) = self.level.take() else { return Ok(()) };
                if let Some((_, levels)) = &mut self.pattern {
                    if let Some(slot) = levels.get_mut(at) {
                        *slot = level;
                    }
                } else if let Some((_, list)) = &mut self.list {
                    list.own.insert(at, level);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbering, Place};

    #[test]
    fn lists_count() {
        let xml = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl>
            <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
            <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>
            <w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>
            <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="6"><w:abstractNumId w:val="0"/>
              <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(xml, "numbering.xml").expect("XML");
        let mut count = |list, level| numbering.count(Place { list, level });
        assert_eq!(count("5", 0), "[1] ");
        assert_eq!(count("5", 0), "[2] ");
        assert_eq!(count("5", 1), "2.a) ");
        assert_eq!(count("5", 1), "2.b) ");
        assert_eq!(count("5", 2), "");
        assert_eq!(count("5", 0), "[3] ");
        assert_eq!(count("5", 1), "3.a) ");
        assert_eq!(count("6", 0), "[1] ");
        assert_eq!(count("6", 0), "[2] ");
        assert_eq!(count("7", 0), "");
        assert_eq!(count("8", 0), "1. ");
        assert_eq!(count("8", 0), "2. ");
    }
}
