//! What an item is, from its fields, its outlet and its address.
//!
//! The questions are asked in order of how sure their answers are: what the entry itself says
//! ("[Video]"), the number of a standard or patent, the outlet, the address, and at last which
//! fields there are.

use super::body::{has_cue, outlet};
use super::person::is_east_asian;
use super::text::words;
use super::words::{HOSTS, KINDS, plain};
use crate::item::{Item, Kind, Name};

/// What the fields do not show of an entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// The type that a mark of GB/T 7714 gives: `[J]`.
    pub mark: Option<Kind>,
    /// Whether the container is announced by "In".
    pub within: bool,
    /// The text of the citation number: "RFC2119".
    pub citation_number: String,
    /// Whether the issue date is a day.
    pub dated: bool,
    /// The type that what the authors did tells.
    pub role: Option<Kind>,
    /// Whether the entry announces an address.
    pub announced: bool,
}

/// The type of `item`.
pub(super) fn infer(item: &Item, evidence: &Evidence) -> Kind {
    evidence
        .mark
        .clone()
        .or_else(|| of_genre(item))
        .or_else(|| evidence.role.clone())
        .or_else(|| of_number(item, evidence))
        .or_else(|| of_archive(item))
        .or_else(|| of_law(item))
        .or_else(|| of_container(item, evidence))
        .or_else(|| of_place_on_the_web(item))
        .or_else(|| of_fields(item, evidence))
        .unwrap_or_default()
}

fn text(field: Option<&String>) -> &str {
    field.map_or("", String::as_str)
}

/// The type that a phrase of one to four words in `text` tells; of several, the surest.
pub(super) fn of_phrase(text: &str) -> Option<Kind> {
    let lower = plain(&text.to_lowercase());
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | ':' | '|');
    let words: Vec<&str> = lower.split(apart).filter(|word| !word.is_empty()).collect();
    let phrases = (0..words.len())
        .flat_map(|from| (from + 1..=(from + 4).min(words.len())).map(move |to| (from, to)));
    let found = phrases.filter_map(|(from, to)| KINDS.get(words[from..to].join(" ").as_str()));
    found.min_by_key(|(rank, _)| rank).map(|(_, kind)| kind.clone())
}

/// What the genre or the medium says.
fn of_genre(item: &Item) -> Option<Kind> {
    let on_a_network = || outlet_of(item).filter(|kind| matches!(kind, Kind::Post));
    if let Some(genre) = &item.genre {
        let kind = of_phrase(genre)?;
        return Some(match kind {
            Kind::Graphic if on_a_network().is_some() => Kind::Post,
            Kind::Report | Kind::Article if is_proceedings(text(item.container_title.as_ref())) => {
                Kind::PaperConference
            }
            Kind::ArticleJournal | Kind::Book => return None,
            kind => kind,
        });
    }
    let series = item.collection_title.as_deref().and_then(of_phrase);
    let medium = || item.medium.as_deref().and_then(of_phrase);
    series
        .filter(|kind| *kind == Kind::Report)
        .or_else(|| medium().filter(|kind| *kind == Kind::MotionPicture))
}

/// Prefixes of the numbers of standards.
const STANDARDS: &[&str] = &[
    "RFC", "ISO", "IEC", "IEEE", "FIPS", "ANSI", "DIN", "EN", "BS", "ASTM", "ITU", "ETSI", "NIST",
    "W3C", "BCP", "STD", "ГОСТ", "СП", "СНиП", "МР", "GB", "GB/T", "JIS", "NF", "UNE", "ABNT",
    "NBR", "IETF", "ECMA", "OASIS", "OMG", "3GPP", "SAE", "CEN", "SEC",
];

