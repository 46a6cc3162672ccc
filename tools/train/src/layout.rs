//! Entries made of layouts and of the values of others.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use fastrand::Rng;
use ibid::Label;

use crate::augment::dressing;
use crate::corpus::{Example, Scheme};

/// Layouts, and what fills their slots.
pub struct Layouts {
    layouts: Vec<Vec<Part>>,
    values: HashMap<&'static str, Vec<String>>,
}

/// A segment of a layout.
struct Part {
    label: Label,
    optional: bool,
    text: String,
}

impl Layouts {
    /// The layouts of `layouts.txt`, with the values of `examples`.
    pub fn new(examples: &[Example]) -> Self {
        let lines = include_str!("layouts.txt").lines().filter(|line| !line.starts_with('#'));
        Self { layouts: lines.map(parts).collect(), values: values(examples) }
    }

    /// An entry after one of the layouts, labelled by the rules of the entries in the wild.
    pub fn example(&self, rng: &mut Rng) -> Example {
        let layout = &self.layouts[rng.usize(..self.layouts.len())];
        let mut segments: Vec<(Label, String)> = Vec::new();
        for part in layout {
            if part.optional && rng.bool() {
                continue;
            }
            let text = self.fill(&part.text, rng);
            match segments.last_mut() {
                Some((label, last)) if *label == part.label => last.push_str(&text),
                _ => segments.push((part.label, text)),
            }
        }
        if let Some((_, last)) = segments.last_mut() {
            last.truncate(last.trim_end().len());
        }
        Example { segments, scheme: Scheme::Wild, source: String::new(), file: String::new() }
    }

    /// Chooses among alternatives and fills the slots.
    fn fill(&self, text: &str, rng: &mut Rng) -> String {
        let mut chosen = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            chosen.push_str(before);
            let (inner, after) = after.split_once('>').unwrap_or((after, ""));
            let ways: Vec<&str> = inner.split('~').collect();
            chosen.push_str(ways[rng.usize(..ways.len())]);
            rest = after;
        }
        chosen.push_str(rest);
        let mut out = String::new();
        let mut rest = chosen.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let stop = out.ends_with('.') && before.starts_with('.');
            out.push_str(&before[usize::from(stop)..]);
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(&self.value(slot, rng));
            rest = after;
        }
        let stop = out.ends_with(['.', '?', '!']) && rest.starts_with('.');
        out.push_str(&rest[usize::from(stop)..]);
        out
    }

    fn value(&self, slot: &str, rng: &mut Rng) -> String {
        let number = |rng: &mut Rng, range: RangeInclusive<u32>| rng.u32(range).to_string();
        match slot {
            "bar" => "|".to_owned(),
            "n" => number(rng, 1..=60),
            "nn" => number(rng, 100..=99_999),
            "d" => number(rng, 1..=31),
            "dd" => format!("{:02}", rng.u32(1..=31)),
            "mm" => format!("{:02}", rng.u32(1..=12)),
            "year" if rng.u8(..) < 200 => number(rng, 1990..=2026),
            "year" => number(rng, 1880..=2026),
            "ver" => format!(
                "{}.{}{}",
                rng.u32(0..9),
                rng.u32(0..20),
                if rng.bool() { ".1" } else { "" }
            ),
            "p" => {
                let first = rng.u32(1..900);
                let dash = ["–", "-", "–", "--"][rng.usize(..4)];
                format!("{first}{dash}{}", first + rng.u32(1..40))
            }
            "doi" => format!(
                "10.{}/{}.{}.{}",
                rng.u32(1000..9999),
                ["j", "s", "abc", "zenodo"][rng.usize(..4)],
                rng.u32(1990..2026),
                rng.u32(1..99_999)
            ),
            "arxiv" => {
                format!("{:02}{:02}.{:05}", rng.u32(7..26), rng.u32(1..13), rng.u32(1..20_000))
            }
            "isbn" => format!(
                "978-{}-{}-{}-{}",
                rng.u32(0..10),
                rng.u32(100..999),
                rng.u32(10_000..99_999),
                rng.u32(0..10)
            ),
            "code" => match rng.u32(..4) {
                0 => format!(
                    "{}-{}",
                    ["TR", "T", "A/RES/75", "DOE", "CS", "MIT-LCS", "EPA"][rng.usize(..7)],
                    rng.u32(10..999)
                ),
                1 => format!("{}-{}", rng.u32(1..100), rng.u32(1..1000)),
                _ => rng.u32(1..9999).to_string(),
            },
            "upper" => {
                let author = self.pick("author", rng);
                match author.split_once(',') {
                    Some((family, rest)) => format!("{},{rest}", family.to_uppercase()),
                    None => author.to_uppercase(),
                }
            }
            _ => self.pick(slot, rng),
        }
    }

    fn pick(&self, slot: &str, rng: &mut Rng) -> String {
        let values = self.values.get(slot).filter(|values| !values.is_empty());
        values.map_or_else(String::new, |values| values[rng.usize(..values.len())].clone())
    }
}

