//! The lines of all pages as the text of a document, with what is known of how they are set.

use rustc_hash::FxHashMap;

use super::column::{Column, to_f64, to_usize};
use super::line::{Row, Stretch, WORD_GAP};
use super::page::Area;
use crate::input::{Document, Emphasis, Link, Piece};
use crate::span::Span;
use crate::split::SetLine;

/// A document in the making.
pub(super) struct Writer {
    document: Document,
    /// The size of most type.
    size: f64,
    /// The size of most type of each page, from the first.
    sizes: Vec<f64>,
    /// Where the row before ends, and its column.
    before: Option<Before>,
}

/// What is known of the row before.
#[derive(Clone, Copy)]
struct Before {
    end: f64,
    left: f64,
    right: f64,
}

/// The size that most letters have, of sizes in tenths.
fn commonest(sizes: FxHashMap<u16, usize>) -> f64 {
    let commonest = sizes.into_iter().max_by_key(|&(size, letters)| (letters, size));
    commonest.map_or(1.0, |(size, _)| f64::from(size) / 10.0)
}

/// How far from the left edge blanks show, in letters.
const FARTHEST: u16 = 60;
/// The width of a letter, of the size of its type.
const LETTER: f64 = 0.5;
/// A blank above a line that is so much higher than those between most lines parts paragraphs.
const PARTING: u16 = 20;

impl Writer {
    /// For pages of which these are the columns.
    pub(super) fn new(pages: &[Vec<Column>]) -> Self {
        let mut all = FxHashMap::default();
        let sizes = pages.iter().map(|columns| {
            let mut own = FxHashMap::default();
            let rows = columns.iter().flat_map(|column| &column.rows);
            for stretch in rows.flat_map(|row| &row.stretches) {
                let (size, letters) = (rounded(stretch.size * 10.0), stretch.text.len());
                *own.entry(size).or_default() += letters;
                *all.entry(size).or_default() += letters;
            }
            commonest(own)
        });
        let sizes = sizes.collect();
        Self { document: Document::default(), size: commonest(all), sizes, before: None }
    }

    pub(super) fn finish(mut self) -> Document {
        let whole = Span::new(0, self.document.text.len());
        self.document.pieces.push(Piece { text: whole, source: whole });
        self.document.links.sort_by_key(|link| link.span);
        self.document.emphases.sort_by_key(|emphasis| emphasis.span);
        self.document
    }

    /// Adds a column of a page.
    pub(super) fn column(&mut self, column: &Column, page: u32, links: &[Area]) {
        let leading = leading(&column.rows);
        let mut before: Option<&Row> = None;
        for row in &column.rows {
            let above = before.map(|before| blank(before, row, leading));
            self.row(row, column, page, above);
            self.stretches(row, links);
            let (_, end) = row.x();
            self.before = Some(Before { end, left: column.left, right: column.right });
            before = Some(row);
        }
    }

    fn row(&mut self, row: &Row, column: &Column, page: u32, above: Option<u16>) {
        let text = &mut self.document.text;
        if !text.is_empty() {
            text.push('\n');
            if above.is_some_and(|above| above >= PARTING) {
                text.push('\n');
            }
        }
        let (start, _) = row.x();
        let indent = rounded((start - column.left) / (LETTER * row.size)).min(FARTHEST);
        text.extend(std::iter::repeat_n(' ', usize::from(indent)));
        // What most of a page is set in is no heading, though other pages have smaller type.
        let own = self.sizes.get(page as usize - 1).copied().unwrap_or(self.size);
        let usual = self.size.max(own);
        let set = SetLine {
            start: text.len(),
            indent: Some(indent),
            above,
            before: self.before.map(|before| taken(before, row)),
            page: Some(page),
            size: Some(rounded(row.size / usual * 100.0)),
            cells: Some(row.cells()),
        };
        self.document.set.push(set);
    }

    fn stretches(&mut self, row: &Row, links: &[Area]) {
        let middle = row.y - MIDDLE * row.size;
        let near: Vec<&Area> = links.iter().filter(|link| link.is_at(middle)).collect();
        let mut end: Option<f64> = None;
        for stretch in &row.stretches {
            if end.is_some_and(|end| stretch.x.0 - end > WORD_GAP * row.size) {
                self.document.text.push(' ');
            }
            let at = self.document.text.len();
            self.document.text.push_str(&stretch.text);
            for &(start, end, strong) in &stretch.emphases {
                let span = Span::new(at + start, at + end);
                if !span.is_empty() {
                    self.document.emphases.push(Emphasis { span, strong });
                }
            }
            if !near.is_empty() {
                self.links(stretch, at, &near);
            }
            end = Some(stretch.x.1);
        }
    }

    /// Notes which letters of a stretch, which begins at a place of the text, lead somewhere.
    fn links(&mut self, stretch: &Stretch, at: usize, near: &[&Area]) {
        for (number, &(start, left, right)) in stretch.places.iter().enumerate() {
            let center = f64::midpoint(left, right);
            let Some(link) = near.iter().find(|link| link.spans(center)) else { continue };
            let end = stretch.places.get(number + 1).map_or(stretch.text.len(), |next| next.0);
            let end = start + stretch.text[start..end].trim_end().len();
            let span = Span::new(at + start, at + end);
            match self.document.links.last_mut() {
                // It goes on, perhaps on the next line.
                Some(last)
                    if last.target == link.target
                        && self.document.text[last.span.end..span.start].trim().is_empty() =>
                {
                    last.span.end = span.end;
                }
                _ if !span.is_empty() => {
                    self.document.links.push(Link { span, target: link.target.clone() });
                }
                _ => {}
            }
        }
    }
}

/// How far above the baseline the middle of small letters is, of the size of the type.
const MIDDLE: f64 = 0.25;

/// The distance of most lines that are near each other.
fn leading(rows: &[Row]) -> f64 {
    let mut counts: FxHashMap<u16, usize> = FxHashMap::default();
    for pair in rows.windows(2) {
        *counts.entry(rounded((pair[1].y - pair[0].y) * 2.0)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    // Paragraphs of one line each have a distance of their own.
    let common = counts.into_iter().filter(|&(_, count)| count * 3 >= most);
    common.map(|(distance, _)| f64::from(distance) / 2.0).fold(f64::MAX, f64::min)
}

/// How much higher the blank above a row is than those between most lines, in hundredths of a line.
fn blank(before: &Row, row: &Row, leading: f64) -> u16 {
    let distance = row.y - before.y;
    if leading >= f64::MAX { 0 } else { rounded((distance - leading) / leading * 100.0) }
}

/// How much of the width the row before takes, in hundredths: all of it, if the first word of this row had
/// no room.
fn taken(before: Before, row: &Row) -> u8 {
    const FULL: u8 = 100;
    let width = (before.right - before.left).max(1.0);
    let text = row.text();
    let letters = text.chars().count().max(1);
    let word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let (start, stop) = row.x();
    let word = (stop - start) * to_f64(word) / to_f64(letters);
    if before.end + LETTER * 0.5 * row.size + word > before.right {
        return FULL;
    }
    let taken = to_usize((before.end - before.left) / width * 100.0);
    u8::try_from(taken).map_or(FULL, |taken| taken.min(FULL))
}

/// A number to the nearest whole one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of bounds goes to the next bound"
)]
const fn rounded(value: f64) -> u16 {
    value.round() as u16
}
