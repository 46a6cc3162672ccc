//! Learns which words of titles are names: `cargo run --release -p train --bin case -- CORPUS MODEL`.
//!
//! `CORPUS` is a folder with labelled entries in `train/`, entries as found in `raw/raw.jsonl`, and
//! in `case/words.tsv` how often words of running text have a capital; `MODEL` is the file that the
//! library embeds. Seeds are fixed.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "counts are small, and what is learned needs few digits"
)]

mod evidence;
mod learner;
mod margin;

use std::error::Error;
use std::fs;
use std::path::Path;

use evidence::Evidence;
use ibid::label::{Label, Labeller};
use ibid::unstable::case::model;
use learner::Example;
use titles::Titles;

/// One title in so many is kept to fit the margin.
const FOLDS: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, model] = args.as_slice() else { return Err("usage: case CORPUS MODEL".into()) };
    let corpus = Path::new(corpus);
    let mut found = titles::read(&corpus.join("train"))?;
    add_raw(&mut found, &corpus.join("raw/raw.jsonl"))?;
    found.seen.extend(framed());
    let found = found.apart();
    println!("{} titles in sentence case", found.seen.len());
    let evidence = Evidence::read(corpus, &found.seen)?;
    let mut examples: Vec<Example> =
        found.seen.iter().map(|title| Example::new(title, &evidence)).collect();
    learner::prune(&mut examples);
    let (kept, rest): (Vec<_>, Vec<_>) =
        examples.iter().enumerate().partition(|(index, _)| index % FOLDS == 0);
    let examples_of = |part: Vec<(usize, _)>| {
        part.into_iter().map(|(_, example)| example).collect::<Vec<&Example>>()
    };
    let margin = margin::fit(&learner::learn(&examples_of(rest)), &examples_of(kept));
    println!("a word is unsure within {margin:.2} of one half");
    let weights = learner::learn(&examples.iter().collect::<Vec<_>>());
    fs::write(model, model::write(&evidence.table(), &weights, margin))?;
    Ok(())
}

/// Names of several words, which are too rare in the corpus for their kinds to be learned.
const PHRASES: &str = include_str!("phrases.txt");

/// What stands around them in titles.
const FRAMES: [&str; 6] = [
    "The history of {}",
    "A study of the {} and its influence",
    "New approaches to {} in education",
    "{} and the limits of theory",
    "What we know about {}: A review",
    "Lessons from the {} for policy",
];

/// Titles with these names.
fn framed() -> impl Iterator<Item = String> {
    let phrases = PHRASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    phrases.enumerate().flat_map(|(index, phrase)| {
        let frames = [index % FRAMES.len(), (index + 2) % FRAMES.len()];
        frames.map(|frame| FRAMES[frame].replace("{}", phrase))
    })
}

/// Adds the titles of entries as found, as the labeller reads them.
fn add_raw(found: &mut Titles, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut labeller = Labeller::new();
    for line in titles::lines(file)? {
        let text = line["text"].as_str().unwrap_or_default();
        for segment in labeller.label(text) {
            if segment.label == Label::Title && segment.confidence > SURE {
                found.add(segment.span.text(text), false);
            }
        }
    }
    Ok(())
}

/// How sure the labeller has to be of a title that is learned from.
const SURE: f32 = 0.9;
