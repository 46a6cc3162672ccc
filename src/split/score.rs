//! The [features](super::feature) of an entry, and of a step between prose and lists, from what the
//! lines say.

use std::ops::Range;

use super::cue::{Cue, Cues};
use super::feature::{self, After, Inner, Kin, Rank, Says, Start, Step, Sum};
use super::layout::Layout;
use super::line::{Cause, Line, Role};
use super::mark::{Kind, Mark};
use super::opening::Opening;
use super::section::{Section, Share};

/// What is known of a text: its lines and their sections.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'l> {
    pub lines: &'l [Line],
    pub sections: &'l [Section],
    /// Whether it is no longer than an entry or two.
    pub is_short: bool,
}

impl<'l> Text<'l> {
    pub(super) fn new(lines: &'l [Line], sections: &'l [Section]) -> Self {
        const MOST_LINES: usize = 15;
        const MOST_WORDS: f32 = 100.0;
        let words = |line: &Line| line.cues.get(Cue::Word);
        let is_short =
            lines.len() <= MOST_LINES && lines.iter().map(words).sum::<f32>() <= MOST_WORDS;
        Self { lines, sections, is_short }
    }

    /// Whether the type of line `at` is of another size than that of the line before.
    fn turns_size(&self, at: usize) -> bool {
        at > 0 && self.lines[at].is_set_unlike(&self.lines[at - 1])
    }

    fn section(&self, at: usize) -> &'l Section {
        &self.sections[self.lines[at].section as usize]
    }
}

/// From prose into a list without heading that begins with line `at`.
pub(super) fn enter(text: &Text, at: usize, sum: &mut impl Sum) {
    let lines = text.lines;
    match at {
        0 if text.is_short => sum.one(feature::step(Step::EnterAlone)),
        0 => sum.one(feature::step(Step::EnterAtStart)),
        _ => {
            sum.one(feature::step(Step::Enter));
            if !lines[at].gap && !lines[at].new_page && !lines[at - 1].is_heading() {
                sum.one(feature::step(Step::EnterInside));
            }
            if text.turns_size(at) {
                sum.one(feature::step(Step::EnterSize));
            }
        }
    }
}

/// From a heading into the list under it.
pub(super) fn enter_under(rank: Rank, sum: &mut impl Sum) {
    sum.one(feature::step(match rank {
        Rank::Strong => Step::EnterStrong,
        Rank::Weak | Rank::None => Step::EnterWeak,
    }));
}

/// From a list back into the prose that line `at` begins.
pub(super) fn leave(text: &Text, at: usize, sum: &mut impl Sum) {
    let line = &text.lines[at];
    if text.turns_size(at) {
        sum.one(feature::step(Step::LeaveSize));
    }
    sum.one(feature::step(match line {
        _ if line.inside => Step::LeaveItem,
        _ if line.is_heading() => Step::LeaveHeading,
        _ if line.gap => Step::Leave,
        _ => Step::LeaveInside,
    }));
}

/// Line `at`, which is within a list and belongs to no entry.
pub(super) fn aside(text: &Text, at: usize, sum: &mut impl Sum) {
    let line = &text.lines[at];
    if text.turns_size(at) {
        sum.one(feature::step(Step::AsideSize));
    }
    if line.cues.has(Cue::Row) {
        sum.one(feature::step(Step::AsideRow));
    }
    match line.role {
        Role::End => sum.one(feature::step(Step::AsideEnd)),
        Role::Heading => sum.one(feature::step(Step::AsideHeading)),
        Role::Text if is_remark(line) => sum.one(feature::step(Step::AsideRemark)),
        Role::Text => {
            sum.one(feature::step(Step::Aside));
            if !line.gap {
                sum.one(feature::step(Step::AsideInside));
                if line.cause != Cause::Meant {
                    sum.one(feature::step(Step::AsideForced));
                }
            }
            sum.add(feature::step(Step::AsideProse), line.cues.up_to(3.0, Cue::Prose));
        }
    }
    if line.mark.is_some() {
        sum.one(feature::step(Step::AsideMark));
    }
    if line.role == Role::Text && facts(&line.cues) > 1 {
        sum.one(feature::step(Step::AsideFacts));
    }
}

