//! Trains the labeller: `cargo run --release --example train -- CORPUS MODEL`.
//!
//! `CORPUS` is a folder of labelled entries, lines of `{"segments": [[label, text], …]}`; `MODEL`
//! is the file that the library embeds. Seeds are fixed.

mod augment;
mod corpus;
mod maker;
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
use net::{Net, ROWS, Sample, Worker};
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
    if corpus == "show" {
        return maker::show(Path::new(model), args.get(2).map_or("entry", String::as_str));
    }
    let options = Options(args[2..].iter().filter_map(|a| a.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
    let mut examples = corpus::read_folder(Path::new(corpus))?;
    let mut checks = gold_sets(Path::new(corpus));
    if options.get("holdout", 0.0) > 0.0 {
        let (kept, held) = hold_out(examples);
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

fn hold_out(examples: Vec<Example>) -> (Vec<Example>, Vec<(String, Vec<Example>)>) {
    let mut kept = Vec::new();
    let mut held: HashMap<&str, Vec<Example>> = HashMap::new();
    for (at, e) in examples.into_iter().enumerate() {
        let h = ibid::label::model::checksum(e.source.as_bytes()).wrapping_mul(0x9e37_79b1) >> 16;
        let name = match e.scheme {
            Scheme::Wild if h % 8 == 0 => "wild",
            Scheme::Ugly if at % 10 == 0 => "ugly",
            Scheme::Grobid if at % 20 == 0 => "grobid",
            _ => {
                kept.push(e);
                continue;
            }
        };
        held.entry(name).or_default().push(e);
    }
    let mut held: Vec<_> = held.into_iter().map(|(k, v)| (format!("dev-{k}"), v)).collect();
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
    let epochs = options.get("epochs", 6.0) as usize;
    let tags = net::known_features(&count_features(examples), options.get("buckets", 8192.0) as usize, options.get("least", 3.0) as u32);
    let seed = options.get("seed", 1.0) as u64;
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut net = Net::random(tags.len(), &mut rng);
    let mut optimiser = Optimiser::new(&net, options.get("decay", 0.02), options.get("row_decay", 0.02));
    let mut workers: Vec<Worker> = (0..WORKERS).map(|w| Worker::new(seed * 100 + w as u64)).collect();
    let wild = options.get("wild", 5.0) as usize;
    let synthetic = options.get("synthetic", 1.0);
    let batch = options.get("batch", 64.0) as usize;
    let made = options.get("made", 12000.0) as usize;
    let maker = maker::Maker::new(examples);
    let order = |rng: &mut fastrand::Rng| {
        let mut order = Vec::new();
        for (at, example) in examples.iter().enumerate() {
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
    };
    let total = epochs * order(&mut rng).len().div_ceil(batch);
    let top = options.get("rate", 2e-3);
    let prep = Preparer {
        maker: &maker,
        tags: &tags,
        hide: options.get("hide", 0.12),
        lose: options.get("lose", 0.03),
        scheme: options.get("scheme", 0.5),
        vary: options.get("vary", 1.0),
    };
    let scheme = if options.get("infer_wild", 0.0) > 0.0 { Some(Scheme::Wild) } else { None };
    println!("{} examples, {} known features, {:.1} s", examples.len(), tags.iter().filter(|t| **t != [0; 2]).count(), started.elapsed().as_secs_f32());
    let mut step = 0;
    for epoch in 0..epochs {
        let order = order(&mut rng);
        let (mut loss, mut seen) = (0.0, 0);
        for chunk in order.chunks(batch) {
            let rate = top * schedule(step as f32 / total as f32);
            let chain = net.chain();
            let half = chunk.len().div_ceil(WORKERS);
            std::thread::scope(|scope| {
                for (w, (worker, part)) in workers.iter_mut().zip(chunk.chunks(half)).enumerate() {
                    let (net, chain, prep) = (&net, &chain, &prep);
                    let mut rng = fastrand::Rng::with_seed(seed ^ ((step * WORKERS + w) as u64) << 8);
                    scope.spawn(move || {
                        let samples: Vec<Sample> = part.iter().map(|&at| prep.sample(examples.get(at), &mut rng)).collect();
                        worker.learn(net, chain, &samples, batch as f32);
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
        print!("epoch {} loss {:.3} {:.0} s", epoch + 1, loss / seen as f64, started.elapsed().as_secs_f32());
        report(&optimiser.averaged(&net).parts(&tags, scheme, (1.0, 0.0)).write(), checks);
    }
    let best = optimiser.averaged(&net);
    if options.get("infer_wild", 0.0) == 0.0 {
        print!("as wild");
        report(&best.parts(&tags, Some(Scheme::Wild), (1.0, 0.0)).write(), checks);
    }
    best.parts(&tags, scheme, (1.0, 0.0)).write()
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
    maker: &'a maker::Maker,
    tags: &'a [[u8; 2]],
    hide: f32,
    lose: f32,
    scheme: f32,
    vary: f32,
}

impl Preparer<'_> {
    /// A sample of an example; without one, of an entry that the maker makes.
    fn sample(&self, example: Option<&Example>, rng: &mut fastrand::Rng) -> Sample {
        let example = &example.map_or_else(|| self.maker.entry(rng), Example::clone);
        let varied = if rng.f32() < self.vary { augment::varied(example, rng) } else { example.clone() };
        let text = varied.text();
        let (mut tokens, mut hashes) = (Vec::new(), Vec::new());
        lex(&text, &mut tokens);
        features(&text, &tokens, &mut features::Scratch::default(), &mut hashes);
        let known = self.tags.len() as u32;
        let common = known + features::COUNT as u32;
        let scheme = if rng.f32() < self.scheme { common + 1 + example.scheme as u32 } else { u32::MAX };
        let mut rows = Vec::with_capacity(tokens.len() * ROWS);
        for token in hashes.chunks_exact(features::COUNT) {
            let hide = rng.f32() < self.hide;
            for (kind, &hash) in token.iter().enumerate() {
                let unknown = known + kind as u32;
                rows.push(if hash == features::NONE {
                    u32::MAX
                } else if (hide && Kind::LEXICAL.iter().any(|l| *l as usize == kind)) || rng.f32() < self.lose {
                    unknown
                } else {
                    find(self.tags, hash).map_or(unknown, |row| row as u32)
                });
            }
            rows.extend([common, scheme]);
        }
        Sample { rows, labels: varied.labels(&tokens), weight: 1.0 }
    }
}
