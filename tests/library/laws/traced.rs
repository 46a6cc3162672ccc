//! Nothing is invented: every value of an item stands in the text that it was read from.
//!
//! A value is not always printed as it is read. What reading changes is this, and no more:
//!
//! | changed | by | printed | read |
//! |---|---|---|---|
//! | blanks, marks around a value, a hyphen at a line's end | [`letters`] | `“Clean ener-\ngy.” ` | `Clean energy` |
//! | what stands between the words of a name or edition | [`words_in_order`] | `J. (Ed.) K.` | `J. K.` |
//! | months | [`is_month`] | `Februar`, `2` | 2 |
//! | ordinals of editions | [`is_ordinal`] | `Second` | 2 |
//! | the century of a range's end, and the era | [`is_year`] | `2014/15`, `44 BC` | 2015, −44 |

use ibid::item::{DateParts, Number};
use ibid::{Date, Item, Label, Name, Parser, Reference, Style};
use proptest::prelude::*;
use serde_json::Value;

use super::inputs::{any_text, document, entry};
use super::items::item;
use super::parsing::documents;
use super::{CASES, config};

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the letters and digits of a value stand in a text as they are, and its marks among them.
fn is_in(value: &str, source: &str) -> bool {
    let mut source_marks = source.chars();
    letters(source).contains(&letters(value))
        && visible(value).all(|c| source_marks.any(|s| s == c))
}

/// Whether an identifier stands in a text, but for blanks and breaks within it.
fn is_whole_in(identifier: &str, source: &str) -> bool {
    visible(source).collect::<String>().contains(&visible(identifier).collect::<String>())
}

/// What shows of a text.
fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c))
}

/// A text whose words are whole, where a line was broken after a hyphen or something in them does
/// not show.
fn unbroken(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    shown.replace("-\r\n", "").replace("-\n", "")
}

/// Controls, and characters that take no room or turn the direction of writing.
fn is_invisible(c: char) -> bool {
    let is_control = c.is_control() && !c.is_whitespace();
    is_control
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether the words of a value stand in a text one after the other.
fn words_in_order(value: &str, source: &str) -> bool {
    let source = letters(source);
    let mut rest = source.as_str();
    value.split(|c: char| !c.is_alphanumeric()).all(|word| {
        let found = rest.find(word).map(|at| &rest[at + word.len()..]);
        rest = found.unwrap_or_default();
        found.is_some()
    })
}

/// Whether a year stands in a text, before our era with its "BC", or its last two digits after a
/// year of the same century.
fn is_year(year: i32, source: &str) -> bool {
    let digits = year.unsigned_abs().to_string();
    let is_of_era = year > 0 || source.contains("BC") || source.contains("B.C.");
    let last = u8::try_from(year.rem_euclid(100)).expect("two digits");
    source.contains(&digits) && is_of_era
        || digits.len() == 4 && source.contains(&digits[..2]) && is_number(last, source)
}

/// Whether a month stands in a text, as a number or by a name of `data/months.txt`.
fn is_month(month: u8, source: &str) -> bool {
    let is_name = |word: &str| {
        section(include_str!("../../../data/months.txt"), &month.to_string())
            .any(|name| name == word)
    };
    let lower = source.to_lowercase();
    is_number(month, source) || lower.split(|c: char| !c.is_alphabetic()).any(is_name)
}

/// Whether a number stands in a text.
fn is_number(number: u8, source: &str) -> bool {
    let runs = source.split(|c: char| !c.is_ascii_digit());
    runs.filter_map(|digits| digits.parse::<u32>().ok()).any(|found| found == u32::from(number))
}

/// Whether an ordinal of `data/ordinals.txt` that stands in a text has this number.
fn is_ordinal(number: &str, source: &str) -> bool {
    let lower = source.to_lowercase();
    section(include_str!("../../../data/ordinals.txt"), number).any(|word| lower.contains(word))
}

/// The phrases of a section of a word list.
fn section<'a>(list: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let heading = format!("[{name}]");
    let phrases = list.lines().skip_while(move |line| *line != heading).skip(1);
    phrases.take_while(|line| !line.is_empty())
}

