//! What can be asked on the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use ibid::file::FileFormat;
use ibid::format::Format;
use ibid::style::Case;

const EXIT_STATUSES: &str = "\
Exit statuses:
  0  everything was read; doubts are reported, but are not a failure
  1  there are doubts and --strict was given, or an entry or a line could not be read
  2  wrong usage, or a file that could not be read or written

Files may be plain text, Markdown or HTML in any common encoding, PDF, Word documents (.docx), OpenDocument texts (.odt), BibTeX, BibLaTeX,
CSL-JSON, RIS, Hayagriva's YAML, PubMed's .nbib or EndNote's XML. Of a PDF, the places of doubts are those of its text. From .bib to .bib, only what has to change does.
Values pass through unchanged: one that starts like a spreadsheet formula (=, +) stays as it is.";

/// Where styles come from, for the help of `ibid styles`.
const STYLE_FOLDERS: &str = "\
Each line has the name of a style and its title; one that takes its rules from another names that after an arrow. After
the styles that ibid has come the files *.csl of these folders:
  those of $IBID_STYLES, which are separated as those of $PATH are
  ~/Zotero/styles
  csl-styles and pandoc/csl in $XDG_DATA_HOME, or in ~/.local/share
  /usr/share/citation-style-language/styles

The words of other languages than English come from files locales-*.xml: of --locales, $IBID_LOCALES, a folder \"locales\"
beside that of the style, or /usr/share/citation-style-language/locales.

Examples:
  ibid styles
  ibid styles chicago
  ibid reformat references.txt --style \"$(ibid styles chicago | head -n 1 | cut -f 1)\"";

/// What is served, for the help of `ibid serve`.
#[cfg(feature = "serve")]
const SERVING: &str = "\
The page and the API are for this machine alone, at 127.0.0.1. The address is the first line of standard output; Ctrl-C
ends the server. Nothing that is sent is kept or logged. /openapi.json describes the API. The styles are those that
\"ibid styles\" lists when one is first asked for.

Examples:
  ibid serve --open
  ibid serve --port 4000
  curl -H 'Content-Type: application/json' -d '{\"text\":\"Doe, J. (2020). A title. Reuters.\"}' localhost:4000/api/read
  curl -H 'Content-Type: application/octet-stream' --data-binary @thesis.docx 'localhost:4000/api/read?name=thesis.docx'";

/// What `ibid learn` does, for its long help and its manual page.
const LEARNING: &str = r#"Learn from corrected entries to read others like them

Each line of the files is a JSON object with an entry's segments as "ibid pipe" and "ibid parse --corrections" write them, the labels being right, and perhaps its text, which they make up:

  {"text": "Doe, J. Bread.", "segments": [["author", "Doe, J. "], ["title", "Bread."]]}

Other fields are passed over. Of an entry that stands there twice, the last line counts. Thirty entries of a list are a good start, five are the least.

What is learned is tried on each fifth of the entries by learning from the others, and on made-up entries in common layouts; the errors before and after are told on standard error. A model that is no better is not written. One that is written serves for "--model" with the same version of ibid. Entries that do not look like the corrected ones are read as without it."#;

/// The requests of `ibid pipe` and their answers, for its long help and its manual page.
const REQUESTS: &str = r#"
Each line of standard input is a JSON object, and is answered by one line, in the same order. What is asked depends on the fields that are there:

  {"id": …, "text": "Doe, J. (2020). Bread. Reuters."}
      reads one entry. The answer has the item as "csl", "segments" as pairs of label and text, "confidence" from 0 to 1 that they were read right, "entry_confidence" from 0 to 1 that the text is one entry and all of it (1 if it was given as one), and "diagnostics".
  {"id": …, "segments": [["author", "Doe, J. "], ["title", "Bread."]]}
      reads one entry whose labels are known. The answer is as before.
  {"id": …, "document": "…", "format": "markdown"}
      finds the entries of a document and reads each; the format is text, markdown or html, and text if not given. The answer has "entries", each with "start" and "end" (bytes of the document), its "text", and the fields above.
  {"id": …, "item": {…}, "style": "harvard"}
      renders one item of CSL-JSON. The answer has "text" and "html".
  {"id": …, "items": [{…}, …], "citations": [[{"id": "doe2020", "locator": "12"}]], "style": "apa"}
      renders a reference list and marks in the text. The answer has "bibliography", each entry with "id", "text" and "html", and "citations", each with "text" and "html". A cite has "id" and perhaps "locator", "label" (page if not given), "prefix", "suffix", and "suppress-author" or "author-only". The citations stand in the order of the text, each in a note of its own if the style cites in notes.

