//! How much speaks for an entry: scores are logarithms of odds, nought is the toss-up.

use super::cue::{Cue, Cues};
use super::heading::Heading;
use super::layout::Layout;
use super::line::{Ending, Line};
use super::mark::Kind;
use super::opening::Opening;

/// The step from prose into a list that no heading announces.
pub(super) const ENTER: f32 = -4.0;
/// The same where the text begins: it may be a bare list.
pub(super) const ENTER_AT_START: f32 = -1.5;
/// A line between entries that is none: a page head, an annotation.
const ASIDE: f32 = -0.4;
/// Another heading, which may part a list but mostly ends it.
const ASIDE_HEADING: f32 = -1.5;

/// A heading that is not below that of the list.
const ASIDE_END: f32 = -6.0;

/// The step from a heading into the list under it.
pub(super) fn enter_under(heading: Heading) -> f32 {
    match heading {
        Heading::Strong => 1.0,
        Heading::Weak => -1.0,
    }
}

/// The step from a list back into the prose that `line` begins.
pub(super) fn leave(line: &Line) -> f32 {
    match line {
        _ if line.inside => -3.0,
        _ if line.gap || line.title => -0.6,
        _ => -1.0,
    }
}

/// What an entry gains by the heading of its list.
pub(super) fn under(heading: Option<Heading>) -> f32 {
    match heading {
        Some(Heading::Strong) => 1.2,
        Some(Heading::Weak) => 0.8,
        None => 0.0,
    }
}

/// A line within a list that belongs to no entry.
pub(super) fn aside(line: &Line) -> f32 {
    match line.title {
        _ if line.ends_list => ASIDE_END,
        true => ASIDE_HEADING,
        false => ASIDE,
    }
}

/// The lines `start..end` as an entry of a list in `layout`; `cues` are theirs together.
pub(super) fn entry(lines: &[Line], start: usize, end: usize, cues: &Cues, layout: Layout) -> f32 {
    wording(cues)
        + opening(lines[start].opening)
        + ending(lines, end)
        + boundary_before(lines, start, layout)
        + boundary_after(lines, start, end, layout)
}

/// What an entry says, wherever it stands.
fn wording(cues: &Cues) -> f32 {
    let words = cues.get(Cue::Word);
    let bare_link = cues.has(Cue::Link) && words <= 3.0;
    let one = |cue| cues.up_to(1.0, cue);
    -2.6 + 1.2 * one(Cue::Year)
        + 0.8 * one(Cue::BracketYear)
        + 0.6 * cues.up_to(3.0, Cue::Name)
        + 1.2 * one(Cue::Link)
        + if cues.has(Cue::Link) { 0.0 } else { 0.9 * one(Cue::Anchor) }
        + 0.6 * cues.up_to(3.0, Cue::Number)
        + 0.5 * cues.up_to(4.0, Cue::Imprint)
        + 1.0 * one(Cue::Place)
        + 0.7 * cues.up_to(2.0, Cue::Access)
        + 0.5 * one(Cue::Quote)
        + if bare_link { 0.2 } else { 0.0 }
        - 1.2 * cues.up_to(3.0, Cue::Web)
        - 0.3 * (cues.get(Cue::BracketYear) - 1.0).max(0.0)
        - prose(cues)
        - length(words, cues.has(Cue::Link))
}

/// What speaks for running prose.
fn prose(cues: &Cues) -> f32 {
    let words = cues.get(Cue::Word);
    let mostly_small = words > 12.0 && cues.get(Cue::Small) > 0.62 * words;
    0.55 * cues.up_to(10.0, Cue::Prose) + if mostly_small { 1.2 } else { 0.0 }
}

/// What speaks against very short and very long entries.
fn length(words: f32, has_link: bool) -> f32 {
    let short = if words < 4.0 && !has_link { 1.5 } else { 0.0 };
    let long = ((words - 90.0) / 30.0).clamp(0.0, 8.0);
    short + long
}

fn opening(opening: Opening) -> f32 {
    match opening {
        Opening::NamesAndYear => 2.0,
        Opening::Name => 1.4,
        Opening::Dash => 1.8,
        Opening::BracketYear => 0.8,
        Opening::Quote => 0.5,
        Opening::Capitals => 0.7,
        Opening::Capital => 0.0,
        Opening::Other => -0.3,
        Opening::Small => -2.2,
        Opening::Closing => -2.0,
    }
}

fn ending(lines: &[Line], end: usize) -> f32 {
    match lines[end - 1].ending {
        Ending::Closed => 0.4,
        Ending::Open => -0.3,
        Ending::Unfinished => -1.2,
    }
}

