//! What training needs: a text searched with any weights, and with the right division known.

use std::ops::Range;

use super::Prepared;
use super::confidence;
use super::feature::{COUNT, Feature, Sum, Weights};
use super::score::Text;
use super::search::{self, Ruling, Unruled};
use crate::input::Document;
use crate::span::Span;

/// A document made ready to be searched again and again.
///
/// ```
/// use ibid::input::Document;
/// use ibid::unstable::split::Lines;
///
/// let lines = Lines::new(&Document::from_text("Sources\n\nDoe, J. (2020). Bread.\n"));
/// assert_eq!(lines.spans().count(), 2);
/// ```
#[derive(Debug)]
pub struct Lines(Prepared);

/// A division of a document: which of its lines are entries, and the features that speak for it.
///
/// ```
/// use ibid::input::Document;
/// use ibid::unstable::split::{Lines, Weights};
///
/// let weights = Weights::read(&std::fs::read_to_string("data/splitter.tsv")?)?;
/// let lines = Lines::new(&Document::from_text("Sources\n\nDoe, J. (2020). Bread. Reuters.\n"));
/// let division = lines.best(&weights);
/// assert_eq!(division.entries, [1..2]);
/// assert!(division.features.iter().any(|times| *times > 0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Division {
    /// The entries, by their lines.
    pub entries: Vec<Range<usize>>,
    /// How often each feature was counted.
    pub features: Vec<f32>,
    /// By how much each entry is better than two, than one that goes on below, than none.
    pub margins: Vec<[f32; 3]>,
}

/// The entries that a document is known to have, by their lines, and what each error is worth: below
/// nothing, the search keeps to them as far as it can; above, it is drawn to errors.
///
/// ```
/// use ibid::input::Document;
/// use ibid::unstable::split::{Known, Lines, Weights};
///
/// let weights = Weights::read(&std::fs::read_to_string("data/splitter.tsv")?)?;
/// let text = "Sources\n\nDoe, J. (2020). Bread. Reuters.\nRoe, R. (2021). Salt. AP.\n";
/// let lines = Lines::new(&Document::from_text(text));
/// let known = Known::new(4, &[2..3], -100.0);
/// assert_eq!(lines.best_by(&weights, &known).entries, [2..3]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Known {
    /// Where the entry ends that begins with each line; 0 if none does.
    ends: Vec<usize>,
    /// How many entries begin before each line.
    before: Vec<usize>,
    worth: f32,
}

impl Known {
    /// The entries of a document of so many lines.
    ///
    /// ```
    /// use std::ops::Range;
    ///
    /// let none: [Range<usize>; 0] = [];
    /// let known = ibid::unstable::split::Known::new(4, &none, 1.0);
    /// ```
    #[must_use]
    pub fn new(lines: usize, entries: &[Range<usize>], worth: f32) -> Self {
        let mut ends = vec![0; lines];
        for entry in entries {
            ends[entry.start] = entry.end;
        }
        let before = std::iter::once(0).chain(ends.iter().scan(0, |sum, &end| {
            *sum += usize::from(end > 0);
            Some(*sum)
        }));
        Self { before: before.collect(), ends, worth }
    }

    #[expect(clippy::cast_precision_loss, reason = "an entry spans few lines")]
    fn missed(&self, range: Range<usize>) -> f32 {
        (self.before[range.end] - self.before[range.start]) as f32
    }
}

impl Ruling for Known {
    fn line(&self, at: usize) -> f32 {
        self.worth * self.missed(at..at + 1)
    }

    fn entry(&self, range: Range<usize>) -> f32 {
        match self.ends[range.start] {
            end if end == range.end => 0.0,
            _ => self.worth * (1.0 + self.missed(range)),
        }
    }
}

impl Lines {
    /// Reads a document.
    ///
    /// ```
    /// use ibid::input::Document;
    /// use ibid::unstable::split::Lines;
    ///
    /// let lines = Lines::new(&Document::from_text("Sources\n\nDoe, J. (2020). Bread.\n"));
    /// assert_eq!(lines.spans().next().map(|span| span.end), Some(7));
    /// ```
    #[must_use]
    pub fn new(document: &Document) -> Self {
        Self(document.prepared())
    }

    /// Where its lines stand in the document's text: those that are not blank, and no furniture.
    ///
    /// ```
    /// use ibid::input::Document;
    /// use ibid::unstable::split::Lines;
    ///
    /// let lines = Lines::new(&Document::from_text("Sources\n\nDoe, J. (2020). Bread.\n"));
    /// assert_eq!(lines.spans().next().map(|span| span.end), Some(7));
    /// ```
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.0.lines.iter().map(|line| line.span)
    }

    /// The best division by some weights.
    ///
    /// ```
    /// use ibid::input::Document;
    /// use ibid::unstable::split::{Lines, Weights};
    ///
    /// let weights = Weights::read(&std::fs::read_to_string("data/splitter.tsv")?)?;
    /// let lines = Lines::new(&Document::from_text("Sources\n\nDoe, J. (2020). Bread. Reuters.\n"));
    /// assert_eq!(lines.best(&weights).entries, [1..2]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn best(&self, weights: &Weights) -> Division {
        self.divide(weights, &Unruled)
    }

    /// The best division by some weights and by what is known.
    ///
    /// ```
    /// use ibid::input::Document;
    /// use ibid::unstable::split::{Known, Lines, Weights};
    ///
    /// let weights = Weights::read(&std::fs::read_to_string("data/splitter.tsv")?)?;
    /// let lines = Lines::new(&Document::from_text("Sources\n\nDoe, J. (2020). Bread. Reuters.\n"));
    /// let known = Known::new(2, &[1..2], -1.0);
    /// assert_eq!(lines.best_by(&weights, &known).entries, [1..2]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn best_by(&self, weights: &Weights, known: &Known) -> Division {
        self.divide(weights, known)
    }

    fn divide(&self, weights: &Weights, ruling: &impl Ruling) -> Division {
        let text = Text::new(&self.0.lines, &self.0.sections);
        let moves = search::best(text, weights, ruling);
        let mut features = Counts(vec![0.0; COUNT]);
        search::tell(&text, &moves, &mut features);
        let entries = moves.iter().filter(|step| step.is_entry());
        let margins = confidence::margins(&text, weights, &moves).into_iter();
        Division {
            margins: margins.map(|it| [it.whole, it.ended, it.entry]).collect(),
            entries: entries.map(|step| step.lines.clone()).collect(),
            features: features.0,
        }
    }
}

/// How often each feature is counted.
struct Counts(Vec<f32>);

impl Sum for Counts {
    fn add(&mut self, feature: Feature, times: f32) {
        self.0[feature.number()] += times;
    }
}
