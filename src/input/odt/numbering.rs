//! The lists of `OpenDocument` texts, and the numbers before their paragraphs.
//!
//! | element | what it says |
//! |---|---|
//! | `text:list-style` | how the levels of a list are numbered |
//! | `text:list` | a list, perhaps one that counts on from another, or within an item |
//! | `text:list-item` | that the paragraph which follows has the next number |

use std::collections::HashMap;

use crate::input::docx::xml::Element;
use crate::input::lists::{Counter, Format, LEVELS, Level, Piece};

/// The longest text around a number, in bytes.
const LONGEST: usize = 64;

type Levels = [Level; LEVELS];

/// The styles of lists, and the lists so far.
#[derive(Default)]
pub(super) struct Numbering {
    styles: HashMap<String, Levels>,
    /// The style that is open, and the level in it that is.
    style: Option<(String, Levels)>,
    level: usize,
    /// The styles of the lists that are open, the outermost first.
    open: Vec<String>,
    /// The name of the outermost, and how far it has counted.
    name: String,
    counter: Counter,
    /// How far lists have counted that are closed, by their names and by their styles.
    by_name: HashMap<String, Counter>,
    by_style: HashMap<String, Counter>,
    /// An item whose paragraph is still to come.
    item: Option<Item>,
}

/// An item of a list.
struct Item {
    /// The number that it starts anew with, if it does.
    restart: Option<u32>,
}

impl Numbering {
    pub(super) fn start(&mut self, element: &Element<'_>) {
        match element.name() {
            "list-style" => {
                let name = element.get("name").unwrap_or_default();
                self.style = Some((name, Levels::default()));
            }
            "list-level-style-number" => self.set_level(element, |at| level(element, at)),
            "list-level-style-bullet" | "list-level-style-image" => {
                self.set_level(element, |_| Level { format: Format::Bullet, ..Level::default() });
            }
            "list-level-label-alignment" => {
                let spaced = element.get("label-followed-by").as_deref() != Some("nothing");
                if let Some((_, levels)) = &mut self.style {
                    levels[self.level].spaced = spaced;
                }
            }
            "list" => self.open_list(element),
            "list-item" => {
                self.item = Some(Item { restart: number(element, "start-value") });
            }
            "list-header" => self.item = None,
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "list-style" => self.styles.extend(self.style.take()),
            "list" => self.close_list(),
            "list-item" => self.item = None,
            _ => {}
        }
    }

    /// What stands before the paragraph that begins, with the blank behind.
    pub(super) fn before_paragraph(&mut self) -> Option<String> {
        let Item { restart } = self.item.take()?;
        let styles = self.styles.get(self.open.last()?)?;
        let level = (self.open.len() - 1).min(LEVELS - 1);
        Some(self.counter.count(level, restart, |at| &styles[at]))
    }

    fn set_level(&mut self, element: &Element<'_>, level: impl FnOnce(usize) -> Level) {
        let at = number(element, "level").and_then(|at| (at as usize).checked_sub(1));
        if let (Some((_, levels)), Some(at)) = (&mut self.style, at.filter(|at| *at < LEVELS)) {
            levels[at] = level(at);
            self.level = at;
        }
    }

    /// A list within another has its style, if it has none of its own.
    fn open_list(&mut self, element: &Element<'_>) {
        let style = element.get("style-name").or_else(|| self.open.last().cloned());
        let style = style.unwrap_or_default();
        if self.open.is_empty() {
            self.name = element.get("id").unwrap_or_default();
            let other = element.get("continue-list").and_then(|name| self.by_name.get(&name));
            let goes_on = element.get("continue-numbering").as_deref() == Some("true");
            let before = other.or_else(|| self.by_style.get(&style).filter(|_| goes_on));
            self.counter = before.cloned().unwrap_or_default();
        }
        self.open.push(style);
    }

    fn close_list(&mut self) {
        self.item = None;
        let style = self.open.pop();
        if let (Some(style), true) = (style, self.open.is_empty()) {
            let counter = std::mem::take(&mut self.counter);
            self.by_name.insert(std::mem::take(&mut self.name), counter.clone());
            self.by_style.insert(style, counter);
        }
    }
}

fn number(element: &Element<'_>, name: &str) -> Option<u32> {
    element.get(name)?.parse().ok()
}

/// How a level is numbered, which stands in so many others.
fn level(element: &Element<'_>, at: usize) -> Level {
    let around = |name| element.get(name).filter(|text| text.len() <= LONGEST).unwrap_or_default();
    let shown = number(element, "display-levels").unwrap_or(1) as usize;
    let mut pieces = vec![Piece::Text(around("num-prefix"))];
    for of in (at + 1).saturating_sub(shown.max(1))..=at {
        if pieces.len() > 1 {
            pieces.push(Piece::Text(".".to_owned()));
        }
        pieces.push(Piece::Number(of));
    }
    pieces.push(Piece::Text(around("num-suffix")));
    Level {
        start: number(element, "start-value").unwrap_or(1),
        format: format(element),
        pieces,
        spaced: true,
    }
}

fn format(element: &Element<'_>) -> Format {
    let in_step = element.get("num-letter-sync").as_deref() == Some("true");
    match element.get("num-format").unwrap_or_default().as_str() {
        "" => Format::None,
        "i" => Format::Roman { upper: false },
        "I" => Format::Roman { upper: true },
        "a" => Format::Letter { upper: false, in_step },
        "A" => Format::Letter { upper: true, in_step },
        _ => Format::Decimal,
    }
}
