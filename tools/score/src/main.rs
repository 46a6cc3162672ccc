//! Measures the parser on labelled sets.
//!
//! ```text
//! cargo run --release -p score -- [FOLDER] [--floors FILE] [--errors SET] [--picture FILE] [--gold-segments]
//!     [--without RULE] [--rules FILE] [--set FILE …]
//! ```
//!
//! FOLDER holds `gold/*.jsonl`, `gold/docs/` and `corpus/check/*.jsonl`. Prints a line for each set:
//! the micro F1 of the fields, the share of entries with all core fields right, the share with the
//! right type, the share of words with a wrong label; what assembling gives for the right segments of
//! `gold/assembly/entries.jsonl`; and what was found in the documents.
//!
//! With `--errors SET` it prints what went wrong there: fields, confusions of labels, diagnostics on
//! right and on wrong entries, the worst entries. With `--gold-segments` the gold's segments take the
//! place of the labeller's, so that assembling is measured alone. With `--without RULE` it prints what
//! that rule, or each of "all", is worth in every set, and with `--rules FILE` it writes how sure each
//! is over further sets, which the model must not have seen; `--without` measures on those too. With `--floors` it fails when a
//! figure is below the one recorded.

#![allow(clippy::cast_precision_loss, reason = "no set has so many entries")]

mod confidence;
mod entries;
mod fields;
mod rules;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser as _;
use fields::{Entry, Gold, Predicted, Score};
use ibid::assemble::assemble;
use ibid::input::Document;
use ibid::{Item, Parser, Reference, Segment};

#[derive(clap::Parser)]
struct Args {
    /// The folder of the labelled sets
    #[arg(default_value_os_t = sets::folder())]
    folder: PathBuf,
    /// A JSON file of the lowest figures allowed: `{"news-a": {"micro_f1": 0.9}}`
    #[arg(long)]
    floors: Option<PathBuf>,
    /// Print the errors of this set
    #[arg(long)]
    errors: Option<String>,
    /// How many of the worst entries to print
    #[arg(long, default_value_t = 20)]
    worst: usize,
    /// Draw confidence against being right to this SVG file
    #[arg(long)]
    picture: Option<PathBuf>,
    /// Take the gold's segments in place of the labeller's
    #[arg(long)]
    gold_segments: bool,
    /// Print what this rule is worth in each set; of "all", every rule
    #[arg(long, value_name = "RULE")]
    without: Option<String>,
    /// Write to this file how sure each rule is, over the further sets
    #[arg(long, value_name = "FILE", requires = "set")]
    rules: Option<PathBuf>,
    /// Further labelled entries to measure the rules on
    #[arg(long, value_name = "FILE")]
    set: Vec<PathBuf>,
}

/// Figures by set and name.
type Figures = BTreeMap<String, BTreeMap<String, f64>>;

fn main() -> Result<ExitCode> {
    let args = Args::parse();
    if let Some(path) = &args.rules {
        rules::write_precisions(&args.set, path)?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(rule) = &args.without {
        let sets = [label_sets(&args.folder)?, args.set].concat();
        rules::print_worth(&sets, rule)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut figures = Figures::new();
    let mut all = Vec::new();
    println!(
        "{:22}{:>9}{:>10}{:>8}{:>8}{:>13}",
        "set", "entries", "micro F1", "whole", "type", "token error"
    );
    for path in label_sets(&args.folder)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (entries, score) = score_set(&path, args.gold_segments)?;
        print_row(&name, entries, &score);
        if args.errors.as_deref() == Some(&name) {
            print_errors(&score, args.worst);
        }
        let mut row = row(&score);
        row.insert("token_error".to_owned(), score.token_error());
        figures.insert(name, row);
        all.extend(score.entries);
    }
    // Its entries are among those that the labeller learned from.
    let assembly = args.folder.join("gold/assembly/entries.jsonl");
    if assembly.exists() {
        let (entries, score) = score_set(&assembly, true)?;
        print_row("assembly", entries, &score);
        if args.errors.as_deref() == Some("assembly") {
            print_errors(&score, args.worst);
        }
        figures.insert("assembly".to_owned(), row(&score));
    }
    figures.insert("confidence".to_owned(), score_confidence(&all));
    if let Some(path) = &args.picture {
        confidence::draw(&all, path)?;
    }
    let documents =
        score_documents(&args.folder.join("gold/docs"), args.errors.as_deref() == Some("docs"))?;
    figures.insert("docs".to_owned(), documents);
    match args.floors {
        Some(path) => check_floors(&path, &figures),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// The figures of a set whose entries have items.
fn row(score: &Score) -> BTreeMap<String, f64> {
    let figures =
        [("micro_f1", score.micro_f1()), ("whole", score.whole()), ("type", score.typed())];
    let told = figures.into_iter().filter(|_| score.items > 0);
    told.map(|(name, figure)| (name.to_owned(), figure)).collect()
}

/// The files of labelled entries, gold first.
fn label_sets(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut sets = Vec::new();
    for part in ["gold", "corpus/check"] {
        let folder = folder.join(part);
        let files = fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))?;
        let mut paths: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|e| e == "jsonl"));
        paths.sort();
        sets.append(&mut paths);
    }
    Ok(sets)
}

