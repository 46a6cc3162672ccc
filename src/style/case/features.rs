//! What tells whether a word is a name.

use super::hash::{self, pair};
use super::known::Known;
use super::words::{Gap, Shape, Words};

/// A title as the model sees it.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::words::Words;
/// use ibid::unstable::case::{features::Sight, known::Known};
/// let words = Words::new("On Bread and Salt");
/// let sight = Sight::new(&words, |_| Known::default());
/// assert_eq!(sight.nodes, [0, 1, 3]);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Sight<'a> {
    words: &'a Words,
    /// What is known of each word.
    known: Vec<Known>,
    /// The words that are decided together, in order: those with a capital and no other.
    pub nodes: Vec<usize>,
    /// How many of them are mostly names elsewhere.
    level: u64,
}

/// What stands for a word where there is none.
const NONE: u64 = 1;

impl<'a> Sight<'a> {
    /// Looks at the words of a title; `known` tells what is known of a word.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::words::Words;
    /// use ibid::unstable::case::{features::Sight, known::Known};
    /// let words = Words::new("On Bread and Salt");
    /// let sight = Sight::new(&words, |_| Known::default());
    /// assert_eq!(sight.nodes.len(), 3);
    /// # }
    /// ```
    pub fn new(words: &'a Words, known: impl Fn(usize) -> Known) -> Self {
        let known: Vec<Known> = (0..words.list.len()).map(known).collect();
        let is_node = |index: &usize| words.list[*index].shape == Shape::Capital;
        let nodes: Vec<usize> = (0..words.list.len()).filter(is_node).collect();
        let names = nodes.iter().filter(|&&node| known[node].is_mostly_name()).count();
        let level = match (nodes.len(), 4 * names) {
            (0..=2, names) => names.min(1) as u64,
            (3..=5, names) => 2 + (names / nodes.len()).min(3) as u64,
            (_, names) => 6 + (names / nodes.len()).min(3) as u64,
        };
        Self { words, known, nodes, level }
    }

    /// What is known of a word.
    pub(super) fn of(&self, index: usize) -> Known {
        self.known.get(index).copied().unwrap_or_default()
    }

    fn word(&self, index: Option<usize>) -> u64 {
        index.and_then(|index| self.words.list.get(index)).map_or(NONE, |word| word.hash)
    }

    fn known(&self, index: Option<usize>) -> u64 {
        index
            .and_then(|index| self.known.get(index))
            .map_or(NONE << 16, |known| u64::from(known.byte()))
    }

    fn bucket(&self, index: Option<usize>) -> u64 {
        index
            .and_then(|index| self.known.get(index))
            .map_or(NONE << 16, |known| u64::from(known.bucket()))
    }

    fn gap(&self, index: usize) -> u64 {
        self.words.list.get(index).map_or(Gap::Edge, |word| word.gap) as u64
    }

    fn role(&self, index: Option<usize>) -> u64 {
        let word = index.and_then(|index| self.words.list.get(index));
        word.map_or(9, |word| word.shape as u64 + if word.opens { 3 } else { 0 })
    }

    /// What speaks for a capital at a word. `see` takes the number of a sign, and whether it is one
    /// of the word itself, which rare words do not have.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::words::Words;
    /// use ibid::unstable::case::{features::Sight, known::Known};
    /// let words = Words::new("On Bread and Salt");
    /// let sight = Sight::new(&words, |_| Known::default());
    /// let mut own = 0;
    /// sight.alone(1, |_, is_own| own += u32::from(is_own));
    /// assert!(own > 0);
    /// # }
    /// ```
    pub fn alone(&self, node: usize, mut see: impl FnMut(u64, bool)) {
        let small = self.words.small(node);
        let before = node.checked_sub(1);
        let after = Some(node + 1);
        let word = self.words.list[node].hash;
        let (word_before, word_after) = (self.word(before), self.word(after));
        let (known, bucket) = (self.known(Some(node)), self.bucket(Some(node)));
        see(1, false);
        see(pair(2, word), true);
        see(pair(pair(3, word_before), word), true);
        see(pair(pair(4, word), word_after), true);
        see(pair(5, word_before), false);
        see(pair(6, word_after), false);
        let bytes = small.as_bytes();
        let mut ends = [0; 6];
        for length in 2..=5 {
            let end = &bytes[bytes.len().saturating_sub(length)..];
            ends[length] = hash::of(end);
            see(pair(5 + length as u64, ends[length]), false);
        }
        for length in 3..=4 {
            let start = &bytes[..bytes.len().min(length)];
            see(pair(10 + length as u64, hash::of(start)), false);
        }
        see(pair(20, bucket), false);
        see(pair(21, known), false);
        let (known_before, known_after) = (self.known(before), self.known(after));
        see(pair(pair(22, known), known_before), false);
        see(pair(pair(23, known), known_after), false);
        see(pair(pair(24, known), word_before), false);
        see(pair(pair(25, known), word_after), false);
        let (gap, next) = (self.gap(node), self.gap(node + 1));
        let roles = self.role(before) * 16 + self.role(after);
        see(pair(pair(26, known), gap * 16 + next), false);
        see(pair(pair(27, bucket), roles), false);
        see(pair(pair(28, bucket), self.level), false);
        see(pair(pair(29, bucket), ends[3]), false);
        see(pair(pair(30, bucket), ends[2]), false);
        see(pair(pair(31, bucket), bytes.len().min(12) as u64), false);
        let buckets = self.bucket(before) * 64 + self.bucket(after);
        see(pair(pair(32, bucket), buckets), false);
        let second = self.word(node.checked_sub(2));
        let phrase = pair(second, word_before);
        see(pair(33, phrase), false);
        see(pair(pair(34, phrase), bucket), false);
        let follows = pair(word_after, self.word(Some(node + 2)));
        see(pair(pair(35, follows), bucket), false);
    }

    /// What speaks for capitals at two nodes that follow one another.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::words::Words;
    /// use ibid::unstable::case::{features::Sight, known::Known};
    /// let words = Words::new("On Bread and Salt");
    /// let sight = Sight::new(&words, |_| Known::default());
    /// let mut signs = 0;
    /// sight.together(1, 3, |_, _| signs += 1);
    /// assert!(signs > 0);
    /// # }
    /// ```
    pub fn together(&self, first: usize, second: usize, mut see: impl FnMut(u64, bool)) {
        let between = (first + 1..=second).fold(7, |sum, index| {
            let word = if index == second { NONE } else { self.words.list[index].hash };
            pair(pair(sum, self.gap(index)), word)
        });
        let buckets = self.bucket(Some(first)) * 64 + self.bucket(Some(second));
        let both = pair(self.words.list[first].hash, self.words.list[second].hash);
        see(50, false);
        see(pair(51, between), false);
        see(pair(52, buckets), false);
        see(pair(53, both), true);
        see(pair(pair(54, between), buckets), false);
        see(pair(pair(55, self.known(Some(first))), self.known(Some(second))), false);
        see(pair(56, self.word(Some(second))), true);
        see(pair(57, self.word(Some(first))), true);
    }
}
