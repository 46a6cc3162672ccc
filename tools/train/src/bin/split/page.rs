//! A document that is made: its source, and where in it the entries stand.

use std::ops::Range;

use ibid::input::SetLine;

/// How the source of a document is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Markdown,
    Html,
    /// As text whose lines are known to be set so.
    Set(Vec<SetLine>),
}

impl Format {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Set(_) => "set",
        }
    }
}

/// A document whose entries are known.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub format: Format,
    pub source: String,
    /// Where the entries stand, in bytes of the source.
    pub entries: Vec<Range<usize>>,
}

/// A document in the making, line by line.
#[derive(Default)]
pub(crate) struct Writer {
    lines: Vec<(String, Option<usize>)>,
    entries: usize,
}

impl Writer {
    /// A line that is in no entry.
    pub(crate) fn line(&mut self, line: impl Into<String>) {
        self.lines.push((line.into(), None));
    }

    /// A blank line, if there is none yet.
    pub(crate) fn blank(&mut self) {
        if self.lines.last().is_some_and(|(line, _)| !line.is_empty()) {
            self.line("");
        }
    }

    /// An entry.
    pub(crate) fn entry(&mut self, lines: impl IntoIterator<Item = String>) {
        let number = Some(self.entries);
        self.lines.extend(lines.into_iter().map(|line| (line, number)));
        self.entries += 1;
    }

    /// Sets heads or feet between the lines, at every page of so many lines.
    pub(crate) fn paginate(
        &mut self,
        length: usize,
        mut between: impl FnMut(usize) -> Vec<String>,
    ) {
        let mut paged = Vec::new();
        for (at, line) in self.lines.drain(..).enumerate() {
            if at > 0 && at % length == 0 {
                paged.extend(between(at / length).into_iter().map(|line| (line, None)));
            }
            paged.push(line);
        }
        self.lines = paged;
    }

    /// The document.
    pub(crate) fn finish(self, format: Format) -> Page {
        let mut source = String::new();
        let mut entries: Vec<Range<usize>> = Vec::new();
        for (line, entry) in &self.lines {
            let start = source.len() + line.len() - line.trim_start().len();
            source.push_str(line);
            if let Some(number) = *entry
                && !line.trim().is_empty()
            {
                match entries.get_mut(number) {
                    Some(entry) => entry.end = source.trim_end().len(),
                    None => entries.push(start..source.trim_end().len()),
                }
            }
            source.push('\n');
        }
        Page { format, source, entries }
    }
}
