//! What training and measuring need of the labeller's inside.
//!
//! **Exempt from semantic versioning**: anything here may change or go in any release. It is here for
//! the programs in `tools/`, with the feature `unstable`.
//!
//! | module | is about |
//! |---|---|
//! | [`features`] | what each token shows |
//! | [`emission`] | what the network's layers do to a number |
//! | [`chain`] | paths through the labels of neighbours |
//! | [`model`] | the file of a trained labeller |
//! | [`rules`] | what is corrected after the best path, rule by rule |
//! | [`scheme`] | how the entries of a list agree |
//! | [`split`] | what entries are found by |
//! | [`case`] | what tells which words of a title are names |
//!
//! ```
//! use ibid::unstable::{inside, labeller, model::Model};
//!
//! let file = std::fs::read("data/labeller.bin")?;
//! let model = Model::read(&file)?;
//! let mut labeller = labeller(&model);
//! assert_eq!(labeller.label("Doe, J. (2020).").len(), 2);
//! assert_eq!(inside(&labeller).tokens.len(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::label::{Labeller, Segment};
use crate::lex::Token;

/// Paths through the labels of neighbouring tokens.
pub mod chain {
    pub use crate::label::chain::{Chain, Lattice, Near, Row, WIDTH};
}

/// What the network's layers do to a number.
pub mod emission {
    pub use crate::label::emission::{activate, bound};
}

/// What each token shows.
pub mod features {
    pub use crate::label::features::{COUNT, Kind, NONE, Scratch, features};
}

/// What tells which words of a title are names.
pub mod case {
    /// The words of a title decided together.
    pub mod chain {
        pub use crate::style::case::chain::Scores;
    }

    /// What is seen of a word.
    pub mod features {
        pub use crate::style::case::features::Sight;
    }

    /// Which capitals a title has.
    pub mod form {
        pub use crate::style::case::form::{Form, form, language};
    }

    /// Numbers for words.
    pub mod hash {
        pub use crate::style::case::hash::of;
    }

    /// What is known of a word.
    pub mod known {
        pub use crate::style::case::known::Known;
    }

    /// The file of what was learned.
    pub mod model {
        pub use crate::style::case::model::{SLOTS, WEIGHTS, bucket, write};
    }

    /// The words of a title.
    pub mod words {
        pub use crate::style::case::words::{Gap, Shape, Word, Words};
    }
}

/// The file of a trained labeller.
pub mod model {
    pub use crate::label::model::{
        Model, ModelError, Parts, SLOTS, TAPS, Trust, WIDTH, checksum, find, log_odds, tag,
    };
}

/// How the entries of a list agree.
pub mod scheme {
    pub use crate::label::scheme::{Agreement, Signs};
}

/// What entries are found by.
pub mod split {
    use crate::lexicon::prose::{self, Heading};
    pub use crate::split::feature::{COUNT, Weights, WeightsError, names};
    pub use crate::split::training::{Division, Known, Lines};

    /// The headings of lists of references, in lower case and in the order of the alphabet, and
    /// whether they stand over nothing else.
    ///
    /// ```
    /// assert!(ibid::unstable::split::headings().contains(&("references", true)));
    /// ```
    #[must_use]
    pub fn headings() -> Vec<(&'static str, bool)> {
        let headings = prose::headings().map(|(name, rank)| (name, rank == Heading::Strong));
        let mut headings: Vec<_> = headings.collect();
        headings.sort_unstable();
        headings
    }
}

/// The rules that correct the best path.
pub mod rules {
    use crate::label::settle::{rules, settle_by};
    use crate::label::{Labeller, Scheme, Segment};

    /// The names of the rules, in the order in which they are applied.
    ///
    /// ```
    /// assert!(ibid::unstable::rules::names().any(|name| name == "entry-mark"));
    /// ```
    pub fn names() -> impl Iterator<Item = &'static str> {
        rules().map(|rule| rule.name)
    }

    /// The segments of the best path through an entry, before the rules.
    ///
    /// ```
    /// use ibid::label::Labeller;
    ///
    /// let path = ibid::unstable::rules::best_path(&mut Labeller::new(), "Doe, J. (2020). Bread.");
    /// assert_eq!(path.len(), 3);
    /// ```
    pub fn best_path(labeller: &mut Labeller<'_>, entry: &str) -> Vec<Segment> {
        labeller.best_path(entry, &Scheme::default()).to_vec()
    }

    /// Applies all rules but one to the segments of a best path; the names of those that held.
    ///
    /// ```
    /// use ibid::label::Labeller;
    /// use ibid::unstable::rules::{apply, best_path};
    ///
    /// let entry = "[Smith2019] Smith, J. (2019). On bread. Reuters.";
    /// let mut segments = best_path(&mut Labeller::new(), entry);
    /// assert_eq!(apply(entry, &mut segments, Some("entry-mark")), Vec::<&str>::new());
    /// ```
    pub fn apply(
        entry: &str,
        segments: &mut Vec<Segment>,
        without: Option<&str>,
    ) -> Vec<&'static str> {
        let mut held = Vec::new();
        settle_by(entry, segments, |rule| Some(rule.name) != without, |rule| held.push(rule.name));
        held
    }
}