With "links": true, the addresses in "html" are links.

A diagnostic has "code", "message", "start" and "end" (bytes), and with some codes "about": the label, year or number that it is about. A "style" in a request wins over --style; it is the name of a style that "ibid styles" lists, whereas --style may be a file too: ibid pipe --style house.csl. The "id" may be any JSON; it comes back as it was. A line that cannot be answered gets {"id": …, "error": "…"}. Other fields of a request are passed over, so that lines may carry data of their own; those of a cite are an error."#;

/// Read loosely formatted references and write them in APA, Harvard, any style in CSL, or as data.
#[derive(Parser)]
#[command(name = "ibid", version, about, after_help = EXIT_STATUSES)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Report only errors: no doubts, counts or progress on standard error
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read references and write them in a style or a data format
    #[command(after_help = "\
Examples:
  ibid reformat article.txt
  ibid reformat thesis.docx --style harvard -o list.docx
  ibid reformat article.pdf --to bibtex -o article.bib
  ibid reformat old.txt more.bib --to biblatex --merge -o references.bib
  ibid reformat article.txt --style ~/Zotero/styles/nature.csl --to html")]
    Reformat(ReformatArgs),
    /// Show only what is doubtful
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
  ibid parse references.txt --corrections -o corrections.jsonl
  ibid parse article.html | jq '.[].csl.title'")]
    Parse(ParseArgs),
    /// Learn from corrected entries to read others like them
    #[command(long_about = LEARNING, after_help = "\
Examples:
  ibid parse references.txt --corrections -o corrections.jsonl
  $EDITOR corrections.jsonl
  ibid learn corrections.jsonl -o house.model
  ibid reformat more.txt --model house.model")]
    Learn(LearnArgs),
    /// Answer JSON lines, for other programs
    #[command(long_about = format!("Answer JSON lines, for other programs\n{REQUESTS}"), after_help = "\
Examples:
  echo '{\"id\":1,\"text\":\"Doe, J. (2020). A title. Reuters.\"}' | ibid pipe
  ibid pipe --style harvard < items.jsonl > rendered.jsonl
  ibid pipe --style house.csl --locale de-DE < items.jsonl > rendered.jsonl")]
    Pipe(PipeArgs),
    /// Write a page that shows how each entry was read
    #[command(after_help = "\
Examples:
  ibid report references.txt -o report.html
  ibid report thesis.docx -o report.html")]
    Report(ReportArgs),
    /// Show a page in the browser, and answer programs over HTTP
    #[cfg(feature = "serve")]
    #[command(after_help = SERVING)]
    Serve(ServeArgs),
    /// List the styles that can be named
    #[command(after_help = STYLE_FOLDERS)]
    Styles(StylesArgs),
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
  ibid man pipe | man -l -")]
    Man {
        /// The command whose page to write; that of ibid as a whole if not given.
        command: Option<String>,
    },
}

/// Where the references come from.
#[derive(Args, Default)]
pub(crate) struct InputArgs {
    /// Files or patterns like 'chapters/*.md'; standard input if none, or for "-"
    pub files: Vec<OsString>,
    /// What the input is; recognised by its content and name if not given
    #[arg(long, value_name = "FORMAT", value_parser = file_format())]
    pub from: Option<FileFormat>,
    /// Read 3/4/2020 as the third of April
    #[arg(long, conflicts_with = "month_first")]
    pub day_first: bool,
    /// Read 3/4/2020 as the fourth of March
    #[arg(long)]
    pub month_first: bool,
    /// The language of the entries, such as de or en-US; it decides whether the day or the month is first
    #[arg(long, value_name = "TAG", conflicts_with_all = ["day_first", "month_first"])]
    pub language: Option<String>,
    #[command(flatten)]
    pub model: ModelArgs,
}

/// What entries are read with.
#[derive(Args, Default)]
pub(crate) struct ModelArgs {
    /// Read entries with a model that "ibid learn" has made
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub model: Option<PathBuf>,
}

/// Takes the name of a file's format, and lists the names there are in the help.
fn file_format() -> impl TypedValueParser<Value = FileFormat> {
    let names = FileFormat::ALL.iter().map(|format| format.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<FileFormat>())
}

