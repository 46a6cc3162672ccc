//! The server as a process: its address, the browser, its end.

use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use super::client::{FILE, Server};
use crate::run::{command, ibid, stderr};

#[test]
fn a_port_can_be_given_and_has_to_be_free() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("bound").port().to_string();
    let refused = ibid(&["serve", "--port", &port], b"");
    assert_eq!(refused.status.code(), Some(2));
    let told = stderr(&refused);
    assert!(told.starts_with(&format!("ibid: can't listen on 127.0.0.1:{port}")), "{told}");
    drop(taken);
    assert_eq!(Server::of(&mut command(["serve", "--port", &port])).port.to_string(), port);
}

#[test]
fn nothing_that_is_sent_is_told() {
    let server = Server::start();
    server.ask("/api/read", &json!({"text": "Doe, J. (2020). Secret bread. Reuters."}));
    server.post("/api/read?name=secret.bib", FILE, b"@book{secret, title = {Bread");
    server.post("/api/read?name=secret.rtf", FILE, b"{\\rtf1 secret}");
    server.get("/secret");
    assert_eq!(server.end(), "ibid: Ctrl-C ends the server\n");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    let mut server = Server::start();
    let _waiting = server.connect();
    let id = server.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().is_ok_and(|it| it.success()));
    assert_eq!(server.child.wait().expect("it ends").code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_at_the_page() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().expect("a folder");
    let (browser, opened) = (folder.path().join("xdg-open"), folder.path().join("opened"));
    let script = format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", opened.display());
    fs::write(&browser, script).expect("writable");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("ours");
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let server = Server::of(command(["serve", "--open"]).env("PATH", path));
    let page = format!("http://127.0.0.1:{}", server.port);
    for _ in 0..600 {
        if fs::read_to_string(&opened).is_ok_and(|opened| opened == page) {
            return;
        }
        sleep(Duration::from_millis(50));
    }
    panic!("{:?}", fs::read_to_string(&opened));
}
