//! Requests that are not answered, and why.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::bounds::{PATIENCE, Type};
use super::reply::json;
use crate::json::escaped;

/// A status, and what is wrong in words or as JSON.
pub(super) struct Refused {
    status: StatusCode,
    body: String,
}

impl Refused {
    fn new(status: StatusCode, error: &str) -> Self {
        Self { status, body: escaped(json!({ "error": error }).to_string()) }
    }

    /// What was sent is wrong, as this JSON says.
    pub(super) const fn wrong(body: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, body }
    }

    /// What was sent is wrong.
    pub(super) fn because(error: &anyhow::Error) -> Self {
        Self::new(StatusCode::BAD_REQUEST, &format!("{error:#}"))
    }

    pub(super) fn without_name() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "the file has no name; give it as ?name=")
    }

    pub(super) fn other_site() -> Self {
        let error = "only pages and programs of this machine are answered, at 127.0.0.1, localhost or [::1] with the port";
        Self::new(StatusCode::FORBIDDEN, error)
    }

    pub(super) fn unknown_path() -> Self {
        Self::new(StatusCode::NOT_FOUND, "there is nothing here; /openapi.json says what there is")
    }

    pub(super) fn other_method() -> Self {
        let error = "not by this method; /openapi.json says by which";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, error)
    }

    pub(super) fn other_type(wanted: Type) -> Self {
        let error = format!("the content type has to be {}", wanted.name);
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, &error)
    }

    pub(super) fn too_large(kind: Type) -> Self {
        let error = format!("{} may have {} MB", kind.name, kind.most_bytes >> 20);
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, &error)
    }

    pub(super) fn too_slow() -> Self {
        let error = format!("the request was not there after {} seconds", PATIENCE.as_secs());
        Self::new(StatusCode::REQUEST_TIMEOUT, &error)
    }

    pub(super) fn cut_short() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "the request is cut short")
    }

    pub(super) fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too much is asked at once; ask again later")
    }

    pub(super) fn took_too_long() -> Self {
        let error = format!("there was no answer after {} seconds", PATIENCE.as_secs());
        Self::new(StatusCode::SERVICE_UNAVAILABLE, &error)
    }

    pub(super) fn failed() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "ibid failed; that is an error in it")
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut response = json(self.body);
        *response.status_mut() = self.status;
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, const { HeaderValue::from_static("1") });
        }
        response
    }
}
