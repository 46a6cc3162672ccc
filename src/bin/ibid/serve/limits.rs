//! Keeps to the bounds of what may be asked at once.

use std::sync::Arc;

use axum::body::{Bytes, HttpBody as _};
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::bounds::{MOST_AT_ONCE, MOST_BYTES_AT_ONCE, PATIENCE, Type};
use super::refused::Refused;

/// What there is to share among requests.
pub(super) struct Limits {
    bytes: Arc<Semaphore>,
    places: Arc<Semaphore>,
    cores: Arc<Semaphore>,
}

/// A request's content, which counts as long as it is held.
pub(super) struct Content {
    pub(super) bytes: Bytes,
    _share: OwnedSemaphorePermit,
}

impl Limits {
    pub(super) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let semaphore = |permits| Arc::new(Semaphore::new(permits));
        Self {
            bytes: semaphore(MOST_BYTES_AT_ONCE),
            places: semaphore(MOST_AT_ONCE),
            cores: semaphore(cores),
        }
    }

    /// The content of a request that has this type.
    pub(super) async fn content(&self, request: Request, kind: Type) -> Result<Content, Refused> {
        if !has_type(&request, kind) {
            return Err(Refused::other_type(kind));
        }
        let body = request.into_body();
        let announced = body.size_hint().upper().unwrap_or(kind.most_bytes.into());
        let most = u32::try_from(announced).ok().filter(|most| *most <= kind.most_bytes);
        let most = most.ok_or_else(|| Refused::too_large(kind))?;
        let share = Arc::clone(&self.bytes).try_acquire_many_owned(most);
        let share = share.map_err(|_| Refused::busy())?;
        let whole = timeout(PATIENCE, Limited::new(body, most as usize).collect()).await;
        let whole = whole.map_err(|_| Refused::too_slow())?.map_err(|error| {
            if error.is::<LengthLimitError>() {
                Refused::too_large(kind)
            } else {
                Refused::cut_short()
            }
        })?;
        Ok(Content { bytes: whole.to_bytes(), _share: share })
    }

    /// Works on another thread, when a core is free. What takes too long goes on there without
    /// being waited for, and has its core until it ends.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refused> {
        let _place = self.places.try_acquire().map_err(|_| Refused::busy())?;
        let done = timeout(PATIENCE, async {
            let core =
                Arc::clone(&self.cores).acquire_owned().await.map_err(|_| Refused::busy())?;
            let worked = spawn_blocking(move || {
                let done = work();
                drop(core);
                done
            });
            worked.await.map_err(|_| Refused::failed())
        });
        done.await.map_err(|_| Refused::took_too_long())?
    }
}

/// Whether a request says that it has this type.
pub(super) fn has_type(request: &Request, kind: Type) -> bool {
    let given = request.headers().get(CONTENT_TYPE).and_then(|given| given.to_str().ok());
    let given = given.and_then(|given| given.split(';').next());
    given.is_some_and(|given| given.trim().eq_ignore_ascii_case(kind.name))
}
