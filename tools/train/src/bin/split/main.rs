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
mod learner;
mod maker;
mod page;
mod stock;
mod trust;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::thread;

use documents::Lesson;
use fastrand::Rng;
use ibid::unstable::split::{COUNT, Weights};
use learner::{Found, Part, Way};
use stock::Stock;

/// Documents that are made.
const MADE: usize = 3500;
/// Documents that are made to measure on alone.
const KEPT: usize = 400;
const FOLDS: usize = 5;
/// How often a found document, and a case of the tests, counts against a made one.
const FOUND: f32 = 4.0;
const CASE: f32 = 20.0;
const WAY: Way = Way { epochs: 15, rate: 0.3, decay: 0.01 };

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
    let mut rng = Rng::with_seed(1);
    let mut made = make(&stock, MADE + KEPT, &mut rng);
    let kept = made.split_off(MADE);
    let cases = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/split"));
    let cases = documents::cases(cases)?;
    let docs = documents::measured(Path::new(docs))?;
    let none = Weights(Box::new([0.0; COUNT]));
    let base = learner::learn(&parts(&made, 1.0), &none, WAY, &mut rng);
    println!(
        "made alone: {:.4} of made, {:.4} of found",
        score(&kept, &base).f1(),
        score(&docs, &base).f1()
    );
    let folds = thread::scope(|scope| {
        let threads: Vec<_> = (0..2)
            .map(|half| {
                let (made, cases, docs, none) = (&made, &cases, &docs, &none);
                scope.spawn(move || {
                    let folds = (0..FOLDS).filter(|fold| fold % 2 == half);
                    folds
                        .map(|fold| (fold, learn_without(fold, made, cases, docs, none)))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let mut folds: Vec<_> =
            threads.into_iter().flat_map(|thread| thread.join().expect("it ends")).collect();
        folds.sort_by_key(|(fold, _)| *fold);
        folds
    });
    let mut all = Found::default();
    for (fold, weights) in &folds {
        let mut found = Found::default();
        for lesson in docs.iter().skip(*fold).step_by(FOLDS) {
            let of_one = Found::of(lesson, weights);
            found.add(of_one);
            if of_one.extra + of_one.missed > 0 {
                println!("  {} {of_one:?} lost {}", lesson.name, lesson.lost);
            }
        }
        println!("fold {fold}: {:.4} of unseen documents {found:?}", found.f1());
        all.add(found);
    }
    println!("all folds: {:.4} {all:?}", all.f1());
    let mut trials = Vec::new();
    for (fold, weights) in &folds {
        for lesson in
            docs.iter().skip(*fold).step_by(FOLDS).chain(kept.iter().skip(*fold).step_by(FOLDS))
        {
            trials.extend(trust::trials(lesson, weights));
        }
    }
    let mut weights = learn_without(FOLDS, &made, &cases, &docs, &none);
    println!(
        "final: {:.4} of made, {:.4} of found",
        score(&kept, &weights).f1(),
        score(&docs, &weights).f1()
    );
    for lesson in docs.iter().chain(&cases) {
        let of_one = Found::of(lesson, &weights);
        if of_one.extra + of_one.missed > 0 {
            println!("  {} {of_one:?} lost {}", lesson.name, lesson.lost);
        }
    }
    trust::fit(&trials, &mut weights);
    for (name, lessons) in [("found", &docs), ("made", &kept)] {
        println!("{name}: {}", trust::worth(lessons, &weights));
    }
    fs::write(file, weights.write())?;
    Ok(())
}

/// What is learned from everything but the documents of a fold.
fn learn_without(
    fold: usize,
    made: &[Lesson],
    cases: &[Lesson],
    docs: &[Lesson],
    from: &Weights,
) -> Weights {
    let mut all = parts(made, 1.0);
    all.extend(parts(cases, CASE));
    let others = docs.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
    all.extend(others.map(|(_, lesson)| Part { lesson, weight: FOUND }));
    learner::learn_often(&all, from, WAY, fold as u64)
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
        println!("=== {:?}", page.format);
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
