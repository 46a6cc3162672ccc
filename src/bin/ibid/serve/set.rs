//! `POST /api/set`: items to a list and marks in a style.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;

use super::asked;
use super::refused::Refused;
use super::shared::Server;

/// Renders items as `ibid pipe` does.
pub(super) async fn set(
    State(server): State<Arc<Server>>,
    request: Request,
) -> Result<Response, Refused> {
    asked::answer(server, request, asked::Purpose::Set).await
}
