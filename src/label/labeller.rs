//! From an entry to its segments.

use std::sync::LazyLock;

use crate::label::chain::{Lattice, Row};
use crate::label::model::Model;
use crate::label::{Label, Segment, emission, features, settle};
use crate::lex::{Token, lex_part};
use crate::span::Span;

/// The trained model that comes with the crate.
static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::read(include_bytes!("../../data/labeller.bin")).expect("a test reads the embedded file")
});

/// An entry with more tokens is labelled in parts of so many, so that memory stays bounded. Only a
/// list of hundreds of authors is as long, or a text that is no entry.
const MOST_TOKENS: usize = 512;

/// The segments of an entry.
///
/// They tile it, from its first byte to its last; an entry of blanks alone has none.
///
/// ```
/// use ibid::Label;
///
/// let entry = "Doe, J. (2020). The art of citing. Reuters.";
/// let segments = ibid::label::label(entry);
/// assert_eq!(segments[0].label, Label::Author);
/// assert_eq!(segments[0].span.text(entry), "Doe, J. ");
/// ```
#[must_use]
pub fn label(entry: &str) -> Vec<Segment> {
    let mut labeller = Labeller::new();
    labeller.label(entry);
    labeller.segments
}

/// Labels one entry after another, with the same buffers.
///
/// ```
/// use ibid::label::{Label, Labeller};
///
/// let mut labeller = Labeller::new();
/// for entry in ["Doe, J. (2020). On bread. Reuters.", "Roe, R. (2021). On salt. Reuters."] {
///     let segments = labeller.label(entry);
///     assert_eq!(segments[2].label, Label::Title);
/// }
/// ```
#[derive(Debug)]
pub struct Labeller<'a> {
    model: &'a Model<'a>,
    /// Of the last entry, or of its last part.
    pub(crate) tokens: Vec<Token>,
    features: Vec<u32>,
    emissions: Vec<Row>,
    /// The probability of each label at each of the tokens.
    pub(crate) marginals: Vec<Row>,
    path: Vec<u8>,
    segments: Vec<Segment>,
    /// How probable the best path through the last entry is, by the chain alone.
    pub(crate) path_probability: f32,
    scratch: Scratch,
}

#[derive(Debug, Default)]
struct Scratch {
    features: features::Scratch,
    emission: emission::Scratch,
    lattice: Lattice,
}

impl Default for Labeller<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Labeller<'a> {
    /// A labeller with the model that comes with the crate.
    ///
    /// ```
    /// let mut labeller = ibid::label::Labeller::new();
    /// assert_eq!(labeller.label("Doe, J. (2020). On bread. Reuters.").len(), 4);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::with_model(&MODEL)
    }

    /// A labeller with another model.
    pub(crate) fn with_model(model: &'a Model<'a>) -> Self {
        Self {
            model,
            tokens: Vec::new(),
            features: Vec::new(),
            emissions: Vec::new(),
            marginals: Vec::new(),
            path: Vec::new(),
            segments: Vec::new(),
            path_probability: 1.0,
            scratch: Scratch::default(),
        }
    }

    /// The segments of `entry`.
    ///
    /// ```
    /// use ibid::label::{Label, Labeller};
    ///
    /// let mut labeller = Labeller::new();
    /// let segments = labeller.label("Doe, J. (2020). On bread. Reuters.");
    /// assert_eq!((segments[1].label, segments[1].span.start), (Label::Date, 8));
    /// ```
    pub fn label(&mut self, entry: &str) -> &[Segment] {
        self.best_path(entry);
        settle::settle(entry, &mut self.segments);
        &self.segments
    }

    /// The segments of the best path through `entry`, before the rules that look at it as a whole.
    pub(crate) fn best_path(&mut self, entry: &str) -> &[Segment] {
        self.segments.clear();
        let mut log_probability = 0.0;
        let mut rest = entry;
        loop {
            let part = rest;
            rest = lex_part(part, MOST_TOKENS, &mut self.tokens);
            log_probability += self.label_part(&part[..part.len() - rest.len()]);
            self.cut(entry.len(), entry.len() - part.len());
            if rest.is_empty() {
                break;
            }
        }
        self.path_probability = probability(log_probability);
        if self.segments.is_empty() && !entry.is_empty() {
            // Blanks alone have no token, but are tiled too.
            self.segments.push(Segment::new(Label::Other, Span::new(0, entry.len()), 1.0));
        }
        &self.segments
    }

    /// Finds the best path through the tokens of `part`; its log-probability.
    fn label_part(&mut self, part: &str) -> f64 {
        let Scratch { features: scratch, emission, lattice } = &mut self.scratch;
        features::features(part, &self.tokens, scratch, &mut self.features);
        emission::emissions(self.model, &self.features, emission, &mut self.emissions);
        let chain = &self.model.chain;
        let (emissions, path) = (&self.emissions, &mut self.path);
        emission::in_wide_steps(
            #[inline(always)]
            || {
                let best = chain.best_path(emissions, lattice, path);
                best - chain.marginals(emissions, lattice, &mut self.marginals)
            },
        )
    }

    /// How probable it is that every core field of the last entry is read right, 0 to 1.
    ///
    /// ```
    /// let mut labeller = ibid::label::Labeller::new();
    /// labeller.label("Doe, J. (2020). On bread. Reuters.");
    /// let sure = labeller.confidence();
    /// labeller.label("bread 3 Reuters on the in 4 by");
    /// assert!(labeller.confidence() < sure);
    /// ```
    #[must_use]
    pub fn confidence(&self) -> f32 {
        self.model.trust.confidence(self.path_probability, least_core(&self.segments))
    }

    /// Joins the tokens of the best path, which start `offset` bytes into an entry of this length,
    /// to segments.
    fn cut(&mut self, length: usize, offset: usize) {
        for ((token, &label), marginal) in self.tokens.iter().zip(&self.path).zip(&self.marginals) {
            let confidence = marginal[usize::from(label)].min(1.0);
            let label = Label::ALL[usize::from(label)];
            match self.segments.last_mut() {
                Some(last) if last.label == label => {
                    last.confidence = last.confidence.min(confidence);
                }
                last => {
                    let start = last.as_ref().map_or(0, |_| offset + token.span.start);
                    if let Some(last) = last {
                        last.span.end = start;
                    }
                    let span = Span::new(start, length);
                    self.segments.push(Segment { label, span, confidence });
                }
            }
        }
    }
}

