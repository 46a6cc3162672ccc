//! Entries as they might also stand: damaged, cut, marked, set in other ways.

use fastrand::Rng;
use ibid::Label;

use crate::corpus::{Example, Scheme};

/// The values of each label in the corpus, without the marks around them.
pub(crate) struct Values {
    by_label: Vec<Vec<String>>,
}

/// The labels whose values may stand in each other's places. An address belongs to its site.
const SWAPPED: [Label; 10] = [
    Label::Author,
    Label::Title,
    Label::ContainerTitle,
    Label::CollectionTitle,
    Label::Publisher,
    Label::PublisherPlace,
    Label::Genre,
    Label::Event,
    Label::Editor,
    Label::Note,
];

impl Values {
    pub(crate) fn of(examples: &[Example]) -> Self {
        let mut by_label = vec![Vec::new(); Label::COUNT];
        for example in examples.iter().filter(|example| example.scheme != Scheme::Ugly) {
            let times = if example.scheme == Scheme::Wild { 5 } else { 1 };
            for (label, text) in &example.segments {
                let value = text[dressing(text)].to_owned();
                if SWAPPED.contains(label) && !value.is_empty() {
                    by_label[*label as usize].extend(std::iter::repeat_n(value, times));
                }
            }
        }
        Self { by_label }
    }

    /// Puts values of other entries into the places of some of an entry's.
    pub(crate) fn swap(&self, example: &mut Example, rate: f32, rng: &mut Rng) {
        for (label, text) in &mut example.segments {
            let values = &self.by_label[*label as usize];
            if values.is_empty() || rng.f32() >= rate {
                continue;
            }
            let value = &values[rng.usize(..values.len())];
            let range = dressing(text);
            let mut after = &text[range.end..];
            if value.ends_with(['.', '?', '!']) {
                after = after.strip_prefix('.').unwrap_or(after);
            }
            *text = format!("{}{value}{after}", &text[..range.start]);
        }
    }
}

/// Adds a remark at the end: a sentence, which is a title of another entry.
pub(crate) fn remark(example: &mut Example, values: &Values, rng: &mut Rng) {
    const LEADS: [&str; 14] = [
        "",
        "",
        "",
        "",
        "— ",
        "- ",
        "Finding: ",
        "Abstract: ",
        "Note: ",
        "[",
        "(",
        "Notes: ",
        "Cited in ",
        "Summary: ",
    ];
    let titles = &values.by_label[Label::Title as usize];
    let Some((label, last)) = example.segments.last_mut() else { return };
    if titles.is_empty() || matches!(label, Label::Note | Label::Other | Label::Title) {
        return;
    }
    let lead = LEADS[rng.usize(..LEADS.len())];
    if !last.ends_with(char::is_whitespace) {
        if !last.ends_with(['.', ')', ']', '>']) && *label != Label::Url {
            last.push('.');
        }
        last.push(if rng.u8(..) < 40 { '\n' } else { ' ' });
    }
    let mut text = format!("{lead}{}", titles[rng.usize(..titles.len())]);
    if rng.bool() {
        text = format!("{text}. {}", titles[rng.usize(..titles.len())]);
    }
    text.push_str(match lead {
        "[" => "]",
        "(" => ")",
        _ => ".",
    });
    example.segments.push((Label::Note, text));
}

/// Where the value of a segment stands between the marks around it.
pub(crate) fn dressing(text: &str) -> std::ops::Range<usize> {
    const OPEN: [char; 14] =
        ['"', '“', '‘', '«', '(', '[', '<', '„', '\'', '「', '『', '《', ' ', '\n'];
    const CLOSE: [char; 30] = [
        '。', '，', '．', '；', '：', '、', '）', '】', '.', ',', ';', ':', '"', '”', '’', '»',
        ')', ']', '>', '“', '」', '』', '》', '-', '–', '—', '|', '/', '\'', '*',
    ];
    let start = text.len() - text.trim_start_matches(OPEN).len();
    let mut end = start
        + text[start..].trim_end_matches(|c: char| CLOSE.contains(&c) || c.is_whitespace()).len();
    let initial = text[..end].chars().rev().take(2).collect::<Vec<_>>();
    if let [letter, before] = initial[..]
        && letter.is_uppercase()
        && !before.is_alphanumeric()
        && text[end..].starts_with('.')
    {
        end += 1;
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        let value = &text[start..end];
        if text[end..].starts_with(close)
            && value.matches(open).count() > value.matches(close).count()
        {
            end += 1;
        }
    }
    start..end
}

/// A varied copy of an example.
pub(crate) fn varied(example: Example, rng: &mut Rng) -> Example {
    let mut varied = example;
    let segments = &mut varied.segments;
    let ways: [(f32, Way); 9] = [
        (0.10, wrap),
        (0.08, list_mark),
        (0.04, truncate),
        (0.03, lower),
        (0.05, quotes),
        (0.06, lose_last_stop),
        (0.04, loose_stops),
        (0.02, lose_address),
        (0.05, lose_author),
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

/// A way of changing an entry.
type Way = fn(&mut Segments, &mut Rng);

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
    for (_, text) in segments {
        *text = text.to_lowercase();
    }
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
                '"' if at > 0 => close,
                '“' | '„' | '«' | '"' => open,
                '”' | '»' => close,
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

/// Loses the author before a title, as many entries of the web have none.
fn lose_author(segments: &mut Segments, _: &mut Rng) {
    let at = segments.iter().position(|(label, _)| *label == Label::Author);
    if let Some(at) = at.filter(|at| *at < 2)
        && segments.get(at + 1).is_some_and(|next| matches!(next.0, Label::Title | Label::Date))
    {
        segments.remove(at);
    }
}

/// Loses the address, as a link does that is only its words.
fn lose_address(segments: &mut Segments, _: &mut Rng) {
    segments.retain(|(label, _)| *label != Label::Url);
}
