//! LaTeX to CSL's rich text.
//!
//! | LaTeX | text |
//! |---|---|
//! | `G{\"o}del`, `\'{\i}`, `\c c`, `{\o}` | `Gödel`, `í`, `ç`, `ø` |
//! | `{\accent"17 u}` | `ů`: an accent by its number in TeX's fonts |
//! | `A {NASA} pro\-gram` | `A NASA program` |
//! | `\emph{E. coli}`, `{\it E. coli}` | `<i>E. coli</i>` |
//! | `H$_2$O`, `$\alpha$` | `H<sub>2</sub>O`, `α` |
//! | ` ``1--2'' ` | `“1–2”` |
//! | `50\%~more` | `50% more`, with a no-break space |
//! | `\foo{bar}` | `\foo{bar}`: an unknown command stays as it was |
//!
//! Runs of blanks become one blank, as in TeX, and those at the ends none. A stack of open groups
//! stands in for recursion, so that depth costs no more than length.

use unicode_normalization::char::compose;

use super::symbols;
use crate::style::case::form::{Form, form};

/// The text that a LaTeX value stands for.
pub(super) fn decode(source: &str) -> String {
    Decoder::new(source, false).decode()
}

/// An address or identifier, without the dress that some programs put it in.
pub(super) fn verbatim(value: &str) -> String {
    let mut bare = value.trim();
    while let Some(inner) = bare.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        bare = inner.trim();
    }
    if let Some(inner) = bare.strip_prefix("\\url{").and_then(|rest| rest.strip_suffix('}')) {
        bare = inner.trim();
    }
    if !bare.contains('\\') {
        return bare.to_owned();
    }
    let text = bare.replace("\\textasciitilde{}", "~").replace("\\textasciitilde", "~");
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escapes = c == '\\' && chars.peek().is_some_and(|next| "_%&#~{}$^:".contains(*next));
        if !escapes {
            out.push(c);
        }
    }
    out
}

/// The text of a title. Where it is in title case, the words that its braces protect from small
/// letters stay protected: `The {Rye} of the Poor`. In a sentence they are the only ones with
/// capitals, and no style changes those. Braces round the whole of it protect nothing, since some
/// programs set them round every title.
pub(super) fn decode_title(source: &str) -> String {
    let text = decode(source);
    if !source.contains('{') || is_wrapped(source.trim()) || form(&text) != Form::Title {
        return text;
    }
    Decoder::new(source, true).decode()
}

pub(super) const NO_CASE: &str = r#"<span class="nocase">"#;

struct Decoder<'s> {
    rest: &'s str,
    out: String,
    /// What is open, and will end in the other order.
    open: Vec<Open>,
    /// How many groups of braces are open.
    depth: usize,
    /// Accents that wait for their letter, the outermost first.
    accents: Vec<char>,
    /// The end of a super- or subscript that waits for its one letter.
    script: Option<&'static str>,
    math: bool,
    /// Whether braces round words with capitals are told.
    protects: bool,
}

impl<'s> Decoder<'s> {
    fn new(source: &'s str, protects: bool) -> Self {
        Self {
            rest: source,
            out: String::with_capacity(source.len()),
            open: Vec::new(),
            depth: 0,
            accents: Vec::new(),
            script: None,
            math: false,
            protects,
        }
    }

    fn decode(mut self) -> String {
        self.run();
        self.out
    }
}

/// Something that is open, with the text that it ends with.
enum Open {
    /// A group, up to its closing brace.
    Group(&'static str),
    /// A style that lasts to the end of the group that it stands in.
    Style(&'static str),
}

/// Whether one pair of braces stands round all of a value.
fn is_wrapped(source: &str) -> bool {
    let mut depth = 0_usize;
    let closed = source.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    source.starts_with('{') && closed.is_some_and(|closed| closed + 1 == source.len())
}

/// Whether what follows an opening brace is plain words of which one has a capital.
fn is_protected(rest: &str) -> bool {
    let Some((inner, _)) = rest.split_once('}') else { return false };
    let mut words = inner.split_whitespace();
    !inner.contains(['{', '\\', '$'])
        && words.any(|word| {
            let mut letters = word.chars().skip_while(|c| !c.is_alphanumeric());
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        })
}

/// Whether a byte may mean more than itself.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'\\' | b'{' | b'}' | b'$' | b'~' | b'-' | b'`' | b'\'' | b'^' | b'_')
        || byte.is_ascii_whitespace()
}

impl Decoder<'_> {
    fn run(&mut self) {
        while let Some(&byte) = self.rest.as_bytes().first() {
            if is_special(byte) {
                self.rest = &self.rest[1..];
                self.special(byte);
            } else {
                let end = self.rest.bytes().position(is_special).unwrap_or(self.rest.len());
                let (plain, rest) = self.rest.split_at(end);
                self.rest = rest;
                self.emit(plain);
            }
        }
        self.lone_accents();
        while let Some(Open::Group(end) | Open::Style(end)) = self.open.pop() {
            self.out.push_str(end);
        }
        // A tie at an end ties nothing.
        self.out.truncate(self.out.trim_end().len());
        self.out.drain(..self.out.len() - self.out.trim_start().len());
    }

