//! What stands at the end of a title or a container, and is no part of it.

use super::{Find, Parts, Rule, marks, unmarked};
use crate::grammar::date::{Atom, atoms};
use crate::grammar::name::from_language;
use crate::grammar::number::{page, page_range};
use crate::label::Label;
use crate::lexicon::containers::MEETINGS;
use crate::lexicon::dates::season;
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "torn-title",
        within: &[Label::Title],
        gives: &[Label::Title],
        unless: &[],
        find: Find::One(torn_title),
        example: [
            "title=What is “bread” |publisher=in food. Oven. ",
            "title=What is “bread” in food. |publisher=Oven. ",
        ],
        counterexample: "title=“Bread” |container-title=in Food. ",
    },
    Rule {
        name: "container-after-quotation",
        within: &[Label::Title],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(quoted_title),
        example: ["title=‘Bread’, Food. ", "title=‘Bread’, |container-title=Food. "],
        counterexample: "title=‘Bread’, ‘salt’ and food. ",
    },
    Rule {
        name: "translators-after-title",
        within: &[Label::Title],
        gives: &[Label::Translator],
        unless: &[],
        find: Find::One(translators),
        example: [
            "title=Bread. Translated from the French by J. Doe. |publisher=Oven. ",
            "title=Bread. |translator=Translated from the French by J. Doe. |publisher=Oven. ",
        ],
        counterexample: "title=Bread. Translated from life. |publisher=Oven. ",
    },
    Rule {
        name: "event-after-container",
        within: &[Label::ContainerTitle],
        gives: &[Label::Event],
        unless: &[Label::Event],
        find: Find::One(event),
        example: [
            "title=Bread. |container-title=Papers. Annual Meeting of Bakers. ",
            "title=Bread. |container-title=Papers. |event=Annual Meeting of Bakers. ",
        ],
        counterexample: "title=Bread. |container-title=Annual Meeting of Bakers. ",
    },
    Rule {
        name: "page-and-database",
        within: &[Label::ContainerTitle],
        gives: &[Label::Pages, Label::Note],
        unless: &[Label::Pages],
        find: Find::Two(page_and_database),
        example: [
            "container-title=The Times, 10. The Times Archive. ",
            "container-title=The Times, |pages=10. |note=The Times Archive. ",
        ],
        counterexample: "container-title=The Times, London. The Times Archive. ",
    },
    Rule {
        name: "pages-after-container",
        within: &[Label::ContainerTitle, Label::Publisher, Label::Title],
        gives: &[Label::Pages],
        unless: &[],
        find: Find::One(pages),
        example: [
            "container-title=Science, (2–3), S1679–|pages=S1722.",
            "container-title=Science, (2–3), |pages=S1679–S1722.",
        ],
        counterexample: "container-title=Letters, 1926–1969. |publisher=Oven.",
    },
    Rule {
        name: "issue-after-container",
        within: &[Label::ContainerTitle],
        gives: &[Label::Issue],
        unless: &[Label::Issue],
        find: Find::One(issue),
        example: [
            "container-title=Science, (2–3), |pages=S1679–S1722.",
            "container-title=Science, |issue=(2–3), |pages=S1679–S1722.",
        ],
        counterexample: "container-title=Science, (new series) of Rome",
    },
    Rule {
        name: "month-after-container",
        within: &[Label::ContainerTitle],
        gives: &[Label::Date],
        unless: &[],
        find: Find::One(month),
        example: [
            "date=(2020) |container-title=Medium, May. ",
            "date=(2020) |container-title=Medium, |date=May. ",
        ],
        counterexample: "container-title=Medium, May. ",
    },
];

/// `Bread. Translated from the French by J. Doe.`: after a stop, a translation and who made it.
fn translators(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let (before, clause) = text.split_once("ranslated from ")?;
    let start = before.len().checked_sub(1)?;
    let apart = before[..start].trim_end().ends_with(['.', ',', ';']);
    let led = before.ends_with(['T', 't']) && apart;
    let names = from_language(clause)?;
    (led && names.starts_with(char::is_uppercase)).then(|| parts.from(at, start))
}

