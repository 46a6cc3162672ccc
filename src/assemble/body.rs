//! Telling the names of bodies and outlets from those of persons.

use super::text::words;
use super::words::{BODIES, GIVEN_NAMES, OUTLETS, PARTICLES};
use crate::grammar::name::initials;
use crate::item::Kind;

/// The outlet of this name, by the type of what it publishes.
///
/// "The Guardian", "GUARDIAN" and "guardian" are the same outlet.
pub(super) fn outlet(name: &str) -> Option<&'static Kind> {
    let lower = name.to_lowercase();
    let lower =
        lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')' && c != '!');
    let bare =
        ["the ", "der ", "die ", "das "].iter().find_map(|article| lower.strip_prefix(article));
    let host = || super::kind::host(lower).filter(|_| !lower.contains(' '));
    OUTLETS
        .get(lower)
        .or_else(|| OUTLETS.get(bare?))
        .or_else(|| OUTLETS.get(lower.trim_end_matches('.')))
        .or_else(|| OUTLETS.get(bare?.trim_end_matches('.')))
        .or_else(host)
}

/// Whether `name` is that of a body, an outlet or an account, which is never taken apart.
pub(super) fn is_body(name: &str) -> bool {
    !has_initials_after_comma(name)
        && (outlet(name).is_some()
            || is_account(name)
            || has_cue(name)
            || is_shouted(name)
            || is_long(name))
}

/// Whether it holds a word that only bodies have.
pub(super) fn has_cue(name: &str) -> bool {
    let the = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    let linked = [" of ", " for ", " für ", " para ", " pour ", " per la "]
        .iter()
        .any(|link| name.contains(link));
    the || linked
        || name.starts_with("U.S. ")
        || name.starts_with("UK ")
        || name.starts_with("US ")
        || words(name).any(|word| BODIES.contains(word.to_lowercase().as_str()))
}

/// "Doe, J.": a person after all.
pub(super) fn has_initials_after_comma(name: &str) -> bool {
    name.split(',').skip(1).any(|part| {
        let mut words = part.split_whitespace().filter(|word| !matches!(*word, "and" | "&"));
        words.next().is_some_and(|word| {
            word.ends_with('.') && initials(word).is_ok() && !word.starts_with("U.")
        })
    })
}

/// A host, a handle, or a word with digits in it.
fn is_account(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains('@')
        || lower.starts_with("www.")
        || [".com", ".org", ".net", ".de", ".io", ".gov", ".edu", ".co.uk"]
            .iter()
            .any(|end| lower.ends_with(end))
        || name.split_whitespace().any(|word| {
            word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_alphabetic)
        })
}

/// "GO CORE TEAM": several words in capitals, without a comma.
fn is_shouted(name: &str) -> bool {
    let capital = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.contains(char::is_lowercase)
            && word.contains(char::is_uppercase)
    };
    !name.contains(',')
        && name.split_whitespace().count() > 1
        && name.split_whitespace().all(|word| capital(word) && !word.ends_with('.'))
}

/// More than four words, none of which is known from persons' names.
fn is_long(name: &str) -> bool {
    let personal = |word: &str| {
        let lower = word.to_lowercase();
        initials(word).is_ok()
            || PARTICLES.contains(lower.as_str())
            || GIVEN_NAMES.contains(lower.as_str())
    };
    !name.contains(',')
        && name.split_whitespace().count() > 4
        && !name.split_whitespace().any(personal)
}
