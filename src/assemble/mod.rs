//! Making an item of labelled segments, in three phases.
//!
//! 1. **Read**: every segment gives its field. `text` cleans values; `names`, `dates`, `numbers` and
//!    `identifiers` read their shapes with the help of the grammar and the lexicon.
//! 2. **Reconcile**: what several segments say of one thing becomes one value.
//! 3. **Infer**: `kind` asks what the item is, and `doubts` notes what a careful reader would question.

mod dates;
mod doubts;
mod event;
mod fields;
mod identifiers;
mod kind;
mod makers;
mod names;
mod numbers;
mod remarks;
mod text;

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::grammar::date::is_printed_year;
use crate::item::{Date, DayOrder, Item, Kind, Number};
use crate::label::{Label, Segment};
use crate::span::Span;

/// What the segments of one entry come to.
///
/// ```
/// use ibid::assemble::assemble;
/// use ibid::label::label;
///
/// let entry = "Doe, J. On bread. Reuters, 3/4/2020.";
/// let assembly = assemble(entry, &label(entry));
/// assert_eq!(assembly.item.title.as_deref(), Some("On bread"));
/// assert_eq!(assembly.diagnostics[0].span.text(entry), "3/4/2020");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Assembly {
    /// The item.
    pub item: Item,
    /// What was doubtful, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What has to be known beside an entry to read it.
///
/// ```
/// use ibid::DayOrder;
/// use ibid::assemble::{Context, PRESENT, day_order};
///
/// let context = Context::default().with_day_order(day_order("Reuters, 26/04/2023"));
/// assert_eq!(context.day_order, Some(DayOrder::DayFirst));
/// assert_eq!(context.year, PRESENT);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Context {
    /// Which of day and month is first in `3/4/2020`; `None` if no entry shows it.
    pub day_order: Option<DayOrder>,
    /// The year in which the entry is read; a date after the next year is doubted.
    pub year: i32,
    /// Whether a reader should look at its parts; then the least sure ones are doubted.
    pub unsure: bool,
}

/// The year in which entries are taken to be read, unless the caller names another: that of the
/// release. The clock is not asked, so that the same text gives the same doubts in every year.
pub const PRESENT: i32 = 2026;

impl Default for Context {
    fn default() -> Self {
        Self { day_order: None, year: PRESENT, unsure: false }
    }
}

impl Context {
    /// The same with another order of day and month.
    ///
    /// ```
    /// # use ibid::{DayOrder, assemble::Context};
    /// let context = Context::default().with_day_order(Some(DayOrder::DayFirst));
    /// assert_eq!(context.day_order, Some(DayOrder::DayFirst));
    /// ```
    #[must_use]
    pub const fn with_day_order(self, day_order: Option<DayOrder>) -> Self {
        Self { day_order, ..self }
    }

    /// The same in another year.
    ///
    /// ```
    /// # use ibid::assemble::Context;
    /// assert_eq!(Context::default().with_year(2031).year, 2031);
    /// ```
    #[must_use]
    pub const fn with_year(self, year: i32) -> Self {
        Self { year, ..self }
    }

    /// The same for an entry whose parts a reader should look at, or need not.
    ///
    /// ```
    /// # use ibid::assemble::Context;
    /// assert!(Context::default().with_unsure(true).unsure);
    /// ```
    #[must_use]
    pub const fn with_unsure(self, unsure: bool) -> Self {
        Self { unsure, ..self }
    }
}

/// Reads the segments of an entry into an item; their spans are of `entry`.
///
/// ```
/// use ibid::assemble::assemble;
/// use ibid::{Date, DiagnosticKind, Label, Name, Segment, Span};
///
/// let entry = "Doe, J. (2020). A study of the";
/// let segment = |label, start, end| Segment::new(label, Span::new(start, end), 1.0);
/// let segments =
///     [segment(Label::Author, 0, 8), segment(Label::Date, 8, 16), segment(Label::Title, 16, 30)];
/// let assembly = assemble(entry, &segments);
/// assert_eq!(assembly.item.author, [Name::person("Doe", "J.")]);
/// assert_eq!(assembly.item.issued, Some(Date::year(2020)));
/// assert_eq!(assembly.item.title.as_deref(), Some("A study of the"));
/// assert_eq!(assembly.diagnostics[0].kind, DiagnosticKind::CutShort(Label::Title));
/// ```
///
/// # Panics
/// If a span is not one of `entry`.
#[must_use]
pub fn assemble(entry: &str, segments: &[Segment]) -> Assembly {
    assemble_in(entry, segments, Context::default())
}

