//! How often a model is wrong, how sure it may be, and what a list tells it.

use std::collections::BTreeMap;

use ibid::assemble::assemble;
use ibid::label::{Labeller, Scheme};
use ibid::unstable::model::{Model, Trust, log_odds};
use ibid::unstable::scheme::Agreement;
use ibid::unstable::{inside, labeller, segments};
use ibid::{DiagnosticKind, Item, Segment, Span};

use crate::corpus::Example;
use crate::logit::{Choice, weigh};
use crate::net::Calibration;

/// What a model did with one entry.
struct Outcome {
    /// How many tokens it has, and how many got another label than the example's.
    tokens: usize,
    wrong: usize,
    /// The sum of the logarithms of the probabilities of the right labels.
    right: f64,
    /// The probability of the core labels.
    core: f32,
    /// Whether every core field is right.
    whole: bool,
    /// Whether assembling it leaves a doubt, however sure the labels are.
    doubted: bool,
}

fn outcomes(model: &Model, examples: &[Example]) -> Vec<Outcome> {
    let mut labeller = labeller(model);
    examples.iter().map(|example| outcome(&mut labeller, example)).collect()
}

fn outcome(labeller: &mut Labeller, example: &Example) -> Outcome {
    let text = example.text();
    let segments = labeller.label(&text).to_vec();
    let inside = inside(labeller);
    let labels = example.labels(inside.tokens);
    let mut outcome = Outcome {
        tokens: labels.len(),
        wrong: 0,
        right: 0.0,
        core: inside.core_probability,
        whole: core_fields(&text, &segments) == core_fields(&text, &told(example)),
        doubted: is_doubted(&text, &segments),
    };
    let tokens = inside.tokens.iter().zip(inside.marginals).zip(labels);
    for ((token, marginal), label) in tokens {
        let read = segments.iter().find(|segment| token.core.start < segment.span.end);
        outcome.wrong += usize::from(read.is_none_or(|read| read.label as u8 != label));
        outcome.right += f64::from(marginal[usize::from(label)].max(1e-9)).ln();
    }
    outcome
}

/// Whether assembling leaves a doubt of how an entry was read, not of what it says.
fn is_doubted(text: &str, segments: &[Segment]) -> bool {
    let of_the_text = |kind: &DiagnosticKind| {
        matches!(kind, DiagnosticKind::NoAddress | DiagnosticKind::OutletRepeated)
    };
    assemble(text, segments).diagnostics.iter().any(|doubt| !of_the_text(&doubt.kind))
}

/// The segments of an example.
fn told(example: &Example) -> Vec<Segment> {
    let mut start = 0;
    let segments = example.segments.iter().map(|(label, text)| {
        let span = Span::new(start, start + text.len());
        start = span.end;
        Segment::new(*label, span, 1.0)
    });
    segments.collect()
}

/// What segments give for the core fields.
fn core_fields(text: &str, segments: &[Segment]) -> Item {
    let item = assemble(text, segments).item;
    Item {
        author: item.author,
        title: item.title,
        container_title: item.container_title,
        publisher: item.publisher,
        issued: item.issued,
        volume: item.volume,
        issue: item.issue,
        page: item.page,
        url: item.url,
        doi: item.doi,
        ..Item::default()
    }
}

/// The share of tokens that a model labels wrong.
pub(crate) fn token_error(model: &Model, examples: &[Example]) -> f64 {
    let outcomes = outcomes(model, examples);
    let sum = |count: fn(&Outcome) -> usize| outcomes.iter().map(count).sum::<usize>() as f64;
    sum(|outcome| outcome.wrong) / sum(|outcome| outcome.tokens).max(1.0)
}

/// The share of examples whose core fields a model reads right.
pub(crate) fn whole(model: &Model, examples: &[Example]) -> f64 {
    let outcomes = outcomes(model, examples);
    let whole = outcomes.iter().filter(|outcome| outcome.whole).count();
    whole as f64 / outcomes.len().max(1) as f64
}

/// The calibration that makes examples which a network has not seen most probable; `file` gives the
/// network's file with a calibration.
pub(crate) fn calibrate(
    file: impl Fn(Calibration) -> Vec<u8>,
    examples: &[Example],
    agreement: Agreement,
) -> Calibration {
    let mut best = (f64::NEG_INFINITY, Calibration::NONE, Vec::new());
    for step in 8..=28_u8 {
        let calibration = Calibration { sharpness: f32::from(step) / 20.0, ..Calibration::NONE };
        let bytes = file(calibration);
        let model = Model::read(&bytes).expect("the file has just been written");
        let outcomes = outcomes(&model, examples);
        let likelihood = outcomes.iter().map(|outcome| outcome.right).sum();
        if likelihood > best.0 {
            best = (likelihood, calibration, outcomes);
        }
    }
    Calibration { trust: trust(&best.2), agreement, ..best.1 }
}

