//! Trains the labeller: `cargo run --release --example train -- CORPUS MODEL`.
//!
//! `CORPUS` is a folder of labelled entries, lines of `{"segments": [[label, text], …]}`; `MODEL`
//! is the file that the library embeds. Seeds are fixed.

mod augment;
mod corpus;
mod layout;
mod measure;
mod net;
mod optimiser;

use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::{Example, Scheme};
use ibid::label::features::{self, Kind, features};
use ibid::label::model::{Model, find};
use ibid::lex::lex;
use net::{Drop, Lesson, Net, ROWS, Sample, Worker};
use optimiser::Optimiser;

struct Options(HashMap<String, String>);
impl Options {
    fn get(&self, key: &str, default: f32) -> f32 {
        self.0.get(key).map_or(default, |v| v.parse().unwrap())
    }
}

const WORKERS: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, model, ..] = args.as_slice() else {
        return Err("usage: train CORPUS MODEL".into());
    };
    let options = Options(args[2..].iter().filter_map(|a| a.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
    let mut examples = corpus::read_folder(Path::new(corpus))?;
    let mut checks = gold_sets(Path::new(corpus));
    if options.get("holdout", 0.0) > 0.0 {
        let (kept, held) = hold_out(examples, options.get("holdout", 0.0) as u32 - 1);
        examples = kept;
        checks.extend(held);
    }
    let started = Instant::now();
    let bytes = train(&examples, &checks, &options, started);
    std::fs::write(model, bytes)?;
    Ok(())
}

fn gold_sets(corpus: &Path) -> Vec<(String, Vec<Example>)> {
    let root = corpus.join("../..");
    let files = ["gold/news-a", "gold/academic-a", "gold/grey-a", "gold/multi-a", "corpus/check/anystyle-gold"];
    files
        .iter()
        .filter_map(|f| {
            let path: PathBuf = root.join(format!("{f}.jsonl"));
            let name = f.rsplit('/').next().unwrap().to_owned();
            Some((name, corpus::read(&path).ok()?))
        })
        .collect()
}

fn hold_out(examples: Vec<Example>, fold: u32) -> (Vec<Example>, Vec<(String, Vec<Example>)>) {
    let mut kept = Vec::new();
    let mut held: HashMap<String, Vec<Example>> = HashMap::new();
    for (at, e) in examples.into_iter().enumerate() {
        let h = ibid::label::model::checksum(e.source.as_bytes()).wrapping_mul(0x9e37_79b1) >> 16;
        let name = match e.scheme {
            Scheme::Wild if h % 5 == fold => e.file.trim_end_matches('2'),
            Scheme::Ugly if at % 10 == 0 => "ugly",
            Scheme::Grobid if at % 20 == 0 => "grobid",
            _ => {
                kept.push(e);
                continue;
            }
        };
        held.entry(name.to_owned()).or_default().push(e);
    }
    let mut held: Vec<_> = held.into_iter().map(|(k, v)| (format!("d-{k}"), v)).collect();
    held.sort_by(|a, b| a.0.cmp(&b.0));
    (kept, held)
}

fn count_features(examples: &[Example]) -> HashMap<u32, u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let (mut tokens, mut hashes) = (Vec::new(), Vec::new());
    let mut scratch = features::Scratch::default();
    for example in examples {
        let text = example.text();
        lex(&text, &mut tokens);
        features(&text, &tokens, &mut scratch, &mut hashes);
        hashes.sort_unstable();
        hashes.dedup();
        let weight = if example.scheme == Scheme::Wild { 2 } else { 1 };
        for &hash in hashes.iter().filter(|&&hash| hash != features::NONE) {
            *counts.entry(hash).or_default() += weight;
        }
    }
    counts
}

