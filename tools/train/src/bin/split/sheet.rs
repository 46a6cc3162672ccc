//! Documents that are set on pages, as a reader of PDF files sees them: columns, sizes of type, tables
//! and captions, with the lists that stand among them.

use fastrand::Rng;
use ibid::input::SetLine;

use crate::dress::{Breaking, Marks, set_width};
use crate::frame::contents;
use crate::maker::{bare_titles, chance, entries, one_of, set_heading};
use crate::page::{Format, Page};
use crate::stock::Stock;

/// A document that is set.
pub(crate) fn page(stock: &Stock, rng: &mut Rng) -> Page {
    let mut sheet = Sheet::random(rng);
    let language = Stock::language(rng);
    sheet.title(stock, rng);
    if chance(0.2, rng) {
        sheet.contents(stock, rng);
    }
    for _ in 0..rng.usize(1..4) {
        sheet.section(stock, language, rng);
    }
    if chance(0.75, rng) {
        sheet.list(stock, rng);
    }
    if chance(0.6, rng) {
        for _ in 0..rng.usize(1..3) {
            sheet.section(stock, language, rng);
        }
    }
    sheet.finish()
}

/// What stands on the lines of a paragraph.
struct Paragraph {
    text: String,
    is_entry: bool,
    /// The size of its type, in hundredths of that of most lines.
    size: u16,
    /// The letters before its first line, and before the others.
    first: u16,
    rest: u16,
    /// The blank above it, in hundredths of a line.
    above: u16,
    /// In how many parts wide blanks cut its first line.
    cells: u8,
}

impl Paragraph {
    /// One as most are set, without a blank above it.
    const fn of(text: String) -> Self {
        Self { text, is_entry: false, size: 100, first: 0, rest: 0, above: 0, cells: 1 }
    }
}

/// How a document is set, and what is set of it so far.
struct Sheet {
    breaking: Breaking,
    /// The letters of a line, and the lines of a column.
    width: f32,
    length: usize,
    columns: u32,
    body: Body,
    heading: Heading,

    page: Page,
    lines: Vec<SetLine>,
    /// How much of the width the line before takes, in letters.
    taken: Option<f32>,
    /// The column and the line in it that were set last.
    column: u32,
    line: usize,
}

/// How paragraphs of prose are set.
struct Body {
    first: u16,
    above: u16,
}

/// How headings are set.
struct Heading {
    size: u16,
    above: u16,
    numbered: bool,
}

impl Heading {
    fn of(&self, text: String) -> Paragraph {
        Paragraph { size: self.size, above: self.above, ..Paragraph::of(text) }
    }
}

/// Sizes that lists and captions are set in.
const SMALL: [u16; 5] = [72, 80, 85, 90, 95];
/// Sizes of headings.
const LARGE: [u16; 8] = [100, 100, 100, 110, 120, 130, 140, 170];
/// The most sentences of a paragraph.
const SENTENCES: usize = 9;

impl Sheet {
    fn random(rng: &mut Rng) -> Self {
        let columns = if chance(0.4, rng) { 2 } else { 1 };
        let width = if columns == 2 { 34..62 } else { 60..110 };
        let width = rng.usize(width) as f32;
        let breaking =
            if chance(0.6, rng) { Breaking::Hyphened(width) } else { Breaking::Letters(width) };
        let spaced = chance(0.5, rng);
        Self {
            breaking,
            width,
            length: rng.usize(28..60),
            columns,
            body: Body {
                first: if spaced { 0 } else { rng.u16(1..5) },
                above: if spaced { rng.u16(25..120) } else { 0 },
            },
            heading: Heading {
                size: LARGE[rng.usize(..LARGE.len())],
                above: rng.u16(40..320),
                numbered: chance(0.3, rng),
            },
            page: Page { format: Format::Text, source: String::new(), entries: Vec::new() },
            lines: Vec::new(),
            taken: None,
            column: 0,
            line: 0,
        }
    }

    fn finish(self) -> Page {
        Page { format: Format::Set(self.lines), ..self.page }
    }

