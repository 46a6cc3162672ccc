//! What stands before the reference, and how it starts.

use super::{Correction, has, prefix};
use crate::label::{Label, Segment};
use crate::lexicon::remarks::SIGNALS;
use crate::span::Span;

/// What the director of a film stands after.
const DIRECTED: [&str; 3] = [". Dir. ", ". Directed by ", ". Dir: "];

/// What the names of editors and of translators end with, in the author's place.
const ROLES: [(&str, Label); 12] = [
    ("eds", Label::Editor),
    ("(eds.)", Label::Editor),
    ("(eds)", Label::Editor),
    ("(ed.)", Label::Editor),
    ("(ed)", Label::Editor),
    ("(editor)", Label::Editor),
    ("(editors)", Label::Editor),
    ("(hrsg.)", Label::Editor),
    ("(hg.)", Label::Editor),
    ("(trans.)", Label::Translator),
    ("(transl.)", Label::Translator),
    ("(übers.)", Label::Translator),
];

/// `[Smith2019] `, `[KÜST11]: `, `*2 `: letters and digits in brackets, or a starred number.
pub(super) fn mark(entry: &str, _: &[Segment]) -> Option<Correction> {
    let start = entry.len() - entry.trim_start().len();
    let head = &entry[start..];
    let starred =
        head.strip_prefix('*').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let end = match (head.strip_prefix('[').and_then(|rest| rest.split_once(']')), starred) {
        (Some((key, rest)), _) if is_key(key) => entry.len() - rest.len(),
        (_, Some(rest)) if rest.len() + 1 < head.len() && rest.starts_with([' ', '\t']) => {
            entry.len() - rest.len()
        }
        _ => return None,
    };
    let rest = entry[end..].trim_start_matches([':', '.', ' ', '\t', '\n']);
    (!rest.is_empty()).then(|| (Span::new(0, entry.len() - rest.len()), Label::CitationNumber))
}

fn is_key(key: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || "+:_-.".contains(c);
    (3..=24).contains(&key.len())
        && key.chars().all(word)
        && key.contains(char::is_alphabetic)
        && key.contains(|c: char| c.is_ascii_digit())
}

/// `^ a b `, `Jump up to: 1 2`: the links back that an encyclopedia's note starts with.
pub(super) fn backlinks(entry: &str, _: &[Segment]) -> Option<Correction> {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\t');
    let head = entry.trim_start_matches(number);
    let start = entry.len() - head.len();
    let arrow =
        ["jump up to:", "jump up", "^", "↑"].iter().find_map(|words| prefix(head, words))?;
    let mut end = start + arrow;
    for word in head[arrow..].split_inclusive(' ') {
        let link = word.trim();
        let is_link = link.len() <= 1
            || link.len() <= 3 && link.bytes().all(|b| b.is_ascii_digit() || b == b',');
        if !is_link {
            break;
        }
        end += word.len();
    }
    (end < entry.len()).then(|| (Span::new(start, end), Label::Other))
}

/// `See generally `, `Vgl. `, `Source: ` before the reference.
pub(super) fn signal(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let aside = |segment: &&Segment| !matches!(segment.label, Label::CitationNumber | Label::Other);
    let start = segments.iter().find(aside)?.span.start;
    let text = &entry[start..];
    let rest = &text[SIGNALS.iter().find_map(|signal| prefix(text, signal))?..];
    let named = rest.trim_start();
    let word = named.split(char::is_whitespace).next().unwrap_or_default();
    // "See R, Smith J" are people.
    let is_name = word.ends_with(',') && word.chars().all(|c| c.is_uppercase() || c == ',');
    (named.len() < rest.len() && !named.is_empty() && !is_name)
        .then(|| (Span::new(start, entry.len() - named.len()), Label::Other))
}

/// `Interstellar. Dir. Christopher Nolan`, all read as an author, has a title before its director.
pub(super) fn director(entry: &str, segments: &[Segment]) -> Option<Correction> {
    if has(segments, Label::Title) {
        return None;
    }
    let found = segments.iter().find(|segment| segment.label == Label::Author).and_then(|author| {
        let text = author.span.text(entry);
        let at = DIRECTED.iter().find_map(|words| text.find(words))?;
        Some(Span::new(author.span.start, author.span.start + at + 2))
    });
    found.map(|span| (span, Label::Title))
}

/// `Glover, F.; Kochenberger, G. A., eds. (2003)`: who stands in the author's place edited it.
pub(super) fn role(entry: &str, segments: &mut [Segment]) {
    if has(segments, Label::Editor) || has(segments, Label::Translator) {
        return;
    }
    let Some(author) = segments.iter_mut().find(|segment| segment.label == Label::Author) else {
        return;
    };
    let text = author.span.text(entry).trim_end_matches([',', ':', '.', ' ', '\n']).to_lowercase();
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let told = ROLES.iter().find(|(mark, _)| last == *mark);
    if let Some((_, label)) = told.filter(|_| last.len() < text.len()) {
        author.label = *label;
    }
}
