//! Numbers for words and for what is seen of them.

/// The number of some bytes (FNV-1a).
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::hash;
/// assert_ne!(hash::of(b"bread"), hash::of(b"salt"));
/// # }
/// ```
#[must_use]
pub fn of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The number of a pair of numbers.
pub(super) const fn pair(a: u64, b: u64) -> u64 {
    let mixed = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}
