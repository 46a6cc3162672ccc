//! An entry of a file, between its syntax and its meaning.

use std::borrow::Cow;

/// An entry with its strings put in, its fields still LaTeX.
pub(super) struct Entry<'s> {
    /// Where it starts in the file.
    pub(super) start: usize,
    /// Its type, in small letters.
    pub(super) kind: Cow<'s, str>,
    pub(super) key: &'s str,
    /// Names, in small letters, and values.
    pub(super) fields: Vec<(Cow<'s, str>, Cow<'s, str>)>,
}

impl Entry<'_> {
    /// The LaTeX value of a field.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }
}
