//! What a reference refers to: an [`Item`], shaped as CSL 1.0.2 has it.
//!
//! An item *is* CSL-JSON: `serde_json` reads and writes it, and nothing gets lost on the way.
//!
//! ```
//! use ibid::{Item, Kind};
//!
//! let json = r#"{"id": "a", "type": "book", "title": "On Bread", "volume": 2, "custom": {"x": 1}}"#;
//! let item: Item = serde_json::from_str(json)?;
//! assert_eq!(item.kind, Kind::Book);
//! assert_eq!(item.volume, Some(2.into()));
//! assert_eq!(item.other["custom"]["x"], 1);
//! let again: serde_json::Value = serde_json::to_value(&item)?;
//! assert_eq!(again, serde_json::from_str::<serde_json::Value>(json)?);
//! # Ok::<(), serde_json::Error>(())
//! ```

mod date;
mod day_order;
mod identifier;
pub mod keys;
mod kind;
mod name;
mod number;
mod text;
pub(crate) mod variable;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use date::{Date, DateParts, ParseDateError};
pub use day_order::DayOrder;
pub use identifier::{Doi, InvalidIdentifier, Isbn, Issn, Url};
pub use kind::Kind;
pub use name::Name;
pub use number::Number;

/// One work, as CSL 1.0.2 describes it: its type and its variables, under the standard's names.
///
/// Variables that ibid has no field for are kept in [`Item::other`], so that reading and writing
/// CSL-JSON loses nothing.
///
/// ```
/// use ibid::{Item, Kind, Name};
///
/// let item = Item {
///     title: Some("Denmark may allow US troops on its soil".into()),
///     author: vec![Name::literal("AP News")],
///     ..Item::new("ap2022", Kind::ArticleNewspaper)
/// };
/// assert_eq!(
///     serde_json::to_string(&item)?,
///     r#"{"id":"ap2022","type":"article-newspaper","author":[{"literal":"AP News"}],"title":"Denmark may allow US troops on its soil"}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "record")]
#[doc(alias = "citation")]
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Item {
    /// What a citation names the item by; unique in a bibliography.
    #[serde(deserialize_with = "text::required", skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The CSL type.
    #[serde(rename = "type")]
    pub kind: Kind,

    /// The people or bodies who made the work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Name>,
    /// Who chaired the session.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chair: Vec<Name>,
    /// Who edits the series.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub collection_editor: Vec<Name>,
    /// Who compiled the work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compiler: Vec<Name>,
    /// Who wrote the music.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub composer: Vec<Name>,
    /// Who wrote the book that the item stands in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub container_author: Vec<Name>,
    /// Who had a smaller part in the work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributor: Vec<Name>,
    /// Who curated the exhibition or collection.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub curator: Vec<Name>,
    /// Who directed the film.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub director: Vec<Name>,
    /// Who edited the work, or the book that it stands in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editor: Vec<Name>,
    /// Who both edited and translated the work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editor_translator: Vec<Name>,
    /// Who directs the publication.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editorial_director: Vec<Name>,
    /// Who was executive producer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub executive_producer: Vec<Name>,
    /// Who was a guest of the programme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guest: Vec<Name>,
    /// Who hosted the programme.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub host: Vec<Name>,
    /// Who drew the pictures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub illustrator: Vec<Name>,
    /// Who asked the questions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub interviewer: Vec<Name>,
    /// Who tells the story.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub narrator: Vec<Name>,
    /// Who organised the event.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organizer: Vec<Name>,
    /// Who made the original that the work is drawn from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub original_author: Vec<Name>,
    /// Who performs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub performer: Vec<Name>,
    /// Who produced the work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub producer: Vec<Name>,
    /// To whom a letter went.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipient: Vec<Name>,
    /// Who made the reviewed work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviewed_author: Vec<Name>,
    /// Who wrote the script.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub script_writer: Vec<Name>,
    /// Who created the series.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series_creator: Vec<Name>,
    /// Who translated the work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translator: Vec<Name>,

    /// When the item was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// When it could be had before its formal publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_date: Option<Date>,
    /// When the event took place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_date: Option<Date>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// When the original appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_date: Option<Date>,
    /// When it was handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted: Option<Date>,

    /// Its summary.
    #[serde(
        rename = "abstract",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub abstract_text: Option<String>,
    /// A reader's remarks.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub annote: Option<String>,
    /// The archive that keeps it.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// The collection in the archive.
    #[serde(
        rename = "archive_collection",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub archive_collection: Option<String>,
    /// The place in the archive.
    #[serde(
        rename = "archive_location",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub archive_location: Option<String>,
    /// Where the archive is.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub archive_place: Option<String>,
    /// The court, legislature or body that issued it.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The shelf mark.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub call_number: Option<String>,
    /// The key in the source's own file.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub citation_key: Option<String>,
    /// The series.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub collection_title: Option<String>,
    /// The journal, newspaper, website or book that it stands in.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// The same, abbreviated.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub container_title_short: Option<String>,
    /// Its size or length.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<String>,
    /// The part of the body that issued it.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// The digital object identifier, as given; see [`Item::doi`](Self::doi()).
    #[serde(
        rename = "DOI",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub doi: Option<String>,
    /// Where the event took place.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub event_place: Option<String>,
    /// The conference or other event.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub event_title: Option<String>,
    /// What it is, in words: "PhD thesis".
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// The ISBN, as given.
    #[serde(
        rename = "ISBN",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub isbn: Option<String>,
    /// The ISSN, as given.
    #[serde(
        rename = "ISSN",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub issn: Option<String>,
    /// The region that a legal item holds in.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// Keywords.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub keyword: Option<String>,
    /// The language, as an IETF tag.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What it comes on: "online", "DVD".
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// Anything else.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The original's publisher.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub original_publisher: Option<String>,
    /// Where the original's publisher is.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub original_publisher_place: Option<String>,
    /// The original's title.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub original_title: Option<String>,
    /// The title of the part.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub part_title: Option<String>,
    /// The PubMed Central identifier.
    #[serde(
        rename = "PMCID",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub pmcid: Option<String>,
    /// The PubMed identifier.
    #[serde(
        rename = "PMID",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub pmid: Option<String>,
    /// The publisher.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where the publisher is.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub publisher_place: Option<String>,
    /// Related works.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub references: Option<String>,
    /// What the reviewed work is.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub reviewed_genre: Option<String>,
    /// The title of the reviewed work.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub reviewed_title: Option<String>,
    /// The scale of a map.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// Where the record came from.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How far it is published: "in press".
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The title.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The same, shortened.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub title_short: Option<String>,
    /// The address, as given.
    #[serde(
        rename = "URL",
        deserialize_with = "text::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub url: Option<String>,
    /// The title of the volume.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub volume_title: Option<String>,
    /// The letter that tells works of one year apart.
    #[serde(deserialize_with = "text::optional", skip_serializing_if = "Option::is_none")]
    pub year_suffix: Option<String>,

    /// The chapter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chapter_number: Option<Number>,
    /// The number in the series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection_number: Option<Number>,
    /// The edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Number>,
    /// The issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<Number>,
    /// The number of a report, patent or standard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// How many pages it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_pages: Option<Number>,
    /// How many volumes it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_of_volumes: Option<Number>,
    /// The pages it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Number>,
    /// The number of the part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_number: Option<Number>,
    /// The number of the printing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printing_number: Option<Number>,
    /// The section it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Number>,
    /// The number of the supplement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplement_number: Option<Number>,
    /// The version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Number>,
    /// The volume.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume: Option<Number>,

    /// Every variable that has no field of its own, as it was read.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

/// As CSL-JSON: of a hundred variables, only those that have a value.
impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?;
        write!(f, "Item {json}")
    }
}

