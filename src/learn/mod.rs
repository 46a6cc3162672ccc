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
//! assert!(learned.is_better());
//!
//! let mut parser = ibid::Parser::new().with_model(&learned.model);
//! let reference = parser.parse_entry("2021 :: On water :: Poe K");
//! assert_eq!(reference.item.title.as_deref(), Some("On water"));
//! # Ok::<(), ibid::learn::TooFew>(())
//! ```

mod correction;
pub(crate) mod fit;
mod general;
mod tally;

use std::fmt;

use crate::label::labeller::{EMBEDDED, Labeller};
use crate::label::model::{Difference, Model as Network};
use fit::{Sample, fit};
use general::Half;

pub use correction::{Correction, Error, read};
pub use tally::Tally;

/// How many parts the corrections are divided into: each is read by a model that has learned from
/// the others.
const PARTS: usize = 5;

/// How many entries are needed to learn from, and to tell whether it is worth it.
pub const LEAST: usize = 10;

/// How many entries are made of each general layout.
const EACH: u32 = 8;

/// What was learned, and what it is worth.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Learned {
    /// The model that has learned from all corrections.
    pub model: Model,
    /// How the corrections were read before.
    pub before: Tally,
    /// How each fifth of them is read by a model that has learned from the others.
    pub after: Tally,
    /// How entries in general layouts, which were not learned from, were read before.
    pub general_before: Tally,
    /// How the model reads them.
    pub general_after: Tally,
}

pub(crate) fn learned_by(
    network: &Network<'static>,
    corrections: &[Correction],
) -> (Difference, [Tally; 4]) {
    let sample = |correction: &Correction| Sample::new(network, correction);
    let samples: Vec<Sample> = corrections.iter().map(sample).collect();
    let general = general::entries(Half::Learned, EACH);
    let general: Vec<Sample> = general.iter().map(sample).collect();
    let learn = |wanted: &dyn Fn(usize) -> bool| {
        let own: Vec<&Sample> = (0..samples.len()).filter(|at| wanted(*at)).map(|at| &samples[at]).collect();
        fit(network, &own, &general)
    };
    let mut after = Tally::default();
    for part in 0..(if std::env::var_os("NOCV").is_some() { 0 } else { PARTS }) {
        let model = learn(&|at| at % PARTS != part).added_to(network);
        let kept = corrections.iter().skip(part).step_by(PARTS);
        after += Tally::of(&mut Labeller::with_model(&model), kept);
    }
    let difference = learn(&|_| true);
    let model = difference.added_to(network);
    let measured = general::entries(Half::Measured, EACH);
    let tally = |model, corrections: &[Correction]| {
        Tally::of(&mut Labeller::with_model(model), corrections)
    };
    let tallies = [
        tally(network, corrections),
        after,
        tally(network, &measured),
        tally(&model, &measured),
    ];
    (difference, tallies)
}

/// A model that has learned from corrections.
#[derive(Clone, Debug)]
pub struct Model {
    difference: Difference,
    pub(crate) network: Network<'static>,
}
