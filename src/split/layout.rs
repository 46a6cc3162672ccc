//! How a list is laid out: what its entries may start with, and how far they may go.

use super::feature::values;
use super::line::Line;
use super::mark::Kind;

values! {
    /// The layout of a list.
    pub(super) enum Layout {
        /// Entries begin with a mark, but for some below a blank line.
        Marked = "marked",
        /// Blank lines between the entries.
        Spaced = "spaced",
        /// The first line of an entry begins further left than the rest.
        Hanging = "hanging",
        /// The first line of an entry begins further right than the rest.
        Indented = "indented",
        /// Every line is an entry.
        Single = "single",
        /// Entries are wrapped and nothing but their wording tells where they begin.
        Wrapped = "wrapped",
    }
}

impl Layout {
    pub(super) const ALL: [Self; 6] =
        [Self::Marked, Self::Spaced, Self::Hanging, Self::Indented, Self::Single, Self::Wrapped];

    /// Whether an entry may start with line `at`.
    pub(super) fn starts(self, lines: &[Line], at: usize) -> bool {
        let line = &lines[at];
        if line.goes_on() {
            return false;
        }
        match self {
            Self::Marked => line.mark.is_some() || line.gap,
            Self::Spaced => line.gap || line.new_page,
            Self::Hanging => {
                line.gap || line.new_page || at == 0 || line.indent <= lines[at - 1].indent
            }
            Self::Indented => lines.get(at + 1).is_some_and(|next| next.indent < line.indent),
            Self::Single | Self::Wrapped => true,
        }
    }

    /// Whether line `at` may belong to the entry that started with line `start`.
    pub(super) fn continues(self, lines: &[Line], start: usize, at: usize) -> bool {
        let line = &lines[at];
        if line.is_heading() {
            return false;
        }
        if line.inside && (!lines[start].inside || line.gap) {
            return self == Self::Marked;
        }
        let near = !line.gap || line.may_go_on_after_gap(&lines[at - 1]);
        match self {
            Self::Marked => match (lines[start].mark, line.mark) {
                (Some(first), Some(mark)) => {
                    !line.gap && (first.kind != mark.kind || !line.chained)
                }
                (Some(first), None) => first.kind != Kind::Item,
                (None, mark) => !line.gap && mark.is_none(),
            },
            Self::Spaced | Self::Wrapped => near && (line.mark.is_none() || !line.gap),
            Self::Hanging => near && line.indent > lines[start].indent,
            Self::Indented => !line.gap && line.indent < lines[start].indent,
            Self::Single => false,
        }
    }
}
