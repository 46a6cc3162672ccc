//! Trains the labeller: `cargo run --release -p train -- CORPUS MODEL`.
//!
//! `CORPUS` is a folder of labelled entries in `train/`, lines of `{"segments": [[label, text], …]}`,
//! and of unlabelled ones in `raw/`, lines of `{"text": …}`; `MODEL` is the file that the library
//! embeds. Seeds are fixed.
//!
//! Teachers are trained first, each without some sources, on which it is measured; there is also
//! learned what the entries of a source tell of each other. A last network then learns from all
//! labelled entries, from what the teachers say of them, and from what they say of the unlabelled.
//! Some sources are kept from all, to measure how sure it may be.
//!
//! `train without CORPUS MODEL SOURCE…` trains one network as a teacher is, without the sources that have
//! one of these words in their name: to measure on them what can be learned from corrections.
//!
//! `train manner CORPUS MODEL FILE` writes how entries are written as MODEL sees them, from which the
//! library tells entries that look like corrected ones. It has to be made again with each new model.
//!
//! `train show CORPUS LIST` prints entries that the maker makes after a list of layouts ("entry",
//! for entries made of parts, or "whole").

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts and rates are small, and what is learned needs few digits"
)]

mod augment;
mod corpus;
mod logit;
mod maker;
mod matrix;
mod measure;
mod net;
mod optimiser;
mod sample;
mod worker;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::thread;

use corpus::{Example, Scheme};
use fastrand::Rng;
use ibid::unstable::chain::Chain;
use ibid::unstable::learn::manner;
use ibid::unstable::model::Model;
use ibid::unstable::scheme::Agreement;
use net::{Calibration, Net};
use optimiser::Optimiser;
use sample::{Preparer, Sample};
use worker::{Drop, Lesson, Worker};

const TEACHERS: u32 = 4;
const TEACHER_EPOCHS: usize = 6;
const EPOCHS: usize = 14;

/// How much teachers count against labels.
const SHARE: f32 = 0.7;

const BATCH: usize = 64;
const WORKERS: usize = 2;
const RATE: f32 = 2e-3;
const DROP: Drop = Drop { rows: 0.2, layers: 0.1 };

/// How often an epoch takes an entry of the wild, how often a synthetic one, and how many it makes.
const WILD: usize = 6;
const SYNTHETIC: f32 = 0.6;
const MADE: usize = 12_000;

/// One source of the wild in as many is kept from a teacher, and one of those that were not chosen
/// for being hard from all: on the last fold of them is measured how sure the network may be.
const FOLDS: u32 = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [show, corpus, list] = args.as_slice()
        && show == "show"
    {
        return maker::show(Path::new(corpus), list);
    }
    if let [without, corpus, model, sources @ ..] = args.as_slice()
        && without == "without"
    {
        return train_without(Path::new(corpus), Path::new(model), sources);
    }
    if let [manner, corpus, model, file] = args.as_slice()
        && manner == "manner"
    {
        return write_manner(Path::new(corpus), Path::new(model), Path::new(file));
    }
    let [corpus, model] = args.as_slice() else {
        return Err("usage: train CORPUS MODEL, train without CORPUS MODEL SOURCE…, \
                    train manner CORPUS MODEL FILE, or train show CORPUS LIST"
            .into());
    };
    let examples = corpus::read_folder(&Path::new(corpus).join("train"))?;
    let (examples, aside) = corpus::set_aside(examples, FOLDS - 1, FOLDS);
    let unlabelled = corpus::read_folder(&Path::new(corpus).join("raw"))?;
    let preparer = Preparer::new(&examples);
    let trainer = Trainer { preparer: &preparer };
    let mut teachers = Vec::new();
    let mut trials = Vec::new();
    for fold in 0..TEACHERS {
        let (kept, held) = corpus::hold_out(&examples, fold, FOLDS);
        let net = trainer.train(&kept, &[], TEACHER_EPOCHS, u64::from(fold) + 1);
        let file = trainer.file(&net, Calibration::NONE);
        let error = 100.0 * measure::token_error(&Model::read(&file)?, &held);
        println!("teacher {fold}: {error:.2} % of unseen tokens wrong");
        teachers.push(net);
        trials.push((file, held));
    }
    let agreement = measure::agreement(&trials);
    let all: Vec<&Example> = examples.iter().chain(&unlabelled).collect();
    let net = trainer.train(&all, &teachers, EPOCHS, 0);
    let calibration = measure::calibrate(|c| trainer.file(&net, c), &aside, agreement);
    println!("{calibration:?}");
    let file = trainer.file(&net, calibration);
    let read = Model::read(&file)?;
    println!(
        "{} entries kept from all: {:.2} % of tokens wrong, {:.1} % of entries right",
        aside.len(),
        100.0 * measure::token_error(&read, &aside),
        100.0 * measure::whole(&read, &aside),
    );
    fs::write(model, file)?;
    Ok(())
}

