//! How the entries of one list are written, as those show that are read surely.
//!
//! The entries of a list share the order of their parts, the marks between them, and many values: an
//! outlet or a publisher stands in several. Where an entry can be read in more than one way, the way
//! in which the others are written decides.
//!
//! | the list has | and an entry | then its "Penguin" |
//! |---|---|---|
//! | "Doe, J. (2020) *Bread*, Reuters." | "Roe, R. (2021) *Salt*, Penguin." | follows a title and a comma, as containers do |
//! | "Doe, J. (2020) *Bread*. London: Penguin." | "Roe, R. (2021) *Salt*, Penguin." | is a publisher elsewhere |

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::label::{Label, Segment};
use crate::span::Span;

/// How the entries of a list are written.
///
/// ```
/// use ibid::label::{Labeller, Scheme};
///
/// let mut scheme = Scheme::default();
/// let mut labeller = Labeller::new();
/// for entry in ["Doe, J. (2020). On bread. Reuters.", "Roe, R. (2021). On salt. Reuters."] {
///     scheme.learn(entry, labeller.label(entry));
/// }
/// let entry = "Poe, P. (2022). On butter. Reuters.";
/// assert_eq!(labeller.label_in(entry, &scheme).len(), 4);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scheme {
    entries: usize,
    /// By a part and the marks after it: how often each part has followed.
    turns: FxHashMap<Joint, FxHashMap<End, f32>>,
    /// Which parts have stood next to each other, whatever the marks.
    neighbours: FxHashSet<(End, End)>,
    /// By a value: how often it was each part.
    values: FxHashMap<u64, FxHashMap<Label, f32>>,
}

/// A part, or the outside before the first and after the last.
type End = Option<Label>;

/// A part, and a hash of the marks after it.
type Joint = (End, u64);

/// What a way to read an entry shows against the others of its list: how usual what follows its stops
/// is, as a sum of logarithms; how many neighbours have not been seen; how many values agree
/// with what they are elsewhere, and how many differ.
///
/// ```
/// use ibid::label::{Scheme, label};
///
/// let entry = "Doe, J. (2020). On bread. Reuters.";
/// let [_, strange, agreeing, differing] = Scheme::default().signs(entry, &label(entry));
/// assert!(strange > 0.0 && agreeing + differing == 0.0);
/// ```
pub type Signs = [f32; 4];

/// How much more probable each of the [`Signs`] makes a way to read an entry, as a logarithm.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::scheme::Agreement;
///
/// let agreement = Agreement { weights: [0.5, -1.0, 1.0, -1.0] };
/// assert_eq!(agreement.of([-2.0, 1.0, 2.0, 0.0]), 0.0);
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Agreement {
    /// The weights of the signs.
    pub weights: Signs,
}

impl Agreement {
    /// How much more probable signs make a way to read an entry, as a logarithm.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// assert_eq!(ibid::unstable::scheme::Agreement::default().of([1.0; 4]), 0.0);
    /// # }
    /// ```
    #[must_use]
    pub fn of(&self, signs: Signs) -> f32 {
        self.weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum()
    }
}

/// Fewer entries show no scheme.
const FEWEST: usize = 2;

/// What is added to how often a part follows, and to how often none does.
const SMOOTH: f32 = 0.3;

/// Shorter values are the same by chance.
const SHORTEST: usize = 4;

impl Scheme {
    /// Takes in how an entry is written that was read surely. The spans are of `text`, which may hold
    /// more than the entry.
    ///
    /// ```
    /// use ibid::label::{Scheme, label};
    ///
    /// let entry = "Doe, J. (2020). On bread. Reuters.";
    /// let mut scheme = Scheme::default();
    /// assert!(!scheme.is_shown());
    /// scheme.learn(entry, &label(entry));
    /// scheme.learn(entry, &label(entry));
    /// assert!(scheme.is_shown());
    /// ```
    pub fn learn(&mut self, text: &str, segments: &[Segment]) {
        self.entries += 1;
        for (joint, next) in turns(text, segments) {
            *self.turns.entry(joint).or_default().entry(next).or_default() += 1.0;
            self.neighbours.insert((joint.0, next));
        }
        for (label, value) in values(text, segments) {
            *self.values.entry(value).or_default().entry(label).or_default() += 1.0;
        }
    }

