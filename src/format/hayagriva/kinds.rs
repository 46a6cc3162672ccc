//! CSL's types beside Hayagriva's, which are told by that of the parent too.

use crate::item::Kind;

/// A type of CSL, that of the entry, and that of its parent. Of several rows for the same pair the
/// first is read; of several for a type of CSL, the first is written.
const KINDS: &[(Kind, &str, &str)] = &[
    (Kind::ArticleJournal, "article", "periodical"),
    (Kind::ArticleNewspaper, "article", "newspaper"),
    (Kind::PaperConference, "article", "proceedings"),
    (Kind::PaperConference, "article", "conference"),
    (Kind::PostWeblog, "article", "blog"),
    (Kind::Chapter, "anthos", "anthology"),
    (Kind::Chapter, "chapter", "book"),
    (Kind::EntryEncyclopedia, "entry", "reference"),
    (Kind::Webpage, "web", "web"),
    (Kind::Article, "article", ""),
    (Kind::Book, "book", ""),
    (Kind::Book, "anthology", ""),
    (Kind::Book, "proceedings", ""),
    (Kind::Book, "reference", ""),
    (Kind::Broadcast, "audio", ""),
    (Kind::Chapter, "chapter", ""),
    (Kind::Chapter, "anthos", ""),
    (Kind::Entry, "entry", ""),
    (Kind::Event, "conference", ""),
    (Kind::Event, "exhibition", ""),
    (Kind::Figure, "scene", ""),
    (Kind::Graphic, "artwork", ""),
    (Kind::LegalCase, "case", ""),
    (Kind::Legislation, "legislation", ""),
    (Kind::Manuscript, "manuscript", ""),
    (Kind::MotionPicture, "video", ""),
    (Kind::Patent, "patent", ""),
    (Kind::Performance, "performance", ""),
    (Kind::Periodical, "periodical", ""),
    (Kind::Post, "post", ""),
    (Kind::Post, "thread", ""),
    (Kind::Post, "tweet", ""),
    (Kind::Report, "report", ""),
    (Kind::Software, "repository", ""),
    (Kind::Thesis, "thesis", ""),
    (Kind::Webpage, "web", ""),
    (Kind::Webpage, "blog", ""),
    (Kind::Document, "misc", ""),
    // Types that Hayagriva does not tell from others are written and not read.
    (Kind::ArticleMagazine, "article", "periodical"),
    (Kind::EntryDictionary, "entry", "reference"),
    (Kind::Review, "article", "periodical"),
    (Kind::ReviewBook, "article", "periodical"),
    (Kind::Song, "audio", ""),
    (Kind::Speech, "misc", "conference"),
];

/// The types of the entry and of its parent for a type of CSL.
pub(super) fn types(kind: &Kind) -> (&'static str, &'static str) {
    let row = KINDS.iter().find(|(known, ..)| known == kind);
    row.map_or(("misc", ""), |(_, own, parent)| (own, parent))
}

/// The type of CSL for the types of an entry and of its parent.
pub(super) fn kind(own: &str, parent: &str) -> Kind {
    let of = |parent: &str| {
        KINDS.iter().find(|(_, known, of)| *known == own && *of == parent).map(|(kind, ..)| kind)
    };
    of(parent).or_else(|| of("")).cloned().unwrap_or_default()
}
