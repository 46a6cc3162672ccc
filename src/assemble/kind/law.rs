//! Standards, patents and preprints by their numbers; cases and laws; papers in archives.

use super::container::is_proceedings;
use super::remains::is_call_number;
use super::{Facts, Question, has_word, is_called, names_itself, parts, words};
use crate::grammar::date::is_printed_year;
use crate::item::{Item, Kind, Name};
use crate::lexicon::Words;
use crate::lexicon::containers::{KEEPERS, LIBRARIES, PAPERS_KEPT, SHELVES};
use crate::lexicon::law::{
    ACTS, BILLS, COURTS, ENACTED, GAZETTES, GROUPS, LAWS, OFFICIAL_PRINTERS, PATENT_OFFICES,
    REPORTERS, SPECIFICATIONS, STANDARDS, STANDARDS_BODIES, STANDARDS_MAKERS, STATES, VERSUS,
};

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        name: "standard",
        ask: |facts| is_numbered_standard(facts).then_some(Kind::Standard),
        example: ("number=RFC 2119|title=Key words", Kind::Standard),
    },
    Question {
        name: "standard-by-its-makers",
        ask: |facts| is_numbered_by_makers(facts).then_some(Kind::Standard),
        example: ("body=ASTM International|number=E973|title=Bread", Kind::Standard),
    },
    Question {
        name: "standard-by-its-version",
        ask: |facts| is_versioned(facts).then_some(Kind::Standard),
        example: ("title=Bread 3.2|publisher=Bread Community Group", Kind::Standard),
    },
    Question {
        name: "specification",
        ask: |facts| is_specification(facts).then_some(Kind::Standard),
        example: ("body=Bakers|title=Bread Specification", Kind::Standard),
    },
    Question {
        name: "preprint",
        ask: |facts| is_preprint(facts).then_some(Kind::Article),
        example: ("number=arXiv:1706.03762|title=Bread", Kind::Article),
    },
    Question {
        name: "patent",
        ask: |facts| {
            let kept = is_call_number(&facts.number);
            (is_patent(&facts.number) && !kept).then_some(Kind::Patent)
        },
        example: ("number=US20240143274A1|title=Oven", Kind::Patent),
    },
    Question {
        name: "archive",
        ask: |facts| is_in_archive(facts).then_some(Kind::Manuscript),
        example: ("note=Box 12, Folder 5|title=Letters", Kind::Manuscript),
    },
    Question {
        name: "papers-in-a-library",
        ask: |facts| {
            let kept = facts.url.is_empty() && !is_numbered(facts.item) && is_kept(facts);
            kept.then_some(Kind::Manuscript)
        },
        example: ("title=Doe Papers|publisher=Oven Library", Kind::Manuscript),
    },
    Question {
        name: "standard-by-its-publisher",
        ask: |facts| {
            let publisher = facts.item.publisher.as_deref().filter(|_| facts.item.genre.is_none());
            let body = |name: &str| STANDARDS_BODIES.contains(name.trim());
            let bodies = publisher.is_some_and(|names| names.split('/').all(body));
            let alone = facts.container.is_empty() && facts.item.collection_title.is_none();
            (bodies && alone).then_some(Kind::Standard)
        },
        example: ("title=Bread|publisher=ISO/IEC", Kind::Standard),
    },
    Question {
        name: "case",
        ask: |facts| (is_case(facts) || is_docketed(facts)).then_some(Kind::LegalCase),
        example: ("title=R v Keane|container-title=WLR", Kind::LegalCase),
    },
    Question {
        name: "bill",
        ask: |facts| {
            let number = facts.number.trim_start_matches('(');
            let counted = |rest: &str| {
                let rest = rest.trim_start_matches(['.', ' ']);
                let rest = rest.strip_prefix("No. ").unwrap_or(rest);
                rest.starts_with(|c: char| c.is_ascii_digit())
            };
            let bill = |start: &&str| number.strip_prefix(start).is_some_and(counted);
            BILLS.iter().any(bill).then_some(Kind::Bill)
        },
        example: ("title=Bread Bill|number=H.R. 12", Kind::Bill),
    },
    Question {
        name: "law-by-its-number",
        ask: |facts| is_enacted(facts).then_some(Kind::Legislation),
        example: ("title=Bread Act|number=Pub. L. 12-34", Kind::Legislation),
    },
    Question {
        name: "law-by-its-title",
        ask: |facts| is_entitled(facts).then_some(Kind::Legislation),
        example: ("title=Bread Act|section=12", Kind::Legislation),
    },
    Question {
        name: "law-with-its-year",
        ask: |facts| {
            let printer = facts.item.publisher.as_deref();
            let official = printer.is_some_and(|name| OFFICIAL_PRINTERS.contains(name));
            let published = facts.published() && !official;
            let bare = facts.container.is_empty() && !published && !facts.personal;
            (bare && is_act(facts.title)).then_some(Kind::Legislation)
        },
        example: ("title=Bread (Ovens) Act 2005", Kind::Legislation),
    },
];

