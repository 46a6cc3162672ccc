//! The shapes of the words in personal names.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, opt, peek, recognize};
use nom::multi::{many_m_n, many0_count, many1_count};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::mark::is_dash;

/// The whole of a word: `dotted | bare | capital "h"`, as in `J.-M.`, `H.M`, `Chr.`, `JK`, `Th`.
pub(crate) fn initials(i: &str) -> IResult<&str, &str> {
    let digraph = recognize((capital, char('h')));
    all_consuming(alt((recognize((dotted, opt(bare))), digraph, recognize(bare)))).parse(i)
}

/// `{ capital [ consonant ] "." [ dash ] }`; "Lee." is a name and a full stop
fn dotted(i: &str) -> IResult<&str, ()> {
    let second = opt(alt((tag("hr"), tag("h"), tag("s"), tag("l"), tag("m"))));
    let initial = (capital, second, char('.'), opt(satisfy(is_dash)));
    many1_count(initial).map(|_| ()).parse(i)
}

/// `capital { [ dash ] capital }`, three capitals at the most
fn bare(i: &str) -> IResult<&str, ()> {
    (capital, many_m_n(0, 2, (opt(satisfy(is_dash)), capital))).map(|_| ()).parse(i)
}

/// `capital { "." [ dash ] capital }`, each with a full stop after it, as in `J.-P.` without the last
pub(crate) fn leading_initials(i: &str) -> IResult<&str, &str> {
    let more = (char('.'), opt(satisfy(is_dash)), capital, peek(char('.')));
    terminated(recognize((capital, many0_count(more))), peek(char('.'))).parse(i)
}

/// The rule that `text` starts with, a line of dashes or underscores: `———`, `___`.
pub(crate) fn leading_rule(text: &str) -> &str {
    let end = text.find(|c| !in_rule(c)).unwrap_or(text.len());
    &text[..end]
}

/// Whether the dashes and underscores of a text are a rule that stands for the names above it: two
/// at the least, or one long dash.
pub(crate) fn is_rule(text: &str) -> bool {
    text.chars().filter(|c| in_rule(*c)).count() > 1 || text.contains(['—', '―'])
}

/// What stands behind the language that something was translated from: `[ "the " ] capital … " by "`,
/// as in `the French by J. Doe`.
pub(crate) fn from_language(text: &str) -> Option<&str> {
    let (language, names) = text.split_once(" by ")?;
    let language = language.strip_prefix("the ").unwrap_or(language);
    let is_language =
        language.starts_with(char::is_uppercase) && !language.contains(['.', ',', ';']);
    is_language.then_some(names)
}

fn in_rule(c: char) -> bool {
    is_dash(c) || c == '_'
}

/// A capital letter, of a script that has them.
fn capital(i: &str) -> IResult<&str, char> {
    satisfy(char::is_uppercase).parse(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_told_from_words() {
        for word in ["J.", "J.-M.", "B.S.", "H.M", "Chr.", "JK", "DCB", "А.С.", "Th", "J"] {
            assert!(initials(word).is_ok(), "{word}");
        }
        for word in ["Doe", "jk", "NIST", "Kerr", "al.", "3M", "李", "Lee.", "Ltd.", "Co.", ""] {
            assert!(initials(word).is_err(), "{word}");
        }
    }
}
