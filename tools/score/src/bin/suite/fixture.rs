//! Reads a fixture of the CSL test suite.
//!
//! A fixture is a text of sections, `>>===== NAME =====>>` to `<<===== NAME =====<<` with any number
//! of `=`. What stands outside them is a remark.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail, ensure};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// What a fixture asks, and what it expects.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub mode: Mode,
    pub result: String,
    /// The style, as XML.
    pub style: String,
    /// Items in CSL-JSON, in the order in which they are made known to the processor.
    pub items: Vec<Value>,
    pub citations: Citations,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Citation,
    Bibliography,
}

/// What is cited.
#[derive(Debug)]
pub(crate) enum Citations {
    /// All items, in one mark.
    All,
    /// Marks, each on its own: a cite has the position that it says, not the one that it stands in.
    Alone(Vec<Vec<Cite>>),
    /// How a document was written, mark by mark.
    Steps(Vec<Step>),
}

/// One work cited in a mark.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Cite {
    #[serde(deserialize_with = "word")]
    pub id: String,
    #[serde(default, deserialize_with = "maybe_word")]
    pub locator: Option<String>,
    pub label: Option<String>,
    #[serde(default)]
    pub prefix: String,
    #[serde(default)]
    pub suffix: String,
    #[serde(default)]
    pub suppress_author: bool,
    #[serde(default)]
    pub author_only: bool,
    pub position: Option<Position>,
    #[serde(default)]
    pub near_note: bool,
}

/// Whether a work was cited before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u8")]
pub(crate) enum Position {
    First,
    Subsequent,
    Ibid,
    IbidWithLocator,
}

impl TryFrom<u8> for Position {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            0 => Ok(Self::First),
            1 => Ok(Self::Subsequent),
            2 => Ok(Self::Ibid),
            3 => Ok(Self::IbidWithLocator),
            _ => Err(format!("there is no position {number}")),
        }
    }
}

/// A mark that is written or written anew, and the marks that then stand before and after it.
/// A mark that is named in neither is deleted.
#[derive(Debug, Deserialize)]
pub(crate) struct Step(pub Written, pub Vec<Place>, pub Vec<Place>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Written {
    #[serde(rename = "citationID")]
    pub id: String,
    #[serde(rename = "citationItems")]
    pub cites: Vec<Cite>,
    #[serde(default)]
    pub properties: Properties,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Properties {
    /// The number of the note; 0 in the text.
    #[serde(default)]
    pub note_index: usize,
}

/// A mark by its name, and the number of its note.
#[derive(Debug, Deserialize)]
pub(crate) struct Place(pub String, pub usize);

impl Fixture {
    pub(crate) fn read(text: &str) -> Result<Self> {
        let mut sections = sections(text)?;
        let mut take = |name: &str| sections.remove(name);
        let mut must = |name: &str| take(name).with_context(|| format!("{name} is missing"));
        let mode = mode(must("MODE")?.trim())?;
        let result = must("RESULT")?.trim_matches('\n').to_owned();
        let style = must("CSL")?;
        let items = serde_json::from_str(&must("INPUT")?).context("INPUT")?;
        let citations = citations(take("CITATION-ITEMS"), take("CITATIONS"))?;
        take("DESCRIPTION");
        take("VERSION");
        if let Some(name) = sections.keys().next() {
            bail!("nothing is known of {name}");
        }
        Ok(Self { mode, result, style, items: with_ids(items), citations })
    }
}

fn mode(name: &str) -> Result<Mode> {
    match name {
        "citation" => Ok(Mode::Citation),
        "bibliography" => Ok(Mode::Bibliography),
        _ => bail!("nothing is known of the mode {name}"),
    }
}

fn citations(alone: Option<String>, steps: Option<String>) -> Result<Citations> {
    Ok(match (alone, steps) {
        (None, None) => Citations::All,
        (Some(json), None) => {
            Citations::Alone(serde_json::from_str(&json).context("CITATION-ITEMS")?)
        }
        (None, Some(json)) => Citations::Steps(serde_json::from_str(&json).context("CITATIONS")?),
        (Some(_), Some(_)) => bail!("both CITATION-ITEMS and CITATIONS"),
    })
}

/// Gives every item an id that is a word. Of items of one id the last counts.
fn with_ids(mut items: Vec<Value>) -> Vec<Value> {
    for (index, item) in items.iter_mut().enumerate() {
        let id = match &item["id"] {
            Value::Null => format!("item {index}"),
            id => as_word(id),
        };
        item["id"] = id.into();
    }
    let later = |index: usize, id: &Value| items[index + 1..].iter().any(|item| item["id"] == *id);
    let last = |(index, item): &(usize, &Value)| !later(*index, &item["id"]);
    items.iter().enumerate().filter(last).map(|(_, item)| item.clone()).collect()
}

/// The sections of a fixture by their names.
fn sections(text: &str) -> Result<BTreeMap<String, String>> {
    let mut sections = BTreeMap::new();
    let mut open: Option<(&str, Vec<&str>)> = None;
    // Some begin with a byte order mark.
    for line in text.trim_start_matches('\u{feff}').lines() {
        match (&mut open, boundary(line, ">>"), boundary(line, "<<")) {
            (None, Some(name), _) => open = Some((name, Vec::new())),
            (Some((name, _)), Some(other), _) => bail!("{other} opens within {name}"),
            (Some((name, lines)), _, Some(closed)) => {
                ensure!(*name == closed, "{closed} closes {name}");
                sections.insert(closed.to_owned(), lines.join("\n"));
                open = None;
            }
            (Some((_, lines)), None, None) => lines.push(line),
            (None, ..) => {}
        }
    }
    ensure!(open.is_none(), "a section is not closed");
    Ok(sections)
}

/// The name in a line that opens or closes a section.
fn boundary<'a>(line: &'a str, arrow: &str) -> Option<&'a str> {
    let inner = line.trim().strip_prefix(arrow)?.strip_suffix(arrow)?;
    let name = inner.strip_prefix('=')?.strip_suffix('=')?.trim_matches('=').trim();
    (!name.is_empty()).then_some(name)
}

fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Value::deserialize(deserializer).map(|value| as_word(&value))
}

fn maybe_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    word(deserializer).map(Some)
}

/// A word or a number as a word.
fn as_word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "\
>>===== MODE =====>>
citation
<<===== MODE =====<<
A remark.
>>== RESULT ==>>

>>[0] One
..[1] Two

<<== RESULT ==<<
>>==== CSL ====>>
<style/>
<<==== CSL ====<<
>>===== INPUT =====>>
[{\"id\": 7}, {\"title\": \"A\"}, {\"id\": \"7\", \"title\": \"B\"}]
<<===== INPUT =====<<
";

    fn with(section: &str, json: &str) -> Result<Fixture> {
        let section = format!(">>===== {section} =====>>\n{json}\n<<===== {section} =====<<\n");
        Fixture::read(&format!("{PLAIN}{section}"))
    }

    #[test]
    fn sections_are_read() {
        let fixture = Fixture::read(PLAIN).unwrap();
        assert_eq!(fixture.mode, Mode::Citation);
        assert_eq!(fixture.result, ">>[0] One\n..[1] Two");
        assert_eq!(fixture.style, "<style/>");
        assert!(matches!(fixture.citations, Citations::All));
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        assert!(Fixture::read(&format!("\u{feff}{PLAIN}")).is_ok());
    }

    #[test]
    fn every_item_has_an_id_of_its_own() {
        let items = Fixture::read(PLAIN).unwrap().items;
        let ids: Vec<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["item 1", "7"]);
        assert_eq!(items[1]["title"], "B");
    }

    #[test]
    fn cites_are_read() {
        let json = r#"[[{"id": 7, "locator": 4, "position": 3, "near-note": true}], []]"#;
        let Citations::Alone(marks) = with("CITATION-ITEMS", json).unwrap().citations else {
            panic!("marks")
        };
        let cite = &marks[0][0];
        assert_eq!((cite.id.as_str(), cite.locator.as_deref()), ("7", Some("4")));
        assert_eq!(cite.position, Some(Position::IbidWithLocator));
        assert!(cite.near_note && marks[1].is_empty());
    }

    #[test]
    fn steps_are_read() {
        let json = r#"[[{"citationID": "A", "citationItems": [{"id": 7}]}, [["B", 1]], []]]"#;
        let Citations::Steps(steps) = with("CITATIONS", json).unwrap().citations else {
            panic!("steps")
        };
        let Step(written, before, after) = &steps[0];
        assert_eq!((written.id.as_str(), written.properties.note_index), ("A", 0));
        assert_eq!((before[0].0.as_str(), before[0].1, after.len()), ("B", 1, 0));
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        let error = |section, json| format!("{:#}", with(section, json).unwrap_err());
        assert_eq!(error("BIBSECTION", "{}"), "nothing is known of BIBSECTION");
        assert!(error("CITATION-ITEMS", r#"[[{"id": 7, "colour": 1}]]"#).contains("colour"));
        assert!(error("CITATION-ITEMS", r#"[[{"id": 7, "position": 9}]]"#).contains("position 9"));
    }

    #[test]
    fn sections_must_close() {
        let error = |text: &str| format!("{:#}", sections(text).unwrap_err());
        assert_eq!(error(">>== A ==>>\n"), "a section is not closed");
        assert_eq!(error(">>== A ==>>\n<<== B ==<<"), "B closes A");
        assert_eq!(error(">>== A ==>>\n>>== B ==>>"), "B opens within A");
    }
}
