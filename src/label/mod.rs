//! Deciding what each part of an entry is.

pub mod chain;
pub mod emission;
pub mod features;
mod labeller;
pub mod model;
mod settle;

use std::fmt;
use std::str::FromStr;

use crate::span::Span;

pub use labeller::{Labeller, label, least_core};

/// What a part of an entry is.
///
/// `Display` and `FromStr` use the kebab-case names of the training corpus (`container-title`).
///
/// ```
/// use ibid::Label;
///
/// assert_eq!(Label::ContainerTitle.to_string(), "container-title");
/// assert_eq!("access-phrase".parse(), Ok(Label::AccessPhrase));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Label {
    /// Who made the work, or an outlet in the author's place.
    Author,
    /// Who edited it, with "(Eds.)".
    Editor,
    /// Who translated it.
    Translator,
    /// The title.
    Title,
    /// The journal, newspaper, website or book that it stands in.
    ContainerTitle,
    /// The series.
    CollectionTitle,
    /// The publisher.
    Publisher,
    /// Where the publisher is.
    PublisherPlace,
    /// When it was published.
    Date,
    /// The edition or version.
    Edition,
    /// The volume.
    Volume,
    /// The issue.
    Issue,
    /// The pages.
    Pages,
    /// What it is in words: "PhD thesis".
    Genre,
    /// What it comes on: `[online]`.
    Medium,
    /// Words that announce an address: "Available at:".
    AccessPhrase,
    /// An address.
    Url,
    /// A DOI.
    Doi,
    /// An ISBN or ISSN.
    Isbn,
    /// When it was looked at.
    Accessed,
    /// A conference that is not the container.
    Event,
    /// The number of a report, standard, patent or article.
    Number,
    /// Anything else about the work.
    Note,
    /// Text that is no part of the reference.
    Other,
    /// The mark of the entry in its list.
    CitationNumber,
}

/// The text names no label.
///
/// ```
/// let error = "pagination".parse::<ibid::Label>().unwrap_err();
/// assert_eq!(error.to_string(), "“pagination” is not a label");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a label")]
pub struct UnknownLabel(String);

/// Each label's name, in the order of the enum.
const NAMES: [&str; Label::COUNT] = [
    "author",
    "editor",
    "translator",
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "date",
    "edition",
    "volume",
    "issue",
    "pages",
    "genre",
    "medium",
    "access-phrase",
    "url",
    "doi",
    "isbn",
    "accessed",
    "event",
    "number",
    "note",
    "other",
    "citation-number",
];

impl Label {
    /// How many labels there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every label, in order.
    pub const ALL: [Self; 25] = [
        Self::Author,
        Self::Editor,
        Self::Translator,
        Self::Title,
        Self::ContainerTitle,
        Self::CollectionTitle,
        Self::Publisher,
        Self::PublisherPlace,
        Self::Date,
        Self::Edition,
        Self::Volume,
        Self::Issue,
        Self::Pages,
        Self::Genre,
        Self::Medium,
        Self::AccessPhrase,
        Self::Url,
        Self::Doi,
        Self::Isbn,
        Self::Accessed,
        Self::Event,
        Self::Number,
        Self::Note,
        Self::Other,
        Self::CitationNumber,
    ];

    /// The label's name.
    ///
    /// ```
    /// # use ibid::Label;
    /// assert_eq!(Label::PublisherPlace.as_str(), "publisher-place");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        NAMES[self as usize]
    }

    /// Whether it makes a core field: one that a reader needs to find the work.
    ///
    /// ```
    /// # use ibid::Label;
    /// assert!(Label::ContainerTitle.is_core());
    /// assert!(!Label::Medium.is_core());
    /// ```
    #[must_use]
    pub const fn is_core(self) -> bool {
        matches!(
            self,
            Self::Author
                | Self::Title
                | Self::ContainerTitle
                | Self::Publisher
                | Self::Date
                | Self::Volume
                | Self::Issue
                | Self::Pages
                | Self::Url
                | Self::Doi
        )
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Label {
    type Err = UnknownLabel;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|label| label.as_str() == name);
        found.ok_or_else(|| UnknownLabel(name.to_owned()))
    }
}

/// A part of an entry that is one thing.
///
/// The segments of an entry tile it: the blanks and the punctuation after a value belong to the
/// segment of the value, an opening bracket or quote to the segment that it opens.
///
/// ```
/// let entry = "Doe, J. (2020). On bread. Reuters.";
/// let parts = ibid::parse_entry(entry).segments;
/// let texts: Vec<&str> = parts.iter().map(|segment| segment.span.text(entry)).collect();
/// assert_eq!(texts, ["Doe, J. ", "(2020). ", "On bread. ", "Reuters."]);
/// assert!(parts.iter().all(|segment| segment.confidence > 0.5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// What it is.
    pub label: Label,
    /// Where it stands.
    pub span: Span,
    /// How probable the label is, 0 to 1, at the segment's least certain token.
    pub confidence: f32,
}
