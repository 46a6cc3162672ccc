//! How `ibid serve` holds up: what it answers first, a minute of requests, and its memory.
//!
//! `cargo bench --features serve --bench serve` prints figures and fails where one is over its bar.
//! `-- 5` sends requests for five seconds instead of a minute. Requests are sent at fixed times,
//! whether or not those before are answered, and each is timed from when it was due.

use std::fmt::Display;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use serde_json::json;

/// How many requests are sent in a second.
const RATE: u32 = 200;
/// For so long, if it is not said.
const SECONDS: u32 = 60;
/// Over so many connections.
const CLIENTS: u32 = 16;

/// How long the first hundred entries may take.
const MOST_FIRST: Duration = Duration::from_millis(100);
/// The memory of a server that waits, in KB.
const MOST_MEMORY: u64 = 40_000;

const ENTRIES: [&str; 4] = [
    "Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5. https://doi.org/10.1000/182",
    "AP News. (2022, February 10). Denmark may allow US troops on its soil. AP News. Available at: https://apnews.com/a",
    "Roe, Rita and Paul Poe. On Butter: A History of Spreads. 2nd ed. London: Crumb Press, 1999.",
    "Jacobsen, S. 'Salt in the Baltic', in Poe, P. (ed.) Seas of Salt. Oxford: Mill Press, 2011, pp. 51-91.",
];

fn main() -> ExitCode {
    let seconds = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(SECONDS);
    let server = Server::start();
    sleep(Duration::from_millis(200));
    let mut fine = true;
    if let Some(memory) = server.memory() {
        fine &= told("memory of a server that waits, KB", memory, memory < MOST_MEMORY);
    }
    let first = server.first_hundred();
    fine &= told("100 entries, asked for first, ms", first.as_millis(), first < MOST_FIRST);
    let mut answers = server.requests(seconds);
    let errors = answers.iter().filter(|answer| answer.is_err()).count();
    fine &= told(&format!("errors in {} requests", answers.len()), errors, errors == 0);
    answers.sort_by_key(|answer| *answer.as_ref().unwrap_or(&Duration::MAX));
    for percent in [50, 99, 100] {
        let at = (answers.len() - 1) * percent / 100;
        if let Ok(time) = &answers[at] {
            told(&format!("{percent} % are answered within, ms"), time.as_secs_f32() * 1e3, true);
        }
    }
    if let Some(memory) = server.memory() {
        told("memory after that, KB", memory, true);
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn told(what: &str, figure: impl Display, is_fine: bool) -> bool {
    println!("{what:<40} {figure:>10.1}{}", if is_fine { "" } else { "  over the bar" });
    is_fine
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ibid"))
            .args(["serve", "--quiet"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command is built");
        let mut first = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut first).expect("UTF-8");
        let address = first.trim_end().trim_start_matches("http://").to_owned();
        Self { child, address }
    }

    /// The memory that is in use, in KB, where the system tells it.
    fn memory(&self) -> Option<u64> {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    }

    fn first_hundred(&self) -> Duration {
        let list: Vec<&str> = ENTRIES.iter().copied().cycle().take(100).collect();
        let request = json!({"document": list.join("\n\n")}).to_string();
        let mut client = Client::of(&self.address);
        let start = Instant::now();
        let answer = client.read(&request).expect("an answer");
        assert_eq!(answer.matches("\"csl\"").count(), 100, "{answer}");
        start.elapsed()
    }

    /// How long each request took, or what went wrong.
    fn requests(&self, seconds: u32) -> Vec<Result<Duration, String>> {
        let start = Instant::now();
        let client = |client: u32| {
            let mine = (client..RATE * seconds).step_by(CLIENTS as usize);
            let mut client = Client::of(&self.address);
            let ask = |number: u32| {
                let due = start + Duration::from_secs(1) * number / RATE;
                sleep(due.saturating_duration_since(Instant::now()));
                let text = ENTRIES[number as usize % ENTRIES.len()];
                let answer = client.read(&json!({"id": number, "text": text}).to_string())?;
                let is_its = answer.starts_with(&format!("{{\"id\":{number},\"csl\""));
                if is_its { Ok(due.elapsed()) } else { Err(answer) }
            };
            mine.map(ask).collect::<Vec<_>>()
        };
        thread::scope(|scope| {
            let clients: Vec<_> =
                (0..CLIENTS).map(|number| scope.spawn(move || client(number))).collect();
            clients.into_iter().flat_map(|it| it.join().expect("it ends")).collect()
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that is used for one request after the other.
struct Client {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Client {
    fn of(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a connection");
        Self { stream: BufReader::new(stream), host: address.to_owned() }
    }

    /// The answer to a request to read.
    fn read(&mut self, request: &str) -> Result<String, String> {
        let (host, length) = (&self.host, request.len());
        let head = format!(
            "POST /api/read HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        );
        let exchange = || {
            self.stream.get_mut().write_all((head + request).as_bytes())?;
            let (mut line, mut length, mut is_fine) = (String::new(), 0, false);
            while line != "\r\n" {
                line.clear();
                if self.stream.read_line(&mut line)? == 0 {
                    return Err(std::io::ErrorKind::UnexpectedEof.into());
                }
                is_fine |= line.starts_with("HTTP/1.1 200");
                if let Some(told) = line.strip_prefix("content-length: ") {
                    length = told.trim_end().parse().unwrap_or(0);
                }
            }
            let mut body = vec![0; length];
            self.stream.read_exact(&mut body)?;
            let body = String::from_utf8_lossy(&body).into_owned();
            if is_fine { Ok(body) } else { Err(std::io::Error::other(body)) }
        };
        exchange().map_err(|error| error.to_string())
    }
}
