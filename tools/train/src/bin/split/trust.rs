//! How sure it is that an entry is one entry: a logistic regression on its margins, fitted to entries
//! that were found by weights that had not seen their documents.

use ibid::unstable::split::{Weights, names};

use crate::documents::Lesson;

/// The margins of an entry that was found, and whether it is right.
pub(crate) type Trial = ([f32; 3], bool);

/// The entries that some weights find in a document.
pub(crate) fn trials<'a>(
    lesson: &'a Lesson,
    weights: &Weights,
) -> impl Iterator<Item = Trial> + use<'a> {
    let found = lesson.lines.best(weights);
    found.entries.into_iter().zip(found.margins).map(|(entry, margins)| {
        let right = lesson.entries.contains(&entry);
        (margins, right)
    })
}

const ROUNDS: usize = 3000;
const RATE: f64 = 0.05;

/// Fits what the margins are worth, and sets it in the weights.
pub(crate) fn fit(trials: &[Trial], weights: &mut Weights) {
    let mut fitted = [0.0_f64; 4];
    for _ in 0..ROUNDS {
        let mut slope = [0.0; 4];
        for (margins, right) in trials {
            let inputs = [1.0, margins[0].into(), margins[1].into(), margins[2].into()];
            let odds: f64 = inputs.iter().zip(fitted).map(|(input, weight)| input * weight).sum();
            let error = f64::from(u8::from(*right)) - 1.0 / (1.0 + (-odds).exp());
            slope.iter_mut().zip(inputs).for_each(|(slope, input)| *slope += error * input);
        }
        let step = RATE / trials.len().max(1) as f64;
        fitted.iter_mut().zip(slope).for_each(|(weight, slope)| *weight += step * slope);
    }
    let first = first();
    for (at, weight) in fitted.into_iter().enumerate() {
        weights.0[first + at] = weight as f32;
    }
    let right = trials.iter().filter(|(_, right)| *right);
    let mut sure: Vec<f32> = right.map(|(margins, _)| confidence(*margins, weights)).collect();
    sure.sort_by(f32::total_cmp);
    let doubt = sure.get((sure.len() as f32 * DOUBTED) as usize);
    weights.0[first + fitted.len()] = doubt.copied().unwrap_or_default();
}

/// The share of right entries that may be doubted.
const DOUBTED: f32 = 0.02;

/// The number of the first feature of trust.
fn first() -> usize {
    names().position(|name| name.starts_with("trust ")).unwrap_or(0)
}

fn confidence(margins: [f32; 3], weights: &Weights) -> f32 {
    let trust = &weights.0[first()..];
    let odds = trust[0] + margins.iter().zip(&trust[1..]).map(|(m, w)| m * w).sum::<f32>();
    1.0 / (1.0 + (-odds).exp())
}

/// How the confidence of entries compares with how many are right, and whom doubts fall on.
pub(crate) fn worth(lessons: &[Lesson], weights: &Weights) -> String {
    let doubt = weights.0[first() + 4];
    let (mut right, mut wrong, mut sum) = ([0, 0], [0, 0], 0.0);
    for lesson in lessons {
        for (margins, is_right) in trials(lesson, weights) {
            let confidence = confidence(margins, weights);
            let count = if is_right { &mut right } else { &mut wrong };
            count[usize::from(confidence < doubt)] += 1;
            sum += confidence;
        }
    }
    let all = (right[0] + right[1] + wrong[0] + wrong[1]).max(1) as f32;
    format!(
        "mean confidence {:.3}, right {:.3}; doubted {} of {} right, {} of {} wrong",
        sum / all,
        (right[0] + right[1]) as f32 / all,
        right[1],
        right[0] + right[1],
        wrong[1],
        wrong[0] + wrong[1]
    )
}
