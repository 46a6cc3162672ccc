//! Reading what the user named: files, patterns, standard input; in whatever format.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt::{self, Display};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use ibid::file::{File, FileError};
use ibid::format::{self, Dialect, Format};
use ibid::input::Document;
use ibid::item::keys;
use ibid::learn::Model;
use ibid::parse::{joined, scheme};
use ibid::{DayOrder, Diagnostic, Item, Parser, Reference};
use rayon::prelude::*;

use crate::args::InputArgs;
use crate::exit::Outcome;
use crate::model;
use crate::output::{self, counted};
use crate::progress::Progress;

/// One input and what was read from it.
pub(crate) struct Source {
    /// The file's name, as it was given; what is not UTF-8 in it replaced.
    pub name: String,
    /// The file's text.
    pub original: String,
    /// What a reader of the file sees; the references' spans are of its text.
    pub document: Document,
    pub references: Vec<Reference>,
    /// The notation of a `.bib` file.
    pub dialect: Option<Dialect>,
    /// The doubts about a `.bib` file itself.
    pub file_doubts: Vec<Diagnostic>,
    /// What could not be read at all, each with its line and column.
    pub problems: Vec<String>,
    /// What was read of bytes that are not UTF-8, each with its line and column.
    pub guesses: Vec<String>,
    /// What is worth knowing of how it was read, and is no problem.
    pub notes: Vec<String>,
}

impl Source {
    /// What was read of a file of this name.
    fn new(name: &str, file: File) -> Self {
        let notes = match file.document.items().len() {
            0 => Vec::new(),
            kept => vec![items_taken(&file.document, file.references.len() - kept)],
        };
        Self {
            name: name.to_owned(),
            original: file.text,
            document: file.document,
            references: file.references,
            dialect: file.format.closed().and_then(Format::dialect),
            file_doubts: file.doubts,
            problems: file.problems,
            guesses: file.guesses,
            notes,
        }
    }

    /// What could not be read, or not surely, each with its place.
    pub(crate) fn troubles(&self) -> impl Iterator<Item = &String> {
        self.guesses.iter().chain(&self.problems)
    }

    /// The diagnostics, each at its place in the file.
    pub(crate) fn doubts(&self) -> impl Iterator<Item = Diagnostic> {
        let doubts = self.references.iter().flat_map(|reference| &reference.diagnostics);
        let placed = doubts.map(|d| Diagnostic::new(self.document.origin(d.span), d.kind.clone()));
        placed.chain(self.file_doubts.iter().cloned())
    }

    /// Looks for doubts about the file itself, if it is a `.bib` file.
    pub(crate) fn doubt_file(&mut self) {
        if let Some(dialect) = self.dialect {
            self.file_doubts = format::doubts(&self.original, dialect);
        }
    }
}

/// What stands for standard input among the names.
const STDIN: &str = "-";

/// Reads every input that is named; standard input if none is.
pub(crate) fn read_all(args: &InputArgs) -> Result<Vec<Source>> {
    let names = names(&args.files)?;
    let model = model::given(&args.model)?;
    let reader = Reader { args, model, progress: Some(Progress::through_entries()) };
    let sources = names.par_iter().map(|name| reader.read(name));
    let mut sources = sources.collect::<Result<Vec<Source>>>()?;
    drop(reader);
    for source in &sources {
        for note in &source.notes {
            output::note(&format!("{}: {note}", source.name));
        }
        for trouble in source.troubles() {
            output::report(&format!("{}: {trouble}", source.name));
        }
    }
    tell_apart(&mut sources);
    Ok(sources)
}

/// Reads a file that was sent, as what its content and its name show it to be.
#[cfg(feature = "serve")]
pub(crate) fn read_sent(name: &str, bytes: &[u8]) -> Result<Source> {
    let reader = Reader { args: &InputArgs::default(), model: None, progress: None };
    let mut source = reader.read_bytes(name, bytes)?;
    source.doubt_file();
    tell_apart(std::slice::from_mut(&mut source));
    Ok(source)
}

/// Reads inputs as the arguments say, and shows how far it is where somebody looks on.
struct Reader<'a> {
    args: &'a InputArgs,
    model: Option<Model>,
    progress: Option<Progress>,
}

