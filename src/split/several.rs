//! Several works in one note: "See Ames, *Bakers* (Leeds, 1987), 12; Osei, *Ovens* (London, 2011), 33."
//!
//! | note | entries |
//! |---|---|
//! | a work, a semicolon, another author and his work | each work |
//! | authors with semicolons between them, and their work | one |
//! | a work, a semicolon, a remark | one |
//! | semicolons before numbers, as in medicine: "Leeds: Mill; 1999." | one |

use super::cue::{self, Cue};
use super::mark;
use super::opening::{self, Opening};
use crate::lexicon::remarks::SIGNALS;
use crate::span::Span;

/// A note that is longer, in bytes, is left as it is.
const LONGEST: usize = 2_000;
/// A work takes so many words at the least.
const FEWEST: f32 = 6.0;

/// The works of a note that `span` of a text is, each with what leads to it.
pub(super) fn works(text: &str, span: Span) -> Vec<Span> {
    let note = span.text(text);
    let mark = mark::read(note).map_or(0, |mark| mark.len);
    let before_number = |(at, _): (usize, &str)| {
        note[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    };
    let is_whole = mark == 0 || note.len() > LONGEST || !note.contains("; ");
    if is_whole || note.match_indices(';').any(before_number) {
        return vec![span];
    }
    let mut works = Vec::new();
    let mut start = 0;
    for (at, _) in note.match_indices("; ") {
        let first = if start == 0 { mark } else { start };
        let rest = at + 2;
        if is_work(&note[first..at]) && is_work(&note[rest..]) {
            works.push(Span::new(start, at));
            start = rest + note[rest..].len() - note[rest..].trim_start().len();
        }
    }
    works.push(Span::new(start, note.len()));
    works.into_iter().map(|work| work.shifted(span.start)).collect()
}

/// Whether a text opens with an author, and says when and in what something appeared.
fn is_work(text: &str) -> bool {
    let body = without_signal(text);
    let named =
        matches!(opening::read(body), Opening::Name | Opening::NamesAndYear) || is_name(body);
    let cues = cue::count(body);
    let outlet = [Cue::Place, Cue::Number, Cue::Quote, Cue::Imprint].iter().any(|&c| cues.has(c));
    named && outlet && cues.has(Cue::Year) && cues.get(Cue::Word) >= FEWEST
}

/// "Jane Doe, ": two or three capitalised words and a comma.
fn is_name(text: &str) -> bool {
    text.split_once(',').is_some_and(|(name, _)| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        (2..=3).contains(&words.len()) && words.iter().all(is_capital)
    })
}

/// A text without "See" before it.
fn without_signal(text: &str) -> &str {
    let text = text.trim_start();
    let signal = SIGNALS.iter().find(|signal| {
        let head = text.get(..signal.len());
        head.is_some_and(|head| head.to_lowercase() == **signal)
            && text[signal.len()..].starts_with(' ')
    });
    signal.map_or(text, |signal| text[signal.len()..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(note: &str, works: &[&str]) {
        let found = super::works(note, Span::new(0, note.len()));
        assert_eq!(found.iter().map(|work| work.text(note)).collect::<Vec<_>>(), works);
    }

    #[test]
    fn notes() {
        let note =
            "1. See Jane Doe, Bread (Leeds: Mill, 1999), 4; Roe, R., “Salt,” Food 3 (2001): 4–9.";
        check(
            note,
            &[
                "1. See Jane Doe, Bread (Leeds: Mill, 1999), 4",
                "Roe, R., “Salt,” Food 3 (2001): 4–9.",
            ],
        );
        for one in [
            "1. Doe, J.; Roe, R.; Poe, P. Bread and salt. Leeds: Mill, 1999.",
            "1. Jane Doe, Bread (Leeds: Mill, 1999), 4; this was said before, in 1987.",
            "1. Doe J, Roe R. Bread. Ovens; 1999 Apr 3-5; Cork, Ireland. Leeds: Mill; 1999. p. 4-9.",
            "Jane Doe, Bread (Leeds: Mill, 1999), 4; Roe, R., “Salt,” Food 3 (2001): 4–9.",
        ] {
            check(one, &[one]);
        }
    }
}
