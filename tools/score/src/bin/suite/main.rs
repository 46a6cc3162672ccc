//! Runs the fixtures of the CSL test suite, and says which pass.
//!
//! ```text
//! cargo run --release -p score --bin suite -- [SUITE] [LOCALES] [--show KIND|NAME] [--update]
//! ```
//!
//! The kind of a fixture is its name up to the `_`. With `--show` it prints what the fixtures of a
//! kind, or one of them, expect and give where they fail.
//!
//! `ledger.tsv` holds a row for each fixture that fails, with the reason. The run fails when a
//! fixture fails that is not there, or one that is there passes. `--update` rewrites the rows and
//! keeps the reasons of those that stay.

mod document;
mod engine;
mod fixture;
mod ledger;
mod look;

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser as _;
use document::Outcome;
use engine::Ibid;
use fixture::Fixture;
use ledger::Ledger;

const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin/suite/ledger.tsv");

#[derive(clap::Parser)]
struct Args {
    /// The folder of the fixtures
    #[arg(default_value_os_t = sets::folder().join("csl/suite"))]
    suite: PathBuf,
    /// The folder of the locales
    #[arg(default_value_os_t = sets::folder().join("csl/locales"))]
    locales: PathBuf,
    /// A kind of fixtures, or the name of one, whose failures to print
    #[arg(long, value_name = "KIND|NAME")]
    show: Option<String>,
    /// Rewrite the ledger
    #[arg(long)]
    update: bool,
}

/// Passed and failed.
#[derive(Clone, Copy, Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

fn main() -> Result<ExitCode> {
    let args = Args::parse();
    let engine = Ibid::with_locales(&args.locales)?;
    let mut outcomes = BTreeMap::new();
    for (name, fixture) in fixtures(&args.suite)? {
        let outcome = run(&fixture, &engine);
        let shown = args.show.as_ref().is_some_and(|show| *show == name || show == kind(&name));
        if shown && !outcome.passed {
            println!(
                "{name}\n  want {}\n  got  {}",
                indented(&fixture.result),
                indented(&outcome.got)
            );
        }
        outcomes.insert(name, outcome.passed);
    }
    print_tallies(&outcomes);
    settle(&outcomes, args.update)
}

/// The fixtures of a folder by their names.
fn fixtures(folder: &Path) -> Result<BTreeMap<String, Fixture>> {
    let mut fixtures = BTreeMap::new();
    for file in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = file?.path();
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).with_context(|| name.to_owned())?;
            fixtures
                .insert(name.to_owned(), Fixture::read(&text).with_context(|| name.to_owned())?);
        }
    }
    Ok(fixtures)
}

/// Runs a fixture. A panic is a failure of this fixture alone.
fn run(fixture: &Fixture, engine: &Ibid) -> Outcome {
    let outcome = catch_unwind(AssertUnwindSafe(|| Outcome::of(fixture, engine)));
    outcome.unwrap_or_else(|_| Outcome { passed: false, got: "a panic".to_owned() })
}

/// The name of a fixture up to the `_`.
fn kind(name: &str) -> &str {
    name.split('_').next().unwrap_or(name)
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n       ")
}

fn print_tallies(outcomes: &BTreeMap<String, bool>) {
    let mut kinds: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for (name, passed) in outcomes {
        for tally in [kinds.entry(kind(name)).or_default(), &mut all] {
            tally.passed += usize::from(*passed);
            tally.failed += usize::from(!passed);
        }
    }
    println!("{:16}{:>7}{:>7}", "kind", "passed", "failed");
    for (kind, tally) in kinds.into_iter().chain([("all", all)]) {
        println!("{kind:16}{:>7}{:>7}", tally.passed, tally.failed);
    }
}

/// Holds the outcomes against the ledger, or makes it theirs.
fn settle(outcomes: &BTreeMap<String, bool>, update: bool) -> Result<ExitCode> {
    let mut ledger = Ledger::read(&fs::read_to_string(LEDGER).context(LEDGER)?);
    if update {
        ledger = ledger.updated(outcomes);
        fs::write(LEDGER, ledger.to_string()).context(LEDGER)?;
    }
    let quarrels = ledger.quarrels(outcomes);
    for quarrel in &quarrels {
        println!("{quarrel}");
    }
    println!("{} rows of the ledger have no reason yet", ledger.without_reason());
    Ok(if quarrels.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
