//! What no variable takes stays with the item.

use std::collections::BTreeMap;

use serde_json::Value;

/// Keeps a value that no variable takes; several of a name as a list.
pub(super) fn keep(other: &mut BTreeMap<String, Value>, name: &str, value: &str) {
    match other.get_mut(name) {
        None => {
            other.insert(name.to_owned(), value.into());
        }
        Some(Value::Array(values)) => values.push(value.into()),
        Some(first) => *first = Value::Array(vec![first.take(), value.into()]),
    }
}
