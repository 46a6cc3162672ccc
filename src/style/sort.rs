//! The order of lists: keys of words, dates and numbers.

use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

use super::case::Case;
use super::manual::{Keys, Manual};
use super::writer::Writer;

/// Things in the order of their keys, and what has the same key in the order of what `further`
/// tells of it, so that it does not matter in which order they came.
pub(super) fn in_one_order<T, K: Ord>(
    mut keyed: Vec<(Vec<u8>, T)>,
    further: impl Fn(&T) -> K,
) -> Vec<T> {
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    for same in keyed.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
        same.sort_by_cached_key(|(_, thing)| further(thing));
    }
    keyed.into_iter().map(|(_, thing)| thing).collect()
}

/// Things in the order of their keys; what has the same key stays as it was.
pub(super) fn in_order<T>(mut keyed: Vec<(Vec<u8>, T)>) -> Vec<T> {
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, thing)| thing).collect()
}

/// Turns keys into bytes that are compared as they are. Words are compared one by one, so that
/// nothing comes before something (APA 7, 9.44), as the Unicode Collation Algorithm orders their
/// letters, whatever case, accents and punctuation; and numbers by their value.
pub(super) struct Sorter(Option<CollatorBorrowed<'static>>);

impl Sorter {
    pub(super) fn new() -> Self {
        Self(collator())
    }

    pub(super) fn key(&self, keys: &Keys) -> Vec<u8> {
        sort_key(self.0.as_ref(), keys)
    }
}

/// A collator of the root order; none only if the library lacks its own data.
fn collator() -> Option<CollatorBorrowed<'static>> {
    let mut preferences = CollatorPreferences::default();
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Primary);
    options.alternate_handling = Some(AlternateHandling::Shifted);
    Collator::try_new(preferences, options).ok()
}

/// The order of words in a language, accents and case counting last, as bytes.
#[cfg(feature = "csl")]
pub(super) struct Collation(Option<CollatorBorrowed<'static>>);

#[cfg(feature = "csl")]
impl Collation {
    /// That of a language; the root order if it has none.
    pub(super) fn of(language: &str) -> Self {
        let locale: Option<icu_locale_core::Locale> = language.parse().ok();
        let preferences =
            locale.map_or_else(CollatorPreferences::default, |locale| (&locale).into());
        Self(Collator::try_new(preferences, CollatorOptions::default()).ok())
    }

    /// Appends what words are compared by. Quotation marks, brackets, full stops and commas make
    /// no difference.
    pub(super) fn push(&self, words: &str, bytes: &mut Vec<u8>) {
        let is_mark = |c: char| "“”‘’'\"«»[].,".contains(c);
        let words: std::borrow::Cow<'_, str> =
            if words.contains(is_mark) { words.replace(is_mark, "").into() } else { words.into() };
        let words = &*words;
        match &self.0 {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(words, bytes);
            }
            None => bytes.extend(words.to_lowercase().as_bytes()),
        }
    }
}

/// A symbol, which the collation puts before digits and letters and does not ignore as it does
/// blanks and punctuation.
const WORD_END: char = '|';

fn sort_key(collator: Option<&CollatorBorrowed<'static>>, keys: &Keys) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96);
    let mut marked = String::with_capacity(64);
    let mut push = |bytes: &mut Vec<u8>, words: &str| {
        marked.clear();
        // What is missing comes last.
        bytes.push(u8::from(words.is_empty()));
        for word in words.split_whitespace() {
            marked.push_str(word);
            marked.push(WORD_END);
        }
        match collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(&marked, bytes);
            }
            None => bytes.extend(marked.to_lowercase().as_bytes()),
        }
        bytes.push(0);
    };
    push(&mut bytes, &keys.author);
    bytes.push(keys.group);
    let (year, month, day) = keys.date;
    bytes.extend(year.wrapping_sub(i32::MIN).to_be_bytes());
    bytes.extend([month, day]);
    keys.words.iter().for_each(|words| push(&mut bytes, words));
    bytes
}

/// The words of a part of an entry, for sorting.
pub(super) fn words(manual: &dyn Manual, write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new(manual.quotes());
    writer.case = Case::AsGiven;
    write(&mut writer);
    writer.finish().plain
}

#[cfg(test)]
mod tests {
    use crate::style::{Bibliography, Style};
    use crate::{Item, Kind, Name};

    /// The first authors of a list, "family, given", as a style sorts them.
    fn sorted(style: Style, authors: &[&str]) -> Vec<String> {
        let item = |author: &&str| {
            let (family, given) = author.split_once(", ").expect("a name");
            let person = Name::person(family, given);
            Item { author: vec![person], ..Item::new(*author, Kind::Book) }
        };
        let items: Vec<Item> = authors.iter().map(item).collect();
        Bibliography::new(style, &items).iter().map(|entry| entry.id.to_owned()).collect()
    }

    #[test]
    fn family_names_are_compared_before_given_names() {
        for pair in [
            ["Santos, T.", "Santos Lima, A."],
            ["Beniger, T.", "ben Natan, A."],
            ["Devries, A.", "de Vroom, A."],
            ["Brown, T.", "Browning, A."],
            ["Roe, A.", "Roe, A. B."],
        ] {
            let backwards = [pair[1], pair[0]];
            assert_eq!(sorted(Style::Apa, &backwards), pair);
        }
    }

    #[test]
    fn a_style_may_leave_the_particle_out() {
        let names = ["de Vroom, A.", "Roe, A."];
        assert_eq!(sorted(Style::Harvard, &names), ["Roe, A.", "de Vroom, A."]);
        assert_eq!(sorted(Style::Apa, &names), names);
    }
}
