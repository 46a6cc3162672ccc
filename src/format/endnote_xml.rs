//! EndNote's XML, as EndNote, Zotero, Covidence and others write it. It is read only.
//!
//! | element | variable |
//! |---|---|
//! | `ref-type` | `type` |
//! | `authors`, `secondary-authors`, `tertiary-authors`, `subsidiary-authors` | `author`, `editor`, `collection-editor`, `translator` |
//! | `title`, `secondary-title` or `full-title`, `tertiary-title`, `short-title` | `title`, `container-title` (`collection-title` of a book), `collection-title`, `title-short` |
//! | `abbr-1`, `alt-title` | `container-title-short` |
//! | `year` and `date` | `issued` |
//! | `volume`, `number`, `pages`, `edition`, `section`, `num-vols` | `volume`, `issue` or `number`, `page`, `edition`, `section`, `number-of-volumes` |
//! | `publisher`, `pub-location`, `work-type` | `publisher`, `publisher-place`, `genre` |
//! | `isbn`, `electronic-resource-num`, `url`, `call-num` | `ISBN` or `ISSN`, `DOI`, `URL`, `call-number` |
//! | `keyword`, `language`, `abstract`, `notes` | `keyword`, `language`, `abstract`, `note` |
//!
//! `<style face="italic">` and the like become CSL's rich text. Other elements with text are kept in
//! [`Item::other`] under their names.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use thiserror::Error;

use super::keep::keep;
use super::{Salvaged, pages, words_date};
use crate::item::variable::{SlotMut, Var};
use crate::item::{Date, Isbn, Issn, Item, Kind, Name};
use crate::place;

/// The text is no XML.
///
/// ```
/// let error = ibid::format::endnote_xml::read("<xml><records>\n</xml>").unwrap_err();
/// assert_eq!(error.line, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
#[non_exhaustive]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub message: String,
}

/// Reads a file in which nothing is wrong.
///
/// ```
/// use ibid::{Name, format};
///
/// let xml = r#"<xml><records><record>
///   <ref-type name="Journal Article">17</ref-type>
///   <contributors><authors><author>Doe, Jane</author></authors></contributors>
///   <titles><title><style face="italic">Bread</style> &amp; salt</title></titles>
///   <periodical><full-title>Journal of Food</full-title></periodical>
///   <dates><year>2020</year></dates>
/// </record></records></xml>"#;
/// let items = format::endnote_xml::read(xml)?;
/// assert_eq!(items[0].title.as_deref(), Some("<i>Bread</i> & salt"));
/// assert_eq!(items[0].author, [Name::person("Doe", "Jane")]);
/// # Ok::<(), format::endnote_xml::Error>(())
/// ```
///
/// # Errors
/// If the text is not well-formed.
pub fn read(text: &str) -> Result<Vec<Item>, Error> {
    salvage(text).strict()
}

/// Reads the records up to the first thing that is wrong, and says what it is.
///
/// ```
/// let xml = "<xml><records><record><titles><title>Salt</title></titles></record><record></xml>";
/// let read = ibid::format::endnote_xml::salvage(xml);
/// assert_eq!((read.items.len(), read.problems.len()), (1, 1));
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut records = Records::default();
    let mut problems = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => records.start(&element),
            Ok(Event::Text(words)) => records.text(&words.xml10_content()),
            Ok(Event::CData(words)) => records.text(&words.xml10_content()),
            Ok(Event::GeneralRef(entity)) => records.entity(&entity),
            Ok(Event::End(_)) => records.end(),
            Ok(Event::Eof) if records.open.is_empty() => break,
            Ok(Event::Eof) => {
                problems.push(error(text, text.len(), "the file ends within an element"));
                break;
            }
            Ok(_) => {}
            Err(wrong) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(text.len());
                problems.push(error(text, at, &wrong.to_string()));
                break;
            }
        }
    }
    Salvaged::new(records.items, problems)
}

fn error(text: &str, at: usize, message: &str) -> Error {
    let (line, column) = place::Places::of(text).at(at);
    Error { line, column, message: message.to_owned() }
}

/// Whether a text is in this format: XML with EndNote's records.
///
/// ```
/// use ibid::format::endnote_xml;
///
/// assert!(endnote_xml::is_endnote_xml("<?xml version=\"1.0\"?>\n<xml><records>"));
/// assert!(!endnote_xml::is_endnote_xml("<html>"));
/// ```
#[must_use]
pub fn is_endnote_xml(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let body = match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |(_, rest)| rest.trim_start()),
        None => text,
    };
    let inner = body.strip_prefix("<xml>").unwrap_or(body).trim_start();
    inner.starts_with("<records>")
}

