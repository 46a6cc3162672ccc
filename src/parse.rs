//! From text to references, one station after the other.
//!
//! | text | gives |
//! |---|---|
//! | an article with a list at its foot | a [`Reference`] for each entry of the list |
//! | a bare list | a [`Reference`] for each entry |
//! | prose alone | nothing |

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assemble::{Assembly, Context, assemble_in, day_order};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::input::{Document, Link};
use crate::item::{DayOrder, Item, keys};
use crate::label::labeller::Labeller;
use crate::label::{Label, Scheme, Segment};
use crate::learn::Model;
use crate::lexicon::names::same_work;
use crate::span::Span;
use crate::split::{Doubt, Entry};

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
///
/// As JSON it has the item as `csl`, and its span's ends among its fields:
///
/// ```
/// use ibid::Reference;
///
/// let reference = ibid::parse_entry("Doe, J. (2020). On bread. Reuters.");
/// let json = serde_json::to_string(&reference)?;
/// assert!(json.starts_with(r#"{"csl":{"id":"doe2020bread","type":"article-newspaper","#));
/// assert!(json.contains(r#""start":0,"end":34,"segments":[{"label":"author","start":0,"end":8,"#));
/// assert_eq!(serde_json::from_str::<Reference>(&json)?, reference);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "citation")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reference {
    /// The work that the entry refers to; its id is made of author, year and title.
    #[serde(rename = "csl")]
    pub item: Item,
    /// Where the entry stands in the text.
    #[serde(flatten)]
    pub span: Span,
    /// What each part of the entry is; they tile it. Spans are of the whole text.
    pub segments: Vec<Segment>,
    /// How probable it is that every core field (author, title, container, publisher, date, volume,
    /// issue, pages and address) was read right, 0 to 1.
    pub confidence: f32,
    /// What was doubtful. Spans are of the whole text.
    pub diagnostics: Vec<Diagnostic>,
    /// How probable it is that what was found is one entry and all of it, 0 to 1; 1 where the text was
    /// given as one entry.
    #[serde(default = "certain")]
    pub entry_confidence: f32,
}

