//! What is learned from corrections, as a difference to a model.

use super::{Head, Model, WIDTH};
use crate::label::Label;
use crate::label::chain::{Chain, Row};

/// A second last layer, for the entries that look like those it was learned from.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    gate: Gate,
    head: Head,
}

/// Tells the entries that look like corrected ones from all others, by the mean of their states.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gate {
    pub(crate) weights: [f32; WIDTH],
    pub(crate) bound: f32,
}

impl Gate {
    fn lets_in(&self, states: &[[f32; WIDTH]]) -> bool {
        let mean = mean(states);
        mean.iter().zip(&self.weights).map(|(x, w)| x * w).sum::<f32>() >= self.bound
    }
}

/// The mean of the states of an entry's tokens.
#[inline]
pub(crate) fn mean(states: &[[f32; WIDTH]]) -> [f32; WIDTH] {
    let mut mean = [0.0; WIDTH];
    for state in states {
        mean.iter_mut().zip(state).for_each(|(sum, x)| *sum += x);
    }
    #[expect(clippy::cast_precision_loss, reason = "an entry has fewer than 2^23 tokens")]
    let share = 1.0 / states.len().max(1) as f32;
    mean.map(|sum| sum * share)
}

/// What is added to the last layer of a model and to its chain, and what some features add of their
/// own, to the entries that a gate lets in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Difference {
    pub(crate) gate: Gate,
    /// By input: the weights of the labels; the biases; the scores of the chain.
    pub(crate) dense: Vec<f32>,
    /// Features, in ascending order, with what they add.
    pub(crate) rows: Vec<(u32, [f32; Label::COUNT])>,
}

impl Difference {
    /// No number that is added is larger: the chain takes exponentials of sums of few of them.
    pub(crate) const MOST: f32 = 30.0;
    /// How many numbers the gate has.
    pub(crate) const GATE: usize = WIDTH + 1;
    /// Where the parts of the dense numbers begin, and how many they are.
    pub(crate) const BIAS: usize = WIDTH * Label::COUNT;
    pub(crate) const CHAIN: usize = Self::BIAS + Label::COUNT;
    pub(crate) const DENSE: usize = Self::CHAIN + Chain::SCORES;

    /// A model with this difference.
    pub(crate) fn added_to<'a>(&self, base: &Model<'a>) -> Model<'a> {
        let mut head = base.head.clone();
        let rows = self.dense[..Self::CHAIN].chunks_exact(Label::COUNT);
        let own = head.output.iter_mut().chain([&mut head.bias]);
        own.zip(rows).for_each(|(row, add)| row.iter_mut().zip(add).for_each(|(x, add)| *x += add));
        let chain = base.head.chain.scores().zip(&self.dense[Self::CHAIN..]);
        head.chain = Chain::new(&chain.map(|(score, add)| score + add).collect::<Vec<_>>());
        head.rows = self.rows.iter().map(|(feature, row)| (*feature, padded(row))).collect();
        let own = Own { gate: self.gate.clone(), head };
        Model { own: Some(Box::new(own)), ..base.clone() }
    }
}

impl Model<'_> {
    /// The last layer for an entry whose tokens have these states.
    pub(crate) fn head_for(&self, states: &[[f32; WIDTH]]) -> &Head {
        match &self.own {
            Some(own) if own.gate.lets_in(states) => &own.head,
            _ => &self.head,
        }
    }
}

fn padded(scores: &[f32; Label::COUNT]) -> Row {
    std::array::from_fn(|label| scores.get(label).copied().unwrap_or_default())
}
