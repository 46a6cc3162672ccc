//! The lists that fill the slots: those of the files, and values of the corpus.

use std::collections::{BTreeSet, HashMap};

use fastrand::Rng;
use ibid::Label;

use super::pattern::{Part, Pattern, parse};
use crate::corpus::{Example, Scheme};

/// Lists of patterns, by name and language.
#[derive(Default)]
pub(super) struct Lists {
    lists: HashMap<String, Vec<Pattern>>,
}

/// The files: `== name [languages]` heads a list, each line of it is a pattern, `;;` starts a
/// comment.
const FILES: [&str; 7] = [
    include_str!("layouts.txt"),
    include_str!("whole.txt"),
    include_str!("foreign.txt"),
    include_str!("people.txt"),
    include_str!("titles.txt"),
    include_str!("frame.txt"),
    include_str!("bodies.txt"),
];

/// A language's values of the corpus are a list if they are at least as many.
const FEWEST: usize = 10;

impl Lists {
    /// The lists of the files, and those of the values in the corpus.
    pub(super) fn new(examples: &[Example]) -> Self {
        let mut lists = Self::default();
        for file in FILES {
            lists.read(file);
        }
        lists.harvest(examples);
        lists
    }

    fn read(&mut self, file: &str) {
        let mut keys: Vec<String> = Vec::new();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with(";;")) {
            if let Some(head) = line.strip_prefix("== ") {
                let (name, languages) = head.split_once(' ').unwrap_or((head, ""));
                keys = languages.split_whitespace().map(|lang| key(name, lang)).collect();
                if keys.is_empty() {
                    keys.push(key(name, ""));
                }
                continue;
            }
            for key in &keys {
                self.lists.entry(key.clone()).or_default().push(parse(line));
            }
        }
    }

    /// A line of a list: of the language's, else of the one for all languages.
    pub(super) fn pick(&self, name: &str, lang: &str, rng: &mut Rng) -> &Pattern {
        let own = self.lists.get(&key(name, lang));
        let list = own.or_else(|| self.lists.get(&key(name, "")));
        let list = list.unwrap_or_else(|| panic!("no list “{name}” for “{lang}”"));
        &list[rng.usize(..list.len())]
    }

    /// Whether a language has a list of its own.
    pub(super) fn has(&self, name: &str, lang: &str) -> bool {
        self.lists.contains_key(&key(name, lang))
    }

    /// The plain lines of a list.
    fn words<'a>(&'a self, name: &str) -> impl Iterator<Item = (&'a str, Vec<&'a str>)> {
        self.lists.iter().filter_map(move |(key, list)| {
            let lang = key.strip_prefix(name)?.strip_prefix(' ')?;
            let lines = list.iter().filter_map(|pattern| match pattern.as_slice() {
                [Part::Text(text)] => Some(text.split(' ')),
                _ => None,
            });
            Some((lang, lines.flatten().collect()))
        })
    }

    /// Adds the values of the corpus to the lists `title`, `container-title.journal` and so on.
    fn harvest(&mut self, examples: &[Example]) {
        let stop_words: Vec<(&str, Vec<&str>)> = self.words("stop-words").collect();
        let mut found: BTreeSet<(String, String)> = BTreeSet::new();
        for example in examples.iter().filter(|example| example.scheme != Scheme::Ugly) {
            for (label, text) in &example.segments {
                let value = &text[core(text)];
                if !(2..200).contains(&value.len()) || value.contains(['\n', '<']) {
                    continue;
                }
                if let Some(name) = list_of(*label, value, example) {
                    let lang = language(value, &stop_words);
                    found.insert((key(name, lang), value.to_owned()));
                }
            }
        }
        let mut values: HashMap<String, Vec<Pattern>> = HashMap::new();
        for (key, value) in found {
            values.entry(key).or_default().push(vec![Part::Text(value)]);
        }
        values.retain(|key, values| !key.contains(' ') || values.len() >= FEWEST);
        self.lists.extend(values);
    }

    /// Names of slots that no list fills.
    #[cfg(test)]
    pub(super) fn missing(&self, known: &[&str]) -> Vec<String> {
        fn visit(lists: &Lists, pattern: &Pattern, known: &[&str], missing: &mut Vec<String>) {
            for part in pattern {
                match part {
                    Part::Text(_) | Part::Again(_) => {}
                    Part::Choice(ways) => {
                        for way in ways {
                            visit(lists, way, known, missing);
                        }
                    }
                    Part::Labelled(_, inner) => visit(lists, inner, known, missing),
                    Part::Slot(name) => {
                        if !known.contains(&name.as_str()) && !lists.has(name, "") {
                            missing.push(name.clone());
                        }
                    }
                }
            }
        }
        let mut missing = Vec::new();
        for pattern in self.lists.values().flatten() {
            visit(self, pattern, known, &mut missing);
        }
        missing
    }
}

