//! The features that a division of a text is scored by, each with its name and its weight.
//!
//! The weights are those of `data/splitter.tsv`: a line that says what it is, then for each feature
//! its name, a tab and its weight, in the order of [`names`].

#![cfg_attr(
    not(feature = "unstable"),
    allow(unreachable_pub, reason = "`ibid::unstable` shows a part of the inside")
)]

use std::sync::LazyLock;

use super::layout::Layout;
use super::line::{Cause, Ending, Fill};
use super::opening::Opening;
use super::section::Share;

/// Values of which each has a name.
pub(super) trait Value: Copy {
    const NAMES: &'static [&'static str];
}

/// An enum whose values have names.
macro_rules! values {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$doc:meta])* $value:ident = $text:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $($(#[$doc])* $value,)* }

        impl $crate::split::feature::Value for $name {
            const NAMES: &'static [&'static str] = &[$($text),*];
        }
    };
}
pub(super) use values;

values! {
    /// What the words of an entry say, wherever it stands.
    pub(super) enum Says {
        /// Before anything is known.
        Anything = "anything",
        /// A year.
        Year = "year",
        /// A year in brackets, or right after them.
        BracketYear = "bracket-year",
        /// Each bracketed year after the first.
        MoreYears = "more-years",
        /// Each name, up to three.
        Name = "name",
        /// An address or identifier.
        Link = "link",
        /// An address and next to nothing else.
        BareLink = "bare-link",
        /// Words that lead to an address.
        Anchor = "anchor",
        /// Words that lead to an address and next to nothing else.
        BareAnchor = "bare-anchor",
        /// Each range of pages or volume with issue, up to three.
        Number = "number",
        /// Each word of an imprint, up to four.
        Imprint = "imprint",
        /// A place with its publisher.
        Place = "place",
        /// Each word of a look-up, up to two.
        Access = "access",
        /// A quotation, or italics.
        Quote = "quote",
        /// "by" or "edited by" and a name.
        By = "by",
        /// Each word of a page's frame, up to three.
        Web = "web",
        /// Each word of a program, up to three.
        Code = "code",
        /// Each word of prose, up to ten.
        Prose = "prose",
        /// The share of prose among ten words.
        ProseShare = "prose-share",
        /// Mostly small letters in many words.
        MostlySmall = "mostly-small",
        /// Nothing says when, where or by whom it appeared.
        NoFacts = "no-facts",
        /// Fewer than four words.
        Short = "short",
        /// Every thirty words after ninety.
        Long = "long",
        /// Nothing else stands in the document, and it says when, where or by whom it appeared.
        Alone = "alone",
        /// Its type is smaller than that of most lines.
        SmallType = "small-type",
        /// Each row of a table, up to three.
        Row = "row",
    }
}

values! {
    /// The heading of a list.
    pub(super) enum Rank {
        None = "none",
        Weak = "weak",
        Strong = "strong",
    }
}

values! {
    /// How an entry begins, apart from its words.
    pub(super) enum Start {
        /// A list mark, where each entry has one.
        Mark = "mark",
        /// The same, but a number and a blank.
        BareMark = "bare-mark",
        /// A number that others lead to or go on from.
        Chained = "chained",
        /// No mark where others have one.
        NoMark = "no-mark",
        /// Blank lines, or an indent, show where it begins.
        SetOff = "set-off",
        /// An address on the line after another, which it belongs to.
        LinkBelow = "link-below",
        /// The line before has a mark, this one has none.
        BelowMarked = "below-marked",
        /// A new page begins.
        NewPage = "new-page",
        /// The markup says that an item goes on with it.
        Inside = "inside",
        /// The line before leads to the reference of the page itself.
        BelowOwn = "below-own",
    }
}

