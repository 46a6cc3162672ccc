//! From features to emission scores: a small network of dilated convolutions.
//!
//! The rows of a token's features are added; six residual convolutions then let each token see its
//! neighbours; a linear layer scores each label. Weights are in eight bits and the sums of the
//! layers are whole numbers, so that every machine gives the same scores.

use wide::{i16x8, i32x4};

use crate::label::chain::Row;
use crate::label::features;
use crate::label::model::{LANES, Layer, Model, WIDTH, Window, signed};

/// The numbers that stand for a token inside the network.
type State = [f32; WIDTH];

/// A state in whole numbers.
type Whole = [i16x8; WIDTH / LANES];

/// How many whole steps make a one.
const ONE: f32 = 256.0;

/// Buffers that one entry after another uses.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    states: Vec<State>,
    whole: Vec<Whole>,
}

/// Writes the scores of each token's labels to `out`, replacing what it holds.
pub(crate) fn emissions(
    model: &Model,
    features: &[u32],
    scratch: &mut Scratch,
    out: &mut Vec<Row>,
) {
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
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::emission::bound;
///
/// assert_eq!(bound(0.0), 0.0);
/// assert!(bound(3.0) > 0.9 && bound(300.0) <= 1.0);
/// # }
/// ```
#[must_use]
pub fn bound(x: f32) -> f32 {
    x / (1.0 + x * x).sqrt()
}

/// The activation of the layers: the number itself where it is large, nothing where it is small,
/// smoothly between.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::emission::activate;
///
/// assert_eq!(activate(-4.0), 0.0);
/// assert!((activate(4.0) - 4.0).abs() < 1e-6);
/// # }
/// ```
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
    #[expect(clippy::cast_precision_loss, reason = "an entry has fewer than 2^23 tokens")]
    let share = 1.0 / states.len().max(1) as f32;
    let mut context = model.context_bias;
    for (x, weights) in mean.iter().zip(&model.context) {
        context.iter_mut().zip(weights).for_each(|(sum, w)| *sum += x * share * w);
    }
    let context = context.map(activate);
    for state in states {
        state.iter_mut().zip(&context).for_each(|(x, add)| *x += add);
    }
}

/// Adds what a layer makes of the states to them.
fn convolve(layer: &Layer, scratch: &mut Scratch) {
    scratch.whole.clear();
    scratch.whole.extend(scratch.states.iter().map(whole));
    let steps = layer.steps.map(|step| step / ONE);
    let nothing = [i16x8::ZERO; WIDTH / LANES];
    for (at, state) in scratch.states.iter_mut().enumerate() {
        let tap = |at: Option<usize>| at.and_then(|at| scratch.whole.get(at)).unwrap_or(&nothing);
        let taps = [at.checked_sub(layer.reach), Some(at), at.checked_add(layer.reach)].map(tap);
        let window: Window = std::array::from_fn(|i| taps[i / taps[0].len()][i % taps[0].len()]);
        let mut sums = [0; WIDTH];
        for (sums, rows) in sums.as_chunks_mut().0.iter_mut().zip(layer.weights.as_chunks().0) {
            *sums = products(rows, &window);
        }
        for (out, x) in state.iter_mut().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "its last bits are below a step")]
            let sum = sums[out] as f32;
            *x += activate(sum * steps[out] + layer.bias[out]);
        }
    }
}

/// The products of four rows of weights with a window.
fn products(rows: &[Window; 4], window: &Window) -> [i32; 4] {
    let mut sums = [i32x4::ZERO; 4];
    for (at, &part) in window.iter().enumerate() {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += row[at].dot(part);
        }
    }
    sums.map(|sum| sum.to_array().iter().sum())
}

/// A state in whole numbers.
fn whole(state: &State) -> Whole {
    #[expect(clippy::cast_possible_truncation, reason = "the cast stops at the ends of the range")]
    let step = |x: f32| (x * ONE) as i16;
    let (parts, _) = state.as_chunks::<LANES>();
    std::array::from_fn(|part| i16x8::new(parts[part].map(step)))
}

fn score(model: &Model, state: &State) -> Row {
    let mut row = model.output_bias;
    for (x, weights) in state.iter().zip(&model.output) {
        row.iter_mut().zip(weights).for_each(|(sum, w)| *sum += x * w);
    }
    row
}
