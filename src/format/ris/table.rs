//! RIS's reference types and tags beside CSL's types and variables.

use crate::item::Kind;
use crate::item::variable::Var;
use crate::lexicon::databases::{is_article_type, is_index};

/// A type of CSL and the type of RIS that is written for it; of several with one type of RIS, the
/// first is read.
const TYPES: &[(Kind, &str)] = &[
    (Kind::Article, "UNPB"),
    (Kind::ArticleJournal, "JOUR"),
    (Kind::ArticleMagazine, "MGZN"),
    (Kind::ArticleNewspaper, "NEWS"),
    (Kind::Bill, "BILL"),
    (Kind::Book, "BOOK"),
    (Kind::Broadcast, "MULTI"),
    (Kind::Chapter, "CHAP"),
    (Kind::Classic, "CLSWK"),
    (Kind::Collection, "AGGR"),
    (Kind::Dataset, "DATA"),
    (Kind::Document, "GEN"),
    (Kind::EntryDictionary, "DICT"),
    (Kind::EntryEncyclopedia, "ENCYC"),
    (Kind::Figure, "FIGURE"),
    (Kind::Graphic, "ART"),
    (Kind::Hearing, "HEAR"),
    (Kind::LegalCase, "CASE"),
    (Kind::Legislation, "STAT"),
    (Kind::Manuscript, "MANSCPT"),
    (Kind::Map, "MAP"),
    (Kind::MotionPicture, "MPCT"),
    (Kind::MusicalScore, "MUSIC"),
    (Kind::Pamphlet, "PAMP"),
    (Kind::PaperConference, "CPAPER"),
    (Kind::Patent, "PAT"),
    (Kind::Periodical, "JFULL"),
    (Kind::PersonalCommunication, "PCOMM"),
    (Kind::PostWeblog, "BLOG"),
    (Kind::Regulation, "LEGAL"),
    (Kind::Report, "RPRT"),
    (Kind::Software, "COMP"),
    (Kind::Song, "SOUND"),
    (Kind::Speech, "SLIDE"),
    (Kind::Standard, "STAND"),
    (Kind::Thesis, "THES"),
    (Kind::Webpage, "ELEC"),
    // Types that RIS does not tell from others come last, so that they are written and not read.
    (Kind::Entry, "ENCYC"),
    (Kind::Event, "GEN"),
    (Kind::Interview, "GEN"),
    (Kind::Performance, "GEN"),
    (Kind::Post, "ELEC"),
    (Kind::Review, "JOUR"),
    (Kind::ReviewBook, "JOUR"),
    (Kind::Treaty, "LEGAL"),
];

/// Types of RIS that are read and not written.
const OTHER_TYPES: &[(&str, Kind)] = &[
    ("ABST", Kind::ArticleJournal),
    ("ADVS", Kind::MotionPicture),
    ("ANCIENT", Kind::Classic),
    ("CHART", Kind::Figure),
    ("CONF", Kind::PaperConference),
    ("CTLG", Kind::Book),
    ("DBASE", Kind::Dataset),
    ("EBOOK", Kind::Book),
    ("ECHAP", Kind::Chapter),
    ("EDBOOK", Kind::Book),
    ("EJOUR", Kind::ArticleJournal),
    ("EQUA", Kind::Figure),
    ("GOVDOC", Kind::Report),
    ("GRANT", Kind::Report),
    ("ICOMM", Kind::PersonalCommunication),
    ("INPR", Kind::ArticleJournal),
    ("SER", Kind::Book),
    ("UNBILL", Kind::Bill),
    ("UNPD", Kind::Manuscript),
    ("VIDEO", Kind::MotionPicture),
    ("WEB", Kind::Webpage),
];

/// The type of RIS for a type of CSL.
pub(super) fn ris_type(kind: &Kind) -> &'static str {
    TYPES.iter().find(|(known, _)| known == kind).map_or("GEN", |(_, name)| name)
}

/// The type of CSL for a type of RIS.
pub(super) fn kind(ris_type: &str) -> Kind {
    let is = |name: &str| name.eq_ignore_ascii_case(ris_type);
    let own = TYPES.iter().find(|(_, name)| is(name)).map(|(kind, _)| kind);
    let other = || OTHER_TYPES.iter().find(|(name, _)| is(name)).map(|(_, kind)| kind);
    own.or_else(other).cloned().unwrap_or_default()
}

