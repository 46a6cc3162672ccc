//! Styles and labels, and that only styles are named by them.

use std::fs;

use ibid::Label;
use serde_json::json;

use super::client::{JSON, Server};
use crate::run::command;

const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>House of Bread</title><id>http://example.org/house</id><updated>2024-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout prefix="Read: "><text variable="title"/></layout></bibliography>
</style>"#;

#[test]
fn styles_are_named_and_files_are_not() {
    let shelf = tempfile::tempdir().expect("a folder");
    let path = shelf.path().join("house.csl");
    fs::write(&path, STYLE).expect("writable");
    let server =
        Server::of(command(["serve"]).env("IBID_STYLES", shelf.path()).current_dir(shelf.path()));
    let styles = server.get("/api/styles").json();
    let styles = styles.as_array().expect("styles");
    assert_eq!(styles[0]["name"], "apa");
    assert!(styles.contains(&json!({"name": "house", "title": "House of Bread"})));

    let item = json!({"id": "a", "type": "book", "title": "Bread"});
    for name in ["house", "House of Bread", "http://example.org/house"] {
        let answer = server.ask("/api/set", &json!({"item": item, "style": name}));
        assert_eq!(answer["text"], "Read: Bread", "{name}");
        let request = json!({"items": [item], "to": "text", "style": name});
        assert_eq!(server.ask("/api/convert", &request)["text"], "Read: Bread\n");
    }
    let path = path.display().to_string();
    for name in [&path, "house.csl", "./house.csl", "../house", "/etc/passwd", "", "turabian"] {
        for path in ["/api/set", "/api/convert"] {
            let request = json!({"items": [item], "to": "text", "style": name});
            let told = server.post(path, JSON, request.to_string().as_bytes()).refusal(400);
            assert!(told.contains("is none of apa, harvard"), "{told}");
        }
    }
}

#[test]
fn each_label_has_a_look() {
    let labels = Server::start().get("/api/labels").json();
    let labels = labels.as_array().expect("labels");
    assert_eq!(labels.len(), Label::COUNT);
    for (shown, label) in labels.iter().zip(Label::ALL) {
        assert_eq!(shown["name"], label.as_str());
        assert_eq!(shown["noun"], label.noun());
    }
    let marks: std::collections::HashSet<_> = labels.iter().map(|it| it["mark"].as_str()).collect();
    assert_eq!(marks.len(), Label::COUNT, "two letters tell each label");
}
