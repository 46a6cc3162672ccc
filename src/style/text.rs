//! Rendered text: plain characters with the faces that a style gives them. None of them is a control
//! character: for each of a value's there is a blank.
//!
//! | form | `Text` whose middle word is italic |
//! |---|---|
//! | [`Display`](fmt::Display) | `On bread & salt` |
//! | [`to_html`](Text::to_html) | `On <i>bread</i> &amp; salt` |
//! | [`to_markdown`](Text::to_markdown) | `On *bread* & salt` |
//! | [`to_latex`](Text::to_latex) | `On \textit{bread} \& salt` |
//!
//! ```
//! use ibid::style::{Face, Quotes, Writer};
//!
//! let mut writer = Writer::new(Quotes::DOUBLE);
//! writer.verbatim("On ");
//! writer.face(Face::ITALIC, |w| w.verbatim("bread"));
//! writer.verbatim(" & salt");
//! let text = writer.finish();
//! assert_eq!(text.to_string(), "On bread & salt");
//! assert_eq!(text.to_html(), "On <i>bread</i> &amp; salt");
//! assert_eq!(text.to_markdown(), "On *bread* & salt");
//! assert_eq!(text.to_latex(), r"On \textit{bread} \& salt");
//! ```

use std::fmt;
use std::ops::{BitOr, BitXor, Range};

use super::case::Sentence;

/// How characters look: a set of italic, bold, raised, lowered, small capitals, and link.
///
/// Two faces combine by exclusive or, because italics within italics stand upright.
///
/// ```
/// use ibid::style::Face;
///
/// let title = Face::ITALIC ^ Face::BOLD;
/// assert_eq!(title ^ Face::ITALIC, Face::BOLD, "italic within italic is upright");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Face(u8);

impl Face {
    /// Upright, as the text around.
    pub const PLAIN: Self = Self(0);
    /// Italic.
    pub const ITALIC: Self = Self(1);
    /// Bold.
    pub const BOLD: Self = Self(1 << 1);
    /// Small capitals.
    pub const SMALL_CAPS: Self = Self(1 << 2);
    /// Raised.
    pub const SUPERSCRIPT: Self = Self(1 << 3);
    /// Lowered.
    pub const SUBSCRIPT: Self = Self(1 << 4);
    /// An address that the characters themselves spell out.
    pub const LINK: Self = Self(1 << 5);
    /// Underlined.
    pub const UNDERLINE: Self = Self(1 << 6);

    /// Whether this face has all of `other`.
    ///
    /// ```
    /// # use ibid::style::Face;
    /// assert!((Face::ITALIC ^ Face::LINK).contains(Face::LINK));
    /// assert!(!Face::ITALIC.contains(Face::ITALIC ^ Face::LINK));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What stands off the line.
    #[cfg(feature = "csl")]
    pub(super) const RAISED_OR_LOWERED: Self = Self(Self::SUPERSCRIPT.0 | Self::SUBSCRIPT.0);

    /// This face but for what it has of `other`.
    #[cfg(feature = "csl")]
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// All that either has.
impl BitOr for Face {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitXor for Face {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }
}

/// The face of the characters from a place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) face: Face,
}

/// A rendered entry, citation or part of one. See the [module](self).
///
/// ```
/// use ibid::{Item, Kind, Style, Text};
///
/// let item = Item { title: Some("Bread & salt".into()), ..Item::new("a", Kind::Book) };
/// let entry: Text = Style::Harvard.entry(&item);
/// assert_eq!(entry.to_string(), "Bread & salt (no date).");
/// assert_eq!(entry.to_html(), "<i>Bread &amp; salt</i> (no date).");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub(super) plain: String,
    pub(super) marks: Vec<Mark>,
    pub(super) unsure: Vec<Sentence>,
    /// The parts that are set apart, in their order.
    pub(super) blocks: Vec<Block>,
}

/// How a part of an entry is set apart from the others (CSL 1.0.2, "Display").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "csl"), expect(dead_code, reason = "only styles that are files do"))]
pub(super) enum Display {
    /// A block of its own.
    Block,
    /// A block that starts at the margin, with the next one beside it.
    LeftMargin,
    /// A block beside the one at the margin.
    RightInline,
    /// A block that is indented.
    Indent,
}