    fn special(&mut self, byte: u8) {
        match byte {
            b'\\' => self.command(),
            b'{' if self.protects && is_protected(self.rest) => {
                self.emit_tag(NO_CASE);
                self.group("</span>");
            }
            b'{' => self.group(""),
            b'}' => self.close(),
            b'$' => self.dollar(),
            b'~' => self.emit("\u{a0}"),
            b'-' if self.take("--") => self.emit("—"),
            b'-' if self.take("-") => self.emit("–"),
            b'-' => self.emit("-"),
            b'`' if self.take("`") => self.emit("“"),
            b'`' => self.emit("`"),
            b'\'' if self.take("'") => self.emit("”"),
            b'\'' => self.emit("'"),
            b'^' if self.math => self.script("<sup>", "</sup>"),
            b'^' => self.emit("^"),
            b'_' if self.math => self.script("<sub>", "</sub>"),
            b'_' => self.emit("_"),
            _ => self.blank(),
        }
    }

    fn take(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    /// Adds text; accents that wait go on its first letter.
    fn emit(&mut self, text: &str) {
        let mut rest = text;
        if !self.accents.is_empty() || self.script.is_some() {
            let mut chars = text.chars();
            let Some(first) = chars.next() else { return };
            rest = chars.as_str();
            self.letter(first);
            self.out.push_str(self.script.take().unwrap_or_default());
        }
        self.out.push_str(rest);
    }

    fn letter(&mut self, base: char) {
        let mut base = match base {
            'ı' if !self.accents.is_empty() => 'i',
            'ȷ' if !self.accents.is_empty() => 'j',
            base => base,
        };
        let mut marks = std::mem::take(&mut self.accents);
        while let Some(both) = marks.last().and_then(|mark| compose(base, *mark)) {
            base = both;
            marks.pop();
        }
        self.out.push(base);
        self.out.extend(marks.into_iter().rev());
    }

    /// Accents over nothing, as in `\~{}`, are characters.
    fn lone_accents(&mut self) {
        for accent in std::mem::take(&mut self.accents).into_iter().rev() {
            self.out.push(symbols::spacing(accent));
        }
    }

    fn close(&mut self) {
        self.lone_accents();
        if self.depth == 0 {
            return self.out.push('}');
        }
        self.depth -= 1;
        while let Some(Open::Style(end)) = self.open.pop_if(|open| matches!(open, Open::Style(_))) {
            self.out.push_str(end);
        }
        if let Some(Open::Group(end)) = self.open.pop() {
            self.out.push_str(end);
        }
    }

    fn group(&mut self, end: &'static str) {
        self.depth += 1;
        self.open.push(Open::Group(end));
    }

    /// Opens a group that ends with `end`, if a brace follows.
    fn open(&mut self, start: &str, end: &'static str) {
        if self.take("{") {
            self.emit_tag(start);
            self.group(end);
        }
    }

    fn emit_tag(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    /// Starts a style that lasts to the end of the group.
    fn declare(&mut self, start: &str, end: &'static str) {
        self.emit_tag(start);
        self.open.push(Open::Style(end));
    }

    fn script(&mut self, start: &str, end: &'static str) {
        self.skip_blanks();
        if self.rest.starts_with('{') {
            self.open(start, end);
        } else if !self.rest.is_empty() {
            self.emit_tag(start);
            self.script = Some(end);
        }
    }

    /// A dollar with no partner is money.
    fn dollar(&mut self) {
        if self.math {
            self.take("$");
            self.math = false;
        } else if self.rest.contains('$') {
            self.take("$");
            self.math = true;
        } else {
            self.emit("$");
        }
    }

    fn command(&mut self) {
        let end = self.rest.bytes().position(|b| !b.is_ascii_alphabetic());
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if name.is_empty() {
            self.control_symbol();
        } else {
            let blank = rest.starts_with(|c: char| c.is_ascii_whitespace());
            self.rest = rest.trim_ascii_start();
            self.word(name, blank);
        }
    }

    fn word(&mut self, name: &str, blank: bool) {
        if let Some(accent) = symbols::accent(name) {
            self.accents.push(accent);
        } else if name == "accent"
            && let Some(accent) = self.numbered_accent()
        {
            self.accents.push(accent);
        } else if let Some(text) = symbols::text(name) {
            self.take("{}");
            self.emit(text);
        } else if let Some((start, end)) = symbols::style(name) {
            self.open(start, end);
        } else if let Some((start, end)) = symbols::declaration(name) {
            self.declare(start, end);
        } else if symbols::is_silent(name) {
            // Such an argument is short; to look further would take time for nothing.
            let mut start = self.rest.char_indices().take(80);
            let end = start.find(|(_, c)| *c == '}').filter(|_| self.rest.starts_with('{'));
            self.rest = end.map_or(self.rest, |(at, _)| &self.rest[at + 1..]);
        } else {
            self.unknown(name, blank);
        }
    }

    /// The accent whose number comes next, as TeX writes numbers: `"17`, `'27`, `23`.
    fn numbered_accent(&mut self) -> Option<char> {
        let (radix, digits) = match self.rest.as_bytes().first()? {
            b'"' => (16, &self.rest[1..]),
            b'\'' => (8, &self.rest[1..]),
            _ => (10, self.rest),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let accent = symbols::accent_of_font(u8::from_str_radix(&digits[..end], radix).ok()?)?;
        self.rest = digits[end..].trim_ascii_start();
        Some(accent)
    }

    /// Keeps a command that is not known, and its argument with it.
    fn unknown(&mut self, name: &str, blank: bool) {
        self.emit("\\");
        self.emit(name);
        if blank {
            self.blank();
        } else if self.take("{") {
            self.emit("{");
            self.group("}");
        }
    }

    fn control_symbol(&mut self) {
        let mut chars = self.rest.chars();
        let Some(symbol) = chars.next() else { return self.emit("\\") };
        self.rest = chars.as_str();
        if let Some(accent) = symbols::accent(symbol.encode_utf8(&mut [0; 4])) {
            self.skip_blanks();
            self.accents.push(accent);
            return;
        }
        match symbol {
            '-' | '/' | '!' | '@' | '*' => {}
            '(' => self.math = true,
            ')' => self.math = false,
            ',' => self.emit("\u{2009}"),
            '\\' | ';' => self.blank(),
            symbol if symbol.is_ascii_whitespace() => self.blank(),
            symbol => self.emit(symbol.encode_utf8(&mut [0; 4])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_title};

    #[track_caller]
    fn check(source: &str, text: &str) {
        assert_eq!(decode(source), text, "{source}");
    }

    #[test]
    fn letters_with_accents() {
        check(r#"G{\"o}del, G\"odel, G\"{o}del"#, "Gödel, Gödel, Gödel");
        check(r"\'{\i} \'\i{} \' e", "í í é");
        check(r"\c c \c{c} \v{s} \v s \H{o} \k{a} \r a", "ç ç š š ő ą å");
        check(r"{\'{\^a}} {\aa}ngstr\o{}m \o re {\ss} \L{}", "ấ ångstrøm øre ß Ł");
        check(r"\~{} \^{}", "~ ^");
        check(r"\b{x}", "x\u{331}");
        check(r#"{\accent"17 u} \accent23u \accent'27 u \accent x"#, r"ů ů ů \accent x");
    }

    #[test]
    fn braces_protect_words_of_titles_in_title_case() {
        let rye = r#"The <span class="nocase">Rye</span> of the Poor"#;
        assert_eq!(decode_title("The {Rye} of the Poor"), rye);
        assert_eq!(decode_title("The {Rye} of the poor"), "The Rye of the poor");
        assert_eq!(decode_title("{The Rye of the Poor}"), "The Rye of the Poor");
        assert_eq!(decode_title("The {DNA} of Rye"), "The DNA of Rye");
    }

    #[test]
    fn groups_and_styles() {
        check(r"A {NASA} pro\-gram", "A NASA program");
        check(r"\emph{E. coli} {\it x} \textbf{b}", "<i>E. coli</i> <i>x</i> <b>b</b>");
        check(r"{\em a {\bf b}} c", "<i>a <b>b</b></i> c");
        check(r"\em all", "<i>all</i>");
        check(r"\mkbibquote{x} \enquote{y}", "“x” “y”");
        check(r"\foo{bar} \foo bar", r"\foo{bar} \foo bar");
        check("~a~b~ ", "a\u{a0}b");
        check(r"\noopsort{a}1973\hspace{0pt}", "1973");
        check(r"{{{unclosed", "unclosed");
        check(r"{\it a \bf b} c} \em d} e", "<i>a <b>b</b></i> c} <i>d} e</i>");
    }

    #[test]
    fn punctuation_and_mathematics() {
        check("``1--2'' 3---4 5-6", "“1–2” 3—4 5-6");
        check(
            r"H$_2$O $x^{2}$ $\alpha$ 10$^\circ$",
            "H<sub>2</sub>O x<sup>2</sup> α 10<sup>∘</sup>",
        );
        check(r"\$5 or $5 and \# \& \_ \%", "$5 or $5 and # & _ %");
        check(
            r"a~b  c
            d",
            "a\u{a0}b c d",
        );
        check(r"\textbackslash{}emph\textasciitilde\textbraceleft{}x\textbraceright", r"\emph~{x}");
        check("-{}- '{}'", "-- ''");
        check(r"trailing \", r"trailing \");
    }
}