values! {
    /// What a line within an entry says against its being there.
    pub(super) enum Inner {
        /// The number that would be next.
        NextMark = "next-mark",
        /// A number that others lead to or go on from.
        ChainedMark = "chained-mark",
        /// Any other mark.
        Mark = "mark",
        /// A remark after a complete entry.
        Remark = "remark",
        /// The words before it might be a heading.
        HeadLine = "head-line",
        /// A new page begins with it.
        NewPage = "new-page",
        /// It stands below a blank line, within the same item.
        Block = "block",
        /// It stands below a paragraph in brackets, which stands by itself.
        BelowBracket = "below-bracket",
        /// The same, and it says when or where something appeared.
        FactsBelowBracket = "facts-below-bracket",
        /// It is further left than the line before.
        Outdent = "outdent",
        /// It is further right than the line before.
        Indent = "indent",
        /// Its type is of another size than that of the line before.
        Size = "size",
    }
}

values! {
    /// What the line after an entry says.
    pub(super) enum After {
        /// A blank line, a heading or the end of the text.
        SetOff = "set-off",
        /// A small letter or closing punctuation follows.
        Small = "small",
        /// The layout lets it go on, but it does not.
        Short = "short",
        /// The markup says that the same item goes on.
        Inside = "inside",
        /// A remark follows, as it seems.
        Remark = "remark",
        /// Type of another size follows.
        Size = "size",
    }
}

values! {
    /// How an entry follows the one before.
    pub(super) enum Kin {
        /// It is the first, and its number is not.
        FirstLate = "first-late",
        /// Neither has a mark.
        Unmarked = "unmarked",
        /// The same kind of mark.
        Mark = "mark",
        /// The next number.
        Next = "next",
        /// A number a little further on.
        Skip = "skip",
        /// A first number again.
        Again = "again",
        /// A number that goes back.
        Back = "back",
        /// Another kind of mark.
        Unlike = "unlike",
        /// Another indent.
        Indent = "indent",
        /// Type of another size.
        Size = "size",
        /// It opens as the one before does.
        Opening = "opening",
        /// The one before says when or where it appeared, this one does not.
        FactsLost = "facts-lost",
        /// Neither does.
        NoFacts = "no-facts",
        /// The one before opens with names and a year, this one does not.
        NoNames = "no-names",
    }
}

values! {
    /// A step between prose and a list, or a line in a list that is in no entry.
    pub(super) enum Step {
        /// Into a list that no heading announces.
        Enter = "enter",
        /// The same within a paragraph.
        EnterInside = "enter-inside",
        /// The same where a text begins that is no longer than an entry or two.
        EnterAlone = "enter-alone",
        /// The same where the text begins.
        EnterAtStart = "enter-at-start",
        /// The same where type of another size begins.
        EnterSize = "enter-size",
        /// From a doubtful heading into its list.
        EnterWeak = "enter-weak",
        /// From a sure heading into its list.
        EnterStrong = "enter-strong",
        /// From a list back into prose, at a blank line.
        Leave = "leave",
        /// The same at a heading.
        LeaveHeading = "leave-heading",
        /// The same within a paragraph.
        LeaveInside = "leave-inside",
        /// The same within a list item.
        LeaveItem = "leave-item",
        /// The same where type of another size begins.
        LeaveSize = "leave-size",
        /// A line between entries that is none.
        Aside = "aside",
        /// A remark on the entry before.
        AsideRemark = "aside-remark",
        /// Each word of prose in it, up to three.
        AsideProse = "aside-prose",
        /// The same, right below an entry or another such line.
        AsideInside = "aside-inside",
        /// The same, where the width of the page forced the break before it.
        AsideForced = "aside-forced",
        /// Its type is of another size than that of the line before.
        AsideSize = "aside-size",
        /// It is the row of a table.
        AsideRow = "aside-row",
        /// It has a list mark.
        AsideMark = "aside-mark",
        /// It has facts as an entry has.
        AsideFacts = "aside-facts",
        /// A heading within a list.
        AsideHeading = "aside-heading",
        /// A heading that is not below that of the list.
        AsideEnd = "aside-end",
    }
}

values! {
    /// How sure it is that an entry is one entry.
    pub(super) enum Trust {
        /// Before anything is known.
        Anything = "anything",
        /// By how much one entry is better than two.
        Whole = "whole",
        /// By how much it is better without the lines below.
        Ended = "ended",
        /// By how much an entry is better than none.
        Entry = "entry",
        /// The confidence below which there is a doubt.
        Doubt = "doubt",
    }
}

/// A feature: its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feature(u16);

