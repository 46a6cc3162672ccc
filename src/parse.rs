//! From text to references: the stations of the way, one after the other.
//!
//! | text | gives |
//! |---|---|
//! | an article with a list at its foot | a [`Reference`] for each entry of the list |
//! | a bare list | a [`Reference`] for each entry |
//! | prose alone | nothing |

use std::borrow::Cow;

use crate::assemble::{Assembly, Context, assemble_in, day_first};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::input::{Document, Link};
use crate::item::{Item, keys};
use crate::label::{Label, Labeller, Segment};
use crate::span::Span;

/// What was read from one entry.
///
/// ```
/// let text = "See:\n\nDoe, J. (2020). On bread. Reuters. Available at:";
/// let reference = &ibid::parse(text)[0];
/// assert_eq!(reference.item.id, "doe2020bread");
/// assert!(reference.span.text(text).starts_with("Doe, J."));
/// assert_eq!(reference.diagnostics[0].kind.code(), "no-address");
/// assert!(reference.confidence > 0.5);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The work that the entry refers to; its id is made of author, year and title.
    pub item: Item,
    /// Where the entry stands in the text.
    pub span: Span,
    /// What each part of the entry is; they tile it. Spans are of the whole text.
    pub segments: Vec<Segment>,
    /// What was doubtful. Spans are of the whole text.
    pub diagnostics: Vec<Diagnostic>,
    /// How probable it is that every core field (author, title, container, publisher, date, volume,
    /// issue, pages and address) was read right, 0 to 1.
    pub confidence: f32,
}

/// Finds the references in a text and reads each.
///
/// Never fails: a text without references gives none, and doubts become diagnostics.
///
/// ```
/// let text = "Sources\n\nDoe, J. (2020, May 4). A title. Reuters. https://example.org/a";
/// let references = ibid::parse(text);
/// assert_eq!(references.len(), 1);
/// assert_eq!(references[0].item.title.as_deref(), Some("A title"));
/// ```
#[must_use]
pub fn parse(text: &str) -> Vec<Reference> {
    Parser::new().parse(text)
}

/// Reads a text that is one entry.
///
/// ```
/// let reference = ibid::parse_entry("Doe, J. (2020). A title. Reuters.");
/// assert_eq!(reference.item.container_title.as_deref(), Some("Reuters"));
/// ```
#[must_use]
pub fn parse_entry(entry: &str) -> Reference {
    Parser::new().parse_entry(entry)
}

/// Reads many texts, one after the other, with the same buffers.
///
/// ```
/// let mut parser = ibid::Parser::new().with_day_first(Some(true));
/// let reference = parser.parse_entry("Doe, J. A title. Reuters, 3/4/2020.");
/// assert_eq!(reference.item.issued, Some(ibid::Date::day(2020, 4, 3)));
/// ```
#[derive(Debug, Default)]
pub struct Parser {
    labeller: Labeller<'static>,
    context: Context,
}

impl Parser {
    /// A parser with the model that comes with the crate.
    ///
    /// ```
    /// let entries = ["Doe, J. (2020). On bread. Reuters.", "Roe, R. (2021). On salt. Reuters."];
    /// let mut parser = ibid::Parser::new();
    /// let ids = entries.map(|entry| parser.parse_entry(entry).item.id);
    /// assert_eq!(ids, ["doe2020bread", "roe2021salt"]);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether the day stands before the month in `3/4/2020`. With `None`, other dates of the same
    /// text tell; where none does, the date is doubted.
    ///
    /// ```
    /// use ibid::{Date, Parser};
    ///
    /// let entry = "Doe, J. On bread. Reuters, 3/4/2020.";
    /// let read = |day_first| Parser::new().with_day_first(day_first).parse_entry(entry);
    /// assert_eq!(read(Some(false)).item.issued, Some(Date::day(2020, 3, 4)));
    /// assert_eq!(read(None).diagnostics[0].kind.code(), "ambiguous-date");
    /// ```
    #[must_use]
    pub fn with_day_first(mut self, day_first: Option<bool>) -> Self {
        self.context.day_first = day_first;
        self
    }

