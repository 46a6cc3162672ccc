//! Tells a format by what a text looks like.

use super::lines::with_line_feeds;
use super::{Format, ris};

/// Entry types that classic BibTeX does not have.
const BIBLATEX_TYPES: &[&str] = &[
    "online",
    "report",
    "thesis",
    "dataset",
    "software",
    "inreference",
    "reference",
    "collection",
    "mvbook",
    "mvcollection",
    "mvproceedings",
    "mvreference",
    "bookinbook",
    "suppbook",
    "xdata",
    "suppcollection",
    "suppperiodical",
    "periodical",
    "patent",
    "artwork",
    "audio",
    "image",
    "jurisdiction",
    "legislation",
    "legal",
    "letter",
    "movie",
    "music",
    "performance",
    "review",
    "standard",
    "video",
    "set",
];

/// Fields that only BibLaTeX has.
const BIBLATEX_FIELDS: &[&str] =
    &["journaltitle", "langid", "eprinttype", "location", "eventtitle", "editortype", "pubstate"];

/// Fields that BibLaTeX has by another name. A file with them is BibTeX's, even if it has a type or
/// a field more than that knows, such as `@online` or the `location` of a conference.
const BIBTEX_FIELDS: &[&str] = &["journal", "address", "school", "annote", "archiveprefix"];

/// Rules of style sheets that look like the head of an entry: `@media (`, `@page {`.
const STYLE_RULES: [&str; 6] = ["media", "page", "supports", "layer", "container", "scope"];

/// The format that a text is in; none for running text.
///
/// | text | format |
/// |---|---|
/// | starts with `{"` or `[{` | CSL-JSON |
/// | its first line is `TY  - …`, but for a number or a database's header | RIS |
/// | has an entry, `@type{key,` at the head of a line | BibLaTeX if it has journals or dates as BibTeX has not, or its types or fields and none that are BibTeX's alone; else BibTeX |
///
/// ```
/// use ibid::format::{self, Format};
///
/// assert_eq!(format::detect("@book{a, title = {A}}"), Some(Format::Bibtex));
/// assert_eq!(format::detect("@online{a, title = {A}}"), Some(Format::Biblatex));
/// assert_eq!(format::detect("TY  - JOUR\nER  - \n"), Some(Format::Ris));
/// assert_eq!(format::detect(r#"[{"id": "a"}]"#), Some(Format::CslJson));
/// assert_eq!(format::detect("[1] Doe, J. (2020). A title. Reuters."), None);
/// ```
#[must_use]
pub fn detect(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let after = |open| text.strip_prefix(open).map(|rest: &str| rest.trim_start().chars().next());
    if matches!(after('{'), Some(Some('"' | '}'))) || matches!(after('['), Some(Some('{' | ']'))) {
        return Some(Format::CslJson);
    }
    if is_ris(text) { Some(Format::Ris) } else { detect_bib(text) }
}

fn is_ris(text: &str) -> bool {
    let text = with_line_feeds(text);
    let mut lines = text.lines().map(str::trim_start);
    let first = lines.find(|line| !line.is_empty() && !ris::is_header(line));
    first
        .and_then(|line| line.strip_prefix("TY"))
        .is_some_and(|rest| rest.starts_with(' ') && rest.trim_start_matches(' ').starts_with('-'))
}

fn detect_bib(text: &str) -> Option<Format> {
    let (mut entries, mut date, mut year, mut journal) = (false, false, false, false);
    let (mut bibtex, mut biblatex) = (false, false);
    for line in with_line_feeds(text).lines().map(str::trim_start) {
        let mut fields = line;
        if let Some((entry_type, rest)) = entry_head(line) {
            entries = true;
            biblatex |= BIBLATEX_TYPES.iter().any(|known| known.eq_ignore_ascii_case(entry_type));
            fields = rest;
        }
        for piece in fields.split(',') {
            let Some((name, _)) = piece.split_once('=') else { continue };
            let name = name.trim().to_ascii_lowercase();
            date |= name == "date";
            year |= name == "year";
            journal |= name == "journaltitle";
            bibtex |= BIBTEX_FIELDS.contains(&name.as_str());
            biblatex |= BIBLATEX_FIELDS.contains(&name.as_str());
        }
    }
    let is_biblatex = journal || (date && !year) || (biblatex && !bibtex);
    match (entries, is_biblatex) {
        (false, _) => None,
        (true, true) => Some(Format::Biblatex),
        (true, false) => Some(Format::Bibtex),
    }
}

/// The type of the entry that starts on the line, and what follows its brace.
fn entry_head(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix('@')?;
    let (entry_type, rest) = rest.split_once(['{', '('])?;
    let entry_type = entry_type.trim_end();
    let is_name = !entry_type.is_empty() && entry_type.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_entry = is_name && !STYLE_RULES.contains(&entry_type);
    is_entry.then_some((entry_type, rest))
}

#[cfg(test)]
mod tests {
    use super::{Format, detect};

    #[test]
    fn a_style_sheet_is_no_bib_file() {
        let page = "<!doctype html>\n<style>\n@media (max-width: 9em) {\n}\n@page {\n}\n</style>";
        assert_eq!(detect(page), None);
        assert_eq!(detect("@media{a,\n}\n@book{b,\n}\n"), Some(Format::Bibtex));
    }

    #[test]
    fn what_databases_write_before_a_reference_hides_no_ris() {
        let reference = "TY  - JOUR\nTI  - Bread\nER  - \n";
        for header in ["1.\n", "Provider: EBSCO\nDatabase: Food Index\nContent: text/plain\n\n"] {
            let text = [header, reference].concat();
            assert_eq!(detect(&text), Some(Format::Ris), "{text}");
            assert_eq!(Format::Ris.read(&text).map(|items| items.len()), Ok(1), "{text}");
        }
        assert_eq!(detect("1. Doe, J. (2020). On bread.\nTY  - JOUR\n"), None);
    }
}