    /// Whether enough entries have been taken in for it to tell anything.
    ///
    /// ```
    /// assert!(!ibid::label::Scheme::default().is_shown());
    /// ```
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.entries >= FEWEST
    }

    /// What these segments show.
    ///
    /// ```
    /// use ibid::label::{Scheme, label};
    ///
    /// let entry = "Doe, J. (2020). On bread. Reuters.";
    /// let signs = Scheme::default().signs(entry, &label(entry));
    /// assert_eq!(signs[2..], [0.0, 0.0], "no value has been seen");
    /// ```
    #[must_use]
    pub fn signs(&self, text: &str, segments: &[Segment]) -> Signs {
        let [mut usual, mut strange, mut agreeing, mut differing] = Signs::default();
        for (joint, next) in turns(text, segments) {
            let seen = self.turns.get(&joint);
            let all: f32 = seen.map_or(0.0, |seen| seen.values().sum());
            let same = seen.and_then(|seen| seen.get(&next)).copied().unwrap_or(0.0);
            usual += ((same + SMOOTH) / (all + 2.0 * SMOOTH)).ln();
            strange += f32::from(u8::from(!self.neighbours.contains(&(joint.0, next))));
        }
        for (label, value) in values(text, segments) {
            let Some(seen) = self.values.get(&value) else { continue };
            let same = seen.get(&label).copied().unwrap_or(0.0) / seen.values().sum::<f32>();
            agreeing += same;
            differing += 1.0 - same;
        }
        [usual, strange, agreeing, differing]
    }
}

/// What follows each part of an entry, and each stop inside a part: the part with the marks after
/// it, and the part that comes next. Ways to read an entry have the same stops, and differ in what
/// follows them.
fn turns(text: &str, segments: &[Segment]) -> Vec<(Joint, End)> {
    let mut turns = vec![((None, 0), segments.first().map(|segment| segment.label))];
    for (at, segment) in segments.iter().enumerate() {
        let own = segment.span.text(text);
        let stay = |marks| ((Some(segment.label), marks), Some(segment.label));
        turns.extend(stops(own).map(stay));
        let next = segments.get(at + 1);
        let marks = next.map_or(0, |next| {
            let next = next.span.text(text);
            marks(&own[core(own).end..], &next[..core(next).start], &next[core(next).start..])
        });
        turns.push(((Some(segment.label), marks), next.map(|next| next.label)));
    }
    turns
}

/// The marks of each place inside a part where marks and a blank part two words.
fn stops(part: &str) -> impl Iterator<Item = u64> {
    let mut rest = &part[core(part).start..core(part).end];
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(|c: char| !c.is_alphanumeric())?;
            let gap = &rest[start..];
            let length = gap.find(char::is_alphanumeric)?;
            rest = &gap[length..];
            let gap = &gap[..length];
            if gap.contains(char::is_whitespace) && !gap.trim().is_empty() {
                return Some(marks(gap, "", rest));
            }
        }
    })
}

/// The marks between two words, blanks of any kind being one, and whether a number follows, hashed.
fn marks(tail: &str, head: &str, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let mut blank = false;
    for c in tail.chars().chain(head.chars()) {
        if !(blank && c.is_whitespace()) {
            let c = if c.is_whitespace() { ' ' } else { c };
            c.hash(&mut hasher);
        }
        blank = c.is_whitespace();
    }
    word.starts_with(|c: char| c.is_ascii_digit()).hash(&mut hasher);
    hasher.finish()
}

/// The values that tell a part when they come again: those in words, hashed without their marks.
fn values(text: &str, segments: &[Segment]) -> impl Iterator<Item = (Label, u64)> {
    segments.iter().filter(|segment| in_words(segment.label)).filter_map(move |segment| {
        let letters = || {
            segment
                .span
                .text(text)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
        };
        (letters().count() >= SHORTEST).then(|| {
            let mut hasher = FxHasher::default();
            letters().for_each(|c| c.hash(&mut hasher));
            (segment.label, hasher.finish())
        })
    })
}

