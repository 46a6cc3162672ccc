//! Files in and out: BibTeX, BibLaTeX, CSL-JSON, RIS, Hayagriva; and in: PubMed's and EndNote's.
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
#[cfg(feature = "endnote")]
pub mod endnote_xml;
#[cfg(feature = "hayagriva")]
pub mod hayagriva;
mod keep;
mod lines;
mod merge;
pub mod nbib;
mod pages;
pub mod ris;
mod salvaged;
mod words_date;
mod written;

use thiserror::Error;

use crate::item::Item;
use crate::named::named;

pub use bib::{Dialect, Library, doubts, places};
pub use detect::detect;
pub use merge::{Match, Merge, Merged, merge};
pub use salvaged::Salvaged;
pub use written::{Loss, Written};

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
    /// See [`hayagriva`].
    #[cfg(feature = "hayagriva")]
    Hayagriva,
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
    /// In a Hayagriva file.
    #[cfg(feature = "hayagriva")]
    #[error(transparent)]
    Hayagriva(#[from] hayagriva::Error),
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[
        Self::Bibtex,
        Self::Biblatex,
        Self::CslJson,
        Self::Ris,
        #[cfg(feature = "hayagriva")]
        Self::Hayagriva,
    ];

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
            #[cfg(feature = "hayagriva")]
            Self::Hayagriva => "hayagriva",
        }
    }

    /// The notation of a `.bib` file, if it is one.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Format};
    /// assert_eq!(Format::Bibtex.dialect(), Some(Dialect::Bibtex));
    /// ```
    #[must_use]
    pub const fn dialect(self) -> Option<Dialect> {
        match self {
            Self::Bibtex => Some(Dialect::Bibtex),
            Self::Biblatex => Some(Dialect::Biblatex),
            _ => None,
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
            #[cfg(feature = "hayagriva")]
            Self::Hayagriva => hayagriva::write(items),
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
            Self::Bibtex => widen(bibtex::salvage(text)),
            Self::Biblatex => widen(biblatex::salvage(text)),
            Self::CslJson => widen(csl_json::salvage(text)),
            Self::Ris => widen(ris::salvage(text)),
            #[cfg(feature = "hayagriva")]
            Self::Hayagriva => widen(hayagriva::salvage(text)),
        }
    }
}

named!(Format);

/// The same, with problems of whatever format.
fn widen<E: Into<Error>>(read: Salvaged<E>) -> Salvaged<Error> {
    let problems = read.problems.into_iter().map(Into::into).collect();
    Salvaged { items: read.items, problems, doubts: read.doubts }
}
