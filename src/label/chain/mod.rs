//! The linear chain over an entry's tokens: best path and marginals.
//!
//! A path's score is the sum of its emissions, one a token, and of its transitions, one between
//! neighbours; its probability is proportional to the exponential of its score, as in a
//! conditional random field.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined is not compiled for the wide steps of the processor"
)]

mod learn;
mod near;

use crate::label::Label;

pub use near::Near;

/// A score or a probability for each label, padded so that loops over it need no remainder.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::chain::{Row, WIDTH};
/// use ibid::label::{Label, Labeller};
///
/// let mut labeller = Labeller::new();
/// labeller.label("Doe, J. (2020).");
/// let row: Row = ibid::unstable::inside(&labeller).marginals[2];
/// assert!(row[Label::Date as usize] > 0.5);
/// assert!(row[Label::COUNT..WIDTH].iter().all(|padding| *padding == 0.0));
/// # }
/// ```
pub type Row = [f32; WIDTH];

/// The length of a [`Row`].
pub const WIDTH: usize = Label::COUNT.next_multiple_of(8);

/// The scores between neighbouring labels, and those of starting and ending.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::Label;
/// use ibid::unstable::chain::{Chain, Lattice, WIDTH};
///
/// // An author is followed by a date; nothing else is preferred.
/// let mut scores = [0.0; Chain::SCORES];
/// scores[(2 + Label::Author as usize) * Label::COUNT + Label::Date as usize] = 1.0;
/// let mut emissions = [[0.0; WIDTH]; 2];
/// emissions[0][Label::Author as usize] = 2.0;
/// let mut path = Vec::new();
/// Chain::new(&scores).best_path(&emissions, &mut Lattice::default(), &mut path);
/// assert_eq!(path, [Label::Author as u8, Label::Date as u8]);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Chain {
    start: Row,
    end: Row,
    /// By the label before, then the label after; what pads it is impossible.
    scores: Vec<Row>,
    /// The same by the label after.
    columns: Vec<Row>,
    /// The exponentials of `scores`, and their transpose.
    weights: Vec<Row>,
    transposed: Vec<Row>,
}

/// Buffers that one entry after another uses, and what the last one gave.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::chain::{Chain, Lattice, WIDTH};
///
/// let chain = Chain::new(&[0.0; Chain::SCORES]);
/// let (mut lattice, mut marginals) = (Lattice::default(), Vec::new());
/// for tokens in [3, 5] {
///     chain.marginals(&vec![[0.0; WIDTH]; tokens], &mut lattice, &mut marginals);
///     assert_eq!(marginals.len(), tokens);
/// }
/// # }
/// ```
#[derive(Debug, Default)]
pub struct Lattice {
    emitted: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    /// By token: the score of the best path to each label, less that of the best of them, and (from
    /// the second token on) the label before it.
    reached: Vec<Row>,
    back: Vec<[u8; WIDTH]>,
    /// The log-sum over all paths, less `shift`.
    log_total: f64,
}

const IMPOSSIBLE: f32 = -1e4;

impl Chain {
    /// A chain of the scores of starting, of ending, and of each label after each, in the order of
    /// `Label::ALL`, row by row.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::Label;
    /// use ibid::unstable::chain::{Chain, WIDTH};
    ///
    /// let mut scores = [0.0; Chain::SCORES];
    /// scores[Label::Author as usize] = 1.0; // to start with an author
    /// let chain = Chain::new(&scores);
    /// assert_eq!(chain.score(&[[0.0; WIDTH]], &[Label::Author as u8]), 1.0);
    /// # }
    /// ```
    ///
    /// # Panics
    /// If there are not as many as [`Chain::SCORES`].
    #[must_use]
    pub fn new(scores: &[f32]) -> Self {
        assert_eq!(scores.len(), Self::SCORES);
        let mut rows = scores.chunks_exact(Label::COUNT).map(|chunk| {
            let mut row = [IMPOSSIBLE; WIDTH];
            row[..Label::COUNT].copy_from_slice(chunk);
            row
        });
        let start = rows.next().unwrap_or([0.0; WIDTH]);
        let end = rows.next().unwrap_or([0.0; WIDTH]);
        let scores: Vec<Row> = rows.collect();
        let weights: Vec<Row> = scores.iter().map(|row| row.map(f32::exp)).collect();
        let columns = transposed(&scores, IMPOSSIBLE);
        let transposed = transposed(&weights, 0.0);
        Self { start, end, scores, columns, weights, transposed }
    }

    /// How many scores a chain has.
    pub const SCORES: usize = (Label::COUNT + 2) * Label::COUNT;

