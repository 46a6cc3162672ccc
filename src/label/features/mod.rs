//! From tokens to features.
//!
//! Each token gives [`COUNT`] features, always in the same order: its word, its ends, its form, the
//! marks around it, where it stands. A feature is a hash of its value; [`NONE`] stands for a
//! feature that the token does not have. Which hashes the model knows is the model's affair.

mod addressed;
mod facts;
mod hashing;
mod listed;

use crate::lex::Token;
use facts::{Depth, Facts, gather, look_ahead, look_back, opens_quote};
use hashing::{hash, hash_letters};

pub use facts::Scratch;

/// How many features a token has.
pub const COUNT: usize = Kind::Listed as usize + 1;

/// The hash of a feature that is absent.
pub const NONE: u32 = 0;

/// The kinds of features, in their order.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::features::{COUNT, Kind, Scratch, features};
///
/// let (entry, mut tokens, mut hashes) = ("Bread and bread", Vec::new(), Vec::new());
/// ibid::lex::lex(entry, &mut tokens);
/// features(entry, &tokens, &mut Scratch::default(), &mut hashes);
/// let of = |token: usize, kind| hashes[token * COUNT + kind as usize];
/// assert_eq!(of(0, Kind::Word), of(2, Kind::Word));
/// assert_ne!(of(0, Kind::Shape), of(2, Kind::Shape));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// The word, folded: lower case, digits as 0.
    Word,
    /// The word with the word before it.
    Before,
    /// The word with the word after it.
    After,
    /// Its first three letters.
    Prefix3,
    /// Its last two letters.
    Suffix2,
    /// Its last three letters.
    Suffix3,
    /// Its last four letters.
    Suffix4,
    /// Its first letter.
    Initial,
    /// Its form: "Xx", "00".
    Shape,
    /// Its form with its marks.
    Dressed,
    /// The marks before it, and whether a line starts there.
    Leading,
    /// The marks after it.
    Trailing,
    /// The last mark before it, with the form of the word before.
    Joint,
    /// Which brackets and quotes it stands in.
    Enclosure,
    /// How many tokens are before it.
    FromStart,
    /// How many tokens are after it.
    ToEnd,
    /// Which sentence it stands in, and how far in it.
    Sentence,
    /// How far the sentence goes on, and how it ends.
    SentenceEnd,
    /// What has come before: a year, a quoted title, an address.
    Past,
    /// What is still to come.
    Future,
    /// What a number may be.
    Magnitude,
    /// Whether the word comes again, or has come before.
    Repetition,
    /// Whether the host or the path of an address holds the word.
    Addressed,
    /// Which lists the word or the phrase around it is in.
    Listed,
}

#[cfg(feature = "unstable")]
impl Kind {
    /// The kinds that spell out the word, so that a trainer can hide them.
    pub const LEXICAL: [Self; 8] = [
        Self::Word,
        Self::Before,
        Self::After,
        Self::Prefix3,
        Self::Suffix2,
        Self::Suffix3,
        Self::Suffix4,
        Self::Initial,
    ];
}
/// Writes the features of each token to `out`, [`COUNT`] for each, replacing what it holds.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::features::{COUNT, Scratch, features};
///
/// let (entry, mut tokens, mut hashes) = ("Doe, J. (2020).", Vec::new(), Vec::new());
/// ibid::lex::lex(entry, &mut tokens);
/// features(entry, &tokens, &mut Scratch::default(), &mut hashes);
/// assert_eq!(hashes.len(), 3 * COUNT);
/// # }
/// ```
///
/// # Panics
/// If the tokens are not those of `entry`.
pub fn features(entry: &str, tokens: &[Token], scratch: &mut Scratch, out: &mut Vec<u32>) {
    out.clear();
    gather(entry, tokens, scratch);
    look_back(&mut scratch.facts);
    look_ahead(&mut scratch.facts);
    addressed::look_up(entry, tokens, &mut scratch.addresses, &mut scratch.facts);
    listed::look_up(&mut scratch.facts);
    let mut place = Place::default();
    for at in 0..tokens.len() {
        let own = &scratch.facts[at];
        place.enter(own);
        spelling(at, scratch, out);
        form(at, &scratch.facts, out);
        place.emit(at, &scratch.facts, out);
        place.leave(own);
    }
}

