//! The best division of a text into prose, lists and entries.
//!
//! A Viterbi search over lines. A state says whether prose is being read or a list, in which layout
//! and under which heading. From each line, prose and asides go on by one line, an entry by several.

use std::ops::Range;

use super::cue::{Cue, Cues};
use super::heading::Heading;
use super::layout::Layout;
use super::line::{Line, Role};
use super::score;

/// The most lines of one entry.
const LONGEST: usize = 16;
/// Prose, and every layout under no heading, a weak one, a strong one.
const STATES: usize = 1 + Layout::ALL.len() * HEADINGS.len();
const HEADINGS: [Option<Heading>; 3] = [None, Some(Heading::Weak), Some(Heading::Strong)];
const PROSE: usize = 0;

/// The state of reading a list.
const fn list(layout: usize, heading: usize) -> usize {
    1 + layout * HEADINGS.len() + heading
}

/// How a state was reached.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    from: u8,
    lines: u8,
    is_entry: bool,
}

/// The best ways to one place in the text.
#[derive(Clone, Copy, Debug)]
struct Place {
    scores: [f32; STATES],
    steps: [Step; STATES],
    /// The line where the last entry on the way began, or one past the last line.
    last: [u32; STATES],
}

impl Place {
    const UNREACHED: Self = Self {
        scores: [f32::NEG_INFINITY; STATES],
        steps: [Step { from: 0, lines: 0, is_entry: false }; STATES],
        last: [u32::MAX; STATES],
    };

    fn offer(&mut self, state: usize, score: f32, step: Step, last: u32) {
        if score > self.scores[state] {
            self.scores[state] = score;
            self.steps[state] = step;
            self.last[state] = last;
        }
    }
}

/// The ranges of lines that are entries, in order.
pub(super) fn best(lines: &[Line]) -> Vec<Range<usize>> {
    let mut places = vec![Place::UNREACHED; lines.len() + 1];
    places[0].scores[PROSE] = 0.0;
    for at in 0..lines.len() {
        step_between_states(lines, &mut places[at], at);
        read_line(lines, &mut places, at);
        for (number, layout) in Layout::ALL.into_iter().enumerate() {
            read_entries(lines, &mut places, at, number, layout);
        }
    }
    trace(&places)
}

/// From prose into a list and back, no line read.
fn step_between_states(lines: &[Line], place: &mut Place, at: usize) {
    let enter = score::enter(lines, at);
    let leave = score::leave(&lines[at]);
    for state in 1..STATES {
        let left = place.scores[state] + leave;
        let step = Step { from: small(state), lines: 0, is_entry: false };
        place.offer(PROSE, left, step, u32::MAX);
    }
    for layout in 0..Layout::ALL.len() {
        let entered = place.scores[PROSE] + enter;
        place.offer(list(layout, 0), entered, Step::default(), u32::MAX);
    }
}

/// Reads line `at` as prose, as an aside, or as the heading of a list.
fn read_line(lines: &[Line], places: &mut [Place], at: usize) {
    let line = &lines[at];
    let (before, after) = places.split_at_mut(at + 1);
    let (here, next) = (&before[at], &mut after[0]);
    let step = |from| Step { from: small(from), lines: 1, is_entry: false };
    next.offer(PROSE, here.scores[PROSE], step(PROSE), u32::MAX);
    let aside = score::aside(line);
    for state in 1..STATES {
        next.offer(state, here.scores[state] + aside, step(state), here.last[state]);
    }
    let Some(heading) = line.heading else { return };
    let number = HEADINGS.iter().position(|&one| one == Some(heading)).unwrap_or(0);
    for (from, &score) in here.scores.iter().enumerate() {
        for layout in 0..Layout::ALL.len() {
            let score = score + score::enter_under(heading);
            next.offer(list(layout, number), score, step(from), u32::MAX);
        }
    }
}

/// Reads the entries of every length that may begin with line `at`.
fn read_entries(lines: &[Line], places: &mut [Place], at: usize, number: usize, layout: Layout) {
    if lines[at].role != Role::Text || !layout.starts(lines, at) {
        return;
    }
    let mut cues = Cues::default();
    let mut inner = 0.0;
    for end in at + 1..=lines.len().min(at + LONGEST) {
        let newest = end - 1;
        if newest > at && !layout.continues(lines, at, newest) {
            break;
        }
        if newest > at {
            inner += score::inner_break(&cues, &lines[newest - 1], &lines[newest], layout);
        }
        cues.add(&lines[newest].cues);
        if cues.get(Cue::Word) > 400.0 {
            break;
        }
        if lines[newest].is_page() {
            continue;
        }
        let score = inner + score::entry(lines, at, end, &cues, layout);
        offer_entry(lines, places, at..end, number, score);
    }
}

/// Offers an entry to the list states of a layout.
fn offer_entry(
    lines: &[Line],
    places: &mut [Place],
    range: Range<usize>,
    number: usize,
    score: f32,
) {
    for (rank, &heading) in HEADINGS.iter().enumerate() {
        let state = list(number, rank);
        let here = &places[range.start];
        let so_far = here.scores[state];
        if so_far == f32::NEG_INFINITY {
            continue;
        }
        let last = lines.get(here.last[state] as usize);
        let score = so_far
            + score
            + score::under(heading)
            + score::kinship(last, &lines[range.start], Layout::ALL[number]);
        let step = Step { from: small(state), lines: small(range.len()), is_entry: true };
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        places[range.end].offer(state, score, step, start);
    }
}

/// Follows the best way back from the end of the text.
fn trace(places: &[Place]) -> Vec<Range<usize>> {
    let mut at = places.len() - 1;
    let mut state = (0..STATES)
        .max_by(|&a, &b| places[at].scores[a].total_cmp(&places[at].scores[b]))
        .unwrap_or(PROSE);
    let mut entries = Vec::new();
    while at > 0 {
        let step = places[at].steps[state];
        let start = at - usize::from(step.lines);
        if step.is_entry {
            entries.push(start..at);
        }
        at = start;
        state = usize::from(step.from);
    }
    entries.reverse();
    entries
}

/// States and lengths are few.
fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
