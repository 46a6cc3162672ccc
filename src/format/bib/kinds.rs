//! CSL's types and the entry types of BibTeX and BibLaTeX.

use crate::item::{Item, Kind};

use super::Dialect;

/// Entry types that share their fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Article,
    Book,
    Booklet,
    Chapter,
    Dataset,
    Document,
    /// The types that BibLaTeX's manual names but gives no fields (its § 2.1.3).
    Open,
    Paper,
    Patent,
    Periodical,
    Preprint,
    Reference,
    Report,
    Site,
    Software,
    Thesis,
    Unpublished,
}

/// The class, the BibLaTeX type and the BibTeX type of every CSL type.
const TYPES: &[(Kind, Class, &str, &str)] = &[
    (Kind::Article, Class::Preprint, "online", "misc"),
    (Kind::ArticleJournal, Class::Article, "article", "article"),
    (Kind::ArticleMagazine, Class::Article, "article", "article"),
    (Kind::ArticleNewspaper, Class::Article, "article", "article"),
    (Kind::Bill, Class::Open, "legislation", "misc"),
    (Kind::Book, Class::Book, "book", "book"),
    (Kind::Broadcast, Class::Open, "audio", "misc"),
    (Kind::Chapter, Class::Chapter, "incollection", "incollection"),
    (Kind::Classic, Class::Book, "book", "book"),
    (Kind::Collection, Class::Document, "misc", "misc"),
    (Kind::Dataset, Class::Dataset, "dataset", "misc"),
    (Kind::Document, Class::Document, "misc", "misc"),
    (Kind::Entry, Class::Reference, "inreference", "incollection"),
    (Kind::EntryDictionary, Class::Reference, "inreference", "incollection"),
    (Kind::EntryEncyclopedia, Class::Reference, "inreference", "incollection"),
    (Kind::Event, Class::Document, "misc", "misc"),
    (Kind::Figure, Class::Open, "image", "misc"),
    (Kind::Graphic, Class::Open, "artwork", "misc"),
    (Kind::Hearing, Class::Open, "legal", "misc"),
    (Kind::Interview, Class::Document, "misc", "misc"),
    (Kind::LegalCase, Class::Open, "jurisdiction", "misc"),
    (Kind::Legislation, Class::Open, "legislation", "misc"),
    (Kind::Manuscript, Class::Unpublished, "unpublished", "unpublished"),
    (Kind::Map, Class::Document, "misc", "misc"),
    (Kind::MotionPicture, Class::Open, "video", "misc"),
    (Kind::MusicalScore, Class::Open, "music", "misc"),
    (Kind::Pamphlet, Class::Booklet, "booklet", "booklet"),
    (Kind::PaperConference, Class::Paper, "inproceedings", "inproceedings"),
    (Kind::Patent, Class::Patent, "patent", "misc"),
    (Kind::Performance, Class::Open, "performance", "misc"),
    (Kind::Periodical, Class::Periodical, "periodical", "misc"),
    (Kind::PersonalCommunication, Class::Open, "letter", "misc"),
    (Kind::Post, Class::Site, "online", "misc"),
    (Kind::PostWeblog, Class::Site, "online", "misc"),
    (Kind::Regulation, Class::Open, "legislation", "misc"),
    (Kind::Report, Class::Report, "report", "techreport"),
    (Kind::Review, Class::Article, "article", "article"),
    (Kind::ReviewBook, Class::Article, "article", "article"),
    (Kind::Software, Class::Software, "software", "misc"),
    (Kind::Song, Class::Open, "music", "misc"),
    (Kind::Speech, Class::Unpublished, "unpublished", "unpublished"),
    (Kind::Standard, Class::Open, "standard", "misc"),
    (Kind::Thesis, Class::Thesis, "thesis", "phdthesis"),
    (Kind::Treaty, Class::Open, "legal", "misc"),
    (Kind::Webpage, Class::Site, "online", "misc"),
];