/// What the number of a standard, a patent or a preprint says.
fn of_number(item: &Item, evidence: &Evidence) -> Option<Kind> {
    let number =
        item.number.as_ref().map(|number| number.as_text().into_owned()).unwrap_or_default();
    let title = text(item.title.as_ref());
    let container = text(item.container_title.as_ref());
    let standard = |text: &str| {
        let start = text.split(|c: char| c.is_whitespace() || c.is_ascii_digit()).next();
        let prefixes = start.unwrap_or_default().split(['/', '-', '.']);
        let known =
            prefixes.filter(|prefix| !prefix.is_empty()).any(|prefix| STANDARDS.contains(&prefix));
        known && text.contains(|c: char| c.is_ascii_digit())
    };
    if standard(&number)
        || item.number.is_none()
            && (standard(title) || standard(&evidence.citation_number))
            && container.is_empty()
            && item.volume.is_none()
    {
        return Some(Kind::Standard);
    }
    if number.to_lowercase().starts_with("arxiv")
        || text(item.url.as_ref()).contains("arxiv.org/") && container.is_empty()
    {
        return Some(Kind::Article);
    }
    is_patent(&number).then_some(Kind::Patent)
}

/// "US20240143274A1", "EP 1 234 567", "WO 2010/123456".
fn is_patent(number: &str) -> bool {
    let compact: String = number.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let digits = compact.chars().filter(char::is_ascii_digit).count();
    ["US", "EP", "WO", "DE", "JP", "CN", "GB", "FR", "RU"].iter().any(|office| {
        compact
            .strip_prefix(office)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }) && (6..=12).contains(&digits)
}

/// Reporters of cases and collections of laws.
const REPORTERS: &[&str] = &[
    "UKHL",
    "UKSC",
    "EWCA",
    "EWHC",
    "EWCA Civ",
    "EWCA Crim",
    "WLR",
    "AC",
    "QB",
    "KB",
    "Ch",
    "All ER",
    "Cr App R",
    "U.S.",
    "S. Ct.",
    "S Ct",
    "F.2d",
    "F.3d",
    "F. Supp.",
    "F.Supp.2d",
    "CLR",
    "HCA",
    "SCR",
    "NZLR",
    "SGCA",
    "AIR",
    "SCC",
    "ECR",
    "BGH",
    "BVerfGE",
    "BGHZ",
    "EHRR",
    "NJW",
    "ICR",
    "IRLR",
    "Lloyd's Rep",
    "BCLC",
    "EGLR",
    "BCC",
    "FLR",
    "Crim LR",
    "SLT",
    "IR",
];

/// Where laws, treaties and rules are printed.
const GAZETTES: &[&str] = &[
    "UNTS",
    "U.N.T.S.",
    "Stat.",
    "BGBl.",
    "BGBl",
    "OJ",
    "OJ L",
    "OJ C",
    "Official Journal of the European Union",
    "Fed. Reg.",
    "Fed. Reg",
    "Federal Register",
    "C.F.R.",
    "CFR",
    "U.S.C.",
    "USC",
    "Treas. Reg.",
    "Diário Oficial da União",
    "BOE",
];

/// Words of the titles of laws.
const LAWS: &[&str] = &[
    "act",
    "law",
    "code",
    "convention",
    "treaty",
    "constitution",
    "regulation",
    "regulations",
    "directive",
    "rules",
    "statute",
    "ordinance",
    "gesetz",
    "verordnung",
    "ley",
    "lei",
    "loi",
    "legge",
    "decreto",
    "código",
    "закон",
    "конституция",
    "кодекс",
    "gesetzbuch",
    "grundgesetz",
];

/// Papers in an archive: "Record Group 179", "Box 12, Folder 5".
fn of_archive(item: &Item) -> Option<Kind> {
    let shelved = |text: &str| {
        let lower = text.to_lowercase();
        ["record group", "box ", "folder ", "fonds ", "mss "]
            .iter()
            .any(|place| lower.contains(place))
    };
    let fields = [&item.note, &item.container_title, &item.publisher, &item.archive];
    let published = item.isbn.is_some() || item.volume.is_some() || item.doi.is_some();
    let found = fields.into_iter().flatten().any(|text| shelved(text));
    (found && !published && item.url.is_none()).then_some(Kind::Manuscript)
}

