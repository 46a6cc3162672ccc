//! Where in a text something stands.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, of the text that was parsed.
///
/// Both ends lie on character boundaries of that text.
///
/// ```
/// use ibid::Span;
///
/// let text = "Doe, J. (2020). A title.";
/// let year = &text[9..13];
/// assert_eq!(Span::of(year, text), Span::new(9, 13));
/// assert_eq!(Span::new(9, 13).text(text), "2020");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    ///
    /// ```
    /// # use ibid::Span;
    /// assert_eq!(Span::new(4, 7).text("On bread"), "rea");
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span of `part` in `whole`, of which it is a slice.
    ///
    /// Recognisers give back slices and know nothing of positions; this recovers them.
    /// A `part` that was not cut out of `whole` gives a meaningless span.
    ///
    /// ```
    /// # use ibid::Span;
    /// let text = "Doe, J. (2020)";
    /// let (_, year) = text.split_once('(').unwrap();
    /// assert_eq!(Span::of(year, text), Span::new(9, 14));
    /// ```
    #[must_use]
    pub fn of(part: &str, whole: &str) -> Self {
        let start = part.as_ptr().addr().wrapping_sub(whole.as_ptr().addr());
        Self { start, end: start.wrapping_add(part.len()) }
    }

    /// The slice of `whole` that this span names.
    ///
    /// ```
    /// # use ibid::Span;
    /// let entry = "Doe, J. (2020). On bread. Reuters.";
    /// let reference = ibid::parse_entry(entry);
    /// assert_eq!(reference.segments[0].span.text(entry), "Doe, J. ");
    /// ```
    ///
    /// # Panics
    /// If the span is not one of `whole`.
    #[must_use]
    pub fn text(self, whole: &str) -> &str {
        &whole[self.start..self.end]
    }

    /// The same range, `by` bytes further on: from an entry's span to its document's.
    ///
    /// ```
    /// # use ibid::Span;
    /// let text = "Sources: Doe, J.";
    /// assert_eq!(Span::new(0, 3).shifted("Sources: ".len()).text(text), "Doe");
    /// ```
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The smallest span that holds both.
    ///
    /// ```
    /// # use ibid::Span;
    /// assert_eq!(Span::new(0, 3).join(Span::new(5, 7)), Span::new(0, 7));
    /// ```
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Its length in bytes.
    ///
    /// ```
    /// # use ibid::Span;
    /// assert_eq!(Span::of("é", "é").len(), 2);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    ///
    /// ```
    /// # use ibid::Span;
    /// assert!(Span::new(4, 4).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}
