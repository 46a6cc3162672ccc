//! How much speaks for an entry, and for a step between prose and lists: the
//! [weights](super::weight) of what the lines say, added up.

use super::cue::{Cue, Cues};
use super::layout::Layout;
use super::line::{Cause, Ending, Line, Role};
use super::mark::Kind;
use super::opening::Opening;
use super::weight;
use crate::lexicon::prose::Heading;

/// From prose into a list without heading that begins with line `at`.
pub(super) fn enter(lines: &[Line], at: usize) -> f32 {
    match at {
        0 if is_short(lines) => weight::ENTER_ALONE,
        0 => weight::ENTER_AT_START,
        _ if lines[at].gap || lines[at - 1].is_heading() => weight::ENTER,
        _ => weight::ENTER + weight::ENTER_INSIDE,
    }
}

/// Whether a whole text is no longer than an entry or two.
fn is_short(lines: &[Line]) -> bool {
    const MOST_LINES: usize = 15;
    const MOST_WORDS: f32 = 100.0;
    let words = |line: &Line| line.cues.get(Cue::Word);
    lines.len() <= MOST_LINES && lines.iter().map(words).sum::<f32>() <= MOST_WORDS
}

/// From a heading into the list under it.
pub(super) fn enter_under(heading: Heading) -> f32 {
    match heading {
        Heading::Strong => weight::ENTER_STRONG,
        Heading::Weak => weight::ENTER_WEAK,
    }
}

/// From a list back into the prose that `line` begins.
pub(super) fn leave(line: &Line) -> f32 {
    match line {
        _ if line.inside => weight::LEAVE_ITEM,
        _ if line.gap || line.is_heading() => weight::LEAVE,
        _ => weight::LEAVE_INSIDE,
    }
}

/// What an entry gains by the heading of its list.
pub(super) fn under(heading: Option<Heading>) -> f32 {
    match heading {
        Some(Heading::Strong) => weight::UNDER_STRONG,
        Some(Heading::Weak) => weight::UNDER_WEAK,
        None => 0.0,
    }
}

/// A line within a list that belongs to no entry.
pub(super) fn aside(line: &Line) -> f32 {
    match line.role {
        Role::End => weight::ASIDE_END,
        Role::Heading => weight::ASIDE_HEADING,
        Role::Page => 0.0,
        Role::Text if is_remark(line) => weight::ASIDE_REMARK,
        Role::Text => aside_text(line),
    }
}

fn aside_text(line: &Line) -> f32 {
    let place = match line.cause {
        _ if line.gap => 0.0,
        Cause::Meant => weight::ASIDE_INSIDE,
        Cause::Unsure | Cause::Width => weight::ASIDE_INSIDE + weight::ASIDE_FORCED,
    };
    weight::ASIDE + place + weight::ASIDE_PROSE * line.cues.up_to(3.0, Cue::Prose)
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
    weight::BIAS
        + weight::YEAR * once(Cue::Year)
        + weight::BRACKET_YEAR * once(Cue::BracketYear)
        + weight::MORE_YEARS * (cues.get(Cue::BracketYear) - 1.0).max(0.0)
        + weight::NAME * cues.up_to(3.0, Cue::Name)
        + link(cues)
        + weight::NUMBER * cues.up_to(3.0, Cue::Number)
        + weight::IMPRINT * cues.up_to(4.0, Cue::Imprint)
        + weight::PLACE * once(Cue::Place)
        + weight::ACCESS * cues.up_to(2.0, Cue::Access)
        + weight::QUOTE * once(Cue::Quote)
        + weight::WEB * cues.up_to(3.0, Cue::Web)
        + weight::CODE * cues.up_to(3.0, Cue::Code)
        + weight::PROSE * cues.up_to(10.0, Cue::Prose)
        + length(cues)
        + if FACTS.iter().any(|&cue| cues.has(cue)) { 0.0 } else { weight::NO_FACTS }
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
        words if cues.has(Cue::Link) && words <= 3.0 => weight::LINK + weight::BARE_LINK,
        _ if cues.has(Cue::Link) => weight::LINK,
        _ => weight::ANCHOR * cues.up_to(1.0, Cue::Anchor),
    }
}