/// What an element means whose text is all there is to say.
const ELEMENTS: &[(&str, Var)] = &[
    ("abbr-1", Var::ContainerTitleShort),
    ("abstract", Var::AbstractText),
    ("alt-title", Var::ContainerTitleShort),
    ("call-num", Var::CallNumber),
    ("edition", Var::Edition),
    ("electronic-resource-num", Var::Doi),
    ("full-title", Var::ContainerTitle),
    ("language", Var::Language),
    ("notes", Var::Note),
    ("num-vols", Var::NumberOfVolumes),
    ("pages", Var::Page),
    ("pub-location", Var::PublisherPlace),
    ("publisher", Var::Publisher),
    ("remote-database-name", Var::Archive),
    ("section", Var::Section),
    ("short-title", Var::TitleShort),
    ("tertiary-title", Var::CollectionTitle),
    ("title", Var::Title),
    ("url", Var::Url),
    ("volume", Var::Volume),
    ("work-type", Var::Genre),
];

/// EndNote's numbers for types.
const KINDS: &[(u8, Kind)] = &[
    (2, Kind::Graphic),
    (3, Kind::MotionPicture),
    (4, Kind::Bill),
    (5, Kind::Chapter),
    (6, Kind::Book),
    (7, Kind::LegalCase),
    (8, Kind::Figure),
    (9, Kind::Software),
    (10, Kind::Book),
    (12, Kind::Webpage),
    (13, Kind::Document),
    (14, Kind::Hearing),
    (17, Kind::ArticleJournal),
    (19, Kind::ArticleMagazine),
    (20, Kind::Map),
    (21, Kind::MotionPicture),
    (23, Kind::ArticleNewspaper),
    (25, Kind::Patent),
    (26, Kind::PersonalCommunication),
    (27, Kind::Report),
    (28, Kind::Book),
    (31, Kind::Legislation),
    (32, Kind::Thesis),
    (34, Kind::Manuscript),
    (36, Kind::Manuscript),
    (37, Kind::Figure),
    (43, Kind::ArticleJournal),
    (44, Kind::Book),
    (46, Kind::Report),
    (47, Kind::PaperConference),
    (52, Kind::EntryDictionary),
    (53, Kind::EntryEncyclopedia),
    (56, Kind::PostWeblog),
    (57, Kind::Periodical),
    (58, Kind::Standard),
    (59, Kind::Dataset),
    (60, Kind::Chapter),
    (63, Kind::MusicalScore),
];

/// How a style's face is said in CSL's rich text.
const FACES: [(&str, &str, &str); 4] = [
    ("italic", "<i>", "</i>"),
    ("bold", "<b>", "</b>"),
    ("superscript", "<sup>", "</sup>"),
    ("subscript", "<sub>", "</sub>"),
];

/// The records that were read, and the one that is open.
#[derive(Default)]
struct Records {
    items: Vec<Item>,
    /// The elements that are open, and for a style what ends it.
    open: Vec<(String, &'static str)>,
    /// The text of the open element.
    words: String,
    record: Record,
}

/// A record, in its elements: each with its text and the element that it stands in.
#[derive(Default)]
struct Record(Vec<(String, String, String)>);

impl Records {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name().0.to_owned();
        let mut end = "";
        if name == "style" {
            let face = element.try_get_attribute("face").ok().flatten();
            let face = face.map(|face| face.value.into_owned()).unwrap_or_default();
            if let Some((_, start, close)) = FACES.iter().find(|(known, ..)| face.contains(known)) {
                self.words.push_str(start);
                end = close;
            }
        } else {
            self.words.clear();
        }
        self.open.push((name, end));
    }

    fn text(&mut self, words: &str) {
        self.words.push_str(words);
    }

    fn entity(&mut self, entity: &BytesRef<'_>) {
        if let Ok(Some(character)) = entity.resolve_char_ref() {
            self.words.push(character);
        } else {
            let text = resolve_xml_entity(&entity.xml10_content()).unwrap_or_default();
            self.words.push_str(text);
        }
    }

    fn end(&mut self) {
        let Some((name, end)) = self.open.pop() else { return };
        match &*name {
            "style" => self.words.push_str(end),
            "record" => self.items.push(std::mem::take(&mut self.record).item()),
            _ => {
                let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
                let parent = self.open.last().map(|(name, _)| name.clone()).unwrap_or_default();
                if !words.is_empty() {
                    self.record.0.push((parent, name, words));
                }
                self.words.clear();
            }
        }
    }
}

impl Record {
    fn item(self) -> Item {
        let get = |name: &str| {
            self.0.iter().find(|(_, known, _)| known == name).map(|(.., words)| words.as_str())
        };
        let kind = get("ref-type").and_then(|number| number.parse::<u8>().ok());
        let kind = KINDS.iter().find(|(known, _)| Some(*known) == kind).map(|(_, kind)| kind);
        let mut item = Item { kind: kind.cloned().unwrap_or_default(), ..Item::default() };
        item.issued = get("year").map(|year| issued(year, get("date")));
        for (parent, name, words) in &self.0 {
            item.take(parent, name, words);
        }
        item
    }
}

