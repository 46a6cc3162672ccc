//! What a style file says, compiled: rendering elements with their terms in place, macros by number,
//! and the options of citations and of the bibliography.

use std::sync::Arc;

use super::locale::{Form, Locale};
use crate::item::Kind;
use crate::item::variable::Var;
use crate::style::Quotes;
use crate::style::numbers::Ranges;
use crate::style::text::{Display, Face};

/// A style, ready to render.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the style")]
#[derive(Debug)]
pub(in crate::style) struct Plan {
    pub(super) title: String,
    pub(super) id: String,
    /// Whether marks are notes.
    pub(super) is_note_style: bool,
    pub(super) locale: Locale,
    pub(super) quotes: Quotes,
    /// Whether the style is for English texts, whose titles may be set in title case.
    pub(super) is_english: bool,
    pub(super) macros: Vec<Vec<Node>>,
    pub(super) ranges: Ranges,
    /// What stands between the numbers of a range of pages.
    pub(super) range_delimiter: Box<str>,
    pub(super) demote: Demote,
    pub(super) initialize_with_hyphen: bool,
    pub(super) citation: Citation,
    pub(super) bibliography: Option<Bibliography>,
    /// Whether an element shows the letter after the year, so that no date has to.
    pub(super) shows_year_suffix: bool,
    /// Whether an element shows the place in the work.
    pub(super) shows_locator: bool,
    /// How many conditions ask whether a cite is ambiguous.
    pub(super) ambiguity_tests: usize,
}

/// Where a particle that stays with the family name goes in inverted names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Demote {
    Never,
    SortOnly,
    DisplayAndSort,
}

/// `cs:citation`.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of citations")]
#[derive(Debug)]
pub(super) struct Citation {
    pub(super) layout: Layout,
    pub(super) sort: Vec<Key>,
    pub(super) names: NameOptions,
    pub(super) adds_names: bool,
    pub(super) adds_given: bool,
    pub(super) given_rule: GivenRule,
    pub(super) adds_year_suffix: bool,
    pub(super) collapse: Option<Collapse>,
    pub(super) groups_cites: bool,
    pub(super) cite_group_delimiter: Option<Box<str>>,
    pub(super) year_suffix_delimiter: Option<Box<str>>,
    pub(super) after_collapse_delimiter: Option<Box<str>>,
    pub(super) near_note_distance: usize,
}

/// `cs:bibliography`.
#[derive(Debug)]
pub(super) struct Bibliography {
    pub(super) layout: Layout,
    pub(super) sort: Vec<Key>,
    pub(super) names: NameOptions,
    pub(super) aligns_second_field: bool,
    pub(super) substitute: Option<(Box<str>, SubstituteRule)>,
}

/// How much of the names is replaced where the entry before has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SubstituteRule {
    CompleteAll,
    CompleteEach,
    PartialEach,
    PartialFirst,
}

/// Whose given names are written to tell names apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GivenRule {
    pub(super) scope: GivenScope,
    pub(super) initials_only: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GivenScope {
    ByCite,
    AllNames,
    PrimaryName,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collapse {
    CitationNumber,
    Year,
    YearSuffix,
    YearSuffixRanged,
}

/// `cs:layout`.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) dress: Dress,
    pub(super) delimiter: Box<str>,
    pub(super) children: Vec<Node>,
}

/// `cs:key`.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) by: KeyOf,
    pub(super) descends: bool,
    /// How the names of the key are cut.
    pub(super) names: NameOptions,
}

#[derive(Debug)]
pub(super) enum KeyOf {
    Variable(Variable),
    Macro(usize),
}

/// How an element looks: its affixes, faces and letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Dress {
    pub(super) prefix: Box<str>,
    pub(super) suffix: Box<str>,
    pub(super) look: Look,
    pub(super) case: Option<TextCase>,
    pub(super) strips_periods: bool,
}

/// What an element does to the faces of its text and whether it quotes it or sets it apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) on: Face,
    pub(super) off: Face,
    pub(super) quotes: bool,
    pub(super) display: Option<Display>,
}

/// `text-case`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextCase {
    Lowercase,
    Uppercase,
    CapitalizeFirst,
    CapitalizeAll,
    Sentence,
    Title,
}

/// A rendering element.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Text { source: Source, dress: Dress },
    Number { variable: Variable, form: NumberForm, dress: Dress },
    Label(Label),
    Names(Arc<Names>),
    Date(Arc<Date>),
    Group { delimiter: Box<str>, children: Vec<Node>, dress: Dress },
    Choose(Vec<Branch>),
}

/// What a `cs:text` shows.
#[derive(Clone, Debug)]
pub(super) enum Source {
    Variable {
        variable: Variable,
        short: bool,
    },
    Macro(usize),
    Term {
        words: Box<str>,
        /// Whether it stands for a missing date, by which nothing is ordered.
        is_no_date: bool,
    },
    Value(Box<str>),
}

/// A variable of an item, or of the cite that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Variable {
    Of(Var),
    Other(Box<str>),
    CitationNumber,
    CitationLabel,
    FirstReferenceNoteNumber,
    Locator,
    PageFirst,
    YearSuffix,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberForm {
    Numeric,
    Ordinal,
    LongOrdinal,
    Roman,
}

