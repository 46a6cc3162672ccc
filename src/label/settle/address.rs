//! Addresses: what announces them, where they end.

use super::{Find, Parts, Rule, bare};
use crate::grammar::address::is_host;
use crate::label::Label;
use crate::lexicon::remarks::ACCESS;
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "access-phrase",
        within: &[Label::Title, Label::ContainerTitle, Label::Publisher, Label::Note],
        gives: &[Label::AccessPhrase],
        unless: &[],
        find: Find::One(announced),
        example: [
            "title=Архив, Режим доступа: |url=https://a.b",
            "title=Архив, |access-phrase=Режим доступа: |url=https://a.b",
        ],
        counterexample: "title=A title: |url=https://a.b",
    },
    Rule {
        name: "dotted-word",
        within: &Label::ALL,
        gives: &[],
        unless: &[],
        find: Find::One(dotted_word),
        example: [
            "title=Ask copilot.|container-title=microsoft.com today",
            "title=Ask copilot.microsoft.com |container-title=today",
        ],
        counterexample: "title=T.|url=https://a.b",
    },
    Rule {
        name: "rest-of-doi",
        within: &[Label::Doi],
        gives: &[],
        unless: &[],
        find: Find::One(cut),
        example: [
            "doi=https://doi.org/10.1/a|note=(72)9-8 |other=x",
            "doi=https://doi.org/10.1/a(72)9-8 |other=x",
        ],
        counterexample: "doi=10.1/a;|url=https://a.b",
    },
    Rule {
        name: "rest-of-address",
        within: &[Label::Url],
        gives: &[],
        unless: &[],
        find: Find::One(torn),
        example: ["url=https://www. |note=example. org/a.", "url=https://www. example. org/a."],
        counterexample: "url=https://a.b/c-d |accessed=retrieved 3/4/2020",
    },
    Rule {
        name: "host-alone",
        within: &[],
        gives: &[Label::Url],
        unless: &[Label::Url, Label::Doi],
        find: Find::One(host),
        example: [
            "title=T. |date=2020 — |container-title=learn.microsoft.com",
            "title=T. |date=2020 — |url=learn.microsoft.com",
        ],
        counterexample: "title=T. |container-title=Forbes.com",
    },
];

/// What has to stand apart from its neighbour although both have one label.
pub(super) const APART: &[Rule] = &[Rule {
    name: "second-address",
    within: &[Label::Url],
    gives: &[Label::Url],
    unless: &[],
    find: Find::One(second),
    example: [
        "url=https://a.b/c [https://perma.cc/X]. ",
        "url=https://a.b/c |url=[https://perma.cc/X]. ",
    ],
    counterexample: "url=https://web.archive.org/web/2020/https://a.b/",
}];

/// Below this a label of what follows an address counts for little.
const UNSURE: f32 = 0.5;

/// The words right before an address that announce it.
fn announced(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at).trim_end();
    if parts.label(at + 1) != Some(Label::Url) || !text.ends_with(':') {
        return None;
    }
    let words = text.trim_end_matches([':', ' ']);
    let starts = words.match_indices([' ', '\n']).map(|(at, _)| at + 1).rev().take(4);
    let phrase = |at: &usize| ACCESS.contains(words[*at..].to_lowercase().as_str());
    starts.filter(phrase).last().map(|start| parts.from(at, start))
}

/// `https://www. example. org/a-b`: the address goes on behind the blanks of a copy.
fn torn(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let first = parts.segments.iter().position(|segment| segment.label == Label::Url);
    let entry = parts.entry;
    let Span { start, mut end } = parts.span(at);
    let shredded = entry[start..].split_once("://").is_some_and(|(scheme, rest)| {
        scheme.len() < 8 && rest.starts_with(' ') && !rest.trim_start().starts_with("http")
    });
    'parts: for next in parts.segments[at + 1..].iter().take_while(|next| !is_sure(next)) {
        for word in next.span.text(entry).split_inclusive(char::is_whitespace) {
            let last = end + word.len() == entry.len();
            if !(shredded && in_address(word) || goes_on(&entry[start..end], word, last)) {
                break 'parts;
            }
            end += word.len();
        }
    }
    (first == Some(at) && end > parts.span(at).end).then(|| Span::new(start, end))
}

