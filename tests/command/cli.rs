//! The command line, as people and programs use it.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::run::{command, ibid, stderr, stdout};
use serde_json::{Value, json};

const ARTICLE: &str = "examples/data/article.txt";

/// Sends lines through `ibid pipe`; gives the answers and the exit status.
#[track_caller]
fn pipe(args: &[&str], lines: &[Value]) -> (Vec<Value>, Option<i32>) {
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let output = ibid(&[&["pipe"], args].concat(), input.as_bytes());
    let answers =
        stdout(&output).lines().map(|l| serde_json::from_str(l).expect("a JSON line")).collect();
    (answers, output.status.code())
}

#[test]
fn reformat_writes_the_list_and_reports_the_doubts() {
    let output = ibid(&["reformat", ARTICLE, "--style", "harvard"], b"");
    assert_eq!(output.status.code(), Some(0));
    let list = stdout(&output);
    assert_eq!(list.lines().count(), 3);
    assert!(list.contains("J. and Jacobsen, S. (2022)"), "{list}");
    let told = stderr(&output);
    assert!(told.contains("no address follows"), "{told}");
    assert!(told.contains("--> examples/data/article.txt:20:31"), "{told}");
    assert!(told.ends_with("ibid: 3 entries with 8 doubts, in harvard\n"), "{told}");
    assert!(!told.contains('\x1b'), "no colours where no terminal is");
}

#[test]
fn a_work_that_notes_name_again_is_listed_once() {
    let notes = "Notes\n\n\
        1. Jane Doe, *Bread: The Age of Ovens* (London: Mill Press, 1962), 23–25.\n\
        2. Ibid., p. 30.\n\
        3. Rita Roe, “The Rites of Salt,” Past Food 59 (1973): 51–91.\n\
        4. Paul Poe, “Butter Again,” Evening Post, December 18, 2019, A1.\n";
    let output = ibid(&["reformat"], notes.as_bytes());
    let list = stdout(&output);
    assert_eq!(list.matches("Doe, J. (1962).").count(), 1, "{list}");
    assert_eq!(list.lines().count(), 3, "{list}");
    assert!(stderr(&output).contains("the work is that of the entry before"));
}

#[test]
fn reformat_converts_data_formats() {
    let bib =
        "@book{doe, author = {Doe, Jane}, title = {On Bread}, year = 2020, publisher = {Crumb}}";
    let output = ibid(&["reformat"], bib.as_bytes());
    assert_eq!(stdout(&output), "Doe, J. (2020). On bread. Crumb.\n");
    let ris = stdout(&ibid(&["reformat", "--to", "ris"], bib.as_bytes()));
    assert!(ris.starts_with("TY  - BOOK"), "{ris}");
    let json = stdout(&ibid(&["reformat", "--to", "csl-json"], ris.as_bytes()));
    let items: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(items[0]["title"], "On Bread");
    assert_eq!(items[0]["author"], json!([{"family": "Doe", "given": "Jane"}]));
}

#[test]
fn bib_files_of_both_dialects_become_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("writable");
        path.display().to_string()
    };
    let bibtex = file("a.bib", "@book{a, title = {Bread}, year = 2020, month = may}\n");
    let report = "@report{b,\n  title = {Salt},\n  date = {2021-03},\n  institution = {Mill},\n}\n";
    let biblatex = file("b.bib", report);
    let written = stdout(&ibid(&["reformat", "--to", "biblatex", &bibtex, &biblatex], b""));
    assert!(written.ends_with(report), "{written}");
}

#[test]
fn titles_are_in_sentence_case_or_as_given() {
    let bib = "@book{doe, author = {Doe, Jane}, title = {The Bread of the Poor: A History}}";
    let list = |args: &[&str]| stdout(&ibid(&[&["reformat"], args].concat(), bib.as_bytes()));
    assert_eq!(list(&[]), "Doe, J. (n.d.). The bread of the poor: A history.\n");
    let given = "Doe, J. (n.d.). The Bread of the Poor: A History.\n";
    assert_eq!(list(&["--case", "as-given"]), given);
    let item = json!({"id": "doe", "type": "book", "title": "The Bread of the Poor"});
    let (answers, _) = pipe(&["--case", "as-given"], &[json!({"item": item})]);
    assert_eq!(answers[0]["text"], "The Bread of the Poor. (n.d.).");
}

