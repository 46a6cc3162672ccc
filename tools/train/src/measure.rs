//! How often a model is wrong, and how sure it may be.

use ibid::assemble::assemble;
use ibid::label::Labeller;
use ibid::unstable::model::{Model, Trust};
use ibid::unstable::{inside, labeller, least_core};
use ibid::{Item, Segment, Span};

use crate::corpus::Example;
use crate::net::Calibration;

/// What a model did with one entry.
struct Outcome {
    /// How many tokens it has, and how many got another label than the example's.
    tokens: usize,
    wrong: usize,
    /// The sum of the logarithms of the probabilities of the right labels.
    right: f64,
    /// The probability of the best path, and the confidence of the least sure core segment.
    path: f32,
    least: f32,
    /// Whether every core field is right.
    whole: bool,
}

fn outcomes(model: &Model, examples: &[Example]) -> Vec<Outcome> {
    let mut labeller = labeller(model);
    examples.iter().map(|example| outcome(&mut labeller, example)).collect()
}

fn outcome(labeller: &mut Labeller, example: &Example) -> Outcome {
    let text = example.text();
    let segments = labeller.label(&text).to_vec();
    let inside = inside(labeller);
    let labels = example.labels(inside.tokens);
    let mut outcome = Outcome {
        tokens: labels.len(),
        wrong: 0,
        right: 0.0,
        path: inside.path_probability,
        least: least_core(&segments),
        whole: core_fields(&text, &segments) == core_fields(&text, &told(example)),
    };
    let tokens = inside.tokens.iter().zip(inside.marginals).zip(labels);
    for ((token, marginal), label) in tokens {
        let read = segments.iter().find(|segment| token.core.start < segment.span.end);
        outcome.wrong += usize::from(read.is_none_or(|read| read.label as u8 != label));
        outcome.right += f64::from(marginal[usize::from(label)].max(1e-9)).ln();
    }
    outcome
}

/// The segments of an example.
fn told(example: &Example) -> Vec<Segment> {
    let mut start = 0;
    let segments = example.segments.iter().map(|(label, text)| {
        let span = Span::new(start, start + text.len());
        start = span.end;
        Segment::new(*label, span, 1.0)
    });
    segments.collect()
}

/// What segments give for the core fields.
fn core_fields(text: &str, segments: &[Segment]) -> Item {
    let item = assemble(text, segments).item;
    Item {
        author: item.author,
        title: item.title,
        container_title: item.container_title,
        publisher: item.publisher,
        issued: item.issued,
        volume: item.volume,
        issue: item.issue,
        page: item.page,
        url: item.url,
        doi: item.doi,
        ..Item::default()
    }
}

/// The share of tokens that a model labels wrong.
pub(crate) fn token_error(model: &Model, examples: &[Example]) -> f64 {
    let outcomes = outcomes(model, examples);
    let sum = |count: fn(&Outcome) -> usize| outcomes.iter().map(count).sum::<usize>() as f64;
    sum(|outcome| outcome.wrong) / sum(|outcome| outcome.tokens).max(1.0)
}

/// A network's file, given a calibration, and examples that it has not seen.
pub(crate) type Trial<'a> = (Box<dyn Fn(Calibration) -> Vec<u8> + 'a>, Vec<Example>);

/// The calibration that makes the unseen examples of all networks most probable.
pub(crate) fn calibrate(trials: &[Trial]) -> Calibration {
    let mut best = (f64::NEG_INFINITY, Calibration::NONE, Vec::new());
    for step in 4..=20_u8 {
        let calibration = Calibration { sharpness: f32::from(step) / 20.0, ..Calibration::NONE };
        let of_trial = |(file, examples): &Trial| {
            let bytes = file(calibration);
            outcomes(&Model::read(&bytes).expect("the file has just been written"), examples)
        };
        let outcomes: Vec<Outcome> = trials.iter().flat_map(of_trial).collect();
        let likelihood = outcomes.iter().map(|outcome| outcome.right).sum();
        if likelihood > best.0 {
            best = (likelihood, calibration, outcomes);
        }
    }
    Calibration { trust: trust(&best.2), ..best.1 }
}

/// The logistic regression from the two probabilities to being right, by Newton's method.
fn trust(outcomes: &[Outcome]) -> Trust {
    const STEPS: usize = 30;
    /// What keeps the weights small, as a count of entries.
    const RIDGE: f64 = 0.1;
    let mut weights = [0.0; 3];
    for _ in 0..STEPS {
        let mut gradient = weights.map(|weight| -RIDGE * weight);
        let mut curve = [[0.0; 3]; 3];
        for outcome in outcomes {
            let x = [1.0, f64::from(outcome.path), f64::from(outcome.least)];
            let odds: f64 = x.iter().zip(&weights).map(|(x, weight)| x * weight).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            let error = f64::from(u8::from(outcome.whole)) - p;
            for row in 0..3 {
                gradient[row] += error * x[row];
                for column in 0..3 {
                    curve[row][column] += p * (1.0 - p) * x[row] * x[column];
                }
            }
        }
        (0..3).for_each(|i| curve[i][i] += RIDGE);
        let step = solve(curve, gradient);
        (0..3).for_each(|i| weights[i] += step[i]);
    }
    let [bias, path, least] = weights.map(|weight| weight as f32);
    Trust { bias, path, least }
}

/// What a positive definite matrix takes to `right`, by elimination.
fn solve(mut matrix: [[f64; 3]; 3], mut right: [f64; 3]) -> [f64; 3] {
    for pivot in 0..3 {
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    let mut solution = [0.0; 3];
    for row in (0..3).rev() {
        let known: f64 = (row + 1..3).map(|column| matrix[row][column] * solution[column]).sum();
        solution[row] = (right[row] - known) / matrix[row][row];
    }
    solution
}
