//! What is cited: cites, and marks that are made of them.

#[cfg(feature = "csl")]
use super::csl::Position;

/// A work that a mark cites, and where in it.
///
/// ```
/// use ibid::{Bibliography, Cite, Style};
///
/// let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
/// let bibliography = Bibliography::new(Style::Apa, &items);
/// let cite = Cite::new("doe2020bread").page("12–14").prefix("see ").suffix(" and elsewhere");
/// let mark = bibliography.cite(&[cite])?;
/// assert_eq!(mark.to_string(), "(see Doe, 2020, pp. 12–14 and elsewhere)");
/// # Ok::<(), ibid::style::UnknownItem>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[doc(alias = "citation")]
#[doc(alias = "in-text citation")]
pub struct Cite {
    pub(super) id: String,
    pub(super) locator: Option<(String, String)>,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) form: Form,
    /// Where it stands, if a program says so, and whether a note nearby cites its item.
    #[cfg(feature = "csl")]
    pub(super) standing: Option<(Position, bool)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Parenthetical,
    Narrative,
    WithoutAuthor,
    AuthorOnly,
}

impl Cite {
    /// The identifier of the item that it cites.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Cites an item by its identifier.
    ///
    /// ```
    /// use ibid::{Bibliography, Cite, Style};
    ///
    /// let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// let bibliography = Bibliography::new(Style::Apa, &items);
    /// assert_eq!(bibliography.cite(&[Cite::new("doe2020bread")])?.to_string(), "(Doe, 2020)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// Cites a page or pages.
    ///
    /// APA 7, 8.13; the label agrees with the number of pages.
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let cite = |pages| bibliography.cite(&[Cite::new("doe2020bread").page(pages)]);
    /// assert_eq!(cite("12")?.to_string(), "(Doe, 2020, p. 12)");
    /// assert_eq!(cite("12-14")?.to_string(), "(Doe, 2020, pp. 12–14)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn page(self, pages: impl Into<String>) -> Self {
        self.locator("page", pages)
    }

    /// Cites a place by its CSL label: "chapter", "paragraph", "figure" (CSL
    /// 1.0.2, Appendix II, "Locators").
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let cite = Cite::new("doe2020bread").locator("chapter", "3");
    /// assert_eq!(bibliography.cite(&[cite])?.to_string(), "(Doe, 2020, Chapter 3)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn locator(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.locator = Some((label.into(), value.into()));
        self
    }

    /// Words before the cite: "see".
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("doe2020bread").prefix("see ")])?;
    /// assert_eq!(mark.to_string(), "(see Doe, 2020)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Words after the cite.
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("doe2020bread").suffix(", emphasis added")])?;
    /// assert_eq!(mark.to_string(), "(Doe, 2020, emphasis added)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn suffix(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = suffix.into();
        self
    }

    /// Leaves the author out, whom the sentence names already: "(2020)".
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("doe2020bread").suppress_author()])?;
    /// assert_eq!(format!("As Doe holds {mark}, …"), "As Doe holds (2020), …");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn suppress_author(mut self) -> Self {
        self.form = Form::WithoutAuthor;
        self
    }

    /// Says where the cite stands among those of its item, and whether a note nearby has one, for
    /// programs that keep account of that themselves. If not said, it is told from the marks before.
    ///
    /// ```
    /// use ibid::style::Cite;
    /// use ibid::style::csl::Position;
    ///
    /// let cite = Cite::new("doe2020bread").standing(Position::Ibid, true);
    /// assert_ne!(cite, Cite::new("doe2020bread"));
    /// ```
    #[cfg(feature = "csl")]
    #[must_use]
    pub fn standing(mut self, position: Position, is_near: bool) -> Self {
        self.standing = Some((position, is_near));
        self
    }

    /// Gives the author alone, as a sentence names him: "Doe".
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("doe2020bread").author_only()])?;
    /// assert_eq!(mark.to_string(), "Doe");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn author_only(mut self) -> Self {
        self.form = Form::AuthorOnly;
        self
    }

    /// Makes the mark part of the sentence: "Doe (2020)". The first cite of a mark decides.
    ///
    /// APA 7, 8.11.
    ///
    /// ```
    /// # use ibid::{Bibliography, Cite, Style};
    /// # let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
    /// # let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("doe2020bread").page("4").narrative()])?;
    /// assert_eq!(format!("{mark} holds …"), "Doe (2020, p. 4) holds …");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    #[must_use]
    pub fn narrative(mut self) -> Self {
        self.form = Form::Narrative;
        self
    }
}

/// A cite names an item that the list does not have.
///
/// ```
/// use ibid::{Bibliography, Cite, Style};
///
/// let error = Bibliography::new(Style::Apa, &[]).cite(&[Cite::new("doe2020")]).unwrap_err();
/// assert_eq!(error.to_string(), "no item of the list has the identifier “doe2020”");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no item of the list has the identifier “{0}”")]
pub struct UnknownItem(String);

impl UnknownItem {
    pub(super) fn of(cite: &Cite) -> Self {
        Self(cite.id.clone())
    }
}

/// A mark in the text: cites in one pair of parentheses, or in one note.
///
/// ```
/// use ibid::style::{Bibliography, Cite, Mark, Style};
///
/// let items = [ibid::parse_entry("Doe, J. (2020). On bread. London: Penguin.").item];
/// let mark = Mark::new([Cite::new("doe2020bread").page("4")]).in_note(1);
/// let bibliography = Bibliography::cited(Style::Apa, &items, &[mark])?;
/// assert_eq!(bibliography.marks()[0].to_string(), "(Doe, 2020, p. 4)");
/// # Ok::<(), ibid::style::UnknownItem>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    cites: Vec<Cite>,
    note: usize,
}

impl Mark {
    /// A mark with these cites. It stands in the text.
    ///
    /// ```
    /// # use ibid::style::{Cite, Mark};
    /// assert_eq!(Mark::new([Cite::new("doe2020")]).cites().len(), 1);
    /// ```
    #[must_use]
    pub fn new(cites: impl Into<Vec<Cite>>) -> Self {
        Self { cites: cites.into(), note: 0 }
    }

    /// Puts it in the note of a number, from 1.
    ///
    /// ```
    /// # use ibid::style::{Cite, Mark};
    /// let mark = Mark::new([Cite::new("doe2020")]).in_note(3);
    /// assert_eq!(mark.note(), Some(3));
    /// ```
    #[must_use]
    pub fn in_note(mut self, number: usize) -> Self {
        self.note = number;
        self
    }

    /// Its cites.
    ///
    /// ```
    /// # use ibid::style::{Cite, Mark};
    /// assert_eq!(Mark::new([Cite::new("doe2020")]).cites()[0], Cite::new("doe2020"));
    /// ```
    #[must_use]
    pub fn cites(&self) -> &[Cite] {
        &self.cites
    }

    /// The number of the note that it stands in; none if it stands in the text.
    ///
    /// ```
    /// # use ibid::style::{Cite, Mark};
    /// assert_eq!(Mark::new([Cite::new("doe2020")]).note(), None);
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<usize> {
        Some(self.note).filter(|note| *note > 0)
    }
}

/// Whether a blank stands between the prefix and the cite.
pub(super) fn wants_blank_after(prefix: &str) -> bool {
    prefix.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ';' | ':'))
}

/// Whether a blank stands between the cite and the suffix.
pub(super) fn wants_blank_before(suffix: &str) -> bool {
    suffix.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '['))
}
