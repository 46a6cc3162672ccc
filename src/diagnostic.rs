//! What is doubtful in an entry, and where.
//!
//! Loose text never fails to parse. What a careful reader would question becomes a
//! [`Diagnostic`]: the place in the text, and a [`DiagnosticKind`] that says what is the matter.

use std::fmt;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;

pub use crate::control::visible;
use crate::label::Label;
use crate::span::Span;

/// A doubt at a place of the parsed text.
///
/// ```
/// use ibid::{Diagnostic, DiagnosticKind, Span};
///
/// let text = "Reuters. [online]. Available at:";
/// let doubt = Diagnostic::new(Span::new(19, 32), DiagnosticKind::NoAddress);
/// assert_eq!(doubt.kind.code(), "no-address");
/// assert_eq!(
///     doubt.render(text),
///     "\
/// warning[no-address]: no address follows the phrase that announces one
///   |
/// 1 | Reuters. [online]. Available at:
///   |                    ^^^^^^^^^^^^^",
/// );
/// ```
///
/// As JSON it has its kind's code, what that is about (if anything), the message for people, which
/// is not read back, and the span's ends:
///
/// ```
/// use ibid::{Diagnostic, DiagnosticKind, Label, Span};
///
/// let doubt = Diagnostic::new(Span::new(3, 9), DiagnosticKind::Missing(Label::Title));
/// let json = serde_json::to_string(&doubt)?;
/// assert_eq!(
///     json,
///     r#"{"code":"missing","about":"title","message":"no title found","start":3,"end":9}"#
/// );
/// assert_eq!(serde_json::from_str::<Diagnostic>(&json)?, doubt);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Where, in the text that was given to the parser.
    #[serde(flatten)]
    pub span: Span,
    /// What.
    #[serde(flatten)]
    pub kind: DiagnosticKind,
}

/// What can be doubtful.
///
/// `Display` gives the message, [`code`](Self::code) a short stable name for programs.
///
/// ```
/// use ibid::{DiagnosticKind, Label};
///
/// let reference = ibid::parse_entry("Doe, J. (2020). A study of the");
/// assert_eq!(reference.diagnostics[0].kind, DiagnosticKind::CutShort(Label::Title));
/// assert_eq!(reference.diagnostics[0].kind.to_string(), "the title seems to be cut short");
/// ```
#[derive(Clone, Debug, PartialEq, Error, Serialize, Deserialize)]
#[serde(tag = "code", content = "about", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A field's text stops in the middle.
    #[error("the {} seems to be cut short", .0.noun())]
    CutShort(Label),
    /// The entry names nothing for a field that it should have.
    #[error("no {} found", .0.noun())]
    Missing(Label),
    /// Initials or given names stand alone.
    #[error("a name without a family name")]
    NoFamilyName,
    /// "Available at:" and nothing after it.
    #[error("no address follows the phrase that announces one")]
    NoAddress,
    /// The same outlet stands in two places.
    #[error("the outlet is given twice")]
    OutletRepeated,
    /// `3/4/2020`: the third of April or the fourth of March.
    #[error("day and month can be read either way")]
    AmbiguousDate,
    /// The thirtieth of February.
    #[error("there is no such day")]
    ImpossibleDate,
    /// A year that lies ahead, is long past, or has two digits.
    #[error("the year {0} is not plausible")]
    ImplausibleYear(i32),
    /// The last digit of an ISBN or ISSN does not fit the others.
    #[error("the check digit of the {0} is wrong")]
    CheckDigit(StandardNumber),
    /// An identifier or address that is not well-formed.
    #[error("not a valid {}", .0.noun())]
    Malformed(Label),
    /// A dash, or a word such as "Ders.", stands for the author of the entry before.
    #[error("the author is that of the entry before")]
    AuthorCarriedOn,
    /// "Ibid." stands for the work of the entry before.
    #[error("the work is that of the entry before")]
    WorkCarriedOn,
    /// Of what was found as one entry, two are more probable.
    #[error("may be two entries")]
    TwoEntries,
    /// An entry that more probably has more text than was found as one.
    #[error("may go on below")]
    GoesOn,
    /// What was found as an entry, and more probably is none.
    #[error("may be no entry")]
    NoEntry,
    /// The head or foot of a page stands within the entry; it is left out.
    #[error("the head or foot of a page, left out")]
    PageFurniture,
    /// Text that was not assigned to any field.
    #[error("text not assigned to any field")]
    Unread,
    /// A field that may well be another.
    #[error("read as {} with little confidence", .0.noun())]
    LittleConfidence(Label),
    /// Characters that do not show, or that turn the direction of writing.
    #[error("invisible characters")]
    Invisible,
    /// In a `.bib` file: an entry lacks a field that its type needs.
    #[error("an entry of this type needs a field “{0}”")]
    FieldMissing(String),
    /// In a `.bib` file: a field that the entry's type does not have, so that no style prints it.
    #[error("@{0} has no such field")]
    FieldMisplaced(String),
    /// In a `.bib` file: an address, an identifier or a number that cannot be one.
    #[error("not a valid {0}")]
    FieldMalformed(String),
    /// In a `.bib` file: names that commas or semicolons separate, where it should be "and".
    #[error("no “and” joins these names")]
    NamesUnjoined,
    /// In a `.bib` file: a range of pages that ends before it starts.
    #[error("the last page comes before the first")]
    PagesReversed,
    /// In a `.bib` file: a command of LaTeX that stays in the text.
    #[error("LaTeX that is not read")]
    Latex,
    /// In a `.bib` file: an entry for the work that another, of this key, is for.
    #[error("the same work as “{0}”")]
    SameWork(String),
}