/// Cases and laws.
fn of_law(item: &Item) -> Option<Kind> {
    let container = text(item.container_title.as_ref());
    let title = text(item.title.as_ref());
    let parties = [" v ", " v. ", " vs. ", " vs ", " gegen ", " c. "]
        .iter()
        .any(|versus| title.contains(versus));
    let short = container.len() <= 6 && !container.contains(char::is_lowercase);
    let reported = REPORTERS.contains(&container) || short && item.url.is_none();
    if item.author.is_empty() && parties && reported {
        return Some(Kind::LegalCase);
    }
    let number =
        item.number.as_ref().map(|number| number.as_text().into_owned()).unwrap_or_default();
    if number.starts_with("H.R.") || number.starts_with("S. ") && title.contains("Congress") {
        return Some(Kind::Bill);
    }
    let enacted = ["Regulation (", "Directive ", "Council ", "Decree ", "Decision ("];
    let numbered = [
        "Pub. L.",
        "Public Law",
        "Federal Law",
        "Law No",
        "Stat.",
        "Lei ",
        "Ley ",
        "Loi ",
        "Закон",
    ]
    .iter()
    .chain(&enacted)
    .any(|start| number.starts_with(start))
        || number.ends_with("-ФЗ")
        || enacted.iter().any(|start| title.starts_with(start))
            && title.contains(|c: char| c.is_ascii_digit());
    if numbered || GAZETTES.contains(&container) {
        return Some(Kind::Legislation);
    }
    let entitled = words(title).any(|word| LAWS.contains(&word.to_lowercase().as_str()));
    let bare = container.is_empty()
        && item.publisher.is_none()
        && item.publisher_place.is_none()
        && !has_person(item);
    (entitled && bare && (item.section.is_some() || item.author.iter().any(is_state)))
        .then_some(Kind::Legislation)
}

/// A state, a parliament or a court in the author's place.
fn is_state(name: &Name) -> bool {
    let states = [
        "united",
        "republic",
        "kingdom",
        "parliament",
        "congress",
        "court",
        "courts",
        "state",
        "emirates",
        "union",
        "bundestag",
    ];
    let literal = name.literal.as_deref().unwrap_or_default();
    words(literal).any(|word| states.contains(&word.to_lowercase().as_str()))
}

/// Whether a person is named as author. A Japanese name that shows no family name is one too.
fn has_person(item: &Item) -> bool {
    item.author.iter().any(|name| {
        name.literal.as_deref().is_none_or(|name| is_east_asian(name) && !has_cue(name))
    })
}

/// The type of what the container publishes, if it is a known outlet.
fn outlet_of(item: &Item) -> Option<Kind> {
    item.container_title.as_deref().and_then(outlet).cloned()
}

/// Whether the container is a volume of conference papers.
fn is_proceedings(container: &str) -> bool {
    const CUES: &[&str] = &[
        "proceedings",
        "proc",
        "conference",
        "conf",
        "symposium",
        "workshop",
        "congress",
        "colloquium",
        "kongress",
        "tagung",
        "congreso",
        "congresso",
        "actes",
        "atti",
        "actas",
        "anais",
        "konferencja",
        "конференция",
        "конференции",
        "会议",
        "advances-in-neural",
        "neurips",
        "nips",
        "icml",
        "iclr",
        "cvpr",
        "iccv",
        "eccv",
        "emnlp",
        "siggraph",
        "interspeech",
        "icassp",
        "aaai",
        "ijcai",
        "usenix",
        "sigmod",
        "vldb",
        "kdd",
    ];
    let lower = container.to_lowercase();
    let proper = lower.starts_with("proceedings of the national academy")
        || lower.starts_with("proc natl")
        || lower.starts_with("proc. natl")
        || lower.starts_with("proceedings of the royal")
        || lower.starts_with("proceedings of the ieee");
    !proper
        && (words(&lower).any(|word| CUES.contains(&word))
            || lower.contains("advances in neural information"))
}

fn has_word(text: &str, cues: &[&str]) -> bool {
    words(text).any(|word| cues.contains(&word.to_lowercase().as_str()))
}