impl Display {
    const fn class(self) -> &'static str {
        match self {
            Self::Block => "csl-block",
            Self::LeftMargin => "csl-left-margin",
            Self::RightInline => "csl-right-inline",
            Self::Indent => "csl-indent",
        }
    }
}

/// A part that is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) display: Display,
}

impl Text {
    /// The titles in it that were set in sentence case, and have a word of which it is not sure
    /// whether it is a name.
    ///
    /// ```
    /// # use ibid::{Item, Kind, Style};
    /// # let item = Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) };
    /// assert!(Style::Apa.entry(&item).unsure_titles().is_empty(), "it was in sentence case");
    /// ```
    #[must_use]
    pub fn unsure_titles(&self) -> &[Sentence] {
        &self.unsure
    }

    /// The characters without their faces.
    ///
    /// ```
    /// # use ibid::{Item, Kind, Style};
    /// # let item = Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) };
    /// assert_eq!(Style::Apa.entry(&item).as_str(), "On bread. (n.d.).");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.plain
    }

    /// Whether there is nothing in it.
    ///
    /// ```
    /// use ibid::{Item, Kind, Style};
    ///
    /// // APA lists no letters: readers cannot look them up.
    /// assert!(Style::Apa.entry(&Item::new("a", Kind::PersonalCommunication)).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// The stretches of one face each, in order.
    ///
    /// ```
    /// use ibid::style::{Face, Style};
    /// use ibid::{Item, Kind};
    ///
    /// let item = Item { title: Some("On bread".into()), ..Item::new("a", Kind::Book) };
    /// let entry = Style::Apa.entry(&item);
    /// let runs: Vec<_> = entry.runs().collect();
    /// assert_eq!(runs, [("On bread", Face::ITALIC), (". (n.d.).", Face::PLAIN)]);
    /// ```
    pub fn runs(&self) -> impl Iterator<Item = (&str, Face)> {
        let ends = self.marks.iter().skip(1).map(|mark| mark.at).chain([self.plain.len()]);
        let first = self.marks.first().map_or(self.plain.len(), |mark| mark.at);
        let head = (&self.plain[..first], Face::PLAIN);
        let rest = self.marks.iter().zip(ends);
        std::iter::once(head)
            .chain(rest.map(|(mark, end)| (&self.plain[mark.at..end], mark.face)))
            .filter(|(run, _)| !run.is_empty())
    }

    /// HTML, safe to put in a page: everything is escaped, and the only elements are
    /// `i`, `b`, `sup`, `sub` and a `span` of small capitals.
    ///
    /// ```
    /// # use ibid::{Item, Kind, Style};
    /// let item = Item { title: Some("Bread < salt".into()), ..Item::new("a", Kind::Book) };
    /// assert_eq!(Style::Apa.entry(&item).to_html(), "<i>Bread &lt; salt</i>. (n.d.).");
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        self.html(false)
    }

    /// The same, with a link around each address that starts with `http://` or `https://`.
    ///
    /// ```
    /// # use ibid::{Item, Kind, Style};
    /// let item = Item { url: Some("https://a.org/b".into()), ..Item::new("a", Kind::Webpage) };
    /// let html = Style::Apa.entry(&item).to_html_with_links();
    /// assert!(html.ends_with(r#"<a href="https://a.org/b">https://a.org/b</a>"#));
    /// ```
    #[must_use]
    pub fn to_html_with_links(&self) -> String {
        self.html(true)
    }

    fn html(&self, links: bool) -> String {
        let mut out = String::with_capacity(self.plain.len() + 16 * self.marks.len());
        let tags: &[Tag] = if links { &HTML } else { &HTML[1..] };
        let write = |out: &mut String, range: Range<usize>| {
            self.nest(out, tags, range, |out, run, _| {
                run.chars().for_each(|c| match html_escape(c) {
                    Some(escaped) => out.push_str(escaped),
                    None => out.push(c),
                });
            });
        };
        // A block may stand in another one.
        let mut open: Vec<&Block> = Vec::new();
        let mut at = 0;
        for block in &self.blocks {
            while let Some(ended) = open.pop_if(|outer| outer.end <= block.start) {
                write(&mut out, at..ended.end);
                out.push_str("</div>");
                at = ended.end;
            }
            write(&mut out, at..block.start);
            out.extend(["<div class=\"", block.display.class(), "\">"]);
            at = block.start;
            open.push(block);
        }
        for ended in open.into_iter().rev() {
            write(&mut out, at..ended.end);
            out.push_str("</div>");
            at = ended.end;
        }
        write(&mut out, at..self.plain.len());
        out
    }

    /// Markdown (`CommonMark`): marks that the text itself holds are escaped, and addresses are
    /// autolinks. Raised, lowered and
    /// small capitals have no mark of their own and are left as they are.
    ///
    /// ```
    /// # use ibid::{Item, Kind, Style};
    /// let item = Item { title: Some("Bread * salt".into()), ..Item::new("a", Kind::Book) };
    /// assert_eq!(Style::Apa.entry(&item).to_markdown(), r"*Bread \* salt*. (n.d.).");
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        if !self.blocks.is_empty() {
            return self.in_one_line().to_markdown();
        }
        let mut out = String::with_capacity(self.plain.len() + 16);
        self.nest(&mut out, &MARKDOWN, 0..self.plain.len(), |out, run, face| {
            if face.contains(Face::LINK) && is_web_address(run) {
                // In an autolink the characters stand as they are.
                out.extend(["<", run, ">"]);
                return;
            }
            let mut starts_line = out.is_empty();
            let mut chars = run.chars().peekable();
            while let Some(c) = chars.next() {
                let entity = c == '&' && chars.peek().is_some_and(|next| !next.is_whitespace());
                let mark = "\\`*_{}[]<>#|~!".contains(c) || (starts_line && "+-=".contains(c));
                if mark || entity {
                    out.push('\\');
                }
                out.push(c);
                starts_line = false;
            }
        });
        escape_list_number(out)
    }

    /// LaTeX: no character of the text can start a command, a comment or mathematics.
    ///
    /// ```
    /// # use ibid::{Item, Kind, Style};
    /// let item = Item { title: Some("Bread & salt".into()), ..Item::new("a", Kind::Book) };
    /// assert_eq!(Style::Apa.entry(&item).to_latex(), r"\textit{Bread \& salt}. (n.d.).");
    /// ```
    #[must_use]
    pub fn to_latex(&self) -> String {
        if !self.blocks.is_empty() {
            return self.in_one_line().to_latex();
        }
        let mut out = String::with_capacity(self.plain.len() + 16);
        self.nest(&mut out, &LATEX, 0..self.plain.len(), |out, run, _| {
            run.chars().for_each(|c| match latex_escape(c) {
                Some(escaped) => out.push_str(escaped),
                None => out.push(c),
            });
        });
        out
    }

    /// Takes blanks off the end.
    #[cfg(feature = "csl")]
    pub(super) fn trim_end(&mut self) {
        let end = self.plain.trim_end().len();
        self.plain.truncate(end);
        self.marks.retain(|mark| mark.at < end);
        self.blocks.retain(|block| block.start < end);
        self.blocks.iter_mut().for_each(|block| block.end = block.end.min(end));
    }

    /// The same text with a blank for each place at which a block begins or ends.
    fn in_one_line(&self) -> Self {
        let mut text = Self { blocks: Vec::new(), ..self.clone() };
        let ends = self.blocks.iter().flat_map(|block| [block.start, block.end]);
        let mut places: Vec<usize> = ends.collect();
        places.sort_unstable();
        places.dedup();
        text.plain.clear();
        let mut marks = text.marks.iter_mut().peekable();
        let (mut written, mut blanks) = (0, 0);
        for at in places {
            let (before, after) = self.plain.split_at(at);
            text.plain.push_str(&before[written..]);
            written = at;
            while let Some(mark) = marks.next_if(|mark| mark.at < at) {
                mark.at += blanks;
            }
            let is_parted = before.is_empty()
                || before.ends_with(char::is_whitespace)
                || !after.starts_with(|c: char| !c.is_whitespace() && !",.;:".contains(c));
            if !is_parted {
                text.plain.push(' ');
                blanks += 1;
            }
        }
        text.plain.push_str(&self.plain[written..]);
        marks.for_each(|mark| mark.at += blanks);
        text
    }

    /// The stretches of one face each in a range.
    fn runs_in(&self, range: Range<usize>) -> impl Iterator<Item = (&str, Face)> {
        let next = self.marks.partition_point(|mark| mark.at <= range.start);
        let face = next.checked_sub(1).map_or(Face::PLAIN, |before| self.marks[before].face);
        let marks = self.marks[next..].iter().take_while(move |mark| mark.at < range.end);
        let starts = std::iter::once((range.start, face));
        let starts = starts.chain(marks.clone().map(|mark| (mark.at, mark.face)));
        let ends = marks.map(|mark| mark.at).chain([range.end]);
        let runs = starts.zip(ends).map(|((start, face), end)| (&self.plain[start..end], face));
        runs.filter(|(run, _)| !run.is_empty())
    }

    /// Writes the runs of a range inside the `tags` of their faces, which close in the order they
    /// opened in.
    fn nest(
        &self,
        out: &mut String,
        tags: &[Tag],
        range: Range<usize>,
        write: impl Fn(&mut String, &str, Face),
    ) {
        let mut open: Vec<&Tag> = Vec::new();
        for (run, face) in self.runs_in(range) {
            let is_wanted = |tag: &Tag| face.contains(tag.face) && tag.fits(run);
            let core = run.trim_start();
            let kept = open.iter().take_while(|tag| is_wanted(tag)).count();
            close(out, open.drain(kept..));
            write(out, &run[..run.len() - core.len()], Face::PLAIN);
            let run = core;
            if run.is_empty() {
                continue;
            }
            let outermost = open.last().map_or(0, |tag| tag.rank + 1);
            for tag in tags.iter().filter(|tag| tag.rank >= outermost && is_wanted(tag)) {
                out.push_str(tag.open);
                if tag.face == Face::LINK {
                    write(out, run, face);
                    out.push_str("\">");
                }
                open.push(tag);
            }
            write(out, run, face);
        }
        close(out, open.into_iter());
    }
}