/// What is given and not found is certain.
const fn certain() -> f32 {
    1.0
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
/// let mut parser = ibid::Parser::new().with_day_order(Some(ibid::DayOrder::DayFirst));
/// let reference = parser.parse_entry("Doe, J. A title. Reuters, 3/4/2020.");
/// assert_eq!(reference.item.issued, Some(ibid::Date::day(2020, 4, 3)));
/// ```
#[doc(alias = "citation manager")]
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

    /// Reads with a model that has learned from corrections.
    ///
    /// ```
    /// use ibid::Label;
    /// use ibid::learn::{Correction, learn};
    ///
    /// let entry = |n| Correction::new([(Label::Title, format!("Bread {n} :: ")), (Label::Author, "Doe".into())]);
    /// let corrections: Vec<_> = (10..30).map(entry).collect();
    /// let learned = learn(&corrections)?;
    /// let mut parser = ibid::Parser::new().with_model(&learned.model);
    /// let reference = parser.parse_entry("Bread 77 :: Doe");
    /// assert_eq!(reference.segments[0].label, Label::Title);
    /// assert_eq!(reference.segments[1].label, Label::Author);
    /// # Ok::<(), ibid::learn::TooFew>(())
    /// ```
    #[must_use]
    pub fn with_model(self, model: &Model) -> Self {
        Self { labeller: Labeller::sharing(Arc::clone(&model.network)), ..self }
    }

    /// Which of day and month is first in `3/4/2020`. With `None`, other dates of the same text
    /// decide; where none shows it, the date is doubted.
    ///
    /// ```
    /// use ibid::{Date, DayOrder, Parser};
    ///
    /// let entry = "Doe, J. On bread. Reuters, 3/4/2020.";
    /// let read = |order| Parser::new().with_day_order(order).parse_entry(entry);
    /// assert_eq!(read(Some(DayOrder::MonthFirst)).item.issued, Some(Date::day(2020, 3, 4)));
    /// assert_eq!(read(None).diagnostics[0].kind.code(), "ambiguous-date");
    /// ```
    #[must_use]
    pub fn with_day_order(mut self, order: Option<DayOrder>) -> Self {
        self.context.day_order = order;
        self
    }

    /// The year in which the texts are read: a date after the next year is doubted. It is
    /// [`PRESENT`](crate::assemble::PRESENT) if not given, whatever the clock says.
    ///
    /// ```
    /// let entry = "Doe, J. (2029). On bread. Food, 3(2), 4–9.";
    /// let doubts = |year| ibid::Parser::new().with_year(year).parse_entry(entry).diagnostics.len();
    /// assert_eq!([doubts(2026), doubts(2028)], [1, 0]);
    /// ```
    #[must_use]
    pub fn with_year(mut self, year: i32) -> Self {
        self.context.year = year;
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
        let mut reference = self.read_in(entry, &Scheme::default(), self.context);
        reference.item.id = reference.item.key();
        reference
    }

    /// Reads an entry whose segments are known, as where people correct the labels. They are taken
    /// as right, and tile the entry.
    ///
    /// ```
    /// use ibid::{Label, Parser};
    ///
    /// let labelled = [(Label::Title, "Bread, by "), (Label::Author, "Doe, J. "), (Label::Date, "2020")];
    /// let (entry, reference) = Parser::new().parse_labelled(&labelled);
    /// assert_eq!(entry, "Bread, by Doe, J. 2020");
    /// assert_eq!(reference.item.id, "doe2020bread");
    /// ```
    #[must_use]
    pub fn parse_labelled(&self, labelled: &[(Label, impl AsRef<str>)]) -> (String, Reference) {
        let mut entry = String::new();
        let segments = labelled.iter().map(|(label, text)| {
            let start = entry.len();
            entry.push_str(text.as_ref());
            Segment::new(*label, Span::new(start, entry.len()), 1.0)
        });
        let segments = segments.collect();
        let mut reference = assembled(&entry, segments, 1.0, self.context);
        reference.item.id = reference.item.key();
        (entry, reference)
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
        let entries = self.unread(document);
        let references: Vec<_> = entries.iter().map(|entry| self.read(entry)).collect();
        let scheme = scheme(document, &references);
        let again = |(entry, reference)| self.reread(entry, reference, &scheme);
        joined(entries.iter().zip(references).map(again).collect())
    }

    /// Finds the entries of a document, to be [`read`](Self::read) one by one: on several threads,
    /// or where someone wants to see how far it is. What they show of how the list is written helps
    /// to [`reread`](Self::reread) the unsure ones; [`joined`] then makes them one list.
    /// [`parse_document`](Self::parse_document) does all of this at once.
    ///
    /// ```
    /// use ibid::Parser;
    /// use ibid::input::Document;
    /// use ibid::parse::joined;
    ///
    /// let document = Document::from_text("Doe, J. (2020). One. Reuters.\n\nRoe, R. (2021). Two. AP.");
    /// let entries = Parser::new().unread(&document);
    /// let references = std::thread::scope(|scope| {
    ///     let read = |entry| scope.spawn(move || Parser::new().read(entry));
    ///     let threads: Vec<_> = entries.iter().map(read).collect();
    ///     threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    /// });
    /// assert_eq!(joined(references)[1].item.id, "roe2021two");
    /// ```
    #[must_use]
    pub fn unread<'d>(&self, document: &'d Document) -> Vec<Unread<'d>> {
        let text = document.text();
        let prepared = document.prepared();
        let entries = prepared.entries(document.text());
        let shown = || entries.iter().find_map(|entry| day_order(entry.span.text(text)));
        let context = self.context.with_day_order(self.context.day_order.or_else(shown));
        let unread = |entry: Entry| {
            let furniture = prepared.furniture(entry.span).to_vec();
            Unread { document, entry, furniture, context }
        };
        entries.into_iter().map(unread).collect()
    }

    /// Reads one entry of a document.
    ///
    /// ```
    /// # use ibid::{Parser, input::Document};
    /// let document = Document::from_text("Sources\n\nDoe, J. (2020). Bread. Reuters.");
    /// let mut parser = Parser::new();
    /// let entries = parser.unread(&document);
    /// assert_eq!(parser.read(&entries[0]).item.title.as_deref(), Some("Bread"));
    /// ```
    pub fn read(&mut self, entry: &Unread<'_>) -> Reference {
        self.read_as(entry, &Scheme::default())
    }

    /// Reads one entry of a document once more if it is unsure, by how the others are written.
    ///
    /// ```
    /// use ibid::{Parser, input::Document, parse::scheme};
    ///
    /// let document = Document::from_text("Doe, J. (2020). Bread. Reuters.\nRoe, R. (2021). Salt. AP.");
    /// let mut parser = Parser::new();
    /// let entries = parser.unread(&document);
    /// let references: Vec<_> = entries.iter().map(|entry| parser.read(entry)).collect();
    /// let scheme = scheme(&document, &references);
    /// let first = parser.reread(&entries[0], references[0].clone(), &scheme);
    /// assert_eq!(first.item.title.as_deref(), Some("Bread"));
    /// ```
    pub fn reread(&mut self, entry: &Unread<'_>, read: Reference, scheme: &Scheme) -> Reference {
        let is_unsure = read.confidence < self.labeller.unsure();
        if is_unsure && scheme.is_shown() { self.read_as(entry, scheme) } else { read }
    }

    fn read_as(&mut self, entry: &Unread<'_>, scheme: &Scheme) -> Reference {
        let mut reference = match entry.furniture.as_slice() {
            [] => self.read_in(entry.text(), scheme, entry.context),
            furniture => self.read_around(entry, furniture, scheme),
        };
        reference = reference.shifted(entry.span().start);
        reference.follow(entry.document.links());
        reference.doubt(entry);
        reference
    }

    /// Reads an entry that goes on on the next page: without what stands between.
    fn read_around(
        &mut self,
        entry: &Unread<'_>,
        furniture: &[Span],
        scheme: &Scheme,
    ) -> Reference {
        let gaps = Gaps::new(entry.text(), entry.span().start, furniture);
        let mut reference = self.read_in(&gaps.text, scheme, entry.context);
        let whole = |span: &mut Span| *span = gaps.whole(*span);
        whole(&mut reference.span);
        reference.segments.iter_mut().for_each(|segment| whole(&mut segment.span));
        reference.diagnostics.iter_mut().for_each(|doubt| whole(&mut doubt.span));
        reference
    }

    fn read_in(&mut self, entry: &str, scheme: &Scheme, context: Context) -> Reference {
        let segments = self.labeller.label_in(entry, scheme).to_vec();
        let confidence = self.labeller.confidence();
        let context = context.with_unsure(confidence < self.labeller.unsure());
        assembled(entry, segments, confidence, context)
    }
}