/// The logistic regression from the log-odds of the core labels to being right, and the confidence
/// below which an entry is unsure.
fn trust(outcomes: &[Outcome]) -> Trust {
    let signs = |outcome: &Outcome| [1.0, f64::from(log_odds(outcome.core))];
    let choices: Vec<Choice<2>> =
        outcomes.iter().map(|outcome| Choice::of_two(signs(outcome), outcome.whole)).collect();
    let [bias, odds] = weigh(&choices).map(|weight| weight as f32);
    let fitted = Trust { bias, odds, unsure: 0.0 };
    Trust { unsure: unsure(fitted, outcomes), ..fitted }
}

/// The confidence below which so many of the wrong entries lie that, with those that are doubted
/// anyway, four in five carry a doubt.
fn unsure(trust: Trust, outcomes: &[Outcome]) -> f32 {
    const LOOKED_AT: f64 = 0.8;
    let wrong = || outcomes.iter().filter(|outcome| !outcome.whole);
    let doubted = wrong().filter(|outcome| outcome.doubted).count();
    let more = (wrong().count() as f64 * LOOKED_AT).ceil() as usize;
    let rest = wrong().filter(|outcome| !outcome.doubted);
    let mut rest: Vec<f32> = rest.map(|outcome| trust.confidence(outcome.core)).collect();
    rest.sort_by(f32::total_cmp);
    rest.get(more.saturating_sub(doubted)).copied().unwrap_or_default()
}

/// How probable an entry has to be to tell something of its list, and to be left as it is.
const LIKELY: f32 = 0.5;
const UNSURE: f32 = 0.7;

/// How much an entry agrees with the others of its source: the weights that make the right ways to
/// read the examples most probable, given models that have not seen them.
pub(crate) fn agreement(trials: &[(Vec<u8>, Vec<Example>)]) -> Agreement {
    let mut choices = Vec::new();
    for (file, examples) in trials {
        let model = Model::read(file).expect("the file has just been written");
        let mut lists: BTreeMap<&str, Vec<&Example>> = BTreeMap::new();
        for example in examples {
            lists.entry(&example.source).or_default().push(example);
        }
        for list in lists.values() {
            choose(&model, list, &mut choices);
        }
    }
    let [probability, signs @ ..] = weigh(&choices);
    Agreement { weights: signs.map(|weight| (weight / probability) as f32) }
}

/// What can be chosen for each entry of a list, and what is best; the signs of a way to read it are
/// the logarithm of its probability and what the other entries show.
fn choose(model: &Model, list: &[&Example], choices: &mut Vec<Choice<5>>) {
    let mut labeller = labeller(model);
    let read: Vec<(String, Vec<Segment>, f32)> = list
        .iter()
        .map(|example| {
            let text = example.text();
            let segments = labeller.label(&text).to_vec();
            let sure = inside(&labeller).core_probability;
            (text, segments, sure)
        })
        .collect();
    for (at, example) in list.iter().enumerate() {
        let mut scheme = Scheme::default();
        let others =
            read.iter().enumerate().filter(|(other, (.., sure))| *other != at && *sure >= LIKELY);
        others.for_each(|(_, (text, segments, _))| scheme.learn(text, segments));
        if scheme.is_shown() && read[at].2 < UNSURE {
            choices.extend(choice(&mut labeller, example, &scheme));
        }
    }
}

/// The ways to read an example, if there are several, and which of them is best.
fn choice(labeller: &mut Labeller, example: &Example, scheme: &Scheme) -> Option<Choice<5>> {
    let text = example.text();
    labeller.label(&text);
    let inside = inside(labeller);
    let labels = example.labels(inside.tokens);
    let wrong = |path: &[u8]| path.iter().zip(&labels).filter(|(a, b)| a != b).count();
    let best = (0..inside.ways.len()).min_by_key(|way| wrong(&inside.ways[*way].path))?;
    let signs = inside.ways.iter().map(|way| {
        let [usual, strange, agreeing, differing] =
            scheme.signs(&text, &segments(labeller, &way.path)).map(f64::from);
        [-f64::from(way.loss), usual, strange, agreeing, differing]
    });
    (inside.ways.len() > 1).then(|| Choice { signs: signs.collect(), best })
}