    /// Finds the references in a text and reads each.
    ///
    /// ```
    /// let list = "Doe, J. On bread. Reuters, 3/4/2020.\nRoe, R. On salt. Reuters, 13/4/2020.";
    /// let references = ibid::Parser::new().parse(list);
    /// assert_eq!(references[0].item.issued, Some(ibid::Date::day(2020, 4, 3)), "as in 13/4");
    /// ```
    pub fn parse(&mut self, text: &str) -> Vec<Reference> {
        self.parse_document(&Document::from_text(text))
    }

    /// Reads a text that is one entry.
    ///
    /// ```
    /// let entry = "Doe, J. (2020). On bread. Journal of Food, 3(2), 4–9.";
    /// let reference = ibid::Parser::new().parse_entry(entry);
    /// assert_eq!(reference.item.page.unwrap().to_string(), "4–9");
    /// ```
    pub fn parse_entry(&mut self, entry: &str) -> Reference {
        let mut reference = self.read(entry, self.context);
        reference.item.id = reference.item.key();
        reference
    }

    /// Finds the references in a document and reads each; spans are of the document's text.
    ///
    /// Where the text hides an address behind a link, the link's target is the item's URL.
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use ibid::input::Document;
    ///
    /// let source = "<h2>Sources</h2>\
    ///     <p>Doe, J. (2020). <a href='https://example.org/a'>On bread</a>. Reuters.</p>";
    /// let document = Document::from_html(source);
    /// let references = ibid::Parser::new().parse_document(&document);
    /// assert_eq!(references[0].item.url.as_deref(), Some("https://example.org/a"));
    /// # }
    /// ```
    pub fn parse_document(&mut self, document: &Document) -> Vec<Reference> {
        let reading = self.reading(document);
        let references = (0..reading.len()).map(|entry| reading.read(self, entry)).collect();
        reading.joined(references)
    }

    /// Finds the entries of a document, to be read one by one: on several threads, or where
    /// someone wants to see how far it is. [`parse_document`](Self::parse_document) does it at once.
    ///
    /// ```
    /// use ibid::Parser;
    /// use ibid::input::Document;
    ///
    /// let document = Document::from_text("Doe, J. (2020). One. Reuters.\n\nRoe, R. (2021). Two. AP.");
    /// let reading = Parser::new().reading(&document);
    /// assert_eq!(reading.len(), 2);
    /// let read = |entry| reading.read(&mut Parser::new(), entry);
    /// let references = std::thread::scope(|scope| {
    ///     let threads = [0, 1].map(|entry| scope.spawn(move || read(entry)));
    ///     threads.map(|thread| thread.join().unwrap()).to_vec()
    /// });
    /// assert_eq!(reading.joined(references)[1].item.id, "roe2021two");
    /// ```
    #[must_use]
    pub fn reading<'d>(&self, document: &'d Document) -> Reading<'d> {
        let text = document.text();
        let entries: Vec<Span> = document.split().into_iter().map(|entry| entry.span).collect();
        let told = || entries.iter().find_map(|span| day_first(span.text(text)));
        let context = Context { day_first: self.context.day_first.or_else(told) };
        Reading { document, entries, context }
    }

    fn read(&mut self, entry: &str, context: Context) -> Reference {
        let segments = self.labeller.label(entry).to_vec();
        let Assembly { item, diagnostics } = assemble_in(entry, &segments, context);
        let span = Span::new(0, entry.len());
        Reference { item, span, segments, diagnostics, confidence: self.labeller.confidence() }
    }
}

/// A document whose entries are found and still to be read.
///
/// What one entry tells of the others (whether days stand before months) is known by then, so that
/// they can be read in any order.
///
/// ```
/// use ibid::{Parser, input::Document};
///
/// let list = "Doe, J. (2020). Bread. Reuters.\n\nRoe, R. (2021). Salt. Reuters.";
/// let document = Document::from_text(list);
/// let mut parser = Parser::new();
/// let reading = parser.reading(&document);
/// let mut references = Vec::new();
/// for entry in 0..reading.len() {
///     references.push(reading.read(&mut parser, entry)); // and tell how far it is
/// }
/// assert_eq!(reading.joined(references)[1].item.id, "roe2021salt");
/// ```
#[derive(Clone, Debug)]
pub struct Reading<'d> {
    document: &'d Document,
    entries: Vec<Span>,
    context: Context,
}

