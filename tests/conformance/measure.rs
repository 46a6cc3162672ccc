//! Renders the oracle's items and lists and compares them with what the reference processor gives,
//! as text and as HTML.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ibid::Item;
use ibid::style::{Style, Text};
use regex_lite::Regex;
use serde_json::Value;

/// How many of a kind agree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
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

    pub fn text_share(&self) -> f64 {
        share(self.text, self.total)
    }

    pub fn html_share(&self) -> f64 {
        share(self.html, self.total)
    }
}

/// Parts of a whole; all of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Two renderings that differ.
#[derive(Debug)]
pub struct Disagreement {
    pub what: String,
    pub want: String,
    pub got: String,
}

/// What a measurement found.
#[derive(Debug, Default)]
pub struct Report {
    pub all: Tally,
    pub by_kind: BTreeMap<String, Tally>,
    pub disagreements: Vec<Disagreement>,
}

/// Renders each item alone.
pub fn items(folder: &Path, style: Style) -> Report {
    let mut report = Report::default();
    let canon = Canon::new();
    for line in lines(&folder.join("items.jsonl")) {
        let item: Item = serde_json::from_value(line["item"].clone()).expect("a CSL item");
        let want = line[style.to_string()].as_str().unwrap_or_default();
        let got = style.entry(&item);
        let text = canon.text(want) == squeeze(&got.to_string());
        let html = canon.html(want) == canon.html(&got.to_html());
        report.all.add(text, html);
        report.by_kind.entry(item.kind.to_string()).or_default().add(text, html);
        if !(text && html) {
            let what = format!("{} {}", item.id, item.kind);
            report.disagreements.push(disagreement(&canon, what, want, &got, text));
        }
    }
    report
}

fn disagreement(canon: &Canon, what: String, want: &str, got: &Text, same_text: bool) -> Disagreement {
    let (want, got) = if same_text {
        (canon.html(want), canon.html(&got.to_html()))
    } else {
        (canon.text(want), squeeze(&got.to_string()))
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
            tags: regex(r"</?[a-z]+\b[^>]*>"),
            rules: rules.map(|(pattern, with)| (regex(pattern), with)).into(),
        }
    }

    fn text(&self, html: &str) -> String {
        squeeze(&unescape(&self.tags.replace_all(html, "")))
    }

    fn html(&self, html: &str) -> String {
        let mut html = html.replace(char::is_whitespace, " ");
        for (pattern, with) in &self.rules {
            html = pattern.replace_all(&html, *with).into_owned();
        }
        squeeze(&unescape(&html))
    }
}

fn unescape(html: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#38;", "&"), ("&amp;", "&")];
    entities.into_iter().fold(html.to_owned(), |html, (entity, c)| html.replace(entity, c))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