impl DiagnosticKind {
    /// A short name that stays the same between versions.
    ///
    /// ```
    /// use ibid::{DiagnosticKind, Label};
    ///
    /// assert_eq!(DiagnosticKind::CutShort(Label::Title).code(), "cut-short");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CutShort(_) => "cut-short",
            Self::Missing(_) => "missing",
            Self::NoFamilyName => "no-family-name",
            Self::NoAddress => "no-address",
            Self::OutletRepeated => "outlet-repeated",
            Self::AmbiguousDate => "ambiguous-date",
            Self::ImpossibleDate => "impossible-date",
            Self::ImplausibleYear(_) => "implausible-year",
            Self::CheckDigit(_) => "check-digit",
            Self::Malformed(_) => "malformed",
            Self::AuthorCarriedOn => "author-carried-on",
            Self::WorkCarriedOn => "work-carried-on",
            Self::TwoEntries => "two-entries",
            Self::GoesOn => "goes-on",
            Self::NoEntry => "no-entry",
            Self::PageFurniture => "page-furniture",
            Self::Unread => "unread",
            Self::LittleConfidence(_) => "little-confidence",
            Self::Invisible => "invisible",
            Self::FieldMissing(_) => "field-missing",
            Self::FieldMisplaced(_) => "field-misplaced",
            Self::FieldMalformed(_) => "field-malformed",
            Self::NamesUnjoined => "names-unjoined",
            Self::PagesReversed => "pages-reversed",
            Self::Latex => "latex",
            Self::SameWork(_) => "same-work",
        }
    }
}

/// A number that ends with a check digit.
///
/// ```
/// use ibid::diagnostic::StandardNumber;
///
/// assert_eq!(StandardNumber::Issn.to_string(), "ISSN");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum StandardNumber {
    /// Of a book.
    Isbn,
    /// Of a serial.
    Issn,
}

impl fmt::Display for StandardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Isbn => "ISBN",
            Self::Issn => "ISSN",
        })
    }
}

/// How a diagnostic is drawn.
///
/// ```
/// use ibid::diagnostic::{Drawing, SourceText};
///
/// let text = "Doe, J. On bread. Reuters, 3/4/2020.";
/// let doubt = &ibid::parse(text)[0].diagnostics[0];
/// let drawn = |drawing| doubt.draw(&SourceText::new(text), drawing);
/// assert!(!drawn(Drawing::Plain).contains('\x1b'));
/// assert!(drawn(Drawing::Coloured).contains('\x1b'));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawing {
    /// Text alone.
    #[default]
    Plain,
    /// With the escape sequences that colour it on a terminal.
    Coloured,
}

impl Drawing {
    const fn renderer(self) -> Renderer {
        match self {
            Self::Plain => Renderer::plain(),
            Self::Coloured => Renderer::styled(),
        }
    }
}

