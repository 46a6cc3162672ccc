//! Who did what, as the words beside the names say.
//!
//! | text | names | credited as |
//! |---|---|---|
//! | `Doe, J. (Director)` | Doe J. | director |
//! | `Doe, J. (Writer), & Roe, R. (Director)` | Doe J.; Roe R. | script-writer; director |
//! | `Doe, J., & Roe, R. (Hosts)` | Doe J., Roe R. | host |
//! | `(R. Roe, Narr.)` | Roe R. | narrator |
//! | `(R. Roe, Ed. & Trans.)` | Roe R. | editor, translator |
//! | `(R. Roe, Trans.). In P. Poe (Ed.)` | Roe R.; Poe P. | translator; editor |
//! | `Translated by R. Roe` | Roe R. | translator |
//! | `P. Poe, ed. Transl. by R. Roe` | Poe P.; Roe R. | editor; translator |
//! | `Bread Makers [bread]` | Bread Makers, whose username is `bread` | |
//! | `Doe, J. [@janedoe]` | Doe J., whose username is `@janedoe` | |
//! | `@janedoe [Jane Doe]` | the same in the other order | |
//! | `Doe, J. (Principal Investigator)` | Doe J., whose role is as printed | |

use crate::grammar::name::from_language;
use crate::lexicon::names::{LINKS, OTHERS, credited};

/// Names, and what stands beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Credit<'a> {
    pub names: &'a str,
    /// The variables of CSL that words beside the names tell.
    pub roles: Vec<&'static str>,
    /// What the last of them is called on a platform, or does that CSL has no variable for: the name
    /// of the field that it is kept in, and the words.
    pub aside: Option<(&'static str, &'a str)>,
}

/// The names in a text, parted where others are credited.
pub(super) fn credits(text: &str) -> Vec<Credit<'_>> {
    let mut credits = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while let Some(open) = rest[at..].find(['(', '[']).map(|open| at + open) {
        let Some(close) = rest[open..].find([')', ']']).map(|close| open + close) else { break };
        let inner = &rest[open + 1..close];
        let names = &rest[..open];
        if let Some(roles) = credited(inner) {
            push(&mut credits, Credit { names, roles, ..Credit::default() });
        } else if let Some(handle) = handle(names) {
            let aside = Some(("username", handle));
            push(&mut credits, Credit { names: inner, aside, ..Credit::default() });
        } else if let Some(aside) = aside(&rest[open..=close], names) {
            push(&mut credits, Credit { names, aside: Some(aside), ..Credit::default() });
        } else if inner.split(';').all(|part| with_roles(part).is_some()) {
            push(&mut credits, Credit { names, ..Credit::default() });
            credits.extend(inner.split(';').filter_map(with_roles));
        } else {
            at = close + 1;
            continue;
        }
        rest = &rest[close + 1..];
        at = 0;
    }
    // "(A. Doe, Ed.; R. Roe, Trans.; ": the bracket goes on with what is no name.
    let parts = || rest.split(';').filter(|part| part.contains(char::is_alphanumeric));
    if parts().nth(1).is_some() && parts().any(|part| with_roles(part).is_some()) {
        let plain = |names| Credit { names, ..Credit::default() };
        credits.extend(parts().map(|part| with_roles(part).unwrap_or_else(|| plain(part))));
        return credits;
    }
    for clause in clauses(rest) {
        match with_roles(clause).or_else(|| led(clause)) {
            Some(credit) => credits.push(credit),
            None => push(&mut credits, Credit { names: clause, ..Credit::default() }),
        }
    }
    credits
}

/// The parts of a text that each credit somebody: "A. Doe, ed." and "Transl. by M. Roe."
fn clauses(text: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for (blank, _) in text.match_indices(' ') {
        if text[..blank].ends_with(['.', ',', ';']) && starts_led(&text[blank + 1..]) {
            clauses.push(&text[start..blank]);
            start = blank + 1;
        }
    }
    clauses.push(&text[start..]);
    clauses
}

/// Whether names after what they did come next, as [`led`] reads them.
fn starts_led(text: &str) -> bool {
    /// No words for what somebody did, and the first name after them, are longer.
    const LONGEST_LEAD: usize = 80;
    let first = text.split(' ').next().unwrap_or_default();
    credited(first).is_some() && led(&text[..text.floor_char_boundary(LONGEST_LEAD)]).is_some()
}

/// Adds names, if there are any.
fn push<'a>(credits: &mut Vec<Credit<'a>>, credit: Credit<'a>) {
    if credit.names.contains(char::is_alphanumeric) {
        credits.push(credit);
    }
}

