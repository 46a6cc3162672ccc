//! The files of the page, and the description of the API.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Each file: its path, its type and its text.
const FILES: [(&str, &str, &str); 17] = [
    ("/", HTML, include_str!("page/index.html")),
    ("/page.css", STYLE, include_str!("page/page.css")),
    ("/parts.css", STYLE, include_str!("../parts/parts.css")),
    ("/copy.js", SCRIPT, include_str!("../parts/copy.js")),
    ("/api.js", SCRIPT, include_str!("page/api.js")),
    ("/card.js", SCRIPT, include_str!("page/card.js")),
    ("/csl.js", SCRIPT, include_str!("page/csl.js")),
    ("/dom.js", SCRIPT, include_str!("page/dom.js")),
    ("/entries.js", SCRIPT, include_str!("page/entries.js")),
    ("/entry.js", SCRIPT, include_str!("page/entry.js")),
    ("/form.js", SCRIPT, include_str!("page/form.js")),
    ("/keys.js", SCRIPT, include_str!("page/keys.js")),
    ("/list.js", SCRIPT, include_str!("page/list.js")),
    ("/page.js", SCRIPT, include_str!("page/page.js")),
    ("/store.js", SCRIPT, include_str!("page/store.js")),
    ("/words.js", SCRIPT, include_str!("page/words.js")),
    ("/openapi.json", "application/json", include_str!("openapi.json")),
];

/// A route for each file.
pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    FILES.into_iter().fold(Router::new(), |router, (path, kind, text)| {
        router.route(path, get(async move || ([(CONTENT_TYPE, kind)], text)))
    })
}