/// The tags of variables, in the order of writing. Names stand one on a line.
pub(super) const TAGS: &[(&str, Var)] = &[
    ("AU", Var::Author),
    ("ED", Var::Editor),
    ("A3", Var::CollectionEditor),
    ("A4", Var::Translator),
    ("TI", Var::Title),
    ("ST", Var::TitleShort),
    ("T2", Var::ContainerTitle),
    ("J2", Var::ContainerTitleShort),
    ("T3", Var::CollectionTitle),
    ("PY", Var::Issued),
    ("VL", Var::Volume),
    ("IS", Var::Issue),
    ("C7", Var::Number),
    ("M1", Var::Number),
    ("SP", Var::Page),
    ("ET", Var::Edition),
    ("NV", Var::NumberOfVolumes),
    ("SE", Var::Section),
    ("M3", Var::Genre),
    ("PB", Var::Publisher),
    ("CY", Var::PublisherPlace),
    ("OP", Var::OriginalTitle),
    ("SN", Var::Isbn),
    ("SN", Var::Issn),
    ("DO", Var::Doi),
    ("UR", Var::Url),
    ("Y2", Var::Accessed),
    ("LA", Var::Language),
    ("DB", Var::Archive),
    ("AN", Var::ArchiveLocation),
    ("DP", Var::Source),
    ("CN", Var::CallNumber),
    ("KW", Var::Keyword),
    ("AB", Var::AbstractText),
    ("N1", Var::Note),
    ("RN", Var::Annote),
];

/// Tags that are read and not written.
const OTHER_TAGS: &[(&str, Var)] = &[
    ("A1", Var::Author),
    ("A2", Var::Editor),
    ("T1", Var::Title),
    ("CT", Var::Title),
    ("BT", Var::ContainerTitle),
    ("JO", Var::ContainerTitle),
    ("JF", Var::ContainerTitle),
    ("JA", Var::ContainerTitleShort),
    ("Y1", Var::Issued),
    ("PP", Var::PublisherPlace),
    ("N2", Var::AbstractText),
];

/// Tags that hold no variable whole: the ends of a reference, its id, the last page, the day.
pub(super) const RESERVED: [&str; 5] = ["TY", "ID", "EP", "DA", "ER"];

/// The variable that a line holds in a reference for a type of CSL; none if it is kept as it is.
///
/// | line | variable |
/// |---|---|
/// | `C7` of an article | `number`: that of the article |
/// | `M1` | `number`, where it is one; some databases put addresses of authors there |
/// | `M3` with a DOI | `DOI`, as Atypon has it |
/// | `M3` of an article | `genre`, unless it only says that it is one: "Article", "Review" |
/// | `DB` | `archive`; `source`, where it only lists the article: "Scopus" |
pub(super) fn variable_of(tag: &str, value: &str, kind: &Kind) -> Option<Var> {
    let is_article = is_article(kind);
    match tag {
        "C7" if !is_article => None,
        "M1" if !is_number(value) => None,
        "M3" if doi_in(value).is_some() => Some(Var::Doi),
        "M3" if is_article && is_article_type(value) => None,
        "DB" if is_article && is_index(value) => Some(Var::Source),
        tag => variable(tag),
    }
}

/// Whether a type is that of an article in a journal, magazine or newspaper.
fn is_article(read: &Kind) -> bool {
    matches!(read, Kind::ArticleJournal | Kind::ArticleMagazine | Kind::ArticleNewspaper)
}

/// Whether a text can be a number, and not an address or a sentence.
fn is_number(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    !text.starts_with('(') && !text.contains(';') && text.split_whitespace().count() <= MOST_WORDS
}

/// The DOI that a text is, perhaps with `doi:` before it.
pub(super) fn doi_in(text: &str) -> Option<&str> {
    let text = text.trim();
    let head = text.get(..3).filter(|head| head.eq_ignore_ascii_case("doi"));
    let bare = head.map_or(text, |_| text[3..].trim_start_matches([':', ' ']));
    (bare.starts_with("10.") && bare.contains('/') && !bare.contains(' ')).then_some(bare)
}

/// The variable that a tag holds.
fn variable(tag: &str) -> Option<Var> {
    let known = TAGS.iter().chain(OTHER_TAGS).find(|(known, _)| *known == tag);
    known.map(|(_, var)| *var)
}

/// Whether a number in `SN` that has the form of neither is an ISBN.
pub(super) fn has_isbn(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Book
            | Kind::Chapter
            | Kind::Classic
            | Kind::EntryDictionary
            | Kind::EntryEncyclopedia
            | Kind::Pamphlet
            | Kind::PaperConference
            | Kind::Map
            | Kind::MotionPicture
            | Kind::MusicalScore
    )
}

/// What EBSCO's databases write before their references, each with a colon and a value.
const HEADER: [&str; 3] = ["Provider", "Database", "Content"];

/// Whether a line before a reference belongs to the export and not to the reference: its number
/// (`1.`, `<1>`, `Record 1 of 6`), or who exported it.
pub(in crate::format) fn is_header(line: &str) -> bool {
    let line = line.trim();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let record = line.strip_prefix("Record ").map(|rest| rest.split(" of ").next().unwrap_or(rest));
    let angled = line.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let number = line.strip_suffix('.').or(angled).or(record);
    number.is_some_and(|number| is_number(number.trim_start_matches('#')))
        || line.split_once(':').is_some_and(|(name, _)| HEADER.contains(&name))
}

/// Whether a text has the form of a tag: a letter, and a letter or digit.
pub(super) fn is_tag(text: &str) -> bool {
    matches!(text.as_bytes(), [first, second]
        if first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit()))
}
