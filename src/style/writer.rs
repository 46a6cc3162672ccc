//! The building of a [`Text`]: values, the punctuation between them, quotes and faces.
//!
//! Punctuation between two values waits until the second is there, so that what is missing leaves
//! nothing behind; and it is never doubled:
//!
//! | value | affix | written |
//! |---|---|---|
//! | `Why?` | `. ` | `Why? ` |
//! | `et al.` | `.` | `et al.` |
//! | `“Why?”` | `.` | `“Why?”` |
//! | `“Bread”` | `, ` | `“Bread,” ` in American English, `‘Bread’, ` in British |
//!
//! ```
//! use ibid::style::{Quotes, Writer};
//!
//! let mut writer = Writer::new(Quotes::DOUBLE);
//! writer
//!     .join(". ")
//!     .part(|w| w.value("Why?"))
//!     .part(|w| w.value(""))
//!     .part(|w| w.wrap("(", ")", |w| w.value("2nd ed.")))
//!     .part(|w| w.quoted(|w| w.value("Bread")))
//!     .part(|w| w.value("Nature"));
//! writer.affix(".");
//! assert_eq!(writer.finish().to_string(), "Why? (2nd ed.). “Bread.” Nature.");
//! ```

use super::case::{Case, Sentence};
#[cfg(feature = "csl")]
use super::text::{Block, Display};
use super::text::{Face, Mark, Text};
use crate::control;

/// The quotation marks of a language and where its punctuation stands.
///
/// ```
/// use ibid::style::{Quotes, Writer};
///
/// let french = Quotes {
///     outer: ['«', '»'],
///     inner: ['“', '”'],
///     gaps: [Some('\u{a0}'), None],
///     punctuation_inside: false,
/// };
/// let mut writer = Writer::new(french);
/// writer.quoted(|w| w.value("Le \"pain\""));
/// assert_eq!(writer.finish().to_string(), "«\u{a0}Le “pain”\u{a0}»");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotes {
    /// The marks around a quotation.
    pub outer: [char; 2],
    /// The marks around a quotation in a quotation.
    pub inner: [char; 2],
    /// The blanks inside of the outer and of the inner marks.
    pub gaps: [Option<char>; 2],
    /// Whether full stops and commas go inside of closing marks.
    pub punctuation_inside: bool,
}

impl Quotes {
    /// American: “a ‘b’ c,”.
    pub const DOUBLE: Self =
        Self {
            outer: ['“', '”'], inner: ['‘', '’'], gaps: [None; 2], punctuation_inside: true
        };
    /// British: ‘a “b” c’,.
    pub const SINGLE: Self =
        Self {
            outer: ['‘', '’'], inner: ['“', '”'], gaps: [None; 2], punctuation_inside: false
        };
}

/// How deep in quotations the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Between the outer marks.
    Outer,
    /// Between the inner marks.
    Inner,
}

impl Level {
    /// The marks for a quotation inside of this one.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Outer => Self::Inner,
            Self::Inner => Self::Outer,
        }
    }
}

/// Writes a [`Text`]. See the [module](self).
///
/// ```
/// use ibid::style::{Quotes, Writer};
///
/// let mut writer = Writer::new(Quotes::DOUBLE);
/// writer.value("Why bread?");
/// writer.affix(". ");
/// writer.value("Penguin");
/// assert_eq!(writer.finish().to_string(), "Why bread? Penguin");
/// ```
#[derive(Clone, Debug)]
pub struct Writer {
    text: Text,
    pub(super) face: Face,
    pub(super) quotes: Quotes,
    pub(super) level: Option<Level>,
    /// What waits for a value, each with the face of its place.
    pending: Vec<(Waiting, Face)>,
    /// What becomes of the capitals of titles.
    pub(super) case: Case,
    /// Whether curly quotation marks in values are those of the language only if they are its own.
    pub(super) knows_own_quotes: bool,
    /// Whether sentence case is for the titles that are written: it is for English ones alone.
    pub(super) has_sentences: bool,
    /// Room for a value that is made up before it is written.
    pub(super) buffer: String,
    /// Where the closing quotation marks that end the text begin, and where they end.
    closing: (usize, usize),
}

impl Writer {
    /// A writer for a language with these quotation marks.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::SINGLE);
    /// writer.quoted(|w| w.value("Bread"));
    /// writer.affix(",");
    /// assert_eq!(writer.finish().to_string(), "‘Bread’,");
    /// ```
    #[must_use]
    pub fn new(quotes: Quotes) -> Self {
        let text = Text {
            plain: String::with_capacity(256),
            marks: Vec::with_capacity(8),
            ..Text::default()
        };
        Self {
            text,
            face: Face::PLAIN,
            quotes,
            level: None,
            pending: Vec::with_capacity(8),
            case: Case::default(),
            knows_own_quotes: false,
            has_sentences: true,
            buffer: String::new(),
            closing: (0, 0),
        }
    }