/// Families of features, one for each value or each pair of values.
macro_rules! families {
    ($($(#[$doc:meta])* $family:ident($first:ident $(, $second:ident)?);)*) => {
        #[expect(non_camel_case_types, reason = "named as the functions are")]
        enum Family { $($family),* }

        const SIZES: &[usize] =
            &[$(<$first as Value>::NAMES.len() $(* <$second as Value>::NAMES.len())?),*];

        $(
            $(#[$doc])*
            #[inline]
            pub(super) const fn $family(first: $first $(, second: values_of!($second))?) -> Feature {
                const START: usize = start(Family::$family as usize);
                let at = first as usize;
                $(let at = at * <$second as Value>::NAMES.len() + second as usize;)?
                #[expect(clippy::cast_possible_truncation, reason = "a test counts them")]
                Feature((START + at) as u16)
            }
        )*

        /// The name of each feature, in their order.
        ///
        /// ```
        /// # #[cfg(feature = "unstable")] {
        /// assert_eq!(ibid::unstable::split::names().next().as_deref(), Some("says anything"));
        /// # }
        /// ```
        pub fn names() -> impl Iterator<Item = String> {
            let mut names = Vec::new();
            $({
                #[allow(unused_mut, unused_assignments)]
                let mut second: &[&str] = &[""];
                $(second = <$second as Value>::NAMES;)?
                for first in <$first as Value>::NAMES {
                    for second in second {
                        let family = stringify!($family).replace('_', "-");
                        names.push(format!("{family} {first} {second}").trim_end().to_owned());
                    }
                }
            })*
            names.into_iter()
        }
    };
}
macro_rules! values_of {
    ($kind:ident) => {
        $kind
    };
}

families! {
    /// What an entry says.
    says(Says);
    /// How often the items of its section say something.
    even(Share, Rank);
    /// The same, where each entry has a mark.
    even_marked(Share, Rank);
    /// A list of marks has three items or more.
    marks(Rank);
    /// The heading over it.
    under(Rank);
    /// Words that lead to an address are all of its first line.
    linked(Rank);
    /// The layout that it is in.
    layout(Layout);
    /// How it opens.
    opens(Opening);
    /// How it ends.
    ends(Ending);
    /// How it begins.
    begins(Start);
    /// How the line before it ends.
    after(Layout, Ending);
    /// Why the line before it was broken.
    after_cause(Cause);
    /// How full the line before it is.
    after_fill(Fill);
    /// What the line after it says.
    ahead(After);
    /// How it ends where its layout lets it go on.
    cut(Layout, Ending);
    /// Why its last line was broken, where its layout lets it go on.
    cut_cause(Cause);
    /// How a line within it ends.
    inner_end(Layout, Ending);
    /// How a line within it opens.
    inner_open(Layout, Opening);
    /// How a line within it ends and the next opens, where wording alone tells entries apart.
    inner_pair(Ending, Opening);
    /// Why a line within it was broken.
    inner_cause(Layout, Cause);
    /// How full a line within it is.
    inner_fill(Layout, Fill);
    /// How the line ends above a blank line within it.
    inner_gap(Layout, Ending);
    /// How the line opens below a blank line within it.
    inner_gap_open(Opening);
    /// What might be complete before a line that opens so.
    inner_complete(Layout, Opening);
    /// What else speaks about a line within.
    inner(Inner);
    /// How it follows the one before.
    kin(Kin);
    /// Steps, and lines in no entry.
    step(Step);
    /// How sure it is.
    trust(Trust);
}

/// Where a family starts.
const fn start(family: usize) -> usize {
    let (mut at, mut sum) = (0, 0);
    while at < family {
        sum += SIZES[at];
        at += 1;
    }
    sum
}

/// How many features there are.
pub const COUNT: usize = start(SIZES.len());

impl Feature {
    pub(super) fn number(self) -> usize {
        usize::from(self.0)
    }
}

/// What features are added up in.
pub(super) trait Sum {
    /// Counts a feature, so many times.
    fn add(&mut self, feature: Feature, times: f32);

    /// Counts a feature once.
    #[inline]
    fn one(&mut self, feature: Feature) {
        self.add(feature, 1.0);
    }
}

/// A sum of weights.
#[derive(Clone, Copy, Debug)]
pub(super) struct Score<'w> {
    weights: &'w Weights,
    pub sum: f32,
}

impl<'w> Score<'w> {
    pub(super) const fn new(weights: &'w Weights) -> Self {
        Self { weights, sum: 0.0 }
    }
}

impl Sum for Score<'_> {
    #[inline]
    fn add(&mut self, feature: Feature, times: f32) {
        self.sum += self.weights.0[feature.number()] * times;
    }
}

/// The weight of each feature.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::split::Weights;
///
/// let file = std::fs::read_to_string("data/splitter.tsv")?;
/// assert_eq!(Weights::read(&file)?.0.len(), ibid::unstable::split::COUNT);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Weights(pub Box<[f32; COUNT]>);

/// What is said of a file of weights that is not one.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::split::Weights;
///
/// let file = std::fs::read_to_string("data/splitter.tsv")?;
/// let error = Weights::read(&file.replace("says year", "says day")).unwrap_err();
/// assert!(error.to_string().contains("“says year”"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the weights is not “{expected}”, a tab and a number")]
pub struct WeightsError {
    line: usize,
    expected: String,
}

/// The first line of the file.
#[cfg(any(test, feature = "unstable"))]
const HEAD: &str = "# What speaks for entries: feature, weight in logarithms of odds. Made by `train --bin split`.";

impl Weights {
    /// The weights that come with the crate.
    pub(crate) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| {
            Weights::read(include_str!("../../data/splitter.tsv"))
                .expect("the file is read by a test")
        });
        &SHIPPED
    }

    /// Reads the weights of a file.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::split::Weights;
    ///
    /// let file = std::fs::read_to_string("data/splitter.tsv")?;
    /// assert!(Weights::read(&file).is_ok() && Weights::read("").is_err());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Where a line is not that of the feature that comes next.
    pub fn read(file: &str) -> Result<Self, WeightsError> {
        let mut weights = Box::new([0.0; COUNT]);
        let mut lines = file.lines().skip(1);
        for (at, name) in names().enumerate() {
            let weight = lines.next().and_then(|line| line.strip_prefix(name.as_str()));
            let weight = weight.and_then(|rest| rest.strip_prefix('\t')?.parse().ok());
            weights[at] = weight.ok_or(WeightsError { line: at + 2, expected: name })?;
        }
        Ok(Self(weights))
    }

    /// The file of the weights.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::split::Weights;
    ///
    /// let file = std::fs::read_to_string("data/splitter.tsv")?;
    /// assert_eq!(Weights::read(&file)?.write(), file);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(any(test, feature = "unstable"))]
    #[must_use]
    pub fn write(&self) -> String {
        let lines = names().zip(self.0.iter());
        let lines = lines.map(|(name, weight)| format!("{name}\t{weight:.3}\n"));
        format!("{HEAD}\n{}", lines.collect::<String>())
    }

    /// The confidence below which an entry is doubted.
    pub(super) fn doubt(&self) -> f32 {
        self.of(trust(Trust::Doubt))
    }

    /// The weight of one feature.
    pub(super) fn of(&self, feature: Feature) -> f32 {
        self.0[feature.number()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_their_file() {
        let shipped = Weights::shipped();
        assert_eq!(Weights::read(&shipped.write()).as_ref(), Ok(shipped));
    }

    #[test]
    fn a_file_that_lacks_a_feature_is_refused() {
        let file = Weights::shipped().write().replace("says year\t", "says day\t");
        let error = Weights::read(&file).expect_err("no such feature");
        assert_eq!(
            error.to_string(),
            "line 3 of the weights is not “says year”, a tab and a number"
        );
    }

    #[test]
    fn features_have_names_and_numbers_of_their_own() {
        let names: Vec<String> = names().collect();
        assert_eq!(names.len(), COUNT);
        assert!(u16::try_from(COUNT).is_ok());
        assert_eq!(names[kin(Kin::Next).number()], "kin next");
        assert_eq!(
            names[inner_pair(Ending::Stop, Opening::Small).number()],
            "inner-pair stop small"
        );
    }
}
