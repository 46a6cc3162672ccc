//! Initials of given names (APA 7, 9.8; Cite Them Right, "Authors").
//!
//! | given name | with `". "` | with `"."` |
//! |---|---|---|
//! | `Ludwig Josef` | `L. J.` | `L.J.` |
//! | `Jean-Luc` | `J.-L.` | `J.-L.` |
//! | `A.B.` | `A. B.` | `A.B.` |
//! | `Émile` | `É.` | `É.` |
//! | `ʿAlī` | `ʿA.` | `ʿA.` |
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
    let bare = &given[leading_sign(given)..];
    if matches!(given, "Lord" | "Lady") || !bare.starts_with(is_alphabetic_script) {
        return out.push_str(given);
    }
    let (start, bare_terminator) = (out.len(), terminator.trim_end());
    let mut rest = given.trim();
    while !rest.is_empty() {
        let (part, separator, after) = split_part(rest);
        if let Some(initial) = initial(part, leading_sign(rest).min(part.len())) {
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

/// No name in quotation marks has more words.
const LONGEST_NICKNAME: usize = 8;

/// How many bytes of a name are the sign of a consonant before its first letter, an ayn or a hamza:
/// `ʿAlī`, `‘Abd`. A quotation mark that is closed at the end of a word is none: `‘Joe’`.
fn leading_sign(name: &str) -> usize {
    let Some(sign) = name.chars().next() else { return 0 };
    let is_sign = match sign {
        'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' => true,
        '‘' | '’' | '\'' => {
            let mut words = name.split_whitespace().take(LONGEST_NICKNAME);
            !words.any(|word| word.ends_with(['’', '\'']))
        }
        _ => false,
    };
    if is_sign { sign.len_utf8() } else { 0 }
}

/// The initial of a part, if it is a word with a capital or an abbreviation; `sign` bytes before the
/// capital belong to it.
fn initial(part: &str, sign: usize) -> Option<Initial<'_>> {
    let letters = &part[sign..];
    let first = letters.chars().next().filter(|c| takes_initials(*c) && !c.is_lowercase())?;
    let letter = first.len_utf8();
    let in_word = |c: char| is_alphabetic_script(c) || c == 'ª';
    let word_end = letters.find(|c| !in_word(c)).unwrap_or(letters.len()).max(letter);
    if letters[word_end..].starts_with('.') {
        return Some(Initial { letters: &part[..sign + word_end], more: "".chars() });
    }
    let rest = &letters[letter..word_end];
    let capitals = rest.find(|c: char| c.is_lowercase()).unwrap_or(rest.len());
    let more = if capitals < rest.len() { &rest[..capitals] } else { "" };
    Some(Initial { letters: &part[..sign + letter], more: more.chars() })
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
    fn the_sign_of_a_consonant_goes_with_its_letter() {
        check("Yaḥyā ʿUmar", "Y. ʿU.", "Y.ʿU.");
        check("ʾIdrīs", "ʾI.", "ʾI.");
        check("‘Abd al-Qādir", "‘A. al-Q.", "‘A. al-Q.");
        check("Nūr ’Abbās", "N. ’A.", "N.’A.");
        check("ʿU. T.", "ʿU. T.", "ʿU.T.");
        check("J. ‘Joe’ B.", "J. ‘Joe’ B.", "J. ‘Joe’ B.");
        check("‘Buzz’", "‘Buzz’", "‘Buzz’");
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
