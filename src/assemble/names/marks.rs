//! What stands around names and is no part of them: marks, roles, "et al.", years.

use std::borrow::Cow;

use super::super::text::{strip, trailing_year};
use super::body::{has_cue, outlet};
use super::person::{is_east_asian, is_given_name, is_initials, is_suffix};
use crate::lexicon::names::{CAPITAL_ROLES, LEAD_PHRASES, LEADS, LINKS, OTHERS, ROLES};
use crate::span::Span;

/// Marks around names go, the full stop of an initial stays.
pub(super) fn trim(text: &str) -> &str {
    let bare = strip(text);
    let span = Span::of(bare, text);
    let last = bare.rsplit(' ').next().unwrap_or_default();
    if let Some(undotted) = last.strip_suffix('.') {
        // "Doe JR." ends the list, not a word.
        let ended =
            undotted.chars().count() > 1 && !undotted.contains('.') && is_initials(undotted);
        return if ended { &bare[..bare.len() - 1] } else { bare };
    }
    if !text[span.end..].starts_with('.') {
        return bare;
    }
    let last_dotted = format!("{last}.");
    let kept = is_initials(&last_dotted) || is_suffix(last) || last == "v";
    if kept { &text[span.start..=span.end] } else { bare }
}

/// The names in `text`, and those that a bracket names as helpers: "Doe, J. (with Roe, R.)".
pub(super) fn with_helpers(text: &str) -> (&str, Option<&str>) {
    let Some((names, rest)) = text.split_once(" (with ") else { return (text, None) };
    let helpers = rest.trim_end_matches([' ', '.', ',', ';', ':']);
    (names, Some(helpers.strip_suffix(')').unwrap_or(helpers)))
}

/// The names in `text`, and the group that is named after "et al.": "Doe, J. et al. [Bread
/// Collaboration]", "Doe J, et al; Bread Study Group".
pub(super) fn with_group(text: &str) -> (&str, Option<&str>) {
    group(text).map_or((text, None), |(names, group)| (names, Some(group)))
}

fn group(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches([' ', ',', '.', ';', ':', '\n']);
    let bracket = bare.strip_suffix([']', ')']).and_then(|bare| bare.rsplit_once(['[', '(']));
    let (names, group) = bracket.or_else(|| bare.rsplit_once("; "))?;
    (has_cue(group) && without_others(names.trim_end()).is_some()).then_some((names, group))
}

/// `text` with the blanks before the initials of its names, which a copy has lost: `DoeJ, RoeRK`.
pub(super) fn spaced(text: &str) -> Cow<'_, str> {
    let parts = || text.split(", ");
    if parts().count() < 2 || !parts().all(|part| glued_initials(part).is_some()) {
        return text.into();
    }
    let apart =
        parts().filter_map(glued_initials).map(|(family, given)| format!("{family} {given}"));
    apart.collect::<Vec<_>>().join(", ").into()
}

/// The family name and the initials of `RoeRK`.
fn glued_initials(name: &str) -> Option<(&str, &str)> {
    let family = name.trim_end_matches(char::is_uppercase);
    let given = &name[family.len()..];
    let word = family.starts_with(char::is_uppercase)
        && family.ends_with(char::is_lowercase)
        && family.chars().all(|c| c.is_alphabetic() || c == '-');
    (word && (1..=3).contains(&given.chars().count()) && outlet(name).is_none())
        .then_some((family, given))
}

