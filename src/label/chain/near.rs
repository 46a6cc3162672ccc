//! The paths that come next to the best one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{Chain, Lattice, add, as_byte, max};
use crate::label::Label;

/// A path, and how far its score is below that of the best one.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// let mut labeller = ibid::label::Labeller::new();
/// labeller.label("Doe, J. (2020).");
/// let best = &ibid::unstable::inside(&labeller).ways[0];
/// assert_eq!((best.path.len(), best.loss), (3, 0.0));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Its labels, one a token.
    pub path: Vec<u8>,
    /// The best path's score less its own: the logarithm of how many times the best is as probable.
    pub loss: f32,
}

/// A path that leaves another at a token, from which it goes back by the best way.
struct Branch {
    loss: f32,
    /// The path that it leaves, by its number among those found.
    from: usize,
    at: usize,
    label: u8,
}

impl Chain {
    /// The best paths through the entry whose best path was found last with `lattice`, the best
    /// first: at most `most`, and none with a loss over `within`.
    ///
    /// A path differs from the one that it was found from at one token and before it, so that each
    /// is found once.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::Label;
    /// use ibid::unstable::chain::{Chain, Lattice, WIDTH};
    ///
    /// let chain = Chain::new(&[0.0; Chain::SCORES]);
    /// let mut emissions = [[0.0; WIDTH]];
    /// emissions[0][Label::Title as usize] = 3.0;
    /// emissions[0][Label::Genre as usize] = 2.0;
    /// let (mut lattice, mut path) = (Lattice::default(), Vec::new());
    /// chain.best_path(&emissions, &mut lattice, &mut path);
    /// let near = chain.near_best(&lattice, &path, 8, 1.5);
    /// assert_eq!(near.len(), 2);
    /// assert_eq!((near[1].path[0], near[1].loss), (Label::Genre as u8, 1.0));
    /// # }
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn near_best(&self, lattice: &Lattice, best: &[u8], most: usize, within: f32) -> Vec<Near> {
        let mut found = vec![Near { path: best.to_vec(), loss: 0.0 }];
        let mut branches = BinaryHeap::new();
        self.branch(lattice, &found[0], (0, best.len()), within, &mut branches);
        while found.len() < most
            && let Some(branch) = branches.pop()
        {
            let mut path = found[branch.from].path.clone();
            path[branch.at] = branch.label;
            for at in (0..branch.at).rev() {
                path[at] = lattice.back[at][usize::from(path[at + 1])];
            }
            let near = Near { path, loss: branch.loss };
            self.branch(lattice, &near, (found.len(), branch.at), within, &mut branches);
            found.push(near);
        }
        found
    }

    /// Adds the paths that leave a path, which is `number` of those found, before the token `end`.
    #[inline(always)]
    fn branch(
        &self,
        lattice: &Lattice,
        near: &Near,
        (number, end): (usize, usize),
        within: f32,
        branches: &mut BinaryHeap<Branch>,
    ) {
        for at in 0..end {
            let own = usize::from(near.path[at]);
            let after = near.path.get(at + 1);
            let on = after.map_or(&self.end, |after| &self.columns[usize::from(*after)]);
            let mut through = add(&lattice.reached[at], on);
            // What a label's path is worse by than this one's is what it is further below this.
            let top = near.loss + through[own];
            through[own] = f32::NEG_INFINITY;
            if top - max(&through) > within {
                continue;
            }
            for (label, score) in (0..).zip(&through[..Label::COUNT]) {
                if top - score <= within {
                    let loss = top - score;
                    branches.push(Branch { loss, from: number, at, label: as_byte(label) });
                }
            }
        }
    }
}

/// The one with the smaller loss comes first; of equal ones, the one that was found first.
impl Ord for Branch {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = other.loss.total_cmp(&self.loss);
        let place = |branch: &Self| (branch.from, branch.at, branch.label);
        order.then_with(|| place(other).cmp(&place(self)))
    }
}

impl PartialOrd for Branch {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Branch {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Branch {}

#[cfg(test)]
mod tests {
    use super::super::tests::{example, paths};
    use super::*;

    #[test]
    fn agrees_with_sorting_every_path() {
        for count in 1..=3 {
            let (chain, emissions) = example(count);
            let (mut lattice, mut best) = (Lattice::default(), Vec::new());
            let top = chain.best_path(&emissions, &mut lattice, &mut best);
            let mut scores: Vec<f64> =
                paths(count).map(|path| top - chain.score(&emissions, &path)).collect();
            scores.sort_by(f64::total_cmp);
            let near = chain.near_best(&lattice, &best, 20, 100.0);
            assert_eq!(near.len(), 20);
            for (near, loss) in near.iter().zip(scores) {
                assert!((f64::from(near.loss) - loss).abs() < 1e-4, "{} {loss}", near.loss);
                let own = top - chain.score(&emissions, &near.path);
                assert!((own - loss).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn gives_none_beyond_the_limit() {
        let (chain, emissions) = example(3);
        let (mut lattice, mut best) = (Lattice::default(), Vec::new());
        chain.best_path(&emissions, &mut lattice, &mut best);
        let near = chain.near_best(&lattice, &best, 1000, 0.5);
        assert!(near.iter().all(|near| near.loss <= 0.5) && near.len() < 1000);
        assert!(near.windows(2).all(|pair| pair[0].loss <= pair[1].loss));
    }
}
