//! Addresses: what announces them, where they end.

use super::{Correction, bare, has};
use crate::grammar::address::is_host;
use crate::label::{Label, Segment};
use crate::lexicon::remarks::ACCESS;
use crate::span::Span;

/// Below this a label of what follows an address counts for little.
const UNSURE: f32 = 0.5;

/// The words right before an address that announce it.
pub(super) fn announced(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.windows(2).find_map(|pair| {
        let [before, address] = pair else { return None };
        let text = before.span.text(entry).trim_end();
        let open = matches!(
            before.label,
            Label::Title | Label::ContainerTitle | Label::Publisher | Label::Note
        );
        if address.label != Label::Url || !open || !text.ends_with(':') {
            return None;
        }
        let words = text.trim_end_matches([':', ' ']);
        let starts = words.match_indices([' ', '\n']).map(|(at, _)| at + 1).rev().take(4);
        let phrase = |at: &usize| ACCESS.contains(words[*at..].to_lowercase().as_str());
        starts.filter(phrase).last().map(|at| Span::new(before.span.start + at, before.span.end))
    });
    found.map(|span| (span, Label::AccessPhrase))
}

/// `https://www. example. org/a-b`: the address goes on behind the blanks of a copy.
pub(super) fn torn(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let at = segments.iter().position(|segment| segment.label == Label::Url)?;
    let start = segments[at].span.start;
    let mut end = segments[at].span.end;
    let shredded = entry[start..].split_once("://").is_some_and(|(scheme, rest)| {
        scheme.len() < 8 && rest.starts_with(' ') && !rest.trim_start().starts_with("http")
    });
    for next in &segments[at + 1..] {
        let closed = matches!(
            next.label,
            Label::Doi | Label::AccessPhrase | Label::Medium | Label::CitationNumber
        );
        let sure = matches!(next.label, Label::Accessed | Label::Date) && next.confidence > UNSURE;
        if closed || sure {
            break;
        }
        let text = next.span.text(entry);
        let words = text.split_inclusive(char::is_whitespace);
        let mut whole = true;
        for word in words {
            let last = end + word.len() == entry.len();
            if !(shredded && in_address(word) || goes_on(&entry[start..end], word, last)) {
                whole = false;
                break;
            }
            end += word.len();
        }
        if !whole {
            break;
        }
    }
    (end > segments[at].span.end).then(|| (Span::new(start, end), Label::Url))
}

/// `https://doi.org/10.1016/0022-460X|(72)90434-8`: a DOI goes on to the next blank.
pub(super) fn cut(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.windows(2).find_map(|pair| {
        let [doi, next] = pair else { return None };
        let rest = next.span.text(entry);
        let glued = doi.label == Label::Doi
            && !doi.span.text(entry).ends_with([' ', '\n', ',', ';', '.', ')', ']', '>'])
            && rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "(-/:;<".contains(c));
        let span = word_at(entry, next.span.start);
        (glued && !span.text(entry).contains("://")).then_some(span)
    });
    found.map(|span| (span, Label::Doi))
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
pub(super) fn dotted_word(entry: &str, segments: &[Segment]) -> Option<Correction> {
    segments.windows(2).find_map(|pair| {
        let [before, after] = pair else { return None };
        let start = after.span.start;
        let stem = entry[..start].strip_suffix('.')?;
        let rest = &entry[start..];
        let address = ["http", "www.", "doi"].iter().any(|head| rest.starts_with(head));
        let inside = stem.ends_with(|c: char| c.is_ascii_alphanumeric())
            && rest.starts_with(|c: char| c.is_ascii_lowercase());
        (inside && !address).then(|| (word_at(entry, start), before.label))
    })
}

/// `https://a.b/c (in German)`, `https://a.b/c HIGH`: what follows in brackets or capitals is a remark.
pub(super) fn remark_after(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let found = segments.iter().filter(|segment| segment.label == Label::Url).find_map(|url| {
        let text = url.span.text(entry);
        let address = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let skipped = text.len() - address.len();
        let words = address.split_whitespace().skip(1);
        let remark =
            words.filter(|word| is_remark(word)).map(|word| Span::of(word, address)).next();
        remark.map(|span| Span::new(url.span.start + skipped + span.start, url.span.end))
    });
    found.map(|span| (span, Label::Note))
}

fn is_remark(word: &str) -> bool {
    let capitals = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    capitals || word.starts_with('(') && !word.starts_with("(http")
}

/// `… — learn.microsoft.com`: a host at the end of an entry without an address is its address.
pub(super) fn host(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::Url) || has(segments, Label::Doi) {
        return None;
    }
    let aside = |segment: &&Segment| segment.label != Label::Other || segment.span.len() > 4;
    let last = segments.iter().rfind(aside)?;
    let free = matches!(
        last.label,
        Label::ContainerTitle | Label::Publisher | Label::Note | Label::Genre | Label::Number
    );
    let name = bare(last.span.text(entry)).trim_start_matches(['—', ' ']);
    let start = last.span.start + Span::of(name, last.span.text(entry)).start;
    let small = !name.contains(char::is_uppercase);
    (free && last.span.start > 0 && small && is_host(name))
        .then(|| (Span::new(start, last.span.end), Label::Url))
}

/// `https://a.b/c [https://perma.cc/X]`: the copy of a page has an address of its own.
pub(super) fn second(entry: &str, segments: &mut Vec<Segment>) {
    let mut cut = Vec::with_capacity(segments.len() + 1);
    for segment in segments.drain(..) {
        let second = (segment.label == Label::Url)
            .then(|| second_start(segment.span.text(entry)))
            .flatten()
            .map(|at| segment.span.start + at);
        let Some(at) = second else {
            cut.push(segment);
            continue;
        };
        cut.push(Segment { span: Span::new(segment.span.start, at), ..segment });
        cut.push(Segment { span: Span::new(at, segment.span.end), ..segment });
    }
    *segments = cut;
}

fn second_start(text: &str) -> Option<usize> {
    let found = text.match_indices("http").map(|(at, _)| {
        let before = text[..at].trim_end_matches(['[', '(', '<']);
        (before.len(), before)
    });
    let parted =
        |(_, before): &(usize, &str)| before.ends_with(char::is_whitespace) && before.contains('.');
    found.filter(parted).map(|(at, _)| at).next()
}
