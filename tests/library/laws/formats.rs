//! What is written reads back, and no text whatever makes a reader panic.

use std::collections::BTreeMap;

use ibid::format::{self, Dialect, Format, Library, Loss, Written};
use ibid::{Item, Kind, Name};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::items::item;
use super::{CASES, config};

/// What the formats' documentation says is not told apart.
fn normal(key: &str, value: Value) -> Value {
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\\{}^".contains(c);
    let encoded = |c: char| {
        let bytes = c.to_string();
        let escaped = bytes.bytes().map(|byte| format!("%{byte:02X}"));
        if refused(c) { escaped.collect() } else { bytes }
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

/// Whether an item reads back, but for what was said to be dropped of it.
#[track_caller]
fn check_item(item: &Item, written: &Written, again: &Item) {
    let json = |item: &Item| match normal("", serde_json::to_value(item).unwrap()) {
        Value::Object(map) => map.into_iter().collect::<BTreeMap<_, _>>(),
        _ => unreachable!("an item is an object"),
    };
    let (mut want, mut got) = (json(item), json(again));
    for Loss { variable, .. } in written.losses.iter().filter(|loss| loss.id == item.id) {
        let name = variable.split(':').next().unwrap();
        want.remove(name);
        got.remove(name);
    }
    if !want.contains_key("id") {
        got.remove("id");
    }
    let differ = |(key, value): &(&String, &Value)| got.get(*key) != Some(*value);
    let lost: Vec<_> = want.iter().filter(differ).map(|(k, v)| (k, v, got.get(k))).collect();
    let new: Vec<_> = got.keys().filter(|key| !want.contains_key(*key)).collect();
    assert!(lost.is_empty() && new.is_empty(), "{lost:?} {new:?}\n{}", written.text);
}

/// Whether items read back in every format.
#[track_caller]
fn check(items: &[Item]) {
    let check = |written: Written, read: fn(&str) -> Result<Vec<Item>, format::Error>| {
        let read = read(&written).unwrap_or_else(|e| panic!("{e} in\n{}", written.text));
        assert_eq!(read.len(), items.len(), "in\n{}", written.text);
        items.iter().zip(&read).for_each(|(item, again)| check_item(item, &written, again));
    };
    check(Format::Bibtex.write(items), |text| Format::Bibtex.read(text));
    check(Format::Biblatex.write(items), |text| Format::Biblatex.read(text));
    check(Format::CslJson.write(items), |text| Format::CslJson.read(text));
    check(Format::Ris.write(items), |text| Format::Ris.read(text));
    check(format::bibtex::write_ascii(items), |text| Format::Bibtex.read(text));
    check(format::biblatex::write_ascii(items), |text| Format::Biblatex.read(text));
}

proptest! {
    #![proptest_config(config(4 * CASES))]

    #[test]
    fn an_item_comes_back(item in item()) {
        check(&[item]);
    }

    #[test]
    fn a_list_comes_back(mut items in vec(item(), 0..5)) {
        for (number, item) in items.iter_mut().enumerate() {
            item.id = format!("id{number}");
        }
        check(&items);
    }

    #[test]
    fn any_text_is_read(text in "\\PC*|[@{}\\\\$\"=,#a \n%()~'^-]{0,80}") {
        for &format in Format::ALL {
            let _ = format.salvage(&text);
        }
        let _ = format::detect(&text);
    }

    /// A `.bib` file that is laid out stays as it is, whatever it was.
    #[test]
    fn any_bib_file_is_laid_out(
        text in "(@[abs]|string|comment|[{}\"#,=()%\\\\]|[a-c0-9]| |\n){0,60}",
        from in select(&[Dialect::Bibtex, Dialect::Biblatex][..]),
        to in select(&[Dialect::Bibtex, Dialect::Biblatex][..]),
    ) {
        let mut library = Library::read(&text, from);
        library.convert(to);
        let once = library.write().text;
        prop_assert_eq!(&Library::read(&once, to).write().text, &once, "{:?}", text);
        let _ = format::doubts(&text, from);
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
        for &format in Format::ALL {
            let _ = format.salvage(&text);
        }
        let _ = format::detect(&text);
        let _ = format::doubts(&text, Dialect::Bibtex);
        let mut library = Library::read(&text, Dialect::Biblatex);
        library.convert(Dialect::Bibtex);
        library.sort_by_key(|at| at);
        let _ = library.write();
        let entry = format!("@book{{k, title = \"{text}\", author = {{{text}}}}}");
        let _ = format::biblatex::salvage(&entry);
        let item = Item {
            title: Some(text.clone()),
            author: vec![Name::person(text.clone(), "A."), Name::literal(text.clone())],
            ..Item::new(text.clone(), Kind::Book)
        };
        for &format in Format::ALL {
            let _ = format.write(std::slice::from_ref(&item));
        }
        let _ = format::bibtex::write_ascii(&[item]);
    }
    for field in
        ["a = {b}, ", "journaltitle = {b}, ", "date = 2000, ", "author = {family=a, given=b}, "]
    {
        let text = format!("@book{{k, {}}}", field.repeat(10_000));
        let _ = format::doubts(&text, Dialect::Biblatex);
        Library::read(&text, Dialect::Biblatex).convert(Dialect::Bibtex);
    }
}

#[test]
fn letters_that_are_signs_come_back() {
    check(&[Item { publisher: Some("\u{212b}".into()), ..Item::new("key1", Kind::Article) }]);
}
