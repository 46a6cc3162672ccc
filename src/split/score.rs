//! How much speaks for an entry, and for a step between prose and lists: the
//! [weights](super::weight) of what the lines say, added up.

use super::cue::{Cue, Cues};
use super::heading::Heading;
use super::layout::Layout;
use super::line::{Cause, Ending, Line};
use super::mark::Kind;
use super::opening::Opening;
use super::weight::*;

/// From prose into a list without heading that begins with line `at`.
pub(super) fn enter(lines: &[Line], at: usize) -> f32 {
    match at {
        0 => ENTER_AT_START,
        _ if lines[at].gap || lines[at - 1].title => ENTER,
        _ => ENTER + ENTER_INSIDE,
    }
}

/// From a heading into the list under it.
pub(super) fn enter_under(heading: Heading) -> f32 {
    match heading {
        Heading::Strong => ENTER_STRONG,
        Heading::Weak => ENTER_WEAK,
    }
}

/// From a list back into the prose that `line` begins.
pub(super) fn leave(line: &Line) -> f32 {
    match line {
        _ if line.inside => LEAVE_ITEM,
        _ if line.gap || line.title => LEAVE,
        _ => LEAVE_INSIDE,
    }
}

/// What an entry gains by the heading of its list.
pub(super) fn under(heading: Option<Heading>) -> f32 {
    match heading {
        Some(Heading::Strong) => UNDER_STRONG,
        Some(Heading::Weak) => UNDER_WEAK,
        None => 0.0,
    }
}

/// A line within a list that belongs to no entry.
pub(super) fn aside(line: &Line) -> f32 {
    match line {
        _ if line.ends_list => return ASIDE_END,
        _ if line.title => return ASIDE_HEADING,
        _ if line.page => return 0.0,
        _ if is_remark(line) => return ASIDE_REMARK,
        _ => {}
    }
    let place = match line {
        _ if line.gap => 0.0,
        _ if line.cause == Cause::Meant => ASIDE_INSIDE,
        _ => ASIDE_INSIDE + ASIDE_FORCED,
    };
    ASIDE + place + ASIDE_PROSE * line.cues.up_to(3.0, Cue::Prose)
}

/// The lines `start..end` as an entry of a list in `layout`, the breaks within it left aside;
/// `cues` are theirs together.
pub(super) fn entry(lines: &[Line], start: usize, end: usize, cues: &Cues, layout: Layout) -> f32 {
    wording(cues)
        + opening(lines[start].opening)
        + ending(lines[end - 1].ending)
        + boundary_before(lines, start, layout)
        + boundary_after(lines, start, end, layout)
}

/// What an entry says, wherever it stands.
fn wording(cues: &Cues) -> f32 {
    let once = |cue| cues.up_to(1.0, cue);
    BIAS + YEAR * once(Cue::Year)
        + BRACKET_YEAR * once(Cue::BracketYear)
        + MORE_YEARS * (cues.get(Cue::BracketYear) - 1.0).max(0.0)
        + NAME * cues.up_to(3.0, Cue::Name)
        + link(cues)
        + NUMBER * cues.up_to(3.0, Cue::Number)
        + IMPRINT * cues.up_to(4.0, Cue::Imprint)
        + PLACE * once(Cue::Place)
        + ACCESS * cues.up_to(2.0, Cue::Access)
        + QUOTE * once(Cue::Quote)
        + WEB * cues.up_to(3.0, Cue::Web)
        + CODE * cues.up_to(3.0, Cue::Code)
        + PROSE * cues.up_to(10.0, Cue::Prose)
        + length(cues)
        + if FACTS.iter().any(|&cue| cues.has(cue)) { 0.0 } else { NO_FACTS }
}

/// Cues that say when, where or by whom something appeared.
const FACTS: [Cue; 8] = [
    Cue::Year,
    Cue::Link,
    Cue::Anchor,
    Cue::Number,
    Cue::Imprint,
    Cue::Access,
    Cue::Place,
    Cue::Name,
];

