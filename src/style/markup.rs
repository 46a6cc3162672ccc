//! The markup and the quotation marks inside a value of CSL.
//!
//! | value | in British quotes | as HTML |
//! |---|---|---|
//! | `On <i>Homo sapiens</i>` | `On Homo sapiens` | `On <i>Homo sapiens</i>` |
//! | `What is 'trial' in trade` | `What is ‘trial’ in trade` | the same |
//! | `“Markets first”` in a quoted title | `‘“Markets first”’` | the same |
//! | `The children's books` | `The children’s books` | the same |
//! | `5 < 6`, `<blink>` | as they are | `5 &lt; 6`, `&lt;blink&gt;` |
//!
//! CSL-JSON allows `i`, `b`, `sup`, `sub`, `sc`, and spans of small capitals or of class `nocase`
//! in its text. A tag or quotation mark without its partner is text.

use super::text::Face;

/// The pieces of a value, each mark with its partner; none where all of it is text.
pub(super) fn pieces(value: &str) -> Option<Vec<Piece<'_>>> {
    if is_simple(value) {
        return None;
    }
    let mut pieces = read(value);
    pair(&mut pieces);
    Some(pieces)
}

/// Whether a value has neither tags nor quotation marks nor apostrophes. Nearly all have none, so
/// bytes are looked at before characters, all of them at once: those of the marks outside ASCII
/// start with one of seven bytes in UTF-8.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without a branch, many bytes are looked at at once"
)]
pub(super) fn is_simple(value: &str) -> bool {
    let (marked, doubtful) = value.bytes().fold((false, false), |(marked, doubtful), byte| {
        let mark = (byte == b'<') | (byte == b'"') | (byte == b'\'');
        (marked | mark, doubtful | matches!(byte, 0xC2 | 0xCA | 0xCB | 0xDB | 0xE1..=0xE3))
    });
    !(marked || doubtful && value.contains(is_mark))
}

/// Whether a character outside ASCII is a quotation mark or a raised or lowered letter.
fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’') || raised(c).is_some()
}

/// A piece of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Open(Mark, &'a str),
    Close(Mark, &'a str),
}

/// What opens and closes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    Face(Face),
    /// A span; only its opening says what kind.
    Span(Face),
    /// A span whose text looks like no more than text.
    Undecorated,
    Straight(char),
    Curly(char),
}

impl Mark {
    /// Whether this closes what `open` opened.
    fn closes(self, open: Self) -> bool {
        match (open, self) {
            (Self::Span(_) | Self::Undecorated, Self::Span(_)) => true,
            (open, close) => open == close,
        }
    }
}

/// Cuts a value into text and marks.
fn read(value: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(8);
    let (mut start, mut at) = (0, 0);
    while let Some(found) = value[at..].find(['<', '"', '\'', '“', '”', '‘', '’']) {
        at += found;
        let rest = &value[at..];
        let after_opening = start == at && matches!(pieces.last(), Some(Piece::Open(..)));
        let Some(mark) = read_mark(rest, &value[..at], after_opening) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if start < at {
            pieces.push(Piece::Text(&value[start..at]));
        }
        let (Piece::Open(_, raw) | Piece::Close(_, raw) | Piece::Text(raw)) = mark;
        at += raw.len().max(1);
        start = at;
        pieces.push(match mark {
            Piece::Text(_) => Piece::Text("’"),
            mark => mark,
        });
    }
    if start < value.len() {
        pieces.push(Piece::Text(&value[start..]));
    }
    pieces
}

/// The mark that `rest` starts with; text if it is an apostrophe.
fn read_mark<'a>(rest: &'a str, before: &str, after_opening: bool) -> Option<Piece<'a>> {
    let first = rest.chars().next()?;
    let raw = &rest[..first.len_utf8()];
    let next = rest[raw.len()..].chars().next();
    let previous = before.chars().last();
    let opens = after_opening || previous.is_none_or(|c| c == ' ' || c == '(');
    match first {
        '<' => read_tag(rest),
        '“' => Some(Piece::Open(Mark::Curly('“'), raw)),
        '”' => Some(Piece::Close(Mark::Curly('“'), raw)),
        '‘' => Some(Piece::Open(Mark::Curly('‘'), raw)),
        '’' if previous.is_some_and(char::is_alphanumeric)
            && next.is_some_and(char::is_alphanumeric) =>
        {
            Some(Piece::Text(raw))
        }
        '’' => Some(Piece::Close(Mark::Curly('‘'), raw)),
        '\'' if opens && next == Some(' ') => Some(Piece::Text(raw)),
        '\'' if !opens && next.is_some_and(|c| !" ,.?:;\"'’”<".contains(c)) => {
            Some(Piece::Text(raw))
        }
        _ if opens => Some(Piece::Open(Mark::Straight(first), raw)),
        _ => Some(Piece::Close(Mark::Straight(first), raw)),
    }
}

