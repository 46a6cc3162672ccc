//! The items that citation managers keep in the documents they write into.
//!
//! | what stands in the document | of |
//! |---|---|
//! | a field `ADDIN ZOTERO_ITEM CSL_CITATION {…}` | Zotero |
//! | a field `ADDIN CSL_CITATION {…}`, a control `MENDELEY_CITATION_v3_…` | Mendeley |
//! | a field `ADDIN EN.CITE <EndNote>…` | `EndNote` |

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use serde_json::Value;

use super::Document;
use crate::format::{csl_json, endnote_xml};
use crate::item::{Item, keys};
use crate::span::Span;

/// A program that keeps the items it cites in the document itself.
///
/// ```
/// use ibid::input::Manager;
///
/// assert_eq!(Manager::EndNote.to_string(), "EndNote");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Manager {
    /// Zotero.
    Zotero,
    /// Mendeley, and others that write fields as it does.
    Mendeley,
    /// `EndNote`.
    EndNote,
}

impl fmt::Display for Manager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Zotero => "Zotero",
            Self::Mendeley => "Mendeley",
            Self::EndNote => "EndNote",
        })
    }
}

/// What was found of citation managers.
#[derive(Debug, Default)]
pub(super) struct Managed {
    items: Vec<Item>,
    /// What tells the items apart.
    seen: HashSet<String>,
    managers: Vec<Manager>,
    /// The stretches of text that citation managers wrote.
    written: Vec<Span>,
}

impl Managed {
    /// Notes that a citation manager wrote a stretch of text.
    pub(super) fn wrote(&mut self, text: Range<usize>) {
        if !text.is_empty() {
            self.written.push(Span::new(text.start, text.end));
        }
    }

    /// The document that what was found stands in, with that.
    pub(super) fn keep_in(mut self, mut document: Document) -> Document {
        document.is_its_own_source();
        self.written.sort();
        document.managed = std::mem::take(&mut self.written);
        (document.items, document.managers) = self.finish();
        document
    }

    /// The items, each with an identifier of its own, and whose they are.
    fn finish(mut self) -> (Vec<Item>, Vec<Manager>) {
        let keys: Vec<String> =
            keys::assign(&self.items).into_iter().map(std::borrow::Cow::into_owned).collect();
        for (item, key) in self.items.iter_mut().zip(keys) {
            item.id = key;
        }
        (self.items, self.managers)
    }

    /// Takes in the code of a field, and the data beside it. Says whether a citation manager writes
    /// what the field shows.
    pub(super) fn field(&mut self, code: &str, data: &str) -> bool {
        let Some(code) = code.trim().strip_prefix("ADDIN ") else { return self.bare(code) };
        let code = code.trim_start();
        if code.starts_with("EN.CITE") {
            let data = unpacked(data).unwrap_or_default();
            self.records(if code.contains("<record") { code } else { &data });
            return true;
        }
        if code.starts_with("EN.REFLIST") || code.starts_with("Mendeley Bibliography") {
            return true;
        }
        self.bare(code)
    }

    /// The same of a code that stands in no field: the name of a mark.
    pub(super) fn bare(&mut self, code: &str) -> bool {
        let code = code.trim_start();
        let (manager, json) = match code.strip_prefix("ZOTERO_") {
            Some(code) => (Manager::Zotero, code.strip_prefix("ITEM")),
            None => (Manager::Mendeley, code.strip_prefix("CSL_CITATION")),
        };
        if let Some(json) = json.and_then(|json| json.get(json.find('{')?..)) {
            self.citation(manager, json);
        }
        manager == Manager::Zotero || json.is_some()
    }

    /// Takes in the tag of a content control, as [`field`](Self::field) does a code.
    pub(super) fn control(&mut self, tag: &str) -> bool {
        let Some(code) = tag.strip_prefix("MENDELEY_") else { return false };
        if let Some(code) = code.strip_prefix("CITATION_") {
            let packed = code.split_once('_').map_or(code, |(_, packed)| packed);
            if let Some(json) = unpacked(packed) {
                self.citation(Manager::Mendeley, &json);
            }
        }
        true
    }