fn key(name: &str, lang: &str) -> String {
    if lang.is_empty() { name.to_owned() } else { format!("{name} {lang}") }
}

/// The list that a value of the corpus joins.
fn list_of(label: Label, value: &str, example: &Example) -> Option<&'static str> {
    let has = |wanted: Label| example.segments.iter().any(|(label, _)| *label == wanted);
    let wild = matches!(example.scheme, Scheme::Wild);
    let starts_in =
        ["In ", "in ", "In: ", "in: ", "su ", "en "].iter().any(|w| value.starts_with(w));
    match label {
        Label::Title => Some("title"),
        Label::ContainerTitle if starts_in => None,
        Label::ContainerTitle if has(Label::Volume) => Some("container-title.journal"),
        Label::ContainerTitle if wild && has(Label::Url) => Some("container-title.site"),
        Label::ContainerTitle => Some("container-title.book"),
        Label::Publisher if wild => Some("publisher"),
        Label::Publisher if example.scheme == Scheme::Synthetic => Some("publisher"),
        Label::PublisherPlace if value.len() < 40 => Some("publisher-place"),
        Label::Author if example.scheme != Scheme::Grobid => Some("author.real"),
        Label::CollectionTitle if wild || example.scheme == Scheme::Synthetic => {
            Some("collection-title")
        }
        Label::Url if wild => Some("url.real"),
        Label::Note if wild => Some("note.real"),
        Label::Genre if wild => Some("genre.real"),
        _ => None,
    }
}

/// The language that a text looks like; none if it is English or not clear.
fn language<'a>(text: &str, stop_words: &[(&'a str, Vec<&str>)]) -> &'a str {
    let has = |from: char, to: char| text.chars().any(|c| (from..=to).contains(&c));
    let scripts = [
        ("ja", has('\u{3040}', '\u{30ff}')),
        ("ko", has('\u{ac00}', '\u{d7a3}')),
        ("zh", has('\u{4e00}', '\u{9fff}')),
        ("uk", has('і', 'і') || has('ї', 'ї') || has('є', 'є')),
        ("ru", has('а', 'я')),
        ("el", has('α', 'ω')),
        ("ar", has('\u{600}', '\u{6ff}')),
        ("he", has('\u{5d0}', '\u{5ea}')),
    ];
    if let Some((lang, _)) = scripts.into_iter().find(|(_, is)| *is) {
        return lang;
    }
    let count = |words: &[&str]| {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| words.contains(word)).count()
    };
    let best = stop_words.iter().map(|(lang, words)| (count(words), *lang)).max();
    best.filter(|(count, lang)| *count > 1 && *lang != "en").map_or("", |(_, lang)| lang)
}

/// Where the value of a segment stands between the marks around it.
fn core(text: &str) -> std::ops::Range<usize> {
    let inner = |c: char| c.is_alphanumeric() || c == '?' || c == '!';
    let start = text.find(char::is_alphanumeric).unwrap_or(0);
    let end = text
        .rfind(inner)
        .map_or(start, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let tail = &text[end..];
    // The stop of an initial or an abbreviation, and a bracket opened within, belong to the value.
    let initial = text[..end].chars().rev().take(2).collect::<Vec<_>>();
    let abbreviated = matches!(initial[..], [letter, before] if letter.is_uppercase() && !before.is_alphanumeric());
    let open = text[start..end].matches('(').count() > text[start..end].matches(')').count();
    let more = (abbreviated && tail.starts_with('.')) || (open && tail.starts_with(')'));
    start..(end + usize::from(more)).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, value: &str) {
        assert_eq!(&text[core(text)], value);
    }

    #[test]
    fn values_stand_bare() {
        check("“A title.” ", "A title");
        check("Doe, J. ", "Doe, J.");
        check("(New York: ", "New York");
        check("Pattern (a survey). ", "Pattern (a survey)");
    }
}