/// Words of the names of journals.
const JOURNALS: &[&str] = &[
    "journal",
    "j",
    "review",
    "rev",
    "revista",
    "zeitschrift",
    "annals",
    "ann",
    "transactions",
    "trans",
    "acta",
    "archiv",
    "archives",
    "bulletin",
    "bull",
    "letters",
    "lett",
    "quarterly",
    "tijdschrift",
    "revue",
    "rivista",
    "časopis",
    "журнал",
    "вестник",
    "вісник",
    "известия",
    "学报",
    "研究",
    "studies",
    "research",
    "studi",
    "cahiers",
    "annales",
    "sci",
    "phys",
    "chem",
    "med",
    "jahrbuch",
    "yearbook",
    "kwartalnik",
    "tidsskrift",
    "tidskrift",
    "dergisi",
    "folyóirat",
    "reports",
    "nature",
    "science",
    "lancet",
    "cell",
    "plos",
    "bmj",
    "jama",
    "bmc",
    "frontiers",
];

/// Words of the names of newspapers and broadcasters.
const PAPERS: &[&str] = &[
    "news",
    "times",
    "post",
    "herald",
    "tribune",
    "gazette",
    "daily",
    "telegraph",
    "chronicle",
    "zeitung",
    "dagblad",
    "dagbladet",
    "tidning",
    "tidningen",
    "avis",
    "avisen",
    "diario",
    "periódico",
    "jornal",
    "giornale",
    "corriere",
    "gazeta",
    "gazette",
    "noviny",
    "hírlap",
    "газета",
    "radio",
    "tv",
    "broadcasting",
    "newspaper",
    "sentinel",
    "courier",
    "mirror",
    "press",
    "nachrichten",
    "blad",
    "nieuws",
    "noticias",
    "notícias",
    "haber",
    "haberleri",
    "dnes",
    "новости",
    "известия",
    "newswire",
];

/// The type that the container tells.
fn of_container(item: &Item, evidence: &Evidence) -> Option<Kind> {
    let container = item.container_title.as_deref()?;
    let outlet = outlet(container);
    let periodical = item.volume.is_some()
        && (item.issue.is_some()
            || item.page.is_some()
            || item.doi.is_some()
            || item.number.is_some())
        || item.issue.is_some() && item.page.is_some();
    let book =
        item.publisher.is_some() || item.publisher_place.is_some() || !item.editor.is_empty();
    let kind = match outlet {
        Some(kind @ (Kind::ArticleNewspaper | Kind::Webpage | Kind::PostWeblog)) if !periodical => {
            kind.clone()
        }
        Some(kind @ Kind::ArticleMagazine) if item.doi.is_none() => kind.clone(),
        Some(
            kind @ (Kind::Article
            | Kind::EntryEncyclopedia
            | Kind::EntryDictionary
            | Kind::Post
            | Kind::MotionPicture
            | Kind::Broadcast
            | Kind::Dataset
            | Kind::Software),
        ) => kind.clone(),
        _ if is_proceedings(container) => Kind::PaperConference,
        _ if is_reference_work(container) => Kind::EntryEncyclopedia,
        _ if has_word(container, &["dictionary", "wörterbuch", "diccionario", "dictionnaire"]) => {
            Kind::EntryDictionary
        }
        _ if periodical && item.editor.is_empty() && !(evidence.within && book) => {
            Kind::ArticleJournal
        }
        _ if book && (evidence.within || !item.editor.is_empty()) => of_book_part(item),
        _ => return of_periodical(item, evidence, container),
    };
    Some(kind)
}

fn is_reference_work(container: &str) -> bool {
    ["ncyclop", "nzyklop", "nciclop", "nsikloped", "нциклопед", "百科"]
        .iter()
        .any(|stem| container.contains(stem))
}

/// A part of a book, or of a volume of conference papers that only its series betrays.
fn of_book_part(item: &Item) -> Kind {
    let series = text(item.collection_title.as_ref());
    let proceedings =
        ["Lecture Notes", "LNCS", "LNAI", "CEUR"].iter().any(|name| series.contains(name))
            || item.event_title.is_some();
    if proceedings { Kind::PaperConference } else { Kind::Chapter }
}

