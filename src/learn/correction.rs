//! Entries whose labels somebody has set right.
//!
//! | line | gives |
//! |---|---|
//! | `{"text": "Doe, J. Bread.", "segments": [["author", "Doe, J. "], ["title", "Bread."]]}` | a [`Correction`] |
//! | the same with other fields, as `ibid pipe` writes them | the same |
//! | a blank line | nothing |
//! | `{"text": "Doe, J. Bread.", "segments": [["author", "Doe, J. "]]}` | an error: the segments do not make up the text |
//! | `{"segments": [["writer", "Doe, J. "]]}` | an error: “writer” is not a label |

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::label::{Label, Segment};
use crate::lex::Token;
use crate::span::Span;

/// An entry and what each part of it is.
///
/// ```
/// use ibid::Label;
/// use ibid::learn::Correction;
///
/// let correction = Correction::new([(Label::Author, "Doe, J. "), (Label::Title, "Bread.")]);
/// assert_eq!(correction.text(), "Doe, J. Bread.");
/// let json = serde_json::to_string(&correction)?;
/// assert_eq!(json, r#"{"text":"Doe, J. Bread.","segments":[["author","Doe, J. "],["title","Bread."]]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Line")]
pub struct Correction {
    text: String,
    segments: Vec<(Label, String)>,
}

/// A correction as it stands in a file.
#[derive(Deserialize)]
struct Line {
    text: Option<String>,
    segments: Vec<(Label, String)>,
}

impl TryFrom<Line> for Correction {
    type Error = String;

    fn try_from(line: Line) -> Result<Self, Self::Error> {
        let correction = Self::new(line.segments);
        if correction.text.trim().is_empty() {
            return Err("the segments hold no text".to_owned());
        }
        match line.text {
            Some(text) if text != correction.text => Err(difference(&text, &correction.text)),
            _ => Ok(correction),
        }
    }
}

/// Where a text and its segments part.
fn difference(text: &str, segments: &str) -> String {
    let same = text.chars().zip(segments.chars()).take_while(|(a, b)| a == b);
    let at: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let from = |text: &str| match text[at..].chars().take(20).collect::<String>() {
        rest if rest.is_empty() => "nothing more".to_owned(),
        rest => format!("“{rest}”"),
    };
    let (text, segments) = (from(text), from(segments));
    format!("the segments do not make up the text: it goes on with {text}, they with {segments}")
}

impl Correction {
    /// An entry of these parts.
    ///
    /// ```
    /// # use ibid::{Label, learn::Correction};
    /// assert_eq!(Correction::new([(Label::Title, "Bread")]).text(), "Bread");
    /// ```
    #[must_use]
    pub fn new<T: Into<String>>(segments: impl IntoIterator<Item = (Label, T)>) -> Self {
        let segments: Vec<(Label, String)> =
            segments.into_iter().map(|(label, text)| (label, text.into())).collect();
        let text = segments.iter().map(|(_, text)| text.as_str()).collect();
        Self { text, segments }
    }

    /// An entry as it was read, to be mended by somebody.
    ///
    /// ```
    /// use ibid::learn::Correction;
    ///
    /// let entry = "Doe, J. (2020). On bread. Reuters.";
    /// let read = Correction::of(entry, &ibid::parse_entry(entry).segments);
    /// assert_eq!(read.segments()[1].1, "(2020). ");
    /// ```
    #[must_use]
    pub fn of(text: &str, segments: &[Segment]) -> Self {
        Self::new(segments.iter().map(|segment| (segment.label, segment.span.text(text))))
    }

    /// The text of the entry.
    ///
    /// ```
    /// # use ibid::{Label, learn::Correction};
    /// assert_eq!(Correction::new([(Label::Title, "Bread")]).text(), "Bread");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its parts, which make up the text.
    ///
    /// ```
    /// # use ibid::{Label, learn::Correction};
    /// let correction = Correction::new([(Label::Title, "Bread")]);
    /// assert_eq!(correction.segments(), [(Label::Title, "Bread".to_owned())]);
    /// ```
    #[must_use]
    pub fn segments(&self) -> &[(Label, String)] {
        &self.segments
    }

    /// The spans of its parts.
    fn spans(&self) -> impl Iterator<Item = (Label, Span)> {
        let mut start = 0;
        self.segments.iter().map(move |(label, text)| {
            let span = Span::new(start, start + text.len());
            start = span.end;
            (*label, span)
        })
    }

    /// The label of each token.
    pub(super) fn labels(&self, tokens: &[Token]) -> Vec<u8> {
        labels(self.spans(), tokens)
    }
}

/// The label of each token: that of the part in which its core begins.
pub(super) fn labels(parts: impl Iterator<Item = (Label, Span)>, tokens: &[Token]) -> Vec<u8> {
    let mut parts = parts.peekable();
    let label = |token: &Token| {
        while parts.next_if(|(_, span)| span.end <= token.core.start).is_some() {}
        parts.peek().map_or(Label::Other, |(label, _)| *label) as u8
    };
    tokens.iter().map(label).collect()
}

/// A line that holds no correction.
///
/// ```
/// let error = ibid::learn::read("\n{\"segments\": [[\"writer\", \"Doe\"]]}").unwrap_err();
/// assert_eq!(error.to_string(), "2:25: “writer” is not a label");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}")]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// The byte in the line, from 1, that shows it.
    pub column: usize,
    message: String,
}

/// Reads corrections, one a line. The last one of an entry counts.
///
/// ```
/// let lines = r#"{"text": "Doe, J. Bread.", "segments": [["author", "Doe, J. "], ["title", "Bread."]]}"#;
/// let corrections = ibid::learn::read(lines)?;
/// assert_eq!(corrections[0].segments().len(), 2);
/// # Ok::<(), ibid::learn::Error>(())
/// ```
///
/// # Errors
/// If a line that is not blank is no correction.
pub fn read(lines: &str) -> Result<Vec<Correction>, Error> {
    let lines = lines.strip_prefix('\u{feff}').unwrap_or(lines).lines().zip(1..);
    let mut corrections: Vec<Correction> = Vec::new();
    let mut places = FxHashMap::default();
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        let correction = correction(line, number)?;
        match places.entry(correction.text.clone()) {
            Entry::Occupied(place) => corrections[*place.get()] = correction,
            Entry::Vacant(place) => {
                place.insert(corrections.len());
                corrections.push(correction);
            }
        }
    }
    Ok(corrections)
}

fn correction(line: &str, number: usize) -> Result<Correction, Error> {
    serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
        Error { line: number, column: error.column(), message }
    })
}
