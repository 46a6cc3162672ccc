//! What stands at the end of a title or a container, and is no part of it.

use super::{Correction, has, marks, unmarked};
use crate::grammar::date::{Atom, atoms};
use crate::grammar::mark::is_until;
use crate::label::{Label, Segment};
use crate::span::Span;

/// `Reuters, (2), 1871–1908. `, `Bread. xii–xiv. `: an issue and pages, read as part of the
/// container or of the title.
pub(super) fn pages(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.iter().enumerate().find_map(|(at, segment)| {
        let mark = match segment.label {
            Label::ContainerTitle | Label::Publisher => ", ",
            Label::Title => ". ",
            _ => return None,
        };
        let next = segments.get(at + 1).map(|next| next.label);
        let last = matches!(
            next,
            None | Some(Label::Pages | Label::Url | Label::Doi | Label::AccessPhrase)
        );
        let text = segment.span.text(entry);
        if let Some(open) = text.find(" (pp. ").or_else(|| text.find(" (p. ")) {
            let start = segment.span.start + open + 1;
            let length = 1 + page_list(&entry[start + 1..])?.0;
            return Some(Span::new(start, start + length));
        }
        text.match_indices(mark).map(|(at, mark)| segment.span.start + at + mark.len()).find_map(
            |start| {
                let (length, like_years) = page_list(&entry[start..])?;
                // A range of years may be part of a title.
                (!like_years || last && mark == ", ").then(|| Span::new(start, start + length))
            },
        )
    });
    found.map(|span| (span, Label::Pages))
}

