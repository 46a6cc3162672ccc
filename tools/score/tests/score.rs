//! Runs the program on a small labelled set and compares what it prints with `score.txt`.
//!
//! `UPDATE=1 cargo test -p score` rewrites the expected output.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");

fn score(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_score"));
    command.current_dir(HERE).arg("labelled").args(args).output().expect("the program is built")
}

#[test]
fn measures_a_labelled_set() {
    let output = score(&["--errors", "own", "--worst", "1"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let path = Path::new(HERE).join("score.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text.as_bytes()).expect("the folder is writable");
    }
    assert_eq!(text, fs::read_to_string(&path).unwrap_or_default(), "UPDATE=1 rewrites it");
}

#[test]
fn a_figure_below_its_floor_fails() {
    assert!(!score(&["--floors", "labelled/too_high.json"]).status.success());
}
