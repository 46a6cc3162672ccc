//! Markdown, read by `pulldown-cmark`.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::{Builder, DEEPEST};
use super::{Document, html};
use crate::span::Span;
use crate::split::Boundary;

/// Reads a Markdown document.
pub(super) fn read(source: &str) -> Document {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader { source, ..Reader::default() };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.html();
    reader.builder.finish()
}

#[derive(Default)]
struct Reader<'s> {
    source: &'s str,
    builder: Builder,
    /// Where the links and emphases that are open began, and the targets of the links.
    open: Vec<(usize, String)>,
    /// The HTML block that is being read.
    html: Option<Span>,
    /// Within front matter.
    hidden: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        let span = Span::new(range.start, range.end);
        if let Event::Html(_) = event {
            self.html = Some(self.html.map_or(span, |before| before.join(span)));
            return;
        }
        match event {
            Event::Start(Tag::TableCell) => {
                self.builder.push(" ", Span::new(span.start, span.start));
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if !self.hidden => self.text(&text, span),
            Event::Code(text) | Event::InlineMath(text) => self.code(&text, span),
            Event::SoftBreak => self.builder.push("\n", Span::new(span.start, span.start + 1)),
            Event::HardBreak => self.builder.break_line(),
            Event::InlineHtml(tag) if is_break(&tag) => self.builder.break_line(),
            Event::Rule => self.builder.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => self.builder.open(Boundary::Heading(level as u8)),
            Tag::Item | Tag::FootnoteDefinition(_) => self.builder.open(Boundary::Item),
            Tag::Link { dest_url, .. } => {
                self.open.push((self.builder.len(), dest_url.into_string()));
            }
            Tag::Emphasis | Tag::Strong => self.open.push((self.builder.len(), String::new())),
            Tag::MetadataBlock(_) | Tag::Image { .. } => self.hidden = true,
            Tag::HtmlBlock | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => self.builder.open(Boundary::Paragraph),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong => {
                if let Some((start, target)) = self.open.pop()
                    && self.open.len() < DEEPEST
                {
                    match tag {
                        TagEnd::Link => self.builder.link(start, target),
                        _ => self.builder.emphasise(start, tag == TagEnd::Strong),
                    }
                }
            }
            TagEnd::MetadataBlock(_) | TagEnd::Image => self.hidden = false,
            TagEnd::HtmlBlock => self.html(),
            TagEnd::Item | TagEnd::FootnoteDefinition => self.builder.close_item(),
            TagEnd::TableCell | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
            }
            _ => self.builder.close(),
        }
    }

    /// Text as it stands, or a character reference's character.
    fn text(&mut self, text: &str, span: Span) {
        self.builder.push(text, span);
    }

    /// Code between its backticks.
    fn code(&mut self, text: &str, span: Span) {
        let inner = self.source.get(span.start..span.end).and_then(|code| code.find(text));
        let span =
            inner.map_or(span, |at| Span::new(span.start + at, span.start + at + text.len()));
        self.builder.push(text, span);
    }

    /// Reads the HTML block that has been gathered.
    fn html(&mut self) {
        if let Some(span) = self.html.take() {
            html::read_into(&mut self.builder, self.source, span);
        }
    }
}

/// `<br>`, `<br/>`, `<br />`
fn is_break(tag: &str) -> bool {
    tag.trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("br")
}
