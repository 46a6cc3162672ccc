//! What is left to say from which fields there are.

use super::super::names::body::{has_cue, outlet};
use super::web::{is_shown, page};
use super::{Facts, Question, has_word, names_itself, of_phrase, words};
use crate::item::Kind;
use crate::lexicon::containers::{
    INTERVIEWS, ISSUERS, PRESSES, REPORT_PATHS, REPORT_WORDS, REPORTS, SPEECH_PATHS, SPEECHES,
    TALKS,
};
use crate::lexicon::numbers::DRAFTS;

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        name: "book-by-its-number",
        ask: |facts| has_book_number(facts).then_some(Kind::Book),
        example: ("ISBN=978-3-16-148410-0|title=Bread", Kind::Book),
    },
    Question { name: "title", ask: of_title, example: ("title=Data from: Bread", Kind::Dataset) },
    Question {
        name: "book-by-its-call-number",
        ask: |facts| is_call_number(&facts.number).then_some(Kind::Book),
        example: ("number=HQ73 .C3|title=Bread", Kind::Book),
    },
    Question {
        name: "numbers-of-a-periodical",
        ask: |facts| {
            let item = facts.item;
            let article = item.issue.is_some() && item.page.is_some();
            (article && facts.evidence.quoted).then_some(Kind::ArticleJournal)
        },
        example: ("quoted|issue=48|page=21-9|title=Bread|publisher=Bakers", Kind::ArticleJournal),
    },
    Question {
        name: "edited-or-counted-book",
        ask: |facts| is_made_as_book(facts).then_some(Kind::Book),
        example: ("edition=Rev.|title=Bread", Kind::Book),
    },
    Question {
        name: "numbered-report",
        ask: |facts| {
            let item = facts.item;
            // "RBS 80 (Atlanta: SBL Press)" numbers a book in its series.
            let printed = item.publisher.is_some() && item.publisher_place.is_some();
            let series = (facts.personal || !facts.corporate && item.collection_title.is_some())
                && printed
                && item.genre.is_none()
                && !facts.online();
            (item.number.is_some() && item.volume.is_none() && !series).then_some(Kind::Report)
        },
        example: ("number=12|title=Bread", Kind::Report),
    },
    Question {
        name: "speech-or-slides",
        ask: |facts| {
            let lower = facts.title.to_lowercase();
            let named = SPEECHES.iter().any(|lead| lower.starts_with(lead));
            let said =
                facts.personal && facts.url.split('/').any(|folder| SPEECH_PATHS.contains(folder));
            let given = named || said || is_shown(&facts.url);
            (facts.container.is_empty() && given).then_some(Kind::Speech)
        },
        example: ("title=Bread|URL=https://example.org/slides.pdf", Kind::Speech),
    },
    Question {
        name: "meeting-of-talks",
        ask: |facts| {
            let event = facts.item.event_title.as_deref().unwrap_or_default();
            TALKS.iter().any(|name| event.starts_with(name)).then_some(Kind::Speech)
        },
        example: ("event-title=TEDxOven|title=Bread", Kind::Speech),
    },
    Question {
        name: "conference",
        ask: |facts| {
            let event = facts.item.event_title.is_some() || facts.item.event_place.is_some();
            event.then_some(Kind::PaperConference)
        },
        example: ("event-title=Bakers 2020|title=Bread", Kind::PaperConference),
    },
    Question {
        name: "broadcaster",
        ask: |facts| {
            let outlet = facts.item.publisher.as_deref().and_then(outlet)?;
            let printed = facts.personal && facts.item.publisher_place.is_some();
            (*outlet == Kind::ArticleNewspaper && !printed).then(|| outlet.clone())
        },
        example: (
            "body=BBC|title=Bread|publisher=BBC|publisher-place=London",
            Kind::ArticleNewspaper,
        ),
    },
    Question {
        name: "publisher",
        ask: |facts| facts.published().then(|| of_publisher(facts)),
        example: ("author=Doe|title=Bread|publisher=Oven", Kind::Book),
    },
    Question {
        name: "version",
        ask: |facts| (facts.item.version.is_some() && !facts.online()).then_some(Kind::Software),
        example: ("version=1.2|title=Bread", Kind::Software),
    },
    Question {
        name: "volume-without-container",
        ask: |facts| {
            let item = facts.item;
            let set = item.volume.is_some() && item.issue.is_none() && item.page.is_none();
            (set && facts.personal && !facts.online()).then_some(Kind::Book)
        },
        example: ("author=Doe|volume=4|title=Bread", Kind::Book),
    },
    Question {
        name: "pages-without-container",
        ask: |facts| {
            let item = facts.item;
            let counted = item.volume.is_some() || item.issue.is_some() || item.doi.is_some();
            let titled = item.title.is_some();
            let paged = item.page.is_some() && titled && !facts.corporate;
            // A note cites the page of a book by its title, which is not quoted, or of a file.
            let bare = !counted && !facts.evidence.quoted && titled;
            if bare && facts.personal && facts.online() {
                return None;
            }
            let kind = if bare && facts.personal { Kind::Book } else { Kind::ArticleJournal };
            (item.volume.is_some() || paged).then_some(kind)
        },
        example: ("page=4|title=Bread", Kind::ArticleJournal),
    },
    Question {
        name: "file-of-body",
        ask: |facts| (facts.corporate && is_publication(&facts.url)).then_some(Kind::Report),
        example: ("body=Bakers|title=Bread|URL=https://example.org/a.pdf", Kind::Report),
    },
    Question {
        name: "page",
        ask: |facts| facts.online().then(|| page(facts)),
        example: ("title=Bread|URL=https://example.org/a", Kind::Webpage),
    },
    Question {
        name: "report-of-body",
        ask: |facts| (facts.corporate && facts.item.title.is_some()).then_some(Kind::Report),
        example: ("body=Bakers|title=Bread", Kind::Report),
    },
    Question {
        name: "doi-alone",
        ask: |facts| facts.item.doi.is_some().then_some(Kind::ArticleJournal),
        example: ("author=Doe|title=Bread|DOI=10.1/x", Kind::ArticleJournal),
    },
    Question {
        name: "work-of-a-person",
        ask: |facts| {
            let item = facts.item;
            let start = item.issued.as_ref().and_then(|date| date.start);
            // Of books the year is printed, and the authors stand first.
            let as_book = start.is_none_or(|start| start.month.is_none())
                && !facts.evidence.titled_first
                && !facts.evidence.quoted;
            let named = facts.personal && item.title.is_some() && item.issued.is_some();
            (named && as_book).then_some(Kind::Book)
        },
        example: ("author=Doe|title=Bread|issued=1998", Kind::Book),
    },
];

