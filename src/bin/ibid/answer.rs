//! What `ibid pipe` answers to a line. Nothing here knows of the command line.
//!
//! | a line with | is answered with |
//! |---|---|
//! | `text` | the item, segments, confidences and doubts of that entry |
//! | `segments`, and no text | the same, the labels being taken as right |
//! | `document`, and its `format` | the same of each entry in it, and its place |
//! | `item` | its entry in the style |
//! | `items`, and `citations` | the list in the style, and the marks |
//! | two `items` of the same id, or anything else | an error |
//!
//! Each answer begins with the `id` of its request, as it was written.

use anyhow::{Result, bail};
use ibid::input::Document;
use ibid::item::keys;
use ibid::style::{Bibliography, Case, Cite, Entry, Mark, Style, Text};
use ibid::{Item, Label, Parser, Reference, Span};
use serde::{Deserialize, Serialize};
use serde_json::Number;
use serde_json::value::RawValue;

use super::json;
use super::view::View;

/// The answer to a line, with its line feed, and whether it is an error.
///
/// Items are rendered in a style, in which a request may name another, and with capitals as asked.
/// A blank line is answered by nothing.
pub(crate) fn answer_line(
    parser: &mut Parser,
    manner: (&Style, Case),
    line: &[u8],
    number: usize,
) -> (Vec<u8>, bool) {
    if line.iter().all(u8::is_ascii_whitespace) {
        return (Vec::new(), false);
    }
    let answer = serde_json::from_slice(line)
        .map_err(anyhow::Error::from)
        .and_then(|request| answer(parser, manner, request));
    let failed = answer.is_err();
    let error = |e| json(id_of(line), Failure { error: format!("line {number}: {e:#}") });
    let mut line = json::escaped(answer.or_else(error).unwrap_or_default());
    line.push('\n');
    (line.into_bytes(), failed)
}

/// The id of a request, as it was written; null if there is none.
type Id = Option<Box<RawValue>>;

/// The id of a line whose request cannot be answered: null too if it is no JSON.
fn id_of(line: &[u8]) -> Id {
    serde_json::from_slice(line).map_or(None, |Named { id }| id)
}

/// Anything with an id.
#[derive(Deserialize)]
struct Named {
    id: Id,
}

/// One line of input; which of the fields are there says what is asked. Others are passed over.
#[derive(Deserialize)]
struct Request {
    id: Id,
    text: Option<String>,
    segments: Option<Vec<(Label, String)>>,
    document: Option<String>,
    format: Option<String>,
    item: Option<Box<Item>>,
    items: Option<Vec<Item>>,
    #[serde(default)]
    citations: Vec<Vec<CiteRequest>>,
    style: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct CiteRequest {
    id: ItemId,
    locator: Option<String>,
    label: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    #[serde(default)]
    suppress_author: bool,
    #[serde(default)]
    author_only: bool,
}

/// The id of an item, which may be a number there too.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected text or a number")]
enum ItemId {
    Text(String),
    Number(Number),
}

/// One line of output.
#[derive(Serialize)]
struct Answer<T> {
    id: Id,
    #[serde(flatten)]
    body: T,
}

#[derive(Serialize)]
struct Found<'a> {
    entries: Vec<FoundEntry<'a>>,
}

#[derive(Serialize)]
struct FoundEntry<'a> {
    #[serde(flatten)]
    span: Span,
    text: &'a str,
    #[serde(flatten)]
    view: View<'a>,
}

#[derive(Serialize)]
struct List<'a> {
    bibliography: Vec<ListEntry<'a>>,
    citations: Vec<Rendered>,
}

#[derive(Serialize)]
struct ListEntry<'a> {
    id: &'a str,
    #[serde(flatten)]
    rendered: Rendered,
}

#[derive(Serialize)]
struct Rendered {
    text: String,
    html: String,
}

#[derive(Serialize)]
struct Failure {
    error: String,
}

impl From<&Text> for Rendered {
    fn from(text: &Text) -> Self {
        Self { text: text.to_string(), html: text.to_html() }
    }
}