fn parts(line: &str) -> Vec<Part> {
    let part = |part: &str| {
        let (label, text) = part.split_once(':').expect("a layout's segment has a label");
        let (label, optional) =
            label.strip_suffix('?').map_or((label, false), |label| (label, true));
        Part {
            label: label.parse().expect("a layout names labels"),
            optional,
            text: text.to_owned(),
        }
    };
    line.split('|').map(part).collect()
}

/// The scripts that have slots of their own, by a letter before the slot's name.
fn script(text: &str) -> &'static str {
    let has = |range: RangeInclusive<char>| text.chars().any(|c| range.contains(&c));
    if has('\u{3040}'..='\u{30ff}') {
        "j"
    } else if has('\u{ac00}'..='\u{d7a3}') {
        "k"
    } else if has('\u{4e00}'..='\u{9fff}') {
        "z"
    } else if has('\u{400}'..='\u{4ff}') {
        "r"
    } else {
        ""
    }
}

fn values(examples: &[Example]) -> HashMap<&'static str, Vec<String>> {
    let mut values: HashMap<&'static str, Vec<String>> = HashMap::new();
    for example in examples.iter().filter(|example| example.scheme != Scheme::Ugly) {
        let times = if example.scheme == Scheme::Wild { 5 } else { 1 };
        for (label, text) in &example.segments {
            let value = &text[dressing(text)];
            for slot in slots(*label, value, example) {
                values
                    .entry(slot)
                    .or_default()
                    .extend(std::iter::repeat_n(value.to_owned(), times));
            }
        }
    }
    for line in include_str!("lists.txt").lines().filter(|line| !line.starts_with('#')) {
        let (slot, list) = line.split_once(": ").expect("a list has a name");
        values.entry(slot).or_default().extend(list.split('|').map(str::to_owned));
    }
    values
}

/// The slots that a value may fill.
fn slots(label: Label, value: &str, example: &Example) -> Vec<&'static str> {
    let words = value.split_whitespace().count();
    if value.len() < 2 {
        return Vec::new();
    }
    match (script(value), label) {
        ("", Label::Author) if words > 1 && !value.contains([',', '.']) => vec!["author", "org"],
        ("", Label::Author) => vec!["author"],
        ("", Label::Title) => vec!["title"],
        ("", Label::ContainerTitle) if example.file.starts_with("wild-news") => vec!["outlet"],
        ("", Label::ContainerTitle) if !value.starts_with("In ") && !value.starts_with("in ") => {
            vec!["container"]
        }
        ("", Label::Publisher) if value.contains("Univ") => vec!["university", "publisher"],
        ("", Label::Publisher) => vec!["publisher"],
        ("", Label::PublisherPlace) => vec!["place"],
        ("", Label::CollectionTitle) => vec!["series"],
        ("", Label::Event) => vec!["event"],
        ("", Label::Url) if value.contains('.') => vec!["url"],
        ("j", Label::Author) => vec!["jauthor"],
        ("j", Label::Title) => vec!["jtitle"],
        ("j", Label::ContainerTitle) => vec!["jjournal"],
        ("k", Label::Author) => vec!["kauthor"],
        ("k", Label::Title) => vec!["ktitle"],
        ("k", Label::ContainerTitle) => vec!["kjournal"],
        ("z", Label::Author) => vec!["zauthor", "jauthor"],
        ("z", Label::Title) => vec!["ztitle"],
        ("z", Label::ContainerTitle) => vec!["zjournal", "jjournal"],
        ("z", Label::Publisher) => vec!["zpublisher"],
        ("r", Label::Author) => vec!["rauthor"],
        ("r", Label::Title) => vec!["rtitle"],
        ("r", Label::ContainerTitle) => vec!["rjournal"],
        ("r", Label::Publisher) => vec!["rpublisher"],
        _ => Vec::new(),
    }
}