/// A labeller with another model than the crate's.
///
/// ```
/// let file = std::fs::read("data/labeller.bin")?;
/// let model = ibid::unstable::model::Model::read(&file)?;
/// let mut labellers = [(); 2].map(|()| ibid::unstable::labeller(&model));
/// assert_eq!(labellers[1].label("Doe, J. (2020).").len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn labeller<'a>(model: &'a model::Model<'a>) -> Labeller<'a> {
    Labeller::with_model(model)
}

/// What a labeller saw in the last entry before the rules, and how sure it was.
///
/// ```
/// use ibid::label::{Label, Labeller};
///
/// let entry = "Doe, J. (2020). On bread. Reuters.";
/// let mut labeller = Labeller::new();
/// labeller.label(entry);
/// let inside = ibid::unstable::inside(&labeller);
/// assert_eq!(inside.tokens[1].span.text(entry), "J.");
/// assert!(inside.marginals[1][Label::Author as usize] > 0.5);
/// assert!(inside.core_probability > 0.5);
/// assert_eq!(inside.ways[0].loss, 0.0);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Inside<'a> {
    /// The tokens; of an entry with more than five hundred, those of its last part.
    pub tokens: &'a [Token],
    /// The probability of each label at each of the tokens.
    pub marginals: &'a [chain::Row],
    /// How probable it is that the core labels are right, 0 to 1, by the chain alone.
    pub core_probability: f32,
    /// The best ways to read the tokens.
    pub ways: &'a [chain::Near],
}

/// What `labeller` saw in the last entry.
///
/// ```
/// let mut labeller = ibid::label::Labeller::new();
/// labeller.label("Doe, J. (2020).");
/// let inside = ibid::unstable::inside(&labeller);
/// assert_eq!(inside.marginals.len(), inside.tokens.len());
/// ```
#[must_use]
pub fn inside<'a>(labeller: &'a Labeller) -> Inside<'a> {
    Inside {
        tokens: &labeller.tokens,
        marginals: &labeller.marginals,
        core_probability: labeller.core_probability,
        ways: &labeller.ways,
    }
}

/// The segments of a way through the last entry of `labeller`, or through its last part.
///
/// ```
/// use ibid::unstable::{inside, segments};
///
/// let mut labeller = ibid::label::Labeller::new();
/// labeller.label("Doe, J. (2020).");
/// assert_eq!(segments(&labeller, &inside(&labeller).ways[0].path).len(), 2);
/// ```
#[must_use]
pub fn segments(labeller: &Labeller, path: &[u8]) -> Vec<Segment> {
    labeller.along(path)
}

/// Learning from corrections on top of any model.
pub mod learn {
    use super::model::Model;
    use crate::label::Label;
    use crate::learn::fit::Sample;
    pub use crate::learn::manner::Manner;
    use crate::learn::{Correction, Lesson, Tally};

    /// A model that has learned from corrections, if it reads those kept aside better.
    ///
    /// ```
    /// use ibid::Label;
    /// use ibid::learn::Correction;
    /// use ibid::unstable::learn::{learn, manner};
    /// use ibid::unstable::model::Model;
    ///
    /// let model = Model::read(std::fs::read("data/labeller.bin")?.leak())?;
    /// let manner = manner(&model, ["Doe, J. (2020). On bread.", "Roe, R. Salt."]);
    /// let read = Correction::new([(Label::Author, "Doe, J. "), (Label::Date, "(2020).")]);
    /// assert!(learn(&model, &manner, &vec![read; 5]).is_none(), "they are read right anyway");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn learn(
        base: &Model<'static>,
        manner: &Manner,
        corrections: &[Correction],
    ) -> Option<Model<'static>> {
        let lesson = Lesson::new(base, manner, corrections);
        let is_better = lesson.kept_aside().wrong < lesson.before().wrong;
        is_better.then(|| lesson.learned(|_| true).added_to(base))
    }

    /// How entries are written, as a model sees them.
    ///
    /// ```
    /// let file = std::fs::read("data/labeller.bin")?;
    /// let model = ibid::unstable::model::Model::read(&file)?;
    /// let manner = ibid::unstable::learn::manner(&model, ["Doe, J. (2020).", "Roe, R. Salt."]);
    /// assert!(!manner.write().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn manner<'e>(model: &Model, entries: impl IntoIterator<Item = &'e str>) -> Manner {
        let mean = |entry| Sample::new(model, &Correction::new([(Label::Other, entry)])).mean();
        Manner::of(&entries.into_iter().map(mean).collect::<Vec<_>>())
    }

    /// How a model reads corrections.
    ///
    /// ```
    /// use ibid::Label;
    /// use ibid::learn::Correction;
    ///
    /// let file = std::fs::read("data/labeller.bin")?;
    /// let model = ibid::unstable::model::Model::read(&file)?;
    /// let entry = Correction::new([(Label::Author, "Doe, J. "), (Label::Date, "(2020).")]);
    /// assert_eq!(ibid::unstable::learn::tally(&model, &[entry]).words, 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn tally(model: &Model, corrections: &[Correction]) -> Tally {
        Tally::of(&mut super::labeller(model), corrections)
    }
}
