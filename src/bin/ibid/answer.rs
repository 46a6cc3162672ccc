//! What `ibid pipe` answers to a line. Nothing here knows of the command line.
//!
//! | a line with | is answered with |
//! |---|---|
//! | `text` | the item, segments, confidence and doubts of that entry |
//! | `document`, and its `format` | the item, confidence and doubts of each entry in it, and its place |
//! | `item` | its entry in the style |
//! | `items`, and `citations` | the list in the style, and the marks |
//! | anything else | an error |

use anyhow::{Result, bail};
use ibid::input::Document;
use ibid::style::{Bibliography, Cite, Entry, Style, Text};
use ibid::{Diagnostic, Item, Parser, Reference};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::doubt::Doubt;
use super::json;

/// The answer to a line, with its line feed, and whether it is an error.
///
/// A blank line is answered by nothing.
pub fn answer_line(
    parser: &mut Parser,
    style: Style,
    line: &[u8],
    number: usize,
) -> (Vec<u8>, bool) {
    if line.iter().all(u8::is_ascii_whitespace) {
        return (Vec::new(), false);
    }
    let answer = serde_json::from_slice(line)
        .map_err(anyhow::Error::from)
        .and_then(|request| answer(parser, style, request));
    let failed = answer.is_err();
    let answer =
        answer.unwrap_or_else(|e| Answer::Error { error: format!("line {number}: {e:#}") });
    let mut line = json::escaped(serde_json::to_string(&answer).unwrap_or_default());
    line.push('\n');
    (line.into_bytes(), failed)
}

/// One line of input; which of the fields are there says what is asked.
#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    document: Option<String>,
    format: Option<String>,
    item: Option<Box<Item>>,
    items: Option<Vec<Item>>,
    #[serde(default)]
    citations: Vec<Vec<CiteRequest>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct CiteRequest {
    id: String,
    locator: Option<String>,
    label: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    #[serde(default)]
    suppress_author: bool,
}

/// One line of output.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Entry(Box<EntryAnswer>),
    Document {
        id: Value,
        entries: Vec<FoundEntry>,
    },
    Item {
        id: Value,
        #[serde(flatten)]
        rendered: Rendered,
    },
    List {
        id: Value,
        bibliography: Vec<ListEntry>,
        citations: Vec<Rendered>,
    },
    Error {
        error: String,
    },
}

#[derive(Serialize)]
struct EntryAnswer {
    id: Value,
    csl: Item,
    segments: Vec<(&'static str, String)>,
    confidence: f32,
    diagnostics: Vec<Doubt>,
}

#[derive(Serialize)]
struct FoundEntry {
    start: usize,
    end: usize,
    text: String,
    csl: Item,
    confidence: f32,
    diagnostics: Vec<Doubt>,
}

#[derive(Serialize)]
struct ListEntry {
    id: String,
    #[serde(flatten)]
    rendered: Rendered,
}

#[derive(Serialize)]
struct Rendered {
    text: String,
    html: String,
}

impl From<&Text> for Rendered {
    fn from(text: &Text) -> Self {
        Self { text: text.to_string(), html: text.to_html() }
    }
}

impl CiteRequest {
    fn into_cite(self) -> Cite {
        let mut cite = Cite::new(self.id);
        if let Some(locator) = self.locator {
            cite = cite.locator(self.label.as_deref().unwrap_or("page"), locator);
        }
        if let Some(prefix) = self.prefix {
            cite = cite.prefix(prefix);
        }
        if let Some(suffix) = self.suffix {
            cite = cite.suffix(suffix);
        }
        if self.suppress_author { cite.suppress_author() } else { cite }
    }
}

fn answer(parser: &mut Parser, style: Style, request: Request) -> Result<Answer> {
    let id = request.id;
    Ok(if let Some(text) = request.text {
        let reference = parser.parse_entry(&text);
        Answer::Entry(Box::new(EntryAnswer {
            id,
            segments: segments(&reference, &text),
            confidence: reference.confidence,
            diagnostics: doubts(&reference.diagnostics),
            csl: reference.item,
        }))
    } else if let Some(document) = request.document {
        let document = read_document(&document, request.format.as_deref())?;
        Answer::Document { id, entries: find_entries(parser, &document) }
    } else if let Some(item) = request.item {
        Answer::Item { id, rendered: Rendered::from(&style.entry(&item)) }
    } else if let Some(items) = request.items {
        render_list(id, style, &items, request.citations)?
    } else {
        bail!("none of text, document, item and items is given")
    })
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
fn find_entries(parser: &mut Parser, document: &Document) -> Vec<FoundEntry> {
    let found = parser.parse_document(document).into_iter().map(|reference| {
        let origin = document.origin(reference.span);
        let doubt =
            |d: &Diagnostic| Diagnostic { span: document.origin(d.span), kind: d.kind.clone() };
        FoundEntry {
            start: origin.start,
            end: origin.end,
            text: reference.span.text(document.text()).to_owned(),
            diagnostics: doubts(&reference.diagnostics.iter().map(doubt).collect::<Vec<_>>()),
            confidence: reference.confidence,
            csl: reference.item,
        }
    });
    found.collect()
}

fn segments(reference: &Reference, text: &str) -> Vec<(&'static str, String)> {
    let segments = reference.segments.iter();
    segments.map(|s| (s.label.as_str(), s.span.text(text).to_owned())).collect()
}

fn doubts(diagnostics: &[Diagnostic]) -> Vec<Doubt> {
    diagnostics.iter().map(Doubt::from).collect()
}

fn render_list(
    id: Value,
    style: Style,
    items: &[Item],
    marks: Vec<Vec<CiteRequest>>,
) -> Result<Answer> {
    let bibliography = Bibliography::new(style, items);
    let entry =
        |entry: Entry| ListEntry { id: entry.id.to_owned(), rendered: (&entry.text).into() };
    let citations = marks.into_iter().map(|mark| {
        let cites = mark.into_iter().map(CiteRequest::into_cite).collect::<Vec<_>>();
        Ok(Rendered::from(&bibliography.cite(&cites)?))
    });
    Ok(Answer::List {
        id,
        citations: citations.collect::<Result<_>>()?,
        bibliography: bibliography.iter().map(entry).collect(),
    })
}
