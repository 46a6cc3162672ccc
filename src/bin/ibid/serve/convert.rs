//! `POST /api/convert`: items to a file.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use clap::ValueEnum;
use ibid::Item;
use ibid::style::{Bibliography, Style};
use serde::{Deserialize, Serialize};

use super::asked;
use super::refused::Refused;
use super::reply::json;
use super::shared::Server;
use crate::answer::check_ids;
use crate::args::OutputFormat;
use crate::json::escaped;
use crate::listing::{self, Numbering, Output};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What is to be written, and as what.
#[derive(Deserialize)]
struct Asked {
    items: Vec<Item>,
    to: String,
    style: Option<String>,
}

/// A file that is text, and what of the items is not in it.
#[derive(Serialize)]
struct Written {
    text: String,
    lost: Vec<String>,
}

/// Writes items as `ibid reformat` does.
pub(super) async fn convert(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Response, Refused> {
    asked::answered(server, request, written).await
}

fn written(server: &Server, asked: Asked) -> Result<Response> {
    let Asked { items, to, style } = asked;
    check_ids(&items)?;
    let to = OutputFormat::from_str(&to, false).map_err(|_| unknown(&to))?;
    let (text, lost) = if let Some(format) = to.data() {
        listing::data(&items, format)
    } else {
        let style = style.map_or(Ok(Style::default()), |name| server.styles.named(&name))?;
        match list(to, style, &items) {
            Output::Text(text) => (text, Vec::new()),
            Output::Bytes(bytes) => return Ok(document(bytes)),
        }
    };
    Ok(json(escaped(serde_json::to_string(&Written { text, lost })?)))
}

fn list(to: OutputFormat, style: Style, items: &[Item]) -> Output {
    let numbering = Numbering::of(&style, false);
    let bibliography = Bibliography::new(style, items);
    let entries: Vec<_> = bibliography.iter().collect();
    listing::written(to, numbering, entries.iter().map(|entry| &entry.text))
}

fn document(bytes: Vec<u8>) -> Response {
    let name = "attachment; filename=\"references.docx\"";
    ([(CONTENT_TYPE, DOCX), (CONTENT_DISPOSITION, name)], bytes).into_response()
}

fn unknown(to: &str) -> anyhow::Error {
    let all = OutputFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = all.map(|it| it.get_name().to_owned()).collect();
    anyhow!("“{to}” is none of {}", names.join(", "))
}