/// Whether a segment after an address cannot be part of it.
fn is_sure(segment: &crate::label::Segment) -> bool {
    match segment.label {
        Label::Doi | Label::AccessPhrase | Label::Medium | Label::CitationNumber => true,
        Label::Accessed | Label::Date => segment.confidence > UNSURE,
        _ => false,
    }
}

/// `https://doi.org/10.1016/0022-460X|(72)90434-8`: a DOI goes on to the next blank.
fn cut(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let next = parts.get(at + 1)?;
    let rest = next.span.text(parts.entry);
    let glued = !parts.text(at).ends_with([' ', '\n', ',', ';', '.', ')', ']', '>'])
        && rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "(-/:;<".contains(c));
    let span = word_at(parts.entry, next.span.start);
    (glued && !span.text(parts.entry).contains("://")).then_some(span)
}

/// The rest of the word at `start`, with the blank after it.
fn word_at(entry: &str, start: usize) -> Span {
    let word = entry[start..].split_inclusive(char::is_whitespace).next().unwrap_or_default();
    Span::new(start, start + word.len())
}

/// Whether a word after a blank is still of the address before it: where that stops at a mark that
/// addresses do not end with, or where the word is the last and no word of a language.
fn goes_on(address: &str, word: &str, last: bool) -> bool {
    let word = word.trim();
    let before = address.trim_end();
    if word.is_empty() {
        return true;
    }
    if !in_address(word) || before.ends_with(['>', ')', ']']) {
        return false;
    }
    let low = word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    let marked = word.trim_end_matches('.').contains(['/', '-', '_', '=', '%']);
    let host = before.ends_with("www.");
    let open = before.ends_with(['-', '_', '=', '&', '?', '%', '#', '/']);
    host || open && low && (marked || last) || last && low && marked
}

fn in_address(word: &str) -> bool {
    let mark = |c: char| "-_.~/?#&=%+:,;@!*()".contains(c);
    word.trim().chars().all(|c| c.is_ascii_alphanumeric() || mark(c))
}

/// `copilot.microsoft.com`, `appendix.xlsx`: a name with stops inside is one word.
fn dotted_word(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let start = parts.get(at + 1)?.span.start;
    let stem = parts.entry[..start].strip_suffix('.')?;
    let rest = &parts.entry[start..];
    let address = ["http", "www.", "doi"].iter().any(|head| rest.starts_with(head));
    let inside = stem.ends_with(|c: char| c.is_ascii_alphanumeric())
        && rest.starts_with(|c: char| c.is_ascii_lowercase());
    (inside && !address).then(|| word_at(parts.entry, start))
}

/// `… — learn.microsoft.com`: a host at the end of an entry without an address is its address.
fn host(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let aside = |label, span: Span| label == Label::Other && span.len() <= 4;
    let last = parts.segments.iter().rposition(|segment| !aside(segment.label, segment.span))?;
    let free = matches!(
        parts.label(last)?,
        Label::ContainerTitle | Label::Publisher | Label::Note | Label::Genre | Label::Number
    );
    let text = parts.text(last);
    let name = bare(text).trim_start_matches(['—', ' ']);
    let small = !name.contains(char::is_uppercase);
    (free && parts.span(last).start > 0 && small && is_host(name))
        .then(|| parts.from(last, Span::of(name, text).start))
}

/// `https://a.b/c [https://perma.cc/X]`: the copy of a page has an address of its own.
fn second(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let starts =
        text.match_indices("http").map(|(at, _)| text[..at].trim_end_matches(['[', '(', '<']));
    let parted = |before: &&str| before.ends_with(char::is_whitespace) && before.contains('.');
    starts.filter(parted).map(|before| parts.from(at, before.len())).next()
}
