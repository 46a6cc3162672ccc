//! What keeps pages of other sites away.
//!
//! A page of another site can have the browser send requests here, under a name of its own that
//! leads to this machine or with a form. The browser tells of both.
//!
//! | request | |
//! |---|---|
//! | `Host: localhost:4000` | answered |
//! | `Host: evil.example:4000` | refused: the name was made to lead here |
//! | `GET http://evil.example/`, `Host: localhost:4000` | refused |
//! | `Host: 127.0.0.1:4000`, `Origin: https://evil.example` | refused |

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::refused::Refused;

/// The names of this machine for itself.
const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// What each answer says to the browser: the page is shown alone, runs only its own script, and
/// asks nobody but this server.
const HEADERS: [(HeaderName, &str); 6] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Who is answered.
#[derive(Clone, Copy)]
pub(super) struct Guards {
    port: u16,
}

impl Guards {
    pub(super) const fn of(port: u16) -> Self {
        Self { port }
    }

    /// Whether a request is for this server and from no other site.
    fn admit(self, request: &Request) -> bool {
        let all = |name| request.headers().get_all(name).iter();
        let is_here = |value: &HeaderValue| value.to_str().is_ok_and(|it| self.is_here(it));
        let is_own = |value: &HeaderValue| {
            let origin = value.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
            origin.is_some_and(|it| self.is_here(it))
        };
        let target = request.uri().authority().is_none_or(|it| self.is_here(it.as_str()));
        target && all(HOST).count() == 1 && all(HOST).all(is_here) && all(ORIGIN).all(is_own)
    }

    /// Whether a name is one of this machine, with the port and nothing else.
    fn is_here(self, authority: &str) -> bool {
        const OF_HTTP: u16 = 80;
        let port = |rest: &str| match rest.strip_prefix(':') {
            Some(port) => port == self.port.to_string(),
            None => rest.is_empty() && self.port == OF_HTTP,
        };
        NAMES.iter().any(|name| match authority.split_at_checked(name.len()) {
            Some((host, rest)) => host.eq_ignore_ascii_case(name) && port(rest),
            None => false,
        })
    }
}

/// Answers a request that is admitted.
pub(super) async fn guarded(
    State(guards): State<Guards>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = if guards.admit(&request) {
        next.run(request).await
    } else {
        Refused::other_site().into_response()
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
