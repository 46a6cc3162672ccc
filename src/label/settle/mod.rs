//! What a whole entry tells that no single token does.
//!
//! The best path reads every token by its surroundings. Some things are certain from the entry as a
//! whole, whatever the path says. Each is a [`Rule`] with an example in which it holds and another in
//! which it does not; both run as tests. The rules are applied in the order of [`PHASES`], every one
//! to what the rules before it have left.
//!
//! A part that a rule has relabelled has the rule's *precision* as its confidence: the share of its
//! corrections that were right in labelled entries which the model has not seen. `data/rules.tsv` has
//! them, and `score --rules` measures them.

mod address;
mod bracket;
mod clause;
mod count;
mod date;
mod head;
mod place;
mod tail;
mod whole;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::label::{Label, Segment};
use crate::span::Span;

/// The rules, in the order in which they are applied.
const PHASES: [&[Rule]; 10] = [
    // What stands before the reference is out of the way for all that asks how it starts.
    head::RULES,
    // Clauses are taken whole, before the dates and containers in them are looked at.
    clause::RULES,
    // A bracket that was torn is whole again before the parts beside it are measured.
    bracket::RULES,
    // So are the descriptions and clauses that it was torn from.
    whole::RULES,
    // Only then can a title or a container be told to end too late.
    tail::RULES,
    // The numbers that this has set free are told apart.
    count::RULES,
    // Years that are left may be volumes or pages after all.
    date::RULES,
    // Cities stand at the ends of publishers and containers, which are now where they should be.
    place::RULES,
    // Addresses take in what nobody else has claimed.
    address::RULES,
    // Neighbours with one label are one segment by now; what has to stand apart is cut off last.
    address::APART,
];

/// Something that is certain from the whole of an entry.
pub(crate) struct Rule {
    /// Its name, in kebab-case.
    pub(crate) name: &'static str,
    /// The labels of the segments in which it looks, one after another; none for a rule that looks
    /// at the entry as a whole.
    within: &'static [Label],
    /// The labels that it gives to the spans that it finds; none if they get the label of the segment
    /// in which it looked.
    gives: &'static [Label],
    /// It does not hold in entries with one of these labels.
    unless: &'static [Label],
    /// Where it holds.
    find: Find,
    /// Segments in which it holds, before and after it.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by people and tests"))]
    example: [&'static str; 2],
    /// Segments that look alike and in which it does not hold.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by people and tests"))]
    counterexample: &'static str,
}

/// How a rule finds what it corrects: from the segments of an entry and the place of the one in which
/// it looks.
enum Find {
    /// One span.
    One(fn(&Parts<'_>, usize) -> Option<Span>),
    /// Two, one after the other.
    Two(fn(&Parts<'_>, usize) -> Option<[Span; 2]>),
}

/// No entry has more parts that one rule corrects; it keeps the time in step with the length.
const MOST: usize = 16;

/// An entry and its segments as a rule finds them.
#[derive(Clone, Copy)]
struct Parts<'a> {
    entry: &'a str,
    segments: &'a [Segment],
}

impl<'a> Parts<'a> {
    fn span(&self, at: usize) -> Span {
        self.segments[at].span
    }

    fn text(&self, at: usize) -> &'a str {
        self.span(at).text(self.entry)
    }

    fn get(&self, at: usize) -> Option<Segment> {
        self.segments.get(at).copied()
    }

    /// The label of the segment at `at`, if there is one.
    fn label(&self, at: usize) -> Option<Label> {
        self.get(at).map(|segment| segment.label)
    }

    /// The label of the segment before that at `at`.
    fn before(&self, at: usize) -> Option<Label> {
        self.label(at.checked_sub(1)?)
    }

    fn has(&self, label: Label) -> bool {
        self.segments.iter().any(|segment| segment.label == label)
    }

    /// The span of the segment at `at` from this byte of its text on.
    fn from(&self, at: usize, start: usize) -> Span {
        let span = self.span(at);
        Span::new(span.start + start, span.end)
    }
}

impl Rule {
    /// Whether it may hold in an entry with these labels.
    fn may_hold(&self, labels: u32) -> bool {
        let has = |label: &Label| labels & label.bit() != 0;
        (self.within.is_empty() || self.within.iter().any(has)) && !self.unless.iter().any(has)
    }

    /// What it corrects in an entry.
    fn corrections(&self, parts: &Parts<'_>) -> Vec<(Span, Label)> {
        let places = if self.within.is_empty() { 1 } else { parts.segments.len() };
        let places = (0..places.min(parts.segments.len())).filter(|at| {
            self.within.is_empty() || self.within.contains(&parts.segments[*at].label)
        });
        places.flat_map(|at| self.found(parts, at)).take(MOST).collect()
    }

    fn found(&self, parts: &Parts<'_>, at: usize) -> Vec<(Span, Label)> {
        let label = |n: usize| self.gives.get(n).copied().unwrap_or(parts.segments[at].label);
        let spans = match self.find {
            Find::One(find) => find(parts, at).into_iter().collect(),
            Find::Two(find) => find(parts, at).map(Vec::from).unwrap_or_default(),
        };
        spans.into_iter().enumerate().map(|(n, span)| (span, label(n))).collect()
    }

    /// Corrects the labels of an entry's segments; whether it found something.
    fn apply(&self, entry: &str, segments: &mut Vec<Segment>) -> bool {
        let corrections = self.corrections(&Parts { entry, segments });
        if corrections.is_empty() {
            return false;
        }
        let precision = PRECISIONS.get(self.name).copied().unwrap_or_default();
        for (span, label) in corrections {
            relabel(segments, span, label, precision);
        }
        true
    }
}

/// The measured precision of each rule; a test sees to it that none lacks one.
static PRECISIONS: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/rules.tsv").lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, n)| Some((name, n.parse().ok()?)))
        .collect()
});

/// All rules, in their order.
#[cfg(any(test, feature = "unstable"))]
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    PHASES.into_iter().flatten()
}

