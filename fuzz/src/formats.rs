//! Files in closed formats.

use ibid::Item;
use ibid::format::{self, Dialect, Format, Library, Written, biblatex, bibtex, csl_json, ris};
use serde_json::{Map, Value};

/// A `.bib` file is read in both dialects.
pub fn bibtex_read(bytes: &[u8]) {
    let text = super::text(bytes);
    for (format, salvaged) in
        [(Format::Bibtex, bibtex::salvage(text)), (Format::Biblatex, biblatex::salvage(text))]
    {
        for problem in &salvaged.problems {
            check_place(text, problem.line, problem.column);
        }
        check_items(format, salvaged.items);
    }
    for dialect in [Dialect::Bibtex, Dialect::Biblatex] {
        let once = Library::read(text, dialect).write().text;
        assert_eq!(Library::read(&once, dialect).write().text, once);
        let _ = format::doubts(text, dialect);
    }
}

/// An RIS file is read.
pub fn ris_read(bytes: &[u8]) {
    let text = super::text(bytes);
    let salvaged = ris::salvage(text);
    // Here alone a carriage return ends a line too.
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    for problem in &salvaged.problems {
        check_place(&lines, problem.line, problem.column);
    }
    check_items(Format::Ris, salvaged.items);
}

/// A CSL-JSON file is read.
pub fn csl_json_read(bytes: &[u8]) {
    let text = super::text(bytes);
    let salvaged = csl_json::salvage(text);
    for problem in &salvaged.problems {
        check_place(text, problem.line, problem.column);
    }
    let written = csl_json::write(&salvaged.items);
    assert_eq!(csl_json::read(&written).as_ref(), Ok(&salvaged.items));
    check_items(Format::CslJson, salvaged.items);
}

/// A place, counted from 1, that a text has, or just behind one of its lines.
#[track_caller]
pub(super) fn check_place(text: &str, line: usize, column: usize) {
    let found = line.checked_sub(1).and_then(|before| text.split('\n').nth(before));
    let Some(found) = found else { panic!("there is no line {line}") };
    assert!((1..=found.len() + 1).contains(&column), "line {line} has no column {column}");
}

/// Items can be written, and merged, whatever they were read from.
fn check_items(format: Format, items: Vec<Item>) {
    let _ = read_again(format, &items);
    for item in &items {
        check_written(format, item);
    }
    let count = items.len();
    let merged = format::merge(items);
    assert_eq!(merged.items.len() + merged.merges.len(), count);
}

/// An item comes back as it was, without what is said to be lost.
fn check_written(format: Format, item: &Item) {
    let (written, again) = read_again(format, std::slice::from_ref(item));
    let is_lost = |variable: &str| {
        let mut lost = written.losses.iter().filter_map(|loss| loss.variable.split(": ").next());
        (variable == "id" && item.id.is_empty()) || lost.any(|lost| lost == variable)
    };
    let kept = |item: &Item| match serde_json::to_value(item) {
        Ok(Value::Object(variables)) => {
            let kept = variables.into_iter().filter(|(variable, _)| !is_lost(variable));
            kept.map(|(variable, value)| (variable.clone(), normal(&variable, value))).collect()
        }
        _ => Map::new(),
    };
    assert_eq!(kept(&again[0]), kept(item), "{written}");
}

/// A value without what the formats' documentation says is not told apart: kinds and lengths of
/// blanks, blanks and marks of an address and what is written for them, dashes between pages.
fn normal(variable: &str, value: Value) -> Value {
    match value {
        Value::String(text) => {
            let text = percent_decode(&text);
            let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let dash = ['-', '–', '—'];
            Value::String(match variable {
                "page" => {
                    text.split(dash).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("–")
                }
                _ => text,
            })
        }
        Value::Array(values) => values.into_iter().map(|value| normal(variable, value)).collect(),
        Value::Object(map) => {
            map.into_iter().map(|(key, value)| (key.clone(), normal(&key, value))).collect()
        }
        other => other,
    }
}

/// What is written is read without a problem, as many items.
pub fn read_again(format: Format, items: &[Item]) -> (Written, Vec<Item>) {
    let written = format.write(items);
    let again = match format.read(&written) {
        Ok(again) => again,
        Err(error) => panic!("{error}\n{written}"),
    };
    assert_eq!(again.len(), items.len(), "{written}");
    (written, again)
}

/// The text with every `%20` as the byte that it stands for.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = code.filter(|_| *first == b'%').and_then(|c| u8::from_str_radix(c, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
