//! BibLaTeX's annotations of the names of a field, as biblatex-apa uses them.
//!
//! | field | what it says |
//! |---|---|
//! | `author+an:role = {1=host; 2=writer,director}` | the first is the host, the second wrote and directed |
//! | `author+an:role = {=execproducers}` | all of them are |
//! | `author+an:username = {1="@doe"}` | what the first is called on a platform |
//!
//! CSL has variables for roles, and none for the rest: that stays with the name, under the
//! annotation's own name, in [`Name::other`].

use std::fmt::Write as _;

use crate::format::variable::Var;
use crate::item::Name;

/// The annotations that are read, by what follows `+an:` in the name of a field.
pub(super) const KEPT: [&str; 2] = ["role", "username"];

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

/// The words for a name, or for all names of the field.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Annotation<'t> {
    name: Option<usize>,
    pub(super) words: &'t str,
}

impl Annotation<'_> {
    /// Whether it is about the name at this place of the field.
    pub(super) fn is_of(&self, at: usize) -> bool {
        self.name.is_none_or(|name| name == at)
    }
}

/// The annotations of a field's names; those of parts of names are left out.
pub(super) fn read(text: &str) -> Vec<Annotation<'_>> {
    text.split(';').filter_map(annotation).collect()
}

fn annotation(text: &str) -> Option<Annotation<'_>> {
    let (name, words) = text.split_once('=')?;
    let name = match name.trim() {
        "" => None,
        number => Some(number.parse::<usize>().ok()?.checked_sub(1)?),
    };
    let words = words.trim().trim_matches(['"', '“', '”']);
    (!words.is_empty()).then_some(Annotation { name, words })
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
        let words = read.iter().find(|annotation| annotation.is_of(at)).map(|of| of.words);
        given.is_none_or(serde_json::Value::is_string)
            && given.and_then(|words| words.as_str()) == words
            && (kept != "role" || words.is_none_or(|words| role(words).is_none()))
    })
}

#[cfg(test)]
mod tests {
    use super::{Annotation, read, role, written};
    use crate::format::variable::Var;
    use crate::item::Name;

    #[test]
    fn roles() {
        assert_eq!(role("execproducers"), Some(Var::ExecutiveProducer));
        assert_eq!(role("Director"), Some(Var::Director));
        assert_eq!([role("title"), role("Principal Investigator")], [None, None]);
    }

    #[test]
    fn annotations() {
        let all = [Annotation { name: None, words: "hosts" }];
        assert_eq!(read("=hosts"), all);
        let two = [
            Annotation { name: Some(0), words: "@doe" },
            Annotation { name: Some(1), words: "writer,director" },
        ];
        assert_eq!(read("1=\"@doe\"; 2=writer,director"), two);
        assert_eq!([read("1:family=x"), read("0=x"), read("x")], [[], [], []]);
    }

    #[test]
    fn writing() {
        let mut name = Name::person("Doe", "J.");
        name.other.insert("username".into(), "@doe".into());
        let names = [Name::literal("Reuters"), name];
        assert_eq!(written(&names, "username"), "2=\"@doe\"");
        assert_eq!(read(&written(&names, "username"))[0].words, "@doe");
    }
}
