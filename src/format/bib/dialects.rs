//! What an entry of one dialect is called in the other, where only the name differs.
//!
//! | BibTeX | BibLaTeX |
//! |---|---|
//! | `journal`, `address`, `annote` | `journaltitle`, `location`, `annotation` |
//! | `school` | `institution` of a thesis |
//! | `archiveprefix`, `primaryclass`, `key` | `eprinttype`, `eprintclass`, `sortkey` |
//! | `year`, `month`, `day` | `date` |
//! | `@techreport`, `@phdthesis`, `@book`, … | `@report`, `@thesis`, `@collection`, … |
//!
//! BibLaTeX reads all that stands on the left (its manual, §§ 2.1.2 and 2.2.5, and its names for
//! month and year), so only names of fields change in that direction.
//! Of the types that classic styles lack, those change that they have by another name. The others
//! stay: a style sets what it does not know like `@misc`.

use super::Dialect;

/// Fields with two names, that of BibTeX first.
const NAMES: [(&str, &str); 7] = [
    ("journal", "journaltitle"),
    ("address", "location"),
    ("annote", "annotation"),
    ("school", "institution"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
    ("key", "sortkey"),
];

/// Types of BibLaTeX, and what classic styles have for them.
const KINDS: [(&str, &str); 13] = [
    ("bookinbook", "inbook"),
    ("collection", "book"),
    ("inreference", "incollection"),
    ("mvbook", "book"),
    ("mvcollection", "book"),
    ("mvproceedings", "proceedings"),
    ("mvreference", "book"),
    ("reference", "book"),
    ("report", "techreport"),
    ("suppbook", "inbook"),
    ("suppcollection", "incollection"),
    ("suppperiodical", "article"),
    ("www", "misc"),
];

/// The fields that say when something was published.
const DATE: &[&str] = &["year", "month", "day", "date"];

/// The same field's name in the other dialect.
pub(super) fn other_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find_map(|(bibtex, biblatex)| match name {
        _ if name == *bibtex => Some(*biblatex),
        _ if name == *biblatex => Some(*bibtex),
        _ => None,
    })
}

/// How a field has to change.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It gets another name.
    Name(&'static str),
    /// The item's fields of these names take its place.
    AsItem(&'static [&'static str]),
}

/// How a field of an entry of this type has to change for a dialect.
pub(super) fn change(kind: &str, name: &str, value: &str, dialect: Dialect) -> Option<Change> {
    let (bibtex, biblatex) =
        *NAMES.iter().find(|(a, b)| *a == name || *b == name).unwrap_or(&("", ""));
    match dialect {
        Dialect::Biblatex => (name == bibtex).then_some(Change::Name(biblatex)),
        Dialect::Bibtex => match name {
            "date" => Some(Change::AsItem(DATE)),
            "institution" if !kind.ends_with("thesis") => None,
            "author" if is_labelled(value) => Some(Change::AsItem(&["author"])),
            "editor" if is_labelled(value) => Some(Change::AsItem(&["editor"])),
            "translator" if is_labelled(value) => Some(Change::AsItem(&["translator"])),
            _ => (name == biblatex).then_some(Change::Name(bibtex)),
        },
    }
}

/// Whether names are in BibLaTeX's notation with the labels of their parts, which BibTeX lacks.
fn is_labelled(value: &str) -> bool {
    value.contains("family") && value.contains("given") && value.contains('=')
}

/// How the type of an entry has to change.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum KindChange {
    /// It gets another name.
    Name(&'static str),
    /// It becomes that of the item's entry.
    AsItem,
}

/// How the type of an entry has to change for a dialect.
pub(super) fn kind(kind: &str, dialect: Dialect) -> Option<KindChange> {
    match (dialect, kind) {
        (Dialect::Biblatex, _) => None,
        (Dialect::Bibtex, "thesis") => Some(KindChange::AsItem),
        (Dialect::Bibtex, _) => {
            KINDS.iter().find(|(known, _)| *known == kind).map(|(_, other)| KindChange::Name(other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, KindChange, change, kind};
    use crate::format::bib::Dialect::{Biblatex, Bibtex};

    #[test]
    fn fields() {
        assert_eq!(
            change("article", "journal", "{A}", Biblatex),
            Some(Change::Name("journaltitle"))
        );
        assert_eq!(change("article", "journaltitle", "{A}", Bibtex), Some(Change::Name("journal")));
        assert_eq!(change("article", "journal", "{A}", Bibtex), None);
        assert_eq!(change("thesis", "institution", "{A}", Bibtex), Some(Change::Name("school")));
        assert_eq!(change("report", "institution", "{A}", Bibtex), None);
        assert_eq!(change("book", "author", "{Doe, J.}", Bibtex), None);
    }

    #[test]
    fn kinds() {
        assert_eq!(kind("report", Bibtex), Some(KindChange::Name("techreport")));
        assert_eq!(kind("thesis", Bibtex), Some(KindChange::AsItem));
        assert_eq!([kind("online", Bibtex), kind("phdthesis", Biblatex)], [None, None]);
    }
}
