//! The file of a trained labeller.
//!
//! Numbers are little-endian. After a header of eight letters and a version come, in this order:
//!
//! | part | type | count |
//! |---|---|---|
//! | buckets, feature kinds, labels, layers | `u32` | 4 |
//! | reach of each layer | `u32` | layers |
//! | tags of the known features | `u16` | buckets × 4 |
//! | rows of the known features, of unknown ones by kind, of every token | `i8` | × [`WIDTH`] |
//! | step of the rows | `f32` | 1 |
//! | by layer: weights | `i8` | [`WIDTH`] × 3 [`WIDTH`] |
//! | by layer: step and bias of each output | `f32` | 2 × [`WIDTH`] |
//! | weights of the context by input, biases | `f32` | ([`WIDTH`] + 1) × [`WIDTH`] |
//! | weights of the labels by input, biases | `f32` | ([`WIDTH`] + 1) × labels |
//! | scores of the chain | `f32` | [`Chain::SCORES`] |
//! | the [`Trust`] in an entry | `f32` | 3 |
//! | the weights of the [`Agreement`] with a list | `f32` | 4 |
//! | checksum of all before | `u32` | 1 |

mod head;
mod own;
#[cfg(feature = "unstable")]
mod write;

use rustc_hash::FxHashMap;

use crate::label::Label;
use crate::label::chain::{self, Chain, Row};
use crate::label::features;
use crate::label::scheme::Agreement;

pub(crate) use head::Head;
pub(crate) use own::{Difference, Gate, Own, mean};
#[cfg(feature = "unstable")]
pub use write::Parts;

/// How many numbers stand for a token inside the network.
pub const WIDTH: usize = 96;

/// How many known features share a bucket.
pub const SLOTS: usize = 4;

/// How many tokens a convolution sees.
pub const TAPS: usize = 3;

/// How many outputs are summed in one register.
pub(crate) const LANES: usize = 8;

/// How many registers hold sums at once, and how often so many make all outputs.
pub(crate) const PARTS: usize = 4;
pub(crate) const BLOCKS: usize = WIDTH / (PARTS * LANES);

/// The weights of [`LANES`] outputs for two inputs, output by output.
pub(crate) type Pair = [i16; 2 * LANES];

const MAGIC: &[u8; 8] = b"ibid lab";
const VERSION: u32 = 4;

/// Why bytes are no model.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::model::{Model, ModelError};
///
/// assert_eq!(Model::read(b"<!doctype html>").unwrap_err(), ModelError::Magic);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The first letters are others.
    #[error("not a labeller's file")]
    Magic,
    /// Another version of the format.
    #[error("version {0} of the labeller's file is not known")]
    Version(u32),
    /// The numbers of features, labels or layers are not those of this program.
    #[error("the labeller's file is made for other features or labels")]
    Shape,
    /// Fewer or more bytes than the header says.
    #[error("the labeller's file is cut short or has more than it should")]
    Length,
    /// The checksum is another.
    #[error("the labeller's file is damaged")]
    Checksum,
}

/// A trained labeller, its large tables borrowed from the file.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// let file = std::fs::read("data/labeller.bin")?;
/// let model = ibid::unstable::model::Model::read(&file)?;
/// assert_eq!(ibid::unstable::labeller(&model).label("Doe, J. (2020).").len(), 2);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Model<'a> {
    tags: &'a [[u8; 2]],
    rows: &'a [[u8; WIDTH]],
    /// What a step of the rows is worth.
    pub(crate) row_step: f32,
    /// The layers, in order.
    pub(crate) layers: Vec<Layer>,
    /// By input: the weights of the entry's mean.
    pub(crate) context: Vec<[f32; WIDTH]>,
    /// What is added to them.
    pub(crate) context_bias: [f32; WIDTH],
    /// The last layer and the chain.
    pub(crate) head: Head,
    /// What makes the probability of an entry's labels that of its being right.
    pub(crate) trust: Trust,
    /// How much an entry agrees with the others of its list.
    pub(crate) agreement: Agreement,
    /// What was learned from corrections.
    pub(crate) own: Option<Box<Own>>,
    /// The checksum of the file.
    pub(crate) sum: u32,
}

/// A logistic regression from the probability of an entry's core labels to whether all of its core
/// fields are read right.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::model::Trust;
///
/// let trust = Trust { bias: 0.5, odds: 0.8, unsure: 0.7 };
/// assert!(trust.confidence(0.99) > 0.95);
/// assert!(trust.confidence(0.1) < 0.4);
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trust {
    /// The log-odds where the labels are as probable as not.
    pub bias: f32,
    /// What the log-odds of the labels add.
    pub odds: f32,
    /// The confidence below which a reader should look at an entry.
    pub unsure: f32,
}

