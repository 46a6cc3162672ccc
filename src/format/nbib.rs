//! PubMed's format, also called MEDLINE: what its button "Cite" gives as `.nbib`. It is read only.
//!
//! | tags | variable |
//! |---|---|
//! | `PMID`, `PMC` | `PMID`, `PMCID` |
//! | `FAU`, or else `AU`; `CN` | `author`; a body |
//! | `FED`, or else `ED` | `editor` |
//! | `TI`, `BTI`, `CTI` | `title`; `container-title` of a chapter, or the title of a book; `collection-title` |
//! | `JT`, `TA` | `container-title`, the same short |
//! | `DP` | `issued` |
//! | `VI`, `IP`, `PG`, `EN` | `volume`, `issue`, `page`, `edition` |
//! | `LID`, `AID` with `[doi]` | `DOI` |
//! | `IS`, `ISBN` | `ISSN`, `ISBN` |
//! | `PB`, `PL`, `LA`, `AB` | `publisher`, `publisher-place`, `language`, `abstract` |
//! | `OT` (one each) | `keyword` |
//!
//! Other tags are kept in [`Item::other`]; `AU` is not where `FAU` has the same name in full.

use thiserror::Error;

use super::keep::keep;
use super::lines::with_line_feeds;
use super::{Salvaged, pages, words_date};
use crate::item::variable::Var;
use crate::item::{Date, Item, Kind, Name};

/// A line that is of no record.
///
/// ```
/// let error = ibid::format::nbib::read("On bread\nPMID- 1\n").unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 1: expected a tag such as “PMID- ”");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column 1: expected a tag such as “PMID- ”")]
#[non_exhaustive]
pub struct Error {
    /// The line, from 1.
    pub line: usize,
}

/// Reads a file in which nothing is wrong.
///
/// ```
/// use ibid::{Date, Name, format};
///
/// let text = "\
/// PMID- 12345
/// TI  - Bread and
///       salt.
/// FAU - Doe, Jane B
/// AU  - Doe JB
/// JT  - Journal of food
/// DP  - 2020 Mar 5
/// PG  - 123-30
/// LID - 10.1000/182 [doi]
/// ";
/// let items = format::nbib::read(text)?;
/// assert_eq!(items[0].title.as_deref(), Some("Bread and salt"));
/// assert_eq!(items[0].author, [Name::person("Doe", "Jane B.")]);
/// assert_eq!(items[0].issued, Some(Date::day(2020, 3, 5)));
/// assert_eq!(items[0].doi.as_deref(), Some("10.1000/182"));
/// # Ok::<(), format::nbib::Error>(())
/// ```
///
/// # Errors
/// If a line is of no record.
pub fn read(text: &str) -> Result<Vec<Item>, Error> {
    salvage(text).strict()
}

/// Reads what can be read, and says what cannot.
///
/// ```
/// let read = ibid::format::nbib::salvage("Exported today\nPMID- 1\nTI  - Salt.\n");
/// assert_eq!(read.items[0].pmid.as_deref(), Some("1"));
/// assert_eq!(read.problems[0].line, 1);
/// ```
#[must_use]
pub fn salvage(text: &str) -> Salvaged<Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = &*with_line_feeds(text);
    let mut salvaged = Salvaged::new(Vec::new(), Vec::new());
    let mut record: Vec<(&str, String)> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        match tagged(line) {
            Some((tag, value)) => {
                if tag == "PMID" && record.iter().any(|(tag, _)| *tag == "PMID") {
                    salvaged.items.push(item(&std::mem::take(&mut record)));
                }
                record.push((tag, value.to_owned()));
            }
            None if line.trim().is_empty() => {
                if !record.is_empty() {
                    salvaged.items.push(item(&std::mem::take(&mut record)));
                }
            }
            None => match record.last_mut().filter(|_| line.starts_with(' ')) {
                Some((_, value)) => value.extend([" ", line.trim()]),
                None => salvaged.problems.push(Error { line: number }),
            },
        }
    }
    if !record.is_empty() {
        salvaged.items.push(item(&record));
    }
    salvaged
}

