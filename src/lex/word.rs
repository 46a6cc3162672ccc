//! Words: where they end, and what belongs to them.

use super::is_combining;
use crate::grammar::mark::is_dash;
use crate::lexicon::zones::is_zone_only;

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
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Han,
        _ => Script::Spaced,
    }
}

/// Whether `c`, after a number, says what is counted: "2020年", "3期".
pub(super) fn is_counter(c: char) -> bool {
    matches!(
        c,
        '年' | '月' | '日' | '号' | '號' | '期' | '卷' | '巻' | '页' | '頁' | '版' | '권' | '호'
    )
}

/// The length of the word at the start of `text`.
pub(super) fn word(text: &str, first: char) -> usize {
    let own = script(first);
    if own != Script::Spaced {
        let rest = &text[first.len_utf8()..];
        let more = |c| (script(c) == own && c.is_alphabetic() && c != '第') || is_combining(c);
        return first.len_utf8() + while_len(rest, more);
    }
    let mut end = 0;
    loop {
        let run = end;
        end +=
            while_len(&text[end..], |c| (c.is_alphabetic() && script(c) == own) || is_combining(c));
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
    before.len() > 2 && is_zone_only(next)
}

fn while_len(text: &str, keep: impl FnMut(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(keep).len()
}

fn digits_len(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}
