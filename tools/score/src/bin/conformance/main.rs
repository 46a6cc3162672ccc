//! Prints how far the styles agree with the reference processor on a folder of its renderings.
//!
//! ```text
//! cargo run --release -p score --bin conformance -- [FOLDER] [--show N]
//! ```

mod measure;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::Parser as _;
use ibid::style::Style;
use measure::{Disagreement, ListReport, Report, share};

#[derive(clap::Parser)]
struct Args {
    /// The folder of the renderings
    #[arg(default_value_os_t = sets::folder().join("oracle"))]
    folder: PathBuf,
    /// How many disagreements to print of each style
    #[arg(long, default_value_t = 0)]
    show: usize,
}

fn main() {
    let Args { folder, show } = Args::parse();
    for style in Style::ALL {
        let report = measure::items(&folder, &style);
        print_items(&style, &report);
        print_disagreements(&report.disagreements, show);
        let report = measure::lists(&folder, &style);
        print_lists(&style, &report);
        print_disagreements(&report.disagreements, show);
    }
}

fn print_items(style: &Style, report: &Report) {
    println!("{style}: items");
    for (kind, tally) in &report.by_kind {
        println!("  {kind:24} {:5} text {:5} html {:5}", tally.total, tally.text, tally.html);
    }
    let all = &report.all;
    println!("  same text {:.4}, same html {:.4}", all.text_share(), all.html_share());
}

fn print_lists(style: &Style, report: &ListReport) {
    println!("{style}: {} lists", report.lists);
    println!("  wholly same {:.4}", share(report.wholly_same, report.lists));
    let (entries, citations) = (&report.entries, &report.citations);
    println!("  entries: text {:.4}, html {:.4}", entries.text_share(), entries.html_share());
    println!("  citations: text {:.4}, html {:.4}", citations.text_share(), citations.html_share());
}

fn print_disagreements(disagreements: &[Disagreement], show: usize) {
    for d in disagreements.iter().take(show) {
        println!("{}\n  want {}\n  got  {}", d.what, d.want, d.got);
    }
}
