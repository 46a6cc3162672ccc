//! How entries are read.

use std::ops::AddAssign;

use crate::label::Labeller;
use crate::learn::Correction;

/// How often corrections were read as they say.
///
/// ```
/// let tally = ibid::learn::Tally { words: 200, wrong: 5, entries: 10, whole: 7 };
/// assert_eq!(tally.error(), 0.025);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Words and other tokens.
    pub words: usize,
    /// Those of them that got another label.
    pub wrong: usize,
    /// Entries.
    pub entries: usize,
    /// Those of them in which every word got its label.
    pub whole: usize,
}

impl Tally {
    /// The share of words that got another label, 0 to 1.
    ///
    /// ```
    /// assert_eq!(ibid::learn::Tally::default().error(), 0.0);
    /// ```
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 words")]
    pub fn error(&self) -> f64 {
        self.wrong as f64 / self.words.max(1) as f64
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
        let segments = labeller.label(correction.text()).to_vec();
        let mut tokens = Vec::new();
        crate::lex::lex(correction.text(), &mut tokens);
        let mut segments = segments.iter().peekable();
        let labels = correction.labels(&tokens);
        let mut wrong = 0;
        for (token, label) in tokens.iter().zip(labels) {
            while segments.next_if(|segment| segment.span.end <= token.core.start).is_some() {}
            wrong += usize::from(segments.peek().is_none_or(|read| read.label as u8 != label));
        }
        Self { words: tokens.len(), wrong, entries: 1, whole: usize::from(wrong == 0) }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.wrong += other.wrong;
        self.entries += other.entries;
        self.whole += other.whole;
    }
}
