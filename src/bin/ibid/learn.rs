//! `ibid learn`: a model made of corrected entries.

use anyhow::{Context, Result, bail};
use ibid::Label;
use ibid::learn::{self, Correction, Learned, Tally};

use crate::args::LearnArgs;
use crate::exit::Outcome;
use crate::output::{self, counted};
use crate::source;

/// Learns from corrected entries, tells what that is worth, and writes the model if it is better.
pub(crate) fn run(args: &LearnArgs) -> Result<Outcome> {
    let learned = learn::learn(&corrections(&args.files)?)?;
    tell(&learned);
    let path = &args.output;
    if let Some(fault) = learned.fault() {
        bail!("{} is not written: {fault}", path.display());
    }
    output::write_bytes(Some(path), &learned.model.write())?;
    Ok(Outcome::Fine)
}

/// The corrected entries of all files; of one that is corrected twice, the last.
fn corrections(files: &[std::ffi::OsString]) -> Result<Vec<Correction>> {
    let mut lines = String::new();
    for (name, bytes) in source::bytes(files)? {
        let text = String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))?;
        // Each file is checked by itself, so that an error has its place there.
        learn::read(&text).map_err(|error| anyhow::anyhow!("{name}:{error}"))?;
        lines.push_str(text.trim_start_matches('\u{feff}'));
        lines.push('\n');
    }
    Ok(learn::read(&lines)?)
}

/// Says what was learned, and what it costs.
fn tell(learned: &Learned) {
    let Learned { before, after, general_before, general_after, .. } = learned;
    let entries = counted(before.entries, "corrected entry", "corrected entries");
    output::note(&format!("{entries}, each fifth read by what the others teach:"));
    output::note(&change(before, after));
    for label in Label::ALL {
        let [wrong, still] = [before, after].map(|tally| tally.wrong_of(label));
        if wrong != still {
            output::note(&format!("  {}: {wrong} → {still}", label.noun()));
        }
    }
    let general = counted(general_before.entries, "made-up entry", "made-up entries");
    output::note(&format!("{general} in common layouts:"));
    output::note(&change(general_before, general_after));
}

/// How many words are wrong before and after.
fn change(before: &Tally, after: &Tally) -> String {
    let words = counted(before.words, "word", "words");
    let whole = format!("entries all right {} → {}", before.whole, after.whole);
    format!("  of {words} wrong: {} → {}; {whole}", before.wrong, after.wrong)
}
