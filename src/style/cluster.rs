//! Citations in the text: one or several cites in one mark.

use crate::item::Item;

use super::bibliography::Bibliography;
use super::cited::write_author;
#[cfg(feature = "csl")]
use super::csl::Position;
use super::manual::{Disambiguation, Manual};
use super::sort::{Sorter, in_order};
use super::{Rules, Text, Writer};

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

impl Bibliography<'_> {
    /// Renders one mark: its cites in the order of the style, those of one author together
    /// (APA 7, 8.12).
    ///
    /// ```
    /// use ibid::{Bibliography, Cite, Item, Style};
    ///
    /// let list = "Roe, R. (2021). On salt. Penguin.\nDoe, J. (2020). On bread. Penguin.";
    /// let items: Vec<Item> = ibid::parse(list).into_iter().map(|read| read.item).collect();
    /// let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("roe2021salt"), Cite::new("doe2020bread")])?;
    /// assert_eq!(mark.to_string(), "(Doe, 2020; Roe, 2021)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a cite names an item that is not in the list.
    pub fn cite(&self, cites: &[Cite]) -> Result<Text, UnknownItem> {
        #[cfg(feature = "csl")]
        if let Some(list) = self.csl() {
            let marks = list.marks(&[Mark::new(cites)], |cite| self.place(&cite.id))?;
            return Ok(marks.into_iter().next().unwrap_or_default());
        }
        #[cfg_attr(
            not(feature = "csl"),
            expect(irrefutable_let_patterns, reason = "then all are code")
        )]
        let Rules::Manual(manual) = self.style().rules() else { return Ok(Text::default()) };
        let find = |cite: &Cite| self.find(&cite.id).ok_or_else(|| UnknownItem::of(cite));
        let mut found = Vec::with_capacity(cites.len());
        for cite in cites {
            let (item, disambiguation) = find(cite)?;
            found.push(Found { cite, item, disambiguation });
        }
        if found.len() > 1 {
            let sorter = Sorter::new();
            let key = |found: Found<'_>| sorter.key(&manual.cite_keys(found.item));
            found = in_order(found.into_iter().map(|found| (key(found), found)).collect());
        }
        let form = cites.first().map(|cite| cite.form);
        let mut w = Writer::new(manual.quotes());
        w.case = self.case();
        match form {
            Some(Form::Narrative) => write_narrative(&mut w, manual, &found),
            Some(Form::AuthorOnly) => write_authors(&mut w, manual, &found),
            _ => w.wrap("(", ")", |w| write_parenthetical(w, manual, &found)),
        }
        Ok(w.finish())
    }
}

/// A cite with its item.
#[derive(Clone, Copy)]
struct Found<'a> {
    cite: &'a Cite,
    item: &'a Item,
    disambiguation: &'a Disambiguation,
}

/// The author part of a cite, by which neighbours are one group; none where it is left out.
fn author(manual: &dyn Manual, found: &Found<'_>, and: &'static str) -> Option<Text> {
    let mut w = Writer::new(manual.quotes());
    if found.cite.form == Form::WithoutAuthor {
        return None;
    }
    write_author(&mut w, manual, found.item, found.disambiguation, and);
    Some(w.finish())
}