/// The fields that are text, and the labels of the segments that fill each.
const TEXTS: &[(&str, &[Label])] = &[
    ("title", &[Label::Title, Label::Author, Label::ContainerTitle]),
    ("container-title", &[Label::ContainerTitle, Label::Title, Label::Publisher, Label::Genre]),
    (
        "collection-title",
        &[Label::CollectionTitle, Label::Number, Label::Title, Label::ContainerTitle],
    ),
    ("publisher", &[Label::Publisher, Label::ContainerTitle, Label::Note]),
    ("publisher-place", &[Label::PublisherPlace]),
    ("genre", &[Label::Genre, Label::Note]),
    ("medium", &[Label::Medium, Label::Genre, Label::Note]),
    ("event-title", &[Label::Event, Label::Publisher, Label::ContainerTitle]),
    (
        "event-place",
        &[Label::Event, Label::PublisherPlace, Label::Publisher, Label::ContainerTitle],
    ),
    ("archive", &[Label::Note, Label::Publisher]),
    ("authority", &[Label::Publisher, Label::Note]),
    ("references", &[Label::Note]),
    ("PMID", &[Label::Note, Label::Number]),
    ("ISBN", &[Label::Isbn]),
    ("ISSN", &[Label::Isbn]),
    ("DOI", &[Label::Doi, Label::Url]),
    ("URL", &[Label::Url, Label::Doi]),
    ("volume", &[Label::Volume, Label::Number, Label::Title, Label::ContainerTitle]),
    ("issue", &[Label::Issue, Label::Volume, Label::Pages]),
    ("page", &[Label::Pages, Label::Number, Label::Volume, Label::Issue]),
    ("number", &[Label::Number, Label::Genre, Label::Pages, Label::Issue, Label::Volume]),
    ("section", &[Label::Note]),
    ("status", &[Label::Note, Label::Genre, Label::Medium]),
    ("version", &[Label::Edition]),
    ("edition", &[Label::Edition]),
    ("note", &[Label::Note, Label::Number]),
];

/// The same for names.
const NAMES: &[(&str, &[Label])] = &[
    ("author", &[Label::Author]),
    ("contributor", &[Label::Author]),
    ("editor", &[Label::Editor, Label::Author, Label::Translator]),
    ("translator", &[Label::Translator, Label::Editor, Label::Author]),
    ("container-author", &[Label::Editor, Label::Author]),
    ("chair", MAKERS),
    ("compiler", MAKERS),
    ("composer", MAKERS),
    ("curator", MAKERS),
    ("director", MAKERS),
    ("executive-producer", MAKERS),
    ("guest", MAKERS),
    ("host", MAKERS),
    ("illustrator", MAKERS),
    ("interviewer", MAKERS),
    ("narrator", MAKERS),
    ("performer", MAKERS),
    ("producer", MAKERS),
    ("script-writer", MAKERS),
    ("series-creator", MAKERS),
];

/// Where those may stand whom words beside their names credit with something.
const MAKERS: &[Label] = &[Label::Author, Label::Editor, Label::Translator];

/// The same for dates. An event that names no year has that of the issue.
const DATES: &[(&str, &[Label])] = &[
    ("issued", &[Label::Date]),
    ("accessed", &[Label::Accessed]),
    ("original-date", &[Label::Date, Label::Note]),
    ("event-date", &[]),
];

/// A reference with the text that it was read from.
struct Source<'a> {
    reference: &'a Reference,
    text: &'a str,
}