    /// What was written.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.value("<i>On</i> bread");
    /// assert_eq!(writer.finish().to_html(), "<i>On</i> bread");
    /// ```
    #[must_use]
    pub fn finish(self) -> Text {
        self.text
    }

    /// How much was written; a part that does not change it is missing.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.value("é");
    /// assert_eq!(writer.len(), 2, "in bytes");
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.plain.len()
    }

    /// Whether nothing was written.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.wrap("(", ")", |w| w.value(""));
    /// assert!(writer.is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.plain.is_empty()
    }

    /// Writes characters as they are: an address, a number, a word of the style.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.verbatim("a's <i>");
    /// assert_eq!(writer.finish().to_string(), "a's <i>");
    /// ```
    pub fn verbatim(&mut self, text: &str) {
        if !text.is_empty() {
            self.flush();
            self.push(&control::blanked(text), self.face);
        }
    }

    /// Writes words of a style that may begin with punctuation.
    #[cfg(feature = "csl")]
    pub(super) fn words(&mut self, words: &str) {
        if !words.is_empty() {
            self.flush();
            self.punctuate(words, self.face);
        }
    }

    /// Writes an affix that may hold quotation marks behind its punctuation.
    #[cfg(feature = "csl")]
    pub(super) fn rich_affix(&mut self, affix: &str) {
        if super::markup::is_simple(affix) {
            return self.words(affix);
        }
        let words =
            affix.find(|c: char| !c.is_ascii_punctuation() && c != ' ' || "\"'<".contains(c));
        let (punctuation, words) = affix.split_at(words.unwrap_or(affix.len()));
        self.affix(punctuation);
        self.value(words);
    }

    /// Writes `body` as a block of its own, if it is to be one.
    #[cfg(feature = "csl")]
    pub(super) fn displayed(&mut self, display: Option<Display>, body: impl FnOnce(&mut Self)) {
        let Some(display) = display else { return body(self) };
        let (start, index) = (self.len(), self.text.blocks.len());
        self.text.blocks.push(Block { start, end: usize::MAX, display });
        body(self);
        let end = self.len();
        match self.text.blocks.get_mut(index) {
            Some(block) if block.start < end => block.end = end,
            _ => self.text.blocks.truncate(index),
        }
    }

    /// Notes a title that was written, if one of its capitals is unsure.
    pub(super) fn note(&mut self, title: Sentence) {
        if !title.unsure.is_empty() {
            self.text.unsure.push(title);
        }
    }

    /// Writes an address, given in pieces, as a link.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.link(&["https://doi.org/", "10.1000/182"]);
    /// assert_eq!(writer.finish().to_markdown(), "<https://doi.org/10.1000/182>");
    /// ```
    pub fn link(&mut self, address: &[&str]) {
        self.face(Face::LINK, |w| address.iter().for_each(|piece| w.verbatim(piece)));
    }

    /// Writes punctuation after a value; nothing if there is no value yet.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.value("Doe et al.");
    /// writer.affix(".");
    /// assert_eq!(writer.finish().to_string(), "Doe et al.");
    /// ```
    pub fn affix(&mut self, affix: &str) {
        self.punctuate(affix, self.face);
    }

    /// Writes `body` in a face.
    ///
    /// ```
    /// # use ibid::style::{Face, Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.face(Face::ITALIC, |w| w.value("On <i>Hamlet</i>"));
    /// assert_eq!(writer.finish().to_html(), "<i>On</i> Hamlet", "upright within italic");
    /// ```
    pub fn face(&mut self, face: Face, body: impl FnOnce(&mut Self)) {
        let outer = self.face;
        self.face = outer ^ face;
        body(self);
        self.face = outer;
    }

    /// Writes `body` between `prefix` and `suffix`, if it writes anything.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.value("On bread");
    /// writer.wrap(" (", ")", |w| w.value("2nd ed."));
    /// writer.wrap(" [", "]", |w| w.value(""));
    /// assert_eq!(writer.finish().to_string(), "On bread (2nd ed.)");
    /// ```
    pub fn wrap(&mut self, prefix: &'static str, suffix: &str, body: impl FnOnce(&mut Self)) {
        if self.optional(Waiting::Affix(prefix), body) {
            self.affix(suffix);
        }
    }

    /// Writes `body` in quotation marks, if it writes anything.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.quoted(|w| w.value("Bread"));
    /// writer.affix(", ");
    /// writer.value("Nature");
    /// assert_eq!(writer.finish().to_string(), "“Bread,” Nature");
    /// ```
    pub fn quoted(&mut self, body: impl FnOnce(&mut Self)) {
        let outer = self.level;
        let level = outer.map_or(Level::Outer, Level::next);
        self.level = Some(level);
        if self.optional(Waiting::Opening(level), body) {
            let moved = self.take_outside_mark();
            self.close_quote(level);
            self.text.plain.extend(moved);
        }
        self.level = outer;
    }

    /// Takes a comma, colon or semicolon off the end of a quotation, where it belongs outside.
    fn take_outside_mark(&mut self) -> Option<char> {
        if self.quotes.punctuation_inside || !self.text.plain.ends_with([',', ';', ':']) {
            return None;
        }
        let mark = self.text.plain.pop();
        let end = self.text.plain.len();
        self.text.marks.retain(|mark| mark.at <= end);
        mark
    }

    /// The quotation marks of a level, and the blank inside of them.
    const fn marks(&self, level: Level) -> ([char; 2], Option<char>) {
        match level {
            Level::Outer => (self.quotes.outer, self.quotes.gaps[0]),
            Level::Inner => (self.quotes.inner, self.quotes.gaps[1]),
        }
    }

    /// Writes an opening mark.
    pub(super) fn open_quote(&mut self, level: Level, face: Face) {
        let ([open, _], gap) = self.marks(level);
        self.push_mark(open, face);
        if let Some(gap) = gap {
            self.push_mark(gap, face);
        }
    }

    /// Writes a closing mark, which punctuation then looks through or goes inside of.
    pub(super) fn close_quote(&mut self, level: Level) {
        let end = self.text.plain.len();
        let start = if self.closing.1 == end { self.closing.0 } else { end };
        let ([_, close], gap) = self.marks(level);
        if let Some(gap) = gap {
            self.push_mark(gap, self.face);
        }
        self.push_mark(close, self.face);
        self.closing = (start, self.text.plain.len());
    }

    fn push_mark(&mut self, mark: char, face: Face) {
        self.push(mark.encode_utf8(&mut [0; 4]), face);
    }

    /// Begins a row of parts with `delimiter` between those that are there.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.join(", ").part(|w| w.value("Nature")).part(|w| w.value("")).part(|w| w.value("12"));
    /// assert_eq!(writer.finish().to_string(), "Nature, 12");
    /// ```
    pub fn join(&mut self, delimiter: &'static str) -> Join<'_> {
        Join { writer: self, delimiter, started: false }
    }

    /// Lets something wait while `body` writes; whether it wrote.
    fn optional(&mut self, what: Waiting, body: impl FnOnce(&mut Self)) -> bool {
        let (before, waiting) = (self.len(), self.pending.len());
        self.pending.push((what, self.face));
        body(self);
        let wrote = self.len() > before;
        if !wrote {
            self.pending.truncate(waiting);
        }
        wrote
    }

    pub(super) fn flush(&mut self) {
        for index in 0..self.pending.len() {
            match self.pending[index] {
                (Waiting::Affix(affix), face) => self.punctuate(affix, face),
                (Waiting::Opening(level), face) => self.open_quote(level, face),
            }
        }
        self.pending.clear();
    }

    fn push(&mut self, text: &str, face: Face) {
        let current = self.text.marks.last().map_or(Face::PLAIN, |mark| mark.face);
        if face != current && !text.is_empty() {
            self.text.marks.push(Mark { at: self.text.plain.len(), face });
        }
        self.text.plain.push_str(text);
    }

    /// Appends an affix so that its first character and the last one before it do not clash.
    fn punctuate(&mut self, affix: &str, face: Face) {
        let end = self.text.plain.len();
        if affix.starts_with(' ') && self.text.plain.ends_with('\u{a0}') {
            return self.push(&affix[1..], face);
        }
        let inside = if self.closing.1 == end { self.closing.0 } else { end };
        let last = self.text.plain[..inside].bytes().next_back();
        if let (Some(&first), Some(last)) = (affix.as_bytes().first(), last) {
            let goes_inside = inside < end && self.quotes.punctuation_inside;
            match clash(last, first) {
                Clash::First => return self.push(&affix[1..], face),
                Clash::Second if inside == end || goes_inside => {
                    self.take(inside - 1);
                    return self.punctuate(affix, face);
                }
                Clash::Neither | Clash::Second => {}
            }
            if goes_inside && matches!(first, b'.' | b',' | b'!' | b'?') {
                self.insert(inside, char::from(first));
                return self.push(&affix[1..], face);
            }
        }
        self.push(affix, face);
    }

    /// Takes a mark of one byte out.
    fn take(&mut self, at: usize) {
        self.text.plain.remove(at);
        let shift = |place: &mut usize| *place -= usize::from(*place > at);
        for later in self.text.marks.iter_mut().rev().take_while(|later| later.at > at) {
            shift(&mut later.at);
        }
        for block in &mut self.text.blocks {
            shift(&mut block.start);
            if block.end < usize::MAX {
                shift(&mut block.end);
            }
        }
        shift(&mut self.closing.0);
        shift(&mut self.closing.1);
    }

    /// Puts a mark before the closing quotation marks.
    fn insert(&mut self, at: usize, mark: char) {
        self.text.plain.insert(at, mark);
        for later in self.text.marks.iter_mut().rev().take_while(|later| later.at > at) {
            later.at += mark.len_utf8();
        }
        for block in &mut self.text.blocks {
            block.start += if block.start > at { mark.len_utf8() } else { 0 };
            let is_behind = block.end > at && block.end < usize::MAX;
            block.end += if is_behind { mark.len_utf8() } else { 0 };
        }
        let (start, end) = self.closing;
        self.closing = (start + mark.len_utf8(), end + mark.len_utf8());
    }
}

