//! What the container tells: journals, papers, proceedings, books.

use super::super::names::body::{has_cue, outlet};
use super::super::names::person::is_east_asian;
use super::super::text::pieces;
use super::web::{host, page};
use super::{Facts, Form, Question, has_word, words};
use crate::grammar::address::is_host;
use crate::grammar::date::is_printed_year;
use crate::item::Kind;
use crate::lexicon::containers::{
    BLOGS, CALLED_PROCEEDINGS, DICTIONARIES, ENCYCLOPEDIAS, JOURNALS, JOURNALS_UNPARTED, LISTS,
    PAPERS, PRESS_ROOMS, PROCEEDINGS, PROCEEDINGS_SERIES, PROCEEDINGS_UNPARTED,
};
use crate::lexicon::has;

/// No newspaper has a name of more words.
const LONGEST_NAME: usize = 6;

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        name: "outlet",
        ask: of_outlet,
        example: ("container-title=The Guardian", Kind::ArticleNewspaper),
    },
    Question {
        name: "proceedings",
        ask: |facts| {
            let paper = is_proceedings(facts.container)
                || is_meeting_of_a_year(facts)
                || facts.evidence.meeting && !is_counted(facts) && !is_named_journal(facts);
            paper.then_some(Kind::PaperConference)
        },
        example: ("container-title=Proceedings of the Bakers", Kind::PaperConference),
    },
    Question {
        name: "container-of-a-meeting",
        ask: |facts| {
            let met = facts.item.event_title.is_some() || facts.item.event_place.is_some();
            (contained(facts) && met && facts.item.issue.is_none()).then_some(Kind::PaperConference)
        },
        example: ("container-title=Bread Studies|event-place=Berlin", Kind::PaperConference),
    },
    Question {
        name: "list-of-messages",
        ask: |facts| {
            let lower = facts.container.to_lowercase();
            LISTS.iter().any(|list| lower.contains(list)).then_some(Kind::Post)
        },
        example: ("container-title=Bread Mailing List", Kind::Post),
    },
    Question {
        name: "podcast",
        ask: |facts| {
            let podcast = words(facts.container).any(|word| word.eq_ignore_ascii_case("podcast"));
            (podcast && !is_counted(facts)).then_some(Kind::Broadcast)
        },
        example: ("container-title=The Bread Podcast", Kind::Broadcast),
    },
    Question {
        name: "encyclopedia",
        ask: |facts| is_encyclopedia(facts.container).then_some(Kind::EntryEncyclopedia),
        example: ("container-title=Bread Encyclopedia", Kind::EntryEncyclopedia),
    },
    Question {
        name: "dictionary",
        ask: |facts| has_word(facts.container, &DICTIONARIES).then_some(Kind::EntryDictionary),
        example: ("container-title=Bread Dictionary", Kind::EntryDictionary),
    },
    Question {
        name: "magazine-by-its-whole-number",
        ask: |facts| is_whole_number(facts).then_some(Kind::ArticleMagazine),
        example: ("container-title=Food|issue=258|issued=1974-10", Kind::ArticleMagazine),
    },
    Question {
        name: "magazine-by-its-day",
        ask: |facts| {
            let month = matches!(facts.evidence.form, Some(Form::Apa { month: true, .. }));
            (is_article(facts) && month).then_some(Kind::ArticleMagazine)
        },
        example: ("container-title=Food|volume=3|issue=2|day-at-head", Kind::ArticleMagazine),
    },
    Question {
        name: "periodical-by-its-numbers",
        ask: |facts| is_article(facts).then_some(Kind::ArticleJournal),
        example: ("container-title=Food|volume=3|issue=2", Kind::ArticleJournal),
    },
    Question {
        name: "part-of-book",
        ask: |facts| {
            let edited = facts.evidence.within || !facts.item.editor.is_empty();
            (contained(facts) && is_book(facts) && edited).then(|| part_of_book(facts))
        },
        example: ("container-title=Food|editor=Doe", Kind::Chapter),
    },
    Question {
        name: "blog",
        ask: |facts| has_word(facts.container, &BLOGS).then_some(Kind::PostWeblog),
        example: ("container-title=Bread Blog", Kind::PostWeblog),
    },
    Question {
        name: "magazine",
        ask: |facts| {
            let named = facts.container.to_lowercase().contains("magazin");
            (named && facts.item.doi.is_none()).then_some(Kind::ArticleMagazine)
        },
        example: ("container-title=Bread Magazine", Kind::ArticleMagazine),
    },
    Question {
        name: "host-beside-container",
        ask: |facts| of_host(facts).filter(|_| contained(facts) && !is_counted(facts)),
        example: ("container-title=Bread|URL=https://twitter.com/a/1", Kind::Post),
    },
    Question {
        name: "newspaper",
        ask: |facts| {
            let paper = is_paper(facts.container) && !is_in_press(facts);
            (paper && !is_counted(facts)).then_some(Kind::ArticleNewspaper)
        },
        example: ("container-title=Oven Herald", Kind::ArticleNewspaper),
    },
    Question {
        name: "newspaper-by-its-day-and-page",
        ask: |facts| {
            let item = facts.item;
            let paged = item.page.is_some() && !is_counted(facts) && facts.evidence.dated;
            let named = has_word(facts.container, &JOURNALS);
            let printed = facts.url.is_empty() && !is_in_press(facts);
            (contained(facts) && paged && !named && printed).then_some(Kind::ArticleNewspaper)
        },
        example: ("container-title=Bristol Mercury|page=8|dated", Kind::ArticleNewspaper),
    },
    Question {
        name: "journal",
        ask: |facts| {
            let journal = is_counted(facts) || is_journal(facts);
            (contained(facts) && journal && !is_in_press(facts)).then_some(Kind::ArticleJournal)
        },
        example: ("container-title=Journal of Food", Kind::ArticleJournal),
    },
    Question {
        name: "site-that-is-announced",
        ask: |facts| {
            let announced = facts.evidence.announced && facts.url.is_empty() && !is_in_press(facts);
            (contained(facts) && (announced || is_host(facts.container))).then_some(Kind::Webpage)
        },
        example: ("container-title=bread.example.org", Kind::Webpage),
    },
    Question {
        name: "part-of-what-a-publisher-brought-out",
        ask: |facts| {
            let part = facts.item.page.is_some() || !facts.item.editor.is_empty();
            let printed = facts.item.publisher.is_some() && facts.url.is_empty()
                || is_in_press(facts) && part;
            let made = facts.personal || facts.evidence.within || facts.item.page.is_some();
            (contained(facts) && printed && made).then(|| part_of_book(facts))
        },
        example: ("author=Doe|container-title=Food|publisher=Oven", Kind::Chapter),
    },
    Question {
        name: "page-of-site",
        ask: |facts| {
            let site = !facts.url.is_empty() || has_cue(facts.container);
            (contained(facts) && site).then(|| page(facts))
        },
        example: ("container-title=Bread|URL=https://example.org/a", Kind::Webpage),
    },
    Question {
        name: "page-of-what-a-publisher-brought-out",
        ask: |facts| {
            let printed = facts.item.publisher.is_some() && facts.item.author.is_empty();
            (contained(facts) && printed).then_some(Kind::Webpage)
        },
        example: ("container-title=Bread|publisher=Oven", Kind::Webpage),
    },
    Question {
        name: "newspaper-by-its-day",
        ask: |facts| (contained(facts) && facts.evidence.dated).then_some(Kind::ArticleNewspaper),
        example: ("container-title=Bread|dated", Kind::ArticleNewspaper),
    },
    Question {
        name: "chapter-by-its-lead",
        ask: |facts| (contained(facts) && facts.evidence.within).then_some(Kind::Chapter),
        example: ("container-title=Bread|within", Kind::Chapter),
    },
    Question {
        name: "book-with-a-place",
        ask: |facts| {
            (contained(facts) && facts.item.publisher_place.is_some()).then_some(Kind::Book)
        },
        example: ("container-title=Bread|publisher-place=Berlin", Kind::Book),
    },
    Question {
        name: "page-of-body",
        ask: |facts| (contained(facts) && facts.corporate).then_some(Kind::Webpage),
        example: ("container-title=Bread|body=Bakers", Kind::Webpage),
    },
    Question {
        name: "other-container",
        ask: |facts| contained(facts).then_some(Kind::ArticleJournal),
        example: ("container-title=Bread", Kind::ArticleJournal),
    },
    Question {
        name: "edition-of-book",
        ask: |facts| {
            facts
                .item
                .edition
                .as_ref()
                .is_some_and(|edition| edition.as_integer().is_some())
                .then_some(Kind::Book)
        },
        example: ("edition=11|body=Bakers|URL=https://reuters.com", Kind::Book),
    },
];

