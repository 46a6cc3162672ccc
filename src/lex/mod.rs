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

mod shape;
mod word;

use crate::span::Span;

/// What a token's core is, by its form alone.
///
/// ```
/// use ibid::lex::{TokenKind, lex};
///
/// let mut tokens = Vec::new();
/// lex("J.K. 12–15 https://a.org", &mut tokens);
/// let kinds: Vec<TokenKind> = tokens.iter().map(|token| token.kind).collect();
/// assert_eq!(kinds, [TokenKind::Initials, TokenKind::Range, TokenKind::Url]);
/// ```
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
///
/// ```
/// let entry = "Doe, J. (2020). On bread.";
/// let mut tokens = Vec::new();
/// ibid::lex::lex(entry, &mut tokens);
/// assert_eq!(tokens[2].span.text(entry), "(2020).");
/// assert_eq!(tokens[2].core.text(entry), "2020");
/// ```
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
///
/// ```
/// let entry = "Nature 20(8):2-5";
/// let mut tokens = Vec::new();
/// ibid::lex::lex(entry, &mut tokens);
/// let texts: Vec<&str> = tokens.iter().map(|token| token.span.text(entry)).collect();
/// assert_eq!(texts, ["Nature", "20", "(8):", "2-5"]);
/// ```
pub fn lex(entry: &str, tokens: &mut Vec<Token>) {
    lex_part(entry, usize::MAX, tokens);
}

/// Cuts no more than the first `most` tokens off `entry`; what is left of it after them.
pub(crate) fn lex_part<'a>(entry: &'a str, most: usize, tokens: &mut Vec<Token>) -> &'a str {
    tokens.clear();
    let mut lexer = Lexer { text: entry, at: 0, quoted: false };
    while tokens.len() < most
        && let Some(token) = lexer.token()
    {
        tokens.push(token);
    }
    lexer.skip_blanks();
    lexer.rest()
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
            opened =
                is_opening(c) || (opened && !c.is_ascii()) || (opened && c.is_ascii_punctuation());
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
            ',' | ';' | ')' | ']' | '}' | '』' | '」' | '》' | '）' | '。' | '，' | '；' | '：'
            | '、' => true,
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

/// The length and the kind of the core at the start of `text`; whether a number is right before it.
fn core(text: &str, counted: bool) -> (usize, TokenKind) {
    let first = text.chars().next().unwrap_or(' ');
    if let Some((len, kind)) = shape::closed(text) {
        (len, kind)
    } else if first.is_numeric() {
        (text.find(|c: char| !c.is_numeric()).unwrap_or(text.len()), TokenKind::Number)
    } else if !first.is_alphabetic() {
        (first.len_utf8(), TokenKind::Symbol)
    } else if counted && word::is_counter(first) {
        (first.len_utf8(), TokenKind::Word)
    } else {
        (word::word(text, first), TokenKind::Word)
    }
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

    /// The table at the head of this file.
    #[test]
    fn does_as_its_table_says() {
        let rows = include_str!("mod.rs").lines().filter_map(|line| line.strip_prefix("//! | `"));
        let mut count = 0;
        for row in rows {
            let (entry, tokens) = row.split_once("` | ").expect("a row has two columns");
            let tokens: Vec<&str> = tokens.split('`').skip(1).step_by(2).collect();
            check(entry, &tokens.join("|"));
            count += 1;
        }
        assert_eq!(count, 5);
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
        check(
            "https://example.org/a/\nb-c/d.html. Next",
            "https://example.org/a/\nb-c/d.html.|Next",
        );
        check("https://example.org\nNext line", "https://example.org|Next|line");
        check("https://example.org/a[Accessed 3 May]", "https://example.org/a|[Accessed|3|May]");
    }

    #[test]
    fn tokens_cover_all_but_blanks() {
        for entry in
            ["", " \n", "a (b", "((( ", "x\u{301}\u{200d}", "http://", "1–", "'\"", "٣ ½ Ⅳ"]
        {
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

    #[test]
    fn takes_time_in_step_with_length() {
        let parts =
            ["(", "a.", "A1", "10.", "http://x)", "http://a/\n", "1-", "\"", " .", "第", "J."];
        for part in parts {
            let entry = part.repeat(60_000 / part.len());
            let start = std::time::Instant::now();
            lex(&entry, &mut Vec::new());
            assert!(start.elapsed().as_secs() < 5, "{part:?}");
        }
    }
}
