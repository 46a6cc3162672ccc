//! Which field a segment fills.

use super::names::body::outlet;
use super::names::{Role, Surroundings, letters};
use super::numbers::{Edition, counted, edition, number, pages};
use super::text::{line, strip, trailing_year, value, words};
use super::{Draft, Taken, dates, names};
use crate::diagnostic::DiagnosticKind;
use crate::item::{Date, Kind, Number};
use crate::label::{Label, Segment};
use crate::lexicon::Words;
use crate::lexicon::containers::{CONTAINER_LEADS, CONTAINER_VIA};
use crate::lexicon::names::{
    DIRECTORS, EDITING, EDITORS, GB_MARKS, HOSTS, TRANSLATING, is_simplified,
};
use crate::lexicon::numbers::{ISSUE, PAGES, VOLUME};
use crate::span::Span;

/// Whether an entry is Chinese: it has a mark of GB/T 7714, or characters of the simplified script.
fn is_chinese(entry: &str) -> bool {
    if entry.is_ascii() {
        return false;
    }
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let kana = |c: char| ('\u{3040}'..='\u{30ff}').contains(&c);
    entry.contains(han)
        && !entry.contains(kana)
        && (entry.contains(is_simplified)
            || entry
                .split('[')
                .skip(1)
                .any(|rest| rest.split_once(']').is_some_and(|(mark, _)| GB_MARKS.contains(mark))))
}

/// No outlet's name is longer, and no entry names more outlets: what is beyond is not compared.
const LONGEST_OUTLET: usize = 300;
const MOST_OUTLETS: usize = 16;

/// How many bytes after one doubtful name the next is looked for.
const NEAR: usize = 2_000;

/// What the names in an entry are to be read beside.
pub(super) fn surroundings(entry: &str, segments: &[Segment]) -> Surroundings {
    let outlets = segments.iter().filter_map(|segment| {
        let raw = segment.span.text(entry);
        match segment.label {
            Label::ContainerTitle | Label::Publisher => Some(raw),
            Label::Url => raw.split_once("://").and_then(|(_, rest)| rest.split('/').next()),
            _ => None,
        }
    });
    let outlets = outlets.filter(|outlet| outlet.len() <= LONGEST_OUTLET).take(MOST_OUTLETS);
    Surroundings { chinese: is_chinese(entry), outlets: outlets.map(letters).collect() }
}

