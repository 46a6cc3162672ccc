//! How much may be asked at once.
//!
//! | what | at most | then |
//! |---|---|---|
//! | bytes of a file | 32 MB | 413 |
//! | bytes of JSON | 8 MB | 413 |
//! | items in JSON | 50,000 | 400 |
//! | bytes of all requests at once | 256 MB | 503 |
//! | requests that wait or are worked on | 64 | 503 |
//! | requests that are worked on | the number of cores | they wait |
//! | time until a request is there | 30 s | 408 |
//! | time until it is answered | 30 s more | 503 |

use std::time::Duration;

/// The bytes of all requests at once.
pub(super) const MOST_BYTES_AT_ONCE: usize = 256 << 20;

/// The items of a request: the shortest take many times as much memory when they are read.
pub(super) const MOST_ITEMS: usize = 50_000;

/// How many requests may wait for a core or have one.
pub(super) const MOST_AT_ONCE: usize = 64;

/// How long a request may take to arrive, and how long its answer may.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// A type of content, and how many bytes it may have.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) most_bytes: u32,
}

pub(super) const JSON: Type = Type { name: "application/json", most_bytes: 8 << 20 };
pub(super) const FILE: Type = Type { name: "application/octet-stream", most_bytes: 32 << 20 };