fn link(cues: &Cues) -> f32 {
    match cues.get(Cue::Word) {
        words if cues.has(Cue::Link) && words <= 3.0 => LINK + BARE_LINK,
        _ if cues.has(Cue::Link) => LINK,
        _ => ANCHOR * cues.up_to(1.0, Cue::Anchor),
    }
}

/// What speaks against very short and very long entries, and against sentences.
fn length(cues: &Cues) -> f32 {
    let words = cues.get(Cue::Word);
    let short = if words < 4.0 && !cues.has(Cue::Link) { SHORT } else { 0.0 };
    let mostly_small = words > 12.0 && cues.get(Cue::Small) > 0.62 * words;
    short
        + if mostly_small { MOSTLY_SMALL } else { 0.0 }
        + LONG * ((words - 90.0) / 30.0).clamp(0.0, 8.0)
}

fn opening(opening: Opening) -> f32 {
    match opening {
        Opening::NamesAndYear => OPENS_NAMES_YEAR,
        Opening::Name => OPENS_NAME,
        Opening::Dash => OPENS_DASH,
        Opening::BracketYear => OPENS_BRACKET_YEAR,
        Opening::Quote => OPENS_QUOTE,
        Opening::Capitals => OPENS_CAPITALS,
        Opening::Capital => 0.0,
        Opening::Link => OPENS_LINK,
        Opening::Other => OPENS_OTHER,
        Opening::Access => OPENS_ACCESS,
        Opening::Small => OPENS_SMALL,
        Opening::Closing => OPENS_CLOSING,
    }
}

fn ending(ending: Ending) -> f32 {
    match ending {
        Ending::Closed => ENDS_CLOSED,
        Ending::Open => ENDS_OPEN,
        Ending::Unfinished => ENDS_UNFINISHED,
    }
}

/// What the line before says about a start at `start`.
fn boundary_before(lines: &[Line], start: usize, layout: Layout) -> f32 {
    let line = &lines[start];
    if let Some(mark) = line.mark
        && layout == Layout::Marked
    {
        return if mark.kind == Kind::Bare { BARE_MARK } else { MARK };
    }
    let before = match start.checked_sub(1).map(|at| &lines[at]) {
        Some(before) if !line.gap && !before.title => before,
        _ => return SET_OFF,
    };
    if matches!(layout, Layout::Hanging | Layout::Indented) {
        return SET_OFF;
    }
    let forced = match line.cause {
        Cause::Meant => 0.0,
        Cause::Unsure => AFTER_UNSURE,
        Cause::Width => AFTER_FORCED,
    };
    let link = if line.opening == Opening::Link { AFTER_LINE_LINK } else { 0.0 };
    let marked = if before.mark.is_some() && line.mark.is_none() { AFTER_MARKED } else { 0.0 };
    forced
        + link
        + marked
        + match before.ending {
            Ending::Closed => AFTER_CLOSED,
            Ending::Open => AFTER_OPEN,
            Ending::Unfinished => AFTER_UNFINISHED,
        }
}

/// What the line after says about an end before it.
fn boundary_after(lines: &[Line], start: usize, end: usize, layout: Layout) -> f32 {
    let after = match lines.get(end) {
        Some(after) if !after.gap && !after.title && !after.page => after,
        _ => return SET_OFF,
    };
    let small = matches!(
        after.opening,
        Opening::Small | Opening::Closing | Opening::Access | Opening::Link
    );
    let before_small = if small && after.mark.is_none() { CUT_BEFORE_SMALL } else { 0.0 };
    let goes_on = layout.continues(lines, start, end);
    if !goes_on && layout != Layout::Single {
        return before_small;
    }
    let ending = match lines[end - 1].ending {
        Ending::Closed => 0.0,
        Ending::Open => CUT_OPEN,
        Ending::Unfinished => CUT_UNFINISHED,
    };
    let cut = match layout {
        Layout::Single | Layout::Wrapped => 0.0,
        _ if after.cause == Cause::Meant => CUT_SHORT,
        _ => CUT_SHORT + CUT_FORCED,
    };
    before_small + ending + cut
}

