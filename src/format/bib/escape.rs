//! CSL's rich text to LaTeX.
//!
//! | text | LaTeX |
//! |---|---|
//! | `# $ % & _` | `\# \$ \% \& \_` |
//! | `{ } ~ ^ \` | `\textbraceleft{}`, `\textbraceright{}`, `\textasciitilde{}`, … |
//! | `--` and doubled quotes | `-{}-`: they are no ligature |
//! | `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals | `\emph`, `\textbf`, … |
//! | `\cite{doe}` | a command that cites, and that reading kept, stays as it was |
//! | `ü`, `ø`, `α` where ASCII is asked for | `{\"u}`, `{\o}`, `\ensuremath{\alpha}` |
//!
//! Braces of the text never become braces of the file, because BibTeX counts even `\{`; so
//! every value is balanced. In a title, each word with a capital that a BibTeX style would lower
//! goes in braces.

use unicode_normalization::char::{compose, decompose_canonical};

use super::latex::decode;
use super::symbols;

/// Which capitals a style would lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lowers {
    /// None: the value is no title.
    Nothing,
    /// All but the first letter of the title, and of a subtitle after a colon: BibTeX's
    /// `change.case$` with `"t"`.
    AfterFirst,
    /// All but the first letter of the title: BibLaTeX's `\MakeSentenceCase`. Small letters at
    /// the head of a title, or after a colon or a full stop, are kept small as well: pandoc and
    /// other processors of BibLaTeX raise them.
    AllButFirst,
}

/// Appends `text` as LaTeX.
pub(super) fn escape(out: &mut String, text: &str, lowers: Lowers, ascii: bool) {
    let text = text.trim();
    if is_latex(text, ascii) {
        return out.push_str(text);
    }
    let mut writer = Writer { out, lowers, ascii, at_start: true, in_sentence: false };
    if text.contains('<') {
        let mut from = 0;
        for tag in tags(text) {
            writer.plain(&text[from..tag.start]);
            writer.out.push_str(tag.latex);
            writer.at_start = false;
            from = tag.end;
        }
        writer.plain(&text[from..]);
    } else {
        writer.plain(text);
    }
}

/// The commands that may be written as they were read: they cite, and do no more than that.
const CITES: [&str; 11] = [
    "autocite",
    "cite",
    "citealp",
    "citealt",
    "citeauthor",
    "citep",
    "citet",
    "citeyear",
    "footcite",
    "parencite",
    "textcite",
];

/// Whether a text cites other entries, with nothing beside the commands that would have to be
/// escaped. Any other command of a text stays words, whatever it would do.
fn is_latex(text: &str, ascii: bool) -> bool {
    let special = |c: char| "#$%&_^~<>\"`'".contains(c) || (ascii && !c.is_ascii());
    let mut depth = 0_usize;
    let mut balanced = true;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => balanced = false,
            '}' => depth -= 1,
            _ => {}
        }
    }
    let cites = |(at, _): (usize, &str)| {
        let name = text[at + 1..].split_once('{').map(|(name, _)| name);
        name.is_some_and(|name| CITES.contains(&name))
    };
    text.contains('\\')
        && text.match_indices('\\').all(cites)
        && balanced
        && depth == 0
        && !text.contains(special)
        && decode(text) == text
}

/// Appends plain text as LaTeX, blanks at its ends and all.
pub(super) fn escape_part(out: &mut String, text: &str, ascii: bool) {
    let lowers = Lowers::Nothing;
    Writer { out, lowers, ascii, at_start: false, in_sentence: true }.escape(text);
}

/// A tag of rich text that has its partner, and what stands for it.
struct Tag {
    start: usize,
    end: usize,
    latex: &'static str,
}

