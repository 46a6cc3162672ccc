//! PDF documents: what is read of files that the tests write, whole or damaged.

use std::fs;
use std::path::Path;

use ibid::Parser;
use ibid::input::{Document, PdfError};

use crate::seeds::checks::pdf_file::{Page, encrypted, written};

/// A list in two layouts: with hanging indents, and in two columns under a title.
const ENTRIES: [[&str; 2]; 4] = [
    [
        "Doe, J. (2020). On bread and on what it is made of. Journal",
        "of Food, 9(2), 12-14. https://example.org/bread",
    ],
    ["Poe, E. (2019). On oil, and how olives came over the sea. The", "Lancet, 3(1), 1-9."],
    ["Roe, R. and Loe, L. (2021). On salt that is found in mountains.", "London: Penguin."],
    ["Soe, S. (2018). On water in which nobody has swum so far. New", "York: Knopf."],
];

fn list(mut page: Page, left: i32, mut top: i32, entries: &[[&str; 2]]) -> Page {
    for [first, second] in entries {
        page = page.line(left, top, first).line(left + 20, top + 12, second);
        top += 24;
    }
    page
}

fn texts(document: &Document) -> Vec<String> {
    let entries = document.split().into_iter();
    let text = |span: ibid::Span| {
        span.text(document.text()).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    entries.map(|entry| text(entry.span)).collect()
}

fn expected() -> Vec<String> {
    ENTRIES.iter().map(|lines| lines.join(" ")).collect()
}

fn read(pages: &[Page]) -> Document {
    Document::from_pdf(&written(pages)).expect("the file is sound")
}

#[test]
fn hanging_indents() {
    let page = list(Page::default().line(50, 60, "References"), 50, 84, &ENTRIES);
    let document = read(&[page]);
    assert_eq!(texts(&document), expected());
    assert_eq!(document.page(0), Some(1));
}

#[test]
fn two_columns() {
    let title =
        "On bread, on oil, on salt and on water, and on those who have written of them so far";
    let page = Page::default().shown("F1", 12, 50, 40, title).line(40, 70, "References");
    let page = list(list(page, 40, 82, &ENTRIES[..2]), 340, 70, &ENTRIES[2..]);
    assert_eq!(texts(&read(&[page])), expected());
}

#[test]
fn addresses_that_stick_out_of_their_column() {
    let address = "https://example.org/bread-and-salt-and-oil-and-water-and-more-of-all-of-them";
    let long = ["Zoe, Z. (2017). On wine, and how it came over the sea. The", address];
    let left = [ENTRIES[0], long, ENTRIES[1]];
    let page = list(Page::default().line(40, 70, "References"), 40, 82, &left);
    let page = list(page, 340, 82, &[ENTRIES[2], ENTRIES[3], ENTRIES[2], ENTRIES[3]]);
    let found = texts(&read(&[page]));
    assert_eq!(found[..3], left.map(|lines| lines.join(" ")));
}

#[test]
fn lines_that_are_printed_twice() {
    let text = "Doe, J. (2020). All bills still fall. Reuters.";
    let page = Page::default().shown("F1", 12, 50, 40, text).shown("F1", 12, 50, 40, text);
    assert_eq!(read(&[page]).text(), text);
}

#[test]
fn turned_pages() {
    for turned in [90, 180, 270, 450, -90] {
        let page = Page { turned, ..Page::default() };
        let mut page = list(page, 50, 84, &ENTRIES);
        // Type that is turned back stands upright on the turned page.
        let matrix = match turned.rem_euclid(360) {
            90 => "0 1 -1 0 800 0",
            180 => "-1 0 0 -1 600 800",
            _ => "0 -1 1 0 0 600",
        };
        page.content.splice(0..0, format!("{matrix} cm ").bytes());
        assert_eq!(texts(&read(&[page])), expected(), "turned by {turned}");
    }
}

#[test]
fn heads_and_page_numbers() {
    let page = |number: usize, entries: &[[&str; 2]]| {
        let head = Page::default().line(50, 30, "The Journal of Everything");
        list(head, 50, 84, entries).line(290, 780, &number.to_string())
    };
    let document = read(&[page(12, &ENTRIES[..2]), page(13, &ENTRIES[2..])]);
    assert!(!document.text().contains("Everything") && !document.text().contains("\n12"));
    assert_eq!(texts(&document), expected());
    assert_eq!(document.page(document.text().len() - 1), Some(2));
}

#[test]
fn links_and_italics() {
    let page = Page::default()
        .line(50, 60, "Doe, J. (2020).")
        .italic(125, 60, "On bread.")
        .line(173, 60, "Read here.")
        .link(172, 240, 60, "https://example.org/bread");
    let document = read(&[page]);
    let text = document.text();
    assert_eq!(text, "Doe, J. (2020). On bread. Read here.");
    assert_eq!(document.emphases()[0].span.text(text), "On bread.");
    assert_eq!(document.links()[0].span.text(text), "Read here.");
    assert_eq!(document.links()[0].target, "https://example.org/bread");
}

#[test]
fn pages_that_cannot_be_read() {
    let words = Page::default().line(50, 60, "Doe, J. (2020). On bread. Reuters.");
    let picture = Page::default().picture();
    let error = |file: &[u8]| Document::from_pdf(file).expect_err("it cannot be read");
    assert_eq!(read(&[words.clone(), picture.clone(), Page::default()]).unread_pages(), [2]);
    assert_eq!(error(&written(&[picture.clone(), picture])), PdfError::NoText { pages: 2 });
    assert_eq!(error(&encrypted(std::slice::from_ref(&words))), PdfError::Encrypted);
    assert_eq!(error(b"%PDF-1.4\n"), PdfError::Damaged);
    assert_eq!(error(b""), PdfError::Damaged);
}

/// Files that ask for endless work get an end.
#[test]
fn endless_files() {
    let page = |content: String| Page { content: content.into_bytes(), ..Page::default() };
    let contents = [
        "/X1 Do ".repeat(1000),
        "q ".repeat(1_000_000),
        "[".repeat(1_000_000),
        "<<".repeat(1_000_000),
        "(".repeat(1_000_000),
        "/Span << /ActualText (a) >> BDC ".repeat(100_000),
        format!("BT /F1 1 Tf {} ET", "(Doe) Tj 1e30 0 Td ".repeat(10_000)),
        format!("BT /F1 1e300 Tf {} ET", "1e300 0 0 1e300 0 0 cm (Doe) Tj ".repeat(1000)),
        format!("BT /F1 10 Tf {} ET", "(Doe) Tj 0 -0.001 Td ".repeat(50_000)),
    ];
    for content in contents {
        let _ = Document::from_pdf(&written(&[page(content)]));
    }
}

/// A thousand damaged files: bytes changed, left out, put twice, the end cut off.
#[test]
fn damaged_files() {
    let pages = [
        list(Page::default(), 50, 84, &ENTRIES).picture(),
        list(Page::default(), 50, 60, &ENTRIES),
    ];
    let sound = written(&pages);
    let mut random = fastrand::Rng::with_seed(12);
    let mut read = 0;
    for _ in 0..1000 {
        let mut file = sound.clone();
        for _ in 0..random.usize(1..12) {
            let at = random.usize(..file.len());
            match random.u8(..8) {
                0 => drop(file.remove(at)),
                1 => file.insert(at, random.u8(..)),
                2 => file[at] = b"0123456789<>[]()/ "[random.usize(..18)],
                3 => {
                    let end = (at + random.usize(..200)).min(file.len());
                    let part = file[at..end].to_vec();
                    let to = random.usize(..file.len());
                    file.splice(to..to, part);
                }
                _ => file[at] = random.u8(..),
            }
        }
        if random.u8(..4) == 0 {
            file.truncate(random.usize(..file.len()));
        }
        if let Ok(document) = Document::from_pdf(&file) {
            read += 1;
            Parser::new().parse_document(&document);
        }
    }
    assert!(read > 500, "only {read} of the damaged files could be read");
}

/// The seeds of the fuzz target are files that are written here: two whole ones, and what a page shows.
#[test]
fn seeds_of_the_fuzz_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/pdf");
    let page =
        list(Page::default(), 50, 84, &ENTRIES).link(50, 300, 84, "https://example.org/bread");
    let columns = list(list(Page::default(), 40, 60, &ENTRIES), 340, 60, &ENTRIES);
    let seeds = [
        ("list.pdf", written(std::slice::from_ref(&page))),
        ("columns.pdf", written(&[columns.picture(), Page::default().picture()])),
        ("operators", page.content),
    ];
    for (name, expected) in seeds {
        let path = folder.join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &expected).unwrap();
        }
        assert!(
            fs::read(&path).unwrap() == expected,
            "{name} is another; set UPDATE=1 to write it"
        );
    }
}
