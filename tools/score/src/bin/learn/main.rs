//! Measures learning from corrections.
use anyhow::Result;
use clap::Parser as _;
use ibid::learn::{Correction, Tally};
use ibid::unstable::learn::{learn, manner, tally};
use ibid::unstable::model::Model;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Parser)]
struct Args {
    data: PathBuf,
    model: PathBuf,
    #[arg(long, default_value_t = 30)]
    entries: usize,
    #[arg(long)]
    only: Option<String>,
    #[arg(long)]
    quick: bool,
}
#[derive(Deserialize)]
struct Line {
    source: String,
    #[serde(flatten)]
    correction: Correction,
}

fn lines(path: &Path) -> Result<Vec<Line>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
fn gone(before: usize, after: usize) -> f64 {
    100.0 - 100.0 * after as f64 / before.max(1) as f64
}
fn missed(t: &Tally) -> usize { t.segments + t.read - 2 * t.right }

fn main() -> Result<()> {
    let args = Args::parse();
    let bytes: &'static [u8] = fs::read(&args.model)?.leak();
    let model = Model::read(bytes)?;
    let mut files: Vec<_> =
        fs::read_dir(args.data.join("corpus/train"))?.map(|f| f.unwrap().path()).collect();
    files.sort();
    let sources: Vec<Vec<&str>> = include_str!("sources.txt").lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let mut groups: Vec<Vec<Line>> = sources.iter().map(|_| Vec::new()).collect();
    let mut rest = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let known = name.starts_with("wild") || name.starts_with("grobid");
        for (i, line) in lines(&file)?.into_iter().enumerate() {
            let at = sources.iter().position(|words| known && words.iter().any(|w| line.source.contains(w)));
            match at {
                Some(at) => groups[at].push(line),
                None if name.starts_with("wild") || i % 8 == 0 => rest.push(line),
                None => {}
            }
        }
    }
    let manner = manner(&model, rest.iter().map(|l| l.correction.text()));
    let mut general: Vec<Correction> = Vec::new();
    let mut sets = Vec::new();
    let quick = args.quick;
    for name in ["gold/news-a", "gold/academic-a", "gold/grey-a", "gold/multi-a", "corpus/check/anystyle-gold"] {
        let mut set = lines(&args.data.join(format!("{name}.jsonl")))?;
        if quick && name != "gold/grey-a" { set.truncate(2); }
        sets.push(general.len()..general.len() + set.len());
        general.extend(set.into_iter().map(|l| l.correction));
    }
    let base: Vec<Tally> = sets.iter().map(|g| tally(&model, &general[g.clone()])).collect();
    let mut sums: [Tally; 2] = Default::default();
    let mut falls = vec![0.0; sets.len()];
    let mut worst = vec![0.0f64; sets.len()];
    let mut counted = 0;
    for (words, mut group) in sources.into_iter().zip(groups) {
        if args.only.as_ref().is_some_and(|o| !words[0].contains(o.as_str())) { continue; }
        group.sort_by_key(|l| hash(l.correction.text()));
        group.dedup_by_key(|l| l.correction.text().to_owned());
        let group: Vec<Correction> = group.into_iter().map(|l| l.correction).collect();
        let (own, others) = group.split_at(args.entries.min(group.len() * 2 / 3));
        let start = std::time::Instant::now();
        let learned = learn(&model, &manner, own);
        let seconds = start.elapsed().as_secs_f64();
        let (before, after) = (tally(&model, others), tally(&learned, others));
        if std::env::var_os("SHOW").is_some() {
            for c in others {
                let (a, b) = (tally(&model, [c].into_iter().cloned().collect::<Vec<_>>().as_slice()), tally(&learned, &[c.clone()]));
                if b.wrong == 0 { continue; }
                println!("--- {} -> {}\n  gold {}\n  read {}", a.wrong, b.wrong,
                    c.segments().iter().map(|(l, t)| format!("<{l}>{t}")).collect::<String>(),
                    ibid::unstable::labeller(&learned).label(c.text()).iter().map(|s| format!("<{}>{}", s.label, s.span.text(c.text()))).collect::<String>());
            }
        }
        print!("{:24} {:4} {:4} tokens {:4} -> {:4} ({:4.0} %) parts {:4} -> {:4} ({:4.0} %){seconds:.1}s F1",
            words[0].chars().take(24).collect::<String>(), own.len(), others.len(), before.wrong, after.wrong, gone(before.wrong, after.wrong),
            missed(&before), missed(&after), gone(missed(&before), missed(&after)));
        for (i, set) in sets.iter().enumerate() {
            let fall = 100.0 * (base[i].f1() - tally(&learned, &general[set.clone()]).f1());
            print!(" {fall:5.2}");
            falls[i] += fall;
            worst[i] = worst[i].max(fall);
        }
        println!();
        sums[0] += before;
        sums[1] += after;
        counted += 1;
    }
    let [b, a] = sums;
    println!("all tokens {} -> {} ({:.0} % gone) parts {} -> {} ({:.0} % gone) entries not whole {} -> {} ({:.0} % gone) of {}", b.wrong, a.wrong, gone(b.wrong, a.wrong), missed(&b), missed(&a), gone(missed(&b), missed(&a)),
        b.entries - b.whole, a.entries - a.whole, gone(b.entries - b.whole, a.entries - a.whole), a.entries);
    println!("mean fall {:.2?}, worst {:.2?}", falls.iter().map(|f| f / f64::from(counted)).collect::<Vec<_>>(), worst);
    Ok(())
}
