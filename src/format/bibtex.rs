//! BibTeX: `.bib` files as classic styles read them.
//!
//! | variable | field |
//! |---|---|
//! | `author`, `editor`, `translator` | the same |
//! | `container-title` | `journal`, `booktitle`; `howpublished` for what is on the web |
//! | `publisher` | `publisher`, `school`, `institution`, `howpublished` |
//! | `publisher-place` | `address` |
//! | `collection-title`, `collection-number` | `series`, `number` |
//! | `issue` | `number` in a periodical |
//! | `issued` | `year`, `month`, `day`; `date` where these cannot say it |
//! | `accessed`, `event-date`, `original-date` | `urldate`, `eventdate`, `origdate` |
//! | `page`, `edition`, `genre`, `language` | `pages`, `edition`, `type`, `language` |
//! | `URL`, `DOI`, `ISBN`, `ISSN` | `url` (in every type), `doi`, `isbn`, `issn` |
//! | every other variable | its own name in small letters, which styles pass over |
//!
//! The type of the item is that of the entry, with `entrysubtype` where BibTeX's fourteen types
//! would not tell it. The particle of a name is taken as part of the family name
//! (`de Gaulle, Charles`); one that is dropped follows the given name (`Beethoven, Ludwig van`).
//!
//! In `title`, every word with a capital that BibTeX's styles would lower is put in braces. This
//! holds for titles in title case too: nothing there tells a proper noun from another, and a
//! capital once lowered cannot be had back.
//!
//! Of two fields for the same variable (`organization` beside `publisher`) the customary one
//! counts; the other is kept in [`Item::other`], and so is every field that ibid does not know.
//!
//! # What does not fit
//!
//! Runs of blanks, and line ends, become one blank. A number is read as text. `nocase` spans
//! become braces, which readers take off. A hyphen between two page numbers becomes a dash, and
//! "Third" an edition's number. In an address, blanks, braces and backslashes are
//! percent-encoded. All else that is lost is in [`Written::losses`].

use crate::item::Item;

use super::bib::{self, Dialect};
use super::{Salvaged, Written};

pub use super::bib::{Error, ErrorKind};

/// Writes items as entries, in their order; ids are the keys, where they can be.
///
/// ```
/// use ibid::{Date, Item, Kind, Name, format};
///
/// let item = Item {
///     author: vec![Name::person("Jacobsen", "Stine")],
///     title: Some("Denmark may allow US troops on its soil".into()),
///     issued: Some(Date::day(2022, 2, 10)),
///     container_title: Some("Reuters".into()),
///     ..Item::new("", Kind::ArticleNewspaper)
/// };
/// assert_eq!(
///     format::bibtex::write(&[item]).text,
///     "\
/// @article{jacobsen2022denmark,
///   author = {Jacobsen, Stine},
///   title = {Denmark may allow {US} troops on its soil},
///   journal = {Reuters},
///   year = {2022},
///   month = feb,
///   day = {10},
///   entrysubtype = {newspaper},
/// }
/// ",
/// );
/// ```
pub fn write(items: &[Item]) -> Written {
    bib::write(items, Dialect::Bibtex, false)
}

/// The same, with LaTeX's commands for all letters that have one, for engines without Unicode.
///
/// ```
/// use ibid::{Item, Kind, Name, format};
///
/// let item = Item { author: vec![Name::person("Gödel", "Kurt")], ..Item::new("g", Kind::Book) };
/// let bib = format::bibtex::write_ascii(&[item]);
/// assert_eq!(bib.text, "@book{g,\n  author = {G{\\\"o}del, Kurt},\n}\n");
/// ```
pub fn write_ascii(items: &[Item]) -> Written {
    bib::write(items, Dialect::Bibtex, true)
}

/// Reads a file in which nothing is wrong.
///
/// ```
/// use ibid::{Name, format};
///
/// let items = format::bibtex::read(r#"@book{g, author = {Kurt G{\"o}del}, title = {X}}"#)?;
/// assert_eq!(items[0].author, [Name::person("Gödel", "Kurt")]);
/// # Ok::<(), format::bibtex::Error>(())
/// ```
///
/// # Errors
/// If an entry cannot be read, or not for certain; see [`salvage`] for the others.
pub fn read(text: &str) -> Result<Vec<Item>, Error> {
    salvage(text).strict()
}

/// Reads what can be read, and says what cannot.
///
/// ```
/// let salvaged = ibid::format::bibtex::salvage("@book{a, title = , year = 2000}\n@book{b, title = {B}}");
/// assert_eq!(salvaged.items[0].issued, Some(ibid::Date::year(2000)));
/// assert_eq!(salvaged.items[1].id, "b");
/// assert_eq!(salvaged.problems[0].to_string(), "line 1, column 18: expected value");
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    bib::read(text, Dialect::Bibtex)
}
