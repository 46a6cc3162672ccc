//! The report page in a browser. Runs where Chromium, its driver and Python's selenium are installed.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/report.py");

fn has_browser() -> bool {
    let selenium = Command::new("python3").args(["-c", "import selenium"]).output();
    ["/usr/bin/chromium", "/usr/bin/chromedriver"].iter().all(|path| Path::new(path).exists())
        && selenium.is_ok_and(|output| output.status.success())
}

#[test]
fn the_report_filters_copies_and_fits_a_phone() {
    if !has_browser() {
        println!("skipped: no Chromium, driver or selenium");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (list, page) = (folder.path().join("list.txt"), folder.path().join("report.html"));
    let article = include_str!("../../examples/data/article.txt");
    let clean = "Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.";
    let entries = article.split("References").nth(1).and_then(|foot| foot.split("Share").next());
    std::fs::write(&list, format!("{}\n{clean}\n", entries.expect("a list").trim_start()))
        .expect("writable");
    let report = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .arg("report")
        .arg(&list)
        .arg("-o")
        .arg(&page)
        .output();
    assert!(report.is_ok_and(|output| output.status.success()));
    let size = std::fs::metadata(&page).expect("written").len();
    assert!(size < 300_000, "{size} bytes");

    let output = Command::new("python3").arg(SCRIPT).arg(&page).output().expect("python3 runs");
    let seen: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(seen["entries"], 4, "{seen}");
    assert_eq!(seen["doubtful"], 3, "{seen}");
    assert_eq!(seen["status"], "3 of 4 shown");
    let clean = "Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.";
    let clean_html = "Doe, J. (2020). Bread and salt. <i>Journal of Food</i>, <i>12</i>(3), 4–5.";
    is_copied(&seen["apa"], clean, clean_html);
    is_copied(&seen["by interface"], "Doe, J. (2020) ‘Bread and salt’", "<i>Journal of Food</i>");
    let all = &seen["all"];
    is_copied(&all["APA"], clean, clean_html);
    is_copied(&all["Harvard"], "Doe, J. (2020) ‘Bread and salt’", "<i>Journal of Food</i>");
    is_copied(&all["BibTeX"], "@article{doe2020bread,", "");
    // The style's order, which is not that of the text.
    let text = all["APA"]["text"].as_str().expect("a text");
    let starts: Vec<&str> = text.lines().map(|line| &line[..line.len().min(8)]).collect();
    assert_eq!(starts, ["AP News.", "Denmark ", "Doe, J. ", "J., & Ja"]);
    let html = all["APA"]["html"].as_str().expect("HTML");
    assert_eq!(html.matches("text-indent:-0.5in").count(), 4, "{html}");
    assert_eq!(seen["errors"], serde_json::json!([]));
    assert_eq!(seen["overflow"], 0);
}

/// Checks that a button copied, and that both kinds of text are as they should be.
#[track_caller]
fn is_copied(seen: &Value, text: &str, html: &str) {
    assert_eq!(seen["button"], "Copied", "{seen}");
    let has = |kind: &str, part| seen[kind].as_str().is_some_and(|it| it.contains(part));
    assert!(has("text", text) && has("html", html), "{seen}");
}
