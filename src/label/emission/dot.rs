//! Products of whole numbers, in steps as wide as the processor has.
//!
//! Every way gives the same sums, so that every machine reads an entry alike.

use wide::{i16x8, i32x4};

use crate::label::model::{LANES, Pair};

/// A way of multiplying, [`LANES`] outputs at once.
pub(super) trait Dot: Copy {
    /// The sums of the outputs.
    type Sums: Copy;
    /// Two inputs, before each output's weights for them.
    type Inputs: Copy;

    /// The sums of nothing.
    fn zero(self) -> Self::Sums;

    /// Two inputs for all outputs.
    fn spread(self, inputs: [i16; 2]) -> Self::Inputs;

    /// The sums, and each output's weights for two inputs times these.
    fn add(self, sums: Self::Sums, weights: &Pair, inputs: Self::Inputs) -> Self::Sums;

    /// The sum of each output.
    fn each(self, sums: Self::Sums) -> [i32; LANES];
}

/// Eight numbers at once, as every processor of its kind can.
#[derive(Clone, Copy)]
pub(super) struct Narrow;

impl Dot for Narrow {
    type Sums = [i32x4; 2];
    type Inputs = i16x8;

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        [i32x4::ZERO; 2]
    }

    #[inline(always)]
    fn spread(self, [a, b]: [i16; 2]) -> Self::Inputs {
        i16x8::new([a, b, a, b, a, b, a, b])
    }

    #[inline(always)]
    fn add(self, mut sums: Self::Sums, weights: &Pair, inputs: Self::Inputs) -> Self::Sums {
        for (sum, half) in sums.iter_mut().zip(weights.as_chunks().0) {
            *sum += i16x8::new(*half).dot(inputs);
        }
        sums
    }

    #[inline(always)]
    fn each(self, sums: Self::Sums) -> [i32; LANES] {
        let mut each = [0; LANES];
        each.as_chunks_mut().0.iter_mut().zip(sums).for_each(|(half, sum)| *half = sum.to_array());
        each
    }
}

/// Sixteen numbers at once.
#[cfg(target_arch = "x86_64")]
pub(super) use pulp::x86::V3 as Wide;

#[cfg(target_arch = "x86_64")]
impl Dot for Wide {
    type Sums = pulp::i32x8;
    type Inputs = pulp::i16x16;

    #[inline(always)]
    fn zero(self) -> Self::Sums {
        self.splat_i32x8(0)
    }

    #[inline(always)]
    fn spread(self, inputs: [i16; 2]) -> Self::Inputs {
        pulp::bytemuck::cast(self.splat_i32x8(pulp::bytemuck::cast(inputs)))
    }

    #[inline(always)]
    fn add(self, sums: Self::Sums, weights: &Pair, inputs: Self::Inputs) -> Self::Sums {
        let weights = pulp::bytemuck::cast(*weights);
        self.wrapping_add_i32x8(sums, self.multiply_wrapping_add_adjacent_i16x16(weights, inputs))
    }

    #[inline(always)]
    fn each(self, sums: Self::Sums) -> [i32; LANES] {
        pulp::bytemuck::cast(sums)
    }
}
