//! Rendering of items: entries of a reference list, whole lists, and citations in the text.
//!
//! | item | [`Style::Apa`] | [`Style::Harvard`] |
//! |---|---|---|
//! | book | Doe, J. K. (2020). *On bread*. Penguin. | Doe, J.K. (2020) *On bread*. Penguin. |
//! | article | Doe, J. K. (2020). Salt. *Food*, *3*(2), 4–9. | Doe, J.K. (2020) ‘Salt’, *Food*, 3(2), pp. 4–9. |
//! | no author | *On bread*. (n.d.). | *On bread* (no date). |
//! | cited | (Doe, 2020, p. 4) | (Doe, 2020, p. 4) |
//!
//! - [`Style::entry`] renders an item alone, [`Bibliography`] a list whose items are ordered and
//!   told apart, [`Bibliography::cite`] a mark in the text.
//! - [`Text`] is what each gives: plain by its `Display`, or HTML, Markdown, LaTeX.
//!
//! A style is a file that reads like its manual: `apa/` and `harvard.rs`. They stand on parts
//! that a house style can be built from as well: [`writer`] joins values with punctuation that is
//! never doubled, [`names`] lists people, [`dates`], [`numbers`] and [`titles`] write what their
//! names say.
//!
//! ```
//! use ibid::style::names::{EtAl, Given, LastComma, List, Order};
//! use ibid::style::{Face, Quotes, Writer};
//! use ibid::Name;
//!
//! // A house style that gives names in full.
//! let names = List {
//!     order: Order::Natural,
//!     given: Given::Full,
//!     terminator: ". ",
//!     and: "and",
//!     last_comma: LastComma::Never,
//!     et_al: EtAl::NEVER,
//! };
//! let mut w = Writer::new(Quotes::DOUBLE);
//! w.join(", ")
//!     .part(|w| names.write(w, &[Name::person("Doe", "Jane"), Name::person("Roe", "Ann")]))
//!     .part(|w| w.face(Face::ITALIC, |w| w.value("Why bread?")))
//!     .part(|w| w.value(""));
//! w.affix(".");
//! assert_eq!(w.finish().to_html(), "Jane Doe and Ann Roe, <i>Why bread?</i>");
//! ```

mod apa;
mod bibliography;
pub mod case;
mod cite;
mod cited;
mod cluster;
#[cfg(feature = "csl")]
pub mod csl;
pub mod dates;
mod disambiguation;
#[cfg(feature = "docx")]
pub mod docx;
mod harvard;
mod locators;
mod manual;
mod markup;
pub mod names;
pub mod numbers;
mod sort;
pub mod text;
pub mod titles;
mod value;
mod variables;
pub mod writer;

use std::fmt;
use std::str::FromStr;

use crate::item::Item;
use crate::named::UnknownName;

use manual::{Disambiguation, Manual};

pub use bibliography::{Bibliography, Entries, Entry};
pub use case::{Case, Sentence};
pub use cite::{Cite, Mark, UnknownItem};
pub use text::{Face, Text};
pub use writer::{Quotes, Writer};

/// A style that ibid renders.
///
/// ```
/// use ibid::style::Style;
///
/// assert_eq!("apa".parse(), Ok(Style::Apa));
/// assert_eq!(Style::Harvard.to_string(), "harvard");
/// assert!("turabian".parse::<Style>().is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[doc(alias = "citation style")]
#[non_exhaustive]
pub enum Style {
    /// APA, 7th edition.
    #[default]
    Apa,
    /// Harvard, as Cite Them Right (12th edition) has it.
    Harvard,
    /// A style in the Citation Style Language: a file, or one that ibid has by name.
    #[cfg(feature = "csl")]
    Csl(csl::Csl),
}

/// By which rules a style is rendered.
enum Rules {
    Manual(&'static dyn Manual),
    #[cfg(feature = "csl")]
    Csl(csl::Csl),
}

impl Style {
    /// The styles that are code, each function beside the section of its manual.
    pub const ALL: [Self; 2] = [Self::Apa, Self::Harvard];

    /// The names of the styles that ibid has.
    ///
    /// ```
    /// use ibid::Style;
    ///
    /// for name in Style::NAMES {
    ///     assert_eq!(name.parse::<Style>().unwrap().as_str(), *name);
    /// }
    /// ```
    pub const NAMES: &[&str] = if cfg!(feature = "csl") {
        &["apa", "harvard", "ieee", "vancouver", "ama", "mla", "chicago"]
    } else {
        &["apa", "harvard"]
    };