impl Reader<'_> {
    fn read(&self, path: &Path) -> Result<Source> {
        let (name, bytes) = named(path)?;
        self.read_bytes(&name, &bytes)
    }

    fn read_bytes(&self, name: &str, bytes: &[u8]) -> Result<Source> {
        let read = File::read(name, bytes, self.args.from, |document| self.parse(document));
        read.map(|file| Source::new(name, file)).map_err(|error| match error {
            FileError::IsPdf => {
                anyhow!("{name} is a PDF document; read it with \"--from pdf\"")
            }
            error => anyhow!("{name} {error}"),
        })
    }

    fn parser(&self) -> Parser {
        let order = match (self.args.day_first, self.args.month_first) {
            (true, _) => Some(DayOrder::DayFirst),
            (_, true) => Some(DayOrder::MonthFirst),
            _ => self.args.language.as_deref().map(DayOrder::of_language),
        };
        model::parser(self.model.as_ref()).with_day_order(order)
    }

    /// Reads the entries of a document over the cores.
    fn parse(&self, document: &Document) -> Vec<Reference> {
        let entries = self.parser().unread(document);
        self.progress.iter().for_each(|progress| progress.expect(entries.len()));
        let read = |parser: &mut Parser, entry| {
            let reference = parser.read(entry);
            self.progress.iter().for_each(|progress| progress.advance(1));
            reference
        };
        let own = || self.parser();
        let references: Vec<_> = entries.par_iter().map_init(own, read).collect();
        let scheme = scheme(document, &references);
        let pairs = entries.par_iter().zip(references);
        let again =
            |parser: &mut Parser, (entry, reference)| parser.reread(entry, reference, &scheme);
        joined(pairs.map_init(own, again).collect())
    }
}

/// How many items were taken from the fields of citation managers.
fn items_taken(document: &Document, read: usize) -> String {
    let managers: Vec<String> = document.managers().iter().map(|it| format!("{it}’s")).collect();
    let (count, managers) = (document.items().len(), managers.join(" and "));
    let items = counted(count, "item is that", "items are those");
    let note = format!("{items} of {managers} fields");
    if read == 0 {
        return note;
    }
    let entries = counted(read, "entry that is none of them", "entries that are none of them");
    format!("{note}; {entries} read from the text")
}

/// Gives items of different inputs different keys.
fn tell_apart(sources: &mut [Source]) {
    let keys: Vec<String> = keys::assign(items(sources)).into_iter().map(Cow::into_owned).collect();
    let references = sources.iter_mut().flat_map(|source| &mut source.references);
    for (reference, key) in references.zip(keys) {
        reference.item.id = key;
    }
}

/// The files that the arguments name, patterns spelled out.
fn names(files: &[OsString]) -> Result<Vec<PathBuf>> {
    if files.is_empty() {
        return Ok(vec![STDIN.into()]);
    }
    let mut names = Vec::new();
    for name in files {
        match name.to_str().filter(|name| name.contains(['*', '?', '['])) {
            Some(pattern) if !fs::exists(name).unwrap_or(false) => names.extend(matching(pattern)?),
            _ => names.push(name.into()),
        }
    }
    Ok(names)
}

/// The files that a pattern matches; there has to be one.
fn matching(pattern: &str) -> Result<Vec<PathBuf>> {
    let context = || format!("can't find {pattern}");
    let found = glob::glob(pattern).with_context(context)?;
    let found: Vec<PathBuf> = found.collect::<Result<_, _>>().with_context(context)?;
    if found.is_empty() {
        bail!("no file matches {pattern}");
    }
    Ok(found)
}

/// The names and bytes of the files that arguments name; of standard input if they name none.
pub(crate) fn bytes(files: &[OsString]) -> Result<Vec<(String, Vec<u8>)>> {
    let own = |path: PathBuf| named(&path).map(|(name, bytes)| (name.into_owned(), bytes));
    names(files)?.into_iter().map(own).collect()
}

fn named(path: &Path) -> Result<(Cow<'_, str>, Vec<u8>)> {
    Ok(if path == STDIN {
        ("<stdin>".into(), stdin()?)
    } else {
        (path.to_string_lossy(), file(path)?)
    })
}

fn file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("can't read {}", path.display()))
}

fn stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).context("can't read standard input")?;
    Ok(bytes)
}

/// Every item of every source, in order.
pub(crate) fn items(sources: &[Source]) -> impl Iterator<Item = &Item> + Clone {
    sources.iter().flat_map(|source| &source.references).map(|reference| &reference.item)
}

/// How many entries and doubts there are.
pub(crate) struct Totals {
    pub entries: usize,
    pub doubts: usize,
}

impl Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = counted(self.entries, "entry", "entries");
        write!(f, "{entries} with {}", counted(self.doubts, "doubt", "doubts"))
    }
}

pub(crate) fn totals(sources: &[Source]) -> Totals {
    let references = || sources.iter().flat_map(|source| &source.references);
    let doubts: usize = references().map(|reference| reference.diagnostics.len()).sum();
    let doubts = doubts + sources.iter().map(|source| source.file_doubts.len()).sum::<usize>();
    Totals { entries: references().count(), doubts }
}

/// How the command ends: whether something was not read, or, if it counts, is doubtful.
pub(crate) fn outcome(sources: &[Source], strict: bool) -> Outcome {
    let unread = sources.iter().any(|source| !source.problems.is_empty());
    let doubtful = strict && totals(sources).doubts > 0;
    if unread || doubtful { Outcome::Doubtful } else { Outcome::Fine }
}