/// The number of a standard, also where it is all the title or the mark of the entry.
fn is_numbered_standard(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let bare = facts.container.is_empty() && item.volume.is_none() && item.number.is_none();
    let marked = || is_standard(facts.title) || is_standard(&facts.evidence.citation_number);
    is_standard(&facts.number) || bare && marked()
}

/// Whether a body that makes standards numbered it, or its genre names one: "OGC document".
fn is_numbered_by_makers(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let alone = facts.container.is_empty() && item.volume.is_none();
    let known = |name: &str| {
        STANDARDS_BODIES.contains(name.trim())
            || STANDARDS_MAKERS.iter().any(|body| name.starts_with(body))
    };
    match item.genre.as_deref() {
        Some(genre) => alone && genre.split(' ').next().is_some_and(known),
        None => alone && item.number.is_some() && bodies(item).any(known),
    }
}

/// "Bread 3.2. Bread Community Group.": a group stands behind a version.
fn is_versioned(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let version = |word: &str| word.contains('.') && word.split('.').all(digits);
    let group = |name: &str| GROUPS.iter().any(|group| name.contains(group));
    let alone = facts.container.is_empty() && item.genre.is_none() && item.number.is_none();
    alone && words(facts.title).any(version) && bodies(item).any(group)
}

/// The bodies in the author's place, and the publisher.
fn bodies(item: &Item) -> impl Iterator<Item = &str> {
    let authors = item.author.iter().filter_map(|name| name.literal.as_deref());
    authors.chain(item.publisher.as_deref())
}

/// Whether the title calls the work of a body a specification.
fn is_specification(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let alone = facts.container.is_empty() && item.genre.is_none() && item.number.is_none();
    let called = |word: &str| SPECIFICATIONS.contains(word);
    alone && !facts.personal && names_itself(&facts.title.to_lowercase(), called)
}

fn is_preprint(facts: &Facts<'_>) -> bool {
    let stored = facts.container.is_empty() && facts.url.contains("arxiv.org/");
    let number = facts.number.to_lowercase();
    let numbered = number.starts_with("arxiv") || number.starts_with("abs/");
    (numbered || stored) && !is_proceedings(facts.container)
}

/// "RFC 2119", "ISO/IEC 27001:2022".
fn is_standard(text: &str) -> bool {
    let start = text.split(|c: char| c.is_whitespace() || c.is_ascii_digit()).next();
    let mut prefixes = start.unwrap_or_default().split(['/', '-', '.']);
    prefixes.any(|prefix| STANDARDS.contains(prefix)) && text.contains(|c: char| c.is_ascii_digit())
}

/// "US20240143274A1", "EP 1 234 567", "WO 2010/123456".
fn is_patent(number: &str) -> bool {
    let compact: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = compact.chars().filter(char::is_ascii_digit).count();
    let numbered = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    (6..=12).contains(&digits)
        && PATENT_OFFICES.iter().any(|office| compact.strip_prefix(office).is_some_and(numbered))
}

/// Papers in an archive: "Record Group 179", "Box 12, Folder 5".
fn is_in_archive(facts: &Facts<'_>) -> bool {
    let item = facts.item;
    let shelved =
        |text: &str| has_word(text, &SHELVES) || text.to_lowercase().contains("record group");
    let fields = [&item.note, &item.container_title, &item.publisher, &item.archive];
    let mut fields = fields.into_iter().flatten();
    let placed = shelved(&facts.number) || !is_numbered(item) && fields.any(|field| shelved(field));
    facts.url.is_empty() && placed
}

