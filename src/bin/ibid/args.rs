//! What the command line says.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use ibid::format::Format;
use ibid::style::Style;

const EXIT_STATUSES: &str = "\
Exit statuses:
  0  everything was read; doubts are told, but are no failure
  1  there are doubts and --strict was given, or an entry or a line could not be read
  2  wrong usage, or a file that could not be read or written";

/// Reads loose references and gives them back in APA, in Harvard or as data.
#[derive(Parser)]
#[command(name = "ibid", version, about, after_help = EXIT_STATUSES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Read references and write them in a style or a data format
    #[command(after_help = "\
Examples:
  ibid reformat article.txt
  ibid reformat old.txt more.bib --to biblatex --merge -o references.bib")]
    Reformat(ReformatArgs),
    /// Tell only what is doubtful
    #[command(after_help = "\
Examples:
  ibid check references.txt
  ibid check --strict --json chapter-*.md")]
    Check(CheckArgs),
    /// Give the mark that cites an item in the text
    #[command(after_help = "\
Examples:
  ibid cite references.bib --key doe2020 --page 12-14
  ibid cite references.txt --style harvard --key jacobsen2022denmark --narrative")]
    Cite(CiteArgs),
    /// Read references and write what was read as JSON
    #[command(after_help = "\
Examples:
  ibid parse references.txt
  ibid parse article.html | jq '.[].csl.title'")]
    Parse(ParseArgs),
    /// Answer JSON lines, for other programs
    #[command(after_help = "\
Examples:
  echo '{\"id\":1,\"text\":\"Doe, J. (2020). A title. Reuters.\"}' | ibid pipe
  ibid pipe --style harvard < items.jsonl > rendered.jsonl")]
    Pipe(PipeArgs),
    /// Write a page that shows how each entry was read
    #[command(after_help = "\
Examples:
  ibid report references.txt -o report.html
  pandoc thesis.docx -t markdown | ibid report --from markdown -o report.html")]
    Report(ReportArgs),
    /// Write completions for a shell
    #[command(after_help = "\
Examples:
  ibid completions bash > /etc/bash_completion.d/ibid
  ibid completions fish > ~/.config/fish/completions/ibid.fish")]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Write the manual page
    #[command(after_help = "\
Examples:
  ibid man > ibid.1
  ibid man | man -l -")]
    Man,
}

/// Where the references come from.
#[derive(Args)]
pub struct InputArgs {
    /// Files or patterns like 'chapters/*.md'; standard input if none, or for "-"
    pub files: Vec<OsString>,
    /// What the input is; told by its name and content if not given
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<InputFormat>,
    /// Read 3/4/2020 as the third of April
    #[arg(long, conflicts_with = "month_first")]
    pub day_first: bool,
    /// Read 3/4/2020 as the fourth of March
    #[arg(long)]
    pub month_first: bool,
    /// The language of the entries, such as de or en-US; it settles which of day and month is first
    #[arg(long, value_name = "TAG", conflicts_with_all = ["day_first", "month_first"])]
    pub language: Option<String>,
}

/// Where the result goes.
#[derive(Args)]
pub struct OutputArgs {
    /// The file to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The arguments of `ibid reformat`.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Args)]
pub struct ReformatArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    /// The style: apa or harvard
    #[arg(long, default_value = "apa")]
    pub style: Style,
    /// What to write
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub to: OutputFormat,
    /// Sort the entries as the style does, in data formats too
    #[arg(long, conflicts_with = "keep_order")]
    pub sort: bool,
    /// Keep the entries in the order of the input
    #[arg(long)]
    pub keep_order: bool,
    /// Number the entries
    #[arg(long)]
    pub numbered: bool,
    /// Merge entries that are the same work, and tell which
    #[arg(long)]
    pub merge: bool,
    /// Write only the entries that there are doubts about
    #[arg(long)]
    pub only_doubtful: bool,
    /// Exit with status 1 if there are doubts
    #[arg(long)]
    pub strict: bool,
}

/// The arguments of `ibid check`.
#[derive(Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write the doubts as JSON lines
    #[arg(long)]
    pub json: bool,
    /// Exit with status 1 if there are doubts
    #[arg(long)]
    pub strict: bool,
}

/// The arguments of `ibid cite`.
#[derive(Args)]
pub struct CiteArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The key of an item to cite; several make one mark; without, the keys are listed
    #[arg(long, value_name = "KEY")]
    pub key: Vec<String>,
    /// The style: apa or harvard
    #[arg(long, default_value = "apa")]
    pub style: Style,
    /// The page or pages, of the last key
    #[arg(long)]
    pub page: Option<String>,
    /// Name the author in the sentence: Doe (2020)
    #[arg(long)]
    pub narrative: bool,
}

/// The arguments of `ibid parse`.
#[derive(Args)]
pub struct ParseArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// The arguments of `ibid pipe`.
#[derive(Args)]
pub struct PipeArgs {
    /// The style of items and lists: apa or harvard
    #[arg(long, default_value = "apa")]
    pub style: Style,
}

/// The arguments of `ibid report`.
#[derive(Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// What references are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    Text,
    Markdown,
    Html,
    Bibtex,
    Biblatex,
    CslJson,
    Ris,
}

/// What references are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    Text,
    Html,
    Markdown,
    Latex,
    Bibtex,
    Biblatex,
    CslJson,
    Ris,
}

impl OutputFormat {
    /// The data format, if it is one and not a way to show a style's text.
    pub const fn data(self) -> Option<Format> {
        match self {
            Self::Bibtex => Some(Format::Bibtex),
            Self::Biblatex => Some(Format::Biblatex),
            Self::CslJson => Some(Format::CslJson),
            Self::Ris => Some(Format::Ris),
            Self::Text | Self::Html | Self::Markdown | Self::Latex => None,
        }
    }
}
