//! CSL-JSON, the format that items have of themselves: it holds everything.
//!
//! | file | read as |
//! |---|---|
//! | `[{…}, {…}]` | the items of the array |
//! | `{"items": [{…}]}` | the items of that array |
//! | `{"a": {…}, "b": {…}}` | the items, with the keys as ids where they have none |
//! | `{"id": "a", "type": "book", …}` | one item |
//! | one of these on each line (JSON lines) | all of them |
//!
//! Dates may be objects, or strings as in `"2022-02-10"`; numbers may be strings, and text
//! numbers. What citeproc-js and Zotero read of an item is read too: a `raw` date, a range whose end
//! is 0, and the lines `variable: value` of a note.

mod extra;

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use thiserror::Error;

use crate::item::Item;

use crate::format::{Salvaged, Written};

/// The text is not CSL-JSON.
///
/// ```
/// let error = ibid::format::csl_json::read(r#"[{"type": "book", "volume": {}}]"#).unwrap_err();
/// assert_eq!((error.line, error.message.as_str()), (1, "expected text or a number"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
#[non_exhaustive]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub message: String,
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let place = format!(" at line {line} column {column}");
        let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
        // The end of a line is column 0 of the next one.
        Self { line, column: column.max(1), message }
    }
}

/// Writes items as an array.
///
/// ```
/// use ibid::{Item, Kind, format};
///
/// let json = format::csl_json::write(&[Item::new("a", Kind::Book)]);
/// assert_eq!(json.text, "[\n  {\n    \"id\": \"a\",\n    \"type\": \"book\"\n  }\n]\n");
/// ```
pub fn write(items: &[Item]) -> Written {
    let mut text = serde_json::to_string_pretty(items).unwrap_or_default();
    text.push('\n');
    Written { text, losses: Vec::new() }
}

/// Reads items from any of the forms.
///
/// ```
/// use ibid::{Date, format};
///
/// let items = format::csl_json::read(r#"{"a": {"type": "book", "issued": "2022-02-10"}}"#)?;
/// assert_eq!(items[0].id, "a");
/// assert_eq!(items[0].issued, Some(Date::day(2022, 2, 10)));
///
/// let error = format::csl_json::read("[\n  {\"type\" \"book\"}\n]").unwrap_err();
/// assert_eq!(error.to_string(), "line 2, column 11: expected `:`");
/// # Ok::<(), format::csl_json::Error>(())
/// ```
///
/// # Errors
/// If the text is not JSON, or a value does not have the form of its variable.
pub fn read(text: &str) -> Result<Vec<Item>, Error> {
    salvage(text).strict()
}

/// Reads the items up to the first thing that is wrong, and says what it is.
///
/// ```
/// let read = ibid::format::csl_json::salvage("{\"id\": \"a\", \"type\": \"book\"}\n{\"id\": 1");
/// assert_eq!(read.items[0].id, "a");
/// assert_eq!(read.problems[0].line, 2);
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut items = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut problems = Vec::new();
    // JSON lines are documents one after the other.
    while let Err(error) = deserializer.end() {
        let _ = error;
        if let Err(error) = Documents(&mut items).deserialize(&mut deserializer) {
            problems.push(error.into());
            break;
        }
    }
    items.iter_mut().for_each(extra::tell);
    Salvaged::new(items, problems)
}

/// Adds the items of a document to those there are.
struct Documents<'i>(&'i mut Vec<Item>);

impl<'de> DeserializeSeed<'de> for Documents<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Documents<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of CSL items, or an object that holds them")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        while let Some(item) = array.next_element()? {
            self.0.push(item);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut single = serde_json::Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == "items" && single.is_empty() {
                map.next_value_seed(Documents(self.0))?;
                continue;
            }
            match map.next_value()? {
                Entry::Item(mut item) => {
                    if item.id.is_empty() {
                        item.id = key;
                    }
                    self.0.push(*item);
                }
                Entry::Variable(value) => {
                    single.insert(key, value);
                }
            }
        }
        if single.contains_key("type") || single.contains_key("title") {
            let item = Item::deserialize(serde_json::Value::Object(single));
            self.0.push(item.map_err(A::Error::custom)?);
        }
        Ok(())
    }
}

/// A value in an object: an item under its id, or a variable of the only item.
enum Entry {
    Item(Box<Item>),
    Variable(serde_json::Value),
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if value.get("type").is_some_and(serde_json::Value::is_string) {
            Item::deserialize(value)
                .map(|item| Self::Item(Box::new(item)))
                .map_err(D::Error::custom)
        } else {
            Ok(Self::Variable(value))
        }
    }
}
