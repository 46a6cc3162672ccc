//! What is read, set and converted.

use serde_json::{Value, json};

use super::client::{FILE, JSON, Server};
use crate::run::{ibid, stdout};

fn works() -> Value {
    json!([
        {"id": "salt", "type": "book", "title": "Salt", "medium": "DVD",
         "author": [{"family": "Roe", "given": "Rita"}], "issued": {"date-parts": [[2019]]}},
        {"id": "bread", "type": "book", "title": "Bread",
         "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}},
    ])
}

/// What `ibid pipe` answers to a request.
fn piped(request: &Value) -> Value {
    let output = ibid(&["pipe"], format!("{request}\n").as_bytes());
    serde_json::from_str(&stdout(&output)).expect("a JSON line")
}

#[test]
fn what_is_read_and_set_is_what_pipe_answers() {
    let server = Server::start();
    let text = "Doe, J. (2020). Bread and salt of the. Crumb Press. Available at:";
    let document = "# References\n\n- Doe, J. (2020). *Bread*. Crumb Press.\n- Roe, R. (2021, May 4). Salt. Reuters.\n";
    let read = [
        json!({"id": {"a": [1]}, "text": text}),
        json!({"segments": [["author", "Doe, J. "], ["title", "Bread."]]}),
        json!({"id": 2, "document": document, "format": "markdown"}),
        json!({"id": 3, "document": document, "format": "rtf"}),
        json!({"id": 4, "segments": [["cook", "Doe, J. "]]}),
    ];
    let set = [
        json!({"id": 5, "item": works()[0], "style": "harvard"}),
        json!({"items": works(), "citations": [[{"id": "bread", "locator": "12"}], [{"id": "salt"}]]}),
        json!({"items": works(), "style": "ieee"}),
        json!({"id": 6, "items": works(), "style": "turabian"}),
        json!({"id": 7, "items": works(), "citations": [[{"id": "butter"}]]}),
        json!({"id": 8, "items": [{"id": "a", "type": "book"}, {"id": "a", "type": "book"}]}),
    ];
    let read = read.iter().map(|request| ("/api/read", request));
    for (path, request) in read.chain(set.iter().map(|request| ("/api/set", request))) {
        let mut expected = piped(request);
        // A line has a number, a request has none.
        if let Some(error) = expected["error"].as_str() {
            expected["error"] = error.trim_start_matches("line 1: ").into();
        }
        let answer = server.post(path, JSON, request.to_string().as_bytes());
        assert_eq!(answer.status, if expected["error"].is_null() { 200 } else { 400 });
        assert_eq!(answer.json(), expected, "{request}");
    }
}

#[test]
fn a_list_is_in_the_order_of_its_style() {
    let server = Server::start();
    let list = |style: &str| {
        let answer = server.ask("/api/set", &json!({"items": works(), "style": style}));
        let list = answer["bibliography"].as_array().cloned().expect("a list");
        list.iter().map(|entry| entry["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(list("apa"), ["bread", "salt"]);
    assert_eq!(list("ieee"), ["salt", "bread"]);
}

#[test]
fn each_path_has_its_own_requests() {
    let server = Server::start();
    let text = json!({"text": "Doe, J. (2020). Bread. Reuters."}).to_string();
    let items = json!({"items": works()}).to_string();
    let wrong = |path: &str, body: &str| server.post(path, JSON, body.as_bytes()).refusal(400);
    assert!(wrong("/api/set", &text).contains("/api/read"));
    assert!(wrong("/api/read", &items).contains("none of text, segments and document"));
    assert!(wrong("/api/set", "{}").contains("none of text, segments, document, item and items"));
}

#[test]
fn files_of_each_kind_are_read() {
    let server = Server::start();
    let document = server.post(
        "/api/convert",
        JSON,
        json!({"items": works(), "to": "docx"}).to_string().as_bytes(),
    );
    let files: [(&str, &[u8]); 8] = [
        ("a.txt", b"References\n\nDoe, J. (2020). Bread. Crumb Press.\n"),
        ("a.md", b"# References\n\n- Doe, J. (2020). *Bread*. Crumb Press.\n"),
        ("a.html", b"<!doctype html><h1>References</h1><ul><li>Doe, J. (2020). <i>Bread</i>. Crumb Press.</ul>"),
        ("a.bib", b"@book{a, author = {Doe, J.}, title = {Bread}, year = 2020}"),
        ("a.ris", b"TY  - BOOK\nAU  - Doe, J.\nTI  - Bread\nPY  - 2020\nER  - \n"),
        ("a.json", br#"[{"id": "a", "type": "book", "title": "Bread"}]"#),
        ("a.yml", b"a:\n  type: book\n  title: Bread\n"),
        ("list.docx", &document.body),
    ];
    for (name, bytes) in files {
        let answer = server.post(&format!("/api/read?name={name}"), FILE, bytes).json();
        let entry = &answer["entries"][0];
        assert_eq!(entry["csl"]["title"], "Bread", "{name}: {answer}");
        assert_eq!(answer["problems"], json!([]), "{name}");
    }
}

#[test]
fn a_bib_file_has_its_doubts_where_they_are() {
    let server = Server::start();
    let file = "% ü\n@book{a, author = {Doe, Jane}, title = {Bread}, year = 2020, publisher = {Crumb}}\n\
        @book{a2, author = {Roe, Rita}, title = {Salt}, year = 2021, publisher = {Mill}, isbn = {978-0-306-40615-8}}\n\
        @book{b, title = {Butter";
    let answer = server.post("/api/read?name=works.bib", FILE, file.as_bytes()).json();
    let entries = answer["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 2, "{answer}");
    for entry in entries {
        let at = |end: &str| entry[end].as_u64().and_then(|at| usize::try_from(at).ok());
        let place = at("start").expect("a start")..at("end").expect("an end");
        assert_eq!(entry["text"].as_str(), file.get(place));
    }
    assert_eq!(entries[0]["diagnostics"], json!([]));
    assert_eq!(entries[1]["diagnostics"][0]["code"], "check-digit");
    assert_eq!(answer["problems"][0].as_str().map(|it| it.starts_with("line 4")), Some(true));
}

#[test]
fn what_is_no_text_is_refused_by_its_name() {
    let server = Server::start();
    let refusal =
        |name: &str, bytes: &[u8]| server.post(&format!("/api/read?name={name}"), FILE, bytes);
    let told = refusal("my%20thesis.rtf", b"{\\rtf1 Doe}").refusal(400);
    assert!(told.starts_with("my thesis.rtf is an RTF document; convert it with"), "{told}");
    let told = refusal("broken.docx", b"PK\x03\x04 nothing").refusal(400);
    assert!(told.starts_with("broken.docx "), "{told}");
    let told = server.post("/api/read", FILE, b"Doe").refusal(400);
    assert!(told.contains("?name="), "{told}");
}

#[test]
fn items_become_files() {
    let server = Server::start();
    let convert = |to: &str| {
        let request = json!({"items": works(), "to": to, "style": "harvard"});
        server.post("/api/convert", JSON, request.to_string().as_bytes())
    };
    for (to, part) in [
        ("bibtex", "@book{salt,\n  author = {Roe, Rita}"),
        ("biblatex", "date = {2020}"),
        ("ris", "TY  - BOOK"),
        ("csl-json", "\"title\": \"Bread\""),
        ("hayagriva", "title: Bread"),
        ("text", "Doe, J. (2020) Bread.\nRoe, R. (2019) Salt"),
        ("html", "<li>Doe, J. (2020) <i>Bread</i>."),
        ("markdown", "Doe, J. (2020) *Bread*."),
    ] {
        let answer = convert(to).json();
        let text = answer["text"].as_str().expect("a text");
        assert!(text.contains(part), "{to}: {text}");
    }
    assert_eq!(convert("ris").json()["lost"], json!(["ris can't hold salt: medium"]));
    assert_eq!(convert("text").json()["lost"], json!([]));
    assert!(convert("epub").refusal(400).starts_with("“epub” is none of text, html"));

    let document = convert("docx");
    let kind = document.header("content-type").unwrap_or_default();
    assert!(kind.ends_with("wordprocessingml.document"), "{kind}");
    let name = document.header("content-disposition");
    assert_eq!(name, Some("attachment; filename=\"references.docx\""));
    assert!(document.body.starts_with(b"PK"));
}
