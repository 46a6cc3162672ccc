//! Items of every kind, with text of every kind.

use ibid::item::{DateParts, Number};
use ibid::{Date, Item, Kind, Name};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Pieces that formats trip over, among plain words.
const PIECES: &[&str] = &[
    "bread",
    "Bread",
    "EU",
    "iPhone",
    "of",
    "and",
    "And",
    "others",
    "Ångström",
    "čaj",
    "ấ",
    "中文",
    "Ελλάς",
    "{",
    "}",
    "{}",
    "}{",
    "\\",
    "\\emph",
    "\\}",
    "%",
    "50%",
    "#1",
    "&",
    "$",
    "$x^2$",
    "_",
    "a_b",
    "~",
    "^",
    "\"",
    "\"q\"",
    "'s",
    "``",
    "''",
    "--",
    "---",
    "-",
    "–",
    "—",
    "1-2",
    ",",
    ", ",
    ":",
    "a:",
    "b.",
    "?",
    "@",
    "@book{x,",
    "=",
    "a=b",
    "|",
    "<",
    ">",
    "<i>x</i>",
    "<b>Y z</b>",
    "<i>",
    "</sub>",
    "ER  - ",
    "TY  - BOOK",
    "x\u{a0}y",
    "‘q’",
    "“q”",
    "ß",
    "Ø",
    "ı",
    "10.1/x",
    "/",
    "http://a.b/c_d%20e",
    "jan",
    "2020",
    "II",
    "[1]",
    "(x)",
    "é",
    "e\u{301}",
];

fn pieces() -> impl Strategy<Value = String> {
    let gap = select(&[" ", " ", "", "\n"][..]);
    vec((select(PIECES), gap), 1..6)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![6 => pieces(), 1 => "\\PC{1,12}"]
        .prop_map(|text| text.trim().split_ascii_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("blank", |text| !text.is_empty())
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![(0..3000_i64).prop_map(Number::from), text().prop_map(Number::from)]
}

fn word() -> impl Strategy<Value = String> {
    select(
        &[
            "Doe",
            "doe",
            "Nørgård",
            "O’Neil",
            "J.",
            "J. K.",
            "Mary Ann",
            "de",
            "van der",
            "{x}",
            "and",
            "A and B",
            "Foo, Bar",
            "a=b",
            "Ltd.",
            "Jr.",
            "中",
            "\\",
            "\"B\"",
            "d’",
            "x~y",
        ][..],
    )
    .prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = Name> {
    let particle = || of(select(&["de", "van der", "d’", "el"][..]).prop_map(str::to_owned));
    let person = (of(word()), word(), particle(), particle(), of(word())).prop_map(
        |(given, family, dropping, staying, suffix)| Name {
            family: Some(family),
            dropping_particle: dropping.filter(|_| given.is_some()),
            given,
            non_dropping_particle: staying,
            suffix,
            ..Name::default()
        },
    );
    prop_oneof![3 => person, 1 => text().prop_map(Name::literal), 1 => Just(Name::literal("others"))]
}

fn date() -> impl Strategy<Value = Date> {
    let parts = || {
        (-50..2100_i32, of((1..13_u8, of(1..29_u8)))).prop_map(|(year, rest)| DateParts {
            year: if year == 0 { 1 } else { year },
            month: rest.map(|(month, _)| month),
            day: rest.and_then(|(_, day)| day),
        })
    };
    let whole = (parts(), of(parts()), of(1..5_i64), any::<bool>()).prop_map(
        |(start, end, season, circa)| Date {
            start: Some(start),
            season: season.filter(|_| end.is_none()).map(Number::from),
            end,
            circa,
            ..Date::default()
        },
    );
    prop_oneof![4 => whole, 1 => select(&["n.d.", "in press"][..]).prop_map(Date::literal)]
}

fn kind() -> impl Strategy<Value = Kind> {
    select(Kind::all().chain([Kind::Other("podcast".into())]).collect::<Vec<_>>())
}

/// Variables of CSL 1.0.2 that [`usual`] leaves out, by what they hold.
const NAMES: &[&str] = &[
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "curator",
    "director",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
];
const TEXTS: &[&str] = &[
    "abstract",
    "annote",
    "archive",
    "archive_collection",
    "archive_location",
    "archive-place",
    "authority",
    "call-number",
    "citation-key",
    "container-title-short",
    "dimensions",
    "division",
    "event",
    "event-place",
    "event-title",
    "jurisdiction",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "part-title",
    "PMCID",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "source",
    "status",
    "volume-title",
    "year-suffix",
];
const NUMBERS: &[&str] = &[
    "chapter-number",
    "collection-number",
    "number-of-pages",
    "number-of-volumes",
    "part-number",
    "printing-number",
    "section",
    "supplement-number",
    "version",
];
const DATES: &[&str] = &["available-date", "original-date"];

fn json(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("JSON")
}

/// A variable and its value.
fn variable() -> impl Strategy<Value = (&'static str, Value)> {
    prop_oneof![
        (select(NAMES), vec(name(), 1..4).prop_map(json)),
        (select(TEXTS), text().prop_map(json)),
        (select(NUMBERS), number().prop_map(json)),
        (select(DATES), date().prop_map(json)),
    ]
}

/// An item of any kind with any variables.
pub(super) fn item() -> impl Strategy<Value = Item> {
    (usual(), vec(variable(), 0..6)).prop_map(|(item, more)| {
        let Value::Object(mut variables) = json(item) else { unreachable!("an item is an object") };
        variables.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
        serde_json::from_value(Value::Object(variables)).expect("an item")
    })
}

prop_compose! {
    /// An item with the variables that most works have.
    fn usual()(
        id in prop_oneof![Just("key1".to_owned()), text(), Just(String::new())],
        kind in kind(),
        (title, short, container) in (of(text()), of(text()), of(text())),
        (publisher, place, series, genre) in (of(text()), of(text()), of(text()), of(text())),
        (author, editor, translator, performer, contributor) in (
            vec(name(), 0..4), vec(name(), 0..2), vec(name(), 0..2), vec(name(), 0..2),
            vec(name(), 0..2),
        ),
        (issued, accessed, event, submitted) in (of(date()), of(date()), of(date()), of(date())),
        (volume, issue, page, edition, own) in (
            of(number()), of(number()), of(number()), of(number()), of(number()),
        ),
        (url, doi, isbn, issn, pmid) in (of(text()), of(text()), of(text()), of(text()), of(text())),
        (note, medium, keyword, language) in (
            of(text()), of(text()), of(text()), of(select(&["en-GB", "de", "fr-BE", "zz"][..])),
        ),
        other in of(text()),
    ) -> Item {
        let mut item = Item {
            title, title_short: short, container_title: container, publisher,
            publisher_place: place, collection_title: series, genre, author, editor, translator,
            performer, contributor, issued, accessed, event_date: event, submitted, volume, issue,
            page, edition, number: own, url, doi, isbn, issn, pmid, note, medium, keyword,
            language: language.map(str::to_owned), ..Item::new(id, kind)
        };
        item.other.extend(other.map(|text| ("x-field".to_owned(), text.into())));
        item
    }
}
