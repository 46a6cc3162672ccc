//! A name in its parts, with the particles and the suffix that its fields may hold.
//!
//! | family | given | particle | suffix |
//! |---|---|---|---|
//! | `van der Berg` | `Jan` | `van der` stays with `Berg` | |
//! | `al-Ghazali` | `Abu` | `al-` stays with `Ghazali` | |
//! | `Beethoven` | `Ludwig van` | `van` goes with `Ludwig` | |
//! | `King` | `Martin, Jr.` | | `Jr.` |

use crate::item::Name;

/// The parts of a person's name, borrowed from the item.
///
/// ```
/// use ibid::{Name, style::names::Parts};
///
/// let name = Name::person("King", "Martin Luther, Jr.");
/// let parts = Parts::of(&name);
/// assert_eq!((parts.given, parts.suffix), ("Martin Luther", "Jr."));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts<'a> {
    /// The family name without its particles.
    pub family: &'a str,
    /// The given names.
    pub given: &'a str,
    /// The particle before the family name, which an inverted name keeps there.
    pub particle: &'a str,
    /// The particle that follows the given names of an inverted name.
    pub dropping: &'a str,
    /// "Jr.", "III".
    pub suffix: &'a str,
    /// Whether a comma stands before the suffix even after the family name.
    pub comma_suffix: bool,
}

impl<'a> Parts<'a> {
    /// Takes a name apart. Words in small letters at the start of a family name and at the end of
    /// a given name are particles, unless the name has particles of its own.
    ///
    /// ```
    /// # use ibid::{Name, style::names::Parts};
    /// let name = Name::person("van der Berg", "Jan");
    /// assert_eq!(Parts::of(&name).particle, "van der");
    /// let name = Name::person("Beethoven", "Ludwig van");
    /// assert_eq!(Parts::of(&name).dropping, "van");
    /// ```
    #[must_use]
    pub fn of(name: &'a Name) -> Self {
        let text = |field: &'a Option<String>| field.as_deref().unwrap_or_default();
        let mut parts = Self {
            family: text(&name.family),
            given: text(&name.given),
            particle: text(&name.non_dropping_particle),
            dropping: text(&name.dropping_particle),
            suffix: text(&name.suffix),
            comma_suffix: name.other.get("comma-suffix").is_some_and(|flag| flag != false),
        };
        if parts.particle.is_empty() && !parts.family.is_empty() && !parts.given.is_empty() {
            parts.read_particles();
        }
        if parts.family.is_empty() {
            std::mem::swap(&mut parts.family, &mut parts.given);
        }
        parts
    }

    fn read_particles(&mut self) {
        if let Some(whole) = quoted(self.family) {
            // Quotation marks say that all of it is the name.
            self.family = whole;
            return;
        }
        let length = leading_particles(self.family);
        let (particle, family) = self.family.split_at(length);
        (self.particle, self.family) = (particle.trim_end(), family);
        if self.suffix.is_empty()
            && let Some(comma) = self.given.bytes().position(|byte| byte == b',')
        {
            let (given, suffix) = self.given.split_at(comma);
            self.given = given.trim_end();
            self.comma_suffix |= suffix.starts_with(",!");
            self.suffix = suffix.trim_start_matches([',', '!', ' ']);
        }
        if self.dropping.is_empty() {
            let length = self.given.len() - trailing_particles(self.given);
            let (given, particle) = self.given.split_at(length);
            (self.given, self.dropping) = (given.trim_end(), particle.trim_start());
        }
    }

    /// Whether nothing stands between the particle and the family name: "al-Ghazali", "d’Arcy".
    ///
    /// ```
    /// # use ibid::{Name, style::names::Parts};
    /// let name = Name::person("al-Ghazali", "Abu Hamid");
    /// assert!(Parts::of(&name).particle_joins());
    /// ```
    #[must_use]
    pub fn particle_joins(&self) -> bool {
        self.particle.ends_with(['-', '’', '\'', 'ʻ', ' '])
    }
}

/// What stands in quotation marks, if all of a name does.
fn quoted(family: &str) -> Option<&str> {
    family.strip_prefix('"')?.strip_suffix('"')
}

/// How many bytes of a family name are particles.
fn leading_particles(family: &str) -> usize {
    let mut length = 0;
    if !starts_small(family) {
        return length;
    }
    loop {
        let rest = &family[length..];
        let word = rest.find(' ').map_or(rest, |end| &rest[..end]);
        let joint = word.char_indices().rev().find(|(_, c)| matches!(c, '-' | '’' | '\'' | 'ʻ'));
        let end = match joint {
            _ if word.len() < rest.len() => rest.len() - rest[word.len()..].trim_start().len(),
            Some((at, c)) if at > 0 => at + c.len_utf8(),
            _ => return length,
        };
        if end >= rest.len() || !starts_small(rest) {
            return length;
        }
        length += end;
    }
}

/// How many bytes at the end of a given name are particles.
fn trailing_particles(given: &str) -> usize {
    let mut start = given.len();
    let last_blank = |text: &str| text.trim_end().bytes().rposition(|byte| byte == b' ');
    while let Some(blank) = last_blank(&given[..start]) {
        if !starts_small(given[blank..].trim_start()) || given[..blank].trim().is_empty() {
            break;
        }
        start = blank;
    }
    given.len() - start
}

/// Whether the first letter is small.
fn starts_small(text: &str) -> bool {
    if text.as_bytes().first().is_some_and(u8::is_ascii_uppercase) {
        return false;
    }
    let first = text.trim_start_matches(['-', '\'', '’', 'ʻ', ' ']).chars().next();
    first.is_some_and(|c| c.to_uppercase().next() != Some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(family: &str, given: &str, expected: [&str; 5]) {
        let name = Name::person(family, given);
        let parts = Parts::of(&name);
        let found = [parts.particle, parts.family, parts.given, parts.dropping, parts.suffix];
        assert_eq!(found, expected);
    }

    #[test]
    fn particles_are_found_at_the_ends() {
        check("van der Berg", "Jan", ["van der", "Berg", "Jan", "", ""]);
        check("al-Ghazali", "Abu", ["al-", "Ghazali", "Abu", "", ""]);
        check("d’Arcy", "J", ["d’", "Arcy", "J", "", ""]);
        check("Beethoven", "Ludwig van", ["", "Beethoven", "Ludwig", "van", ""]);
        check("Ghazali", "Abd al-Rahman", ["", "Ghazali", "Abd", "al-Rahman", ""]);
        check("King", "Martin, Jr.", ["", "King", "Martin", "", "Jr."]);
        check("O’Brien", "Flann", ["", "O’Brien", "Flann", "", ""]);
        check("hooks", "bell", ["", "hooks", "bell", "", ""]);
        check("bell hooks", "", ["", "bell hooks", "", "", ""]);
        check("", "Solo", ["", "Solo", "", "", ""]);
    }
}