impl Item {
    /// An item of this identifier and type that has no variables yet.
    ///
    /// ```
    /// # use ibid::{Item, Kind};
    /// assert_eq!(Item::new("a", Kind::Book).title, None);
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>, kind: Kind) -> Self {
        Self { id: id.into(), kind, ..Self::default() }
    }

    /// A short key that tells what the item is: family name, year, first telling word of the title.
    ///
    /// ```
    /// # use ibid::{Date, Item, Kind, Name};
    /// let item = Item {
    ///     author: vec![Name::person("Jacobsen", "S.")],
    ///     issued: Some(Date::year(2022)),
    ///     title: Some("Denmark talks on hosting U.S. troops".into()),
    ///     ..Item::new("", Kind::ArticleNewspaper)
    /// };
    /// assert_eq!(item.key(), "jacobsen2022denmark");
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        keys::made(self)
    }

    /// The DOI, if the variable holds a valid one, in whatever dress.
    ///
    /// ```
    /// # use ibid::Item;
    /// let item = Item { doi: Some("https://doi.org/10.1000/182".into()), ..Item::default() };
    /// assert_eq!(item.doi().unwrap().as_str(), "10.1000/182");
    /// ```
    #[must_use]
    pub fn doi(&self) -> Option<Doi> {
        self.doi.as_deref()?.parse().ok()
    }
}
