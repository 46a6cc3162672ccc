//! Glyphs into stretches, and stretches into rows.
//!
//! A stretch is what stands side by side on one line without a gap that might be one between columns.
//! A row is what stands side by side at one height of the page.

use unicode_normalization::UnicodeNormalization;

use super::glyph::Glyph;

/// Glyphs side by side, as text.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub text: String,
    /// What of the text is set off: where it starts and ends, and whether it is bold rather than italic.
    pub emphases: Vec<(usize, usize, bool)>,
    /// Where the glyphs start that begin a word, and at which byte of the text.
    pub places: Vec<(usize, f64, f64)>,
    pub x: (f64, f64),
    pub y: f64,
    /// The size of the largest type.
    pub size: f64,
    pub is_artifact: bool,
}

/// Stretches at one height, from left to right.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub stretches: Vec<Stretch>,
    pub y: f64,
    pub size: f64,
}

impl Row {
    /// In how many parts wide blanks cut it.
    pub(super) fn cells(&self) -> u8 {
        let wide = |pair: &&[Stretch]| pair[1].x.0 - pair[0].x.1 > CELL_GAP * self.size;
        let cuts = self.stretches.windows(2).filter(wide).count();
        u8::try_from(cuts + 1).unwrap_or(u8::MAX)
    }
}

/// Blanks wider than this part of the type's size are between the cells of a table.
const CELL_GAP: f64 = 1.5;
/// Blanks wider than this part of the type's size are between words.
pub(super) const WORD_GAP: f64 = 0.1;
/// Letters that are farther apart than this are spaced.
const SPACED: f64 = 0.04;
/// Blanks wider than this are not within a stretch.
const STRETCH_GAP: f64 = 0.9;
/// Glyphs so much further back are not on the same line.
const BACK: f64 = 0.7;
/// How far raised or lowered letters are from the baseline, in the size of the larger type.
const RAISED: f64 = 0.6;
/// How far baselines of one line may be apart.
const LEVEL: f64 = 0.25;

/// The rows of a page's glyphs, from top to bottom. All run to the right.
pub(super) fn rows(glyphs: &[Glyph]) -> Vec<Row> {
    assemble(stretches(glyphs))
}

/// Cuts glyphs in the order in which they are shown where one does not go on beside the other.
fn stretches(glyphs: &[Glyph]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut building: Option<Building> = None;
    for glyph in glyphs {
        if let Some(open) = &mut building
            && open.takes(glyph)
        {
            open.push(glyph);
            continue;
        }
        found.extend(building.take().and_then(Building::finish));
        if !glyph.is_blank() {
            let mut open = Building::default();
            open.push(glyph);
            building = Some(open);
        }
    }
    found.extend(building.and_then(Building::finish));
    found
}

/// A stretch in the making.
#[derive(Default)]
struct Building<'g> {
    /// Each with the blank before it, in the size of the type, and whether the file has one there.
    glyphs: Vec<(&'g Glyph, f64, bool)>,
    /// Where the last glyph ends, blank or not.
    end: f64,
    /// Whether a blank has been shown after the last glyph.
    blank: bool,
    y: f64,
    size: f64,
}

impl<'g> Building<'g> {
    /// Whether a glyph goes on with the stretch.
    fn takes(&self, glyph: &Glyph) -> bool {
        let Some((last, ..)) = self.glyphs.last() else { return true };
        let size = self.size.max(glyph.size);
        let apart = (glyph.y - self.y).abs();
        let is_raised = glyph.size < 0.85 * self.size || self.size < 0.85 * glyph.size;
        let level = if is_raised { RAISED } else { LEVEL };
        let gap = glyph.x.0 - last.x.1;
        apart <= level * size
            && gap <= STRETCH_GAP * size
            && gap >= -BACK * size
            && last.is_artifact == glyph.is_artifact
    }