/// The style that is rendered.
#[derive(Args)]
pub(crate) struct StyleArgs {
    /// The style: one that "ibid styles" lists, by its name, identifier or title, or a file in the Citation Style
    /// Language
    #[arg(long, value_name = "NAME|FILE.csl", default_value = "apa", value_hint = ValueHint::FilePath)]
    pub style: OsString,
    /// The language that a style in CSL writes in, such as de-DE; its own if not given
    #[arg(long, value_name = "TAG")]
    pub locale: Option<String>,
    /// The folder of the locale files (locales-de-DE.xml) that tell a style in CSL the words of a language
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub locales: Option<PathBuf>,
    /// The capitals of titles: as the style has them, or as-given
    #[arg(long, default_value = "style")]
    pub case: Case,
}

/// Where the result goes.
#[derive(Args)]
pub(crate) struct OutputArgs {
    /// The file to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The arguments of `ibid reformat`.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Args)]
pub(crate) struct ReformatArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub style: StyleArgs,
    /// What to write; text if not given, or a Word document where the file to write is a .docx
    #[arg(long, value_name = "FORMAT")]
    to: Option<OutputFormat>,
    /// Sort the entries as the style does, in data formats too
    #[arg(long, conflicts_with = "keep_order")]
    pub sort: bool,
    /// Keep the entries in the order of the input
    #[arg(long)]
    pub keep_order: bool,
    /// Number the entries
    #[arg(long)]
    pub numbered: bool,
    /// Merge entries that are the same work, and report which
    #[arg(long)]
    pub merge: bool,
    /// Write only the entries that have doubts
    #[arg(long)]
    pub only_doubtful: bool,
    /// Exit with status 1 if there are doubts
    #[arg(long)]
    pub strict: bool,
}

impl ReformatArgs {
    /// What to write.
    pub(crate) fn to(&self) -> OutputFormat {
        let name = self.output.output.as_deref().and_then(Path::extension);
        let is_docx = name.is_some_and(|name| name.eq_ignore_ascii_case("docx"));
        self.to.unwrap_or(if is_docx { OutputFormat::Docx } else { OutputFormat::Text })
    }
}

/// The arguments of `ibid check`.
#[derive(Args)]
pub(crate) struct CheckArgs {
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
pub(crate) struct CiteArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// The key of an item to cite; several make one mark. If not given, the keys are listed
    #[arg(long, value_name = "KEY")]
    pub key: Vec<String>,
    #[command(flatten)]
    pub style: StyleArgs,
    /// The page or pages cited of the last key
    #[arg(long)]
    pub page: Option<String>,
    /// Name the author in the sentence: Doe (2020)
    #[arg(long)]
    pub narrative: bool,
}

/// The arguments of `ibid parse`.
#[derive(Args)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    /// Write lines to be corrected by hand, each the text of an entry and its segments, for "ibid learn"
    #[arg(long)]
    pub corrections: bool,
}

/// The arguments of `ibid pipe`.
#[derive(Args)]
pub(crate) struct PipeArgs {
    #[command(flatten)]
    pub style: StyleArgs,
    #[command(flatten)]
    pub model: ModelArgs,
}

/// The arguments of `ibid learn`.
#[derive(Args)]
pub(crate) struct LearnArgs {
    /// Files of corrected entries, one a line; standard input if none, or for "-"
    pub files: Vec<OsString>,
    /// The file to write the model to
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// The arguments of `ibid serve`.
#[cfg(feature = "serve")]
#[derive(Args)]
pub(crate) struct ServeArgs {
    /// The port to listen on; one that is free if not given
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Open the page in the browser
    #[arg(long)]
    pub open: bool,
}

/// The arguments of `ibid styles`.
#[derive(Args)]
pub(crate) struct StylesArgs {
    /// List only the styles whose name, identifier or title has these letters
    pub pattern: Option<String>,
}

/// The arguments of `ibid report`.
#[derive(Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// What references are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    Text,
    Html,
    Markdown,
    Latex,
    /// A Word document
    Docx,
    Bibtex,
    Biblatex,
    CslJson,
    Ris,
    Hayagriva,
}

impl OutputFormat {
    /// The data format, if it is one and not a way to show a style's text.
    pub(crate) const fn data(self) -> Option<Format> {
        match self {
            Self::Bibtex => Some(Format::Bibtex),
            Self::Biblatex => Some(Format::Biblatex),
            Self::CslJson => Some(Format::CslJson),
            Self::Ris => Some(Format::Ris),
            Self::Hayagriva => Some(Format::Hayagriva),
            Self::Text | Self::Html | Self::Markdown | Self::Latex | Self::Docx => None,
        }
    }
}
