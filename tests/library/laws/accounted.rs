//! Nothing is lost: every word of an entry is in the item, or a doubt says that it was not read.
//!
//! What is said otherwise in the item, and what is no part of the reference, is this, and no more:
//!
//! | what | where | printed | in the item |
//! |---|---|---|---|
//! | months, and the words of dates | dates, events | `10th of May` | 5, 10 |
//! | names of units | volume, issue, pages, edition, number, supplement | `2nd edn, pp. 3–4` | 2, 3-4 |
//! | the word that leads to it | container, series, publisher | `in Bread` | Bread |
//! | what stands for something unknown | publisher, place, pages | `N.p.` | |
//! | roles, titles and small words | names | `Dr J. Doe and R. Roe (eds)` | Doe, Roe |
//! | what a number or year is | notes | `Original work published 1966` | 1966 |
//! | marks of types | genre | `[M]` | book |
//! | the resolver of a DOI, the scheme of an address | DOI, URL | `https://doi.org/10.1/x` | 10.1/x |
//! | what leads to the reference, the links that a site puts behind it | other text | `See, e.g.,`, `[CrossRef]` | |
//! | the mark of an entry in its list, phrases that announce an address, the day of a visit | | `[3]`, `Available at:` | |

use ibid::{DiagnosticKind, Item, Label, Reference, Segment, Span, Style};
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::CASES;
use super::inputs::{any_text, entry};
use super::items::item;

/// Words beside names that are not kept as they are.
const BESIDE_NAMES: &str = "a al and by coll coord cura dans di dir diretta dr e ed edited editor editors edizione eds et \
    expert experts he hg hosts hrsg i illus in others par por mr phd producers prof red sir trans transl \
    translated translator u und von with y éd и та 等 翻訳 著 译";

/// Words that lead to what a work is in, or who published it.
const BEFORE_CONTAINERS: [&str; 15] =
    ["auf", "by", "dans", "en", "from", "i", "im", "in", "of", "on", "på", "su", "sur", "w", "на"];

/// Words that say what a number or year in a note is.
const BEFORE_NOTES: [&str; 4] = ["original", "published", "sec", "work"];

/// The words of a text in lower case.
fn pieces(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).map(letters)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All that an item says, as letters and digits, with the names of its variables.
fn said(item: &Item) -> String {
    fn add(value: &Value, said: &mut String) {
        match value {
            Value::String(text) => said.push_str(&letters(text)),
            Value::Number(number) => said.push_str(&number.to_string()),
            Value::Array(values) => values.iter().for_each(|value| add(value, said)),
            Value::Object(values) => {
                // The parts of a Chinese name stand in one word.
                let part = |key| values.get(key).and_then(Value::as_str).unwrap_or_default();
                said.push_str(&letters(&format!("{}{}", part("family"), part("given"))));
                for (key, value) in values {
                    said.extend([" ", &letters(key), " "]);
                    add(value, said);
                }
            }
            Value::Bool(_) | Value::Null => {}
        }
        said.push(' ');
    }
    let mut said = String::new();
    add(&serde_json::to_value(item).expect("an item is JSON"), &mut said);
    said
}

/// Whether a word in a segment of a label may be said otherwise.
fn is_said_otherwise(label: Label, piece: &str) -> bool {
    let digits = piece.contains(|c: char| c.is_numeric());
    match label {
        Label::CitationNumber | Label::AccessPhrase | Label::Accessed => true,
        Label::Date
        | Label::Event
        | Label::Volume
        | Label::Issue
        | Label::Pages
        | Label::Edition
        | Label::Number => !digits,
        Label::Author | Label::Editor | Label::Translator => {
            BESIDE_NAMES.split(' ').any(|word| word == piece)
        }
        Label::Doi | Label::Url => {
            matches!(piece, "doi" | "org" | "dx" | "http" | "https" | "www" | "url")
        }
        Label::ContainerTitle | Label::CollectionTitle | Label::Publisher => {
            BEFORE_CONTAINERS.contains(&piece) || is_of_unknown(piece)
        }
        Label::PublisherPlace => is_of_unknown(piece),
        Label::Note => BEFORE_NOTES.contains(&piece),
        // A mark of GB/T 7714 tells the type; "Publication No." is what databases call their numbers.
        Label::Genre | Label::Medium => piece.chars().count() < 3 || piece == "publication",
        Label::Isbn => matches!(piece, "isbn" | "issn" | "print" | "online"),
        _ => false,
    }
}

/// Whether a word is one of those for what is not known: "N.p."
fn is_of_unknown(piece: &str) -> bool {
    let list = include_str!("../../../data/unpublished.txt");
    let phrases = list.lines().filter(|line| !line.starts_with('#'));
    piece.chars().count() < 4 && phrases.flat_map(pieces).any(|word| word == piece)
}

