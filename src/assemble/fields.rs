//! Which field a segment fills.

use super::names::body::outlet;
use super::names::{Head, Surroundings, letters};
use super::numbers::{Edition, counted, edition, number, pages};
use super::remarks::is_beside;
use super::text::{is_unknown, line, strip, trailing_year, value, with_stop, without_label, words};
use super::{Draft, Taken, dates};
use crate::diagnostic::DiagnosticKind;
use crate::grammar::identifier::{find, pmcid, pmid};
use crate::grammar::mark::is_dash;
use crate::grammar::number::page_range;
use crate::item::{Date, Kind, Number};
use crate::label::{Label, Segment};
use crate::lexicon::containers::{CONTAINER_LEADS, CONTAINER_VIA};
use crate::lexicon::law::COURTS;
use crate::lexicon::names::{GB_MARKS, is_chinese_alone};
use crate::lexicon::numbers::{ISSUE, PAGES, VOLUME};
use crate::span::Span;

/// Whether an entry is Chinese: it has a mark of GB/T 7714, or characters that Japanese has not.
fn is_chinese(entry: &str) -> bool {
    if entry.is_ascii() {
        return false;
    }
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let kana = |c: char| ('\u{3040}'..='\u{30ff}').contains(&c);
    entry.contains(han)
        && !entry.contains(kana)
        && (entry.contains(is_chinese_alone)
            || entry
                .split('[')
                .skip(1)
                .any(|rest| rest.split_once(']').is_some_and(|(mark, _)| GB_MARKS.contains(mark))))
}

/// No outlet's name is longer, and no entry names more outlets: what is beyond is not compared.
const LONGEST_OUTLET: usize = 300;
const MOST_OUTLETS: usize = 16;

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
    let untitled = segments.iter().all(|segment| segment.label != Label::Title);
    Surroundings {
        chinese: is_chinese(entry),
        head: head(entry, segments),
        untitled,
        outlets: outlets.map(letters).collect(),
    }
}

