//! What is wrong in a style, before its line and column are known.

use super::super::xml::Element;

/// What stands wrong, and at which element.
pub(super) struct Wrong {
    pub(super) at: usize,
    pub(super) message: String,
}

pub(super) type Result<T, E = Wrong> = std::result::Result<T, E>;

impl Wrong {
    pub(super) fn at(element: &Element, message: impl Into<String>) -> Self {
        Self { at: element.at, message: message.into() }
    }
}