impl Trust {
    /// How probable it is that every core field is right, 0 to 1.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::model::Trust;
    ///
    /// assert!((Trust::default().confidence(1.0) - 0.5).abs() < f32::EPSILON);
    /// # }
    /// ```
    #[must_use]
    pub fn confidence(&self, labels: f32) -> f32 {
        1.0 / (1.0 + (-(self.bias + self.odds * log_odds(labels))).exp())
    }
}

/// The log-odds of a probability, bounded so that they are a number for all.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// assert_eq!(ibid::unstable::model::log_odds(0.5), 0.0);
/// assert!(ibid::unstable::model::log_odds(1.0) < 10.0);
/// # }
/// ```
#[must_use]
pub fn log_odds(probability: f32) -> f32 {
    const LEAST: f32 = 1e-3;
    ((probability + LEAST) / (1.0 - probability + LEAST)).ln()
}

/// A convolution over a token and two others, at the same distance before and after it.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    /// That distance.
    pub(crate) reach: usize,
    /// By pair of inputs, those of the token before first, then the token's, then those of the token
    /// after: the weights of all outputs.
    pub(crate) weights: Vec<[[Pair; PARTS]; BLOCKS]>,
    /// By output: what a step of its weights is worth.
    pub(crate) steps: [f32; WIDTH],
    /// By output: what is added.
    pub(crate) bias: [f32; WIDTH],
}

impl<'a> Model<'a> {
    /// Reads the file's bytes.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::model::{Model, ModelError};
    ///
    /// let mut file = std::fs::read("data/labeller.bin")?;
    /// assert!(Model::read(&file).is_ok());
    /// file[1000] ^= 1;
    /// assert_eq!(Model::read(&file).unwrap_err(), ModelError::Checksum);
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    /// If they are not a whole, undamaged file made for these features and labels.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { rest: bytes };
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(ModelError::Magic);
        }
        let version = reader.number()?;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let (body, sum) = bytes.split_at(bytes.len() - 4);
        if checksum(body).to_le_bytes() != *sum {
            return Err(ModelError::Checksum);
        }
        let mut model = Self::body(&mut reader)?;
        model.sum = reader.number()?;
        if reader.rest.is_empty() { Ok(model) } else { Err(ModelError::Length) }
    }

    fn body(reader: &mut Reader<'a>) -> Result<Self, ModelError> {
        let buckets = reader.size()?;
        let shape = [reader.size()?, reader.size()?];
        let layers = reader.size()?;
        let fits = buckets.is_power_of_two() && buckets <= 1 << 16 && layers <= 64;
        if !fits || shape != [features::COUNT, Label::COUNT] {
            return Err(ModelError::Shape);
        }
        let reaches = (0..layers).map(|_| reader.size()).collect::<Result<Vec<_>, _>>()?;
        let known = buckets * SLOTS;
        let tags = reader.take(known * 2)?.as_chunks().0;
        let rows = reader.take((known + features::COUNT + 1) * WIDTH)?.as_chunks().0;
        Ok(Self {
            tags,
            rows,
            row_step: reader.float()?,
            layers: reaches.into_iter().map(|r| reader.layer(r)).collect::<Result<_, _>>()?,
            context: (0..WIDTH).map(|_| reader.floats()).collect::<Result<_, _>>()?,
            context_bias: reader.floats()?,
            head: Head {
                output: (0..WIDTH).map(|_| reader.row()).collect::<Result<_, _>>()?,
                bias: reader.row()?,
                rows: FxHashMap::default(),
                chain: Chain::new(
                    &(0..Chain::SCORES).map(|_| reader.float()).collect::<Result<Vec<_>, _>>()?,
                ),
            },
            trust: Trust { bias: reader.float()?, odds: reader.float()?, unsure: reader.float()? },
            agreement: Agreement { weights: reader.floats()? },
            own: None,
            sum: 0,
        })
    }

    /// The row of a feature of a kind, known or not.
    pub(crate) fn row(&self, kind: usize, feature: u32) -> &'a [u8; WIDTH] {
        &self.rows[find(self.tags, feature).unwrap_or(self.tags.len() + kind)]
    }

    /// The row that every token has.
    pub(crate) fn common_row(&self) -> &'a [u8; WIDTH] {
        &self.rows[self.rows.len() - 1]
    }
}

