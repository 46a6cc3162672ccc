//! The file of what was learned about capitals.
//!
//! | part | type | count |
//! |---|---|---|
//! | name and version of the format | letters | 8 |
//! | tags of the known words | `u16` | [`SLOTS`] |
//! | what is known of them | `u8` | [`SLOTS`] |
//! | weights of signs | `i8` | [`WEIGHTS`] |
//! | what a step of the weights is worth | `f32` | 1 |
//! | how far from one half a probability is unsure | `f32` | 1 |

use super::hash::pair;
use super::known::Known;

const MAGIC: &[u8; 8] = b"ibidcas1";

/// How many words the table has room for.
pub const SLOTS: usize = 1 << 16;

/// How many weights there are.
pub const WEIGHTS: usize = 1 << 17;

/// What was learned, borrowed from its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Model<'a> {
    tags: &'a [[u8; 2]],
    known: &'a [u8],
    weights: &'a [u8],
    step: f32,
    /// How far from one half the probability of an unsure word is, at most.
    pub(super) margin: f32,
}

impl<'a> Model<'a> {
    /// Reads a file; none if it is another or cut short.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let rest = file.strip_prefix(MAGIC)?;
        let (tags, rest) = rest.split_at_checked(2 * SLOTS)?;
        let (known, rest) = rest.split_at_checked(SLOTS)?;
        let (weights, rest) = rest.split_at_checked(WEIGHTS)?;
        let (numbers, []) = rest.as_chunks::<4>() else { return None };
        let [step, margin] = numbers else { return None };
        let (step, margin) = (f32::from_le_bytes(*step), f32::from_le_bytes(*margin));
        Some(Self { tags: tags.as_chunks().0, known, weights, step, margin })
    }

    /// What is known of a word.
    pub(super) fn known(&self, word: u64) -> Known {
        let (slot, tag) = place(word);
        for slot in (slot..SLOTS).chain(0..slot) {
            match u16::from_le_bytes(self.tags[slot]) {
                0 => break,
                found if found == tag => return Known::from_byte(self.known[slot]),
                _ => {}
            }
        }
        Known::default()
    }

    /// What a sign weighs.
    pub(super) fn weight(&self, sign: u64) -> f32 {
        f32::from(self.weights[bucket(sign)].cast_signed()) * self.step
    }
}

/// The weight that a sign has.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::model::{WEIGHTS, bucket};
/// assert!(bucket(u64::MAX) < WEIGHTS);
/// # }
/// ```
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the highest bits alone are left")]
pub const fn bucket(sign: u64) -> usize {
    (sign >> (u64::BITS - WEIGHTS.trailing_zeros())) as usize
}

/// Where the search for a word begins, and its tag.
#[expect(clippy::cast_possible_truncation, reason = "parts of the number")]
const fn place(word: u64) -> (usize, u16) {
    let mixed = pair(word, 0);
    ((mixed >> (u64::BITS - SLOTS.trailing_zeros())) as usize, (mixed >> 16) as u16 | 1)
}

/// The file of what was learned. Words for which there is no room are left out.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::model::{WEIGHTS, write};
/// assert!(write(&[], &[0.0; WEIGHTS], 0.1).len() < 400_000);
/// # }
/// ```
#[cfg(feature = "unstable")]
#[must_use]
pub fn write(words: &[(u64, Known)], weights: &[f32], margin: f32) -> Vec<u8> {
    let mut tags = vec![0_u16; SLOTS];
    let mut known = vec![0_u8; SLOTS];
    for (word, what) in words.iter().take(SLOTS - 1) {
        let (mut slot, tag) = place(*word);
        while tags[slot] != 0 && tags[slot] != tag {
            slot = (slot + 1) % SLOTS;
        }
        (tags[slot], known[slot]) = (tag, what.byte());
    }
    let largest =
        weights.iter().fold(f32::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
    let step = largest / f32::from(i8::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "at most 127 steps")]
    let steps = weights.iter().map(|weight| ((weight / step).round() as i8).cast_unsigned());
    let mut file = MAGIC.to_vec();
    file.extend(tags.into_iter().flat_map(u16::to_le_bytes));
    file.extend(known);
    file.extend(steps);
    file.extend(step.to_le_bytes());
    file.extend(margin.to_le_bytes());
    file
}