impl Reading<'_> {
    /// How many entries there are.
    ///
    /// ```
    /// # use ibid::{Parser, input::Document};
    /// let document = Document::from_text("Sources\n\nDoe, J. (2020). Bread. Reuters.");
    /// assert_eq!(Parser::new().reading(&document).len(), 1);
    /// ```
    #[must_use]
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the document has none.
    ///
    /// ```
    /// # use ibid::{Parser, input::Document};
    /// let document = Document::from_text("Nothing is cited here.");
    /// assert!(Parser::new().reading(&document).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Reads an entry by its place in the document, with the parser's buffers.
    ///
    /// ```
    /// # use ibid::{Parser, input::Document};
    /// let document = Document::from_text("Doe, J. (2020). Bread. Reuters.");
    /// let mut parser = Parser::new();
    /// let reference = parser.reading(&document).read(&mut parser, 0);
    /// assert_eq!(reference.item.title.as_deref(), Some("Bread"));
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if there are not so many entries.
    pub fn read(&self, parser: &mut Parser, entry: usize) -> Reference {
        let span = self.entries[entry];
        let text = span.text(self.document.text());
        let mut reference = parser.read(text, self.context).shifted(span.start);
        reference.follow(self.document.links());
        reference
    }

    /// Does what needs all references in the document's order: gives those that carry on the author
    /// of the one before that author, and each a key of its own.
    ///
    /// ```
    /// # use ibid::{Parser, input::Document};
    /// let list = "Doe, J. (2020). Bread. London: Penguin.\n———. (2021). Salt. London: Penguin.";
    /// let document = Document::from_text(list);
    /// let (mut parser, reading) = (Parser::new(), Parser::new().reading(&document));
    /// let references = (0..reading.len()).map(|entry| reading.read(&mut parser, entry)).collect();
    /// let joined = reading.joined(references);
    /// assert_eq!(joined[1].item.author, joined[0].item.author);
    /// ```
    #[must_use]
    pub fn joined(&self, mut references: Vec<Reference>) -> Vec<Reference> {
        for at in 1..references.len() {
            let (before, after) = references.split_at_mut(at);
            after[0].carry_on(&before[at - 1].item);
        }
        assign_ids(&mut references);
        references
    }
}

/// Gives every item a key of its own.
fn assign_ids(references: &mut [Reference]) {
    let items = references.iter().map(|reference| &reference.item);
    let keys: Vec<String> = keys::assign(items).into_iter().map(Cow::into_owned).collect();
    for (reference, key) in references.iter_mut().zip(keys) {
        reference.item.id = key;
    }
}

impl Reference {
    /// The same reference in a text that its entry starts `by` bytes into.
    fn shifted(mut self, by: usize) -> Self {
        self.span = self.span.shifted(by);
        self.segments.iter_mut().for_each(|segment| segment.span = segment.span.shifted(by));
        self.diagnostics.iter_mut().for_each(|doubt| doubt.span = doubt.span.shifted(by));
        self
    }

    /// Takes the address of a link in the entry, where its text gives none.
    fn follow(&mut self, links: &[Link]) {
        let first = links.partition_point(|link| link.span.start < self.span.start);
        let inside = links[first..].iter().take_while(|link| link.span.end <= self.span.end);
        let Some(link) = inside.filter(|link| link.target.contains("://")).last() else { return };
        if self.item.url.is_none() && self.item.doi.is_none() {
            self.item.url = Some(link.target.clone());
            self.diagnostics.retain(|doubt| doubt.kind != DiagnosticKind::NoAddress);
        }
    }

    /// Takes the author of the entry before, where a dash says so.
    fn carry_on(&mut self, before: &Item) {
        let told = self.diagnostics.iter().any(|d| d.kind == DiagnosticKind::AuthorCarriedOn);
        if told && self.item.author.is_empty() {
            self.item.author.clone_from(&before.author);
        }
    }

    /// The parts with this label, in order.
    ///
    /// ```
    /// use ibid::Label;
    ///
    /// let entry = "Doe, J. (2020). A title. Reuters.";
    /// let reference = ibid::parse_entry(entry);
    /// let title = reference.labelled(Label::Title).next().unwrap();
    /// assert_eq!(title.span.text(entry), "A title. ");
    /// ```
    pub fn labelled(&self, label: Label) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(move |segment| segment.label == label)
    }
}
