//! Telling the names of bodies and outlets from those of persons.

use super::super::text::words;
use super::list::split_conjunctions;
use super::person::is_given_name;
use crate::grammar::name::initials;
use crate::item::Kind;
use crate::lexicon::names::{BODIES, BODY_HEADS, GIVEN_NAMES, PARTICLES};
use crate::lexicon::outlets;
use crate::lexicon::places::{FAMILIES, PLACES};

/// The outlet of this name, by the type of what it publishes.
///
/// "The Guardian", "GUARDIAN" and "guardian" are the same outlet.
pub(in crate::assemble) fn outlet(name: &str) -> Option<&'static Kind> {
    let lower = name.to_lowercase();
    let lower =
        lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')' && c != '!');
    let bare =
        ["the ", "der ", "die ", "das "].iter().find_map(|article| lower.strip_prefix(article));
    let host = || super::super::kind::host(lower).filter(|_| !lower.contains(' '));
    outlets::named(lower)
        .or_else(|| outlets::named(bare?))
        .or_else(|| outlets::named(lower.trim_end_matches('.')))
        .or_else(|| outlets::named(bare?.trim_end_matches('.')))
        .or_else(|| outlets::named(without_country(bare.unwrap_or(lower))?))
        .or_else(host)
}

/// An outlet's name without the country of its edition: "vogue india".
fn without_country(name: &str) -> Option<&str> {
    let mut ends = name.rmatch_indices(' ').take(2).map(|(at, _)| name.split_at(at));
    ends.find(|(_, country)| PLACES.contains(country.trim_start())).map(|(name, _)| name)
}

/// Whether `name` is that of a body, an outlet or an account, which is never taken apart.
pub(in crate::assemble) fn is_body(name: &str) -> bool {
    !has_initials_after_comma(name)
        && !lists_initials(name)
        && (outlet(name).is_some()
            || is_account(name)
            || has_cue(name)
            || is_shouted(name)
            || is_long(name)
            || starts_with_acronym(name)
            || is_from_acronym(name)
            || is_in_small_letters(name)
            || has_acronym(name)
            || ends_in_country(name))
}

/// Whether a name is that of a whole body beside another one, not the half of a longer name such as
/// "Food and Agriculture Organization" or "Department of Health and Human Services".
pub(in crate::assemble) fn stands_alone(name: &str) -> bool {
    let named = [" of ", " for "].iter().any(|link| name.contains(link)) && has_cue(name);
    named || is_closed(name) || ends_in_country(name)
}

/// Whether nothing can follow in the name of a body: "World Bank", "AP News".
pub(in crate::assemble) fn is_closed(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let headed = name.contains(' ') && BODY_HEADS.contains(last.as_str());
    headed && !name.contains(" of ") || outlet(name).is_some() || is_account(name)
}

/// "Bakers handbook", "100 Women of Bread": a number begins the name, or small letters end it that are
/// no particle.
fn is_in_small_letters(name: &str) -> bool {
    let Some((first, rest)) = name.split_once(' ') else { return false };
    let small = |word: &str| word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    let capital = first.len() > 2 && first.starts_with(char::is_uppercase);
    let ends_small = small(rest) && !PARTICLES.contains(rest) && first.contains(char::is_lowercase);
    capital && ends_small && !is_given_name(first)
        || first.len() > 2 && first.bytes().all(|b| b.is_ascii_digit())
}