/// No tag that is read is longer, and no quotation goes deeper; what does is text, so that a
/// value of brackets is read as quickly as one of words.
const LONGEST_TAG: usize = 64;
const DEEPEST: usize = 32;

fn read_tag(rest: &str) -> Option<Piece<'_>> {
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')? + 1;
    let raw = &rest[..end];
    let face = match raw {
        "<i>" | "</i>" => Face::ITALIC,
        "<b>" | "</b>" => Face::BOLD,
        "<sup>" | "</sup>" => Face::SUPERSCRIPT,
        "<sub>" | "</sub>" => Face::SUBSCRIPT,
        "<sc>" | "</sc>" => Face::SMALL_CAPS,
        "</span>" => return Some(Piece::Close(Mark::Span(Face::PLAIN), raw)),
        _ => return span_mark(raw).map(|mark| Piece::Open(mark, raw)),
    };
    let mark = Mark::Face(face);
    Some(if raw.starts_with("</") { Piece::Close(mark, raw) } else { Piece::Open(mark, raw) })
}

/// What `<span style="font-variant: small-caps;">`, `<span class="nocase">` and `<span
/// class="nodecor">` mark.
fn span_mark(raw: &str) -> Option<Mark> {
    let attribute = raw.strip_prefix("<span")?.trim_start();
    if let Some(style) = attribute.strip_prefix("style=\"font-variant:") {
        let is_small = style.trim_start().starts_with("small-caps");
        return is_small.then_some(Mark::Span(Face::SMALL_CAPS));
    }
    if attribute.starts_with("class=\"nodecor\"") {
        return Some(Mark::Undecorated);
    }
    attribute.starts_with("class=\"nocase\"").then_some(Mark::Span(Face::PLAIN))
}

/// Turns every mark that has no partner into text.
fn pair(pieces: &mut [Piece<'_>]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..pieces.len() {
        match pieces[index] {
            Piece::Text(_) => {}
            Piece::Open(..) if open.len() < DEEPEST => open.push(index),
            Piece::Open(..) => pieces[index] = as_text(pieces[index]),
            Piece::Close(close, _) => {
                let partner = open.iter().rposition(
                    |&i| matches!(pieces[i], Piece::Open(mark, _) if close.closes(mark)),
                );
                match partner {
                    Some(partner) => {
                        let unpaired = open.split_off(partner);
                        unpaired.iter().skip(1).for_each(|&i| pieces[i] = as_text(pieces[i]));
                    }
                    None => pieces[index] = as_text(pieces[index]),
                }
            }
        }
    }
    for index in open {
        pieces[index] = as_text(pieces[index]);
    }
}

/// A mark as the text it stands for: a single quote alone is an apostrophe.
const fn as_text(piece: Piece<'_>) -> Piece<'_> {
    match piece {
        Piece::Open(Mark::Straight('\''), _) | Piece::Close(Mark::Straight('\''), _) => {
            Piece::Text("’")
        }
        Piece::Open(_, raw) | Piece::Close(_, raw) | Piece::Text(raw) => Piece::Text(raw),
    }
}

/// The plain form of a raised character, which Unicode says, but of those that it has no such form of.
pub(super) fn raised(c: char) -> Option<String> {
    let plain = match c {
        'ª'
        | '²'
        | '³'
        | '¹'
        | 'º'
        | 'ʰ'..='ʸ'
        | 'ˠ'..='ˤ'
        | 'ᴬ'..='ᵡ'
        | '⁰'..='ⁿ'
        | '℠'
        | '™'
        | '㆒'..='㆟' => c,
        'ˀ' => 'ʔ',
        'ˁ' => 'ʕ',
        'ۥ' => 'و',
        'ۦ' => 'ي',
        _ => return None,
    };
    let mut out = String::new();
    unicode_normalization::char::decompose_compatible(plain, |c| out.push(c));
    Some(out).filter(|out| !out.is_empty())
}