/// What speaks against very short and very long entries, and against sentences.
fn length(cues: &Cues) -> f32 {
    let words = cues.get(Cue::Word);
    let short = if words < 4.0 && !cues.has(Cue::Link) { weight::SHORT } else { 0.0 };
    let mostly_small = words > 12.0 && cues.get(Cue::Small) > 0.62 * words;
    short
        + if mostly_small { weight::MOSTLY_SMALL } else { 0.0 }
        + weight::LONG * ((words - 90.0) / 30.0).clamp(0.0, 8.0)
}

fn opening(opening: Opening) -> f32 {
    match opening {
        Opening::NamesAndYear => weight::OPENS_NAMES_YEAR,
        Opening::Name => weight::OPENS_NAME,
        Opening::Dash => weight::OPENS_DASH,
        Opening::BracketYear => weight::OPENS_BRACKET_YEAR,
        Opening::Quote => weight::OPENS_QUOTE,
        Opening::Capitals => weight::OPENS_CAPITALS,
        Opening::Capital => 0.0,
        Opening::Date => weight::OPENS_DATE,
        Opening::Link => weight::OPENS_LINK,
        Opening::Other => weight::OPENS_OTHER,
        Opening::Access => weight::OPENS_ACCESS,
        Opening::Small => weight::OPENS_SMALL,
        Opening::Closing => weight::OPENS_CLOSING,
    }
}

fn ending(ending: Ending) -> f32 {
    match ending {
        Ending::Closed | Ending::Address => weight::ENDS_CLOSED,
        Ending::Open => weight::ENDS_OPEN,
        Ending::Unfinished => weight::ENDS_UNFINISHED,
    }
}

/// What the line before says about a start at `start`.
fn boundary_before(lines: &[Line], start: usize, layout: Layout) -> f32 {
    let line = &lines[start];
    if let Some(mark) = line.mark
        && layout == Layout::Marked
    {
        return if mark.kind == Kind::Bare { weight::BARE_MARK } else { weight::MARK };
    }
    let before = match start.checked_sub(1).map(|at| &lines[at]) {
        Some(before) if !line.gap && !before.is_heading() => before,
        _ => return weight::SET_OFF,
    };
    if matches!(layout, Layout::Hanging | Layout::Indented) {
        return weight::SET_OFF;
    }
    let forced = match line.cause {
        Cause::Meant => 0.0,
        Cause::Unsure => weight::AFTER_UNSURE,
        Cause::Width => weight::AFTER_FORCED,
    };
    let address = if line.opening == Opening::Link { weight::AFTER_LINE_LINK } else { 0.0 };
    let marked =
        if before.mark.is_some() && line.mark.is_none() { weight::AFTER_MARKED } else { 0.0 };
    forced
        + address
        + marked
        + match before.ending {
            Ending::Closed => weight::AFTER_CLOSED,
            Ending::Address => weight::AFTER_ADDRESS,
            Ending::Open => weight::AFTER_OPEN,
            Ending::Unfinished => weight::AFTER_UNFINISHED,
        }
}

/// What the line after says about an end before it.
fn boundary_after(lines: &[Line], start: usize, end: usize, layout: Layout) -> f32 {
    let after = match lines.get(end) {
        Some(after) if !after.gap && after.role == Role::Text => after,
        _ => return weight::SET_OFF,
    };
    let small = matches!(
        after.opening,
        Opening::Small | Opening::Closing | Opening::Access | Opening::Link
    );
    let before_small = if small && after.mark.is_none() { weight::CUT_BEFORE_SMALL } else { 0.0 };
    let goes_on = layout.continues(lines, start, end);
    if !goes_on && layout != Layout::Single {
        return before_small;
    }
    let ending = match lines[end - 1].ending {
        Ending::Closed | Ending::Address => 0.0,
        Ending::Open => weight::CUT_OPEN,
        Ending::Unfinished => weight::CUT_UNFINISHED,
    };
    let cut = match layout {
        Layout::Single | Layout::Wrapped => 0.0,
        _ if after.cause == Cause::Meant => weight::CUT_SHORT,
        _ => weight::CUT_SHORT + weight::CUT_FORCED,
    };
    before_small + ending + cut
}

