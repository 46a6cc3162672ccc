//! Too much, too deep, too slow.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use serde_json::json;

use super::client::{Answer, FILE, JSON, Server};

const MB: usize = 1 << 20;

#[test]
fn too_much_is_refused_before_it_is_sent() {
    let server = Server::start();
    for (kind, most) in [(JSON, 8), (FILE, 32)] {
        let headers =
            [format!("Content-Type: {kind}"), format!("Content-Length: {}", most * MB + 1)];
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let told = server.send("POST /api/read?name=a", &headers, b"").refusal(413);
        assert!(told.contains(&format!("{most} MB")), "{told}");
    }
}

#[test]
fn too_much_is_refused_where_its_size_is_not_told() {
    let server = Server::start();
    let mut stream = server.connect();
    let head = format!(
        "POST /api/read HTTP/1.1\r\nHost: localhost:{}\r\nContent-Type: {JSON}\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
        server.port
    );
    stream.write_all(head.as_bytes()).expect("the server reads");
    let chunk = [format!("{MB:x}\r\n").as_bytes(), &vec![b' '; MB], b"\r\n"].concat();
    for _ in 0..9 {
        if stream.write_all(&chunk).is_err() {
            break;
        }
    }
    assert_eq!(Answer::read(&mut stream).status, 413);
}

#[test]
fn json_that_is_wrong_is_refused() {
    let server = Server::start();
    let deep = |open: &str| {
        format!(
            "{{\"to\": \"text\", \"items\": [{{\"type\": \"book\", \"x\": {}",
            open.repeat(100_000)
        )
    };
    let many = vec![json!({"id": "a", "type": "book"}); 50_001];
    for (body, told) in [
        ("{\"text\": \"Doe".to_owned(), "EOF while parsing"),
        ("{\"text\": 1}".to_owned(), "invalid type"),
        (String::new(), "object in JSON"),
        ("[null, \"Doe, J. (2020). Bread. Reuters.\"]".to_owned(), "object in JSON"),
        (deep("["), "recursion limit"),
        (deep("{\"a\":"), "recursion limit"),
        (json!({"items": many, "to": "text"}).to_string(), "50000 items"),
    ] {
        for path in ["/api/set", "/api/convert"] {
            let refusal = server.post(path, JSON, body.as_bytes()).refusal(400);
            let head: String = body.chars().take(40).collect();
            assert!(
                refusal.contains(told) || refusal.contains("missing field"),
                "{head}: {refusal}"
            );
        }
    }
    assert_eq!(server.post("/api/read", JSON, b"\xff\xfe").status, 400);
}

#[test]
fn who_sends_half_a_head_holds_nobody_up() {
    let server = Server::start();
    let mut slow: Vec<_> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"POST /api/read HTTP/1.1\r\nHost: local").expect("the server reads");
    }
    let entry = json!({"text": "Doe, J. (2020). Bread. Reuters."});
    assert_eq!(server.ask("/api/read", &entry)["csl"]["title"], "Bread");
    for mut stream in slow {
        // Nothing is done on with it: the server closes the connection.
        let mut answer = Vec::new();
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time");
        stream.read_to_end(&mut answer).expect("an end");
    }
}

#[test]
fn who_breaks_off_leaves_nothing_behind() {
    let server = Server::start();
    for _ in 0..200 {
        let mut stream = server.connect();
        let head = format!(
            "POST /api/read HTTP/1.1\r\nHost: localhost:{}\r\nContent-Type: {JSON}\r\n\
             Content-Length: 8000000\r\n\r\n{{\"text\"",
            server.port
        );
        stream.write_all(head.as_bytes()).expect("the server reads");
    }
    let entry = json!({"text": "Doe, J. (2020). Bread. Reuters."});
    assert_eq!(server.ask("/api/read", &entry)["csl"]["title"], "Bread");
}
