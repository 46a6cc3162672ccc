//! Renders the oracle's items and lists and compares them with what the reference processor gives,
//! as text and as HTML.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ibid::Item;
use ibid::style::{Bibliography, Cite, Style, Text};
use regex::Regex;
use serde_json::Value;

/// How many of a kind agree.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub total: usize,
    pub text: usize,
    pub html: usize,
}

impl Tally {
    fn add(&mut self, text: bool, html: bool) {
        self.total += 1;
        self.text += usize::from(text);
        self.html += usize::from(html);
    }

    pub(crate) fn text_share(&self) -> f64 {
        share(self.text, self.total)
    }

    pub(crate) fn html_share(&self) -> f64 {
        share(self.html, self.total)
    }
}

/// Parts of a whole; all of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Two renderings that differ.
#[derive(Debug)]
pub(crate) struct Disagreement {
    pub what: String,
    pub want: String,
    pub got: String,
}

/// What a measurement found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub all: Tally,
    pub by_kind: BTreeMap<String, Tally>,
    pub disagreements: Vec<Disagreement>,
}

/// Renders each item alone.
pub(crate) fn items(folder: &Path, style: &Style) -> Report {
    let mut report = Report::default();
    let canon = Canon::of_entries(style);
    for line in lines(&folder.join("items.jsonl")) {
        let item: Item = serde_json::from_value(line["item"].clone()).expect("a CSL item");
        let want = line[style.to_string()].as_str().unwrap_or_default();
        let got = style.entry(&item);
        let (text, html) = canon.same(want, &got);
        report.all.add(text, html);
        report.by_kind.entry(item.kind.to_string()).or_default().add(text, html);
        if !(text && html) {
            let what = format!("{} {}", item.id, item.kind);
            report.disagreements.push(disagreement(&canon, what, want, &got, text));
        }
    }
    report
}

/// What a measurement of lists found.
#[derive(Debug, Default)]
pub(crate) struct ListReport {
    pub lists: usize,
    pub wholly_same: usize,
    pub entries: Tally,
    pub citations: Tally,
    pub disagreements: Vec<Disagreement>,
}

/// Renders whole lists and their citations.
pub(crate) fn lists(folder: &Path, style: &Style) -> ListReport {
    let mut report = ListReport::default();
    let (of_entries, canon) = (Canon::of_entries(style), Canon::new());
    for line in lines(&folder.join(format!("lists-{style}.jsonl"))) {
        let items: Vec<Item> = serde_json::from_value(line["items"].clone()).expect("CSL items");
        let bibliography = Bibliography::new(style.clone(), &items);
        let name = items.first().map_or("", |item| item.id.as_str());
        compare_entries(&mut report, &of_entries, &bibliography, &line["bibliography"], name);
        for citation in line["citations"].as_array().into_iter().flatten() {
            let cites: Vec<Cite> =
                citation["cites"].as_array().into_iter().flatten().map(cite).collect();
            let want = citation["html"].as_str().unwrap_or_default();
            let got = bibliography.cite(&cites).expect("items of the list");
            let (text, html) = canon.same(want, &got);
            report.citations.add(text, html);
            if !(text && html) {
                let what = format!("{name} cites {}", citation["cites"]);
                report.disagreements.push(disagreement(&canon, what, want, &got, text));
            }
        }
    }
    report
}

fn compare_entries(
    report: &mut ListReport,
    canon: &Canon,
    bibliography: &Bibliography<'_>,
    want: &Value,
    name: &str,
) {
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let want: Vec<(String, String)> = want
        .as_array()
        .into_iter()
        .flatten()
        .map(|entry| (string(&entry["id"]), string(&entry["html"])))
        .collect();
    let got: Vec<_> = bibliography.iter().collect();
    let mut whole = want.len() == got.len();
    for (index, (id, html)) in want.iter().enumerate() {
        let Some(entry) = got.get(index) else { break };
        let (text, same) = canon.same(html, entry);
        let (text, same) = (text && id == entry.id, same && id == entry.id);
        report.entries.add(text, same);
        whole &= text;
        if !(text && same) {
            let what = format!("{name} entry {index}: {id}, {}", entry.id);
            report.disagreements.push(disagreement(canon, what, html, entry, text));
        }
    }
    report.lists += 1;
    report.wholly_same += usize::from(whole);
}

