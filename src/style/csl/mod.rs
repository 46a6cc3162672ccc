//! Styles in the Citation Style Language (CSL 1.0.2): any of the thousands that there are, read from
//! their files.
//!
//! | in a style file | of Jane Doe's "On bread", 2020, page 4–9 |
//! |---|---|
//! | `<text variable="title" quotes="true"/>` | `“On bread”` |
//! | `<names variable="author"><name initialize-with="."/></names>` | `J. Doe` |
//! | `<date variable="issued"><date-part name="year" prefix="("  suffix=")"/></date>` | `(2020)` |
//! | `<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>` | `pp. 4–9` |
//! | `<group delimiter=" "><text term="volume"/><text variable="volume"/></group>` | nothing, since there is no volume |
//!
//! ```
//! use ibid::style::csl::Locales;
//! use ibid::{Date, Item, Kind, Name, Style};
//!
//! let item = Item {
//!     author: vec![Name::person("Doe", "Jane")],
//!     title: Some("On bread".into()),
//!     issued: Some(Date::year(2020)),
//!     page: Some("4-9".into()),
//!     ..Item::new("doe", Kind::ArticleJournal)
//! };
//! for (element, expected) in [
//!     (r#"<text variable="title" quotes="true"/>"#, "“On bread”"),
//!     (r#"<names variable="author"><name initialize-with="."/></names>"#, "J. Doe"),
//!     (
//!         r#"<date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>"#,
//!         "(2020)",
//!     ),
//!     (
//!         r#"<group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>"#,
//!         "pp. 4–9",
//!     ),
//!     (
//!         r#"<group delimiter=" "><text term="volume"/><text variable="volume"/></group>"#,
//!         "",
//!     ),
//! ] {
//!     let text = format!(
//!         "<style><citation><layout><text variable='title'/></layout></citation>
//!          <bibliography><layout>{element}</layout></bibliography></style>"
//!     );
//!     let style = Style::from_csl(&text, &Locales::default())?;
//!     assert_eq!(style.entry(&item).to_string(), expected);
//! }
//! # Ok::<(), ibid::style::csl::Error>(())
//! ```
//!
//! A style goes through these stations, left to right:
//!
//! ```text
//! file ─xml→ Element ─compile→ Plan ─render→ Tape ─set→ Text
//!                        ↑ Locales
//! ```
//!
//! - `compile` checks the elements once, with their places, and puts the terms of the language in.
//! - `render` writes the elements of one item to a tape, of which an empty group is cut off again.
//! - The tape is played to the [`Writer`](super::Writer) of all styles, which settles punctuation,
//!   quotation marks and faces.
//! - `list` orders, numbers and tells apart the items of a list, `marks` the cites of a text.
//!
//! Where a style says nothing of a language, its own `cs:locale`, a file that was added to
//! [`Locales`] and at last English say it.

mod cited;
mod compile;
mod disambiguate;
mod error;
mod info;
mod list;
mod locale;
mod marks;
mod namesakes;
mod numbered;
mod order;
mod people;
mod plan;
mod render;
mod set;
mod tape;
mod xml;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::{Case, Text};
use crate::item::Item;
use plan::Plan;

pub use error::Error;
pub use info::Info;
pub(super) use list::List;
pub use locale::Locales;
pub use plan::Position;

/// A style that was read from a file, ready to render. It is made by [`Style::from_csl`](super::Style::from_csl).
///
/// ```
/// use ibid::Style;
///
/// let Ok(Style::Csl(style)) = "ieee".parse() else { unreachable!("ibid has it as a file") };
/// assert!(style.is_numbered());
/// assert!(!style.is_note_style());
/// ```
#[derive(Clone)]
pub struct Csl(Arc<Plan>);

impl Csl {
    pub(super) fn read(text: &str, locales: &Locales) -> Result<Self, Error> {
        compile::compile(text, locales).map(|plan| Self(Arc::new(plan)))
    }

    /// The identifier of the style.
    pub(super) fn name(&self) -> &str {
        &self.0.id
    }

    /// The title of the style; empty if it does not say.
    ///
    /// ```
    /// use ibid::Style;
    /// use ibid::style::csl::Locales;
    ///
    /// let text = "<style><info><title>Bread Review</title></info>
    ///     <citation><layout><text variable='title'/></layout></citation></style>";
    /// let style = Style::from_csl(text, &Locales::default())?;
    /// assert!(matches!(style, Style::Csl(style) if style.title() == "Bread Review"));
    /// # Ok::<(), ibid::style::csl::Error>(())
    /// ```
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.title
    }

    /// Whether the style's marks are notes.
    ///
    /// ```
    /// use ibid::Style;
    /// use ibid::style::csl::Locales;
    ///
    /// let text = "<style class='note'>
    ///     <citation><layout><text variable='title'/></layout></citation></style>";
    /// let style = Style::from_csl(text, &Locales::default())?;
    /// assert!(matches!(style, Style::Csl(style) if style.is_note_style()));
    /// # Ok::<(), ibid::style::csl::Error>(())
    /// ```
    #[must_use]
    pub fn is_note_style(&self) -> bool {
        self.0.is_note_style
    }

    /// The entry of an item as if it were alone in its list.
    pub(super) fn entry(&self, item: &Item, case: Case) -> Text {
        let items = std::slice::from_ref(item);
        let (list, _) = List::new(self.clone(), items, vec![0], &[0]);
        list.in_case(case).entry(0, None)
    }
}

/// Two styles are the same if they were read from one file at once.
impl PartialEq for Csl {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Csl {}

impl Hash for Csl {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

impl fmt::Debug for Csl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Csl").field(&self.0.id).finish()
    }
}

/// The styles that ibid has as files, by their names.
const BUILT_IN: [(&str, &str); 5] = [
    ("ieee", include_str!("../../../data/styles/ieee.csl")),
    ("vancouver", include_str!("../../../data/styles/vancouver.csl")),
    ("ama", include_str!("../../../data/styles/ama.csl")),
    ("mla", include_str!("../../../data/styles/mla.csl")),
    ("chicago", include_str!("../../../data/styles/chicago.csl")),
];

/// The text of the style of a name that ibid has as a file; none if it has none.
///
/// ```
/// use ibid::Style;
/// use ibid::style::csl::{Locales, text_of};
///
/// // The Chicago style for a text in another language, whose terms come from a file.
/// let locales = Locales::default().prefer("en-GB");
/// let style = Style::from_csl(text_of("chicago").unwrap(), &locales)?;
/// assert_eq!(style.as_str(), "chicago");
/// # Ok::<(), ibid::style::csl::Error>(())
/// ```
#[must_use]
pub fn text_of(name: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, text)| *text)
}

/// The style of a name that ibid has as a file, in English. It is read once.
pub(super) fn built_in(name: &str) -> Option<Csl> {
    static READ: LazyLock<Mutex<Vec<Csl>>> = LazyLock::new(Mutex::default);
    let text = text_of(name)?;
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(style) = read.iter().find(|style| style.name().eq_ignore_ascii_case(name)) {
        return Some(style.clone());
    }
    let style = Csl::read(text, &Locales::default()).ok()?;
    read.push(style.clone());
    Some(style)
}
