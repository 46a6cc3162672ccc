//! How well entries are read: fields against the gold's item, tokens against its segments.

use std::collections::{BTreeMap, HashMap};

use caseless::default_case_fold_str;
use serde::Deserialize;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

/// A labelled entry: a line of a gold or corpus file.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub id: String,
    pub text: String,
    pub segments: Vec<(String, String)>,
    pub csl: Option<Map<String, Value>>,
}

/// What was read from the entry of that gold.
pub(crate) struct Predicted {
    pub csl: Map<String, Value>,
    pub segments: Vec<(String, String)>,
    pub confidence: f32,
    /// The codes of the diagnostics.
    pub doubts: Vec<&'static str>,
}

/// Text variables that are compared.
const TEXT: [&str; 12] = [
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "edition",
    "number",
    "genre",
    "event-title",
];

/// The fields that an entry must have right to count as wholly right.
const CORE: [&str; 10] = [
    "author",
    "title",
    "container-title",
    "issued",
    "volume",
    "issue",
    "page",
    "publisher",
    "URL",
    "DOI",
];

/// Right, invented and missed values of a field.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    pub right: usize,
    pub extra: usize,
    pub missed: usize,
}

impl Counts {
    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.extra + self.missed)
    }
}

/// What was said of an entry, beside whether it was right.
pub(crate) struct Entry {
    pub confidence: f32,
    /// The codes of its diagnostics, each once.
    pub doubts: Vec<&'static str>,
    /// Whether every core field is right.
    pub whole: bool,
}

/// The score of a file.
#[derive(Default)]
pub(crate) struct Score {
    /// Entries that have an item in the gold.
    pub items: usize,
    pub fields: BTreeMap<&'static str, Counts>,
    pub whole: usize,
    pub typed: usize,
    pub tokens: usize,
    pub wrong_tokens: usize,
    /// Gold label, read label: how many tokens.
    pub confusions: HashMap<(String, String), usize>,
    /// Every entry that has an item in the gold.
    pub entries: Vec<Entry>,
    /// Entries with the most wrong core fields first: wrong fields, identifier, text.
    pub worst: Vec<(Vec<&'static str>, String, String)>,
}

pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Score {
    /// Precision and recall over all fields, as their harmonic mean.
    pub(crate) fn micro_f1(&self) -> f64 {
        let mut sum = Counts::default();
        for counts in self.fields.values() {
            sum.right += counts.right;
            sum.extra += counts.extra;
            sum.missed += counts.missed;
        }
        sum.f1()
    }

    pub(crate) fn whole(&self) -> f64 {
        ratio(self.whole, self.items)
    }

    pub(crate) fn typed(&self) -> f64 {
        ratio(self.typed, self.items)
    }

    pub(crate) fn token_error(&self) -> f64 {
        ratio(self.wrong_tokens, self.tokens)
    }

    /// For each diagnostic's code: how many entries that are wholly right have it, and others.
    pub(crate) fn doubts(&self) -> BTreeMap<&'static str, (usize, usize)> {
        let mut counts: BTreeMap<_, (usize, usize)> = BTreeMap::new();
        for entry in &self.entries {
            for code in &entry.doubts {
                let (on_right, on_wrong) = counts.entry(*code).or_default();
                *(if entry.whole { on_right } else { on_wrong }) += 1;
            }
        }
        counts
    }

    /// Counts one entry.
    pub(crate) fn add(&mut self, gold: &Gold, read: &Predicted) {
        if let Some(csl) = &gold.csl {
            self.add_fields(gold, csl, read);
        }
        self.add_tokens(gold, read);
    }

    fn add_fields(&mut self, gold: &Gold, csl: &Map<String, Value>, read: &Predicted) {
        self.items += 1;
        self.typed += usize::from(csl.get("type") == read.csl.get("type"));
        let (want, got) = (values(csl), values(&read.csl));
        let mut wrong = Vec::new();
        let fields: std::collections::BTreeSet<_> =
            want.keys().chain(got.keys()).copied().collect();
        for field in fields {
            let empty = Vec::new();
            let (x, y) = (want.get(field).unwrap_or(&empty), got.get(field).unwrap_or(&empty));
            let right = common(x, y);
            let counts = self.fields.entry(field).or_default();
            counts.right += right;
            counts.missed += x.len() - right;
            counts.extra += y.len() - right;
            if CORE.contains(&field) && (right != x.len() || right != y.len()) {
                wrong.push(field);
            }
        }
        let whole = wrong.is_empty();
        self.whole += usize::from(whole);
        let mut doubts = read.doubts.clone();
        doubts.sort_unstable();
        doubts.dedup();
        self.entries.push(Entry { confidence: read.confidence, doubts, whole });
        if !whole {
            self.worst.push((wrong, gold.id.clone(), gold.text.clone()));
        }
    }

