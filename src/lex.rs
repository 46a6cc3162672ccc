//! Cutting an entry into tokens.
//!
//! A token is a *core* (a word, a number, an address) with the marks that belong to it: opening
//! brackets and quotes before it, stops and closing marks after it. Blanks are no cut that can be
//! relied on ("20(8):2", Chinese), so a token also ends where marks end, where digits meet letters
//! and where the script changes.
//!
//! | entry | tokens |
//! |---|---|
//! | `Doe, J.K. (2020). A title.` | `Doe,` `J.K.` `(2020).` `A` `title.` |
//! | `Nature 20(8):2-5` | `Nature` `20` `(8):` `2-5` |
//! | `Berlin : Springer` | `Berlin :` `Springer` |
//! | `doi:10.1000/182.` | `doi:` `10.1000/182.` |
//! | `第3期` | `第` `3` `期` |

use crate::span::Span;

/// What a token's core is, by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits among them.
    Word,
    /// Single capitals with stops: "J.-P.".
    Initials,
    /// Digits, perhaps with a letter or an ordinal's ending: "12", "2020a", "3rd".
    Number,
    /// Numbers joined by dashes: "12–15", "2020-05-01".
    Range,
    /// An address.
    Url,
    /// A DOI without what announces it.
    Doi,
    /// An ISBN or ISSN without what announces it.
    Isbn,
    /// An arXiv number: "1706.03762v2".
    Arxiv,
    /// Marks that stand alone.
    Symbol,
}

/// A piece of an entry that has one label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The core with its marks, without the blanks around them.
    pub span: Span,
    /// The core alone.
    pub core: Span,
    /// What the core is.
    pub kind: TokenKind,
}

/// Cuts `entry` into tokens, which replace what `tokens` holds.
///
/// Every byte of the entry is in a token or is blank between two.
pub fn lex(entry: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut lexer = Lexer { text: entry, at: 0, quoted: false };
    while let Some(token) = lexer.token() {
        tokens.push(token);
    }
}

/// Where the lexer stands.
struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Whether a straight double quote is open.
    quoted: bool,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte < 128 { Some(byte as char) } else { self.rest().chars().next() }
    }

    fn skip_blanks(&mut self) {
        while let Some(c) = self.peek().filter(|c| c.is_whitespace()) {
            self.at += c.len_utf8();
        }
    }

    fn token(&mut self) -> Option<Token> {
        self.skip_blanks();
        let start = self.at;
        self.peek()?;
        let (core, kind) = if self.leading_marks() {
            let core_start = self.at;
            let counted = self.text[..self.at].ends_with(|c: char| c.is_numeric());
            let (len, kind) = core(self.rest(), counted);
            self.at += len;
            (Span::new(core_start, self.at), kind)
        } else {
            (Span::new(start, self.at), TokenKind::Symbol)
        };
        self.trailing_marks();
        Some(Token { span: Span::new(start, self.at), core, kind })
    }

    /// Steps over the brackets and quotes before a core; whether a core follows them.
    ///
    /// Other marks there ("•", "–") are a token of their own.
    fn leading_marks(&mut self) -> bool {
        let mut opened = false;
        while let Some(c) = self.peek() {
            if is_core(c) {
                return true;
            }
            if c.is_whitespace() {
                let marks_end = self.at;
                self.skip_blanks();
                if !opened || self.peek().is_none() {
                    self.at = marks_end;
                    return false;
                }
                continue;
            }
            opened = is_opening(c) || (opened && !c.is_ascii()) || (opened && c.is_ascii_punctuation());
            self.quoted ^= c == '"';
            self.at += c.len_utf8();
            if !opened && !is_quote(c) {
                return false;
            }
        }
        false
    }

    /// Steps over the marks after a core, also over stops set off by blanks ("Berlin : Springer").
    fn trailing_marks(&mut self) {
        while let Some(c) = self.peek() {
            if c.is_whitespace() {
                let marks_end = self.at;
                self.skip_blanks();
                if !self.at_detached_mark() {
                    self.at = marks_end;
                    return;
                }
            } else if is_core(c) || self.opens(c) {
                return;
            } else {
                self.quoted ^= c == '"';
                self.at += c.len_utf8();
            }
        }
    }

    /// Whether a mark after blanks still belongs to the token before them.
    fn at_detached_mark(&self) -> bool {
        let mut chars = self.rest().chars();
        let Some(mark) = chars.next() else { return false };
        let before_core = chars.next().is_some_and(|c| is_core(c) || is_opening(c));
        match mark {
            ',' | ';' | ')' | ']' | '}' | '』' | '」' | '》' | '）' | '。' | '，' | '；' | '：' | '、' => true,
            ':' | '!' | '?' | '.' | '”' | '’' | '»' | '›' | '/' | '|' | '>' => !before_core,
            '"' => self.quoted && !before_core,
            _ => false,
        }
    }

    /// Whether the mark `c`, right after a core or a mark, opens what comes.
    fn opens(&self, c: char) -> bool {
        let next = || self.rest().chars().nth(1);
        match c {
            '"' => !self.quoted,
            '“' | '«' | '‘' | '‹' => next().is_some_and(|n| is_core(n) || is_opening(n)),
            '\'' | '»' => false,
            _ => is_opening(c),
        }
    }
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '<'
            | '‹'
            | '«'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '（'
            | '［'
            | '【'
            | '〔'
            | '＜'
            | '¿'
            | '¡'
    )
}