impl<'a> From<Entry<'a>> for ListEntry<'a> {
    fn from(entry: Entry<'a>) -> Self {
        Self { id: entry.id, rendered: (&entry.text).into() }
    }
}

impl CiteRequest {
    fn into_cite(self) -> Cite {
        let mut cite = Cite::new(match self.id {
            ItemId::Text(id) => id,
            ItemId::Number(id) => id.to_string(),
        });
        if let Some(locator) = self.locator {
            cite = cite.locator(self.label.as_deref().unwrap_or("page"), locator);
        }
        if let Some(prefix) = self.prefix {
            cite = cite.prefix(prefix);
        }
        if let Some(suffix) = self.suffix {
            cite = cite.suffix(suffix);
        }
        match (self.author_only, self.suppress_author) {
            (true, _) => cite.author_only(),
            (_, true) => cite.suppress_author(),
            _ => cite,
        }
    }
}

fn json(id: Id, body: impl Serialize) -> Result<String> {
    Ok(serde_json::to_string(&Answer { id, body })?)
}

fn answer(parser: &mut Parser, (style, case): (&Style, Case), request: Request) -> Result<String> {
    let id = request.id;
    let style = request.style.map_or(Ok(style.clone()), |name| name.parse())?;
    if let Some(text) = request.text {
        json(id, View::new(&parser.parse_entry(&text), &text))
    } else if let Some(segments) = request.segments {
        let (text, reference) = parser.parse_labelled(&segments);
        json(id, View::new(&reference, &text))
    } else if let Some(document) = request.document {
        answer_document(parser, id, &read_document(&document, request.format.as_deref())?)
    } else if let Some(item) = request.item {
        json(id, Rendered::from(&style.entry_in(&item, case)))
    } else if let Some(items) = request.items {
        check_ids(&items)?;
        let mark = |cites: Vec<CiteRequest>| {
            Mark::new(cites.into_iter().map(CiteRequest::into_cite).collect::<Vec<_>>())
        };
        let marks = request.citations.into_iter().zip(1..);
        let marks: Vec<Mark> = marks.map(|(cites, note)| mark(cites).in_note(note)).collect();
        let bibliography = Bibliography::cited(style, &items, &marks)?.in_case(case);
        answer_list(id, &bibliography)
    } else {
        bail!("none of text, segments, document, item and items is given")
    }
}

fn read_document(source: &str, format: Option<&str>) -> Result<Document> {
    let read = match format.unwrap_or("text") {
        "text" => Document::from_text,
        "markdown" => Document::from_markdown,
        "html" => Document::from_html,
        other => bail!("a document is text, markdown or html, and not “{other}”"),
    };
    Ok(read(source))
}

/// The entries of a document; all offsets are bytes of the document as it was sent.
fn answer_document(parser: &mut Parser, id: Id, document: &Document) -> Result<String> {
    let mut references = parser.parse_document(document);
    for doubt in references.iter_mut().flat_map(|reference| &mut reference.diagnostics) {
        doubt.span = document.origin(doubt.span);
    }
    let found = |reference| found_entry(document, reference);
    json(id, Found { entries: references.iter().map(found).collect() })
}

fn found_entry<'a>(document: &'a Document, reference: &'a Reference) -> FoundEntry<'a> {
    FoundEntry {
        span: document.origin(reference.span),
        text: reference.span.text(document.text()),
        view: View::new(reference, document.text()),
    }
}

/// A list would have only one of two items with the same id.
fn check_ids(items: &[Item]) -> Result<()> {
    match keys::repeated(items) {
        Some(id) => bail!("two items have the id “{id}”"),
        None => Ok(()),
    }
}

fn answer_list(id: Id, bibliography: &Bibliography<'_>) -> Result<String> {
    let citations = bibliography.marks().iter().map(Rendered::from).collect();
    json(id, List { bibliography: bibliography.iter().map(ListEntry::from).collect(), citations })
}