/// "KS in NJ": where somebody without a name writes from.
fn is_from_acronym(name: &str) -> bool {
    let short =
        |word: &str| (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    name.split_once(" in ").is_some_and(|(who, place)| short(who) && short(place))
}

/// "GNU Projesi": letters that nobody can say stand before a word.
fn starts_with_acronym(name: &str) -> bool {
    let Some((first, rest)) = name.split_once(' ') else { return false };
    let letters = first.len() > 2 && first.bytes().all(|b| b.is_ascii_uppercase());
    let said = first.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    letters
        && !said
        && !name.contains([',', ';'])
        && rest.contains(char::is_lowercase)
        && rest.split(' ').all(|word| word.starts_with(char::is_uppercase) && word.len() > 2)
        && !rest.split(' ').any(is_given_name)
}

/// "Telecel Ghana", "NHS England": a country ends the name.
fn ends_in_country(name: &str) -> bool {
    let Some((before, last)) = name.rsplit_once(' ') else { return false };
    let lower = last.trim_matches('.').to_lowercase();
    let first = before.split(' ').next().unwrap_or_default();
    let acronym = first.len() > 2 && first.chars().all(char::is_uppercase);
    let person = FAMILIES.contains(lower.as_str())
        || GIVEN_NAMES.contains(first.to_lowercase().as_str())
        || initials(first).is_ok();
    lower.len() > 3 && PLACES.contains(lower.as_str()) && (acronym || !person)
}

/// "(GUS)": the letters that a body is known by.
fn has_acronym(name: &str) -> bool {
    let inner = name.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    inner.is_some_and(|(inner, _)| {
        inner.chars().filter(|c| c.is_uppercase()).count() > 1
            && !inner.contains(['.', ' '])
            && !inner.contains(char::is_lowercase)
    })
}

/// Whether it holds a word that only bodies have.
pub(in crate::assemble) fn has_cue(name: &str) -> bool {
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
pub(in crate::assemble) fn has_initials_after_comma(name: &str) -> bool {
    let inverted = name.split_once(", ").is_some_and(|(family, given)| {
        // "Doe, Royal S": the full stop was the end of the list.
        let (given, initial) = given.rsplit_once(' ').unwrap_or_default();
        let single = initial.chars().count() == 1 && initial.starts_with(char::is_uppercase);
        single && !family.contains(' ') && !given.contains([' ', ','])
    });
    inverted
        || name.split(',').skip(1).any(|part| {
            let mut words = part.split_whitespace().filter(|word| !matches!(*word, "and" | "&"));
            words.next().is_some_and(|word| {
                word.ends_with('.') && initials(word).is_ok() && !word.starts_with("U.")
            })
        })
}

/// "Janes PW, Magee AI": every part of a list ends in initials.
fn lists_initials(name: &str) -> bool {
    let ends = |part: &str| {
        let last = part.trim().rsplit(' ').next().unwrap_or_default();
        part.trim().contains(' ') && initials(last).is_ok()
    };
    name.contains(',') && name.split(',').all(ends)
}

/// A host, a handle, or a word with digits or with a capital inside.
fn is_account(name: &str) -> bool {
    let inverted = name.split_once(", ").filter(|(family, _)| !family.contains(' '));
    let coined = inverted.map_or(name, |(family, _)| family);
    name.contains('@')
        || ["www.", "r/", "u/"].iter().any(|start| name.starts_with(start))
        || coined.split_whitespace().any(is_coined)
}

/// `3Blue1Brown`, `Point.fr`, `VMware`, but not `McDonald`, `O’Neill` or `LeCun`.
fn is_coined(word: &str) -> bool {
    let digits = word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_alphabetic);
    let host = word.trim_end_matches([',', '.']).rsplit_once('.').is_some_and(|(name, domain)| {
        name.len() > 2
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
            && name.contains(char::is_lowercase)
            && (2..=4).contains(&domain.len())
            && domain.bytes().all(|b| b.is_ascii_lowercase())
    });
    let mut before = word.chars().peekable();
    let mut humped = false;
    let mut length = 0;
    while let Some(c) = before.next() {
        // "Doe-McDonald"
        length = if c == '-' { 0 } else { length + 1 };
        let capital = before.peek().is_some_and(|next| next.is_uppercase());
        // "McDonald", "MacCarthy", "DeVellis", "LeCun", "VanDam" are families.
        humped |= c.is_lowercase() && capital && length > 3;
    }
    digits || host || humped
}

/// "GO CORE TEAM": several words in capitals, without a comma.
fn is_shouted(name: &str) -> bool {
    let capital = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.contains(char::is_lowercase)
            && word.contains(char::is_uppercase)
    };
    let given = |word: &str| GIVEN_NAMES.contains(word.to_lowercase().as_str());
    !name.contains(',')
        && name.split_whitespace().count() > 1
        && !name.split_whitespace().next().is_some_and(given)
        && name.split_whitespace().all(|word| capital(word) && !word.ends_with('.'))
}

/// More than four words, none of which is known from persons' names, or that end in an acronym.
fn is_long(name: &str) -> bool {
    let personal = |word: &str| {
        let lower = word.to_lowercase();
        initials(word).is_ok()
            || PARTICLES.contains(lower.as_str())
            || GIVEN_NAMES.contains(lower.as_str())
    };
    let capitals = |word: &str| word.len() > 3 && word.chars().all(char::is_uppercase);
    let mut capital = name.split_whitespace().map(capitals);
    let mut acronym = || capital.next_back() == Some(true) && !capital.any(|capital| capital);
    !name.contains(',')
        && name.split_whitespace().count() > 4
        && !joins_persons(name)
        && (!name.split_whitespace().any(personal) || acronym())
}

/// "Rana Biswas and Costa Enea": two or three words with capitals on either side of a conjunction.
fn joins_persons(name: &str) -> bool {
    let word = |word: &str| {
        let letters =
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '´'));
        word.starts_with(char::is_uppercase) && word.chars().count() > 2 && letters
    };
    let sides = split_conjunctions(name);
    sides.len() == 2
        && sides.iter().all(|side| {
            let words: Vec<&str> = side.split_whitespace().collect();
            (2..=3).contains(&words.len()) && words.iter().copied().all(word)
        })
}

#[cfg(test)]
mod tests {
    use super::is_body;

    #[test]
    fn bodies_and_persons() {
        for body in
            ["AP News", "NHS England", "Telecel Ghana", "World Health Organization", "3Blue1Brown"]
        {
            assert!(is_body(body), "{body}");
        }
        for body in ["Bread manpages", "2020 Bakers", "r/bread", "OvenAI, Inc."] {
            assert!(is_body(body), "{body}");
        }
        for person in ["Doe, J.", "J. K. England", "Paris Hilton", "Lynndie England", "LeCun, Y."] {
            assert!(!is_body(person), "{person}");
        }
        for persons in
            ["Rana Biswas and Costa Enea", "Roe, ChukFong", "M. Poe-McRoe", "Doe, Royal S"]
        {
            assert!(!is_body(persons), "{persons}");
        }
    }
}