/// The confidence of the least sure core segment; 0 if there is no core segment.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// let segments = ibid::label::label("Doe, J. (2020). On bread. Reuters.");
/// assert!(ibid::unstable::least_core(&segments) > 0.5);
/// assert_eq!(ibid::unstable::least_core(&[]), 0.0);
/// # }
/// ```
#[must_use]
pub fn least_core(segments: &[Segment]) -> f32 {
    let core = segments.iter().filter(|segment| segment.label.is_core());
    core.map(|segment| segment.confidence).reduce(f32::min).unwrap_or(0.0)
}

/// The probability whose logarithm this is.
#[expect(clippy::cast_possible_truncation, reason = "a probability needs few digits")]
fn probability(logarithm: f64) -> f32 {
    logarithm.min(0.0).exp() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the labels and texts of an entry's segments, written "label|text".
    #[track_caller]
    fn check(entry: &str, expected: &[&str]) {
        let segments = label(entry);
        let read: Vec<String> =
            segments.iter().map(|s| format!("{}|{}", s.label, s.span.text(entry))).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn reads_an_outlet_that_is_author_and_container() {
        check(
            "AP News. (2022, February 10). Denmark may allow US troops on its soil, pact in the\n\
             AP News. [online]. Available at:",
            &[
                "author|AP News. ",
                "date|(2022, February 10). ",
                "title|Denmark may allow US troops on its soil, pact in the\n",
                "container-title|AP News. ",
                "medium|[online]. ",
                "access-phrase|Available at:",
            ],
        );
    }

    #[test]
    fn reads_an_entry_without_an_author() {
        check(
            "(2022, February 10). Denmark may allow US troops on its soil, pact in the\n\
             . Euronews. [online]. Available at:",
            &[
                "date|(2022, February 10). ",
                "title|Denmark may allow US troops on its soil, pact in the\n. ",
                "container-title|Euronews. ",
                "medium|[online]. ",
                "access-phrase|Available at:",
            ],
        );
    }

    #[test]
    fn reads_a_title_broken_over_lines() {
        check(
            "J. & Jacobsen, S. (2022, February 10). Denmark talks on hosting U.S.\n\
             troops not triggered by Ukraine crisis-PM\n. Reuters. [online]. Available at:",
            &[
                "author|J. & Jacobsen, S. ",
                "date|(2022, February 10). ",
                "title|Denmark talks on hosting U.S.\ntroops not triggered by Ukraine crisis-PM\n. ",
                "container-title|Reuters. ",
                "medium|[online]. ",
                "access-phrase|Available at:",
            ],
        );
    }

    #[test]
    fn segments_tile_whatever_the_text() {
        let odd =
            ["", " ", "((", "a", "\u{301}", "\n\n. .", "“", "日本。", "1(2):3 \u{3000}", "x\u{0}y"];
        // As long as one part, or longer by a little or a lot.
        let long = [511, 512, 513, 5000].map(|count| "Doe, ".repeat(count));
        for entry in odd.into_iter().chain(long.iter().map(String::as_str)) {
            let segments = label(entry);
            let mut end = 0;
            for segment in &segments {
                assert_eq!(segment.span.start, end, "in {entry:?}");
                assert!((0.0..=1.0).contains(&segment.confidence), "in {entry:?}");
                end = segment.span.end;
            }
            assert!(end == entry.len() || entry.trim().is_empty(), "in {entry:?}");
        }
    }
}
