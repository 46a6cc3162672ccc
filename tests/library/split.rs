//! Entries found in documents: every case of `tests/split/` is a document beside the entries that
//! are to be found in it, as they stand in its source, parted by lines of `---`.
//!
//! `UPDATE=1 cargo test --test library split::` rewrites the expected entries.

use std::fs;
use std::path::{Path, PathBuf};

use ibid::Parser;
use ibid::diagnostic::DiagnosticKind;
use ibid::input::{Document, SetLine};
use ibid::split::split;

/// The line between two expected entries.
const BETWEEN: &str = "\n---\n";

#[test]
fn entries_of_documents() {
    let mut cases: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder of cases is there")
        .map(|file| file.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "entries"))
        .collect();
    cases.sort();
    assert!(cases.len() > 20, "the cases are there");
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/split"))
}

/// What is wrong with the entries found in the document at `path`.
fn wrong(path: &Path) -> Option<String> {
    let source = fs::read_to_string(path).expect("a case is UTF-8");
    let document = read(path, &source)?;
    let found: Vec<&str> =
        document.split().iter().map(|entry| document.origin(entry.span).text(&source)).collect();
    let found = found.join(BETWEEN);
    let beside = path.with_extension("entries");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&beside, found + "\n").expect("the expected entries can be written");
        return None;
    }
    let expected = fs::read_to_string(&beside).expect("the expected entries are beside the case");
    (found != expected.trim_end_matches('\n'))
        .then(|| format!("{}\nexpected:\n{expected}\nfound:\n{found}", path.display()))
}

/// The document at `path`; none, if its kind is not compiled in.
fn read(path: &Path, source: &str) -> Option<Document> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("txt") => Some(Document::from_text(source)),
        #[cfg(feature = "markdown")]
        Some("md") => Some(Document::from_markdown(source)),
        #[cfg(feature = "html")]
        Some("html") => Some(Document::from_html(source)),
        _ => None,
    }
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<&str> = split(text).iter().map(|entry| entry.span.text(text)).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_entry_alone() {
    for entry in [
        "Ido Ramati. Lingua Ex Machina: Media in the Revitalization of Modern Hebrew. Jewish \
         Culture and Contexts. Philadelphia: University of Pennsylvania Press, 2025.",
        "Doe, J. (2020). A title. Reuters.",
        "[Rou] Margaret Rouse. \"Denial of Service.\" TechTarget, Jan. 2017. Web. 16 Feb. 2017.",
        "Westlake certain of safety, Pittsburgh Post-Gazette, March 29, 2009",
        "Larsen v Ng [2014] EWCA Civ 1604",
        "[12] J. Roe, \"On rivers,\" J. Hydrol., vol. 3, no. 2, pp. 11-19, 1999.",
    ] {
        check(entry, &[entry]);
        check(&format!("\n\n  {entry}  \n"), &[entry]);
    }
}

#[test]
fn prose_alone() {
    check("", &[]);
    check(" \n\n\t", &[]);
    check("The council met on Tuesday and nobody was surprised by what it decided.", &[]);
    check("As has been shown before (Doe, 2020), this does not hold (Roe et al., 1999).", &[]);
}

#[test]
fn broken_entries_alone_and_below_prose() {
    let entries = [
        "AP News. (2022, February 10). Denmark may allow US troops on its soil, pact in the\n\
         AP News. [online]. Available at:",
        "(2022, February 10). Denmark may allow US troops on its soil, pact in the\n\
         . Euronews. [online]. Available at:",
        "J. & Jacobsen, S. (2022, February 10). Denmark talks on hosting U.S.\n\
         troops not triggered by Ukraine crisis-PM\n. Reuters. [online]. Available at:",
    ];
    check(&entries.join("\n\n"), &entries);
    let prose = "Talks have begun about a new agreement, as the minister announced on 10 February.";
    check(
        &format!("{prose}\n\n{prose}\n\nWritten by A. Reporter\n\n\n{}", entries.join("\n\n")),
        &entries,
    );
}

/// Where lines begin tells entries apart.
#[test]
fn set_lines_tell_entries_apart() {
    let text = "Doe, J. (2020). On bread and\nsalt. Reuters.\nRoe, R. (2021). On oil. AP.";
    let start = |line: &str| text.find(line).expect("a line of the text");
    let set =
        |line, indent| SetLine { start: start(line), indent: Some(indent), ..SetLine::default() };
    check_set(
        text,
        vec![set("Doe", 0), set("salt", 4), set("Roe", 0)],
        &["Doe, J. (2020). On bread and\nsalt. Reuters.", "Roe, R. (2021). On oil. AP."],
    );
}

/// A large line between entries is a heading, and a turned page parts no entry.
#[test]
fn set_lines_tell_heads_and_pages() {
    let text = "References\nDoe, J. (2020). On bread. Reuters.\nNewspapers of the North\n\
                Roe, R. (2021). On salt and\nother things. Reuters.";
    let start = |line: &str| text.find(line).expect("a line of the text");
    let size = Some(140);
    let (first, second) = (Some(1), Some(2));
    check_set(
        text,
        vec![
            SetLine { start: 0, size, page: first, ..SetLine::default() },
            SetLine { start: start("Newspapers"), size, page: first, ..SetLine::default() },
            SetLine {
                start: start("other"),
                page: second,
                before: Some(98),
                above: Some(0),
                ..SetLine::default()
            },
        ],
        &[
            "Doe, J. (2020). On bread. Reuters.",
            "Roe, R. (2021). On salt and\nother things. Reuters.",
        ],
    );
}

