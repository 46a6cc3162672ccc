//! Volumes, issues, pages, editions and the numbers of reports.
//!
//! | segment | value |
//! |---|---|
//! | `Bd. 8097): ` | `8097` |
//! | `(2), ` | `2` |
//! | `pp. 241-\n60. ` | `241-60` |
//! | `16. Aufl., ` | edition `16` |
//! | `(Version 0.4)` | version `0.4` |

use super::text::{strip, value};
use crate::grammar::mark::is_until;
use crate::grammar::number::{ordinal, roman};
use crate::lexicon::Words;
use crate::lexicon::numbers::{self, EDITION, NUMBER, VERSION};

/// The number in a segment, without the words that announce it.
pub(super) fn counted(raw: &str, counters: &Words) -> String {
    let value = value(raw);
    let mut rest = value.as_str();
    for _ in 0..3 {
        rest = without_counter(rest, counters).unwrap_or(rest);
    }
    // "제3호", "제61권"
    let korean = rest.strip_prefix('제').and_then(|rest| rest.strip_suffix(['호', '권', '집']));
    rest = korean.unwrap_or(rest);
    // "volume 12 of Bread Studies"
    strip(rest.strip_suffix(" of").unwrap_or(rest)).to_owned()
}

/// `text` without a counter at its start or its end, if something is left.
fn without_counter<'a>(text: &'a str, counters: &Words) -> Option<&'a str> {
    let is_counter = |word: &str| {
        let word = word.trim_matches(['.', ':', '(', ')', ' ', ',', '-']);
        !word.is_empty()
            && (counters.contains(word) || counters.contains(word.to_lowercase().as_str()))
    };
    let left = |rest: &'a str| Some(strip(rest)).filter(|rest| !rest.is_empty());
    let letters = text.find(|c: char| c.is_ascii_digit() || c == ' ').unwrap_or(text.len());
    let (first, rest) = text.split_at(letters);
    // "S12" is a page of a supplement, "S. 12" and "p12" are page twelve.
    let initial =
        first.len() == 1 && first.starts_with(char::is_uppercase) && !rest.starts_with(' ');
    if !initial && is_counter(first) && rest.contains(char::is_alphanumeric) {
        return left(rest);
    }
    let last = text.rfind(|c: char| c.is_ascii_digit() || c == ' ').map_or(0, |at| at + 1);
    let (rest, last) = text.split_at(last);
    (is_counter(last) && rest.contains(|c: char| c.is_ascii_digit())).then(|| left(rest)).flatten()
}

/// Pages as printed, without their "pp." and without blanks around a dash.
pub(super) fn pages(raw: &str, counters: &Words) -> String {
    let text = counted(raw, counters);
    // "___": left open.
    if !text.contains(char::is_alphanumeric) {
        return String::new();
    }
    let mut pages = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let before = pages.chars().next_back();
        let next = rest.peek().copied();
        let numbers = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || is_until(c));
        let stray = c == ' '
            && numbers(before)
            && numbers(next)
            && (before.is_some_and(is_until) || next.is_some_and(is_until));
        if !stray {
            pages.push(c);
        }
    }
    pages
}

/// What an edition segment holds.
#[derive(Debug, PartialEq)]
pub(super) enum Edition {
    /// The edition: "2", "Fall 2019".
    Edition(String),
    /// The version: "1.0".
    Version(String),
}

/// The edition or version in a segment.
pub(super) fn edition(raw: &str) -> Option<Edition> {
    let value = value(raw);
    let bare = strip(&value);
    let plain = |word: &str| {
        word.trim_matches(|c: char| matches!(c, '.' | ',' | '(' | ')' | '[' | ']' | ';'))
            .to_lowercase()
    };
    let words: Vec<&str> = bare.split(' ').collect();
    // "R package version 0.5.12"
    let named = words
        .windows(2)
        .position(|pair| VERSION.contains(plain(pair[0]).as_str()) && is_dotted(pair[1]));
    if let Some(at) = named.filter(|at| *at > 0) {
        return Some(Edition::Version(strip(&words[at + 1..].join(" ")).to_owned()));
    }
    let version =
        words.first().is_some_and(|word| VERSION.contains(plain(word).as_str()) || is_dotted(word));
    if version && !words.iter().any(|word| EDITION.contains(plain(word).as_str())) {
        let announced = words.len() > 1 && VERSION.contains(plain(words[0]).as_str());
        let version = strip(if announced { &bare[words[0].len()..] } else { bare });
        return Some(Edition::Version(version.to_owned())).filter(|_| !version.is_empty());
    }
    let spelt = |word: &str| {
        numbers::ordinal(&plain(word)).map_or_else(|| plain_ordinal(word), ToOwned::to_owned)
    };
    let kept: Vec<&str> =
        words.iter().copied().filter(|word| !EDITION.contains(plain(word).as_str())).collect();
    let text = match kept[..] {
        [only] => spelt(only),
        // "2., erw. Aufl.": the full stop before the word for an edition is an abbreviation's.
        [.., last] if last.ends_with('.') && words.last() != Some(&last) => {
            kept.join(" ").trim_start_matches(['(', '[', ' ']).to_owned()
        }
        _ => strip(&kept.join(" ")).to_owned(),
    };
    let text = text.trim_start_matches('第').trim_end_matches(['版', '판']);
    let text = chinese_digit(text).map_or_else(|| text.to_owned(), |digit| digit.to_string());
    Some(text).filter(|text| !text.is_empty()).map(Edition::Edition)
}

