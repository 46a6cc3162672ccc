//! The best division of a text into prose, lists and entries.
//!
//! A Viterbi search over lines. A state says whether prose is being read or a list, in which layout
//! and under which heading. From each line, prose and asides go on by one line, an entry by several.

use std::ops::Range;

use super::cue::{Cue, Cues};
use super::feature::{Rank, Score, Sum, Weights};
use super::layout::Layout;
use super::line::Role;
use super::score::{self, Text};
use crate::lexicon::prose::Heading;

/// The most lines of one entry.
const LONGEST: usize = 16;
/// The most blank lines in one entry, those within an item of a list aside.
const MOST_GAPS: usize = 2;
/// The most words of an entry to which another line is added.
const MOST_WORDS: f32 = 400.0;
/// Prose, and every layout under no heading, a weak one, a strong one.
const STATES: usize = 1 + LAYOUTS * RANKS.len();
const LAYOUTS: usize = Layout::ALL.len();
const RANKS: [Rank; 3] = [Rank::None, Rank::Weak, Rank::Strong];
const PROSE: usize = 0;

/// The state of reading a list.
const fn list(layout: usize, rank: usize) -> usize {
    1 + layout * RANKS.len() + rank
}

/// The layout and the rank of a state of reading a list.
const fn parts(state: usize) -> (Layout, Rank) {
    (Layout::ALL[(state - 1) / RANKS.len()], RANKS[(state - 1) % RANKS.len()])
}

/// What is known of the right division, where one is: for training.
pub(super) trait Ruling {
    /// What a line is worth that is read as part of no entry.
    fn line(&self, at: usize) -> f32;
    /// What an entry is worth.
    fn entry(&self, range: Range<usize>) -> f32;
}

/// Nothing is known.
pub(super) struct Unruled;

impl Ruling for Unruled {
    #[inline]
    fn line(&self, _: usize) -> f32 {
        0.0
    }

    #[inline]
    fn entry(&self, _: Range<usize>) -> f32 {
        0.0
    }
}

/// What is read on the way from one state to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Read {
    /// No line.
    #[default]
    Nothing,
    /// A line that is in no entry.
    Line,
    /// The heading of a list.
    Heading,
    /// An entry of so many lines.
    Entry(u8),
}

/// How a state was reached: small, since there is one for every state at every line.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    from: u8,
    read: Read,
}

impl Step {
    fn new(from: usize, read: Read) -> Self {
        Self { from: u8::try_from(from).unwrap_or(u8::MAX), read }
    }

    /// How many lines were read.
    fn lines(self) -> usize {
        match self.read {
            Read::Nothing => 0,
            Read::Line | Read::Heading => 1,
            Read::Entry(lines) => usize::from(lines),
        }
    }
}

/// A step of the best way: lines that are read between two states.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub lines: Range<usize>,
    read: Read,
    to: usize,
}

impl Move {
    /// Whether its lines are an entry.
    pub(super) const fn is_entry(&self) -> bool {
        matches!(self.read, Read::Entry(_))
    }

    /// The layout of the list that it leads to.
    pub(super) const fn layout(&self) -> Layout {
        parts(self.to).0
    }

