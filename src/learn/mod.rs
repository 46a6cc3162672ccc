//! Learning from corrections: a model for lists that the one which comes with the crate reads
//! wrongly again and again, as those of a house style of its own.
//!
//! ```
//! use ibid::learn::{self, Correction};
//! use ibid::Label;
//!
//! // A house style that puts the year first and the author last.
//! let entry = |year: &str, title: &str, author: &str| {
//!     Correction::new([
//!         (Label::Date, format!("{year} :: ")),
//!         (Label::Title, format!("{title} :: ")),
//!         (Label::Author, author.to_owned()),
//!     ])
//! };
//! let corrections: Vec<Correction> = [("2019", "On bread", "Doe"), ("2020", "On salt", "Roe")]
//!     .iter()
//!     .cycle()
//!     .zip(10..40)
//!     .map(|((year, title, author), n)| entry(year, &format!("{title} {n}"), &format!("{author} J")))
//!     .collect();
//! let learned = learn::learn(&corrections)?;
//! assert_eq!(learned.fault(), None);
//!
//! let mut parser = ibid::Parser::new().with_model(&learned.model);
//! let entry = "2020 :: On salt 77 :: Doe J";
//! let reference = parser.parse_entry(entry);
//! let title = reference.labelled(Label::Title).next().expect("it has a title");
//! assert_eq!(title.span.text(entry), "On salt 77 :: ");
//! # Ok::<(), ibid::learn::TooFew>(())
//! ```

mod correction;
mod file;
pub(crate) mod fit;
mod general;
pub(crate) mod manner;
mod tally;

use std::fmt;

use crate::label::labeller::{EMBEDDED, Labeller};
use crate::label::model::{Difference, Model as Network};
use fit::{Sample, fit};
use manner::{EVERYWHERE, Manner};

pub use correction::{Correction, Error, read};
pub use file::{Model, ModelError};
pub use tally::Tally;

/// How many parts the corrections are divided into: each is read by a model that has learned from
/// the others.
const PARTS: usize = 5;

/// How many corrected entries are needed to learn from, and to tell whether it is worth it.
pub const LEAST: usize = 5;

/// What was learned, and what it is worth.
///
/// ```
/// use ibid::Label;
/// use ibid::learn::{Correction, Fault, learn};
///
/// // These are read right anyway.
/// let entry = "Doe, J. (2020). On bread. Reuters.";
/// let read = Correction::of(entry, &ibid::parse_entry(entry).segments);
/// let learned = learn(&vec![read; 10])?;
/// assert_eq!(learned.before.wrong, 0);
/// assert_eq!(learned.fault(), Some(Fault::NoBetter));
/// # Ok::<(), ibid::learn::TooFew>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Learned {
    /// The model that has learned from all corrections.
    pub model: Model,
    /// How the corrected entries were read before.
    pub before: Tally,
    /// How each fifth of them is read by a model that has learned from the others.
    pub after: Tally,
    /// How made-up entries in common layouts were read before.
    pub general_before: Tally,
    /// How the model reads them.
    pub general_after: Tally,
}

/// Why a model should not be used.
///
/// ```
/// assert!(ibid::learn::Fault::Costly.to_string().contains("other entries"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It reads no fewer words wrongly.
    NoBetter,
    /// It still reads more than half of the words wrongly.
    Contradictory,
    /// It costs more than it gains.
    Costly,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoBetter => "entries that were kept aside are read no better than before",
            Self::Contradictory => "the corrections contradict each other",
            Self::Costly => "other entries would lose more than these gain",
        })
    }
}

impl Learned {
    /// Why the model should not be used, if it should not.
    ///
    /// ```
    /// use ibid::Label;
    /// use ibid::learn::{Correction, learn};
    ///
    /// let entry = |n| Correction::new([(Label::Title, format!("Bread {n} :: ")), (Label::Author, "Doe".into())]);
    /// assert_eq!(learn(&(10..30).map(entry).collect::<Vec<_>>())?.fault(), None);
    /// # Ok::<(), ibid::learn::TooFew>(())
    /// ```
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        const MOST: f64 = 0.5;
        let gain = self.before.error() - self.after.error();
        let cost = self.general_after.error() - self.general_before.error();
        match gain {
            _ if self.after.wrong >= self.before.wrong => Some(Fault::NoBetter),
            _ if self.after.error() > MOST => Some(Fault::Contradictory),
            _ if cost > gain => Some(Fault::Costly),
            _ => None,
        }
    }
}

/// There are too few corrections.
///
/// ```
/// let error = ibid::learn::learn(&[]).unwrap_err();
/// assert_eq!(error.to_string(), "0 corrected entries are too few to learn from: 5 are the least");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} corrected entries are too few to learn from: {LEAST} are the least")]
pub struct TooFew(pub usize);

