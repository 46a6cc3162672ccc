//! Rules that other programs go by.

use ibid::unstable::case::words::Words;

/// All letters small but the first of each part.
pub(crate) fn all_small(title: &str) -> String {
    let small = title.to_lowercase();
    titles::raised(&small)
}

/// The reference processor's rule: a word with a capital inside keeps its letters, any other is
/// small but the first.
pub(crate) fn processor(title: &str) -> String {
    let first = Words::new(title).list.first().map(|word| word.span);
    titles::recase(title, |word| Some(Some(word.span) == first))
}