    /// Reads a style in the Citation Style Language. It is rendered in its own language, or in
    /// the one that `locales` prefers.
    ///
    /// ```
    /// use ibid::style::csl::Locales;
    /// use ibid::{Item, Kind, Style};
    ///
    /// let style = Style::from_csl(
    ///     r#"<style class="in-text" version="1.0">
    ///          <info><id>plain</id></info>
    ///          <citation><layout><text variable="title"/></layout></citation>
    ///          <bibliography><layout suffix=".">
    ///            <text variable="title" quotes="true"/>
    ///          </layout></bibliography>
    ///        </style>"#,
    ///     &Locales::default(),
    /// )?;
    /// let item = Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) };
    /// assert_eq!(style.entry(&item).to_string(), "“On bread.”");
    /// # Ok::<(), ibid::style::csl::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the text is no style; the error says in which line and column. A style that only names
    /// another one (a dependent style) is none: [`csl::Info`] says which it names.
    #[cfg(feature = "csl")]
    pub fn from_csl(text: &str, locales: &csl::Locales) -> Result<Self, csl::Error> {
        csl::Csl::read(text, locales).map(Self::Csl)
    }

    /// Renders one item as if it were alone in its list. What the style cites in the text only,
    /// such as a letter that nobody else can read in APA, has no entry and gives an empty text.
    ///
    /// ```
    /// use ibid::style::Style;
    /// use ibid::{Date, Item, Kind, Name};
    ///
    /// let item = Item {
    ///     author: vec![Name::person("Doe", "Jane K.")],
    ///     issued: Some(Date::year(2020)),
    ///     title: Some("On bread".into()),
    ///     publisher: Some("Penguin".into()),
    ///     ..Item::new("doe2020", Kind::Book)
    /// };
    /// assert_eq!(Style::Apa.entry(&item).to_string(), "Doe, J. K. (2020). On bread. Penguin.");
    /// assert_eq!(Style::Harvard.entry(&item).to_string(), "Doe, J.K. (2020) On bread. Penguin.");
    /// ```
    #[must_use]
    pub fn entry(&self, item: &Item) -> Text {
        self.entry_in(item, Case::default())
    }

    /// The same with a choice of what becomes of the capitals of titles.
    ///
    /// ```
    /// use ibid::style::{Case, Style};
    /// use ibid::{Item, Kind};
    ///
    /// let item = Item { title: Some("The Bread of Vienna".into()), ..Item::new("b", Kind::Book) };
    /// let entry = |case| Style::Apa.entry_in(&item, case).to_string();
    /// assert_eq!(entry(Case::Style), "The bread of Vienna. (n.d.).");
    /// assert_eq!(entry(Case::AsGiven), "The Bread of Vienna. (n.d.).");
    /// ```
    #[must_use]
    pub fn entry_in(&self, item: &Item, case: Case) -> Text {
        match self.rules() {
            Rules::Manual(manual) => written(manual, item, case, &Disambiguation::default()),
            #[cfg(feature = "csl")]
            Rules::Csl(style) => style.entry(item, case),
        }
    }

    fn rules(&self) -> Rules {
        match self {
            Self::Apa => Rules::Manual(&apa::Apa),
            Self::Harvard => Rules::Manual(&harvard::Harvard),
            #[cfg(feature = "csl")]
            Self::Csl(style) => Rules::Csl(style.clone()),
        }
    }

    /// The style's name; of a style from a file, its identifier.
    ///
    /// ```
    /// # use ibid::Style;
    /// assert_eq!(Style::Harvard.as_str(), "harvard");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Apa => "apa",
            Self::Harvard => "harvard",
            #[cfg(feature = "csl")]
            Self::Csl(style) => style.name(),
        }
    }
}

/// The entry of an item as it is told apart from others.
fn written(manual: &dyn Manual, item: &Item, case: Case, disambiguation: &Disambiguation) -> Text {
    let mut writer = Writer::new(manual.quotes());
    writer.case = case;
    writer.has_sentences = case::may_be_english(item);
    manual.write_entry(&mut writer, item, disambiguation);
    writer.finish()
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The styles that ibid has by name.
impl FromStr for Style {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let is_named = |style: &Self| style.as_str().eq_ignore_ascii_case(name.trim());
        if let Some(style) = Self::ALL.into_iter().find(is_named) {
            return Ok(style);
        }
        #[cfg(feature = "csl")]
        if let Some(style) = csl::built_in(name.trim()) {
            return Ok(Self::Csl(style));
        }
        Err(UnknownName::among(name, Self::NAMES))
    }
}