/// Whether it has a number that published works have.
const fn is_numbered(item: &Item) -> bool {
    item.isbn.is_some() || item.volume.is_some() || item.doi.is_some()
}

/// Whether an archive keeps it, or a library under the name of its papers.
fn is_kept(facts: &Facts<'_>) -> bool {
    let Some(keeper) = facts.item.publisher.as_deref() else { return false };
    // It is a book.
    if facts.item.genre.is_some() || !facts.item.editor.is_empty() {
        return false;
    }
    let named = |name: &str| {
        parts(&name.to_lowercase()).any(|part| is_called(&part, |word| PAPERS_KEPT.contains(word)))
    };
    let papers = || named(facts.title) || named(facts.container);
    let archive = has_word(keeper, &KEEPERS);
    let library = archive || has_word(keeper, &LIBRARIES);
    archive && !facts.personal || library && papers()
}

/// "R v Keane [1994] 1 WLR 746"
fn is_case(facts: &Facts) -> bool {
    let short = facts.container.len() <= 6 && !facts.container.contains(char::is_lowercase);
    let bare = facts.container.is_empty() && !facts.published();
    (facts.item.author.is_empty() || bare)
        && facts.title.split(' ').skip(1).any(|word| VERSUS.contains(word))
        && (REPORTERS.contains(facts.container)
            || COURTS.contains(facts.container)
            || short && facts.url.is_empty()
            || is_reporter(facts.container))
}

/// "Bread Ltd v. Oven Inc., No. 12 Civ. 345": what two parties have a number for is a case.
fn is_docketed(facts: &Facts) -> bool {
    let parties = facts.title.split(' ').skip(1).any(|word| VERSUS.contains(word));
    let litigated = parties || facts.title.starts_with("In re ");
    let bare = facts.container.is_empty() && !facts.number.is_empty();
    litigated && bare && facts.item.genre.is_none()
}

/// "S.W.2d", "Cal. App. 4th": the abbreviated name of a reporter of a later series; "Lloyds Rep".
fn is_reporter(container: &str) -> bool {
    let series = container.rsplit(['.', ' ']).next().unwrap_or_default();
    container.contains('.') && matches!(series, "2d" | "3d" | "4th" | "5th")
        || container.ends_with(" Rep")
}

/// A law or rule by its number or by where it is printed.
fn is_enacted(facts: &Facts) -> bool {
    let starts = |text: &str, list: &Words| list.iter().any(|start| text.starts_with(start));
    let number = facts.number.trim_start_matches('(');
    let numbered = starts(number, &ACTS) || starts(number, &ENACTED);
    let titled =
        starts(facts.title, &ENACTED) && facts.title.contains(|c: char| c.is_ascii_digit());
    let chapter = facts.number.starts_with("c.") && has_word(facts.title, &LAWS);
    numbered
        || titled
        || chapter
        || facts.number.ends_with("-ФЗ")
        || GAZETTES.iter().any(|gazette| {
            facts.container == *gazette
                || gazette.contains(' ') && facts.container.starts_with(gazette)
        })
}

/// A law by its title: it names a section, or a state made it.
fn is_entitled(facts: &Facts) -> bool {
    let bare = facts.container.is_empty() && !facts.published() && !facts.personal;
    bare && has_word(facts.title, &LAWS)
        && (facts.item.section.is_some() || facts.item.author.iter().any(is_state))
}

/// "Bread Act 2005", "Bread Act of 2005 (BA)": what ends the title is a law, and its year.
fn is_act(title: &str) -> bool {
    let bare = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    let bare = bare.map_or(title, |(bare, _)| bare);
    let dated = bare.rsplit_once(' ').filter(|(_, year)| is_printed_year(year));
    dated.is_some_and(|(name, _)| {
        let last = name.trim_end_matches(" of").rsplit(' ').next().unwrap_or_default();
        last.starts_with(char::is_uppercase) && LAWS.contains(last.to_lowercase().as_str())
    })
}

/// A state, a parliament or a court in the author's place.
fn is_state(name: &Name) -> bool {
    has_word(name.literal.as_deref().unwrap_or_default(), &STATES)
}
