//! Reference lists.

use std::collections::HashMap;

use crate::item::Item;

use super::disambiguation::Survey;
use super::manual::Disambiguation;
use super::sort::{Sorter, in_one_order};
use super::{Style, Text, Writer};

/// Items as one list in one style: in its order, each told apart from the others.
///
/// Entries between which the style makes no difference come in the order of their words, and at
/// last of their identifiers: the list is the same in whichever order its items are given.
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
/// let entries: Vec<String> = bibliography.entries().map(|entry| entry.to_string()).collect();
/// assert_eq!(entries, ["Doe, J. (2020a). On bread.", "Doe, J. (2020b). On salt."]);
/// let mark = bibliography.cite(&[Cite::new("b").page("12-14")])?;
/// assert_eq!(mark.to_string(), "(Doe, 2020b, pp. 12–14)");
/// # Ok::<(), ibid::style::UnknownItem>(())
/// ```
#[derive(Clone, Debug)]
pub struct Bibliography<'a> {
    style: Style,
    items: &'a [Item],
    /// The items in the order of the list, by their places in `items`.
    order: Vec<usize>,
    /// How each item is told apart, by its place in `items`.
    told: Vec<Disambiguation>,
    places: HashMap<&'a str, usize>,
}

/// An entry of a reference list.
///
/// ```
/// use ibid::{Bibliography, Item, Kind, Style};
///
/// let items = [Item { title: Some("On bread".into()), ..Item::new("bread", Kind::Book) }];
/// let bibliography = Bibliography::new(Style::Apa, &items);
/// let entry = bibliography.entries().next().unwrap();
/// assert_eq!(entry.id, "bread");
/// assert_eq!(entry.to_html(), "<i>On bread</i>. (n.d.).", "an entry derefs to its text");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl std::fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
    /// let ids: Vec<&str> = bibliography.entries().map(|entry| entry.id).collect();
    /// assert_eq!(ids, ["Bread", "Salt"]);
    /// ```
    #[must_use]
    pub fn new(style: Style, items: &'a [Item]) -> Self {
        let manual = style.manual();
        let mut places = HashMap::with_capacity(items.len());
        let mut survey = Survey::default();
        let sorter = Sorter::new();
        let mut listed = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            survey.look(manual, item);
            if *places.entry(item.id.as_str()).or_insert(place) == place || item.id.is_empty() {
                listed.push((sorter.key(&manual.list_keys(item)), place));
            }
        }
        let order = in_one_order(listed, |place| {
            let item = &items[*place];
            (style.entry(item).plain, item.id.as_str())
        });
        let told = survey.tell_apart(manual, items, &order);
        Self { style, items, order, told, places }
    }

    /// The style of the list.
    ///
    /// ```
    /// # use ibid::{Bibliography, Style};
    /// assert_eq!(Bibliography::new(Style::Harvard, &[]).style(), Style::Harvard);
    /// ```
    #[must_use]
    pub const fn style(&self) -> Style {
        self.style
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
    ///     bibliography.entries().zip(1..).map(|(entry, n)| format!("[{n}] {entry}")).collect();
    /// assert_eq!(numbered, ["[1] On bread. (n.d.)."]);
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let manual = self.style.manual();
        let render = move |place: &usize| {
            let item: &'a Item = &self.items[*place];
            let mut writer = Writer::new(manual.quotes());
            manual.write_entry(&mut writer, item, &self.told[*place]);
            Entry { id: &item.id, text: writer.finish() }
        };
        self.order.iter().map(render).filter(|entry| !entry.text.is_empty())
    }

    /// The item of an identifier, and how it is told apart.
    pub(super) fn find(&self, id: &str) -> Option<(&'a Item, &Disambiguation)> {
        let place = *self.places.get(id)?;
        Some((&self.items[place], &self.told[place]))
    }
}
