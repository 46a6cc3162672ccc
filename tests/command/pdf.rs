//! PDF documents on the command line.

use std::fs;

use crate::run::{ibid, stderr, stdout};

#[expect(unreachable_pub, reason = "the fuzz targets call it from another crate")]
#[path = "../../fuzz/src/pdf_file.rs"]
mod pdf_file;
use pdf_file::{Page, encrypted, written};

/// Two pages: an entry without an address on the second, and a picture of a page.
fn pages() -> [Page; 3] {
    let page = Page::default()
        .line(50, 60, "References")
        .line(50, 84, "Doe, J. (2020). On bread. Reuters.")
        .line(50, 108, "Roe, R. (2021). On salt. London: Penguin.");
    let second = Page::default().line(50, 60, "Soe, S. (2018). On water. Reuters. Available at:");
    [page, second, Page::default().picture()]
}

#[test]
fn every_command_reads_them() {
    let file = written(&pages());
    let parsed = stdout(&ibid(&["parse"], &file));
    assert_eq!(parsed.matches("\"csl\"").count(), 3, "{parsed}");
    for args in [&["reformat"][..], &["report"], &["parse", "--from", "pdf"], &["check", "-"]] {
        let output = ibid(args, &file);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).contains("water"), "{}", stdout(&output));
        assert!(
            stderr(&output).contains("<stdin>: page 3: no text was read"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn doubts_tell_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("essay.pdf");
    fs::write(&path, written(&pages())).expect("a file");
    let path = path.to_str().expect("it is UTF-8");
    let json = stdout(&ibid(&["check", "--json", path], b""));
    assert!(json.contains("\"page\":2") && json.contains("no-address"), "{json}");
    assert!(stdout(&ibid(&["check", path], b"")).contains("essay.pdf, page 2:"));
}

#[test]
fn those_that_cannot_be_read() {
    let words = Page::default().line(50, 60, "Doe, J. (2020). On bread. Reuters.");
    let files = [
        (encrypted(std::slice::from_ref(&words)), "<stdin> is encrypted"),
        (written(&[Page::default().picture()]), "<stdin> has no text"),
        (b"%PDF-1.7\n".to_vec(), "<stdin> is not a PDF file that can be read"),
    ];
    for (file, expected) in files {
        let output = ibid(&["parse"], &file);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
    }
    let told = stderr(&ibid(&["parse", "--from", "text"], &written(&[words])));
    assert!(told.contains("read it with \"--from pdf\""), "{told}");
    let told = stderr(&ibid(&["parse", "--from", "pdf"], b"Doe, J. (2020). On bread."));
    assert!(told.contains("is not a PDF file"), "{told}");
}
