//! `GET /api/styles` and `GET /api/labels`: what can be named.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use ibid::Label;
use serde::Serialize;
use serde_json::json;

use super::refused::Refused;
use super::reply::json as answer;
use super::shared::Server;
use crate::json::escaped;
use crate::look;

#[derive(Serialize)]
struct Style<'a> {
    name: &'a str,
    title: &'a str,
}

/// The styles that "ibid styles" lists, in its order.
pub(super) async fn styles(State(server): State<Arc<Server>>) -> Result<Response, Refused> {
    let shared = Arc::clone(&server);
    // The files are looked through when the list is first asked for.
    let list = server.limits.work(move || {
        let styles = shared.styles.list().iter();
        let styles = styles.map(|style| Style { name: &style.name, title: &style.title });
        escaped(json!(styles.collect::<Vec<_>>()).to_string())
    });
    list.await.map(answer)
}

/// The labels of segments, and how a page shows each.
pub(super) async fn labels() -> Response {
    let labels = Label::ALL.map(|label| {
        json!({
            "name": label.as_str(),
            "noun": label.noun(),
            "mark": look::mark(label),
            "hue": look::hue(label),
        })
    });
    answer(json!(labels).to_string())
}
