//! Requests in JSON that are answered as `ibid pipe` does.

use std::cell::RefCell;
use std::sync::Arc;

use anyhow::{Result, bail};
use axum::extract::Request;
use axum::response::Response;
use ibid::Parser;
use ibid::style::{Case, Style};
use serde::de::DeserializeOwned;

use super::limits::JSON;
use super::refused::Refused;
use super::{Server, json};
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

/// Answers a request as `ibid pipe` does, if it is for this path.
pub(super) async fn answer(
    server: Arc<Server>,
    request: Request,
    purpose: Purpose,
) -> Result<Response, Refused> {
    let answered = answered(server, request, move |server, request: answer::Request| {
        match (purpose, request.reads()) {
            (Purpose::Read, false) => bail!("none of text, segments and document is given"),
            (Purpose::Set, true) => bail!("to read text, ask /api/read"),
            _ => {}
        }
        let (style, case) = (Style::default(), Case::default());
        let manner = Manner { style, case, styles: &server.styles };
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
        let request = serde_json::from_slice(&content.bytes).map_err(anyhow::Error::from);
        let answer = request.and_then(|request| answer(&shared, request));
        answer.map_err(|error| answer::failure(&content.bytes, format!("{error:#}")))
    };
    server.limits.work(work).await?.map_err(Refused::wrong)
}
