//! Learning to choose: a conditional logistic regression.

/// Alternatives with the signs of each, and which of them is right.
pub(crate) struct Choice<const N: usize> {
    pub signs: Vec<[f64; N]>,
    pub best: usize,
}

impl<const N: usize> Choice<N> {
    /// The choice between something with these signs and nothing.
    pub(crate) fn of_two(signs: [f64; N], holds: bool) -> Self {
        Self { signs: vec![[0.0; N], signs], best: usize::from(holds) }
    }
}

/// What keeps the weights small, as a count of choices.
const RIDGE: f64 = 0.1;

/// The weights of the signs that make the right alternatives most probable, by Newton's method.
pub(crate) fn weigh<const N: usize>(choices: &[Choice<N>]) -> [f64; N] {
    const STEPS: usize = 30;
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let mut gradient = weights.map(|weight| -RIDGE * weight);
        let mut curve = [[0.0; N]; N];
        for choice in choices {
            add(choice, &weights, &mut gradient, &mut curve);
        }
        (0..N).for_each(|i| curve[i][i] += RIDGE);
        let step = solve(curve, gradient);
        (0..N).for_each(|i| weights[i] += step[i]);
    }
    weights
}

/// Adds what a choice tells of how the weights should change.
fn add<const N: usize>(
    choice: &Choice<N>,
    weights: &[f64; N],
    gradient: &mut [f64; N],
    curve: &mut [[f64; N]; N],
) {
    let scores: Vec<f64> = choice
        .signs
        .iter()
        .map(|signs| signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum())
        .collect();
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = scores.iter().map(|score| (score - top).exp()).sum();
    let mut mean = [0.0; N];
    for (signs, score) in choice.signs.iter().zip(&scores) {
        let p = (score - top).exp() / total;
        for row in 0..N {
            mean[row] += p * signs[row];
            for column in 0..N {
                curve[row][column] += p * signs[row] * signs[column];
            }
        }
    }
    for row in 0..N {
        gradient[row] += choice.signs[choice.best][row] - mean[row];
        for column in 0..N {
            curve[row][column] -= mean[row] * mean[column];
        }
    }
}

/// What a positive definite matrix takes to `right`, by elimination.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        for row in pivot + 1..N {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            matrix[row].iter_mut().zip(above).for_each(|(cell, above)| *cell -= factor * above);
            right[row] -= factor * right[pivot];
        }
    }
    let mut solution = [0.0; N];
    for row in (0..N).rev() {
        let known: f64 = (row + 1..N).map(|column| matrix[row][column] * solution[column]).sum();
        solution[row] = (right[row] - known) / matrix[row][row];
    }
    solution
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_how_probable_a_sign_makes_something() {
        let choices: Vec<Choice<1>> =
            (0..4000).map(|at| Choice::of_two([1.0], at % 4 != 0)).collect();
        let [weight] = weigh(&choices);
        assert!((weight - 3_f64.ln()).abs() < 1e-3, "{weight}");
    }

    #[test]
    fn a_sign_that_tells_nothing_weighs_nothing() {
        let choices: Vec<Choice<2>> = (0..4000)
            .map(|at| {
                let random = f64::from(u8::from(at % 2 == 0));
                Choice { signs: vec![[1.0, random], [0.0, random]], best: usize::from(at % 8 < 2) }
            })
            .collect();
        let [telling, random] = weigh(&choices);
        assert!(telling > 0.5 && random.abs() < 1e-6, "{telling} {random}");
    }
}
