//! For items of every kind with text of every kind: what is written reads back, and no text
//! whatever makes a reader panic.

use std::collections::BTreeMap;

use ibid::format::{self, Format, Loss, Written};
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

fn text() -> impl Strategy<Value = String> {
    vec(select(PIECES), 1..6)
        .prop_flat_map(|pieces| {
            let gaps = vec(select(&[" ", " ", "", "\n"][..]), pieces.len());
            (Just(pieces), gaps)
        })
        .prop_map(|(pieces, gaps)| {
            pieces.iter().zip(gaps).flat_map(|(piece, gap)| [*piece, gap]).collect::<String>()
        })
        .prop_map(|text| text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
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

prop_compose! {
    fn item()(
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

/// What the formats' documentation says is not told apart.
fn normal(key: &str, value: Value) -> Value {
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\\{}^".contains(c);
    let encoded = |c: char| match refused(c) {
        true => c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
        false => c.to_string(),
    };
    let verbatim = |text: &str| text.chars().map(encoded).collect::<String>();
    match (key, value) {
        ("date-parts" | "season", value) => value,
        ("URL" | "DOI", Value::String(text)) => verbatim(&text).into(),
        ("page", Value::String(text)) => dashes(&text).into(),
        (_, Value::Number(number)) => number.to_string().into(),
        (key, Value::Array(values)) => values.into_iter().map(|v| normal(key, v)).collect(),
        (_, Value::Object(map)) => {
            map.into_iter().map(|(k, v)| (k.clone(), normal(&k, v))).collect()
        }
        (_, other) => other,
    }
}

/// The text with one dash for each run of them.
fn dashes(text: &str) -> String {
    let mut text = text.replace(['-', '—'], "–");
    while text.contains("––") {
        text = text.replace("––", "–");
    }
    text
}

#[track_caller]
fn check(item: &Item, written: &Written, read: Vec<Item>) {
    let [again]: [Item; 1] = read.try_into().expect("one item");
    let json = |item: &Item| match normal("", serde_json::to_value(item).unwrap()) {
        Value::Object(map) => map.into_iter().collect::<BTreeMap<_, _>>(),
        _ => unreachable!(),
    };
    let (mut item, mut again) = (json(item), json(&again));
    for Loss { variable, .. } in &written.dropped {
        let name = variable.split(':').next().unwrap();
        item.remove(name);
        again.remove(name);
    }
    if !item.contains_key("id") {
        again.remove("id");
    }
    let differ = |(key, value): &(&String, &Value)| again.get(*key) != Some(*value);
    let lost: Vec<_> = item.iter().filter(differ).map(|(k, v)| (k, v, again.get(k))).collect();
    let new: Vec<_> = again.keys().filter(|key| !item.contains_key(*key)).collect();
    assert!(lost.is_empty() && new.is_empty(), "{lost:?} {new:?}\n{}", written.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn items_come_back(item in item()) {
        let items = std::slice::from_ref(&item);
        for format in Format::ALL {
            let written = format.write(items);
            check(&item, &written, format.read(&written).unwrap());
        }
        let written = format::biblatex::write_ascii(items);
        check(&item, &written, format::biblatex::read(&written).unwrap());
        let written = format::bibtex::write_ascii(items);
        check(&item, &written, format::bibtex::read(&written).unwrap());
    }

    #[test]
    fn any_text_is_read(text in "\\PC*|[@{}\\\\$\"=,#a \n%()~'^-]{0,80}") {
        for format in Format::ALL {
            let _ = format.salvage(&text);
        }
        let _ = format::detect(&text);
    }

    #[test]
    fn any_value_is_read(value in "[{}\\\\$\"a \n~'^_`-]{0,40}") {
        let entry = format!("@book{{k, title = \"{value}\", author = {{{value}}}, date = {{{value}}}}}");
        let _ = format::bibtex::salvage(&entry);
        let _ = format::biblatex::salvage(&entry);
    }
}

/// Time that grows with the square of the length would be hours here.
#[test]
fn long_files_take_no_longer_than_their_length() {
    let pieces = [
        "@",
        "@a{",
        "@a{b,",
        "@a{b, c={",
        "{",
        "}",
        "\\",
        "$",
        "\\'",
        "\\emph{",
        "\\hspace{",
        "<i>",
        "</i>",
        " and ",
        ",",
        "\"",
        "%",
        "\n@a{x, y=z}",
        "\n@a{x, crossref={x}}",
        "TY  - BOOK\n",
        "KW  - a\n",
        "ER  - \n",
        "[",
        "{\"a\":",
        "-",
        "'",
        "~",
        "@string{a = a # a}\n",
    ];
    for piece in pieces {
        let text = piece.repeat(100_000 / piece.len());
        for format in Format::ALL {
            let _ = format.salvage(&text);
        }
        let _ = format::detect(&text);
        let entry = format!("@book{{k, title = \"{text}\", author = {{{text}}}}}");
        let _ = format::biblatex::salvage(&entry);
        let item = Item {
            title: Some(text.clone()),
            author: vec![Name::person(text.clone(), "A."), Name::literal(text.clone())],
            ..Item::new(text.clone(), Kind::Book)
        };
        for format in Format::ALL {
            let _ = format.write(std::slice::from_ref(&item));
        }
        let _ = format::bibtex::write_ascii(&[item]);
    }
    let fields = "a = {b}, ".repeat(10_000);
    let _ = format::bibtex::salvage(&format!("@book{{k, {fields}}}"));
}