fn score_set(path: &Path, gold_segments: bool) -> Result<(usize, Score)> {
    let mut parser = Parser::new();
    let mut score = Score::default();
    let mut entries = 0;
    for gold in gold_lines(path)? {
        let read = if gold_segments {
            assemble_gold(&parser, &gold)?
        } else {
            read(&mut parser, &gold.text)?
        };
        score.add(&gold, &read);
        entries += 1;
    }
    Ok((entries, score))
}

/// The labelled entries of a file.
fn gold_lines(path: &Path) -> Result<Vec<Gold>> {
    let named = || path.display().to_string();
    let text = fs::read_to_string(path).with_context(named)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).with_context(named)).collect()
}

fn read(parser: &mut Parser, text: &str) -> Result<Predicted> {
    predicted(text, &parser.parse_entry(text))
}

fn assemble_gold(parser: &Parser, gold: &Gold) -> Result<Predicted> {
    let labelled = gold.segments.iter().map(|(label, text)| Ok((label.parse()?, text)));
    let (text, reference) = parser.parse_labelled(&labelled.collect::<Result<Vec<_>>>()?);
    predicted(&text, &reference)
}

fn predicted(text: &str, reference: &Reference) -> Result<Predicted> {
    Ok(Predicted {
        csl: csl(&reference.item)?,
        segments: labelled(text, &reference.segments),
        confidence: reference.confidence,
        doubts: reference.diagnostics.iter().map(|d| d.kind.code()).collect(),
    })
}

/// What assembling makes of segments.
fn assembled(text: &str, segments: &[Segment]) -> Result<Predicted> {
    let assembly = assemble(text, segments);
    Ok(Predicted {
        csl: csl(&assembly.item)?,
        segments: labelled(text, segments),
        confidence: 1.0,
        doubts: assembly.diagnostics.iter().map(|d| d.kind.code()).collect(),
    })
}

/// The text of each segment, with its label.
fn labelled(text: &str, segments: &[Segment]) -> Vec<(String, String)> {
    let part = |s: &Segment| (s.label.to_string(), s.span.text(text).to_owned());
    segments.iter().map(part).collect()
}

fn csl(item: &Item) -> Result<serde_json::Map<String, serde_json::Value>> {
    Ok(serde_json::from_value(serde_json::to_value(item)?)?)
}

fn print_row(name: &str, entries: usize, score: &Score) {
    let items = if score.items > 0 {
        format!("{:>10.4}{:>8.4}{:>8.4}", score.micro_f1(), score.whole(), score.typed())
    } else {
        format!("{:>10}{:>8}{:>8}", "–", "–", "–")
    };
    println!("{name:22}{entries:>9}{items}{:>13.4}", score.token_error());
}

