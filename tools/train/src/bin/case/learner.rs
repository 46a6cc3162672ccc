//! Learning what signs weigh: a chain of two states, by the gradient of its likelihood.

use std::collections::HashMap;

use fastrand::Rng;
use ibid::style::titles::title_case;
use ibid::unstable::case::chain::Scores;
use ibid::unstable::case::features::Sight;
use ibid::unstable::case::model::{WEIGHTS, bucket};
use ibid::unstable::case::words::{Shape, Words};

use crate::evidence::{Evidence, seen_in};

const EPOCHS: usize = 8;

/// The last epochs, over which the weights are averaged.
const AVERAGED: usize = 3;

const RATE: f32 = 0.15;

/// What the squares of the gradients begin with, so that the first steps are small.
const DAMPING: f32 = 1.0;

/// How often a sign of the word itself is hidden, so that words never seen are learned too.
const HIDDEN: f32 = 0.5;

/// A sign that fewer words have is left out, so that it does not share the weight of another.
const FEWEST: u32 = 2;

/// In one title of so many, every word has a capital, small words too.
const ALL: usize = 4;

/// A title in title case, and which of its words are names.
pub(crate) struct Example {
    /// By node: its signs, each with whether it is of the word itself.
    alone: Vec<Vec<(u64, bool)>>,
    /// By node but the first: the signs of it with the one before.
    together: Vec<Vec<(u64, bool)>>,
    /// By node: whether it is a name; none where a capital does not tell.
    pub names: Vec<Option<bool>>,
}

impl Example {
    /// The example that a title in sentence case gives.
    pub(crate) fn new(title: &str, evidence: &Evidence) -> Self {
        let all = title.len().is_multiple_of(ALL);
        let cased = title_case(title);
        let cased = if all { titles::recase(&cased, |_| Some(true)) } else { cased };
        let (words, truth) = (Words::new(&cased), Words::new(title));
        let own = seen_in(title);
        let sight = Sight::new(&words, |index| {
            let word = words.small(index);
            let [small, capital, _] = own.get(word).copied().unwrap_or_default();
            evidence.known(word, (small, capital))
        });
        let name = |&node: &usize| {
            let word = truth.list.get(node)?;
            (!word.opens).then_some(word.shape == Shape::Capital)
        };
        let names = sight.nodes.iter().map(name).collect();
        let alone = sight.nodes.iter().map(|&node| collect(|see| sight.alone(node, see)));
        let pairs = sight.nodes.windows(2);
        let together = pairs.map(|pair| collect(|see| sight.together(pair[0], pair[1], see)));
        Self { alone: alone.collect(), together: together.collect(), names }
    }

    fn signs(&self) -> impl Iterator<Item = &Vec<(u64, bool)>> {
        self.alone.iter().chain(&self.together)
    }

    /// The weights that its signs have, without those that are hidden.
    fn look(&self, is_hidden: &mut impl FnMut() -> bool) -> Look {
        let mut keep = |signs: &Vec<(u64, bool)>| -> Vec<usize> {
            let kept = signs.iter().filter(|(_, own)| !(*own && is_hidden()));
            kept.map(|(sign, _)| bucket(*sign)).collect()
        };
        let alone = self.alone.iter().map(&mut keep).collect();
        Look { alone, together: self.together.iter().map(keep).collect() }
    }

    /// By node: the probability that it is a name.
    pub(crate) fn probabilities(&self, weights: &[f32]) -> Vec<f32> {
        let scores = self.look(&mut || false).scores(weights);
        scores.probabilities(|_| None).into_iter().map(|[name, _]| name).collect()
    }
}

/// The places of the weights of an example: by node, and by node with the one before.
struct Look {
    alone: Vec<Vec<usize>>,
    together: Vec<Vec<usize>>,
}

impl Look {
    fn scores(&self, weights: &[f32]) -> Scores {
        let sum = |places: &Vec<usize>| places.iter().map(|place| weights[*place]).sum();
        let alone = self.alone.iter().map(sum).collect();
        Scores { alone, together: self.together.iter().map(sum).collect() }
    }
}

fn collect(signs: impl FnOnce(&mut dyn FnMut(u64, bool))) -> Vec<(u64, bool)> {
    let mut found = Vec::new();
    signs(&mut |sign, own| found.push((sign, own)));
    found
}

/// Takes away the signs that only few words have.
pub(crate) fn prune(examples: &mut [Example]) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (sign, _) in examples.iter().flat_map(Example::signs).flatten() {
        *counts.entry(*sign).or_default() += 1;
    }
    for example in examples {
        for signs in example.alone.iter_mut().chain(&mut example.together) {
            signs.retain(|(sign, _)| counts[sign] >= FEWEST);
        }
    }
}

/// The weights that make the examples likely.
pub(crate) fn learn(examples: &[&Example]) -> Vec<f32> {
    let mut rng = Rng::with_seed(1);
    let mut weights = vec![0.0_f32; WEIGHTS];
    let mut squares = vec![DAMPING; WEIGHTS];
    let mut sums = vec![0.0_f32; WEIGHTS];
    let mut order: Vec<&Example> = examples.to_vec();
    for epoch in 1..=EPOCHS {
        rng.shuffle(&mut order);
        for example in &order {
            let look = example.look(&mut || rng.f32() < HIDDEN);
            let scores = look.scores(&weights);
            let free = scores.probabilities(|_| None);
            let told = scores.probabilities(|node| example.names[node]);
            let mut step = |places: &[usize], gradient: f32| {
                for &place in places {
                    squares[place] += gradient * gradient;
                    weights[place] += RATE * gradient / squares[place].sqrt();
                }
            };
            for (node, places) in look.alone.iter().enumerate() {
                step(places, told[node][0] - free[node][0]);
            }
            for (node, places) in (1..).zip(&look.together) {
                step(places, told[node][1] - free[node][1]);
            }
        }
        if epoch + AVERAGED > EPOCHS {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight / AVERAGED as f32;
            }
        }
    }
    sums
}
