//! Entries as they might also stand: damaged, cut, marked, set in other ways.

use fastrand::Rng;
use ibid::Label;

use crate::corpus::Example;

/// A varied copy of an example.
pub fn varied(example: &Example, rng: &mut Rng) -> Example {
    let mut varied = example.clone();
    let segments = &mut varied.segments;
    let ways: [(f32, fn(&mut Vec<(Label, String)>, &mut Rng)); 8] = [
        (0.10, wrap),
        (0.08, list_mark),
        (0.04, truncate),
        (0.03, lower),
        (0.05, quotes),
        (0.06, lose_last_stop),
        (0.04, loose_stops),
        (0.02, lose_address),
    ];
    for (rate, way) in ways {
        if rng.f32() < rate {
            way(segments, rng);
        }
    }
    segments.retain(|(_, text)| !text.is_empty());
    varied
}

type Segments = Vec<(Label, String)>;

/// Breaks lines where they reach a width, as a page does.
fn wrap(segments: &mut Segments, rng: &mut Rng) {
    let width = rng.usize(40..110);
    let indent = ["", "", "", "  ", "    ", "\t"][rng.usize(..6)];
    let mut column = 0;
    for (_, text) in segments {
        let mut out = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            column += 1;
            if c == ' ' && column > width {
                out.push('\n');
                out.push_str(indent);
                column = 0;
            } else {
                out.push(c);
            }
        }
        *text = out;
    }
}

/// Takes the mark of a list away, or puts one before.
fn list_mark(segments: &mut Segments, rng: &mut Rng) {
    if segments.first().is_some_and(|s| matches!(s.0, Label::CitationNumber | Label::Other)) {
        if segments.len() > 1 {
            segments.remove(0);
        }
        return;
    }
    let number = if rng.bool() { rng.u32(1..30) } else { rng.u32(1..200) };
    let (label, mark) = match rng.u32(..9) {
        0..=2 => (Label::CitationNumber, format!("[{number}] ")),
        3 | 4 => (Label::CitationNumber, format!("{number}. ")),
        5 => (Label::CitationNumber, format!("({number}) ")),
        6 => (Label::CitationNumber, format!("{number} ")),
        7 => (Label::Other, "- ".to_owned()),
        _ => (Label::Other, ["• ", "* "][rng.usize(..2)].to_owned()),
    };
    segments.insert(0, (label, mark));
}

/// Cuts the end off.
fn truncate(segments: &mut Segments, rng: &mut Rng) {
    if segments.len() < 4 {
        return;
    }
    let keep = rng.usize(segments.len() / 2..segments.len());
    segments.truncate(keep.max(2));
    if rng.bool()
        && let Some((_, text)) = segments.last_mut()
        && let Some((cut, _)) = text.char_indices().filter(|(_, c)| *c == ' ').nth(rng.usize(1..6))
    {
        text.truncate(cut);
    }
}

/// Loses all capitals.
fn lower(segments: &mut Segments, _: &mut Rng) {
    segments.iter_mut().for_each(|(_, text)| *text = text.to_lowercase());
}

/// Sets other quotes.
fn quotes(segments: &mut Segments, rng: &mut Rng) {
    let pairs = [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('„', '“'), ('\'', '\'')];
    let (open, close) = pairs[rng.usize(..pairs.len())];
    for (_, text) in segments {
        *text = text
            .chars()
            .enumerate()
            .map(|(at, c)| match c {
                '“' | '„' | '«' => open,
                '”' | '»' => close,
                '"' if at == 0 => open,
                '"' => close,
                _ => c,
            })
            .collect();
    }
}

/// Loses the stop at the end.
fn lose_last_stop(segments: &mut Segments, _: &mut Rng) {
    if let Some((_, text)) = segments.last_mut() {
        let kept = text.trim_end().trim_end_matches('.').len();
        text.truncate(kept);
    }
}

/// Sets a blank or a line break before the stop of a segment.
fn loose_stops(segments: &mut Segments, rng: &mut Rng) {
    let at = rng.usize(..segments.len().max(1));
    if let Some((_, text)) = segments.get_mut(at)
        && let Some(kept) = text.strip_suffix(". ")
    {
        *text = format!("{kept}{}. ", if rng.bool() { " " } else { "\n" });
    }
}

/// Loses the address, as a link does that is only its words.
fn lose_address(segments: &mut Segments, _: &mut Rng) {
    segments.retain(|(label, _)| *label != Label::Url);
}
