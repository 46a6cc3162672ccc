//! RIS, the tagged format of reference managers and databases.
//!
//! | tags | variable |
//! |---|---|
//! | `TY`, `ID` | `type`, `id` |
//! | `AU` (`A1`), `ED` (`A2`), `A3`, `A4` | `author`, `editor`, `collection-editor`, `translator` |
//! | `TI` (`T1`), `ST`, `OP` | `title`, `title-short`, `original-title` |
//! | `T2` (`BT`, `JO`, `JF`), `J2` (`JA`), `T3` | `container-title`, the same short, `collection-title` |
//! | `PY` (`Y1`) and `DA`, `Y2` | `issued`, `accessed` |
//! | `VL`, `IS`, `SP` and `EP`, `ET`, `NV`, `SE` | `volume`, `issue`, `page`, `edition`, `number-of-volumes`, `section` |
//! | `C7` of an article, `M1` | `number` |
//! | `PB`, `CY` (`PP`), `M3` | `publisher`, `publisher-place`, `genre` |
//! | `SN`, `DO`, `UR`, `CN` | `ISBN` or `ISSN`, `DOI`, `URL`, `call-number` |
//! | `DB`, `AN`, `DP` | `archive` (`source`, where it only lists an article), `archive_location`, `source` |
//! | `KW` (one each), `LA`, `AB` (`N2`), `N1`, `RN` | `keyword`, `language`, `abstract`, `note`, `annote` |
//!
//! Databases write what they like in `M1` and `M3`: an address of the authors, the DOI, "Article". That is
//! no number and no genre. `Doe J.K.` is a person, as Embase and Ovid write names.
//!
//! Lines before a reference that number it (`1.`) or name a database (`Provider: EBSCO`) are passed
//! over. Tags in parentheses are read, and not written. `PY` is read with a year alone (the format of
//! 2011) and with month, day and words (`2020/05/03/`, that of 2001); written is the year, and
//! `DA` with the rest. Other tags are kept in [`Item::other`](crate::Item::other).
//!
//! # What does not fit
//!
//! Types that RIS does not tell from others, every variable that is not in the table, the end of
//! a range of dates, and that a list of names goes on with others. It is in [`Written::losses`]. Runs of blanks and line ends become one blank.
//! A number is read as text, a hyphen between two pages as a dash, and words in small letters at
//! the head of a family name as a particle. A family name of several words that stands alone
//! is read as a literal.

mod error;
mod read;
mod table;
mod value;
mod write;

use crate::item::Item;

use super::{Salvaged, Written};

pub use error::{Error, ErrorKind};
pub(super) use table::is_header;

/// Writes items as references, in their order.
///
/// ```
/// use ibid::{Date, Item, Kind, Name, format};
///
/// let item = Item {
///     author: vec![Name::literal("AP News")],
///     title: Some("Denmark may allow US troops".into()),
///     issued: Some(Date::day(2022, 2, 10)),
///     page: Some("12–14".into()),
///     ..Item::new("ap", Kind::ArticleNewspaper)
/// };
/// assert_eq!(
///     format::ris::write(&[item]).text,
///     "\
/// TY  - NEWS
/// ID  - ap
/// AU  - AP News,
/// TI  - Denmark may allow US troops
/// PY  - 2022
/// DA  - 2022/02/10/
/// SP  - 12
/// EP  - 14
/// ER  - \n",
/// );
/// ```
pub fn write(items: &[Item]) -> Written {
    let mut written = Written::default();
    for item in items {
        if !written.text.is_empty() {
            written.text.push('\n');
        }
        write::write(item, &mut written);
    }
    written
}

/// Reads a file in which nothing is wrong.
///
/// ```
/// use ibid::{Date, format};
///
/// let items = format::ris::read("TY  - JOUR\r\nTI  - A long\r\n title\r\nY1  - 2020/05/03/\r\nER  - \r\n")?;
/// assert_eq!(items[0].title.as_deref(), Some("A long title"));
/// assert_eq!(items[0].issued, Some(Date::day(2020, 5, 3)));
/// # Ok::<(), format::ris::Error>(())
/// ```
///
/// # Errors
/// If a line belongs to no reference, or a reference does not end.
pub fn read(text: &str) -> Result<Vec<Item>, Error> {
    salvage(text).strict()
}

/// Reads what can be read, and says what cannot.
///
/// ```
/// use ibid::format::ris;
///
/// let read = ris::salvage("Exported in 2020\nTY  - BOOK\nTI  - On bread\nER  - \n");
/// assert_eq!(read.items[0].title.as_deref(), Some("On bread"));
/// assert_eq!((read.problems[0].line, read.problems[0].kind), (1, ris::ErrorKind::Stray));
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    read::read(text)
}
