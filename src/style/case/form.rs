//! Which capitals a title has, and in which language it is.

use std::borrow::Cow;

use crate::lexicon::prose::{ENGLISH, FOREIGN, SMALL_WORDS};
use crate::style::titles::capitalize_first;

use super::known::Known;
use super::words::{Shape, Words};

/// The capitals of a title.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::form::{Form, form};
/// assert_eq!(form("The Art of Bread"), Form::Title);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Those of a sentence.
    Sentence,
    /// Those of title case.
    Title,
    /// Every letter is one.
    Capitals,
}

/// From so many words on, a title all in capitals is not taken for an acronym.
const FEWEST: usize = 4;

/// How many words with capitals there are for each small one in title case, at least; there, a
/// small word is one that the writer forgot.
const FORGOTTEN: usize = 6;

/// The capitals of a title. Each word counts that would have a capital in any title case: of four
/// letters or more, and no preposition.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::form::{Form, form};
/// assert_eq!(form("The art of bread"), Form::Sentence);
/// # }
/// ```
#[must_use]
pub fn form(title: &str) -> Form {
    let (mut small, mut capital, mut all, mut words) = (0, 0, 0, 0);
    for word in without_tags(title).split_ascii_whitespace() {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut letters = word.chars();
        let Some(first) = letters.next() else { continue };
        words += 1;
        let next = letters.next();
        if first.is_uppercase() {
            all += usize::from(
                next.is_none_or(|c| !c.is_lowercase()) && !word.contains(char::is_lowercase),
            );
            capital += usize::from(words > 1 && next.is_some_and(char::is_lowercase));
        } else if first.is_lowercase() {
            let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let counts = word.len() > 3 && !word.contains(char::is_uppercase);
            small += usize::from(counts && !SMALL_WORDS.contains(word));
        }
    }
    if all == words && words >= FEWEST {
        Form::Capitals
    } else if capital > 0 && capital >= FORGOTTEN * small {
        Form::Title
    } else {
        Form::Sentence
    }
}

fn without_tags(title: &str) -> Cow<'_, str> {
    if !title.contains('<') {
        return Cow::Borrowed(title);
    }
    let mut pieces = title.split('<');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    pieces.for_each(|piece| out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text)));
    Cow::Owned(out)
}

/// A title all in capitals with those of title case. Acronyms that are known keep theirs.
pub(super) fn in_title_case(title: &str, known: impl Fn(u64) -> Known) -> String {
    let words = Words::new(title);
    let mut out = String::with_capacity(title.len());
    let mut at = 0;
    for (index, word) in words.list.iter().enumerate() {
        out.push_str(&title[at..word.span.start]);
        let text = word.span.text(title);
        let small = words.small(index);
        let keeps = text.contains(char::is_numeric)
            || known(word.hash).is_in_capitals()
            || is_roman(text)
            || small.len() < 2 && small != "a";
        let small = if keeps { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
        out.push_str(&if SMALL_WORDS.contains(&*small) {
            small
        } else {
            capitalize_first(&small).into_owned().into()
        });
        at = word.span.end;
    }
    out.push_str(&title[at..]);
    out
}

/// Whether a word is a small Roman number and no word of English.
fn is_roman(text: &str) -> bool {
    text.len() < 6 && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether the small words of a title say that it is English; none if it has none.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::{form::language, words::Words};
/// assert_eq!(language(&Words::new("Bread und Salz")), Some(false));
/// # }
/// ```
#[must_use]
pub fn language(words: &Words) -> Option<bool> {
    let smalls = (0..words.list.len()).map(|index| words.small(index));
    let english = smalls.clone().filter(|word| ENGLISH.contains(word)).count();
    let foreign = smalls.filter(|word| FOREIGN.contains(word)).count();
    (english + foreign > 0).then_some(foreign == 0 || english > foreign + 1)
}

/// Whether the small words of a name are those of another language than English.
pub(in crate::style) fn is_foreign(name: &str) -> bool {
    let words = Words::new(name);
    let smalls = || (0..words.list.len()).map(|index| words.small(index));
    let english = smalls().any(|word| ENGLISH.contains(word));
    // Of itself "de" could stand in an English title too.
    !english && smalls().any(|word| FOREIGN.contains(word) || matches!(word, "de" | "di" | "du"))
}

/// Whether a title is English: by its small words, or else by those that are known.
pub(super) fn is_english(words: &Words, known: impl Fn(u64) -> Known) -> bool {
    let capitals = words.list.iter().filter(|word| word.shape == Shape::Capital);
    let (count, met) = capitals.fold((0, 0), |(count, met), word| {
        (count + 1, met + usize::from(known(word.hash).is_mostly_small()))
    });
    match language(words) {
        Some(english) => english && 3 * met + 1 >= count,
        None => 2 * met >= count,
    }
}