/// The number of a Chinese numeral up to nine.
fn chinese_digit(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let digit = chars.next().filter(|_| chars.next().is_none())?;
    "一二三四五六七八九".chars().position(|c| c == digit).map(|at| at + 1)
}

/// The digits of an ordinal, or the word itself.
fn plain_ordinal(word: &str) -> String {
    let bare = word.trim_matches(['(', ')', ',', ';', '[', ']', '–', '—']);
    let glued =
        bare.split_once('.').filter(|(_, rest)| EDITION.contains(rest.trim_end_matches('.')));
    let bare = glued.map_or(bare, |(number, _)| number);
    // "2E"
    let bare = bare.strip_suffix('E').filter(|digits| digits.parse::<u8>().is_ok()).unwrap_or(bare);
    match ordinal(bare) {
        Ok((_, digits)) => digits.to_owned(),
        Err(_) if roman(bare).is_ok() => bare.to_owned(),
        Err(_) => strip(bare).to_owned(),
    }
}

/// "1.0", "v2.9.0".
fn is_dotted(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', ',', ';']);
    let digits = word.trim_start_matches(['v', 'V']);
    let marked = digits.len() < word.len() && digits.starts_with(|c: char| c.is_ascii_digit());
    marked
        || digits.split_once('.').is_some_and(|(major, minor)| {
            !major.is_empty()
                && major.bytes().all(|b| b.is_ascii_digit())
                && minor.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// The number of a report, standard, patent or article, and the series that stands before it:
/// "BCP 14, RFC 2119".
pub(super) fn number(raw: &str) -> (String, Option<String>) {
    let text = counted(raw, &NUMBER);
    match text.split_once(", ") {
        Some((series, number))
            if number.starts_with(char::is_uppercase)
                && number.contains(|c: char| c.is_ascii_digit()) =>
        {
            (strip(number).to_owned(), Some(strip(series).to_owned()))
        }
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::numbers::{ISSUE, PAGES, VOLUME};

    #[test]
    fn counters_go() {
        assert_eq!(counted("Bd. 8097): ", &VOLUME), "8097");
        assert_eq!(counted("T. II, ", &VOLUME), "II");
        assert_eq!(counted("t.1 ", &VOLUME), "1");
        assert_eq!(counted("第 2 巻. ", &VOLUME), "2");
        assert_eq!(counted("(2), ", &ISSUE), "2");
        assert_eq!(counted("n.º 10, ", &ISSUE), "10");
        assert_eq!(counted("no. 4 ", &ISSUE), "4");
        assert_eq!(counted("12. Jahrgang", &VOLUME), "12");
        assert_eq!(counted("volume 1853 of ", &VOLUME), "1853");
        assert_eq!(counted("2888 of ", &VOLUME), "2888");
        assert_eq!(counted("제61권, ", &VOLUME), "61");
        assert_eq!(counted("제6호, ", &ISSUE), "6");
        assert_eq!(counted("دوره ۹، ", &VOLUME), "۹");
    }

    #[test]
    fn pages_as_printed() {
        assert_eq!(pages("pp. 1-5. ", &PAGES), "1-5");
        assert_eq!(pages("pp.203–15. ", &PAGES), "203–15");
        assert_eq!(pages("1031– 1035 ", &PAGES), "1031–1035");
        assert_eq!(pages("241-\n60. ", &PAGES), "241-60");
        assert_eq!(pages("S. 801–812. ", &PAGES), "801–812");
        assert_eq!(pages("379–423 and 623–656. ;", &PAGES), "379–423 and 623–656");
        assert_eq!(pages("at 167 ", &PAGES), "167");
        assert_eq!(pages("S12-9. ", &PAGES), "S12-9");
        assert_eq!(pages("___ ", &PAGES), "");
    }

    #[track_caller]
    fn check(raw: &str, expected: &Edition) {
        assert_eq!(edition(raw).as_ref(), Some(expected), "{raw:?}");
    }

    #[test]
    fn editions_and_versions() {
        let edition = |text: &str| Edition::Edition(text.to_owned());
        let version = |text: &str| Edition::Version(text.to_owned());
        check("16. Aufl., ", &edition("16"));
        check("(2nd ed.), ", &edition("2"));
        check("Second Edition\", ", &edition("2"));
        check("（第5版） ", &edition("5"));
        check("第一版", &edition("1"));
        check("3rd ed. — ", &edition("3"));
        check("(Fall 2019 Edition), ", &edition("Fall 2019"));
        check("(X), ", &edition("X"));
        check("5.edition. ", &edition("5"));
        check("(Version v1.0.0) ", &version("v1.0.0"));
        check("(2.9.0). ", &version("2.9.0"));
        check("wersja 1.1, ", &version("1.1"));
        check("R package version 0.5.12. ", &version("0.5.12"));
        check("2., erw. Aufl., ", &edition("2., erw."));
        check("2E. ", &edition("2"));
    }

    #[test]
    fn numbers_and_their_series() {
        assert_eq!(number("no. 530, "), ("530".to_owned(), None));
        assert_eq!(
            number("BCP 14, RFC 2119, "),
            ("RFC 2119".to_owned(), Some("BCP 14".to_owned()))
        );
        assert_eq!(number("№ 149-ФЗ "), ("149-ФЗ".to_owned(), None));
        assert_eq!(number("(ISO/IEC 27001:2022). "), ("ISO/IEC 27001:2022".to_owned(), None));
    }
}