/// Whether `c` may be a quote that opens.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '`')
}

/// Whether `c` is part of a core, not a mark.
fn is_core(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || matches!(c, '&' | '@' | '$' | '%' | '+' | '=')
    } else {
        c.is_alphanumeric() || is_combining(c) || matches!(c, '№' | '§' | '©' | '€' | '£' | '°')
    }
}

/// Combining diacritics, and the signs that Thai and Indic letters carry.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e4e}' | '\u{200c}' | '\u{200d}' | '々' | 'ー')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '－')
}

/// The length and the kind of the core at the start of `text`; whether a number is right before it.
fn core(text: &str, counted: bool) -> (usize, TokenKind) {
    let first = text.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        return digits(text);
    }
    if first.is_numeric() {
        return (while_len(text, char::is_numeric), TokenKind::Number);
    }
    if !first.is_alphabetic() {
        return (first.len_utf8(), TokenKind::Symbol);
    }
    if let Some(len) = url(text) {
        return (len, TokenKind::Url);
    }
    if let Some(len) = initials(text) {
        return (len, TokenKind::Initials);
    }
    if counted && is_counter(first) {
        return (first.len_utf8(), TokenKind::Word);
    }
    (word(text, first), TokenKind::Word)
}

fn while_len(text: &str, mut keep: impl FnMut(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

fn digits_len(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// What begins with a digit: DOI, ISBN, arXiv number, range or number.
fn digits(text: &str) -> (usize, TokenKind) {
    if let Some(len) = doi(text) {
        return (len, TokenKind::Doi);
    }
    if let Some(len) = arxiv(text) {
        return (len, TokenKind::Arxiv);
    }
    let mut len = digits_len(text);
    let mut kind = TokenKind::Number;
    loop {
        let dash = text[len..].chars().next().filter(|&c| is_dash(c)).map_or(0, char::len_utf8);
        let more = digits_len(&text[len + dash..]);
        if dash == 0 || more == 0 {
            break;
        }
        len += dash + more;
        kind = TokenKind::Range;
    }
    if kind == TokenKind::Range && is_isbn(&text[..len], &text[len..]) {
        let check = if text[len..].starts_with("-X") || text[len..].starts_with("-x") { 2 } else { 0 };
        let check = check.max(usize::from(text[len..].starts_with(['X', 'x'])));
        return (len + check, TokenKind::Isbn);
    }
    (len + ending(&text[len..]), kind)
}

/// The length of the letters that belong to a number: "2020a", "3rd".
fn ending(text: &str) -> usize {
    let len = while_len(text, |c| c.is_ascii_alphabetic() || c == 'ª' || c == 'º');
    if len <= 2 && !text[len..].starts_with(|c: char| c.is_alphanumeric()) { len } else { 0 }
}

/// Digits in groups, as many as an ISBN or an ISSN has.
fn is_isbn(digits: &str, rest: &str) -> bool {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let check = rest.starts_with(['X', 'x']) || rest.starts_with("-X") || rest.starts_with("-x");
    let groups = digits.split('-').count();
    match count {
        13 => digits.starts_with("97"),
        10 => groups == 4,
        9 => check && groups >= 3,
        7 => check && groups == 2,
        _ => false,
    }
}

/// `"10." digit{4,} "/" …` up to a blank or a closing mark.
fn doi(text: &str) -> Option<usize> {
    let registrant = text.strip_prefix("10.")?;
    let digits = registrant.bytes().take(12);
    let len = digits.take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    if len < 4 || !registrant[len..].starts_with('/') {
        return None;
    }
    Some(address_len(text))
}

/// `digit{4} "." digit{4,5} ("v" digit+)?`
fn arxiv(text: &str) -> Option<usize> {
    let number = text.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text[number.len()..].strip_prefix('.')?;
    let len = digits_len(rest);
    if !(4..=5).contains(&len) {
        return None;
    }
    let version = rest[len..].strip_prefix('v').map_or(0, |v| match digits_len(v) {
        0 => 0,
        n => n + 1,
    });
    let end = 5 + len + version;
    (!text[end..].starts_with(|c: char| c.is_alphanumeric())).then_some(end)
}

/// An address with its scheme, with "www.", or a host with a path.
fn url(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let scheme = bytes.iter().take(8).take_while(|b| b.is_ascii_alphabetic()).count();
    let rest = text.get(scheme..)?;
    let known = rest.starts_with("://") || (rest.starts_with('.') && text[..scheme].eq_ignore_ascii_case("www"));
    if known && scheme > 2 {
        return Some(broken_address_len(text));
    }
    let host = bytes.iter().take(LONGEST_HOST).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.')).count();
    if !is_host(&text[..host]) {
        return None;
    }
    if bytes.get(host) == Some(&b'/') { Some(broken_address_len(text)) } else { None }
}

/// A host's name is no longer (RFC 1035, section 2.3.4).
const LONGEST_HOST: usize = 255;

/// Endings of hosts that are not ends of words.
const ZONES: [&str; 44] = [
    "com", "org", "net", "edu", "gov", "int", "mil", "info", "io", "co", "uk", "de", "fr", "es", "it",
    "nl", "be", "ch", "at", "eu", "ru", "ua", "pl", "cz", "se", "no", "fi", "dk", "jp", "cn", "kr",
    "tw", "in", "br", "mx", "ar", "au", "ca", "us", "id", "tr", "ro", "tv", "me",
];

/// Whether `text` looks like a host's name: lower-case labels, the last a known zone.
fn is_host(text: &str) -> bool {
    let Some((front, zone)) = text.rsplit_once('.') else { return false };
    ZONES.contains(&zone) && front.len() > 1 && !front.ends_with('.')
}

/// The length of an address up to a blank or a closing mark, without the stops at its end.
fn address_len(text: &str) -> usize {
    let mut last = ' ';
    let raw = while_len(text, |c| {
        let remark = c == '(' && last.is_ascii_alphabetic();
        last = c;
        !remark && !c.is_whitespace()
            && !matches!(c, '<' | '>' | '[' | '"' | '“' | '”' | '«' | '»' | '{' | '}' | '|' | '\\' | '^' | '`')
            && !matches!(c, '，' | '。' | '；' | '（' | '）' | '、' | '「' | '」' | '』' | '》')
    });
    trim_address(&text[..raw])
}

/// The length of `address` without stops and unbalanced brackets at its end.
fn trim_address(address: &str) -> usize {
    let count = |mark: char| address.matches(mark).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let mut end = address.len();
    for last in address.chars().rev() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '…' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        end -= last.len_utf8();
    }
    end.max(1)
}

/// As `address_len`, going on over line breaks that cut the address.
fn broken_address_len(text: &str) -> usize {
    let mut end = address_len(text);
    loop {
        let rest = &text[end..];
        let blanks = while_len(rest, char::is_whitespace);
        if !rest[..blanks].contains('\n') || !continues(&text[..end], &rest[blanks..]) {
            return end;
        }
        end += blanks + address_len(&rest[blanks..]);
    }
}

/// Whether the first word of `rest`, on a new line, goes on with the address before it.
fn continues(address: &str, rest: &str) -> bool {
    let word = &rest[..while_len(rest, |c| !c.is_whitespace())];
    if word.is_empty() || word.contains("://") || !word.is_ascii() {
        return false;
    }
    if !word.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '?' | '=' | '&' | '%')) {
        return false;
    }
    let open_end = address.ends_with(['/', '-', '_', '=', '&', '?', '%', '.', '#', '+']);
    let inner = word.trim_end_matches(['.', ',', ')', ']', '>']);
    let path_like = inner.contains(['/', '_', '=', '%', '&', '?'])
        || inner.matches('-').count() > 1
        || [".html", ".htm", ".pdf", ".aspx", ".php"].iter().any(|e| inner.ends_with(e));
    path_like || (open_end && inner.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// `(capital "." "-"?)+ capital`, up to the last capital when a stop follows it.
fn initials(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut rest = text;
    loop {
        let mut chars = rest.chars();
        let letter = chars.next().filter(|c| c.is_uppercase())?;
        if chars.next() != Some('.') {
            return None;
        }
        end += letter.len_utf8();
        let after = &text[end + 1..];
        let dash = after.chars().next().filter(|&c| is_dash(c)).map_or(0, char::len_utf8);
        let more = &after[dash..];
        let mut next = more.chars();
        if !(next.next().is_some_and(char::is_uppercase) && next.next() == Some('.')) {
            return Some(end);
        }
        end += 1 + dash;
        rest = more;
    }
}

/// The scripts between which a word is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Spaced,
    Han,
    Hiragana,
    Katakana,
}

fn script(c: char) -> Script {
    match c {
        '\u{3040}'..='\u{309f}' => Script::Hiragana,
        '\u{30a0}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Script::Katakana,
        '\u{2e80}'..='\u{2fdf}' | '\u{3005}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Han,
        _ => Script::Spaced,
    }
}

/// Whether `c`, after a number, says what is counted: "2020年", "3期".
fn is_counter(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '號' | '期' | '卷' | '巻' | '页' | '頁' | '版' | '권' | '호')
}

