//! Reference lists.

use std::collections::HashMap;
use std::fmt;

use crate::item::Item;

use super::cite::{Mark, UnknownItem};
#[cfg(feature = "csl")]
use super::csl;
use super::disambiguation::Survey;
use super::manual::{Disambiguation, Manual};
use super::sort::{Sorter, in_one_order};
use super::{Case, Rules, Style, Text, written};

/// Items as one list in one style: in its order, each told apart from the others.
///
/// Entries between which APA and Harvard make no difference come in the order of their words, and
/// at last of their identifiers: the list is the same in whichever order its items are given. In a
/// style from a file they come as they are given or cited, as CSL has it.
///
/// ```
/// use ibid::style::{Bibliography, Cite, Style};
/// use ibid::{Date, Item, Kind, Name};
///
/// let book = |id: &str, title: &str| Item {
///     author: vec![Name::person("Doe", "Jane")],
///     issued: Some(Date::year(2020)),
///     title: Some(title.into()),
///     ..Item::new(id, Kind::Book)
/// };
/// let items = [book("b", "On salt"), book("a", "On bread")];
/// let bibliography = Bibliography::new(Style::Apa, &items);
/// let entries: Vec<String> = bibliography.iter().map(|entry| entry.to_string()).collect();
/// assert_eq!(entries, ["Doe, J. (2020a). On bread.", "Doe, J. (2020b). On salt."]);
/// let mark = bibliography.cite(&[Cite::new("b").page("12-14")])?;
/// assert_eq!(mark.to_string(), "(Doe, 2020b, pp. 12–14)");
/// assert_eq!(bibliography.to_string(), "Doe, J. (2020a). On bread.\nDoe, J. (2020b). On salt.\n");
/// # Ok::<(), ibid::style::UnknownItem>(())
/// ```
#[derive(Clone, Debug)]
#[doc(alias = "citation manager")]
#[doc(alias = "reference list")]
#[doc(alias = "works cited")]
pub struct Bibliography<'a> {
    style: Style,
    case: Case,
    items: &'a [Item],
    /// The items in the order of the list, by their places in `items`.
    order: Vec<usize>,
    told: Told<'a>,
    places: HashMap<&'a str, usize>,
    marks: Vec<Mark>,
}

/// How the items of a list are told apart.
#[derive(Clone, Debug)]
enum Told<'a> {
    /// Each by its place in the items.
    Manual(Vec<Disambiguation>),
    #[cfg(feature = "csl")]
    Csl(csl::List<'a>),
    #[cfg(not(feature = "csl"))]
    _Csl(std::convert::Infallible, std::marker::PhantomData<&'a ()>),
}

/// An entry of a reference list.
///
/// ```
/// use ibid::{Bibliography, Item, Kind, Style};
///
/// let items = [Item { title: Some("On bread".into()), ..Item::new("bread", Kind::Book) }];
/// let bibliography = Bibliography::new(Style::Apa, &items);
/// let entry = bibliography.iter().next().unwrap();
/// assert_eq!(entry.id, "bread");
/// assert_eq!(entry.to_html(), "<i>On bread</i>. (n.d.).", "an entry derefs to its text");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// The identifier of the item.
    pub id: &'a str,
    /// The entry.
    pub text: Text,
}

