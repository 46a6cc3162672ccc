//! HTML, cut into tags and text by `html5gum`, as the WHATWG standard (section 13.2.5) says.

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use super::Document;
use super::builder::{Builder, DEEPEST};
use crate::span::Span;
use crate::split::Boundary;

/// Reads an HTML document.
pub(super) fn read(source: &str) -> Document {
    let mut builder = Builder::default();
    read_into(&mut builder, source, Span::new(0, source.len()));
    builder.finish()
}

/// Reads a stretch of `source` into a document that is being built.
pub(super) fn read_into(builder: &mut Builder, source: &str, stretch: Span) {
    let mut reader = Reader { source, base: stretch.start, ..Reader::new(builder) };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(stretch.text(source), emitter) {
        let Ok(token) = token;
        reader.token(token);
    }
}

struct Reader<'a> {
    builder: &'a mut Builder,
    source: &'a str,
    /// Where in the source the stretch begins that is read.
    base: usize,
    /// The element that hides what is in it, and how many of its name are open.
    hidden: Option<(Vec<u8>, usize)>,
    /// The links and emphases that are open.
    open: Vec<Open>,
    /// How many `pre` are open.
    preformatted: usize,
    /// How many `article` are open.
    articles: usize,
}

/// An element that says something about the text in it.
struct Open {
    name: Vec<u8>,
    start: usize,
    target: String,
}

/// Elements whose content is no text of the document.
const HIDDEN: &[&[u8]] = &[
    b"script",
    b"style",
    b"head",
    b"title",
    b"nav",
    b"header",
    b"footer",
    b"aside",
    b"noscript",
    b"template",
    b"svg",
    b"math",
    b"iframe",
    b"select",
    b"button",
    b"textarea",
    b"object",
];

/// Elements that begin and end a paragraph.
const BLOCKS: &[&[u8]] = &[
    b"p",
    b"div",
    b"footer",
    b"ul",
    b"ol",
    b"dl",
    b"section",
    b"article",
    b"main",
    b"table",
    b"tr",
    b"blockquote",
    b"pre",
    b"figure",
    b"figcaption",
    b"address",
    b"hr",
    b"form",
    b"fieldset",
    b"details",
    b"summary",
    b"center",
    b"body",
    b"caption",
];

/// Elements that have no end tag.
const VOID: &[&[u8]] = &[
    b"br", b"hr", b"img", b"input", b"link", b"meta", b"area", b"base", b"col", b"embed",
    b"source", b"track", b"wbr",
];

const ITALIC: &[&[u8]] = &[b"i", b"em", b"cite", b"var"];
const BOLD: &[&[u8]] = &[b"b", b"strong"];

