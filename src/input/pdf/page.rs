//! Pages: what each shows, turned so that its lines run to the right, and where its links lead.

use hayro_syntax::object::{Array, Dict, Name, String as Bytes};
use hayro_syntax::page::Page;

use rustc_hash::FxHashSet;

use super::font::Fonts;
use super::glyph::{Glyph, Matrix, Turn};
use super::interpret::{self, Budget, Shown};
use super::line::{self, Row};

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// From top to bottom.
    pub rows: Vec<Row>,
    pub links: Vec<Area>,
    pub has_picture: bool,
    /// How many codes stand for a letter, and how many for none that is known.
    pub letters: usize,
    pub unknown: usize,
}

/// An area of a page that leads somewhere.
#[derive(Clone, Debug)]
pub(super) struct Area {
    /// Left, top, right, bottom.
    pub frame: [f64; 4],
    pub target: String,
}

impl Read {
    /// Whether something is shown, but nearly no text that is known.
    pub(super) fn is_unread(&self) -> bool {
        (self.rows.is_empty() && self.has_picture) || self.unknown > self.letters
    }
}

impl Area {
    /// Whether it reaches to a height of the page.
    pub(super) fn is_at(&self, y: f64) -> bool {
        (self.frame[1]..=self.frame[3]).contains(&y)
    }

    /// Whether it spans a place on a line.
    pub(super) fn spans(&self, x: f64) -> bool {
        (self.frame[0]..=self.frame[2]).contains(&x)
    }
}

/// Reads a page.
pub(super) fn read<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>, budget: &mut Budget) -> Read {
    let Shown { glyphs, has_picture, unknown } = interpret::page(page, fonts, budget);
    let letters = glyphs.iter().filter(|glyph| !glyph.text.is_empty()).count();
    let (turn, glyphs) = level(once(glyphs));
    // Of a turned page, the places of links are not those of its lines.
    let links = if turn == Turn::Level { links(page) } else { Vec::new() };
    Read { rows: line::rows(&glyphs), links, has_picture, letters, unknown }
}

/// The glyphs without those that repeat one at nearly the same place: some programs print bold letters so.
fn once(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    /// How far apart they are, in the size of type. Three times as far apart, both are kept.
    const SHIFT: f64 = 0.04;
    let mut known = FxHashSet::default();
    glyphs.retain(|glyph| {
        let cell = |at: f64| to_i64((at / (2.0 * SHIFT * glyph.size)).floor());
        let near = |at: f64| [cell(at - SHIFT * glyph.size), cell(at + SHIFT * glyph.size)];
        let key = |x, y| (glyph.text.clone(), glyph.turn, x, y);
        let places = near(glyph.x.0).into_iter().flat_map(|x| near(glyph.y).map(|y| key(x, y)));
        let repeats = !glyph.is_blank() && places.into_iter().any(|key| known.contains(&key));
        known.insert(key(cell(glyph.x.0), cell(glyph.y)));
        !repeats
    });
    glyphs
}

#[expect(clippy::cast_possible_truncation, reason = "what is out of bounds goes to the next bound")]
const fn to_i64(value: f64) -> i64 {
    value as i64
}

/// The glyphs that run the way that most do.
fn level(mut glyphs: Vec<Glyph>) -> (Turn, Vec<Glyph>) {
    let count = |turn: &Turn| glyphs.iter().filter(|glyph| glyph.turn == *turn).count();
    let turn = Turn::ALL.into_iter().rev().max_by_key(count).unwrap_or(Turn::Level);
    glyphs.retain(|glyph| glyph.turn == turn);
    (turn, glyphs)
}

/// How many links of a page are read, and how long an address may be.
const MOST_LINKS: usize = 5000;
const LONGEST_TARGET: usize = 4000;

/// The links of a page to addresses.
fn links(page: &Page<'_>) -> Vec<Area> {
    let Some(notes) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let place = Matrix(page.initial_transform(true).as_coeffs());
    let notes = notes.iter::<Dict<'_>>().take(MOST_LINKS);
    notes.filter_map(|note| link(&note, place)).collect()
}

fn link(note: &Dict<'_>, place: Matrix) -> Option<Area> {
    let is_link = note.get::<Name<'_>>("Subtype")?.as_str() == "Link";
    let action = note.get::<Dict<'_>>("A").filter(|_| is_link)?;
    let target = action.get::<Bytes<'_>>("URI")?;
    let target = String::from_utf8_lossy(target.as_bytes()).trim().to_owned();
    let frame = place.frame(note.get::<[f64; 4]>("Rect")?);
    let is_target = !target.is_empty() && target.len() <= LONGEST_TARGET;
    is_target.then_some(Area { frame, target })
}
