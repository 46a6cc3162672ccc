//! How lines are set on their pages, where a document knows it.

/// How a line of a document is set on its page, as far as it is known.
///
/// ```
/// use ibid::input::{Document, SetLine};
///
/// let text = "Doe, J. (2020). On bread and\nsalt. Reuters.\nRoe, R. (2021). On oil. AP.";
/// let hanging = SetLine { start: 29, indent: Some(4), ..SetLine::default() };
/// let document = Document::from_text(text).with_set_lines([hanging]);
/// assert_eq!(document.split().len(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetLine {
    /// Where it starts in the document's text, blanks before it aside.
    pub start: usize,
    /// How far it is from the left edge of the text, in letters of common width.
    pub indent: Option<u16>,
    /// How much higher the blank above it is than that between most lines, in hundredths of the height of a
    /// line. At the top of a column it is not known.
    pub above: Option<u16>,
    /// How much of the width the line before it takes, in hundredths.
    pub before: Option<u8>,
    /// The page that it stands on, in the order of the pages.
    pub page: Option<u32>,
    /// The size of its type, in hundredths of the size of most lines.
    pub size: Option<u16>,
    /// In how many parts wide blanks cut it: the row of a table has several.
    pub cells: Option<u8>,
}