    /// The rank of the heading over that list.
    pub(super) const fn rank(&self) -> Rank {
        parts(self.to).1
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

/// What a break within an entry says.
#[derive(Clone, Copy, Debug, Default)]
struct Break {
    anyhow: f32,
    /// What else, where the entry might be complete before it.
    complete: f32,
}

/// The places that an entry may lead to from where the search is.
const WINDOW: usize = LONGEST + 1;

/// A search on its way through the lines.
struct Search<'l, R> {
    text: Text<'l>,
    weights: &'l Weights,
    ruling: &'l R,
    /// The places from here on; the place before line `n` is at `n % WINDOW`.
    window: [Place; WINDOW],
    /// How each state was reached best, for every place.
    steps: Vec<[Step; STATES]>,
    /// What the break before each line says within an entry, by its layout.
    breaks: Vec<[Break; LAYOUTS]>,
    /// The section that `lists` is about.
    section: Option<u32>,
    /// What the section says for an entry, by its layout and rank.
    lists: [[f32; RANKS.len()]; LAYOUTS],
}

/// The best way through a text.
pub(super) fn best(text: Text, weights: &Weights, ruling: &impl Ruling) -> Vec<Move> {
    let lines = text.lines.len();
    let mut search = Search {
        text,
        weights,
        ruling,
        window: [Place::UNREACHED; WINDOW],
        steps: vec![[Step::default(); STATES]; lines + 1],
        breaks: (0..lines).map(|at| breaks(&text, weights, at)).collect(),
        section: None,
        lists: [[0.0; RANKS.len()]; LAYOUTS],
    };
    search.window[0].scores[PROSE] = 0.0;
    for at in 0..lines {
        search.step_between_states(at);
        search.read_line(at);
        search.read_entries(at);
        search.window[at % WINDOW] = Place::UNREACHED;
    }
    search.trace()
}

/// What the break before line `at` says, in every layout.
fn breaks(text: &Text, weights: &Weights, at: usize) -> [Break; LAYOUTS] {
    if at == 0 {
        return [Break::default(); LAYOUTS];
    }
    Layout::ALL.map(|layout| Break {
        anyhow: weigh(weights, |sum| score::inner_break(text, at, layout, sum)),
        complete: weigh(weights, |sum| score::inner_complete(text, at, layout, sum)),
    })
}

/// The weight of what `tell` adds up.
#[inline]
pub(super) fn weigh<'w>(weights: &'w Weights, tell: impl FnOnce(&mut Score<'w>)) -> f32 {
    let mut score = Score::new(weights);
    tell(&mut score);
    score.sum
}

impl<R: Ruling> Search<'_, R> {
    /// Offers a way to `state` at the place before line `at`.
    #[inline]
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
        let text = self.text;
        let leave = weigh(self.weights, |sum| score::leave(&text, at, sum));
        for state in 1..STATES {
            let left = self.window[at % WINDOW].scores[state] + leave;
            self.offer(at, PROSE, left, Step::new(state, Read::Nothing), usize::MAX);
        }
        // Whoever leaves a list does not enter another without a line between: there is no way round.
        if at > 0 && self.steps[at][PROSE].read == Read::Nothing {
            return;
        }
        let enter = weigh(self.weights, |sum| score::enter(&text, at, sum));
        let entered = self.window[at % WINDOW].scores[PROSE] + enter;
        for layout in 0..LAYOUTS {
            self.offer(at, list(layout, 0), entered, Step::default(), usize::MAX);
        }
    }

    /// Reads line `at` as prose, as an aside, or as the heading of a list.
    fn read_line(&mut self, at: usize) {
        let line = &self.text.lines[at];
        let here = self.window[at % WINDOW];
        let worth = self.ruling.line(at);
        self.offer(
            at + 1,
            PROSE,
            here.scores[PROSE] + worth,
            Step::new(PROSE, Read::Line),
            usize::MAX,
        );
        let aside = worth + weigh(self.weights, |sum| score::aside(&self.text, at, sum));
        for state in 1..STATES {
            let score = here.scores[state] + aside;
            self.offer(at + 1, state, score, Step::new(state, Read::Line), here.last[state]);
        }
        let Some(heading) = line.heading else { return };
        let rank = rank_of(heading);
        let enter = worth + weigh(self.weights, |sum| score::enter_under(rank, sum));
        for (from, &score) in here.scores.iter().enumerate() {
            for layout in 0..LAYOUTS {
                let to = list(layout, rank as usize);
                self.offer(at + 1, to, score + enter, Step::new(from, Read::Heading), usize::MAX);
            }
        }
    }

    /// Reads the entries of every length that may begin with line `at`, in every layout.
    fn read_entries(&mut self, at: usize) {
        let text = self.text;
        let lines = text.lines;
        if lines[at].role != Role::Text {
            return;
        }
        let mut open = Layout::ALL.map(|layout| layout.starts(lines, at));
        let mut inner = [0.0; LAYOUTS];
        self.read_section(at);
        let before = self.before(at, open);
        let head = weigh(self.weights, |sum| score::head(&text, at, sum));
        let mut cues = Cues::default();
        let mut gaps = 0;
        for newest in at..lines.len().min(at + LONGEST) {
            if newest > at {
                gaps += usize::from(lines[newest].gap && !lines[newest].inside);
                if gaps > MOST_GAPS || cues.get(Cue::Word) > MOST_WORDS {
                    break;
                }
                for (open, layout) in open.iter_mut().zip(Layout::ALL) {
                    *open = *open && layout.continues(lines, at, newest);
                }
            }
            if !open.contains(&true) {
                break;
            }
            if newest > at {
                let course = weigh(self.weights, |sum| {
                    score::inner_course(&text, at, newest, &cues, sum);
                });
                let completes = score::completes(&text, newest, &cues);
                let breaks = self.breaks[newest].iter().enumerate();
                for (number, broken) in breaks.filter(|(number, _)| open[*number]) {
                    inner[number] +=
                        course + broken.anyhow + if completes { broken.complete } else { 0.0 };
                }
            }
            cues.add(&lines[newest].cues);
            let end = newest + 1;
            let shared = head
                + self.ruling.entry(at..end)
                + weigh(self.weights, |sum| {
                    score::wording(&cues, sum);
                    score::alone(&text, at..end, &cues, sum);
                    score::tail(&text, end, sum);
                });
            for (number, layout) in Layout::ALL.into_iter().enumerate() {
                if open[number] {
                    let after = weigh(self.weights, |sum| {
                        score::boundary_after(&text, at, end, layout, sum);
                    });
                    self.offer_entry(
                        at..end,
                        number,
                        &before[number],
                        shared + inner[number] + after,
                    );
                }
            }
        }
    }

    /// Adds up what the section of line `at` says, unless it is that of the line before.
    fn read_section(&mut self, at: usize) {
        let text = self.text;
        if self.section.replace(text.lines[at].section) == Some(text.lines[at].section) {
            return;
        }
        for (number, layout) in Layout::ALL.into_iter().enumerate() {
            for (index, rank) in RANKS.into_iter().enumerate() {
                self.lists[number][index] =
                    weigh(self.weights, |sum| score::section(&text, at, rank, layout, sum));
            }
        }
    }

    /// The best ways into an entry that begins with line `at`, in every layout: what does not depend
    /// on where it ends.
    fn before(&self, at: usize, open: [bool; LAYOUTS]) -> [[f32; RANKS.len()]; LAYOUTS] {
        let text = self.text;
        let here = &self.window[at % WINDOW];
        let mut before = [[f32::NEG_INFINITY; RANKS.len()]; LAYOUTS];
        for (number, layout) in Layout::ALL.into_iter().enumerate().filter(|(n, _)| open[*n]) {
            let boundary =
                weigh(self.weights, |sum| score::boundary_before(&text, at, layout, sum));
            for (index, rank) in RANKS.into_iter().enumerate() {
                let state = list(number, index);
                if here.scores[state] > f32::NEG_INFINITY {
                    before[number][index] = here.scores[state]
                        + boundary
                        + self.lists[number][index]
                        + weigh(self.weights, |sum| {
                            let last = text.lines.get(here.last[state]);
                            score::linked(&text, at, rank, sum);
                            score::kinship(last, &text.lines[at], layout, sum);
                        });
                }
            }
        }
        before
    }

    /// Offers an entry to the list states of a layout.
    fn offer_entry(
        &mut self,
        range: Range<usize>,
        number: usize,
        before: &[f32; RANKS.len()],
        score: f32,
    ) {
        for (rank, before) in before.iter().enumerate() {
            let state = list(number, rank);
            let lines = u8::try_from(range.len()).unwrap_or(u8::MAX);
            let step = Step::new(state, Read::Entry(lines));
            self.offer(range.end, state, before + score, step, range.start);
        }
    }

    /// Follows the best way back from the end of the text.
    fn trace(&self) -> Vec<Move> {
        let mut at = self.text.lines.len();
        let scores = &self.window[at % WINDOW].scores;
        let best = (0..STATES).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        let mut state = best.unwrap_or(PROSE);
        let mut moves = Vec::new();
        while at > 0 {
            let step = self.steps[at][state];
            let start = at - step.lines();
            let from = usize::from(step.from);
            moves.push(Move { lines: start..at, read: step.read, to: state });
            at = start;
            state = from;
        }
        if state != PROSE {
            moves.push(Move { lines: 0..0, read: Read::Nothing, to: state });
        }
        moves.reverse();
        moves
    }
}