    fn title(&mut self, stock: &Stock, rng: &mut Rng) {
        let size = rng.u16(130..230);
        self.set(&Paragraph { size, ..Paragraph::of(stock.title(rng).to_owned()) }, rng);
        for _ in 0..rng.usize(..3) {
            self.set(&Paragraph { above: 80, ..Paragraph::of(stock.scrap("above", rng)) }, rng);
        }
    }

    fn contents(&mut self, stock: &Stock, rng: &mut Rng) {
        for line in contents(stock, rng) {
            self.set(&Paragraph::of(line), rng);
        }
    }

    /// A heading, and what stands under it: prose, perhaps with a table in it, or lines that are no entries.
    fn section(&mut self, stock: &Stock, language: &str, rng: &mut Rng) {
        let lines = chance(0.35, rng);
        let title = match rng.u32(..3) {
            0 => stock.title(rng).to_owned(),
            1 => stock.scrap("annexes", rng),
            _ => stock.site(rng),
        };
        let number =
            if self.heading.numbered { format!("{} ", rng.u32(1..9)) } else { String::new() };
        self.set(&self.heading.of(format!("{number}{title}")), rng);
        if lines {
            return self.lines(stock, rng);
        }
        for _ in 0..rng.usize(1..6) {
            let text = stock.paragraph(language, rng.usize(1..SENTENCES), rng);
            self.prose(text, rng);
            if chance(0.12, rng) {
                self.table(stock, rng);
            }
            if chance(0.1, rng) {
                self.lines(stock, rng);
            }
        }
    }

    fn prose(&mut self, text: String, rng: &mut Rng) {
        let Body { first, above } = self.body;
        self.set(&Paragraph { first, above, ..Paragraph::of(text) }, rng);
    }

    /// Lines that are set as a list and are no entries: steps, posts, what short forms mean.
    fn lines(&mut self, stock: &Stock, rng: &mut Rng) {
        const KINDS: [&str; 9] = [
            "posts",
            "career",
            "career",
            "facts",
            "contents",
            "programme",
            "glossary",
            "abbreviations",
            "steps",
        ];
        let kind = one_of(&KINDS, rng);
        let marks = if chance(0.5, rng) { Marks::None } else { Marks::random(rng) };
        let (size, above) = (if chance(0.3, rng) { 90 } else { 100 }, self.between(rng));
        let rest = if chance(0.5, rng) { rng.u16(2..26) } else { 0 };
        for number in 1..rng.usize(3..14) {
            let text = format!("{}{}", marks.mark(number, false, rng), stock.scrap(kind, rng));
            let hangs = Paragraph { size, rest, above, ..Paragraph::of(text) };
            self.set(&hangs, rng);
            if kind == "career" && chance(0.3, rng) {
                let text = stock.scrap("posts", rng);
                let below = Paragraph { size: 90, first: rest, rest, ..Paragraph::of(text) };
                self.set(&below, rng);
            }
        }
    }

    /// The blank between the items of a list.
    fn between(&self, rng: &mut Rng) -> u16 {
        match rng.u32(..4) {
            0 => 0,
            1 => self.body.above,
            _ => rng.u16(20..140),
        }
    }

    /// A caption and rows of words and numbers.
    fn table(&mut self, stock: &Stock, rng: &mut Rng) {
        let size = SMALL[rng.usize(..SMALL.len())];
        let caption = format!(
            "{} {}. {}",
            one_of(&["Table", "Figure", "Tab.", "Schaubild"], rng),
            rng.u32(1..9),
            stock.title(rng)
        );
        let above = rng.u16(60..260);
        self.set(&Paragraph { size, above, ..Paragraph::of(caption) }, rng);
        for _ in 0..rng.usize(2..8) {
            let cells = rng.u8(2..7);
            let row = (0..cells).map(|_| match rng.u32(..3) {
                0 => stock.site(rng),
                1 => format!("{} ({}.{})", rng.u32(1..99), rng.u32(..9), rng.u32(..9)),
                _ => rng.u32(1..2030).to_string(),
            });
            let text = row.collect::<Vec<_>>().join(" ");
            let above = if chance(0.3, rng) { rng.u16(20..90) } else { 0 };
            let first = rng.u16(..3);
            self.set(&Paragraph { size, first, above, cells, ..Paragraph::of(text) }, rng);
        }
    }