/// The length of the word at the start of `text`.
fn word(text: &str, first: char) -> usize {
    let own = script(first);
    if own != Script::Spaced {
        let rest = &text[first.len_utf8()..];
        let more = |c| (script(c) == own && c.is_alphabetic() && c != '第') || is_combining(c);
        return first.len_utf8() + while_len(rest, more);
    }
    let mut end = 0;
    loop {
        let run = end;
        end += while_len(&text[end..], |c| (c.is_alphabetic() && script(c) == own) || is_combining(c));
        let rest = &text[end..];
        let mut chars = rest.chars();
        let Some(mark) = chars.next() else { return end };
        if mark.is_ascii_digit() {
            if !takes_digits(&text[run..end], run > 0) {
                return end;
            }
            end += digits_len(rest);
            continue;
        }
        let joins = match mark {
            '\'' | '’' | '&' | '_' | '@' => true,
            '.' => joins_host(&text[run..end], &rest[1..]),
            _ => is_dash(mark) && mark != '—',
        };
        let next = chars.next().is_some_and(|c| {
            (c.is_alphabetic() && script(c) == own) || (c.is_ascii_digit() && is_dash(mark))
        });
        if !(joins && next) {
            return end;
        }
        end += mark.len_utf8();
        end += digits_len(&text[end..]);
    }
}

