//! One person's name, from its words.
//!
//! | text | name |
//! |---|---|
//! | `J. von Neumann` | family Neumann, particle von, given J. |
//! | `Doe JK` | family Doe, given J. K. |
//! | `SHIFFMAN Daniel` | family SHIFFMAN, given Daniel |
//! | `Tom Zeller Jr.` | family Zeller, given Tom, suffix Jr. |

use crate::grammar::name::initials;
use crate::item::Name;
use crate::lexicon::names::{
    CHINESE_SURNAMES, GENERATIONS, GIVEN_NAMES, HUNGARIAN_NAMES, PARTICLES, PREFIXES,
    ROMANIAN_NAMES, SUFFIXES, TITLES, TRAILING, VIETNAMESE_SURNAMES,
};

/// A word without full stops, in lower case.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| matches!(c, '.' | ',' | '(' | ')')).to_lowercase()
}

pub(in crate::assemble) fn is_suffix(word: &str) -> bool {
    // "Doe JR" has two initials, "Doe Jr" is a son.
    SUFFIXES.contains(plain(word).as_str()) && !matches!(word, "JR" | "SR" | "JR." | "SR.")
}

/// "Dr.", "PhD": left out.
pub(in crate::assemble) fn is_title(word: &str) -> bool {
    let lower = plain(word);
    TITLES.contains(lower.as_str())
        && (word.ends_with('.') || lower.len() > 2 || word == "MD")
        && !matches!(word, "Ma" | "MA" | "ma" | "Ing" | "Mag" | "Doc" | "Miss")
}

pub(in crate::assemble) fn is_initials(word: &str) -> bool {
    // "Ó Gráda" is a family name.
    initials(word).is_ok() && word != "Ó"
}

pub(in crate::assemble) fn is_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && PARTICLES.contains(word.trim_end_matches('.'))
        || word.starts_with("d'")
        || word.starts_with("d’")
}

pub(in crate::assemble) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.contains(plain(word).as_str())
}

fn joined(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// Given names, with a full stop after each of the initials that run together: "JK" is "J. K."
fn given_names(words: &[&str]) -> Option<String> {
    let mut names = String::new();
    for word in words {
        let run = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        let particle = word.len() > 2 && PARTICLES.contains(word.to_lowercase().as_str());
        let run = run && is_initials(word) && !is_given_name(word) && !particle;
        if !names.is_empty() {
            names.push(' ');
        }
        if run {
            let initials: Vec<String> = word.chars().map(|initial| format!("{initial}.")).collect();
            names.push_str(&initials.join(" "));
        } else {
            names.push_str(word);
        }
    }
    (!names.is_empty()).then_some(names)
}

/// A name whose family and given part are known: "von Neumann", "J.".
pub(in crate::assemble) fn inverted(family: &str, given: &str) -> Name {
    let words: Vec<&str> = family.split_whitespace().filter(|word| !is_title(word)).collect();
    let (words, suffix) = split_suffix(&words);
    let mut name = family_name(words);
    name.suffix = suffix;

    let given: Vec<&str> = given.split_whitespace().filter(|word| !is_title(word)).collect();
    let (given, suffix) = split_suffix(&given);
    name.suffix = name.suffix.or(suffix);
    // "Foerster, H. von": the particle goes with the given name.
    let kept = given.len() - given.iter().rev().take_while(|word| TRAILING.contains(*word)).count();
    let (given, particle) = given.split_at(if kept == 0 { given.len() } else { kept });
    name.dropping_particle = joined(particle);
    name.given = given_names(given);
    name
}

/// "J. J. García" and "Meilán": where given names are initials, the words after them are the
/// family's.
pub(in crate::assemble) fn widen_family(name: &mut Name) {
    let (Some(given), Some(family)) = (&name.given, &name.family) else { return };
    let words: Vec<&str> = given.split(' ').collect();
    let initials = words.iter().take_while(|word| is_initials(word) && word.contains('.')).count();
    let rest = &words[initials..];
    let family_like =
        |word: &&str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let named = !rest.iter().all(family_like)
        || rest.iter().any(|word| is_given_name(word) || is_particle(word));
    if initials > 0 && !rest.is_empty() && !named && name.non_dropping_particle.is_none() {
        name.family = Some(format!("{} {family}", rest.join(" ")));
        name.given = joined(&words[..initials]);
    }
}

/// The words of a family name, with its particles.
fn family_name(words: &[&str]) -> Name {
    let particles = words.iter().take_while(|word| is_particle(word)).count();
    let particles = if particles == words.len() { 0 } else { particles };
    Name {
        non_dropping_particle: joined(&words[..particles]),
        family: joined(&words[particles..]),
        ..Name::default()
    }
}

/// A suffix at the end, if something stands before it.
fn split_suffix<'a, 'b>(words: &'b [&'a str]) -> (&'b [&'a str], Option<String>) {
    match words {
        [rest @ .., last] if !rest.is_empty() && is_suffix(last) => {
            (rest, Some((*last).to_owned()))
        }
        _ => (words, None),
    }
}