/// `[@janedoe]`, `[Grammar Girl]` and `(Principal Investigator)` after a name in reverse order.
fn aside<'a>(bracket: &'a str, names: &str) -> Option<(&'static str, &'a str)> {
    let inner = &bracket[1..bracket.len() - 1];
    let inverted = names.trim_end().ends_with('.') && names.contains(", ");
    let words = inner.split(' ').all(|word| word.len() > 3 && word.starts_with(char::is_uppercase));
    if bracket.starts_with('[') {
        let handle = inner.len() > 2 && inner.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let called = inner.starts_with('@') || inverted && words || handle;
        let called = called && !is_others(inner) && credited(inner).is_none();
        return called.then_some(("username", inner));
    }
    (inverted && words && inner.contains(' ')).then_some(("role", inner))
}

/// `@janedoe`, alone before a bracket with the name of whom it belongs to.
fn handle(names: &str) -> Option<&str> {
    let handle = names.trim();
    (handle.starts_with('@') && handle.len() > 1 && !handle.contains(' ')).then_some(handle)
}

fn is_others(text: &str) -> bool {
    OTHERS.contains(&text.to_lowercase().as_str())
}

/// `R. Roe, Trans.`: names with their roles after a comma.
fn with_roles(text: &str) -> Option<Credit<'_>> {
    let text = text.trim_matches([' ', '(', ',', ';', ':']);
    let (names, last) = text.rsplit_once(", ")?;
    let capital = last.starts_with(char::is_uppercase) || last.ends_with('.');
    let roles = credited(last).filter(|_| capital && names.contains(char::is_alphanumeric))?;
    Some(Credit { names, roles, aside: None })
}

/// `Translated by R. Roe`, `Translated from the French by R. Roe`: names after what they did.
fn led(text: &str) -> Option<Credit<'_>> {
    let text = text.trim_matches([' ', '(', ',', ';', ':', '.']);
    let mut found = None;
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len() + 1;
        if at > 0 && LINKS.contains(word) {
            let Some(roles) = credited(&text[..at]) else { break };
            let names = text.get(end..);
            let names = names.map(|names| from_language(names).unwrap_or(names));
            found = names.map(|names| Credit { names, roles, aside: None });
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let credits: Vec<(String, String)> = credits(text)
            .into_iter()
            .map(|credit| {
                (credit.names.trim_matches([' ', ',', '.', '&']).into(), credit.roles.join(" "))
            })
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(names, roles)| ((*names).into(), (*roles).into())).collect();
        assert_eq!(credits, expected);
    }

    #[test]
    fn names_are_credited_by_the_words_beside_them() {
        check("Doe, J. (Director).", &[("Doe, J", "director")]);
        check(
            "Doe, J. (Writer), & Roe, R. (Director).",
            &[("Doe, J", "script-writer"), ("Roe, R", "director")],
        );
        check("(R. Roe, Narr.) ", &[("R. Roe", "narrator")]);
        check("(R. Roe, Ed. & Trans.).", &[("R. Roe", "editor translator")]);
        check("(R. Roe & P. Poe, Trans.; ", &[("R. Roe & P. Poe", "translator")]);
        check(
            "(J. Roe, Trans.). In D. F. Poe (Ed.),",
            &[("J. Roe", "translator"), ("In D. F. Poe", "editor")],
        );
        check("(A. Doe, Ed.; R. Roe, Trans.; ", &[("A. Doe", "editor"), ("R. Roe", "translator")]);
        check(
            "Doe, J., Ed.; Roe, R., Trans.; Poe, P.",
            &[("Doe, J", "editor"), ("Roe, R", "translator"), ("Poe, P", "")],
        );
        check("translated by R. Roe", &[("R. Roe", "translator")]);
        check("Translated from the Old Norse by J. Doe", &[("J. Doe", "translator")]);
        check("Translated from J. Doe by R. Roe", &[("J. Doe by R. Roe", "translator")]);
        check(
            "Ann Poe, ed. Transl. by R. Roe. Illus. by J. Doe.",
            &[("Ann Poe", "editor"), ("R. Roe", "translator"), ("J. Doe", "illustrator")],
        );
        check("Edited and translated by R. Roe", &[("R. Roe", "editor translator")]);
        check(
            "Doe, J. (Guest Expert), & Roe, R. (Host)",
            &[("Doe, J", "guest"), ("Roe, R", "host")],
        );
    }

    #[test]
    fn a_handle_stands_beside_a_name_in_either_order() {
        for text in ["Roe, R. [@rroe]. ", "@rroe [Roe, R.]. "] {
            let credits = credits(text);
            assert_eq!(credits[0].names.trim(), "Roe, R.");
            assert_eq!(credits[0].aside, Some(("username", "@rroe")));
        }
        assert_eq!(credits("Roe, R. [trans.]")[0].aside, None);
    }

    #[test]
    fn other_words_are_part_of_the_names() {
        check("Doe, J. (NATO), Roe, R.", &[("Doe, J. (NATO), Roe, R", "")]);
        check("Doe, J., & Roe, R.", &[("Doe, J., & Roe, R", "")]);
        check("Roe, R. Director Poe, P.", &[("Roe, R. Director Poe, P", "")]);
    }
}
