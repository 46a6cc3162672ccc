//! Headings that stand over lists of references.

use crate::lexicon::prose::{self, HEADING_WORDS, Heading};

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 120;

/// Reads `line` as the heading of a list of references.
///
/// Numbers before it and punctuation around it do not matter: "## 7. References:" is one.
pub(super) fn read(line: &str) -> Option<Heading> {
    if line.len() > LONGEST {
        return None;
    }
    let name = name(line)?;
    prose::heading(&name).or_else(|| contains_heading(&name))
}

/// The name of a heading: in small letters, without number, markup, punctuation and what stands in
/// brackets. None, if it has more words than any.
pub(super) fn name(line: &str) -> Option<String> {
    let end = line.find(['(', '[']).filter(|&end| end > 3).unwrap_or(line.len());
    bare(&line[..end])
}

/// A heading of a few words of which one can stand over nothing else, or which says for whom the list
/// is: "References for Chapter 2", "Reading for the course".
fn contains_heading(name: &str) -> Option<Heading> {
    let words = name.split(' ').count();
    let telling = |word: &str| HEADING_WORDS.contains(word);
    let meant = name.split_once(" for ").and_then(|(list, _)| prose::heading(list)).is_some();
    (words <= 4 && !name.contains(['.', ',', '(']) && (meant || name.split(' ').any(telling)))
        .then_some(Heading::Weak)
}

fn bare(line: &str) -> Option<String> {
    let name = line.trim_matches(|c: char| !c.is_alphabetic());
    let name = without_number(name);
    let words = || name.split_whitespace();
    let spaced_out = words().nth(4).is_some() && words().all(|word| word.chars().nth(1).is_none());
    if !spaced_out && words().nth(prose::longest_heading()).is_some() {
        return None;
    }
    let words: Vec<&str> = words().collect();
    Some(words.join(if spaced_out { "" } else { " " }).to_lowercase())
}

/// Drops a roman numeral or letter before the name: "VII. References", "A References".
fn without_number(name: &str) -> &str {
    match name.split_once([' ', '.', ')']) {
        Some((number, rest))
            if !rest.trim().is_empty()
                && number.chars().all(|c| "IVXABCDEFivx".contains(c))
                && number.len() <= 4 =>
        {
            rest.trim_start_matches(|c: char| !c.is_alphabetic())
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Heading>) {
        assert_eq!(read(line), expected, "{line}");
    }

    #[test]
    fn headings() {
        check("References", Some(Heading::Strong));
        check("## 7. References:", Some(Heading::Strong));
        check("VII. LITERATUR", Some(Heading::Strong));
        check("R E F E R E N C E S", Some(Heading::Strong));
        check("**Quellen:**", Some(Heading::Weak));
        check("References[edit]", Some(Heading::Strong));
        check("BIBLIOGRAPHY (in progress)", Some(Heading::Strong));
        check("参考文献", Some(Heading::Strong));
        check("References for Chapter 2", Some(Heading::Weak));
        check("Reading for the course", Some(Heading::Weak));
        check("Waiting for the course", None);
        check("The references were checked twice.", None);
        check("I. Introduction", None);
        check("", None);
    }
}