/// Whether a text is in this format: its first line is a tag of PubMed's.
///
/// ```
/// use ibid::format::nbib;
///
/// assert!(nbib::is_nbib("\nPMID- 12345\nTI  - Bread\n"));
/// assert!(!nbib::is_nbib("TY  - JOUR\n"));
/// ```
#[must_use]
pub fn is_nbib(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    matches!(tagged(text.lines().next().unwrap_or_default()), Some(("PMID" | "STAT" | "OWN", _)))
}

/// The tag of a line, of up to four letters in four places, and its value.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.get(..4).zip(line.get(4..)?.strip_prefix('-'))?;
    let tag = tag.trim_end();
    let is_tag = (2..=4).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (is_tag && (value.is_empty() || value.starts_with(' '))).then(|| (tag, value.trim()))
}

/// The variables of tags that hold one as it is.
const TAGS: &[(&str, Var)] = &[
    ("AB", Var::AbstractText),
    ("CTI", Var::CollectionTitle),
    ("EN", Var::Edition),
    ("IP", Var::Issue),
    ("ISBN", Var::Isbn),
    ("JT", Var::ContainerTitle),
    ("PB", Var::Publisher),
    ("PL", Var::PublisherPlace),
    ("PMC", Var::Pmcid),
    ("PMID", Var::Pmid),
    ("TA", Var::ContainerTitleShort),
    ("VI", Var::Volume),
];

