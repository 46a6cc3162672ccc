//! The files of the page, and the description of the API.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

/// A file: its type and its text.
const fn file(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, kind)], text)
}

pub(super) async fn page() -> impl IntoResponse {
    file("text/html; charset=utf-8", include_str!("page/index.html"))
}

pub(super) async fn script() -> impl IntoResponse {
    file("text/javascript; charset=utf-8", include_str!("page/page.js"))
}

pub(super) async fn style() -> impl IntoResponse {
    file("text/css; charset=utf-8", include_str!("page/page.css"))
}

pub(super) async fn openapi() -> impl IntoResponse {
    file("application/json", include_str!("openapi.json"))
}
