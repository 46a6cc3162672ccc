//! Files in and out: BibTeX, BibLaTeX, CSL-JSON.
//!
//! Each format is a module with the same few functions: `write`, `read`, which refuses a file
//! that has something wrong in it, and `salvage`, which reads what can be read.
//!
//! ```
//! use ibid::{Item, Kind, format};
//!
//! let items = vec![Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) }];
//! let bib = format::bibtex::write(&items);
//! assert_eq!(format::bibtex::read(&bib)?, items);
//! # Ok::<(), format::bibtex::Error>(())
//! ```

mod bib;
pub mod biblatex;
pub mod bibtex;
pub mod csl_json;
mod place;
mod variable;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::item::Item;

/// A file's text, and what of the items is not in it. It derefs to the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Written {
    /// The file.
    pub text: String,
    /// What the format cannot hold.
    pub dropped: Vec<Loss>,
}

/// A variable that a format cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The item.
    pub id: String,
    /// The variable, by its name in CSL-JSON.
    pub variable: Cow<'static, str>,
}

/// What was read from a file, and what was wrong in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Salvaged<E> {
    /// The items that could be read.
    pub items: Vec<Item>,
    /// What could not, in the file's order.
    pub problems: Vec<E>,
}

impl<E> Salvaged<E> {
    /// The items, if there was no problem; else the first problem.
    ///
    /// # Errors
    /// If there was one.
    pub fn strict(self) -> Result<Vec<Item>, E> {
        self.problems.into_iter().next().map_or(Ok(self.items), Err)
    }
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
