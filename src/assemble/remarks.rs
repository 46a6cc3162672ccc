//! Notes, genres and media.

use super::fields::{fill, fill_number};
use super::text::{strip, value};
use super::{Draft, Taken};
use crate::grammar::identifier::{find, pmid};
use crate::item::Kind;
use crate::label::Label;
use crate::lexicon::containers::{DATABASES, ONLINE};
use crate::span::Span;

impl Draft<'_> {
    /// Notes, which also hold sections, PubMed's numbers and the names of databases.
    pub(super) fn take_note(&mut self, raw: &str) -> Taken {
        let mut text = value(raw);
        if let Some(number) = find(pmid, &text) {
            let before = text[..Span::of(number, &text).start].trim_end_matches([' ', ':']);
            let note = strip(&before[..before.len() - "PMID".len()]).to_owned();
            fill(&mut self.item.pmid, number.to_owned());
            text = note;
        }
        if let Some(section) = section(&text) {
            return fill_number(&mut self.item.section, section);
        }
        if DATABASES.contains(&text.as_str()) {
            fill(&mut self.item.archive, text);
        } else if !text.is_empty() {
            match &mut self.item.note {
                Some(note) => note.extend(["; ", &text]),
                note => *note = Some(text),
            }
        }
        Taken::Whole
    }

    /// What the work is, in words, and what it comes on; marks of GB/T 7714 tell only the type.
    pub(super) fn take_genre(&mut self, label: Label, raw: &str) -> Taken {
        let text = value(raw);
        if let Some(kind) = chinese_mark(&text) {
            // "[EB/OL]" says only that the work is on the web; the address knows better.
            if kind == Kind::Webpage {
                self.evidence.announced = true;
            } else {
                self.evidence.mark.get_or_insert(kind);
            }
            return Taken::Whole;
        }
        self.evidence.announced |= ONLINE.contains(&text.to_lowercase().as_str());
        let field =
            if label == Label::Genre { &mut self.item.genre } else { &mut self.item.medium };
        fill(field, text)
    }
}

/// The section that a note names.
fn section(text: &str) -> Option<String> {
    for lead in ["section ", "Section ", "sec. ", "Sec. ", "§ ", "§§ ", "§"] {
        if let Some(rest) = text.strip_prefix(lead).filter(|rest| rest.len() < 60) {
            return Some(rest.to_owned());
        }
    }
    let article = ["Article ", "Art. ", "art. "].iter().any(|lead| {
        text.strip_prefix(lead)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < 12)
    });
    article.then(|| text.to_owned())
}

/// The type that a mark of GB/T 7714 stands for.
fn chinese_mark(text: &str) -> Option<Kind> {
    let (mark, carrier) = text.split_once('/').unwrap_or((text, ""));
    let mark = mark.trim_end_matches(']');
    let kind = match mark {
        "J" => Kind::ArticleJournal,
        "M" => Kind::Book,
        "D" => Kind::Thesis,
        "C" => Kind::PaperConference,
        "R" => Kind::Report,
        "N" => Kind::ArticleNewspaper,
        "P" => Kind::Patent,
        "S" => Kind::Standard,
        "DB" => Kind::Dataset,
        "CP" => Kind::Software,
        "Z" => Kind::Document,
        "EB" if carrier == "OL" => Kind::Webpage,
        _ => return None,
    };
    Some(kind)
}
