//! Diagnostics as programs read them.

use ibid::Diagnostic;
use serde::Serialize;

/// A diagnostic; its offsets are bytes.
#[derive(Serialize)]
pub struct Doubt {
    code: &'static str,
    message: String,
    start: usize,
    end: usize,
}

impl From<&Diagnostic> for Doubt {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.kind.code(),
            message: diagnostic.kind.to_string(),
            start: diagnostic.span.start,
            end: diagnostic.span.end,
        }
    }
}