/// What each entry type is when no `entrysubtype` says more.
const DEFAULTS: &[(&str, Kind)] = &[
    ("article", Kind::ArticleJournal),
    ("artwork", Kind::Graphic),
    ("audio", Kind::Broadcast),
    ("book", Kind::Book),
    ("bookinbook", Kind::Chapter),
    ("booklet", Kind::Pamphlet),
    ("collection", Kind::Book),
    ("commentary", Kind::Book),
    ("conference", Kind::PaperConference),
    ("constitution", Kind::Legislation),
    ("dataset", Kind::Dataset),
    ("electronic", Kind::Webpage),
    ("hardware", Kind::Document),
    ("image", Kind::Figure),
    ("inbook", Kind::Chapter),
    ("incollection", Kind::Chapter),
    ("inproceedings", Kind::PaperConference),
    ("inreference", Kind::EntryEncyclopedia),
    ("jurisdiction", Kind::LegalCase),
    ("legadminmaterial", Kind::Regulation),
    ("legal", Kind::Treaty),
    ("legislation", Kind::Legislation),
    ("legmaterial", Kind::Bill),
    ("letter", Kind::PersonalCommunication),
    ("manual", Kind::Book),
    ("mastersthesis", Kind::Thesis),
    ("misc", Kind::Document),
    ("movie", Kind::MotionPicture),
    ("music", Kind::Song),
    ("mvbook", Kind::Book),
    ("mvcollection", Kind::Book),
    ("mvproceedings", Kind::Book),
    ("mvreference", Kind::Book),
    ("nameonly", Kind::Document),
    ("online", Kind::Webpage),
    ("patent", Kind::Patent),
    ("performance", Kind::Performance),
    ("periodical", Kind::Periodical),
    ("phdthesis", Kind::Thesis),
    ("presentation", Kind::Speech),
    ("proceedings", Kind::Book),
    ("reference", Kind::Book),
    ("report", Kind::Report),
    ("review", Kind::Review),
    ("software", Kind::Software),
    ("standard", Kind::Standard),
    ("suppbook", Kind::Chapter),
    ("suppcollection", Kind::Chapter),
    ("suppperiodical", Kind::ArticleJournal),
    ("techreport", Kind::Report),
    ("thesis", Kind::Thesis),
    ("unpublished", Kind::Manuscript),
    ("video", Kind::MotionPicture),
    ("www", Kind::Webpage),
];

/// The keywords of biblatex-apa for what an entry is, where the entry type says less: the entry
/// type, the keyword, the CSL type, and the genre that it is short for.
const SUBTYPES: &[(&str, &str, Kind, Option<&str>)] = &[
    ("article", "nonacademic", Kind::ArticleMagazine, None),
    ("audio", "album", Kind::Song, Some("Album")),
    ("audio", "podcast", Kind::Broadcast, Some("Audio podcast")),
    ("audio", "podcastepisode", Kind::Broadcast, Some("Audio podcast episode")),
    ("audio", "song", Kind::Song, Some("Song")),
    ("audio", "speech", Kind::Speech, Some("Speech audio recording")),
    ("image", "map", Kind::Map, None),
    ("image", "photograph", Kind::Graphic, Some("Photograph")),
    ("image", "powerpoint", Kind::Graphic, Some("PowerPoint slides")),
    ("video", "film", Kind::MotionPicture, Some("Film")),
    ("video", "tvepisode", Kind::Broadcast, Some("TV series episode")),
    ("video", "tvseries", Kind::Broadcast, Some("TV series")),
    ("video", "video", Kind::MotionPicture, Some("Video")),
    ("video", "webinar", Kind::MotionPicture, Some("Webinar")),
];

/// The class of a CSL type in an entry of this type.
pub(super) fn class(kind: &Kind, entry_type: &str) -> Class {
    match (kind, entry_type) {
        (Kind::Article, "report" | "techreport") => return Class::Report,
        (Kind::Interview, "article") => return Class::Article,
        (Kind::Map | Kind::Speech, "audio" | "image" | "video") => return Class::Open,
        _ => {}
    }
    TYPES.iter().find(|(known, ..)| known == kind).map_or(Class::Document, |row| row.1)
}

/// What an entry of this type is, without regard to its `entrysubtype`.
pub(super) fn default_kind(entry_type: &str) -> Kind {
    let known = DEFAULTS.binary_search_by(|(name, _)| (*name).cmp(entry_type));
    known.map_or_else(|_| Kind::from(entry_type), |at| DEFAULTS[at].1.clone())
}

/// The type, and maybe the genre, that an `entrysubtype` tells: a keyword's, CSL's name, or one of
/// the two that styles know. Only in a `@misc` can it be one that CSL does not know.
pub(super) fn subtype_kind(
    subtype: &str,
    entry_type: &str,
) -> Option<(Kind, Option<&'static str>)> {
    let keyword = SUBTYPES
        .iter()
        .find(|(known, word, ..)| *known == entry_type && word.eq_ignore_ascii_case(subtype));
    if let Some((.., kind, genre)) = keyword {
        return Some((kind.clone(), *genre));
    }
    let kind = match subtype {
        "magazine" => Kind::ArticleMagazine,
        "newspaper" => Kind::ArticleNewspaper,
        "" => return None,
        name => Kind::from(name),
    };
    (entry_type == "misc" || !matches!(kind, Kind::Other(_))).then_some((kind, None))
}