/// Whether digits right after these letters belong to the same word: "FIPS180", not "vol20".
fn takes_digits(letters: &str, inner: bool) -> bool {
    match letters.len() {
        1 => inner || (letters != "p" && letters.starts_with(char::is_lowercase)),
        _ => inner || !letters.contains(char::is_lowercase),
    }
}

/// Whether a stop between two words is one of a host's name: "techcrunch.com".
fn joins_host(before: &str, after: &str) -> bool {
    if !before.ends_with(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let next = &after[..while_len(after, |c| c.is_ascii_alphanumeric())];
    ZONES.contains(&next) && before.len() > 2 && next != "in" && next != "no" && next != "me"
}

#[cfg(test)]
mod tests {
    use super::*;
    use TokenKind::{Arxiv, Doi, Initials, Isbn, Number, Range, Symbol, Url, Word};

    #[track_caller]
    fn check(entry: &str, expected: &str) {
        let mut tokens = Vec::new();
        lex(entry, &mut tokens);
        let read: Vec<&str> = tokens.iter().map(|token| token.span.text(entry)).collect();
        assert_eq!(read.join("|"), expected);
    }

    #[test]
    fn cuts_where_fields_may_meet() {
        check("Doe, J.K. (2020). A title.", "Doe,|J.K.|(2020).|A|title.");
        check("Nature 20(8):2-5", "Nature|20|(8):|2-5");
        check("1998;12:3", "1998;|12:|3");
        check("Berlin : Springer", "Berlin :|Springer");
        check("vol12no3", "vol|12|no|3");
        check("北京大学出版社,2020年第3期", "北京大学出版社,|2020|年|第|3|期");
        check("〈タイトル〉山田太郎", "〈タイトル〉|山田太郎");
        check("« Le titre », Revue", "« Le|titre »,|Revue");
        check("\"A title.\" Web.", "\"A|title.\"|Web.");
        check("pact in the\n. Euronews", "pact|in|the\n.|Euronews");
        check("- Fortnox — Fakturor", "-|Fortnox|—|Fakturor");
        check("( 2001)", "( 2001)");
    }

    #[test]
    fn keeps_words_whole() {
        check("Smith-Jones O’Neil AT&T R&D", "Smith-Jones|O’Neil|AT&T|R&D");
        check("techcrunch.com et al.in FIPS180-4", "techcrunch.com|et|al.|in|FIPS180-4");
        check("3rd 2020a 12–15", "3rd|2020a|12–15");
    }

    #[test]
    fn knows_closed_shapes() {
        let kinds = [
            ("J.-P.", Initials),
            ("12", Number),
            ("2020-05-01", Range),
            ("https://example.org/a_(b)", Url),
            ("www.example.org", Url),
            ("example.org/path", Url),
            ("10.1000/182(3)x", Doi),
            ("978-3-642-45332-8", Isbn),
            ("0028-083X", Isbn),
            ("1706.03762v2", Arxiv),
            ("•", Symbol),
            ("Straße", Word),
        ];
        for (text, kind) in kinds {
            let mut tokens = Vec::new();
            lex(text, &mut tokens);
            let read: Vec<_> = tokens.iter().map(|token| token.kind).collect();
            assert_eq!(read, [kind], "{text}");
        }
    }

    #[test]
    fn joins_an_address_over_line_breaks() {
        check("https://example.org/a/\nb-c/d.html. Next", "https://example.org/a/\nb-c/d.html.|Next");
        check("https://example.org\nNext line", "https://example.org|Next|line");
        check("https://example.org/a[Accessed 3 May]", "https://example.org/a|[Accessed|3|May]");
    }

    #[test]
    fn tokens_cover_all_but_blanks() {
        for entry in ["", " \n", "a (b", "((( ", "x\u{301}\u{200d}", "http://", "1–", "'\"", "٣ ½ Ⅳ"] {
            let mut tokens = Vec::new();
            lex(entry, &mut tokens);
            let mut end = 0;
            for token in &tokens {
                assert!(entry[end..token.span.start].trim().is_empty(), "{entry:?}");
                assert!(token.span.start < token.span.end, "{entry:?}");
                end = token.span.end;
            }
            assert!(entry[end..].trim().is_empty(), "{entry:?}");
        }
    }
}