/// What the break between two lines of an entry says; `so_far` are the cues before it.
pub(super) fn inner_break(so_far: &Cues, before: &Line, after: &Line, layout: Layout) -> f32 {
    let closed = matches!(before.ending, Ending::Closed | Ending::Address);
    let gap = match after.gap {
        true if closed && !after.inside => weight::GAP_AFTER_CLOSED,
        true => weight::GAP,
        false => 0.0,
    };
    let mark = if after.mark.is_some() { weight::INNER_MARK } else { 0.0 };
    let meant = match layout {
        Layout::Wrapped if after.cause == Cause::Meant => weight::MEANT_WRAPPED,
        Layout::Wrapped if after.cause == Cause::Unsure => weight::UNSURE_WRAPPED,
        Layout::Spaced | Layout::Marked
            if after.cause == Cause::Meant && after.opening != Opening::Link =>
        {
            weight::MEANT
        }
        _ => 0.0,
    };
    let new_start = if closed { new_start(so_far, after, layout) } else { 0.0 };
    let head = if is_short_head(so_far, after, layout) { weight::HEAD_LINE } else { 0.0 };
    let address = match (layout, before.ending, after.opening) {
        (_, _, Opening::Small | Opening::Closing | Opening::Access | Opening::Link) => 0.0,
        (Layout::Wrapped, Ending::Address, _) => weight::INNER_AFTER_ADDRESS,
        _ => 0.0,
    };
    gap + mark + meant + new_start + head + address
}

/// What the opening of a line says against its going on with an entry that might be complete.
fn new_start(so_far: &Cues, line: &Line, layout: Layout) -> f32 {
    match line.opening {
        Opening::NamesAndYear | Opening::Dash if layout == Layout::Wrapped => {
            weight::INNER_NAMES_WRAPPED
        }
        Opening::NamesAndYear | Opening::Dash if layout == Layout::Spaced => {
            weight::INNER_NAMES_SPACED
        }
        Opening::Name if layout == Layout::Wrapped => weight::INNER_NAME,
        Opening::Name if layout == Layout::Spaced && line.cause != Cause::Width => {
            weight::INNER_NAME_SPACED
        }
        _ if is_complete(so_far) && is_remark(line) => weight::REMARK,
        _ => 0.0,
    }
}

/// Whether a few words stand before a break that is meant, and say nothing: a heading, it seems.
fn is_short_head(so_far: &Cues, after: &Line, layout: Layout) -> bool {
    layout == Layout::Spaced
        && after.cause == Cause::Meant
        && so_far.get(Cue::Word) < 5.0
        && !FACTS.iter().any(|&cue| so_far.has(cue))
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
const PARTS: [Cue; 6] = [Cue::Year, Cue::Link, Cue::Anchor, Cue::Number, Cue::Access, Cue::Place];

/// How well the entry that begins with `line` follows the one that began with `last`, if any.
pub(super) fn kinship(last: Option<&Line>, line: &Line, layout: Layout) -> f32 {
    let Some(last) = last else { return first(line) };
    let indent = if last.indent.abs_diff(line.indent) > 1 { weight::KIN_INDENT } else { 0.0 };
    let mark = match (last.mark, line.mark) {
        (None, None) => weight::KIN,
        (Some(last), Some(mark)) if last.kind == mark.kind => match (last.number, mark.number) {
            (Some(last), Some(number)) if number == last + 1 => weight::KIN_NEXT,
            (Some(last), Some(number)) if number <= last => weight::KIN_BACK,
            _ => weight::KIN_MARK,
        },
        _ => weight::KIN_UNLIKE,
    };
    let named = |line: &Line| matches!(line.opening, Opening::NamesAndYear | Opening::Dash);
    let wording = match layout {
        Layout::Wrapped if named(last) && named(line) => weight::KIN_NAMES,
        Layout::Wrapped if named(last) => weight::KIN_NO_NAMES,
        _ => 0.0,
    };
    indent + mark + wording
}

/// The first entry of a list.
fn first(line: &Line) -> f32 {
    match line.mark.and_then(|mark| mark.number) {
        Some(2..) => weight::FIRST_LATE,
        _ => 0.0,
    }
}