/// Whether a container is printed.
const fn contained(facts: &Facts<'_>) -> bool {
    facts.item.container_title.is_some()
}

/// Whether the container is a book, as far as its makers say.
fn is_book(facts: &Facts<'_>) -> bool {
    facts.published() || !facts.item.editor.is_empty()
}

/// Whether a press and its town are named, or pages and a town, as beside books and hardly ever
/// beside periodicals.
fn is_in_press(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let paged = item.page.is_some() && item.volume.is_none() && !facts.evidence.dated;
    let placed = item.publisher_place.is_some() && (item.publisher.is_some() || paged);
    let counted = item.issue.is_some() || item.doi.is_some() || item.issn.is_some();
    placed && !counted && !(item.volume.is_some() && has_word(facts.container, &JOURNALS))
}

/// "Bread #258, October 1974": of periodicals that give the month, magazines count no volumes.
fn is_whole_number(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let start = item.issued.as_ref().and_then(|date| date.start);
    let month = start.is_some_and(|start| start.month.is_some());
    let whole = item.issue.is_some() && item.volume.is_none() && item.doi.is_none();
    let named = || has_word(facts.container, &JOURNALS) || is_paper(facts.container);
    contained(facts) && whole && month && facts.outlet.is_none() && !named()
}

/// Whether volume and issue are counted, and no editors make a book of it.
fn is_article(facts: &Facts<'_>) -> bool {
    let in_book = facts.evidence.within && is_book(facts) || is_in_press(facts);
    let numbered = facts.item.volume.is_some() && facts.item.issue.is_some();
    let edited = !facts.item.editor.is_empty() && !numbered;
    contained(facts) && is_periodical(facts) && !edited && !in_book
}

