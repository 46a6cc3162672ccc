//! The file of a model that was learned from corrections.
//!
//! Numbers are little-endian.
//!
//! | part | type | count |
//! |---|---|---|
//! | `ibid own` | letters | 8 |
//! | version | `u32` | 1 |
//! | checksum of the embedded model that it adds to | `u32` | 1 |
//! | features | `u32` | 1 |
//! | weights of the gate, its bound | `f32` | 96 + 1 |
//! | what is added to the weights of the labels, by input; to the biases; to the chain | `f32` | (96 + 1 + 2 + labels) × labels |
//! | by feature, in ascending order: the feature | `u32` | 1 |
//! | and what it adds to each label | `f32` | labels |
//! | checksum of all before | `u32` | 1 |
//!
//! | bytes | give |
//! |---|---|
//! | a file of this program | a [`Model`] |
//! | a text | an error: not a model |
//! | such a file with a byte changed, or cut short | an error: damaged, or at which byte it ends |
//! | a file made beside another embedded model | an error: made for another version |

use std::sync::Arc;

use crate::label::Label;
use crate::label::labeller::EMBEDDED;
use crate::label::model::{Difference, Gate, Model as Network, checksum};

const MAGIC: &[u8; 8] = b"ibid own";
const VERSION: u32 = 1;

/// No number of a gate is larger.
const LARGEST: f32 = 1e9;

/// A model that has learned from corrections: what it adds to the one that comes with the crate.
///
/// ```
/// use ibid::learn::Model;
///
/// let error = Model::read(b"Doe, J. (2020). On bread.").unwrap_err();
/// assert_eq!(error.to_string(), "not a model that ibid has learned");
/// ```
#[derive(Clone, Debug)]
pub struct Model {
    difference: Difference,
    pub(crate) network: Arc<Network<'static>>,
}

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.difference == other.difference
    }
}

/// Why bytes are no model.
///
/// ```
/// use ibid::learn::{Model, ModelError};
///
/// assert_eq!(Model::read(b"ibid own").unwrap_err(), ModelError::End { at: 8 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The first letters are others.
    #[error("not a model that ibid has learned")]
    Magic,
    /// Another version of the format.
    #[error("byte 8: version {0} of the format is not known")]
    Version(u32),
    /// It adds to another model than the one that comes with this program.
    #[error("byte 12: made with another version of ibid; learn again from the same corrections")]
    Base,
    /// There is less or more than the head says.
    #[error("byte {at}: the file ends too early or too late")]
    End {
        /// Where it ends, or should.
        at: usize,
    },
    /// The checksum is another.
    #[error("byte {at}: the file is damaged, its checksum is another")]
    Checksum {
        /// Where the checksum stands.
        at: usize,
    },
    /// A number that no model has, or a feature out of order.
    #[error("byte {at}: not a number that a model can have")]
    Number {
        /// Where it stands.
        at: usize,
    },
}

impl Model {
    /// No file of a model is longer, in bytes.
    ///
    /// ```
    /// assert!(ibid::learn::Model::LONGEST > 1 << 20);
    /// ```
    pub const LONGEST: usize = 64 << 20;

    pub(super) fn new(difference: Difference) -> Self {
        let network = Arc::new(difference.added_to(&EMBEDDED));
        Self { difference, network }
    }

    /// Reads the bytes of a file.
    ///
    /// ```
    /// assert!(ibid::learn::Model::read(&[]).is_err());
    /// ```
    ///
    /// # Errors
    /// If they are no whole, undamaged file that was made with this version of ibid.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take().ok().as_ref() != Some(MAGIC) {
            return Err(ModelError::Magic);
        }
        let [version, base, rows] = [reader.number()?, reader.number()?, reader.number()?];
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        if base != EMBEDDED.sum {
            return Err(ModelError::Base);
        }
        let length = (rows as usize).saturating_mul(ROW).saturating_add(HEAD + DENSE + 4);
        if bytes.len() != length || length > Self::LONGEST {
            return Err(ModelError::End { at: bytes.len().min(length) });
        }
        let at = length - 4;
        if bytes[at..] != checksum(&bytes[..at]).to_le_bytes() {
            return Err(ModelError::Checksum { at });
        }
        let weights = reader.floats(LARGEST)?;
        let gate = Gate { weights, bound: reader.float(LARGEST)? };
        let most = Difference::MOST;
        let dense = (0..Difference::DENSE).map(|_| reader.float(most)).collect::<Result<_, _>>()?;
        let mut before = None;
        let rows = (0..rows).map(|_| {
            let at = reader.at;
            let feature = reader.number()?;
            if before.replace(feature).is_some_and(|before| before >= feature) {
                return Err(ModelError::Number { at });
            }
            Ok((feature, reader.floats(most)?))
        });
        Ok(Self::new(Difference { gate, dense, rows: rows.collect::<Result<_, _>>()? }))
    }

    /// The bytes of its file.
    ///
    /// ```
    /// use ibid::Label;
    /// use ibid::learn::{Correction, Model, learn};
    ///
    /// let entry = |n| Correction::new([(Label::Title, format!("On bread {n}. ")), (Label::Author, "Doe".into())]);
    /// let corrections: Vec<_> = (10..30).map(entry).collect();
    /// let learned = learn(&corrections)?;
    /// assert_eq!(Model::read(&learned.model.write())?, learned.model);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let Difference { gate, dense, rows } = &self.difference;
        let mut out = MAGIC.to_vec();
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        out.extend([VERSION, EMBEDDED.sum, count].iter().flat_map(|number| number.to_le_bytes()));
        let floats = gate.weights.iter().chain([&gate.bound]).chain(dense);
        out.extend(floats.flat_map(|float| float.to_le_bytes()));
        for (feature, adds) in rows {
            out.extend(feature.to_le_bytes());
            out.extend(adds.iter().flat_map(|float| float.to_le_bytes()));
        }
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        out
    }
}

