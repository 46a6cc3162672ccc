//! Fitting a difference to corrections.
//!
//! The layers of the network stay as they are. What they make of a token, and its features, are the
//! signs of a conditional random field over the labels, whose scores start from the model's. Steps of
//! Adam lead towards its best answer; a penalty and an early end keep the difference small.

use rustc_hash::FxHashMap;

use crate::label::chain::{Chain, Lattice, Row, WIDTH};
use crate::label::emission::{self, State};
use crate::label::labeller::MOST_TOKENS;
use crate::label::model::{Difference, Gate, Model, mean};
use crate::label::{Label, features};
use crate::learn::Correction;
use crate::lex::lex_part;

const LABELS: usize = Label::COUNT;

/// How often each entry is seen, and how many are at once; few entries are seen more often, since so many
/// steps are needed to get anywhere.
const EPOCHS: usize = 20;
const BATCH: usize = 8;
const LEAST_STEPS: usize = 200;

/// A feature that fewer entries have is not learned of.
const LEAST_ENTRIES: u32 = 2;

/// How far the first steps go: those of what all tokens share, and those of single features.
const DENSE_RATE: f32 = 1e-3;
const ROW_RATE: f32 = 5e-3;

/// How much Adam keeps of the slopes before, and of their squares.
const KEEP: f32 = 0.9;
const KEEP_SQUARES: f32 = 0.99;

/// An entry ready to be learned from.
pub(crate) struct Sample {
    states: Vec<State>,
    /// The scores that the model gives.
    emissions: Vec<Row>,
    features: Vec<u32>,
    labels: Vec<u8>,
}

impl Sample {
    /// The first part of a correction, as the model sees it.
    pub(crate) fn new(model: &Model, correction: &Correction) -> Self {
        let (mut tokens, mut features, mut emissions) = (Vec::new(), Vec::new(), Vec::new());
        let entry = correction.text();
        let rest = lex_part(entry, MOST_TOKENS, &mut tokens);
        let part = &entry[..entry.len() - rest.len()];
        features::features(part, &tokens, &mut features::Scratch::default(), &mut features);
        let mut scratch = emission::Scratch::default();
        emission::emissions(model, &features, &mut scratch, &mut emissions);
        let states = emission::states(model, &features, &mut scratch).to_vec();
        Self { states, emissions, features, labels: correction.labels(&tokens) }
    }

    /// The mean of its tokens' states.
    pub(crate) fn mean(&self) -> State {
        mean(&self.states)
    }

    fn features(&self, token: usize) -> &[u32] {
        &self.features[token * features::COUNT..][..features::COUNT]
    }
}

/// The difference that makes the corrections more probable, for what the gate lets in.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^23 steps")]
pub(super) fn fit(model: &Model, gate: Gate, samples: &[&Sample]) -> Difference {
    let mut fit = Fit::new(model, samples);
    let batches = samples.len().div_ceil(BATCH);
    let steps = (EPOCHS * batches).max(LEAST_STEPS);
    for step in 0..steps {
        // Each epoch parts the entries in another way.
        let shift = step / batches * 3;
        let batch = (0..samples.len()).filter(|at| (at + shift) % batches == step % batches);
        let batch: Vec<&Sample> = batch.map(|at| samples[at]).collect();
        fit.step(&batch, samples.len(), 1.0 - step as f32 / steps as f32);
    }
    fit.difference(gate)
}

struct Fit {
    /// The scores of the model's chain.
    chain: Vec<f32>,
    /// The features that are learned of, and where their numbers start.
    places: FxHashMap<u32, usize>,
    /// The dense numbers of the difference, then the rows of the features.
    values: Vec<Value>,
    steps: i32,
    lattice: Lattice,
}

/// A number that is learned, its slope, and the means of its slopes before and of their squares.
#[derive(Clone, Copy, Default)]
struct Value {
    value: f32,
    slope: f32,
    first: f32,
    second: f32,
}

impl Fit {
    fn new(model: &Model, samples: &[&Sample]) -> Self {
        let places: FxHashMap<u32, usize> = shared_features(samples)
            .into_iter()
            .enumerate()
            .map(|(at, feature)| (feature, Difference::DENSE + at * LABELS))
            .collect();
        Self {
            chain: model.head.chain.scores().collect(),
            values: vec![Value::default(); Difference::DENSE + places.len() * LABELS],
            places,
            steps: 0,
            lattice: Lattice::default(),
        }
    }

