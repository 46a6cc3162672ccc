//! `ibid learn`, and reading with what it has made.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::run::{ibid, stderr, stdout};

const TITLES: [&str; 6] =
    ["On bread", "Salt roads", "The mill", "Tides and time", "Old ovens", "A river"];
const NAMES: [&str; 5] = ["Doe", "Roe", "Poe", "Lindqvist", "Abelard"];
const PAPERS: [&str; 4] = ["Food Review", "The Miller", "Tides", "Annals of Ovens"];

/// An entry of a house style that puts the journal first and the author last.
fn entry(at: usize) -> [(&'static str, String); 4] {
    [
        ("container-title", format!("{} ~~ ", PAPERS[at % PAPERS.len()])),
        ("date", format!("{} ~~ ", 1990 + at)),
        ("title", format!("{} {} ~~ ", TITLES[at % TITLES.len()], at / 2)),
        ("author", NAMES[at % NAMES.len()].to_owned()),
    ]
}

fn line(segments: &[(&str, String)]) -> String {
    format!("{}\n", json!({ "segments": segments }))
}

fn corrections(count: usize) -> String {
    (0..count).map(|at| line(&entry(at))).collect()
}

/// Learns from lines into a file of a folder; what was said, and the exit status.
fn learn(folder: &Path, lines: &str) -> (String, Option<i32>) {
    let model = folder.join("house.model");
    let output = ibid(&["learn", "-o", model.to_str().expect("UTF-8")], lines.as_bytes());
    (stderr(&output), output.status.code())
}

#[test]
fn a_house_style_is_learned_and_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let (told, status) = learn(folder.path(), &corrections(12));
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("12 corrected entries"), "{told}");
    assert!(told.contains("made-up entries in common layouts"), "{told}");

    let model = folder.path().join("house.model");
    let text: String = entry(17).iter().map(|(_, part)| part.as_str()).collect();
    let request = json!({ "text": text }).to_string();
    let read = |args: &[&str]| -> Value {
        let output = ibid(&[&["pipe"], args].concat(), request.as_bytes());
        serde_json::from_str(&stdout(&output)).expect("a JSON line")
    };
    let learned = read(&["--model", model.to_str().expect("UTF-8")]);
    assert_eq!(learned["segments"], json!(entry(17)), "{learned}");
    assert_ne!(read(&[])["segments"], learned["segments"], "it is needed");
}

#[test]
fn what_parse_writes_to_be_corrected_is_read() {
    let lines = stdout(&ibid(&["parse", "examples/data/article.txt", "--corrections"], b""));
    assert_eq!(lines.lines().count(), 3);
    let folder = tempfile::tempdir().expect("a folder");
    let (told, status) = learn(folder.path(), &lines);
    assert_eq!(told, "ibid: 3 corrected entries are too few to learn from: 5 are the least\n");
    assert_eq!(status, Some(2));
}

#[test]
fn items_that_were_not_read_by_labels_are_told() {
    let output = ibid(&["parse", "--corrections"], b"@book{a, title = {Bread}}");
    assert_eq!(stdout(&output), "");
    let told = stderr(&output);
    assert!(told.contains("<stdin>: 1 item has no labels to correct\n"), "{told}");
}

#[test]
fn nothing_is_written_where_nothing_is_gained() {
    let folder = tempfile::tempdir().expect("a folder");
    // Labels that have nothing to do with the words.
    let labels = ["title", "author", "date", "publisher", "pages", "note", "volume"];
    let shuffled: String = (0..14)
        .map(|at| {
            let label = |(part, (_, text)): (usize, (&str, String))| {
                (labels[(at * at * 5 + part * 3 + at * part) % labels.len()], text)
            };
            let segments: Vec<_> = entry(at).into_iter().enumerate().map(label).collect();
            line(&segments)
        })
        .collect();
    let (told, status) = learn(folder.path(), &shuffled);
    assert_eq!(status, Some(2), "{told}");
    assert!(told.contains("house.model is not written"), "{told}");
    assert!(!folder.path().join("house.model").exists());
}

#[test]
fn errors_have_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let (told, status) = learn(folder.path(), "\n{\"segments\": [[\"writer\", \"Doe\"]]}\n");
    assert_eq!((told.as_str(), status), ("ibid: <stdin>:2:25: “writer” is not a label\n", Some(2)));

    let damaged = folder.path().join("damaged.model");
    fs::write(&damaged, "ibid own, but not really").expect("written");
    let path = damaged.to_str().expect("UTF-8");
    for command in ["reformat", "check", "cite", "parse", "report", "pipe"] {
        let output = ibid(&[command, "--model", path], b"Doe, J. (2020). Bread.");
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{command}: {told}");
        assert!(told.contains(&format!("can't read {path}: byte 8: version")), "{command}: {told}");
    }
}
