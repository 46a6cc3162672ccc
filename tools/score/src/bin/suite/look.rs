//! Whether two pieces of HTML look the same, however their faces are nested.

use std::iter::Peekable;
use std::str::Chars;

/// A part of what is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Char(char, Faces),
    /// A block begins; its class.
    Open(String),
    Close,
}

/// The faces in which a character is set.
#[expect(clippy::struct_excessive_bools, reason = "a character may have any of them")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Faces {
    italic: bool,
    bold: bool,
    small_caps: bool,
    underline: bool,
    height: Height,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Height {
    #[default]
    Line,
    Raised,
    Lowered,
}

/// Whether two pieces of HTML look the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    parts(one) == parts(other)
}

fn parts(html: &str) -> Vec<Part> {
    let mut reader = Reader { parts: Vec::new(), open: vec![Faces::default()] };
    let mut chars = html.chars().peekable();
    let mut text = String::new();
    while let Some(c) = chars.next() {
        if c == '<' && chars.peek().is_some_and(|&c| c == '/' || c.is_ascii_alphabetic()) {
            reader.text(&text);
            text.clear();
            reader.tag(&tag(&mut chars));
        } else {
            text.push(c);
        }
    }
    reader.text(&text);
    without_layout(&reader.parts)
}

/// What stands up to the end of a tag.
fn tag(chars: &mut Peekable<Chars<'_>>) -> String {
    chars.take_while(|&c| c != '>').collect()
}

struct Reader {
    parts: Vec<Part>,
    /// The faces within each element that is open, the innermost last.
    open: Vec<Faces>,
}

impl Reader {
    fn faces(&self) -> Faces {
        self.open.last().copied().unwrap_or_default()
    }

    fn text(&mut self, text: &str) {
        let faces = self.faces();
        let text = html_escape::decode_html_entities(text);
        self.parts.extend(text.chars().map(|c| Part::Char(c, faces.seen_on(c))));
    }

    fn tag(&mut self, tag: &str) {
        if let Some(name) = tag.strip_prefix('/') {
            if name.trim() == "div" {
                self.parts.push(Part::Close);
            }
            self.open.pop();
            return;
        }
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name == "div" {
            self.parts.push(Part::Open(attribute(tag, "class").to_owned()));
        }
        let faces = self.faces().in_element(name).styled(attribute(tag, "style"));
        self.open.push(faces);
    }
}

impl Faces {
    fn in_element(mut self, name: &str) -> Self {
        match name {
            "i" | "em" => self.italic = true,
            "b" | "strong" => self.bold = true,
            "u" => self.underline = true,
            "sup" => self.height = Height::Raised,
            "sub" => self.height = Height::Lowered,
            _ => {}
        }
        self
    }

    /// The faces under the rules of a `style`. The reference processor writes `baseline` alone.
    fn styled(mut self, style: &str) -> Self {
        for rule in style.split(';') {
            let (name, value) = rule.split_once(':').unwrap_or(("vertical-align", rule));
            match (name.trim(), value.trim()) {
                ("font-style", value) => self.italic = value != "normal",
                ("font-weight", value) => self.bold = value == "bold",
                ("font-variant" | "font-variant-caps", value) => {
                    self.small_caps = value == "small-caps";
                }
                ("text-decoration", value) => self.underline = value == "underline",
                ("vertical-align", "baseline") => self.height = Height::Line,
                ("vertical-align", "sup" | "super") => self.height = Height::Raised,
                ("vertical-align", "sub") => self.height = Height::Lowered,
                _ => {}
            }
        }
        self
    }

    /// What of the faces is seen on a character: on a blank, a line under it.
    fn seen_on(self, c: char) -> Self {
        if c.is_whitespace() { Self { underline: self.underline, ..Self::default() } } else { self }
    }
}

/// The value of an attribute within a tag; empty without it.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let Some((_, rest)) = tag.split_once(&format!(" {name}=\"")) else { return "" };
    rest.split_once('"').map_or(rest, |(value, _)| value)
}

