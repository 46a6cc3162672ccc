//! Golden renderings: each file of `tests/render/` holds items and what each style makes of them.
//!
//! A file is a list of cases: an item as CSL-JSON, and under it its entry in APA and in Harvard as
//! Markdown. `UPDATE=1` writes the renderings anew; read the difference before keeping it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ibid::Item;
use ibid::style::Style;

#[test]
fn entries_are_as_recorded() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/render"))
            .expect("the folder of cases")
            .map(|entry| entry.expect("a file").path())
            .collect();
    files.sort();
    assert!(!files.is_empty(), "there are cases");
    for file in files {
        check(&file);
    }
}

#[track_caller]
fn check(file: &Path) {
    let recorded = fs::read_to_string(file).expect("a file of cases");
    let mut rendered = String::new();
    for line in recorded.lines() {
        if !line.starts_with('{') {
            continue;
        }
        let item: Item = serde_json::from_str(line)
            .unwrap_or_else(|e| panic!("{}: {e}: {line}", file.display()));
        let entry = |style: Style| style.entry(&item).to_markdown();
        let (apa, harvard) = (entry(Style::Apa), entry(Style::Harvard));
        write!(rendered, "{line}\n  apa      {apa}\n  harvard  {harvard}\n\n").expect("a string");
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, rendered).expect("the file can be written");
    } else {
        for (recorded, rendered) in recorded.lines().zip(rendered.lines()) {
            assert_eq!(recorded, rendered, "{}", file.display());
        }
        assert_eq!(recorded.lines().count(), rendered.lines().count(), "{}", file.display());
    }
}
