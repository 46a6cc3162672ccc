//! How a list is laid out: what its entries may start with, and how far they may go.

use super::line::Line;
use super::mark::Kind;

/// The layout of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Every entry begins with a mark.
    Marked,
    /// Blank lines between the entries.
    Spaced,
    /// The first line of an entry begins further left than the rest.
    Hanging,
    /// The first line of an entry begins further right than the rest.
    Indented,
    /// Every line is an entry.
    Single,
    /// Entries are wrapped and nothing but their wording tells where they begin.
    Wrapped,
}

impl Layout {
    pub(super) const ALL: [Self; 6] =
        [Self::Marked, Self::Spaced, Self::Hanging, Self::Indented, Self::Single, Self::Wrapped];

    /// Whether an entry may start with line `at`.
    pub(super) fn starts(self, lines: &[Line], at: usize) -> bool {
        let line = &lines[at];
        if line.inside || line.goes_on() {
            return false;
        }
        match self {
            Self::Marked => line.mark.is_some(),
            Self::Spaced => line.gap,
            Self::Hanging => line.gap || at == 0 || line.indent <= lines[at - 1].indent,
            Self::Indented => lines.get(at + 1).is_some_and(|next| next.indent < line.indent),
            Self::Single | Self::Wrapped => true,
        }
    }

    /// Whether line `at` may belong to the entry that started with line `start`.
    pub(super) fn continues(self, lines: &[Line], start: usize, at: usize) -> bool {
        let line = &lines[at];
        if line.is_heading() || (line.is_page() && (line.gap || at + 1 == lines.len())) {
            return false;
        }
        if line.inside {
            return self == Self::Marked;
        }
        match self {
            Self::Marked => lines[start].mark.is_some_and(|first| match line.mark {
                Some(mark) => first.kind != mark.kind && !line.gap,
                None => first.kind != Kind::Item,
            }),
            Self::Spaced | Self::Wrapped => !line.gap,
            Self::Hanging => !line.gap && line.indent > lines[start].indent,
            Self::Indented => !line.gap && line.indent < lines[start].indent,
            Self::Single => false,
        }
    }
}