/// The same, with what has to be known beside the entry.
///
/// ```
/// use ibid::assemble::{Context, assemble_in};
/// use ibid::label::label;
/// use ibid::{Date, DayOrder};
///
/// let entry = "Doe, J. On bread. Reuters, 3/4/2020.";
/// let context = Context::default().with_day_order(Some(DayOrder::DayFirst));
/// let assembly = assemble_in(entry, &label(entry), context);
/// assert_eq!(assembly.item.issued, Some(Date::day(2020, 4, 3)));
/// ```
///
/// # Panics
/// If a span is not one of `entry`.
#[must_use]
pub fn assemble_in(entry: &str, segments: &[Segment], context: Context) -> Assembly {
    let mut draft = Draft::new(entry, segments, context);
    draft.read();
    draft.reconcile();
    draft.infer();
    draft.finish()
}

/// Which of day and month is first in the numeric dates of a text, if it shows that.
///
/// ```
/// use ibid::DayOrder;
/// use ibid::assemble::day_order;
///
/// assert_eq!(day_order("26/04/2023"), Some(DayOrder::DayFirst));
/// assert_eq!(day_order("3/4/2023"), None);
/// ```
#[must_use]
pub fn day_order(text: &str) -> Option<DayOrder> {
    dates::order(text)
}

/// No title that is looked at for its quotation marks is longer, in bytes.
const LONGEST_QUOTED: usize = 2_000;

/// An item in the making.
struct Draft<'a> {
    entry: &'a str,
    segments: &'a [Segment],
    item: Item,
    diagnostics: Vec<Diagnostic>,
    context: Context,
    /// The order of day and month that the entry shows, once it was asked for.
    shown_order: OnceCell<Option<DayOrder>>,
    /// The labels that the entry has, as bits.
    labels: u32,
    around: names::Surroundings,
    issued: Option<dates::Reading>,
    /// Whether the date is the first of a range that goes on.
    open: bool,
    evidence: kind::Evidence,
    /// Whether a dash or a word stands for the author of the entry before.
    carried_on: bool,
    /// Whether the container is named twice.
    doubled: bool,
}

impl<'a> Draft<'a> {
    fn new(entry: &'a str, segments: &'a [Segment], context: Context) -> Self {
        Self {
            entry,
            segments,
            item: Item::default(),
            diagnostics: Vec::new(),
            context,
            shown_order: OnceCell::new(),
            labels: Label::set_of(segments),
            around: fields::surroundings(entry, segments),
            issued: None,
            open: false,
            evidence: kind::Evidence::default(),
            carried_on: false,
            doubled: false,
        }
    }

    /// Reads every segment into its field, label by label: what an entry comes to does not depend on
    /// the order of its parts, only that of two parts with one label does on theirs.
    fn read(&mut self) {
        let labels = self.labels;
        for label in Label::ALL.into_iter().filter(|label| labels & label.bit() != 0) {
            for segment in self.segments.iter().filter(|segment| segment.label == label) {
                if self.take(segment) == Taken::InPart {
                    self.doubt(self.trimmed(segment.span), DiagnosticKind::Unread);
                }
            }
        }
    }

    /// Makes one date of those that were read.
    fn reconcile(&mut self) {
        self.doubt_other_dates();
        self.evidence.quoted = self.is_quoted();
        self.evidence.titled_first = self.is_titled_first();
        self.evidence.form = self.form(false);
        self.evidence.meeting = self.is_meeting_of_a_year();
        self.title_is_container();
        self.publisher_is_container();
        let Some(reading) = &self.issued else { return };
        let date = reading.date();
        let start = date.as_ref().and_then(|date| date.start);
        let month = start.is_some_and(|start| start.month.is_some());
        self.evidence.dated = start.is_some_and(|start| start.day.is_some());
        self.evidence.form = self.form(month && self.is_month_at_head());
        let original = reading.original.map(Date::year);
        self.item.original_date = original.or_else(|| self.item.original_date.take());
        let since = start.filter(|_| self.open && !month);
        let date = since.map(|start| Date::since(start.year)).or(date);
        self.item.issued = date.or_else(|| self.item.issued.take());
    }

