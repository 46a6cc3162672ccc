//! Measures learning from corrections: `cargo run --release -p score --bin learn -- DATA MODEL`.
//!
//! `DATA` has labelled entries in `corpus/train/`, general ones in `gold/` and `corpus/check/`; `MODEL`
//! has to be one that has not seen the sources of `sources.txt` (`train without DATA/corpus MODEL SOURCE…`).
//! Of each source some entries are taken for corrected, chosen by the hashes of their texts, and the
//! others are read before and after. What is told of every source: tokens with another label, parts
//! missed or wrongly read, and by how many points the F1 of parts falls on each general set.

#![allow(clippy::cast_precision_loss, reason = "there are fewer than 2^52 words")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Parser as _;
use ibid::learn::{Correction, Tally};
use ibid::unstable::learn::{Manner, learn, manner, tally};
use ibid::unstable::model::Model;
use serde::Deserialize;

#[derive(clap::Parser)]
struct Args {
    /// The folder of labelled entries
    data: PathBuf,
    /// A model that has not seen the sources
    model: PathBuf,
    /// How many entries of a source are taken for corrected; two thirds of a small one
    #[arg(long, default_value_t = 30)]
    entries: usize,
}

#[derive(Deserialize)]
struct Line {
    source: String,
    #[serde(flatten)]
    correction: Correction,
}

const GENERAL: [&str; 5] =
    ["gold/news-a", "gold/academic-a", "gold/grey-a", "gold/multi-a", "corpus/check/anystyle-gold"];

/// One in so many entries of other sources than the wild ones tells how entries are written.
const ONE_IN: usize = 8;

/// The sources that are measured, and everything else that was labelled.
struct Corpus {
    sources: Vec<(&'static str, Vec<Correction>)>,
    others: Vec<Correction>,
}

impl Corpus {
    fn read(folder: &Path) -> Result<Self> {
        let names: Vec<Vec<&str>> = include_str!("sources.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
            .collect();
        let mut sources: Vec<_> = names.iter().map(|words| (words[0], Vec::new())).collect();
        let mut others = Vec::new();
        let mut files =
            fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>>>()?;
        files.sort();
        for file in files {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let is_wild = stem.starts_with("wild");
            for (at, line) in lines(&file)?.into_iter().enumerate() {
                let is_named = |words: &Vec<&str>| words.iter().any(|w| line.source.contains(w));
                let place = names.iter().position(is_named);
                match place.filter(|_| is_wild || stem.starts_with("grobid")) {
                    Some(place) => sources[place].1.push(line.correction),
                    None if is_wild || at % ONE_IN == 0 => others.push(line.correction),
                    None => {}
                }
            }
        }
        for (_, entries) in &mut sources {
            entries.sort_by_key(|entry| hash(entry.text()));
            entries.dedup_by_key(|entry| entry.text().to_owned());
        }
        Ok(Self { sources, others })
    }
}

/// General sets: their entries, and where each begins and ends.
struct General {
    entries: Vec<Correction>,
    sets: Vec<Range<usize>>,
}

impl General {
    fn read(data: &Path) -> Result<Self> {
        let (mut entries, mut sets) = (Vec::new(), Vec::new());
        for name in GENERAL {
            let start = entries.len();
            let lines = lines(&data.join(format!("{name}.jsonl")))?;
            entries.extend(lines.into_iter().map(|line| line.correction));
            sets.push(start..entries.len());
        }
        Ok(Self { entries, sets })
    }

    /// The F1 of each set's parts, in points.
    fn f1(&self, model: &Model) -> Vec<f64> {
        let f1 = |set: &Range<usize>| 100.0 * tally(model, &self.entries[set.clone()]).f1();
        self.sets.iter().map(f1).collect()
    }
}

fn lines(path: &Path) -> Result<Vec<Line>> {
    fs::read_to_string(path)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    let step = |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Parts that were missed, and those that were read and are none.
fn amiss(tally: &Tally) -> usize {
    tally.segments + tally.read - 2 * tally.right
}

/// "before → after (share gone)", of three kinds of errors.
fn change(before: &Tally, after: &Tally) -> String {
    let one = |name: &str, count: fn(&Tally) -> usize| {
        let [before, after] = [count(before), count(after)];
        let gone = 100.0 * (1.0 - after as f64 / before.max(1) as f64);
        format!("{name} {before:4} -> {after:4} ({gone:4.0} % gone)")
    };
    let entries = |tally: &Tally| tally.entries - tally.whole;
    [one("tokens", |tally| tally.wrong), one("parts", amiss), one("entries", entries)].join("  ")
}

/// Learns from the first entries of a source; how the others are read before and after, and the model, if
/// it is better by what is kept aside of the first ones. `ibid learn` writes no other.
fn measure(
    model: &Model<'static>,
    manner: &Manner,
    entries: &[Correction],
    most: usize,
) -> (Tally, Tally, Option<Model<'static>>) {
    let (own, others) = entries.split_at(most.min(entries.len() * 2 / 3));
    let learned = learn(model, manner, own);
    (tally(model, others), tally(learned.as_ref().unwrap_or(model), others), learned)
}

fn main() -> Result<()> {
    let args = Args::parse();
    let model = Model::read(fs::read(&args.model)?.leak())?;
    let corpus = Corpus::read(&args.data.join("corpus/train"))?;
    let general = General::read(&args.data)?;
    let manner = manner(&model, corpus.others.iter().map(Correction::text));
    let f1 = general.f1(&model);
    let (mut before, mut after) = (Tally::default(), Tally::default());
    let mut falls: Vec<Vec<f64>> = Vec::new();
    println!("F1 falls are of {}", GENERAL.join(", "));
    for (name, entries) in &corpus.sources {
        let (was, is, learned) = measure(&model, &manner, entries, args.entries);
        let now = learned.as_ref().map_or_else(|| f1.clone(), |learned| general.f1(learned));
        let fall: Vec<f64> = f1.iter().zip(now).map(|(before, now)| before - now).collect();
        let name: String = name.chars().take(24).collect();
        let refused = if learned.is_some() { "" } else { "  refused" };
        println!(
            "{name:24} {:4} others  {}  F1 falls {fall:5.2?}{refused}",
            was.entries,
            change(&was, &is)
        );
        before += was;
        after += is;
        falls.push(fall);
    }
    println!("all {} others  {}", before.entries, change(&before, &after));
    let sets = 0..GENERAL.len();
    let of_set = |set: usize| falls.iter().map(move |fall| fall[set]);
    let mean = |set| of_set(set).sum::<f64>() / falls.len().max(1) as f64;
    let within = |set| of_set(set).filter(|fall| *fall <= 0.5).count();
    let worst = |set| of_set(set).fold(f64::NEG_INFINITY, f64::max);
    println!("mean fall {:.2?}", sets.clone().map(mean).collect::<Vec<_>>());
    println!("worst fall {:.2?}", sets.clone().map(worst).collect::<Vec<_>>());
    println!(
        "sources with a fall of at most 0.5: {:?} of {}",
        sets.map(within).collect::<Vec<_>>(),
        falls.len()
    );
    Ok(())
}
