//! From features to emission scores: a small network of dilated convolutions.
//!
//! The rows of a token's features are added; six residual convolutions then let each token see its
//! neighbours; a linear layer scores each label. Weights are in eight bits and the sums of the
//! layers are whole numbers, so that every machine gives the same scores.

use crate::label::chain::{self, Row};
use crate::label::features;
use crate::label::model::{Layer, Model, TAPS, WIDTH, signed};

/// The numbers that stand for a token inside the network.
type State = [f32; WIDTH];

/// A state in whole numbers.
type Whole = [i16; WIDTH];

/// How many whole steps make a one.
const ONE: f32 = 256.0;

/// Buffers that one entry after another uses.
#[derive(Debug, Default)]
pub struct Scratch {
    states: Vec<State>,
    whole: Vec<Whole>,
}

/// Writes the scores of each token's labels to `out`, replacing what it holds.
pub fn emissions(model: &Model, features: &[u32], scratch: &mut Scratch, out: &mut Vec<Row>) {
    out.clear();
    let (tokens, _) = features.as_chunks::<{ features::COUNT }>();
    scratch.states.clear();
    scratch.states.extend(tokens.iter().map(|token| embed(model, token)));
    for (at, layer) in model.layers.iter().enumerate() {
        if at == model.layers.len() / 2 {
            add_context(model, &mut scratch.states);
        }
        convolve(layer, scratch);
    }
    out.extend(scratch.states.iter().map(|state| score(model, state)));
}

/// The sum of the rows of a token's features, bounded.
fn embed(model: &Model, features: &[u32; features::COUNT]) -> State {
    let mut sum = model.common_row().map(signed);
    for (kind, &feature) in features.iter().enumerate() {
        if feature != features::NONE {
            let row = model.row(kind, feature);
            sum.iter_mut().zip(row).for_each(|(sum, &byte)| *sum += signed(byte));
        }
    }
    sum.map(|sum| bound(f32::from(sum) * model.row_step))
}

/// Squeezes a number between −1 and 1.
#[must_use]
pub fn bound(x: f32) -> f32 {
    x / (1.0 + x * x).sqrt()
}

/// The activation of the layers: the number itself where it is large, nothing where it is small,
/// smoothly between.
#[must_use]
pub fn activate(x: f32) -> f32 {
    x * (x + 3.0).clamp(0.0, 6.0) * (1.0 / 6.0)
}

/// Adds what the whole entry tells to each token: its mean, through one small layer.
fn add_context(model: &Model, states: &mut [State]) {
    let mut mean = [0.0; WIDTH];
    for state in &*states {
        mean.iter_mut().zip(state).for_each(|(sum, x)| *sum += x);
    }
    let share = 1.0 / states.len().max(1) as f32;
    let context: State = std::array::from_fn(|out| {
        let sum: f32 = model.context[out].iter().zip(&mean).map(|(w, x)| w * x).sum();
        activate(sum * share + model.context_bias[out])
    });
    for state in states {
        state.iter_mut().zip(&context).for_each(|(x, add)| *x += add);
    }
}

/// Adds what a layer makes of the states to them.
fn convolve(layer: &Layer, scratch: &mut Scratch) {
    scratch.whole.clear();
    scratch.whole.extend(scratch.states.iter().map(|state| state.map(|x| (x * ONE) as i16)));
    let steps = layer.steps.map(|step| step / ONE);
    let nothing = [0; WIDTH];
    for (at, state) in scratch.states.iter_mut().enumerate() {
        let taps = [at.checked_sub(layer.reach), Some(at), at.checked_add(layer.reach)];
        let taps = taps.map(|tap| tap.and_then(|tap| scratch.whole.get(tap)).unwrap_or(&nothing));
        let mut window = [0_i16; TAPS * WIDTH];
        for (part, tap) in window.chunks_exact_mut(WIDTH).zip(taps) {
            part.copy_from_slice(tap);
        }
        for (out, weights) in layer.weights.iter().enumerate() {
            let sum = dot(weights, &window) as f32 * steps[out] + layer.bias[out];
            state[out] += activate(sum);
        }
    }
}

fn dot(a: &[i16; TAPS * WIDTH], b: &[i16; TAPS * WIDTH]) -> i32 {
    a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}

fn score(model: &Model, state: &State) -> Row {
    let mut row = [0.0; chain::WIDTH];
    for ((score, weights), bias) in row.iter_mut().zip(&model.output).zip(&model.output_bias) {
        *score = bias + weights.iter().zip(state).map(|(w, x)| w * x).sum::<f32>();
    }
    row
}
