//! Ranges of pages.

/// The first and the last page of `12–14`, with whatever dash or hyphens between them.
pub(super) fn ends(pages: &str) -> Option<(&str, &str)> {
    const DASHES: [char; 3] = ['–', '—', '-'];
    let (from, rest) = pages.split_at(pages.find(DASHES)?);
    let to = rest.trim_start_matches(DASHES);
    let is_page = |page: &str| page.contains(char::is_numeric);
    (is_page(from) && is_page(to) && !to.contains(DASHES)).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn ranges() {
        assert_eq!(ends("12–14"), Some(("12", "14")));
        assert_eq!(ends("e1--e9"), Some(("e1", "e9")));
        assert_eq!([ends("12"), ends("A-12"), ends("1-2-3")], [None, None, None]);
    }
}
