//! The file's level: entries, strings and comments, and what stands between them, so that a
//! broken one costs no other and no byte is lost.
//!
//! | file | block |
//! |---|---|
//! | `@book{key, title = {A} # b, year = 2000}` | an entry with its fields; so with `(…)` |
//! | `@string{b = "Bread"}` | strings |
//! | `@preamble{…}` | the preamble |
//! | `@comment{…}`, a line from `%` on, and what stands outside | text |
//! | `@book{key, title = {A}` and no end | text, and a problem |
//! | `@string{b = {A}`, and a line further on `@book{…}}` | text, a problem, and an entry |
//!
//! A value in braces ends at their partner, and one in quotation marks at the first mark outside
//! braces (`"{"}A{"} is a letter"`), as BibTeX has it. BibTeX counts `\{` as a brace. A file in
//! which that closes no entry is taken to mean a character by it.

use crate::control;

/// A file cut into its blocks.
pub(super) struct File<'s> {
    pub(super) blocks: Vec<Block<'s>>,
    /// What is wrong, and where.
    pub(super) problems: Vec<(usize, Problem)>,
}

/// What is wrong with the syntax.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Expected(&'static str),
    /// A control character stands in a name.
    Control,
    Unclosed,
}

/// A part of the file.
pub(super) struct Block<'s> {
    /// Where it starts in the file.
    pub(super) start: usize,
    /// All of it, without blanks at its ends.
    pub(super) text: &'s str,
    pub(super) content: Content<'s>,
}

pub(super) enum Content<'s> {
    /// What means nothing to BibTeX.
    Text,
    Preamble,
    Strings {
        strings: Vec<Field<'s>>,
        /// Whether they are all there is in it.
        is_plain: bool,
    },
    Entry(RawEntry<'s>),
}

/// An entry as it stands in the file.
pub(super) struct RawEntry<'s> {
    pub(super) kind: &'s str,
    pub(super) key: &'s str,
    pub(super) fields: Vec<Field<'s>>,
    /// Whether its type, key and fields are all there is in it: no comment, and no error.
    pub(super) is_plain: bool,
    /// Whether a brace in it would close it, if it stood in braces.
    pub(super) needs_parentheses: bool,
}

/// A field of an entry, or a string of `@string`.
pub(super) struct Field<'s> {
    /// Where its name starts in the file.
    pub(super) start: usize,
    pub(super) name: &'s str,
    /// Where the value starts in the file.
    pub(super) value_start: usize,
    /// The value with its braces or quotation marks, and everything between its parts.
    pub(super) raw: &'s str,
    pub(super) first: Chunk<'s>,
    /// What is joined to it with `#`.
    pub(super) more: Vec<Chunk<'s>>,
}

/// A part of a value.
#[derive(Clone, Copy)]
pub(super) struct Chunk<'s> {
    /// Where the text starts in the file.
    pub(super) start: usize,
    pub(super) text: &'s str,
    /// Whether it is the name of a string.
    pub(super) is_name: bool,
}

/// Cuts a file into its blocks.
///
/// What stands between entries is comment, as for BibTeX; a line that starts with `%` is one
/// even if it has an entry in it, as for biber. Once an entry has turned out not to end, every
/// further one ends at the latest where a line starts the next, so that no byte is looked at
/// more than a few times.
pub(super) fn parse(source: &str) -> File<'_> {
    let mut parser =
        Parser { source, text_from: 0, file: File { blocks: Vec::new(), problems: Vec::new() } };
    let mut rules = Rules { escapes: false, cautious: false };
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| matches!(b, b'@' | b'%')) {
        let start = at + found;
        if bytes[start] == b'%' {
            at = line_end(bytes, start);
            continue;
        }
        at = start + 1;
        let Some(open) = head(bytes, start) else { continue };
        match rules.end(source, start, open) {
            Some(End::Closed(end)) => {
                parser.block(start, open, end, rules.escapes);
                at = end;
            }
            Some(End::NextEntry(next)) => {
                parser.file.problems.push((start, Problem::Unclosed));
                parser.text(start);
                at = next;
            }
            // Nothing closes, and no further line starts an entry.
            None => {
                parser.file.problems.push((start, Problem::Unclosed));
                parser.text(start);
                break;
            }
        }
    }
    parser.text(source.len());
    parser.file
}

