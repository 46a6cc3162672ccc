//! Reading what the user named: files, patterns, standard input; in whatever format.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt::{self, Display};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use ibid::format::{self, Dialect, Format, Salvaged, endnote_xml, nbib};
use ibid::input::{self, Decoded, Document, DocxError};
use ibid::item::keys;
use ibid::parse::{joined, scheme};
use ibid::{DayOrder, Diagnostic, Item, Parser, Reference, Span};
use rayon::prelude::*;

use crate::args::{InputArgs, InputFormat};
use crate::exit::Outcome;
use crate::output::{self, counted};
use crate::progress::Progress;
use crate::refusal::{is_open_document, is_word, refusal};

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
}

impl Source {
    /// What was read of a document that is no text: the text that it shows stands for it.
    fn of_document(name: String, document: Document, references: Vec<Reference>) -> Self {
        Self {
            name,
            original: document.text().to_owned(),
            document,
            references,
            dialect: None,
            file_doubts: Vec::new(),
            problems: Vec::new(),
            guesses: Vec::new(),
        }
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
    let reader = Reader { args, progress: Progress::through_entries() };
    let sources = names.par_iter().map(|name| reader.read(name));
    let mut sources = sources.collect::<Result<Vec<Source>>>()?;
    drop(reader);
    for source in &sources {
        for problem in source.guesses.iter().chain(&source.problems) {
            output::report(&format!("{}: {problem}", source.name));
        }
    }
    tell_apart(&mut sources);
    Ok(sources)
}

/// Reads inputs as the arguments say, and shows how far it is.
struct Reader<'a> {
    args: &'a InputArgs,
    progress: Progress,
}

impl Reader<'_> {
    fn read(&self, path: &Path) -> Result<Source> {
        let is_stdin = path == STDIN;
        let bytes = if is_stdin { stdin()? } else { file(path)? };
        let name = if is_stdin { "<stdin>".into() } else { path.to_string_lossy() };
        if self.args.from == Some(InputFormat::Odt) || is_open_document(&name, &bytes) {
            return self.read_processed(name.into_owned(), Document::from_odt(&bytes));
        }
        if self.args.from == Some(InputFormat::Docx) || is_word(&name, &bytes) {
            return self.read_processed(name.into_owned(), Document::from_docx(&bytes));
        }
        match self.args.from {
            Some(InputFormat::Pdf) => return self.pdf(&name, &bytes),
            None if is_pdf(&name, &bytes) => return self.pdf(&name, &bytes),
            Some(_) if has_pdf_head(&bytes) => {
                bail!("{name} is a PDF document; read it with \"--from pdf\"");
            }
            _ => {}
        }
        let Decoded { text, guessed, .. } = input::decode_told(&bytes);
        let original = text.into_owned();
        if let Some(refusal) = refusal(&bytes, &original) {
            bail!("{name} {refusal}");
        }
        let format = self.args.from.unwrap_or_else(|| format_of(&name, &original));
        let document = document(&original, format);
        let closed = format.closed();
        let (references, problems, file_doubts) = match (format, closed) {
            (_, Some(format)) => certain(format.salvage(&original)),
            (InputFormat::Nbib, _) => certain(nbib::salvage(&original)),
            (InputFormat::EndnoteXml, _) => certain(endnote_xml::salvage(&original)),
            _ => (self.parse(&document), Vec::new(), Vec::new()),
        };
        let dialect = closed.and_then(Format::dialect);
        let guesses = guesses(&original, &guessed);
        Ok(Source {
            name: name.into_owned(),
            original,
            document,
            references,
            dialect,
            file_doubts,
            problems,
            guesses,
        })
    }

    /// Reads the document of a word processor. What citation managers keep in it is taken from there.
    fn read_processed(
        &self,
        name: String,
        document: Result<Document, DocxError>,
    ) -> Result<Source> {
        let document = document.map_err(|error| anyhow!("{name} {error}"))?;
        let mut references = self.parse(&document);
        let kept = document.items().iter().map(|item| {
            // A manager's ids are numbers of its own.
            let id = item.citation_key.clone().unwrap_or_else(|| item.key());
            Reference::from(Item { id, ..item.clone() })
        });
        let kept: Vec<Reference> = kept.collect();
        if !kept.is_empty() {
            references.retain(|reference| {
                reference.confidence >= SURE && !is_managed(&document, reference.span)
            });
            references = unlike(&kept, references);
            note_items(&name, &document, references.len());
            references.splice(..0, kept);
        }
        Ok(Source::of_document(name, document, references))
    }

    /// Reads a PDF document. Places in it are told as those of its text.
    fn pdf(&self, name: &str, bytes: &[u8]) -> Result<Source> {
        let document = Document::from_pdf(bytes).map_err(|error| anyhow!("{name} {error}"))?;
        let unread = |page| {
            format!("page {page}: no text was read; it may be a picture, or its fonts do not tell")
        };
        let guesses = document.unread_pages().iter().map(unread).collect();
        let references = self.parse(&document);
        Ok(Source { guesses, ..Source::of_document(name.to_owned(), document, references) })
    }

    /// Reads the entries of a document over the cores.
    fn parse(&self, document: &Document) -> Vec<Reference> {
        let entries = parser(self.args).unread(document);
        self.progress.expect(entries.len());
        let read = |parser: &mut Parser, entry| {
            let reference = parser.read(entry);
            self.progress.advance(1);
            reference
        };
        let own = || parser(self.args);
        let references: Vec<_> = entries.par_iter().map_init(own, read).collect();
        let scheme = scheme(document, &references);
        let pairs = entries.par_iter().zip(references);
        let again =
            |parser: &mut Parser, (entry, reference)| parser.reread(entry, reference, &scheme);
        joined(pairs.map_init(own, again).collect())
    }
}

