//! What styles are called.

use std::borrow::Cow;

use ibid::style::Style;

/// What a style is called where the user reads of it.
pub(crate) fn title(style: &Style) -> Cow<'_, str> {
    match style {
        Style::Csl(csl) if !csl.title().is_empty() => csl.title().into(),
        style => style.as_str().into(),
    }
}
