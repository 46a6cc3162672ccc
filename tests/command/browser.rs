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
    assert_eq!(seen["all"], 4, "{seen}");
    assert_eq!(seen["doubtful"], 3, "{seen}");
    assert_eq!(seen["status"], "3 of 4 shown");
    assert_eq!(seen["button"], "Copied");
    assert_eq!(seen["copied"], seen["text"]);
    assert_eq!(seen["errors"], serde_json::json!([]));
    assert_eq!(seen["overflow"], 0);
}
