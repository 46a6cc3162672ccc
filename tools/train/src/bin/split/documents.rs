//! Documents whose entries are known, made ready to learn from.

use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use ibid::Span;
use ibid::input::Document;
use ibid::unstable::split::Lines;
use serde::Deserialize;

use crate::page::{Format, Page};

/// A document whose entries are known.
pub(crate) struct Lesson {
    pub name: String,
    pub lines: Lines,
    pub count: usize,
    /// The entries, by their lines.
    pub entries: Vec<Range<usize>>,
    /// Entries that no division into lines can give.
    pub lost: usize,
}

#[derive(Deserialize)]
struct Gold {
    entries: Vec<Span>,
}

impl Lesson {
    pub(crate) fn new(name: String, page: &Page) -> Self {
        let document = match &page.format {
            Format::Text => Document::from_text(&page.source),
            Format::Markdown => Document::from_markdown(&page.source),
            Format::Html => Document::from_html(&page.source),
            Format::Set(lines) => {
                Document::from_text(&page.source).with_set_lines(lines.iter().copied())
            }
        };
        let lines = Lines::new(&document);
        let origins: Vec<Span> = lines.spans().map(|span| document.origin(span)).collect();
        let mut entries: Vec<Range<usize>> = Vec::new();
        let mut lost = 0;
        for entry in &page.entries {
            let start = origins.partition_point(|line| line.end <= entry.start);
            let end = origins.partition_point(|line| line.start < entry.end);
            let free = entries.last().is_none_or(|last| last.end <= start);
            if start < end && free {
                entries.push(start..end);
            } else {
                lost += 1;
            }
        }
        Self { name, count: origins.len(), lines, entries, lost }
    }
}

/// The documents of a folder whose entries stand beside them, as ranges of bytes.
pub(crate) fn measured(folder: &Path) -> Result<Vec<Lesson>, Box<dyn Error>> {
    let mut lessons = Vec::new();
    for path in files(folder)? {
        let Some(format) = format(&path) else { continue };
        let gold: Gold = serde_json::from_str(&fs::read_to_string(path.with_extension("json"))?)?;
        let entries = gold.entries.iter().map(|span| span.start..span.end).collect();
        let page = Page { format, source: fs::read_to_string(&path)?, entries };
        lessons.push(Lesson::new(name(&path), &page));
    }
    Ok(lessons)
}

/// The cases of `tests/split`: documents whose entries stand beside them, as they are in the source.
pub(crate) fn cases(folder: &Path) -> Result<Vec<Lesson>, Box<dyn Error>> {
    let mut lessons = Vec::new();
    for path in files(folder)? {
        let Some(format) = format(&path) else { continue };
        let source = fs::read_to_string(&path)?;
        let expected = fs::read_to_string(path.with_extension("entries"))?;
        let mut entries = Vec::new();
        let mut at = 0;
        for entry in expected.trim_end_matches('\n').split("\n---\n").filter(|e| !e.is_empty()) {
            let start = at + source[at..].find(entry).ok_or_else(|| name(&path))?;
            at = start + entry.len();
            entries.push(start..at);
        }
        lessons.push(Lesson::new(name(&path), &Page { format, source, entries }));
    }
    Ok(lessons)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?
        .map(|file| Ok(file?.path()))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn format(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()? {
        "txt" => Some(Format::Text),
        "md" => Some(Format::Markdown),
        "html" => Some(Format::Html),
        _ => None,
    }
}