/// What the break between two lines of an entry says; `so_far` are the cues before it.
pub(super) fn inner_break(so_far: &Cues, before: &Line, after: &Line, layout: Layout) -> f32 {
    let closed = before.ending == Ending::Closed;
    let gap = match after.gap {
        true if closed => GAP_AFTER_CLOSED,
        true => GAP,
        false => 0.0,
    };
    let mark = if after.mark.is_some() { INNER_MARK } else { 0.0 };
    let meant = match layout {
        Layout::Wrapped if after.cause == Cause::Meant => MEANT_WRAPPED,
        Layout::Wrapped if after.cause == Cause::Unsure => UNSURE_WRAPPED,
        Layout::Spaced | Layout::Marked
            if after.cause == Cause::Meant && after.opening != Opening::Link =>
        {
            MEANT
        }
        _ => 0.0,
    };
    let new_start = if closed { new_start(so_far, after, layout) } else { 0.0 };
    gap + mark + meant + new_start
}

/// What the opening of a line says against its going on with an entry that might be complete.
fn new_start(so_far: &Cues, line: &Line, layout: Layout) -> f32 {
    match line.opening {
        Opening::NamesAndYear | Opening::Dash if layout == Layout::Wrapped => INNER_NAMES_WRAPPED,
        Opening::NamesAndYear | Opening::Dash if layout == Layout::Spaced => INNER_NAMES_SPACED,
        Opening::Name if layout == Layout::Wrapped => INNER_NAME,
        _ if is_complete(so_far) && is_remark(line) => REMARK,
        _ => 0.0,
    }
}

/// Whether an entry says what appeared when.
fn is_complete(cues: &Cues) -> bool {
    cues.get(Cue::Word) > 4.0 && (cues.has(Cue::Year) || cues.has(Cue::Link))
}

/// Whether a line reads like a sentence about a work rather than a part of its reference.
fn is_remark(line: &Line) -> bool {
    let part = PARTS.iter().any(|&cue| line.cues.has(cue)) || line.cues.get(Cue::Imprint) > 1.0;
    let in_sentences = line.cues.get(Cue::Small) > 0.5 * line.cues.get(Cue::Word);
    line.opening == Opening::Capital && in_sentences && !part
}

/// Cues of what stands at the end of a reference.
const PARTS: [Cue; 7] =
    [Cue::Year, Cue::Name, Cue::Link, Cue::Anchor, Cue::Number, Cue::Access, Cue::Place];

/// How well the entry that begins with `line` follows the one that began with `last`, if any.
pub(super) fn kinship(last: Option<&Line>, line: &Line, layout: Layout) -> f32 {
    let Some(last) = last else { return first(line) };
    let indent = if last.indent.abs_diff(line.indent) > 1 { KIN_INDENT } else { 0.0 };
    let mark = match (last.mark, line.mark) {
        (None, None) => KIN,
        (Some(last), Some(mark)) if last.kind == mark.kind => match (last.number, mark.number) {
            (Some(last), Some(number)) if number == last + 1 => KIN_NEXT,
            (Some(last), Some(number)) if number <= last => KIN_BACK,
            _ => KIN_MARK,
        },
        _ => KIN_UNLIKE,
    };
    let named = |line: &Line| matches!(line.opening, Opening::NamesAndYear | Opening::Dash);
    let wording = match layout {
        Layout::Wrapped if named(last) && named(line) => KIN_NAMES,
        Layout::Wrapped if named(last) => KIN_NO_NAMES,
        _ => 0.0,
    };
    indent + mark + wording
}

/// The first entry of a list.
fn first(line: &Line) -> f32 {
    match line.mark.and_then(|mark| mark.number) {
        Some(2..) => FIRST_LATE,
        _ => 0.0,
    }
}
