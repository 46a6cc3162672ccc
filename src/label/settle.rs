//! What a whole entry tells that no single token does.
//!
//! The best path reads every token by its surroundings. A few things are certain from the entry as
//! a whole, whatever the path says:
//!
//! | entry | settled |
//! |---|---|
//! | `[Smith2019] Smith, J. …` | the bracket is the entry's mark, not a name and a year |
//! | `… Reprinted in Essays (Oxford: OUP, 1984), 17.` | all of the clause is a note |
//! | `20 Va. J.L. & Tech. 338, 379–80 (2016)` | two numbers after a law review are pages |
//! | `Smith (2007) … Zootaxa, 1642, 1-12.` | a second year between container and pages is a volume |
//! | `USENIX Association: Berkeley, CA, 2016` | the city after a publisher's colon is its place |
//! | `Universidade Federal, Porto Alegre, 2022.` | so is a city after a publisher's comma |
//! | `… Режим доступа: https://…` | a phrase that announces an address is no title |

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::label::{Label, Segment};
use crate::span::Span;

/// The lines of a word list, without its remarks.
fn lines(list: &'static str) -> HashSet<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).collect()
}

static CITIES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/cities.txt")));

static ACCESS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/access.txt")));

/// What a clause about another printing of the work starts with.
const REPRINTED: [&str; 10] = [
    "reprinted in",
    "repr. in",
    "rpt. in",
    "rep. in",
    "republished in",
    "quoted in",
    "cited in",
    "zit. nach",
    "zitiert nach",
    "abgedruckt in",
];

/// Corrects the labels of an entry's segments, which still tile it after.
pub(super) fn settle(entry: &str, segments: &mut Vec<Segment>) {
    mark_at_head(entry, segments);
    reprint(entry, segments);
    law_review_pages(segments);
    second_year(entry, segments);
    place_after_colon(entry, segments);
    place_after_comma(entry, segments);
    access_phrase(entry, segments);
    join(segments);
}

/// Gives a part of the entry a label.
fn relabel(segments: &mut Vec<Segment>, span: Span, label: Label) {
    let mut relabelled = Vec::with_capacity(segments.len() + 2);
    for segment in segments.drain(..) {
        let Span { start, end } = segment.span;
        let cuts = [start, span.start.clamp(start, end), span.end.clamp(start, end), end];
        let labels = [segment.label, label, segment.label];
        for (ends, label) in cuts.windows(2).zip(labels) {
            if ends[0] < ends[1] {
                relabelled.push(Segment { label, span: Span::new(ends[0], ends[1]), ..segment });
            }
        }
    }
    *segments = relabelled;
}

/// Makes neighbours with the same label one segment.
fn join(segments: &mut Vec<Segment>) {
    segments.dedup_by(|next, segment| {
        let same = next.label == segment.label;
        if same {
            segment.span.end = next.span.end;
            segment.confidence = segment.confidence.min(next.confidence);
        }
        same
    });
}

fn has(segments: &[Segment], label: Label) -> bool {
    segments.iter().any(|segment| segment.label == label)
}

/// A text without the blanks and the punctuation around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ".,;:()[]/–-".contains(c))
}

/// `[Smith2019] `, `[KÜST11]: `, `*2 `: letters and digits in brackets, or a starred number.
fn mark_at_head(entry: &str, segments: &mut Vec<Segment>) {
    let start = entry.len() - entry.trim_start().len();
    let head = &entry[start..];
    let starred =
        head.strip_prefix('*').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let end = match (head.strip_prefix('[').and_then(|rest| rest.split_once(']')), starred) {
        (Some((key, rest)), _) if is_key(key) => entry.len() - rest.len(),
        (_, Some(rest)) if rest.len() + 1 < head.len() && rest.starts_with([' ', '\t']) => {
            entry.len() - rest.len()
        }
        _ => return,
    };
    let rest = entry[end..].trim_start_matches([':', '.', ' ', '\t', '\n']);
    if !rest.is_empty() {
        relabel(segments, Span::new(0, entry.len() - rest.len()), Label::CitationNumber);
    }
}

fn is_key(key: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || "+:_-.".contains(c);
    (3..=24).contains(&key.len())
        && key.chars().all(word)
        && key.contains(char::is_alphabetic)
        && key.contains(|c: char| c.is_ascii_digit())
}