/// Trains a network that has not seen some sources; those of the wild that nobody chose for being hard
/// are kept from it as well, to say how sure it may be.
fn train_without(corpus: &Path, model: &Path, sources: &[String]) -> Result<(), Box<dyn Error>> {
    let mut examples = corpus::read_folder(&corpus.join("train"))?;
    examples.retain(|example| !sources.iter().any(|source| example.source.contains(source)));
    let (examples, aside) = corpus::set_aside(examples, FOLDS - 1, FOLDS);
    let preparer = Preparer::new(&examples);
    let trainer = Trainer { preparer: &preparer };
    let kept: Vec<&Example> = examples.iter().collect();
    let net = trainer.train(&kept, &[], TEACHER_EPOCHS, 1);
    let calibration = measure::calibrate(|c| trainer.file(&net, c), &aside, Agreement::default());
    println!("{calibration:?}");
    fs::write(model, trainer.file(&net, calibration))?;
    Ok(())
}

/// Writes how entries are written as a model sees them: all of the wild, and one in so many of the others,
/// which are more alike.
fn write_manner(corpus: &Path, model: &Path, file: &Path) -> Result<(), Box<dyn Error>> {
    const ONE_IN: usize = 8;
    let examples = corpus::read_folder(&corpus.join("train"))?;
    let taken = examples
        .iter()
        .enumerate()
        .filter(|(at, it)| it.scheme == Scheme::Wild || at % ONE_IN == 0);
    let texts: Vec<String> = taken.map(|(_, example)| example.text()).collect();
    let model = fs::read(model)?;
    let manner = manner(&Model::read(&model)?, texts.iter().map(String::as_str));
    fs::write(file, manner.write())?;
    Ok(())
}

struct Trainer<'a> {
    preparer: &'a Preparer,
}

impl Trainer<'_> {
    fn file(&self, net: &Net, calibration: Calibration) -> Vec<u8> {
        net.parts(&self.preparer.tags, Scheme::Wild, calibration).write()
    }

    /// A network that has learned from `examples`, and from teachers if there are any.
    fn train(&self, examples: &[&Example], teachers: &[Net], epochs: usize, seed: u64) -> Net {
        let mut rng = Rng::with_seed(seed);
        let mut net = Net::random(self.preparer.tags.len(), &mut rng);
        let mut optimiser = Optimiser::new(&net);
        let mut workers: Vec<Worker> = (0..WORKERS).map(|_| Worker::new(rng.u64(..))).collect();
        let chains: Vec<Chain> = teachers.iter().map(Net::chain).collect();
        let total = epochs * order(examples, &mut rng).len() / BATCH;
        let mut step = 0;
        for epoch in 1..=epochs {
            let mut loss = 0.0;
            let order = order(examples, &mut rng);
            for batch in order.chunks_exact(BATCH) {
                let chain = net.chain();
                thread::scope(|scope| {
                    for (worker, part) in workers.iter_mut().zip(batch.chunks(BATCH / WORKERS)) {
                        let mut rng = rng.fork();
                        let (net, chain, chains) = (&net, &chain, &chains);
                        scope.spawn(move || {
                            let samples =
                                part.iter().map(|example| self.preparer.sample(*example, &mut rng));
                            let samples: Vec<Sample> = samples.collect();
                            worker.learn(net, chain, &lesson(&samples, teachers, chains));
                        });
                    }
                });
                loss += workers.iter().map(|worker| worker.loss).sum::<f64>();
                let at = step as f32 / total as f32;
                optimiser.step(&mut net, &workers, RATE * schedule(at));
                step += 1;
                if at > 0.6 && step % 25 == 0 {
                    optimiser.average(&net);
                }
            }
            println!("epoch {epoch} of {epochs}: loss {:.3}", loss / order.len() as f64);
        }
        optimiser.averaged(net)
    }
}

fn lesson<'a>(samples: &'a [Sample], teachers: &'a [Net], chains: &'a [Chain]) -> Lesson<'a> {
    let share = if teachers.is_empty() { 0.0 } else { SHARE };
    let batch = BATCH as f32;
    Lesson { samples, teachers, teacher_chains: chains, share, drop: DROP, batch }
}

/// The entries of an epoch, mixed; none is one to be made.
fn order<'a>(examples: &[&'a Example], rng: &mut Rng) -> Vec<Option<&'a Example>> {
    let mut order = vec![None; MADE];
    for &example in examples {
        let times = match example.scheme {
            _ if !example.labelled => 1,
            Scheme::Wild => WILD,
            Scheme::Synthetic => usize::from(rng.f32() < SYNTHETIC),
            _ => 1,
        };
        order.extend(std::iter::repeat_n(Some(example), times));
    }
    rng.shuffle(&mut order);
    order
}

/// The share of the highest rate at a share of the way: up in a line, down in half a wave.
fn schedule(at: f32) -> f32 {
    if at < 0.1 {
        at / 0.1
    } else {
        0.02 + 0.98 * (0.5 + 0.5 * ((at - 0.1) / 0.9 * std::f32::consts::PI).cos())
    }
}
