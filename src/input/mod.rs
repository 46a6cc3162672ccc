//! Documents as they are: plain text, Markdown, HTML.
//!
//! A [`Document`] holds the text that a reader sees, what its markup says about it, and the way
//! back from every place in the text to the file it came from.
//!
//! | source | text | known besides |
//! |---|---|---|
//! | `<li>Doe, J. <i>A title</i>.</li>` | `Doe, J. A title.` | an item; “A title” is emphasised |
//! | `see [the paper](https://a.b/c)` | `see the paper` | “the paper” leads to `https://a.b/c` |
//! | `Doe &amp; Roe` | `Doe & Roe` | `&` stands for five bytes |
//! | `<nav>Home</nav>` | | |

mod builder;
#[cfg(feature = "encoding")]
mod decode;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "markdown")]
mod markdown;

#[cfg(feature = "encoding")]
pub use decode::decode;

use crate::span::Span;
use crate::split::{self, Boundary, Entry, Markup};

/// A document: its text, and what its markup says about it.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use ibid::input::Document;
///
/// let source = "<h2>References</h2>\
///               <ul><li>Doe, J. &amp; Roe, R. (2020). <i>A title</i>. Reuters.</li></ul>";
/// let document = Document::from_html(source);
/// let entry = document.split()[0];
/// assert_eq!(entry.span.text(document.text()), "Doe, J. & Roe, R. (2020). A title. Reuters.");
/// assert_eq!(
///     document.origin(entry.span).text(source),
///     "Doe, J. &amp; Roe, R. (2020). <i>A title</i>. Reuters."
/// );
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    text: String,
    pieces: Vec<Piece>,
    boundaries: Vec<(usize, Boundary)>,
    links: Vec<Link>,
    emphases: Vec<Emphasis>,
}

/// A stretch of text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands in the document's text.
    pub span: Span,
    /// The address that it leads to, as the source has it.
    pub target: String,
}

/// A stretch of text that is set off from the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Whether it is bold rather than italic.
    pub strong: bool,
}

/// A stretch of the text and the stretch of the source that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: Span,
    source: Span,
}

impl Piece {
    /// Whether the source has the text as it is, byte for byte.
    const fn is_verbatim(self) -> bool {
        self.text.len() == self.source.len()
    }
}

impl Document {
    /// A document without markup: the text as it is.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let whole = Span::new(0, text.len());
        Self {
            text: text.to_owned(),
            pieces: vec![Piece { text: whole, source: whole }],
            ..Self::default()
        }
    }

    /// Reads Markdown, as CommonMark with footnotes and tables.
    #[cfg(feature = "markdown")]
    #[must_use]
    pub fn from_markdown(source: &str) -> Self {
        markdown::read(source)
    }

    /// Reads HTML. Navigation, page heads, page feet, asides, scripts, styles and what is hidden
    /// are not part of the text.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn from_html(source: &str) -> Self {
        html::read(source)
    }

    /// The text that a reader sees. A blank line parts its blocks.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The links, in the order of the text.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What is italic or bold, in the order of the text.
    #[must_use]
    pub fn emphases(&self) -> &[Emphasis] {
        &self.emphases
    }

    /// The entries of the document, in order. Their spans are of [`text`](Self::text).
    #[must_use]
    pub fn split(&self) -> Vec<Entry> {
        let leads_out = |link: &&Link| link.target.contains("//");
        let links: Vec<_> = self.links.iter().filter(leads_out).map(|link| link.span).collect();
        let is_italic = |emphasis: &&Emphasis| !emphasis.strong;
        let emphases: Vec<_> = self.emphases.iter().filter(is_italic).map(|e| e.span).collect();
        let markup = Markup { boundaries: &self.boundaries, links: &links, emphases: &emphases };
        split::split_marked_up(&self.text, &markup)
    }

    /// Where a span of the text stands in the source.
    ///
    /// An end that falls within a character reference such as `&amp;` is moved to the reference's
    /// end, a start to its start.
    #[must_use]
    pub fn origin(&self, span: Span) -> Span {
        let start = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let end = self.pieces.partition_point(|piece| piece.text.start < span.end);
        let start = self.pieces.get(start).map_or(0, |piece| match piece.is_verbatim() {
            true => piece.source.start + span.start.saturating_sub(piece.text.start),
            false => piece.source.start,
        });
        let last = end.checked_sub(1).and_then(|end| self.pieces.get(end));
        let end = last.map_or(start, |piece| match piece.is_verbatim() {
            true => piece.source.end - piece.text.end.saturating_sub(span.end),
            false => piece.source.end,
        });
        Span::new(start, end.max(start))
    }
}
impl Document {
    #[cfg(test)]
    #[allow(missing_docs)]
    pub(crate) fn mark_up_dbg(&self, lines: &mut [split::LineDbg]) {
        let leads_out = |link: &&Link| link.target.contains("//");
        let links: Vec<_> = self.links.iter().filter(leads_out).map(|link| link.span).collect();
        let is_italic = |emphasis: &&Emphasis| !emphasis.strong;
        let emphases: Vec<_> = self.emphases.iter().filter(is_italic).map(|e| e.span).collect();
        let markup = Markup { boundaries: &self.boundaries, links: &links, emphases: &emphases };
        split::mark_up_dbg(lines, &markup);
    }
}