/// Writes the ends of tags, innermost first. Blanks stand outside of them, as Markdown needs.
fn close<'a>(out: &mut String, tags: impl DoubleEndedIterator<Item = &'a Tag>) {
    let mut tags = tags.rev().peekable();
    if tags.peek().is_some() {
        let blanks = out.split_off(out.trim_end_matches(' ').len());
        tags.for_each(|tag| out.push_str(tag.close));
        out.push_str(&blanks);
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.blocks.is_empty() { f.pad(&self.plain) } else { f.pad(&self.in_one_line().plain) }
    }
}

/// How a face is written in a markup language; a lower rank stands further out.
struct Tag {
    face: Face,
    rank: u8,
    open: &'static str,
    close: &'static str,
}

impl Tag {
    /// A link only goes where a browser can go without running anything.
    fn fits(&self, run: &str) -> bool {
        self.face != Face::LINK || is_web_address(run)
    }
}

pub(super) fn is_web_address(run: &str) -> bool {
    (run.starts_with("https://") || run.starts_with("http://"))
        && !run.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>'))
}

const fn tag(face: Face, rank: u8, open: &'static str, close: &'static str) -> Tag {
    Tag { face, rank, open, close }
}

const HTML: [Tag; 7] = [
    tag(Face::LINK, 0, "<a href=\"", "</a>"),
    tag(Face::ITALIC, 1, "<i>", "</i>"),
    tag(Face::BOLD, 2, "<b>", "</b>"),
    tag(Face::SMALL_CAPS, 3, "<span style=\"font-variant:small-caps;\">", "</span>"),
    tag(Face::SUPERSCRIPT, 4, "<sup>", "</sup>"),
    tag(Face::SUBSCRIPT, 5, "<sub>", "</sub>"),
    tag(Face::UNDERLINE, 6, "<span style=\"text-decoration:underline;\">", "</span>"),
];

