//! The titles in sentence case of a labelled corpus: what the model of capitals learns from, and
//! what it is measured on. Both must be drawn from the same rule, so that no title is in both.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ibid::unstable::case::form::{Form, form, language};
use ibid::unstable::case::hash;
use ibid::unstable::case::words::{Shape, Word, Words};
use serde_json::Value;

/// The titles of a corpus, apart.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// Those to learn from.
    pub seen: Vec<String>,
    /// Those to measure on, of sources from which nothing is learned.
    pub unseen: Vec<String>,
}

/// One source in so many is kept from the learner.
const FOLDS: u64 = 8;

/// The lines of a file of JSON.
///
/// # Errors
///
/// If the file cannot be read, or a line is no JSON.
pub fn lines(file: &Path) -> io::Result<Vec<Value>> {
    fs::read_to_string(file)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The files of a folder that end in `.jsonl`, in the order of their names.
///
/// # Errors
///
/// If the folder cannot be read.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|file| Ok(file?.path()));
    let mut files = paths.collect::<io::Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    Ok(files)
}

/// Reads the titles of the labelled entries of a folder.
///
/// # Errors
///
/// If a file cannot be read.
pub fn read(folder: &Path) -> io::Result<Titles> {
    let mut titles = Titles::default();
    for file in files(folder)? {
        for line in lines(&file)? {
            let is_unseen = is_unseen(&file, &line);
            for segment in line["segments"].as_array().into_iter().flatten() {
                if segment[0] == "title" {
                    titles.add(segment[1].as_str().unwrap_or_default(), is_unseen);
                }
            }
        }
    }
    Ok(titles.apart())
}

impl Titles {
    /// Adds a title as it stands in an entry.
    pub fn add(&mut self, text: &str, is_unseen: bool) {
        let side = if is_unseen { &mut self.unseen } else { &mut self.seen };
        side.extend(title(text));
    }

    /// Each title once, as it has most capitals; none of those to learn from among the others.
    #[must_use]
    pub fn apart(self) -> Self {
        let [mut seen, unseen] = [self.seen, self.unseen].map(once);
        let kept: HashSet<String> = unseen.iter().map(|title| title.to_lowercase()).collect();
        seen.retain(|title| !kept.contains(&title.to_lowercase()));
        Self { seen, unseen }
    }
}

/// Each title once. Some programs take capitals away, so that the form with most is the best.
fn once(titles: Vec<String>) -> Vec<String> {
    let capitals = |title: &String| title.chars().filter(|c| c.is_uppercase()).count();
    let mut best: BTreeMap<String, String> = BTreeMap::new();
    for title in titles {
        let entry = best.entry(title.to_lowercase()).or_insert_with(|| title.clone());
        if capitals(&title) > capitals(entry) {
            *entry = title;
        }
    }
    best.into_values().collect()
}

/// Whether the source of a line is kept from the learner. A collection that names one source for
/// all is taken entry by entry; one in which the same works come again and again is no source.
#[must_use]
pub fn is_unseen(file: &Path, line: &Value) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let key = if name.starts_with("anystyle") { "id" } else { "source" };
    let source = line[key].as_str().filter(|_| !name.starts_with("synthetic"));
    source.is_some_and(|source| (hash::of(source.as_bytes()) >> 20).is_multiple_of(FOLDS))
}

/// A title, if it is English and in sentence case beyond doubt.
fn title(text: &str) -> Option<String> {
    let text = tidy(text);
    (is_sentence(&text) && is_clean(&text)).then(|| raised(&text))
}

/// Words that always have a capital, in small letters.
pub const NAMES: &str = include_str!("names.txt");

/// Small words that English shares with no other language.
const PLAINLY_ENGLISH: [&str; 12] =
    ["and", "by", "for", "from", "how", "is", "of", "on", "the", "to", "what", "with"];

/// Whether a title is as its author wrote it: no program took the capitals of its names away, ran
/// its words together or cut it from another place.
fn is_clean(text: &str) -> bool {
    static SURE: LazyLock<HashSet<&str>> =
        LazyLock::new(|| NAMES.lines().filter(|line| !line.is_empty()).collect());
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let runs_on = |pair: &[char]| matches!(pair, [a, '.' | ',' | '?', b] if a.is_lowercase() && b.is_alphabetic());
    let chars: Vec<char> = text.chars().collect();
    !words.clone().any(|word| SURE.contains(word))
        && words.any(|word| PLAINLY_ENGLISH.contains(&word))
        && text.starts_with(char::is_alphabetic)
        && chars.iter().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() < 4
        && !chars.windows(3).any(runs_on)
        && !chars.windows(3).any(|three| matches!(three, [' ', '-' | '.', c] if c.is_alphabetic()))
        && !words_run_together(text)
}

/// Whether small letters are followed by a capital and small letters within a word, behind a hyphen
/// or in front of one: "low-dimensionalGauss".
fn words_run_together(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let capitals = word
            .chars()
            .zip(word.chars().skip(1))
            .filter(|(a, b)| a.is_lowercase() && b.is_uppercase());
        word.contains('-') && capitals.count() > 0
    })
}

/// A title without the signs around it.
fn tidy(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_around = |c: char| c.is_whitespace() || ".,;:\"“”‘’'«»*_`".contains(c);
    text.trim_matches(is_around).to_owned()
}

/// Whether a title is English and in sentence case: of four words or more, of which most that
/// would have a capital in title case are small.
#[must_use]
pub fn is_sentence(text: &str) -> bool {
    let words = Words::new(text);
    let content =
        || words.list.iter().filter(|word| !word.opens && word.span.end - word.span.start > 3);
    let count = |shape: Shape| content().filter(|word| word.shape == shape).count();
    let (small, capital) = (count(Shape::Small), count(Shape::Capital));
    let opens_small = words.list.first().is_some_and(|word| word.shape == Shape::Small);
    words.list.len() > 3
        && text.len() < 300
        && !text.contains(['<', '\\', '{', '\u{fffd}', '|', '_'])
        && !opens_small
        && form(text) == Form::Sentence
        && 10 * small >= 6 * (small + capital)
        && language(&words) == Some(true)
}

/// A title with a capital at the head of each of its parts.
#[must_use]
pub fn raised(text: &str) -> String {
    recase(text, |word| if word.opens { Some(true) } else { None })
}

/// A title with the first letters of words made great or small.
#[must_use]
pub fn recase(text: &str, mut capital: impl FnMut(&Word) -> Option<bool>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for word in &Words::new(text).list {
        out.push_str(&text[at..word.span.start]);
        let mut letters = word.span.text(text).chars();
        let first = letters.next().unwrap_or_default();
        match capital(word).filter(|_| word.shape != Shape::Fixed) {
            Some(true) => out.extend(first.to_uppercase()),
            Some(false) => out.extend(first.to_lowercase()),
            None => out.push(first),
        }
        out.push_str(letters.as_str());
        at = word.span.end;
    }
    out + &text[at..]
}