    /// The best path over `emissions`, written to `path`; its score.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::Label;
    /// use ibid::unstable::chain::{Chain, Lattice, WIDTH};
    ///
    /// let chain = Chain::new(&[0.0; Chain::SCORES]);
    /// let mut emissions = [[0.0; WIDTH]; 2];
    /// emissions[1][Label::Title as usize] = 2.0;
    /// let mut path = Vec::new();
    /// assert_eq!(chain.best_path(&emissions, &mut Lattice::default(), &mut path), 2.0);
    /// assert_eq!(path[1], Label::Title as u8);
    /// # }
    /// ```
    #[inline(always)]
    pub fn best_path(&self, emissions: &[Row], lattice: &mut Lattice, path: &mut Vec<u8>) -> f64 {
        path.clear();
        let Some(first) = emissions.first() else { return 0.0 };
        let mut best = add(&self.start, first);
        let mut shift = 0.0;
        lattice.back.clear();
        lattice.reached.clear();
        lattice.reached.push(best);
        for emission in &emissions[1..] {
            let (next, back) = self.step(&best);
            best = add(&next, emission);
            lattice.back.push(back);
            let top = max(&best);
            shift += f64::from(top);
            best = best.map(|score| score - top);
            lattice.reached.push(best);
        }
        let last = add(&best, &self.end);
        let mut at = argmax(&last);
        let score = f64::from(last[usize::from(at)]) + shift;
        path.push(at);
        for back in lattice.back.iter().rev() {
            at = back[usize::from(at)];
            path.push(at);
        }
        path.reverse();
        score
    }

    /// The best score of each label after labels with the scores `best`, and the label before it.
    #[inline(always)]
    fn step(&self, best: &Row) -> (Row, [u8; WIDTH]) {
        let mut next = [f32::NEG_INFINITY; WIDTH];
        let mut back = [0_u32; WIDTH];
        for (from, row) in (0..).zip(&self.scores) {
            let score = best[from as usize];
            for to in 0..WIDTH {
                let candidate = score + row[to];
                let better = candidate > next[to];
                next[to] = if better { candidate } else { next[to] };
                back[to] = if better { from } else { back[to] };
            }
        }
        (next, back.map(as_byte))
    }

    /// The probability of each label at each token, written to `marginals`; the logarithm of the
    /// sum of the exponentials of all paths' scores.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::Label;
    /// use ibid::unstable::chain::{Chain, Lattice, WIDTH};
    ///
    /// let chain = Chain::new(&[0.0; Chain::SCORES]);
    /// let mut marginals = Vec::new();
    /// let total = chain.marginals(&[[0.0; WIDTH]], &mut Lattice::default(), &mut marginals);
    /// let labels = Label::COUNT as f64;
    /// assert!((total - labels.ln()).abs() < 1e-6);
    /// assert!((f64::from(marginals[0][Label::Title as usize]) - 1.0 / labels).abs() < 1e-6);
    /// # }
    /// ```
    #[inline(always)]
    pub fn marginals(
        &self,
        emissions: &[Row],
        lattice: &mut Lattice,
        marginals: &mut Vec<Row>,
    ) -> f64 {
        marginals.clear();
        if emissions.is_empty() {
            return 0.0;
        }
        self.forward(emissions, lattice);
        self.backward(lattice);
        for (forward, backward) in lattice.forward.iter().zip(&lattice.backward) {
            let mut row = multiply(forward, backward);
            normalise(&mut row);
            marginals.push(row);
        }
        lattice.log_total
    }

    #[inline(always)]
    fn forward(&self, emissions: &[Row], lattice: &mut Lattice) {
        lattice.emitted.clear();
        lattice.forward.clear();
        lattice.log_total = 0.0;
        for (at, emission) in emissions.iter().enumerate() {
            let scores = if at == 0 { add(emission, &self.start) } else { *emission };
            let top = max(&scores);
            let emitted = exponentials(&scores, top);
            let mut row = match lattice.forward.last() {
                Some(before) => multiply(&apply(&self.weights, before), &emitted),
                None => emitted,
            };
            let total = normalise(&mut row);
            lattice.log_total += f64::from(top) + f64::from(total.ln());
            lattice.emitted.push(emitted);
            lattice.forward.push(row);
        }
        if let Some(last) = lattice.forward.last() {
            let total: f32 = multiply(last, &exponentials(&self.end, 0.0)).iter().sum();
            lattice.log_total += f64::from(total.ln());
        }
    }

