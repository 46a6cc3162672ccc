//! From tokens to features.
//!
//! Each token gives [`COUNT`] features, always in the same order: its word, its ends, its form, the
//! marks around it, where it stands. A feature is a hash of its value; [`NONE`] stands for a
//! feature that the token does not have. Which hashes the model knows is the model's affair.

use crate::lex::{Token, TokenKind};

/// How many features a token has.
pub const COUNT: usize = Kind::Repetition as usize + 1;

/// The hash of a feature that is absent.
pub const NONE: u32 = 0;

/// The kinds of features, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// The word, folded: lower case, digits as 0.
    Word,
    /// The word with the word before it.
    Before,
    /// The word with the word after it.
    After,
    /// Its first three letters.
    Prefix3,
    /// Its last two letters.
    Suffix2,
    /// Its last three letters.
    Suffix3,
    /// Its last four letters.
    Suffix4,
    /// Its first letter.
    Initial,
    /// Its form: "Xx", "00".
    Shape,
    /// Its form with its marks.
    Dressed,
    /// The marks before it, and whether a line starts there.
    Leading,
    /// The marks after it.
    Trailing,
    /// The last mark before it, with the form of the word before.
    Joint,
    /// Which brackets and quotes it stands in.
    Enclosure,
    /// How many tokens are before it.
    FromStart,
    /// How many tokens are after it.
    ToEnd,
    /// Which sentence it stands in, and how far in it.
    Sentence,
    /// How far the sentence goes on, and how it ends.
    SentenceEnd,
    /// What has come before: a year, a quoted title, an address.
    Past,
    /// What is still to come.
    Future,
    /// What a number may be.
    Magnitude,
    /// Whether the word comes again, or has come before.
    Repetition,
}

impl Kind {
    /// The kinds that spell out the word, so that a trainer can hide them.
    pub const LEXICAL: [Self; 8] = [
        Self::Word,
        Self::Before,
        Self::After,
        Self::Prefix3,
        Self::Suffix2,
        Self::Suffix3,
        Self::Suffix4,
        Self::Initial,
    ];
}

/// Buffers that one entry after another uses.
#[derive(Debug, Default)]
pub struct Scratch {
    facts: Vec<Facts>,
    folded: Vec<char>,
}

/// What is known of a token before its place is looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    /// Where its folded letters stand in the scratch.
    start: usize,
    end: usize,
    word: u32,
    shape: u32,
    leading: u32,
    trailing: u32,
    magnitude: u32,
    first_mark: char,
    last_mark: char,
    /// What it is a sight of, as bits of [`seen`].
    sights: u32,
    closes: Depth<bool>,
    ends_sentence: bool,
    /// How far the sentence goes on, and the mark that ends it.
    sentence_left: (u32, char),
    /// The sights after it.
    future: u32,
    /// Whether the word comes before (1), among the first words (2), after (4).
    repetition: u32,
}

/// How deep in brackets and quotes, or what of each.
#[derive(Clone, Copy, Debug, Default)]
struct Depth<T> {
    round: T,
    square: T,
    quote: T,
}

/// Writes the features of each token to `out`, [`COUNT`] for each, replacing what it holds.
pub fn features(entry: &str, tokens: &[Token], scratch: &mut Scratch, out: &mut Vec<u32>) {
    out.clear();
    gather(entry, tokens, scratch);
    look_back(&mut scratch.facts);
    look_ahead(&mut scratch.facts);
    let mut place = Place::default();
    for at in 0..tokens.len() {
        let own = &scratch.facts[at];
        place.enter(own);
        spelling(at, scratch, out);
        form(at, &scratch.facts, out);
        place.emit(at, &scratch.facts, out);
        place.leave(own);
    }
}

/// A hash of a few numbers, never [`NONE`].
fn hash(kind: Kind, values: &[u32]) -> u32 {
    let mut state = 0x9e37_79b9_u32.wrapping_mul(kind as u32 + 1);
    for &value in values {
        state = mix(state, value);
    }
    finish(state)
}

fn mix(state: u32, value: u32) -> u32 {
    (state.rotate_left(5) ^ value).wrapping_mul(0x27d4_eb2d)
}

fn finish(mut state: u32) -> u32 {
    state ^= state >> 15;
    state = state.wrapping_mul(0x85eb_ca6b);
    state ^= state >> 13;
    state = state.wrapping_mul(0xc2b2_ae35);
    state ^= state >> 16;
    state.max(1)
}

fn hash_letters(kind: Kind, letters: &[char]) -> u32 {
    let mut state = 0x9e37_79b9_u32.wrapping_mul(kind as u32 + 1);
    for &letter in letters {
        state = mix(state, letter as u32);
    }
    finish(state)
}

/// Fills the facts of each token.
fn gather(entry: &str, tokens: &[Token], scratch: &mut Scratch) {
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
        '-' | '‐' | '‑' | '–' | '—' | '−' => (6, '-'),
        _ if c.is_ascii() => (4, c),
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
            '–' | '—' | '-' | '−' => '-',
            '，' => ',',
            '。' | '．' => '.',
            '：' => ':',
            '；' => ';',
            '（' => '(',
            '）' => ')',
            _ => c,
        };
        state = mix(state, folded as u32);
    }
    state << 1
}