/// Opening tags, what stands for them, and the tags that close them.
const TAGS: &[(&str, &str, &str)] = &[
    ("<i>", "\\emph{", "</i>"),
    ("<b>", "\\textbf{", "</b>"),
    ("<sup>", "\\textsuperscript{", "</sup>"),
    ("<sub>", "\\textsubscript{", "</sub>"),
    ("<sc>", "\\textsc{", "</sc>"),
    (r#"<span style="font-variant:small-caps;">"#, "\\textsc{", "</span>"),
    (r#"<span style="font-variant: small-caps;">"#, "\\textsc{", "</span>"),
    (r#"<span class="nocase">"#, "{", "</span>"),
];

/// The tags that are paired and nested, in their order; all others are text.
fn tags(text: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut open: Vec<(Tag, &str)> = Vec::new();
    for (start, _) in text.match_indices('<') {
        let rest = &text[start..];
        if let Some((tag, latex, close)) = TAGS.iter().find(|(tag, ..)| rest.starts_with(tag)) {
            open.push((Tag { start, end: start + tag.len(), latex }, close));
        } else if let Some((tag, close)) = open.pop_if(|(_, close)| rest.starts_with(*close)) {
            found.push(tag);
            found.push(Tag { start, end: start + close.len(), latex: "}" });
        }
    }
    found.sort_unstable_by_key(|tag| tag.start);
    found
}

/// A text without the tags of CSL's rich text.
#[cfg(feature = "hayagriva")]
pub(in crate::format) fn without_tags(text: &str) -> std::borrow::Cow<'_, str> {
    let found = if text.contains('<') { tags(text) } else { Vec::new() };
    if found.is_empty() {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for tag in found {
        plain.push_str(&text[from..tag.start]);
        from = tag.end;
    }
    plain.push_str(&text[from..]);
    plain.into()
}

struct Writer<'o> {
    out: &'o mut String,
    lowers: Lowers,
    ascii: bool,
    /// Whether the next character's capital is left alone by the styles.
    at_start: bool,
    /// Whether the sentence has begun, so that nothing raises a small letter.
    in_sentence: bool,
}

impl Writer<'_> {
    fn plain(&mut self, text: &str) {
        if self.lowers == Lowers::Nothing {
            return self.escape(text);
        }
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            let next = after.find(|c: char| !c.is_whitespace()).unwrap_or(after.len());
            self.word(word);
            self.escape(&after[..next]);
            self.at_start &= word.is_empty();
            self.at_start |= self.lowers == Lowers::AfterFirst && word.ends_with(':');
            self.in_sentence |= !word.is_empty();
            self.in_sentence &= !word.ends_with(['.', ':', '?', '!']);
            rest = &after[next..];
        }
    }

    /// Braces the word without its punctuation, if it has a capital that would be lowered.
    fn word(&mut self, word: &str) {
        // Most words are small, and in the middle of a sentence.
        let small = |b: u8| b.is_ascii_lowercase() || b",;'-".contains(&b);
        if self.in_sentence && word.bytes().all(small) {
            return self.escape(word);
        }
        let mut capitals = word.char_indices().filter(|(_, c)| c.is_uppercase());
        let lowered = match capitals.next() {
            Some((0, _)) if self.at_start => capitals.next().is_some(),
            first => first.is_some(),
        };
        let raised = self.lowers == Lowers::AllButFirst
            && !self.in_sentence
            && word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        if !lowered && !raised {
            return self.escape(word);
        }
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = word.find(core).unwrap_or_default();
        // The last stop of "U.S." is the abbreviation's.
        let stop = usize::from(core.contains('.') && word[start + core.len()..].starts_with('.'));
        let end = start + core.len() + stop;
        self.escape(&word[..start]);
        self.out.push('{');
        self.escape(&word[start..end]);
        self.out.push('}');
        self.escape(&word[end..]);
    }

    fn escape(&mut self, text: &str) {
        let ascii = self.ascii;
        let special = |b: u8| is_special(b) || (ascii && !b.is_ascii());
        let mut rest = text;
        while let Some(at) = rest.bytes().position(special) {
            let (plain, from) = rest.split_at(at);
            self.out.push_str(plain);
            let mut chars = from.chars();
            let Some(c) = chars.next() else { return };
            rest = chars.as_str();
            if c.is_ascii_whitespace() {
                rest = rest.trim_ascii_start();
                self.out.push(' ');
            } else if c.is_ascii() {
                self.special(c, rest.starts_with(c));
            } else {
                accented(self.out, c);
            }
        }
        self.out.push_str(rest);
    }

    fn special(&mut self, c: char, doubled: bool) {
        match c {
            '\\' => self.out.push_str("\\textbackslash{}"),
            '{' => self.out.push_str("\\textbraceleft{}"),
            '}' => self.out.push_str("\\textbraceright{}"),
            '~' => self.out.push_str("\\textasciitilde{}"),
            '^' => self.out.push_str("\\textasciicircum{}"),
            '-' | '`' | '\'' => {
                self.out.push(c);
                self.out.push_str(if doubled { "{}" } else { "" });
            }
            _ => {
                self.out.push('\\');
                self.out.push(c);
            }
        }
    }
}