/// Beside the items of a citation manager, what is less surely a work is a mark in the text.
const SURE: f32 = 0.6;

/// Whether an entry is of what a citation manager wrote.
fn is_managed(document: &Document, entry: Span) -> bool {
    document.managed().iter().any(|span| span.start < entry.end && entry.start < span.end)
}

/// Those of the references that are works which none of the others is.
fn unlike(others: &[Reference], references: Vec<Reference>) -> Vec<Reference> {
    let items = others.iter().chain(&references).enumerate();
    let named = items.map(|(at, reference)| Item { id: at.to_string(), ..reference.item.clone() });
    let merged = format::merge(named.collect());
    let is_new = |at: usize| merged.items.iter().any(|item| item.id == at.to_string());
    let references = references.into_iter().zip(others.len()..);
    references.filter(|(_, at)| is_new(*at)).map(|(reference, _)| reference).collect()
}

/// Says how many items were taken from the fields of citation managers.
fn note_items(name: &str, document: &Document, read: usize) {
    let managers: Vec<String> = document.managers().iter().map(|it| format!("{it}’s")).collect();
    let (count, managers) = (document.items().len(), managers.join(" and "));
    let items = counted(count, "item is that", "items are those");
    let mut note = format!("{name}: {items} of {managers} fields");
    if read > 0 {
        let entries = counted(read, "entry that is none of them", "entries that are none of them");
        note = format!("{note}; {entries} read from the text");
    }
    output::note(&note);
}

/// Gives items of different inputs different keys.
fn tell_apart(sources: &mut [Source]) {
    let keys: Vec<String> = keys::assign(items(sources)).into_iter().map(Cow::into_owned).collect();
    let references = sources.iter_mut().flat_map(|source| &mut source.references);
    for (reference, key) in references.zip(keys) {
        reference.item.id = key;
    }
}

fn parser(args: &InputArgs) -> Parser {
    let language = args.language.as_deref().map(str::to_ascii_lowercase);
    // Of the larger countries only the United States write the month first.
    let of = |tag| if tag == "en-us" { DayOrder::MonthFirst } else { DayOrder::DayFirst };
    let order = match (args.day_first, args.month_first) {
        (true, _) => Some(DayOrder::DayFirst),
        (_, true) => Some(DayOrder::MonthFirst),
        _ => language.map(of),
    };
    Parser::new().with_day_order(order)
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

fn file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("can't read {}", path.display()))
}

fn stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).context("can't read standard input")?;
    Ok(bytes)
}

/// How a PDF document begins.
const PDF_HEAD: &[u8] = b"%PDF-";

fn has_pdf_head(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(PDF_HEAD)
}

/// Whether a file is a PDF document, by its beginning, before which mailers may have put something, or by
/// its name.
fn is_pdf(name: &str, bytes: &[u8]) -> bool {
    const FARTHEST: usize = 1024;
    let named = name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("pdf"));
    let head = &bytes[..bytes.len().min(FARTHEST)];
    has_pdf_head(bytes)
        || (named && (std::str::from_utf8(bytes).is_err() || bytes.is_empty()))
        || (named && head.windows(PDF_HEAD.len()).any(|window| window == PDF_HEAD))
}

/// The format that a file's content shows, or else its name.
fn format_of(name: &str, text: &str) -> InputFormat {
    if let Some(format) = format::detect(text) {
        return match format {
            Format::Bibtex => InputFormat::Bibtex,
            Format::Biblatex => InputFormat::Biblatex,
            Format::CslJson => InputFormat::CslJson,
            Format::Ris => InputFormat::Ris,
            _ => InputFormat::Text,
        };
    }
    if nbib::is_nbib(text) {
        return InputFormat::Nbib;
    }
    if endnote_xml::is_endnote_xml(text) {
        return InputFormat::EndnoteXml;
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let markup = text.trim_start().get(..5).is_some_and(|head| {
        head.eq_ignore_ascii_case("<!doc") || head.eq_ignore_ascii_case("<html")
    });
    match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" => InputFormat::Markdown,
        "html" | "htm" | "xhtml" => InputFormat::Html,
        "bib" => InputFormat::Bibtex,
        "ris" => InputFormat::Ris,
        "yml" | "yaml" => InputFormat::Hayagriva,
        _ if markup => InputFormat::Html,
        _ => InputFormat::Text,
    }
}

/// What a reader sees of a file in a loose format; of a closed format, nothing.
fn document(original: &str, format: InputFormat) -> Document {
    match format {
        InputFormat::Text => Document::from_text(original),
        InputFormat::Markdown => Document::from_markdown(original),
        InputFormat::Html => Document::from_html(original),
        _ => Document::from_text(""),
    }
}

/// What was read from a closed format, with its errors, and the doubts about the file.
fn certain<E: Display>(read: Salvaged<E>) -> (Vec<Reference>, Vec<String>, Vec<Diagnostic>) {
    let problems = read.problems.iter().map(ToString::to_string);
    (read.items.into_iter().map(Reference::from).collect(), problems.collect(), read.doubts)
}

/// What was read of bytes that are not UTF-8, and where.
fn guesses(text: &str, guessed: &[Span]) -> Vec<String> {
    let (mut line, mut column, mut at) = (1, 1, 0);
    let told = guessed.iter().map(|span| {
        for c in text[at..span.start].replace("\r\n", "\n").chars() {
            let ends_line = matches!(c, '\n' | '\r');
            (line, column) = if ends_line { (line + 1, 1) } else { (line, column + 1) };
        }
        at = span.start;
        let read = span.text(text);
        format!("line {line}, column {column}: not UTF-8, read as Windows-1252: “{read}”")
    });
    told.collect()
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
