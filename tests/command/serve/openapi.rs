//! The description of the API, held against what the server does.
//!
//! Each request that the description shows is sent. The requests and the answers have to be of the
//! shape that it gives them, as a validator of JSON Schema sees it.

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use super::client::{FILE, JSON, Server};

const BASE: &str = "http://localhost/openapi.json";

/// The description, whose schemas can be asked for by their place in it.
struct Description {
    root: Value,
    compiler: Compiler,
    schemas: Schemas,
}

impl Description {
    fn of(server: &Server) -> Self {
        let root = server.get("/openapi.json").json();
        let mut compiler = Compiler::new();
        compiler.add_resource(BASE, root.clone()).expect("JSON");
        Self { root, compiler, schemas: Schemas::new() }
    }

    /// What is wrong with a value that should be as the schema at a place has it.
    fn wrong(&mut self, place: &str, value: &Value) -> Option<String> {
        assert!(self.root.pointer(place).is_some(), "the description has no {place}");
        let schema = self.compiler.compile(&format!("{BASE}#{place}"), &mut self.schemas);
        let schema = schema.unwrap_or_else(|error| panic!("{place}: {error:#}"));
        self.schemas.validate(value, schema).err().map(|error| format!("{place}: {error:#}"))
    }

    #[track_caller]
    fn check(&mut self, place: &str, value: &Value) {
        assert_eq!(self.wrong(place, value), None, "{value}");
    }
}

/// The members of an object.
fn members(value: &Value) -> Vec<(String, Value)> {
    let members = value.as_object().expect("an object").iter();
    members.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// A part of a pointer into JSON.
fn escaped(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

#[test]
fn each_request_is_answered_as_described() {
    let server = Server::start();
    let mut description = Description::of(&server);
    assert_eq!(description.root["openapi"], "3.1.0");
    assert_eq!(description.root["info"]["version"], env!("CARGO_PKG_VERSION"));
    let mut sent = 0;
    for (path, methods) in members(&description.root["paths"].clone()) {
        for (method, operation) in members(&methods) {
            let place = format!("/paths/{}/{method}", escaped(&path));
            match method.as_str() {
                "get" => check_answer(&mut description, &place, &server.get(&path)),
                "post" => sent += check_examples(&server, &mut description, (&path, &place)),
                other => panic!("{path} has {other}"),
            }
            assert!(operation["responses"]["403"].is_object(), "{path}");
        }
    }
    assert!(sent >= 10, "{sent} examples");
}

/// Sends the examples of an operation; gives how many there are.
fn check_examples(
    server: &Server,
    description: &mut Description,
    (path, place): (&str, &str),
) -> usize {
    let operation = description.root.pointer(place).cloned().expect("an operation");
    let mut sent = 0;
    for (kind, content) in members(&operation["requestBody"]["content"]) {
        let schema = format!("{place}/requestBody/content/{}/schema", escaped(&kind));
        for (_, example) in members(&content["examples"]) {
            let example = &example["value"];
            description.check(&schema, example);
            let answer = if kind == FILE {
                let name = operation["parameters"][0]["example"].as_str().expect("a name");
                let file = example.as_str().expect("a file").as_bytes();
                server.post(&format!("{path}?name={name}"), FILE, file)
            } else {
                server.post(path, JSON, example.to_string().as_bytes())
            };
            check_answer(description, place, &answer);
            sent += 1;
        }
        let refused = server.post(path, &kind, b"");
        check_refusal(description, place, &refused, 400);
    }
    check_refusal(description, place, &server.post(path, "text/plain", b""), 415);
    sent
}

fn check_answer(description: &mut Description, place: &str, answer: &super::client::Answer) {
    assert_eq!(answer.status, 200, "{place}: {answer:?}");
    let kind = answer.header("content-type").expect("a type").split(';').next().expect("a type");
    let schema = format!("{place}/responses/200/content/{}/schema", escaped(kind));
    let is_text = kind.starts_with("text/");
    let value = match kind {
        JSON => answer.json(),
        _ if is_text => String::from_utf8(answer.body.clone()).expect("UTF-8").into(),
        _ => json!(answer.body.len()),
    };
    description.check(&schema, &value);
}

fn check_refusal(
    description: &mut Description,
    place: &str,
    answer: &super::client::Answer,
    status: u16,
) {
    assert_eq!(answer.status, status, "{place}: {answer:?}");
    let response = format!("{place}/responses/{status}");
    let target = description.root.pointer(&response).and_then(|it| it["$ref"].as_str());
    let target = target.unwrap_or_else(|| panic!("{response} is not described"));
    let schema = format!("{}/content/{}/schema", target.trim_start_matches('#'), escaped(JSON));
    description.check(&schema, &answer.json());
}

/// What is not in the description is found, so that the test above can fail.
#[test]
fn another_answer_is_not_as_described() {
    let server = Server::start();
    let mut description = Description::of(&server);
    let mut answer = server.ask("/api/read", &json!({"text": "Doe, J. (2020). Bread. Reuters."}));
    let schema = "/components/schemas/Read";
    description.check(schema, &answer);
    answer["more"] = json!(1);
    assert!(description.wrong(schema, &answer).is_some());
    let mut answer = server.ask("/api/read", &json!({"text": "Doe, J. (2020). Bread. Reuters."}));
    answer["segments"][0][0] = json!("cook");
    assert!(description.wrong(schema, &answer).is_some());
}
