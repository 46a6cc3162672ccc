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

/// Values that break careless code: empty, blank, unpaired marks, other scripts, markup.
const NASTY: &[&str] = &[
    "",
    " ",
    ".",
    ", ",
    "-",
    "–-–",
    "“",
    "’’",
    "\"'\"'",
    "<i>a<b></i>",
    "<span class=\"nocase\">",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "\\input{x} $a$ %",
    "ß, ŉ, İ, ǰ",
    "山田 太郎",
    "a\u{301}\u{200d}\u{1f35e}",
    "\u{0}\n\t\u{a0}",
    "0-0-0",
    "1-é",
    "99999999999999999999-1",
    "A.-b-C.D",
    "d’, Jr.",
];

#[test]
fn no_value_breaks_a_rendering() {
    let template = serde_json::json!({
        "title": "", "container-title": "", "publisher": "", "genre": "", "medium": "",
        "edition": "", "volume": "", "issue": "", "page": "", "number": "", "version": "",
        "collection-title": "", "collection-number": "", "archive": "", "DOI": "", "URL": "",
        "section": "", "status": "", "event-title": "", "authority": "", "number-of-volumes": "",
        "part-number": "", "part-title": "", "volume-title": "", "original-title": "",
        "chapter-number": "", "supplement-number": "", "reviewed-title": "",
    });
    let variables: Vec<String> = template.as_object().expect("an object").keys().cloned().collect();
    for kind in ibid::Kind::all() {
        for value in NASTY {
            let mut item = template.clone();
            for variable in &variables {
                item[variable] = (*value).into();
            }
            item["id"] = "a".into();
            item["type"] = kind.as_str().into();
            item["author"] =
                serde_json::json!([{"family": value, "given": value}, {"literal": value}]);
            item["issued"] = serde_json::json!({"literal": value});
            check_safe(&serde_json::from_value(item).expect("an item"));
        }
    }
}

/// The HTML has no element but those of the faces, whatever the item holds.
#[track_caller]
fn check_safe(item: &Item) {
    let small = "<span style=\"font-variant: small-caps;\">";
    for style in [Style::Apa, Style::Harvard] {
        let text = style.entry(item);
        let mut html = text.to_html_with_links().replace(small, "").replace("</span>", "");
        for tag in ["i", "b", "sup", "sub"] {
            html = html.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
        }
        let html = html.replace("<a href=\"http", "").replace("</a>", "").replace("\">http", "");
        assert!(!html.contains(['<', '"']), "{html}");
        let _ = (text.to_markdown(), text.to_latex());
        let bibliography = ibid::style::Bibliography::new(style, std::slice::from_ref(item));
        let cite = ibid::style::Cite::new("a").page("1-2");
        assert!(bibliography.cite(&[cite]).is_ok());
    }
}
