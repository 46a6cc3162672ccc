//! Patterns of text with alternatives and slots.
//!
//! | pattern | gives |
//! |---|---|
//! | `⟨a|b|c⟩` | one of them; `⟨a⟩` is the same as `⟨a|⟩` |
//! | `{title}` | a line of the list `title`; the part of the name before a stop is the label |
//! | `{year}` | a line of the list `year`, which is no label: part of the text around it |
//! | `{note:see {title}}` | a text with a label of its own |
//! | `{=title}` | what `{title}` gave before |
//! | `#` | a digit |
//! | `“ ”` | quotes, in the entry's style |

use std::iter::Peekable;
use std::str::Chars;

use ibid::Label;

/// A text with choices in it.
pub(super) type Pattern = Vec<Part>;

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// As it stands.
    Text(String),
    /// One of these.
    Choice(Vec<Pattern>),
    /// A line of a list.
    Slot(String),
    /// What was put into a slot before.
    Again(String),
    /// A text that is one segment.
    Labelled(Label, Pattern),
}

/// Stand for the quotes of an entry until their style is known.
pub(super) const OPEN: char = '\u{e000}';
pub(super) const CLOSE: char = '\u{e001}';

/// Reads a pattern.
pub(super) fn parse(text: &str) -> Pattern {
    sequence(&mut text.chars().peekable(), &[])
}

/// The label that a slot's name gives to what fills it.
pub(super) fn label(name: &str) -> Option<Label> {
    name.split('.').next()?.parse().ok()
}

fn sequence(chars: &mut Peekable<Chars>, ends: &[char]) -> Pattern {
    let mut parts = Vec::new();
    let mut text = String::new();
    while let Some(&c) = chars.peek().filter(|c| !ends.contains(c)) {
        chars.next();
        let part = match c {
            '⟨' => choice(chars),
            '{' => slot(chars),
            '“' => {
                text.push(OPEN);
                continue;
            }
            '”' => {
                text.push(CLOSE);
                continue;
            }
            _ => {
                text.push(c);
                continue;
            }
        };
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        }
        parts.push(part);
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    parts
}

fn choice(chars: &mut Peekable<Chars>) -> Part {
    let mut ways = vec![sequence(chars, &['|', '⟩'])];
    while chars.next() == Some('|') {
        ways.push(sequence(chars, &['|', '⟩']));
    }
    if ways.len() == 1 {
        ways.push(Vec::new());
    }
    Part::Choice(ways)
}

fn slot(chars: &mut Peekable<Chars>) -> Part {
    let mut name = String::new();
    while let Some(c) = chars.next() {
        match c {
            '}' => break,
            ':' => {
                let inner = sequence(chars, &['}']);
                chars.next();
                let label = name.parse().unwrap_or_else(|error| panic!("in a pattern: {error}"));
                return Part::Labelled(label, inner);
            }
            _ => name.push(c),
        }
    }
    match name.strip_prefix('=') {
        Some(name) => Part::Again(name.to_owned()),
        None => Part::Slot(name),
    }
}