/// Learns from corrections, and measures what that is worth.
///
/// The same corrections give the same model. Blank entries are passed over.
///
/// ```
/// use ibid::Label;
/// use ibid::learn::{Correction, learn};
///
/// let entry = |n| Correction::new([(Label::Title, format!("Bread {n} :: ")), (Label::Author, "Doe".into())]);
/// let learned = learn(&(10..30).map(entry).collect::<Vec<_>>())?;
/// assert!(learned.after.wrong < learned.before.wrong);
/// # Ok::<(), ibid::learn::TooFew>(())
/// ```
///
/// # Errors
/// If there are fewer than [`LEAST`].
pub fn learn(corrections: &[Correction]) -> Result<Learned, TooFew> {
    let lesson = Lesson::new(&EMBEDDED, &EVERYWHERE, corrections);
    if lesson.samples.len() < LEAST {
        return Err(TooFew(lesson.samples.len()));
    }
    let model = Model::new(lesson.learned(|_| true));
    let general = general::entries();
    let tally = |network, entries| Tally::of(&mut Labeller::with_model(network), entries);
    Ok(Learned {
        before: lesson.before(),
        after: lesson.kept_aside(),
        general_before: tally(&EMBEDDED, &general),
        general_after: tally(&model.network, &general),
        model,
    })
}

/// Corrections as a model sees them.
pub(crate) struct Lesson<'a> {
    network: &'a Network<'static>,
    manner: &'a Manner,
    corrections: &'a [Correction],
    samples: Vec<Sample>,
}

impl<'a> Lesson<'a> {
    pub(crate) fn new(
        network: &'a Network<'static>,
        manner: &'a Manner,
        corrections: &'a [Correction],
    ) -> Self {
        let samples = corrections.iter().map(|one| Sample::new(network, one)).collect();
        Self { network, manner, corrections, samples }
    }

    /// What the corrections with some numbers teach.
    pub(crate) fn learned(&self, is_wanted: impl Fn(usize) -> bool) -> Difference {
        let wanted = self.samples.iter().enumerate().filter(|(at, _)| is_wanted(*at));
        let samples: Vec<&Sample> = wanted.map(|(_, sample)| sample).collect();
        let means: Vec<_> = samples.iter().map(|sample| sample.mean()).collect();
        fit(self.network, self.manner.gate(&means), &samples)
    }

    /// How the corrections are read before.
    pub(crate) fn before(&self) -> Tally {
        Tally::of(&mut Labeller::with_model(self.network), self.corrections)
    }

    /// How each part of the corrections is read by a model that has learned from the others.
    pub(crate) fn kept_aside(&self) -> Tally {
        let mut tally = Tally::default();
        for part in 0..PARTS {
            let model = self.learned(|at| at % PARTS != part).added_to(self.network);
            let kept = self.corrections.iter().skip(part).step_by(PARTS);
            tally += Tally::of(&mut Labeller::with_model(&model), kept);
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Label;

    /// A house style that puts the year first and the author last.
    fn entry(at: usize) -> Correction {
        let titles = ["Salt roads", "The mill", "Tides and time", "Old ovens", "A river"];
        let names = ["Doe", "Lindqvist", "Abelard"];
        Correction::new([
            (Label::Date, format!("{} | ", 1980 + at)),
            (Label::Title, format!("{} {} | ", titles[at % 5], at / 2)),
            (Label::ContainerTitle, format!("{} Review | ", ["Food", "Sea"][at % 2])),
            (Label::Author, names[at % 3].to_owned()),
        ])
    }

    fn entries(count: usize) -> Vec<Correction> {
        (0..count).map(entry).collect()
    }

    #[test]
    fn learns_a_house_style_from_ten_entries() {
        let learned = learn(&entries(10)).expect("they are enough");
        assert_eq!(learned.fault(), None, "{learned:?}");
        let mut labeller = Labeller::with_model(&learned.model.network);
        let unseen: Vec<Correction> = (20..40).map(entry).collect();
        let [before, after] =
            [Tally::of(&mut Labeller::new(), &unseen), Tally::of(&mut labeller, &unseen)];
        assert!(after.wrong * 3 < before.wrong, "{before:?} {after:?}");
    }

    #[test]
    fn refuses_labels_that_are_shuffled() {
        let shuffled = |(at, one): (usize, Correction)| {
            let label =
                |part: usize| Label::ALL[(at * at * 7 + part * 5 + at * part) % Label::COUNT];
            let parts = one.segments().iter().enumerate();
            Correction::new(parts.map(|(part, (_, text))| (label(part), text.as_str())))
        };
        let corrections: Vec<_> = entries(15).into_iter().enumerate().map(shuffled).collect();
        assert!(learn(&corrections).expect("they are enough").fault().is_some());
    }

    #[test]
    fn reads_other_entries_as_before() {
        let model = learn(&entries(10)).expect("they are enough").model;
        let entry =
            "Doe, J. and Roe, R. (2020) ‘On bread and salt’, Journal of Food, 3(2), pp. 4–9.";
        let mut labeller = Labeller::with_model(&model.network);
        assert_eq!(labeller.label(entry), crate::label::label(entry));
    }

    #[test]
    fn learns_the_same_from_the_same() {
        let [first, second] = [(); 2].map(|()| learn(&entries(6)).expect("they are enough"));
        assert_eq!(first.model, second.model);
    }

    #[test]
    fn asks_for_enough() {
        assert_eq!(learn(&entries(4)).err(), Some(TooFew(4)));
    }
}