/// The bytes of the parts of a file.
const HEAD: usize = MAGIC.len() + 3 * 4;
const DENSE: usize = (Difference::GATE + Difference::DENSE) * 4;
const ROW: usize = (1 + Label::COUNT) * 4;

/// Bytes, and how many of them are read.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let rest = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk());
        let taken = rest.ok_or(ModelError::End { at: self.bytes.len() })?;
        self.at += N;
        Ok(*taken)
    }

    fn number(&mut self) -> Result<u32, ModelError> {
        self.take().map(u32::from_le_bytes)
    }

    /// A number that is not larger than this, whatever its sign.
    fn float(&mut self, largest: f32) -> Result<f32, ModelError> {
        let at = self.at;
        let float = f32::from_le_bytes(self.take()?);
        if float.abs() <= largest { Ok(float) } else { Err(ModelError::Number { at }) }
    }

    fn floats<const N: usize>(&mut self, largest: f32) -> Result<[f32; N], ModelError> {
        let mut floats = [0.0; N];
        for float in &mut floats {
            *float = self.float(largest)?;
        }
        Ok(floats)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Labeller;
    use crate::label::model::WIDTH;

    /// A model that lets in every entry and adds a little here and there.
    fn example() -> Model {
        let dense = (0..Difference::DENSE).map(|at| if at % 7 == 0 { 0.01 } else { 0.0 });
        let rows = vec![(3, [0.5; Label::COUNT]), (70_000, [-0.25; Label::COUNT])];
        let gate = Gate { weights: [0.0; WIDTH], bound: -1.0 };
        Model::new(Difference { gate, dense: dense.collect(), rows })
    }

    /// The bytes with a checksum that is theirs.
    fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
        let at = bytes.len() - 4;
        let sum = checksum(&bytes[..at]);
        bytes[at..].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    fn error(bytes: &[u8]) -> String {
        Model::read(bytes).expect_err("it is no model").to_string()
    }

    #[test]
    fn reads_what_it_writes() {
        let model = example();
        assert_eq!(Model::read(&model.write()), Ok(model));
    }

    #[test]
    fn says_where_a_file_is_wrong() {
        let file = example().write();
        assert_eq!(error(b"Doe, J."), "not a model that ibid has learned");
        assert_eq!(error(&file[..15]), "byte 15: the file ends too early or too late");
        assert_eq!(error(&file[..1000]), "byte 1000: the file ends too early or too late");
        let longer = [&file[..], b"more"].concat();
        assert_eq!(
            error(&longer),
            format!("byte {}: the file ends too early or too late", file.len())
        );
        let with = |at: usize, bytes: &[u8]| {
            let mut changed = file.clone();
            changed[at..at + bytes.len()].copy_from_slice(bytes);
            changed
        };
        assert_eq!(error(&with(8, &[9])), "byte 8: version 9 of the format is not known");
        assert!(error(&with(12, &[1, 2, 3, 4])).starts_with("byte 12: made with another version"));
        let damaged =
            format!("byte {}: the file is damaged, its checksum is another", file.len() - 4);
        assert_eq!(error(&with(500, &[1])), damaged);
        let not_a_number = summed(with(HEAD, &f32::NAN.to_le_bytes()));
        assert_eq!(error(&not_a_number), "byte 20: not a number that a model can have");
        let first = HEAD + DENSE;
        let twice = summed(with(first + ROW, &3_u32.to_le_bytes()));
        assert_eq!(
            error(&twice),
            format!("byte {}: not a number that a model can have", first + ROW)
        );
    }

    #[test]
    fn never_panics_whatever_the_bytes() {
        let file = example().write();
        let mut random = fastrand::Rng::with_seed(7);
        for round in 0..2000 {
            let mut bytes = file.clone();
            for _ in 0..random.usize(1..8) {
                // The head decides most, so it is changed more often.
                let most = if random.bool() { 40 } else { bytes.len() };
                let at = random.usize(..most);
                bytes[at] = random.u8(..);
            }
            if random.u8(..4) == 0 {
                bytes.truncate(random.usize(4..bytes.len()));
            }
            if round % 2 == 0 {
                bytes = summed(bytes);
            }
            if let Ok(model) = Model::read(&bytes) {
                let segments =
                    Labeller::with_model(&model.network).label("Doe, J. (2020). Bread.").to_vec();
                assert!(segments.iter().all(|segment| segment.confidence.is_finite()));
            }
        }
    }

    #[test]
    fn lets_in_only_what_is_like_the_corrected() {
        let entry = "Doe, J. (2020). On bread. Reuters.";
        let read = |bound| {
            let mut difference = example().difference;
            difference.gate.bound = bound;
            difference.dense[Difference::BIAS + Label::Note as usize] = Difference::MOST;
            let model = Model::new(difference);
            Labeller::with_model(&model.network).label(entry).to_vec()
        };
        assert_eq!(read(-1.0)[0].label, Label::Note);
        assert_eq!(read(1.0), crate::label::label(entry));
    }
}