fn assembled(entry: &str, segments: Vec<Segment>, confidence: f32, context: Context) -> Reference {
    let Assembly { item, diagnostics } = assemble_in(entry, &segments, context);
    let span = Span::new(0, entry.len());
    let entry_confidence = certain();
    Reference { item, span, segments, confidence, diagnostics, entry_confidence }
}

/// An entry without the heads and feet of pages that stand within it.
struct Gaps {
    text: String,
    /// Where a piece starts in the text, and where in the entry.
    pieces: Vec<(usize, usize)>,
}

impl Gaps {
    /// `start` is where the entry stands in its document, of which `furniture` are spans.
    fn new(entry: &str, start: usize, furniture: &[Span]) -> Self {
        let mut gaps = Self { text: String::new(), pieces: Vec::new() };
        let mut at = 0;
        for line in furniture {
            gaps.push(entry, at..line.start - start);
            at = line.end - start;
        }
        gaps.push(entry, at..entry.len());
        gaps
    }

    fn push(&mut self, entry: &str, range: Range<usize>) {
        let piece = &entry[range.clone()];
        // Blanks around what is left out would tell of a paragraph.
        let head = if self.text.is_empty() { piece } else { piece.trim_start() };
        self.pieces.push((self.text.len(), range.end - head.len()));
        let last = range.end == entry.len();
        self.text.push_str(if last { head } else { head.trim_end() });
        if !last && !head.trim_end().is_empty() {
            self.text.push('\n');
        }
    }

    /// A span of the text, in the entry.
    fn whole(&self, span: Span) -> Span {
        // What ends where a piece begins goes up to it, so that parts that touch still do.
        let place = |at: usize| {
            let pieces = self.pieces.partition_point(|(text, _)| *text <= at);
            let (text, entry) = self.pieces[pieces.saturating_sub(1)];
            entry + at - text
        };
        Span::new(place(span.start), place(span.end))
    }
}

/// An entry of a document that is found and still to be read.
///
/// It knows what the other entries tell of it (whether days stand before months), so that the
/// entries of a document can be read in any order.
///
/// ```
/// use ibid::{Parser, input::Document};
///
/// let document = Document::from_text("Doe, J. On bread. AP, 3/4/2020.\nRoe, R. On salt. AP, 13/4/2020.");
/// let mut parser = Parser::new();
/// let first = &parser.unread(&document)[0];
/// assert_eq!(first.text(), "Doe, J. On bread. AP, 3/4/2020.");
/// assert_eq!(parser.read(first).item.issued, Some(ibid::Date::day(2020, 4, 3)));
/// ```
#[derive(Clone, Debug)]
pub struct Unread<'d> {
    document: &'d Document,
    entry: Entry,
    /// The heads and feet of pages that stand within it.
    furniture: Vec<Span>,
    context: Context,
}

impl<'d> Unread<'d> {
    /// Where it stands in the document's text.
    ///
    /// ```
    /// # use ibid::{Parser, Span, input::Document};
    /// let document = Document::from_text("Doe, J. (2020). Bread. Reuters.");
    /// assert_eq!(Parser::new().unread(&document)[0].span(), Span::new(0, 31));
    /// ```
    #[must_use]
    pub const fn span(&self) -> Span {
        self.entry.span
    }