/// Journals, papers, magazines, sites: by their names, then by the address.
fn of_periodical(item: &Item, evidence: &Evidence, container: &str) -> Option<Kind> {
    let on_the_web = item
        .url
        .as_deref()
        .and_then(host)
        .filter(|kind| !matches!(kind, Kind::Software | Kind::Thesis | Kind::Article))
        .cloned();
    let scholarly = item.volume.is_some() || item.doi.is_some() || item.issue.is_some();
    let lower = container.to_lowercase();
    let kind = if lower.contains("magazin") && item.doi.is_none() {
        Kind::ArticleMagazine
    } else if has_word(container, &["blog", "weblog", "blogg", "блог"]) {
        Kind::PostWeblog
    } else if let Some(kind) = on_the_web.filter(|_| !scholarly) {
        kind
    } else if has_word(container, PAPERS)
        && !scholarly
        && !has_word(container, &["journal", "letters", "review", "university"])
    {
        Kind::ArticleNewspaper
    } else if scholarly
        || has_word(container, JOURNALS)
        || container.contains("学报")
        || item.page.is_some() && item.url.is_none()
    {
        if evidence.dated && !scholarly && item.page.is_none() && item.url.is_some() {
            Kind::Webpage
        } else {
            Kind::ArticleJournal
        }
    } else if is_host(container) || evidence.announced && item.url.is_none() {
        Kind::Webpage
    } else if item.publisher.is_some() && item.url.is_none() {
        of_book_part(item)
    } else if item.url.is_some() || evidence.announced || has_cue(container) {
        of_address(item)
    } else if evidence.dated {
        Kind::ArticleNewspaper
    } else if evidence.within {
        Kind::Chapter
    } else if item.publisher_place.is_some() {
        Kind::Book
    } else if has_person(item) || item.author.is_empty() {
        Kind::ArticleJournal
    } else {
        Kind::Webpage
    };
    Some(kind)
}

/// "math.canterbury.ac.nz"
fn is_host(container: &str) -> bool {
    let domain = container.rsplit_once('.').map_or("", |(_, domain)| domain);
    !container.contains(' ')
        && (2..=4).contains(&domain.len())
        && domain.bytes().all(|b| b.is_ascii_lowercase())
}

/// A page or, where the address says so and a person wrote it, a post in a blog.
fn of_address(item: &Item) -> Kind {
    let url = text(item.url.as_ref()).to_lowercase();
    let blog = url
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word, "blog" | "blogs" | "weblog" | "blogg"));
    if blog { Kind::PostWeblog } else { Kind::Webpage }
}

/// The type that the host of an address tells; subdomains count as their host.
pub(super) fn host(url: &str) -> Option<&'static Kind> {
    let lower = url.to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let rest = rest.trim_start_matches("www.").trim_start_matches("web.archive.org/web/");
    let rest =
        rest.split_once("://").map_or(rest, |(_, archived)| archived.trim_start_matches("www."));
    let (mut domain, path) = rest.split_once('/').unwrap_or((rest, ""));
    domain = domain.split([':', '?', '#']).next().unwrap_or_default().trim_end_matches('.');
    // Longer names are no hosts (RFC 1035).
    if domain.len() > 253 {
        return None;
    }
    let first = path.split(['/', '?', '#']).next().unwrap_or_default();
    loop {
        let with_path = (!first.is_empty()).then(|| format!("{domain}/{first}"));
        let found = with_path
            .and_then(|with_path| HOSTS.get(with_path.as_str()))
            .or_else(|| HOSTS.get(domain));
        if found.is_some() {
            return found;
        }
        domain = domain
            .split_once('.')
            .map(|(_, parent)| parent)
            .filter(|parent| parent.contains('.'))?;
    }
}

/// What the address or the outlet at the head tells, where no container is printed.
fn of_place_on_the_web(item: &Item) -> Option<Kind> {
    let publisher = item.publisher.as_deref().and_then(outlet);
    if let Some(kind @ (Kind::Dataset | Kind::Software | Kind::Broadcast)) = publisher {
        return Some(of_repository(item, kind));
    }
    if item.publisher_place.is_some() && item.publisher.is_some() {
        return None;
    }
    if let Some(kind) = item.url.as_deref().and_then(host) {
        return match kind {
            Kind::Thesis => None,
            Kind::Article if item.publisher.is_some() => None,
            kind => Some(kind.clone()),
        };
    }
    let body = item.author.first()?.literal.as_deref()?;
    let news = outlet(body).or_else(|| starts_with_outlet(body))?;
    let page = *news == Kind::Webpage && (item.url.is_some() || !has_cue(body));
    let press = matches!(news, Kind::ArticleNewspaper | Kind::ArticleMagazine);
    (page || press).then(|| news.clone())
}