/// Whether the numbers of a piece are in the item without what stands around them: "07", "21st",
/// "第3巻".
fn is_number_of(piece: &str, said: &str) -> bool {
    let numbers = piece.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let mut numbers = numbers.map(|number| number.trim_start_matches('0')).peekable();
    numbers.peek().is_some() && numbers.all(|number| said.contains(number))
}

/// Whether a word beside a name tells a variable of the item: "Narrs.", "illustrated".
fn is_role(label: Label, piece: &str, said: &str) -> bool {
    let of_names = matches!(label, Label::Author | Label::Editor | Label::Translator);
    let stem: String = piece.trim_end_matches('s').chars().take(5).collect();
    of_names && stem.len() > 2 && said.contains(&stem)
}

/// Whether a number that a line's end parts is in the item in two parts.
fn is_parted(piece: &str, said: &str) -> bool {
    piece.is_ascii()
        && piece.starts_with(|c: char| c.is_ascii_digit())
        && (1..piece.len()).any(|at| said.contains(&piece[..at]) && said.contains(&piece[at..]))
}

/// Whether a text is made of phrases that stand before and behind references.
fn is_beside(text: &str) -> bool {
    let lists =
        [include_str!("../../../data/signals.txt"), include_str!("../../../data/page_links.txt")];
    let phrases = lists.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
    let known: Vec<String> = phrases.map(letters).collect();
    let mut links = text.split(['[', ']', '(', ')', ',', ';', '|']).map(letters);
    known.contains(&letters(text)) || links.all(|link| link.is_empty() || known.contains(&link))
}

/// The words of an entry that are neither in its item nor doubted.
fn lost(reference: &Reference, text: &str) -> Vec<(Label, String)> {
    let said = said(&reference.item);
    let unread = |segment: &&Segment| {
        let overlaps = |span: Span| span.start < segment.span.end && segment.span.start < span.end;
        let doubts = &reference.diagnostics;
        let told = |kind: &DiagnosticKind| {
            matches!(kind, DiagnosticKind::Unread | DiagnosticKind::AuthorCarriedOn)
        };
        doubts.iter().any(|doubt| told(&doubt.kind) && overlaps(doubt.span))
    };
    let mut lost = Vec::new();
    let beside =
        |segment: &&Segment| segment.label == Label::Other && is_beside(segment.span.text(text));
    let rest = reference.segments.iter().filter(|segment| !unread(segment) && !beside(segment));
    for segment in rest {
        let raw = segment.span.text(text).replace("-\n", "");
        let kept = |piece: &String| {
            said.contains(piece.as_str())
                || is_number_of(piece, &said)
                || is_said_otherwise(segment.label, piece)
                || is_role(segment.label, piece, &said)
                || is_parted(piece, &said)
        };
        lost.extend(pieces(&raw).filter(|piece| !kept(piece)).map(|word| (segment.label, word)));
    }
    lost
}

#[track_caller]
fn check(text: &str) {
    let reference = ibid::parse_entry(text);
    let lost = lost(&reference, text);
    assert!(lost.is_empty(), "{lost:?} of {text:?}");
}

/// Tries the law on the same cases each time.
fn each<S: Strategy>(strategy: &S, mut check: impl FnMut(S::Value)) {
    let mut runner = TestRunner::deterministic();
    for _ in 0..4 * CASES {
        check(strategy.new_tree(&mut runner).expect("a case").current());
    }
}

#[test]
fn no_word_of_any_text_is_lost() {
    each(&any_text(), |text| check(&text));
}

#[test]
fn no_word_of_a_spoilt_entry_is_lost() {
    each(&entry(), |text| check(&text));
}

#[test]
fn no_word_of_a_rendered_item_is_lost() {
    each(&item(), |item| {
        for style in Style::ALL {
            check(&style.entry(&item).to_string());
        }
    });
}

/// Entries as they are found, and what the styles make of items, where there are some.
#[test]
fn no_word_of_found_entries_is_lost() {
    let items = crate::common::oracle().unwrap_or_default();
    let set = |style: Style| items.iter().map(|item| style.entry(item).to_string()).collect();
    let sets: [(&str, Vec<String>); 4] = [
        ("gold", crate::common::entries_of("gold")),
        ("check", crate::common::entries_of("corpus/check")),
        ("APA", set(Style::Apa)),
        ("Harvard", set(Style::Harvard)),
    ];
    for (name, texts) in sets {
        let (mut words, mut all) = (0, Vec::new());
        for text in texts {
            words += pieces(&text).count();
            all.extend(lost(&ibid::parse_entry(&text), &text));
        }
        println!("{name}: {} of {words} words are lost: {all:?}", all.len());
        assert!(all.is_empty());
    }
}