fn print_errors(score: &Score, worst: usize) {
    println!("\n  {:18}{:>7}{:>7}{:>8}{:>7}", "field", "right", "extra", "missed", "F1");
    let mut fields: Vec<_> = score.fields.iter().collect();
    fields.sort_by_key(|(_, c)| std::cmp::Reverse(c.extra + c.missed));
    for (field, c) in fields {
        println!("  {field:18}{:>7}{:>7}{:>8}{:>7.3}", c.right, c.extra, c.missed, c.f1());
    }
    println!("\n  {:40}{:>7}", "gold label → read label", "words");
    let mut confusions: Vec<_> = score.confusions.iter().collect();
    confusions.sort_by_key(|(pair, count)| (std::cmp::Reverse(**count), (*pair).clone()));
    for ((want, got), count) in confusions.into_iter().take(20) {
        println!("  {:40}{count:>7}", format!("{want} → {got}"));
    }
    println!("\n  {:20}{:>9}{:>9}", "diagnostic", "on right", "on wrong");
    for (code, (right, wrong)) in &score.doubts() {
        println!("  {code:20}{right:>9}{wrong:>9}");
    }
    println!("\n  the worst entries");
    let mut entries: Vec<_> = score.worst.iter().collect();
    entries.sort_by_key(|(wrong, ..)| std::cmp::Reverse(wrong.len()));
    for (wrong, id, text) in entries.into_iter().take(worst) {
        println!("  {id}: {}\n    {}", wrong.join(", "), text.replace('\n', "\n    "));
    }
    println!();
}

/// What confidence and doubts are worth, over the entries of all sets.
fn score_confidence(entries: &[Entry]) -> BTreeMap<String, f64> {
    let (sure, right) = confidence::at_least(entries, 0.9);
    let error = confidence::calibration_error(entries);
    let (on_wrong, on_right) =
        (confidence::doubted(entries, false), confidence::doubted(entries, true));
    println!(
        "confidence: {sure} entries with at least 0.9, {right:.4} of them right; calibration error \
         {error:.4}; {on_wrong:.4} of the wrong ones doubted, {on_right:.4} of the right ones"
    );
    BTreeMap::from([
        ("right_when_sure".to_owned(), right),
        ("calibration_error".to_owned(), error),
        ("doubted_on_wrong".to_owned(), on_wrong),
        ("doubted_on_right".to_owned(), on_right),
    ])
}

fn score_documents(folder: &Path, errors: bool) -> Result<BTreeMap<String, f64>> {
    let words = entries::Words::new();
    let mut score = entries::Score::default();
    for (gold, path) in entries::documents(folder) {
        let source = fs::read_to_string(&path)?;
        score.add(&gold, &source, &find(&source, &gold.format), &words);
    }
    println!(
        "docs: {} documents, {} all right; {} entries, {} found, {} too many; F1 {:.4}; {} where there are none",
        score.documents,
        score.all_right,
        score.found + score.missed,
        score.found,
        score.extra,
        score.f1(),
        score.out_of_nothing,
    );
    if errors {
        for (id, want, got, right) in &score.wrong {
            println!("  {id:12} gold {want:3} found {got:3} right {right:3}");
        }
    }
    Ok(BTreeMap::from([
        ("f1".to_owned(), score.f1()),
        ("out_of_nothing".to_owned(), fields::ratio(score.out_of_nothing, 1)),
    ]))
}

/// Fails if a figure is worse than its floor; for errors, lower is better.
fn check_floors(path: &Path, figures: &Figures) -> Result<ExitCode> {
    let floors: Figures = serde_json::from_str(&fs::read_to_string(path)?)?;
    let mut status = ExitCode::SUCCESS;
    for (set, row) in &floors {
        for (name, floor) in row {
            let figure = figures.get(set).and_then(|row| row.get(name)).copied();
            let lower_is_better = matches!(
                name.as_str(),
                "token_error" | "out_of_nothing" | "calibration_error" | "doubted_on_right"
            );
            let holds =
                figure.is_some_and(|f| if lower_is_better { f <= *floor } else { f >= *floor });
            if !holds {
                println!("{set}: {name} is {figure:?}, recorded floor {floor}");
                status = ExitCode::FAILURE;
            }
        }
    }
    Ok(status)
}

/// The entries of a document, as ranges of its source.
fn find(source: &str, format: &str) -> Vec<entries::Range> {
    let document = match format {
        "markdown" => Document::from_markdown(source),
        "html" => Document::from_html(source),
        _ => Document::from_text(source),
    };
    let origins = document.split().into_iter().map(|entry| document.origin(entry.span));
    origins.map(|span| entries::Range { start: span.start, end: span.end }).collect()
}
