//! Fitting a difference to corrections.
//!
//! The layers of the network stay as they are. What they make of a token, and its features, are the
//! signs of a conditional random field over the labels, whose scores start from the model's. It has
//! one best answer, towards which steps of Adam lead; a penalty on the difference keeps it small.

use rustc_hash::FxHashMap;

use crate::label::Label;
use crate::label::chain::{Chain, Lattice, Row, WIDTH};
use crate::label::emission::{self, State};
use crate::label::features;
use crate::label::model::{Difference, Gate, Model, mean};
use crate::label::labeller::MOST_TOKENS;
use crate::learn::Correction;
use crate::lex::lex_part;

/// An entry ready to be learned from.
pub(crate) struct Sample {
    states: Vec<State>,
    /// The scores that the model gives.
    emissions: Vec<Row>,
    features: Vec<u32>,
    labels: Vec<u8>,
}

pub(crate) fn knob(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

const LABELS: usize = Label::COUNT;

impl Sample {
    /// The mean of the states.
    pub(crate) fn mean(&self) -> State {
        mean(&self.states)
    }

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
}

/// The difference that makes the corrections most probable and leaves the general entries as they
/// are read.
pub(crate) fn fit(
    model: &Model,
    gate: Gate,
    corrections: &[&Sample],
) -> Difference {
    let mut fit = Fit::new(model, corrections);
    let epochs = knob("EPOCHS", 20.0) as usize;
    let batch = knob("BATCH", 8.0) as usize;
    let batches = corrections.len().div_ceil(batch);
    let steps = epochs * batches;
    for step in 0..steps {
        let at = step % batches;
        // each epoch starts its batches elsewhere
        let own = (0..corrections.len()).filter(|i| (i + step / batches * 3) % batches == at);
        let own: Vec<&Sample> = own.map(|i| corrections[i]).collect();
        fit.step(&own, corrections.len(), 1.0 - step as f32 / steps as f32);
    }
    fit.difference(gate)
}

struct Fit {
    chain: Vec<f32>,
    /// The places of features among the rows.
    places: FxHashMap<u32, u32>,
    /// Dense and rows, flat
    values: Vec<f32>,
    gradient: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    steps: i32,
    lattice: Lattice,
    marginals: Vec<Row>,
}

impl Fit {
    fn new(model: &Model, corrections: &[&Sample]) -> Self {
        let mut counts: FxHashMap<u32, (u32, usize)> = FxHashMap::default();
        for (at, sample) in corrections.iter().enumerate() {
            for &feature in sample.features.iter().filter(|f| **f != features::NONE) {
                let entry = counts.entry(feature).or_insert((0, usize::MAX));
                if entry.1 != at {
                    *entry = (entry.0 + 1, at);
                }
            }
        }
        let least = knob("LEAST", 2.0) as u32;
        let mut kept: Vec<u32> =
            counts.into_iter().filter(|(_, (count, _))| *count >= least).map(|(f, _)| f).collect();
        kept.sort_unstable();
        let size = Difference::DENSE + kept.len() * LABELS;
        Self {
            chain: model.head.chain.scores().collect(),
            places: kept.into_iter().zip(0..).collect(),
            values: vec![0.0; size],
            gradient: vec![0.0; size],
            first: vec![0.0; size],
            second: vec![0.0; size],
            steps: 0,
            lattice: Lattice::default(),
            marginals: Vec::new(),
        }
    }

    fn step(&mut self, own: &[&Sample], total: usize, left: f32) {
        let added = &self.values[Difference::CHAIN..Difference::DENSE];
        let chain: Vec<f32> = self.chain.iter().zip(added).map(|(a, b)| a + b).collect();
        let chain = Chain::new(&chain);
        self.gradient.fill(0.0);
        let weight = 1.0 / own.len().max(1) as f32;
        own.iter().for_each(|sample| self.add(&chain, sample, weight));
        let (dense, sparse) = (knob("L2D", 1.0) / total as f32, knob("L2S", 1.0) / total as f32);
        self.steps += 1;
        let bias = (1.0 - 0.9_f32.powi(self.steps), 1.0 - 0.99_f32.powi(self.steps));
        let rate = knob("RATE", 0.05) * left;
        let (rd, rs) = (rate * knob("RD", 1.0), rate * knob("RS", 1.0));
        for i in 0..self.values.len() {
            let is_dense = i < Difference::DENSE;
            let penalty = if is_dense { dense } else { sparse };
            let g = self.gradient[i] + penalty * self.values[i];
            self.first[i] += (g - self.first[i]) * 0.1;
            self.second[i] += (g * g - self.second[i]) * 0.01;
            let step = (self.first[i] / bias.0) / ((self.second[i] / bias.1).sqrt() + 1e-5);
            self.values[i] -= if is_dense { rd } else { rs } * step;
        }
    }

    fn rows(&self, sample: &Sample, at: usize) -> Vec<usize> {
        let features = &sample.features[at * features::COUNT..][..features::COUNT];
        let places = features.iter().filter_map(|feature| self.places.get(feature));
        places.map(|place| Difference::DENSE + *place as usize * LABELS).collect()
    }

    /// Adds the gradient of a sample's loss.
    fn add(&mut self, chain: &Chain, sample: &Sample, weight: f32) {
        if sample.labels.is_empty() {
            return;
        }
        let mut scores = sample.emissions.clone();
        for (at, row) in scores.iter_mut().enumerate() {
            for (x, weights) in sample.states[at].iter().zip(self.values.chunks_exact(LABELS)) {
                row.iter_mut().zip(weights).for_each(|(sum, w)| *sum += x * w);
            }
            for start in self.rows(sample, at).into_iter().chain([Difference::BIAS]) {
                let add = &self.values[start..start + LABELS];
                row.iter_mut().zip(add).for_each(|(sum, w)| *sum += w);
            }
        }
        chain.marginals(&scores, &mut self.lattice, &mut self.marginals);
        chain.expected(&self.lattice, weight, &mut self.gradient[Difference::CHAIN..Difference::DENSE]);
        self.see(&sample.labels, weight);
        let marginals = std::mem::take(&mut self.marginals);
        for (at, marginal) in marginals.iter().enumerate() {
            let mut slope: [f32; WIDTH] = marginal.map(|p| p * weight);
            slope[usize::from(sample.labels[at])] -= weight;
            let slope = &slope[..LABELS];
            for (x, sum) in
                sample.states[at].iter().zip(self.gradient.chunks_exact_mut(LABELS))
            {
                sum.iter_mut().zip(slope).for_each(|(sum, s)| *sum += x * s);
            }
            for start in self.rows(sample, at).into_iter().chain([Difference::BIAS]) {
                let sum = &mut self.gradient[start..start + LABELS];
                sum.iter_mut().zip(slope).for_each(|(sum, s)| *sum += s);
            }
        }
        self.marginals = marginals;
    }

    fn see(&mut self, labels: &[u8], weight: f32) {
        let counts = &mut self.gradient[Difference::CHAIN..Difference::DENSE];
        let mut count =
            |row: usize, label: u8| counts[row * LABELS + usize::from(label)] -= weight;
        count(0, labels[0]);
        count(1, labels[labels.len() - 1]);
        for pair in labels.windows(2) {
            count(usize::from(pair[0]) + 2, pair[1]);
        }
    }

    fn difference(&self, gate: Gate) -> Difference {
        let mut places: Vec<(u32, u32)> = self.places.iter().map(|(f, p)| (*f, *p)).collect();
        places.sort_unstable();
        let row = |place: u32| {
            let start = Difference::DENSE + place as usize * LABELS;
            std::array::from_fn(|label| self.values[start + label])
        };
        Difference {
            gate,
            dense: self.values[..Difference::DENSE].to_vec(),
            rows: places.into_iter().map(|(feature, place)| (feature, row(place))).collect(),
        }
    }
}
