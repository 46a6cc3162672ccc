//! What is learned from corrections, as a difference to a model.

use rustc_hash::FxHashMap;

use super::{Model, WIDTH};
use crate::label::Label;
use crate::label::chain::{Chain, Row};
use crate::label::features;

/// What each of some features adds to the scores of the labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    rows: FxHashMap<u32, Row>,
}

impl Own {
    /// Adds what a token's features tell.
    #[inline]
    pub(crate) fn add(&self, features: &[u32; features::COUNT], scores: &mut Row) {
        if self.rows.is_empty() {
            return;
        }
        for row in features.iter().filter_map(|feature| self.rows.get(feature)) {
            scores.iter_mut().zip(row).for_each(|(sum, add)| *sum += add);
        }
    }
}

/// What is added to the last layer of a model and to its chain, and what some features add of their
/// own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Difference {
    /// By input: the weights of the labels; the biases; the scores of the chain.
    pub(crate) dense: Vec<f32>,
    /// Features with what they add, by number.
    pub(crate) rows: Vec<(u32, [f32; Label::COUNT])>,
}

impl Difference {
    /// Where the parts of the dense numbers begin, and how many they are.
    pub(crate) const BIAS: usize = WIDTH * Label::COUNT;
    pub(crate) const CHAIN: usize = Self::BIAS + Label::COUNT;
    pub(crate) const DENSE: usize = Self::CHAIN + Chain::SCORES;

    /// A model with this difference.
    pub(crate) fn added_to<'a>(&self, base: &Model<'a>) -> Model<'a> {
        let mut model = base.clone();
        let rows = self.dense[..Self::CHAIN].chunks_exact(Label::COUNT);
        let own = model.output.iter_mut().chain([&mut model.output_bias]);
        own.zip(rows).for_each(|(row, add)| row.iter_mut().zip(add).for_each(|(x, add)| *x += add));
        let chain = base.chain.scores().zip(&self.dense[Self::CHAIN..]);
        model.chain = Chain::new(&chain.map(|(score, add)| score + add).collect::<Vec<_>>());
        model.own.rows = self.rows.iter().map(|(feature, row)| (*feature, padded(row))).collect();
        model
    }
}

fn padded(scores: &[f32; Label::COUNT]) -> Row {
    std::array::from_fn(|label| scores.get(label).copied().unwrap_or_default())
}