/// A name in one piece: "J. K. Doe", "Doe JK", "SHIFFMAN Daniel", "Plato".
pub(in crate::assemble) fn direct(text: &str) -> Name {
    let all: Vec<&str> = text.split_whitespace().filter(|word| !is_title(word)).collect();
    let (words, suffix) = split_suffix(&all);
    let (given, family) = match words {
        [only] if is_initials(only) && (only.contains('.') || only.chars().count() == 1) => {
            return Name { given: Some(text.to_owned()), ..Name::default() };
        }
        [] | [_] => return Name::literal(text),
        _ if words.iter().all(|word| word.contains('.') && is_initials(word)) => {
            return Name::literal(text);
        }
        [family, given] if bracketed(given).is_some() && !family.contains('.') => {
            return inverted(family, bracketed(given).unwrap_or(given));
        }
        _ => divide(words),
    };
    Name { given: given_names(given), suffix, ..family_name(family) }
}

/// "DOE (Jane)": the given name stands in brackets.
fn bracketed(word: &str) -> Option<&str> {
    let given = word.strip_prefix('(')?.strip_suffix(')')?;
    let name = given.starts_with(char::is_uppercase)
        && given.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'));
    name.then_some(given)
}

/// The given and the family part of a name in one piece.
fn divide<'a, 'b>(words: &'b [&'a str]) -> (&'b [&'a str], &'b [&'a str]) {
    if let Some(at) = family_first(words) {
        return (&words[at..], &words[..at]);
    }
    let last = words.len() - 1;
    if words[..last].iter().all(|word| is_particle(word)) {
        return words.split_at(0);
    }
    if let Some(at) = words.iter().position(|word| *word == "y").filter(|at| *at > 1) {
        return words.split_at(at - 1);
    }
    let shouted = words.iter().rev().take_while(|word| is_shouted(word)).count();
    let prefix = |word: &&str| is_particle(word) || PREFIXES.contains(*word);
    let at = if (1..=last).contains(&shouted)
        && words[..=last - shouted].iter().any(|word| !is_shouted(word))
    {
        words.len() - shouted
    } else if let Some(at) = words[1..].iter().position(prefix).filter(|at| at + 1 < last) {
        at + 1
    } else if let Some(at) = words[1..].iter().position(prefix).filter(|at| at + 1 == last) {
        // A particle at the very end has no name after it.
        if is_particle(words[last]) && words[last] != "van" { at } else { last }
    } else if last > 1 && GENERATIONS.contains(words[last]) {
        last - 1
    } else {
        last
    };
    words.split_at(at)
}