impl<'a> Source<'a> {
    /// The texts of the segments of these labels.
    fn segments(&self, labels: &[Label]) -> Vec<&'a str> {
        let segments = self.reference.segments.iter();
        segments.filter(|s| labels.contains(&s.label)).map(|s| s.span.text(self.text)).collect()
    }

    /// Checks every variable but the ones that are `known` from elsewhere.
    #[track_caller]
    fn check(&self, known: &[&str]) {
        let Ok(Value::Object(item)) = serde_json::to_value(&self.reference.item) else {
            unreachable!("an item is an object")
        };
        for (variable, value) in item {
            let labels = |table: &[(&str, &'static [Label])]| {
                table.iter().find(|(name, _)| *name == variable).map(|(_, labels)| *labels)
            };
            if known.contains(&&*variable) || variable == "id" || variable == "type" {
                // An id is made, a type is inferred.
            } else if let Some(labels) = labels(TEXTS) {
                let value: Number = serde_json::from_value(value).expect("text or a number");
                self.has_text(&variable, &value.as_text(), labels);
            } else if let Some(labels) = labels(NAMES) {
                let names: Vec<Name> = serde_json::from_value(value).expect("names");
                // What stands for others is said in many words.
                for name in names.iter().filter(|name| !name.is_others()) {
                    self.has_name(name, labels);
                }
            } else if let Some(labels) = labels(DATES) {
                self.has_date(&serde_json::from_value(value).expect("a date"), labels);
            } else {
                panic!("{variable} is in no table");
            }
        }
    }

    /// A text is that of one segment; a note is of several, or of what stands around an identifier,
    /// and a number may have its genre before it.
    #[track_caller]
    fn has_text(&self, variable: &str, value: &str, labels: &[Label]) {
        assert!(value.trim() == value && !value.is_empty(), "{variable} {value:?} is bare");
        let segments = self.segments(labels);
        let found = match variable {
            "note" | "number" | "references" => words_in_order(value, &segments.concat()),
            "edition" if is_ordinal(value, &segments.concat()) => true,
            "edition" => segments.iter().any(|segment| words_in_order(value, segment)),
            "URL" | "ISBN" | "ISSN" | "PMID" => {
                segments.iter().any(|segment| is_whole_in(value, segment))
            }
            _ => segments.iter().any(|segment| is_in(value, segment)),
        };
        assert!(found, "{variable} {value:?} is not in {segments:?}");
    }

    #[track_caller]
    fn has_name(&self, name: &Name, labels: &[Label]) {
        let source = self.segments(labels).concat();
        if name.is_others() {
            let open = ["…", "...", "others", "al"].iter().any(|mark| source.contains(mark));
            return assert!(open, "the list {source:?} is not open");
        }
        let Ok(Value::Object(parts)) = serde_json::to_value(name) else {
            unreachable!("a name is an object")
        };
        assert!(!parts.is_empty(), "a name has a part");
        for part in parts.values().filter_map(Value::as_str) {
            assert!(words_in_order(part, &source), "{part:?} is not in {source:?}");
            assert!(part.trim() == part && !part.is_empty(), "a part of {name:?} is bare");
        }
    }

    /// A date is of the segments of these labels or, if there are none, of the whole entry.
    #[track_caller]
    fn has_date(&self, date: &Date, labels: &[Label]) {
        let segments = self.segments(labels).join(" ");
        let whole = self.reference.span.text(self.text);
        let printed = if segments.is_empty() { whole } else { &segments };
        let source = &format!("{printed} {}", unbroken(printed));
        for parts in date.start.iter().chain(&date.end) {
            let DateParts { year, month, day } = *parts;
            assert!(is_year(year, source), "{year} is not in {source:?}");
            assert!(month.is_none_or(|m| is_month(m, source)), "{date} is not in {source:?}");
            assert!(day.is_none_or(|d| is_number(d, source)), "{date} is not in {source:?}");
        }
        let words = date.literal.as_deref().unwrap_or_default();
        assert!(is_in(words, printed), "{words:?} is not in {printed:?}");
    }
}

#[track_caller]
fn check(text: &str) {
    Source { reference: &ibid::parse_entry(text), text }.check(&[]);
}

/// In a document an author may be carried on from the entry before, and an address may be behind a
/// link.
#[track_caller]
fn check_documents(text: &str) {
    let mut parser = Parser::new();
    for document in documents(text) {
        let mut before: Vec<Name> = Vec::new();
        for reference in parser.parse_document(&document) {
            let Item { author, url, .. } = &reference.item;
            let is_link = document.links().iter().any(|link| Some(&link.target) == url.as_ref());
            let known =
                [if is_link { "URL" } else { "" }, if *author == before { "author" } else { "" }];
            Source { reference: &reference, text: document.text() }.check(&known);
            before.clone_from(author);
        }
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn nothing_is_invented_in_any_text(text in any_text()) {
        check(&text);
    }

    #[test]
    fn nothing_is_invented_in_spoilt_entries(text in entry()) {
        check(&text);
    }

    #[test]
    fn nothing_is_invented_in_rendered_items(item in item()) {
        for style in Style::ALL {
            check(&style.entry(&item).to_string());
        }
    }

    #[test]
    fn nothing_is_invented_in_documents(text in document()) {
        check_documents(&text);
    }
}

#[test]
fn nothing_is_invented_where_it_once_was() {
    let texts = [
        "½[A&@ ]B 0%\0",
        "Others. `` - % x.",
        "Okafor, M.[@mo]Roe, J. (2020). Bread.",
        "van der {x}, {x}. (ca. 1812). _ < } [Ed.]. jan.",
        "Doe. (n.d.). (0). , Article 0.",
        "Brandt, Ute (Hrsg.): Das Brot. 2., überarb. Aufl. Leip4), S. 33–41.",
        "(1 B.C.E.).",
        "(1408–9).",
        "Z Backkunde. 20-\n03 Feb; 1998.",
        "Roe, R. Milling, Lyon, Jun. 2\u{202e}008, pp. 101-109.",
    ];
    texts.into_iter().for_each(check);
}

/// Entries as they are found, where there are some.
#[test]
fn nothing_is_invented_in_found_entries() {
    for text in crate::common::found_entries() {
        check(&text);
    }
}