/// The place of a feature among the known ones: its bucket is chosen by its low bits, its slot has
/// its high bits for a tag.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::model::{SLOTS, find, tag};
///
/// let feature = 0x1234_0001; // in bucket 1 of two
/// let mut tags = [[0; 2]; 2 * SLOTS];
/// tags[SLOTS + 2] = tag(feature);
/// assert_eq!(find(&tags, feature), Some(SLOTS + 2));
/// assert_eq!(find(&tags, 0x4321_0001), None);
/// # }
/// ```
///
/// # Panics
/// If there is no bucket.
#[must_use]
pub fn find(tags: &[[u8; 2]], feature: u32) -> Option<usize> {
    let buckets = tags.len() / SLOTS;
    let first = (feature as usize & (buckets - 1)) * SLOTS;
    let tag = tag(feature);
    let slot = tags[first..first + SLOTS].iter().position(|&known| known == tag)?;
    Some(first + slot)
}

/// The tag of a feature; that of an empty slot is zero.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// assert_eq!(ibid::unstable::model::tag(0x1234_5678), [0x34, 0x12]);
/// # }
/// ```
#[must_use]
pub fn tag(feature: u32) -> [u8; 2] {
    let [_, _, low, high] = feature.to_le_bytes();
    u16::from_le_bytes([low, high]).max(1).to_le_bytes()
}

/// FNV-1a over words of four bytes.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::model::checksum;
///
/// assert_eq!(checksum(b""), 0x811c_9dc5);
/// assert_ne!(checksum(b"Doe"), checksum(b"Dpe"));
/// # }
/// ```
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = 0x811c_9dc5_u32;
    let (words, rest) = bytes.as_chunks::<4>();
    for word in words {
        sum = (sum ^ u32::from_le_bytes(*word)).wrapping_mul(0x0100_0193);
    }
    for byte in rest {
        sum = (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    sum
}

/// The bytes not read yet.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Length)?;
        self.rest = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<[u8; 4], ModelError> {
        let (word, rest) = self.rest.split_first_chunk().ok_or(ModelError::Length)?;
        self.rest = rest;
        Ok(*word)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        self.word().map(u32::from_le_bytes)
    }

    fn size(&mut self) -> Result<usize, ModelError> {
        self.number().map(|number| number as usize)
    }

    fn float(&mut self) -> Result<f32, ModelError> {
        self.word().map(f32::from_le_bytes)
    }

    fn floats<const N: usize>(&mut self) -> Result<[f32; N], ModelError> {
        let mut floats = [0.0; N];
        for float in &mut floats {
            *float = self.float()?;
        }
        Ok(floats)
    }

    fn row(&mut self) -> Result<Row, ModelError> {
        let mut row = [0.0; chain::WIDTH];
        row[..Label::COUNT].copy_from_slice(&self.floats::<{ Label::COUNT }>()?);
        Ok(row)
    }

    fn layer(&mut self, reach: usize) -> Result<Layer, ModelError> {
        let rows = self.take(WIDTH * TAPS * WIDTH)?.as_chunks().0;
        let weights = (0..TAPS * WIDTH / 2).map(|pair| weights(rows, pair)).collect();
        Ok(Layer { reach, weights, steps: self.floats()?, bias: self.floats()? })
    }
}

/// The weights of all outputs for a pair of inputs.
fn weights(rows: &[[u8; TAPS * WIDTH]], pair: usize) -> [[Pair; PARTS]; BLOCKS] {
    let mut weights = [[[0; 2 * LANES]; PARTS]; BLOCKS];
    let outputs = weights.as_flattened_mut().as_flattened_mut().as_chunks_mut().0;
    for (output, row) in outputs.iter_mut().zip(rows) {
        *output = [signed(row[2 * pair]), signed(row[2 * pair + 1])];
    }
    weights
}

/// The signed number that a byte is.
pub(crate) fn signed(byte: u8) -> i16 {
    i16::from(byte.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../../data/labeller.bin");

    #[test]
    fn reads_the_embedded_file() {
        let model = Model::read(FILE).expect("the file is whole");
        assert!(FILE.len() <= 5 << 20, "{} bytes", FILE.len());
        assert!(!model.layers.is_empty());
    }

    #[test]
    fn refuses_damaged_files() {
        let read = |bytes: &[u8]| Model::read(bytes).err();
        assert_eq!(read(b""), Some(ModelError::Length));
        assert_eq!(read(b"something else"), Some(ModelError::Magic));
        assert_eq!(read(&FILE[..FILE.len() - 4]), Some(ModelError::Checksum));
        let mut changed = FILE.to_vec();
        changed[5000] ^= 1;
        assert_eq!(read(&changed), Some(ModelError::Checksum));
        changed[8] = 9;
        assert_eq!(read(&changed), Some(ModelError::Version(9)));
    }
}
