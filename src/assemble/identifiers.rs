//! Addresses, DOIs, ISBNs and ISSNs.

use super::fields::fill;
use super::names::letters;
use super::text::{is_invisible, line, pieces, unbroken};
use super::{Draft, Taken};
use crate::diagnostic::{DiagnosticKind, StandardNumber};
use crate::grammar::identifier::{doi, find, standard_number, url};
use crate::item::{InvalidIdentifier, Isbn, Issn, Url};
use crate::label::{Label, Segment};
use crate::lexicon::remarks::ADDRESS_WORDS;
use crate::span::Span;

impl Draft<'_> {
    pub(super) fn take_url(&mut self, segment: &Segment, raw: &str) -> Taken {
        let address = address(raw);
        if address.is_empty() {
            return Taken::unless(raw.contains(char::is_alphanumeric));
        }
        if address.contains("doi.org/")
            && let Some(found) = find(doi, &address)
        {
            let bare = bare_identifier(found);
            fill(&mut self.item.doi, bare);
        }
        if !is_address(&address) {
            self.doubt(self.trimmed(segment.span), DiagnosticKind::Malformed(Label::Url));
        }
        // The address of the DOI that the item holds says nothing more.
        let of_doi = self.item.doi.as_deref().is_some_and(|doi| address.ends_with(doi));
        if of_doi && self.item.url.is_some() {
            return Taken::Whole;
        }
        let spare = says_more(raw, &address);
        fill(&mut self.item.url, address).and(Taken::unless(spare))
    }

    pub(super) fn take_doi(&mut self, segment: &Segment, raw: &str) -> Taken {
        let joined = unbroken(&line(raw));
        let found = find(doi, &joined).map(bare_identifier);
        if found.is_none() && joined.contains("://") {
            return self.take_url(segment, raw);
        }
        let bare = found.unwrap_or_else(|| {
            self.doubt(self.trimmed(segment.span), DiagnosticKind::Malformed(Label::Doi));
            bare_identifier(&joined)
        });
        let spare = says_more(raw, &bare);
        fill(&mut self.item.doi, bare).and(Taken::unless(spare))
    }

    pub(super) fn take_isbn(&mut self, segment: &Segment, raw: &str) -> Taken {
        let text: String = line(raw).chars().filter(|c| !is_invisible(*c)).collect();
        let serial = text.to_lowercase().contains("issn");
        let Some(found) = find(standard_number, &text) else {
            self.doubt(self.trimmed(segment.span), DiagnosticKind::Malformed(Label::Isbn));
            return Taken::InPart;
        };
        let found = found.trim();
        let serial = serial || found.chars().filter(char::is_ascii_alphanumeric).count() == 8;
        if let Some(doubt) = of_standard_number(found, serial) {
            self.doubt(self.trimmed(segment.span), doubt);
        }
        let field = if serial { &mut self.item.issn } else { &mut self.item.isbn };
        let spare = says_more(raw, found);
        fill(field, found.to_owned()).and(Taken::unless(spare))
    }
}

/// Whether a segment has words beside its address or identifier, and those that say what that is:
/// a second number, a remark.
fn says_more(raw: &str, identifier: &str) -> bool {
    let held = letters(identifier);
    // They stand in it in their order.
    let mut rest = held.as_str();
    pieces(raw).map(letters).any(|piece| {
        let next = rest.find(piece.as_str()).map(|at| &rest[at + piece.len()..]);
        rest = next.unwrap_or(rest);
        next.is_none() && !held.contains(&piece) && !ADDRESS_WORDS.contains(&*piece)
    })
}

/// An address without blanks, brackets and what follows it.
fn address(raw: &str) -> String {
    // A dash after a blank leads to what follows.
    let raw = raw.trim_end();
    let joined = unbroken(raw.strip_suffix(" -").unwrap_or(raw));
    let opened = joined.trim_start_matches(|c: char| !(c.is_alphanumeric() || c == '/'));
    // "URL:http://…" and the like; what is glued to the address itself is the address's.
    let announced = find(url, opened).filter(|found| {
        let before = &opened[..Span::of(found, opened).start];
        before.ends_with([':', '=', '<', '(', '[', ',', '>'])
    });
    bare_identifier(announced.unwrap_or(opened))
}

/// An identifier without the punctuation that follows it.
fn bare_identifier(text: &str) -> String {
    const MARKS: [char; 18] = [
        '.', ',', ';', ':', '\'', '’', '(', '–', '—', '[', '}', '、', '。', '，', '）', '`', '|',
        '·',
    ];
    let marks = |c: char| MARKS.contains(&c) || c == '\\';
    let mut bare = text.split(['<', '>', '"']).next().unwrap_or_default().trim_end_matches(marks);
    // A bracket that nothing opens closes one before the address.
    let spare = |close: char, open: char| {
        bare.matches(close).count().saturating_sub(bare.matches(open).count())
    };
    let mut spare = [(')', spare(')', '(')), (']', spare(']', '['))];
    while let Some((_, spare)) =
        spare.iter_mut().find(|(close, spare)| *spare > 0 && bare.ends_with(*close))
    {
        bare = bare[..bare.len() - 1].trim_end_matches(marks);
        *spare -= 1;
    }
    bare.to_owned()
}

/// The doubt about an ISBN or ISSN, if it is not a valid one.
fn of_standard_number(number: &str, serial: bool) -> Option<DiagnosticKind> {
    let (name, error) = if serial {
        (StandardNumber::Issn, number.parse::<Issn>().err())
    } else {
        (StandardNumber::Isbn, number.parse::<Isbn>().err())
    };
    Some(match error? {
        InvalidIdentifier::CheckDigit(..) => DiagnosticKind::CheckDigit(name),
        _ => DiagnosticKind::Malformed(Label::Isbn),
    })
}

/// Whether an address, perhaps without its scheme, could be one.
fn is_address(url: &str) -> bool {
    url.parse::<Url>().is_ok() || format!("http://{url}").parse::<Url>().is_ok()
}
