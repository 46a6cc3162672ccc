//! BibLaTeX: `.bib` files as biber reads them, by its data model.
//!
//! | variable | field |
//! |---|---|
//! | `author`, `editor`, `translator`, `container-author` | the same, `bookauthor` |
//! | names of other roles | `namea` to `namec`, with the role in `nameatype` and so on |
//! | `container-title` | `journaltitle`, `booktitle`; `organization` in `@online` |
//! | `publisher` | `publisher`, `institution`, `organization`, `howpublished` |
//! | `publisher-place`, `event-title`, `event-place` | `location`, `eventtitle`, `venue` |
//! | `collection-title`, `collection-number` | `series`, `number` |
//! | `issue` | `number` in a periodical |
//! | `issued`, `accessed`, `event-date`, `original-date` | `date`, `urldate`, `eventdate`, `origdate` |
//! | `page`, `edition`, `genre`, `language` | `pages`, `edition`, `type`, `langid` |
//! | `genre`, `medium` where there is no `type` | `entrysubtype`, `titleaddon` |
//! | `title` or `container-title`, beside `volume-title` | `maintitle`, beside `title` or `booktitle` |
//! | where a law or case is printed, its court | `location` or `citation`, `organization` |
//! | `status`, `call-number`, `keyword` | `pubstate`, `library`, `keywords` |
//! | `URL`, `DOI`, `ISBN`, `ISSN`, `PMID` | `url` (in every type), `doi`, `isbn`, `issn`, `eprint` |
//!
//! The type of the item is that of the entry, with `entrysubtype` where that would not tell it;
//! the keywords of biblatex-apa (`film`, `tvepisode`, `podcast`) tell type and genre.
//! `author+an:role` moves names to the variables of their roles. A role without a variable, and
//! `author+an:username`, stay with the name, as `role` and `username` in [`Name::other`].
//! What an entry says of another in `related` (a review, a comment, a reprint) is told by the
//! variables `reviewed-…` and `original-…`, as far as there are any.
//! Dates are those of ISO 8601-2, with ranges, seasons and `~` for circa. The particle of a name
//! stays with the family name, as styles that follow a manual have it, unless `useprefix=false` is
//! set; in writing, it is always set (`family=Gaulle, given=Charles, prefix=de, useprefix=true`).
//!
//! In titles, every word with a capital but the first is put in braces, as in
//! [`bibtex`](super::bibtex); here the word after a colon too, which BibLaTeX lowers.
//!
//! # What does not fit
//!
//! What the entry's type has no field for in the data model, so that biber would pass over it:
//! the publisher of an article, a medium without a genre. It is in [`Written::losses`], and so is
//! what [`bibtex`](super::bibtex) says does not fit there.

use crate::item::Item;
#[cfg(doc)]
use crate::item::Name;

use super::bib::{self, Dialect};
use super::{Salvaged, Written};

pub use super::bib::{Error, ErrorKind};

/// Writes items as entries, in their order; ids are the keys, where they can be.
///
/// ```
/// use ibid::{Date, Item, Kind, Name, format};
///
/// let item = Item {
///     author: vec![Name::literal("Danish Ministry of Defence")],
///     title: Some("Agreement: The text".into()),
///     issued: Some(Date::month(2022, 2)),
///     url: Some("https://fmn.dk/en/a_b%20c".into()),
///     ..Item::new("fmn", Kind::Webpage)
/// };
/// assert_eq!(
///     format::biblatex::write(&[item]).text,
///     "\
/// @online{fmn,
///   author = {{Danish Ministry of Defence}},
///   title = {Agreement: {The} text},
///   date = {2022-02},
///   url = {https://fmn.dk/en/a_b%20c},
/// }
/// ",
/// );
/// ```
pub fn write(items: &[Item]) -> Written {
    bib::write(items, Dialect::Biblatex, false)
}

/// The same, with LaTeX's commands for all letters that have one.
///
/// ```
/// use ibid::{Item, Kind, format};
///
/// let item = Item { title: Some("La naïveté".into()), ..Item::new("n", Kind::Webpage) };
/// let bib = format::biblatex::write_ascii(&[item]);
/// assert!(bib.is_ascii());
/// assert_eq!(format::biblatex::read(&bib)?[0].title.as_deref(), Some("La naïveté"));
/// # Ok::<(), format::biblatex::Error>(())
/// ```
pub fn write_ascii(items: &[Item]) -> Written {
    bib::write(items, Dialect::Biblatex, true)
}

/// Reads a file in which nothing is wrong.
///
/// ```
/// let items = ibid::format::biblatex::read("@online{a, date = {2020-05/2021}}")?;
/// assert_eq!(items[0].issued, Some("2020-05/2021".parse().unwrap()));
///
/// let film = "@video{f, entrysubtype = {film}, author = {Doe, J.}, author+an:role = {=director}}";
/// let items = ibid::format::biblatex::read(film)?;
/// assert_eq!(items[0].director[0].family.as_deref(), Some("Doe"));
/// assert_eq!(items[0].genre.as_deref(), Some("Film"));
/// # Ok::<(), ibid::format::biblatex::Error>(())
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
/// use ibid::format::biblatex::{self, ErrorKind};
///
/// let read = biblatex::salvage("@online{a, xdata = {gone}, title = {Bread}}");
/// assert_eq!(read.items[0].title.as_deref(), Some("Bread"));
/// assert_eq!(read.problems[0].kind, ErrorKind::UnknownEntry("gone".into()));
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    bib::read(text, Dialect::Biblatex)
}