/// Where the given part starts, if the family name comes first.
fn family_first(words: &[&str]) -> Option<usize> {
    let initial = words.iter().rev().take_while(|word| is_initials(word)).count();
    if initial == words.len() {
        let first = words[0];
        return (first.chars().count() > 1 && !first.contains('.')).then_some(1);
    }
    let prefixed = is_particle(&words[0].to_lowercase());
    if initial > 0 && (prefixed || !is_initials(words[0])) {
        let at = words.len() - initial;
        let middle = at == 2
            && is_given_name(words[1])
            && !is_particle(words[0])
            && !PREFIXES.contains(words[0]);
        return Some(if middle { 1 } else { at });
    }
    let shouted = words.iter().take_while(|word| is_shouted(word) || is_particle(word)).count();
    if shouted > 0 && shouted < words.len() && words[..shouted].iter().any(|word| is_shouted(word))
    {
        return Some(shouted);
    }
    let first = is_cyrillic(words[0]) && is_cyrillic_family_first(words)
        || ends_given(words)
        || is_vietnamese(words);
    first.then_some(1)
}

/// "Nguyễn Văn Nam": a family name of the Vietnamese stands first.
fn is_vietnamese(words: &[&str]) -> bool {
    let marked = |word: &&str| {
        word.contains(|c| matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'đ' | 'Đ' | 'ơ' | 'ư'))
    };
    VIETNAMESE_SURNAMES.contains(plain(words[0]).as_str()) && words.iter().any(marked)
}

/// "Horváth Iván", "Sartre Jean-Paul", "Popescu Ion": the last word can only be a given name.
pub(in crate::assemble) fn ends_given(words: &[&str]) -> bool {
    let last = words[words.len() - 1];
    let compound =
        ["Jean-", "Pierre-", "Marie-", "Anne-"].iter().any(|start| last.starts_with(start));
    let first = plain(last.split('-').next().unwrap_or(last));
    let given = compound
        || HUNGARIAN_NAMES.contains(plain(last).as_str())
        || ROMANIAN_NAMES.contains(first.as_str());
    given && words.len() == 2 && !is_given_name(words[0]) && !is_initials(words[0])
}

/// A word of three or more capitals: "SHIFFMAN".
fn is_shouted(word: &str) -> bool {
    !word.contains('.')
        && word.chars().filter(|c| c.is_uppercase()).count() > 2
        && !word.contains(char::is_lowercase)
}

fn is_cyrillic(word: &str) -> bool {
    word.starts_with(|c: char| ('\u{400}'..='\u{4ff}').contains(&c))
}

/// "Маркевич Андрей", "Антонов Андрей Сергеевич".
fn is_cyrillic_family_first(words: &[&str]) -> bool {
    let patronymic = ["ович", "евич", "овна", "евна", "івна", "ична"];
    let last = words[words.len() - 1];
    words.len() == 3 && patronymic.iter().any(|ending| last.ends_with(ending))
        || words.len() == 2 && is_given_name(words[1]) && !is_given_name(words[0])
}

/// Which East Asian script a name is written in decides where its family name ends.
pub(in crate::assemble) fn is_east_asian(name: &str) -> bool {
    name.chars().any(is_east_asian_char)
}

