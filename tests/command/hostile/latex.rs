//! Nothing of a value acts in TeX, and what is read back from a `.bib` is what was written.

use ibid::format::{Format, Written};
use ibid::style::Style;
use ibid::{Item, Kind};
use serde_json::Value;

use super::values::{Holds, VALUES, fields, full, kinds, single};

/// The commands that ibid itself writes.
const COMMANDS: &[&str] = &[
    "char",
    "emph",
    "textasciicircum",
    "textasciigrave",
    "textasciitilde",
    "textbackslash",
    "textbar",
    "textbf",
    "textbraceleft",
    "textbraceright",
    "textgreater",
    "textit",
    "textless",
    "textsc",
    "textsubscript",
    "textsuperscript",
];

/// Reads LaTeX as TeX would, and panics where a character does what only ibid's own may do.
#[track_caller]
fn check_inert(latex: &str) {
    let mut depth = 0_usize;
    let mut chars = latex.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let mut name = String::new();
                while let Some(letter) = chars.next_if(char::is_ascii_alphabetic) {
                    name.push(letter);
                }
                let symbol = if name.is_empty() { chars.next() } else { None };
                let fine = match symbol {
                    Some(symbol) => "{}$&%#_".contains(symbol),
                    None => COMMANDS.contains(&name.as_str()),
                };
                assert!(fine, "\\{name}{symbol:?} in {latex}");
            }
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("a brace in {latex}")),
            '%' | '$' | '#' | '&' | '~' | '_' | '^' => panic!("{c} in {latex}"),
            _ => assert!(!c.is_control(), "{c:?} in {latex}"),
        }
    }
    assert_eq!(depth, 0, "{latex}");
}

#[test]
fn rendered_latex_is_inert() {
    for value in VALUES {
        for kind in kinds(value) {
            for style in Style::ALL {
                check_inert(&style.entry(&full(&kind, value)).to_latex());
            }
        }
    }
}

/// Fields that TeX reads verbatim, or not at all.
const VERBATIM: [&str; 3] = ["url", "doi", "file"];

/// A file of one entry, with nothing in it but fields whose values are inert.
#[track_caller]
fn check_file(bib: &str) {
    let lines: Vec<&str> = bib.lines().collect();
    let [head, fields @ .., end] = &lines[..] else { panic!("an entry: {bib}") };
    let (kind, key) = head.split_once('{').expect("a key");
    let is_key = |c: char| c.is_alphanumeric() || "-_:.+/?!;*|<>[]`".contains(c) || !c.is_ascii();
    assert!(kind.strip_prefix('@').is_some_and(|k| k.bytes().all(|b| b.is_ascii_lowercase())));
    assert!(key.strip_suffix(',').is_some_and(|key| key.chars().all(is_key)), "{head}");
    assert_eq!(*end, "}");
    for line in fields {
        let (name, value) = line.trim().split_once(" = ").expect("a field");
        let word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b"-_+".contains(&b));
        assert!(word(name), "{line}");
        let value = value.strip_suffix(',').expect("a comma");
        let Some(value) = value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) else {
            assert!(word(value), "a string: {line}");
            continue;
        };
        assert!(BibtexBraces::balanced(value), "{line}");
        if VERBATIM.contains(&name) {
            let acts = |c: char| "\\{}^".contains(c) || c.is_whitespace() || c.is_control();
            assert!(!value.contains(acts), "{line}");
        } else {
            check_inert(value);
        }
    }
}

/// Braces as BibTeX counts them: those after a backslash too.
struct BibtexBraces;

impl BibtexBraces {
    fn balanced(value: &str) -> bool {
        let mut depth = 0_i32;
        value.bytes().all(|byte| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            depth >= 0
        }) && depth == 0
    }
}

#[test]
fn bib_files_are_inert() {
    for value in VALUES {
        for kind in kinds(value) {
            let items = [full(&kind, value)];
            for format in [Format::Bibtex, Format::Biblatex] {
                check_file(&format.write(&items));
            }
        }
    }
}

/// What is not told apart by documentation: runs of blanks.
fn normal(value: &Value) -> Value {
    match value {
        Value::String(text) => text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").into(),
        Value::Array(values) => values.iter().map(normal).collect(),
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), normal(v))).collect(),
        other => other.clone(),
    }
}

#[track_caller]
fn check_back(format: Format, field: &str, item: &Item, written: &Written) {
    let read = format.read(written).unwrap_or_else(|e| panic!("{e}: {}", written.text));
    let [again] = &read[..] else { panic!("one item: {}", written.text) };
    let told = written.losses.iter().any(|loss| loss.variable.split(':').next() == Some(field));
    let of = |item: &Item| normal(&serde_json::to_value(item).expect("JSON")[field]);
    let (before, after) = (of(item), of(again));
    let is_blank = before.as_str().is_some_and(str::is_empty) && after.is_null();
    // What no address has is percent-encoded, which the documentation says.
    let is_encoded = field == "URL" && after.as_str().is_some_and(|url| url.contains('%'));
    assert!(
        before == after || told || is_blank || is_encoded,
        "{before} {after}\n{}",
        written.text
    );
}

#[test]
fn what_is_written_is_read_back_or_told() {
    for field in fields() {
        for value in VALUES {
            // A hyphen between numbers is read as a dash, which the documentation says.
            if field.0 == "page" && value.contains(['-', '–']) {
                continue;
            }
            let item = single(&field, value);
            for &format in Format::ALL {
                if field.1 == Holds::Date && format != Format::CslJson {
                    continue; // A date in words and a season at once: nothing else can hold it.
                }
                let written = format.write(std::slice::from_ref(&item));
                check_back(format, &field.0, &item, &written);
            }
        }
    }
}

/// The identifier is a key only where it can be one.
#[test]
fn keys_are_keys() {
    for value in VALUES {
        let item = Item { title: Some("Bread".into()), ..Item::new(*value, Kind::Book) };
        for format in [Format::Bibtex, Format::Biblatex] {
            let written = format.write(std::slice::from_ref(&item));
            check_file(&written);
            let again = format.read(&written).expect("it reads back");
            let told = written.losses.iter().any(|loss| loss.variable == "id");
            assert!(again[0].id == item.id || told || item.id.is_empty(), "{value:?}");
        }
    }
}
