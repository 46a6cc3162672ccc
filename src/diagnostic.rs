//! What is doubtful in an entry, and where.
//!
//! Loose text never fails to parse. What a careful reader would stumble over becomes a
//! [`Diagnostic`]: the place in the text, and a [`DiagnosticKind`] that says what is the matter.

pub use annotate_snippets::Renderer;
use annotate_snippets::{AnnotationKind, Level, Snippet};
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
/// let doubt = Diagnostic { span: Span::new(19, 32), kind: DiagnosticKind::NoAddress };
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
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Where, in the text that was given to the parser.
    pub span: Span,
    /// What.
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
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// A field's text stops in the middle.
    #[error("the {0} seems to be cut short")]
    CutShort(Label),
    /// The entry names nothing for a field that it should have.
    #[error("no {0} found")]
    Missing(Label),
    /// Initials or given names stand alone.
    #[error("a name without its family name")]
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
    CheckDigit(&'static str),
    /// An identifier or address without the form that it should have.
    #[error("this is not the form of a {0}")]
    Malformed(Label),
    /// A dash stands for the author of the entry before.
    #[error("the author is carried on from the entry before")]
    AuthorCarriedOn,
    /// Text that was read into no field.
    #[error("text that no field took")]
    Unread,
    /// A field that may well be another.
    #[error("read as {0} with little confidence")]
    LittleConfidence(Label),
    /// Characters that do not show, or that turn the direction of writing.
    #[error("characters that do not show")]
    Invisible,
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
            Self::Unread => "unread",
            Self::LittleConfidence(_) => "little-confidence",
            Self::Invisible => "invisible",
        }
    }
}

impl Diagnostic {
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
        self.draw(&SourceText::new(text), &Renderer::plain())
    }

    /// The same for a text that many doubts are drawn in, perhaps with colours. Control characters of
    /// the text and of its name are shown as pictures.
    ///
    /// ```
    /// use ibid::diagnostic::{Renderer, SourceText};
    /// use ibid::{Diagnostic, DiagnosticKind, Span};
    ///
    /// let source = SourceText::new("A title.\nAvailable at:").named("refs.txt");
    /// let doubt = Diagnostic { span: Span::new(9, 22), kind: DiagnosticKind::NoAddress };
    /// let drawn = doubt.draw(&source, &Renderer::plain());
    /// assert!(drawn.contains("--> refs.txt:2:1"));
    /// ```
    ///
    /// # Panics
    /// If the span is not one of the text.
    #[must_use]
    pub fn draw(&self, source: &SourceText<'_>, renderer: &Renderer) -> String {
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
        let drawn = renderer.render(&[title.element(snippet)]);
        // The renderer has pictures for the rest, and writes escape sequences of its own.
        drawn.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "\u{fffd}")
    }
}

/// A text with its lines counted once, so that many doubts can be drawn in it.
///
/// ```
/// use ibid::diagnostic::{Renderer, SourceText};
///
/// let text = "Doe, J. On bread. Reuters, 3/4/2020.\nRoe, R. On salt. Reuters, 5/6/2021.";
/// let source = SourceText::new(text);
/// let doubts = ibid::parse(text).into_iter().flat_map(|reference| reference.diagnostics);
/// let drawn: Vec<String> = doubts.map(|doubt| doubt.draw(&source, &Renderer::plain())).collect();
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
    /// use ibid::diagnostic::{Renderer, SourceText};
    ///
    /// let text = "Doe, J. (2020). On bread. Reuters. Available at:";
    /// let source = SourceText::new(text).named("notes.txt");
    /// let drawn = ibid::parse(text)[0].diagnostics[0].draw(&source, &Renderer::plain());
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
