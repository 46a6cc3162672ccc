//! Writing and reading again gives the same items, for all that a format holds.

use crate::common::oracle;
use ibid::format::{self, Format, Loss, Match, Written};
use ibid::{Date, Item, Kind, Name};
use serde_json::Value;

/// What the documentation of the formats says is not told apart.
fn normal(value: Value) -> Value {
    match value {
        Value::String(text) => {
            Value::String(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
        }
        Value::Array(values) => values.into_iter().map(normal).collect(),
        Value::Object(map) => map
            .into_iter()
            .filter(|(_, value)| value.as_object().is_none_or(|date| !date.is_empty()))
            .map(|(key, value)| match (key.as_str(), value) {
                ("date-parts" | "season", value) => (key, value),
                ("URL", Value::String(url)) => (key, url.replace('\\', "%5C").into()),
                ("page", Value::String(page)) => {
                    (key, normal(page.replace("--", "–").replace('-', "–").into()))
                }
                (_, Value::Number(number)) => (key, number.to_string().into()),
                (_, value) => (key, normal(value)),
            })
            .collect(),
        other => other,
    }
}

/// The item as it should come back.
fn expected(item: &Item, dropped: &[&Loss]) -> Value {
    let mut value = normal(serde_json::to_value(item).unwrap());
    let map = value.as_object_mut().unwrap();
    for loss in dropped {
        let variable = loss.variable.split(':').next().unwrap();
        map.remove(variable);
    }
    value
}

#[track_caller]
fn check(items: &[Item], written: &Written, read: &[Item]) {
    assert_eq!(items.len(), read.len());
    let mut losses: std::collections::HashMap<&str, Vec<&Loss>> = std::collections::HashMap::new();
    for loss in &written.losses {
        losses.entry(&loss.id).or_default().push(loss);
    }
    let none = Vec::new();
    let mut wrong = 0;
    for (item, again) in items.iter().zip(read) {
        let dropped = losses.get(item.id.as_str()).unwrap_or(&none);
        let expected = expected(item, dropped);
        let mut again = normal(serde_json::to_value(again).unwrap());
        // What is only lost in part is not compared.
        let in_part = |loss: &&&Loss| loss.variable.contains(": parts") || loss.variable == "type";
        for loss in dropped.iter().filter(in_part) {
            let variable = loss.variable.split(':').next().unwrap();
            again.as_object_mut().unwrap().remove(variable);
        }
        if expected.get("id").is_none() {
            again.as_object_mut().unwrap().remove("id");
        }
        if expected != again {
            wrong += 1;
            if wrong <= 12 {
                println!("expected {expected}\n     got {again}\n");
            }
        }
    }
    assert_eq!(wrong, 0, "of {}", items.len());
}

/// How many items lose each variable.
fn report(name: &str, written: &Written) {
    let mut counts = std::collections::BTreeMap::new();
    for loss in &written.losses {
        *counts.entry(&*loss.variable).or_insert(0) += 1;
    }
    println!("{name} drops {counts:?}");
}

#[test]
fn oracle_in_bibtex() {
    let Some(items) = oracle() else { return };
    for written in [format::bibtex::write(&items), format::bibtex::write_ascii(&items)] {
        report("BibTeX", &written);
        check(&items, &written, &format::bibtex::read(&written).unwrap());
    }
}

#[test]
fn oracle_in_biblatex() {
    let Some(items) = oracle() else { return };
    for written in [format::biblatex::write(&items), format::biblatex::write_ascii(&items)] {
        report("BibLaTeX", &written);
        check(&items, &written, &format::biblatex::read(&written).unwrap());
    }
}

#[test]
fn oracle_in_ris() {
    let Some(items) = oracle() else { return };
    let written = format::ris::write(&items);
    report("RIS", &written);
    check(&items, &written, &format::ris::read(&written).unwrap());
}

#[test]
fn oracle_in_csl_json() {
    let Some(items) = oracle() else { return };
    let written = format::csl_json::write(&items);
    assert_eq!(written.losses, []);
    assert_eq!(format::csl_json::read(&written).unwrap(), items);
    let lines: Vec<String> =
        items.iter().map(|item| serde_json::to_string(item).unwrap()).collect();
    assert_eq!(format::csl_json::read(&lines.join("\n")).unwrap(), items);
}

#[test]
fn every_type_in_every_format() {
    let items: Vec<Item> = Kind::all()
        .chain([Kind::Other("podcast".into())])
        .map(|kind| Item::new(kind.as_str().to_owned(), kind.clone()))
        .collect();
    let written = format::bibtex::write(&items);
    check(&items, &written, &format::bibtex::read(&written).unwrap());
    let written = format::biblatex::write(&items);
    check(&items, &written, &format::biblatex::read(&written).unwrap());
    let written = format::ris::write(&items);
    check(&items, &written, &format::ris::read(&written).unwrap());
    let written = format::csl_json::write(&items);
    check(&items, &written, &format::csl_json::read(&written).unwrap());
}

#[test]
fn forms_of_csl_json() {
    let read = |json: &str| {
        let items = format::csl_json::read(json).unwrap();
        items.into_iter().map(|item| item.id).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(read(r#"[{"id": "a", "type": "book"}, {"id": 2}]"#), "a 2");
    assert_eq!(read(r#"{"items": [{"id": "a"}, {"id": "b"}]}"#), "a b");
    assert_eq!(read(r#"{"x": {"type": "book"}, "y": {"id": "b", "type": "map"}}"#), "x b");
    assert_eq!(read(r#"{"id": "a", "type": "book", "title": "T"}"#), "a");
    assert_eq!(
        read("{\"id\": \"a\", \"type\": \"book\"}\n{\"id\": \"b\", \"type\": \"map\"}\n"),
        "a b"
    );
    assert_eq!(read(" \n"), "");
    assert_eq!(read("\u{feff}[]"), "");
}

#[test]
fn errors_of_csl_json() {
    let error = |json: &str| format::csl_json::read(json).unwrap_err().to_string();
    assert_eq!(
        error("[\n  {\"id\": \"a\"},\n  {\"title\": []}\n]"),
        "line 3, column 15: expected text or a number"
    );
    assert_eq!(
        error("[\n 7]"),
        "line 2, column 2: invalid type: integer `7`, expected struct Item"
    );
    assert_eq!(error("[{}"), "line 1, column 3: EOF while parsing a list");
    assert_eq!(error("[\n"), "line 2, column 1: EOF while parsing a list");
}

/// What is written of what is read, and which variables are told to be lost.
#[track_caller]
fn rewritten(format: Format, source: &str, line: &str, lost: &[&str]) {
    let written = format.write(&format.read(source).unwrap());
    assert!(written.lines().any(|written| written.trim() == line), "{written}");
    let dropped: Vec<&str> = written.losses.iter().map(|loss| &*loss.variable).collect();
    assert_eq!(dropped, lost, "{written}");
}

#[test]
fn odd_values_are_kept_or_named() {
    let json = |source, line| rewritten(Format::CslJson, source, line, &[]);
    json(r#"{"type": "book", "issued": {"date-parts": [[2023, 2022, 10]]}}"#, "2023");
    json(
        r#"{"type": "book", "issued": {"date-parts": [["Lent", 3], [2021]]}}"#,
        r#""raw": "Lent-3/2021""#,
    );
    json(r#"{"title": "x", "x": 1.9777777777777775e+85}"#, r#""x": 1.9777777777777775e+85"#);
    let bibtex = |source, line, lost| rewritten(Format::Bibtex, source, line, lost);
    bibtex("@misc{a, url = {http://a.b/\u{11}c}}", "url = {http://a.b/%11c},", &[]);
    bibtex("@article{a, number = {3~}, title = {~T}}", "number = {3},", &[]);
    bibtex("@misc{a, year = 2022, month = feb, day = {65}}", "day = {65},", &[]);
    bibtex("@misc{a, date = {20203}}", "year = {20203},", &["issued: parts of the date"]);
    bibtex("@misc{a, date = {2020/..}}", "date = {2020/},", &[]);
    bibtex("@misc{a, date = {10The/}}", "date = {0010/},", &["issued: parts of the date"]);
    let biblatex = |source, line, lost| rewritten(Format::Biblatex, source, line, lost);
    biblatex("@online{a, number = {2}, eid = {e12}}", "@online{a,", &["number", "eid"]);
    let twice = "@online{a, eprint = {2304.02112}, eprinttype = {arxiv}, eprinttype = {x}}";
    biblatex(twice, "eprint = {2304.02112},", &["eprinttype"]);
    rewritten(Format::Ris, "TY  - GEN\nSP  - 1\x0c2\nEP  - 14\nER  - \n", "SP  - 1 2–14", &[]);
}

#[test]
fn tags_that_make_a_reference_hold_nothing_else() {
    let item = r#"{"type": "book", "ER": "x", "ID": "y", "ZZ": "z"}"#;
    let written = Format::Ris.write(&Format::CslJson.read(item).unwrap());
    assert_eq!(written.text, "TY  - BOOK\nZZ  - z\nER  - \n");
    let lost: Vec<&str> = written.losses.iter().map(|loss| &*loss.variable).collect();
    assert_eq!(lost, ["ER", "ID"]);
}

#[test]
fn duplicates_are_merged() {
    let item = |id: &str, title: &str, doi: Option<&str>| Item {
        title: Some(title.into()),
        doi: doi.map(str::to_owned),
        author: vec![Name::person("Müller", "A.")],
        issued: Some(Date::year(2020)),
        ..Item::new(id, Kind::Book)
    };
    let merged = format::merge(vec![
        item("a", "On <i>Bread</i>", None),
        item("b", "Of rye", Some("10.1000/1")),
        item("c", "On bread!", Some("10.1000/2")),
        item("d", "Something else", Some("https://doi.org/10.1000/2")),
        item("e", "On bread", Some("10.1000/3")),
        item("f", "of Rye", None),
    ]);
    let ids: Vec<&str> = merged.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "e"]);
    assert_eq!(merged.items[0].doi.as_deref(), Some("10.1000/2"));
    let joined: Vec<_> =
        merged.merges.iter().map(|m| (m.kept.as_str(), m.merged.as_str(), m.by)).collect();
    assert_eq!(
        joined,
        [
            ("a", "c", Match::TitleYearAuthor),
            ("a", "d", Match::Doi),
            ("b", "f", Match::TitleYearAuthor)
        ]
    );
}

/// What is twenty times as long takes about twenty times as long; in quadratic time, four hundred.
#[test]
fn time_is_linear() {
    let pubmed = |count: usize| {
        let authors = "AU  - Doe J\nED  - Roe R\n".repeat(count);
        format::nbib::read(&format!("PMID- 1\n{authors}")).expect("a record");
    };
    let unknown = |count: usize| {
        let other = (0..count).map(|at| (format!("x{at}"), Value::from(at))).collect();
        let items = [Item { other, ..Item::new("a", Kind::Book) }];
        for format in Format::ALL {
            assert!(!format.write(&items).text.is_empty());
        }
    };
    let bib = |count: usize| {
        let text = "@string(a = {b}}\n@misc{c, d = {e}\n".repeat(count);
        let library = format::Library::read(&text, format::Dialect::Bibtex);
        assert!(!library.write().text.is_empty());
    };
    for run in [&pubmed as &dyn Fn(usize), &unknown, &bib] {
        let time = |count| {
            let start = std::time::Instant::now();
            run(count);
            start.elapsed()
        };
        let base = time(2_000).max(std::time::Duration::from_millis(1));
        assert!(time(40_000) < base * 100);
    }
}
