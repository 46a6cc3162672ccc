//! Files in and out: BibTeX, BibLaTeX, CSL-JSON, RIS.
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
mod detect;
mod merge;
mod pages;
mod place;
pub mod ris;
mod variable;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use thiserror::Error;

use crate::item::Item;
use crate::named::{UnknownName, by_name};

pub use detect::detect;
pub use merge::{Match, Merge, Merged, merge};

/// A format, for programs that let their user choose.
///
/// ```
/// use ibid::format::Format;
///
/// let format: Format = "csl-json".parse()?;
/// let items = format.read(r#"[{"id": "a", "type": "book"}]"#)?;
/// assert_eq!(Format::Biblatex.write(&items).text, "@book{a,\n}\n");
/// assert_eq!(Format::Ris.to_string(), "ris");
/// assert!("endnote".parse::<Format>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// See [`bibtex`].
    Bibtex,
    /// See [`biblatex`].
    Biblatex,
    /// See [`csl_json`].
    CslJson,
    /// See [`ris`].
    Ris,
}

/// What is wrong in a file, whatever its format.
///
/// ```
/// use ibid::format::{Error, Format};
///
/// let error = Format::Ris.read("AU  - Doe, J.").unwrap_err();
/// assert!(matches!(&error, Error::Ris(error) if error.line == 1));
/// assert!(error.to_string().starts_with("line 1, column 1: the line belongs to no reference"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// In a `.bib` file.
    #[error(transparent)]
    Bib(#[from] bibtex::Error),
    /// In a CSL-JSON file.
    #[error(transparent)]
    CslJson(#[from] csl_json::Error),
    /// In an RIS file.
    #[error(transparent)]
    Ris(#[from] ris::Error),
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Bibtex, Self::Biblatex, Self::CslJson, Self::Ris];

    /// The format's name.
    ///
    /// ```
    /// # use ibid::format::Format;
    /// assert_eq!(Format::CslJson.as_str().parse(), Ok(Format::CslJson));
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::Biblatex => "biblatex",
            Self::CslJson => "csl-json",
            Self::Ris => "ris",
        }
    }

    /// Writes items.
    ///
    /// ```
    /// use ibid::{Item, Kind, format::Format};
    ///
    /// let items = [Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) }];
    /// assert_eq!(Format::Bibtex.write(&items).text, "@book{a,\n  title = {On bread},\n}\n");
    /// ```
    pub fn write(self, items: &[Item]) -> Written {
        match self {
            Self::Bibtex => bibtex::write(items),
            Self::Biblatex => biblatex::write(items),
            Self::CslJson => csl_json::write(items),
            Self::Ris => ris::write(items),
        }
    }

    /// Reads a file in which nothing is wrong.
    ///
    /// ```
    /// # use ibid::format::Format;
    /// let items = Format::Ris.read("TY  - BOOK\nTI  - On bread\nER  - \n")?;
    /// assert_eq!(items[0].title.as_deref(), Some("On bread"));
    /// # Ok::<(), ibid::format::Error>(())
    /// ```
    ///
    /// # Errors
    /// If something is wrong.
    pub fn read(self, text: &str) -> Result<Vec<Item>, Error> {
        self.salvage(text).strict()
    }

    /// Reads what can be read, and says what cannot.
    ///
    /// ```
    /// use ibid::format::Format;
    ///
    /// let read = Format::Bibtex.salvage("@book{a, title = {Bread}}\n@book{b, title = {Salt");
    /// assert_eq!((read.problems.len(), read.items[0].id.as_str()), (1, "a"));
    /// ```
    #[must_use]
    pub fn salvage(self, text: &str) -> Salvaged<Error> {
        match self {
            Self::Bibtex => bibtex::salvage(text).widen(),
            Self::Biblatex => biblatex::salvage(text).widen(),
            Self::CslJson => csl_json::salvage(text).widen(),
            Self::Ris => ris::salvage(text).widen(),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        by_name(name, &Self::ALL, Self::as_str)
    }
}

/// A file's text, and what of the items is not in it. It derefs to the text.
///
/// ```
/// use ibid::{Item, Kind, format::Format};
///
/// let item = Item { medium: Some("DVD".into()), ..Item::new("a", Kind::Book) };
/// let written = Format::Ris.write(&[item]);
/// assert!(written.starts_with("TY  - BOOK\n"));
/// assert_eq!(written.dropped[0].variable, "medium");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Written {
    /// The file.
    pub text: String,
    /// What the format cannot hold.
    pub dropped: Vec<Loss>,
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

/// What was read from a file, and what was wrong in it.
///
/// ```
/// use ibid::format::ris;
///
/// let read = ris::salvage("TY  - BOOK\nTI  - On bread\n");
/// assert_eq!(read.items[0].title.as_deref(), Some("On bread"));
/// assert_eq!(read.problems[0].kind, ris::ErrorKind::NoEnd);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Salvaged<E> {
    /// The items that could be read.
    pub items: Vec<Item>,
    /// What could not, in the file's order.
    pub problems: Vec<E>,
}

impl<E: Into<Error>> Salvaged<E> {
    fn widen(self) -> Salvaged<Error> {
        let problems = self.problems.into_iter().map(Into::into).collect();
        Salvaged { items: self.items, problems }
    }
}

impl<E> Salvaged<E> {
    /// The items, if there was no problem; else the first problem.
    ///
    /// ```
    /// use ibid::format::bibtex;
    ///
    /// let text = "@book{a, title = {Bread}}\n@book{b, title = {Salt";
    /// assert_eq!(bibtex::salvage(text).strict().unwrap_err().line, 2);
    /// ```
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
