//! The learning: a structured support-vector machine whose layouts are hidden.
//!
//! For each document two divisions are searched: the best of those that keep to its entries, and the
//! best of all when errors are welcome. The weights move towards the features of the first and away
//! from those of the second, each by as much as it has moved little so far (`AdaGrad`); the weights of
//! the later half of the way are averaged.

use fastrand::Rng;
use ibid::unstable::split::{COUNT, Known, Weights};

use crate::documents::Lesson;

/// What an error is worth where the right entries are kept to, and where errors are welcome.
const KEPT: f32 = -100.0;
const WELCOME: f32 = 1.0;

/// A document to learn from, and how much it counts.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    pub lesson: &'a Lesson,
    pub weight: f32,
}

/// How it is learned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub epochs: usize,
    pub rate: f32,
    /// How much of a weight is lost in an epoch.
    pub decay: f32,
}

/// The mean of some weights.
pub(crate) fn mean(all: &[Weights]) -> Weights {
    let mut mean = Weights(Box::new([0.0; COUNT]));
    for weights in all {
        let pairs = mean.0.iter_mut().zip(weights.0.iter());
        pairs.for_each(|(mean, weight)| *mean += weight / all.len() as f32);
    }
    mean
}

/// The weights that are learned from some documents.
pub(crate) fn learn(parts: &[Part], way: Way, rng: &mut Rng) -> Weights {
    let mut weights = Weights(Box::new([0.0; COUNT]));
    let mut squares = vec![1.0_f32; COUNT];
    let mut sum = vec![0.0_f64; COUNT];
    let mut steps = 0;
    let mut order: Vec<usize> = (0..parts.len()).collect();
    for epoch in 0..way.epochs {
        rng.shuffle(&mut order);
        for &at in &order {
            let Part { lesson, weight } = &parts[at];
            step(lesson, *weight, way.rate, &mut weights, &mut squares);
            if epoch * 2 >= way.epochs {
                steps += 1;
                for (sum, weight) in sum.iter_mut().zip(weights.0.iter()) {
                    *sum += f64::from(*weight);
                }
            }
        }
        weights.0.iter_mut().for_each(|weight| *weight *= 1.0 - way.decay);
    }
    for (weight, sum) in weights.0.iter_mut().zip(sum) {
        *weight = (sum / f64::from(steps.max(1))) as f32;
    }
    weights
}

/// One document.
fn step(lesson: &Lesson, weight: f32, rate: f32, weights: &mut Weights, squares: &mut [f32]) {
    let Lesson { lines, count, entries, .. } = lesson;
    let wrong = lines.best_by(weights, &Known::new(*count, entries, WELCOME));
    if wrong.entries == *entries {
        return;
    }
    let right = lines.best_by(weights, &Known::new(*count, entries, KEPT));
    // A long list says more than a short one, but not as many times as it is long.
    let scale = weight / (entries.len().max(4) as f32).sqrt();
    let features = right.features.iter().zip(&wrong.features);
    let slopes = features.map(|(right, wrong)| scale * (right - wrong));
    for ((slope, weight), squares) in slopes.zip(weights.0.iter_mut()).zip(squares) {
        *squares += slope * slope;
        *weight += rate * slope / squares.sqrt();
    }
}

/// How many entries are found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    pub right: usize,
    pub extra: usize,
    pub missed: usize,
}

impl Found {
    pub(crate) fn f1(self) -> f64 {
        let twice = 2 * self.right;
        twice as f64 / (twice + self.extra + self.missed).max(1) as f64
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    /// What some weights find in a document.
    pub(crate) fn of(lesson: &Lesson, weights: &Weights) -> Self {
        let found = lesson.lines.best(weights).entries;
        let right = found.iter().filter(|entry| lesson.entries.contains(entry)).count();
        let missed = lesson.entries.len() + lesson.lost - right;
        Self { right, extra: found.len() - right, missed }
    }
}
