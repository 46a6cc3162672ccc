//! From an entry to its segments.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use crate::label::chain::{Lattice, Near, Row};
use crate::label::model::Model;
use crate::label::{Label, Scheme, Segment, emission, features, settle};
use crate::lex::{Token, lex_part};
use crate::span::Span;

/// The trained model that comes with the crate.
pub(crate) static EMBEDDED: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::read(include_bytes!("../../data/labeller.bin")).expect("a test reads the embedded file")
});

/// An entry with more tokens is labelled in parts of so many, so that memory stays bounded. Only a
/// list of hundreds of authors is as long, or a text that is no entry.
pub(crate) const MOST_TOKENS: usize = 512;

/// How many ways to read an entry are weighed against each other, and how much less probable than
/// the best one they may be, as a logarithm: of those that are right, hardly any is worse.
const MOST_WAYS: usize = 16;
const WORST_WAY: f32 = 5.0;

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
    model: Held<'a>,
    /// Of the last entry, or of its last part.
    pub(crate) tokens: Vec<Token>,
    features: Vec<u32>,
    emissions: Vec<Row>,
    /// The probability of each label at each of the tokens.
    pub(crate) marginals: Vec<Row>,
    path: Vec<u8>,
    /// The best ways to read the last entry, or its last part.
    pub(crate) ways: Vec<Near>,
    segments: Vec<Segment>,
    /// How probable it is that the core labels of the last entry are right, by the chain alone.
    pub(crate) core_probability: f32,
    scratch: Scratch,
}

/// A model, of whoever it is.
#[derive(Debug)]
enum Held<'a> {
    Borrowed(&'a Model<'a>),
    Shared(Arc<Model<'static>>),
}

impl<'a> Deref for Held<'a> {
    type Target = Model<'a>;

    fn deref(&self) -> &Model<'a> {
        match self {
            Self::Borrowed(model) => model,
            Self::Shared(model) => model,
        }
    }
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
        Self::with_model(&EMBEDDED)
    }

    /// A labeller with another model.
    pub(crate) fn with_model(model: &'a Model<'a>) -> Self {
        Self::holding(Held::Borrowed(model))
    }

    /// A labeller with a model that others may have too.
    pub(crate) fn sharing(model: Arc<Model<'static>>) -> Self {
        Self::holding(Held::Shared(model))
    }

    fn holding(model: Held<'a>) -> Self {
        Self {
            model,
            tokens: Vec::new(),
            features: Vec::new(),
            emissions: Vec::new(),
            marginals: Vec::new(),
            path: Vec::new(),
            ways: Vec::new(),
            segments: Vec::new(),
            core_probability: 1.0,
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
        self.label_in(entry, &Scheme::default())
    }

    /// The segments of `entry`, which is one of a list that is written by this scheme.
    ///
    /// ```
    /// use ibid::label::{Label, Labeller, Scheme};
    ///
    /// let mut labeller = Labeller::new();
    /// let segments = labeller.label_in("Doe, J. (2020). On bread. Reuters.", &Scheme::default());
    /// assert_eq!(segments[0].label, Label::Author);
    /// ```
    pub fn label_in(&mut self, entry: &str, scheme: &Scheme) -> &[Segment] {
        self.best_path(entry, scheme);
        settle::settle(entry, &mut self.segments);
        &self.segments
    }

    /// The segments of the best path through `entry`, before the rules that look at it as a whole.
    pub(crate) fn best_path(&mut self, entry: &str, scheme: &Scheme) -> &[Segment] {
        self.segments.clear();
        self.core_probability = 1.0;
        let mut rest = entry;
        loop {
            let part = rest;
            rest = lex_part(part, MOST_TOKENS, &mut self.tokens);
            self.label_part(&part[..part.len() - rest.len()], scheme);
            let offset = entry.len() - part.len();
            cut(&self.tokens, &self.path, &self.marginals, offset, &mut self.segments);
            if rest.is_empty() {
                break;
            }
        }
        match self.segments.last_mut() {
            Some(last) => last.span.end = entry.len(),
            // Blanks alone have no token, but are tiled too.
            None if entry.is_empty() => {}
            None => self.segments.push(Segment::new(Label::Other, Span::new(0, entry.len()), 1.0)),
        }
        &self.segments
    }

    /// Finds the best path through the tokens of `part`.
    fn label_part(&mut self, part: &str, scheme: &Scheme) {
        let Scratch { features: scratch, emission, lattice } = &mut self.scratch;
        features::features(part, &self.tokens, scratch, &mut self.features);
        let chain = emission::emissions(&self.model, &self.features, emission, &mut self.emissions);
        let (emissions, path) = (&self.emissions, &mut self.path);
        emission::in_wide_steps(
            #[inline(always)]
            || {
                chain.best_path(emissions, lattice, path);
                chain.marginals(emissions, lattice, &mut self.marginals);
                self.ways = chain.near_best(lattice, path, MOST_WAYS, WORST_WAY);
            },
        );
        let ways = &self.ways;
        let scores: Vec<f32> =
            ways.iter().map(|way| self.agreement(part, &way.path, scheme) - way.loss).collect();
        let best =
            (1..ways.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
        self.core_probability *= share(ways, &scores, best);
        self.path.clone_from(&ways[best].path);
    }

    /// How well a path through a part agrees with how its list is written, as a logarithm.
    fn agreement(&self, part: &str, path: &[u8], scheme: &Scheme) -> f32 {
        if !scheme.is_shown() {
            return 0.0;
        }
        self.model.agreement.of(scheme.signs(part, &self.along(path)))
    }

    /// The segments of a path through the last part.
    pub(crate) fn along(&self, path: &[u8]) -> Vec<Segment> {
        let mut segments = Vec::new();
        cut(&self.tokens, path, &self.marginals, 0, &mut segments);
        segments
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
        self.model.trust.confidence(self.core_probability)
    }

    /// The confidence below which a reader should look at an entry.
    pub(crate) fn unsure(&self) -> f32 {
        self.model.trust.unsure
    }
}

/// Joins tokens that start `offset` bytes into an entry to segments, by their labels.
fn cut(
    tokens: &[Token],
    path: &[u8],
    marginals: &[Row],
    offset: usize,
    segments: &mut Vec<Segment>,
) {
    for ((token, &label), marginal) in tokens.iter().zip(path).zip(marginals) {
        let confidence = marginal[usize::from(label)].min(1.0);
        let label = Label::ALL[usize::from(label)];
        let end = offset + token.span.end;
        match segments.last_mut() {
            Some(last) if last.label == label => {
                last.confidence = last.confidence.min(confidence);
                last.span.end = end;
            }
            last => {
                let start = last.as_ref().map_or(0, |_| offset + token.span.start);
                if let Some(last) = last {
                    last.span.end = start;
                }
                segments.push(Segment::new(label, Span::new(start, end), confidence));
            }
        }
    }
}

/// How probable the ways are that read the core fields as the way `best` does, among all, given the
/// logarithms of how probable each is.
fn share(ways: &[Near], scores: &[f32], best: usize) -> f32 {
    let is_core = |label: u8| Label::ALL[usize::from(label)].is_core();
    let same = |way: &Near| {
        let mut labels = way.path.iter().zip(&ways[best].path);
        labels.all(|(a, b)| a == b || !is_core(*a) && !is_core(*b))
    };
    let (mut those, mut all) = (0.0, 0.0);
    for (way, score) in ways.iter().zip(scores) {
        let weight = (score - scores[best]).exp();
        all += weight;
        those += if same(way) { weight } else { 0.0 };
    }
    those / all
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
