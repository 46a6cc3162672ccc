//! Word documents in and out, on the command line.

use std::fs;
use std::io::{Cursor, Write as _};

use crate::run::{ibid, stderr, stdout};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A Word document with these paragraphs, which are XML.
fn document(paragraphs: &[&str]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("an archive");
    let paragraphs: String = paragraphs.iter().map(|text| format!("<w:p>{text}</w:p>")).collect();
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>");
    archive.write_all(text.as_bytes()).expect("an archive");
    archive.finish().expect("an archive").into_inner()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn list() -> Vec<u8> {
    document(&[
        &run("Sources"),
        &run("Doe, J. (2020). On bread. Reuters. Available at:"),
        &run("Roe, R. (2021). On salt. London: Penguin."),
    ])
}

#[test]
fn word_documents_are_read_as_they_are() {
    let output = ibid(&["reformat", "--style", "harvard"], &list());
    let list_read = stdout(&output);
    assert!(list_read.contains("Doe, J. (2020) ‘On bread’, Reuters"), "{list_read}");
    assert!(list_read.contains("Roe, R. (2021) On salt"), "{list_read}");
    assert!(stderr(&output).contains("<stdin>:2:36"), "{}", stderr(&output));
    let checked = ibid(&["check", "--from", "docx"], &list());
    assert!(stdout(&checked).contains("no-address"), "{}", stdout(&checked));
    let parsed = stdout(&ibid(&["parse"], &list()));
    let parsed: Value = serde_json::from_str(&parsed).expect("JSON");
    assert_eq!(parsed[1]["csl"]["title"], "On salt");
    let page = stdout(&ibid(&["report"], &list()));
    assert!(page.contains("On salt"));
}

#[test]
fn lists_are_written_as_word_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let [first, second] = ["list.docx", "again.DOCX"].map(|name| folder.path().join(name));
    let [first_name, second_name] = [&first, &second].map(|path| path.to_str().expect("UTF-8"));
    let output = ibid(&["reformat", "-o", first_name], &list());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(fs::read(&first).expect("the list").starts_with(b"PK"));
    let output = ibid(&["reformat", first_name, "-o", second_name, "--numbered"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&ibid(&["reformat", second_name, "--to", "text"], b""));
    assert!(text.contains("Roe, R. (2021). On salt. Penguin."), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
    let piped = ibid(&["reformat", "--to", "docx"], &list());
    assert!(piped.stdout.starts_with(b"PK"));
}

#[test]
fn items_of_citation_managers_are_taken_as_they_are() {
    let json = r#"{"citationItems": [{"id": 7, "itemData": {"id": 7, "type": "book", "title": "Butter",
        "publisher": "Crumb"}}]}"#;
    let field = |code: &str, shown: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>{code}</w:instrText>\
             <w:fldChar w:fldCharType=\"separate\"/><w:t>{shown}</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let file = document(&[
        &field(&format!("ADDIN ZOTERO_ITEM CSL_CITATION {json}"), "(Poe, 2019)"),
        &run("Sources"),
        &field("ADDIN ZOTERO_BIBL {}", "Poe, P. (2019). Butter and more. London: Crumb."),
        &run("Roe, R. (2021). On salt. London: Penguin."),
    ]);
    let output = ibid(&["reformat"], &file);
    assert_eq!(stdout(&output), "Butter. (n.d.). Crumb.\nRoe, R. (2021). On salt. Penguin.\n");
    let told = stderr(&output);
    assert!(
        told.contains("<stdin>: 1 item is that of Zotero’s fields; 1 entry that is none of them read from the text"),
        "{told}"
    );
    let quiet = ibid(&["reformat", "-q"], &file);
    assert_eq!(stderr(&quiet), "");
}

#[test]
fn a_document_that_cannot_be_read_is_named() {
    let mut damaged = list();
    damaged.truncate(damaged.len() / 2);
    let output = ibid(&["check"], &damaged);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("<stdin> is damaged: "), "{}", stderr(&output));
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["empty.docx", "empty.odt"] {
        let path = folder.path().join(name);
        std::fs::write(&path, "").expect("writable");
        let output = ibid(&["check", path.to_str().expect("UTF-8")], b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(name), "{}", stderr(&output));
    }
}
