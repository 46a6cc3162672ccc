//! BibLaTeX's annotations of the names of a field, as biblatex-apa uses them.
//!
//! | field | what it says |
//! |---|---|
//! | `author+an:role = {1=host; 2=writer,director}` | the first is the host, the second wrote and directed |
//! | `author+an:role = {=execproducers}` | all of them are |
//! | `author+an:username = {1="@doe"}` | what the first is called on a platform |
//! | `author+an:url = {1="https://doe.example"}` | where the first is on the web |
//!
//! CSL has variables for roles, and none for the rest: that stays with the name, under the
//! annotation's own name, in [`Name::other`].

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::item::Name;
use crate::item::variable::Var;

/// The annotations that are read, by what follows `+an:` in the name of a field.
pub(super) const KEPT: [&str; 3] = ["role", "url", "username"];

/// What people call roles, and the variable for those who have it.
const ROLES: &[(&str, Var)] = &[
    ("collaborator", Var::Contributor),
    ("execproducer", Var::ExecutiveProducer),
    ("executiveproducer", Var::ExecutiveProducer),
    ("guestexpert", Var::Guest),
    ("screenwriter", Var::ScriptWriter),
    ("writer", Var::ScriptWriter),
];

/// The variable for a role: CSL's name for it, or what people call it, of one or of several.
pub(super) fn role(text: &str) -> Option<Var> {
    let of = |word: &str| {
        let known = ROLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        known.map(|(_, var)| *var).or_else(|| Var::named(word).filter(|var| var.is_of_names()))
    };
    let text = text.trim();
    of(text).or_else(|| of(text.strip_suffix('s')?))
}

/// What a field says of its names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Annotations<'t> {
    /// The words for all names.
    all: Option<&'t str>,
    by_place: HashMap<usize, &'t str>,
}

impl<'t> Annotations<'t> {
    /// The words for the name at this place of the field, from 0.
    pub(super) fn of(&self, place: usize) -> Option<&'t str> {
        self.by_place.get(&place).copied().or(self.all)
    }
}

/// The annotations of a field's names; those of parts of names are left out.
pub(super) fn read(text: &str) -> Annotations<'_> {
    let mut annotations = Annotations::default();
    for (name, words) in text.split(';').filter_map(|part| part.split_once('=')) {
        let words = words.trim().trim_matches(['"', '“', '”']);
        match name.trim() {
            _ if words.is_empty() => {}
            "" => annotations.all = Some(words),
            number => {
                let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                annotations.by_place.extend(place.map(|place| (place, words)));
            }
        }
    }
    annotations
}

/// The annotations that names keep under this name, as a field's value.
pub(super) fn written(names: &[Name], kept: &str) -> String {
    let mut value = String::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(words) = name.other.get(kept).and_then(|words| words.as_str()) {
            let _ =
                write!(value, "{}{}=\"{words}\"", if value.is_empty() { "" } else { ";" }, at + 1);
        }
    }
    value
}

/// Whether the names' annotations are read from this value again.
pub(super) fn fit(names: &[Name], kept: &str, value: &str) -> bool {
    let read = read(value);
    names.iter().enumerate().all(|(at, name)| {
        let given = name.other.get(kept);
        let words = read.of(at);
        given.is_none_or(serde_json::Value::is_string)
            && given.and_then(|words| words.as_str()) == words
            && (kept != "role" || words.is_none_or(|words| role(words).is_none()))
    })
}

#[cfg(test)]
mod tests {
    use super::{read, role, written};
    use crate::item::Name;
    use crate::item::variable::Var;

    #[test]
    fn roles() {
        assert_eq!(role("execproducers"), Some(Var::ExecutiveProducer));
        assert_eq!(role("Director"), Some(Var::Director));
        assert_eq!([role("title"), role("Principal Investigator")], [None, None]);
    }

    #[test]
    fn annotations() {
        assert_eq!(read("=hosts").of(7), Some("hosts"));
        let two = read("1=\"@doe\"; 2=writer,director");
        assert_eq!(
            [two.of(0), two.of(1), two.of(2)],
            [Some("@doe"), Some("writer,director"), None]
        );
        assert_eq!(["1:family=x", "0=x", "x", "1="].map(|text| read(text).of(0)), [None; 4]);
    }

    #[test]
    fn writing() {
        let mut name = Name::person("Doe", "J.");
        name.other.insert("username".into(), "@doe".into());
        let names = [Name::literal("Reuters"), name];
        assert_eq!(written(&names, "username"), "2=\"@doe\"");
        assert_eq!(read(&written(&names, "username")).of(1), Some("@doe"));
    }
}
