//! Connections: how many there are, how long they may be silent, and their end.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use futures_util::future::select;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

/// How many connections there are at once; others wait to be accepted.
const MOST_CONNECTIONS: usize = 128;

/// How long the head of a request may take.
const PATIENCE_FOR_HEAD: Duration = Duration::from_secs(5);

/// How long a client may take none of its answer.
const PATIENCE_FOR_READER: Duration = Duration::from_secs(30);

/// How many bytes of a connection are held unread, which is also the size of the largest head.
const BUFFER: usize = 64 << 10;

/// How long after Ctrl-C what is being answered may take.
const PATIENCE_AT_END: Duration = Duration::from_secs(2);

/// Answers each connection until it is asked to stop.
pub(super) async fn listen(listener: TcpListener, router: Router, stop: &Notify) {
    let end = GracefulShutdown::new();
    {
        let accepting = pin!(accept(listener, &router, &end));
        select(accepting, pin!(stop.notified())).await;
    }
    let _ = timeout(PATIENCE_AT_END, end.shutdown()).await;
}

async fn accept(listener: TcpListener, router: &Router, end: &GracefulShutdown) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => answer(stream, router.clone(), end.watcher(), place),
            // The system may be short of something for a while.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Answers the requests of a connection, beside the others.
fn answer(stream: TcpStream, router: Router, end: Watcher, place: OwnedSemaphorePermit) {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(PATIENCE_FOR_READER));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE_FOR_HEAD)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router));
    tokio::spawn(async move {
        // A client that breaks off hears nothing more, whatever the reason.
        let _ = end.watch(connection).await;
        drop(place);
    });
}
