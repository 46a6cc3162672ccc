//! Initials of given names (APA 7, 9.8; Cite Them Right, "Authors").
//!
//! | given name | with `". "` | with `"."` |
//! |---|---|---|
//! | `Ludwig Josef` | `L. J.` | `L.J.` |
//! | `Jean-Luc` | `J.-L.` | `J.-L.` |
//! | `A.B.` | `A. B.` | `A.B.` |
//! | `Émile` | `É.` | `É.` |
//! | `Chr.` | `Chr.` | `Chr.` |
//! | `Mary ann` | `M. ann` | `M. ann` |
//! | `太郎` | `太郎` | `太郎` |

use super::script::{is_alphabetic_script, takes_initials};

/// Appends the initials of a given name, each with `terminator` after it.
///
/// Abbreviations keep their letters, words in small letters stay whole, and so do names in scripts
/// that have no initials.
///
/// ```
/// use ibid::style::names::initials;
///
/// let mut out = String::new();
/// initials("Jean-Luc Émile", ". ", &mut out);
/// assert_eq!(out, "J.-L. É.");
/// ```
pub fn initials(given: &str, terminator: &str, out: &mut String) {
    if matches!(given, "Lord" | "Lady") || !given.starts_with(is_alphabetic_script) {
        return out.push_str(given);
    }
    let (start, bare_terminator) = (out.len(), terminator.trim_end());
    let mut rest = given.trim();
    while !rest.is_empty() {
        let (part, separator, after) = split_part(rest);
        if let Some(initial) = initial(part) {
            out.push_str(initial.letters);
            initial.more.for_each(|c| out.extend(c.to_lowercase()));
            if separator == Separator::Hyphen {
                out.push_str(bare_terminator);
                out.push('-');
            } else {
                out.push_str(terminator);
            }
        } else {
            push_whole(part, separator, out, start);
        }
        rest = after;
    }
    out.truncate(out.trim_end().len().max(start));
}

/// What follows a part of a given name.
#[derive(Clone, Copy, PartialEq)]
enum Separator {
    Blank,
    Hyphen,
    None,
}

/// Splits off the first part: at a blank, at a full stop, and at a hyphen before a capital.
fn split_part(name: &str) -> (&str, Separator, &str) {
    let mut chars = name.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if c.is_whitespace() || (c == '-' && next.is_some_and(|next| !next.is_lowercase())) {
            let after = &name[at + c.len_utf8()..];
            let trimmed = after.trim_start();
            let hyphen = c == '-' || trimmed.starts_with('-');
            let separator = if hyphen { Separator::Hyphen } else { Separator::Blank };
            return (&name[..at], separator, trimmed.trim_start_matches(['-', ' ']));
        }
        if c == '.' && next.is_some_and(|next| next != '-' && !next.is_whitespace()) {
            return (&name[..=at], Separator::Blank, &name[at + 1..]);
        }
    }
    (name, Separator::None, "")
}

struct Initial<'a> {
    letters: &'a str,
    /// Further capitals of a word that starts with several: `LJubomir` gives `Lj`.
    more: std::str::Chars<'a>,
}

/// The initial of a part, if it is a word with a capital or an abbreviation.
fn initial(part: &str) -> Option<Initial<'_>> {
    let first = part.chars().next().filter(|c| takes_initials(*c) && !c.is_lowercase())?;
    let word_end = part.find(|c: char| !is_alphabetic_script(c) && c != 'ª').unwrap_or(part.len());
    let (word, tail) = part.split_at(word_end.max(first.len_utf8()));
    if tail.starts_with('.') {
        return Some(Initial { letters: word, more: "".chars() });
    }
    let rest = &word[first.len_utf8()..];
    let capitals = rest.find(|c: char| c.is_lowercase()).unwrap_or(rest.len());
    let more = if capitals < rest.len() { &rest[..capitals] } else { "" };
    Some(Initial { letters: &word[..first.len_utf8()], more: more.chars() })
}

/// Appends a part that has no initial, with blanks around it.
fn push_whole(part: &str, separator: Separator, out: &mut String, start: usize) {
    if out.len() > start && !out.ends_with([' ', '-']) && part.contains(is_alphabetic_script) {
        out.push(' ');
    }
    out.push_str(part);
    match separator {
        Separator::Blank => out.push(' '),
        Separator::Hyphen => out.push('-'),
        Separator::None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[track_caller]
    fn check(given: &str, spaced: &str, close: &str) {
        for (terminator, expected) in [(". ", spaced), (".", close)] {
            let mut out = String::from("x");
            initials(given, terminator, &mut out);
            assert_eq!(out, format!("x{expected}"));
        }
    }

    #[test]
    fn given_names_are_cut_to_initials() {
        check("Ludwig Josef", "L. J.", "L.J.");
        check("Jean-Luc", "J.-L.", "J.-L.");
        check("J.-L.", "J.-L.", "J.-L.");
        check("Jean-luc", "J.", "J.");
        check("A.B.", "A. B.", "A.B.");
        check("A.-B. C", "A.-B. C.", "A.-B.C.");
        check("Anne-Marie K.", "A.-M. K.", "A.-M.K.");
        check("Émile", "É.", "É.");
        check("Ştefan", "Ş.", "Ş.");
        check("Иван", "И.", "И.");
        check("ירון", "י.", "י.");
        check("D’Arcy W.", "D. W.", "D.W.");
        check("Mª José", "M. J.", "M.J.");
    }

    #[test]
    fn abbreviations_and_small_words_stay() {
        check("Chr.", "Chr.", "Chr.");
        check("Th. A.", "Th. A.", "Th.A.");
        check("Jo.Ann", "Jo. A.", "Jo.A.");
        check("LJubomir", "Lj.", "Lj.");
        check("JOHN", "J.", "J.");
        check("Mary ann", "M. ann", "M. ann");
        check("Lord", "Lord", "Lord");
    }

    #[test]
    fn scripts_without_initials_stay() {
        check("太郎", "太郎", "太郎");
        check("", "", "");
    }
}