const MARKDOWN: [Tag; 2] = [tag(Face::ITALIC, 1, "*", "*"), tag(Face::BOLD, 2, "**", "**")];

const LATEX: [Tag; 6] = [
    tag(Face::ITALIC, 1, "\\textit{", "}"),
    tag(Face::BOLD, 2, "\\textbf{", "}"),
    tag(Face::SMALL_CAPS, 3, "\\textsc{", "}"),
    tag(Face::SUPERSCRIPT, 4, "\\textsuperscript{", "}"),
    tag(Face::SUBSCRIPT, 5, "\\textsubscript{", "}"),
    tag(Face::UNDERLINE, 6, "\\underline{", "}"),
];

const fn html_escape(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

const fn latex_escape(c: char) -> Option<&'static str> {
    match c {
        '\\' => Some("\\textbackslash{}"),
        '{' => Some("\\{"),
        '}' => Some("\\}"),
        '$' => Some("\\$"),
        '&' => Some("\\&"),
        '%' => Some("\\%"),
        '#' => Some("\\#"),
        '_' => Some("\\_"),
        '^' => Some("\\textasciicircum{}"),
        '~' => Some("\\textasciitilde{}"),
        '"' => Some("\\char34{}"),
        '`' => Some("\\textasciigrave{}"),
        '<' => Some("\\textless{}"),
        '>' => Some("\\textgreater{}"),
        '|' => Some("\\textbar{}"),
        _ => None,
    }
}

