//! RIS's reference types and tags beside CSL's types and variables.

use crate::format::variable::Var;
use crate::item::Kind;

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
    let own = TYPES.iter().find(|(_, name)| *name == ris_type).map(|(kind, _)| kind);
    let other = || OTHER_TYPES.iter().find(|(name, _)| *name == ris_type).map(|(_, kind)| kind);
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

/// The variable that a tag holds.
pub(super) fn variable(tag: &str) -> Option<Var> {
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

/// Whether a line before a reference belongs to the export and not to the reference: its number,
/// or who exported it.
pub(in crate::format) fn is_header(line: &str) -> bool {
    let line = line.trim();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    line.strip_suffix('.').is_some_and(is_number)
        || line.split_once(':').is_some_and(|(name, _)| HEADER.contains(&name))
}

/// Whether a text has the form of a tag: a letter, and a letter or digit.
pub(super) fn is_tag(text: &str) -> bool {
    matches!(text.as_bytes(), [first, second]
        if first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit()))
}