fn cite(cite: &Value) -> Cite {
    let string = |key: &str| cite[key].as_str();
    let mut read = Cite::new(string("id").unwrap_or_default())
        .prefix(string("prefix").unwrap_or_default())
        .suffix(string("suffix").unwrap_or_default());
    if let Some(locator) = string("locator") {
        read = read.locator(string("label").unwrap_or("page"), locator);
    }
    if cite["suppress-author"] == true { read.suppress_author() } else { read }
}

fn disagreement(
    canon: &Canon,
    what: String,
    want: &str,
    got: &Text,
    same_text: bool,
) -> Disagreement {
    let (want, got) = if same_text {
        (canon.html(want), canon.html(&got.to_html()))
    } else {
        (canon.text(want), canon.fold(squeeze(&got.to_string())))
    };
    Disagreement { what, want, got }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("JSON on each line")).collect()
}

/// The forms in which renderings are compared: emphasis and small capitals count, links and white
/// space do not, nor does whether punctuation at the end of emphasis is within it.
struct Canon {
    /// Whether the case of letters does not count.
    folds_case: bool,
    tags: Regex,
    rules: Vec<(Regex, &'static str)>,
}

impl Canon {
    fn new() -> Self {
        let regex = |pattern: &str| Regex::new(pattern).expect("a valid pattern");
        let rules = [
            (r"<(/?)em>", "<${1}i>"),
            (r"<(/?)strong>", "<${1}b>"),
            (r#"<span style="font-style: ?italic;?">(.*?)</span>"#, "<i>$1</i>"),
            (r#"<span style="font-style: ?normal;?">(.*?)</span>"#, "</i>$1<i>"),
            (
                r#"<span (?:class="small-caps"|style="font-variant: ?small-caps;?")>(.*?)</span>"#,
                "<sc>$1</sc>",
            ),
            (r"</?(a|div|p|span)\b[^>]*>", ""),
            (r"<i>(\s*)</i>", "$1"),
            (r"</i>(\s*)<i>", "$1"),
            (r"([.,;:!?\s]+)</(i|b|sc)>", "</$2>$1"),
            (r"<(i|b|sc)>(\s+)", "$2<$1>"),
        ];
        Self {
            folds_case: false,
            tags: regex(r"</?[a-z]+\b[^>]*>"),
            rules: rules.map(|(pattern, with)| (regex(pattern), with)).into(),
        }
    }

    /// For the entries of a list. In APA ibid sets titles in sentence case, and the reference
    /// processor leaves them as they are given.
    fn of_entries(style: &Style) -> Self {
        Self { folds_case: *style == Style::Apa, ..Self::new() }
    }

    fn fold(&self, text: String) -> String {
        if self.folds_case { text.to_lowercase() } else { text }
    }

    /// Whether a rendering is the wanted one, as text and as HTML.
    fn same(&self, want: &str, got: &Text) -> (bool, bool) {
        let html = got.to_html();
        if unescape(want) == unescape(&html) {
            return (true, true);
        }
        let text = self.text(want) == self.fold(squeeze(&got.to_string()));
        (text, text && self.html(want) == self.html(&html))
    }

    fn text(&self, html: &str) -> String {
        self.fold(squeeze(&unescape(&self.tags.replace_all(html, ""))))
    }

    fn html(&self, html: &str) -> String {
        let mut html = html.replace(char::is_whitespace, " ");
        for (pattern, with) in &self.rules {
            html = pattern.replace_all(&html, *with).into_owned();
        }
        self.fold(squeeze(&unescape(&html)))
    }
}

fn unescape(html: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    entities.into_iter().fold(html.to_owned(), |html, (entity, c)| html.replace(entity, c))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