fn write_parenthetical(w: &mut Writer, manual: &dyn Manual, cites: &[Found<'_>]) {
    let mut before: Option<Text> = None;
    for (index, found) in cites.iter().enumerate() {
        let and = manual.cited_list(found.item).and;
        let author = author(manual, found, and);
        let repeated = index > 0 && author.is_some() && author == before;
        if index > 0 {
            w.affix(if repeated { ", " } else { "; " });
        }
        write_prefix(w, &found.cite.prefix);
        w.join(", ")
            .part(|w| {
                if author.is_some() && !repeated {
                    write_author(w, manual, found.item, found.disambiguation, and);
                }
            })
            .part(|w| write_rest(w, manual, found));
        write_suffix(w, &found.cite.suffix);
        before = author;
    }
}

/// "Doe; Roe".
fn write_authors(w: &mut Writer, manual: &dyn Manual, cites: &[Found<'_>]) {
    let mut authors = w.join("; ");
    for found in cites {
        let and = manual.narrative_and();
        authors.part(|w| write_author(w, manual, found.item, found.disambiguation, and));
    }
}

/// "Doe (2020, p. 12) and Roe (2021)".
fn write_narrative(w: &mut Writer, manual: &dyn Manual, cites: &[Found<'_>]) {
    let and = manual.narrative_and();
    let mut groups: Vec<(Option<Text>, Vec<&Found<'_>>)> = Vec::new();
    for found in cites {
        let author = author(manual, found, and);
        match groups.last_mut() {
            Some((last, group)) if author.is_some() && *last == author => group.push(found),
            _ => groups.push((author, vec![found])),
        }
    }
    let count = groups.len();
    for (index, (author, group)) in groups.into_iter().enumerate() {
        if index > 0 {
            w.affix(match (index + 1 == count, count) {
                (true, 2) => " and ",
                (true, _) => ", and ",
                _ => ", ",
            });
        }
        let first = group[0];
        write_prefix(w, &first.cite.prefix);
        if author.is_some() {
            write_author(w, manual, first.item, first.disambiguation, and);
        }
        // A law has its year in its name, and then nothing stands in parentheses.
        w.wrap(if author.is_some() { " (" } else { "(" }, ")", |w| {
            let mut dates = w.join(", ");
            for found in &group {
                dates.part(|w| {
                    write_rest(w, manual, found);
                    write_suffix(w, &found.cite.suffix);
                });
            }
        });
    }
}

/// The date and the place in the work.
fn write_rest(w: &mut Writer, manual: &dyn Manual, found: &Found<'_>) {
    w.join(", ")
        .part(|w| manual.write_cited_date(w, found.item, &found.disambiguation.year_suffix))
        .part(|w| {
            if let Some((label, value)) = &found.cite.locator {
                manual.write_locator(w, found.item, label, value);
            }
        });
}

/// Whether a blank stands between the prefix and the cite.
pub(super) fn wants_blank_after(prefix: &str) -> bool {
    prefix.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ';' | ':'))
}

/// Whether a blank stands between the cite and the suffix.
pub(super) fn wants_blank_before(suffix: &str) -> bool {
    suffix.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '['))
}

fn write_prefix(w: &mut Writer, prefix: &str) {
    w.value(prefix);
    if wants_blank_after(prefix) {
        w.affix(" ");
    }
}

fn write_suffix(w: &mut Writer, suffix: &str) {
    if wants_blank_before(suffix) {
        w.affix(" ");
    }
    w.value(suffix);
}

#[cfg(test)]
mod tests {
    use super::Cite;
    use crate::style::{Bibliography, Style};
    use crate::{Date, Item, Kind, Name};

    fn item(id: &str, names: &[(&str, &str)], year: i32, title: &str) -> Item {
        Item {
            author: names.iter().map(|(family, given)| Name::person(*family, *given)).collect(),
            issued: (year != 0).then(|| Date::year(year)),
            title: Some(title.into()),
            ..Item::new(id, Kind::Book)
        }
    }

    fn items() -> Vec<Item> {
        vec![
            item("doe", &[("Doe", "Jane")], 2020, "Bread"),
            item("doe2", &[("Doe", "Jane")], 2021, "Salt"),
            item("roe", &[("Roe", "Ann"), ("Poe", "Ed")], 2019, "Water"),
            item("smith1", &[("Smith", "Jane"), ("Li", "Wei"), ("Poe", "E")], 2001, "Rye"),
            item("smith2", &[("Smith", "Jane"), ("Roe", "A"), ("Poe", "E")], 2001, "Oats"),
            item("none", &[], 0, "the loaf"),
        ]
    }

