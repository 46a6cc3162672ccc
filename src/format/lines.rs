//! Ends of lines: LF, CR, or both.

use std::borrow::Cow;

/// The text with a line feed at the end of each line.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}