/// What an entry says, wherever it stands: `cues` are those of its lines together.
pub(super) fn wording(cues: &Cues, sum: &mut impl Sum) {
    use feature::says;
    let once = |cue| cues.up_to(1.0, cue);
    let words = cues.get(Cue::Word);
    sum.one(says(Says::Anything));
    sum.add(says(Says::Year), once(Cue::Year));
    sum.add(says(Says::BracketYear), once(Cue::BracketYear));
    sum.add(says(Says::MoreYears), (cues.up_to(4.0, Cue::BracketYear) - 1.0).max(0.0));
    sum.add(says(Says::Name), cues.up_to(3.0, Cue::Name));
    sum.add(says(Says::Number), cues.up_to(3.0, Cue::Number));
    sum.add(says(Says::Imprint), cues.up_to(4.0, Cue::Imprint));
    sum.add(says(Says::Place), once(Cue::Place));
    sum.add(says(Says::Access), cues.up_to(2.0, Cue::Access));
    sum.add(says(Says::Quote), once(Cue::Quote));
    sum.add(says(Says::By), once(Cue::By));
    sum.add(says(Says::Web), cues.up_to(3.0, Cue::Web));
    sum.add(says(Says::Code), cues.up_to(3.0, Cue::Code));
    sum.add(says(Says::Row), cues.up_to(3.0, Cue::Row));
    sum.add(says(Says::Prose), cues.up_to(10.0, Cue::Prose));
    sum.add(says(Says::ProseShare), 10.0 * cues.get(Cue::Prose) / words.max(1.0));
    sum.add(says(Says::Long), ((words - 90.0) / 30.0).clamp(0.0, 8.0));
    if cues.has(Cue::Link) {
        sum.one(says(if words <= 3.0 { Says::BareLink } else { Says::Link }));
    } else {
        sum.add(says(Says::Anchor), once(Cue::Anchor));
        sum.add(says(Says::BareAnchor), once(Cue::Whole));
        sum.add(says(Says::Short), f32::from(u8::from(words < 4.0)));
    }
    if words > 12.0 && cues.get(Cue::Small) > 0.62 * words {
        sum.one(says(Says::MostlySmall));
    }
    if facts(cues) == 0 {
        sum.one(says(Says::NoFacts));
    }
}

/// Whether an entry that says when, where or by whom something appeared, and no word of prose, is all
/// of a text.
pub(super) fn alone(text: &Text, range: Range<usize>, cues: &Cues, sum: &mut impl Sum) {
    let is_told = facts(cues) > 0 && !cues.has(Cue::Prose);
    if is_told && range == (0..text.lines.len()) {
        sum.one(feature::says(Says::Alone));
    }
}

/// How many cues say when, where or by whom something appeared.
fn facts(cues: &Cues) -> usize {
    FACTS.iter().filter(|&&cue| cues.has(cue)).count()
}

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

/// What the line that an entry begins with says, whatever the layout.
pub(super) fn head(text: &Text, start: usize, sum: &mut impl Sum) {
    let line = &text.lines[start];
    sum.one(feature::opens(line.opening));
    if line.chained {
        sum.one(feature::begins(Start::Chained));
    }
    if line.new_page && !line.gap {
        sum.one(feature::begins(Start::NewPage));
    }
    if line.inside {
        sum.one(feature::begins(Start::Inside));
    }
    if line.is_small_type() {
        sum.one(feature::says(Says::SmallType));
    }
    if start > 0 && text.lines[start - 1].opening == Opening::Own {
        sum.one(feature::begins(Start::BelowOwn));
    }
}

/// What the line that an entry ends with says, whatever the layout.
pub(super) fn tail(text: &Text, end: usize, sum: &mut impl Sum) {
    sum.one(feature::ends(text.lines[end - 1].ending));
}

/// What its list says for an entry that begins with line `start` under a heading of this rank.
pub(super) fn list(text: &Text, start: usize, rank: Rank, layout: Layout, sum: &mut impl Sum) {
    linked(text, start, rank, sum);
    section(text, start, rank, layout, sum);
}

/// Whether words that lead to an address are all of line `start`.
pub(super) fn linked(text: &Text, start: usize, rank: Rank, sum: &mut impl Sum) {
    if text.lines[start].cues.has(Cue::Whole) {
        sum.one(feature::linked(rank));
    }
}