/// How the end of an entry is found.
struct Rules {
    /// Whether `\{` is a character and no brace.
    escapes: bool,
    /// Whether an entry ends at the latest where a line starts another.
    cautious: bool,
}

impl Rules {
    /// A block has a line in it that starts another only if nothing is wrong in it: else it was
    /// closed by what closes the other.
    fn end(&mut self, source: &str, start: usize, open: usize) -> Option<End> {
        let bytes = source.as_bytes();
        let end = close(bytes, open, self.escapes, true);
        if matches!(end, Some(End::Closed(_))) {
            return end;
        }
        if !self.escapes
            && let closed @ Some(End::Closed(_)) = close(bytes, open, true, true)
        {
            self.escapes = true;
            return closed;
        }
        if !self.cautious
            && let Some(End::Closed(end)) = close(bytes, open, self.escapes, false)
            && inside(source, start, open, end, self.escapes).1.is_none()
        {
            return Some(End::Closed(end));
        }
        self.cautious = true;
        end
    }
}

enum End {
    /// After the closing brace.
    Closed(usize),
    /// At the `@` of the next entry.
    NextEntry(usize),
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    let end = bytes[from..].iter().position(|b| matches!(b, b'\n' | b'\r'));
    end.map_or(bytes.len(), |length| from + length)
}

/// Where the brace or parenthesis is that opens the entry starting at `start`. A control character
/// may stand in its type, which is then wrong.
fn head(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = &bytes[start + 1..];
    let is_control = |b: &u8| b.is_ascii_control() && !b.is_ascii_whitespace();
    let in_name = |b: &&u8| b.is_ascii_alphanumeric() || b"-_".contains(b) || is_control(b);
    let name = rest.iter().take_while(in_name).count();
    let blank = rest[name..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let open = rest.get(name + blank)?;
    (name > 0 && matches!(open, b'{' | b'(')).then_some(start + 1 + name + blank)
}

/// Where the entry that opens there ends.
fn close(bytes: &[u8], open: usize, escapes: bool, cautious: bool) -> Option<End> {
    let parenthesis = bytes[open] == b'(';
    let (mut depth, mut quoted, mut line_start) = (0_usize, false, false);
    let mut at = open + usize::from(parenthesis);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if escapes => at += 1,
            b'{' => depth += 1,
            b'}' if depth <= 1 && !parenthesis => return Some(End::Closed(at + 1)),
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => quoted = !quoted,
            b')' if depth == 0 && parenthesis && !quoted => return Some(End::Closed(at + 1)),
            b'@' if cautious && line_start && head(bytes, at).is_some() => {
                return Some(End::NextEntry(at));
            }
            _ => {}
        }
        line_start = matches!(byte, b'\n' | b'\r') || (line_start && byte.is_ascii_whitespace());
        at += 1;
    }
    None
}

struct Parser<'s> {
    source: &'s str,
    /// Where the text starts that belongs to no block yet.
    text_from: usize,
    file: File<'s>,
}

impl<'s> Parser<'s> {
    /// What stands before a place, and in no block, is text.
    fn text(&mut self, until: usize) {
        self.push(self.text_from, until, Content::Text);
        self.text_from = until;
    }

    fn push(&mut self, start: usize, end: usize, content: Content<'s>) {
        let text = &self.source[start..end];
        let blank = text.len() - text.trim_start().len();
        if !text.trim().is_empty() {
            self.file.blocks.push(Block { start: start + blank, text: text.trim(), content });
        }
    }

    /// Takes what stands from `start`, with its opening brace at `open`, to `end`.
    fn block(&mut self, start: usize, open: usize, end: usize, escapes: bool) {
        self.text(start);
        let (content, problem) = inside(self.source, start, open, end, escapes);
        self.file.problems.extend(problem);
        self.push(start, end, content);
        self.text_from = end;
    }
}

