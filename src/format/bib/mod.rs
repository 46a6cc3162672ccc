//! What BibTeX and BibLaTeX have in common: the file's syntax, LaTeX, names, dates, keys.
//!
//! [`super::bibtex`] and [`super::biblatex`] are the faces of it.

mod annotations;
mod dates;
mod descriptions;
mod dialects;
mod doubts;
mod entry;
mod error;
mod escape;
mod fields;
mod genres;
mod item;
mod journals;
mod kinds;
mod languages;
mod latex;
mod law;
mod library;
mod names;
mod places;
mod read;
mod related;
mod symbols;
mod syntax;
mod wholes;
mod write;

pub use doubts::doubts;
pub use error::{Error, ErrorKind};
#[cfg(feature = "hayagriva")]
pub(super) use escape::without_tags;
pub use library::Library;
pub use places::places;
pub(super) use read::read;
pub(super) use write::write;

use crate::item::{Item, Number};

/// Which of the two notations a `.bib` file is in.
///
/// ```
/// use ibid::format::{Dialect, Format};
///
/// assert_eq!(Format::Biblatex.dialect(), Some(Dialect::Biblatex));
/// assert_eq!(Format::Ris.dialect(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// That of classic styles.
    Bibtex,
    /// That of biblatex and biber.
    Biblatex,
}

impl Dialect {
    const ALL: [Self; 2] = [Self::Bibtex, Self::Biblatex];

    const fn other(self) -> Self {
        match self {
            Self::Bibtex => Self::Biblatex,
            Self::Biblatex => Self::Bibtex,
        }
    }
}

/// Editions as BibTeX's styles want them.
const ORDINALS: [&str; 12] = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth",
];

/// BibLaTeX's name fields for roles that have none; `nameatype` and so on say which.
const SPARE_NAMES: [&str; 3] = ["namea", "nameb", "namec"];

/// Fields that only mean something beside others, so that no other value can stand in them.
const RESERVED: &[&str] = &[
    "year",
    "month",
    "day",
    "date",
    "entrysubtype",
    "eprint",
    "eprinttype",
    "archiveprefix",
    "crossref",
    "xdata",
    "subtitle",
    "booksubtitle",
    "journalsubtitle",
    "editortype",
    "titleaddon",
    "maintitleaddon",
    "maintitle",
    "mainsubtitle",
    "appentry",
];

/// Whether a field's value is no LaTeX (the verbatim fields of BibLaTeX's data model).
fn is_verbatim(name: &str) -> bool {
    matches!(name, "doi" | "url" | "file" | "pdf" | "eprint" | "verba" | "verbb" | "verbc" | "link")
}

/// The arXiv identifier that the item's number, DOI or address holds.
fn arxiv_id(item: &Item) -> Option<&str> {
    let doi = || item.doi.as_deref()?.strip_prefix("10.48550/arXiv.");
    let url = || {
        let url = item.url.as_deref()?;
        let address = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        address.strip_prefix("arxiv.org/abs/")
    };
    let is_id = |id: &&str| is_arxiv_id(id);
    arxiv_number(item).or_else(|| doi().filter(is_id)).or_else(|| url().filter(is_id))
}

/// The arXiv identifier that the item's number is, as in `arXiv:2201.00738`.
fn arxiv_number(item: &Item) -> Option<&str> {
    match &item.number {
        Some(Number::Text(text)) => text.strip_prefix("arXiv:").filter(|id| is_arxiv_id(id)),
        _ => None,
    }
}

fn is_arxiv_id(id: &str) -> bool {
    id.bytes().all(|b| b.is_ascii_alphanumeric() || b"./-".contains(&b))
        && id.bytes().any(|b| b.is_ascii_digit())
}
