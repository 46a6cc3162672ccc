//! Nothing of a text, a value or a file's name acts on a terminal.

use std::fs;
use std::path::Path;

use ibid::{Item, Kind};
use regex::Regex;

use super::values::{VALUES, full};
use crate::run::{command, run};

/// What terminals act on: a title, a link, colours in seven bits and in eight, a bell, a rubout.
const ACTING: &str =
    "\u{1b}]0;x\u{7}\u{1b}]8;;https://a.b\u{1b}\\y\u{1b}[31mz\u{9b}31m\u{9d}0;x\u{9c}\u{8}\u{7f}\r";

/// Runs the command as on a terminal with colours; what it says has no control characters but the
/// colours of its own, ends of lines, and the tabs between columns.
#[track_caller]
fn check<A: AsRef<std::ffi::OsStr>>(folder: &Path, args: &[A], input: &str) -> String {
    let mut command = command(args);
    let output = run(command.current_dir(folder).env("CLICOLOR_FORCE", "1"), input.as_bytes());
    let all = [output.stdout, output.stderr].concat();
    let all = String::from_utf8(all).expect("UTF-8");
    let colours = Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
    let bare = colours.replace_all(&all, "").into_owned();
    let acting = bare.find(|c: char| c.is_control() && !matches!(c, '\n' | '\t'));
    if let Some(at) = acting {
        let from = bare.floor_char_boundary(at.saturating_sub(80));
        panic!("{:?}: {:?}", bare[at..].chars().next(), &bare[from..]);
    }
    assert!(!bare.is_empty(), "it says something");
    bare
}

const FORMATS: [&str; 8] =
    ["text", "html", "markdown", "latex", "bibtex", "biblatex", "csl-json", "ris"];

/// Every command over one input.
#[track_caller]
fn check_commands(input: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for args in [&["check"][..], &["check", "--json"], &["cite"], &["parse"], &["report"]] {
        check(folder, args, input);
    }
    for format in FORMATS {
        check(folder, &["reformat", "--merge", "--to", format], input);
    }
}

#[test]
fn texts_do_not_act() {
    let entry = |value: &str| {
        format!(
            "Doe, J{value}. (2020). Bread {value} of the. {value} Crumb Press. \
             https://a.b/{value} Available at:{value}\n\n"
        )
    };
    let entries: String = VALUES.iter().map(|value| entry(value)).collect();
    check_commands(&(entry(ACTING) + &entries));
}

#[test]
fn items_do_not_act() {
    let items: Vec<Item> = VALUES
        .iter()
        .chain([&ACTING])
        .flat_map(|value| [full(&Kind::Book, value), full(&Kind::Book, value)])
        .collect();
    check_commands(&serde_json::to_string(&items).expect("JSON"));
    for style in ["apa", "harvard"] {
        let json = serde_json::to_string(&items[items.len() - 1..]).expect("JSON");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        check(folder, &["cite", "--key", ACTING, "--page", ACTING, "--style", style], &json);
    }
}

#[test]
fn lines_of_a_pipe_do_not_act() {
    let item = full(&Kind::Book, ACTING);
    let lines = [
        serde_json::json!({"id": ACTING, "text": format!("Doe, J. (2020). {ACTING}. Crumb.")}),
        serde_json::json!({"id": ACTING, "document": format!("Doe, J. (2020). {ACTING}. Crumb.")}),
        serde_json::json!({"id": ACTING, "document": "x", "format": ACTING}),
        serde_json::json!({"id": ACTING, "item": item}),
        serde_json::json!({"id": ACTING, "items": [item], "citations": [[{"id": ACTING}]]}),
        serde_json::json!({"id": ACTING, "items": [], "citations": [[{"id": ACTING}]]}),
    ];
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let answers = check(folder, &["pipe"], &(input + "{\u{1b}[31m\u{9b}\n"));
    assert!(answers.lines().count() > 6, "{answers}");
    let rest = answers.lines().filter(|line| line.starts_with('{'));
    for line in rest {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
}

#[test]
fn files_that_cannot_be_read_well_do_not_act() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bib = format!(
        "@book{{a{ACTING}, title = {ACTING}}}\n@book{{a{ACTING}, crossref = {{{ACTING}}}}}\n@book{{{ACTING}"
    );
    let json = format!("[{{\"id\": \"{ACTING}\", \"type\": 3, \"{ACTING}\": x");
    let ris = format!("TY  - {ACTING}\nTI  - {ACTING}\nER  - \n{ACTING}\n");
    for (format, text) in [("bibtex", bib), ("csl-json", json), ("ris", ris)] {
        check(folder, &["check", "--from", format], &text);
        check(folder, &["reformat", "--from", format], &text);
    }
}

/// Names of files that act; a line feed among them, so that messages could be made up.
#[cfg(unix)]
const NAMES: [&str; 3] = ["\u{1b}[31mred.txt", "a\nibid: all is well.txt", "\u{9b}31m\u{7f}\t.txt"];

#[cfg(unix)]
#[test]
fn names_of_files_do_not_act() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in NAMES {
        for command in ["check", "reformat", "parse", "cite", "report"] {
            let told = check(folder.path(), &[command, name], "");
            assert_eq!(told.lines().count(), 1, "no such file: {told}");
        }
        let text = "Doe, J. (2020). Bread of the. Crumb Press. Available at:\n";
        fs::write(folder.path().join(name), text).expect("a file");
        for args in [&["check"][..], &["check", "--json"], &["reformat"], &["parse"], &["report"]] {
            let told = check(folder.path(), &[args, &[name]].concat(), "");
            assert!(!told.lines().any(|line| line == "ibid: all is well.txt"), "{told}");
        }
        fs::write(folder.path().join(name), "@book{a").expect("a file");
        check(folder.path(), &["check", name], "");
        let inside = format!("{name}/out.txt");
        check(folder.path(), &["reformat", "-o", &inside], text);
    }
    check(folder.path(), &["check", &format!("--{ACTING}")], "");
    check(folder.path(), &["reformat", "--to", ACTING], "");
    check(folder.path(), &["reformat", "--style", ACTING], "");
    check(folder.path(), &[ACTING], "");
    check(folder.path(), &["check", &format!("{ACTING}[*")], "");
    check(folder.path(), &["cite", "--key", ACTING], "Doe, J. (2020). Bread. Crumb Press.");
}