impl std::ops::Deref for Entry<'_> {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl<'a> Bibliography<'a> {
    /// Orders items (APA 7, 9.44–9.49) and tells them apart (8.18–8.20). An identifier that comes
    /// again names its first item.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = ["Salt", "Bread"].map(|title| Item {
    ///     title: Some(title.into()),
    ///     ..Item::new(title, Kind::Book)
    /// });
    /// let bibliography = Bibliography::new(Style::Harvard, &items);
    /// let ids: Vec<&str> = bibliography.iter().map(|entry| entry.id).collect();
    /// assert_eq!(ids, ["Bread", "Salt"]);
    /// ```
    #[must_use]
    pub fn new(style: Style, items: &'a [Item]) -> Self {
        let (places, listed) = places_of(items);
        let first_notes = vec![0; items.len()];
        Self::of(style, items, places, listed, &first_notes)
    }

    /// The list of a whole text, with its marks in the order in which they stand there: what a style
    /// makes of a work that was cited before, and numbers that follow the text, depend on it.
    ///
    /// ```
    /// use ibid::style::{Bibliography, Cite, Mark, Style};
    /// use ibid::{Item, Kind};
    ///
    /// let items = ["Salt", "Bread"].map(|title| Item {
    ///     title: Some(title.into()),
    ///     ..Item::new(title, Kind::Book)
    /// });
    /// let marks = [Mark::new([Cite::new("Bread")]), Mark::new([Cite::new("Salt")])];
    /// let bibliography = Bibliography::cited(Style::Apa, &items, &marks)?;
    /// let marks: Vec<String> = bibliography.marks().iter().map(ToString::to_string).collect();
    /// assert_eq!(marks, ["(Bread, n.d.)", "(Salt, n.d.)"]);
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a cite names an item that is not there.
    pub fn cited(style: Style, items: &'a [Item], marks: &[Mark]) -> Result<Self, UnknownItem> {
        let (places, unsorted) = places_of(items);
        let mut listed = Vec::with_capacity(unsorted.len());
        let mut is_listed = vec![false; items.len()];
        let mut first_notes = vec![0; items.len()];
        let cites = marks.iter().flat_map(|mark| mark.cites().iter().map(move |cite| (mark, cite)));
        for (mark, cite) in cites {
            let place = *places.get(cite.id()).ok_or_else(|| UnknownItem::of(cite))?;
            if !std::mem::replace(&mut is_listed[place], true) {
                listed.push(place);
                first_notes[place] = mark.note().unwrap_or_default();
            }
        }
        listed.extend(unsorted.into_iter().filter(|place| !is_listed[*place]));
        Ok(Self { marks: marks.to_vec(), ..Self::of(style, items, places, listed, &first_notes) })
    }

    /// The list of the items at `listed`, in the order in which they are cited.
    #[cfg_attr(
        not(feature = "csl"),
        expect(
            clippy::needless_pass_by_value,
            reason = "a list of a style that is a file keeps it"
        )
    )]
    fn of(
        style: Style,
        items: &'a [Item],
        places: HashMap<&'a str, usize>,
        listed: Vec<usize>,
        #[cfg_attr(
            not(feature = "csl"),
            expect(unused_variables, reason = "manuals have no notes")
        )]
        first_notes: &[usize],
    ) -> Self {
        let (told, order) = match style.rules() {
            Rules::Manual(manual) => {
                let (disambiguations, order) = told_apart(manual, items, &listed);
                (Told::Manual(disambiguations), order)
            }
            #[cfg(feature = "csl")]
            Rules::Csl(style) => {
                let (list, order) = csl::List::new(style, items, listed, first_notes);
                (Told::Csl(list), order)
            }
        };
        Self { style, case: Case::default(), items, order, told, places, marks: Vec::new() }
    }

    /// The marks of the text, in its order; none but of a list that was [`cited`](Self::cited).
    ///
    /// ```
    /// # use ibid::{Bibliography, Style};
    /// assert!(Bibliography::new(Style::Apa, &[]).marks().is_empty());
    /// ```
    #[must_use]
    pub fn marks(&self) -> Vec<Text> {
        #[cfg(feature = "csl")]
        if let Told::Csl(list) = &self.told {
            // Their items are there: otherwise there would be no such list.
            return list.marks(&self.marks, |cite| self.place(cite.id())).unwrap_or_default();
        }
        self.marks.iter().filter_map(|mark| self.cite(mark.cites()).ok()).collect()
    }

    /// The same list with a choice of what becomes of the capitals of titles.
    ///
    /// ```
    /// use ibid::style::Case;
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item { title: Some("The Art of Bread".into()), ..Item::new("a", Kind::Book) }];
    /// let list = |case| Bibliography::new(Style::Apa, &items).in_case(case).to_string();
    /// assert_eq!(list(Case::Style), "The art of bread. (n.d.).\n");
    /// assert_eq!(list(Case::AsGiven), "The Art of Bread. (n.d.).\n");
    /// ```
    #[must_use]
    pub fn in_case(self, case: Case) -> Self {
        let told = match self.told {
            #[cfg(feature = "csl")]
            Told::Csl(list) => Told::Csl(list.in_case(case)),
            told => told,
        };
        Self { case, told, ..self }
    }

    /// A Word document with the list: an entry a paragraph, in Word's style for bibliographies, with
    /// links that work. The same list gives the same bytes.
    ///
    /// ```
    /// use ibid::input::Document;
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item { url: Some("https://a.org/b".into()), ..Item::new("a", Kind::Webpage) }];
    /// let file = Bibliography::new(Style::Apa, &items).to_docx();
    /// let document = Document::from_docx(&file)?;
    /// assert_eq!(document.links()[0].target, "https://a.org/b");
    /// # Ok::<(), ibid::input::DocxError>(())
    /// ```
    #[cfg(feature = "docx")]
    #[must_use]
    pub fn to_docx(&self) -> Vec<u8> {
        let entries: Vec<Entry<'_>> = self.iter().collect();
        super::docx::write(entries.iter().map(|entry| &entry.text))
    }

    /// The style of the list.
    ///
    /// ```
    /// # use ibid::{Bibliography, Style};
    /// assert_eq!(Bibliography::new(Style::Harvard, &[]).style(), &Style::Harvard);
    /// ```
    #[must_use]
    pub const fn style(&self) -> &Style {
        &self.style
    }

    /// The entries in the order of the list, rendered one by one. What the style cites in the text
    /// only has no entry.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [
    ///     Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) },
    ///     Item::new("b", Kind::PersonalCommunication),
    /// ];
    /// let bibliography = Bibliography::new(Style::Apa, &items);
    /// let numbered: Vec<String> =
    ///     bibliography.iter().zip(1..).map(|(entry, n)| format!("[{n}] {entry}")).collect();
    /// assert_eq!(numbered, ["[1] On bread. (n.d.)."]);
    /// ```
    #[must_use]
    pub fn iter(&self) -> Entries<'_, 'a> {
        Entries { bibliography: self, rank: 0 }
    }

    /// The entry of an identifier; none if no item has it, or if the style does not list the item.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) }];
    /// let bibliography = Bibliography::new(Style::Apa, &items);
    /// assert_eq!(bibliography.get("a").unwrap().to_string(), "On bread. (n.d.).");
    /// assert!(bibliography.get("b").is_none());
    /// ```
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Entry<'a>> {
        let place = *self.places.get(id)?;
        self.entry(self.order.iter().position(|listed| *listed == place)?)
    }

    /// How many entries there are. They are rendered for that: what has no words has no entry.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item::new("a", Kind::Book), Item::new("b", Kind::PersonalCommunication)];
    /// assert_eq!(Bibliography::new(Style::Apa, &items).len(), 1);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there are no entries.
    ///
    /// ```
    /// # use ibid::{Bibliography, Style};
    /// assert!(Bibliography::new(Style::Apa, &[]).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The list as HTML, with the classes that CSL processors give: `csl-bib-body` around
    /// `csl-entry`.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) }];
    /// assert_eq!(
    ///     Bibliography::new(Style::Apa, &items).to_html(),
    ///     "\
    /// <div class=\"csl-bib-body\">
    ///   <div class=\"csl-entry\"><i>On bread</i>. (n.d.).</div>
    /// </div>
    /// "
    /// );
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = String::from("<div class=\"csl-bib-body\">\n");
        for entry in self {
            html.extend(["  <div class=\"csl-entry\">", &entry.to_html(), "</div>\n"]);
        }
        html.push_str("</div>\n");
        html
    }

    /// The list as Markdown, a paragraph for each entry.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = ["On bread", "On salt"]
    ///     .map(|title| Item { title: Some(title.into()), ..Item::new(title, Kind::Book) });
    /// assert_eq!(
    ///     Bibliography::new(Style::Apa, &items).to_markdown(),
    ///     "*On bread*. (n.d.).\n\n*On salt*. (n.d.).\n"
    /// );
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        self.paragraphs(Text::to_markdown)
    }

    /// The list as LaTeX, a paragraph for each entry.
    ///
    /// ```
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item { title: Some("Bread & salt".into()), ..Item::new("a", Kind::Book) }];
    /// let latex = Bibliography::new(Style::Harvard, &items).to_latex();
    /// assert_eq!(latex, "\\textit{Bread \\& salt} (no date).\n");
    /// ```
    #[must_use]
    pub fn to_latex(&self) -> String {
        self.paragraphs(Text::to_latex)
    }

    fn paragraphs(&self, form: fn(&Text) -> String) -> String {
        let paragraphs: Vec<String> = self.iter().map(|entry| form(&entry) + "\n").collect();
        paragraphs.join("\n")
    }

    /// The entry at a rank of the order; none if the style writes nothing for it.
    fn entry(&self, rank: usize) -> Option<Entry<'a>> {
        let place = self.order[rank];
        let item: &'a Item = &self.items[place];
        let text = match &self.told {
            Told::Manual(disambiguations) => {
                #[cfg_attr(
                    not(feature = "csl"),
                    expect(irrefutable_let_patterns, reason = "then all are code")
                )]
                let Rules::Manual(manual) = self.style.rules() else { return None };
                written(manual, item, self.case, &disambiguations[place])
            }
            #[cfg(feature = "csl")]
            Told::Csl(list) => list.entry(place, rank.checked_sub(1).map(|rank| self.order[rank])),
            #[cfg(not(feature = "csl"))]
            Told::_Csl(..) => return None,
        };
        Some(Entry { id: &item.id, text }).filter(|entry| !entry.text.is_empty())
    }

    /// The list in a style that is a file.
    #[cfg(feature = "csl")]
    pub(super) const fn csl(&self) -> Option<&csl::List<'a>> {
        match &self.told {
            Told::Csl(list) => Some(list),
            Told::Manual(_) => None,
        }
    }

    /// The place of an identifier's item.
    #[cfg(feature = "csl")]
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// What becomes of the capitals of the titles.
    pub(super) const fn case(&self) -> Case {
        self.case
    }

    /// The item of an identifier, and how it is told apart.
    pub(super) fn find(&self, id: &str) -> Option<(&'a Item, &Disambiguation)> {
        let place = *self.places.get(id)?;
        match &self.told {
            Told::Manual(disambiguations) => Some((&self.items[place], &disambiguations[place])),
            #[cfg(feature = "csl")]
            Told::Csl(_) => None,
            #[cfg(not(feature = "csl"))]
            Told::_Csl(..) => None,
        }
    }
}

