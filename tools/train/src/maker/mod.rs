//! Makes labelled entries of kinds and languages that the corpus has few of.
//!
//! Layouts and word lists are text files beside this one ([`pattern`] tells how they are written);
//! titles, names of journals and the like come from the corpus. An entry is a line of the list
//! `entry`, made of parts, or of the list `whole`, its slots filled again and again until only text
//! is left.

mod damage;
mod lists;
mod pattern;
mod people;

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use fastrand::Rng;
use ibid::Label;

use crate::corpus::{self, Example, Scheme};
use lists::Lists;
use pattern::{CLOSE, OPEN, Part, Pattern};

/// How many entries are made of parts.
const OF_PARTS: f32 = 0.6;

/// Makes entries.
pub(crate) struct Maker {
    lists: Lists,
}

impl Maker {
    /// A maker that takes values from these examples.
    pub(crate) fn new(examples: &[Example]) -> Self {
        Self { lists: Lists::new(examples) }
    }

    /// An entry, labelled by the rules of the entries in the wild.
    pub(crate) fn entry(&self, rng: &mut Rng) -> Example {
        let of_parts = rng.f32() < OF_PARTS;
        self.entry_of(if of_parts { "entry" } else { "whole" }, rng)
    }

    /// An entry from a list of layouts.
    pub(crate) fn entry_of(&self, list: &str, rng: &mut Rng) -> Example {
        let mut filler = Filler::new(&self.lists, rng);
        let pieces = filler.fill_entry(list);
        let quotes = filler.text("quotes");
        let mut segments = segments(pieces);
        dress(&mut segments, &quotes);
        for (_, text) in &mut segments {
            undouble(text);
        }
        damage::damage(&mut segments, rng);
        Example {
            segments,
            scheme: Scheme::Wild,
            source: String::new(),
            chosen: false,
            labelled: true,
        }
    }
}

/// Prints a hundred entries of a list of layouts, with values from the corpus in a folder.
pub(crate) fn show(folder: &Path, list: &str) -> Result<(), Box<dyn Error>> {
    let maker = Maker::new(&corpus::read_folder(folder)?);
    let mut rng = Rng::with_seed(1);
    for _ in 0..100 {
        let entry = maker.entry_of(list, &mut rng);
        let parts = entry.segments.iter().map(|(label, text)| format!("‹{label}›{text}"));
        println!("{}\n", parts.collect::<String>());
    }
    Ok(())
}

/// A text, with its label or between segments.
type Piece = (Option<Label>, String);

/// Fills the slots of one entry.
struct Filler<'a> {
    lists: &'a Lists,
    rng: &'a mut Rng,
    /// The language of the frame: "Available at", "PhD thesis", the order of the parts.
    lang: String,
    /// The language of names and titles.
    content: String,
    /// Whether years are those of the web.
    recent: bool,
    /// What the slots were filled with.
    filled: HashMap<String, String>,
}

/// The lists whose lines are in the language of the work, not in that of the reference.
const CONTENT: [&str; 12] = [
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "author",
    "org",
    "family",
    "given",
    "topic",
    "field",
    "place",
];

impl<'a> Filler<'a> {
    fn new(lists: &'a Lists, rng: &'a mut Rng) -> Self {
        let mut filler = Self {
            lists,
            rng,
            lang: String::new(),
            content: String::new(),
            recent: false,
            filled: HashMap::new(),
        };
        filler.lang = filler.text("languages");
        filler.content = filler.lang.clone();
        if filler.rng.f32() < 0.2 {
            filler.content = filler.text("languages");
        }
        filler
    }

    fn fill_entry(&mut self, list: &str) -> Vec<Piece> {
        // Most of a language's entries are set in its own ways.
        let own = self.lists.has(list, &self.lang) && self.rng.f32() < 0.6;
        let lang = if own { self.lang.clone() } else { String::new() };
        let layout = self.lists.pick(list, &lang, self.rng).clone();
        let mut pieces = Vec::new();
        self.fill(&layout, &mut pieces);
        pieces
    }

    /// A list's line as text.
    fn text(&mut self, name: &str) -> String {
        let mut pieces = Vec::new();
        self.slot(name, &mut pieces);
        pieces.into_iter().map(|(_, text)| text).collect()
    }