/// Pushes what spells out the word of the token `at`.
fn spelling(at: usize, scratch: &Scratch, out: &mut Vec<u32>) {
    let own = &scratch.facts[at];
    let letters = &scratch.folded[own.start..own.end];
    let neighbour =
        |at: Option<usize>| at.and_then(|at| scratch.facts.get(at)).map_or(NONE, |fact| fact.word);
    out.push(own.word);
    out.push(hash(Kind::Before, &[neighbour(at.checked_sub(1)), own.word]));
    out.push(hash(Kind::After, &[own.word, neighbour(Some(at + 1))]));
    out.push(hash_letters(Kind::Prefix3, &letters[..letters.len().min(3)]));
    for (kind, length) in [(Kind::Suffix2, 2), (Kind::Suffix3, 3), (Kind::Suffix4, 4)] {
        out.push(hash_letters(kind, &letters[letters.len().saturating_sub(length)..]));
    }
    out.push(hash_letters(Kind::Initial, &letters[..letters.len().min(1)]));
}

/// Pushes what a token looks like.
fn form(at: usize, facts: &[Facts], out: &mut Vec<u32>) {
    let own = &facts[at];
    let (shape, mark) =
        at.checked_sub(1).map_or((0, ' '), |b| (facts[b].shape, facts[b].last_mark));
    let length = small(own.end - own.start, 5);
    out.push(hash(Kind::Shape, &[own.shape, length]));
    out.push(hash(Kind::Dressed, &[own.shape, own.leading, own.trailing]));
    out.push(hash(Kind::Leading, &[own.leading]));
    out.push(hash(Kind::Trailing, &[own.trailing]));
    out.push(hash(Kind::Joint, &[shape, mark as u32, own.shape]));
}

/// Where the walk through an entry stands.
#[derive(Default)]
struct Place {
    sentence: u32,
    in_sentence: u32,
    depth: Depth<u32>,
    past: u32,
}

impl Place {
    /// Takes in what opens before the token.
    fn enter(&mut self, own: &Facts) {
        match own.first_mark {
            '(' | '（' => self.depth.round += 1,
            '[' | '【' | '［' => self.depth.square += 1,
            mark if opens_quote(mark) => self.depth.quote = 1,
            _ => {}
        }
    }

    /// Pushes where the token `at` stands.
    fn emit(&self, at: usize, facts: &[Facts], out: &mut Vec<u32>) {
        let own = &facts[at];
        let Depth { round, square, quote } = self.depth;
        let (left, mark) = own.sentence_left;
        out.push(hash(Kind::Enclosure, &[round.min(2), square.min(1), quote]));
        out.push(hash(Kind::FromStart, &[bucket(at)]));
        out.push(hash(Kind::ToEnd, &[bucket(facts.len() - 1 - at)]));
        out.push(hash(Kind::Sentence, &[self.sentence.min(5), self.in_sentence.min(4)]));
        out.push(hash(Kind::SentenceEnd, &[left.min(6), mark as u32]));
        out.push(hash(Kind::Past, &[self.past]));
        out.push(hash(Kind::Future, &[own.future]));
        out.push(hash(Kind::Magnitude, &[own.magnitude]));
        out.push(hash(Kind::Repetition, &[own.repetition]));
        out.push(hash(Kind::Addressed, &[own.addressed, u32::from(own.is_capital)]));
        out.push(hash(Kind::Listed, &[own.listed, u32::from(own.is_capital)]));
    }

    /// Takes in what the token closes.
    fn leave(&mut self, own: &Facts) {
        let Depth { round, square, quote } = own.closes;
        self.depth.round = self.depth.round.saturating_sub(u32::from(round));
        self.depth.square = self.depth.square.saturating_sub(u32::from(square));
        self.depth.quote *= u32::from(!quote);
        self.past |= own.sights;
        self.in_sentence += 1;
        if own.ends_sentence {
            self.sentence += 1;
            self.in_sentence = 0;
        }
    }
}

/// A number, or `most` if it is larger.
fn small(number: usize, most: u32) -> u32 {
    u32::try_from(number).map_or(most, |number| number.min(most))
}
/// A distance, the exacter the smaller it is.
fn bucket(distance: usize) -> u32 {
    match distance {
        0..=8 => small(distance, 8),
        9..=11 => 9,
        12..=15 => 10,
        16..=23 => 11,
        24..=39 => 12,
        _ => 13,
    }
}
