//! Requests in JSON that are answered as `ibid pipe` does.

use std::cell::RefCell;
use std::sync::Arc;

use anyhow::{Result, bail};
use axum::extract::Request;
use axum::response::Response;
use ibid::Parser;
use ibid::style::{Case, Style};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::bounds::{JSON, MOST_ITEMS};
use super::refused::Refused;
use super::reply::json;
use super::shared::Server;
use crate::answer::{self, Manner};

thread_local! {
    /// Its buffers are used again as long as the thread lives, which is until nothing was asked for some time.
    static PARSER: RefCell<Parser> = RefCell::default();
}

/// What a path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Set,
}

/// Whether text is to be read; if not, items are to be rendered.
const fn reads(request: &answer::Request) -> bool {
    request.text.is_some() || request.segments.is_some() || request.document.is_some()
}

/// Answers a request as `ibid pipe` does, if it is for this path.
pub(super) async fn answer(
    server: Arc<Server>,
    request: Request,
    purpose: Purpose,
) -> Result<Response, Refused> {
    let answered = answered(server, request, move |server, request: answer::Request| {
        match (purpose, reads(&request)) {
            (Purpose::Read, false) => bail!("none of text, segments and document is given"),
            (Purpose::Set, true) => bail!("to read text, ask /api/read"),
            _ => {}
        }
        let (style, case) = (Style::default(), Case::default());
        let manner = Manner { style, case, named: &|name| server.styles.named(name) };
        PARSER.with_borrow_mut(|parser| answer::answer(parser, &manner, request))
    });
    answered.await.map(json)
}

/// The answer to a request in JSON; what is wrong with it is said in JSON, with the id that it has.
pub(super) async fn answered<R: DeserializeOwned, A: Send + 'static>(
    server: Arc<Server>,
    request: Request,
    answer: impl FnOnce(&Server, R) -> Result<A> + Send + 'static,
) -> Result<A, Refused> {
    let content = server.limits.content(request, JSON).await?;
    let shared = Arc::clone(&server);
    let work = move || {
        let request = parsed(&content.bytes);
        let answer = request.and_then(|request| answer(&shared, request));
        answer.map_err(|error| answer::failure(&content.bytes, format!("{error:#}")))
    };
    server.limits.work(work).await?.map_err(Refused::wrong)
}

/// Only how many items there are.
#[derive(Deserialize)]
struct Counted {
    #[serde(default)]
    items: Vec<IgnoredAny>,
}

/// A request, if it has no more items than it may.
fn parsed<R: DeserializeOwned>(bytes: &[u8]) -> Result<R> {
    if !bytes.trim_ascii_start().starts_with(b"{") {
        bail!("a request is an object in JSON");
    }
    if let Ok(Counted { items }) = serde_json::from_slice(bytes)
        && items.len() > MOST_ITEMS
    {
        bail!("a request may have {MOST_ITEMS} items");
    }
    Ok(serde_json::from_slice(bytes)?)
}
