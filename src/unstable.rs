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

use crate::label::Labeller;
use crate::lex::Token;

pub use crate::label::labeller::least_core;

/// Paths through the labels of neighbouring tokens.
pub mod chain {
    pub use crate::label::chain::{Chain, Lattice, Row, WIDTH};
}

/// What the network's layers do to a number.
pub mod emission {
    pub use crate::label::emission::{activate, bound};
}

/// What each token shows.
pub mod features {
    pub use crate::label::features::{COUNT, Kind, NONE, Scratch, features};
}

/// The file of a trained labeller.
pub mod model {
    pub use crate::label::model::{
        Model, ModelError, Parts, SLOTS, TAPS, Trust, WIDTH, checksum, find, tag,
    };
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
/// assert!(inside.path_probability > 0.5);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Inside<'a> {
    /// The tokens; of an entry with more than five hundred, those of its last part.
    pub tokens: &'a [Token],
    /// The probability of each label at each of the tokens.
    pub marginals: &'a [chain::Row],
    /// How probable the best path through the entry is, 0 to 1, by the chain alone.
    pub path_probability: f32,
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
        path_probability: labeller.path_probability,
    }
}