/// How the type of an item is said in a file.
pub(super) struct EntryType<'a> {
    pub(super) name: &'static str,
    /// The `entrysubtype`, where the type alone would say less.
    pub(super) subtype: Option<&'a str>,
    /// Whether the `entrysubtype` tells the genre too.
    pub(super) tells_genre: bool,
}

/// The entry type for an item.
pub(super) fn entry_type(item: &Item, dialect: Dialect) -> EntryType<'_> {
    let genre = item.genre.as_deref();
    let keyword = SUBTYPES
        .iter()
        .find(|(.., kind, words)| *kind == item.kind && words.is_some() && *words == genre);
    if let (Some((name, word, ..)), Dialect::Biblatex) = (keyword, dialect) {
        return EntryType { name, subtype: Some(word), tells_genre: true };
    }
    let row = TYPES.iter().find(|(known, ..)| *known == item.kind);
    let name = match (row, dialect) {
        (None, _) => "misc",
        // A working paper with a number of its series; BibLaTeX's @online has none.
        (Some((Kind::Article, ..)), _) if is_numbered(item) => match dialect {
            Dialect::Bibtex => "techreport",
            Dialect::Biblatex => "report",
        },
        (Some((Kind::Interview, ..)), _) if item.container_title.is_some() => "article",
        (Some((Kind::Chapter, ..)), _) if !item.container_author.is_empty() => "inbook",
        (Some((Kind::Thesis, ..)), Dialect::Bibtex) => thesis_type(item),
        // Classic styles want a note in an @unpublished.
        (Some((_, Class::Unpublished, ..)), Dialect::Bibtex) if item.note.is_none() => "misc",
        (Some(row), Dialect::Bibtex) => row.3,
        (Some(row), Dialect::Biblatex) => row.2,
    };
    let untold = item.kind == Kind::Thesis && item.genre.is_none() && dialect == Dialect::Bibtex;
    let subtype = match &item.kind {
        kind if default_kind(name) == *kind && !untold => None,
        Kind::ArticleMagazine => Some("magazine"),
        Kind::ArticleNewspaper => Some("newspaper"),
        kind => Some(kind.as_str()),
    };
    EntryType { name, subtype, tells_genre: false }
}

fn is_numbered(item: &Item) -> bool {
    item.number.is_some() && super::arxiv_number(item).is_none()
}

/// BibTeX knows two kinds of thesis.
fn thesis_type(item: &Item) -> &'static str {
    let genre = item.genre.as_deref().unwrap_or_default().to_lowercase();
    if genre.contains("master") || genre.starts_with("ma ") || genre.starts_with("msc") {
        "mastersthesis"
    } else {
        "phdthesis"
    }
}

/// What a thesis of this entry type is called when it has no `type` field.
pub(super) fn default_genre(entry_type: &str) -> Option<&'static str> {
    match entry_type {
        "phdthesis" => Some("PhD thesis"),
        "mastersthesis" => Some("Master’s thesis"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULTS, SUBTYPES, TYPES, entry_type, subtype_kind};
    use crate::format::bib::Dialect;
    use crate::item::{Item, Kind};

    #[test]
    fn every_type_comes_back() {
        assert_eq!(TYPES.len(), Kind::all().count());
        assert!(DEFAULTS.is_sorted_by(|a, b| a.0 < b.0));
        for kind in Kind::all() {
            for dialect in [Dialect::Bibtex, Dialect::Biblatex] {
                let item = Item::new("a", kind.clone());
                assert_eq!(read_back(&item, dialect), (kind.clone(), None));
            }
        }
    }

    #[test]
    fn every_keyword_comes_back() {
        for (entry, keyword, kind, genre) in SUBTYPES {
            assert_eq!(subtype_kind(keyword, entry), Some((kind.clone(), *genre)));
            let genre_of_item = genre.map(str::to_owned);
            let item = Item { genre: genre_of_item, ..Item::new("a", kind.clone()) };
            assert_eq!(read_back(&item, Dialect::Biblatex), (kind.clone(), *genre));
        }
        assert_eq!(subtype_kind("film", "book"), None, "a keyword of another type");
    }

    /// The type and the genre that are read from what is written.
    fn read_back(item: &Item, dialect: Dialect) -> (Kind, Option<&'static str>) {
        let written = entry_type(item, dialect);
        let subtype = written.subtype.and_then(|subtype| subtype_kind(subtype, written.name));
        subtype.unwrap_or_else(|| (super::default_kind(written.name), None))
    }
}