/// Whether it has a number that periodicals have.
const fn is_counted(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    item.volume.is_some() || item.doi.is_some() || item.issue.is_some()
}

/// The type of what a known outlet publishes; its name may also be that of a journal.
fn of_outlet(facts: &Facts) -> Option<Kind> {
    let kind = facts.outlet.or_else(|| of_programme(facts.container))?;
    let journal = match kind {
        Kind::ArticleNewspaper | Kind::Webpage | Kind::PostWeblog => is_periodical(facts),
        Kind::ArticleMagazine => facts.item.doi.is_some(),
        _ => false,
    };
    (!journal).then(|| kind.clone())
}

/// "BBC, Bread Hour": the outlet before a programme or a part of it.
fn of_programme(container: &str) -> Option<&'static Kind> {
    let (before, _) = container.split_once(", ")?;
    outlet(before).filter(|kind| **kind == Kind::ArticleNewspaper)
}

/// Whether volume, issue and pages are counted as journals do.
fn is_periodical(facts: &Facts) -> bool {
    let item = facts.item;
    let placed =
        item.issue.is_some() || item.page.is_some() || item.doi.is_some() || item.number.is_some();
    item.volume.is_some() && placed || item.issue.is_some() && item.page.is_some()
}

/// Whether the container is a volume of conference papers, not one of the journals that are
/// called proceedings.
pub(super) fn is_proceedings(container: &str) -> bool {
    let lower = container.to_lowercase();
    let unparted = || PROCEEDINGS_UNPARTED.iter().any(|word| lower.contains(word));
    // "Proceedings of the IEEE" is a journal, "Proceedings of the IEEE Bread Symposium" is none.
    match CALLED_PROCEEDINGS.iter().find_map(|journal| lower.strip_prefix(journal)) {
        Some(rest) => lower.starts_with("proceedings") && has_word(rest, &PROCEEDINGS),
        None => {
            has_word(&lower, &PROCEEDINGS)
                || lower.contains("advances in neural information")
                || is_east_asian(&lower) && unparted()
        }
    }
}

/// Whether the container has a word that names of journals have.
fn is_named_journal(facts: &Facts) -> bool {
    let lower = facts.container.to_lowercase();
    has_word(&lower, &JOURNALS)
        || CALLED_PROCEEDINGS.iter().any(|journal| lower.starts_with(journal))
        || is_east_asian(&lower) && JOURNALS_UNPARTED.iter().any(|word| lower.contains(word))
}

/// "Food Security 2015", "FOOD ’90": the container is called after the meeting, with its year.
fn is_meeting_of_a_year(facts: &Facts) -> bool {
    let year = facts.container.rsplit_once(' ').map(|(_, last)| last);
    let short = |year: &str| {
        year.strip_prefix(['\'', '’']).is_some_and(|digits| digits.parse::<u8>().is_ok())
    };
    year.is_some_and(|year| is_printed_year(year) || short(year))
        && facts.personal
        && !is_counted(facts)
}

fn is_encyclopedia(container: &str) -> bool {
    ENCYCLOPEDIAS.iter().any(|stem| container.contains(stem))
}

/// A part of a book, or of a volume of conference papers that only its series betrays.
fn part_of_book(facts: &Facts) -> Kind {
    let series = facts.item.collection_title.as_deref().unwrap_or_default();
    let conference = facts.item.event_title.is_some();
    if conference || PROCEEDINGS_SERIES.iter().any(|name| series.contains(name)) {
        Kind::PaperConference
    } else {
        Kind::Chapter
    }
}

/// The type that the address tells beside a container; what stores all kinds of things does not
/// count.
fn of_host(facts: &Facts) -> Option<Kind> {
    let kind = host(&facts.url)?;
    (!matches!(kind, Kind::Software | Kind::Thesis | Kind::Article)).then(|| kind.clone())
}

fn is_paper(container: &str) -> bool {
    let university = container.to_lowercase().contains("universit");
    let lower = container.to_lowercase();
    let named = words(container).nth(LONGEST_NAME).is_none();
    let released = PRESS_ROOMS.iter().any(|room| lower.contains(room));
    let named = named && pieces(container).any(|word| has(&PAPERS, word));
    named && !has_word(container, &JOURNALS) && !university && !released
}

/// A container that is called like a journal, or has pages and no address, and is not announced by
/// "In"; not a page of a day.
fn is_journal(facts: &Facts) -> bool {
    let paged = facts.item.page.is_some();
    let named = is_named_journal(facts);
    let page = facts.evidence.dated && !paged && !facts.url.is_empty();
    named && !page || paged && facts.url.is_empty() && !facts.evidence.within
}