    /// Its text.
    ///
    /// ```
    /// # use ibid::{Parser, input::Document};
    /// let document = Document::from_text("Sources\n\nDoe, J. (2020). Bread. Reuters.");
    /// assert_eq!(Parser::new().unread(&document)[0].text(), "Doe, J. (2020). Bread. Reuters.");
    /// ```
    #[must_use]
    pub fn text(&self) -> &'d str {
        self.entry.span.text(self.document.text())
    }
}

/// How the entries of a document are written, as those show that are more likely right than not.
///
/// ```
/// use ibid::{Parser, input::Document, parse::scheme};
///
/// let document = Document::from_text("Doe, J. (2020). Bread. Reuters.\nRoe, R. (2021). Salt. AP.");
/// let references = Parser::new().parse_document(&document);
/// assert!(scheme(&document, &references).is_shown());
/// ```
#[must_use]
pub fn scheme(document: &Document, references: &[Reference]) -> Scheme {
    const EVEN: f32 = 0.5;
    let mut scheme = Scheme::default();
    for reference in references.iter().filter(|reference| reference.confidence >= EVEN) {
        scheme.learn(document.text(), &reference.segments);
    }
    scheme
}

/// Does what needs all references of a document, in its order: gives those that carry on the author
/// of the one before that author, and each a key of its own.
///
/// ```
/// use ibid::{Parser, input::Document, parse::joined};
///
/// let list = "Doe, J. (2020). Bread. London: Penguin.\n———. (2021). Salt. London: Penguin.";
/// let document = Document::from_text(list);
/// let mut parser = Parser::new();
/// let references = parser.unread(&document).iter().map(|entry| parser.read(entry)).collect();
/// let joined = joined(references);
/// assert_eq!(joined[1].item.author, joined[0].item.author);
/// ```
#[must_use]
pub fn joined(mut references: Vec<Reference>) -> Vec<Reference> {
    for at in 1..references.len() {
        let (before, after) = references.split_at_mut(at);
        after[0].carry_on(&before[at - 1].item);
    }
    assign_ids(&mut references);
    references
}

/// Gives every item a key of its own.
fn assign_ids(references: &mut [Reference]) {
    let items = references.iter().map(|reference| &reference.item);
    let keys: Vec<String> = keys::assign(items).into_iter().map(Cow::into_owned).collect();
    for (reference, key) in references.iter_mut().zip(keys) {
        reference.item.id = key;
    }
}

impl From<Item> for Reference {
    /// An item that was not read from loose text: nothing about it is doubtful.
    fn from(item: Item) -> Self {
        Self {
            item,
            span: Span::default(),
            segments: Vec::new(),
            confidence: 1.0,
            diagnostics: Vec::new(),
            entry_confidence: certain(),
        }
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

    /// Says what is doubtful about the entry that was found, and what its words say of the entry before.
    fn doubt(&mut self, entry: &Unread<'_>) {
        let span = entry.span();
        self.entry_confidence = entry.entry.confidence;
        let doubt = entry.entry.doubt.map(|doubt| match doubt {
            Doubt::Two => DiagnosticKind::TwoEntries,
            Doubt::GoesOn => DiagnosticKind::GoesOn,
            Doubt::None => DiagnosticKind::NoEntry,
        });
        let doubts = doubt.map(|kind| Diagnostic::new(span, kind)).into_iter();
        let left = entry.furniture.iter();
        let left = left.map(|line| Diagnostic::new(*line, DiagnosticKind::PageFurniture));
        let same = same_work(entry.text()).map(|word| {
            let span = Span::of(word, entry.text()).shifted(span.start);
            Diagnostic::new(span, DiagnosticKind::WorkCarriedOn)
        });
        self.diagnostics.extend(doubts.chain(left).chain(same));
        self.diagnostics.sort_by_key(|doubt| doubt.span);
    }

    /// Takes the work or the author of the entry before, where a dash or a word says so.
    fn carry_on(&mut self, before: &Item) {
        if self.diagnostics.iter().any(|d| d.kind == DiagnosticKind::WorkCarriedOn) {
            let own = std::mem::replace(&mut self.item, before.clone());
            self.item.id = own.id;
            self.item.page = own.page.or(self.item.page.take());
            // What the note lacks, the work has.
            self.diagnostics.retain(|doubt| !matches!(doubt.kind, DiagnosticKind::Missing(_)));
        }
        let carried_on = self.diagnostics.iter().any(|d| d.kind == DiagnosticKind::AuthorCarriedOn);
        if carried_on && self.item.author.is_empty() {
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