/// Reads what stands from `start`, with its opening brace at `open`, to `end`, and what is wrong in
/// it.
fn inside(
    source: &str,
    start: usize,
    open: usize,
    end: usize,
    escapes: bool,
) -> (Content<'_>, Option<(usize, Problem)>) {
    let kind = source[start + 1..open].trim_end();
    let body = &source[..end - 1];
    let needs_parentheses = source.as_bytes()[open] == b'(' && closes(&body[open + 1..], escapes);
    let mut scanner = Scanner { source: body, at: open + 1, escapes, problem: None, rest: false };
    let content = match kind {
        _ if kind.eq_ignore_ascii_case("comment") => Content::Text,
        _ if kind.eq_ignore_ascii_case("preamble") => Content::Preamble,
        _ if kind.eq_ignore_ascii_case("string") => {
            let strings = scanner.fields();
            Content::Strings { strings, is_plain: scanner.is_plain() && !needs_parentheses }
        }
        _ => {
            scanner.check_name(start + 1, kind);
            let key = scanner.key();
            scanner.check_name(open + 1, key);
            let fields = scanner.fields();
            let is_plain = scanner.is_plain() && !key.contains(['{', '}']) && !needs_parentheses;
            Content::Entry(RawEntry { kind, key, fields, is_plain, needs_parentheses })
        }
    };
    (content, scanner.problem)
}

/// Whether a brace closes in a text that does not open in it.
fn closes(text: &str, escapes: bool) -> bool {
    let mut depth = 0_usize;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if escapes => _ = bytes.next(),
            b'{' => depth += 1,
            b'}' if depth == 0 => return true,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Reads the inside of an entry.
struct Scanner<'s> {
    /// The file up to the entry's closing brace.
    source: &'s str,
    at: usize,
    escapes: bool,
    /// The first thing that is wrong, and where.
    problem: Option<(usize, Problem)>,
    /// Whether something stood there that is not in a field: a comment, or what is wrong.
    rest: bool,
}

