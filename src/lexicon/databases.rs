//! What databases say of the works that they list.

use super::list::{in_lower_case, words};

words! {
    /// Databases that list works which are to be had elsewhere.
    INDEXES: "databases.txt", "indexes";
    /// What they call a work that is no more than an article in a journal.
    ARTICLE_TYPES: "databases.txt", "article-types";
}

/// Whether a database, perhaps of a publisher's or a library's own ("Scopus®", "Ovid MEDLINE(R)"), only
/// says where a work is listed.
pub(crate) fn is_index(database: &str) -> bool {
    in_lower_case(database, |name| {
        let ends = name.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        ends.chain([name.len()]).any(|end| INDEXES.contains(&name[..end]))
    })
}

/// Whether a document type says of an article no more than that it is one.
pub(crate) fn is_article_type(words: &str) -> bool {
    in_lower_case(words.trim(), |words| ARTICLE_TYPES.contains(words))
}

#[cfg(test)]
mod tests {
    use super::{is_article_type, is_index};

    #[test]
    fn databases() {
        assert!(
            ["Scopus", "Web of Science", "Ovid MEDLINE(R) 1946 to 2020"].into_iter().all(is_index)
        );
        assert!(!["ProQuestion Archive", "State Archive", ""].into_iter().any(is_index));
        assert!(is_article_type("Journal Article") && !is_article_type("Editorial"));
    }
}