    #[inline(always)]
    fn backward(&self, lattice: &mut Lattice) {
        let count = lattice.forward.len();
        lattice.backward.clear();
        lattice.backward.resize(count, [0.0; WIDTH]);
        lattice.backward[count - 1] = exponentials(&self.end, 0.0);
        for at in (1..count).rev() {
            let after = multiply(&lattice.backward[at], &lattice.emitted[at]);
            let mut row = apply(&self.transposed, &after);
            normalise(&mut row);
            lattice.backward[at - 1] = row;
        }
    }
}

/// The rows of a matrix as its columns, filled up to squares.
fn transposed(rows: &[Row], padding: f32) -> Vec<Row> {
    let mut columns = vec![[padding; WIDTH]; WIDTH];
    for (from, row) in rows.iter().enumerate() {
        for (to, value) in row.iter().enumerate() {
            columns[to][from] = *value;
        }
    }
    columns
}

#[inline(always)]
fn add(a: &Row, b: &Row) -> Row {
    std::array::from_fn(|i| a[i] + b[i])
}

#[inline(always)]
fn multiply(a: &Row, b: &Row) -> Row {
    std::array::from_fn(|i| a[i] * b[i])
}

#[inline(always)]
fn max(row: &Row) -> f32 {
    row[..Label::COUNT].iter().copied().fold(f32::NEG_INFINITY, f32::max)
}

#[inline(always)]
fn argmax(row: &Row) -> u8 {
    let mut best = (0, row[0]);
    for (label, &score) in (0..).zip(&row[..Label::COUNT]) {
        if score > best.1 {
            best = (label, score);
        }
    }
    as_byte(best.0)
}

/// A label's number in a byte, in which every label has room.
fn as_byte(label: u32) -> u8 {
    label.to_le_bytes()[0]
}

/// Each label's exponential, that of `top` being one, none quite zero.
#[inline(always)]
fn exponentials(scores: &Row, top: f32) -> Row {
    let mut row = [0.0; WIDTH];
    for (value, score) in row[..Label::COUNT].iter_mut().zip(scores) {
        *value = (score - top).exp().max(1e-12);
    }
    row
}

/// Scales `row` to a sum of one; what it was.
#[inline(always)]
fn normalise(row: &mut Row) -> f32 {
    let total: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let scale = 1.0 / total;
    for value in row {
        *value *= scale;
    }
    total
}

/// The sum of the rows of `matrix`, each times the value of its place in `row`.
#[inline(always)]
fn apply(matrix: &[Row], row: &Row) -> Row {
    let mut out = [0.0; WIDTH];
    for (value, weights) in row.iter().zip(matrix) {
        for (sum, weight) in out.iter_mut().zip(weights) {
            *sum += value * weight;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chain and emissions with scores that look random, over paths of `count` tokens.
    pub(super) fn example(count: usize) -> (Chain, Vec<Row>) {
        let score =
            |i: usize| (f32::from(u8::try_from(i * 7919 % 211).unwrap_or(0)) / 211.0 - 0.5) * 4.0;
        let chain = Chain::new(&(0..Chain::SCORES).map(score).collect::<Vec<_>>());
        let emissions = (0..count).map(|at| std::array::from_fn(|i| score(at * 31 + i * 17 + 5)));
        (chain, emissions.collect())
    }

    /// Every path of `count` tokens.
    pub(super) fn paths(count: usize) -> impl Iterator<Item = Vec<u8>> {
        let total = Label::COUNT.pow(u32::try_from(count).unwrap_or(0));
        (0..total).map(move |mut number| {
            let digit = |_| {
                let label = number % Label::COUNT;
                number /= Label::COUNT;
                u8::try_from(label).unwrap_or(0)
            };
            (0..count).map(digit).collect()
        })
    }

    #[test]
    fn agrees_with_trying_every_path() {
        for count in 1..=3 {
            let (chain, emissions) = example(count);
            let mut lattice = Lattice::default();
            let (mut path, mut marginals) = (Vec::new(), Vec::new());
            let best = chain.best_path(&emissions, &mut lattice, &mut path);
            let total = chain.marginals(&emissions, &mut lattice, &mut marginals);

            let scores: Vec<f64> = paths(count).map(|p| chain.score(&emissions, &p)).collect();
            let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let sum: f64 = scores.iter().map(|score| score.exp()).sum();
            let first: f64 = paths(count)
                .zip(&scores)
                .filter(|(p, _)| p[0] == 3)
                .map(|(_, score)| score.exp() / sum)
                .sum();

            assert!((best - highest).abs() < 1e-4, "{best} {highest}");
            assert!((chain.score(&emissions, &path) - best).abs() < 1e-4);
            assert!((total - sum.ln()).abs() < 1e-4, "{total} {}", sum.ln());
            assert!((f64::from(marginals[0][3]) - first).abs() < 1e-5);
        }
    }
}
