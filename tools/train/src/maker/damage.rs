//! Damages as copies and careless writers leave them.

use fastrand::Rng;
use ibid::Label;

type Segments = Vec<(Label, String)>;

/// A damage to the end of a segment.
type Way = fn(&mut String, &mut Rng);

/// Damages an entry, sometimes; the labels stay right.
pub(super) fn damage(segments: &mut Segments, rng: &mut Rng) {
    let ways: [(f32, Way); 5] = [
        (0.04, lose_blank),
        (0.04, double_blank),
        (0.03, break_line),
        (0.04, lose_mark),
        (0.04, change_mark),
    ];
    for (rate, way) in ways {
        // An entry that has a damage tends to have it more than once.
        if rng.f32() < rate {
            let inner = segments.len().saturating_sub(1);
            for (_, text) in segments.iter_mut().take(inner) {
                if rng.f32() < 0.4 {
                    way(text, rng);
                }
            }
        }
    }
    segments.retain(|(_, text)| !text.is_empty());
}

fn lose_blank(text: &mut String, _: &mut Rng) {
    let kept = text.trim_end();
    if kept.ends_with([',', '.', ';', ':', ')']) {
        text.truncate(kept.len());
    }
}

fn double_blank(text: &mut String, rng: &mut Rng) {
    if text.ends_with(' ') {
        text.push_str(if rng.bool() { " " } else { "  " });
    }
}

fn break_line(text: &mut String, rng: &mut Rng) {
    if text.ends_with(' ') {
        text.truncate(text.trim_end().len());
        text.push('\n');
        text.push_str(["", "", "  ", "    ", "\t", "   "][rng.usize(..6)]);
    }
}

/// Loses the mark between two segments.
fn lose_mark(text: &mut String, _: &mut Rng) {
    if let Some(kept) = text.strip_suffix(", ").or_else(|| text.strip_suffix(". ")) {
        *text = format!("{kept} ");
    }
}

/// Sets another mark between two segments.
fn change_mark(text: &mut String, rng: &mut Rng) {
    if let Some(kept) = text.strip_suffix(", ").or_else(|| text.strip_suffix(". ")) {
        let mark = [". ", ", ", "; ", ": ", " – ", " - ", " | ", " / ", " — "][rng.usize(..9)];
        *text = format!("{kept}{mark}");
    }
}
