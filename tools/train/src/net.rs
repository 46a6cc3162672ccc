//! The network in floating point.

use ibid::Label;
use ibid::unstable::chain::Chain;
use ibid::unstable::features;
use ibid::unstable::model::{Parts, TAPS, Trust, WIDTH};
use ibid::unstable::scheme::Agreement;

use crate::corpus::Scheme;

/// How far each layer looks.
pub(crate) const REACHES: [usize; 6] = [1, 2, 4, 8, 2, 1];

pub(crate) const LABELS: usize = Label::COUNT;
pub(crate) const IN: usize = TAPS * WIDTH;

/// What makes a network's probabilities those of being right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calibration {
    /// What scores are scaled by: less than one where a network is surer than it should be.
    pub sharpness: f32,
    /// What makes the probability of an entry's labels that of its being right.
    pub trust: Trust,
    /// How much an entry agrees with the others of its list.
    pub agreement: Agreement,
}

impl Calibration {
    pub(crate) const NONE: Self = Self {
        sharpness: 1.0,
        trust: Trust { bias: 0.0, odds: 1.0, unsure: 0.0 },
        agreement: Agreement { weights: [0.0; 4] },
    };
}

/// A network's parameters, or a gradient of each.
#[derive(Clone)]
pub(crate) struct Net {
    /// Rows of the known features, of the unknown, of every token, of each scheme.
    pub rows: Vec<f32>,
    /// All else, flat: see [`Layout`].
    pub dense: Vec<f32>,
}

/// Where the parts of the dense parameters begin.
pub(crate) struct Layout;

impl Layout {
    pub(crate) const LAYER: usize = IN * WIDTH + WIDTH;
    pub(crate) const CONTEXT: usize = REACHES.len() * Self::LAYER;
    pub(crate) const CONTEXT_BIAS: usize = Self::CONTEXT + WIDTH * WIDTH;
    pub(crate) const OUTPUT: usize = Self::CONTEXT_BIAS + WIDTH;
    pub(crate) const OUTPUT_BIAS: usize = Self::OUTPUT + WIDTH * LABELS;
    pub(crate) const CHAIN: usize = Self::OUTPUT_BIAS + LABELS;
    pub(crate) const SIZE: usize = Self::CHAIN + Chain::SCORES;
}

impl Net {
    /// A network of small random weights.
    pub(crate) fn random(known: usize, rng: &mut fastrand::Rng) -> Self {
        let mut uniform = |scale: f32| (rng.f32() * 2.0 - 1.0) * scale;
        let count = known + features::COUNT + 1 + Scheme::COUNT;
        let rows = (0..count * WIDTH).map(|_| uniform(0.08)).collect();
        let mut dense = vec![0.0; Layout::SIZE];
        for layer in 0..REACHES.len() {
            let start = layer * Layout::LAYER;
            dense[start..start + IN * WIDTH].iter_mut().for_each(|w| *w = uniform(0.1));
        }
        dense[Layout::CONTEXT..Layout::CONTEXT_BIAS].iter_mut().for_each(|w| *w = uniform(0.1));
        dense[Layout::OUTPUT..Layout::OUTPUT_BIAS].iter_mut().for_each(|w| *w = uniform(0.1));
        Self { rows, dense }
    }

    pub(crate) fn chain(&self) -> Chain {
        Chain::new(&self.dense[Layout::CHAIN..])
    }

    /// The parts of a model's file, which labels by the rules of `scheme`.
    pub(crate) fn parts(
        &self,
        tags: &[[u8; 2]],
        scheme: Scheme,
        calibration: Calibration,
    ) -> Parts {
        let mut rows = self.rows.as_chunks::<WIDTH>().0.to_vec();
        let common = tags.len() + features::COUNT;
        let own = rows[common + 1 + scheme as usize];
        rows[common].iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        rows.truncate(common + 1);
        let scaled = |part: &[f32]| part.iter().map(|x| x * calibration.sharpness).collect();
        let layers = REACHES.iter().enumerate().map(|(layer, &reach)| {
            let part = &self.dense[layer * Layout::LAYER..][..Layout::LAYER];
            let weights = (0..WIDTH).map(|out| std::array::from_fn(|i| part[i * WIDTH + out]));
            let bias = std::array::from_fn(|out| part[IN * WIDTH + out]);
            (reach, weights.collect(), bias)
        });
        Parts {
            tags: tags.to_vec(),
            rows,
            layers: layers.collect(),
            context: self.dense[Layout::CONTEXT..Layout::CONTEXT_BIAS].to_vec(),
            context_bias: std::array::from_fn(|out| self.dense[Layout::CONTEXT_BIAS + out]),
            output: scaled(&self.dense[Layout::OUTPUT..Layout::OUTPUT_BIAS]),
            output_bias: scaled(&self.dense[Layout::OUTPUT_BIAS..Layout::CHAIN]),
            chain: scaled(&self.dense[Layout::CHAIN..]),
            trust: calibration.trust,
            agreement: calibration.agreement,
        }
    }
}
