//! Genres that have keywords.

use super::kinds::Class;

/// The keywords of BibLaTeX and biblatex-apa for genres, and the class that they are written in.
const KEYWORDS: &[(&str, Class, &str)] = &[
    ("execorder", Class::Open, "Exec. Order"),
    ("maninprep", Class::Unpublished, "Manuscript in preparation"),
    ("mansub", Class::Unpublished, "Manuscript submitted for publication"),
    ("manunpub", Class::Unpublished, "Unpublished manuscript"),
    ("mathesis", Class::Thesis, "Master’s thesis"),
    ("patent", Class::Patent, "Patent"),
    ("patentde", Class::Patent, "German Patent"),
    ("patenteu", Class::Patent, "European Patent"),
    ("patentfr", Class::Patent, "French Patent"),
    ("patentuk", Class::Patent, "British Patent"),
    ("patentus", Class::Patent, "U.S. Patent"),
    ("phdthesis", Class::Thesis, "PhD thesis"),
    ("resreport", Class::Report, "Research report"),
    ("techreport", Class::Report, "Technical report"),
];

/// What a keyword stands for, and otherwise the words themselves.
pub(super) fn of_keyword(text: &str) -> Option<&'static str> {
    KEYWORDS.iter().find(|(keyword, ..)| *keyword == text).map(|(.., words)| *words)
}

/// The keyword for a genre in an entry of this class. Only BibLaTeX's own are written: of reports
/// people write the words themselves.
pub(super) fn keyword(genre: &str, class: Class) -> Option<&'static str> {
    let row = KEYWORDS.iter().find(|(_, of, words)| *of == class && *words == genre);
    row.filter(|_| matches!(class, Class::Patent | Class::Thesis)).map(|(keyword, ..)| *keyword)
}

#[cfg(test)]
mod tests {
    use super::{keyword, of_keyword};
    use crate::format::bib::kinds::Class;

    #[test]
    fn keywords() {
        assert_eq!(of_keyword("patentus"), Some("U.S. Patent"));
        assert_eq!(keyword("U.S. Patent", Class::Patent), Some("patentus"));
        assert_eq!(of_keyword("techreport"), Some("Technical report"));
        assert_eq!(keyword("Technical report", Class::Report), None);
        assert_eq!(keyword("PhD thesis", Class::Patent), None);
    }
}
