//! Which words of an entry its addresses repeat: sites are called after their hosts, and paths are
//! often the title's words.
//!
//! | entry | told |
//! |---|---|
//! | `BBC News … https://www.bbc.co.uk/news/x` | "BBC" stands in the host, "News" in the path |
//! | `Salt prices rise … https://a.org/salt-prices-rise` | three words stand in the path |

use super::facts::Facts;
use crate::lex::{Token, TokenKind};

/// As much of an address is looked at, in bytes, so that time stays linear.
const LONGEST: usize = 160;

/// A shorter word may stand in a host by chance; it has to be all of a name there.
const SURE: usize = 4;

const IN_HOST: u32 = 1;
const IN_PATH: u32 = 2;
const THERE_IS_ONE: u32 = 4;

/// The letters of an entry's first addresses, in lower case.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    hosts: Vec<u8>,
    paths: Vec<u8>,
}

/// Tells each word whether an address holds it.
pub(super) fn look_up(
    entry: &str,
    tokens: &[Token],
    addresses: &mut Addresses,
    facts: &mut [Facts],
) {
    addresses.hosts.clear();
    addresses.paths.clear();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Url).take(2) {
        addresses.add(token.core.text(entry));
    }
    if addresses.hosts.is_empty() {
        return;
    }
    let mut word = Vec::with_capacity(24);
    for (token, fact) in tokens.iter().zip(facts) {
        fact.addressed = THERE_IS_ONE;
        let letters = token.core.text(entry).bytes();
        if token.kind == TokenKind::Word && letters.len() < 24 {
            word.clear();
            word.extend(letters.filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase()));
            fact.addressed |= addresses.of(&word);
        }
    }
}

impl Addresses {
    fn add(&mut self, address: &str) {
        let bytes = &address.as_bytes()[..address.len().min(LONGEST)];
        let start = bytes.windows(3).position(|three| three == b"://").map_or(0, |at| at + 3);
        let bytes = &bytes[start..];
        let end = bytes.iter().position(|&byte| byte == b'/').unwrap_or(bytes.len());
        for (part, of) in [(&mut self.hosts, &bytes[..end]), (&mut self.paths, &bytes[end..])] {
            part.extend(of.iter().map(u8::to_ascii_lowercase));
            part.push(b'/');
        }
    }

    /// Where a word stands.
    fn of(&self, word: &[u8]) -> u32 {
        let host = if holds(&self.hosts, word, word.len() < SURE) { IN_HOST } else { 0 };
        let path = if holds(&self.paths, word, true) { IN_PATH } else { 0 };
        host | path
    }
}

/// Whether `text` holds a word of at least two letters, or, if it has to be whole, holds it between
/// marks.
fn holds(text: &[u8], word: &[u8], whole: bool) -> bool {
    let mark = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    word.len() > 1
        && text.windows(word.len()).enumerate().any(|(at, part)| {
            part == word && (!whole || mark(at.checked_sub(1)) && mark(Some(at + word.len())))
        })
}
