//! The best division of a text into prose, lists and entries.
//!
//! A Viterbi search over lines. A state says whether prose is being read or a list, in which layout
//! and under which heading. From each line, prose and asides go on by one line, an entry by several.

use std::ops::Range;

use super::cue::{Cue, Cues};
use super::layout::Layout;
use super::line::{Line, Role};
use super::score;
use crate::lexicon::prose::Heading;

/// The most lines of one entry.
const LONGEST: usize = 16;
/// The most words of an entry to which another line is added.
const MOST_WORDS: f32 = 400.0;
/// Prose, and every layout under no heading, a weak one, a strong one.
const STATES: usize = 1 + Layout::ALL.len() * HEADINGS.len();
const HEADINGS: [Option<Heading>; 3] = [None, Some(Heading::Weak), Some(Heading::Strong)];
const PROSE: usize = 0;

/// The state of reading a list.
const fn list(layout: usize, heading: usize) -> usize {
    1 + layout * HEADINGS.len() + heading
}

/// How a state was reached: in two bytes, since there is one for every state at every line.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    from: u8,
    /// 0 if no line was read, 1 for a line that is no entry, one more than its lines for an entry.
    read: u8,
}

impl Step {
    fn without_line(from: usize) -> Self {
        Self { from: small(from), read: 0 }
    }

    fn line(from: usize) -> Self {
        Self { from: small(from), read: 1 }
    }

    fn entry(from: usize, lines: usize) -> Self {
        Self { from: small(from), read: small(lines + 1) }
    }

    const fn is_entry(self) -> bool {
        self.read > 1
    }

    /// How many lines were read.
    fn lines(self) -> usize {
        usize::from(if self.is_entry() { self.read - 1 } else { self.read })
    }
}

/// The best ways to one place in the text.
#[derive(Clone, Copy, Debug)]
struct Place {
    scores: [f32; STATES],
    /// The line where the last entry on each way began, or one past the last line.
    last: [usize; STATES],
}

impl Place {
    const UNREACHED: Self =
        Self { scores: [f32::NEG_INFINITY; STATES], last: [usize::MAX; STATES] };
}

/// The places that an entry may lead to from where the search is.
const WINDOW: usize = LONGEST + 1;

/// A search on its way through the lines.
struct Search<'l> {
    lines: &'l [Line],
    /// The places from here on; the place before line `n` is at `n % WINDOW`.
    window: [Place; WINDOW],
    /// How each state was reached best, for every place.
    steps: Vec<[Step; STATES]>,
}

/// The ranges of lines that are entries, in order.
pub(super) fn best(lines: &[Line]) -> Vec<Range<usize>> {
    let mut search = Search {
        lines,
        window: [Place::UNREACHED; WINDOW],
        steps: vec![[Step::default(); STATES]; lines.len() + 1],
    };
    search.window[0].scores[PROSE] = 0.0;
    for at in 0..lines.len() {
        search.step_between_states(at);
        search.read_line(at);
        for number in 0..Layout::ALL.len() {
            search.read_entries(at, number);
        }
        search.window[at % WINDOW] = Place::UNREACHED;
    }
    search.trace()
}

impl Search<'_> {
    /// Offers a way to `state` at the place before line `at`.
    fn offer(&mut self, at: usize, state: usize, score: f32, step: Step, last: usize) {
        let place = &mut self.window[at % WINDOW];
        if score > place.scores[state] {
            place.scores[state] = score;
            place.last[state] = last;
            self.steps[at][state] = step;
        }
    }

    /// From prose into a list and back, no line read.
    fn step_between_states(&mut self, at: usize) {
        let leave = score::leave(&self.lines[at]);
        for state in 1..STATES {
            let left = self.window[at % WINDOW].scores[state] + leave;
            self.offer(at, PROSE, left, Step::without_line(state), usize::MAX);
        }
        let entered = self.window[at % WINDOW].scores[PROSE] + score::enter(self.lines, at);
        for layout in 0..Layout::ALL.len() {
            self.offer(at, list(layout, 0), entered, Step::default(), usize::MAX);
        }
    }

    /// Reads line `at` as prose, as an aside, or as the heading of a list.
    fn read_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let here = self.window[at % WINDOW];
        self.offer(at + 1, PROSE, here.scores[PROSE], Step::line(PROSE), usize::MAX);
        let aside = score::aside(line);
        for state in 1..STATES {
            self.offer(
                at + 1,
                state,
                here.scores[state] + aside,
                Step::line(state),
                here.last[state],
            );
        }
        let Some(heading) = line.heading else { return };
        let rank = HEADINGS.iter().position(|&one| one == Some(heading)).unwrap_or(0);
        for (from, &score) in here.scores.iter().enumerate() {
            for layout in 0..Layout::ALL.len() {
                let score = score + score::enter_under(heading);
                self.offer(at + 1, list(layout, rank), score, Step::line(from), usize::MAX);
            }
        }
    }

    /// Reads the entries of every length that may begin with line `at`, in one layout.
    fn read_entries(&mut self, at: usize, number: usize) {
        let (lines, layout) = (self.lines, Layout::ALL[number]);
        if lines[at].role != Role::Text || !layout.starts(lines, at) {
            return;
        }
        let mut cues = Cues::default();
        let mut inner = 0.0;
        for newest in at..lines.len().min(at + LONGEST) {
            if newest > at {
                if !layout.continues(lines, at, newest) || cues.get(Cue::Word) > MOST_WORDS {
                    break;
                }
                inner += score::inner_break(&cues, &lines[newest - 1], &lines[newest], layout);
            }
            cues.add(&lines[newest].cues);
            if !lines[newest].is_page() {
                let score = inner + score::entry(lines, at, newest + 1, &cues, layout);
                self.offer_entry(at..newest + 1, number, score);
            }
        }
    }

    /// Offers an entry to the list states of a layout.
    fn offer_entry(&mut self, range: Range<usize>, number: usize, score: f32) {
        let lines = self.lines;
        let here = self.window[range.start % WINDOW];
        for (rank, &heading) in HEADINGS.iter().enumerate() {
            let state = list(number, rank);
            if here.scores[state] == f32::NEG_INFINITY {
                continue;
            }
            let last = lines.get(here.last[state]);
            let kinship = score::kinship(last, &lines[range.start], Layout::ALL[number]);
            let score = here.scores[state] + score + score::under(heading) + kinship;
            self.offer(range.end, state, score, Step::entry(state, range.len()), range.start);
        }
    }

    /// Follows the best way back from the end of the text.
    fn trace(&self) -> Vec<Range<usize>> {
        let mut at = self.lines.len();
        let scores = &self.window[at % WINDOW].scores;
        let best = (0..STATES).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        let mut state = best.unwrap_or(PROSE);
        let mut entries = Vec::new();
        while at > 0 {
            let step = self.steps[at][state];
            let start = at - step.lines();
            if step.is_entry() {
                entries.push(start..at);
            }
            at = start;
            state = usize::from(step.from);
        }
        entries.reverse();
        entries
    }
}

/// States and lengths are few.
fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
