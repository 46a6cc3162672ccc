//! What an item says of itself in other words, as citeproc-js and Zotero read it.
//!
//! | in the item | read as |
//! |---|---|
//! | `"issued": {"raw": "2024 Feb 21"}` | 21 February 2024 |
//! | `"note": "original-date: 1961"` | `original-date`, and no note |
//! | `"note": "PMID: 123\ntype: motion_picture\nSeen twice."` | both, and the note "Seen twice." |
//! | `"note": "editor: Doe \|\| Jane"` | an editor |
//! | `"note": "{:original-date: 1961}"` | `original-date`, in the notation of old |
//!
//! Zotero sends its field Extra as the note. Its lines count up to the first that is none of a
//! variable; before them there may be one of words. A variable that the item has already is not
//! changed, and its line stays.

use crate::format::words_date;
use crate::item::variable::{SlotMut, Var, VarSet};
use crate::item::{Date, Item, Kind, Name};

/// Puts what the item says in other words where it belongs.
pub(super) fn tell(item: &mut Item) {
    if let Some(note) = item.note.clone()
        && let Some(rest) = lines(item, &note)
    {
        item.note = Some(rest).filter(|rest| !rest.is_empty());
    }
    for var in VarSet::of(item).iter() {
        if let SlotMut::Date(Some(date)) = var.of_mut(item) {
            read_raw(date);
        }
    }
}

/// Reads a date that was left to be read, where there is nothing else of it.
fn read_raw(date: &mut Date) {
    let bare = Date { raw: None, ..date.clone() };
    if bare == Date::default()
        && let Some(read) = date.raw.as_deref().and_then(words_date::read)
    {
        *date = read;
    }
}

/// Takes the lines of a note that are variables, and gives the rest, if there were any.
fn lines(item: &mut Item, note: &str) -> Option<String> {
    let mut taken = false;
    let mut rest: Vec<&str> = Vec::new();
    let mut lines = note.lines().enumerate();
    for (number, line) in lines.by_ref() {
        match variable(line) {
            Some((name, value)) if set(item, name, value) => taken = true,
            Some(_) => rest.push(line),
            None => {
                rest.push(line);
                if number > 0 {
                    break;
                }
            }
        }
    }
    rest.extend(lines.map(|(_, line)| line));
    taken.then(|| rest.join("\n").trim().to_owned())
}

/// The name and the value in `name: value` or `{:name: value}`.
fn variable(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let braced = line.strip_prefix("{:").and_then(|rest| rest.strip_suffix('}'));
    let (name, value) = braced.unwrap_or(line).split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let is_name = name.chars().all(|c| c.is_ascii_alphabetic() || "-_ ".contains(c));
    (is_name && !name.is_empty() && !value.is_empty()).then_some((name, value))
}

/// Sets a variable that the item does not have, and says whether it could.
fn set(item: &mut Item, name: &str, value: &str) -> bool {
    let name = name.replace(' ', "-");
    if name.eq_ignore_ascii_case("type") {
        let kind = Kind::from(value);
        let is_known = !matches!(kind, Kind::Other(_));
        if is_known {
            item.kind = kind;
        }
        return is_known;
    }
    let Some(var) = Var::named(&name).filter(|var| *var != Var::Note && !var.is_in(item)) else {
        return false;
    };
    match var.of_mut(item) {
        SlotMut::Text(slot) => *slot = Some(value.to_owned()),
        SlotMut::Number(slot) => *slot = Some(value.into()),
        SlotMut::Names(names) => names.push(name_of(value)),
        SlotMut::Date(slot) => match words_date::read(value) {
            Some(date) => *slot = Some(date),
            None => return false,
        },
    }
    true
}

/// A name with two bars between its parts.
fn name_of(value: &str) -> Name {
    match value.split_once("||") {
        Some((family, given)) => Name::person(family.trim(), given.trim()),
        None => Name::literal(value),
    }
}

#[cfg(test)]
mod tests {
    use crate::format::csl_json::read;
    use crate::item::{Date, Item, Kind, Name};

    #[track_caller]
    fn item(json: &str) -> Item {
        read(json).expect("JSON").remove(0)
    }

    #[test]
    fn raw_dates() {
        let issued = |date: &str| item(&format!(r#"{{"type": "book", "issued": {date}}}"#)).issued;
        assert_eq!(issued(r#"{"raw": "2024 Feb 21"}"#), Some(Date::day(2024, 2, 21)));
        assert_eq!(
            issued(r#"{"raw": "in May"}"#).and_then(|date| date.raw).as_deref(),
            Some("in May")
        );
        assert_eq!(issued(r#"{"date-parts": [[2015], [0]]}"#), Some(Date::since(2015)));
        assert_eq!(issued(r#"{"date-parts": [["2015", ""]]}"#), Some(Date::year(2015)));
    }

    #[test]
    fn notes() {
        let read = |note: &str| {
            let item = item(&format!(r#"{{"type": "book", "PMID": "1", "note": "{note}"}}"#));
            (item.original_date, item.note, item.kind, item.editor)
        };
        let date = Some(Date::year(1961));
        assert_eq!(read("original-date: 1961"), (date.clone(), None, Kind::Book, vec![]));
        assert_eq!(
            read("Original Date: 1961\\ntype: map"),
            (date.clone(), None, Kind::Map, vec![])
        );
        let kept = |words: &str| Some(words.to_owned());
        assert_eq!(
            read("Seen.\\n{:original-date:1961}"),
            (date, kept("Seen."), Kind::Book, vec![])
        );
        let editor = vec![Name::person("Doe", "Jane")];
        assert_eq!(
            read("editor: Doe || Jane\\nPMID: 2"),
            (None, kept("PMID: 2"), Kind::Book, editor)
        );
        let words = "Bread\nand salt\noriginal-date: 1961";
        assert_eq!(read(&words.replace('\n', "\\n")), (None, kept(words), Kind::Book, vec![]));
    }

    #[test]
    fn what_is_not_of_csl_is_kept() {
        let json = r#"{"type": "book", "custom": {"shelf": [3]}, "volume": "12", "page": 7}"#;
        let item = item(json);
        assert_eq!(item.other["custom"]["shelf"][0], 3);
        assert_eq!((item.volume, item.page), (Some("12".into()), Some(7.into())));
    }
}