fn is_year(core: &str) -> bool {
    let digits = core.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() == 4 && matches!(digits.parse(), Ok(1450..=2049_u16))
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
    pub const YEAR: u32 = 1;
    pub const ENCLOSED_YEAR: u32 = 2;
    pub const QUOTE: u32 = 4;
    pub const ADDRESS: u32 = 8;
    pub const NUMBER: u32 = 16;
    pub const RANGE: u32 = 32;
    pub const COLON: u32 = 64;
    pub const INITIALS: u32 = 128;
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

fn opens_quote(mark: char) -> bool {
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
fn look_back(facts: &mut [Facts]) {
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
fn look_ahead(facts: &mut [Facts]) {
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

/// Pushes what spells out the word of the token `at`.
fn spelling(at: usize, scratch: &Scratch, out: &mut Vec<u32>) {
    let own = &scratch.facts[at];
    let letters = &scratch.folded[own.start..own.end];
    let neighbour =
        |at: Option<usize>| at.and_then(|at| scratch.facts.get(at)).map_or(NONE, |fact| fact.word);
    out.push(own.word);
    out.push(hash(Kind::Before, &[neighbour(at.checked_sub(1)), own.word]));
    out.push(hash(Kind::After, &[own.word, neighbour(Some(at + 1))]));
    out.push(hash_letters(Kind::Prefix3, &letters[..letters.len().min(3)]));
    for (kind, length) in [(Kind::Suffix2, 2), (Kind::Suffix3, 3), (Kind::Suffix4, 4)] {
        out.push(hash_letters(kind, &letters[letters.len().saturating_sub(length)..]));
    }
    out.push(hash_letters(Kind::Initial, &letters[..letters.len().min(1)]));
}

/// Pushes what a token looks like.
fn form(at: usize, facts: &[Facts], out: &mut Vec<u32>) {
    let own = &facts[at];
    let (shape, mark) =
        at.checked_sub(1).map_or((0, ' '), |b| (facts[b].shape, facts[b].last_mark));
    let length = small(own.end - own.start, 5);
    out.push(hash(Kind::Shape, &[own.shape, length]));
    out.push(hash(Kind::Dressed, &[own.shape, own.leading, own.trailing]));
    out.push(hash(Kind::Leading, &[own.leading]));
    out.push(hash(Kind::Trailing, &[own.trailing]));
    out.push(hash(Kind::Joint, &[shape, mark as u32, own.shape]));
}

/// Where the walk through an entry stands.
#[derive(Default)]
struct Place {
    sentence: u32,
    in_sentence: u32,
    depth: Depth<u32>,
    past: u32,
}

impl Place {
    /// Takes in what opens before the token.
    fn enter(&mut self, own: &Facts) {
        match own.first_mark {
            '(' | '（' => self.depth.round += 1,
            '[' | '【' | '［' => self.depth.square += 1,
            mark if opens_quote(mark) => self.depth.quote = 1,
            _ => {}
        }
    }

    /// Pushes where the token `at` stands.
    fn emit(&self, at: usize, facts: &[Facts], out: &mut Vec<u32>) {
        let own = &facts[at];
        let Depth { round, square, quote } = self.depth;
        let (left, mark) = own.sentence_left;
        out.push(hash(Kind::Enclosure, &[round.min(2), square.min(1), quote]));
        out.push(hash(Kind::FromStart, &[bucket(at)]));
        out.push(hash(Kind::ToEnd, &[bucket(facts.len() - 1 - at)]));
        out.push(hash(Kind::Sentence, &[self.sentence.min(5), self.in_sentence.min(4)]));
        out.push(hash(Kind::SentenceEnd, &[left.min(6), mark as u32]));
        out.push(hash(Kind::Past, &[self.past]));
        out.push(hash(Kind::Future, &[own.future]));
        out.push(hash(Kind::Magnitude, &[own.magnitude]));
        out.push(hash(Kind::Repetition, &[own.repetition]));
    }

    /// Takes in what the token closes.
    fn leave(&mut self, own: &Facts) {
        let Depth { round, square, quote } = own.closes;
        self.depth.round = self.depth.round.saturating_sub(u32::from(round));
        self.depth.square = self.depth.square.saturating_sub(u32::from(square));
        self.depth.quote *= u32::from(!quote);
        self.past |= own.sights;
        self.in_sentence += 1;
        if own.ends_sentence {
            self.sentence += 1;
            self.in_sentence = 0;
        }
    }
}

/// A number, or `most` if it is larger.
fn small(number: usize, most: u32) -> u32 {
    u32::try_from(number).map_or(most, |number| number.min(most))
}

/// A distance, the exacter the smaller it is.
fn bucket(distance: usize) -> u32 {
    match distance {
        0..=8 => small(distance, 8),
        9..=11 => 9,
        12..=15 => 10,
        16..=23 => 11,
        24..=39 => 12,
        _ => 13,
    }
}