#[test]
fn reformat_numbers_keeps_the_order_and_merges() {
    let list = "Roe, R. (2021). Salt. Crumb Press.\n\nDoe, J. (2020). Bread. Crumb Press.\n\nRoe, R. (2021). Salt. Crumb Press.\n";
    let kept =
        stdout(&ibid(&["reformat", "--keep-order", "--numbered", "--merge"], list.as_bytes()));
    let lines: Vec<&str> = kept.lines().collect();
    assert_eq!(lines.len(), 2, "{kept}");
    assert!(lines[0].starts_with("1. Roe") && lines[1].starts_with("2. Doe"), "{kept}");
    let sorted = stdout(&ibid(&["reformat", "--merge"], list.as_bytes()));
    assert!(sorted.starts_with("Doe"), "{sorted}");
}

#[test]
fn check_ends_with_a_status_that_tells_doubts() {
    assert_eq!(ibid(&["check", ARTICLE], b"").status.code(), Some(0));
    let strict = ibid(&["check", "--strict", "--json", ARTICLE], b"");
    assert_eq!(strict.status.code(), Some(1));
    let first: Value =
        serde_json::from_str(stdout(&strict).lines().next().expect("a doubt")).expect("JSON");
    assert_eq!((&first["line"], &first["column"]), (&json!(20), &json!(31)));
    assert_eq!(first["code"], "cut-short");
    let clean = b"Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4-5.";
    assert_eq!(ibid(&["check", "--strict"], clean).status.code(), Some(0));
}

#[test]
fn cite_gives_a_mark() {
    let keys = stdout(&ibid(&["cite", ARTICLE], b""));
    assert!(keys.contains("jacobsen2022denmark\t"), "{keys}");
    let args = ["cite", ARTICLE, "--key", "apnews2022denmark", "--page", "3"];
    assert_eq!(stdout(&ibid(&args, b"")), "(AP News, 2022, p. 3)\n");
    let unknown = ibid(&["cite", ARTICLE, "--key", "nobody"], b"");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("nobody"));
}

#[test]
fn parse_gives_items_segments_and_doubts() {
    let parsed: Value =
        serde_json::from_str(&stdout(&ibid(&["parse", ARTICLE], b""))).expect("JSON");
    assert_eq!(parsed.as_array().map(Vec::len), Some(3));
    assert_eq!(parsed[0]["csl"]["author"], json!([{"literal": "AP News"}]));
    assert_eq!(parsed[0]["segments"][0], json!(["author", "AP News. "]));
}

#[test]
fn pipe_reads_entries() {
    let text = "Doe, J. (2020). Bread & salt. Journal of Food, 12(3), 4–5.";
    let (answers, status) =
        pipe(&[], &[json!({"id": "a", "text": text}), json!({"id": 2, "text": ""})]);
    assert_eq!(status, Some(0));
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["csl"]["type"], "article-journal");
    let segments = answers[0]["segments"].as_array().expect("segments");
    let joined: String = segments.iter().filter_map(|s| s[1].as_str()).collect();
    assert_eq!(joined, text);
    let (blank, _) = pipe(&[], &[json!({"id": 1, "text": " \t "})]);
    assert_eq!(blank[0]["segments"], json!([["other", " \t "]]), "blanks are tiled too");
    assert!(answers[0]["confidence"].as_f64().is_some_and(|c| (0.0..=1.0).contains(&c)));
    assert_eq!(answers[0]["entry_confidence"], 1.0, "it was given as one entry");
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(answers[1]["segments"], json!([]));
}