    fn fill(&mut self, pattern: &Pattern, pieces: &mut Vec<Piece>) {
        for part in pattern {
            match part {
                Part::Text(text) => pieces.push((None, self.digits(text))),
                Part::Choice(ways) => {
                    let way = &ways[self.rng.usize(..ways.len())];
                    self.fill(way, pieces);
                }
                Part::Labelled(label, inner) => {
                    let mut inside = Vec::new();
                    let before = self.recent;
                    self.recent |= *label == Label::Accessed;
                    self.fill(inner, &mut inside);
                    self.recent = before;
                    pieces.push((Some(*label), joined(inside)));
                }
                Part::Again(name) => {
                    let text = self.filled.get(name).cloned();
                    let text = text.unwrap_or_else(|| self.text(name));
                    pieces.push((pattern::label(name), text));
                }
                Part::Slot(name) => self.slot(name, pieces),
            }
        }
    }

    fn slot(&mut self, name: &str, pieces: &mut Vec<Piece>) {
        let mut inside = Vec::new();
        if let Some(text) = self.own(name) {
            inside.push((None, text));
        } else {
            let content = CONTENT.contains(&name.split('.').next().unwrap_or(name));
            let lang = if content { &self.content } else { &self.lang };
            let line = self.lists.pick(name, lang, self.rng).clone();
            let before = self.recent;
            self.recent |= name.starts_with("accessed");
            self.fill(&line, &mut inside);
            self.recent = before;
        }
        if name == "title.made" {
            capitalise(&mut inside);
        }
        let label = pattern::label(name);
        if label.is_some() {
            inside = vec![(label, joined(inside))];
        }
        let text = inside.iter().map(|(_, text)| text.as_str()).collect();
        self.filled.insert(name.to_owned(), text);
        pieces.append(&mut inside);
    }

    /// What is computed, not listed.
    fn own(&mut self, name: &str) -> Option<String> {
        let rng = &mut *self.rng;
        Some(match name {
            "people" => self.people(),
            "FAMILY" => self.text("family").to_uppercase(),
            "AUTHOR" => in_capitals(&self.text("author.real")),
            "TITLE" => self.text("title").to_uppercase(),
            "I" => self.text("given").chars().next().map(String::from).unwrap_or_default(),
            "A" => char::from(rng.u8(b'A'..=b'Z')).to_string(),
            "a" => char::from(rng.u8(b'a'..=b'z')).to_string(),
            "year" if self.recent => rng.u32(2005..=2026).to_string(),
            "year" if rng.f32() < 0.75 => rng.u32(1985..=2026).to_string(),
            "year" => rng.u32(1850..=2026).to_string(),
            "d" => rng.u32(1..=31).to_string(),
            "dd" => format!("{:02}", rng.u32(1..=31)),
            "mm" => format!("{:02}", rng.u32(1..=12)),
            "m" => rng.u32(1..=12).to_string(),
            "days" => {
                let first = rng.u32(1..=27);
                let dash = ["–", "-", "–", "/", "—"][rng.usize(..5)];
                format!("{first}{dash}{}", first + rng.u32(1..=4))
            }
            "n" => rng.u32(1..=40).to_string(),
            "range" => {
                let first = rng.u32(1..1500);
                let dash = ["–", "-", "–", "--", "—", " - "][rng.usize(..6)];
                format!("{first}{dash}{}", first + rng.u32(1..40))
            }
            _ => return None,
        })
    }

    /// A text with digits for its `#`.
    fn digits(&mut self, text: &str) -> String {
        let mut previous = ' ';
        let mut digit = |c: char| {
            let first = if previous == '#' || previous == '0' { '0' } else { '1' };
            previous = c;
            if c == '#' { char::from(self.rng.u8(first as u8..=b'9')) } else { c }
        };
        text.chars().map(&mut digit).collect()
    }
}

fn joined(pieces: Vec<Piece>) -> String {
    let mut out = String::new();
    for (_, text) in pieces {
        let doubled =
            out.ends_with(['.', '?', '!']) && text.starts_with('.') && !text.starts_with("..");
        out.push_str(&text[usize::from(doubled)..]);
    }
    out
}

fn capitalise(pieces: &mut [Piece]) {
    if let Some((_, text)) = pieces.iter_mut().find(|(_, text)| !text.is_empty())
        && let Some(first) = text.chars().next()
    {
        *text = format!("{}{}", first.to_uppercase(), &text[first.len_utf8()..]);
    }
}