/// "Reuters Staff", "New York Times, NYT".
fn starts_with_outlet(name: &str) -> Option<&'static Kind> {
    let comma = name.split_once([',', '/', '(']).and_then(|(before, _)| outlet(before.trim()));
    comma.or_else(|| name.rsplit_once(' ').and_then(|(before, _)| outlet(before)))
}

/// Data or a program, in a repository that takes both.
fn of_repository(item: &Item, kind: &Kind) -> Kind {
    let title = text(item.title.as_ref());
    let code = has_word(title, &["code", "software", "toolkit", "library", "package"])
        || title.split(':').next().is_some_and(|start| start.contains('/') && !start.contains(' '));
    if *kind == Kind::Dataset && code { Kind::Software } else { kind.clone() }
}

/// What is left to say from which fields there are.
fn of_fields(item: &Item, evidence: &Evidence) -> Option<Kind> {
    let body = !item.author.is_empty() && !has_person(item);
    let title = text(item.title.as_ref());
    let url = text(item.url.as_ref());
    let kind = if item.isbn.is_some() {
        Kind::Book
    } else if let Some(kind) = of_title(item, title) {
        kind
    } else if !item.editor.is_empty()
        || item.edition.is_some()
        || item.volume.is_some() && item.publisher.is_some()
    {
        Kind::Book
    } else if item.number.is_some() && item.volume.is_none() {
        Kind::Report
    } else if item.event_title.is_some() || item.event_place.is_some() {
        Kind::PaperConference
    } else if item.publisher.is_some() || item.publisher_place.is_some() {
        of_publisher(item, body, evidence)
    } else if item.version.is_some() && url.is_empty() && !evidence.announced {
        Kind::Software
    } else if item.volume.is_some() || item.page.is_some() && !body {
        Kind::ArticleJournal
    } else if !url.is_empty() || evidence.announced || item.accessed.is_some() {
        if body && url.to_lowercase().ends_with(".pdf") { Kind::Report } else { of_address(item) }
    } else if body && item.title.is_some() {
        Kind::Report
    } else if item.doi.is_some() {
        Kind::ArticleJournal
    } else {
        return None;
    };
    Some(kind)
}

/// What the title calls the work.
fn of_title(item: &Item, title: &str) -> Option<Kind> {
    let lower = title.to_lowercase();
    if has_word(&lower, &["dataset", "datasets", "database", "datensatz"])
        || lower.starts_with("data from")
    {
        return Some(Kind::Dataset).filter(|_| item.publisher.is_none() || item.doi.is_some());
    }
    let by_database = item.author.iter().filter_map(|name| name.literal.as_deref());
    if by_database.into_iter().any(|name| has_word(name, &["database", "databases"])) {
        return Some(Kind::Dataset);
    }
    if ["code for ", "software for ", "source code "].iter().any(|start| lower.starts_with(start)) {
        return Some(Kind::Software);
    }
    let report = [
        "annual report",
        "technical report",
        "working paper",
        "white paper",
        "policy brief",
        "user manual",
        "datasheet",
        "reference manual",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase));
    report.then_some(Kind::Report)
}

/// A book of persons, a report of a body; on the web, a page.
fn of_publisher(item: &Item, body: bool, evidence: &Evidence) -> Kind {
    let online = item.url.is_some() || evidence.announced;
    let placed = item.publisher_place.is_some();
    match (body, online) {
        (true, true) if placed => Kind::Webpage,
        (true, _) => Kind::Report,
        (false, true) if !placed && item.accessed.is_some() => Kind::Webpage,
        (false, true) if item.publisher.is_none() || item.author.is_empty() => Kind::Webpage,
        _ => Kind::Book,
    }
}