    /// "Doe, J. (2020). Bread [TV series].": what follows the year is the title, unless numbers follow
    /// it as they do a journal.
    fn title_is_container(&mut self) {
        let item = &mut self.item;
        let counted = item.volume.is_some() || item.issue.is_some() || item.page.is_some();
        let follows = self
            .segments
            .windows(2)
            .any(|pair| pair[0].label == Label::Date && pair[1].label == Label::ContainerTitle);
        let apa = self.around.head == names::Head::Apa && follows;
        if item.title.is_none() && apa && !counted && !self.evidence.within {
            item.title = item.container_title.take();
        }
    }

    /// "Bread (R. Roe, Ed.). Oven Press.": what follows the editors of a whole book published it.
    fn publisher_is_container(&mut self) {
        let apa = self.around.head == names::Head::Apa && !self.evidence.within;
        let edited = self.segments.windows(2).any(|pair| {
            let helped = matches!(pair[0].label, Label::Editor | Label::Translator);
            let bracket = pair[0].span.text(self.entry).starts_with('(');
            helped && bracket && pair[1].label == Label::ContainerTitle
        });
        let item = &mut self.item;
        let counted = item.volume.is_some() || item.issue.is_some() || item.page.is_some();
        if apa && edited && !counted && item.publisher.is_none() {
            item.publisher = item.container_title.take();
        }
    }

    /// Doubts what stands in the place of a date and is not in the one that was made of them all:
    /// another year, or words that gave way to a date.
    fn doubt_other_dates(&mut self) {
        let Some(made) = &self.issued else { return };
        let lost = |segment: &&Segment| {
            let reading = dates::read(segment.span.text(self.entry), self.context.day_order);
            reading.map_or(made.has_year(), |reading| !made.holds(&reading))
        };
        let dates = self.segments.iter().filter(|segment| segment.label == Label::Date);
        // One date alone is the one that was made, unless it was words.
        if self.item.issued.is_none() && dates.clone().nth(1).is_none() {
            return;
        }
        let told = self.diagnostics.iter().filter(|doubt| doubt.kind == DiagnosticKind::Unread);
        let told: HashSet<Span> = told.map(|doubt| doubt.span).collect();
        let spans = dates.filter(lost).map(|segment| self.trimmed(segment.span));
        let doubts: Vec<_> = spans
            .filter(|span| !told.contains(span))
            .map(|span| Diagnostic::new(span, DiagnosticKind::Unread))
            .collect();
        self.diagnostics.extend(doubts);
    }

    /// Infers the type, and what depends on it.
    fn infer(&mut self) {
        self.item.kind = kind::infer(&self.item, &self.evidence);
        // What stands with the year of a case is the court.
        if self.item.kind == Kind::LegalCase {
            self.take_court();
        }
        // "The Times, 1, 5": newspapers have pages, where journals have volumes.
        let placed = self.item.page.is_some() || self.item.volume.is_none();
        if self.item.kind == Kind::ArticleNewspaper && !placed {
            let numbers = [self.item.volume.take(), self.item.issue.take()];
            let numbers: Vec<_> = numbers.iter().flatten().map(Number::as_text).collect();
            self.item.page = (!numbers.is_empty()).then(|| numbers.join(", ").into());
        }
        self.publisher_is_meeting();
        // A programme that stands alone has its channel for its publisher.
        let alone = self.evidence.form == Some(kind::Form::Harvard { quoted: false });
        if self.item.kind == Kind::Broadcast && alone && self.item.publisher.is_none() {
            self.item.publisher = self.item.container_title.take();
        }
        // A post stands on its network, an article in its newspaper; nobody publishes them.
        let appears = matches!(self.item.kind, Kind::ArticleNewspaper | Kind::Post);
        let placed = self.item.publisher_place.is_some();
        if appears && !placed && self.item.container_title.is_none() {
            self.item.container_title = self.item.publisher.take();
        }
    }

    /// Whether a day stands first in the date.
    fn is_day_first(&self) -> bool {
        let date = self.first(Label::Date).map(|segment| segment.span.text(self.entry));
        let year = |date: &str| date.trim_start_matches('(').get(..4).is_some_and(is_printed_year);
        date.is_some_and(|date| date.starts_with('(') && !year(date))
    }

    /// Whether the month stands with the year at the head: "(2020, May)", not "(2020). … (May)".
    fn is_month_at_head(&self) -> bool {
        let first = self.first(Label::Date).map(|segment| segment.span.text(self.entry));
        let date = first.and_then(|date| dates::read(date, self.context.day_order)?.date());
        date.and_then(|date| date.start).is_some_and(|start| start.month.is_some())
    }

