//! The capitals of titles.
//!
//! | function | `the (re)view of well-known ideas: an end` |
//! |---|---|
//! | [`title_case`] | `The (Re)View of Well-Known Ideas: An End` |
//! | [`capitalize_first`] | `The (re)view of well-known ideas: an end` |
//!
//! Both leave a word alone that has a capital already, and what stands in
//! `<span class="nocase">`.

use std::borrow::Cow;

use crate::lexicon::prose::SMALL_WORDS;

/// No tag of CSL is longer.
const LONGEST_TAG: usize = 64;

/// What parts words besides blanks.
const PUNCTUATION: &[char] = &[
    '‘', '’', '“', '”', '"', '\'', '-', '–', '—', '/', '.', ',', ';', '?', '!', ':', '[', ']', '(',
    ')',
];

/// A title in title case: a capital for every word but the small ones, and for the first word, the
/// last, and the first after a colon, a question mark or an exclamation mark.
///
/// Articles, conjunctions and prepositions stay small whatever their length. APA 7, 6.17 would
/// write those of four letters and more with a capital; CSL, "Title Case Conversion", does not,
/// and no reader misses it.
///
/// ```
/// use ibid::style::titles::title_case;
///
/// assert_eq!(title_case("the history of bread: an iPhone in the kitchen"),
///     "The History of Bread: An iPhone in the Kitchen");
/// assert_eq!(title_case("what we think of"), "What We Think Of");
/// ```
#[must_use]
pub fn title_case(title: &str) -> String {
    let mut out = String::with_capacity(title.len() + 4);
    title_case_into(title, &mut out);
    out
}

/// Puts a title in title case in the place of what `out` held.
pub(super) fn title_case_into(title: &str, out: &mut String) {
    out.clear();
    let mut state = TitleCase {
        must: true,
        leads: false,
        elided: false,
        last: None,
        protection: Protection::default(),
    };
    let mut rest = title;
    while let Some(first) = rest.chars().next() {
        let length = if first == '<' {
            let tag = tag(rest);
            state.protection.pass(tag);
            tag.len()
        } else if first.is_whitespace() || PUNCTUATION.contains(&first) {
            state.must |= matches!(first, ':' | '?' | '!');
            state.elided = first == '\'' || (first == '’' && out.ends_with(char::is_alphanumeric));
            first.len_utf8()
        } else {
            let end =
                rest.find(|c: char| c == '<' || c.is_whitespace() || PUNCTUATION.contains(&c));
            let word = &rest[..end.unwrap_or(rest.len())];
            state.leads = rest[word.len()..].starts_with('-') && !out.ends_with('-');
            state.word(out, word);
            rest = &rest[word.len()..];
            continue;
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    if let Some(at) = state.last {
        capitalize_at(out, at);
    }
}

struct TitleCase {
    /// Whether the next word has a capital whatever it is.
    must: bool,
    /// Whether a hyphen follows the next word, and none stands before it.
    leads: bool,
    /// Whether the next word follows an apostrophe, or what may be one: "d’Artagnan", "'90s".
    elided: bool,
    /// Where the last word stands, if it is a small one.
    last: Option<usize>,
    protection: Protection,
}

impl TitleCase {
    fn word(&mut self, out: &mut String, word: &str) {
        let at = out.len();
        out.push_str(word);
        self.last = None;
        if !self.protection.is_on() && !self.elided && !word.contains(char::is_uppercase) {
            let small = SMALL_WORDS.contains(word) && !self.leads;
            let long = word.chars().nth(1).is_some();
            if self.must || (long && !small) {
                capitalize_at(out, at);
            } else if long {
                self.last = Some(at);
            }
        }
        self.must = false;
        self.elided = false;
    }
}

/// The tag that a text begins with; where there is none, its `<`.
pub(super) fn tag(rest: &str) -> &str {
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
    &rest[..end.map_or(1, |end| end + 1)]
}

/// How many tags stand open whose text keeps its letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Protection(usize);

impl Protection {
    /// Goes past a tag.
    pub(super) fn pass(&mut self, tag: &str) {
        match tag {
            "<sup>" | "<sub>" | "<sc>" => self.0 += 1,
            "</sup>" | "</sub>" | "</sc>" | "</span>" => self.0 = self.0.saturating_sub(1),
            tag if tag.starts_with("<span ") => self.0 += 1,
            _ => {}
        }
    }

    pub(super) const fn is_on(self) -> bool {
        self.0 > 0
    }
}

/// Gives the word at a place a capital, if it has none and is no lone Greek letter (`α`).
fn capitalize_at(out: &mut String, at: usize) {
    let word = out[at..].split(|c: char| c.is_whitespace() || PUNCTUATION.contains(&c)).next();
    let Some(word) = word else { return };
    let Some(first) = word.chars().next() else { return };
    let lone_greek = ('\u{370}'..='\u{3ff}').contains(&first) && word.len() == first.len_utf8();
    if first.is_lowercase() && !lone_greek && !word.chars().any(char::is_uppercase) {
        let capital: String = first.to_uppercase().collect();
        out.replace_range(at..at + first.len_utf8(), &capital);
    }
}

/// A value with a capital at its start.
///
/// ```
/// use ibid::style::titles::capitalize_first;
///
/// assert_eq!(capitalize_first("doctoral dissertation"), "Doctoral dissertation");
/// assert_eq!(capitalize_first("iPhone application"), "iPhone application");
/// ```
#[must_use]
pub fn capitalize_first(value: &str) -> Cow<'_, str> {
    let is_boundary = |c: char| c.is_whitespace() || PUNCTUATION.contains(&c);
    let word = value.split(is_boundary).next().unwrap_or_default();
    match value.chars().next() {
        Some(first) if first.is_lowercase() && !word.chars().any(char::is_uppercase) => {
            let rest = &value[first.len_utf8()..];
            Cow::Owned(first.to_uppercase().chain(rest.chars()).collect())
        }
        _ => Cow::Borrowed(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(title_case(title), expected);
    }

    #[test]
    fn words_take_capitals_but_small_ones() {
        check("the history of bread", "The History of Bread");
        check("bread: an introduction", "Bread: An Introduction");
        check("why? because of the salt", "Why? Because of the Salt");
        check("what we think of", "What We Think Of");
        check("a (re)view of well-known ideas", "A (Re)View of Well-Known Ideas");
        check("nature/culture and.dot", "Nature/Culture and.Dot");
    }

    #[test]
    fn capitals_and_protected_words_stay() {
        check("the iPhone and the eBay", "The iPhone and the eBay");
        check(
            "an <span class=\"nocase\">open sea</span> tale",
            "An <span class=\"nocase\">open sea</span> Tale",
        );
        check("the <i>homo sapiens</i>", "The <i>Homo Sapiens</i>");
        check("α-helix of β", "α-Helix of β");
        check("revue d’études", "Revue d’études");
    }

    #[test]
    fn first_letters() {
        assert_eq!(capitalize_first("état"), "État");
        assert_eq!(capitalize_first("eBook reader"), "eBook reader");
        assert_eq!(capitalize_first(""), "");
    }
}
