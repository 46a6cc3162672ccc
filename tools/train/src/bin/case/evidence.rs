//! What is known of words: how often they have a capital, and whether they are names.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use ibid::unstable::case::hash;
use ibid::unstable::case::known::Known;
use ibid::unstable::case::model::SLOTS;
use ibid::unstable::case::words::{Shape, Words};

/// How often a word was seen in small letters and with a capital.
type Count = (f32, f32);

/// How much a title says of its words, against running text, which has headings among its sentences.
const TITLE: f32 = 4.0;

/// A word is left out of the file for one of which more is known.
const ROOM: usize = SLOTS * 4 / 5;

/// The lists of names, one a line, in small letters.
const NAMES: [&str; 4] = [
    titles::NAMES,
    include_str!("../../../../../data/given_names.txt"),
    include_str!("../../../../../data/cities.txt"),
    include_str!("../../../../../data/places.txt"),
];

/// What is known of words.
#[derive(Default)]
pub(crate) struct Evidence {
    prose: HashMap<String, Count>,
    titles: HashMap<String, Count>,
    capitals: HashMap<String, Count>,
    families: HashSet<String>,
    names: HashSet<&'static str>,
}

impl Evidence {
    pub(crate) fn read(corpus: &Path, seen: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut evidence =
            Self { names: NAMES.into_iter().flat_map(names).collect(), ..Self::default() };
        for line in fs::read_to_string(corpus.join("case/words.tsv"))?.lines().skip(1) {
            let mut cells = line.split('\t');
            let (Some(word), Some(small), Some(capital)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            evidence.prose.insert(word.to_owned(), (small.parse()?, capital.parse()?));
        }
        for title in seen {
            evidence.look(title);
        }
        for file in titles::files(&corpus.join("train"))? {
            for line in titles::lines(&file)? {
                if titles::is_unseen(&file, &line) {
                    continue;
                }
                for segment in line["segments"].as_array().into_iter().flatten() {
                    if segment[0] == "author" || segment[0] == "editor" {
                        evidence.families.extend(families(segment[1].as_str().unwrap_or_default()));
                    }
                }
            }
        }
        Ok(evidence)
    }

    /// Counts the words of a title.
    fn look(&mut self, title: &str) {
        for (word, [small, capital, all]) in seen_in(title) {
            let count = self.titles.entry(word.clone()).or_default();
            *count = (count.0 + small, count.1 + capital);
            let count = self.capitals.entry(word).or_default();
            *count = (count.0 + small + capital, count.1 + all);
        }
    }

    /// What is known of a word but for what one title says of it.
    pub(crate) fn known(&self, word: &str, own: Count) -> Known {
        let prose = self.prose.get(word).copied().unwrap_or_default();
        let titles = self.titles.get(word).copied().unwrap_or_default();
        let small = prose.0 + TITLE * (titles.0 - own.0);
        let capital = prose.1 + TITLE * (titles.1 - own.1);
        let (other, all) = self.capitals.get(word).copied().unwrap_or_default();
        let stem = word.strip_suffix("'s").unwrap_or(word);
        let name = self.names.contains(stem);
        Known::counted(small, capital).with(
            self.families.contains(stem),
            name,
            all > 2.0 * other + small,
        )
    }

    /// The words with what is known of them, those first of which most is.
    pub(crate) fn table(&self) -> Vec<(u64, Known)> {
        let words: HashSet<&str> = self
            .prose
            .keys()
            .chain(self.titles.keys())
            .chain(self.families.iter())
            .map(String::as_str)
            .chain(self.names.iter().copied())
            .collect();
        let mut words: Vec<(f32, &str)> =
            words.into_iter().map(|word| (self.weight(word), word)).collect();
        words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        println!("{} words are known, there is room for {ROOM}", words.len());
        words.truncate(ROOM);
        words
            .into_iter()
            .map(|(_, word)| (hash::of(word.as_bytes()), self.known(word, (0.0, 0.0))))
            .collect()
    }

    /// How much is known of a word.
    fn weight(&self, word: &str) -> f32 {
        let count = |counts: &HashMap<String, Count>| counts.get(word).map_or(0.0, |c| c.0 + c.1);
        let named = if self.names.contains(word) { 10.0 } else { 0.0 };
        let family = if self.families.contains(word) { 2.0 } else { 0.0 };
        count(&self.prose) + TITLE * count(&self.titles) + count(&self.capitals) + named + family
    }
}

/// How often each word of a title is in small letters, has a capital, is in capitals.
pub(crate) fn seen_in(title: &str) -> HashMap<String, [f32; 3]> {
    let words = Words::new(title);
    let mut seen: HashMap<String, [f32; 3]> = HashMap::new();
    for (index, word) in words.list.iter().enumerate() {
        let text = word.span.text(title);
        let kind = match word.shape {
            Shape::Small => 0,
            Shape::Capital if !word.opens => 1,
            Shape::Fixed if text.chars().all(char::is_uppercase) => 2,
            _ => continue,
        };
        seen.entry(words.small(index).to_owned()).or_default()[kind] += 1.0;
    }
    seen
}

fn names(list: &'static str) -> impl Iterator<Item = &'static str> {
    let names = list.lines().filter(|line| !line.starts_with(['#', '[']));
    names.flat_map(|name| name.split(' ')).filter(|word| word.len() > 2)
}

/// The family names in a list of people: those before a comma or a blank and initials.
fn families(people: &str) -> Vec<String> {
    let words: Vec<&str> = people.split_whitespace().collect();
    let is_initial = |word: &str| {
        let bare = word.trim_end_matches([',', ';', '.']);
        let letters = bare.split(['.', '-']);
        !bare.is_empty()
            && bare.len() < 8
            && letters.clone().all(|part| part.len() < 4 && part.chars().all(char::is_uppercase))
    };
    let is_name = |word: &str| {
        let mut letters = word.chars();
        word.len() > 2
            && letters.next().is_some_and(char::is_uppercase)
            && letters.all(char::is_lowercase)
    };
    let before_initial = words.windows(2).filter(|pair| is_initial(pair[1]));
    let found = before_initial.map(|pair| pair[0].trim_end_matches(','));
    found.filter(|word| is_name(word)).map(str::to_lowercase).collect()
}
