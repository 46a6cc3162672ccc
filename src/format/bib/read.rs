//! A file's blocks to items: strings put in, fields inherited, what is wrong told.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::format::Salvaged;
use crate::item::Item;
use crate::place;
use crate::span::Span;

use super::entry::Entry;
use super::error::{Error, ErrorKind};
use super::item::item;
use super::names::is_unjoined;
use super::syntax::{self, Block, Content, Field, Problem, RawEntry};
use super::{Dialect, dates, related};

/// How many times its own length a file may grow by strings and inheritance.
const MOST_GROWTH: usize = 16;

/// Reads what can be read, and says what cannot.
pub(in crate::format) fn read(source: &str, dialect: Dialect) -> Salvaged<Error> {
    // The mark of the order of bytes is none of the file's text.
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let (mark, source) = (source.len() - text.len(), text);
    let file = syntax::parse(source);
    let Meaning { items, problems, mut doubts } = meaning(&file.blocks, source.len(), dialect);
    let problems = located(source, file.problems, problems);
    for doubt in &mut doubts {
        doubt.span = Span::new(doubt.span.start + mark, doubt.span.end + mark);
    }
    Salvaged { items, problems, doubts }
}

/// What the blocks of a file mean.
pub(super) struct Meaning {
    pub(super) items: Vec<Item>,
    pub(super) problems: Vec<(usize, ErrorKind)>,
    /// The doubts about names that nothing joins: they were taken apart, and perhaps wrongly.
    pub(super) doubts: Vec<Diagnostic>,
}

