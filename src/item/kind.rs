//! The types of CSL 1.0.2.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What an item is: a type of CSL 1.0.2 (its Appendix III).
///
/// ```
/// use ibid::Kind;
///
/// assert_eq!(Kind::ArticleNewspaper.as_str(), "article-newspaper");
/// assert_eq!(Kind::from("legal_case"), Kind::LegalCase);
/// assert_eq!("webpage".parse(), Ok(Kind::Webpage));
/// assert_eq!(Kind::from("podcast"), Kind::Other("podcast".into()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
#[non_exhaustive]
pub enum Kind {
    /// An article in no journal: a preprint.
    Article,
    /// An article in a journal.
    ArticleJournal,
    /// An article in a magazine.
    ArticleMagazine,
    /// An article in a newspaper, or by a news agency or broadcaster.
    ArticleNewspaper,
    /// A law that is proposed.
    Bill,
    /// A book.
    Book,
    /// A radio or television programme, a podcast.
    Broadcast,
    /// A part of a book.
    Chapter,
    /// A classical or ancient work.
    Classic,
    /// Papers in an archive.
    Collection,
    /// A data set.
    Dataset,
    /// Anything that no other type fits.
    #[default]
    Document,
    /// An entry in a database or reference work.
    Entry,
    /// An entry in a dictionary.
    EntryDictionary,
    /// An entry in an encyclopedia.
    EntryEncyclopedia,
    /// An exhibition or other event.
    Event,
    /// An illustration.
    Figure,
    /// A picture, a map without scale, a poster.
    Graphic,
    /// A hearing.
    Hearing,
    /// An interview.
    Interview,
    /// A case in law.
    LegalCase,
    /// A law.
    Legislation,
    /// Something that was not published.
    Manuscript,
    /// A map.
    Map,
    /// A film or video.
    MotionPicture,
    /// Printed music.
    MusicalScore,
    /// A leaflet.
    Pamphlet,
    /// A paper given at a conference.
    PaperConference,
    /// A patent.
    Patent,
    /// A performance.
    Performance,
    /// A whole issue or run of a periodical.
    Periodical,
    /// A letter, e-mail or talk between persons.
    PersonalCommunication,
    /// A post in a forum or on a social network.
    Post,
    /// A post in a blog.
    PostWeblog,
    /// A rule made by an authority.
    Regulation,
    /// A report.
    Report,
    /// A review of something other than a book.
    Review,
    /// A review of a book.
    ReviewBook,
    /// A program.
    Software,
    /// A recording.
    Song,
    /// A talk.
    Speech,
    /// A technical standard.
    Standard,
    /// A thesis.
    Thesis,
    /// A treaty.
    Treaty,
    /// A page on the web.
    Webpage,
    /// A type that the standard does not know, kept as it was read.
    Other(String),
}

/// Every standard type beside its name.
const NAMES: &[(Kind, &str)] = &[
    (Kind::Article, "article"),
    (Kind::ArticleJournal, "article-journal"),
    (Kind::ArticleMagazine, "article-magazine"),
    (Kind::ArticleNewspaper, "article-newspaper"),
    (Kind::Bill, "bill"),
    (Kind::Book, "book"),
    (Kind::Broadcast, "broadcast"),
    (Kind::Chapter, "chapter"),
    (Kind::Classic, "classic"),
    (Kind::Collection, "collection"),
    (Kind::Dataset, "dataset"),
    (Kind::Document, "document"),
    (Kind::Entry, "entry"),
    (Kind::EntryDictionary, "entry-dictionary"),
    (Kind::EntryEncyclopedia, "entry-encyclopedia"),
    (Kind::Event, "event"),
    (Kind::Figure, "figure"),
    (Kind::Graphic, "graphic"),
    (Kind::Hearing, "hearing"),
    (Kind::Interview, "interview"),
    (Kind::LegalCase, "legal_case"),
    (Kind::Legislation, "legislation"),
    (Kind::Manuscript, "manuscript"),
    (Kind::Map, "map"),
    (Kind::MotionPicture, "motion_picture"),
    (Kind::MusicalScore, "musical_score"),
    (Kind::Pamphlet, "pamphlet"),
    (Kind::PaperConference, "paper-conference"),
    (Kind::Patent, "patent"),
    (Kind::Performance, "performance"),
    (Kind::Periodical, "periodical"),
    (Kind::PersonalCommunication, "personal_communication"),
    (Kind::Post, "post"),
    (Kind::PostWeblog, "post-weblog"),
    (Kind::Regulation, "regulation"),
    (Kind::Report, "report"),
    (Kind::Review, "review"),
    (Kind::ReviewBook, "review-book"),
    (Kind::Software, "software"),
    (Kind::Song, "song"),
    (Kind::Speech, "speech"),
    (Kind::Standard, "standard"),
    (Kind::Thesis, "thesis"),
    (Kind::Treaty, "treaty"),
    (Kind::Webpage, "webpage"),
];

impl Kind {
    /// The standard's name for it.
    ///
    /// ```
    /// # use ibid::Kind;
    /// assert_eq!(Kind::LegalCase.as_str(), "legal_case");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => {
                NAMES.iter().find(|(kind, _)| kind == known).map_or("document", |(_, name)| name)
            }
        }
    }

    /// Every type of the standard, in its order.
    ///
    /// ```
    /// # use ibid::Kind;
    /// assert_eq!(Kind::all().count(), 45);
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(kind, _)| kind.clone())
    }
}

impl From<&str> for Kind {
    fn from(name: &str) -> Self {
        let known = NAMES.iter().find(|(_, known)| *known == name);
        known.map_or_else(|| Self::Other(name.to_owned()), |(kind, _)| kind.clone())
    }
}

impl From<String> for Kind {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

impl FromStr for Kind {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(Self::from(name))
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.as_str().to_owned()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
