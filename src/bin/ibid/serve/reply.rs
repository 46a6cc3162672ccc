//! What all answers have in common.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::bounds::JSON;

/// An answer in JSON.
pub(super) fn json(body: String) -> Response {
    ([(CONTENT_TYPE, JSON.name)], body).into_response()
}
