//! Prints how well titles in title case are set in sentence case again.
//!
//! ```text
//! cargo run --release -p score --bin case -- [FOLDER] [--show N]
//! ```
//!
//! Titles that are in sentence case are put in title case by rule and restored: by the learned
//! model, and by two rules beside it. `as they are` is the share of them that the model leaves
//! alone when it gets them in sentence case.

#![allow(clippy::cast_precision_loss, reason = "no set has so many titles")]

mod rules;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Parser as _;
use ibid::style::case::sentence_case;
use ibid::style::titles::title_case;
use ibid::unstable::case::words::{Shape, Words};
use serde_json::Value;

#[derive(clap::Parser)]
struct Args {
    /// The folder of the measured sets
    #[arg(default_value_os_t = sets::folder())]
    folder: PathBuf,
    /// How many wrong titles of each set to print
    #[arg(long, default_value_t = 0)]
    show: usize,
}

fn main() -> Result<()> {
    let Args { folder, show } = Args::parse();
    let unseen = titles::read(&folder.join("corpus/train"))?.unseen;
    print_set("unseen", &unseen.into_iter().collect(), show);
    print_set("guides", &guides(&folder.join("gold/guides/apa.jsonl"))?, show);
    print_set("manual", &manual(&folder.join("gold/manual/apa.jsonl"))?, show);
    Ok(())
}

/// The titles of the items of a guide, and those of the books that chapters are in.
fn guides(file: &Path) -> Result<BTreeSet<String>> {
    let titles = |line: &Value| {
        let item = &line["csl"];
        let of_book = (item["type"] == "chapter").then_some(&item["container-title"]);
        let found = of_book.into_iter().chain([&item["title"]]).filter_map(Value::as_str);
        found.map(str::to_owned).collect::<Vec<_>>()
    };
    Ok(sentences(titles::lines(file)?.iter().flat_map(titles)))
}

/// The titles of the manual's examples: what follows the year, up to a full stop or a bracket.
fn manual(file: &Path) -> Result<BTreeSet<String>> {
    let title = |line: &Value| {
        let (_, rest) = line["text"].as_str()?.split_once("). ")?;
        let end = rest.find([']', '[', '(']).unwrap_or(rest.len());
        Some(rest[..rest[..end].find(". ").unwrap_or(end)].trim().to_owned())
    };
    Ok(sentences(titles::lines(file)?.iter().filter_map(title)))
}

fn sentences(titles: impl Iterator<Item = String>) -> BTreeSet<String> {
    titles.filter(|title| titles::is_sentence(title)).map(|title| titles::raised(&title)).collect()
}

fn print_set(name: &str, titles: &BTreeSet<String>, show: usize) {
    let learned = |title: &str| sentence_case(title).text;
    let same = titles.iter().filter(|title| learned(title) == **title).count();
    let share = share(same, titles.len());
    println!("{name}: {} titles, as they are {share:.3}", titles.len());
    println!("  model      {}", tally(titles, learned));
    println!("  all small  {}", tally(titles, rules::all_small));
    println!("  processor  {}", tally(titles, rules::processor));
    let wrong = titles.iter().map(|title| (title, sentence_case(&title_case(title))));
    for (want, got) in wrong.filter(|(want, got)| **want != got.text).take(show) {
        println!("  want {want}\n  got  {}", got.text);
    }
    let mut unsure = [0; 2];
    for title in titles {
        let got = sentence_case(&title_case(title));
        for span in &got.unsure {
            unsure[usize::from(title.get(span.start..span.end) != Some(span.text(&got.text)))] += 1;
        }
    }
    println!("  unsure of {} words, {} of which are wrong", unsure[0] + unsure[1], unsure[1]);
}

fn tally(titles: &BTreeSet<String>, set: impl Fn(&str) -> String) -> Tally {
    let mut tally = Tally::default();
    for title in titles {
        tally.add(title, &set(&title_case(title)));
    }
    tally
}

/// How many titles are right, and how many words have a capital that should and do.
#[derive(Default)]
struct Tally {
    titles: usize,
    right: usize,
    all: Capitals,
    kept: Capitals,
}

/// Words that should have a capital, that have one, and that should and do.
#[derive(Default)]
struct Capitals([usize; 3]);

impl Capitals {
    fn add(&mut self, want: bool, got: bool) {
        for (count, holds) in self.0.iter_mut().zip([want, got, want && got]) {
            *count += usize::from(holds);
        }
    }

    fn f1(&self) -> f64 {
        share(2 * self.0[2], self.0[0] + self.0[1])
    }
}

impl Tally {
    fn add(&mut self, want: &str, got: &str) {
        self.titles += 1;
        self.right += usize::from(want == got);
        let begins_great = |text: &str| text.starts_with(char::is_uppercase);
        for (of_want, of_got) in Words::new(want).list.iter().zip(&Words::new(got).list) {
            let [want, got] = [of_want.span.text(want), of_got.span.text(got)].map(begins_great);
            self.all.add(want, got);
            if !of_want.opens && of_want.shape != Shape::Fixed {
                self.kept.add(want, got);
            }
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let right = share(self.right, self.titles);
        let (all, kept) = (self.all.f1(), self.kept.f1());
        write!(f, "titles right {right:.3}, capitals F1 {all:.3}, those of names F1 {kept:.3}")
    }
}

/// Parts of a whole; all of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