/// What the blocks of a file of this length mean.
pub(super) fn meaning(blocks: &[Block<'_>], length: usize, dialect: Dialect) -> Meaning {
    let mut reader = Reader::new(length);
    let (mut entries, mut doubts) = (Vec::with_capacity(blocks.len()), Vec::new());
    for block in blocks {
        match &block.content {
            Content::Strings { strings, .. } => reader.define(strings),
            Content::Entry(raw) => {
                doubts.extend(raw.fields.iter().filter_map(unjoined));
                entries.push(reader.entry(block.start, raw));
            }
            Content::Text | Content::Preamble => {}
        }
    }
    reader.inherit(&mut entries);
    reader.report_duplicates(&entries);
    let described = entries.iter().filter(|entry| is_described(&entry.kind));
    let mut items = described.map(|entry| item(entry, dialect)).collect::<Vec<_>>();
    related::tell(&mut items, reader.budget);
    Meaning { items, problems: reader.problems, doubts }
}

/// Whether entries of this type describe a work.
pub(super) fn is_described(kind: &str) -> bool {
    !["xdata", "set"].iter().any(|other| kind.eq_ignore_ascii_case(other))
}

/// The doubt about a field whose names nothing joins.
fn unjoined(field: &Field<'_>) -> Option<Diagnostic> {
    let is_of_names = ["author", "editor"].iter().any(|name| field.name.eq_ignore_ascii_case(name));
    let is_doubtful = is_of_names && !field.first.is_name && is_unjoined(field.first.text);
    let span = Span::new(field.value_start, field.value_start + field.raw.len());
    is_doubtful.then(|| Diagnostic::new(span, DiagnosticKind::NamesUnjoined))
}

/// The problems in the order of the file, with line and column.
pub(super) fn located(
    source: &str,
    syntax: Vec<(usize, Problem)>,
    mut problems: Vec<(usize, ErrorKind)>,
) -> Vec<Error> {
    problems.extend(syntax.into_iter().map(|(at, problem)| (at, problem.into())));
    problems.sort_by_key(|(at, _)| *at);
    let mut place = place::Places::of(source);
    problems
        .into_iter()
        .map(|(at, kind)| {
            let (line, column) = place.at(at);
            Error { line, column, kind }
        })
        .collect()
}

fn lowercase(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

struct Reader<'s> {
    strings: HashMap<Cow<'s, str>, Cow<'s, str>>,
    problems: Vec<(usize, ErrorKind)>,
    /// How many bytes may still be made that the file does not have.
    budget: usize,
}

impl<'s> Reader<'s> {
    fn new(length: usize) -> Self {
        let budget = length.saturating_mul(MOST_GROWTH);
        Self { strings: HashMap::new(), problems: Vec::new(), budget }
    }

    fn define(&mut self, strings: &[Field<'s>]) {
        for string in strings {
            let value = self.value(string);
            self.strings.insert(lowercase(string.name), value);
        }
    }

    fn entry(&mut self, start: usize, raw: &RawEntry<'s>) -> Entry<'s> {
        let mut fields = Vec::with_capacity(raw.fields.len());
        for field in &raw.fields {
            fields.push((lowercase(field.name), self.value(field)));
        }
        Entry { start, kind: lowercase(raw.kind), key: raw.key, fields }
    }

    /// A field's value with its strings put in.
    fn value(&mut self, field: &Field<'s>) -> Cow<'s, str> {
        if field.more.is_empty() && !field.first.is_name {
            return Cow::Borrowed(field.first.text);
        }
        let mut value = Cow::Borrowed("");
        for chunk in std::iter::once(&field.first).chain(&field.more) {
            let text = if chunk.is_name {
                self.string(chunk.start, chunk.text)
            } else {
                Some(Cow::Borrowed(chunk.text))
            };
            let Some(text) = text else {
                self.problems.push((chunk.start, ErrorKind::TooLong(field.name.to_owned())));
                return value;
            };
            if value.is_empty() {
                value = text;
            } else {
                value.to_mut().push_str(&text);
            }
        }
        value
    }

    /// What a string stands for, if there is still room for it.
    fn string(&mut self, at: usize, name: &'s str) -> Option<Cow<'s, str>> {
        if let Some(known) = self.strings.get(&lowercase(name)) {
            self.budget = self.budget.checked_sub(known.len())?;
            return Some(known.clone());
        }
        if !dates::MONTHS.contains(&&*lowercase(name)) {
            self.problems.push((at, ErrorKind::UnknownString(name.to_owned())));
        }
        Some(Cow::Borrowed(name))
    }

    /// Gives entries the fields of those they refer to with `crossref` or `xdata`.
    fn inherit(&mut self, entries: &mut [Entry<'s>]) {
        let refers =
            |entry: &Entry<'_>| entry.get("crossref").is_some() || entry.get("xdata").is_some();
        if !entries.iter().any(refers) {
            return;
        }
        let mut by_key = HashMap::with_capacity(entries.len());
        for (i, entry) in entries.iter().enumerate() {
            by_key.entry(entry.key.to_lowercase()).or_insert(i);
        }
        // A parent's own parent gives to the parent first: two rounds are as deep as biber's
        // documentation goes, and a circle does no harm.
        for round in 0..2 {
            for i in 0..entries.len() {
                if refers(&entries[i]) {
                    let unknown = if round == 0 { &mut self.problems } else { &mut Vec::new() };
                    let inherited = inherited(entries, i, &by_key, unknown);
                    let size: usize = inherited.iter().map(|(n, v)| n.len() + v.len()).sum();
                    if size > self.budget {
                        let key = entries[i].key.to_owned();
                        self.problems.push((entries[i].start, ErrorKind::TooLong(key)));
                        continue;
                    }
                    self.budget -= size;
                    entries[i].fields.extend(inherited);
                }
            }
        }
    }

    fn report_duplicates(&mut self, entries: &[Entry<'_>]) {
        let mut seen = HashSet::with_capacity(entries.len());
        for entry in entries {
            if !entry.key.is_empty() && !seen.insert(entry.key) {
                let kind = ErrorKind::DuplicateKey(entry.key.to_owned());
                self.problems.push((entry.start, kind));
            }
        }
    }
}

/// The fields that the entry gets from those it refers to.
fn inherited<'s>(
    entries: &[Entry<'s>],
    child: usize,
    by_key: &HashMap<String, usize>,
    unknown: &mut Vec<(usize, ErrorKind)>,
) -> Vec<(Cow<'s, str>, Cow<'s, str>)> {
    let entry = &entries[child];
    let mut inherited: Vec<(Cow<'s, str>, Cow<'s, str>)> = Vec::new();
    let mut has: HashSet<&str> = entry.fields.iter().map(|(name, _)| &**name).collect();
    for link in ["xdata", "crossref"] {
        let parents = entry.get(link).unwrap_or_default().split(',').map(str::trim);
        for parent in parents.filter(|key| !key.is_empty()) {
            let Some(&index) = by_key.get(&parent.to_lowercase()) else {
                unknown.push((entry.start, ErrorKind::UnknownEntry(parent.to_owned())));
                continue;
            };
            let parent = &entries[index];
            let own_booktitle = parent.get("booktitle").is_some();
            for (name, value) in &parent.fields {
                let name = match link {
                    "crossref" => inherited_name(name, &entry.kind, own_booktitle),
                    _ => Some(&**name),
                };
                let Some(name) = name else { continue };
                if index != child && has.insert(name) {
                    inherited.push((Cow::Owned(name.to_owned()), value.clone()));
                }
            }
        }
    }
    inherited
}

/// What a parent's field is in its child (BibLaTeX's manual, appendix B).
fn inherited_name<'n>(name: &'n str, child: &str, own_booktitle: bool) -> Option<&'n str> {
    let is_part = child.starts_with("in") || child.starts_with("supp") || child == "bookinbook";
    match name {
        "crossref" | "xref" | "xdata" | "ids" | "key" | "label" | "shorttitle" | "entrysubtype"
        | "keywords" | "note" | "abstract" | "annotation" | "annote" | "file" => None,
        "title" if own_booktitle => None,
        "title" if is_part => Some("booktitle"),
        "subtitle" if is_part => Some("booksubtitle"),
        "titleaddon" if is_part => Some("booktitleaddon"),
        "author" if is_part => Some("bookauthor"),
        "title" if child == "article" => Some("journaltitle"),
        name => Some(name),
    }
}
