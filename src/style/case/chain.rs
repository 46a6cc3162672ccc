//! The words of a title decided together: those of a name have their capitals together.

use super::features::Sight;

/// The scores of a title's nodes.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::chain::Scores;
/// let scores = Scores { alone: vec![9.0, 0.0], together: vec![2.0] };
/// assert!(scores.probabilities(|_| None)[1][0] > 0.8);
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// By node: what speaks for a capital.
    pub alone: Vec<f32>,
    /// By node but the first: what speaks for a capital there and at the one before.
    pub together: Vec<f32>,
}

impl Scores {
    /// The scores by what each sign weighs.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::words::Words;
    /// use ibid::unstable::case::{features::Sight, known::Known};
    /// let words = Words::new("On Bread and Salt");
    /// let sight = Sight::new(&words, |_| Known::default());
    /// use ibid::unstable::case::chain::Scores;
    /// assert_eq!(Scores::new(&sight, |_| 0.0).alone, [0.0; 3]);
    /// # }
    /// ```
    pub fn new(sight: &Sight<'_>, weight: impl Fn(u64) -> f32) -> Self {
        let alone = sight.nodes.iter().map(|&node| {
            let mut sum = 0.0;
            sight.alone(node, |sign, _| sum += weight(sign));
            sum
        });
        let together = sight.nodes.windows(2).map(|pair| {
            let mut sum = 0.0;
            sight.together(pair[0], pair[1], |sign, _| sum += weight(sign));
            sum
        });
        Self { alone: alone.collect(), together: together.collect() }
    }

    /// By node, the probabilities that it has a capital, and that it and the one before have one.
    /// `fixed` gives what is decided already.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::chain::Scores;
    /// let scores = Scores { alone: vec![9.0, 0.0], together: vec![2.0] };
    /// let probabilities = scores.probabilities(|node| (node == 0).then_some(false));
    /// assert_eq!(probabilities[0][0], 0.0);
    /// # }
    /// ```
    #[must_use]
    pub fn probabilities(&self, fixed: impl Fn(usize) -> Option<bool>) -> Vec<[f32; 2]> {
        let allowed = |node: usize| match fixed(node) {
            None => [1.0, 1.0],
            Some(capital) => [f32::from(u8::from(!capital)), f32::from(u8::from(capital))],
        };
        let mut forward: Vec<[f32; 2]> = Vec::with_capacity(self.alone.len());
        for (node, score) in self.alone.iter().enumerate() {
            let [small, capital] = allowed(node);
            let odds = bounded(*score);
            let states = match forward.last() {
                None => [small, capital * odds],
                Some([a, b]) => {
                    [small * (a + b), capital * odds * (a + b * bounded(self.together[node - 1]))]
                }
            };
            forward.push(scaled(states));
        }
        let mut probabilities = vec![[0.0; 2]; forward.len()];
        let mut back = [1.0, 1.0];
        for node in (0..forward.len()).rev() {
            let [small, capital] = scaled([forward[node][0] * back[0], forward[node][1] * back[1]]);
            probabilities[node][0] = capital / (small + capital);
            let Some(before) = node.checked_sub(1) else { break };
            let allow = allowed(node);
            let to_small = allow[0] * back[0];
            let to_capital = allow[1] * back[1] * bounded(self.alone[node]);
            let joint = to_capital * bounded(self.together[before]);
            let all = forward[before][0] * (to_small + to_capital)
                + forward[before][1] * (to_small + joint);
            probabilities[node][1] = forward[before][1] * joint / all;
            back = scaled([to_small + to_capital, to_small + joint]);
        }
        probabilities
    }
}

/// The odds of a score, within what numbers can hold.
fn bounded(score: f32) -> f32 {
    score.clamp(-20.0, 20.0).exp()
}

fn scaled([a, b]: [f32; 2]) -> [f32; 2] {
    let sum = a + b;
    [a / sum, b / sum]
}
