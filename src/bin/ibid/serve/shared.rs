//! What the requests share.

use super::limits::Limits;
use crate::style::Styles;

/// What is there as long as the server is.
pub(super) struct Server {
    pub(super) limits: Limits,
    pub(super) styles: Styles,
}

impl Server {
    pub(super) fn new() -> Self {
        Self { limits: Limits::new(), styles: Styles::default() }
    }
}