/// The features of a way through a text.
#[cfg(feature = "unstable")]
pub(super) fn tell(text: &Text, moves: &[Move], sum: &mut impl Sum) {
    let lines = text.lines;
    let mut last = None;
    for step in moves {
        let line = &lines[step.lines.start];
        match step.read {
            Read::Entry(_) => {
                let layout = step.layout();
                tell_entry(text, step.lines.clone(), layout, sum);
                score::list(text, step.lines.start, step.rank(), layout, sum);
                score::kinship(last, line, layout, sum);
                last = Some(line);
            }
            Read::Line if step.to != PROSE => score::aside(text, step.lines.start, sum),
            Read::Line => {}
            Read::Heading => {
                score::enter_under(step.rank(), sum);
                last = None;
            }
            Read::Nothing => {
                match step.to {
                    PROSE => score::leave(text, step.lines.start, sum),
                    _ => score::enter(text, step.lines.start, sum),
                }
                last = None;
            }
        }
    }
}

/// The features of some lines as an entry, what stands around it and its list aside.
pub(super) fn tell_entry(text: &Text, range: Range<usize>, layout: Layout, sum: &mut impl Sum) {
    let Range { start, end } = range;
    score::boundary_before(text, start, layout, sum);
    score::head(text, start, sum);
    let mut cues = text.lines[start].cues;
    for at in start + 1..end {
        score::inner_break(text, at, layout, sum);
        score::inner_course(text, start, at, &cues, sum);
        if score::completes(text, at, &cues) {
            score::inner_complete(text, at, layout, sum);
        }
        cues.add(&text.lines[at].cues);
    }
    score::wording(&cues, sum);
    score::alone(text, start..end, &cues, sum);
    score::tail(text, end, sum);
    score::boundary_after(text, start, end, layout, sum);
}

/// The rank of a list under a heading.
const fn rank_of(heading: Heading) -> Rank {
    match heading {
        Heading::Weak => Rank::Weak,
        Heading::Strong => Rank::Strong,
    }
}
