//! Finding the entries in a text and splitting them from each other.
//!
//! | text | entries |
//! |---|---|
//! | a list, one entry a line | every line |
//! | a list with blank lines between the entries | every paragraph |
//! | a list with numbers, letters or bullets | from mark to mark |
//! | a list with hanging indents | from outdented line to outdented line |
//! | an article with its list, headed or not | those of the list |
//! | an article that only cites: “(Doe, 2020)” | none |
//!
//! Text is cut into lines, what belongs to its pages is left out, and each line is searched for cues:
//! a year, initials, pages, an address, but also the verbs and pronouns of running prose. A division of
//! the whole text into prose, lists and entries has features: what the words of an entry say, how its
//! lines end and begin, how it follows the one before, what its neighbours say. Each has a name and a
//! weight that is learned (`data/splitter.tsv`); the search takes the division with the best sum. By how
//! much it is better than others is the confidence that an entry is one.

mod confidence;
mod cue;
pub(crate) mod feature;
mod furniture;
mod heading;
mod layout;
mod line;
mod mark;
mod opening;
mod score;
mod search;
mod section;
mod set;
mod several;
#[cfg(feature = "unstable")]
pub(crate) mod training;
mod word;

use std::ops::Range;

use crate::span::Span;
pub use set::SetLine;

use confidence::Margins;
use feature::Weights;
use line::Line;
use score::Text;
use search::Unruled;
use section::Section;

/// The raw text of one reference: where it stands in the document.
///
/// ```
/// let text = "[1] Doe, J. (2020). On bread. Reuters.\n[2] Roe, R. (2021). On salt. Reuters.";
/// let entries: Vec<&str> = ibid::split::split(text).iter().map(|e| e.span.text(text)).collect();
/// assert_eq!(entries[1], "[2] Roe, R. (2021). On salt. Reuters.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The bytes of the document from the entry's list mark or first word to its last.
    pub span: Span,
    /// How probable it is that this is one entry and all of it, 0 to 1.
    pub confidence: f32,
    /// What else it may be, where that is not improbable.
    pub doubt: Option<Doubt>,
}

/// What an entry may be instead of one entry.
///
/// ```
/// let text = "Sources\n\nDoe, J. (2020). On bread. Reuters.\nRoe, R. (2021). On salt. Reuters.";
/// assert!(ibid::split::split(text).iter().all(|entry| entry.doubt.is_none()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Two entries.
    Two,
    /// An entry that goes on below.
    GoesOn,
    /// No entry.
    None,
}

/// The entries of a text, in order.
///
/// ```
/// let text = "As has been shown (Doe, 2020), it holds.\n\
///             \n\
///             References\n\
///             \n\
///             Doe, J. (2020). A title. Reuters.\n\
///             Roe, R. (2021). Another title. London: Penguin.\n";
/// let entries = ibid::split::split(text);
/// assert_eq!(entries.len(), 2);
/// assert_eq!(entries[0].span.text(text), "Doe, J. (2020). A title. Reuters.");
/// ```
#[must_use]
pub fn split(text: &str) -> Vec<Entry> {
    Prepared::new(text, None).entries(text)
}

/// What the markup of a document says about a place in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(any(feature = "html", feature = "docx")),
    expect(dead_code, reason = "plain text has no markup")
)]
pub(crate) enum Boundary {
    /// A block begins.
    Paragraph,
    /// An item of a list, or a footnote, begins.
    Item,
    /// A further block of the same item begins.
    Inner,
    /// A heading of this level begins.
    Heading(u8),
    /// A line is broken on purpose.
    Break,
    /// A paragraph begins that is set as one line, as word processors do.
    #[cfg(feature = "docx")]
    Line,
    /// A line of program code begins.
    #[cfg(feature = "docx")]
    Code,
}

/// What the markup of a document says about its text, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markup<'d> {
    /// What begins where.
    pub boundaries: &'d [(usize, Boundary)],
    /// What leads to other documents.
    pub links: &'d [Span],
    /// What is italic.
    pub emphases: &'d [Span],
    /// How lines are set on their pages, where that is known.
    pub set: &'d [SetLine],
}

/// A text made ready to be searched.
#[derive(Debug)]
pub(crate) struct Prepared {
    lines: Vec<Line>,
    sections: Vec<Section>,
    /// What belongs to pages and stands between the lines.
    furniture: Vec<Span>,
}

impl Prepared {
    /// Reads a text of which the markup may be known.
    pub(crate) fn new(text: &str, markup: Option<&Markup>) -> Self {
        let (mut lines, furniture) = line::lines(text);
        if let Some(markup) = markup {
            line::mark_up(&mut lines, text, markup);
        }
        line::relate(&mut lines);
        let sections = section::find(&mut lines);
        Self { lines, sections, furniture }
    }

    /// Its entries, in order; `source` is the text.
    pub(crate) fn entries(&self, source: &str) -> Vec<Entry> {
        let text = Text::new(&self.lines, &self.sections);
        let weights = Weights::shipped();
        let moves = search::best(text, weights, &Unruled);
        let margins = confidence::margins(&text, weights, &moves);
        let entries = moves.iter().filter(|step| step.is_entry());
        let entries = entries.zip(margins).map(|(step, margins)| self.entry(&step.lines, margins));
        let works = entries.flat_map(|entry| {
            let works = several::works(source, entry.span).into_iter();
            works.map(move |span| Entry { span, ..entry })
        });
        works.collect()
    }

    fn entry(&self, lines: &Range<usize>, margins: Margins) -> Entry {
        let confidence = margins.confidence(Weights::shipped());
        let Margins { whole, ended, entry } = margins;
        let doubt = match () {
            () if confidence >= Weights::shipped().doubt() => None,
            () if whole <= ended && whole <= entry => Some(Doubt::Two),
            () if ended <= entry => Some(Doubt::GoesOn),
            () => Some(Doubt::None),
        };
        Entry { span: self.span(lines), confidence, doubt }
    }

    /// The heads and feet of pages that stand within a span.
    pub(crate) fn furniture(&self, within: Span) -> &[Span] {
        let first = self.furniture.partition_point(|line| line.start < within.start);
        let end = self.furniture.partition_point(|line| line.start < within.end);
        &self.furniture[first..end.max(first)]
    }

    /// Where some lines stand.
    fn span(&self, range: &Range<usize>) -> Span {
        self.lines[range.start].span.join(self.lines[range.end - 1].span)
    }
}
