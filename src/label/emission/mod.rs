//! From features to emission scores: a small network of dilated convolutions.
//!
//! The rows of a token's features are added; six residual convolutions then let each token see its
//! neighbours; a linear layer scores each label. Weights are in eight bits and the sums of the
//! layers are whole numbers, so that every machine gives the same scores.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is not compiled for the wide steps of the processor"
)]

mod dot;

use dot::{Dot, Narrow};

use crate::label::chain::{Chain, Row};
use crate::label::features;
use crate::label::model::{BLOCKS, LANES, Layer, Model, PARTS, TAPS, WIDTH, mean, signed};

/// The numbers that stand for a token inside the network.
pub(crate) type State = [f32; WIDTH];

/// A state in whole numbers.
type Whole = [i16; WIDTH];

/// How many whole steps make a one.
const ONE: f32 = 256.0;

/// How many tokens are multiplied at once with each weight that is fetched.
const AT_ONCE: usize = 2;

/// Buffers that one entry after another uses.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    states: Vec<State>,
    whole: Vec<Whole>,
}

/// Does something with what the processor has beyond what all of its kind have.
#[inline]
pub(crate) fn in_wide_steps<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = dot::Wide::try_new() {
        return wide.vectorize(work);
    }
    work()
}

/// Writes the scores of each token's labels to `out`, replacing what it holds. The chain that they
/// are for.
pub(crate) fn emissions<'m>(
    model: &'m Model,
    features: &[u32],
    scratch: &mut Scratch,
    out: &mut Vec<Row>,
) -> &'m Chain {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = dot::Wide::try_new() {
        return wide.vectorize(
            #[inline(always)]
            || emit(wide, model, features, scratch, out),
        );
    }
    emit(Narrow, model, features, scratch, out)
}

/// The same, by a way of multiplying.
#[inline(always)]
fn emit<'m>(
    dot: impl Dot,
    model: &'m Model,
    features: &[u32],
    scratch: &mut Scratch,
    out: &mut Vec<Row>,
) -> &'m Chain {
    advance(dot, model, features, scratch);
    let head = model.head_for(&scratch.states);
    let (tokens, _) = features.as_chunks::<{ features::COUNT }>();
    let states = scratch.states.iter().zip(tokens);
    out.clear();
    out.extend(states.map(|(state, token)| head.score(state, token)));
    &head.chain
}

/// What the layers make of each token's features.
pub(crate) fn states<'s>(model: &Model, features: &[u32], scratch: &'s mut Scratch) -> &'s [State] {
    advance(Narrow, model, features, scratch);
    &scratch.states
}

/// The same, by a way of multiplying.
#[inline(always)]
fn advance(dot: impl Dot, model: &Model, features: &[u32], scratch: &mut Scratch) {
    let (tokens, _) = features.as_chunks::<{ features::COUNT }>();
    scratch.states.clear();
    scratch.states.extend(tokens.iter().map(|token| embed(model, token)));
    for (at, layer) in model.layers.iter().enumerate() {
        if at == model.layers.len() / 2 {
            add_context(model, &mut scratch.states);
        }
        convolve(dot, layer, scratch);
    }
}

/// The sum of the rows of a token's features, bounded.
#[inline(always)]
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
#[inline(always)]
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
#[inline(always)]
pub fn activate(x: f32) -> f32 {
    x * (x + 3.0).clamp(0.0, 6.0) * (1.0 / 6.0)
}

/// Adds what the whole entry tells to each token: its mean, through one small layer.
#[inline(always)]
fn add_context(model: &Model, states: &mut [State]) {
    let mean = mean(states);
    let mut context = model.context_bias;
    for (x, weights) in mean.iter().zip(&model.context) {
        context.iter_mut().zip(weights).for_each(|(sum, w)| *sum += x * w);
    }
    let context = context.map(activate);
    for state in states {
        state.iter_mut().zip(&context).for_each(|(x, add)| *x += add);
    }
}

/// Adds what a layer makes of the states to them.
#[inline(always)]
fn convolve(dot: impl Dot, layer: &Layer, scratch: &mut Scratch) {
    scratch.whole.clear();
    scratch.whole.extend(scratch.states.iter().map(whole));
    let steps = layer.steps.map(|step| step / ONE);
    let nothing = [0; WIDTH];
    let tap = |at: Option<usize>| at.and_then(|at| scratch.whole.get(at)).unwrap_or(&nothing);
    let taps =
        |at: usize| [at.checked_sub(layer.reach), Some(at), at.checked_add(layer.reach)].map(tap);
    for (at, states) in scratch.states.chunks_mut(AT_ONCE).enumerate() {
        let taps = std::array::from_fn(|token| taps(at * AT_ONCE + token));
        let sums = sums(dot, layer, taps);
        for (state, sums) in states.iter_mut().zip(&sums) {
            for (out, x) in state.iter_mut().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "its last bits are below a step")]
                let sum = sums[out] as f32;
                *x += activate(sum * steps[out] + layer.bias[out]);
            }
        }
    }
}

/// What a layer's weights make of the states around tokens.
#[inline(always)]
fn sums<D: Dot>(dot: D, layer: &Layer, taps: [[&Whole; TAPS]; AT_ONCE]) -> [[i32; WIDTH]; AT_ONCE] {
    let mut out = [[0; WIDTH]; AT_ONCE];
    for block in 0..BLOCKS {
        let mut sums = [[dot.zero(); PARTS]; AT_ONCE];
        for (tap, weights) in layer.weights.chunks_exact(WIDTH / 2).enumerate() {
            let states = taps.map(|taps| taps[tap].as_chunks().0);
            for (pair, weights) in weights.iter().enumerate() {
                let weights = &weights[block];
                let inputs = states.map(|state| dot.spread(state[pair]));
                for (sums, inputs) in sums.iter_mut().zip(inputs) {
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum = dot.add(*sum, weights, inputs);
                    }
                }
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            let (out, _) = out[block * PARTS * LANES..].as_chunks_mut();
            out.iter_mut().zip(sums).for_each(|(out, sums)| *out = dot.each(sums));
        }
    }
    out
}

/// A state in whole numbers.
#[inline(always)]
fn whole(state: &State) -> Whole {
    #[expect(clippy::cast_possible_truncation, reason = "the cast stops at the ends of the range")]
    let step = |x: f32| (x * ONE) as i16;
    state.map(step)
}
