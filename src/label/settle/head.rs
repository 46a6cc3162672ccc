//! What stands before the reference, and how it starts.

use super::{Find, Parts, Rule, prefix, unmarked};
use crate::label::Label;
use crate::lexicon::Words;
use crate::lexicon::names::{BODIES, EDITORS, TRANSLATORS, is_same_author};
use crate::lexicon::remarks::{BACKLINKS, DIRECTED, SIGNALS};
use crate::span::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "entry-mark",
        within: &[],
        gives: &[Label::CitationNumber],
        unless: &[],
        find: Find::One(mark),
        example: [
            "author=[Smith|date=2019] |author=Smith, J. ",
            "citation-number=[Smith2019] |author=Smith, J. ",
        ],
        counterexample: "other=[online] |author=Smith, J. ",
    },
    Rule {
        name: "backlinks",
        within: &[],
        gives: &[Label::Other],
        unless: &[],
        find: Find::One(backlinks),
        example: [
            "citation-number=3.^ |author=a b |title=\"T\"",
            "citation-number=3.|other=^ a b |title=\"T\"",
        ],
        counterexample: "citation-number=3. |author=A. B. |title=\"T\"",
    },
    Rule {
        name: "signal",
        within: &[],
        gives: &[Label::Other],
        unless: &[],
        find: Find::One(signal),
        example: [
            "author=See generally Doe, J. |title=T.",
            "other=See generally |author=Doe, J. |title=T.",
        ],
        counterexample: "author=See R, Smith J. |date=2001",
    },
    Rule {
        name: "director",
        within: &[Label::Author],
        gives: &[Label::Title],
        unless: &[Label::Title],
        find: Find::One(director),
        example: [
            "author=Interstellar. Dir. Christopher Nolan, |date=2014.",
            "title=Interstellar. |author=Dir. Christopher Nolan, |date=2014.",
        ],
        counterexample: "author=Nolan, C. (Dir.), |date=2014.",
    },
    Rule {
        name: "body-after-persons",
        within: &[Label::Title],
        gives: &[Label::Author],
        unless: &[],
        find: Find::One(body),
        example: [
            "author=Doe J, Roe R; |title=Society of Bakers and Millers. On bread. |date=2003",
            "author=Doe J, Roe R; Society of Bakers and Millers. |title=On bread. |date=2003",
        ],
        counterexample: "author=Doe J; Roe R; |title=The society of bakers. A history. |date=2003",
    },
    Rule {
        name: "same-author",
        within: &[],
        gives: &[Label::Author],
        unless: &[Label::Author],
        find: Find::One(same_author),
        example: [
            "title=Idem. On bread. |publisher=Oven.",
            "author=Idem. |title=On bread. |publisher=Oven.",
        ],
        counterexample: "title=Idem and the others. |publisher=Oven.",
    },
    Rule {
        name: "editors-at-head",
        within: &[Label::Author],
        gives: &[Label::Editor],
        unless: &[Label::Editor, Label::Translator],
        find: Find::One(|parts, at| with_role(parts, at, &EDITORS)),
        example: [
            "author=Glover, F.; Kochenberger, G., eds. |date=(2003).",
            "editor=Glover, F.; Kochenberger, G., eds. |date=(2003).",
        ],
        counterexample: "author=Glover, Ed. |date=(2003).",
    },
    Rule {
        name: "translators-at-head",
        within: &[Label::Author],
        gives: &[Label::Translator],
        unless: &[Label::Editor, Label::Translator],
        find: Find::One(|parts, at| with_role(parts, at, &TRANSLATORS)),
        example: ["author=Roe, R. (Trans.). |date=2003", "translator=Roe, R. (Trans.). |date=2003"],
        counterexample: "author=IEEE Trans. |date=2003",
    },
];

/// `[Smith2019] `, `[KÜST11]: `, `*2 `: letters and digits in brackets, or a starred number.
fn mark(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let entry = parts.entry;
    let head = entry.trim_start();
    let after = after_key(head).or_else(|| after_star(head))?;
    let rest = after.trim_start_matches([':', '.', ' ', '\t', '\n']);
    (!rest.is_empty()).then(|| Span::new(0, entry.len() - rest.len()))
}

/// What follows `[Smith2019]`.
fn after_key(head: &str) -> Option<&str> {
    let (key, rest) = head.strip_prefix('[')?.split_once(']')?;
    is_key(key).then_some(rest)
}

/// What follows `*2`.
fn after_star(head: &str) -> Option<&str> {
    let starred = head.strip_prefix('*')?;
    let rest = starred.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < starred.len() && rest.starts_with([' ', '\t'])).then_some(rest)
}

