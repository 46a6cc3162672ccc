//! Writing what a trainer has made.

use super::{MAGIC, SLOTS, TAPS, Trust, VERSION, WIDTH, checksum};
use crate::label::scheme::Agreement;
use crate::label::{Label, features};

/// What a trainer has made, to be written to a file.
///
/// Its numbers are as many as the table of the module says, or [`Model::read`](super::Model::read) refuses the file.
///
/// ```
/// use ibid::Label;
/// use ibid::unstable::chain::Chain;
/// use ibid::unstable::features::COUNT;
/// use ibid::unstable::model::{Model, Parts, SLOTS, Trust, WIDTH};
/// use ibid::unstable::scheme::Agreement;
///
/// let untrained = Parts {
///     tags: vec![[0; 2]; SLOTS],
///     rows: vec![[0.0; WIDTH]; SLOTS + COUNT + 1],
///     layers: Vec::new(),
///     context: vec![0.0; WIDTH * WIDTH],
///     context_bias: [0.0; WIDTH],
///     output: vec![0.0; WIDTH * Label::COUNT],
///     output_bias: vec![0.0; Label::COUNT],
///     chain: vec![0.0; Chain::SCORES],
///     trust: Trust::default(),
///     agreement: Agreement::default(),
/// };
/// assert!(Model::read(&untrained.write()).is_ok());
/// ```
#[derive(Clone, Debug)]
pub struct Parts {
    /// The tags of the known features.
    pub tags: Vec<[u8; 2]>,
    /// The rows, as in [`Model`](super::Model).
    pub rows: Vec<[f32; WIDTH]>,
    /// The layers: reach, weights by output, bias.
    pub layers: Vec<(usize, Vec<[f32; TAPS * WIDTH]>, [f32; WIDTH])>,
    /// By input: the weights of the entry's mean.
    pub context: Vec<f32>,
    /// What is added to them.
    pub context_bias: [f32; WIDTH],
    /// By input: the weights of the labels.
    pub output: Vec<f32>,
    /// The bias of each label.
    pub output_bias: Vec<f32>,
    /// The scores between labels.
    pub chain: Vec<f32>,
    /// What makes the probability of an entry's labels that of its being right.
    pub trust: Trust,
    /// How much an entry agrees with the others of its list.
    pub agreement: Agreement,
}

impl Parts {
    /// The file's bytes: the rows and the layers' weights in steps of eight bits.
    ///
    /// ```
    /// # use ibid::Label;
    /// # use ibid::unstable::chain::Chain;
    /// # use ibid::unstable::features::COUNT;
    /// # use ibid::unstable::model::{Parts, SLOTS, Trust, WIDTH};
    /// # let rows = vec![[0.0; WIDTH]; SLOTS + COUNT + 1];
    /// # let untrained = Parts { tags: vec![[0; 2]; SLOTS], rows, layers: Vec::new(),
    /// #     context: vec![0.0; WIDTH * WIDTH], context_bias: [0.0; WIDTH],
    /// #     output: vec![0.0; WIDTH * Label::COUNT], output_bias: vec![0.0; Label::COUNT],
    /// #     chain: vec![0.0; Chain::SCORES], trust: Trust::default(),
    /// #     agreement: Default::default() };
    /// // `untrained` is the one in the example of `Parts`.
    /// assert!(untrained.write().starts_with(b"ibid lab"));
    /// ```
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(MAGIC);
        let sizes = [self.tags.len() / SLOTS, features::COUNT, Label::COUNT, self.layers.len()];
        let reaches = self.layers.iter().map(|layer| layer.0);
        out.extend(VERSION.to_le_bytes());
        for size in sizes.into_iter().chain(reaches) {
            out.extend(u32::try_from(size).unwrap_or(u32::MAX).to_le_bytes());
        }
        out.extend(self.tags.as_flattened());
        let step = step(self.rows.as_flattened());
        out.extend(self.rows.as_flattened().iter().map(|&value| quantise(value, step)));
        put(&mut out, &[step]);
        for (_, weights, bias) in &self.layers {
            let steps: Vec<f32> = weights.iter().map(|row| self::step(row)).collect();
            for (row, &step) in weights.iter().zip(&steps) {
                out.extend(row.iter().map(|&weight| quantise(weight, step)));
            }
            put(&mut out, &steps);
            put(&mut out, bias);
        }
        put(&mut out, &self.context);
        put(&mut out, &self.context_bias);
        put(&mut out, &self.output);
        put(&mut out, &self.output_bias);
        put(&mut out, &self.chain);
        put(&mut out, &[self.trust.bias, self.trust.odds, self.trust.unsure]);
        put(&mut out, &self.agreement.weights);
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        out
    }
}

fn put(out: &mut Vec<u8>, floats: &[f32]) {
    out.extend(floats.iter().flat_map(|float| float.to_le_bytes()));
}

/// The step in which eight bits hold the largest of `values`.
fn step(values: &[f32]) -> f32 {
    values.iter().fold(1e-6_f32, |most, value| most.max(value.abs())) / 127.0
}

fn quantise(value: f32, step: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, reason = "the value is within the range")]
    let steps = (value / step).round().clamp(-127.0, 127.0) as i8;
    steps.cast_unsigned()
}