/// How an entry begins.
fn head(entry: &str, segments: &[Segment]) -> Head {
    let bracketed = |segment: &Segment| {
        segment.label == Label::Date && segment.span.text(entry).starts_with('(')
    };
    let by_authors = segments
        .windows(2)
        .find(|pair| pair[0].label == Label::Author && bracketed(&pair[1]))
        .map(|pair| pair[1]);
    let year = by_authors.or_else(|| segments.iter().skip(1).copied().find(bracketed));
    let mark = year.map(|year| year.span.text(entry).trim_end());
    // "Bread. (2020).": APA ends the title before the year, Harvard does not.
    let titled = segments.first().zip(segments.get(1)).is_some_and(|(title, date)| {
        let text = title.span.text(entry).trim_end();
        title.label == Label::Title && bracketed(date) && text.ends_with(['.', '?', '!', ']', ')'])
    });
    match (mark, by_authors.is_some()) {
        (Some(date), by_authors) if date.ends_with(").") && (by_authors || titled) => Head::Apa,
        (Some(date), after_authors) if date.trim_end_matches('.').ends_with(')') => {
            Head::Harvard { after_authors }
        }
        (_, true) => Head::Dated,
        _ => Head::Other,
    }
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
            Label::Editor => self.take_helpers("editor", raw),
            Label::Translator => self.take_helpers("translator", raw),
            Label::Date => self.take_date(segment, raw),
            Label::Accessed => self.take_accessed(segment, raw),
            Label::Url => self.take_url(segment, raw),
            Label::Doi => self.take_doi(segment, raw),
            Label::Isbn => self.take_isbn(segment, raw),
            Label::Note if self.is_description(segment) => self.take_genre(Label::Genre, raw),
            Label::Note => self.take_note(raw),
            Label::Edition => self.take_edition(raw),
            Label::Genre if self.leads_number(segment) => Taken::unless(!self.is_number_free()),
            Label::Genre | Label::Medium => self.take_genre(segment.label, raw),
            Label::Event => self.take_event(raw),
            Label::Number => self.take_number(segment, raw),
            Label::ContainerTitle => self.take_container(segment, raw),
            Label::AccessPhrase => {
                self.evidence.announced = true;
                Taken::Whole
            }
            Label::Other if is_beside(raw) => Taken::Whole,
            Label::Other => Taken::InPart,
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
        let raw = if label == Label::Publisher { without_label(raw) } else { raw };
        // "Bread [Oven University]": APA names a thesis's university in the bracket.
        self.evidence.thesis |= label == Label::Publisher
            && raw.starts_with('[')
            && raw.contains(']')
            && self.around.head == Head::Apa
            && has_university(raw);
        let unknown = matches!(label, Label::Publisher | Label::PublisherPlace | Label::Pages)
            && is_unknown(raw);
        if unknown || label == Label::Publisher && self.take_outlet_and_publisher(raw) {
            return Taken::Whole;
        }
        let text = match label {
            Label::CollectionTitle => {
                let (series, spare) = series(raw);
                let series = with_stop(series, raw);
                return fill(&mut self.item.collection_title, series).and(Taken::unless(spare));
            }
            Label::Volume => counted(raw, &VOLUME),
            Label::Issue => counted(raw, &ISSUE),
            Label::Pages => pages(raw, &PAGES),
            _ => self.without_year(raw),
        };
        // "Bread. Reuters.": nobody publishes a newspaper's article but the newspaper.
        let alone = self.around.head == Head::Apa
            && ![Label::ContainerTitle, Label::PublisherPlace, Label::Genre, Label::Medium]
                .into_iter()
                .any(|label| self.has(label));
        let paper = |text: &str| outlet(text).is_some_and(|kind| *kind == Kind::ArticleNewspaper);
        if label == Label::Publisher && alone && paper(&text) {
            return fill(&mut self.item.container_title, text);
        }
        let is_issue = is_bracketed_number(raw) && !self.has(Label::Issue);
        // "12, xii–xxiv": pages, which are not in brackets.
        let is_page = is_page_range(&text) && raw.starts_with(is_roman) && !self.has(Label::Pages);
        let item = &mut self.item;
        let court = item.container_title.as_deref().is_some_and(|name| COURTS.contains(name));
        let of_court = court && text.bytes().all(|b| b.is_ascii_digit());
        match label {
            Label::Publisher => fill(&mut item.publisher, text),
            Label::PublisherPlace => fill(&mut item.publisher_place, text),
            // "[2017] UKSC 5": courts number their judgments.
            Label::Pages | Label::Issue | Label::Volume if of_court => {
                fill_number(&mut item.number, text)
            }
            // "Food, (247), 82", "Food, (2–3).": what stands in brackets is an issue.
            Label::Pages | Label::Volume if is_issue => fill_number(&mut item.issue, text),
            Label::Volume => fill_number(&mut item.volume, text),
            Label::Issue if is_page => fill_number(&mut item.page, text),
            Label::Issue => fill_number(&mut item.issue, text),
            _ => fill_number(&mut item.page, text),
        }
    }

    /// "Politico. Springer": a known outlet, and its publisher; whether it is one.
    fn take_outlet_and_publisher(&mut self, raw: &str) -> bool {
        let text = value(raw);
        // "[Thesis, University of Bread]. Theses Online"
        if let Some((publisher, database)) = text.split_once("]. ")
            && !self.has(Label::ContainerTitle)
            && self.item.archive.is_none()
            && self.item.publisher.is_none()
        {
            fill(&mut self.item.archive, strip(database).to_owned());
            fill(&mut self.item.publisher, strip(publisher).to_owned());
            return true;
        }
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
            // "‘Bread’ (2011) The Bread Hour, series 1": the program of an episode.
            let episode = self.around.head == (Head::Harvard { after_authors: false });
            let free = self.item.container_title.is_none();
            if episode && free && self.is_quoted() && !self.has(Label::ContainerTitle) {
                return fill(&mut self.item.container_title, text);
            }
            return fill(&mut self.item.title, text);
        }
        // A description in the title's place keeps its brackets (APA 7, 9.22).
        if raw.starts_with('[')
            && !text.is_empty()
            && !text.contains(['[', ']'])
            && line(raw).contains(&format!("[{text}]"))
        {
            self.item.title = Some(format!("[{text}]"));
            return Taken::Whole;
        }
        let text = self.without_series(text);
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

    /// The title of a volume without that of its series, "Notes on food: Vol. 9. Bread".
    fn without_series(&mut self, text: String) -> String {
        let Some((series, rest)) = text.split_once(": Vol. ") else { return text };
        let Some((volume, title)) = rest.split_once(". ") else { return text };
        let free = self.item.collection_title.is_none() && self.item.volume.is_none();
        if !free || volume.is_empty() || !volume.bytes().all(|b| b.is_ascii_digit()) {
            return text;
        }
        self.item.collection_title = Some(series.to_owned());
        self.item.volume = Some(volume.to_owned().into());
        title.to_owned()
    }

    /// The value of a segment; a year at its end is the date of an entry that has no other.
    pub(super) fn without_year(&mut self, raw: &str) -> String {
        let text = value(raw);
        match trailing_year(&text).filter(|_| !self.has(Label::Date)) {
            Some((before, year)) => {
                self.issued = self.issued.take().or_else(|| dates::read(year, None));
                strip(before).to_owned()
            }
            None => text,
        }
    }

    /// The date in a segment. Where day and month can be changed round, the rest of the entry is
    /// asked which comes first.
    fn read_date(&self, raw: &str) -> Option<dates::Reading> {
        let reading = dates::read(raw, self.context.day_order)?;
        let order = || *self.shown_order.get_or_init(|| dates::order(self.entry));
        match reading.is_ambiguous().then(order).flatten() {
            Some(order) => dates::read(raw, Some(order)),
            None => Some(reading),
        }
    }

    fn take_date(&mut self, segment: &Segment, raw: &str) -> Taken {
        match self.read_date(raw) {
            Some(reading) => {
                for doubt in reading.doubts(self.context.year) {
                    self.doubt(reading.span.shifted(segment.span.start), doubt);
                }
                self.open |= dates::is_open(raw);
                // A day has no place beside words that were taken for the date.
                let day = !reading.has_year();
                let no_place = day && self.issued.is_none() && self.item.issued.is_some();
                if day && self.item.issued.is_none() {
                    self.item.issued = Some(Date::literal(line(reading.span.text(raw))));
                }
                let spare = no_place || dates::says_more(raw, &reading);
                self.issued = Some(match self.issued.take() {
                    Some(before) => before.merge(reading),
                    None => reading,
                });
                Taken::unless(spare)
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
        let Some(reading) = self.read_date(raw) else { return Taken::InPart };
        let offset = segment.span.start;
        for doubt in reading.doubts(self.context.year) {
            self.doubt(reading.span.shifted(offset), doubt);
        }
        let words = || Date::literal(line(reading.span.text(raw)));
        let date = reading.date().unwrap_or_else(words);
        if self.item.accessed.as_ref().is_some_and(|before| *before != date) {
            return Taken::InPart;
        }
        self.item.accessed = Some(date);
        let Span { start, end } = reading.span;
        // "14 Febuary 2020": a day whose month was not read.
        let outside = [&raw[..start], &raw[end..]].concat();
        Taken::unless(outside.contains(|c: char| c.is_ascii_digit()))
    }

    fn take_edition(&mut self, raw: &str) -> Taken {
        if !self.has(Label::Date) {
            self.issued = self.issued.take().or_else(|| {
                dates::read(raw, self.context.day_order).filter(dates::Reading::has_year)
            });
        }
        match edition(raw) {
            Some(Edition::Edition(text)) => fill_number(&mut self.item.edition, text),
            Some(Edition::Version(text)) => fill_number(&mut self.item.version, text),
            None => Taken::Whole,
        }
    }

    /// A number, with the word before it in its brackets where the genre is another: "(Project No.
    /// 12) \[Grant]".
    fn take_number(&mut self, segment: &Segment, raw: &str) -> Taken {
        // "PMID: 12345" is no number of the work.
        if find(pmid, raw).is_some() || find(pmcid, raw).is_some() {
            return self.take_note(raw);
        }
        if let Some(lead) = self.lead_of_number(segment) {
            let lead = value(lead.span.text(self.entry));
            if !is_thesis_number(&lead) {
                return fill_number(&mut self.item.number, format!("{lead} {}", value(raw)));
            }
        }
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        self.evidence.bare_number |= raw.strip_prefix('(').is_some_and(digit);
        // "in IEEE Std 754-2019"
        let raw = raw.strip_prefix("in ").unwrap_or(raw);
        let raw = match self.trailing_volume(segment, raw) {
            Some((number, volume)) => {
                fill_number(&mut self.item.volume, volume.to_owned());
                number
            }
            None => raw,
        };
        let (text, series) = number(raw);
        if let Some(series) = series.as_deref().filter(|s| s.bytes().all(|b| b.is_ascii_digit())) {
            return fill_number(&mut self.item.number, format!("{series}, {text}"));
        }
        if let Some(series) = series {
            fill(&mut self.item.collection_title, series);
        }
        // "e43–e50": a range is one of pages, whatever its letters; so is what follows a volume, if it
        // is short.
        let short = text.len() < 5 && text.bytes().all(|b| b.is_ascii_digit()) && digit(raw);
        let paged = is_page_range(&text) || short && self.has(Label::Volume);
        if paged && self.has(Label::ContainerTitle) && !self.has(Label::Pages) {
            return fill_number(&mut self.item.page, text);
        }
        fill_number(&mut self.item.number, text)
    }

    /// "‘Bread’. Oven Press": after a comma stands what a quoted work is a part of, after a full stop
    /// who published it (Harvard).
    fn follows_quoted_sentence(&self, segment: &Segment) -> bool {
        let title = self.before(segment).filter(|before| before.label == Label::Title);
        matches!(self.around.head, Head::Harvard { .. })
            && outlet(&value(segment.span.text(self.entry))).is_none()
            && title.is_some_and(|title| {
                let text = title.span.text(self.entry).trim_end();
                text.starts_with('‘') && text.ends_with("’.")
            })
    }

    /// The segment before another.
    fn before(&self, segment: &Segment) -> Option<&Segment> {
        let at = self.segments.partition_point(|other| other.span.start < segment.span.start);
        self.segments.get(at.checked_sub(1)?)
    }

    /// The segment after another.
    fn after(&self, segment: &Segment) -> Option<&Segment> {
        let at = self.segments.partition_point(|other| other.span.start < segment.span.end);
        self.segments.get(at)
    }

    /// Whether the genre says that the work is a song.
    fn is_song(&self) -> bool {
        let genre = self.segments.iter().find(|segment| segment.label == Label::Genre);
        let short = genre.filter(|genre| genre.span.len() < LONGEST_GENRE);
        short.is_some_and(|genre| value(genre.span.text(self.entry)).eq_ignore_ascii_case("song"))
    }

    /// "Bread (RR-1234) [Database record]. ": what stands in brackets after the title and its numbers
    /// says what the work is (APA 7, 9.22).
    fn is_description(&self, segment: &Segment) -> bool {
        let raw = segment.span.text(self.entry).trim_end();
        let bracket = raw.starts_with('[') && raw.trim_end_matches('.').ends_with(']');
        let titled = self.before(segment).is_some_and(|before| {
            matches!(before.label, Label::Title | Label::Number | Label::Edition)
        });
        bracket && titled && self.around.head == Head::Apa && !self.has(Label::Genre)
    }

    /// Whether a description stands before a segment.
    fn is_described(&self, segment: &Segment) -> bool {
        let before = self.before(segment);
        before.is_some_and(|before| matches!(before.label, Label::Genre | Label::Medium))
    }

    /// Whether a genre only says what is numbered after it, because another says what the work is.
    fn leads_number(&self, segment: &Segment) -> bool {
        let raw = segment.span.text(self.entry);
        let mut genres = self.segments.iter().filter(|other| other.label == Label::Genre);
        raw.starts_with('(')
            && !raw.contains(')')
            && self.after(segment).is_some_and(|after| after.label == Label::Number)
            && genres.nth(1).is_some()
    }

    /// Whether no other number is read before the one that follows its genre.
    fn is_number_free(&self) -> bool {
        self.segments.iter().filter(|other| other.label == Label::Number).nth(1).is_none()
    }

    /// The genre that says what a number numbers.
    fn lead_of_number(&self, segment: &Segment) -> Option<Segment> {
        let genre = self.before(segment).filter(|before| before.label == Label::Genre);
        genre.filter(|genre| self.leads_number(genre)).copied()
    }

    /// "Pub. L. 111-2, 123" before the name of a reporter: the number of a law, and the volume.
    fn trailing_volume<'b>(&self, segment: &Segment, raw: &'b str) -> Option<(&'b str, &'b str)> {
        let next = self.after(segment)?;
        let (number, volume) = raw.trim_end().rsplit_once(", ")?;
        let digits = !volume.is_empty() && volume.bytes().all(|b| b.is_ascii_digit());
        let reported = next.label == Label::ContainerTitle && !self.has(Label::Volume);
        (reported && digits).then_some((number, volume))
    }

    fn take_container(&mut self, segment: &Segment, raw: &str) -> Taken {
        if self.follows_quoted_sentence(segment) {
            return self.take_plain(Label::Publisher, raw);
        }
        let text = value(raw);
        let (bare, within) = without_lead(&text);
        self.evidence.within |= within;
        let text = strip(bare);
        // "Bread [Song]. On Loaves. Oven Records."
        if let Some((album, label)) = text.strip_prefix("On ").filter(|_| self.is_song()).map(cut) {
            self.evidence.within = true;
            fill(&mut self.item.publisher, strip(label).to_owned());
            return fill(&mut self.item.container_title, strip(album).to_owned());
        }
        if once(text).len() == text.len() && self.take_outlet_and_publisher(text) {
            return Taken::Whole;
        }
        let text = self.without_series(text.to_owned());
        let text = text.as_str();
        let single = once(text);
        self.doubled |=
            single.len() < text.len() || self.item.container_title.as_deref() == Some(single);
        match fill(&mut self.item.container_title, with_stop(single.to_owned(), raw)) {
            // "In Bread Tables \[Mobile app]. App Store.": who offers it.
            Taken::InPart if !self.has(Label::Publisher) && self.is_described(segment) => {
                fill(&mut self.item.publisher, single.to_owned())
            }
            taken => taken,
        }
    }
}

