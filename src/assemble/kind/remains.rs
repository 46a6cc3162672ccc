//! What is left to say from which fields there are.

use super::super::names::body::{has_cue, outlet};
use super::web::page;
use super::{Facts, Question, has_word, names_itself, words};
use crate::item::Kind;
use crate::lexicon::containers::{ISSUERS, PRESSES, REPORT_PATHS, REPORT_WORDS, REPORTS};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        name: "book-by-its-number",
        ask: |facts| has_book_number(facts).then_some(Kind::Book),
        example: ("ISBN=978-3-16-148410-0|title=Bread", Kind::Book),
    },
    Question { name: "title", ask: of_title, example: ("title=Data from: Bread", Kind::Dataset) },
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
            let series = facts.personal && printed && item.genre.is_none() && !facts.online();
            (item.number.is_some() && item.volume.is_none() && !series).then_some(Kind::Report)
        },
        example: ("number=12|title=Bread", Kind::Report),
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
            let paged = facts.item.page.is_some() && !facts.corporate;
            (facts.item.volume.is_some() || paged).then_some(Kind::ArticleJournal)
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
    edited || item.edition.is_some() || set
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
    } else if ["code for ", "software for ", "source code "].iter().any(|s| lower.starts_with(s)) {
        Some(Kind::Software)
    } else {
        let phrase = REPORTS.iter().any(|title| lower.contains(title));
        let word = || is_issued(facts) && names_itself(&lower, |word| REPORT_WORDS.contains(word));
        (phrase || word()).then_some(Kind::Report)
    }
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

/// A book of persons or of a press, a report of a body; on the web, a page.
fn of_publisher(facts: &Facts) -> Kind {
    let item = facts.item;
    let placed = item.publisher_place.is_some();
    let publisher = item.publisher.as_deref().unwrap_or_default();
    let (is_press, is_issuer) = (has_word(publisher, &PRESSES), has_word(publisher, &ISSUERS));
    let press = is_press && !is_issuer;
    let file = is_publication(&facts.url);
    if facts.corporate && !press {
        return if facts.online() && !file { Kind::Webpage } else { Kind::Report };
    }
    let issued = is_issuer && !is_press && !facts.online();
    let reported = file && has_cue(publisher) || is_among_reports(&facts.url);
    if issued || reported && !press && !publisher.is_empty() {
        return Kind::Report;
    }
    let visited = !placed && item.accessed.is_some();
    let page = visited || item.publisher.is_none() || item.author.is_empty();
    if facts.online() && page { Kind::Webpage } else { Kind::Book }
}
