//! What each token of an entry shows by itself, and what comes before and after it.

use super::addressed::Addresses;
use super::hashing::{hash_letters, mix};
use super::{Kind, small};
use crate::grammar::date::is_printed_year;
use crate::grammar::mark::is_dash;
use crate::lex::{Token, TokenKind};

/// Buffers that one entry after another uses.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::features::{COUNT, Scratch, features};
/// use ibid::lex::lex;
///
/// let (mut scratch, mut tokens, mut hashes) = (Scratch::default(), Vec::new(), Vec::new());
/// for entry in ["Doe, J. (2020).", "Roe (2021)."] {
///     lex(entry, &mut tokens);
///     features(entry, &tokens, &mut scratch, &mut hashes);
///     assert_eq!(hashes.len(), tokens.len() * COUNT);
/// }
/// # }
/// ```
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) facts: Vec<Facts>,
    pub(super) folded: Vec<char>,
    pub(super) addresses: Addresses,
}

/// What is known of a token before its place is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts {
    /// Where its folded letters stand in the scratch.
    pub start: usize,
    pub end: usize,
    pub word: u32,
    pub shape: u32,
    pub leading: u32,
    pub trailing: u32,
    pub magnitude: u32,
    pub first_mark: char,
    pub last_mark: char,
    /// What it is a sight of, as bits of [`seen`].
    pub sights: u32,
    pub closes: Depth<bool>,
    pub ends_sentence: bool,
    /// How far the sentence goes on, and the mark that ends it.
    pub sentence_left: (u32, char),
    /// The sights after it.
    pub future: u32,
    /// Whether the word comes before (1), among the first words (2), after (4).
    pub repetition: u32,
    /// Whether addresses hold the word.
    pub addressed: u32,
    /// The lists that it is in, and where in the phrase.
    pub listed: u32,
    /// Whether it begins with a capital.
    pub is_capital: bool,
}

/// How deep in brackets and quotes, or what of each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Depth<T> {
    pub round: T,
    pub square: T,
    pub quote: T,
}

/// Fills the facts of each token.
pub(super) fn gather(entry: &str, tokens: &[Token], scratch: &mut Scratch) {
    scratch.facts.clear();
    scratch.folded.clear();
    let mut last_end = 0;
    for (at, token) in tokens.iter().enumerate() {
        let next_start = tokens.get(at + 1).map_or(entry.len(), |next| next.span.start);
        let line_starts = entry[last_end..token.span.start].contains('\n');
        let line_ends = entry[token.span.end..next_start].contains('\n');
        last_end = token.span.end;
        let mut facts = facts(entry, *token, &mut scratch.folded);
        facts.leading = mix(facts.leading, u32::from(line_starts));
        facts.trailing = mix(facts.trailing, u32::from(line_ends));
        scratch.facts.push(facts);
    }
}

fn facts(entry: &str, token: Token, folded: &mut Vec<char>) -> Facts {
    let core = token.core.text(entry);
    let before = &entry[token.span.start..token.core.start];
    let after = &entry[token.core.end..token.span.end];
    let start = folded.len();
    let form = fold(core, token.kind, folded);
    let facts = Facts {
        start,
        end: folded.len(),
        word: hash_letters(Kind::Word, &folded[start..]),
        shape: mix(token.kind as u32, form),
        leading: marks(before),
        trailing: marks(after),
        magnitude: magnitude(core, token.kind),
        is_capital: core.chars().next().is_some_and(char::is_uppercase),
        first_mark: before.chars().next().unwrap_or(' '),
        last_mark: after.chars().next_back().unwrap_or(' '),
        closes: Depth {
            round: after.contains([')', '）']),
            square: after.contains([']', '】', '］']),
            quote: after.contains(['"', '”', '»', '“', '’', '」', '』', '》', '\'']),
        },
        ends_sentence: ends_sentence(token, &folded[start..], after),
        ..Facts::default()
    };
    Facts { sights: sights(&facts, token.kind, core), ..facts }
}

/// The hash of a word by its folded letters, which take the place of what `letters` holds.
pub(super) fn fold_word(core: &str, kind: TokenKind, letters: &mut Vec<char>) -> u32 {
    letters.clear();
    fold(core, kind, letters);
    hash_letters(Kind::Word, letters)
}

/// Pushes the folded letters of `core`; gives a hash of its form.
fn fold(core: &str, kind: TokenKind, folded: &mut Vec<char>) -> u32 {
    const LONGEST: usize = 24;
    let digits_shown = if kind == TokenKind::Number { 6 } else { 1 };
    let mut form = 0;
    let mut last = 0;
    let mut run = 0;
    for c in core.chars().take(LONGEST) {
        let (class, lower) = classify(c);
        folded.push(lower);
        run = if class == last { run + 1 } else { 1 };
        if run <= if class == DIGIT { digits_shown } else { 1 } {
            form = mix(form, class);
        }
        last = class;
    }
    form
}

/// The class of digits.
const DIGIT: u32 = 3;

