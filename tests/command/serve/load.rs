//! Many clients at once, and the memory that is taken. How fast it is, `benches/serve.rs` tells.

use std::thread;

use serde_json::json;

use super::client::Server;

#[test]
fn fifty_clients_are_answered_at_once() {
    let server = Server::start();
    thread::scope(|scope| {
        for client in 0..50 {
            let server = &server;
            scope.spawn(move || {
                for i in 0..4 {
                    let text =
                        format!("Doe, J. ({}). On bread. Crumb Press.", 1800 + 4 * client + i);
                    let answer = server.ask("/api/read", &json!({"id": i, "text": text}));
                    assert_eq!(answer["id"], i, "{answer}");
                    let list = server.ask("/api/set", &json!({"items": [answer["csl"]]}));
                    assert_eq!(list["bibliography"][0]["text"], text, "{list}");
                }
            });
        }
    });
}

/// The memory of a process that is in use, in KB.
fn memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[test]
fn a_server_that_waits_takes_little_memory() {
    const MOST: u64 = 40_000;
    let server = Server::start();
    let Some(at_first) = memory(server.child.id()) else {
        println!("skipped: the system does not tell the memory of processes");
        return;
    };
    assert!(at_first < MOST, "{at_first} KB");
    let entry = json!({"text": "Doe, J. (2020). Bread. Reuters."});
    for _ in 0..100 {
        assert_eq!(server.ask("/api/read", &entry)["csl"]["title"], "Bread");
    }
    let after = memory(server.child.id()).expect("as before");
    assert!(after < MOST, "{after} KB");
}
