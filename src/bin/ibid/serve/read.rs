//! `POST /api/read`: entries, documents and files to items.

use std::sync::Arc;

use anyhow::{Context, Result};
use axum::extract::{Request, State};
use axum::response::Response;

use super::limits::{BYTES, has_type};
use super::refused::Refused;
use super::{Server, asked, json};
use crate::answer;
use crate::source;

/// Reads JSON as `ibid pipe` does, and bytes as a file.
pub(super) async fn read(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Response, Refused> {
    if has_type(&request, BYTES) {
        file(&server, request).await
    } else {
        asked::answer(server, request, asked::Purpose::Read).await
    }
}

/// Reads a file. Its name is only that: no file of this machine is opened.
async fn file(server: &Server, request: Request) -> Result<Response, Refused> {
    let query = request.uri().query().unwrap_or_default().as_bytes();
    let mut fields = form_urlencoded::parse(query);
    let name = fields.find(|(field, _)| field == "name").map(|(_, name)| name.into_owned());
    let content = server.limits.content(request, BYTES).await?;
    let read = server.limits.work(move || answer_file(name, &content.bytes)).await?;
    read.map(json).map_err(|error| Refused::because(&error))
}

fn answer_file(name: Option<String>, bytes: &[u8]) -> Result<String> {
    let name = name.context("the file has no name; say it as ?name=")?;
    answer::of_source(source::read_sent(&name, bytes)?)
}