/// `Reuters, (2), 1871–1908. `, `Bread. xii–xiv. `: an issue and pages, read as part of the
/// container or of the title.
fn pages(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let start = parts.span(at).start;
    let rest = |from: usize| &parts.entry[start + from..];
    if let Some(open) = text.find(" (pp. ").or_else(|| text.find(" (p. ")) {
        let (length, _) = page_list(rest(open + 2))?;
        return Some(Span::new(start + open + 1, start + open + 2 + length));
    }
    let is_title = parts.label(at) == Some(Label::Title);
    let mark = if is_title { ". " } else { ", " };
    let last = matches!(
        parts.label(at + 1),
        None | Some(Label::Pages | Label::Url | Label::Doi | Label::AccessPhrase)
    );
    text.match_indices(mark).map(|(at, mark)| at + mark.len()).find_map(|from| {
        let (length, like_years) = page_list(rest(from))?;
        // A range of years may be part of a title.
        (!like_years || last && !is_title).then(|| Span::new(start + from, start + from + length))
    })
}

/// The length of the pages that a text starts with, and the marks after them; and whether they could
/// be years.
fn page_list(text: &str) -> Option<(usize, bool)> {
    /// Nobody gives more.
    const MOST: usize = 8;
    let mut rest = ["pp. ", "p. "].iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
    let mut like_years = true;
    for _ in 0..MOST {
        let (after, (from, to)) = page_range(rest).ok()?;
        like_years &= [from, to].iter().all(|page| page.len() == 4 && page.starts_with(['1', '2']));
        rest = after;
        match rest.strip_prefix(", ").filter(|next| page_range(next).is_ok()) {
            Some(next) => rest = next,
            None => break,
        }
    }
    let bare = rest.trim_start_matches(['.', ',', ';', ')', ' ', '\n']);
    (bare.len() < rest.len() || rest.is_empty()).then_some((text.len() - bare.len(), like_years))
}

/// `Food, (3). `: an issue in brackets.
fn issue(parts: &Parts<'_>, at: usize) -> Option<Span> {
    /// No issue is longer, in bytes.
    const LONGEST: usize = 12;
    let text = parts.text(at);
    let open = text.find(", (")? + 2;
    let close = open + text[open..].find(')')? + 1;
    let rest = &text[close + marks(&text[close..])..];
    let ends = rest.is_empty() || page_list(rest).is_some();
    let span = parts.span(at);
    (ends && close - open < LONGEST).then(|| Span::new(span.start + open, span.end - rest.len()))
}

/// `The Times, 10. The Times Archive. `: the page of a newspaper, and a database after it.
fn page_and_database(parts: &Parts<'_>, at: usize) -> Option<[Span; 2]> {
    let (before, rest) = parts.text(at).split_once(", ")?;
    let (number, database) = rest.split_once(". ")?;
    let short = number.len() < 5 && page(number).is_ok_and(|(rest, _)| rest.is_empty());
    let span = parts.span(at);
    let start = span.start + before.len() + ", ".len();
    let middle = start + number.len() + ". ".len();
    (short && database.trim().contains(' '))
        .then(|| [Span::new(start, middle), Span::new(middle, span.end)])
}

/// `Food Papers. Annual Meeting of the Bakers. `: an event after the container.
fn event(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let start = MEETINGS.iter().filter_map(|name| text.find(&format!(". {name} "))).min()?;
    Some(parts.from(at, start + ". ".len()))
}

/// `What is “bread” in |food. Kitchen. `, `Salt; or, |Bread. `: a title goes on after a quotation in
/// it, and after "or".
fn torn_title(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let next = parts.get(at + 1)?;
    let rest = next.span.text(parts.entry);
    let free = matches!(
        next.label,
        Label::ContainerTitle
            | Label::Publisher
            | Label::PublisherPlace
            | Label::Event
            | Label::Note
    );
    let text = parts.text(at).trim_end();
    let torn =
        text.ends_with("; or,") || ends_in_quotation(text) && rest.starts_with(char::is_lowercase);
    let ends = ["’, ", "’. ", ". "].iter().filter_map(|mark| Some(rest.find(mark)? + mark.len()));
    let length = ends.min().unwrap_or(rest.len());
    (free && torn).then(|| Span::new(next.span.start, next.span.start + length))
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
fn quoted_title(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let close = match text.chars().next()? {
        '‘' => "’, ",
        '“' => "”, ",
        '"' => "\", ",
        _ => return None,
    };
    let end = text.find(close)? + close.len();
    text[end..].starts_with(char::is_alphanumeric).then(|| parts.from(at, end))
}

/// `Euronews, April. `: the month of a magazine, beside a year elsewhere.
fn month(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let start = text.rfind(", ")? + 2;
    let word = unmarked(&text[start..]);
    let dated = season(word).is_some() || matches!(atoms(word)[..], [(Atom::Month(_), _)]);
    (dated && parts.has(Label::Date)).then(|| parts.from(at, start))
}
