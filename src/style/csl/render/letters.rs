//! `text-case`: the letters of a text as a style has them.

use super::super::plan::TextCase;
use crate::item::Item;
use crate::style::titles::{Protection, capitalize_first, tag, title_case};

/// Whether an item is in English; one that does not say is in the language of the style.
pub(super) fn is_english(item: &Item, style_is: bool) -> bool {
    let says = |language: &str| language.to_lowercase().starts_with("en");
    item.language.as_deref().filter(|language| !language.is_empty()).map_or(style_is, says)
}

/// A text with its letters as a style has them; none where it stays as it is. `first` is whether
/// nothing of the element stands before it.
pub(super) fn in_case(text: &str, case: TextCase, first: bool) -> Option<String> {
    let words = |change: fn(&str) -> String| {
        outside_tags(text, |text| text.split_inclusive(char::is_whitespace).map(change).collect())
    };
    Some(match case {
        TextCase::Lowercase => outside_tags(text, str::to_lowercase),
        TextCase::Uppercase => outside_tags(text, str::to_uppercase),
        TextCase::CapitalizeFirst if first => capitalize_first(text).into_owned(),
        TextCase::CapitalizeFirst => return None,
        TextCase::CapitalizeAll => words(|word| capitalize_first(word).into_owned()),
        TextCase::Title => title_case(text),
        TextCase::Sentence => {
            let is_capitals = !text.chars().any(char::is_lowercase);
            let lower = if is_capitals {
                outside_tags(text, str::to_lowercase)
            } else {
                words(without_capital)
            };
            if first { capitalize_first(&lower).into_owned() } else { lower }
        }
    })
}

/// A word in small letters, unless it has capitals inside.
fn without_capital(word: &str) -> String {
    let inner = word.chars().skip_while(|c| !c.is_alphabetic()).skip(1);
    if inner.clone().any(char::is_uppercase) { word.to_owned() } else { word.to_lowercase() }
}

/// Changes the letters of a value but not of its tags, nor of what stands in a tag that keeps them.
fn outside_tags(value: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(value.len());
    let mut protection = Protection::default();
    let mut rest = value;
    while !rest.is_empty() {
        if rest.starts_with('<') {
            let tag = tag(rest);
            protection.pass(tag);
            out.push_str(tag);
            rest = &rest[tag.len()..];
            continue;
        }
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if protection.is_on() {
            out.push_str(text);
        } else {
            out.push_str(&change(text));
        }
        rest = after;
    }
    out
}
