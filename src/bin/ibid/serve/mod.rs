//! `ibid serve`: a page in the browser, and an API over HTTP, for this machine alone.
//!
//! | asked | answered by |
//! |---|---|
//! | `GET /`, and the files that the page needs | `files` |
//! | `POST /api/read` | `read`: entries, documents and files to items |
//! | `POST /api/set` | `set`: items to a list and marks in a style |
//! | `POST /api/convert` | `convert`: items to a file |
//! | `GET /api/styles`, `GET /api/labels` | `lists` |
//!
//! Before that come `guards`, which refuse what a page of another site may have sent, and `limits`.

mod asked;
mod bounds;
mod convert;
mod file;
mod files;
mod guards;
mod limits;
mod listener;
mod lists;
mod read;
mod refused;
mod reply;
mod set;
mod shared;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::routing::{get, post};
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::Notify;

use crate::args::ServeArgs;
use crate::exit::Outcome;
use crate::output;
use guards::Guards;
use refused::Refused;
use shared::Server;

/// The port that is taken if it is free: a browser keeps what a page holds by its address, which is
/// to be the same the next day.
const PORT: u16 = 4243;

async fn bound(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address).await.with_context(|| format!("can't listen on {address}"))
}

/// Serves until Ctrl-C.
pub(crate) fn run(args: &ServeArgs) -> Result<Outcome> {
    // One thread reads and writes; the work is done on others.
    let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    runtime.block_on(serve(args))?;
    // What is still at work has nobody to answer.
    runtime.shutdown_background();
    Ok(Outcome::Fine)
}

async fn serve(args: &ServeArgs) -> Result<()> {
    let listener = match args.port {
        Some(port) => bound(port).await?,
        None => match bound(PORT).await {
            Ok(listener) => listener,
            Err(_) => bound(0).await?,
        },
    };
    let address = listener.local_addr()?;
    let stop = Arc::new(Notify::new());
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.notify_one())?;
    let page = format!("http://{address}");
    output::write(None, &format!("{page}\n"))?;
    output::note("Ctrl-C ends the server");
    if args.open {
        open::that_detached(&page).unwrap_or_else(|error| {
            output::report(&format!("can't open a browser: {error}"));
        });
    }
    listener::listen(listener, router(address.port()), &stop).await;
    Ok(())
}

fn router(port: u16) -> Router {
    let server = Arc::new(Server::new());
    let guards = middleware::from_fn_with_state(Guards::of(port), guards::guarded);
    Router::new()
        .route("/api/read", post(read::read))
        .route("/api/set", post(set::set))
        .route("/api/convert", post(convert::convert))
        .route("/api/styles", get(lists::styles))
        .route("/api/labels", get(lists::labels))
        .merge(files::routes())
        .fallback(async || Refused::unknown_path())
        .method_not_allowed_fallback(async || Refused::other_method())
        .with_state(server)
        .layer(guards)
}
