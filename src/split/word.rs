//! Words that tell running prose from reference entries.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A sentence: "is", "which", "not".
    Prose,
    /// A publication: "Press", "Journal", "eds".
    Imprint,
    /// A look-up: "Retrieved", "abgerufen".
    Access,
    /// The frame of a web page: "Share", "©".
    Web,
    /// A month.
    Month,
    /// A family name that begins small: "van", "de".
    Particle,
}

/// The longest word that is looked up, in bytes; the lists hold none that is longer.
const LONGEST: usize = 32;

/// The class of a word, whatever its case.
pub(super) fn class(word: &str) -> Option<Class> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    if !word.is_ascii() {
        return CLASSES.get(word.to_lowercase().as_str()).copied();
    }
    let mut small = [0; LONGEST];
    let small = &mut small[..word.len()];
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    CLASSES.get(std::str::from_utf8(small).ok()?).copied()
}

static CLASSES: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (name, words) in rows(include_str!("../../data/split/words.txt")) {
        let class = match name {
            "prose" => Class::Prose,
            "imprint" => Class::Imprint,
            "access" => Class::Access,
            "web" => Class::Web,
            "month" => Class::Month,
            _ => Class::Particle,
        };
        for word in words.split_whitespace() {
            classes.entry(word).or_insert(class);
        }
    }
    classes
});

/// The rows `name: value` of a word list; `#` opens a comment.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once(": "))
}

/// A word of a line, with the punctuation around it told apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// The punctuation before it.
    pub before: &'t str,
    /// The word itself.
    pub core: &'t str,
    /// The punctuation after it.
    pub after: &'t str,
}

impl<'t> Word<'t> {
    pub fn read(word: &'t str) -> Self {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first(), bytes.last());
        if first.is_some_and(u8::is_ascii_alphanumeric)
            && last.is_some_and(u8::is_ascii_alphanumeric)
        {
            return Self { before: "", core: word, after: "" };
        }
        let rest = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let core = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = word.len() - rest.len();
        Self { before: &word[..start], core, after: &rest[core.len()..] }
    }

    pub fn is_capital(self) -> bool {
        self.core.starts_with(char::is_uppercase)
    }

    pub fn is_small(self) -> bool {
        self.core.starts_with(char::is_lowercase)
    }

    /// "J.", "J.-P.", "J.K.": capitals, each with its full stop.
    pub fn is_initials(self) -> bool {
        let stopped = self.after.starts_with('.') || self.after.starts_with("’.");
        stopped
            && self.core.len() <= 12
            && self.core.split(['.', '-']).all(|part| {
                let mut chars = part.chars();
                chars.next().is_none_or(char::is_uppercase) && chars.next().is_none()
            })
    }

    /// "JK" after a family name, as medical journals set initials.
    pub fn is_bare_initials(self) -> bool {
        (1..=3).contains(&self.core.len()) && self.core.bytes().all(|b| b.is_ascii_uppercase())
    }

    pub fn ends_with(self, punctuation: char) -> bool {
        self.after.contains(punctuation)
    }
}
