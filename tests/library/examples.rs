//! Runs the examples and compares what they print with `tests/examples/*.txt`.
//!
//! `UPDATE=1 cargo test --test library examples::` rewrites the expected output.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The built example: cargo puts examples beside the folder of the tests.
fn example(name: &str) -> Command {
    let tests = std::env::current_exe().expect("a running test has a path");
    let profile: PathBuf = tests.ancestors().skip(2).take(1).collect();
    let mut command = Command::new(profile.join("examples").join(name));
    command.current_dir(ROOT);
    command
}

/// Runs an example that must succeed.
#[track_caller]
fn run(name: &str, args: &[&str]) -> Output {
    run_on(name, args, "/dev/null")
}

/// The same, with a file as its standard input.
#[track_caller]
fn run_on(name: &str, args: &[&str], input: &str) -> Output {
    let input = fs::File::open(Path::new(ROOT).join(input)).expect("the input is there");
    let output = example(name).args(args).stdin(input).output().expect("the example is built");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Compares a text with the expected file, or rewrites the file.
#[track_caller]
fn expect(file: &str, text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let path = Path::new(ROOT).join("tests/examples").join(file);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text.as_bytes()).expect("the folder is writable");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{file} differs; UPDATE=1 rewrites it");
}

#[test]
fn reformat_rewrites_the_list_of_an_article() {
    let article = "examples/data/article.txt";
    for (style, to, file) in [
        ("apa", "text", "article-apa.txt"),
        ("harvard", "text", "article-harvard.txt"),
        ("apa", "html", "article-apa.html"),
        ("apa", "bibtex", "article.bib"),
        ("apa", "biblatex", "article-biblatex.bib"),
        ("apa", "csl-json", "article.json"),
    ] {
        let output = run_on("reformat", &[style, to], article);
        expect(file, &output.stdout);
        expect("article-doubts.txt", &output.stderr);
    }
}

#[test]
fn as_a_library_tours_the_crate() {
    expect("as_a_library.txt", &run("as_a_library", &[]).stdout);
}

#[test]
fn house_style_is_built_from_parts() {
    expect("house_style.txt", &run("house_style", &[]).stdout);
}

#[test]
fn watch_doubts_sets_entries_aside() {
    expect("watch_doubts.txt", &run("watch_doubts", &[]).stdout);
}

#[test]
fn convert_changes_the_format() {
    let output = run_on("convert", &["bibtex", "ris"], "tests/examples/article.bib");
    expect("article.ris", &output.stdout);
}

#[cfg(feature = "markdown")]
#[test]
fn find_entries_gives_their_ranges() {
    expect("find_entries.txt", &run("find_entries", &["examples/data"]).stdout);
}