fn is_east_asian_char(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A Chinese, Japanese or Korean name. Without a blank only a Chinese or a Korean name shows where
/// it is to be divided: after one character, or after two for the few double family names.
pub(in crate::assemble) fn east_asian(name: &str, chinese: bool) -> Name {
    let parts: Vec<&str> = name.split_whitespace().collect();
    if let [family, given] = parts[..] {
        return Name::person(family, given);
    }
    let length = name.chars().count();
    let korean = name.chars().all(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c));
    let han = name.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    if !(korean && length == 3 || chinese && han && (2..=4).contains(&length)) {
        return Name::literal(name);
    }
    let double = name.char_indices().nth(2).map_or(0, |(at, _)| at);
    let single = name.char_indices().nth(1).map_or(0, |(at, _)| at);
    let at =
        if CHINESE_SURNAMES.contains(&name[..double]) || length == 4 { double } else { single };
    Name::person(&name[..at], &name[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &Name, expected: &str) {
        let parts =
            [&name.given, &name.non_dropping_particle, &name.family, &name.suffix, &name.literal];
        let read: Vec<&str> = parts.map(|part| part.as_deref().unwrap_or("")).to_vec();
        assert_eq!(read.join("|"), expected);
    }

    #[test]
    fn names_in_one_piece() {
        check(&direct("J. K. Doe"), "J. K.||Doe||");
        check(&direct("Doe JK"), "J. K.||Doe||");
        check(&direct("J. Robert Doe"), "J. Robert||Doe||");
        check(&direct("Jabbari Sabegh MA"), "M. A.||Jabbari Sabegh||");
        check(&direct("Millward James A"), "James A||Millward||");
        check(&direct("de Franchis R"), "R|de|Franchis||");
        check(&direct("J. von Neumann"), "J.|von|Neumann||");
        check(&direct("Gustavo de Carvalho Bertoli"), "Gustavo|de|Carvalho Bertoli||");
        check(&direct("David L. Vander Meulen"), "David L.||Vander Meulen||");
        check(&direct("Tom Zeller Jr."), "Tom||Zeller|Jr.|");
        check(&direct("SHIFFMAN Daniel"), "Daniel||SHIFFMAN||");
        check(&direct("Jean DUPONT"), "Jean||DUPONT||");
        check(&direct("Антонов А.С."), "А.С.||Антонов||");
        check(&direct("Маркевич Андрей"), "Андрей||Маркевич||");
        check(&direct("Илья Кантор"), "Илья||Кантор||");
        check(&direct("José Ortega y Gasset"), "José||Ortega y Gasset||");
        check(&direct("Plato"), "||||Plato");
        check(&direct("de Gaulle"), "|de|Gaulle||");
        check(&direct("Cormac Ó Gráda"), "Cormac||Ó Gráda||");
        check(&direct("A.E.P. Villa"), "A.E.P.||Villa||");
        check(&direct("Horváth Iván"), "Iván||Horváth||");
        check(&direct("Zsolt Nagy"), "Zsolt||Nagy||");
        check(&direct("Brânzei Petre"), "Petre||Brânzei||");
        check(&direct("Petre Brânzei"), "Petre||Brânzei||");
        check(&direct("Nguyễn Văn Bánh"), "Văn Bánh||Nguyễn||");
        check(&direct("Jane Nguyen"), "Jane||Nguyen||");
        check(&direct("DOE (Jane)"), "Jane||DOE||");
        check(&direct("J. Doe (Bakers)"), "J. Doe||(Bakers)||");
        check(&direct("DAVID IBN BAKER"), "DAVID IBN||BAKER||");
        check(&direct("J. K. L."), "||||J. K. L.");
        check(&direct("Sartre Jean-Paul"), "Jean-Paul||Sartre||");
        check(&direct("J."), "J.||||");
        check(&direct("T. T. Van"), "T. T.||Van||");
        check(&direct("Lourenço Alves Pereira Júnior"), "Lourenço Alves||Pereira Júnior||");
    }

    #[test]
    fn names_with_the_family_name_first() {
        check(&inverted("von zur Gathen", "J."), "J.|von zur|Gathen||");
        check(&inverted("Foerster", "H. von"), "H.||Foerster||");
        assert_eq!(inverted("Foerster", "H. von").dropping_particle.as_deref(), Some("von"));
        check(&inverted("King", "M. L. Jr."), "M. L.||King|Jr.|");
        check(&inverted("De Bruhl", "B. F."), "B. F.||De Bruhl||");
    }

    #[test]
    fn east_asian_names() {
        check(&east_asian("李英杰", true), "英杰||李||");
        check(&east_asian("欧阳修", true), "修||欧阳||");
        check(&east_asian("新井敏康", false), "||||新井敏康");
        check(&east_asian("岩谷 和男", false), "和男||岩谷||");
        check(&east_asian("김철수", false), "철수||김||");
    }
}