/// What the line before says about a start at `start`.
fn boundary_before(lines: &[Line], start: usize, layout: Layout) -> f32 {
    let line = &lines[start];
    if let Some(mark) = line.mark
        && layout == Layout::Marked
    {
        return if mark.kind == Kind::Bare { -0.3 } else { 0.6 };
    }
    let Some(before) = start.checked_sub(1).map(|at| &lines[at]).filter(|_| !line.gap) else {
        return 0.2;
    };
    let ending = match before.ending {
        _ if before.title => 0.0,
        Ending::Closed => 0.2,
        Ending::Open => -0.8,
        Ending::Unfinished => -2.5,
    };
    match layout {
        Layout::Hanging | Layout::Indented => 0.4,
        _ => ending,
    }
}

/// What the line after says about an end before it.
fn boundary_after(lines: &[Line], start: usize, end: usize, layout: Layout) -> f32 {
    let Some(after) = lines.get(end).filter(|after| !after.gap && !after.title) else { return 0.2 };
    let last = &lines[end - 1];
    let cut_short = layout != Layout::Single && layout.continues(lines, start, end);
    let small = matches!(after.opening, Opening::Small | Opening::Closing);
    let mut score = 0.0;
    if small && after.mark.is_none() {
        score -= 2.0;
    }
    if cut_short || layout == Layout::Single {
        score -= match last.ending {
            Ending::Closed => 0.0,
            Ending::Open => 0.8,
            Ending::Unfinished => 2.0,
        };
    }
    if cut_short && layout != Layout::Wrapped {
        score -= 0.8;
    }
    score
}

/// What the break between two lines of an entry says; `so_far` are the cues before it.
pub(super) fn inner_break(so_far: &Cues, before: &Line, after: &Line, layout: Layout) -> f32 {
    let closed = before.ending == Ending::Closed;
    let gap = match after.gap {
        true if closed => -1.5,
        true => -0.4,
        false => 0.0,
    };
    let mark = if after.mark.is_some() { -1.5 } else { 0.0 };
    let meant = match layout {
        Layout::Wrapped if after.breaks_early => -1.0,
        Layout::Spaced | Layout::Marked if after.breaks_early => -0.2,
        _ => 0.0,
    };
    let new_start = if closed { new_start(so_far, after, layout) } else { 0.0 };
    gap + mark + meant + new_start
}

/// What the opening of a line says against its going on with an entry that might be complete.
fn new_start(so_far: &Cues, line: &Line, layout: Layout) -> f32 {
    match line.opening {
        Opening::NamesAndYear | Opening::Dash if layout == Layout::Wrapped => -2.0,
        Opening::NamesAndYear | Opening::Dash if layout == Layout::Spaced => -1.5,
        Opening::Name if layout == Layout::Wrapped => -0.6,
        _ if is_complete(so_far) && is_remark(line) => -1.8,
        _ => 0.0,
    }
}

/// Whether an entry says when and where it appeared.
fn is_complete(cues: &Cues) -> bool {
    let dated = cues.has(Cue::Year) || cues.has(Cue::Link);
    dated && WHERE.iter().any(|&cue| cues.has(cue))
}

/// Whether a line reads like a sentence about a work rather than a part of its reference.
fn is_remark(line: &Line) -> bool {
    let says_nothing = !WHERE.iter().chain(&[Cue::Year, Cue::Name]).any(|&cue| line.cues.has(cue));
    let in_sentences = line.cues.get(Cue::Small) > 0.5 * line.cues.get(Cue::Word);
    line.opening == Opening::Capital && says_nothing && in_sentences
}

/// Cues that say where something appeared.
const WHERE: [Cue; 6] =
    [Cue::Link, Cue::Anchor, Cue::Number, Cue::Imprint, Cue::Access, Cue::Place];

/// How well the entry that begins with `line` follows the one that began with `last`.
pub(super) fn kinship(last: &Line, line: &Line, layout: Layout) -> f32 {
    let indent = if last.indent.abs_diff(line.indent) > 1 { -0.8 } else { 0.0 };
    let mark = match (last.mark, line.mark) {
        (None, None) => 0.4,
        (Some(last), Some(mark)) if last.kind == mark.kind => match (last.number, mark.number) {
            (Some(last), Some(number)) if number == last + 1 => 0.8,
            (Some(last), Some(number)) if number <= last => -1.5,
            _ => 0.4,
        },
        _ => -0.8,
    };
    let named = |line: &Line| matches!(line.opening, Opening::NamesAndYear | Opening::Dash);
    let wording = match layout {
        Layout::Wrapped if named(last) && named(line) => 0.4,
        Layout::Wrapped if named(last) => -1.2,
        _ => 0.0,
    };
    indent + mark + wording
}
