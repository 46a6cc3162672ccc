//! Notes, genres and media.

use super::fields::{fill, fill_number};
use super::names::body::outlet;
use super::text::{line, strip, value, with_stop};
use super::{Draft, Taken};
use crate::grammar::identifier::{find, pmcid, pmid};
use crate::item::{Date, Kind};
use crate::label::Label;
use crate::lexicon::containers::{DATABASES, ONLINE};
use crate::lexicon::remarks::{ORIGINAL, PAGE_LINKS, REPRINTED, SIGNALS, STATUS};
use crate::span::Span;

/// Whether a text beside the reference tells nothing of the work: what leads to the reference, and the
/// links that a site puts behind it.
///
/// | text | |
/// |---|---|
/// | `See, e.g.,` | leads to it |
/// | `[Google Scholar] [CrossRef]` | links |
/// | `[Google it]` | neither |
pub(super) fn is_beside(raw: &str) -> bool {
    let text = raw.trim().to_lowercase();
    let links = || text.split(['[', ']', '(', ')', ',', ';', '|']).map(str::trim);
    SIGNALS.contains(&text.trim_end_matches(','))
        || SIGNALS.contains(&text.as_str())
        || links().all(|link| PAGE_LINKS.contains(link) || !link.contains(char::is_alphanumeric))
}

impl Draft<'_> {
    /// Notes, which also hold sections, PubMed's numbers and the names of databases.
    pub(super) fn take_note(&mut self, raw: &str) -> Taken {
        let mut text = value(raw);
        if is_status(&text) {
            return fill(&mut self.item.status, text);
        }
        if let Some(number) = find(pmcid, &text) {
            fill(&mut self.item.pmcid, number.to_owned());
            text = without_number(&text, number);
        }
        if let Some(number) = find(pmid, &text) {
            let taken = fill(&mut self.item.pmid, number.to_owned());
            text = without_number(&text, number);
            if taken == Taken::InPart {
                return taken;
            }
        }
        if let Some(section) = section(&text) {
            return fill_number(&mut self.item.section, section);
        }
        // "Cryptology ePrint Archive.": who keeps a preprint publishes it.
        let kept = |kind: &Kind| matches!(kind, Kind::Article | Kind::Dataset | Kind::Software);
        if outlet(&text).is_some_and(kept) && !self.has(Label::Publisher) {
            return fill(&mut self.item.publisher, text);
        }
        // "113th Cong.": the body that a bill was brought in before.
        if text.ends_with(" Cong.") && self.item.authority.is_none() {
            return fill(&mut self.item.authority, text);
        }
        if let Some(original) = original(&text) {
            if self.item.original_date.as_ref().is_some_and(|before| *before != original) {
                return Taken::InPart;
            }
            self.item.original_date = Some(original);
        } else if REPRINTED.iter().any(|words| text.to_lowercase().starts_with(words)) {
            return fill(&mut self.item.references, text);
        } else if DATABASES.contains(&text.as_str()) {
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
        // "In: Technical report", "In Working Paper"
        let raw =
            ["In: ", "in: ", "In "].iter().find_map(|lead| raw.strip_prefix(lead)).unwrap_or(raw);
        let text = bracketed(raw).unwrap_or_else(|| value(raw));
        if is_status(&text) {
            return fill(&mut self.item.status, text);
        }
        if let Some(kind) = chinese_mark(&text) {
            // "[EB/OL]" says only that the work is on the web; the address knows better.
            if kind == Kind::Webpage {
                self.evidence.announced = true;
            } else {
                self.evidence.mark.get_or_insert(kind);
            }
            return Taken::Whole;
        }
        // "[Image attached] [Tweet]"
        let text = match text.trim_matches(['[', ']']).split_once("] [") {
            Some((medium, genre)) => {
                fill(&mut self.item.medium, medium.to_owned());
                genre.to_owned()
            }
            None => text,
        };
        self.evidence.announced |= ONLINE.contains(&text.to_lowercase().as_str());
        let text = match text.split_once("]. ").filter(|_| !self.has(Label::ContainerTitle)) {
            Some((genre, site)) => {
                fill(&mut self.item.container_title, strip(site).to_owned());
                strip(genre).to_owned()
            }
            None => text,
        };
        let field =
            if label == Label::Genre { &mut self.item.genre } else { &mut self.item.medium };
        fill(field, with_stop(text, raw))
    }
}

/// A note without one of PubMed's numbers and what announces it: `PubMed PMID: 25730878`.
fn without_number(note: &str, number: &str) -> String {
    const WORDS: [&str; 4] = ["PMCID", "PMID", "PubMed Central", "PubMed"];
    let Span { start, end } = Span::of(number, note);
    let mut before = &note[..start];
    for word in WORDS {
        let bare = before.trim_end_matches([' ', ':']);
        let cut = bare.len().saturating_sub(word.len());
        let found = bare.get(cut..).is_some_and(|last| last.eq_ignore_ascii_case(word));
        before = if found { &bare[..cut] } else { bare };
    }
    // "[PubMed - indexed for MEDLINE]" says nothing more.
    let says = |part: &&str| !part.is_empty() && !part.contains("PubMed -");
    let parts = [before, &note[end..]].map(strip).into_iter().filter(says);
    parts.collect::<Vec<_>>().join("; ")
}

/// What stands in one pair of brackets, to its last full stop: "[Review of Bread, by R. Roe, Dir.]".
fn bracketed(raw: &str) -> Option<String> {
    let raw = line(raw);
    let inner = raw.trim_end_matches(['.', ',', ' ']).strip_prefix('[')?.strip_suffix(']')?;
    (!inner.contains(['[', ']'])).then(|| inner.trim().to_owned())
}

/// "In press": whether a remark says that a work is not published yet.
fn is_status(text: &str) -> bool {
    STATUS.contains(text.to_lowercase().as_str())
}

/// The date of the first edition, where a note gives it and nothing else: "Original work published
/// 1966", "Original work published ca. 350 B.C.E."
fn original(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let words = ORIGINAL.iter().find_map(|words| lower.strip_prefix(words))?.trim_start();
    let (circa, words) = ["ca. ", "c. ", "circa "]
        .iter()
        .find_map(|circa| words.strip_prefix(circa))
        .map_or((false, words), |words| (true, words));
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year: i32 = words[..digits].parse().ok().filter(|_| digits < 5)?;
    let year = match words[digits..].trim() {
        "" => year,
        "b.c.e." | "b.c.e" | "bce" | "b.c." | "b.c" | "bc" => -year,
        _ => return None,
    };
    Some(Date { circa, ..Date::year(year) })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(note: &str, number: &str, left: &str) {
        let at = note.find(number).expect("the number is there");
        assert_eq!(without_number(note, &note[at..at + number.len()]), left);
    }

    #[test]
    fn numbers_of_pubmed_go_with_their_words() {
        check("Epub 2015 Mar 2. PubMed PMID: 123", "123", "Epub 2015 Mar 2");
        check("PMID: 12; PubMed Central PMCID: PMC34", "PMC34", "PMID: 12");
        check("pmid 123; Comment in: Bread", "123", "Comment in: Bread");
        check("Read in PubMed. PMID: 12 [PubMed - in process]", "12", "Read in PubMed");
    }

    #[test]
    fn what_leads_to_a_reference_and_links_behind_it_are_beside_it() {
        for text in ["See, e.g.,", "cf.", "[Google Scholar] [CrossRef]", "(PDF; Full Text)", "***"]
        {
            assert!(is_beside(text), "{text}");
        }
        for text in ["[Google it]", "See below", "Bread"] {
            assert!(!is_beside(text), "{text}");
        }
    }
}
