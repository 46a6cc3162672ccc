//! Measures learning from corrections.
use std::path::PathBuf;
use std::fs;
use anyhow::Result;
use clap::Parser as _;
use ibid::learn::{Correction, Tally};
use ibid::unstable::learn::{learn, tally};
use ibid::unstable::model::Model;
use serde::Deserialize;

#[derive(clap::Parser)]
struct Args {
    corpus: PathBuf,
    model: PathBuf,
    #[arg(long, default_value_t = 30)]
    entries: usize,
    #[arg(long, default_value_t = 1)]
    times: usize,
    #[arg(long)]
    only: Option<String>,
    #[arg(long)]
    gold: bool,
    #[arg(long)]
    cv: bool,
}
#[derive(Deserialize)]
struct Line { source: String, #[serde(flatten)] correction: Correction }

fn lines(path: &std::path::Path) -> Result<Vec<Line>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_,_>>()?)
}

fn main() -> Result<()> {
    let args = Args::parse();
    let model: &'static [u8] = fs::read(&args.model)?.leak();
    let model = Model::read(model)?;
    let mut all = Vec::new();
    let mut files: Vec<_> = fs::read_dir(args.corpus.join("corpus/train"))?.map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files { let n = file.file_name().unwrap().to_string_lossy().into_owned();
        if n.starts_with("wild") || n.starts_with("grobid") { all.extend(lines(&file)?); } }
    let gold: Vec<(String, Vec<Correction>)> = ["news-a","academic-a","grey-a","multi-a"].iter().map(|s| {
        let l = lines(&args.corpus.join(format!("gold/{s}.jsonl"))).unwrap();
        (s.to_string(), l.into_iter().map(|l| l.correction).collect()) }).collect();
    let base: Vec<Tally> = gold.iter().map(|g| tally(&model, &g.1)).collect();
    let mut sums: [Tally; 2] = Default::default();
    let mut kinds: [[Tally; 2]; 2] = Default::default();
    for line in include_str!("sources.txt").lines().filter(|l| !l.starts_with('#')) {
        if args.only.as_ref().is_some_and(|o| !line.contains(o.as_str())) { continue; }
        let words: Vec<&str> = line.split('\t').collect();
        let mut group: Vec<&Line> = all.iter().filter(|l| words.iter().any(|w| l.source.contains(w))).collect();
        let grobid = group[0].source.starts_with("grobid");
        group.sort_by_key(|l| { let mut h = 0xcbf29ce484222325u64; for b in l.correction.text().bytes() { h = (h ^ u64::from(b)).wrapping_mul(0x100000001b3) } h });
        group.dedup_by_key(|l| l.correction.text().to_owned());
        let group: Vec<Correction> = group.into_iter().map(|l| l.correction.clone()).collect();
        let (mut before, mut after) = (Tally::default(), Tally::default());
        let mut worst = vec![0.0f64; 4];
        let mut seconds = 0.0; let mut cv = Default::default();
        for time in 0..args.times {
            let mut g = group.clone();
            g.rotate_left(time * args.entries % group.len());
            let (own, rest) = g.split_at(args.entries.min(group.len() * 2 / 3));
            let start = std::time::Instant::now();
            let (learned, c) = learn(&model, own);
            seconds += start.elapsed().as_secs_f64(); cv = c;
            before += tally(&model, rest);
            after += tally(&learned, rest);
            if args.gold { for (i, g) in gold.iter().enumerate() {
                let d = tally(&learned, &g.1).error() - base[i].error();
                worst[i] += d * 100.0 / args.times as f64;
            } }
        }
        println!("{:28} {:4} words {:5.2} -> {:5.2} ({:3.0} %)  whole {:4} -> {:4} of {:4}  gold {:+.2} {:+.2} {:+.2} {:+.2}  {:.1}s cv {:.2} {:.2} g {:.2} {:.2}", words[0].chars().take(28).collect::<String>(), group.len(),
            before.error()*100.0, after.error()*100.0, 100.0 - 100.0 * after.error()/before.error().max(1e-9), before.whole, after.whole, before.entries, worst[0], worst[1], worst[2], worst[3], seconds, cv[0].error()*100.0, cv[1].error()*100.0, cv[2].error()*100.0, cv[3].error()*100.0);
        sums[0] += before; sums[1] += after;
        kinds[usize::from(grobid)][0] += before; kinds[usize::from(grobid)][1] += after;
    }
    for [b, a] in [kinds[0], kinds[1], sums] {
    println!("all words {:.2} -> {:.2} ({:.0} % gone) not whole {} -> {} ({:.0} % gone)", b.error()*100.0, a.error()*100.0, 100.0*(1.0 - a.wrong as f64/b.wrong.max(1) as f64), b.entries-b.whole, a.entries-a.whole, 100.0*(1.0-(a.entries-a.whole) as f64/(b.entries-b.whole).max(1) as f64));
    }
    Ok(())
}