    /// A list of entries under a heading.
    fn list(&mut self, stock: &Stock, rng: &mut Rng) {
        if chance(0.85, rng) {
            let heading = self.heading.of(set_heading(rng));
            self.set(&heading, rng);
        }
        if chance(0.2, rng) {
            self.prose(stock.scrap("intros", rng), rng);
        }
        let parted = if chance(0.15, rng) { 0.2 } else { 0.01 };
        let bare = chance(0.15, rng);
        let marked = chance(if bare { 0.7 } else { 0.35 }, rng);
        let marks = if marked { Marks::random(rng) } else { Marks::None };
        let hangs = chance(0.8, rng);
        let indented = !hangs && chance(0.3, rng);
        let size = if chance(0.4, rng) { SMALL[rng.usize(..SMALL.len())] } else { 100 };
        let above = if chance(0.5, rng) { 0 } else { rng.u16(20..160) };
        let rest = if hangs { rng.u16(1..9) } else { 0 };
        let first = if indented { rng.u16(1..5) } else { 0 };
        let list = if bare { bare_titles(stock, rng) } else { entries(stock, false, rng) };
        for (at, given) in list.into_iter().enumerate() {
            if chance(parted, rng) {
                let subhead = stock.scrap("subheads", rng);
                let large = chance(0.3, rng);
                let subhead = if large { self.heading.of(subhead) } else { Paragraph::of(subhead) };
                self.set(&subhead, rng);
            }
            let text = format!("{}{}", marks.mark(at + 1, false, rng), given.text);
            self.set(
                &Paragraph { is_entry: true, size, first, rest, above, ..Paragraph::of(text) },
                rng,
            );
        }
    }

    fn set(&mut self, paragraph: &Paragraph, rng: &mut Rng) {
        let breaking = self.breaking.of_size(paragraph.size);
        let lines = breaking.lines(&paragraph.text, usize::from(paragraph.rest), rng);
        let mut start = None;
        for (at, line) in lines.iter().enumerate() {
            let place = self.begin_line(line, paragraph, at == 0);
            start.get_or_insert(place);
            self.page.source.push_str(line);
        }
        if let (Some(start), true) = (start, paragraph.is_entry) {
            self.page.entries.push(start..self.page.source.len());
        }
    }

    /// Notes how a line of a paragraph is set, and gives the place where its text starts.
    fn begin_line(&mut self, line: &str, paragraph: &Paragraph, is_first: bool) -> usize {
        const PARTING: u16 = 20;
        if self.line >= self.length {
            self.turn();
        }
        let Paragraph { size, first, rest, above, cells, .. } = *paragraph;
        let (indent, above, cells) = if is_first { (first, above, cells) } else { (rest, 0, 1) };
        let above = (self.line > 0).then_some(above);
        let source = &mut self.page.source;
        if !source.is_empty() {
            source.push('\n');
            if above.is_some_and(|above| above >= PARTING) {
                source.push('\n');
            }
        }
        source.extend(std::iter::repeat_n(' ', usize::from(indent)));
        let start = source.len();
        let scale = f32::from(size) / 100.0;
        let word = set_width(line.split(' ').next().unwrap_or_default()) * scale;
        self.lines.push(SetLine {
            start,
            indent: Some(indent),
            above,
            before: self.taken.map(|taken| self.share(taken, word)),
            page: Some(self.column / self.columns + 1),
            size: Some(size),
            cells: Some(cells),
        });
        self.taken = Some((f32::from(indent) + set_width(line)) * scale);
        self.line += 1 + usize::from(above.unwrap_or(0)) / 100;
        start
    }

    /// How much of the width is taken, in hundredths: all of it, if the next word has no room.
    fn share(&self, taken: f32, word: f32) -> u8 {
        const BLANK: f32 = 0.25;
        const FULL: f32 = 100.0;
        let has_room = taken + BLANK + word <= self.width;
        (if has_room { (taken / self.width * FULL).min(FULL) } else { FULL }) as u8
    }

    /// Begins the next column.
    fn turn(&mut self) {
        self.column += 1;
        self.line = 0;
    }
}
