//! What reading gives: the items, and what was wrong in the file.

use crate::diagnostic::Diagnostic;
use crate::item::Item;

/// What was read from a file, and what was wrong in it.
///
/// ```
/// use ibid::format::ris;
///
/// let read = ris::salvage("TY  - BOOK\nTI  - On bread\n");
/// assert_eq!(read.items[0].title.as_deref(), Some("On bread"));
/// assert_eq!(read.problems[0].kind, ris::ErrorKind::NoEnd);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Salvaged<E> {
    /// The items that could be read.
    pub items: Vec<Item>,
    /// What could not, in the file's order.
    pub problems: Vec<E>,
    /// What was read, but perhaps wrongly; the spans are of the file's text.
    pub doubts: Vec<Diagnostic>,
}

impl<E> Salvaged<E> {
    /// What was read without a doubt.
    pub(super) fn new(items: Vec<Item>, problems: Vec<E>) -> Self {
        Self { items, problems, doubts: Vec::new() }
    }

    /// The items, if there was no problem; else the first problem.
    ///
    /// ```
    /// use ibid::format::bibtex;
    ///
    /// let text = "@book{a, title = {Bread}}\n@book{b, title = {Salt";
    /// assert_eq!(bibtex::salvage(text).strict().unwrap_err().line, 2);
    /// ```
    ///
    /// # Errors
    /// If there was one.
    pub fn strict(self) -> Result<Vec<Item>, E> {
        self.problems.into_iter().next().map_or(Ok(self.items), Err)
    }
}