#[track_caller]
fn check_set(text: &str, lines: Vec<SetLine>, expected: &[&str]) {
    let document = Document::from_text(text).with_set_lines(lines);
    let found = document.split();
    assert_eq!(found.iter().map(|entry| entry.span.text(text)).collect::<Vec<_>>(), expected);
}

/// The head of a page within an entry is no part of it, and it is said that it was left out.
#[test]
fn furniture_within_an_entry_is_left_out_and_said() {
    let filler = "The ovens of the town were built of stone, and nobody knew by whom.\n".repeat(12);
    let text = format!(
        "{filler}\n84          On Bread\n\n{filler}\nReferences\n\n\
         [1] Doe, J. (2020). On the bread of the bakers in the north, and of the\n\n\
         85          On Bread\n\nold town. Leeds: Mill House.\n\
         [2] Roe, R. (2021). On salt. Leeds: Mill House.\n"
    );
    let document = Document::from_text(&text);
    let references = Parser::new().parse_document(&document);
    assert_eq!(references.len(), 2);
    assert_eq!(
        references[0].item.title.as_deref(),
        Some("On the bread of the bakers in the north, and of the old town")
    );
    let left: Vec<&str> = references
        .iter()
        .flat_map(|reference| &reference.diagnostics)
        .filter(|doubt| doubt.kind == DiagnosticKind::PageFurniture)
        .map(|doubt| doubt.span.text(&text))
        .collect();
    assert_eq!(left, ["85          On Bread"]);
}

/// A note that stands for the work before has its item, with pages of its own, and says so.
#[test]
fn a_note_for_the_same_work_takes_it_and_says_so() {
    let text = "Notes\n\n1. Jane Doe, A History of Bread (Leeds: Mill House, 1999), 4.\n\
                2. Ibid., 12.\n3. Roe, R. Salt. Leeds: Mill House, 2001.\n";
    let references = Parser::new().parse_document(&Document::from_text(text));
    assert_eq!(references.len(), 3);
    let carried: Vec<Option<&str>> = references
        .iter()
        .map(|reference| {
            let mut doubts = reference.diagnostics.iter();
            let doubt = doubts.find(|doubt| doubt.kind == DiagnosticKind::WorkCarriedOn);
            doubt.map(|doubt| doubt.span.text(text))
        })
        .collect();
    assert_eq!(carried, [None, Some("Ibid"), None]);
    assert_eq!(references[1].item.title, references[0].item.title);
    assert_eq!(references[1].item.author, references[0].item.author);
    assert_ne!(references[2].item.title, references[0].item.title);
}

/// Whatever the text is: entries are in order, apart, without blanks at their ends, and lead back to
/// whole characters of the source.
#[test]
fn any_text() {
    for seed in 0..2000 {
        let text = scramble(seed);
        check_laws(&Document::from_text(&text), &text);
        #[cfg(feature = "html")]
        check_laws(&Document::from_html(&text), &text);
        #[cfg(feature = "markdown")]
        check_laws(&Document::from_markdown(&text), &text);
    }
}

/// A text of twenty bits that mean something to one reader or another.
fn scramble(seed: u64) -> String {
    let bits = [
        "References\n",
        "[1] ",
        "Doe, J. (2020). ",
        "\n",
        "\n\n",
        "—",
        "é",
        "\u{feff}",
        "(",
        "]",
        "1999",
        "https://a.b/c ",
        "\u{2028}",
        "\t",
        "中文。",
        "- ",
        "the river is wide ",
        "\0",
        "<li>",
        "</li>",
        "<p>",
        "<a href='#x'>",
        "</a>",
        "&amp;",
        "&bne;",
        "&#8211",
        "<br>",
        "*",
        "<i>",
        "</i>",
        "\\",
        "[x](https://d.e)",
        "# ",
        "> ",
        "<nav>",
        "</nav>",
        "`",
        "\r\n",
        "[^1]: ",
    ];
    let mut state = seed;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bits[usize::try_from(state >> 33).unwrap_or(0) % bits.len()]
    };
    (0..20).map(|_| next()).collect()
}

#[track_caller]
fn check_laws(document: &Document, source: &str) {
    let mut end = 0;
    for entry in document.split() {
        let content = entry.span.text(document.text());
        assert!(entry.span.start >= end && !content.is_empty(), "{source:?}");
        assert_eq!(content, content.trim(), "{source:?}");
        assert!(!document.origin(entry.span).text(source).is_empty(), "{source:?}");
        end = entry.span.end;
    }
}

/// A long text takes about a hundred times as long as a hundredth of it.
#[test]
fn time_is_linear() {
    let time = |text: &str| {
        let start = std::time::Instant::now();
        std::hint::black_box(split(text));
        start.elapsed()
    };
    for unit in ["[", "x ", "(2020) ", "Doe, J. ", "[1]\n", "\n", "1999. A title.\n"] {
        let short = unit.repeat(2_000 / unit.len());
        let long = unit.repeat(200_000 / unit.len());
        let base = time(&short).max(std::time::Duration::from_millis(1));
        assert!(time(&long) < base * 1000, "{unit:?}");
    }
}
