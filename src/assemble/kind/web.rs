//! What an address tells.

use super::super::names::body::{has_cue, outlet};
use super::super::names::person::is_title;
use super::super::text::pieces;
use super::{Facts, Question};
use crate::item::Kind;
use crate::lexicon::containers::{BLOGS, FORUMS, NEWSPAPER_HOSTS, PROGRAMS, SLIDES};
use crate::lexicon::outlets;

/// The type that the host of an address tells; subdomains count as their host, and the copies of
/// the Internet Archive as what they are copies of.
pub(in crate::assemble) fn host(url: &str) -> Option<&'static Kind> {
    let lower = url.to_lowercase();
    let bare = |url: &str| -> String {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.trim_start_matches("www.").to_owned()
    };
    let mut rest = bare(&lower);
    if rest.starts_with("web.archive.org/") {
        rest = bare(&rest);
    }
    let (domain, path) = rest.split_once('/').unwrap_or((&rest, ""));
    let mut domain = domain.split([':', '?', '#']).next()?.trim_end_matches('.');
    let first = path.split(['/', '?', '#']).next()?;
    // Longer names are no hosts (RFC 1035).
    while domain.contains('.') && domain.len() < 254 {
        let with_path = (!first.is_empty()).then(|| format!("{domain}/{first}"));
        let found = with_path.and_then(|place| outlets::at(place.as_str()));
        let found = found.or_else(|| outlets::at(domain));
        if found.is_some() {
            return found;
        }
        domain = domain.split_once('.')?.1;
    }
    None
}

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        name: "repository",
        ask: of_repository,
        example: ("publisher=Zenodo|title=Bread", Kind::Dataset),
    },
    Question {
        name: "address",
        ask: of_address,
        example: ("URL=https://twitter.com/a/1", Kind::Post),
    },
    Question {
        name: "outlet-at-the-head",
        ask: of_head,
        example: ("body=Reuters|title=Bread", Kind::ArticleNewspaper),
    },
];

/// What a repository in the publisher's place tells.
fn of_repository(facts: &Facts<'_>) -> Option<Kind> {
    let kind = facts.item.publisher.as_deref().and_then(outlet)?;
    let stores = matches!(kind, Kind::Dataset | Kind::Software | Kind::Broadcast | Kind::Article);
    stores.then(|| stored(facts, kind))
}

/// What a known host tells; nothing, if it stores all kinds of things.
fn of_address(facts: &Facts<'_>) -> Option<Kind> {
    let kind = known_place(facts)?;
    if *kind == Kind::Software && facts.item.version.is_none() {
        return Some(in_project(&facts.url));
    }
    let elsewhere = *kind == Kind::Article && facts.item.publisher.is_some();
    (*kind != Kind::Thesis && !elsewhere).then(|| kind.clone())
}

/// What stands at the host of the address, or with the registrant of the DOI, which tells as much.
fn known_place(facts: &Facts<'_>) -> Option<&'static Kind> {
    let item = facts.item;
    let doi = item.doi.as_deref().filter(|_| item.event_title.is_none());
    let registrant = || host(&format!("doi.org/{}", doi?));
    // A work of reference is one wherever its publisher sits.
    let known = host(&facts.url).or_else(registrant);
    known.filter(|kind| **kind == Kind::EntryEncyclopedia || !is_placed(facts))
}

/// Whether a publisher and its place are named.
const fn is_placed(facts: &Facts<'_>) -> bool {
    facts.item.publisher_place.is_some() && facts.item.publisher.is_some()
}

/// What an outlet in the author's place tells, beside no known host.
fn of_head(facts: &Facts<'_>) -> Option<Kind> {
    if is_placed(facts) || known_place(facts).is_some() {
        return None;
    }
    let body = facts.item.author.first()?.literal.as_deref()?;
    let kind = outlet(body).or_else(|| starts_with_outlet(body))?;
    let page = *kind == Kind::Webpage && (!facts.url.is_empty() || !has_cue(body));
    let press = matches!(kind, Kind::ArticleNewspaper | Kind::ArticleMagazine);
    (page || press).then(|| kind.clone())
}

/// "Reuters Staff", "New York Times, NYT".
fn starts_with_outlet(name: &str) -> Option<&'static Kind> {
    let (before, _) = name.split_once([',', '/', '(']).or_else(|| name.rsplit_once(' '))?;
    outlet(before.trim()).filter(|_| !is_title(before.trim()))
}