    /// Compares the label of each word: that of its first letter or digit.
    fn add_tokens(&mut self, gold: &Gold, read: &Predicted) {
        let (want, got) = (characters(&gold.segments), characters(&read.segments));
        assert!(
            want.iter().map(|(c, _)| c).eq(got.iter().map(|(c, _)| c)),
            "{}: text got lost",
            gold.id
        );
        let mut at = 0;
        for word in gold.text.split_whitespace() {
            let first = word.chars().position(char::is_alphanumeric).unwrap_or(0);
            let (x, y) = (want[at + first].1, got[at + first].1);
            self.tokens += 1;
            if x != y {
                self.wrong_tokens += 1;
                *self.confusions.entry((x.to_owned(), y.to_owned())).or_default() += 1;
            }
            at += word.chars().count();
        }
    }
}

/// Every character that is not blank, with its label.
fn characters(segments: &[(String, String)]) -> Vec<(char, &str)> {
    let each =
        segments.iter().flat_map(|(label, text)| text.chars().map(move |c| (c, label.as_str())));
    each.filter(|(c, _)| !c.is_whitespace()).collect()
}

/// How many values the two lists share, each counted as often as it stands in both.
fn common(x: &[String], y: &[String]) -> usize {
    let mut left: Vec<&String> = y.iter().collect();
    let hits = x.iter().filter(|value| {
        let found = left.iter().position(|other| other == value);
        found.map(|i| left.swap_remove(i)).is_some()
    });
    hits.count()
}

/// Text without case, punctuation and kinds of dashes and blanks.
fn fold(text: &str) -> String {
    let text = default_case_fold_str(&text.nfkc().collect::<String>());
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.first().map(scalar).unwrap_or_default(),
        other => other.to_string(),
    }
}

fn date(value: &Value) -> String {
    let Some(parts) = value.get("date-parts").and_then(Value::as_array) else {
        return fold(
            value.get("literal").or(value.get("raw")).and_then(Value::as_str).unwrap_or_default(),
        );
    };
    let one = |part: &Value| {
        let numbers = part.as_array().into_iter().flatten().filter(|n| !n.is_null());
        numbers.map(scalar).filter(|n| n != "0").collect::<Vec<_>>().join("-")
    };
    parts.iter().map(one).collect::<Vec<_>>().join("/")
}

/// Family name and first initial, or the literal.
fn name(value: &Value) -> String {
    let part = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    if part("family").is_empty() && part("given").is_empty() {
        return if part("literal").is_empty() {
            String::new()
        } else {
            fold(part("literal")) + "|"
        };
    }
    let family = ["dropping-particle", "non-dropping-particle", "family"].map(part).join(" ");
    let given = default_case_fold_str(&part("given").nfkc().collect::<String>());
    let initial: String = given.chars().find(|c| c.is_alphanumeric()).into_iter().collect();
    format!("{}|{initial}", fold(&family))
}

fn strip_scheme(text: &str) -> &str {
    text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or(text)
}

fn url(text: &str) -> Option<String> {
    let lower = text.trim().trim_end_matches(['.', ',', ';', ')', '>', ']']).to_lowercase();
    let bare = strip_scheme(&lower);
    (!lower.contains("doi.org/")).then(|| bare.strip_suffix('/').unwrap_or(bare).to_owned())
}

fn doi(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let bare = strip_scheme(&lower);
    let bare = bare.strip_prefix("dx.").unwrap_or(bare);
    let bare = bare.strip_prefix("doi.org/").or(bare.strip_prefix("doi:")).unwrap_or(bare);
    bare.trim().trim_end_matches(['.', ',', ';']).to_owned()
}

/// Every value of an item that is compared, folded.
fn values(csl: &Map<String, Value>) -> BTreeMap<&'static str, Vec<String>> {
    let mut values: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let text = |key: &str| csl.get(key).map(scalar).filter(|text| !text.is_empty());
    for key in TEXT {
        values.insert(key, text(key).iter().map(|value| fold(value)).collect());
    }
    // The labelled sets do not say that a list of names is open.
    let others = fold("others") + "|";
    for key in ["author", "editor", "translator"] {
        let names = csl.get(key).and_then(Value::as_array).into_iter().flatten().map(name);
        values.insert(key, names.filter(|name| *name != others).collect());
    }
    for key in ["issued", "accessed"] {
        values.insert(key, csl.get(key).iter().map(|value| date(value)).collect());
    }
    values.insert("URL", text("URL").and_then(|value| url(&value)).into_iter().collect());
    values.insert("DOI", text("DOI").iter().map(|value| doi(value)).collect());
    for key in ["ISBN", "ISSN"] {
        let digits = |value: String| {
            value.to_lowercase().chars().filter(|c| c.is_ascii_digit() || *c == 'x').collect()
        };
        values.insert(key, text(key).map(digits).into_iter().collect());
    }
    for list in values.values_mut() {
        list.retain(|value| !value.is_empty());
    }
    values.retain(|_, list| !list.is_empty());
    values
}