impl Draft<'_> {
    /// Fills the field of one segment.
    pub(super) fn take(&mut self, segment: &Segment) -> Taken {
        let raw = segment.span.text(self.entry);
        match segment.label {
            Label::CitationNumber => {
                self.evidence.citation_number = value(raw);
                Taken::Whole
            }
            Label::Author => self.take_authors(segment, raw),
            Label::Editor => self.take_editors(raw),
            Label::Translator => {
                let found = names::read(raw, Role::Editor, &self.around);
                names::append(&mut self.item.translator, found);
                Taken::Whole
            }
            Label::Date => self.take_date(segment, raw),
            Label::Accessed => self.take_accessed(segment, raw),
            Label::Url => self.take_url(segment, raw),
            Label::Doi => self.take_doi(segment, raw),
            Label::Isbn => self.take_isbn(segment, raw),
            Label::Note => self.take_note(raw),
            Label::Edition => self.take_edition(raw),
            Label::Genre | Label::Medium => self.take_genre(segment.label, raw),
            Label::Event => self.take_event(raw),
            Label::Number => self.take_number(raw),
            Label::ContainerTitle => self.take_container(raw),
            Label::AccessPhrase => {
                self.evidence.announced = true;
                Taken::Whole
            }
            Label::Other if raw.contains(char::is_alphanumeric) => Taken::InPart,
            Label::Other => Taken::Whole,
            Label::Title => self.take_title(raw),
            Label::CollectionTitle
            | Label::Publisher
            | Label::PublisherPlace
            | Label::Volume
            | Label::Issue
            | Label::Pages => self.take_plain(segment.label, raw),
        }
    }

    /// Fields whose value is the text of their segment.
    fn take_plain(&mut self, label: Label, raw: &str) -> Taken {
        if label == Label::Publisher && self.take_outlet_and_publisher(raw) {
            return Taken::Whole;
        }
        let text = match label {
            Label::CollectionTitle => series(raw),
            Label::Volume => counted(raw, &VOLUME),
            Label::Issue => counted(raw, &ISSUE),
            Label::Pages => pages(raw, &PAGES),
            _ => self.without_year(raw),
        };
        let item = &mut self.item;
        match label {
            Label::CollectionTitle => fill(&mut item.collection_title, text),
            Label::Publisher => fill(&mut item.publisher, text),
            Label::PublisherPlace => fill(&mut item.publisher_place, text),
            Label::Volume => fill_number(&mut item.volume, text),
            Label::Issue => fill_number(&mut item.issue, text),
            _ => fill_number(&mut item.page, text),
        }
    }

    /// "Politico. Springer": a known outlet, and its publisher; whether it is one.
    fn take_outlet_and_publisher(&mut self, raw: &str) -> bool {
        let text = value(raw);
        let Some((container, publisher)) = text.split_once(". ") else { return false };
        let free = self.item.container_title.is_none() && self.item.publisher.is_none();
        let both = free && outlet(container).is_some() && outlet(publisher).is_none();
        if both {
            fill(&mut self.item.container_title, container.to_owned());
            fill(&mut self.item.publisher, strip(publisher).to_owned());
        }
        both
    }

    /// The title; the outlet at the end of a page's title is the container, if none is printed.
    fn take_title(&mut self, raw: &str) -> Taken {
        let text = value(raw);
        if self.item.title.is_some() {
            return fill(&mut self.item.title, text);
        }
        let bare = !self.has(Label::ContainerTitle);
        match with_outlet(&text).filter(|(title, _)| bare && !strip(title).is_empty()) {
            Some((title, tail)) => {
                self.item.container_title = Some(strip(tail).to_owned());
                self.item.title = Some(strip(title).to_owned());
            }
            None => _ = fill(&mut self.item.title, text),
        }
        Taken::Whole
    }

    /// The value of a segment; a year at its end is the date of an entry that has no other.
    fn without_year(&mut self, raw: &str) -> String {
        let text = value(raw);
        match trailing_year(&text).filter(|_| !self.has(Label::Date)) {
            Some((before, year)) => {
                self.issued = self.issued.take().or_else(|| dates::read(year, None));
                strip(before).to_owned()
            }
            None => text,
        }
    }

    fn take_authors(&mut self, segment: &Segment, raw: &str) -> Taken {
        if names::is_repetition(raw) {
            self.carried_on = true;
            self.doubt(self.trimmed(segment.span), DiagnosticKind::AuthorCarriedOn);
            return Taken::Whole;
        }
        self.without_year(raw);
        let (found, helpers) = names::authors(raw, &self.around);
        self.item.contributor.extend(helpers);
        // Names stand in the segment in their order, one soon after another.
        let mut end = 0;
        for name in found.iter().filter(|name| name.family.is_none() && name.literal.is_none()) {
            let given = name.given.as_deref().unwrap_or_default();
            let near = &raw[end..raw.floor_char_boundary(end + NEAR)];
            let span = near.find(given).map_or(segment.span, |at| {
                let start = end + at;
                end = start + given.len();
                Span::new(start, end).shifted(segment.span.start)
            });
            self.doubt(span, DiagnosticKind::NoFamilyName);
        }
        self.evidence.role = self.evidence.role.take().or_else(|| role_kind(raw));
        let list = if is_edited(raw) { &mut self.item.editor } else { &mut self.item.author };
        names::append(list, found);
        Taken::Whole
    }

    fn take_editors(&mut self, raw: &str) -> Taken {
        let found = names::read(raw, Role::Editor, &self.around);
        let told =
            |list: &Words| words(raw).any(|word| list.contains(word.to_lowercase().as_str()));
        let both = told(&TRANSLATING) && told(&EDITING);
        if both {
            self.item.translator.extend(found.iter().cloned());
        }
        names::append(&mut self.item.editor, found);
        Taken::Whole
    }

    /// The date in a segment. Where day and month can be changed round, the rest of the entry is
    /// asked which comes first.
    fn read_date(&self, raw: &str) -> Option<dates::Reading> {
        let reading = dates::read(raw, self.given_order)?;
        let order = || *self.shown_order.get_or_init(|| dates::order(self.entry));
        match reading.is_ambiguous().then(order).flatten() {
            Some(order) => dates::read(raw, Some(order)),
            None => Some(reading),
        }
    }

    fn take_date(&mut self, segment: &Segment, raw: &str) -> Taken {
        match self.read_date(raw) {
            Some(reading) => {
                for doubt in reading.doubts(self.year) {
                    self.doubt(reading.span.shifted(segment.span.start), doubt);
                }
                if self.item.issued.is_none() && !reading.has_year() {
                    self.item.issued = Some(Date::literal(line(reading.span.text(raw))));
                }
                let before = self.issued.take();
                self.issued = Some(
                    before.map_or_else(|| reading.clone(), |before| before.merge(reading.clone())),
                );
                Taken::Whole
            }
            None => self.take_undated(segment, raw),
        }
    }

    /// Words, or digits that are no date, in the place of one.
    fn take_undated(&mut self, segment: &Segment, raw: &str) -> Taken {
        let digits: Option<i32> = strip(raw).trim_start_matches(['\'', '’']).parse().ok();
        if let Some(year) = digits.filter(|year| *year < 10_000) {
            self.doubt(self.trimmed(segment.span), DiagnosticKind::ImplausibleYear(year));
        }
        let free = self.item.issued.is_none();
        if free {
            self.item.issued = dates::literal(raw);
        }
        Taken::unless(!free)
    }

    fn take_accessed(&mut self, segment: &Segment, raw: &str) -> Taken {
        self.evidence.announced = true;
        let Some(reading) = self.read_date(raw) else { return Taken::Whole };
        let offset = segment.span.start;
        for doubt in reading.doubts(self.year) {
            self.doubt(reading.span.shifted(offset), doubt);
        }
        let words = || Date::literal(line(reading.span.text(raw)));
        self.item.accessed = reading.date().or_else(|| Some(words()));
        Taken::Whole
    }

    fn take_edition(&mut self, raw: &str) -> Taken {
        if !self.has(Label::Date) {
            self.issued = self
                .issued
                .take()
                .or_else(|| dates::read(raw, self.given_order).filter(dates::Reading::has_year));
        }
        match edition(raw) {
            Some(Edition::Edition(text)) => fill_number(&mut self.item.edition, text),
            Some(Edition::Version(text)) => fill_number(&mut self.item.version, text),
            None => Taken::Whole,
        }
    }

    fn take_number(&mut self, raw: &str) -> Taken {
        let (text, series) = number(raw);
        if let Some(series) = series {
            fill(&mut self.item.collection_title, series);
        }
        fill_number(&mut self.item.number, text)
    }

    fn take_container(&mut self, raw: &str) -> Taken {
        let text = value(raw);
        let (bare, within) = without_lead(&text);
        self.evidence.within |= within;
        let text = strip(bare);
        if once(text).len() == text.len() && self.take_outlet_and_publisher(text) {
            return Taken::Whole;
        }
        let single = once(text);
        self.doubled |=
            single.len() < text.len() || self.item.container_title.as_deref() == Some(single);
        match fill(&mut self.item.container_title, single.to_owned()) {
            Taken::InPart if !self.doubled => Taken::InPart,
            _ => Taken::Whole,
        }
    }
}

