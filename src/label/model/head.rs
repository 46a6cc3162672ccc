//! The last layer of a network.

use rustc_hash::FxHashMap;

use super::WIDTH;
use crate::label::chain::{Chain, Row};
use crate::label::features;

/// The last layer, and the chain over the scores that it gives.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// By input: the weights of the labels.
    pub(crate) output: Vec<Row>,
    /// The bias of each label.
    pub(crate) bias: Row,
    /// What some features add of their own; none of the embedded model's does.
    pub(crate) rows: FxHashMap<u32, Row>,
    /// The scores between labels.
    pub(crate) chain: Chain,
}

impl Head {
    /// The scores of a token's labels.
    #[inline]
    pub(crate) fn score(&self, state: &[f32; WIDTH], features: &[u32; features::COUNT]) -> Row {
        let mut row = self.bias;
        for (x, weights) in state.iter().zip(&self.output) {
            row.iter_mut().zip(weights).for_each(|(sum, w)| *sum += x * w);
        }
        if !self.rows.is_empty() {
            for own in features.iter().filter_map(|feature| self.rows.get(feature)) {
                row.iter_mut().zip(own).for_each(|(sum, add)| *sum += add);
            }
        }
        row
    }
}
