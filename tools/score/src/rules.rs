//! What each rule after the labeller's best path is worth, and how sure it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use ibid::Segment;
use ibid::label::Labeller;
use ibid::unstable::rules::{apply, best_path, names};

use crate::fields::{Gold, Score};
use crate::{assembled, gold_lines};

/// What one rule did in a set.
#[derive(Clone, Copy, Default)]
struct Worth {
    /// Entries in which it held.
    touched: usize,
    /// Those of them with fewer words wrong, and with more.
    better: usize,
    worse: usize,
    /// Entries whose core fields are all right only with it, and only without it.
    helped: usize,
    hurt: usize,
}

impl Worth {
    /// Counts an entry by its score with and without the rule.
    fn add(&mut self, with: &Score, without: &Score) {
        self.touched += 1;
        self.better += usize::from(with.wrong_tokens < without.wrong_tokens);
        self.worse += usize::from(with.wrong_tokens > without.wrong_tokens);
        self.helped += usize::from(with.whole > without.whole);
        self.hurt += usize::from(with.whole < without.whole);
    }
}

/// Prints, for each set, what each rule with this name is worth; of "all", every rule.
pub(crate) fn print_worth(sets: &[impl AsRef<Path>], name: &str) -> Result<()> {
    let wanted: Vec<&str> = names().filter(|rule| name == "all" || *rule == name).collect();
    if wanted.is_empty() {
        bail!("there is no rule “{name}”; there are {}", names().collect::<Vec<_>>().join(", "));
    }
    println!(
        "{:26}{:22}{:>9}{:>8}{:>8}{:>8}{:>8}",
        "rule", "set", "touched", "better", "worse", "helped", "hurt"
    );
    let worths = sets.iter().map(|set| Ok((stem(set.as_ref()), measure(set.as_ref())?)));
    let worths = worths.collect::<Result<Vec<_>>>()?;
    for rule in wanted {
        for (set, worth) in &worths {
            let Some(w) = worth.get(rule).filter(|w| w.touched > 0) else { continue };
            println!(
                "{rule:26}{set:22}{:>9}{:>8}{:>8}{:>8}{:>8}",
                w.touched, w.better, w.worse, w.helped, w.hurt
            );
        }
    }
    Ok(())
}

/// Writes the precision of each rule, over labelled entries that the model has not seen.
///
/// A rule that was seldom seen is taken for one of the usual precision until it is seen more often.
pub(crate) fn write_precisions(sets: &[impl AsRef<Path>], to: &Path) -> Result<()> {
    const USUAL: f64 = 0.8;
    const WEIGHT: f64 = 4.0;
    let mut sum: BTreeMap<&str, Worth> = BTreeMap::new();
    for set in sets {
        for (rule, worth) in measure(set.as_ref())? {
            let all = sum.entry(rule).or_default();
            all.better += worth.better;
            all.worse += worth.worse;
        }
    }
    let mut lines = "# How sure each rule of src/label/settle is: of the labelled entries that it changes for better or\n\
                     # for worse, and that the model has not seen, the share that it changes for better. Written by\n\
                     # `score --rules FILE --set FILE …`.\n"
        .to_owned();
    lines.extend(names().map(|rule| {
        let worth = sum.get(rule).copied().unwrap_or_default();
        let (better, all) = (worth.better as f64, (worth.better + worth.worse) as f64);
        let precision = WEIGHT.mul_add(USUAL, better) / (all + WEIGHT);
        format!("{rule}\t{precision:.2}\n")
    }));
    fs::write(to, lines).with_context(|| format!("can't write {}", to.display()))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What each rule did in a set.
fn measure(set: &Path) -> Result<BTreeMap<&'static str, Worth>> {
    let mut labeller = Labeller::new();
    let mut worths = BTreeMap::new();
    for gold in gold_lines(set)? {
        let path = best_path(&mut labeller, &gold.text);
        let mut with = path.clone();
        let held = apply(&gold.text, &mut with, None);
        let with = score(&gold, &with)?;
        for rule in held {
            let mut without = path.clone();
            apply(&gold.text, &mut without, Some(rule));
            worths.entry(rule).or_insert_with(Worth::default).add(&with, &score(&gold, &without)?);
        }
    }
    Ok(worths)
}

fn score(gold: &Gold, segments: &[Segment]) -> Result<Score> {
    let mut score = Score::default();
    score.add(gold, &assembled(&gold.text, segments)?);
    Ok(score)
}