/// What stands before the first sentence's end, and what follows it.
fn cut(text: &str) -> (&str, &str) {
    text.split_once(". ").unwrap_or((text, ""))
}

/// Whether a character is one of small Roman numerals.
const fn is_roman(c: char) -> bool {
    matches!(c, 'i' | 'v' | 'x' | 'l' | 'c')
}

/// Whether a university is named.
fn has_university(text: &str) -> bool {
    words(text).any(|word| word.to_lowercase().starts_with("universi"))
}

/// No genre that is asked for by its name is longer.
const LONGEST_GENRE: usize = 20;

/// `(247), `
fn is_bracketed_number(raw: &str) -> bool {
    let inner = raw.trim_end_matches([' ', ',', '.']).strip_prefix('(');
    let inner = inner.and_then(|inner| inner.strip_suffix(')'));
    inner.is_some_and(|inner| inner.chars().all(|c| c.is_ascii_digit() || is_dash(c)))
}

/// Whether a value is two pages with a dash between them: `e43–e50`, `xii–xiv`, `S1102–S1121`.
fn is_page_range(text: &str) -> bool {
    page_range(text).is_ok_and(|(rest, _)| rest.is_empty()) && text.contains(is_dash)
}

/// The words before the number under which a database keeps a thesis; styles write them themselves.
fn is_thesis_number(lead: &str) -> bool {
    lead == "Publication"
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

/// A series without its brackets and the word that announces it, and whether there is such a word.
fn series(raw: &str) -> (String, bool) {
    let text = value(raw);
    // "(Vol. Bread Studies 12": the word belongs to the number.
    let text = match text.strip_prefix("Vol. ") {
        Some(name) if !name.starts_with(|c: char| c.is_ascii_digit()) => name.to_owned(),
        _ => text,
    };
    // "in: Bread Studies", "ser. Bread Studies"
    let lead = ["in: ", "In: ", "of ", "ser. ", "coll. ", "Coll. "];
    let lead = lead.iter().find_map(|lead| text.strip_prefix(lead));
    let text = match lead {
        Some(rest) => strip(rest).to_owned(),
        None => text,
    };
    let quoted = text
        .find(['«', '“', '"', '„'])
        .filter(|at| *at > 0 && text[..*at].trim().split(' ').count() == 1);
    match quoted {
        Some(at) => (strip(&text[at..]).to_owned(), true),
        None => (text, false),
    }
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
        (rest.starts_with([' ', '《', '〈']) || lead.ends_with([':', '/'])).then_some(rest)
    };
    let via = || CONTAINER_VIA.iter().find_map(after).map(|rest| (rest, false));
    let within = CONTAINER_LEADS.iter().find_map(after).map(|rest| (rest, true));
    within.or_else(via).unwrap_or((text, false))
}

/// The name of an outlet that is printed twice in a row, once.
fn once(text: &str) -> &str {
    text.match_indices(". ")
        .chain(text.match_indices(", "))
        .map(|(at, _)| text.split_at(at))
        .find(|(first, rest)| rest[2..] == **first)
        .map_or(text, |(first, _)| first)
}
