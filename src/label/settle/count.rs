//! Volumes, issues and pages.

use super::{Correction, has};
use crate::label::{Label, Segment};
use crate::span::Span;

/// `volume container volume pages`: the second volume is the page that the article starts on.
pub(super) fn law_review_pages(segments: &mut [Segment]) {
    const PATTERN: [Label; 4] = [Label::Volume, Label::ContainerTitle, Label::Volume, Label::Pages];
    for at in 3..segments.len() {
        if (0..4).all(|i| segments[at - 3 + i].label == PATTERN[i]) {
            segments[at - 1].label = Label::Pages;
        }
    }
}

/// `(42:4)` beside pages is a volume and its issue.
pub(super) fn volume_with_issue(entry: &str, segments: &[Segment]) -> Vec<Correction> {
    let counts = |segment: &&Segment| matches!(segment.label, Label::Volume | Label::Issue);
    let mut counted = segments.iter().filter(counts);
    let (Some(both), None) = (counted.next(), counted.next()) else { return Vec::new() };
    let text = both.span.text(entry);
    let Some((volume, issue)) = text.split_once(':') else { return Vec::new() };
    let number = |text: &str| {
        let digits = text.trim_matches(['(', ')', ' ', ',', '.']);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    if !has(segments, Label::Pages) || !number(volume) || !number(issue) {
        return Vec::new();
    }
    let cut = both.span.start + volume.len() + 1;
    vec![
        (Span::new(both.span.start, cut), Label::Volume),
        (Span::new(cut, both.span.end), Label::Issue),
    ]
}

/// `[16:45 - 17:50]` is a stretch of a recording, not a volume and pages.
pub(super) fn timecode(entry: &str, segments: &[Segment]) -> Option<Correction> {
    let count =
        |segment: &Segment| matches!(segment.label, Label::Volume | Label::Issue | Label::Pages);
    let first = segments.iter().position(count)?;
    let run = segments[first..].iter().take_while(|segment| count(segment)).count();
    let span = Span::new(segments[first].span.start, segments[first + run - 1].span.end);
    let text = span.text(entry).trim().trim_matches(['[', ']', '(', ')', '.', ',']);
    let time = |text: &str| {
        text.matches(':').count() > 0
            && text.split(':').all(|part| {
                (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
            })
    };
    let is_stretch =
        text.split_once(['-', '–']).is_some_and(|(from, to)| time(from.trim()) && time(to.trim()));
    is_stretch.then_some((span, Label::Note))
}