fn train(examples: &[Example], checks: &[(String, Vec<Example>)], options: &Options, started: Instant) -> Vec<u8> {
    let tags = net::known_features(&count_features(examples), options.get("buckets", 8192.0) as usize, options.get("least", 3.0) as u32);
    let layouts = layout::Layouts::new(examples);
    if options.get("show", 0.0) > 0.0 {
        for _ in 0..options.get("show", 0.0) as u32 {
            let e = layouts.example(&mut fastrand::Rng::new());
            println!("{}", e.segments.iter().map(|(l, t)| format!("{l}:{t}")).collect::<Vec<_>>().join("|"));
        }
    }
    let values = augment::Values::of(examples, options.get("swap_wild", 5.0) as usize);
    let prep = Preparer {
        tags: &tags,
        hide: options.get("hide", 0.12),
        lose: options.get("lose", 0.03),
        scheme: options.get("scheme", 1.0),
        vary: options.get("vary", 1.0),
        layouts: &layouts,
        values: &values,
        swap: options.get("swap", 0.5),
        swap_other: options.get("swap_other", 0.0),
        swap_each: options.get("swap_each", 0.4),
        remark: options.get("remark", 0.04),
    };
    println!("{} examples, {} known features, {:.1} s", examples.len(), tags.iter().filter(|t| **t != [0; 2]).count(), started.elapsed().as_secs_f32());
    let run = Run { examples, checks, options, started, prep: &prep };
    let seed = options.get("seed", 1.0) as u64;
    let mut teachers = Vec::new();
    for teacher in 0..options.get("teachers", 0.0) as u64 {
        let net = run.net(seed * 10 + teacher, options.get("epochs", 4.0) as usize, &teachers[..0]);
        teachers.push((net.clone(), net.chain()));
    }
    let epochs = options.get(if teachers.is_empty() { "epochs" } else { "student_epochs" }, 5.0);
    let net = run.net(seed, epochs as usize, &teachers);
    net.parts(&tags, Some(Scheme::Wild), (1.0, 0.0)).write()
}

struct Run<'a> {
    examples: &'a [Example],
    checks: &'a [(String, Vec<Example>)],
    options: &'a Options,
    started: Instant,
    prep: &'a Preparer<'a>,
}

impl Run<'_> {
    fn order(&self, rng: &mut fastrand::Rng) -> Vec<usize> {
        let options = self.options;
        let wild = options.get("wild", 10.0) as usize;
        let synthetic = options.get("synthetic", 1.0);
        let made = options.get("made", 0.0) as usize;
        let mut order = Vec::new();
        for (at, example) in self.examples.iter().enumerate() {
            let times = match example.scheme {
                Scheme::Wild => wild,
                Scheme::Synthetic => usize::from(rng.f32() < synthetic),
                _ => 1,
            };
            order.extend(std::iter::repeat_n(at, times));
        }
        order.extend(std::iter::repeat_n(usize::MAX, made));
        rng.shuffle(&mut order);
        order
    }

    fn net(&self, seed: u64, epochs: usize, teachers: &[(Net, ibid::label::chain::Chain)]) -> Net {
        let (options, prep, examples) = (self.options, self.prep, self.examples);
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut net = Net::random(prep.tags.len(), &mut rng);
        let mut optimiser = Optimiser::new(&net, options.get("decay", 0.02), options.get("row_decay", 0.02));
        let mut workers: Vec<Worker> = (0..WORKERS).map(|w| Worker::new(seed * 100 + w as u64)).collect();
        let batch = options.get("batch", 64.0) as usize;
        let total = epochs * self.order(&mut rng).len() / batch;
        let top = options.get("rate", 2e-3);
        let share = options.get("share", 0.7);
        let drop = Drop { rows: options.get("drop_rows", 0.2), layers: options.get("drop_layers", 0.1) };
        let mut step = 0;
        for epoch in 0..epochs {
            let order = self.order(&mut rng);
            let (mut loss, mut seen) = (0.0, 0);
            for chunk in order.chunks_exact(batch) {
                let rate = top * schedule(step as f32 / total as f32);
                let chain = net.chain();
                let half = chunk.len().div_ceil(WORKERS);
                std::thread::scope(|scope| {
                    for (w, (worker, part)) in workers.iter_mut().zip(chunk.chunks(half)).enumerate() {
                        let (net, chain) = (&net, &chain);
                        let mut rng = fastrand::Rng::with_seed(seed ^ ((step * WORKERS + w) as u64) << 8);
                        scope.spawn(move || {
                            let samples: Vec<Sample> = part.iter().map(|&at| prep.sample(examples.get(at), &mut rng)).collect();
                            let lesson = Lesson { samples: &samples, teachers, share, drop, batch: batch as f32 };
                            worker.learn(net, chain, &lesson);
                        });
                    }
                });
                loss += workers.iter().map(|w| w.loss).sum::<f64>();
                seen += chunk.len();
                optimiser.step(&mut net, &workers, rate);
                step += 1;
                if step * 10 > total * 6 && step % 25 == 0 {
                    optimiser.average(&net);
                }
            }
            print!("epoch {} loss {:.3} {:.0} s", epoch + 1, loss / seen as f64, self.started.elapsed().as_secs_f32());
            if epoch + 1 == epochs {
                report(&optimiser.averaged(&net).parts(prep.tags, Some(Scheme::Wild), (1.0, 0.0)).write(), self.checks);
            } else {
                println!();
            }
        }
        optimiser.averaged(&net).clone()
    }
}

