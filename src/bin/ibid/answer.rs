//! What `ibid pipe` answers to a line, and `ibid serve` to a body. Nothing here knows of either.
//!
//! | a request with | is answered with |
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

/// How items are rendered where a request does not say it.
pub(crate) struct Manner<'a> {
    pub style: Style,
    pub case: Case,
    /// The style that a request names.
    pub named: &'a (dyn Fn(&str) -> Result<Style> + Sync),
}

/// The answer to a line, with its line feed, and whether it is an error. A blank line is answered by
/// nothing.
pub(crate) fn answer_line(
    parser: &mut Parser,
    manner: &Manner,
    line: &[u8],
    number: usize,
) -> (Vec<u8>, bool) {
    if line.iter().all(u8::is_ascii_whitespace) {
        return (Vec::new(), false);
    }
    let request = serde_json::from_slice(line).map_err(anyhow::Error::from);
    let answer = request.and_then(|request| answer(parser, manner, request));
    let failed = answer.is_err();
    let error = |error| failure(line, format!("line {number}: {error:#}"));
    let mut line = answer.unwrap_or_else(error);
    line.push('\n');
    (line.into_bytes(), failed)
}

/// The answer to a request that could not be answered: what is wrong.
pub(crate) fn failure(request: &[u8], error: String) -> String {
    json(id_of(request), Failure { error }).unwrap_or_default()
}

/// The id of a request, as it was written; null if there is none.
type Id = Option<Box<RawValue>>;

/// The id of a request cannot be answered: null too if it is no JSON.
fn id_of(request: &[u8]) -> Id {
    serde_json::from_slice(request).map_or(None, |Named { id }| id)
}

/// Anything with an id.
#[derive(Deserialize)]
struct Named {
    id: Id,
}

/// What is asked, which the fields that are there say. Others are passed over.
#[derive(Deserialize)]
pub(crate) struct Request {
    id: Id,
    pub text: Option<String>,
    pub segments: Option<Vec<(Label, String)>>,
    pub document: Option<String>,
    format: Option<String>,
    item: Option<Box<Item>>,
    items: Option<Vec<Item>>,
    #[serde(default)]
    citations: Vec<Vec<CiteRequest>>,
    style: Option<String>,
    #[serde(default)]
    links: bool,
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

/// What is answered.
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

/// An entry of a document, with its place in it.
#[derive(Serialize)]
pub(crate) struct FoundEntry<'a> {
    #[serde(flatten)]
    pub span: Span,
    pub text: &'a str,
    #[serde(flatten)]
    pub view: View<'a>,
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

impl Rendered {
    /// A text, in HTML with links if asked for.
    fn new(text: &Text, links: bool) -> Self {
        let html = if links { text.to_html_with_links() } else { text.to_html() };
        Self { text: text.to_string(), html }
    }
}

impl<'a> ListEntry<'a> {
    fn new(entry: &Entry<'a>, links: bool) -> Self {
        Self { id: entry.id, rendered: Rendered::new(&entry.text, links) }
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
    Ok(json::escaped(serde_json::to_string(&Answer { id, body })?))
}

/// Answers a request.
pub(crate) fn answer(parser: &mut Parser, manner: &Manner, request: Request) -> Result<String> {
    let (id, case) = (request.id, manner.case);
    let style = request.style.map_or(Ok(manner.style.clone()), |name| (manner.named)(&name))?;
    if let Some(text) = request.text {
        json(id, View::new(&parser.parse_entry(&text), &text))
    } else if let Some(segments) = request.segments {
        let (text, reference) = parser.parse_labelled(&segments);
        json(id, View::new(&reference, &text))
    } else if let Some(document) = request.document {
        answer_document(parser, id, &read_document(&document, request.format.as_deref())?)
    } else if let Some(item) = request.item {
        json(id, Rendered::new(&style.entry_in(&item, case), request.links))
    } else if let Some(items) = request.items {
        check_ids(&items)?;
        let mark = |cites: Vec<CiteRequest>| {
            Mark::new(cites.into_iter().map(CiteRequest::into_cite).collect::<Vec<_>>())
        };
        let marks = request.citations.into_iter().zip(1..);
        let marks: Vec<Mark> = marks.map(|(cites, note)| mark(cites).in_note(note)).collect();
        let bibliography = Bibliography::cited(style, &items, &marks)?.in_case(case);
        answer_list(id, &bibliography, request.links)
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

fn answer_document(parser: &mut Parser, id: Id, document: &Document) -> Result<String> {
    let mut references = parser.parse_document(document);
    json(id, Found { entries: entries(document, &mut references) })
}

/// The entries of a document; all offsets are bytes of the document as it was sent.
pub(crate) fn entries<'a>(
    document: &'a Document,
    references: &'a mut [Reference],
) -> Vec<FoundEntry<'a>> {
    for doubt in references.iter_mut().flat_map(|reference| &mut reference.diagnostics) {
        doubt.span = document.origin(doubt.span);
    }
    let entry = |reference: &'a Reference| FoundEntry {
        span: document.origin(reference.span),
        text: reference.span.text(document.text()),
        view: View::new(reference, document.text()),
    };
    references.iter().map(entry).collect()
}

/// A list would have only one of two items with the same id.
pub(crate) fn check_ids(items: &[Item]) -> Result<()> {
    match keys::repeated(items) {
        Some(id) => bail!("two items have the id “{id}”"),
        None => Ok(()),
    }
}

fn answer_list(id: Id, list: &Bibliography<'_>, links: bool) -> Result<String> {
    let citations = list.marks().iter().map(|mark| Rendered::new(mark, links)).collect();
    let bibliography = list.iter().map(|entry| ListEntry::new(&entry, links)).collect();
    json(id, List { bibliography, citations })
}