/// The JSON of a diagnostic.
#[derive(Serialize)]
struct Serialized<'a> {
    #[serde(flatten)]
    kind: &'a DiagnosticKind,
    message: String,
    #[serde(flatten)]
    span: Span,
}

impl Serialize for Diagnostic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { span, kind } = self;
        Serialized { kind, message: kind.to_string(), span: *span }.serialize(serializer)
    }
}

impl Diagnostic {
    /// A doubt about what stands at a place.
    ///
    /// ```
    /// use ibid::{Diagnostic, DiagnosticKind, Span};
    ///
    /// let doubt = Diagnostic::new(Span::new(0, 5), DiagnosticKind::ImplausibleYear(2925));
    /// assert_eq!(doubt.kind.to_string(), "the year 2925 is not plausible");
    /// ```
    #[must_use]
    pub const fn new(span: Span, kind: DiagnosticKind) -> Self {
        Self { span, kind }
    }

    /// The doubt drawn under its line of `text`, with the line's number; plain, without colours.
    ///
    /// `text` is the one that was parsed, since the span counts its bytes.
    ///
    /// ```
    /// let text = "Doe, J. On bread. Reuters, 3/4/2020.";
    /// let drawn = ibid::parse(text)[0].diagnostics[0].render(text);
    /// assert!(drawn.starts_with("warning[ambiguous-date]: day and month can be read either way"));
    /// assert!(drawn.contains("1 | Doe, J. On bread. Reuters, 3/4/2020."));
    /// ```
    ///
    /// # Panics
    /// If the span is not one of `text`.
    #[must_use]
    pub fn render(&self, text: &str) -> String {
        self.draw(&SourceText::new(text), Drawing::Plain)
    }

    /// The same for a text that many doubts are drawn in, perhaps with colours. Control characters of
    /// the text and of its name are shown as pictures.
    ///
    /// ```
    /// use ibid::diagnostic::{Drawing, SourceText};
    /// use ibid::{Diagnostic, DiagnosticKind, Span};
    ///
    /// let source = SourceText::new("A title.\nAvailable at:").named("refs.txt");
    /// let doubt = Diagnostic::new(Span::new(9, 22), DiagnosticKind::NoAddress);
    /// let drawn = doubt.draw(&source, Drawing::Plain);
    /// assert!(drawn.contains("--> refs.txt:2:1"));
    /// ```
    ///
    /// # Panics
    /// If the span is not one of the text.
    #[must_use]
    pub fn draw(&self, source: &SourceText<'_>, drawing: Drawing) -> String {
        let message = self.kind.to_string();
        let window = source.window(self.span);
        let start = self.span.start - window.start;
        let mark = AnnotationKind::Primary.span(start..start + self.span.len());
        let name = source.name.map(|name| visible(name).replace(['\n', '\t'], " "));
        let snippet = Snippet::source(window.text(source.text))
            .line_start(source.line(window.start))
            .path(name.as_deref())
            .annotation(mark);
        let title = Level::WARNING.primary_title(message.as_str()).id(self.kind.code());
        let drawn = drawing.renderer().render(&[title.element(snippet)]);
        // The renderer has pictures for the rest, and writes escape sequences of its own.
        drawn.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}")
    }
}

/// A text with its lines counted once, so that many doubts can be drawn in it.
///
/// ```
/// use ibid::diagnostic::{Drawing, SourceText};
///
/// let text = "Doe, J. On bread. Reuters, 3/4/2020.\nRoe, R. On salt. Reuters, 5/6/2021.";
/// let source = SourceText::new(text);
/// let doubts = ibid::parse(text).into_iter().flat_map(|reference| reference.diagnostics);
/// let drawn: Vec<String> = doubts.map(|doubt| doubt.draw(&source, Drawing::Plain)).collect();
/// assert_eq!(drawn.len(), 2);
/// assert!(drawn[1].contains("2 | Roe, R."));
/// ```
#[derive(Clone, Debug)]
pub struct SourceText<'a> {
    text: &'a str,
    name: Option<&'a str>,
    /// Where each line starts.
    starts: Vec<usize>,
}

/// Of a line that is longer than this, only the surroundings of a doubt are drawn.
const LONG_LINE: usize = 2_000;

