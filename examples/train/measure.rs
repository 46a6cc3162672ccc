//! How often a model is wrong, and how sure it may be.

use ibid::label::Labeller;
use ibid::label::model::Model;

use crate::corpus::Example;
use crate::net::Calibration;

/// What a model did with one entry.
struct Outcome {
    /// How many tokens it has, and how many got another label than the example's.
    tokens: usize,
    wrong: usize,
    /// The logarithm of the probability of the best path.
    path: f64,
    /// The sum of the logarithms of the probabilities of the right labels.
    right: f64,
}

fn outcomes(model: &Model, examples: &[Example]) -> Vec<Outcome> {
    let mut labeller = Labeller::with_model(model);
    let outcome = |example: &Example| {
        let text = example.text();
        let segments = labeller.label(&text).to_vec();
        let labels = example.labels(labeller.tokens());
        let mut outcome = Outcome {
            tokens: labels.len(),
            wrong: 0,
            path: f64::from(labeller.confidence().max(f32::MIN_POSITIVE)).ln(),
            right: 0.0,
        };
        let tokens = labeller.tokens().iter().zip(labeller.marginals()).zip(labels);
        for ((token, marginal), label) in tokens {
            let read = segments.iter().find(|segment| token.core.start < segment.span.end);
            outcome.wrong += usize::from(read.is_none_or(|read| read.label as u8 != label));
            outcome.right += f64::from(marginal[usize::from(label)].max(1e-9)).ln();
        }
        outcome
    };
    examples.iter().map(outcome).collect()
}

/// The share of tokens that a model labels wrong.
pub fn token_error(model: &Model, examples: &[Example]) -> f64 {
    let outcomes = outcomes(model, examples);
    let sum = |count: fn(&Outcome) -> usize| outcomes.iter().map(count).sum::<usize>() as f64;
    sum(|outcome| outcome.wrong) / sum(|outcome| outcome.tokens).max(1.0)
}

/// The calibration that makes unseen `examples` most probable, of those that `file` can be
/// written with.
pub fn calibrate(file: impl Fn(Calibration) -> Vec<u8>, examples: &[Example]) -> Calibration {
    let mut best = (f64::NEG_INFINITY, Calibration::NONE, Vec::new());
    for step in 4..=20_u8 {
        let calibration = Calibration { sharpness: f32::from(step) / 20.0, ..Calibration::NONE };
        let bytes = file(calibration);
        let model = Model::read(&bytes).expect("the file has just been written");
        let outcomes = outcomes(&model, examples);
        let likelihood = outcomes.iter().map(|outcome| outcome.right).sum();
        if likelihood > best.0 {
            best = (likelihood, calibration, outcomes);
        }
    }
    Calibration { confidence: confidence(&best.2), ..best.1 }
}

/// Slope and offset that make the probabilities of best paths those of their being right.
fn confidence(outcomes: &[Outcome]) -> (f32, f32) {
    let likelihood = |slope: f64, offset: f64| -> f64 {
        let each = outcomes.iter().map(|outcome| {
            let p = (slope * outcome.path + offset).exp().clamp(1e-4, 1.0 - 1e-4);
            if outcome.wrong == 0 { p.ln() } else { (1.0 - p).ln() }
        });
        each.sum()
    };
    let grid = (1..60).flat_map(|slope| (0..60).map(move |offset| (slope, offset)));
    let scaled = grid.map(|(slope, offset)| (f64::from(slope) * 0.05, f64::from(offset) * -0.02));
    let best = scaled.max_by(|a, b| likelihood(a.0, a.1).total_cmp(&likelihood(b.0, b.1)));
    best.map_or((1.0, 0.0), |(slope, offset)| (slope as f32, offset as f32))
}