/// `text` without bracketed remarks: roles "(Eds.)", handles "[@doe]", years "(1950–2010)".
pub(super) fn unannotated(text: &str) -> String {
    if !text.contains(BRACKETS) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(BRACKETS) {
        let width = rest[open..].chars().next().map_or(1, char::len_utf8);
        let closed = rest[open..].find([')', ']', '）', '］', '〕']).map(|at| open + at);
        let Some(close) = closed else {
            // The bracket's end was taken for another field's start.
            if is_role(&rest[open + width..]) {
                rest = &rest[..open];
            }
            break;
        };
        let inner = &rest[open + width..close];
        let end = close + rest[close..].chars().next().map_or(1, char::len_utf8);
        let square = rest[open..].starts_with('[');
        kept.push_str(&rest[..open]);
        if is_initials(inner) && inner.contains('.') {
            kept.push_str(inner);
        } else if kept.is_empty() && open == 0 && is_from(inner) {
            // "〔明〕李廷機"
        } else if !is_remark(inner, square && open > 0) {
            kept.push_str(&rest[open..end]);
        } else if rest[end..].starts_with(char::is_alphanumeric) {
            kept.push(' ');
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

const BRACKETS: [char; 5] = ['(', '[', '（', '［', '〔'];

/// Whether characters before a name say when or where its bearer lived: "明", "美".
fn is_from(inner: &str) -> bool {
    inner.chars().count() <= 3 && is_east_asian(inner)
}

/// `[日]` before a name: it is Japanese, and not divided as Chinese names are.
pub(super) fn is_from_japan(text: &str) -> bool {
    let inner = text
        .trim_start()
        .strip_prefix(BRACKETS)
        .and_then(|rest| rest.split_once([')', ']', '）', '］', '〕']).map(|(inner, _)| inner));
    inner.is_some_and(|inner| is_from(inner) && inner.starts_with('日'))
}

/// Whether what stands in brackets is no part of a name: a role, a handle, years.
fn is_remark(inner: &str, square: bool) -> bool {
    square && inner.contains(char::is_lowercase)
        || is_role(inner)
        || inner.contains(|c: char| c.is_ascii_digit() || c == '@')
        || OTHERS.contains(&inner)
}

/// Whether every word says what someone did.
fn is_role(text: &str) -> bool {
    let mut words = text
        .split([' ', ',', '/', '&'])
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty());
    let stop = |word: &str| {
        matches!(word, "and" | "y" | "et" | "und" | "a" | "di" | "by" | "von" | "as" | "of" | "the")
    };
    // Linking words alone say nothing: "Foerster, H. von".
    let mut told = false;
    words.all(|word| {
        let role = ROLES.contains(word.to_lowercase().as_str());
        told |= role;
        role || stop(word)
    }) && told
}

/// `text` without the number of the entry: "51. Lee T".
pub(super) fn without_number(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = bare.len() < text.len();
    bare.strip_prefix(['.', ')']).filter(|rest| numbered && rest.starts_with(' ')).unwrap_or(text)
}

/// `text` without what follows the last name, "et al.", "eds.", and marks; and whether there are
/// others than those it names.
pub(super) fn without_tail(text: &str) -> (&str, bool) {
    let (mut rest, mut open) = bare_names(text);
    let mut before = rest;
    for _ in 0..3 {
        let Some((start, word)) = before.rsplit_once([',', ' ']) else { break };
        if word.contains(char::is_uppercase) {
            break;
        }
        before = start;
        if is_role(&rest[start.len()..]) {
            let found = bare_names(start);
            rest = found.0;
            open |= found.1;
            before = rest;
        }
    }
    (rest, open)
}

/// `text` without "et al." and marks, and whether it had the former.
fn bare_names(text: &str) -> (&str, bool) {
    let names = without_others(text);
    (trim(names.unwrap_or(text)), names.is_some())
}

/// `text` without "et al." at its end, if it stands there.
fn without_others(text: &str) -> Option<&str> {
    let end = |c: char| matches!(c, ' ' | ',' | ';' | '&' | ':' | '.' | '…');
    let bare = text.trim_end_matches(end);
    let tail = bare.char_indices().rev().nth(LONGEST_OTHERS - 1).map_or(0, |(at, _)| at);
    let lower = bare[tail..].to_lowercase();
    let found = OTHERS.iter().find_map(|others| {
        let others = others.trim_end_matches('.');
        let at = lower.strip_suffix(others).map(|_| bare.len().saturating_sub(others.len()))?;
        let before = bare.get(..at)?;
        let apart = before.ends_with([' ', ',', ';', '.', '，', '、']) || is_east_asian(others);
        // "Doe EA" has two initials.
        let initials = is_initials(&bare[at..]);
        (apart && !initials).then_some(before)
    });
    found.map(|without| {
        let marks = [' ', ',', ';', '&', '，', '、'];
        // "and 12 others"
        let without = without.trim_end_matches(|c: char| c.is_ascii_digit() || marks.contains(&c));
        without.strip_suffix(" and").unwrap_or(without).trim_end_matches(',')
    })
}

/// Whether a text is "et al." and nothing else.
pub(super) fn is_others(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c == ' ' || c.is_ascii_punctuation());
    if bare.chars().nth(LONGEST_OTHERS).is_some() {
        return false;
    }
    let bare = bare.to_lowercase();
    OTHERS.iter().any(|others| others.trim_end_matches('.') == bare)
}

/// No words for "and others" have more characters.
const LONGEST_OTHERS: usize = 17;

/// `text` without a year at its end.
pub(super) fn without_year(text: &str) -> &str {
    trailing_year(text).map_or(text, |(before, _)| before)
}

/// `text` without a phrase that leads to the names of those who directed or edited.
fn without_lead_phrase(text: &str) -> &str {
    let rest = |phrase: &&str| {
        let head = text.get(..phrase.len()).filter(|head| head.to_lowercase() == **phrase)?;
        text[head.len()..].strip_prefix(' ')
    };
    LEAD_PHRASES.iter().filter_map(rest).min_by_key(|rest| rest.len()).unwrap_or(text)
}

/// `text` without the word that says whose work it is: "by J. Doe", "di J. Doe", not "di Doe, J.".
pub(super) fn without_by(text: &str) -> &str {
    let Some((word, rest)) = text.split_once(' ') else { return text };
    let first = rest.split(' ').next().unwrap_or_default();
    let direct = is_given_name(first) || is_initials(first) && first.contains('.');
    match word.to_lowercase().as_str() {
        "by" | "par" | "por" => rest,
        "di" if direct && !first.ends_with(',') => rest,
        _ => text,
    }
}

/// `text` without the words that lead to the names of editors: "In", "edited by", "hrsg. von".
pub(super) fn without_lead(text: &str) -> &str {
    let text = without_lead_phrase(text);
    let mut rest = text;
    while let Some((word, after)) = rest.split_once([' ', ':']) {
        let lower = word.trim_end_matches(['.', ',']).to_lowercase();
        let role = ROLES.contains(lower.as_str())
            && (word.starts_with(char::is_lowercase)
                || word.ends_with('.')
                || LINKS.iter().any(|link| after.starts_with(*link)));
        let lead = role || LEADS.contains(lower.as_str()) && !(lower == "i" && word.ends_with('.'));
        let link = rest.len() < text.len() && LINKS.contains(word);
        if !(lead || link) {
            break;
        }
        rest = after.trim_start_matches([' ', ':']);
    }
    rest
}

/// A part of a list without its roles: "eds. Doe", "Doe ed".
pub(super) fn without_roles(text: &str) -> &str {
    let shown =
        text.starts_with(char::is_lowercase) || CAPITAL_ROLES.contains(text.trim_end_matches('.'));
    if shown && is_role(text) {
        return "";
    }
    let role =
        |word: &str| ROLES.contains(word.trim_matches('.')) && word.starts_with(char::is_lowercase);
    let text = if text.split(' ').next().is_some_and(role) || text.starts_with("cura di ") {
        without_lead(text)
    } else {
        text
    };
    match text.rsplit_once(' ') {
        Some((before, last)) if role(last) => before,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_in_brackets_after_et_al() {
        let group = |text| with_group(text).1;
        assert_eq!(group("J. Doe et al. [Bread Collaboration], "), Some("Bread Collaboration"));
        assert_eq!(group("Doe, J., et al. (Bread Consortium)."), Some("Bread Consortium"));
        assert_eq!(group("Doe J, et al; Bread Study Group."), Some("Bread Study Group"));
        assert_eq!(group("Doe, J., & Roe, R. [University of Bread]"), None);
        assert_eq!(group("Doe J; Bread Study Group"), None);
        assert_eq!(group("Doe, J., et al. (Eds.)."), None);
    }

    #[test]
    fn words_before_names_go() {
        assert_eq!(without_by("di Jane Roe"), "Jane Roe");
        assert_eq!(without_by("di Roe, A."), "di Roe, A.");
        assert_eq!(without_by("por Bread Bakers"), "Bread Bakers");
        assert_eq!(without_lead("Sous la direction de Jane Doe"), "Jane Doe");
        assert_eq!(without_lead("de Doe, J."), "de Doe, J.");
    }

    #[test]
    fn brackets_before_chinese_names_say_when_or_where() {
        assert!(is_from_japan("[日]高桥面包"));
        assert!(!is_from_japan("[清]高面"));
        assert!(!is_from_japan("高面[日]"));
    }

    #[test]
    fn others_are_left_out_however_many() {
        assert_eq!(without_tail("Doe, J., and 12 others"), ("Doe, J.", true));
        assert!(is_others(", et al."));
        assert!(!is_others("Doe et al."));
        assert_eq!(without_tail("Doe, J., Brothers"), ("Doe, J., Brothers", false));
    }

    #[test]
    fn lost_blanks_are_found_in_lists() {
        assert_eq!(spaced("DoeJ, Poe-MoeRK"), "Doe J, Poe-Moe RK");
        assert_eq!(spaced("DoeJ, McDonald"), "DoeJ, McDonald");
        assert_eq!(spaced("OvenTV"), "OvenTV");
    }
}
