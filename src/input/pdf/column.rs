//! The columns of a page, in the order in which they are read.
//!
//! A gutter is a place that few stretches cross and beside which there are many. Rows that cross it, such
//! as a title over two columns, part what is above from what is below. A table has gutters too, but its
//! cells do not fill its columns as lines of text do.

use super::line::{self, Row, Stretch};

/// Rows of one column, from top to bottom, and where the column's text starts and ends.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub rows: Vec<Row>,
    pub left: f64,
    pub right: f64,
}

/// How often a page is parted, and its parts.
const DEEPEST: usize = 6;

/// The columns of a page's rows.
pub(super) fn columns(rows: Vec<Row>) -> Vec<Column> {
    let mut found = Vec::new();
    part(rows, DEEPEST, &mut found);
    found
}

fn part(rows: Vec<Row>, depth: usize, found: &mut Vec<Column>) {
    let gutter = if depth == 0 { None } else { gutter(&rows) };
    let Some(gutter) = gutter else {
        found.extend(whole(rows));
        return;
    };
    let count = rows.len();
    let crosses = |row: &Row| row.stretches.iter().any(|stretch| is_across(stretch, gutter));
    let mut across: Vec<Row> = Vec::new();
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        if crosses(&row) {
            across.push(row);
            continue;
        }
        let mut band = vec![row];
        while let Some(row) = rest.next_if(|row| !crosses(row)) {
            band.push(row);
        }
        match Sides::of(&band, gutter) {
            Some(sides) => {
                flush(&mut across, count, depth, found);
                part(sides.left, depth - 1, found);
                part(sides.right, depth - 1, found);
            }
            None => across.append(&mut band),
        }
    }
    flush(&mut across, count, depth, found);
}

/// Reads the rows that cross a gutter of a page with so many rows.
fn flush(across: &mut Vec<Row>, count: usize, depth: usize, found: &mut Vec<Column>) {
    let across = std::mem::take(across);
    if across.is_empty() {
    } else if across.len() < count {
        part(across, depth - 1, found);
    } else {
        found.extend(whole(across));
    }
}

/// Rows as one column.
fn whole(rows: Vec<Row>) -> Option<Column> {
    let (left, right) = edges(&rows)?;
    Some(Column { rows, left, right })
}

/// How far apart edges are that are one, in points.
const SAME: f64 = 3.0;

/// Where the text of rows starts and ends: the outermost places that two rows share, if any do.
fn edges(rows: &[Row]) -> Option<(f64, f64)> {
    let mut lefts: Vec<f64> = rows.iter().map(|row| row.x().0).collect();
    let mut rights: Vec<f64> = rows.iter().map(|row| -row.x().1).collect();
    let outermost = |edges: &mut Vec<f64>| {
        edges.sort_by(f64::total_cmp);
        let shared = edges.windows(2).find(|pair| pair[1] - pair[0] <= SAME);
        shared.map(|pair| pair[0]).or_else(|| edges.first().copied())
    };
    Some((outermost(&mut lefts)?, -outermost(&mut rights)?))
}

/// How far a stretch reaches over a gutter at least, in points.
const REACH: f64 = 1.0;

fn is_across(stretch: &Stretch, gutter: f64) -> bool {
    stretch.x.0 < gutter - REACH && stretch.x.1 > gutter + REACH
}

/// How wide each side of a gutter is at least, of the whole.
const NARROWEST: f64 = 0.2;
/// How many stretches are on each side at least.
const FEWEST: i32 = 4;
/// How many places there are at most where a gutter may be.
const PLACES: usize = 400;

/// Where the best gutter is.
fn gutter(rows: &[Row]) -> Option<f64> {
    let ends = rows.iter().map(Row::x);
    let (left, right) = ends.fold((f64::MAX, f64::MIN), |(l, r), x| (l.min(x.0), r.max(x.1)));
    let step = (right - left) / to_f64(PLACES);
    if step <= 0.0 || !step.is_finite() {
        return None;
    }
    let place = |x: f64| to_usize((x - left) / step).min(PLACES);
    // How many stretches begin and end at each place.
    let mut begin = vec![0_i32; PLACES + 2];
    let mut end = vec![0_i32; PLACES + 2];
    let mut all = 0;
    for stretch in rows.iter().flat_map(|row| &row.stretches) {
        begin[place(stretch.x.0 + REACH)] += 1;
        end[place(stretch.x.1 - REACH) + 1] += 1;
        all += 1;
    }
    let (mut begun, mut ended) = (0, 0);
    let mut best: Option<(i32, usize, usize)> = None;
    let margin = to_usize(to_f64(PLACES) * NARROWEST);
    for at in 0..=PLACES {
        begun += begin[at];
        ended += end[at];
        let sides = ended.min(all - begun);
        let score = sides - 2 * (begun - ended);
        if sides < FEWEST || score <= 0 || at < margin || at > PLACES - margin {
            continue;
        }
        best = match best {
            Some((known, first, last)) if known == score && last + 1 == at => Some((known, first, at)),
            Some((known, ..)) if known >= score => best,
            _ => Some((score, at, at)),
        };
    }
    best.map(|(_, first, last)| left + step * (to_f64(first + last) + 1.0) / 2.0)
}

/// What is on the two sides of a gutter.
struct Sides {
    left: Vec<Row>,
    right: Vec<Row>,
}

impl Sides {
    /// The sides of a band of rows, if they are columns of text.
    fn of(band: &[Row], gutter: f64) -> Option<Self> {
        let side = |is_left: bool| {
            let stretches = band.iter().flat_map(|row| &row.stretches);
            let own = stretches.filter(|stretch| (stretch.x.0 < gutter - REACH) == is_left);
            line::assemble(own.cloned().collect())
        };
        let (left, right) = (side(true), side(false));
        let spans = |rows: &[Row]| Some((rows.first()?.y, rows.last()?.y));
        let ((top, bottom), (other_top, other_bottom)) = (spans(&left)?, spans(&right)?);
        let beside = bottom.min(other_bottom) >= top.max(other_top);
        (beside && is_text(&left) && is_text(&right)).then_some(Self { left, right })
    }
}

/// Whether rows fill their column as text does.
fn is_text(rows: &[Row]) -> bool {
    const FEWEST: usize = 3;
    const FULL: f64 = 0.6;
    const SHARE: f64 = 0.4;
    let Some((left, right)) = edges(rows) else { return false };
    let full = rows.iter().filter(|row| {
        let (start, end) = row.x();
        end - start >= FULL * (right - left)
    });
    // Of a table's cells, none is as long as this.
    const LETTERS: usize = 18;
    let letters: usize = rows.iter().map(|row| row.text().chars().count()).sum();
    rows.len() >= FEWEST
        && to_f64(full.count()) >= SHARE * to_f64(rows.len())
        && letters / rows.len() >= LETTERS
}

#[expect(clippy::cast_precision_loss, reason = "they are small")]
pub(super) const fn to_f64(count: usize) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of bounds goes to the next bound"
)]
pub(super) const fn to_usize(value: f64) -> usize {
    value as usize
}