/// Corrects the labels of an entry's segments, which still tile it after.
pub(super) fn settle(entry: &str, segments: &mut Vec<Segment>) {
    settle_by(entry, segments, |_| true, |_| {});
}

/// Corrects the labels with those of the rules that are `wanted`, and says which have held.
pub(crate) fn settle_by(
    entry: &str,
    segments: &mut Vec<Segment>,
    wanted: impl Fn(&Rule) -> bool,
    mut held: impl FnMut(&Rule),
) {
    let mut labels = Label::set_of(segments);
    for (phase, rules) in PHASES.iter().enumerate() {
        if phase + 1 == PHASES.len() {
            join(segments);
        }
        for rule in *rules {
            if rule.may_hold(labels) && wanted(rule) && rule.apply(entry, segments) {
                held(rule);
                labels = Label::set_of(segments);
            }
        }
    }
}

/// What stands after a value.
const MARKS: [char; 4] = ['.', ',', ' ', '\n'];

/// Gives a part of the entry a label.
fn relabel(segments: &mut Vec<Segment>, span: Span, label: Label, confidence: f32) {
    let mut relabelled = Vec::with_capacity(segments.len() + 2);
    for segment in segments.drain(..) {
        let Span { start, end } = segment.span;
        let inside = Span::new(span.start.clamp(start, end), span.end.clamp(start, end));
        let corrected = if segment.label == label {
            Segment { span: inside, ..segment }
        } else {
            Segment { label, span: inside, confidence }
        };
        let before = Segment { span: Span::new(start, inside.start), ..segment };
        let after = Segment { span: Span::new(inside.end, end), ..segment };
        relabelled.extend([before, corrected, after].into_iter().filter(|s| !s.span.is_empty()));
    }
    *segments = relabelled;
}

/// Makes neighbours with the same label one segment.
fn join(segments: &mut Vec<Segment>) {
    segments.dedup_by(|next, segment| {
        let same = next.label == segment.label;
        if same {
            segment.span.end = next.span.end;
            segment.confidence = segment.confidence.min(next.confidence);
        }
        same
    });
}

/// A text without the blanks and the punctuation around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ".,;:()[]/–-".contains(c))
}

/// How many bytes of blanks and punctuation a text starts with.
fn marks(text: &str) -> usize {
    text.len() - text.trim_start_matches(MARKS).len()
}

/// A text without the blanks and punctuation that it ends with.
fn unmarked(text: &str) -> &str {
    text.trim_end_matches(MARKS)
}

/// The length of `words`, which are in lower case, at the start of `text` in whatever case.
fn prefix(text: &str, words: &str) -> Option<usize> {
    let mut rest = text.chars();
    for word in words.chars() {
        let found = rest.next()?;
        if !found.to_lowercase().eq([word]) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests;