/// Languages as libraries shorten them (ISO 639-2/B), and their tags.
const LANGUAGES: &[(&str, &str)] = &[
    ("chi", "zh"),
    ("cze", "cs"),
    ("dan", "da"),
    ("dut", "nl"),
    ("eng", "en"),
    ("fre", "fr"),
    ("ger", "de"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("tur", "tr"),
];

fn item(record: &[(&str, String)]) -> Item {
    let has = |tag: &str| record.iter().any(|(known, _)| *known == tag);
    let (has_authors, has_editors, has_title) = (has("FAU"), has("FED"), has("TI"));
    let mut item = Item { kind: kind(record), ..Item::default() };
    for (tag, value) in record {
        match *tag {
            "FAU" => item.author.push(full_name(value)),
            "AU" if !has_authors => item.author.push(short_name(value)),
            "CN" => item.author.push(Name::literal(value.trim_end_matches('.'))),
            "FED" => item.editor.push(full_name(value)),
            "ED" if !has_editors => item.editor.push(short_name(value)),
            "AU" | "ED" => {}
            "BTI" if has_title => item.container_title = Some(title(value)),
            "TI" | "BTI" => item.title = Some(title(value)),
            "DP" => item.issued = Some(date(value)),
            "PG" => item.page = Some(pages::plain(&pages::dashed(value)).into()),
            "LA" if item.language.is_none() => item.language = Some(language(value)),
            "LID" | "AID" if let Some(doi) = value.strip_suffix(" [doi]") => {
                item.doi.get_or_insert_with(|| doi.to_owned());
            }
            "IS" if item.issn.is_none() => {
                item.issn = value.split(' ').next().map(str::to_owned);
            }
            "OT" => match &mut item.keyword {
                Some(words) => words.extend([", ", value]),
                words => *words = Some(value.clone()),
            },
            tag => set(&mut item, tag, value),
        }
    }
    item
}

fn set(item: &mut Item, tag: &str, value: &str) {
    let var = TAGS.iter().find(|(known, _)| *known == tag).map(|(_, var)| *var);
    if !var.is_some_and(|var| var.fill(item, value)) {
        keep(&mut item.other, tag, value);
    }
}

fn kind(record: &[(&str, String)]) -> Kind {
    let has = |tag: &str| record.iter().any(|(known, _)| *known == tag);
    let is = |words: &str| record.iter().any(|(tag, value)| *tag == "PT" && value == words);
    match () {
        () if has("BTI") && has("TI") => Kind::Chapter,
        () if has("BTI") || is("Book") => Kind::Book,
        () if is("Preprint") => Kind::Article,
        () if is("Dataset") => Kind::Dataset,
        () => Kind::ArticleJournal,
    }
}

/// A title, without the full stop and the brackets of a translation that PubMed sets.
fn title(value: &str) -> String {
    let bare = value.strip_suffix('.').unwrap_or(value);
    let inner = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.map_or(bare, |inner| inner.strip_suffix('.').unwrap_or(inner)).to_owned()
}

/// "Doe, Jane B": initials have no full stops.
fn full_name(value: &str) -> Name {
    let Some((family, given)) = value.split_once(", ") else { return short_name(value) };
    let dotted = |word: &str| {
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if is_initial { format!("{word}.") } else { word.to_owned() }
    };
    let (given, suffix) = match given.rsplit_once(' ') {
        Some((given, suffix)) if is_suffix(suffix) => (given, Some(suffix.to_owned())),
        _ => (given, None),
    };
    let given = given.split(' ').map(dotted).collect::<Vec<_>>().join(" ");
    Name { suffix, ..Name::person(family, given) }
}

/// "Doe JB", "Doe JB Jr".
fn short_name(value: &str) -> Name {
    let (name, suffix) = match value.rsplit_once(' ') {
        Some((name, suffix)) if is_suffix(suffix) => (name, Some(suffix.to_owned())),
        _ => (value, None),
    };
    let is_initials = |text: &&str| text.chars().all(char::is_uppercase);
    match name.rsplit_once(' ').filter(|(_, initials)| is_initials(initials)) {
        Some((family, initials)) => {
            let given = initials.chars().map(|c| format!("{c}.")).collect::<Vec<_>>().join(" ");
            Name { suffix, ..Name::person(family, given) }
        }
        None => Name::literal(value),
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Sr" | "2nd" | "3rd" | "4th" | "II" | "III" | "IV")
}

/// The date, or the year of one that can't be read whole.
fn date(value: &str) -> Date {
    let year = || {
        let year = value.get(..4)?.parse().ok()?;
        Some(Date { raw: Some(value.to_owned()), ..Date::year(year) })
    };
    words_date::read(value).or_else(year).unwrap_or_else(|| Date::literal(value))
}

fn language(value: &str) -> String {
    let known = LANGUAGES.iter().find(|(known, _)| *known == value);
    known.map_or(value, |(_, tag)| tag).to_owned()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::item::{Date, DateParts, Kind, Name};

    #[test]
    fn lines_may_end_with_carriage_returns() {
        let items = read("PMID- 1\rTI  - Bread\r      and salt.\r\rPMID- 2\r").expect("records");
        assert_eq!(items[0].title.as_deref(), Some("Bread and salt"));
        assert_eq!(items[1].pmid.as_deref(), Some("2"));
    }

    #[test]
    fn records() {
        let text = "PMID- 1\nTI  - [On bread].\nAU  - van Rye JB Jr\nDP  - 2019 Sep-Oct\nIS  - 0317-8471 (Print)\n\
                    IS  - 1050-124X (Electronic)\nLA  - eng\nPT  - Journal Article\n\n\
                    PMID- 2\nBTI - Salt\nTI  - Brine\nCN  - Crumb Group.\nDP  - 2019 Dec-2020 Jan\n";
        let items = read(text).expect("records");
        assert_eq!(items[0].title.as_deref(), Some("On bread"));
        let rye = Name { suffix: Some("Jr".into()), ..Name::person("van Rye", "J. B.") };
        assert_eq!(items[0].author, [rye]);
        let end = DateParts { year: 2019, month: Some(10), day: None };
        assert_eq!(items[0].issued, Some(Date { end: Some(end), ..Date::month(2019, 9) }));
        assert_eq!(items[0].issn.as_deref(), Some("0317-8471"));
        assert_eq!(items[0].other["IS"], "1050-124X (Electronic)");
        assert_eq!(items[0].language.as_deref(), Some("en"));
        assert_eq!((items[1].kind.clone(), items[1].pmid.as_deref()), (Kind::Chapter, Some("2")));
        assert_eq!(items[1].author, [Name::literal("Crumb Group")]);
        assert_eq!(
            items[1].issued.as_ref().and_then(|date| date.start),
            Some(DateParts::year(2019))
        );
    }
}
