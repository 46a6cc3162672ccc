//! `POST /api/read`: entries, documents and files to items.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;

use super::bounds::FILE;
use super::limits::has_type;
use super::refused::Refused;
use super::reply::json;
use super::shared::Server;
use super::{asked, file};

/// Reads JSON as `ibid pipe` does, and bytes as a file.
pub(super) async fn read(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Response, Refused> {
    if has_type(&request, FILE) {
        read_file(&server, request).await
    } else {
        asked::answer(server, request, asked::Purpose::Read).await
    }
}

/// Reads a file. Its name is only that: no file of this machine is opened.
async fn read_file(server: &Server, request: Request) -> Result<Response, Refused> {
    let query = request.uri().query().unwrap_or_default().as_bytes();
    let mut fields = form_urlencoded::parse(query);
    let name = fields.find(|(field, _)| field == "name").map(|(_, name)| name.into_owned());
    let name = name.filter(|name| !name.is_empty()).ok_or_else(Refused::without_name)?;
    let content = server.limits.content(request, FILE).await?;
    let answer = server.limits.work(move || file::answer(&name, &content.bytes)).await?;
    answer.map(json).map_err(|error| Refused::because(&error))
}