/// What the section of line `start` says for every entry in it.
pub(super) fn section(text: &Text, start: usize, rank: Rank, layout: Layout, sum: &mut impl Sum) {
    /// Items enough to tell that there is a list.
    const FEWEST: usize = 2;
    sum.one(feature::under(rank));
    let section = text.section(start);
    if section.items < FEWEST {
        return;
    }
    let in_marks = layout == Layout::Marked && section.marked;
    if in_marks {
        sum.one(feature::marks(rank));
    }
    for (share, &of_items) in Share::ALL.into_iter().zip(&section.shares) {
        sum.add(feature::even(share, rank), of_items);
        if in_marks {
            sum.add(feature::even_marked(share, rank), of_items);
        }
    }
}

/// What the lines before, within a layout, say about a start at `start`.
pub(super) fn boundary_before(text: &Text, start: usize, layout: Layout, sum: &mut impl Sum) {
    let lines = text.lines;
    let line = &lines[start];
    sum.one(feature::layout(layout));
    if layout == Layout::Marked {
        return sum.one(feature::begins(match line.mark {
            Some(Mark { kind: Kind::Bare, .. }) => Start::BareMark,
            Some(_) => Start::Mark,
            None => Start::NoMark,
        }));
    }
    let before = match start.checked_sub(1).map(|at| &lines[at]) {
        Some(before) if !line.gap && !before.is_heading() => before,
        _ => return sum.one(feature::begins(Start::SetOff)),
    };
    sum.one(feature::after(layout, before.ending));
    if matches!(layout, Layout::Hanging | Layout::Indented) {
        return;
    }
    sum.one(feature::after_cause(line.cause));
    sum.one(feature::after_fill(line.fill));
    if line.opening == Opening::Link {
        sum.one(feature::begins(Start::LinkBelow));
    }
    if before.mark.is_some() && line.mark.is_none() {
        sum.one(feature::begins(Start::BelowMarked));
    }
}

/// What the line after says about an end before it.
pub(super) fn boundary_after(
    text: &Text,
    start: usize,
    end: usize,
    layout: Layout,
    sum: &mut impl Sum,
) {
    let lines = text.lines;
    let after = match lines.get(end) {
        Some(after) if (!after.gap || after.inside) && after.role == Role::Text => after,
        _ => return sum.one(feature::ahead(After::SetOff)),
    };
    let small = matches!(
        after.opening,
        Opening::Small | Opening::Closing | Opening::Access | Opening::Link
    );
    if small && after.mark.is_none() {
        sum.one(feature::ahead(After::Small));
    }
    if text.turns_size(end) {
        sum.one(feature::ahead(After::Size));
    }
    if after.inside {
        sum.one(feature::ahead(After::Inside));
    }
    if is_remark(after) {
        sum.one(feature::ahead(After::Remark));
    }
    let goes_on = layout.continues(lines, start, end);
    if !goes_on && layout != Layout::Single {
        return;
    }
    sum.one(feature::cut(layout, lines[end - 1].ending));
    if !matches!(layout, Layout::Single | Layout::Wrapped) {
        sum.one(feature::ahead(After::Short));
        sum.one(feature::cut_cause(after.cause));
    }
}

/// What the break before line `at`, within an entry, says wherever the entry began.
pub(super) fn inner_break(text: &Text, at: usize, layout: Layout, sum: &mut impl Sum) {
    let (before, after) = (&text.lines[at - 1], &text.lines[at]);
    sum.one(feature::inner_end(layout, before.ending));
    sum.one(feature::inner_open(layout, after.opening));
    sum.one(feature::inner_cause(layout, after.cause));
    sum.one(feature::inner_fill(layout, after.fill));
    if layout == Layout::Wrapped {
        sum.one(feature::inner_pair(before.ending, after.opening));
    }
    if after.gap && after.inside {
        sum.one(feature::inner(Inner::Block));
    } else if after.gap {
        sum.one(feature::inner_gap(layout, before.ending));
        sum.one(feature::inner_gap_open(after.opening));
        if before.gap && before.opening == Opening::Bracket {
            let says = facts(&after.cues) > 0;
            sum.one(feature::inner(if says {
                Inner::FactsBelowBracket
            } else {
                Inner::BelowBracket
            }));
        }
    }
    if after.new_page {
        sum.one(feature::inner(Inner::NewPage));
    }
    if after.indent != before.indent {
        let further = after.indent > before.indent;
        sum.one(feature::inner(if further { Inner::Indent } else { Inner::Outdent }));
    }
    if text.turns_size(at) {
        sum.one(feature::inner(Inner::Size));
    }
}

