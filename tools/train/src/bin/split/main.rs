//! Learns what speaks for entries: `cargo run --release -p train --bin split -- CORPUS DOCS WEIGHTS`.
//!
//! `CORPUS` is a folder of labelled entries in `train/` and of entries as found in `raw/raw.jsonl`, of
//! which lists in every layout are made; `DOCS` is one of documents beside the ranges of their entries;
//! `WEIGHTS` is the file that the library embeds. The cases of `tests/split` are learned too. Seeds are
//! fixed.
//!
//! How well it does is told by documents that it has not seen: each fold of `DOCS` is searched with
//! weights that were learned from the others.
//!
//! `split show CORPUS COUNT` prints documents that are made; lines of entries begin with `|`.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts are small, and what is learned needs few digits"
)]

mod documents;
mod dress;
mod frame;
mod learner;
mod maker;
mod page;
mod sheet;
mod stock;
mod trust;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::thread;

use documents::Lesson;
use fastrand::Rng;
use ibid::unstable::split::Weights;
use learner::{Found, Part, Way};
use stock::Stock;

/// Documents that are made for each set, and how many sets there are. What is learned from one is in part
/// a matter of luck, so the mean is kept.
const MADE: usize = 4200;
const SETS: u64 = 6;
/// Documents that are made to measure on alone.
const KEPT: usize = 480;
const FOLDS: usize = 5;
/// How often a found document, and a case of the tests, counts against a made one.
const FOUND: f32 = 4.0;
const CASE: f32 = 20.0;
const WAY: Way = Way { epochs: 15, rate: 0.2, decay: 0.01 };

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [show, corpus, count] = args.as_slice()
        && show == "show"
    {
        return self::show(Path::new(corpus), count.parse()?);
    }
    let [corpus, docs, file] = args.as_slice() else {
        return Err("usage: split CORPUS DOCS WEIGHTS, or split show CORPUS COUNT".into());
    };
    let stock = Stock::read(Path::new(corpus))?;
    let cases = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/split"));
    let cases = documents::cases(cases)?;
    let docs = documents::measured(Path::new(docs))?;
    let made = |seed, count| make(&stock, count, &mut Rng::with_seed(seed));
    let kept = made(0, KEPT);
    let sets: Vec<Vec<Lesson>> = (1..=SETS).map(|seed| made(seed, MADE)).collect();
    let folds = learn_folds(&sets, &cases, &docs);
    let mut found = Found::default();
    for (fold, weights) in folds.iter().enumerate() {
        for lesson in docs.iter().skip(fold).step_by(FOLDS) {
            found.add(told(lesson, weights));
        }
    }
    println!("all folds: {:.4} of unseen documents {found:?}", found.f1());
    let mut trials = Vec::new();
    for (fold, weights) in folds.iter().enumerate() {
        for lesson in
            docs.iter().skip(fold).step_by(FOLDS).chain(kept.iter().skip(fold).step_by(FOLDS))
        {
            trials.extend(trust::trials(lesson, weights));
        }
    }
    let mut weights = learn_without(FOLDS, &sets, &cases, &docs);
    println!(
        "final: {:.4} of made, {:.4} of found",
        score(&kept, &weights).f1(),
        score(&docs, &weights).f1()
    );
    for lesson in docs.iter().chain(&cases) {
        told(lesson, &weights);
    }
    trust::fit(&trials, &mut weights);
    for (name, lessons) in [("found", &docs), ("made", &kept)] {
        println!("{name}: {}", trust::worth(lessons, &weights));
    }
    fs::write(file, weights.write())?;
    Ok(())
}

/// What some weights find in a document; it is printed if that is not all and nothing else.
fn told(lesson: &Lesson, weights: &Weights) -> Found {
    let found = Found::of(lesson, weights);
    if found.extra + found.missed > 0 {
        println!("  {} {found:?} lost {}", lesson.name, lesson.lost);
    }
    found
}

/// The weights of each fold, learned on two cores.
fn learn_folds(sets: &[Vec<Lesson>], cases: &[Lesson], docs: &[Lesson]) -> Vec<Weights> {
    let of = |half| {
        let folds = (0..FOLDS).filter(move |fold| fold % 2 == half);
        folds.map(|fold| (fold, learn_without(fold, sets, cases, docs))).collect::<Vec<_>>()
    };
    let mut folds = thread::scope(|scope| {
        let other = scope.spawn(|| of(1));
        let mut folds = of(0);
        folds.extend(other.join().expect("it ends"));
        folds
    });
    folds.sort_by_key(|(fold, _)| *fold);
    folds.into_iter().map(|(_, weights)| weights).collect()
}

/// What is learned from everything but the documents of a fold: the mean over the sets.
fn learn_without(fold: usize, sets: &[Vec<Lesson>], cases: &[Lesson], docs: &[Lesson]) -> Weights {
    let others = docs.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
    let found = others.map(|(_, lesson)| Part { lesson, weight: FOUND });
    let found: Vec<Part> = found.collect();
    let mut rng = Rng::with_seed(fold as u64);
    let mut learned = Vec::new();
    for made in sets {
        let mut all = parts(made, 1.0);
        all.extend(parts(cases, CASE));
        all.extend(found.iter().copied());
        learned.push(learner::learn(&all, WAY, &mut rng));
    }
    learner::mean(&learned)
}

fn parts(lessons: &[Lesson], weight: f32) -> Vec<Part<'_>> {
    lessons.iter().map(|lesson| Part { lesson, weight }).collect()
}

fn score(lessons: &[Lesson], weights: &Weights) -> Found {
    let mut all = Found::default();
    for lesson in lessons {
        all.add(Found::of(lesson, weights));
    }
    all
}

fn make(stock: &Stock, count: usize, rng: &mut Rng) -> Vec<Lesson> {
    (0..count).map(|at| Lesson::new(format!("made-{at}"), &maker::page(stock, rng))).collect()
}

/// Prints some documents that are made.
fn show(corpus: &Path, count: usize) -> Result<(), Box<dyn Error>> {
    let stock = Stock::read(corpus)?;
    let mut rng = Rng::with_seed(1);
    for _ in 0..count {
        let page = maker::page(&stock, &mut rng);
        println!("=== {}", page.format.name());
        let mut at = 0;
        for line in page.source.split_inclusive('\n') {
            let inside =
                page.entries.iter().any(|entry| entry.start < at + line.len() && at < entry.end);
            let first =
                page.entries.iter().any(|entry| (at..at + line.len()).contains(&entry.start));
            print!(
                "{}{line}",
                if first {
                    "+"
                } else if inside {
                    "|"
                } else {
                    " "
                }
            );
            at += line.len();
        }
    }
    Ok(())
}
