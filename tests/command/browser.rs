//! The pages in a browser. Runs where Chromium, its driver and Python's selenium are installed.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

/// What one of the scripts in `tests/browser` sees.
#[track_caller]
fn seen<A: AsRef<OsStr>>(script: &str, arguments: &[A]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser").join(script);
    let output = Command::new("python3").arg(script).args(arguments).output();
    let output = output.expect("python3 runs");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

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

    let seen = seen("report.py", &[&page]);
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
    assert_eq!(seen["errors"], json!([]));
    assert_eq!(seen["overflow"], 0);
}

/// Checks that a button copied, and that both kinds of text are as they should be.
#[track_caller]
fn is_copied(seen: &Value, text: &str, html: &str) {
    assert_eq!(seen["button"], "Copied", "{seen}");
    let has = |kind: &str, part| seen[kind].as_str().is_some_and(|it| it.contains(part));
    assert!(has("text", text) && has("html", html), "{seen}");
}

#[cfg(feature = "serve")]
mod serve {
    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};

    use serde_json::{Value, json};

    use super::{has_browser, is_copied, seen};
    use crate::run::command;

    /// The server, which ends with the test.
    struct Server(Child);

    impl Server {
        /// Starts it; gives its address, too.
        fn start() -> (Self, String) {
            let mut server = command(["serve"]);
            let mut server = server.stdout(Stdio::piped()).spawn().expect("the command is built");
            let mut address = String::new();
            let output = server.stdout.take().expect("standard output is piped");
            BufReader::new(output).read_line(&mut address).expect("an address");
            (Self(server), address.trim_end().to_owned())
        }
    }

    impl Drop for Server {
        fn drop(&mut self) {
            let _ = self.0.kill().and_then(|()| self.0.wait());
        }
    }

    const ARTICLE: &str = include_str!("../../examples/data/article.txt");

    /// A long list.
    fn many() -> String {
        let entry = |i: usize| {
            let (letter, year) = (['A', 'D', 'K', 'R', 'S'][i % 5], 1990 + i % 30);
            format!(
                "Doe, {letter}. ({year}). Bread and salt {i}. Journal of Food, {i}(3), 4–5.\n\n"
            )
        };
        (1..=1000).map(entry).collect()
    }

    /// What the page shows to somebody who uses all of it; nothing if there is no browser.
    fn tour() -> Option<Value> {
        if !has_browser() {
            println!("skipped: no Chromium, driver or selenium");
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| folder.path().join(name);
        std::fs::write(file("article.txt"), ARTICLE).expect("writable");
        std::fs::write(file("many.txt"), many()).expect("writable");
        let mut reformat: Command = command(["reformat", "--quiet"]);
        let reformat = reformat.arg(file("article.txt")).arg("-o").arg(file("list.docx")).status();
        assert!(reformat.expect("the command is built").success());
        let (_server, address) = Server::start();
        Some(seen("serve.py", &[address.as_ref(), folder.path().as_os_str()]))
    }

    /// The texts of a list in what was seen.
    fn texts(seen: &Value) -> Vec<&str> {
        seen.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    #[test]
    fn the_page_reads_corrects_and_gives_back() {
        let Some(seen) = tour() else { return };
        println!("milliseconds: {}", seen["speed"]);
        assert_eq!(seen["found"], 3);
        assert!(texts(&seen["list"])[0].starts_with("AP News. (2022, February 10). Denmark"));
        let title = "Denmark may allow US troops on its soil, pact in the";
        let address = ["no address follows the phrase that announces one", "Available at:"];
        let cut = ["the title seems to be cut short", title];
        let doubts = json!([
            [cut, ["the outlet is given twice", "AP News."], address],
            [["no author found", "(2022, February 10)."], cut, address],
            [["a name without a family name", "J."], address],
        ]);
        assert_eq!(seen["doubts"], doubts);
        let pointed = &seen["pointed"];
        assert_eq!(pointed["selected"], "News.");
        assert!(texts(&pointed["parts"]).contains(&"publisher: News."), "{pointed}");

        let corrected = &seen["corrected"];
        assert_eq!(corrected["before"][0], "author: AP News.");
        assert_eq!(corrected["after"][0], "editor: AP News.");
        assert!(texts(&corrected["list"])[0].starts_with("AP News (Ed.)."), "{corrected}");
        assert_eq!((&corrected["undone"], &corrected["done again"]), (&json!(true), &json!(true)));
        assert_eq!(texts(&corrected["edited"])[0], "AP News (Ed.). (2022). Bread and salt.");
        assert!(corrected["title undone"].as_str().is_some_and(|it| it.starts_with("Denmark")));

        let divided = &seen["divided"];
        assert_eq!(divided["halves"][0], "AP News. (2022, February ");
        assert_eq!(divided["whole"], divided["before"]);

        let taken = &seen["taken"];
        is_copied(&taken["mark"], "(AP News, 2022, p. 12)", "(AP News, 2022, p. 12)");
        is_copied(&taken["entry"], "AP News (Ed.). (2022", "<i>Denmark may allow US troops");
        is_copied(
            &taken["all"],
            "Reuters.",
            "<p style=\"margin-left:0.5in;text-indent:-0.5in\">J., &amp;",
        );
        assert!(texts(&taken["ieee"])[2].starts_with("[3] J. and S. Jacobsen"), "{taken}");
        is_copied(&taken["numbered"], "[2] “Denmark", "[2] “Denmark");
        assert_eq!(taken["docx"], "PK");
        let has = |form: &str, part| taken[form].as_str().is_some_and(|it| it.contains(part));
        assert!(has("bibtex", "@misc{apnews2022denmark,"), "{taken}");
        assert!(has("ris", "ID  - apnews2022denmark"), "{taken}");
        assert!(has("csl-json", "\"id\": \"apnews2022denmark\""), "{taken}");
        assert!(has("corrections", "\"segments\":[[\"editor\",\"AP News. \"]"), "{taken}");
        assert_eq!(texts(&taken["lost"])[0], "ris can't hold apnews2022denmark: medium");

        assert_eq!(seen["kept"], true, "after reloading");
        assert_eq!(seen["dropped"], 3);
        assert_eq!(seen["help"], true);
        let away = "the server does not answer; is “ibid serve” still running?";
        assert_eq!(seen["lost"], away);
        assert_eq!(seen["overflow"], 0);
        assert_ne!(seen["colours"][0], seen["colours"][1]);
        assert_eq!(seen["printed"], json!([true, false, false]));
        assert_eq!(seen["unnamed"], json!([]));
        assert_eq!(seen["errors"], json!([]));
        assert_eq!(seen["speed"]["count"], 1000);
        assert!(seen["speed"]["label"].as_f64().is_some_and(|it| it < 1000.0), "{seen}");
    }
}