fn report(bytes: &[u8], checks: &[(String, Vec<Example>)]) {
    let model = Model::read(bytes).unwrap();
    let mut all = String::new();
    for (name, examples) in checks {
        all.push_str(&format!("  {name} {:.2}", 100.0 * measure::token_error(&model, examples)));
    }
    println!("{all}");
}

/// The share of the highest rate at a share of the way.
fn schedule(at: f32) -> f32 {
    if at < 0.1 { at / 0.1 } else { 0.02 + 0.98 * (0.5 + 0.5 * ((at - 0.1) / 0.9 * std::f32::consts::PI).cos()) }
}

struct Preparer<'a> {
    tags: &'a [[u8; 2]],
    hide: f32,
    lose: f32,
    scheme: f32,
    vary: f32,
    layouts: &'a layout::Layouts,
    values: &'a augment::Values,
    swap: f32,
    swap_other: f32,
    swap_each: f32,
    remark: f32,
}

impl Preparer<'_> {
    fn sample(&self, example: Option<&Example>, rng: &mut fastrand::Rng) -> Sample {
        let mut varied = example.cloned().unwrap_or_else(|| self.layouts.example(rng));
        let own = varied.scheme;
        let swap = if example.is_none() { 0.0 } else if own == Scheme::Wild { self.swap } else { self.swap_other };
        if rng.f32() < swap {
            self.values.swap(&mut varied, self.swap_each, rng);
        }
        if own == Scheme::Wild && rng.f32() < self.remark {
            augment::remark(&mut varied, self.values, rng);
        }
        if rng.f32() < self.vary {
            varied = augment::varied(varied, rng);
        }
        let text = varied.text();
        let (mut tokens, mut hashes) = (Vec::new(), Vec::new());
        lex(&text, &mut tokens);
        features(&text, &tokens, &mut features::Scratch::default(), &mut hashes);
        let known = self.tags.len() as u32;
        let common = known + features::COUNT as u32;
        let scheme = if rng.f32() < self.scheme { common + 1 + own as u32 } else { u32::MAX };
        let mut rows = Vec::with_capacity(tokens.len() * ROWS);
        let mut clean = Vec::with_capacity(tokens.len() * ROWS);
        for token in hashes.chunks_exact(features::COUNT) {
            let hide = rng.f32() < self.hide;
            for (kind, &hash) in token.iter().enumerate() {
                let unknown = known + kind as u32;
                let row = if hash == features::NONE {
                    u32::MAX
                } else {
                    find(self.tags, hash).map_or(unknown, |row| row as u32)
                };
                clean.push(row);
                let hidden = (hide && Kind::LEXICAL.iter().any(|l| *l as usize == kind)) || rng.f32() < self.lose;
                rows.push(if hidden && row != u32::MAX { unknown } else { row });
            }
            rows.extend([common, scheme]);
            clean.extend([common, scheme]);
        }
        Sample { rows, clean, labels: varied.labels(&tokens) }
    }
}
