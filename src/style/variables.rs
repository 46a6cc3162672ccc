//! Writing the variables of an item; an empty variable is a missing one.

#![expect(clippy::ref_option, reason = "a call names the field of the item alone")]

use crate::grammar::date::is_printed_year;
use crate::item::{Doi, Item, Name, Number};
use crate::lexicon::numbers::{EDITION, VERSION, edition_number};

use super::case::{self, Case};
use super::numbers::{Numeral, Ranges};
use super::titles::{capitalize_first, title_case_into};
use super::writer::Writer;

/// The value of a text variable.
pub(super) fn text(variable: &Option<String>) -> Option<&str> {
    variable.as_deref().filter(|value| !value.is_empty())
}

/// The value of a number variable.
pub(super) fn number(variable: &Option<Number>) -> Option<&Number> {
    variable.as_ref().filter(|value| !matches!(value, Number::Text(text) if text.is_empty()))
}

/// The value of a number variable, read with ranges as they are given.
pub(super) fn numeral(variable: &Option<Number>) -> Option<Numeral<'_>> {
    number(variable).map(|value| Numeral::of(value, Ranges::Kept))
}

/// The edition; one that is counted in words is a number, and a year is none.
pub(super) fn edition(variable: &Option<Number>) -> Option<Numeral<'_>> {
    let given = numeral(variable)?;
    let counted = edition_number(&given.text).filter(|_| !given.is_numeric);
    let is_year = is_printed_year(&given.text);
    Some(match counted {
        Some(number) => Numeral { text: number.into(), is_numeric: true, is_plural: false },
        None => Numeral { is_numeric: given.is_numeric && !is_year, ..given },
    })
}

/// Whether the words of an edition say that it is one, or a version.
pub(super) fn says_edition(text: &str) -> bool {
    words_of(text).any(|word| EDITION.contains(word.as_str()) || word == "version")
}

/// The words of a value in lower case, as the lexicon has them.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// Whether a number is one code of capitals and digits, "WP-2021/04", and not of words.
pub(super) fn is_code(number: &str) -> bool {
    number.contains(|c: char| c.is_ascii_digit())
        && !number.contains(|c: char| c.is_lowercase() || c.is_whitespace())
}

/// "Version 3.1", or what the maker calls it: "Mar 14 version".
pub(super) fn write_version(w: &mut Writer, item: &Item) {
    let Some(version) = number(&item.version) else { return };
    let version = version.as_text();
    let named = words_of(&version).any(|word| word.len() > 1 && VERSION.contains(&*word));
    let code = is_code(&version) && version.chars().take_while(|c| c.is_alphabetic()).count() > 1;
    if !named && !code {
        w.verbatim("Version ");
    }
    w.value(&version);
}

/// Whether a variable is there and a number.
pub(super) fn is_numeric(variable: &Option<Number>) -> bool {
    numeral(variable).is_some_and(|numeral| numeral.is_numeric)
}

/// The value of a variable that [`Item`] has no field for.
pub(super) fn other<'a>(item: &'a Item, variable: &str) -> Option<&'a str> {
    item.other.get(variable)?.as_str().filter(|value| !value.is_empty())
}

/// Whether a name variable names anybody.
pub(super) fn is_someone(names: &[Name]) -> bool {
    !names.is_empty()
}

/// Writes a DOI as the address that resolves it (DOI Handbook, 2.6), whatever dress it came in.
pub(super) fn write_doi(w: &mut Writer, doi: &str) {
    let bare = if doi.starts_with("10.") { None } else { doi.parse::<Doi>().ok() };
    w.link(&["https://doi.org/", bare.as_ref().map_or(doi, Doi::as_str)]);
}

impl Writer {
    /// Writes a text variable.
    pub(super) fn text(&mut self, variable: &Option<String>) {
        self.value(variable.as_deref().unwrap_or_default());
    }

    /// Writes a text variable with a capital at its start.
    pub(super) fn capitalized(&mut self, variable: &Option<String>) {
        self.value(&capitalize_first(variable.as_deref().unwrap_or_default()));
    }

    /// Writes a text variable in title case; other languages than English have none.
    pub(super) fn title_cased(&mut self, variable: &Option<String>) {
        let Some(title) = text(variable) else { return };
        if self.case == Case::AsGiven || case::is_foreign(title) {
            return self.value(title);
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        title_case_into(title, &mut buffer);
        self.value(&buffer);
        self.buffer = buffer;
    }

    /// Writes a text variable in sentence case.
    pub(super) fn sentence_cased(&mut self, variable: &Option<String>) {
        self.in_sentence_case(text(variable).unwrap_or_default());
    }

    /// Writes a value in sentence case.
    pub(super) fn in_sentence_case(&mut self, title: &str) {
        let is_kept = self.case == Case::AsGiven || !self.has_sentences;
        match if is_kept { None } else { case::set(title) } {
            Some(sentence) => {
                self.value(&sentence.text);
                self.note(sentence);
            }
            None => self.value(title),
        }
    }

    /// Writes a number variable.
    pub(super) fn number(&mut self, variable: &Option<Number>) {
        if let Some(numeral) = numeral(variable) {
            self.value(&numeral.text);
        }
    }
}