    fn push(&mut self, glyph: &'g Glyph) {
        if glyph.is_blank() {
            self.blank |= !glyph.text.is_empty();
            if glyph.text.is_empty()
                && let Some((last, ..)) = self.glyphs.last()
                && glyph.x.1 > last.x.1
            {
                self.end = self.end.max(glyph.x.1);
            }
            return;
        }
        if self.is_printed_twice(glyph) {
            return;
        }
        let gap = glyph.x.0 - self.end;
        let size = self.size.max(glyph.size);
        let gap = if self.glyphs.is_empty() { 0.0 } else { gap / size };
        self.glyphs.push((glyph, gap, self.blank));
        self.end = glyph.x.1;
        self.blank = false;
        if glyph.size > self.size * 1.05 {
            self.size = glyph.size;
            self.y = glyph.y;
        }
    }

    /// Whether it only makes the letter before bolder.
    fn is_printed_twice(&self, glyph: &Glyph) -> bool {
        const LAST: usize = 3;
        const SHIFT: f64 = 0.12;
        self.glyphs.iter().rev().take(LAST).any(|(last, ..)| {
            let shift = (last.x.0 - glyph.x.0).hypot(last.y - glyph.y);
            last.text == glyph.text && shift < SHIFT * glyph.size
        })
    }

    /// Blanks wider than this, in the size of the type, are between words: wider than between spaced letters.
    fn word_gap(&self) -> f64 {
        let mut gaps: Vec<f64> = self.glyphs.iter().skip(1).map(|(_, gap, _)| *gap).collect();
        let middle = gaps.len() / 2;
        if gaps.len() < 2 {
            return WORD_GAP;
        }
        let (_, &mut usual, _) = gaps.select_nth_unstable_by(middle, f64::total_cmp);
        if usual > SPACED { WORD_GAP.max(1.6 * usual) } else { WORD_GAP }
    }

    fn finish(self) -> Option<Stretch> {
        let (first, ..) = self.glyphs.first()?;
        let word_gap = self.word_gap();
        let mut stretch = Stretch {
            text: String::new(),
            emphases: Vec::new(),
            places: Vec::new(),
            x: (first.x.0, first.x.1),
            y: self.y,
            size: self.size,
            is_artifact: first.is_artifact,
        };
        for (at, (glyph, gap, blank)) in self.glyphs.iter().enumerate() {
            let joined = at > 0 && is_joined(self.glyphs[at - 1].0, glyph, *gap);
            if at > 0 && (*blank || *gap > word_gap) && !joined {
                stretch.text.push(' ');
            }
            let mut start = stretch.text.len();
            let before = at.checked_sub(1).map(|before| self.glyphs[before].0);
            match before.and_then(|before| composed(&stretch.text, before, glyph)) {
                Some((length, text)) => {
                    start -= length;
                    stretch.text.truncate(start);
                    stretch.text.push_str(&text);
                }
                None => stretch.text.push_str(&glyph.text),
            }
            stretch.x.0 = stretch.x.0.min(glyph.x.0);
            stretch.x.1 = stretch.x.1.max(glyph.x.1);
            stretch.places.push((start, glyph.x.0, glyph.x.1));
            let end = stretch.text.len();
            for (is, strong) in [(glyph.italic, false), (glyph.bold, true)] {
                if is {
                    emphasise(&mut stretch.emphases, (start, end, strong));
                }
            }
        }
        Some(stretch)
    }
}

/// Notes that a stretch of text is set off; a stretch right after another of its kind makes it longer.
pub(super) fn emphasise(
    known: &mut Vec<(usize, usize, bool)>,
    (start, end, strong): (usize, usize, bool),
) {
    let same = known.iter_mut().rev().take(2).find(|(_, _, its)| *its == strong);
    match same {
        // A blank between them is set off too.
        Some(last) if last.1 + 1 >= start => last.1 = end,
        _ => known.push((start, end, strong)),
    }
}

/// Whether letters are of one word although there is some blank between them: after a ligature, which some
/// programs set with one.
fn is_joined(before: &Glyph, glyph: &Glyph, gap: f64) -> bool {
    const WIDEST: f64 = 0.22;
    let is_ligature = matches!(&*before.text, "fi" | "fl" | "ffi" | "ffl");
    is_ligature && gap < WIDEST && glyph.text.starts_with(char::is_lowercase)
}

