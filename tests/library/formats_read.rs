//! Files as they are found: each in `tests/formats` beside what is read from it.
//!
//! `UPDATE=1 cargo test --test library formats_read::` writes down what is read now.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use ibid::format::{Dialect, Format, Library, Salvaged, detect};

#[track_caller]
fn check(file: &str, format: Format) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let Salvaged { items, problems, .. } = format.salvage(&text);
    let mut read = String::new();
    for item in &items {
        writeln!(read, "{}", serde_json::to_string_pretty(item).unwrap()).unwrap();
    }
    for problem in &problems {
        writeln!(read, "{problem}").unwrap();
    }
    let expected = path.with_extension(format!("{}.txt", path.extension().unwrap().display()));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, &read).unwrap();
    }
    assert_eq!(read, fs::read_to_string(&expected).unwrap_or_default(), "{file}");
    assert_eq!(format.read(&text).is_ok(), problems.is_empty());
}

/// What is read of a file is read again of the file that is written of it.
#[track_caller]
fn check_again(file: &str, format: Format) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(file);
    let items = format.salvage(&fs::read_to_string(path).unwrap()).items;
    let written = format.write(&items);
    for (item, again) in items.iter().zip(format.salvage(&written).items) {
        let whole = written.losses.iter().all(|loss| loss.id != item.id);
        assert!(!whole || *item == again, "{item:?}\n{again:?}");
    }
}

#[test]
fn strings_and_parents() {
    check("strings-and-parents.bib", Format::Bibtex);
}

#[test]
fn biblatex() {
    check("biblatex.bib", Format::Biblatex);
}

/// Fields and keywords of biblatex-apa.
#[test]
fn apa() {
    check("apa.bib", Format::Biblatex);
    check_again("apa.bib", Format::Biblatex);
}

/// What exports and people write that no manual has.
#[test]
fn usage() {
    check("usage.bib", Format::Bibtex);
    check_again("usage.bib", Format::Bibtex);
}

/// What BibTeX and biber make of a file's forms.
#[test]
fn forms() {
    check("forms.bib", Format::Bibtex);
    check_again("forms.bib", Format::Bibtex);
}

/// A `.bib` file that is laid out anew: nothing in it changes, and a second time nothing at all.
#[test]
fn keeping() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let text = fs::read_to_string(folder.join("keeping.bib")).unwrap();
    let written = Library::read(&text, Dialect::Bibtex).write();
    assert_eq!(written.losses, []);
    let expected = folder.join("keeping.written.bib");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, &written.text).unwrap();
    }
    assert_eq!(written.text, fs::read_to_string(expected).unwrap_or_default());
    assert_eq!(Library::read(&written, Dialect::Bibtex).write().text, written.text);
    let other_ends = text.replace('\n', "\r\n");
    assert_eq!(Library::read(&other_ends, Dialect::Bibtex).write().text, written.text);
}

#[test]
fn dirt() {
    check("dirt.bib", Format::Bibtex);
}

#[test]
fn classic_ris() {
    check("classic.ris", Format::Ris);
}

/// What Atypon, Embase, Scopus, the Web of Science and Zotero write into RIS.
#[test]
fn databases_ris() {
    check("databases.ris", Format::Ris);
}

#[test]
fn modern_ris() {
    check("modern.ris", Format::Ris);
}

#[test]
fn formats_are_told_apart() {
    let detected = |file: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(file);
        detect(&fs::read_to_string(path).unwrap())
    };
    assert_eq!(detected("strings-and-parents.bib"), Some(Format::Bibtex));
    assert_eq!(detected("biblatex.bib"), Some(Format::Biblatex));
    assert_eq!(detected("classic.ris"), Some(Format::Ris));
    assert_eq!(detect("{\"items\": []}"), Some(Format::CslJson));
    assert_eq!(detect("Doe, J. @doe (2020). {A} title. https://a.b/@doe{x"), None);
}