/// Shares out the texts between segments: what closes and separates goes to the segment before,
/// what opens and leads goes to the one after.
fn segments(pieces: Vec<Piece>) -> Vec<(Label, String)> {
    let mut segments: Vec<(Label, String)> = Vec::new();
    let mut between = String::new();
    for (label, text) in pieces {
        let Some(label) = label else {
            between.push_str(&text);
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let lead = match segments.last_mut() {
            Some(last) => {
                let (behind, lead) = between.split_at(split(&between));
                close(&mut last.1, behind);
                lead
            }
            None => &between,
        };
        let text = format!("{lead}{text}");
        between.clear();
        match segments.last_mut() {
            Some(last) if last.0 == label => last.1.push_str(&text),
            _ => segments.push((label, text)),
        }
    }
    if let Some(last) = segments.last_mut() {
        close(&mut last.1, &between);
        last.1.truncate(last.1.trim_end().len());
    }
    segments
}

/// A name with its family name in capitals.
fn in_capitals(author: &str) -> String {
    let (family, rest) = author.split_at(author.find(',').unwrap_or(author.len()));
    format!("{}{rest}", family.to_uppercase())
}

/// Sets the marks after a value; a stop is not doubled.
fn close(value: &mut String, marks: &str) {
    let stopped = value.ends_with(['.', '?', '!', '…']);
    value.push_str(if stopped { marks.strip_prefix('.').unwrap_or(marks) } else { marks });
}

/// Where the part of a text between segments begins that belongs to the later one.
fn split(between: &str) -> usize {
    let mut previous = None;
    for (at, c) in between.char_indices() {
        let quote = matches!(c, '"' | '\'');
        let opens = matches!(
            c,
            OPEN | '(' | '[' | '<' | '«' | '„' | '（' | '［' | '「' | '『' | '‘' | '《'
        ) || quote && previous.is_some_and(char::is_whitespace);
        if opens || c.is_alphanumeric() {
            return at;
        }
        previous = Some(c);
    }
    between.len()
}

/// Sets the quotes in a style: an opening and a closing one, or none.
fn dress(segments: &mut [(Label, String)], quotes: &str) {
    let mut marks = quotes.split('|');
    let (open, close) = (marks.next().unwrap_or(""), marks.next().unwrap_or(""));
    for (_, text) in segments {
        *text = text.replace(OPEN, open).replace(CLOSE, close);
    }
}

/// Takes back brackets that both the layout and the value set.
fn undouble(text: &mut String) {
    for (open, close) in [("((", "))"), ("[[", "]]")] {
        if text.contains(open) && text.contains(close) {
            *text = text.replace(open, &open[1..]).replace(close, &close[1..]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &[(&str, &str)]) {
        let mut rng = Rng::with_seed(1);
        let lists = Lists::default();
        let mut filler = Filler {
            lists: &lists,
            rng: &mut rng,
            lang: String::new(),
            content: String::new(),
            recent: false,
            filled: HashMap::new(),
        };
        let mut pieces = Vec::new();
        filler.fill(&pattern::parse(pattern), &mut pieces);
        let mut segments = segments(pieces);
        dress(&mut segments, "“|”");
        let read: Vec<_> = segments.iter().map(|(l, t)| (l.as_str(), t.as_str())).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn marks_between_segments_are_shared_out() {
        check("{author:Doe, J.}. ({date:2020}). ", &[("author", "Doe, J. "), ("date", "(2020).")]);
        check(
            "{title:A}, in {container-title:B} {volume:1}({issue:2})",
            &[("title", "A, "), ("container-title", "in B "), ("volume", "1"), ("issue", "(2)")],
        );
        check("“{title:Why?}.” {note:x}", &[("title", "“Why?” "), ("note", "x")]);
    }

    #[test]
    fn every_slot_has_a_list() {
        let lists = Lists::new(&[]);
        let harvested = [
            "author.real",
            "url.real",
            "note.real",
            "genre.real",
            "title",
            "publisher",
            "publisher-place",
            "collection-title",
            "container-title.journal",
            "container-title.site",
            "container-title.book",
        ];
        let own = [
            "people", "FAMILY", "AUTHOR", "TITLE", "I", "A", "a", "year", "d", "dd", "mm", "m",
            "days", "n", "range",
        ];
        assert_eq!(lists.missing(&[harvested.as_slice(), &own].concat()), Vec::<String>::new());
    }
}