/// Fills a field that is empty.
pub(super) fn fill(field: &mut Option<String>, text: String) -> Taken {
    if text.is_empty() {
        return Taken::Whole;
    }
    let spare = field.as_deref().is_some_and(|before| before != text);
    field.get_or_insert(text);
    Taken::unless(spare)
}

pub(super) fn fill_number(field: &mut Option<Number>, text: String) -> Taken {
    if text.is_empty() {
        return Taken::Whole;
    }
    let spare = field.as_ref().is_some_and(|before| before.as_text() != text);
    field.get_or_insert_with(|| text.into());
    Taken::unless(spare)
}

/// A series without its brackets and the word that announces it.
fn series(raw: &str) -> String {
    let text = value(raw);
    let quoted = text
        .find(['«', '“', '"', '„'])
        .filter(|at| *at > 0 && text[..*at].trim().split(' ').count() == 1);
    quoted.map_or_else(|| text.clone(), |at| strip(&text[at..]).to_owned())
}

/// A title and the outlet that it ends with: "Bread | BBC News", "Why bread? Reuters".
fn with_outlet(text: &str) -> Option<(&str, &str)> {
    // A comma or a full stop also stands before the last word of a title: "Art. Nature".
    const MARKS: [(&str, usize); 8] = [
        (" | ", 1),
        (" – ", 1),
        (" — ", 1),
        (" - ", 1),
        ("? ", 1),
        ("! ", 1),
        (". ", 2),
        (", ", 2),
    ];
    MARKS.iter().find_map(|(mark, words)| {
        let at = text.rfind(mark)?;
        let (title, tail) = (&text[..at + mark.len()], &text[at + mark.len()..]);
        let named = tail.split(' ').count() >= *words && outlet(tail).is_some();
        (named && (*words == 1 || tail.starts_with(char::is_uppercase))).then_some((title, tail))
    })
}

/// The name of a container without what leads to it, and whether that says that the work is a part
/// of it: "In: Food", not "via Twitter".
fn without_lead(text: &str) -> (&str, bool) {
    let after = |lead: &&str| {
        let rest = text.strip_prefix(*lead)?;
        (rest.starts_with(' ') || lead.ends_with([':', '/'])).then_some(rest)
    };
    let via = || CONTAINER_VIA.iter().find_map(after).map(|rest| (rest, false));
    let within = CONTAINER_LEADS.iter().find_map(after).map(|rest| (rest, true));
    within.or_else(via).unwrap_or((text, false))
}

/// The type that what the authors did tells: "(Director)", "(Host)".
fn role_kind(raw: &str) -> Option<Kind> {
    let (_, role) = raw.rsplit_once(['(', '['])?;
    let role = role.trim_end_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    if DIRECTORS.contains(role.as_str()) {
        Some(Kind::MotionPicture)
    } else {
        HOSTS.contains(role.as_str()).then_some(Kind::Broadcast)
    }
}

/// Whether names are marked as those of editors: "Doe, J. (Ed.)".
fn is_edited(raw: &str) -> bool {
    raw.rsplit_once(['(', '[']).is_some_and(|(_, end)| {
        let role = end.trim_end_matches(|c: char| !c.is_alphabetic()).trim_end_matches('.');
        EDITORS.contains(role.to_lowercase().as_str())
    })
}

/// The name of an outlet that is printed twice in a row, once.
fn once(text: &str) -> &str {
    text.match_indices(". ")
        .map(|(at, _)| text.split_at(at))
        .find(|(first, rest)| rest[2..] == **first)
        .map_or(text, |(first, _)| first)
}
