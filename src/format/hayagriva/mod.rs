//! Hayagriva, the YAML in which Typst's users keep their references.
//!
//! | variable | field |
//! |---|---|
//! | `type` | `type`, with that of the `parent` |
//! | `author`, `editor` | the same: `Doe, Jane`, or `{name: AP News}` for a body |
//! | other names | `affiliated`, with their role |
//! | `title`, `issued` | `title`, `date` |
//! | `container-title`, and its editors, volume, issue | the same in `parent` |
//! | `collection-title` | the title of a parent's or the entry's own series |
//! | `publisher`, `publisher-place` | `publisher: {name, location}` |
//! | `page`, `number-of-pages`, `number-of-volumes` | `page-range`, `page-total`, `volume-total` |
//! | `DOI`, `ISBN`, `ISSN`, `PMID`, `PMCID`, `number` | `serial-number: {doi, isbn, issn, pmid, pmcid, serial}` |
//! | `URL`, `accessed` | `url: {value, date}` |
//! | `abstract`, `annote`, `note`, `genre`, `language`, `archive`, … | the same |
//!
//! Texts have no tags of rich text, and names no dropping particle. What is not in the table is named in [`Written::losses`]; a field that ibid does not know is kept
//! in [`Item::other`](crate::Item::other), and written again.

mod error;
mod kinds;
mod read;
mod table;
mod write;

use super::{Salvaged, Written};
use crate::item::Item;

pub use error::Error;

/// Writes items as entries, in their order; ids are the keys, where they can be.
///
/// ```
/// use ibid::{Date, Item, Kind, Name, format};
///
/// let item = Item {
///     author: vec![Name::person("Doe", "Jane")],
///     title: Some("On bread".into()),
///     issued: Some(Date::month(2020, 5)),
///     container_title: Some("Journal of Food".into()),
///     volume: Some("12".into()),
///     ..Item::new("doe2020", Kind::ArticleJournal)
/// };
/// let yaml = format::hayagriva::write(&[item.clone()]);
/// assert_eq!(
///     yaml.text,
///     "\
/// doe2020:
///   type: article
///   title: On bread
///   author: Doe, Jane
///   date: 2020-05
///   parent:
///     type: periodical
///     title: Journal of Food
///     volume: 12
/// ",
/// );
/// assert_eq!(format::hayagriva::read(&yaml)?, [item]);
/// # Ok::<(), format::hayagriva::Error>(())
/// ```
pub fn write(items: &[Item]) -> Written {
    write::write(items)
}

/// Reads a file in which nothing is wrong.
///
/// ```
/// use ibid::{Kind, format};
///
/// let yaml = "rye:\n  type: anthos\n  title: Rye\n  parent:\n    type: anthology\n    title: Grains\n    editor: [\"Doe, J.\"]\n";
/// let items = format::hayagriva::read(yaml)?;
/// assert_eq!(items[0].kind, Kind::Chapter);
/// assert_eq!(items[0].container_title.as_deref(), Some("Grains"));
/// assert_eq!(items[0].editor.len(), 1);
/// # Ok::<(), format::hayagriva::Error>(())
/// ```
///
/// # Errors
/// If the text is not YAML, or not a map of entries.
pub fn read(text: &str) -> Result<Vec<Item>, Error> {
    salvage(text).strict()
}

/// Reads the entries, or says what is wrong: YAML cannot be read in part.
///
/// ```
/// let read = ibid::format::hayagriva::salvage("rye: [");
/// assert_eq!((read.items.len(), read.problems.len()), (0, 1));
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    match read::read(text) {
        Ok(items) => Salvaged::new(items, Vec::new()),
        Err(error) => Salvaged::new(Vec::new(), vec![error]),
    }
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::{read, write};
    use crate::item::{Date, Item, Kind, Name};

    #[test]
    fn what_is_written_is_read_again() {
        let item = Item {
            author: vec![
                Name {
                    non_dropping_particle: Some("de".into()),
                    ..Name::person("Gaulle", "Charles")
                },
                Name { suffix: Some("Jr.".into()), ..Name::person("King", "Martin Luther") },
                Name::literal("AP: News"),
            ],
            translator: vec![Name::person("Roe", "R.")],
            title: Some("Yes: a \"title\" # of 1e3".into()),
            issued: Some(Date::day(2020, 5, 3)),
            accessed: Some(Date::day(2021, 1, 2)),
            url: Some("https://a.example/b".into()),
            publisher: Some("Crumb".into()),
            publisher_place: Some("Oslo".into()),
            isbn: Some("978-0-306-40615-7".into()),
            page: Some("12–14".into()),
            edition: Some("2".into()),
            ..Item::new("a", Kind::Book)
        };
        for kind in [Kind::Book, Kind::Thesis, Kind::Report, Kind::Webpage, Kind::Software] {
            let item = Item { kind, ..item.clone() };
            let written = write(slice::from_ref(&item));
            assert_eq!(written.losses, [], "{}", written.text);
            assert_eq!(read(&written).expect("YAML"), [item], "{}", written.text);
        }
        let part = Item {
            container_title: Some("Whole".into()),
            editor: vec![Name::person("Doe", "J.")],
            volume: Some("3".into()),
            collection_title: Some("Series".into()),
            ..Item { isbn: None, ..item }
        };
        for kind in [Kind::Chapter, Kind::PaperConference, Kind::EntryEncyclopedia] {
            let item = Item { kind, ..part.clone() };
            let written = write(slice::from_ref(&item));
            assert_eq!(written.losses, [], "{}", written.text);
            assert_eq!(read(&written).expect("YAML"), [item], "{}", written.text);
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let item = Item {
            medium: Some("DVD".into()),
            issued: Some(Date { end: Date::year(2021).start, ..Date::year(2020) }),
            ..Item::new("a", Kind::Map)
        };
        let losses = write(&[item]).losses;
        let lost: Vec<&str> = losses.iter().map(|loss| &*loss.variable).collect();
        assert_eq!(lost, ["issued: parts of the date", "medium", "type"]);
    }

    #[test]
    fn forms_of_values() {
        let yaml = "\
a:
  type: Article
  title: {value: On bread, sentence-case: On bread}
  author: [Doe Jane, {name: Roe, given-name: R., prefix: van}]
  date: 2020
  page-range: 1-9
  serial-number: 10.1000/182
  mine: [1, 2]
  parent: [{type: Periodical, title: {value: Food, short: F}, issue: 3, volume: 12}, {type: conference}]
";
        let item = read(yaml).expect("YAML").remove(0);
        assert_eq!(item.kind, Kind::ArticleJournal);
        assert_eq!(item.author[0], Name::literal("Doe Jane"));
        assert_eq!(item.author[1].non_dropping_particle.as_deref(), Some("van"));
        assert_eq!(item.issued, Some(Date::year(2020)));
        assert_eq!((item.volume, item.issue), (Some("12".into()), Some("3".into())));
        assert_eq!(item.container_title_short.as_deref(), Some("F"));
        assert_eq!(item.number, Some("10.1000/182".into()));
        assert_eq!(item.other["mine"][1], 2);
    }
}
