//! Entries to items.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::error::Error;
use super::kinds::kind;
use super::table::{NUMBERS, ROLES, TEXTS};
use crate::format::pages;
use crate::item::variable::{SlotMut, Var};
use crate::item::{Date, Item, Name};

type Fields = Map<String, Value>;

/// The entries of a file, in its order.
struct Entries(Vec<(String, Fields)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of entries")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

pub(super) fn read(text: &str) -> Result<Vec<Item>, Error> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let Entries(entries) = serde_saphyr::from_str(text).map_err(|error| {
        let place = error.location();
        let at = |of: fn(&serde_saphyr::Location) -> u64| {
            place.as_ref().and_then(|place| usize::try_from(of(place)).ok()).unwrap_or(1).max(1)
        };
        let message = error.to_string().lines().next().unwrap_or_default().to_owned();
        let (line, column) = (at(serde_saphyr::Location::line), at(serde_saphyr::Location::column));
        Error { line, column, message }
    })?;
    Ok(entries.into_iter().map(|(key, fields)| item(key, fields)).collect())
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        // Text that may come with more of it, as titles do.
        Value::Object(fields) => fields.get("value").or_else(|| fields.get("name")).and_then(text),
        _ => None,
    }
}

/// What an entry's or a parent's type is called.
fn type_of(fields: &Fields) -> String {
    fields.get("type").and_then(text).unwrap_or_default().to_lowercase()
}

/// The values of a field that may be one or a list of them.
fn list(value: Value) -> Vec<Value> {
    if let Value::Array(values) = value { values } else { vec![value] }
}

fn item(key: String, mut fields: Fields) -> Item {
    let parents = fields.remove("parent").map(list).unwrap_or_default();
    let mut parents = parents.into_iter().filter_map(|parent| match parent {
        Value::Object(fields) => Some(fields),
        _ => None,
    });
    let parent = parents.next();
    let mut item =
        Item::new(key, kind(&type_of(&fields), &parent.as_ref().map(type_of).unwrap_or_default()));
    fields.remove("type");
    own(&mut item, fields, false);
    if let Some(mut parent) = parent {
        parent.remove("type");
        if let Some(Value::Object(series)) = parent.remove("parent") {
            item.collection_title = series.get("title").and_then(text);
        }
        own(&mut item, parent, true);
    }
    let rest: Vec<Value> = parents.map(Value::Object).collect();
    if !rest.is_empty() {
        item.other.insert("parent".to_owned(), rest.into());
    }
    item
}

/// Takes the fields of an entry, or of its parent.
fn own(item: &mut Item, fields: Fields, is_parent: bool) {
    for (name, value) in fields {
        let taken = match (&*name, is_parent) {
            ("title", false) => {
                set(item, Var::TitleShort, short(&value));
                set(item, Var::Title, text(&value))
            }
            ("title", true) => {
                set(item, Var::ContainerTitleShort, short(&value));
                set(item, Var::ContainerTitle, text(&value))
            }
            ("author", false) => names(item, Var::Author, &value),
            ("author", true) => names(item, Var::ContainerAuthor, &value),
            ("editor", _) => names(item, Var::Editor, &value),
            ("affiliated", _) => affiliated(item, &value),
            ("date", _) => set_date(item, Var::Issued, text(&value)),
            ("publisher" | "organization", _) => {
                let place = value.get("location").and_then(text);
                set(item, Var::PublisherPlace, place);
                set(item, Var::Publisher, text(&value))
            }
            ("location", _) => set(item, Var::PublisherPlace, text(&value)),
            ("page-range", _) => {
                set(item, Var::Page, text(&value).map(|text| pages::dashed(&text)))
            }
            ("url", _) => {
                set_date(item, Var::Accessed, value.get("date").and_then(text));
                set(item, Var::Url, text(&value))
            }
            ("serial-number", _) => serial_number(item, &value),
            (name, _) => match TEXTS.iter().find(|(known, _)| *known == name) {
                Some((_, var)) => set(item, *var, text(&value)),
                None => false,
            },
        };
        if !taken {
            let name = if is_parent { format!("parent-{name}") } else { name };
            item.other.insert(name, value);
        }
    }
}

