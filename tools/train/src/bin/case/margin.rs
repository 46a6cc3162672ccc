//! How near to one half a probability has to be for a word to be doubtful.

use crate::learner::Example;

/// Of the words that are told to a user as unsure, at least so many are wrong.
const WRONG: f32 = 0.35;

/// The widest margin within which enough words are wrong.
pub(crate) fn fit(weights: &[f32], unseen: &[&Example]) -> f32 {
    let mut words: Vec<(f32, bool)> =
        unseen.iter().flat_map(|example| tried(weights, example)).collect();
    words.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut wrong = 0;
    let mut margin = 0.0;
    for (count, (distance, is_wrong)) in words.iter().enumerate() {
        wrong += usize::from(*is_wrong);
        if wrong as f32 >= WRONG * (count + 1) as f32 {
            margin = *distance;
        }
    }
    println!("{wrong} of {} unseen words wrong", words.len());
    margin
}

/// Of each word of an example, how far from one half its probability is, and whether it is wrong.
fn tried(weights: &[f32], example: &Example) -> Vec<(f32, bool)> {
    let probabilities = example.probabilities(weights).into_iter().zip(&example.names);
    let tried = probabilities.filter_map(|(probability, name)| {
        let is_wrong = (*name)? != (probability > 0.5);
        Some(((probability - 0.5).abs(), is_wrong))
    });
    tried.collect()
}
