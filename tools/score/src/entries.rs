//! How well entries are found in documents and told from each other.

use std::fs;
use std::path::{Path, PathBuf};

use caseless::default_case_fold_str;
use regex::Regex;
use serde::Deserialize;

use crate::fields::ratio;

/// The byte ranges of a document's entries.
#[derive(Deserialize)]
pub(crate) struct GoldDocument {
    pub id: String,
    pub format: String,
    pub entries: Vec<Range>,
}

#[derive(Clone, Copy, Deserialize)]
pub(crate) struct Range {
    pub start: usize,
    pub end: usize,
}

/// The score of a folder of documents.
#[derive(Default)]
pub(crate) struct Score {
    pub documents: usize,
    pub all_right: usize,
    pub found: usize,
    pub extra: usize,
    pub missed: usize,
    /// Entries found in documents that have none.
    pub out_of_nothing: usize,
    /// Documents that are not all right: identifier, entries in the gold, found, right.
    pub wrong: Vec<(String, usize, usize, usize)>,
}

impl Score {
    pub(crate) fn f1(&self) -> f64 {
        ratio(2 * self.found, 2 * self.found + self.extra + self.missed)
    }

    /// Counts a document: an entry is found when its words are those of an entry of the gold.
    pub(crate) fn add(
        &mut self,
        gold: &GoldDocument,
        source: &str,
        found: &[Range],
        words: &Words,
    ) {
        let texts = |ranges: &[Range]| -> Vec<String> {
            ranges.iter().map(|r| words.of(&source[r.start..r.end], &gold.format)).collect()
        };
        let (want, mut got) = (texts(&gold.entries), texts(found));
        let before = got.len();
        for entry in &want {
            if let Some(i) = got.iter().position(|other| other == entry) {
                got.swap_remove(i);
            }
        }
        let right = before - got.len();
        self.documents += 1;
        self.found += right;
        self.extra += got.len();
        self.missed += want.len() - right;
        if want.is_empty() {
            self.out_of_nothing += got.len();
        }
        if right == want.len() && got.is_empty() {
            self.all_right += 1;
        } else {
            self.wrong.push((gold.id.clone(), want.len(), before, right));
        }
    }
}

/// Reduces an entry to its words: no markup, no list mark, no punctuation, no case.
pub(crate) struct Words {
    tag: Regex,
    markdown: Regex,
    mark: Regex,
}

impl Words {
    pub(crate) fn new() -> Self {
        let regex = |pattern| Regex::new(pattern).expect("a pattern that compiles");
        Self {
            tag: regex(r"<[^>]*>"),
            markdown: regex(r"\]\([^)]*\)|[*_`\[\]\\<>]"),
            mark: regex(
                r"^\W*(?:\^|\[?\(?[\dA-Za-z]{1,5}[\]).:]+|\[\^?[^\]]{1,12}\]:?|\d{1,3})\s+",
            ),
        }
    }

    fn of(&self, raw: &str, format: &str) -> String {
        let text = match format {
            "html" => {
                html_escape::decode_html_entities(&self.tag.replace_all(raw, " ")).into_owned()
            }
            "markdown" => self.markdown.replace_all(raw, " ").into_owned(),
            _ => raw.to_owned(),
        };
        let bare = self.mark.replace(text.trim(), "");
        default_case_fold_str(&bare).chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

/// The documents of a folder: each gold beside the file that it is about.
pub(crate) fn documents(folder: &Path) -> Vec<(GoldDocument, PathBuf)> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    paths.sort();
    let golds = paths.iter().filter(|path| path.extension().is_some_and(|e| e == "json"));
    let pair = |path: &PathBuf| {
        let gold = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
        let document =
            ["txt", "md", "html"].map(|e| path.with_extension(e)).into_iter().find(|p| p.exists());
        Some((gold, document?))
    };
    golds.filter_map(pair).collect()
}
