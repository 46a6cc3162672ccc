//! A server, and a client that sends what it is told, right or wrong.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::run::command;

/// Longer than the server takes for anything.
const PATIENCE: Duration = Duration::from_secs(90);

pub(super) const JSON: &str = "application/json";
pub(super) const FILE: &str = "application/octet-stream";

/// A server that ends with its test.
pub(super) struct Server {
    pub(super) child: Child,
    pub(super) port: u16,
    /// Held, since a server that nobody listens to could not say its address.
    _stdout: BufReader<ChildStdout>,
    stderr: Option<ChildStderr>,
}

/// What was answered.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Server {
    pub(super) fn start() -> Self {
        Self::of(&mut command(["serve"]))
    }

    pub(super) fn of(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command is built");
        let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
        let mut first = String::new();
        stdout.read_line(&mut first).expect("UTF-8");
        let port = first.trim_end().strip_prefix("http://127.0.0.1:");
        let port = port.and_then(|port| port.parse().ok()).expect("an address");
        let stderr = child.stderr.take();
        Self { child, port, _stdout: stdout, stderr }
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream
    }

    /// Sends a request line, its headers beside `Host` as they stand, and a body; gives the answer.
    pub(super) fn send(&self, line: &str, headers: &[&str], body: &[u8]) -> Answer {
        let host = format!("Host: 127.0.0.1:{}", self.port);
        self.send_as(line, &[&[host.as_str()], headers].concat(), body)
    }

    /// The same without a `Host` of its own.
    pub(super) fn send_as(&self, line: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut stream = self.connect();
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let length = format!("Content-Length: {}\r\n", body.len());
        let length = if headers.contains("Content-Length") { "" } else { &length };
        let head = format!("{line} HTTP/1.1\r\n{headers}{length}Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("the server reads");
        // A server that refuses by the head alone reads no body.
        let _ = stream.write_all(body);
        Answer::read(&mut stream)
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path}"), &[], b"")
    }

    pub(super) fn post(&self, path: &str, kind: &str, body: &[u8]) -> Answer {
        self.send(&format!("POST {path}"), &[&format!("Content-Type: {kind}")], body)
    }

    /// The answer to JSON.
    pub(super) fn ask(&self, path: &str, request: &Value) -> Value {
        self.post(path, JSON, request.to_string().as_bytes()).json()
    }

    /// Ends the server; gives what it wrote on standard error.
    pub(super) fn end(mut self) -> String {
        self.child.kill().expect("it runs");
        let mut told = String::new();
        let mut stderr = self.stderr.take().expect("piped");
        stderr.read_to_string(&mut told).expect("UTF-8");
        told
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Reads an answer after which the server closes the connection.
    pub(super) fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        // A server that refuses a body may reset the connection once it has answered.
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("ASCII");
        let status = head.get(9..12).and_then(|status| status.parse().ok()).expect("a status");
        Self { status, head: head.to_ascii_lowercase(), body: bytes[end + 4..].to_vec() }
    }

    /// The value of a header, in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    #[track_caller]
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    /// The message of a refusal with this status.
    #[track_caller]
    pub(super) fn refusal(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{self:?}");
        self.json()["error"].as_str().unwrap_or_else(|| panic!("{self:?}")).to_owned()
    }
}