/// Leaves out blanks that only lay out the source: those with the end of a line among them, beside
/// the beginning or the end of a block.
fn without_layout(parts: &[Part]) -> Vec<Part> {
    let mut kept = Vec::with_capacity(parts.len());
    let mut rest = parts;
    while let Some((first, after)) = rest.split_first() {
        let blanks = rest.iter().take_while(|part| is_blank(part)).count();
        let (run, next) = rest.split_at(blanks);
        let beside_block = is_block(kept.last()) || is_block(next.first());
        if blanks == 0 {
            kept.push(first.clone());
            rest = after;
        } else {
            let layout = beside_block && run.iter().any(|part| matches!(part, Part::Char('\n', _)));
            kept.extend(run.iter().filter(|_| !layout).cloned());
            rest = next;
        }
    }
    kept
}

fn is_blank(part: &Part) -> bool {
    matches!(part, Part::Char(c, _) if c.is_whitespace())
}

fn is_block(part: Option<&Part>) -> bool {
    matches!(part, Some(Part::Open(_) | Part::Close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upright_within_italics_may_close_them() {
        assert!(same(
            r#"<i>On <span style="font-style:normal;">Bread</span> again</i>"#,
            "<i>On</i> Bread <i>again</i>"
        ));
    }

    #[test]
    fn each_face_counts() {
        let faces = [
            "<i>a</i>",
            "<b>a</b>",
            "<sup>a</sup>",
            "<sub>a</sub>",
            r#"<span style="font-variant:small-caps;">a</span>"#,
            r#"<span style="text-decoration:underline;">a</span>"#,
        ];
        for face in faces {
            assert!(same(face, face) && !same(face, "a"), "{face}");
            assert_eq!(faces.iter().filter(|other| same(face, other)).count(), 1, "{face}");
        }
    }

    #[test]
    fn faces_nest_in_any_order() {
        assert!(same("<i><b>a</b></i>", "<b><i>a</i></b>"));
        assert!(same("<i>a<b>b</b></i>c", "<i>a</i><b><i>b</i></b>c"));
        assert!(!same("<i>a<b>b</b></i>c", "<i>a</i><b>b</b>c"));
    }

    #[test]
    fn other_words_for_a_face_are_that_face() {
        assert!(same("<em>a</em>", "<i>a</i>"));
        assert!(same(r#"<span style="font-style:oblique;">a</span>"#, "<i>a</i>"));
        assert!(same(r#"<span style="font-weight:lighter;">a</span>"#, "a"));
        assert!(same(r#"<b>a<span style="font-weight:normal;">b</span></b>"#, "<b>a</b>b"));
        assert!(same(r#"<sup>a<span style="baseline">b</span></sup>"#, "<sup>a</sup>b"));
        assert!(same(
            r#"<span style="font-variant: small-caps">a</span>"#,
            r#"<span style="font-variant:small-caps;">a</span>"#
        ));
    }

    #[test]
    fn blanks_count_but_not_their_faces() {
        assert!(same("<i>a </i>b", "<i>a</i> b"));
        assert!(!same("<i>a</i> b", "<i>a</i>b"));
        assert!(!same("a  b", "a b"));
        assert!(!same("a\u{a0}b", "a b"));
        assert!(!same("a\nb", "a b"));
    }

    #[test]
    fn a_line_under_a_blank_is_seen() {
        let under = r#"<span style="text-decoration:underline;">a </span>b"#;
        let beside = r#"<span style="text-decoration:underline;">a</span> b"#;
        assert!(!same(under, beside));
    }

    #[test]
    fn entities_are_characters() {
        assert!(same("&#38;&#60;&#62;", "&amp;&lt;&gt;"));
        assert!(same("1 < 2", "1 &lt; 2"));
        assert!(!same("&lt;i&gt;a&lt;/i&gt;", "<i>a</i>"));
    }

    #[test]
    fn blocks_count_and_their_layout_does_not() {
        let block = |inner: &str| format!("<div class=\"csl-entry\">{inner}</div>");
        assert!(same(&block("a"), &format!("{}\n", block("\n    a\n  "))));
        assert!(!same(&block("a"), &block(" a")));
        assert!(!same(&block("a"), "a"));
        assert!(!same(&block("a"), "<div class=\"csl-block\">a</div>"));
        assert!(!same(&block("ab"), &format!("{}{}", block("a"), block("b"))));
    }
}