/// The letter that an accent and a letter make which are set over each other, and how many bytes of the
/// text before it replaces.
fn composed(text: &str, before: &Glyph, glyph: &Glyph) -> Option<(usize, String)> {
    let overlap = before.x.1.min(glyph.x.1) - before.x.0.max(glyph.x.0);
    let narrower = (before.x.1 - before.x.0).min(glyph.x.1 - glyph.x.0);
    if overlap < 0.5 * narrower {
        return None;
    }
    let one = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    let (first, second) = (text.chars().next_back()?, one(&glyph.text)?);
    let (letter, accent) = match (combining(first), combining(second)) {
        (Some(accent), None) => (second, accent),
        (None, Some(accent)) => (first, accent),
        _ => return None,
    };
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    let composed: String = [letter, accent].into_iter().nfc().collect();
    (composed.chars().count() == 1).then(|| (first.len_utf8(), composed))
}

/// The accent that is set over or under another letter.
const fn combining(c: char) -> Option<char> {
    Some(match c {
        '`' => '\u{300}',
        '´' | '\u{2ca}' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        '\u{300}'..='\u{36f}' => c,
        _ => return None,
    })
}

/// Puts stretches at one height side by side.
pub(super) fn assemble(mut stretches: Vec<Stretch>) -> Vec<Row> {
    stretches.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Row> = Vec::new();
    for stretch in stretches {
        match rows.last_mut() {
            Some(row) if row.takes(&stretch) => row.push(stretch),
            _ => rows.push(Row { y: stretch.y, size: stretch.size, stretches: vec![stretch] }),
        }
    }
    let mut rows = with_raised(rows);
    for row in &mut rows {
        row.stretches.sort_by(|one, other| one.x.0.total_cmp(&other.x.0));
    }
    rows
}

/// Rows of small type that are raised or lowered beside the letters of a neighbour are of it.
fn with_raised(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    for mut row in rows {
        if let Some(last) = kept.last_mut() {
            let apart = (row.y - last.y).abs();
            if apart <= RAISED * last.size.max(row.size) {
                if row.is_beside(last) {
                    last.stretches.append(&mut row.stretches);
                    continue;
                }
                if last.is_beside(&row) {
                    row.stretches.append(&mut last.stretches);
                    *last = row;
                    continue;
                }
            }
        }
        kept.push(row);
    }
    kept
}

impl Row {
    fn takes(&self, stretch: &Stretch) -> bool {
        (stretch.y - self.y).abs() <= LEVEL * self.size.min(stretch.size)
    }

    fn push(&mut self, stretch: Stretch) {
        if stretch.size > self.size {
            self.size = stretch.size;
        }
        self.stretches.push(stretch);
    }

    /// Whether each of its stretches is small and stands right beside one of a row, or is what begins a list
    /// item and stands before it.
    fn is_beside(&self, row: &Self) -> bool {
        const SMALL: f64 = 0.85;
        const BEFORE: f64 = 3.0;
        let before = row.x().0 - self.x().1;
        let begins = self.stretches.len() == 1
            && self.stretches[0].text.chars().count() == 1
            && (0.0..BEFORE * row.size).contains(&before);
        let is_right_beside = |small: &Stretch| {
            row.stretches.iter().any(|large| {
                let gap = (small.x.0 - large.x.1).max(large.x.0 - small.x.1);
                gap.abs() < 0.5 * row.size
            })
        };
        self.size < SMALL * row.size && (begins || self.stretches.iter().all(is_right_beside))
    }

    /// Where it starts and ends.
    pub(super) fn x(&self) -> (f64, f64) {
        let ends = self.stretches.iter().map(|stretch| stretch.x);
        ends.fold((f64::MAX, f64::MIN), |(start, end), x| (start.min(x.0), end.max(x.1)))
    }

    /// Its text, with blanks between the stretches.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for stretch in &self.stretches {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&stretch.text);
        }
        text
    }

    pub(super) fn is_artifact(&self) -> bool {
        self.stretches.iter().all(|stretch| stretch.is_artifact)
    }
}
