//! What is written reads back, and no text whatever makes a reader panic.

use std::collections::BTreeMap;

use ibid::format::{self, Format, Loss, Written};
use ibid::{Item, Kind, Name};
use proptest::prelude::*;
use serde_json::Value;

use crate::items::item;
use crate::{CASES, config};

/// What the formats' documentation says is not told apart.
fn normal(key: &str, value: Value) -> Value {
    let verbatim = |text: &str| {
        text.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
    };
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
    #![proptest_config(config(4 * CASES))]

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