    #[track_caller]
    fn check(cites: &[Cite], apa: &str, harvard: &str) {
        let items = items();
        for (style, expected) in [(Style::Apa, apa), (Style::Harvard, harvard)] {
            let mark = Bibliography::new(style, &items).cite(cites).expect("known items");
            assert_eq!(mark.to_string(), expected);
        }
    }

    #[test]
    fn one_cite() {
        check(&[Cite::new("doe")], "(Doe, 2020)", "(Doe, 2020)");
        check(
            &[Cite::new("doe").page("12-14")],
            "(Doe, 2020, pp. 12–14)",
            "(Doe, 2020, pp. 12–14)",
        );
        check(
            &[Cite::new("doe").locator("chapter", "2")],
            "(Doe, 2020, Chapter 2)",
            "(Doe, 2020, ch. 2)",
        );
        check(
            &[Cite::new("roe").prefix("see").suffix("and elsewhere")],
            "(see Roe & Poe, 2019 and elsewhere)",
            "(see Roe and Poe, 2019 and elsewhere)",
        );
        check(&[Cite::new("doe").suppress_author().page("7")], "(2020, p. 7)", "(2020, p. 7)");
        check(&[Cite::new("none")], "(The Loaf, n.d.)", "(the loaf, no date)");
    }

    #[test]
    fn several_cites_are_ordered_and_grouped() {
        check(
            &[Cite::new("roe"), Cite::new("doe2"), Cite::new("doe").page("3")],
            "(Doe, 2020, p. 3, 2021; Roe & Poe, 2019)",
            "(Roe and Poe, 2019; Doe, 2020, p. 3, 2021)",
        );
    }

    #[test]
    fn names_are_added_where_citations_are_alike() {
        check(&[Cite::new("smith1")], "(Smith, Li, et al., 2001)", "(Smith, Li and Poe, 2001)");
    }

    #[test]
    fn works_without_an_author_are_cited_by_title() {
        let titled = |id: &str, kind, title: &str, year| Item {
            issued: Some(Date::year(year)),
            title: Some(title.into()),
            container_title: (kind == Kind::ArticleJournal).then(|| "Nature".into()),
            ..Item::new(id, kind)
        };
        let items = [
            titled("act", Kind::Legislation, "Bread Act", 2010),
            titled("article", Kind::ArticleJournal, "Salt is back", 2023),
            titled("programme", Kind::Broadcast, "Bread tonight", 2015),
        ];
        let bibliography = Bibliography::new(Style::Harvard, &items);
        let mark = |cite| bibliography.cite(&[cite]).expect("a known item").to_markdown();
        assert_eq!(mark(Cite::new("act")), "(*Bread Act 2010*)");
        assert_eq!(mark(Cite::new("act").narrative()), "*Bread Act 2010*");
        assert_eq!(mark(Cite::new("act").locator("section", "3")), "(*Bread Act 2010*, sect. 3)");
        assert_eq!(mark(Cite::new("article")), "(‘Salt is back’, 2023)");
        assert_eq!(mark(Cite::new("programme").narrative()), "*Bread tonight* (2015)");
    }

    #[test]
    fn a_mark_in_the_sentence() {
        check(&[Cite::new("roe").narrative()], "Roe and Poe (2019)", "Roe and Poe (2019)");
        check(
            &[Cite::new("doe").narrative().page("3"), Cite::new("doe2"), Cite::new("roe")],
            "Doe (2020, p. 3, 2021) and Roe and Poe (2019)",
            "Roe and Poe (2019) and Doe (2020, p. 3, 2021)",
        );
    }

    #[test]
    fn an_unknown_item_is_named() {
        let items = items();
        let error = Bibliography::new(Style::Apa, &items).cite(&[Cite::new("nobody")]).unwrap_err();
        assert_eq!(error.to_string(), "no item of the list has the identifier “nobody”");
    }
}