const fn in_words(label: Label) -> bool {
    !matches!(
        label,
        Label::Date
            | Label::Volume
            | Label::Issue
            | Label::Pages
            | Label::Url
            | Label::Doi
            | Label::Isbn
            | Label::Accessed
            | Label::Number
            | Label::CitationNumber
    )
}

/// Where the first letter or digit of a text starts and its last one ends.
fn core(text: &str) -> Span {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let last = text.char_indices().rfind(|(_, c)| c.is_alphanumeric());
    Span::new(start, last.map_or(text.len(), |(at, c)| at + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [&[(Label, &str)]; 3] = [
        &[
            (Label::Author, "Doe, J. "),
            (Label::Date, "(2020) "),
            (Label::Title, "Bread, "),
            (Label::ContainerTitle, "Reuters."),
        ],
        &[
            (Label::Author, "Roe, R. "),
            (Label::Date, "(2021) "),
            (Label::Title, "Salt, "),
            (Label::ContainerTitle, "AP News."),
        ],
        &[
            (Label::Author, "Poe, P. "),
            (Label::Date, "(2022) "),
            (Label::Title, "Butter. "),
            (Label::PublisherPlace, "London: "),
            (Label::Publisher, "Penguin."),
        ],
    ];

    fn entry(parts: &[(Label, &str)]) -> (String, Vec<Segment>) {
        let mut text = String::new();
        let segments = parts.iter().map(|(label, part)| {
            let start = text.len();
            text.push_str(part);
            Segment::new(*label, Span::new(start, text.len()), 1.0)
        });
        let segments = segments.collect();
        (text, segments)
    }

    /// The signs of the same entry when its last part is read in two ways.
    fn signs(last: &str, before: &str, ways: [Label; 2]) -> [Signs; 2] {
        let mut scheme = Scheme::default();
        for parts in LIST {
            let (text, segments) = entry(parts);
            scheme.learn(&text, &segments);
        }
        ways.map(|label| {
            let title = format!("Cheese{before} ");
            let parts = [
                (Label::Author, "Loe, L. "),
                (Label::Date, "(2023) "),
                (Label::Title, title.as_str()),
                (label, last),
            ];
            let (text, segments) = entry(&parts);
            scheme.signs(&text, &segments)
        })
    }

    #[test]
    fn a_usual_turn_is_better_than_one_that_was_never_made() {
        let [container, publisher] =
            signs("Euronews.", ",", [Label::ContainerTitle, Label::Publisher]);
        assert!(container[0] > publisher[0]);
        assert!(container[1] < publisher[1]);
    }

    #[test]
    fn a_value_is_what_it_is_elsewhere() {
        let [container, publisher] =
            signs("PENGUIN", ".", [Label::ContainerTitle, Label::Publisher]);
        assert_eq!(container[2..], [0.0, 1.0]);
        assert_eq!(publisher[2..], [1.0, 0.0]);
    }

    #[test]
    fn breaks_of_lines_are_blanks_like_others() {
        assert_eq!(marks(".\n", "", "London"), marks(".  ", "", "Paris"));
        assert_ne!(marks(". ", "", "London"), marks(", ", "", "London"));
        assert_ne!(marks(". ", "", "London"), marks(". ", "", "12"));
        assert_ne!(marks(". ", "", "London"), marks(". ", "“", "London"));
    }

    #[test]
    fn a_part_that_goes_on_after_a_stop_has_been_seen_too() {
        assert_eq!(stops("Bread, butter. U.S. salt (1), a-b.").count(), 5);
        let [whole, cut] = ["Bread. Salt. ", "Bread. "].map(|title| {
            let rest = &"Bread. Salt. "[title.len()..];
            let parts = [(Label::Title, title), (Label::ContainerTitle, rest)];
            let (text, segments) = entry(&parts[..=usize::from(!rest.is_empty())]);
            turns(&text, &segments).len()
        });
        assert_eq!(whole, cut);
    }
}
