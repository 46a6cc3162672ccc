//! Ranges of pages.

/// The first and the last page of `12–14`, with whatever dash or hyphens between them.
pub(super) fn ends(pages: &str) -> Option<(&str, &str)> {
    const DASHES: [char; 3] = ['–', '—', '-'];
    let (from, rest) = pages.split_at(pages.find(DASHES)?);
    let to = rest.trim_start_matches(DASHES);
    let is_page = |page: &str| page.contains(char::is_numeric);
    (is_page(from) && is_page(to) && !to.contains(DASHES)).then_some((from, to))
}

/// Pages with a dash between the first and the last.
pub(super) fn dashed(pages: &str) -> String {
    ends(pages).map_or_else(|| pages.to_owned(), |(from, to)| format!("{from}–{to}"))
}

/// Pages with one dash in each range, however many marks stood there.
pub(super) fn plain(pages: &str) -> String {
    let one = |part: &str| match ends(part) {
        Some((from, to)) if part.len() > from.len() + to.len() + '–'.len_utf8() => {
            format!("{from}–{to}")
        }
        _ => part.to_owned(),
    };
    pages.split(',').map(one).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{ends, plain};

    #[test]
    fn marks_of_ranges() {
        assert_eq!(plain("225-–240, 12-14"), "225–240, 12-14");
        assert_eq!(plain("A–12"), "A–12");
    }

    #[test]
    fn ranges() {
        assert_eq!(ends("12–14"), Some(("12", "14")));
        assert_eq!(ends("e1--e9"), Some(("e1", "e9")));
        assert_eq!([ends("12"), ends("A-12"), ends("1-2-3")], [None, None, None]);
    }
}