    /// Takes in the items of a citation.
    fn citation(&mut self, manager: Manager, json: &str) {
        // Other things may follow.
        let mut values = serde_json::Deserializer::from_str(json).into_iter::<Value>();
        let Some(Ok(mut citation)) = values.next() else { return };
        let Some(cites) = citation.get_mut("citationItems").and_then(Value::as_array_mut) else {
            return;
        };
        for cite in cites {
            let address = cite.pointer("/uris/0").or_else(|| cite.pointer("/uri/0"));
            let address = address.and_then(Value::as_str).map(str::to_owned);
            let id = cite.get("id").cloned();
            let Some(Value::Object(data)) = cite.get_mut("itemData") else { continue };
            if let Some(id) = id {
                data.entry("id").or_insert(id);
            }
            let identity = address.or_else(|| data.get("id").map(Value::to_string));
            let record = Value::Object(std::mem::take(data)).to_string();
            let Ok(items) = csl_json::read(&record) else { continue };
            if self.seen.insert(identity.unwrap_or(record)) {
                self.add(manager, items);
            }
        }
    }

    /// Takes in the records of `EndNote`'s XML.
    fn records(&mut self, xml: &str) {
        const END: &str = "</record>";
        let mut rest = xml;
        while let Some(start) = rest.find("<record>")
            && let Some(end) = rest[start..].find(END)
        {
            let record = &rest[start..start + end + END.len()];
            rest = &rest[start + record.len()..];
            if self.seen.insert(record.to_owned()) {
                self.add(Manager::EndNote, endnote_xml::salvage(record).items);
            }
        }
    }

    fn add(&mut self, manager: Manager, items: Vec<Item>) {
        if !items.is_empty() && !self.managers.contains(&manager) {
            self.managers.push(manager);
        }
        self.items.extend(items);
    }
}

/// The text that is packed as letters (RFC 4648, with either alphabet).
fn unpacked(packed: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(packed.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in packed.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count).to_be_bytes()[3]);
            bits &= (1 << count) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Managed, Manager, unpacked};

    #[test]
    fn what_is_packed() {
        assert_eq!(unpacked("PEVuZE5vdGU+").as_deref(), Some("<EndNote>"));
        assert_eq!(unpacked("Qg==").as_deref(), Some("B"));
        assert_eq!(unpacked("PEVu\r\nZA"), Some("<End".to_owned()));
        assert_eq!(unpacked("?"), None);
    }

    #[test]
    fn items_come_once() {
        let mut managed = Managed::default();
        let code = |id: &str, uri: &str, title: &str| {
            format!(
                r#" ADDIN ZOTERO_ITEM CSL_CITATION {{"citationItems": [{{"id": {id}, "uris": ["{uri}"],
                "itemData": {{"id": {id}, "type": "book", "title": "{title}"}}}}]}} RNDx "#
            )
        };
        assert!(managed.field(&code("7", "a", "Bread"), ""));
        assert!(managed.field(&code("7", "a", "Bread"), ""));
        assert!(managed.field(&code("7", "b", "Salt"), ""));
        assert!(managed.field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", ""));
        assert!(!managed.field("PAGE", ""));
        assert!(!managed.field("ADDIN OTHER {\"citationItems\": []}", ""));
        let (items, managers) = managed.finish();
        assert_eq!(managers, [Manager::Zotero]);
        let titles: Vec<_> = items.iter().flat_map(|item| &item.title).collect();
        assert_eq!(titles, ["Bread", "Salt"]);
        assert_ne!(items[0].id, items[1].id);
    }

    #[test]
    fn records_of_endnote() {
        let mut managed = Managed::default();
        let record = "<EndNote><Cite><Author>Doe</Author><record><rec-number>4</rec-number>\
            <ref-type name=\"Book\">6</ref-type><contributors><authors><author>Doe, J.</author></authors></contributors>\
            <titles><title>Bread</title></titles></record></Cite></EndNote>";
        assert!(managed.field(&format!(" ADDIN EN.CITE {record}"), ""));
        assert!(managed.field("ADDIN EN.CITE.DATA", ""));
        let (items, managers) = managed.finish();
        assert_eq!(managers, [Manager::EndNote]);
        assert_eq!(items[0].title.as_deref(), Some("Bread"));
        assert_eq!(items[0].id, "doebread");
        assert!(items[0].other.is_empty(), "{:?}", items[0].other);
    }
}