/// The date of a year, and of what is said beside it.
fn issued(year: &str, day: Option<&str>) -> Date {
    let whole =
        |day: &str| words_date::read(day).or_else(|| words_date::read(&format!("{day} {year}")));
    let date = day.and_then(whole).or_else(|| words_date::read(year));
    date.unwrap_or_else(|| Date::literal(year))
}

impl Item {
    /// Takes what an element of a record says.
    fn take(&mut self, parent: &str, name: &str, words: &str) {
        let is_periodical = matches!(
            self.kind,
            Kind::ArticleJournal
                | Kind::ArticleMagazine
                | Kind::ArticleNewspaper
                | Kind::Periodical
        );
        let var = match (parent, name) {
            (
                _,
                "ref-type" | "year" | "date" | "rec-number" | "key" | "source-app" | "database",
            ) => return,
            ("authors", _) => return self.author.push(person(words)),
            ("secondary-authors", _) => return self.editor.push(person(words)),
            ("tertiary-authors", _) => return self.collection_editor.push(person(words)),
            ("subsidiary-authors", _) => return self.translator.push(person(words)),
            (_, "keyword") => return push(&mut self.keyword, words),
            (_, "secondary-title") if self.kind == Kind::Book => Some(Var::CollectionTitle),
            (_, "secondary-title") => Some(Var::ContainerTitle),
            (_, "number") if is_periodical => Some(Var::Issue),
            (_, "number") => Some(Var::Number),
            (_, "isbn") if words.parse::<Issn>().is_ok() => Some(Var::Issn),
            (_, "isbn") if is_periodical && words.parse::<Isbn>().is_err() => Some(Var::Issn),
            (_, "isbn") => Some(Var::Isbn),
            _ => ELEMENTS.iter().find(|(known, _)| *known == name).map(|(_, var)| *var),
        };
        let same = |text: &Option<String>| text.as_deref() == Some(words);
        match var.map(|var| var.of_mut(self)) {
            Some(SlotMut::Text(slot @ None)) => *slot = Some(words.to_owned()),
            Some(SlotMut::Text(slot)) if same(slot) => {}
            Some(SlotMut::Number(slot @ None)) if var == Some(Var::Page) => {
                *slot = Some(pages::dashed(words).into());
            }
            Some(SlotMut::Number(slot @ None)) => *slot = Some(words.into()),
            _ => keep(&mut self.other, name, words),
        }
    }
}

fn push(list: &mut Option<String>, words: &str) {
    match list {
        Some(list) => list.extend([", ", words]),
        None => *list = Some(words.to_owned()),
    }
}

/// "Doe, Jane"; a name without a comma, or with one at its end, is a body's.
fn person(words: &str) -> Name {
    match words.split_once(',').map(|(family, given)| (family.trim(), given.trim())) {
        Some((family, given)) if !given.is_empty() => Name::person(family, given),
        Some((body, _)) => Name::literal(body),
        None => Name::literal(words),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::item::{Date, Kind, Name};

    #[test]
    fn records() {
        let xml = r#"<?xml version="1.0" encoding="UTF-8"?><xml><records>
<record><rec-number>7</rec-number><ref-type name="Book Section">5</ref-type>
 <contributors><authors><author><style face="normal">Doe, J.</style></author><author>Crumb Group,</author></authors>
  <secondary-authors><author>Roe, R.</author></secondary-authors></contributors>
 <titles><title>H<style face="subscript">2</style>O &#8211; &lt;x&gt;</title><secondary-title>Water</secondary-title></titles>
 <dates><year>2019</year><pub-dates><date>May 3</date></pub-dates></dates><pages>1-9</pages>
 <keywords><keyword>a</keyword><keyword>b</keyword></keywords><isbn>978-0-306-40615-7</isbn>
 <custom1>mine</custom1></record>
<record><ref-type>17</ref-type><number>3</number><isbn>0317-8471</isbn></record></records></xml>"#;
        let items = read(xml).expect("XML");
        let item = &items[0];
        assert_eq!(item.kind, Kind::Chapter);
        assert_eq!(item.author, [Name::person("Doe", "J."), Name::literal("Crumb Group")]);
        assert_eq!(item.editor, [Name::person("Roe", "R.")]);
        assert_eq!(item.title.as_deref(), Some("H<sub>2</sub>O – <x>"));
        assert_eq!(item.container_title.as_deref(), Some("Water"));
        assert_eq!(item.issued, Some(Date::day(2019, 5, 3)));
        assert_eq!(item.page, Some("1–9".into()));
        assert_eq!(item.keyword.as_deref(), Some("a, b"));
        assert_eq!(item.other["custom1"], "mine");
        assert_eq!(
            (items[1].issue.clone(), items[1].issn.as_deref()),
            (Some("3".into()), Some("0317-8471"))
        );
    }
}
