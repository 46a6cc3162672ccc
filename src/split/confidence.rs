//! How sure it is that an entry is one entry, whole: by how much better the division is than the best
//! of those that differ at its ends.

use std::ops::Range;

use super::feature::{self, Trust, Weights};
use super::layout::Layout;
use super::line::Role;
use super::score::{self, Text};
use super::search::{Move, tell_entry, weigh};

/// By how much an entry is better than what else it might be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Margins {
    /// Than two entries.
    pub whole: f32,
    /// Than an entry that goes on with the lines below.
    pub ended: f32,
    /// Than no entry.
    pub entry: f32,
}

/// What a margin is worth at the most: who is that sure errs for other reasons.
const MOST: f32 = 6.0;

impl Margins {
    /// How probable it is that the entry is one, 0 to 1.
    pub(super) fn confidence(self, weights: &Weights) -> f32 {
        let weight = |trust| weights.of(feature::trust(trust));
        let odds = weight(Trust::Anything)
            + weight(Trust::Whole) * self.whole
            + weight(Trust::Ended) * self.ended
            + weight(Trust::Entry) * self.entry;
        1.0 / (1.0 + (-odds).exp())
    }
}

/// The margins of the entries on the best way through a text, in order.
pub(super) fn margins(text: &Text, weights: &Weights, moves: &[Move]) -> Vec<Margins> {
    let judge = Judge { text, weights };
    let entries = moves.iter().enumerate().filter(|(_, step)| step.is_entry());
    entries.map(|(at, step)| judge.margins(step, moves.get(at + 1))).collect()
}

struct Judge<'t> {
    text: &'t Text<'t>,
    weights: &'t Weights,
}

impl Judge<'_> {
    fn margins(&self, step: &Move, next: Option<&Move>) -> Margins {
        let Range { start, end } = step.lines;
        let layout = step.layout();
        let list =
            weigh(self.weights, |sum| score::list(self.text, start, step.rank(), layout, sum));
        let this = self.entry(start..end, layout).unwrap_or(0.0);
        let two = (start + 1..end).filter_map(|cut| {
            let both = self.entry(start..cut, layout)? + self.entry(cut..end, layout)?;
            Some(both + list + self.kin(start, cut, layout))
        });
        let none: f32 = (start..end).map(|at| self.aside(at)).sum();
        Margins {
            whole: margin(this, two),
            ended: self.ended(this, list, step, next),
            entry: margin(this + list, [none]),
        }
    }

    /// By how much it is better that an entry ends where it does.
    fn ended(&self, this: f32, list: f32, step: &Move, next: Option<&Move>) -> f32 {
        let Range { start, end } = step.lines;
        let layout = step.layout();
        let Some(next) = next.filter(|next| !next.lines.is_empty()) else { return MOST };
        if next.is_entry() {
            let after = next.lines.end;
            let kin = list + self.kin(start, end, layout);
            let both = this + kin + self.entry(end..after, layout).unwrap_or(0.0);
            let one = self.entry(start..after, layout);
            let later = (end + 1..after).filter_map(|cut| {
                Some(self.entry(start..cut, layout)? + kin + self.entry(cut..after, layout)?)
            });
            return margin(both, one.into_iter().chain(later));
        }
        let apart = this + self.aside(end);
        margin(apart, self.entry(start..end + 1, layout))
    }

    /// Some lines as an entry, in the layout of the list or else as wording alone tells.
    fn entry(&self, range: Range<usize>, layout: Layout) -> Option<f32> {
        [layout, Layout::Wrapped].into_iter().find_map(|layout| {
            let lines = self.text.lines;
            let Range { start, end } = range;
            let fits = lines[start].role == Role::Text
                && layout.starts(lines, start)
                && (start + 1..end).all(|at| layout.continues(lines, start, at));
            fits.then(|| {
                weigh(self.weights, |sum| tell_entry(self.text, range.clone(), layout, sum))
            })
        })
    }

    /// How well an entry follows another.
    fn kin(&self, last: usize, start: usize, layout: Layout) -> f32 {
        let lines = self.text.lines;
        weigh(self.weights, |sum| score::kinship(Some(&lines[last]), &lines[start], layout, sum))
    }

    fn aside(&self, at: usize) -> f32 {
        weigh(self.weights, |sum| score::aside(self.text, at, sum))
    }
}

/// By how much a score is better than the best of some others.
fn margin(score: f32, others: impl IntoIterator<Item = f32>) -> f32 {
    let best = others.into_iter().fold(f32::NEG_INFINITY, f32::max);
    (score - best).clamp(-MOST, MOST)
}