/// The length of the pages that a text starts with, and the marks after them; and whether they could
/// be years.
fn page_list(text: &str) -> Option<(usize, bool)> {
    /// Nobody gives more.
    const MOST: usize = 8;
    let mut rest = ["pp. ", "p. "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
    let mut like_years = true;
    for _ in 0..MOST {
        let (from, to, after) = page_range(rest)?;
        like_years &= [from, to].iter().all(|page| page.len() == 4 && page.starts_with(['1', '2']));
        rest = after;
        match rest.strip_prefix(", ").filter(|next| page_range(next).is_some()) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let bare = rest.trim_start_matches(['.', ',', ';', ')', ' ', '\n']);
    (bare.len() < rest.len() || rest.is_empty()).then_some((text.len() - bare.len(), like_years))
}

/// `1871–1908`, `xii-xiv`: two pages, and what follows them.
fn page_range(text: &str) -> Option<(&str, &str, &str)> {
    let word = |text: &str| text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (from, rest) = text.split_at(word(text));
    let to = rest.trim_start_matches(is_until);
    let (to, after) = to.split_at(word(to));
    (rest.starts_with(is_until) && is_page(from) && is_page(to)).then_some((from, to, after))
}

/// `12`, `S12`, `e918`, `xii`
fn is_page(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let numbered = !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && text.len() - digits.len() < 2;
    numbered || !text.is_empty() && text.bytes().all(|b| b"ivxlc".contains(&b))
}

/// `Food, (3). `: an issue in brackets.
pub(super) fn issue(entry: &str, segments: &[Segment]) -> Option<Correction> {
    const LONGEST: usize = 12;
    let found =
        segments.iter().filter(|s| s.label == Label::ContainerTitle).find_map(|container| {
            let text = container.span.text(entry);
            let open = text.find(", (")? + 2;
            let close = open + text[open..].find(')')? + 1;
            let rest = &text[close + marks(&text[close..])..];
            let ends = rest.is_empty() || page_list(rest).is_some();
            (ends && close - open < LONGEST)
                .then(|| Span::new(container.span.start + open, container.span.end - rest.len()))
        });
    found.filter(|_| !has(segments, Label::Issue)).map(|span| (span, Label::Issue))
}

/// `The Times, 10. The Times Archive. `: the page of a newspaper, and a database after it.
pub(super) fn page_and_database(entry: &str, segments: &[Segment]) -> Vec<Correction> {
    let found =
        segments.iter().filter(|s| s.label == Label::ContainerTitle).find_map(|container| {
            let text = container.span.text(entry);
            let (before, rest) = text.split_once(", ")?;
            let (page, database) = rest.split_once(". ")?;
            let fits = is_page(page) && page.len() < 5 && database.trim().contains(' ');
            let start = container.span.start + before.len() + 2;
            let middle = start + page.len() + 2;
            let end = container.span.end;
            fits.then(|| {
                vec![
                    (Span::new(start, middle), Label::Pages),
                    (Span::new(middle, end), Label::Note),
                ]
            })
        });
    found.filter(|_| !has(segments, Label::Pages)).unwrap_or_default()
}

/// `Food Papers. Annual Meeting of the Bakers. `: an event after the container.
pub(super) fn event(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found =
        segments.iter().filter(|s| s.label == Label::ContainerTitle).find_map(|container| {
            let text = container.span.text(entry);
            let at =
                text.find(". Annual Meeting ").or_else(|| text.find(". Annual Conference "))?;
            Some(Span::new(container.span.start + at + 2, container.span.end))
        });
    found.filter(|_| !has(segments, Label::Event)).map(|span| (span, Label::Event))
}

/// `What is “bread” in |food. Kitchen. `, `Salt; or, |Bread. `: a title goes on after a quotation in
/// it, and after "or".
pub(super) fn torn_title(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.windows(2).find_map(|pair| {
        let [title, next] = pair else { return None };
        let rest = next.span.text(entry);
        let free = matches!(
            next.label,
            Label::ContainerTitle
                | Label::Publisher
                | Label::PublisherPlace
                | Label::Event
                | Label::Note
        );
        let text = title.span.text(entry).trim_end();
        let torn = text.ends_with("; or,")
            || ends_in_quotation(text) && rest.starts_with(char::is_lowercase);
        let ends =
            ["’, ", "’. ", ". "].iter().filter_map(|mark| Some(rest.find(mark)? + mark.len()));
        let length = ends.min().unwrap_or(rest.len());
        (title.label == Label::Title && free && torn)
            .then(|| Span::new(next.span.start, next.span.start + length))
    });
    found.map(|span| (span, Label::Title))
}

/// `Bread, |Part 2. Food, |12`: of what stands between a comma and the volume, a sentence is still
/// the title's.
pub(super) fn title_after_comma(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.windows(3).find_map(|parts| {
        let [title, container, next] = parts else { return None };
        let counted = matches!(next.label, Label::Volume | Label::Issue);
        let fits = title.label == Label::Title && container.label == Label::ContainerTitle;
        let bare = title.span.text(entry).strip_suffix(", ");
        let open = bare.is_some_and(|title| !title.ends_with(['’', '”', '"', '»', '“']));
        let (part, rest) = container.span.text(entry).split_once(". ")?;
        // "J. Food" is one name.
        let whole = part.len() > 4 && rest.len() > 4;
        let end = container.span.start + part.len() + 2;
        (fits && counted && open && whole).then(|| Span::new(container.span.start, end))
    });
    found.map(|span| (span, Label::Title))
}

/// Whether a text ends with a quotation that does not start it.
fn ends_in_quotation(text: &str) -> bool {
    let mut chars = text.chars();
    let open = match chars.next_back() {
        Some('”') => '“',
        Some('’') => '‘',
        Some('"') => '"',
        _ => return false,
    };
    let open = chars.as_str().rfind(open);
    open.is_some_and(|open| text[..open].contains(char::is_alphanumeric))
}

/// `‘Bread’, Food. `: what follows the quotation marks of a title is its container.
pub(super) fn quoted_title(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::ContainerTitle) {
        return None;
    }
    let found = segments.iter().find(|segment| segment.label == Label::Title).and_then(|title| {
        let text = title.span.text(entry);
        let close = match text.chars().next()? {
            '‘' => "’, ",
            '“' => "”, ",
            '"' => "\", ",
            _ => return None,
        };
        let at = text.find(close)? + close.len();
        let rest = &text[at..];
        rest.starts_with(char::is_alphanumeric)
            .then(|| Span::new(title.span.start + at, title.span.end))
    });
    found.map(|span| (span, Label::ContainerTitle))
}

/// `Euronews, April. `: the month of a magazine, beside a year elsewhere.
pub(super) fn month(entry: &str, segments: &[Segment]) -> Option<Correction> {
    const SEASONS: [&str; 5] = ["Spring", "Summer", "Autumn", "Fall", "Winter"];
    let found =
        segments.iter().filter(|s| s.label == Label::ContainerTitle).find_map(|container| {
            let text = container.span.text(entry);
            let at = text.rfind(", ")? + 2;
            let word = unmarked(&text[at..]);
            let dated = SEASONS.contains(&word) || matches!(atoms(word)[..], [(Atom::Month(_), _)]);
            dated.then(|| Span::new(container.span.start + at, container.span.end))
        });
    found.filter(|_| has(segments, Label::Date)).map(|span| (span, Label::Date))
}
