//! What made documents are made of: entries by their sources, names, titles, addresses, prose.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

use fastrand::Rng;
use serde::Deserialize;

/// An entry to be set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    pub text: String,
    pub title: String,
    pub author: String,
    pub container: String,
    pub url: String,
}

pub(crate) struct Stock {
    /// Lists of entries that stood together, by kind of source.
    kinds: Vec<(u32, Vec<Vec<Given>>)>,
    pub names: Vec<String>,
    pub titles: Vec<String>,
    outlets: Vec<String>,
    pub addresses: Vec<String>,
    words: Vec<String>,
    lines: HashMap<&'static str, Vec<&'static str>>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    source: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    segments: Vec<(String, String)>,
    #[serde(default = "sure")]
    confidence: f32,
}

const fn sure() -> f32 {
    1.0
}

/// How often lists are made of a kind of file, against the others.
const KINDS: [(&str, u32); 4] = [("wild", 35), ("raw", 30), ("synthetic", 20), ("", 15)];

/// Raw entries that the parser of their day was less sure of may be none.
const LEAST_SURE: f32 = 0.6;

/// A list has as many entries at the least.
pub(crate) const FEWEST: usize = 3;

const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "it", "zh"];
const PLACES: [&str; 12] = [
    "London", "Boston", "Leeds", "Lima", "Oslo", "Bonn", "Lyon", "Kyoto", "Leiden", "Chicago",
    "Turin", "Dublin",
];
const MONTHS: [&str; 6] = ["January", "March", "May", "June", "October", "December"];

impl Stock {
    /// Reads the corpus.
    pub(crate) fn read(corpus: &Path) -> Result<Self, Box<dyn Error>> {
        let mut sources: BTreeMap<(usize, String), Vec<Given>> = BTreeMap::new();
        let mut files: Vec<_> = fs::read_dir(corpus.join("train"))?
            .map(|file| file.map(|file| file.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        files.push(corpus.join("raw/raw.jsonl"));
        for file in files {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let kind = KINDS.iter().position(|(kind, _)| name.starts_with(kind)).unwrap_or(0);
            for line in fs::read_to_string(&file)?.lines() {
                let line: Line = serde_json::from_str(line)?;
                let source = format!("{name} {}", line.source);
                if let Some(given) = given(line) {
                    sources.entry((kind, source)).or_default().push(given);
                }
            }
        }
        let mut kinds: Vec<_> = KINDS.iter().map(|(_, share)| (*share, Vec::new())).collect();
        let mut stock = Self {
            kinds: Vec::new(),
            names: Vec::new(),
            titles: Vec::new(),
            outlets: Vec::new(),
            addresses: Vec::new(),
            words: Vec::new(),
            lines: HashMap::new(),
        };
        for ((kind, _), list) in sources {
            for given in &list {
                stock.harvest(given);
            }
            if list.len() >= FEWEST {
                kinds[kind].1.push(list);
            }
        }
        stock.kinds = kinds;
        for file in [include_str!("prose.txt"), include_str!("scraps.txt")] {
            let mut name = "";
            for line in file.lines() {
                match line.strip_prefix("== ") {
                    Some(head) => name = head,
                    None => stock.lines.entry(name).or_default().push(line),
                }
            }
        }
        Ok(stock)
    }

    fn harvest(&mut self, given: &Given) {
        if let Some(name) = direct_name(&given.author) {
            self.names.push(name);
        }
        if (12..90).contains(&given.title.len()) {
            self.titles.push(given.title.clone());
            let long = given.title.split(' ').filter(|word| word.chars().count() > 5);
            self.words.extend(
                long.take(1)
                    .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()),
            );
        }
        if (4..60).contains(&given.container.len()) {
            self.outlets.push(given.container.clone());
        }
        if given.url.starts_with("http") && !given.url.contains(char::is_whitespace) {
            self.addresses.push(given.url.clone());
        }
    }

    /// Some entries that stood together, in their order.
    pub(crate) fn list(&self, most: usize, rng: &mut Rng) -> Vec<Given> {
        let total: u32 = self.kinds.iter().map(|(share, _)| share).sum();
        let mut at = rng.u32(..total);
        let (_, lists) = self
            .kinds
            .iter()
            .find(|(share, _)| {
                let here = at < *share;
                at = at.saturating_sub(*share);
                here
            })
            .expect("shares add up");
        let list = &lists[rng.usize(..lists.len())];
        let count = rng.usize(FEWEST..=most.max(FEWEST)).min(list.len());
        let start = rng.usize(..=list.len() - count);
        list[start..start + count].to_vec()
    }

    /// A line of a list, its slots filled.
    pub(crate) fn scrap(&self, list: &str, rng: &mut Rng) -> String {
        let lines = &self.lines[list];
        self.fill(lines[rng.usize(..lines.len())], rng)
    }

    /// Some sentences of one language.
    pub(crate) fn paragraph(&self, language: &str, sentences: usize, rng: &mut Rng) -> String {
        let sentences: Vec<String> = (0..sentences).map(|_| self.scrap(language, rng)).collect();
        sentences.join(if language == "zh" { "" } else { " " })
    }

    pub(crate) fn language(rng: &mut Rng) -> &'static str {
        if rng.f32() < 0.6 { "en" } else { LANGUAGES[rng.usize(..LANGUAGES.len())] }
    }

