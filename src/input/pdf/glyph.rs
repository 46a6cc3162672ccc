//! Glyphs on a page, and the matrices that put them there.

use std::rc::Rc;

/// A glyph as it is shown: what it stands for, and where. Down the page, `y` grows.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// The letters that it stands for; a blank if it is one, nothing if the file does not tell.
    pub text: Rc<str>,
    /// Where it starts and ends on its line.
    pub x: (f64, f64),
    /// Its baseline.
    pub y: f64,
    /// The size of its type.
    pub size: f64,
    pub italic: bool,
    pub bold: bool,
    /// Which way its line runs.
    pub turn: Turn,
    /// Whether the file says that it belongs to the page and not to the text.
    pub is_artifact: bool,
}

impl Glyph {
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Which way a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Turn {
    /// To the right.
    Level,
    Down,
    Over,
    Up,
}

impl Turn {
    pub(super) const ALL: [Self; 4] = [Self::Level, Self::Down, Self::Over, Self::Up];

    /// That of a line that goes on in this direction.
    fn of((x, y): (f64, f64)) -> Self {
        match (x.abs() >= y.abs(), x >= 0.0, y >= 0.0) {
            (true, true, _) => Self::Level,
            (true, false, _) => Self::Over,
            (false, _, true) => Self::Down,
            (false, _, false) => Self::Up,
        }
    }

    /// A place on a page that is turned so that such lines run to the right.
    const fn level(self, (x, y): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Level => (x, y),
            Self::Down => (y, -x),
            Self::Over => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

/// A transformation of the plane, its six numbers in the order of PDF.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

#[expect(clippy::many_single_char_names, reason = "they are those of the specification")]
impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then `after`.
    pub(super) fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, after.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Where a box of the plane goes: left, top, right, bottom.
    pub(super) fn frame(self, [x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
        let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|(x, y)| self.apply(x, y));
        corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[l, t, r, b], (x, y)| {
            [l.min(*x), t.min(*y), r.max(*x), b.max(*y)]
        })
    }

    /// Where a glyph stands that takes `width` from the origin, with type one unit high: which way its line
    /// runs, where on a page turned so it starts and ends, its baseline and size. Nothing if that is nowhere.
    pub(super) fn place(self, width: f64) -> Option<(Turn, (f64, f64), f64, f64)> {
        const FARTHEST: f64 = 1e6;
        let [a, b, c, d, ..] = self.0;
        let turn = Turn::of((a, b));
        let (start, y) = turn.level(self.apply(0.0, 0.0));
        let (end, _) = turn.level(self.apply(width, 0.0));
        let size = c.hypot(d);
        let is_somewhere = start.abs() < FARTHEST && end.abs() < FARTHEST && y.abs() < FARTHEST;
        (is_somewhere && size > 0.0 && size < FARTHEST).then_some((
            turn,
            (start.min(end), start.max(end)),
            y,
            size,
        ))
    }
}
