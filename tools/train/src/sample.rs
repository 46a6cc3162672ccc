//! From entries to what a network learns from.

use std::collections::HashMap;

use fastrand::Rng;
use ibid::lex::lex;
use ibid::unstable::features::{self, Kind, features};
use ibid::unstable::model::{SLOTS, find, tag};

use crate::augment::{Values, remark, varied};
use crate::corpus::{Example, Scheme};
use crate::maker::Maker;

/// An entry ready to be learned from: for each token the rows to add, and its label.
pub(crate) struct Sample {
    /// [`ROWS`] rows for each token, some hidden; `u32::MAX` is none.
    pub rows: Vec<u32>,
    /// The same with none hidden: what teachers see.
    pub clean: Vec<u32>,
    pub labels: Vec<u8>,
    /// Whether the labels are known; if not, teachers alone tell.
    pub labelled: bool,
}

/// Rows of a token in a sample: its features, the row of every token, that of its scheme.
pub(crate) const ROWS: usize = features::COUNT + 2;

/// How many buckets of known features there are.
const BUCKETS: usize = 8192;

/// How often a feature has to be seen to be known.
const LEAST: u32 = 3;

/// How often all that spells out a word is hidden, and any one feature.
const HIDE_WORD: f32 = 0.12;
const HIDE_FEATURE: f32 = 0.03;

/// How often an entry of the wild takes over values of others, and how often each of its values.
const SWAP: f32 = 0.5;
const SWAP_EACH: f32 = 0.4;

/// How often an entry of the wild is followed by a remark.
const REMARK: f32 = 0.04;

/// What makes samples of entries.
pub(crate) struct Preparer {
    pub tags: Vec<[u8; 2]>,
    maker: Maker,
    values: Values,
}

impl Preparer {
    pub(crate) fn new(examples: &[Example]) -> Self {
        Self {
            tags: known_features(&count_features(examples)),
            maker: Maker::new(examples),
            values: Values::of(examples),
        }
    }

    /// A sample of a varied copy of an entry, or of one that is made.
    pub(crate) fn sample(&self, example: Option<&Example>, rng: &mut Rng) -> Sample {
        let mut entry = match example {
            Some(example) => example.clone(),
            None => self.maker.entry(rng),
        };
        if entry.scheme == Scheme::Wild && entry.labelled {
            if example.is_some() && rng.f32() < SWAP {
                self.values.swap(&mut entry, SWAP_EACH, rng);
            }
            if rng.f32() < REMARK {
                remark(&mut entry, &self.values, rng);
            }
        }
        self.ready(&varied(entry, rng), rng)
    }

    fn ready(&self, entry: &Example, rng: &mut Rng) -> Sample {
        let text = entry.text();
        let (mut tokens, mut hashes) = (Vec::new(), Vec::new());
        lex(&text, &mut tokens);
        features(&text, &tokens, &mut features::Scratch::default(), &mut hashes);
        let known = self.tags.len() as u32;
        let common = known + features::COUNT as u32;
        let always = [common, common + 1 + entry.scheme as u32];
        let (mut rows, mut clean) = (Vec::new(), Vec::new());
        for token in hashes.chunks_exact(features::COUNT) {
            let hide = rng.f32() < HIDE_WORD;
            for (kind, &hash) in token.iter().enumerate() {
                let unknown = known + kind as u32;
                let row = match find(&self.tags, hash) {
                    _ if hash == features::NONE => u32::MAX,
                    Some(row) => row as u32,
                    None => unknown,
                };
                let lexical = Kind::LEXICAL.iter().any(|lexical| *lexical as usize == kind);
                let hidden = (hide && lexical) || rng.f32() < HIDE_FEATURE;
                clean.push(row);
                rows.push(if hidden && row != u32::MAX { unknown } else { row });
            }
            rows.extend(always);
            clean.extend(always);
        }
        Sample { rows, clean, labels: entry.labels(&tokens), labelled: entry.labelled }
    }
}

/// In how many entries each feature is; an entry of the wild counts twice.
fn count_features(examples: &[Example]) -> HashMap<u32, u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let (mut tokens, mut hashes) = (Vec::new(), Vec::new());
    let mut scratch = features::Scratch::default();
    for example in examples {
        let text = example.text();
        lex(&text, &mut tokens);
        features(&text, &tokens, &mut scratch, &mut hashes);
        hashes.sort_unstable();
        hashes.dedup();
        let weight = if example.scheme == Scheme::Wild { 2 } else { 1 };
        for &hash in hashes.iter().filter(|&&hash| hash != features::NONE) {
            *counts.entry(hash).or_default() += weight;
        }
    }
    counts
}

/// The tags of the features that a model knows: the most frequent of each bucket.
fn known_features(counts: &HashMap<u32, u32>) -> Vec<[u8; 2]> {
    let mut by_bucket: Vec<Vec<(u32, u32)>> = vec![Vec::new(); BUCKETS];
    for (&feature, &count) in counts.iter().filter(|(_, count)| **count >= LEAST) {
        by_bucket[feature as usize & (BUCKETS - 1)].push((count, feature));
    }
    let mut tags = vec![[0; 2]; BUCKETS * SLOTS];
    for (bucket, mut features) in by_bucket.into_iter().enumerate() {
        features.sort_unstable_by(|a, b| b.cmp(a));
        for (slot, (_, feature)) in features.into_iter().take(SLOTS).enumerate() {
            tags[bucket * SLOTS + slot] = tag(feature);
        }
    }
    tags
}
