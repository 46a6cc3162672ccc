//! The words of a line.

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
    pub(super) fn read(word: &'t str) -> Self {
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

    pub(super) fn is_capital(self) -> bool {
        self.core.starts_with(char::is_uppercase)
    }

    pub(super) fn is_small(self) -> bool {
        self.core.starts_with(char::is_lowercase)
    }

    /// "J.", "J.-P.", "J.K.": capitals, each with its full stop.
    pub(super) fn is_initials(self) -> bool {
        let stopped = self.after.starts_with('.') || self.after.starts_with("’.");
        stopped
            && self.core.len() <= 12
            && self.core.split(['.', '-']).all(|part| {
                let mut chars = part.chars();
                chars.next().is_none_or(char::is_uppercase) && chars.next().is_none()
            })
    }

    /// "JK" after a family name, as medical journals set initials.
    pub(super) fn is_bare_initials(self) -> bool {
        (1..=3).contains(&self.core.len()) && self.core.bytes().all(|b| b.is_ascii_uppercase())
    }

    pub(super) fn ends_with(self, punctuation: char) -> bool {
        self.after.contains(punctuation)
    }
}