/// Which of two marks stays where they meet.
enum Clash {
    Neither,
    First,
    Second,
}

/// Where the one does the work of the other, only one of two marks is written.
const fn clash(last: u8, next: u8) -> Clash {
    let first = match next {
        b'.' => matches!(last, b'.' | b'?' | b'!' | b':' | b';'),
        b':' => matches!(last, b':' | b'?' | b'!' | b';'),
        b',' | b';' | b' ' | b'!' | b'?' => last == next,
        _ => false,
    };
    match next {
        _ if first => Clash::First,
        b'!' | b'?' if matches!(last, b':' | b';') => Clash::Second,
        _ => Clash::Neither,
    }
}

/// What is written once a value follows.
#[derive(Clone, Copy, Debug)]
enum Waiting {
    Affix(&'static str),
    Opening(Level),
}

/// A row of parts; see [`Writer::join`].
///
/// ```
/// # use ibid::style::{Quotes, Writer};
/// let mut writer = Writer::new(Quotes::DOUBLE);
/// let mut row = writer.join("; ");
/// for author in ["Doe", "Roe"] {
///     row.part(|w| w.value(author));
/// }
/// assert_eq!(writer.finish().to_string(), "Doe; Roe");
/// ```
pub struct Join<'w> {
    writer: &'w mut Writer,
    delimiter: &'static str,
    started: bool,
}

