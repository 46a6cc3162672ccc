//! What a trainer asks of a chain.

use super::{Chain, Lattice, Row, apply, multiply, normalise};
use crate::label::Label;

impl Chain {
    /// The scores that [`Chain::new`] made this of.
    pub(crate) fn scores(&self) -> impl Iterator<Item = f32> {
        let rows = [&self.start, &self.end].into_iter().chain(&self.scores);
        rows.flat_map(|row| row[..Label::COUNT].iter().copied())
    }

    /// The expected number of each transition at the last entry of `lattice`, added to `counts`
    /// with a weight, in the order of [`Chain::new`]: what a trainer needs.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::Label;
    /// use ibid::unstable::chain::{Chain, Lattice, WIDTH};
    ///
    /// let chain = Chain::new(&[0.0; Chain::SCORES]);
    /// let mut lattice = Lattice::default();
    /// chain.marginals(&[[0.0; WIDTH]; 4], &mut lattice, &mut Vec::new());
    /// let mut counts = [0.0; Chain::SCORES];
    /// chain.expected(&lattice, 1.0, &mut counts);
    /// let steps: f32 = counts[2 * Label::COUNT..].iter().sum();
    /// assert!((steps - 3.0).abs() < 1e-4, "four tokens have three steps between them");
    /// # }
    /// ```
    ///
    /// # Panics
    /// If `lattice` holds no entry, or `counts` is shorter than [`Chain::SCORES`].
    pub fn expected(&self, lattice: &Lattice, weight: f32, counts: &mut [f32]) {
        let count = lattice.forward.len();
        let mut put = |row: usize, values: &Row, scale: f32| {
            let target = &mut counts[row * Label::COUNT..][..Label::COUNT];
            target.iter_mut().zip(values).for_each(|(c, v)| *c += v * scale);
        };
        for (at, row) in [(0, 0), (count - 1, 1)] {
            let mut both = multiply(&lattice.forward[at], &lattice.backward[at]);
            normalise(&mut both);
            put(row, &both, weight);
        }
        for at in 1..count {
            let after = multiply(&lattice.backward[at], &lattice.emitted[at]);
            let reached = apply(&self.transposed, &after);
            let total: f32 = multiply(&lattice.forward[at - 1], &reached).iter().sum();
            for from in 0..Label::COUNT {
                let scale = weight * lattice.forward[at - 1][from] / total;
                put(from + 2, &multiply(&self.weights[from], &after), scale);
            }
        }
    }

    /// The score of one path.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::Label;
    /// use ibid::unstable::chain::{Chain, WIDTH};
    ///
    /// let chain = Chain::new(&[0.0; Chain::SCORES]);
    /// let mut emission = [0.0; WIDTH];
    /// emission[Label::Title as usize] = 2.0;
    /// assert_eq!(chain.score(&[emission; 2], &[Label::Title as u8, Label::Date as u8]), 2.0);
    /// # }
    /// ```
    ///
    /// # Panics
    /// If the path holds a number that is no label's and has no place in a [`Row`].
    #[cfg(any(test, feature = "unstable"))]
    #[must_use]
    pub fn score(&self, emissions: &[Row], path: &[u8]) -> f64 {
        let mut score = 0.0;
        for (at, (emission, &label)) in emissions.iter().zip(path).enumerate() {
            let label = usize::from(label);
            let before = at.checked_sub(1).map(|b| usize::from(path[b]));
            let step = before.map_or(self.start[label], |before| self.scores[before][label]);
            score += f64::from(emission[label]) + f64::from(step);
        }
        score + path.last().map_or(0.0, |&last| f64::from(self.end[usize::from(last)]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn expects_as_many_transitions_as_there_are_tokens() {
        let (chain, emissions) = example(6);
        let mut lattice = Lattice::default();
        chain.marginals(&emissions, &mut lattice, &mut Vec::new());
        let mut counts = vec![0.0; Chain::SCORES];
        chain.expected(&lattice, 1.0, &mut counts);
        let (ends, steps) = counts.split_at(2 * Label::COUNT);
        assert!((ends.iter().sum::<f32>() - 2.0).abs() < 1e-3);
        assert!((steps.iter().sum::<f32>() - 5.0).abs() < 1e-3);
    }
}