    /// Whether the title stands in quotation marks.
    fn is_quoted(&self) -> bool {
        let title = self.first(Label::Title).map(|segment| segment.span.text(self.entry));
        title.is_some_and(|title| title.len() < LONGEST_QUOTED && text::is_quoted(title))
    }

    /// "Food Science 2015: 507-527": the year stands to the name of the container, as it does to those
    /// of meetings, before pages.
    fn is_meeting_of_a_year(&self) -> bool {
        self.segments.windows(3).any(|parts| {
            let text = |at: usize| parts[at].span.text(self.entry);
            let labels = [parts[0].label, parts[1].label, parts[2].label];
            labels == [Label::ContainerTitle, Label::Date, Label::Pages]
                && text(0).trim_end().ends_with(char::is_alphanumeric)
                && text(1).trim_end().strip_suffix(':').is_some_and(is_printed_year)
        })
    }

    /// Whether the authors stand after the title.
    fn is_titled_first(&self) -> bool {
        let of_head = |label| matches!(label, Label::Author | Label::Title);
        let first = self.segments.iter().find(|segment| of_head(segment.label));
        first.is_some_and(|first| first.label == Label::Title)
    }

    /// The form of a style, if the head of the entry shows one.
    fn form(&self, month: bool) -> Option<kind::Form> {
        let item = &self.item;
        let described = item.genre.is_some() || item.medium.is_some() || item.version.is_some();
        let quoted = self.evidence.quoted;
        match self.around.head {
            // APA gives the year first: "(1 March 2013)" is of another style.
            names::Head::Apa => {
                let month = month && !self.is_day_first();
                Some(kind::Form::Apa { month, described })
            }
            // Harvard quotes with single marks.
            names::Head::Harvard { .. } if quoted && !self.is_quoted_singly() => None,
            names::Head::Harvard { .. } => Some(kind::Form::Harvard { quoted }),
            names::Head::Dated | names::Head::Other => None,
        }
    }

    /// Whether the title begins with a single quotation mark.
    fn is_quoted_singly(&self) -> bool {
        let title = self.first(Label::Title).map(|segment| segment.span.text(self.entry));
        title.is_some_and(|title| title.trim_start().starts_with(['‘', '\'']))
    }

    /// "(9th Cir. 1991)": the court, which was read as a publisher or a note.
    fn take_court(&mut self) {
        let bracket = |pair: &&[Segment]| {
            matches!(pair[0].label, Label::Publisher | Label::Note)
                && pair[1].label == Label::Date
                && pair[0].span.text(self.entry).starts_with('(')
        };
        let Some(court) = self.segments.windows(2).find(bracket).map(|pair| pair[0]) else {
            return;
        };
        let text = court.span.text(self.entry).trim_start_matches('(').trim();
        let field = match court.label {
            Label::Publisher => &mut self.item.publisher,
            _ => &mut self.item.note,
        };
        // Beside other notes it stays one of them.
        let alone = field.as_deref().is_some_and(|held| text.starts_with(held));
        if alone && self.item.authority.is_none() {
            *field = None;
            self.item.authority = Some(text.to_owned());
        }
    }

    /// The item with its doubts.
    fn finish(mut self) -> Assembly {
        doubts::add(&mut self);
        self.diagnostics.sort_by_key(|doubt| doubt.span);
        Assembly { item: self.item, diagnostics: self.diagnostics }
    }

    /// Whether a segment has this label.
    const fn has(&self, label: Label) -> bool {
        self.labels & label.bit() != 0
    }

    /// The first segment of this label.
    fn first(&self, label: Label) -> Option<Segment> {
        self.segments.iter().find(|segment| segment.label == label).copied()
    }

    /// `span` without the blanks at its ends.
    fn trimmed(&self, span: Span) -> Span {
        let text = span.text(self.entry);
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    fn doubt(&mut self, span: Span, kind: DiagnosticKind) {
        self.diagnostics.push(Diagnostic::new(span, kind));
    }
}

/// What became of the text of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// All of it that says something is in the item.
    Whole,
    /// Some of it found no place.
    InPart,
}

impl Taken {
    /// All of it, unless some is spare.
    const fn unless(spare: bool) -> Self {
        if spare { Self::InPart } else { Self::Whole }
    }

    /// All of it, if both are.
    const fn and(self, other: Self) -> Self {
        if matches!(self, Self::Whole) { other } else { self }
    }
}