impl<'s> Scanner<'s> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expected(&mut self, what: &'static str) {
        self.problem.get_or_insert((self.at, Problem::Expected(what)));
    }

    /// Whether what was read is all there is.
    const fn is_plain(&self) -> bool {
        self.problem.is_none() && !self.rest
    }

    /// Sees to it that a name has no control character; what is told is where it starts.
    fn check_name(&mut self, start: usize, name: &str) {
        if control::has_any(name) {
            self.problem.get_or_insert((start, Problem::Control));
        }
    }

    /// Passes over blanks and comments.
    fn blanks(&mut self) {
        loop {
            let rest = &self.source[self.at..];
            self.at = self.source.len() - rest.trim_ascii_start().len();
            if self.peek() != Some(b'%') {
                return;
            }
            self.rest = true;
            self.at = line_end(self.source.as_bytes(), self.at);
        }
    }

    /// Takes all up to a byte of some sort, and gives it.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> &'s str {
        let rest = &self.source[self.at..];
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Takes a name of a field or of a string.
    fn name(&mut self) -> &'s str {
        self.until(|b| b.is_ascii_whitespace() || b"=,{}\"#%()".contains(&b))
    }

    /// The key, and the comma after it.
    fn key(&mut self) -> &'s str {
        self.blanks();
        let start = self.at;
        let word = self.until(|b| b == b',' || b.is_ascii_whitespace());
        let after = self.at;
        self.blanks();
        let is_field = ["={", "=\""].iter().any(|value| word.contains(value));
        if !is_field && (self.take(b',') || self.peek().is_none()) {
            return word;
        }
        let more = self.until(|b| matches!(b, b',' | b'='));
        let assigns = self.peek() == Some(b'=');
        if is_field || (assigns && more.is_empty()) {
            // What stands there is a field.
            self.at = start;
            self.expected("key");
            return "";
        }
        let end = self.at;
        self.at = after;
        self.expected("comma");
        if assigns {
            return word;
        }
        self.at = end;
        self.take(b',');
        self.source[start..end].trim_ascii_end()
    }

    fn fields(&mut self) -> Vec<Field<'s>> {
        let mut fields = Vec::new();
        loop {
            self.blanks();
            if self.peek().is_none() {
                return fields;
            }
            match self.field() {
                Ok(field) => fields.push(field),
                Err(what) => {
                    self.expected(what);
                    self.skip();
                    continue;
                }
            }
            self.blanks();
            if !self.take(b',') && self.peek().is_some() {
                self.expected("comma");
            }
        }
    }

    fn field(&mut self) -> Result<Field<'s>, &'static str> {
        let start = self.at;
        let name = self.name();
        if name.is_empty() {
            return Err("name of a field");
        }
        self.check_name(start, name);
        self.blanks();
        if !self.take(b'=') {
            return Err("equals sign");
        }
        self.blanks();
        let from = self.at;
        let first = self.chunk()?;
        let mut end = self.at;
        let mut more = Vec::new();
        self.blanks();
        while self.take(b'#') {
            self.blanks();
            more.push(self.chunk()?);
            end = self.at;
            self.blanks();
        }
        // The blanks after it are not the value's.
        let raw = &self.source[from..end];
        Ok(Field { start, name, value_start: from, raw, first, more })
    }

    fn chunk(&mut self) -> Result<Chunk<'s>, &'static str> {
        match self.peek() {
            Some(b'{') => self.delimited(b'}'),
            Some(b'"') => self.delimited(b'"'),
            _ => {
                let start = self.at;
                let text = self.name();
                let is_name = !text.bytes().all(|b| b.is_ascii_digit());
                self.check_name(start, text);
                if text.is_empty() { Err("value") } else { Ok(Chunk { start, text, is_name }) }
            }
        }
    }

    /// A part in braces or quotation marks.
    fn delimited(&mut self, mark: u8) -> Result<Chunk<'s>, &'static str> {
        let bytes = self.source.as_bytes();
        let start = self.at + 1;
        let (mut depth, mut at) = (0_usize, start);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' if self.escapes => at += 1,
                b'"' if mark == b'"' && depth == 0 && !self.is_accent(start, at) => break,
                b'}' if mark == b'}' && depth == 0 => break,
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
        }
        if at >= bytes.len() {
            return Err(if mark == b'}' { "closing brace" } else { "quotation mark" });
        }
        self.at = at + 1;
        Ok(Chunk { start, text: &self.source[start..at], is_name: false })
    }

    /// Whether the quotation mark there is that of `\"o`, which BibTeX wants in braces: one that
    /// ends the value has a comma, a `#` or the end of the entry after it.
    fn is_accent(&self, start: usize, at: usize) -> bool {
        let before = &self.source.as_bytes()[start..at];
        let rest = self.source[at + 1..].bytes().find(|b| !b.is_ascii_whitespace());
        before.ends_with(b"\\") && !matches!(rest, None | Some(b',' | b'#'))
    }

    /// Passes over what is wrong, up to the next comma outside braces.
    fn skip(&mut self) {
        let bytes = self.source.as_bytes();
        let mut depth = 0_usize;
        while let Some(&byte) = bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b',' if depth == 0 => return,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Problem, parse};

    /// The blocks of a file: entries as `key: name=raw …`, all else as it stands.
    #[track_caller]
    fn check(source: &str, expected: &[&str], expected_problems: &[(usize, Problem)]) {
        let file = parse(source);
        let shown = file.blocks.iter().map(|block| match &block.content {
            Content::Entry(entry) => {
                let fields =
                    entry.fields.iter().map(|field| format!("{}={}", field.name, field.raw));
                let plain = if entry.is_plain { "" } else { "!" };
                format!("{}{plain}: {}", entry.key, fields.collect::<Vec<_>>().join(" "))
            }
            _ => block.text.to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        assert_eq!(file.problems, expected_problems);
        let joined: String = file.blocks.iter().map(|block| block.text).collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&joined), bare(source), "every byte is in a block");
    }

    #[test]
    fn entries() {
        check(
            "junk a@b.org @book{a, t={x}} junk @b {c,}",
            &["junk a@b.org", "a: t={x}", "junk", "c: "],
            &[],
        );
        check("@book(a, t={(x)}, u = \"(y)\")", &["a: t={(x)} u=\"(y)\""], &[]);
        check(
            "% @book{a,}\n@comment{@book{b,}}@book{c}",
            &["% @book{a,}", "@comment{@book{b,}}", "c: "],
            &[],
        );
        check("@book(a}b)", &["a}b!: "], &[]);
        check("@string{a = 1}@preamble{x}", &["@string{a = 1}", "@preamble{x}"], &[]);
        check("@book(a, t=\"}\")", &["a!: t=\"}\""], &[]);
    }

    #[test]
    fn ends() {
        let unclosed = |at| (at, Problem::Unclosed);
        check(
            "@a{x, t={{y}\n @b{z,}\n@c{u, v={w}\n@d{e,}",
            &["@a{x, t={{y}", "z: ", "@c{u, v={w}", "e: "],
            &[unclosed(0), unclosed(21)],
        );
        check("@a{x, t={\n@b{y}}}", &["x: t={\n@b{y}}"], &[]);
        check(
            "@string(s = {t}}\n@a(x, t={y})\n(z)",
            &["@string(s = {t}}", "x: t={y}", "(z)"],
            &[unclosed(0)],
        );
        check("@string{s = {t}\r@a{x,}}\r", &["@string{s = {t}", "x: ", "}"], &[unclosed(0)]);
        check("@a{x, t={C:\\}} @b{y, t={\\}}", &["x: t={C:\\}", "y: t={\\}"], &[]);
        check("@a{x, t={\\{ a}}\n@b{y, t={b \\}}}", &["x: t={\\{ a}", "y: t={b \\}}"], &[]);
    }

    #[test]
    fn values() {
        check(
            r#"@a{x, t="a {"}b{"}" # c # {d} , y=2000}"#,
            &[r#"x: t="a {"}b{"}" # c # {d} y=2000"#],
            &[],
        );
        check(
            r#"@a{x, t="G\"odel", u="\"", v="a\" # b}"#,
            &[r#"x: t="G\"odel" u="\"" v="a\" # b"#],
            &[],
        );
    }

    #[test]
    fn errors() {
        let expected = |at, what| [(at, Problem::Expected(what))];
        check("@a{x, t={a} y=2, z=3}", &["x!: t={a} y=2 z=3"], &expected(12, "comma"));
        check("@a{x, t=, z=3}", &["x!: z=3"], &expected(8, "value"));
        check("@a{x, t, z=3}", &["x!: z=3"], &expected(7, "equals sign"));
        check("@a{x,, z=3}", &["x!: z=3"], &expected(5, "name of a field"));
        check("@a{x, z=in press, y=3}", &["x!: z=in y=3"], &expected(11, "comma"));
        check("@a{t={b}}", &["!: t={b}"], &expected(3, "key"));
        check("@a{x t={b}}", &["x!: t={b}"], &expected(4, "comma"));
        check("@a{x y, t={b}}", &["x y!: t={b}"], &expected(4, "comma"));
        check("@a{x, t={b} % c\n}", &["x!: t={b}"], &[]);
        check("@a{x, t={b}, % c\r y=2\r}", &["x!: t={b} y=2"], &[]);
        for (at, text) in [
            (1, "@a\0{x,t=b}"),
            (3, "@a{\u{1b}x,t=b}"),
            (5, "@a{x,\u{7f}t=b}"),
            (7, "@a{x,t=b\u{9b}}"),
        ] {
            assert_eq!(parse(text).problems, [(at, Problem::Control)], "{text:?}");
        }
        check("@a{x,t={\0}}", &["x: t={\0}"], &[]);
    }
}
