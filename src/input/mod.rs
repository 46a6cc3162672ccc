//! Documents as they are: plain text, Markdown, HTML, PDF, those of word processors.
//!
//! A [`Document`] holds the text that a reader sees, what its markup says about it, and the way
//! back from every place in the text to the file it came from.
//!
//! | source | text | known besides |
//! |---|---|---|
//! | `<li>Doe, J. <i>A title</i>.</li>` | `Doe, J. A title.` | an item; “A title” is emphasised |
//! | `see [the paper](https://a.b/c)` | `see the paper` | “the paper” leads to `https://a.b/c` |
//! | `Doe &amp; Roe` | `Doe & Roe` | `&` stands for five bytes |
//! | `<nav>Home</nav>` | | |

#[cfg(any(feature = "html", feature = "docx"))]
mod builder;
#[cfg(feature = "encoding")]
mod decode;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "docx")]
mod lists;
#[cfg(feature = "docx")]
mod managed;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(feature = "docx")]
mod odt;

#[cfg(feature = "pdf")]
mod pdf;

#[cfg(feature = "encoding")]
pub use decode::{Decoded, decode, decode_told};
#[cfg(feature = "docx")]
pub use docx::DocxError;
#[cfg(feature = "docx")]
pub use managed::Manager;

#[cfg(feature = "docx")]
use crate::item::Item;
#[cfg(feature = "pdf")]
pub use pdf::PdfError;

use crate::span::Span;
pub use crate::split::SetLine;
use crate::split::{Boundary, Entry, Markup, Prepared};

/// A document: its text, and what its markup says about it.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use ibid::input::Document;
///
/// let source = "<h2>References</h2>\
///               <ul><li>Doe, J. &amp; Roe, R. (2020). <i>A title</i>. Reuters.</li></ul>";
/// let document = Document::from_html(source);
/// let entry = document.split()[0];
/// assert_eq!(entry.span.text(document.text()), "Doe, J. & Roe, R. (2020). A title. Reuters.");
/// assert_eq!(
///     document.origin(entry.span).text(source),
///     "Doe, J. &amp; Roe, R. (2020). <i>A title</i>. Reuters."
/// );
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    text: String,
    pieces: Vec<Piece>,
    boundaries: Vec<(usize, Boundary)>,
    links: Vec<Link>,
    emphases: Vec<Emphasis>,
    set: Vec<SetLine>,
    /// What citation managers keep in it.
    #[cfg(feature = "docx")]
    items: Vec<Item>,
    #[cfg(feature = "docx")]
    managers: Vec<Manager>,
    /// The stretches that they wrote.
    #[cfg(feature = "docx")]
    managed: Vec<Span>,
    unread: Vec<u32>,
}

/// A stretch of text that leads somewhere.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use ibid::input::Document;
///
/// let document = Document::from_html("Doe, J. <a href='https://example.org/a'>On bread</a>.");
/// let link = &document.links()[0];
/// assert_eq!(link.span.text(document.text()), "On bread");
/// assert_eq!(link.target, "https://example.org/a");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it stands in the document's text.
    pub span: Span,
    /// The address that it leads to, as the source has it.
    pub target: String,
}

/// A stretch of text that is set off from the text around it.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use ibid::input::Document;
///
/// let document = Document::from_html("Doe, J. <b>Salt</b>. <i>Journal of Food</i>.");
/// let italic = document.emphases().iter().find(|emphasis| !emphasis.strong).unwrap();
/// assert_eq!(italic.span.text(document.text()), "Journal of Food");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emphasis {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Whether it is bold rather than italic.
    pub strong: bool,
}

/// A stretch of the text and the stretch of the source that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: Span,
    source: Span,
}

impl Piece {
    /// Whether the source has the text as it is, byte for byte.
    const fn is_verbatim(self) -> bool {
        self.text.len() == self.source.len()
    }

    /// Where in the source a span starts of which this piece has the start.
    const fn start_of(self, span: Span) -> usize {
        let before =
            if self.is_verbatim() { span.start.saturating_sub(self.text.start) } else { 0 };
        self.source.start + before
    }

    /// Where in the source a span ends of which this piece has the end.
    const fn end_of(self, span: Span) -> usize {
        let after = if self.is_verbatim() { self.text.end.saturating_sub(span.end) } else { 0 };
        self.source.end - after
    }
}