    /// Learns from some of so many entries, by steps that get shorter from 1 to 0.
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^23 entries")]
    fn step(&mut self, batch: &[&Sample], entries: usize, length: f32) {
        let added = &self.values[Difference::CHAIN..Difference::DENSE];
        let chain: Vec<f32> = self.chain.iter().zip(added).map(|(a, b)| a + b.value).collect();
        let chain = Chain::new(&chain);
        let penalty = 1.0 / entries as f32;
        self.values.iter_mut().for_each(|value| value.slope = penalty * value.value);
        let weight = 1.0 / batch.len().max(1) as f32;
        for sample in batch {
            self.add_slopes(&chain, sample, weight);
        }
        self.steps += 1;
        let [seen, seen_squares] = [KEEP, KEEP_SQUARES].map(|keep| 1.0 - keep.powi(self.steps));
        let (dense, rows) = self.values.split_at_mut(Difference::DENSE);
        for (values, rate) in [(dense, DENSE_RATE), (rows, ROW_RATE)] {
            for value in values {
                value.first += (value.slope - value.first) * (1.0 - KEEP);
                value.second += (value.slope * value.slope - value.second) * (1.0 - KEEP_SQUARES);
                let step = (value.first / seen) / ((value.second / seen_squares).sqrt() + 1e-5);
                value.value -= rate * length * step;
            }
        }
    }

    /// Where the numbers of a token's features start, and those of the biases.
    fn starts(&self, sample: &Sample, token: usize) -> impl Iterator<Item = usize> {
        let rows = sample.features(token).iter().filter_map(|feature| self.places.get(feature));
        rows.copied().chain([Difference::BIAS])
    }

    /// The scores that a sample's tokens have now.
    fn scores(&self, sample: &Sample) -> Vec<Row> {
        let mut scores = sample.emissions.clone();
        for (token, row) in scores.iter_mut().enumerate() {
            for (x, weights) in sample.states[token].iter().zip(self.values.chunks_exact(LABELS)) {
                row.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += x * weight.value);
            }
            for start in self.starts(sample, token) {
                let add = &self.values[start..start + LABELS];
                row.iter_mut().zip(add).for_each(|(sum, add)| *sum += add.value);
            }
        }
        scores
    }

    /// Adds the slopes of how improbable a sample's labels are.
    fn add_slopes(&mut self, chain: &Chain, sample: &Sample, weight: f32) {
        if sample.labels.is_empty() {
            return;
        }
        let mut marginals = Vec::new();
        chain.marginals(&self.scores(sample), &mut self.lattice, &mut marginals);
        self.add_chain_slopes(chain, &sample.labels, weight);
        for (token, marginal) in marginals.iter().enumerate() {
            let mut slopes: [f32; WIDTH] = marginal.map(|probability| probability * weight);
            slopes[usize::from(sample.labels[token])] -= weight;
            let inputs = sample.states[token].iter().zip(self.values.chunks_exact_mut(LABELS));
            for (x, values) in inputs {
                values.iter_mut().zip(&slopes).for_each(|(value, slope)| value.slope += x * slope);
            }
            let starts: Vec<usize> = self.starts(sample, token).collect();
            for start in starts {
                let values = &mut self.values[start..start + LABELS];
                values.iter_mut().zip(&slopes).for_each(|(value, slope)| value.slope += slope);
            }
        }
    }

    /// Adds those of the chain: the steps that are expected, without those that the labels have.
    fn add_chain_slopes(&mut self, chain: &Chain, labels: &[u8], weight: f32) {
        let mut counts = [0.0; Chain::SCORES];
        chain.expected(&self.lattice, weight, &mut counts);
        let mut see = |row: usize, label: u8| counts[row * LABELS + usize::from(label)] -= weight;
        see(0, labels[0]);
        see(1, labels[labels.len() - 1]);
        labels.windows(2).for_each(|pair| see(usize::from(pair[0]) + 2, pair[1]));
        let values = &mut self.values[Difference::CHAIN..Difference::DENSE];
        values.iter_mut().zip(counts).for_each(|(value, count)| value.slope += count);
    }

    fn difference(&self, gate: Gate) -> Difference {
        let most = Difference::MOST;
        let value = |at: usize| self.values[at].value.clamp(-most, most);
        let row = |start: usize| std::array::from_fn(|label| value(start + label));
        let mut rows: Vec<_> =
            self.places.iter().map(|(feature, start)| (*feature, row(*start))).collect();
        rows.sort_unstable_by_key(|(feature, _)| *feature);
        Difference { gate, dense: (0..Difference::DENSE).map(value).collect(), rows }
    }
}

/// The features that several entries have, in order.
fn shared_features(samples: &[&Sample]) -> Vec<u32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for sample in samples {
        let mut own = sample.features.clone();
        own.sort_unstable();
        own.dedup();
        for feature in own {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let is_shared =
        |(feature, count): &(u32, u32)| *feature != features::NONE && *count >= LEAST_ENTRIES;
    let mut shared: Vec<u32> =
        counts.into_iter().filter(is_shared).map(|(feature, _)| feature).collect();
    shared.sort_unstable();
    shared
}