/// What it says of an entry that began with line `start`, whatever the layout; `so_far` are the cues
/// before it.
pub(super) fn inner_course(
    text: &Text,
    start: usize,
    at: usize,
    so_far: &Cues,
    sum: &mut impl Sum,
) {
    let after = &text.lines[at];
    if let Some(mark) = after.mark {
        sum.one(feature::inner(inner_mark(text.lines[start].mark, mark, after.chained)));
    }
    if completes(text, at, so_far) && is_remark(after) {
        sum.one(feature::inner(Inner::Remark));
    }
    if is_short_head(so_far, after) {
        sum.one(feature::inner(Inner::HeadLine));
    }
}

/// Whether the entry might be complete before line `at`.
pub(super) fn completes(text: &Text, at: usize, so_far: &Cues) -> bool {
    text.lines[at - 1].ending.is_closed() && is_complete(so_far)
}

/// What line `at` says that opens where the entry might be complete.
pub(super) fn inner_complete(text: &Text, at: usize, layout: Layout, sum: &mut impl Sum) {
    sum.one(feature::inner_complete(layout, text.lines[at].opening));
}

fn inner_mark(first: Option<Mark>, mark: Mark, chained: bool) -> Inner {
    let next = first.and_then(|first| first.number).map(|number| number + 1);
    match () {
        () if next.is_some() && next == mark.number => Inner::NextMark,
        () if chained => Inner::ChainedMark,
        () => Inner::Mark,
    }
}

/// Whether a few words stand before a break that is meant, and say nothing: a heading, it seems.
fn is_short_head(so_far: &Cues, after: &Line) -> bool {
    after.cause == Cause::Meant
        && !after.inside
        && so_far.get(Cue::Word) < 5.0
        && facts(so_far) == 0
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
pub(super) fn kinship(last: Option<&Line>, line: &Line, layout: Layout, sum: &mut impl Sum) {
    let Some(last) = last else {
        if line.mark.and_then(|mark| mark.number) > Some(1) {
            sum.one(feature::kin(Kin::FirstLate));
        }
        return;
    };
    if last.indent.abs_diff(line.indent) > 1 && !line.new_page {
        sum.one(feature::kin(Kin::Indent));
    }
    if last.is_set_unlike(line) {
        sum.one(feature::kin(Kin::Size));
    }
    sum.one(feature::kin(match (last.mark, line.mark) {
        (None, None) => Kin::Unmarked,
        (Some(last), Some(mark)) if last.kind == mark.kind => match (last.number, mark.number) {
            (Some(last), Some(number)) => step_of(last, number),
            _ => Kin::Mark,
        },
        _ => Kin::Unlike,
    }));
    match (facts(&last.cues), facts(&line.cues)) {
        (1.., 0) => sum.one(feature::kin(Kin::FactsLost)),
        (0, 0) => sum.one(feature::kin(Kin::NoFacts)),
        _ => {}
    }
    if last.opening == line.opening {
        sum.one(feature::kin(Kin::Opening));
    }
    let named = |line: &Line| matches!(line.opening, Opening::NamesAndYear | Opening::Dash);
    if matches!(layout, Layout::Wrapped | Layout::Single) && named(last) && !named(line) {
        sum.one(feature::kin(Kin::NoNames));
    }
}

/// Numbers that are left out between two that follow each other, at most.
const HOLE: u32 = 4;

fn step_of(last: u32, number: u32) -> Kin {
    match number {
        _ if number == last + 1 => Kin::Next,
        _ if number > last && number <= last + HOLE => Kin::Skip,
        1 => Kin::Again,
        _ if number <= last => Kin::Back,
        _ => Kin::Mark,
    }
}