/// Whether a byte means more to LaTeX than itself.
fn is_special(byte: u8) -> bool {
    const SPECIAL: [bool; 256] = {
        let mut table = [false; 256];
        let bytes = b"#$%&_{}~^\\-`'\t\n\r\x0c";
        let mut i = 0;
        while i < bytes.len() {
            table[bytes[i] as usize] = true;
            i += 1;
        }
        table
    };
    SPECIAL[byte as usize]
}

/// Writes a character with ASCII alone, where LaTeX has a way; else the character itself.
fn accented(out: &mut String, c: char) {
    let mut text = [0; 4];
    if let Some((name, math)) = symbols::command(c.encode_utf8(&mut text)) {
        out.push_str(if math { "\\ensuremath{\\" } else { "{\\" });
        out.push_str(name);
        out.push('}');
        return;
    }
    let mut parts = Vec::new();
    decompose_canonical(c, |part| parts.push(part));
    // The sign for ångström is a letter of its own, which reading would not give back.
    let composed = parts.iter().copied().reduce(|c, mark| compose(c, mark).unwrap_or(mark));
    let parts = if composed == Some(c) { parts } else { Vec::new() };
    let commands: Option<Vec<_>> =
        parts.iter().skip(1).rev().map(|mark| symbols::accent_command(*mark)).collect();
    match (parts.first(), commands) {
        (Some(base), Some(commands)) if base.is_ascii() && !commands.is_empty() => {
            for command in &commands {
                out.push_str("{\\");
                out.push_str(command);
                out.push_str(if command.starts_with(char::is_alphabetic) { " " } else { "" });
            }
            match base {
                'i' | 'j' => out.extend(['\\', *base]),
                base => out.push(*base),
            }
            out.extend(commands.iter().map(|_| '}'));
        }
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::latex::decode;
    use super::{Lowers, escape};

    #[track_caller]
    fn check(lowers: Lowers, ascii: bool, text: &str, latex: &str) {
        let mut out = String::new();
        escape(&mut out, text, lowers, ascii);
        assert_eq!(out, latex);
        assert_eq!(decode(&out), text, "read back");
    }

    #[test]
    fn characters() {
        let check = |text, latex| check(Lowers::Nothing, false, text, latex);
        check("50% of #1 & A_b cost $5", r"50\% of \#1 \& A\_b cost \$5");
        check(r"\emph{x}", r"\textbackslash{}emph\textbraceleft{}x\textbraceright{}");
        check("~x^2", r"\textasciitilde{}x\textasciicircum{}2");
        check("a--b ''c''", "a-{}-b '{}'c'{}'");
        check("<i>E. coli</i> and <b>b</b>", r"\emph{E. coli} and \textbf{b}");
        check("1 < 2, <i>open, </b>", "1 < 2, <i>open, </b>");
        check("müller – ß", "müller – ß");
    }

    #[test]
    fn ascii() {
        let check = |text, latex| check(Lowers::Nothing, true, text, latex);
        check("\u{212b}", "\u{212b}");
        check("Gödel, ấ, č", r#"G{\"o}del, {\'{\^a}}, {\v c}"#);
        check("Ørsted í ß – α 中", r"{\O}rsted {\'\i} {\ss} {\textendash} \ensuremath{\alpha} 中");
    }

    #[test]
    fn capitals() {
        let title = |text, latex| check(Lowers::AfterFirst, false, text, latex);
        title("Denmark may allow US troops", "Denmark may allow {US} troops");
        title("NASA and iPhones: The end", "{NASA} and {iPhones}: The end");
        title("“Hello,” he said", "“{Hello},” he said");
        title("A <i>Drosophila</i> gene", r"A \emph{{Drosophila}} gene");
        let sentence = |text, latex| check(Lowers::AllButFirst, false, text, latex);
        sentence("A state-of-the-Art: The end", "A {state-of-the-Art}: {The} end");
        sentence("the U.S. and Bread: a life", "{the} {U.S.} {and} {Bread}: {a} life");
    }
}
