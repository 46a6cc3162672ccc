//! Deciding what each part of an entry is.

#![cfg_attr(
    not(feature = "unstable"),
    allow(unreachable_pub, reason = "`ibid::unstable` shows a part of the inside")
)]

pub(crate) mod chain;
pub(crate) mod emission;
pub(crate) mod features;
pub(crate) mod labeller;
pub(crate) mod model;
pub(crate) mod scheme;
pub(crate) mod settle;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::span::Span;

pub use labeller::{Labeller, label};
pub use scheme::Scheme;

/// What a part of an entry is.
///
/// `Display`, `FromStr` and serde use kebab-case names (`container-title`), for programs; messages
/// for people call a label by its [`noun`](Self::noun).
///
/// ```
/// use ibid::Label;
///
/// assert_eq!(Label::ContainerTitle.to_string(), "container-title");
/// assert_eq!("access-phrase".parse(), Ok(Label::AccessPhrase));
/// assert_eq!(serde_json::to_string(&Label::Pages).unwrap(), r#""pages""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
#[non_exhaustive]
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

/// Each label's name for programs and its noun for people, in the order of the enum.
const NAMES: [(&str, &str); Label::COUNT] = [
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("title", "title"),
    ("container-title", "journal or site"),
    ("collection-title", "series"),
    ("publisher", "publisher"),
    ("publisher-place", "place of publication"),
    ("date", "date"),
    ("edition", "edition"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "page range"),
    ("genre", "type of work"),
    ("medium", "medium"),
    ("access-phrase", "words before the address"),
    ("url", "web address"),
    ("doi", "DOI"),
    ("isbn", "ISBN or ISSN"),
    ("accessed", "date of access"),
    ("event", "conference"),
    ("number", "number"),
    ("note", "note"),
    ("other", "text outside the reference"),
    ("citation-number", "number in the list"),
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

    /// The label's name for programs.
    ///
    /// ```
    /// # use ibid::Label;
    /// assert_eq!(Label::PublisherPlace.as_str(), "publisher-place");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        NAMES[self as usize].0
    }

    /// What people call it, without an article.
    ///
    /// ```
    /// # use ibid::Label;
    /// assert_eq!(Label::ContainerTitle.noun(), "journal or site");
    /// ```
    #[must_use]
    pub const fn noun(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// Its bit in a set of labels, which are fewer than 32.
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The labels of segments, as a set of bits.
    pub(crate) fn set_of(segments: &[Segment]) -> u32 {
        segments.iter().fold(0, |set, segment| set | segment.label.bit())
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

impl From<Label> for &'static str {
    fn from(label: Label) -> Self {
        label.as_str()
    }
}

impl TryFrom<String> for Label {
    type Error = UnknownLabel;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
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
///
/// As JSON it has its span's ends among its fields:
///
/// ```
/// use ibid::{Label, Segment, Span};
///
/// let json = serde_json::to_string(&Segment::new(Label::Date, Span::new(8, 16), 0.5))?;
/// assert_eq!(json, r#"{"label":"date","start":8,"end":16,"confidence":0.5}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Segment {
    /// What it is.
    pub label: Label,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// How probable the label is, 0 to 1: at the segment's least certain token or, where a rule gave
    /// the label from the whole entry, the share of that rule's corrections that are right.
    pub confidence: f32,
}

impl Segment {
    /// A part with its label, and how probable that is.
    ///
    /// ```
    /// use ibid::{Label, Segment, Span};
    ///
    /// let entry = "Doe, J. (2020).";
    /// let segments = [
    ///     Segment::new(Label::Author, Span::new(0, 8), 1.0),
    ///     Segment::new(Label::Date, Span::new(8, 15), 1.0),
    /// ];
    /// let item = ibid::assemble::assemble(entry, &segments).item;
    /// assert_eq!(item.issued, Some(ibid::Date::year(2020)));
    /// ```
    #[must_use]
    pub const fn new(label: Label, span: Span, confidence: f32) -> Self {
        Self { label, span, confidence }
    }
}