/// `cs:label`.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// None in `cs:names`, where it is the variable that is written.
    pub(super) variable: Option<Variable>,
    pub(super) form: Form,
    pub(super) plural: Plural,
    pub(super) dress: Dress,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plural {
    Contextual,
    Always,
    Never,
}

/// `cs:names`.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) variables: Vec<Variable>,
    pub(super) name: NameOptions,
    pub(super) name_dress: Dress,
    pub(super) family: Dress,
    pub(super) given: Dress,
    pub(super) et_al: EtAl,
    pub(super) label: Option<Label>,
    pub(super) label_first: bool,
    pub(super) delimiter: Option<Box<str>>,
    pub(super) substitute: Vec<Node>,
    pub(super) dress: Dress,
}

/// `cs:et-al`.
#[derive(Clone, Debug)]
pub(super) struct EtAl {
    pub(super) words: Box<str>,
    pub(super) dress: Dress,
}

/// What `cs:name` says, and what it inherits where it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct NameOptions {
    pub(super) and: Option<Box<str>>,
    pub(super) delimiter: Option<Box<str>>,
    pub(super) names_delimiter: Option<Box<str>>,
    pub(super) precedes_last: Option<Precedes>,
    pub(super) precedes_et_al: Option<Precedes>,
    pub(super) et_al_min: Option<usize>,
    pub(super) et_al_use_first: Option<usize>,
    pub(super) et_al_subsequent_min: Option<usize>,
    pub(super) et_al_subsequent_use_first: Option<usize>,
    pub(super) et_al_use_last: Option<bool>,
    pub(super) form: Option<NameForm>,
    pub(super) initialize: Option<bool>,
    pub(super) initialize_with: Option<Box<str>>,
    pub(super) inverts: Option<Inverts>,
    pub(super) sort_separator: Option<Box<str>>,
}

/// When a delimiter stands before the last name or "et al."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precedes {
    Contextual,
    AfterInvertedName,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameForm {
    Long,
    Short,
    Count,
}

/// `name-as-sort-order`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inverts {
    First,
    All,
}

/// `cs:date`.
#[derive(Clone, Debug)]
pub(super) struct Date {
    pub(super) variable: Variable,
    pub(super) delimiter: Box<str>,
    pub(super) parts: Vec<DatePart>,
    pub(super) dress: Dress,
}

/// `cs:date-part`.
#[derive(Clone, Debug)]
pub(super) struct DatePart {
    pub(super) part: Part,
    pub(super) form: PartForm,
    pub(super) range_delimiter: Option<Box<str>>,
    pub(super) dress: Dress,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartForm {
    Long,
    Short,
    Numeric,
    LeadingZeros,
    Ordinal,
}

/// A branch of `cs:choose`; `cs:else` has no tests.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    pub(super) matching: Match,
    pub(super) tests: Vec<Test>,
    pub(super) children: Vec<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    All,
    Any,
    None,
}

#[derive(Clone, Debug)]
pub(super) enum Test {
    Kind(Kind),
    Variable(Variable),
    IsNumeric(Variable),
    IsUncertain(Variable),
    Locator(Box<str>),
    Position(Position),
    NearNote,
    Disambiguate(bool),
    Never,
}

/// Where a cite stands among those of its item (CSL 1.0.2, "Choose", `position`).
///
/// ```
/// use ibid::style::csl::Position;
///
/// assert!(Position::First < Position::Subsequent, "the later, the less has to be said");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// It is the first one.
    #[default]
    First,
    /// The item was cited before.
    Subsequent,
    /// The cite before is of the same item and place.
    Ibid,
    /// The cite before is of the same item, at another place.
    IbidWithLocator,
}

impl Node {
    /// The rows of elements that stand in this one; those of a macro stand in the plan.
    pub(super) fn inner(&self) -> impl Iterator<Item = &[Self]> {
        let (row, branches): (&[Self], &[Branch]) = match self {
            Self::Group { children, .. } => (children, &[]),
            Self::Names(names) => (&names.substitute, &[]),
            Self::Choose(branches) => (&[], branches),
            Self::Text { .. } | Self::Number { .. } | Self::Label(_) | Self::Date(_) => (&[], &[]),
        };
        std::iter::once(row).chain(branches.iter().map(|branch| branch.children.as_slice()))
    }
}

impl Names {
    /// A variable's names with these options.
    pub(super) fn of(variable: Variable, name: NameOptions) -> Self {
        Self {
            variables: vec![variable],
            name,
            name_dress: Dress::default(),
            family: Dress::default(),
            given: Dress::default(),
            et_al: EtAl { words: "".into(), dress: Dress::default() },
            label: None,
            label_first: false,
            delimiter: None,
            substitute: Vec::new(),
            dress: Dress::default(),
        }
    }
}

impl NameOptions {
    /// These options, and those of `outer` where these say nothing.
    pub(super) fn within(&self, outer: &Self) -> Self {
        macro_rules! inherit {
            ($($field:ident)*) => {
                Self { $($field: self.$field.clone().or_else(|| outer.$field.clone())),* }
            };
        }
        inherit! {
            and delimiter names_delimiter precedes_last precedes_et_al et_al_min et_al_use_first
            et_al_subsequent_min et_al_subsequent_use_first et_al_use_last form initialize
            initialize_with inverts sort_separator
        }
    }
}
