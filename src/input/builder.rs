//! Putting a document together, piece by piece.

use super::{Document, Emphasis, Link, Piece};
use crate::span::Span;
use crate::split::Boundary;

/// How deep in one another links and emphases are recorded; what is deeper is text. So their ends are
/// found as quickly whatever is open.
pub(super) const DEEPEST: usize = 32;

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct Builder {
    document: Document,
    /// The block that the next text opens.
    pending: Option<Boundary>,
    /// How many list items are open.
    items: usize,
    /// Whether an empty line stands before the next.
    #[cfg(feature = "docx")]
    empty: bool,
}

impl Builder {
    pub(super) fn finish(self) -> Document {
        let mut document = self.document;
        document.links.sort_by_key(|link| link.span);
        document.emphases.sort_by_key(|emphasis| emphasis.span);
        document
    }

    /// The length of the text so far.
    pub(super) fn len(&self) -> usize {
        self.document.text.len()
    }

    /// Whether a block is to be opened, or one has just been.
    pub(super) fn at_block_start(&self) -> bool {
        self.pending.is_some() || self.document.text.is_empty()
    }

    /// Opens a block: the text that follows stands apart from the text before.
    ///
    /// A paragraph right at the start of a list item, or of a part of it, is that.
    pub(super) fn open(&mut self, boundary: Boundary) {
        self.items += usize::from(boundary == Boundary::Item);
        let in_item = matches!(self.pending, Some(Boundary::Item | Boundary::Inner));
        if !(in_item && boundary == Boundary::Paragraph) {
            self.pending = Some(self.within_item(boundary));
        }
    }

    /// Closes a block.
    pub(super) fn close(&mut self) {
        self.pending = Some(self.within_item(Boundary::Paragraph));
    }

    /// Closes a list item.
    pub(super) fn close_item(&mut self) {
        self.items = self.items.saturating_sub(1);
        self.close();
    }

    /// A paragraph within a list item is part of the item.
    fn within_item(&self, boundary: Boundary) -> Boundary {
        match boundary {
            Boundary::Paragraph if self.items > 0 => Boundary::Inner,
            _ => boundary,
        }
    }

    /// Adds `text`, which stands for the bytes `source` of the source.
    pub(super) fn push(&mut self, text: &str, source: Span) {
        if text.is_empty() || (text.trim().is_empty() && self.at_block_start()) {
            return;
        }
        if let Some(boundary) = self.pending.take() {
            if !self.document.text.is_empty() {
                let parting = self.parting(boundary);
                self.document.text.push_str(parting);
            }
            let start = self.len() + text.len() - text.trim_start().len();
            self.document.boundaries.push((start, boundary));
        }
        let start = self.len();
        self.document.text.push_str(text);
        let piece = Piece { text: Span::new(start, self.len()), source };
        match self.document.pieces.last_mut() {
            Some(last) if follows(*last, piece) => {
                last.text.end = piece.text.end;
                last.source.end = piece.source.end;
            }
            _ => self.document.pieces.push(piece),
        }
    }

    /// What stands before a block.
    #[cfg(feature = "docx")]
    fn parting(&mut self, boundary: Boundary) -> &'static str {
        let is_line = matches!(boundary, Boundary::Line | Boundary::Code);
        if !std::mem::take(&mut self.empty) && is_line { "\n" } else { "\n\n" }
    }

    /// What stands before a block.
    #[cfg(not(feature = "docx"))]
    #[expect(clippy::unused_self, reason = "Word documents tell lines from paragraphs")]
    fn parting(&self, _: Boundary) -> &'static str {
        "\n\n"
    }

    /// A paragraph without text stands before the next.
    #[cfg(feature = "docx")]
    pub(super) fn leave_empty(&mut self) {
        self.empty = true;
    }

    /// The text that follows goes on in the block before, after a blank.
    #[cfg(feature = "docx")]
    pub(super) fn carry_on(&mut self) {
        self.pending = None;
        if !self.ends_blank() {
            self.document.text.push(' ');
        }
    }

    /// Adds a line break that the source asks for.
    #[cfg(feature = "html")]
    pub(super) fn break_line(&mut self) {
        self.begin_line(Boundary::Break);
    }

    /// Begins a line of the same block, of which this is known.
    pub(super) fn begin_line(&mut self, boundary: Boundary) {
        if !self.at_block_start() {
            self.document.text.push('\n');
            let at = self.len();
            self.document.boundaries.push((at, boundary));
        }
    }

    /// Whether the text ends with a blank.
    pub(super) fn ends_blank(&self) -> bool {
        self.at_block_start() || self.document.text.ends_with(char::is_whitespace)
    }

    /// The text from `start` on.
    pub(super) fn text_from(&self, start: usize) -> &str {
        self.document.text.get(start..).unwrap_or_default()
    }

    /// Takes back the text from `start` on. A block that it opened is yet to be opened.
    #[cfg(feature = "html")]
    pub(super) fn take_back(&mut self, start: usize) {
        self.document.text.truncate(start);
        while let Some((_, boundary)) = self.document.boundaries.pop_if(|(at, _)| *at > start) {
            self.pending = Some(boundary);
        }
        // Both are recorded in the order of their ends.
        while self.document.links.pop_if(|link| link.span.end > start).is_some() {}
        while self.document.emphases.pop_if(|emphasis| emphasis.span.end > start).is_some() {}
        while self.document.pieces.pop_if(|piece| piece.text.start >= start).is_some() {}
        if let Some(last) = self.document.pieces.last_mut()
            && last.text.end > start
        {
            last.source.end -= last.text.end - start;
            last.text.end = start;
        }
    }

    /// The text from `start` on is a link.
    pub(super) fn link(&mut self, start: usize, target: String) {
        if let Some(span) = self.span_from(start) {
            self.document.links.push(Link { span, target });
        }
    }

    /// The text from `start` on is set off.
    pub(super) fn emphasise(&mut self, start: usize, strong: bool) {
        if let Some(span) = self.span_from(start) {
            self.document.emphases.push(Emphasis { span, strong });
        }
    }

    /// What is italic or bold is not set off where that is all of the text from `start` on.
    #[cfg(feature = "docx")]
    pub(super) fn level(&mut self, start: usize) {
        /// How many bytes may stand around it: a full stop, the number of an item.
        const FRAME: usize = 8;
        let len = self.text_from(start).trim().len();
        let stands_out = |span: Span| span.start < start || span.len() + FRAME < len;
        while self.document.emphases.pop_if(|emphasis| !stands_out(emphasis.span)).is_some() {}
    }

    /// The text from `start` on, blanks at its ends left aside.
    fn span_from(&self, start: usize) -> Option<Span> {
        let trimmed = self.text_from(start).trim();
        (!trimmed.is_empty()).then(|| Span::of(trimmed, &self.document.text))
    }
}

/// Whether two pieces are neighbours in the text and in the source, and both verbatim.
fn follows(last: Piece, next: Piece) -> bool {
    last.is_verbatim()
        && next.is_verbatim()
        && last.text.end == next.text.start
        && last.source.end == next.source.start
}