/// A clause about another printing goes on to the entry's end, or to an address.
fn reprint(entry: &str, segments: &mut [Segment]) {
    let starts_clause = |segment: &Segment| {
        let text = segment.span.text(entry).trim_start_matches(['(', '[', ' ']);
        REPRINTED
            .iter()
            .any(|cue| text.get(..cue.len()).is_some_and(|t| t.eq_ignore_ascii_case(cue)))
    };
    let Some(first) = segments.iter().skip(1).position(starts_clause) else { return };
    let is_end = |segment: &Segment| {
        matches!(
            segment.label,
            Label::Url
                | Label::Doi
                | Label::AccessPhrase
                | Label::Accessed
                | Label::Medium
                | Label::Other
        )
    };
    let clause = segments[first + 1..].iter_mut();
    clause.take_while(|segment| !is_end(segment)).for_each(|segment| segment.label = Label::Note);
}

/// `volume container volume pages`: the second volume is the page that the article starts on.
fn law_review_pages(segments: &mut [Segment]) {
    const PATTERN: [Label; 4] = [Label::Volume, Label::ContainerTitle, Label::Volume, Label::Pages];
    for at in 3..segments.len() {
        if (0..4).all(|i| segments[at - 3 + i].label == PATTERN[i]) {
            segments[at - 1].label = Label::Pages;
        }
    }
}

/// A second year between container and pages, far from the first, is a volume.
fn second_year(entry: &str, segments: &mut [Segment]) {
    let year = |segment: &Segment| -> Option<i32> {
        let digits = bare(segment.span.text(entry));
        (segment.label == Label::Date && digits.len() == 4).then(|| digits.parse().ok()).flatten()
    };
    let Some((first, published)) =
        segments.iter().enumerate().find_map(|(i, s)| Some((i, year(s)?)))
    else {
        return;
    };
    for at in first + 2..segments.len().saturating_sub(1) {
        let between = segments[at - 1].label == Label::ContainerTitle
            && matches!(segments[at + 1].label, Label::Pages | Label::Issue | Label::Number);
        if between && year(&segments[at]).is_some_and(|second| (second - published).abs() > 3) {
            segments[at].label = Label::Volume;
        }
    }
}

/// `publisher: city, state`: what the path gave to the publisher after the colon is the place's.
fn place_after_colon(entry: &str, segments: &mut Vec<Segment>) {
    let found = segments.windows(2).find_map(|pair| {
        let [publisher, next] = pair else { return None };
        let text = publisher.span.text(entry);
        let (_, place) = text.split_once(": ")?;
        let fits = publisher.label == Label::Publisher && next.label == Label::PublisherPlace;
        (fits && !place.trim().is_empty())
            .then(|| Span::new(publisher.span.end - place.len(), publisher.span.end))
    });
    if let Some(span) = found {
        relabel(segments, span, Label::PublisherPlace);
    }
}

/// Cities stand after publishers, universities and journals; alone, they are no publisher.
fn place_after_comma(entry: &str, segments: &mut Vec<Segment>) {
    if has(segments, Label::PublisherPlace) {
        return publisher_before_comma(entry, segments);
    }
    let found = segments.iter().enumerate().skip(1).find_map(|(at, segment)| {
        let next = segments.get(at + 1).map(|next| next.label);
        let periodical = segment.label == Label::ContainerTitle
            && matches!(next, Some(Label::Volume | Label::Date | Label::Url | Label::AccessPhrase));
        if segment.label != Label::Publisher && !periodical {
            return None;
        }
        city_at_end(entry, segment.span)
    });
    if let Some(span) = found {
        relabel(segments, span, Label::PublisherPlace);
    }
}

/// The span of the city that a text ends with, if it does.
fn city_at_end(entry: &str, span: Span) -> Option<Span> {
    let text = span.text(entry);
    if is_city(text) {
        return Some(span);
    }
    let (before, city) = text.trim_end().trim_end_matches([',', '.', ';']).rsplit_once(", ")?;
    let campus = before.ends_with("University of California") || before.ends_with("UC");
    (is_city(city) && !campus && !is_city(before))
        .then(|| Span::new(span.start + before.len() + 2, span.end))
}

fn is_city(text: &str) -> bool {
    let name = bare(text);
    name.chars().next().is_some_and(char::is_uppercase)
        && CITIES.contains(name.to_lowercase().as_str())
}

/// `Beuth, Berlin 2015`, all read as a place, has a publisher before its city.
fn publisher_before_comma(entry: &str, segments: &mut Vec<Segment>) {
    if has(segments, Label::Publisher) {
        return;
    }
    let found = segments.iter().find_map(|segment| {
        let text = segment.span.text(entry);
        let (name, city) = text.trim_end().trim_end_matches([',', '.', ':']).split_once(", ")?;
        let fits = segment.label == Label::PublisherPlace && is_city(city) && !is_city(name);
        (fits && bare(name).len() > 2)
            .then(|| Span::new(segment.span.start, segment.span.start + name.len() + 2))
    });
    if let Some(span) = found {
        relabel(segments, span, Label::Publisher);
    }
}