/// `1984. …` at the start of a line would be a list in Markdown.
fn escape_list_number(mut markdown: String) -> String {
    let digits = markdown.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(markdown.as_bytes().get(digits), Some(b'.' | b')')) {
        markdown.insert(digits, '\\');
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Quotes, Writer};

    fn written(write: impl FnOnce(&mut Writer)) -> Text {
        let mut writer = Writer::new(Quotes::DOUBLE);
        write(&mut writer);
        writer.finish()
    }

    #[test]
    fn faces_nest_and_close_in_order() {
        let text = written(|w| {
            w.face(Face::ITALIC, |w| {
                w.verbatim("a ");
                w.face(Face::BOLD, |w| w.verbatim("b"));
                w.face(Face::ITALIC, |w| w.verbatim(" c"));
            });
            w.face(Face::SUPERSCRIPT, |w| w.verbatim("2"));
        });
        assert_eq!(text.to_string(), "a b c2");
        assert_eq!(text.to_html(), "<i>a <b>b</b></i> c<sup>2</sup>");
        assert_eq!(text.to_markdown(), "*a **b*** c2");
        assert_eq!(text.to_latex(), r"\textit{a \textbf{b}} c\textsuperscript{2}");
    }

    #[test]
    fn nothing_in_a_value_can_act() {
        let nasty = "<script>alert('1')</script> & \"x\" $a_b$ \\input{y} *z* [l](m) ~^|%#`";
        let text = written(|w| w.verbatim(nasty));
        assert_eq!(
            text.to_html(),
            "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot; $a_b$ \\input{y} \
             *z* [l](m) ~^|%#`",
        );
        assert_eq!(
            text.to_latex(),
            "\\textless{}script\\textgreater{}alert('1')\
             \\textless{}/script\\textgreater{} \\& \\char34{}x\\char34{} \\$a\\_b\\$ \
             \\textbackslash{}input\\{y\\} *z* [l](m) \\textasciitilde{}\\textasciicircum{}\
             \\textbar{}\\%\\#\\textasciigrave{}",
        );
        assert_eq!(
            text.to_markdown(),
            "\\<script\\>alert('1')\\</script\\> & \"x\" $a\\_b$ \\\\input\\{y\\} \\*z\\* \
             \\[l\\](m) \\~^\\|%\\#\\`",
        );
    }

    #[test]
    fn links_go_to_the_web_only() {
        let html = |address: &str| written(|w| w.link(&[address])).to_html_with_links();
        assert_eq!(
            html("https://a.b/?c=\"d"),
            "<a href=\"https://a.b/?c=&quot;d\">https://a.b/?c=&quot;d</a>"
        );
        assert_eq!(html("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(written(|w| w.link(&["https://a.b"])).to_html(), "https://a.b");
    }

    #[test]
    fn a_line_cannot_start_a_list() {
        assert_eq!(written(|w| w.verbatim("1984. A novel")).to_markdown(), "1984\\. A novel");
        assert_eq!(written(|w| w.verbatim("- a")).to_markdown(), "\\- a");
    }
}