#[test]
fn pipe_finds_entries_in_documents() {
    let text = "# Notes\n\nProse about things that were read.\n\n## References\n\n\
                - Doe, J. (2020). [Bread](https://example.org/bread). *Journal of Food*, 12(3), 4–5.\n\
                - Roe, R. (2021). Salt. *Journal of Food*, 13(1), 6–7.\n";
    let (answers, _) = pipe(&[], &[json!({"id": 1, "document": text, "format": "markdown"})]);
    let entries = answers[0]["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0]["csl"]["URL"], "https://example.org/bread");
    let confidence = entries[0]["entry_confidence"].as_f64().expect("a number");
    assert!(confidence > 0.5 && confidence < 1.0, "it was found: {confidence}");
    let span = |entry: &Value| {
        let at = |key: &str| {
            usize::try_from(entry[key].as_u64().unwrap_or_default()).unwrap_or_default()
        };
        text[at("start")..at("end")].to_owned()
    };
    assert!(span(&entries[1]).contains("Roe, R. (2021). Salt."), "{}", span(&entries[1]));
}

#[test]
fn pipe_renders_items_and_lists() {
    let item = json!({"id": "a", "type": "book", "title": "On <i>Bread</i> & salt",
        "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}});
    let list = json!({"id": "l", "items": [item], "citations": [[{"id": "a", "locator": "5", "prefix": "see "}]]});
    let (answers, status) = pipe(&["--style", "harvard"], &[json!({"id": 1, "item": item}), list]);
    assert_eq!(status, Some(0));
    assert_eq!(answers[0]["text"], "Doe, J. (2020) On Bread & salt.");
    assert_eq!(answers[0]["html"], "Doe, J. (2020) <i>On</i> Bread <i>&amp; salt</i>.");
    assert_eq!(answers[1]["bibliography"][0]["id"], "a");
    assert_eq!(answers[1]["citations"][0]["text"], "(see Doe, 2020, p. 5)");
}

#[test]
fn pipe_goes_on_after_a_line_that_cannot_be_read() {
    let input = b"{\"id\": 1, \"text\": \"Doe, J. (2020). Bread.\"}\n{oops\n\n{\"id\": 3}\n{\"id\":4,\"text\":\"x\"}\n";
    let output = ibid(&["pipe"], input);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> =
        stdout(&output).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[1]["error"].as_str().is_some_and(|e| e.starts_with("line 2: ")), "{}", lines[1]);
    assert!(lines[2]["error"].as_str().is_some_and(|e| e.starts_with("line 4: ")), "{}", lines[2]);
    assert_eq!((&lines[1]["id"], &lines[2]["id"]), (&Value::Null, &json!(3)));
    assert_eq!(lines[3]["id"], 4);
}

#[test]
fn pipe_gives_ids_back_as_they_were_written() {
    let ids =
        ["12345678901234567890123", "1.50", "-0", "1e400", "{\"b\": 1, \"a\": [ ]}", "\"\\u0041\""];
    for id in ids {
        let input = format!("\u{feff}{{\"id\": {id}, \"text\": \"x\"}}\n{{\"id\": {id}}}\n");
        let answers = stdout(&ibid(&["pipe"], input.as_bytes()));
        let start = format!("{{\"id\":{id},\"");
        assert!(answers.lines().all(|line| line.starts_with(&start)), "{answers}");
        assert_eq!(answers.lines().filter(|line| line.contains("\"error\"")).count(), 1);
    }
}

#[test]
fn a_byte_that_is_not_utf8_is_told() {
    let output = ibid(
        &["reformat", "--to", "bibtex"],
        b"@misc{a,\r\n  note = {Ros\xc3\xa9},\r}\n\r% Ros\xe9\n",
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "@misc{a,\n  note = {Rosé},\n}\n\n% Rosé\n");
    let told = stderr(&output);
    assert!(told.contains("line 5, column 6: not UTF-8, read as Windows-1252: “é”"), "{told}");
}

#[test]
fn pipe_tells_items_of_a_list_by_their_ids() {
    let item = |id: Value, title: &str| json!({"id": id, "type": "book", "title": title});
    let list = |first: Value, second: Value, cite: Value| json!({"id": 1, "items": [item(first, "Bread"), item(second, "Salt")], "citations": [[{"id": cite}]]});
    let (answers, status) = pipe(
        &[],
        &[
            list(json!(1), json!(2), json!(2)),
            list(json!(7), json!(70), json!("7")),
            list(json!("a"), json!("a"), json!("a")),
            list(json!(1), json!("1"), json!(1)),
            json!({"id": 2, "items": [item(json!(""), "Bread"), item(json!(""), "Salt")]}),
        ],
    );
    assert_eq!(status, Some(1));
    assert_eq!(answers[0]["citations"][0]["text"], "(Salt, n.d.)");
    assert_eq!(answers[1]["citations"][0]["text"], "(Bread, n.d.)");
    assert_eq!(answers[2]["error"], "line 3: two items have the id “a”");
    assert_eq!(answers[3]["error"], "line 4: two items have the id “1”");
    assert_eq!(answers[4]["bibliography"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_request_may_name_its_style() {
    let item = json!({"id": "a", "type": "book", "title": "Bread", "publisher": "Crumb",
        "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}});
    let request = |style: &str| json!({"id": style, "item": item, "style": style});
    let (answers, status) = pipe(&["--style", "apa"], &[request("harvard"), request("turabian")]);
    assert_eq!(status, Some(1));
    assert_eq!(answers[0]["text"], "Doe, J. (2020) Bread. Crumb.");
    assert_eq!(answers[1]["id"], "turabian");
    let error = answers[1]["error"].as_str().expect("an error");
    assert!(["“turabian”", "apa", "harvard"].iter().all(|name| error.contains(name)), "{error}");
}

#[test]
fn a_cite_has_no_field_that_is_unknown() {
    let cite = |field: &str| {
        json!({"id": 1, "items": [{"id": "a", "type": "book", "title": "Bread"}],
            "citations": [[{"id": "a", field: "3"}]], "source": "data of the sender's own"})
    };
    let (answers, _) = pipe(&[], &[cite("locator"), cite("locater")]);
    assert_eq!(answers[0]["citations"][0]["text"], "(*Bread*, n.d., p. 3)".replace('*', ""));
    let error = answers[1]["error"].as_str().expect("an error");
    assert!(error.contains("`locater`") && error.contains("`locator`"), "{error}");
    assert_eq!(answers[1]["id"], 1);
}

#[test]
fn doubts_have_a_code_what_they_are_about_and_a_message() {
    let (answers, _) = pipe(&[], &[json!({"id": 1, "text": "Doe, J. (2020). A study of the"})]);
    let cut = json!({"code": "cut-short", "about": "title",
        "message": "the title seems to be cut short", "start": 16, "end": 30});
    assert_eq!(answers[0]["diagnostics"], json!([cut]));
}

#[test]
fn quiet_leaves_errors_and_results() {
    let output = ibid(&["reformat", "--quiet", ARTICLE], b"");
    assert_eq!((stdout(&output).lines().count(), stderr(&output).as_str()), (3, ""));
    let output = ibid(&["-q", "check", "no-such-file.txt"], b"");
    assert!(stderr(&output).contains("no-such-file.txt"), "{}", stderr(&output));
    assert!(stdout(&ibid(&["reformat", "--help"], b"")).contains("--quiet"));
}

#[test]
fn one_entry_is_not_entries() {
    let told = stderr(&ibid(&["reformat"], b"Doe, J. (2020). Bread and salt. Crumb Press.\n"));
    assert!(told.starts_with("ibid: 1 entry with "), "{told}");
}

#[test]
fn pipe_answers_in_order_over_many_batches() {
    let lines: Vec<Value> = (0..5000)
        .map(|i| json!({"id": i, "text": format!("Doe, J. (2020). Bread {i}. Crumb.")}))
        .collect();
    let (answers, _) = pipe(&[], &lines);
    assert!(answers.iter().enumerate().all(|(i, answer)| answer["id"] == i));
    assert_eq!(answers.len(), 5000);
}

#[test]
fn pipe_answers_each_line_before_the_next_is_sent() {
    use std::io::{BufRead, BufReader};

    let mut child = command(["pipe"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command is built");
    let mut stdin = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for i in 0..3 {
        writeln!(stdin, "{}", json!({"id": i, "text": "Doe, J. (2020). Bread."}))
            .expect("it reads");
        let answer = answers.next().expect("an answer").expect("UTF-8");
        assert_eq!(serde_json::from_str::<Value>(&answer).expect("JSON")["id"], i);
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn report_is_one_page_that_asks_nothing_of_the_network() {
    let page = stdout(&ibid(&["report", ARTICLE], b""));
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert_eq!(page.matches("<article").count(), 3);
    for outside in ["src=", "href=\"http", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    let hundred: String = (0..100)
        .map(|i| format!("[{i}] Doe, J., Roe, R., & Poe, E. ({}). A study of {i} kinds of bread in the cities of the north. Journal of Food, {i}(3), 4–{}. https://example.org/{i}\n", 1920 + i, 5 + i))
        .collect();
    let page = stdout(&ibid(&["report"], hundred.as_bytes()));
    assert_eq!(page.matches("<article").count(), 100);
    assert!(page.len() < 300_000, "{} bytes", page.len());
}

#[test]
fn other_encodings_are_read() {
    let text = "Müller, J. (2020). Über Brot. Krume Verlag.";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    for bytes in [text.as_bytes().to_vec(), utf16, latin] {
        let list = stdout(&ibid(&["reformat"], &bytes));
        assert!(list.starts_with("Müller, J. (2020)"), "{list}");
    }
}

#[test]
fn help_shows_examples_and_statuses() {
    for command in
        ["reformat", "check", "cite", "parse", "pipe", "report", "styles", "completions", "man"]
    {
        let help = stdout(&ibid(&[command, "--help"], b""));
        let examples = help.split("Examples:").nth(1).unwrap_or_default();
        assert!(examples.matches("ibid ").count() >= 2, "{command}: {help}");
    }
    assert!(stdout(&ibid(&["--help"], b"")).contains("Exit statuses"));
    assert!(stdout(&ibid(&["completions", "bash"], b"")).contains("_ibid"));
    assert!(stdout(&ibid(&["man"], b"")).contains(".TH"));
    let page = stdout(&ibid(&["man", "pipe"], b""));
    for field in ["text", "document", "item", "items", "citations", "style", "error"] {
        assert!(page.contains(&format!("\"{field}\"")), "{field}: {page}");
    }
    assert_eq!(ibid(&["man", "pie"], b"").status.code(), Some(2));
}

/// From `.bib` to `.bib`, what is not changed is written from what was read.
#[test]
fn a_bib_file_is_laid_out_anew_and_kept() {
    let bib = "@STRING{cup = {Crumb}}\n@Book{o'rye+1, title=\"{\\foo} Rye\", publisher=cup # {, Ltd}, mine={x}}\n\
               @comment{kept}\n@misc{b, author={Doe, J.}, title={Salt}, year=2000}\n@misc{c, author={Doe, J.}, title={Salt}, year=2000}\n";
    let laid_out = "@string{cup = {Crumb}}\n\n@book{o'rye+1,\n  title = \"{\\foo} Rye\",\n  publisher = cup # {, Ltd},\n  \
                    mine = {x},\n}\n\n@comment{kept}\n@misc{b,\n  author = {Doe, J.},\n  title = {Salt},\n  year = 2000,\n}\n";
    let third = "\n@misc{c,\n  author = {Doe, J.},\n  title = {Salt},\n  year = 2000,\n}\n";
    let args = ["reformat", "--to", "bibtex"];
    assert_eq!(stdout(&ibid(&args, bib.as_bytes())), format!("{laid_out}{third}"));
    assert_eq!(stdout(&ibid(&args, laid_out.as_bytes())), laid_out, "a second run changes nothing");
    let merged = ibid(&["reformat", "--to", "bibtex", "--merge"], bib.as_bytes());
    assert_eq!(stdout(&merged), laid_out);
    let sorted = stdout(&ibid(&["reformat", "--to", "bibtex", "--sort"], bib.as_bytes()));
    assert!(sorted.starts_with("@string{cup = {Crumb}}\n\n@comment{kept}\n@misc{b,"), "{sorted}");
    let dir = tempfile::tempdir().expect("a folder");
    let paths = ["a.bib", "b.bib"].map(|name| dir.path().join(name));
    for path in &paths {
        fs::write(path, "@misc{x, title={Oat}, note={\\y}}").expect("a file");
    }
    let [first, second] = paths.each_ref().map(|path| path.to_str().expect("UTF-8"));
    let both = ibid(&["reformat", "--to", "bibtex", first, second], b"");
    assert!(
        stdout(&both).contains("@misc{xa,\n  title = {Oat},\n  note = {\\y},\n}"),
        "{}",
        stdout(&both)
    );
    assert!(stderr(&both).contains("is now xa"), "{}", stderr(&both));
}

#[test]
fn check_doubts_a_bib_file_itself() {
    let bib = b"@article{a, author={Doe J., Roe R., Poe P.}, title={Rye}, journal={J}, year=2000, pages={9--3},\n\
                url={no}, isbn={978-0-306-40615-8}, booktitle={B}}";
    let checked = ibid(&["check", "--json"], bib);
    let codes: Vec<String> = stdout(&checked)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["code"].to_string())
        .collect();
    let expected =
        ["names-unjoined", "pages-reversed", "field-malformed", "check-digit", "field-misplaced"];
    assert_eq!(codes.len(), expected.len() + 1, "{codes:?}");
    assert!(expected.iter().all(|code| codes.contains(&format!("\"{code}\""))), "{codes:?}");
    let reformatted = ibid(&["reformat", "--to", "bibtex"], bib);
    assert!(stderr(&reformatted).contains("names-unjoined"), "{}", stderr(&reformatted));
}

#[test]
fn formats_that_are_recognised() {
    let items = |input: &[u8]| stdout(&ibid(&["reformat", "--to", "csl-json"], input));
    assert!(items(b"PMID- 1\nTI  - Rye\n").contains("\"PMID\": \"1\""));
    let xml = b"<?xml version=\"1.0\"?><xml><records><record><titles><title>Rye</title></titles></record></records></xml>";
    assert!(items(xml).contains("\"title\": \"Rye\""));
    let yaml = stdout(&ibid(&["reformat", "--to", "hayagriva"], b"@book{a, title={Rye}}"));
    assert_eq!(yaml, "a:\n  type: book\n  title: Rye\n");
    let again = ibid(&["reformat", "--from", "hayagriva", "--to", "bibtex"], yaml.as_bytes());
    assert_eq!(stdout(&again), "@book{a,\n  title = {Rye},\n}\n");
}