impl<'a> Reader<'a> {
    fn new(builder: &'a mut Builder) -> Self {
        Self {
            builder,
            source: "",
            base: 0,
            hidden: None,
            open: Vec::new(),
            preformatted: 0,
            articles: 0,
        }
    }

    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) if self.hidden.is_none() => {
                let span = Span::new(text.span.start, text.span.end).shifted(self.base);
                self.text(&String::from_utf8_lossy(&text), span);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = tag.name.as_slice();
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(name == hidden.as_slice());
            return;
        }
        if VOID.contains(&name) || tag.self_closing {
            return self.void(name);
        }
        // The foot of an article is its own, not the page's.
        let own_foot = self.articles > 0 && name == b"footer";
        if (HIDDEN.contains(&name) && !own_foot) || is_hidden(tag) {
            self.hidden = Some((name.to_vec(), 1));
            return;
        }
        self.preformatted += usize::from(name == b"pre");
        self.articles += usize::from(name == b"article");
        if let Some(level) = heading_level(name) {
            self.builder.open(Boundary::Heading(level));
        } else if name == b"li" || name == b"dt" {
            self.builder.open(Boundary::Item);
        } else if name == b"dd" {
            self.builder.open(Boundary::Inner);
        } else if BLOCKS.contains(&name) {
            self.builder.open(Boundary::Paragraph);
        } else if name == b"td" || name == b"th" {
            self.blank();
        } else if name == b"a" || ITALIC.contains(&name) || BOLD.contains(&name) {
            let target = attribute(tag, "href");
            if self.open.len() == DEEPEST {
                // Of so many, the first are those that nothing closes.
                self.open.remove(0);
            }
            self.open.push(Open { name: name.to_vec(), start: self.builder.len(), target });
        }
    }

    fn void(&mut self, name: &[u8]) {
        match name {
            b"br" => self.builder.break_line(),
            b"hr" => self.builder.close(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth -= usize::from(name == hidden.as_slice());
            if *depth == 0 {
                self.hidden = None;
            }
            return;
        }
        if name == b"pre" {
            self.preformatted = self.preformatted.saturating_sub(1);
        }
        if name == b"article" {
            self.articles = self.articles.saturating_sub(1);
        }
        if name == b"li" || name == b"dt" {
            self.builder.close_item();
        } else if name == b"dd" || heading_level(name).is_some() || BLOCKS.contains(&name) {
            self.builder.close();
        } else if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            let open = self.open.remove(at);
            self.close(open);
        }
    }

    /// Notes what has been read within a link or an emphasis.
    fn close(&mut self, open: Open) {
        let is_back_link = open.target.starts_with('#') && {
            let text = self.builder.text_from(open.start).trim();
            text.chars().count() <= 2 && !text.contains(|c: char| c.is_ascii_digit())
        };
        if open.name != b"a" {
            self.builder.emphasise(open.start, BOLD.contains(&open.name.as_slice()));
        } else if is_back_link {
            self.builder.take_back(open.start);
        } else if !open.target.is_empty() {
            self.builder.link(open.start, open.target);
        }
    }

    /// A blank between two cells.
    fn blank(&mut self) {
        if !self.builder.ends_blank() {
            self.builder.push(" ", Span::new(self.base, self.base));
        }
    }

    /// Text, its character references resolved, that stands at `span` of the source.
    fn text(&mut self, text: &str, span: Span) {
        let raw = span.text(self.source);
        let mut at = 0;
        for c in text.chars() {
            let len = raw_len(&raw[at..], c);
            let source = Span::new(span.start + at, span.start + at + len);
            at += len;
            self.char(c, source);
        }
    }

    /// A character; blanks run together, as they do on the page.
    fn char(&mut self, c: char, source: Span) {
        let collapses = self.preformatted == 0 && matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}');
        if !collapses {
            self.builder.push(c.encode_utf8(&mut [0; 4]), source);
        } else if !self.builder.ends_blank() {
            self.builder.push(" ", source);
        }
    }
}

/// How many bytes of `raw` stand for its first character, `c`: itself or a character reference.
///
/// A reference may stand for two characters; the second takes none.
fn raw_len(raw: &str, c: char) -> usize {
    let Some(first) = raw.chars().next() else { return 0 };
    if first != '&' {
        return match first {
            _ if first == c => c.len_utf8(),
            '\r' if c == '\n' => {
                if raw.starts_with("\r\n") {
                    2
                } else {
                    1
                }
            }
            '\0' if c == '\u{fffd}' => 1,
            _ => 0,
        };
    }
    let body = &raw[1..];
    let name =
        body.len() - body.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#').len();
    let reference = 1 + name + usize::from(body[name..].starts_with(';'));
    if c == '&'
        && !raw[..reference].to_ascii_lowercase().starts_with("&amp")
        && !raw.starts_with("&#")
    {
        return 1;
    }
    reference
}

/// `h1` to `h6`
fn heading_level(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// Whether an element is not shown, or only leads back into the text.
fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style = attribute(tag, "style");
    let class = attribute(tag, "class").to_lowercase();
    let role = attribute(tag, "role");
    tag.attributes.contains_key(&HtmlString(b"hidden".to_vec()))
        || attribute(tag, "aria-hidden") == "true"
        || style.replace(' ', "").contains("display:none")
        || ["navigation", "banner", "contentinfo", "doc-backlink"].contains(&role.as_str())
        || class.contains("backlink")
        || class.contains("editsection")
        || class.contains("catlinks")
        || class.contains("printfooter")
}

/// The value of an attribute, empty if there is none.
fn attribute(tag: &StartTag<usize>, name: &str) -> String {
    let value = tag.attributes.get(&HtmlString(name.as_bytes().to_vec()));
    value.map_or_else(String::new, |value| String::from_utf8_lossy(value).into_owned())
}
