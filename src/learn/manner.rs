//! Telling the entries of one list from all others.
//!
//! The network's states of an entry, in the mean, say how it is written. Of entries of all kinds is
//! known what that is and how it varies; where the corrected ones lie apart is a direction in which
//! every entry has a place (a linear discriminant). Most of the corrected ones, each measured by the
//! others, have to be beyond the bound.

use std::sync::LazyLock;

use crate::label::model::{Gate, WIDTH, mean};

type Mean = [f32; WIDTH];

/// One in so many of the corrected entries may be on the wrong side of the bound.
const LEFT_OUT: usize = 10;

/// How entries of all kinds are written, as the embedded model sees them.
pub(super) static EVERYWHERE: LazyLock<Manner> = LazyLock::new(|| {
    Manner::read(include_bytes!("../../data/manner.bin")).expect("a test reads the embedded file")
});

/// The mean of entries' means, and the inverse of how these vary together.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// let file = std::fs::read("data/labeller.bin")?;
/// let model = ibid::unstable::model::Model::read(&file)?;
/// let manner = ibid::unstable::learn::manner(&model, ["Doe, J. (2020). On bread.", "Roe, R. Salt."]);
/// assert_eq!(manner.write().len(), std::fs::read("data/manner.bin")?.len());
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(
    not(feature = "unstable"),
    expect(unreachable_pub, reason = "`ibid::unstable` shows it to those who make it")
)]
pub struct Manner {
    mean: Mean,
    precision: Vec<Mean>,
}

impl Manner {
    /// Reads the mean, then the rows of the inverse, as little-endian numbers.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (numbers, []) = bytes.as_chunks::<4>() else { return None };
        let numbers: Vec<f32> = numbers.iter().map(|number| f32::from_le_bytes(*number)).collect();
        match numbers.as_chunks::<WIDTH>() {
            ([mean, precision @ ..], []) if precision.len() == WIDTH => {
                Some(Self { mean: *mean, precision: precision.to_vec() })
            }
            _ => None,
        }
    }

    /// What lets in entries that are written like these.
    pub(super) fn gate(&self, entries: &[Mean]) -> Gate {
        let of_others = |(at, entry)| {
            let others = entries.iter().enumerate().filter(|(other, _)| *other != at);
            self.direction(&center(others.map(|(_, other)| other))).place(entry)
        };
        let mut places: Vec<f32> = entries.iter().enumerate().map(of_others).collect();
        places.sort_by(f32::total_cmp);
        let nearest = places.get(places.len() / LEFT_OUT).copied().unwrap_or(f32::MAX);
        let direction = self.direction(&center(entries));
        Gate { weights: direction.weights, bound: nearest - direction.bias }
    }

    /// The direction from all entries to those with this mean.
    fn direction(&self, mean: &Mean) -> Direction {
        let away: Mean = std::array::from_fn(|at| mean[at] - self.mean[at]);
        let weights: Mean = std::array::from_fn(|at| dot(&self.precision[at], &away));
        let bias = -dot(&weights, &self.mean) - 0.5 * dot(&weights, &away);
        Direction { weights, bias }
    }
}

struct Direction {
    weights: Mean,
    bias: f32,
}

impl Direction {
    fn place(&self, entry: &Mean) -> f32 {
        dot(&self.weights, entry) + self.bias
    }
}

/// The mean of means.
fn center<'m>(means: impl IntoIterator<Item = &'m Mean>) -> Mean {
    mean(&means.into_iter().copied().collect::<Vec<_>>())
}

fn dot(a: &Mean, b: &Mean) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(feature = "unstable")]
mod made {
    use super::{Manner, Mean, WIDTH};

    /// What is added to how much each number varies, as a share of the mean: what hardly varies tells
    /// nothing.
    const RIDGE: f64 = 0.02;

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "what is written down needs few digits"
    )]
    impl Manner {
        /// How entries are written that have these means.
        pub(crate) fn of(entries: &[Mean]) -> Self {
            let count = entries.len().max(1) as f64;
            let mean: [f64; WIDTH] = std::array::from_fn(|at| {
                entries.iter().map(|entry| f64::from(entry[at])).sum::<f64>() / count
            });
            let mut spread = vec![[0.0; WIDTH]; WIDTH];
            for entry in entries {
                let away: [f64; WIDTH] = std::array::from_fn(|at| f64::from(entry[at]) - mean[at]);
                for (row, a) in spread.iter_mut().zip(&away) {
                    row.iter_mut().zip(&away).for_each(|(sum, b)| *sum += a * b / count);
                }
            }
            let trace: f64 = (0..WIDTH).map(|at| spread[at][at]).sum();
            let ridge = (RIDGE * trace / WIDTH as f64).max(f64::MIN_POSITIVE);
            (0..WIDTH).for_each(|at| spread[at][at] += ridge);
            let precision = inverse(spread).into_iter().map(|row| row.map(|x| x as f32)).collect();
            Self { mean: mean.map(|x| x as f32), precision }
        }

        /// The file's bytes.
        ///
        /// ```
        /// let file = std::fs::read("data/labeller.bin")?;
        /// let model = ibid::unstable::model::Model::read(&file)?;
        /// let manner = ibid::unstable::learn::manner(&model, ["Doe, J. (2020). On bread.", "Roe, R. Salt."]);
        /// assert_eq!(manner.write().len(), std::fs::read("data/manner.bin")?.len());
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[must_use]
        pub fn write(&self) -> Vec<u8> {
            let rows = [&self.mean].into_iter().chain(&self.precision);
            rows.flatten().flat_map(|number| number.to_le_bytes()).collect()
        }
    }

    /// The inverse of a symmetric matrix that is positive in every direction, by Gauss and Jordan: no
    /// pivot of such a one is zero.
    fn inverse(mut matrix: Vec<[f64; WIDTH]>) -> Vec<[f64; WIDTH]> {
        let mut inverse: Vec<[f64; WIDTH]> = (0..WIDTH)
            .map(|at| std::array::from_fn(|other| f64::from(u8::from(at == other))))
            .collect();
        for pivot in 0..WIDTH {
            let scale = 1.0 / matrix[pivot][pivot];
            for rows in [&mut matrix, &mut inverse] {
                rows[pivot].iter_mut().for_each(|x| *x *= scale);
            }
            let (row, own) = (matrix[pivot], inverse[pivot]);
            for at in (0..WIDTH).filter(|at| *at != pivot) {
                let factor = matrix[at][pivot];
                matrix[at].iter_mut().zip(&row).for_each(|(x, y)| *x -= factor * y);
                inverse[at].iter_mut().zip(&own).for_each(|(x, y)| *x -= factor * y);
            }
        }
        inverse
    }
}