    pub(crate) fn name(&self, rng: &mut Rng) -> &str {
        &self.names[rng.usize(..self.names.len())]
    }

    pub(crate) fn title(&self, rng: &mut Rng) -> &str {
        &self.titles[rng.usize(..self.titles.len())]
    }

    /// The name of a site, of a word or two.
    pub(crate) fn site(&self, rng: &mut Rng) -> String {
        let mut word = || self.words[rng.usize(..self.words.len())].clone();
        let (one, other) = (word(), word());
        if rng.bool() { one } else { format!("{one} {other}") }
    }

    pub(crate) fn address(&self, rng: &mut Rng) -> &str {
        &self.addresses[rng.usize(..self.addresses.len())]
    }

    fn fill(&self, template: &str, rng: &mut Rng) -> String {
        let mut filled = String::new();
        for (at, part) in template.split(['{', '}']).enumerate() {
            if at % 2 == 0 {
                filled.push_str(part);
                continue;
            }
            filled.push_str(&match part {
                "name" => self.name(rng).to_owned(),
                "family" => self.name(rng).rsplit(' ').next().unwrap_or_default().to_owned(),
                "title" => self.title(rng).to_owned(),
                "outlet" => self.outlets[rng.usize(..self.outlets.len())].clone(),
                "word" => self.words[rng.usize(..self.words.len())].clone(),
                "year" => rng.u32(1890..2025).to_string(),
                "n" => rng.u32(100..3000).to_string(),
                "d" => rng.u32(1..60).to_string(),
                "day" => rng.u32(1..32).to_string(),
                "month" => MONTHS[rng.usize(..MONTHS.len())].to_owned(),
                "abbr" => (0..rng.usize(2..5)).map(|_| rng.char('A'..='Z')).collect(),
                "place" => PLACES[rng.usize(..PLACES.len())].to_owned(),
                _ => part.to_owned(),
            });
        }
        filled
    }
}

/// The entry of a line; none, if it is not one to be set.
fn given(line: Line) -> Option<Given> {
    const LONGEST: usize = 600;
    const SHORTEST: usize = 16;
    let text = if line.segments.is_empty() {
        line.text
    } else {
        line.segments.iter().map(|(_, text)| text.as_str()).collect()
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = unmarked(&text).to_owned();
    let part = |label: &str| {
        let part = line.segments.iter().find(|(name, _)| name == label);
        part.map_or("", |(_, text)| text)
            .trim_matches(|c: char| " .,;:\"“”()*_".contains(c))
            .to_owned()
    };
    let markup = text.contains(['\\', '{', '<', '`']) || text.contains("](");
    let fits = (SHORTEST..LONGEST).contains(&text.len());
    (fits && !markup && line.confidence >= LEAST_SURE).then(|| Given {
        title: part("title"),
        author: part("author"),
        container: part("container-title"),
        url: part("url"),
        text,
    })
}

/// An entry without the mark that it had where it was found.
fn unmarked(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| "•·-–—*^>#".contains(c) || c.is_whitespace());
    let bare = match bare.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((label, rest)) if label.len() < 14 && !rest.is_empty() => {
            rest.trim_start_matches([':', ' '])
        }
        _ => bare,
    };
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = bare.len() - rest.len();
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if (1..4).contains(&digits) => rest.trim_start(),
        _ => bare,
    }
}

/// "Jane Doe" of "Doe, Jane" or "Jane Doe".
fn direct_name(author: &str) -> Option<String> {
    let is_word = |word: &str| {
        word.chars().count() > 2
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    };
    let parts: Vec<&str> = author.split(", ").collect();
    match parts.as_slice() {
        [family, given] if is_word(family) && is_word(given) => Some(format!("{given} {family}")),
        [name] => {
            let words: Vec<&str> = name.split(' ').collect();
            (words.len() == 2 && words.iter().all(|word| is_word(word))).then(|| (*name).to_owned())
        }
        _ => None,
    }
}