/// The class of a letter for its word's form, and the letter folded.
fn classify(c: char) -> (u32, char) {
    match c {
        'A'..='Z' => (1, c.to_ascii_lowercase()),
        'a'..='z' => (2, c),
        '0'..='9' => (DIGIT, '0'),
        '’' | '\'' => (5, '\''),
        '-' => (6, '-'),
        _ if c.is_ascii() => (4, c),
        _ if is_dash(c) => (6, '-'),
        _ if c.is_uppercase() => (1, c.to_lowercase().next().unwrap_or(c)),
        _ if c.is_lowercase() => (2, c),
        '\u{3040}'..='\u{309f}' => (7, c),
        '\u{30a0}'..='\u{30ff}' => (8, c),
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => (9, c),
        _ if c.is_alphabetic() => (10, c),
        _ => (11, c),
    }
}

/// A number for the marks of `text`: which they are, up to four, and whether blanks set them off.
fn marks(text: &str) -> u32 {
    let mut state = 1;
    for c in text.chars().take(5) {
        let folded = match c {
            _ if c.is_whitespace() => ' ',
            '“' | '”' | '„' | '"' => '"',
            '‘' | '’' | '\'' => '\'',
            '，' => ',',
            '。' | '．' => '.',
            '：' => ':',
            '；' => ';',
            '（' => '(',
            '）' => ')',
            _ if is_dash(c) => '-',
            _ => c,
        };
        state = mix(state, folded as u32);
    }
    state << 1
}

fn is_year(core: &str) -> bool {
    is_printed_year(core.trim_end_matches(|c: char| c.is_ascii_lowercase()))
}

/// Whether a token ends a sentence, not an abbreviation or an initial.
fn ends_sentence(token: Token, folded: &[char], after: &str) -> bool {
    if after.contains(['?', '!', '。', '」', '』']) {
        return true;
    }
    after.contains(['.', '．'])
        && token.kind != TokenKind::Initials
        && (folded.len() > 3 || after.len() > 1 || token.kind != TokenKind::Word)
}

/// What has come or is to come, as bits.
mod seen {
    pub(super) const YEAR: u32 = 1;
    pub(super) const ENCLOSED_YEAR: u32 = 2;
    pub(super) const QUOTE: u32 = 4;
    pub(super) const ADDRESS: u32 = 8;
    pub(super) const NUMBER: u32 = 16;
    pub(super) const RANGE: u32 = 32;
    pub(super) const COLON: u32 = 64;
    pub(super) const INITIALS: u32 = 128;
}

fn sights(facts: &Facts, kind: TokenKind, core: &str) -> u32 {
    let own = match kind {
        TokenKind::Number if !is_year(core) => seen::NUMBER,
        TokenKind::Number if matches!(facts.first_mark, '(' | '[' | '（') => seen::ENCLOSED_YEAR,
        TokenKind::Number => seen::YEAR,
        TokenKind::Url | TokenKind::Doi => seen::ADDRESS,
        TokenKind::Range => seen::RANGE,
        TokenKind::Initials => seen::INITIALS,
        _ => 0,
    };
    let quote = if opens_quote(facts.first_mark) { seen::QUOTE } else { 0 };
    let colon = if matches!(facts.last_mark, ':' | '：') { seen::COLON } else { 0 };
    own | quote | colon
}

pub(super) fn opens_quote(mark: char) -> bool {
    matches!(mark, '"' | '“' | '«' | '„' | '‘' | '「' | '『' | '《' | '\'' | '”' | '»')
}

/// What a number may be: a year, a month, a day, and how many digits it has.
fn magnitude(core: &str, kind: TokenKind) -> u32 {
    if !matches!(kind, TokenKind::Number | TokenKind::Range) {
        return 0;
    }
    let mut state = kind as u32;
    for part in core.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).take(3) {
        let size = match part.parse::<u32>() {
            Ok(1900..=2039) => 1,
            Ok(1450..=1899) => 2,
            Ok(1..=12) => 3,
            Ok(13..=31) => 4,
            Ok(0..=99) => 5,
            Ok(_) => 6,
            Err(_) => 7,
        };
        let zero = u32::from(part.starts_with('0'));
        state = mix(state, size * 16 + zero * 8 + small(part.len(), 7));
    }
    mix(state, u32::from(core.ends_with(|c: char| c.is_alphabetic())))
}

/// Which words have come before, and which of them near the start.
pub(super) fn look_back(facts: &mut [Facts]) {
    let mut known = [(0, 0); 256];
    for (at, fact) in facts.iter_mut().enumerate() {
        let slot = &mut known[fact.word as usize % 256];
        if slot.0 == fact.word && fact.end - fact.start > 1 {
            fact.repetition |= if slot.1 < 6 { 3 } else { 1 };
        } else {
            *slot = (fact.word, at);
        }
    }
}

/// What is still to come after each token.
pub(super) fn look_ahead(facts: &mut [Facts]) {
    let mut known = [0; 256];
    let mut future = 0;
    let mut left = (0, ' ');
    for fact in facts.iter_mut().rev() {
        let slot = &mut known[fact.word as usize % 256];
        if *slot == fact.word && fact.end - fact.start > 1 {
            fact.repetition |= 4;
        }
        *slot = fact.word;
        left = if fact.ends_sentence { (0, fact.last_mark) } else { (left.0 + 1, left.1) };
        fact.sentence_left = left;
        fact.future = future;
        future |= fact.sights;
    }
}
