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
    let gutters = if depth == 0 { Vec::new() } else { gutters(&rows) };
    for &gutter in &gutters {
        if let Some(bands) = bands(&rows, gutter) {
            for band in bands {
                match band {
                    Band::Across(across) if across.len() < rows.len() => {
                        part(across, depth - 1, found);
                    }
                    Band::Across(across) => found.extend(whole(across)),
                    Band::Parted(sides) => {
                        part(sides.left, depth - 1, found);
                        part(sides.right, depth - 1, found);
                    }
                }
            }
            return;
        }
    }
    // Above or below a picture with letters, there may be columns none the less.
    if !gutters.is_empty()
        && let Some(cut) = widest_blank(&rows)
    {
        let mut parts = Vec::new();
        part(rows[..cut].to_vec(), depth - 1, &mut parts);
        part(rows[cut..].to_vec(), depth - 1, &mut parts);
        if parts.len() > 2 {
            found.append(&mut parts);
            return;
        }
    }
    found.extend(whole(rows));
}

/// Where to cut rows in two: below the row that has the highest blank below it.
fn widest_blank(rows: &[Row]) -> Option<usize> {
    /// How high it is at least, in the size of type.
    const HIGH: f64 = 1.4;
    let blank = |at: usize| (rows[at].y - rows[at - 1].y) / rows[at].size.max(rows[at - 1].size);
    let cut = (1..rows.len()).max_by(|&one, &other| blank(one).total_cmp(&blank(other)))?;
    (blank(cut) > HIGH).then_some(cut)
}

/// Rows that follow each other.
enum Band {
    Across(Vec<Row>),
    Parted(Sides),
}

/// Parts rows at a gutter. Nothing, if there are no columns beside it.
fn bands(rows: &[Row], gutter: f64) -> Option<Vec<Band>> {
    let starts = starts(rows, gutter);
    let crosses = |row: &Row| crosses(row, gutter) && !sticks_out(row, gutter, &starts);
    let mut bands = Vec::new();
    let mut across: Vec<Row> = Vec::new();
    let mut is_parted = false;
    for band in rows.chunk_by(|row, next| crosses(row) == crosses(next)) {
        let sides = if crosses(&band[0]) { None } else { Sides::of(band, gutter) };
        match sides {
            Some(sides) => {
                if !across.is_empty() {
                    bands.push(Band::Across(std::mem::take(&mut across)));
                }
                bands.push(Band::Parted(sides));
                is_parted = true;
            }
            None => across.extend_from_slice(band),
        }
    }
    if !across.is_empty() {
        bands.push(Band::Across(across));
    }
    is_parted.then_some(bands)
}

fn crosses(row: &Row, gutter: f64) -> bool {
    row.stretches.iter().any(|stretch| is_across(stretch, gutter))
}

/// Where rows start beside a gutter that they do not cross.
fn starts(rows: &[Row], gutter: f64) -> Vec<f64> {
    let parted = rows.iter().filter(|row| !crosses(row, gutter));
    parted.filter_map(|row| start(row, gutter)).collect()
}

/// Where a row starts beside a gutter.
fn start(row: &Row, gutter: f64) -> Option<f64> {
    let beside = row.stretches.iter().map(|stretch| stretch.x.0).filter(|x| *x >= gutter - REACH);
    beside.min_by(f64::total_cmp)
}

/// Whether a row only crosses a gutter because something long, such as an address, sticks out of its
/// column: beside the gutter starts a line of the next.
fn sticks_out(row: &Row, gutter: f64, starts: &[f64]) -> bool {
    const SHARED: usize = 3;
    let at_start =
        |x: f64| starts.iter().filter(|start| (*start - x).abs() <= SAME).count() >= SHARED;
    start(row, gutter).is_some_and(at_start)
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
const NARROWEST: f64 = 0.12;
/// How many stretches are on each side at least.
const FEWEST: i32 = 4;
/// How many places there are at most where a gutter may be.
const PLACES: usize = 400;

/// How many gutters are tried, and how far apart they are.
const MOST: usize = 4;
const APART: usize = PLACES / 12;

/// Where the best gutters are, the best first.
fn gutters(rows: &[Row]) -> Vec<f64> {
    let ends = rows.iter().map(Row::x);
    let (left, right) = ends.fold((f64::MAX, f64::MIN), |(l, r), x| (l.min(x.0), r.max(x.1)));
    let step = (right - left) / to_f64(PLACES);
    if step <= 0.0 || !step.is_finite() {
        return Vec::new();
    }
    let mut scores = scores(rows, |x| to_usize((x - left) / step).min(PLACES));
    let mut found = Vec::new();
    while found.len() < MOST {
        let best = scores.iter().copied().max().unwrap_or(0);
        let Some(first) = scores.iter().position(|&score| score == best).filter(|_| best > 0)
        else {
            break;
        };
        let width = scores[first..].iter().take_while(|&&score| score == best).count();
        found.push(left + step * (to_f64(2 * first + width)) / 2.0);
        let near = first.saturating_sub(APART)..(first + width + APART).min(scores.len());
        scores[near].fill(0);
    }
    found
}

/// How well a gutter would be at each place; those where there can be none have 0.
fn scores(rows: &[Row], place: impl Fn(f64) -> usize) -> Vec<i32> {
    // How many stretches begin and end at each place.
    let mut starts = vec![0_i32; PLACES + 2];
    let mut stops = vec![0_i32; PLACES + 2];
    let mut all = 0;
    for stretch in rows.iter().flat_map(|row| &row.stretches) {
        starts[place(stretch.x.0 + REACH)] += 1;
        stops[place(stretch.x.1 - REACH) + 1] += 1;
        all += 1;
    }
    let (mut begun, mut ended) = (0, 0);
    let margin = to_usize(to_f64(PLACES) * NARROWEST);
    let scores = (0..=PLACES).map(|at| {
        begun += starts[at];
        ended += stops[at];
        let sides = ended.min(all - begun);
        let is_inside = (margin..=PLACES - margin).contains(&at);
        if is_inside && sides >= FEWEST { (sides - 2 * (begun - ended)).max(0) } else { 0 }
    });
    scores.collect()
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
        let texts = usize::from(is_text(&left)) + usize::from(is_text(&right));
        // The cells of a table stand at the same heights; notes beside a picture do not.
        let is_apart = texts == 2 || (texts == 1 && !is_level(&left, &right));
        (beside && is_apart).then_some(Self { left, right })
    }
}

/// Whether the rows of the side with fewer mostly stand at the heights of rows of the other.
fn is_level(one: &[Row], other: &[Row]) -> bool {
    let (fewer, more) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let level = fewer.iter().filter(|row| {
        let next = more.partition_point(|other| other.y < row.y - LEVEL);
        more.get(next).is_some_and(|other| other.y <= row.y + LEVEL)
    });
    level.count() * 2 >= fewer.len()
}

/// How far apart heights are that are one, in points.
const LEVEL: f64 = 1.0;

/// Whether rows fill their column as text does.
fn is_text(rows: &[Row]) -> bool {
    const FEWEST: usize = 3;
    const FULL: f64 = 0.6;
    const SHARE: f64 = 0.4;
    // Of a table's cells, few are as long as this.
    const LETTERS: usize = 14;
    let Some((left, right)) = edges(rows) else { return false };
    let full = rows.iter().filter(|row| {
        let (start, end) = row.x();
        end - start >= FULL * (right - left)
    });
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
