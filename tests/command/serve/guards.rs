//! What pages of other sites may have sent, and what leads elsewhere.

use super::client::{FILE, JSON, Server};

const ENTRY: &[u8] = br#"{"text": "Doe, J. (2020). Bread. Reuters."}"#;

#[test]
fn the_page_and_its_files_say_what_they_are() {
    let server = Server::start();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/page.css", "text/css; charset=utf-8"),
        ("/openapi.json", JSON),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn only_the_names_of_this_machine_are_answered() {
    let server = Server::start();
    let port = server.port;
    let status = |hosts: &[String]| {
        let headers: Vec<String> = hosts.iter().map(|host| format!("Host: {host}")).collect();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        server.send_as("GET /", &headers, b"").status
    };
    for host in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
        assert_eq!(status(&[format!("{host}:{port}")]), 200, "{host}");
    }
    let own = format!("localhost:{port}");
    let evil = format!("evil.example:{port}");
    for hosts in [
        &[evil.clone()][..],
        &["localhost".to_owned()],
        &[format!("localhost:{}", port ^ 1)],
        &[format!("localhost.evil.example:{port}")],
        &[format!("localhost@evil.example:{port}")],
        &[format!("user@localhost:{port}")],
        &[format!("localhost:0{port}")],
        &[],
        &[own.clone(), evil],
        &[own, String::new()],
    ] {
        assert_eq!(status(hosts), 403, "{hosts:?}");
    }
    let host = format!("Host: localhost:{port}");
    let target = |of: &str| server.send_as(&format!("GET http://{of}/"), &[&host], b"").status;
    assert_eq!(target(&format!("localhost:{port}")), 200);
    assert_eq!(target("evil.example"), 403);
}

#[test]
fn no_other_site_is_answered() {
    let server = Server::start();
    let status = |origin: &str| {
        let headers = [&format!("Origin: {origin}"), "Content-Type: application/json"];
        server.send("POST /api/read", &headers, ENTRY).status
    };
    assert_eq!(status(&format!("http://127.0.0.1:{}", server.port)), 200);
    assert_eq!(status(&format!("http://localhost:{}", server.port)), 200);
    assert_eq!(status(&format!("http://user@localhost:{}", server.port)), 403);
    for origin in ["http://evil.example", "null", "http://localhost", "file://", ""] {
        assert_eq!(status(origin), 403, "{origin}");
    }
    assert_eq!(status(&format!("https://localhost:{}", server.port)), 403);
    let asks = ["Origin: http://evil.example", "Access-Control-Request-Method: POST"];
    assert_eq!(server.send("OPTIONS /api/read", &asks, b"").status, 403);
    let unasked = server.send("OPTIONS /api/read", &asks[1..], b"");
    assert_eq!((unasked.status, unasked.header("access-control-allow-origin")), (405, None));
}

#[test]
fn only_what_no_form_can_send_is_taken() {
    let server = Server::start();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "json"] {
        for path in ["/api/read", "/api/set", "/api/convert"] {
            let told = server.post(path, kind, ENTRY).refusal(415);
            assert!(told.contains(JSON), "{told}");
        }
    }
    assert_eq!(server.send("POST /api/read", &[], ENTRY).status, 415);
    assert_eq!(server.post("/api/set", FILE, ENTRY).status, 415);
    assert_eq!(server.post("/api/read", "Application/JSON; charset=utf-8", ENTRY).status, 200);
    assert_eq!(server.get("/api/read").status, 405);
    assert_eq!(server.send("DELETE /api/styles", &[], b"").status, 405);
}

#[test]
fn no_path_leads_to_a_file() {
    let server = Server::start();
    for path in [
        "/Cargo.toml",
        "/../Cargo.toml",
        "/page.js/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/index.html%00",
    ] {
        assert!(server.get(path).refusal(404).contains("/openapi.json"), "{path}");
    }
    let named = "/api/read?name=../../../../../../etc/passwd";
    let answer = server.post(named, FILE, b"Doe, J. (2020). Bread. Reuters.");
    assert_eq!(answer.json()["entries"][0]["csl"]["title"], "Bread");
    assert!(!String::from_utf8_lossy(&answer.body).contains("root:"));
}