fn short(title: &Value) -> Option<String> {
    title.get("short").and_then(text)
}

/// Sets a variable that is not set, and says whether it did.
fn set(item: &mut Item, var: Var, value: Option<String>) -> bool {
    value.is_some_and(|value| var.fill(item, &value))
}

fn set_date(item: &mut Item, var: Var, value: Option<String>) -> bool {
    let Some(value) = value.filter(|_| !var.is_in(item)) else { return false };
    if let SlotMut::Date(slot) = var.of_mut(item) {
        // "~2020" is about 2020.
        let (circa, bare) = value.strip_prefix('~').map_or((false, &*value), |rest| (true, rest));
        let read: Option<Date> = bare.parse().ok();
        *slot = Some(read.map_or_else(|| Date::literal(&value), |date| Date { circa, ..date }));
    }
    true
}

fn names(item: &mut Item, var: Var, value: &Value) -> bool {
    if var.is_in(item) {
        return false;
    }
    if let SlotMut::Names(slot) = var.of_mut(item) {
        *slot = list(value.clone()).iter().filter_map(name).collect();
    }
    var.is_in(item)
}

/// `Doe, Jane`, `de Gaulle, Charles`, `King, Jr., Martin`, or the parts in a map.
fn name(value: &Value) -> Option<Name> {
    let part = |name: &str| value.get(name).and_then(text);
    if let Value::Object(_) = value {
        let family = part("name")?;
        let Some(given) = part("given-name") else { return Some(Name::literal(family)) };
        return Some(Name {
            non_dropping_particle: part("prefix"),
            suffix: part("suffix"),
            ..Name::person(family, given)
        });
    }
    let line = text(value)?;
    let mut parts: Vec<&str> = line.split(',').map(str::trim).collect();
    let (family, given) = match (parts.remove(0), parts.pop()) {
        (_, None) => return Some(Name::literal(line)),
        (family, Some(given)) => (family, given),
    };
    let is_particle = |word: &&str| word.starts_with(char::is_lowercase);
    let particle =
        family.split(' ').take_while(is_particle).map(|word| word.len() + 1).sum::<usize>();
    let (prefix, family) = family.split_at(particle.min(family.len()));
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Some(Name {
        family: filled(family),
        given: filled(given),
        non_dropping_particle: filled(prefix),
        suffix: filled(&parts.join(", ")),
        ..Name::default()
    })
}

/// Names with their roles; those whose role has no variable are kept as they are.
fn affiliated(item: &mut Item, value: &Value) -> bool {
    let mut rest = Vec::new();
    for group in list(value.clone()) {
        let role = group.get("role").and_then(text).unwrap_or_default().to_lowercase();
        let var = ROLES.iter().find(|(known, _)| *known == role).map(|(_, var)| *var);
        let people = group.get("names");
        if !var.zip(people).is_some_and(|(var, people)| names(item, var, people)) {
            rest.push(group);
        }
    }
    if !rest.is_empty() {
        item.other.insert("affiliated".to_owned(), rest.into());
    }
    true
}

fn serial_number(item: &mut Item, value: &Value) -> bool {
    let Value::Object(numbers) = value else { return set(item, Var::Number, text(value)) };
    let mut all = true;
    for (name, number) in numbers {
        let var = NUMBERS.iter().find(|(known, _)| *known == name).map(|(_, var)| *var);
        let taken = match (&**name, var) {
            ("arxiv", _) => set(item, Var::Number, text(number).map(|id| format!("arXiv:{id}"))),
            (_, Some(var)) => set(item, var, text(number)),
            (_, None) => false,
        };
        all &= taken;
    }
    all
}