impl Join<'_> {
    /// Adds a part, if `body` writes anything.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// writer.join(": ").part(|w| w.value("")).part(|w| w.value("Penguin"));
    /// assert_eq!(writer.finish().to_string(), "Penguin");
    /// ```
    pub fn part(&mut self, body: impl FnOnce(&mut Writer)) -> &mut Self {
        let delimiter = if self.started { self.delimiter } else { "" };
        self.started |= self.writer.optional(Waiting::Affix(delimiter), body);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, affix: &'static str, american: &str, british: &str) {
        for (quotes, expected) in [(Quotes::DOUBLE, american), (Quotes::SINGLE, british)] {
            let mut w = Writer::new(quotes);
            w.join(affix).part(|w| w.value(value)).part(|w| w.value("x"));
            assert_eq!(w.finish().to_string(), expected);
        }
    }

    #[test]
    fn punctuation_is_never_doubled() {
        check("Why?", ". ", "Why? x", "Why? x");
        check("Go!", ". ", "Go! x", "Go! x");
        check("et al.", ". ", "et al. x", "et al. x");
        check("et al.", ", ", "et al., x", "et al., x");
        check("Why?", ": ", "Why? x", "Why? x");
        check("a,", ", ", "a, x", "a, x");
        check("\u{201c}Why?\u{201d}", ". ", "“Why?” x", "“Why?” x");
    }

    #[test]
    fn punctuation_stands_where_the_language_has_it() {
        check("“b”", ". ", "“b.” x", "“b”. x");
        check("“b”", ", ", "“b,” x", "“b”, x");
        check("“b”", "; ", "“b”; x", "“b”; x");
    }

    #[test]
    fn quotations_alternate() {
        let quoted = |quotes: Quotes, value: &str| {
            let mut w = Writer::new(quotes);
            w.quoted(|w| w.value(value));
            w.finish().to_string()
        };
        assert_eq!(quoted(Quotes::DOUBLE, "a \"b 'c' d\" e"), "“a ‘b “c” d’ e”");
        assert_eq!(quoted(Quotes::SINGLE, "a “b” c"), "‘a “b” c’");
        assert_eq!(quoted(Quotes::SINGLE, "Tools:"), "‘Tools’:");
    }

    #[test]
    fn what_is_missing_leaves_nothing() {
        let mut w = Writer::new(Quotes::DOUBLE);
        w.join(". ").part(|_| {}).part(|w| w.wrap("(", ")", |w| w.value(""))).part(|w| {
            w.join(", ").part(|w| w.value("")).part(|w| w.value("a")).part(|w| w.quoted(|_| {}));
        });
        assert_eq!(w.finish().to_string(), "a");
    }
}
