//! The chapters of CSL 1.0.2 in small cases: each file of `tests/data/csl/` holds parts of styles,
//! items, and what the specification says of them.
//!
//! | a line that begins with | is |
//! |---|---|
//! | `# ` | what the case shows |
//! | `<style` | the attributes of the style; it has no end |
//! | `<locale`, `<macro`, `<citation`, `<bibliography` | a part of the style |
//! | another `<` | a part of the layout of both citations and the list, if there are no such parts |
//! | `{` | an item as CSL-JSON; it is called `a`, `b`, … and a book unless it says otherwise |
//! | `@` | a mark: `@ a b:7` in the text with page 7 of b, `@3 a:chapter=5` in note 3 |
//! | `= ` | an entry of the list, as HTML |
//! | `> ` | a mark as it is rendered |
//! | `! ` | what is wrong in the style |
//! | `~` | a line that comes out as yet, where that is not what the specification has |
//!
//! The list is recorded unless there are marks and the case has no `<bibliography`. `UPDATE=1` writes
//! what is rendered; the recorded lines say what the specification has, so read the difference.

use std::fs;
use std::path::{Path, PathBuf};

use ibid::style::csl::Locales;
use ibid::style::{Bibliography, Cite, Mark, Style};
use ibid::{Item, Kind};
use serde_json::{Map, Value};

#[test]
fn styles_render_as_the_specification_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/csl");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the cases").map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "there are cases");
    let wrong: Vec<String> = files.iter().flat_map(|file| check(file)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The cases of a file that are not rendered as recorded.
fn check(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("a file of cases");
    let mut wrong = Vec::new();
    let mut cases = Vec::new();
    for case in text.trim_end().split("\n\n") {
        let is_expected = |line: &&str| line.starts_with(['=', '>', '!']);
        let expected = lines(case.lines().filter(is_expected));
        let as_yet = lines(case.lines().filter_map(|line| line.strip_prefix('~')));
        let found = lines_of(case);
        if found != *if as_yet.is_empty() { &expected } else { &as_yet } {
            let title = case.lines().next().unwrap_or_default();
            wrong.push(format!("{title}\n{expected}  is\n{found}"));
        }
        let given = case.lines().filter(|line| !is_expected(line));
        cases.push(if as_yet.is_empty() { lines(given) + &found } else { case.to_owned() + "\n" });
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, cases.join("\n")).expect("the file can be written");
        return Vec::new();
    }
    wrong
}

fn lines<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    lines.map(|line| format!("{line}\n")).collect()
}

/// The lines that a case records.
fn lines_of(case: &str) -> String {
    let style = match Style::from_csl(&style(case), &Locales::default()) {
        Ok(style) => style,
        Err(error) => return format!("! {error}\n"),
    };
    let items: Vec<Item> =
        case.lines().filter(|line| line.starts_with('{')).zip('a'..).map(item).collect();
    let marks: Vec<Mark> =
        case.lines().filter_map(|line| line.strip_prefix('@')).map(mark).collect();
    let list = Bibliography::cited(style, &items, &marks).expect("the items are there");
    let entries = list.iter().map(|entry| format!("= {}\n", entry.to_html()));
    let is_listed = marks.is_empty() || case.contains("\n<bibliography");
    let entries: String = entries.filter(|_| is_listed).collect();
    let marks = list.marks();
    entries + &marks.iter().map(|mark| format!("> {}\n", mark.to_html())).collect::<String>()
}

/// The style of a case, each part on a line of its own from the second line on.
fn style(case: &str) -> String {
    let mut root = String::from("<style>");
    let (mut parts, mut layout) = (String::new(), String::new());
    for line in case.lines().filter(|line| line.starts_with('<')) {
        let is_part = |name: &&str| line.starts_with(*name);
        if line.starts_with("<style") {
            line.clone_into(&mut root);
        } else if ["<locale", "<macro", "<citation", "<bibliography"].iter().any(is_part) {
            parts.extend(["\n", line]);
        } else {
            layout.extend(["\n", line]);
        }
    }
    if !layout.is_empty() {
        for name in ["citation", "bibliography"] {
            parts.extend(["<", name, "><layout>", &layout, "</layout></", name, ">"]);
        }
    }
    format!("{root}{parts}</style>")
}

fn item((json, id): (&str, char)) -> Item {
    let mut variables = Map::from_iter([("type".into(), Kind::Book.to_string().into())]);
    let given: Map<String, Value> =
        serde_json::from_str(json).unwrap_or_else(|wrong| panic!("{wrong}: {json}"));
    variables.extend(given);
    variables.insert("id".into(), id.to_string().into());
    serde_json::from_value(variables.into()).unwrap_or_else(|wrong| panic!("{wrong}: {json}"))
}

fn mark(line: &str) -> Mark {
    let mut words = line.split(' ');
    let note = words.next().and_then(|note| note.parse().ok());
    let cites = words.map(|cite| match cite.split_once(':') {
        None => Cite::new(cite),
        Some((id, locator)) => match locator.split_once('=') {
            None => Cite::new(id).page(locator),
            Some((label, value)) => Cite::new(id).locator(label, value),
        },
    });
    let mark = Mark::new(cites.collect::<Vec<_>>());
    match note {
        Some(note) => mark.in_note(note),
        None => mark,
    }
}
