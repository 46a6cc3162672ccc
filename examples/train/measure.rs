//! How often a model is wrong.

use ibid::Segment;
use ibid::label::Labeller;
use ibid::label::model::Model;

use crate::corpus::Example;

/// The share of white-space tokens whose label is another than the example's, taken at the first
/// letter or digit of each.
pub fn token_error(model: &Model, examples: &[Example]) -> f64 {
    let mut labeller = Labeller::with_model(model);
    let (mut wrong, mut count) = (0, 0);
    for example in examples {
        let text = example.text();
        let segments = labeller.label(&text).to_vec();
        let (w, c) = errors(&text, example, &segments);
        wrong += w;
        count += c;
    }
    f64::from(wrong) / f64::from(count.max(1))
}

/// How many words of an entry have a wrong label, and how many it has.
pub fn errors(text: &str, example: &Example, segments: &[Segment]) -> (u32, u32) {
    let mut bounds = Vec::new();
    let mut end = 0;
    for (label, part) in &example.segments {
        end += part.len();
        bounds.push((end, *label));
    }
    let (mut wrong, mut count) = (0, 0);
    for word in text.split_whitespace() {
        let start = ibid::Span::of(word, text).start;
        let at = start + word.find(char::is_alphanumeric).unwrap_or(0);
        let gold = bounds.iter().find(|(end, _)| at < *end).map(|found| found.1);
        let read = segments.iter().find(|segment| at < segment.span.end).map(|s| s.label);
        wrong += u32::from(gold != read);
        count += 1;
    }
    (wrong, count)
}

/// Slope and offset that turn the log-probability of a best path into that of its being right:
/// the maximum of the likelihood of `outcomes` over a grid.
pub fn calibrate(outcomes: &[(f64, bool)]) -> (f32, f32) {
    let likelihood = |slope: f64, offset: f64| -> f64 {
        let each = outcomes.iter().map(|&(log, right)| {
            let p = (slope * log + offset).exp().clamp(1e-4, 1.0 - 1e-4);
            if right { p.ln() } else { (1.0 - p).ln() }
        });
        each.sum()
    };
    let mut best = (f64::NEG_INFINITY, 1.0, 0.0);
    for slope in (2..60).map(|step| f64::from(step) * 0.05) {
        for offset in (0..60).map(|step| f64::from(step) * -0.02) {
            let value = likelihood(slope, offset);
            if value > best.0 {
                best = (value, slope, offset);
            }
        }
    }
    (best.1 as f32, best.2 as f32)
}