/// Whether it has the number of a book; publishers of books make DOIs of those.
fn has_book_number(facts: &Facts<'_>) -> bool {
    let numbered = facts.item.doi.as_deref().is_some_and(|doi| doi.contains("/978"));
    facts.item.isbn.is_some() || numbered && !facts.corporate
}

/// Whether editors, an edition or a volume with a publisher make it a book.
fn is_made_as_book(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let edited = item.editor.iter().any(|name| name.literal.is_none())
        || !item.editor.is_empty() && facts.published();
    let set = item.volume.is_some() && item.publisher.is_some();
    // "Draft revision: 5": a file that is worked on, not a book in print.
    let bound = item
        .edition
        .as_ref()
        .is_some_and(|edition| !(facts.online() && has_word(&edition.to_string(), &DRAFTS)));
    edited || bound || set
}

/// Whether an address is that of a file as reports are printed in, or stands among publications.
fn is_publication(url: &str) -> bool {
    std::path::Path::new(url).extension().is_some_and(|extension| extension == "pdf")
        || is_among_reports(url)
}

/// Whether an address names a folder of reports.
fn is_among_reports(url: &str) -> bool {
    url.split('/').any(|folder| REPORT_PATHS.contains(folder))
}

/// What the title calls the work, or its author itself.
fn of_title(facts: &Facts) -> Option<Kind> {
    let item = facts.item;
    let lower = facts.title.to_lowercase();
    let is_data = |word: &str| matches!(word, "dataset" | "datasets" | "database" | "databases");
    let bodies = item.author.iter().filter_map(|name| name.literal.as_deref());
    let by_database = bodies.flat_map(words).any(|word| is_data(&word.to_lowercase()));
    let stored = item.publisher.is_none() || item.doi.is_some();
    if by_database || stored && (names_itself(&lower, is_data) || lower.starts_with("data from")) {
        Some(Kind::Dataset)
    } else if INTERVIEWS.iter().any(|lead| lower.starts_with(lead)) {
        Some(Kind::Interview)
    } else if is_thesis(&lower) {
        Some(Kind::Thesis)
    } else if ["code for ", "software for ", "source code "].iter().any(|s| lower.starts_with(s)) {
        Some(Kind::Software)
    } else {
        let phrase = REPORTS.iter().any(|title| lower.contains(title));
        let word = || is_issued(facts) && names_itself(&lower, |word| REPORT_WORDS.contains(word));
        (phrase || word()).then_some(Kind::Report)
    }
}