impl Document {
    /// A document without markup: the text as it is.
    ///
    /// ```
    /// use ibid::input::Document;
    ///
    /// let document = Document::from_text("Doe, J. (2020). On bread. Reuters.");
    /// let references = ibid::Parser::new().parse_document(&document);
    /// assert_eq!(references[0].item.title.as_deref(), Some("On bread"));
    /// ```
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let whole = Span::new(0, text.len());
        Self {
            text: text.to_owned(),
            pieces: vec![Piece { text: whole, source: whole }],
            ..Self::default()
        }
    }

    /// Reads Markdown, as `CommonMark` with footnotes and tables.
    ///
    /// ```
    /// use ibid::input::Document;
    ///
    /// let document = Document::from_markdown("- Doe, J. *On bread*.\n- Roe, R. *On salt*.");
    /// assert_eq!(document.text(), "Doe, J. On bread.\n\nRoe, R. On salt.");
    /// ```
    #[cfg(feature = "markdown")]
    #[must_use]
    pub fn from_markdown(source: &str) -> Self {
        markdown::read(source)
    }

    /// Reads HTML. Navigation, page heads, page feet, asides, scripts, styles and what is hidden
    /// are not part of the text.
    ///
    /// ```
    /// use ibid::input::Document;
    ///
    /// let document = Document::from_html("<nav>Home</nav><p>Doe &amp; Roe. <i>On bread</i>.</p>");
    /// assert_eq!(document.text(), "Doe & Roe. On bread.");
    /// ```
    #[cfg(feature = "html")]
    #[must_use]
    pub fn from_html(source: &str) -> Self {
        html::read(source)
    }

    /// Reads a Word document (`.docx`).
    ///
    /// Its source is no text, so the way [back](Self::origin) leads to the document's own text.
    ///
    /// ```
    /// use ibid::input::Document;
    /// use ibid::{Bibliography, Item, Kind, Style};
    ///
    /// let items = [Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) }];
    /// let file = Bibliography::new(Style::Apa, &items).to_docx();
    /// let document = Document::from_docx(&file)?;
    /// assert_eq!(document.text(), "On bread. (n.d.).");
    /// assert_eq!(document.emphases()[0].span.text(document.text()), "On bread");
    /// # Ok::<(), ibid::input::DocxError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the bytes are no Word document, or are damaged, encrypted or far larger than any.
    #[cfg(feature = "docx")]
    pub fn from_docx(bytes: &[u8]) -> Result<Self, DocxError> {
        docx::read(bytes)
    }

    /// Reads an `OpenDocument` text (`.odt`), as [`from_docx`](Self::from_docx) does a Word document. The
    /// numbers of lists are not read.
    ///
    /// ```
    /// use ibid::input::{Document, DocxError};
    ///
    /// assert_eq!(Document::from_odt(b"Doe, J. (2020).").unwrap_err(), DocxError::NoArchive);
    /// ```
    ///
    /// # Errors
    ///
    /// If the bytes are no such text, or are damaged, encrypted or far larger than any.
    #[cfg(feature = "docx")]
    pub fn from_odt(bytes: &[u8]) -> Result<Self, DocxError> {
        odt::read(bytes)
    }

    /// The items that a citation manager keeps in the fields of the document, in the order in which
    /// they are first cited, each with an id of its own. They are what the manager knows of the works:
    /// better than what can be read from the list.
    ///
    /// ```
    /// # use ibid::input::Document;
    /// assert!(Document::from_text("Doe, J. (2020). On bread.").items().is_empty());
    /// ```
    #[cfg(feature = "docx")]
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whose [`items`](Self::items) they are.
    ///
    /// ```
    /// # use ibid::input::Document;
    /// assert!(Document::from_text("Doe, J. (2020). On bread.").managers().is_empty());
    /// ```
    #[cfg(feature = "docx")]
    #[must_use]
    pub fn managers(&self) -> &[Manager] {
        &self.managers
    }

    /// The stretches of the text that a citation manager wrote: marks, and the list. The entries there
    /// are those of [`items`](Self::items).
    ///
    /// ```
    /// # use ibid::input::Document;
    /// assert!(Document::from_text("Doe, J. (2020). On bread.").managed().is_empty());
    /// ```
    #[cfg(feature = "docx")]
    #[must_use]
    pub fn managed(&self) -> &[Span] {
        &self.managed
    }

    /// Its source is its text.
    #[cfg(feature = "docx")]
    fn is_its_own_source(&mut self) {
        let whole = Span::new(0, self.text.len());
        self.pieces = vec![Piece { text: whole, source: whole }];
    }

    /// Reads a PDF file: its lines in the order in which they are read, without what belongs to its pages.
    ///
    /// It has no way back to the file: its source is its text. How its lines are set is known
    /// ([`set_lines`](Self::set_lines)), on which [`page`](Self::page) they stand, and which pages could not be
    /// read ([`unread_pages`](Self::unread_pages)).
    ///
    /// # Errors
    ///
    /// If the file is damaged or encrypted, or has no text.
    ///
    /// ```
    /// use ibid::input::Document;
    ///
    /// let file = b"%PDF-1.4
    /// 1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
    /// 2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
    /// 3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R
    ///            /Resources << /Font << /F 5 0 R >> >> >> endobj
    /// 4 0 obj << /Length 63 >> stream
    /// BT /F 10 Tf 50 700 Td (Doe, J. \\(2020\\). On bread. Reuters.) Tj ET
    /// endstream endobj
    /// 5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
    /// trailer << /Root 1 0 R >>";
    /// let document = Document::from_pdf(file)?;
    /// assert_eq!(document.text(), "Doe, J. (2020). On bread. Reuters.");
    /// # Ok::<(), ibid::input::PdfError>(())
    /// ```
    #[cfg(feature = "pdf")]
    pub fn from_pdf(bytes: &[u8]) -> Result<Self, PdfError> {
        pdf::read(bytes)
    }

    /// The document with what is known of how its lines are set, as readers of pages know it; it tells
    /// more than blanks in the text.
    ///
    /// ```
    /// use ibid::input::{Document, SetLine};
    ///
    /// let document = Document::from_text("Bread\nSources");
    /// let head = SetLine { start: 0, size: Some(150), ..SetLine::default() };
    /// assert_eq!(document.with_set_lines([head]).set_lines(), [head]);
    /// ```
    #[must_use]
    pub fn with_set_lines(mut self, lines: impl IntoIterator<Item = SetLine>) -> Self {
        self.set = lines.into_iter().collect();
        self.set.sort_by_key(|line| line.start);
        self
    }

    /// What is known of how its lines are set, in the order of the text.
    ///
    /// ```
    /// # use ibid::input::Document;
    /// assert!(Document::from_text("Doe, J. (2020).").set_lines().is_empty());
    /// ```
    #[must_use]
    pub fn set_lines(&self) -> &[SetLine] {
        &self.set
    }

    /// The text that a reader sees. A blank line parts its blocks; a paragraph of Word's is a line.
    ///
    /// ```
    /// # use ibid::input::Document;
    /// let document = Document::from_text("Doe, J. (2020). On bread.");
    /// assert_eq!(document.text(), "Doe, J. (2020). On bread.");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The links, in the order of the text.
    ///
    /// ```
    /// # #[cfg(feature = "markdown")] {
    /// # use ibid::input::Document;
    /// let document = Document::from_markdown("See [the data](https://example.org/a).");
    /// assert_eq!(document.links()[0].target, "https://example.org/a");
    /// # }
    /// ```
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What is italic or bold, in the order of the text.
    ///
    /// ```
    /// # #[cfg(feature = "markdown")] {
    /// # use ibid::input::Document;
    /// let document = Document::from_markdown("Doe, J. **On bread**.");
    /// assert!(document.emphases()[0].strong);
    /// # }
    /// ```
    #[must_use]
    pub fn emphases(&self) -> &[Emphasis] {
        &self.emphases
    }

    /// The page on which a byte of the text stands, if the document has pages. The first is 1.
    ///
    /// ```
    /// use ibid::input::{Document, SetLine};
    ///
    /// let second = SetLine { start: 6, page: Some(2), ..SetLine::default() };
    /// let document = Document::from_text("Bread\nSources").with_set_lines([second]);
    /// assert_eq!((document.page(2), document.page(8)), (None, Some(2)));
    /// ```
    #[must_use]
    pub fn page(&self, at: usize) -> Option<u32> {
        let after = self.set.partition_point(|line| line.start <= at);
        self.set[..after].last()?.page
    }

    /// The pages of which no text could be read though there is something on them: those that are pictures,
    /// as scanners make them, or whose fonts do not tell their letters. The first page is 1.
    ///
    /// ```
    /// # use ibid::input::Document;
    /// assert!(Document::from_text("Doe, J. (2020).").unread_pages().is_empty());
    /// ```
    #[must_use]
    pub fn unread_pages(&self) -> &[u32] {
        &self.unread
    }

    /// The entries of the document, in order. Their spans are of [`text`](Self::text).
    ///
    /// ```
    /// # use ibid::input::Document;
    /// let document = Document::from_text("Sources\n\nDoe, J. (2020). On bread. Reuters.");
    /// let entries = document.split();
    /// assert_eq!(entries[0].span.text(document.text()), "Doe, J. (2020). On bread. Reuters.");
    /// ```
    #[must_use]
    pub fn split(&self) -> Vec<Entry> {
        self.prepared().entries(&self.text)
    }

    /// The document made ready to be searched for entries.
    pub(crate) fn prepared(&self) -> Prepared {
        let leads_out = |link: &&Link| link.target.contains("//");
        let links: Vec<_> = self.links.iter().filter(leads_out).map(|link| link.span).collect();
        let is_italic = |emphasis: &&Emphasis| !emphasis.strong;
        let emphases: Vec<_> = self.emphases.iter().filter(is_italic).map(|e| e.span).collect();
        let markup = Markup {
            boundaries: &self.boundaries,
            links: &links,
            emphases: &emphases,
            set: &self.set,
        };
        Prepared::new(&self.text, Some(&markup))
    }

    /// Where a span of the text stands in the source.
    ///
    /// An end that falls within a character reference such as `&amp;` is moved to the reference's
    /// end, a start to its start.
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use ibid::Span;
    /// use ibid::input::Document;
    ///
    /// let source = "<p>Doe &amp; Roe</p>";
    /// let document = Document::from_html(source);
    /// assert_eq!(document.origin(Span::new(4, 9)).text(source), "&amp; Roe");
    /// # }
    /// ```
    #[must_use]
    pub fn origin(&self, span: Span) -> Span {
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let after = self.pieces.partition_point(|piece| piece.text.start < span.end);
        let start = self.pieces.get(first).map_or(0, |piece| piece.start_of(span));
        let last = after.checked_sub(1).and_then(|last| self.pieces.get(last));
        let end = last.map_or(start, |piece| piece.end_of(span));
        Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a document, every plain word of it found again in the source.
    #[cfg(feature = "html")]
    #[track_caller]
    fn check(read: fn(&str) -> Document, source: &str, text: &str) {
        let document = read(source);
        assert_eq!(document.text(), text);
        let is_plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        for word in document.text().split_whitespace().filter(is_plain) {
            let origin = document.origin(Span::of(word, document.text()));
            assert_eq!(origin.text(source), word, "in {source}");
        }
    }

    #[test]
    fn origin_of_plain_text() {
        let document = Document::from_text("Doe, J. (2020).");
        assert_eq!(document.origin(Span::new(5, 7)), Span::new(5, 7));
        assert_eq!(Document::from_text("").origin(Span::new(0, 0)), Span::new(0, 0));
    }

    #[cfg(feature = "html")]
    #[test]
    fn html() {
        let check = |source, text| check(Document::from_html, source, text);
        check("<p>Doe,\n  J.</p><p>Roe</p>", "Doe, J.\n\nRoe");
        check("<ul><li>Doe<li>Roe</ul>after", "Doe\n\nRoe\n\nafter");
        check(
            "a &amp; b &lt; c &#8211; d&nbsp;e &unknown; f & g",
            "a & b < c – d\u{a0}e &unknown; f & g",
        );
        check("<p>one<br>two<br/>three", "one\ntwo\nthree");
        check("<nav><p>Home</p></nav><script>if (a < b) {}</script>text", "text");
        check("<div style='display: none'><div>x</div>y</div><p hidden>z</p>text", "text");
        check("<li><a href='#ref1'>^</a> Doe</li><li>Roe</li>", "Doe\n\nRoe");
        check("<article>a<footer>Sources</footer></article><footer>b</footer>", "a\n\nSources");
        check("<p>a</p><div class='catlinks'>Categories</div>", "a");
        check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc");
        check("<pre>a\n  b</pre>", "a\n  b");
        check("", "");
        check("<", "<");
    }

    #[cfg(feature = "html")]
    #[test]
    fn links_and_emphases() {
        let document = Document::from_html(
            "<p>Doe, <i>A title</i>. <b>9</b>: see <a href='https://a.b/?c&amp;d'> the paper</a>.</p>",
        );
        let text = document.text();
        let links: Vec<_> =
            document.links().iter().map(|link| (link.span.text(text), &*link.target)).collect();
        assert_eq!(links, [("the paper", "https://a.b/?c&d")]);
        let emphases: Vec<_> =
            document.emphases().iter().map(|it| (it.span.text(text), it.strong)).collect();
        assert_eq!(emphases, [("A title", false), ("9", true)]);
    }

    #[cfg(feature = "markdown")]
    #[test]
    fn markdown() {
        let check = |source, text| check(Document::from_markdown, source, text);
        check("# Title\n\nDoe, *J.*\nRoe", "Title\n\nDoe, J.\nRoe");
        check("- Doe\n- Roe\n\nafter", "Doe\n\nRoe\n\nafter");
        check("\\[1\\] Doe &amp; Roe", "[1] Doe & Roe");
        check("Doe  \nRoe<br>Poe", "Doe\nRoe\nPoe");
        check("see [the paper](https://a.b/c) and `code`", "see the paper and code");
        check("a[^1]\n\n[^1]: Doe", "a\n\nDoe");
        check("<p>Doe &amp; <i>Roe</i></p>\n\nPoe", "Doe & Roe\n\nPoe");
        check("---\ntitle: x\n---\n\ntext", "text");
        check("", "");
    }
}
