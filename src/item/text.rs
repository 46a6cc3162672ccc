//! Reading of text variables, which CSL-JSON in the wild also gives as numbers.

use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected text or a number")]
enum Scalar {
    Text(String),
    Number(serde_json::Number),
    Flag(bool),
}

impl From<Scalar> for String {
    fn from(value: Scalar) -> Self {
        match value {
            Scalar::Text(text) => text,
            Scalar::Number(number) => number.to_string(),
            Scalar::Flag(flag) => flag.to_string(),
        }
    }
}

/// Reads a variable that must have a value.
pub(super) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Scalar::deserialize(deserializer).map(String::from)
}

/// Reads a variable that may be `null`.
pub(super) fn optional<'de, D>(deserializer: D) -> Result<Option<String>, D::Error>
where
    D: Deserializer<'de>,
{
    Option::<Scalar>::deserialize(deserializer).map(|value| value.map(String::from))
}