impl<'a> SourceText<'a> {
    /// Counts the lines of a text.
    ///
    /// ```
    /// use ibid::diagnostic::SourceText;
    ///
    /// let source = SourceText::new("one\ntwo");
    /// assert_eq!(source.position(0), (1, 1));
    /// assert_eq!(source.position(4), (2, 1));
    /// ```
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { text, name: None, starts: starts.collect() }
    }

    /// With the name of the file that it came from.
    ///
    /// ```
    /// use ibid::diagnostic::{Drawing, SourceText};
    ///
    /// let text = "Doe, J. (2020). On bread. Reuters. Available at:";
    /// let source = SourceText::new(text).named("notes.txt");
    /// let drawn = ibid::parse(text)[0].diagnostics[0].draw(&source, Drawing::Plain);
    /// assert!(drawn.contains("--> notes.txt:1:36"));
    /// ```
    #[must_use]
    pub fn named(self, name: &'a str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The line, from 1, and in it the column, from 1 and in characters, of a byte of the text.
    ///
    /// ```
    /// use ibid::diagnostic::SourceText;
    ///
    /// assert_eq!(SourceText::new("ab\ncd").position(4), (2, 2));
    /// ```
    ///
    /// # Panics
    /// If `at` lies beyond the text or within a character.
    #[must_use]
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.line(at);
        (line, self.text[self.starts[line - 1]..at].chars().count() + 1)
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// The whole lines that `span` touches, or as much of them as can be shown.
    fn window(&self, span: Span) -> Span {
        let start = self.starts[self.line(span.start) - 1];
        let end = self.starts.get(self.line(span.end)).map_or(self.text.len(), |next| next - 1);
        if end.max(span.end) - start <= LONG_LINE + span.len() {
            return Span::new(start, end.max(span.end));
        }
        let before = self.text.floor_char_boundary(span.start.saturating_sub(LONG_LINE / 2));
        let after = self.text.ceil_char_boundary((span.end + LONG_LINE / 2).min(self.text.len()));
        Span::new(before.max(start), after.min(end).max(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds() -> [DiagnosticKind; 26] {
        [
            DiagnosticKind::CutShort(Label::Title),
            DiagnosticKind::Missing(Label::Author),
            DiagnosticKind::NoFamilyName,
            DiagnosticKind::NoAddress,
            DiagnosticKind::OutletRepeated,
            DiagnosticKind::AmbiguousDate,
            DiagnosticKind::ImpossibleDate,
            DiagnosticKind::ImplausibleYear(2925),
            DiagnosticKind::CheckDigit(StandardNumber::Isbn),
            DiagnosticKind::Malformed(Label::ContainerTitle),
            DiagnosticKind::AuthorCarriedOn,
            DiagnosticKind::WorkCarriedOn,
            DiagnosticKind::TwoEntries,
            DiagnosticKind::GoesOn,
            DiagnosticKind::NoEntry,
            DiagnosticKind::PageFurniture,
            DiagnosticKind::Unread,
            DiagnosticKind::LittleConfidence(Label::PublisherPlace),
            DiagnosticKind::Invisible,
            DiagnosticKind::FieldMissing("journal".into()),
            DiagnosticKind::FieldMisplaced("article".into()),
            DiagnosticKind::FieldMalformed("doi".into()),
            DiagnosticKind::NamesUnjoined,
            DiagnosticKind::PagesReversed,
            DiagnosticKind::Latex,
            DiagnosticKind::SameWork("doe2020".into()),
        ]
    }

    #[test]
    fn json_has_the_code_and_the_message_and_is_read_back() {
        for kind in kinds() {
            let doubt = Diagnostic::new(Span::new(3, 9), kind);
            let json = serde_json::to_value(&doubt).expect("JSON");
            assert_eq!(json["code"], doubt.kind.code());
            assert_eq!(json["message"], doubt.kind.to_string());
            assert_eq!(serde_json::from_value::<Diagnostic>(json).expect("a doubt"), doubt);
        }
    }

    #[test]
    fn messages_use_words_and_no_codes() {
        for label in Label::ALL {
            let message = DiagnosticKind::LittleConfidence(label).to_string();
            assert!(!message.contains(&format!(" {label} ")) || !label.as_str().contains('-'));
            assert!(message.contains(label.noun()), "{message}");
        }
    }
}