fn is_key(key: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || "+:_-.".contains(c);
    (3..=24).contains(&key.len())
        && key.chars().all(word)
        && key.contains(char::is_alphabetic)
        && key.contains(|c: char| c.is_ascii_digit())
}

/// `^ a b `, `Jump up to: 1 2`: the links back that an encyclopedia's note starts with.
fn backlinks(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let entry = parts.entry;
    let head = entry.trim_start_matches(|c: char| c.is_ascii_digit() || ". \t".contains(c));
    let start = entry.len() - head.len();
    let arrow = BACKLINKS.iter().find_map(|words| prefix(head, words))?;
    let links = head[arrow..].split_inclusive(' ').take_while(|word| is_backlink(word.trim()));
    let end = start + arrow + links.map(str::len).sum::<usize>();
    (end < entry.len()).then(|| Span::new(start, end))
}

/// `a`, `12,`
fn is_backlink(word: &str) -> bool {
    word.len() <= 1 || word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit() || b == b',')
}

/// `Idem. `, `Ders.: `: a word in the place of the authors of the entry before.
fn same_author(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let first = parts.segments.first()?;
    let aside = is_same_author(first.span.text(parts.entry));
    let start = if aside { first.span.start } else { reference_start(parts)? };
    let text = &parts.entry[start..];
    let stop = text.find(['.', ':', ','])?;
    let rest = text[stop..].trim_start_matches(['.', ':', ',', ' ', '\n']);
    (is_same_author(&text[..stop]) && !rest.is_empty())
        .then(|| Span::new(start, parts.entry.len() - rest.len()))
}

/// Where the reference starts: after its number and what else stands before it.
fn reference_start(parts: &Parts<'_>) -> Option<usize> {
    let aside = |label| matches!(label, Label::CitationNumber | Label::Other);
    Some(parts.segments.iter().find(|segment| !aside(segment.label))?.span.start)
}

/// `See generally `, `Vgl. `, `Source: ` before the reference.
fn signal(parts: &Parts<'_>, _: usize) -> Option<Span> {
    let start = reference_start(parts)?;
    let text = &parts.entry[start..];
    let rest = &text[SIGNALS.iter().find_map(|signal| prefix(text, signal))?..];
    let named = rest.trim_start();
    let word = named.split(char::is_whitespace).next().unwrap_or_default();
    // "See R, Smith J" are people.
    let is_name = word.ends_with(',') && word.chars().all(|c| c.is_uppercase() || c == ',');
    (named.len() < rest.len() && !named.is_empty() && !is_name)
        .then(|| Span::new(start, parts.entry.len() - named.len()))
}

/// `Interstellar. Dir. Christopher Nolan`, all read as an author, has a title before its director.
fn director(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let found = DIRECTED.iter().find_map(|words| {
        let lead = text.find(&format!(". {words} "))?;
        Some(lead + ". ".len())
    });
    let start = parts.span(at).start;
    found.map(|end| Span::new(start, start + end))
}

/// `Society of Bakers and Millers. ` after `Doe J, Roe R; `: a body is the last of the authors.
fn body(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let open = at > 0 && parts.text(at - 1).trim_end().ends_with(';');
    let listed = open && parts.before(at) == Some(Label::Author);
    let text = parts.text(at);
    let length = text.find(". ").filter(|_| listed)? + ". ".len();
    let start = parts.span(at).start;
    (length < text.len() && is_body(unmarked(&text[..length])))
        .then(|| Span::new(start, start + length))
}

/// Whether all words of a name but the small ones have capitals, and one is known from bodies.
fn is_body(name: &str) -> bool {
    let words = || name.split_whitespace();
    words().all(|word| word.len() < 4 || word.starts_with(char::is_uppercase))
        && words().count() > 1
        && words().any(|word| BODIES.contains(word.to_lowercase().as_str()))
}

/// `Glover, F.; Kochenberger, G. A., eds. (2003)`: who stands in the author's place edited it.
fn with_role(parts: &Parts<'_>, at: usize, roles: &Words) -> Option<Span> {
    let first = parts.segments.iter().position(|segment| segment.label == Label::Author);
    let text = parts.text(at).trim_end_matches([',', ':', '.', ' ', '\n']);
    let (names, last) = text.rsplit_once(char::is_whitespace)?;
    let word = last.trim_matches(['(', ')', '.']).to_lowercase();
    // "Kochenberger, Eds" alone could be a name; "eds" after a name is not.
    let shown = last.starts_with('(') && last.ends_with(')') || last == "eds";
    let role = shown && roles.contains(word.as_str());
    (first == Some(at) && role && !names.is_empty()).then(|| parts.span(at))
}
