//! Hashing features.

use super::{Kind, NONE};

/// A hash of a few numbers, never [`NONE`].
pub(super) fn hash(kind: Kind, values: &[u32]) -> u32 {
    let mut state = 0x9e37_79b9_u32.wrapping_mul(kind as u32 + 1);
    for &value in values {
        state = mix(state, value);
    }
    finish(state)
}

/// A state with one more number taken in.
pub(super) fn mix(state: u32, value: u32) -> u32 {
    (state.rotate_left(5) ^ value).wrapping_mul(0x27d4_eb2d)
}

/// The hash of a state.
fn finish(mut state: u32) -> u32 {
    state ^= state >> 15;
    state = state.wrapping_mul(0x85eb_ca6b);
    state ^= state >> 13;
    state = state.wrapping_mul(0xc2b2_ae35);
    state ^= state >> 16;
    if state == NONE { 1 } else { state }
}

/// A hash of letters, never [`NONE`].
pub(super) fn hash_letters(kind: Kind, letters: &[char]) -> u32 {
    let mut state = 0x9e37_79b9_u32.wrapping_mul(kind as u32 + 1);
    for &letter in letters {
        state = mix(state, letter as u32);
    }
    finish(state)
}