/// "Thesis: Bread", "Bread (PhD thesis)".
fn is_thesis(title: &str) -> bool {
    let head = title.split_once(':').map(|(head, _)| head);
    let tail = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    let says = |part: &str| of_phrase(part) == Some(Kind::Thesis);
    head.is_some_and(|head| words(head).nth(2).is_none() && says(head))
        || tail.is_some_and(|(_, tail)| says(tail))
}

/// "HQ73 .C3": where a library that sorts by the Library of Congress has it.
pub(super) fn is_call_number(number: &str) -> bool {
    let parts = number.split_once(" .").or_else(|| number.split_once('.'));
    let Some((class, cutter)) = parts else { return false };
    let figures = class.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = class.len() - figures.len();
    let mut cutter = cutter.chars();
    (1..=3).contains(&letters)
        && figures.starts_with(|c: char| c.is_ascii_digit())
        && figures.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && cutter.next().is_some_and(|c| c.is_ascii_uppercase())
        && cutter.next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether a body stands behind a work, and it is no page of the web.
fn is_issued(facts: &Facts<'_>) -> bool {
    let publisher = facts.item.publisher.as_deref();
    let by_body = !facts.personal || publisher.is_none_or(|name| has_cue(name) && !is_press(name));
    let alone = !facts.online() || is_publication(&facts.url);
    by_body && (publisher.is_some() || alone)
}

/// Whether somebody publishes books: "Oven Press", not "Oven Press Office".
fn is_press(publisher: &str) -> bool {
    has_word(publisher, &PRESSES) && !has_word(publisher, &ISSUERS)
}

/// Whether a publisher is neither a body that publishes reports nor the one in the author's place:
/// "Bakers' Guild. Bread. Paris: Pedone".
fn is_of_another(facts: &Facts<'_>, publisher: &str) -> bool {
    let makers = if facts.item.author.is_empty() { &facts.item.editor } else { &facts.item.author };
    let makers = makers.iter().filter_map(|name| name.literal.as_deref());
    let lower = publisher.to_lowercase();
    let shared = makers.flat_map(words).any(|word| {
        word.chars().count() > 2 && words(&lower).any(|other| other == word.to_lowercase())
    });
    !publisher.is_empty()
        && !shared
        && !has_cue(publisher)
        && !has_word(publisher, &ISSUERS)
        && !words(publisher).any(is_acronym)
}

/// "ICE": a name of capitals.
fn is_acronym(name: &str) -> bool {
    (2..=6).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// A book of persons or of a press, a report of a body; on the web, a page.
fn of_publisher(facts: &Facts) -> Kind {
    let item = facts.item;
    let placed = item.publisher_place.is_some();
    let publisher = item.publisher.as_deref().unwrap_or_default();
    let (is_press, is_issuer) = (has_word(publisher, &PRESSES), has_word(publisher, &ISSUERS));
    let press = is_press && !is_issuer;
    let file = is_publication(&facts.url);
    let other = facts.corporate && !facts.online() && is_of_another(facts, publisher);
    if facts.corporate && !press && !other {
        return if facts.online() && !file { Kind::Webpage } else { Kind::Report };
    }
    let visited = !placed && item.accessed.is_some();
    let page = visited || item.publisher.is_none() || item.author.is_empty();
    let issued = is_issuer && !is_press && !(facts.online() && page);
    let reported = file && (has_cue(publisher) || is_issuer) || is_among_reports(&facts.url);
    // "Bread (2020) ICE": nobody but a body is named, and by its letters.
    let dated = facts.evidence.dated || facts.online();
    let lettered = !facts.personal && !placed && !dated && is_acronym(publisher);
    if issued || lettered || reported && !press && !publisher.is_empty() {
        return Kind::Report;
    }
    if facts.online() && page { Kind::Webpage } else { Kind::Book }
}
