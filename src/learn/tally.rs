//! How entries are read.

use std::ops::AddAssign;

use crate::label::{Label, Labeller};
use crate::learn::correction::{Correction, labels};
use crate::lex::lex;

/// How often corrections were read as they say.
///
/// ```
/// use ibid::Label;
/// use ibid::learn::{Correction, learn};
///
/// let entry = |n| Correction::new([(Label::Title, format!("Bread {n} :: ")), (Label::Author, "Doe".into())]);
/// let before = learn(&(10..20).map(entry).collect::<Vec<_>>())?.before;
/// assert_eq!((before.entries, before.words), (10, 30));
/// # Ok::<(), ibid::learn::TooFew>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Words and other tokens.
    pub words: usize,
    /// Those of them that got another label.
    pub wrong: usize,
    /// Parts that there are.
    pub segments: usize,
    /// Parts that were read.
    pub read: usize,
    /// Parts that were read with the right label and the right ends.
    pub right: usize,
    /// Entries.
    pub entries: usize,
    /// Those of them in which every word got its label.
    pub whole: usize,
    /// By label: words that should have it and got another.
    wrong_of: [usize; Label::COUNT],
}

impl Tally {
    /// How many words that should have this label got another.
    ///
    /// ```
    /// use ibid::{Label, learn::Tally};
    ///
    /// assert_eq!(Tally::default().wrong_of(Label::Title), 0);
    /// ```
    #[must_use]
    pub fn wrong_of(&self, label: Label) -> usize {
        self.wrong_of[label as usize]
    }

    /// The share of words that got another label, 0 to 1.
    ///
    /// ```
    /// assert_eq!(ibid::learn::Tally::default().error(), 0.0);
    /// ```
    #[must_use]
    pub fn error(&self) -> f64 {
        share(self.wrong, self.words)
    }

    /// The harmonic mean of how many parts were found and how many of those found are right, 0 to 1.
    ///
    /// ```
    /// assert_eq!(ibid::learn::Tally::default().f1(), 0.0);
    /// ```
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.segments + self.read)
    }

    /// How a labeller reads corrections.
    pub(crate) fn of<'c>(
        labeller: &mut Labeller,
        corrections: impl IntoIterator<Item = &'c Correction>,
    ) -> Self {
        let mut tally = Self::default();
        for correction in corrections {
            tally += Self::of_one(labeller, correction);
        }
        tally
    }

    fn of_one(labeller: &mut Labeller, correction: &Correction) -> Self {
        let mut tokens = Vec::new();
        lex(correction.text(), &mut tokens);
        let segments = labeller.label(correction.text()).iter();
        let read = labels(segments.map(|segment| (segment.label, segment.span)), &tokens);
        let wanted = correction.labels(&tokens);
        let mut wrong_of = [0; Label::COUNT];
        for (wanted, _) in wanted.iter().zip(&read).filter(|(a, b)| a != b) {
            wrong_of[usize::from(*wanted)] += 1;
        }
        let wrong = wrong_of.iter().sum();
        let (parts, parts_read) = (parts(&wanted), parts(&read));
        let right = parts.iter().filter(|part| parts_read.contains(part)).count();
        Self {
            words: tokens.len(),
            wrong,
            segments: parts.len(),
            read: parts_read.len(),
            right,
            entries: 1,
            whole: usize::from(wrong == 0),
            wrong_of,
        }
    }
}

/// Where each run of one label starts and how long it is.
fn parts(labels: &[u8]) -> Vec<(u8, usize, usize)> {
    let mut start = 0;
    let part = |run: &[u8]| {
        start += run.len();
        (run[0], start - run.len(), run.len())
    };
    labels.chunk_by(|a, b| a == b).map(part).collect()
}

#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 words")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.wrong += other.wrong;
        self.segments += other.segments;
        self.read += other.read;
        self.right += other.right;
        self.entries += other.entries;
        self.whole += other.whole;
        self.wrong_of.iter_mut().zip(other.wrong_of).for_each(|(sum, add)| *sum += add);
    }
}
