//! What writing gives: a file's text, and what of the items is not in it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A file's text, and what of the items is not in it. It derefs to the text.
///
/// ```
/// use ibid::{Item, Kind, format::Format};
///
/// let item = Item { medium: Some("DVD".into()), ..Item::new("a", Kind::Book) };
/// let written = Format::Ris.write(&[item]);
/// assert!(written.starts_with("TY  - BOOK\n"));
/// assert_eq!(written.losses[0].variable, "medium");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct Written {
    /// The file.
    pub text: String,
    /// What the format cannot hold.
    pub losses: Vec<Loss>,
}

/// A variable that a format cannot hold.
///
/// ```
/// use std::borrow::Cow;
/// use ibid::format::Loss;
///
/// let loss = Loss { id: "doe2020".into(), variable: Cow::Borrowed("medium") };
/// assert_eq!(loss.to_string(), "doe2020: medium");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The item.
    pub id: String,
    /// The variable, by its name in CSL-JSON.
    pub variable: Cow<'static, str>,
}

impl Deref for Written {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.id, self.variable)
    }
}