/// The words right before an address that announce it.
fn access_phrase(entry: &str, segments: &mut Vec<Segment>) {
    let found = segments.windows(2).find_map(|pair| {
        let [before, address] = pair else { return None };
        let text = before.span.text(entry).trim_end();
        let open = matches!(
            before.label,
            Label::Title | Label::ContainerTitle | Label::Publisher | Label::Note
        );
        if address.label != Label::Url || !open || !text.ends_with(':') {
            return None;
        }
        let words = text.trim_end_matches([':', ' ']);
        let starts = words.match_indices([' ', '\n']).map(|(at, _)| at + 1).rev().take(4);
        let phrase = |at: &usize| ACCESS.contains(words[*at..].to_lowercase().as_str());
        starts.filter(phrase).last().map(|at| Span::new(before.span.start + at, before.span.end))
    });
    if let Some(span) = found {
        relabel(segments, span, Label::AccessPhrase);
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::label::{Label, Segment};
    use crate::span::Span;

    /// Settles `label:text|label:text…`, and compares the result in the same form.
    #[track_caller]
    fn check(read: &str, settled: &str) {
        let mut entry = String::new();
        let mut segments = Vec::new();
        for part in read.split('|') {
            let (label, text) = part.split_once('=').expect("label=text");
            let span = Span::new(entry.len(), entry.len() + text.len());
            entry.push_str(text);
            segments.push(Segment {
                label: label.parse().expect("a label"),
                span,
                confidence: 1.0,
            });
        }
        settle(&entry, &mut segments);
        let part = |s: &Segment| format!("{}={}", s.label, s.span.text(&entry));
        assert_eq!(segments.iter().map(part).collect::<Vec<_>>().join("|"), settled);
    }

    #[test]
    fn each_rule_where_it_holds() {
        check(
            "author=[Smith|date=2019] |author=Smith, J. ",
            "citation-number=[Smith2019] |author=Smith, J. ",
        );
        check("other=*|author=2 Mito", "citation-number=*2 |author=Mito");
        check(
            "title=Truth. |container-title=Reprinted in Essays |publisher-place=(Oxford: |publisher=OUP, |date=1984) |doi=10.1/x",
            "title=Truth. |note=Reprinted in Essays (Oxford: OUP, 1984) |doi=10.1/x",
        );
        check(
            "volume=20 |container-title=Va. J.L. & Tech. |volume=338, |pages=379–80 |date=(2016)",
            "volume=20 |container-title=Va. J.L. & Tech. |pages=338, 379–80 |date=(2016)",
        );
        check(
            "date=(2007). |title=Ants. |container-title=Zootaxa, |date=1642, |pages=1-12.",
            "date=(2007). |title=Ants. |container-title=Zootaxa, |volume=1642, |pages=1-12.",
        );
        check(
            "title=T. |publisher=USENIX Association: Savannah, |publisher-place=GA, |date=2016",
            "title=T. |publisher=USENIX Association: |publisher-place=Savannah, GA, |date=2016",
        );
        check(
            "title=T. |publisher=Universidade Federal, Porto Alegre, |date=2022.",
            "title=T. |publisher=Universidade Federal, |publisher-place=Porto Alegre, |date=2022.",
        );
        check(
            "title=T. |publisher=Bari, |date=1978.",
            "title=T. |publisher-place=Bari, |date=1978.",
        );
        check(
            "title=T. |publisher-place=Beuth, Berlin |date=2015",
            "title=T. |publisher=Beuth, |publisher-place=Berlin |date=2015",
        );
        check(
            "title=Архив, Режим доступа: |url=https://a.b",
            "title=Архив, |access-phrase=Режим доступа: |url=https://a.b",
        );
    }

    #[test]
    fn no_rule_where_it_does_not() {
        for entry in [
            "citation-number=[12] |author=Doe, J. ",
            "title=T. |publisher=University of California, Berkeley, |date=2022.",
            "title=T. |publisher-place=Cambridge, MA: |publisher=MIT Press, |date=2022.",
            "date=(2007). |container-title=Nature, |date=2008, |pages=1-12.",
            "title=A title: |url=https://a.b",
        ] {
            check(entry, entry);
        }
    }

    #[test]
    fn segments_tile_whatever_the_text() {
        for entry in ["", "[", "[a1", "[a1]", "*", "*1", "*1 ", ": ", ", ", "é: ü, ", "[é1] x"] {
            for label in Label::ALL {
                let span = Span::new(0, entry.len());
                let mut segments = vec![Segment { label, span, confidence: 0.5 }];
                settle(entry, &mut segments);
                let joined: String = segments.iter().map(|s| s.span.text(entry)).collect();
                assert_eq!(joined, entry);
            }
        }
    }
}