/// Data or a program, in a repository that takes both.
fn stored(facts: &Facts, kind: &Kind) -> Kind {
    let lower = facts.title.to_lowercase();
    let mut words = super::words(&lower);
    let code = words.any(|word| PROGRAMS.contains(word));
    // "owner/project: Title"
    let project = lower
        .split_once(": ")
        .is_some_and(|(start, _)| start.contains('/') && !start.contains(' '));
    if *kind == Kind::Dataset && (code || project) { Kind::Software } else { kind.clone() }
}

/// What an address in a project is that of: the program, a text about it or what its makers said.
fn in_project(url: &str) -> Kind {
    let has = |folders: &[&str]| url.split('/').any(|folder| folders.contains(&folder));
    let text = [".md", ".pdf", ".txt", ".html"].iter().any(|end| url.ends_with(end));
    if has(&["issues", "discussions", "pull", "pulls"]) {
        Kind::Post
    } else if has(&["wiki", "wikis"]) || has(&["blob"]) && text {
        Kind::Webpage
    } else {
        Kind::Software
    }
}

/// Whether an address is that of one video or of one project, not of a page about them.
pub(super) fn is_of_one_work(url: &str) -> bool {
    let lower = url.to_lowercase();
    let path = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let mut parts = path.trim_end_matches('/').split('/').skip(1);
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    match host(url) {
        Some(Kind::MotionPicture) => {
            first.is_some_and(|first| first.starts_with("watch")) || path.starts_with("youtu.be/")
        }
        Some(Kind::Software) => second.is_some() && third.is_none(),
        _ => false,
    }
}

/// `example.org/2020/04/on-bread`: the path begins with the day or the month, as those of posts do;
/// articles print their day.
fn is_dated(address: &str) -> bool {
    let number = |part: Option<&str>, digits: usize| {
        part.is_some_and(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut parts = address.split('/').skip(1);
    number(parts.next(), 4) && number(parts.next(), 2)
}

/// `forum.example.org/…`, `example.org/pipermail/…`: where people write to each other.
fn is_discussion(address: &str) -> bool {
    let (domain, path) = address.split_once('/').unwrap_or((address, ""));
    let mut folders = path.split(['/', '?']).filter_map(|folder| folder.split('.').next());
    // A list of its own is no folder of lists.
    let forum = |part: &str| FORUMS.contains(part);
    !path.is_empty()
        && (domain.split('.').any(forum) || folders.any(|part| forum(part) && part != "lists"))
}

/// `example.org/bread_slides.pdf`: a file that was shown at a talk.
pub(super) fn is_shown(url: &str) -> bool {
    let (folders, file) = url.rsplit_once('/').unwrap_or_default();
    let (name, extension) = file.rsplit_once('.').unwrap_or_default();
    let shown = |text: &str| pieces(text).any(|word| SLIDES.contains(word));
    let named = shown(name) || folders.rsplit('/').next().is_some_and(shown);
    matches!(extension, "ppt" | "pptx") || extension == "pdf" && named
}

/// A page or, where the address says so, data, a post in a blog or an article in a newspaper.
pub(super) fn page(facts: &Facts) -> Kind {
    let mut parts = facts.url.split(|c: char| !c.is_alphanumeric());
    let address = facts.url.split_once("://").map_or(facts.url.as_str(), |(_, rest)| rest);
    let mut labels = address.split('/').next().unwrap_or_default().split('.');
    let dated = is_dated(address) && !facts.evidence.dated;
    if address.split('/').any(|folder| matches!(folder, "dataset" | "datasets")) {
        Kind::Dataset
    } else if is_discussion(address) {
        Kind::Post
    } else if dated || parts.any(|part| BLOGS.contains(part)) {
        Kind::PostWeblog
    } else if labels.any(|label| NEWSPAPER_HOSTS.iter().any(|name| label.ends_with(name))) {
        Kind::ArticleNewspaper
    } else {
        Kind::Webpage
    }
}