/// The place of each identifier, and those of the items that are listed: one that comes again names
/// its first item.
fn places_of(items: &[Item]) -> (HashMap<&str, usize>, Vec<usize>) {
    let mut places = HashMap::with_capacity(items.len());
    let mut listed = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        if *places.entry(item.id.as_str()).or_insert(place) == place || item.id.is_empty() {
            listed.push(place);
        }
    }
    (places, listed)
}

/// How items are told apart by a manual, and their order.
fn told_apart(
    manual: &dyn Manual,
    items: &[Item],
    listed: &[usize],
) -> (Vec<Disambiguation>, Vec<usize>) {
    let mut survey = Survey::default();
    for item in items {
        survey.look(manual, item);
    }
    let sorter = Sorter::new();
    let keyed = listed.iter().map(|place| (sorter.key(&manual.list_keys(&items[*place])), *place));
    let order = in_one_order(keyed.collect(), |place| {
        let item = &items[*place];
        (written(manual, item, Case::default(), &Disambiguation::default()).plain, item.id.as_str())
    });
    (survey.tell_apart(manual, items, &order), order)
}

/// The list in plain text, a line for each entry.
impl fmt::Display for Bibliography<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|entry| writeln!(f, "{entry}"))
    }
}

/// The entries of a list, in its order; see [`Bibliography::iter`].
///
/// ```
/// use ibid::{Bibliography, Item, Kind, Style};
///
/// let items = ["Salt", "Bread"]
///     .map(|title| Item { title: Some(title.into()), ..Item::new(title, Kind::Book) });
/// let bibliography = Bibliography::new(Style::Apa, &items);
/// let mut ids = Vec::new();
/// for entry in &bibliography {
///     ids.push(entry.id);
/// }
/// assert_eq!(ids, ["Bread", "Salt"]);
/// ```
#[derive(Clone, Debug)]
pub struct Entries<'b, 'a> {
    bibliography: &'b Bibliography<'a>,
    rank: usize,
}

impl<'a> Iterator for Entries<'_, 'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        while self.rank < self.bibliography.order.len() {
            self.rank += 1;
            if let Some(entry) = self.bibliography.entry(self.rank - 1) {
                return Some(entry);
            }
        }
        None
    }
}

impl<'b, 'a> IntoIterator for &'b Bibliography<'a> {
    type Item = Entry<'a>;
    type IntoIter = Entries<'b, 'a>;

    fn into_iter(self) -> Entries<'b, 'a> {
        self.iter()
    }
}
