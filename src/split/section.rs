//! The evidence of a list as a whole: what its items say on average.
//!
//! An item is an entry whatever its words say, where most of its neighbours surely are. The items of a
//! section, which headings part from the next, are those with the commonest kind of mark, or else its
//! paragraphs, or else its lines.

#![expect(clippy::cast_precision_loss, reason = "a section has few items")]

use super::cue::{Cue, Cues};
use super::feature::values;
use super::line::Line;
use super::mark::Kind;

values! {
    /// What an item may say; of a section, the share of items that do.
    pub(super) enum Share {
        /// A year.
        Year = "year",
        /// An address, or words that lead to one.
        Link = "link",
        /// A name with initials, or turned round.
        Name = "name",
        /// A quotation, or italics.
        Quote = "quote",
        /// A word of an imprint, a place, pages.
        Imprint = "imprint",
        /// "by" and a name.
        By = "by",
        /// Anything that entries have, and two things of them.
        Sure = "sure",
        /// More than a word of prose in eight.
        Prose = "prose",
        /// Mostly small letters.
        Small = "small",
        /// Fewer than four words.
        Short = "short",
        /// A word of a web page's frame or of a program.
        Frame = "frame",
        /// It opens with a small letter or a bracket.
        OpensSmall = "opens-small",
    }
}

const SHARES: usize = Share::OpensSmall as usize + 1;

impl Share {
    /// All, in their order.
    pub(super) const ALL: [Self; SHARES] = [
        Self::Year,
        Self::Link,
        Self::Name,
        Self::Quote,
        Self::Imprint,
        Self::By,
        Self::Sure,
        Self::Prose,
        Self::Small,
        Self::Short,
        Self::Frame,
        Self::OpensSmall,
    ];
}

/// What the items of a section say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Section {
    /// The share of items that say something.
    pub shares: [f32; SHARES],
    /// How many there are.
    pub items: usize,
    /// Whether they have marks.
    pub marked: bool,
}

/// An item is counted no longer than that, in lines.
const LONGEST: usize = 8;

/// Tells the sections of a text, and each line which it stands in.
///
/// A section ends at a heading, and where paragraphs without marks follow items that have some, or the
/// other way round. A paragraph whose lines are broken on purpose is one by itself.
pub(super) fn find(lines: &mut [Line]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut start = 0;
    let (mut in_marks, mut in_breaks) = (false, false);
    for at in 0..=lines.len() {
        let ends = lines.get(at).is_none_or(|line| {
            let block = line.gap && !line.inside;
            let breaks = lines.get(at + 1).is_some_and(|next| next.breaks && !next.inside);
            let turns = line.mark.is_some() != in_marks || breaks || in_breaks;
            line.is_heading() || (block && turns)
        });
        if ends && at > start {
            let number = u32::try_from(sections.len()).unwrap_or(u32::MAX);
            lines[start..at].iter_mut().for_each(|line| line.section = number);
            sections.push(read(&lines[start..at]));
            start = at;
        }
        if let Some(line) = lines.get(at)
            && (ends || line.gap)
        {
            in_marks = line.mark.is_some();
            in_breaks = false;
        }
        in_breaks |= lines.get(at).is_some_and(|line| line.breaks && !line.inside);
    }
    even_out(&mut sections);
    sections
}

/// How many items of its section the items of like sections count for an item.
const OTHERS: f32 = 2.0;

/// Lets small sections say what all sections of the text say that have marks, or have none, as they do.
fn even_out(sections: &mut [Section]) {
    for marked in [false, true] {
        let mut mean = [0.0; SHARES];
        let mut items = 0.0;
        for section in sections.iter().filter(|section| section.marked == marked) {
            items += section.items as f32;
            let sums = mean.iter_mut().zip(section.shares);
            sums.for_each(|(mean, share)| *mean += share * section.items as f32);
        }
        if items == 0.0 {
            continue;
        }
        mean = mean.map(|mean| mean / items);
        for section in sections.iter_mut().filter(|section| section.marked == marked) {
            let own = section.items as f32;
            let shares = section.shares.iter_mut().zip(mean);
            shares
                .for_each(|(share, mean)| *share = (*share * own + mean * OTHERS) / (own + OTHERS));
        }
    }
}

/// Fewer marks, or paragraphs, do not make items.
const FEWEST: usize = 2;

fn read(lines: &[Line]) -> Section {
    let lines = if lines[0].is_heading() { &lines[1..] } else { lines };
    let kind = commonest_mark(lines);
    let paragraphs = lines.iter().filter(|line| line.gap).count();
    let broken = lines.iter().filter(|line| line.breaks).count() * 2 > lines.len();
    let starts = |line: &Line| match kind {
        Some(kind) => line.mark.is_some_and(|mark| mark.kind == kind),
        None => paragraphs < FEWEST || broken || line.gap,
    };
    let mut section = Section { marked: kind.is_some(), ..Section::default() };
    for item in lines.chunk_by(|_, next| !starts(next)) {
        if !starts(&item[0]) {
            continue;
        }
        let mut cues = Cues::default();
        item.iter().take(LONGEST).for_each(|line| cues.add(&line.cues));
        let said = said(&item[0], &cues);
        let shares = section.shares.iter_mut().zip(said);
        shares.for_each(|(share, said)| *share += f32::from(u8::from(said)));
        section.items += 1;
    }
    let items = section.items.max(1) as f32;
    section.shares.iter_mut().for_each(|share| *share /= items);
    section
}

fn commonest_mark(lines: &[Line]) -> Option<Kind> {
    let mut counts = [0; Kind::COUNT];
    for mark in lines.iter().filter_map(|line| line.mark) {
        counts[mark.kind as usize] += 1;
    }
    let marks = || lines.iter().filter_map(|line| line.mark);
    let most = marks().max_by_key(|mark| counts[mark.kind as usize])?;
    (counts[most.kind as usize] >= FEWEST).then_some(most.kind)
}

/// What an item says, in the order of the shares.
fn said(first: &Line, cues: &Cues) -> [bool; SHARES] {
    use super::opening::Opening::{Bracket, BracketYear, Closing, Small};
    let words = cues.get(Cue::Word);
    let link = cues.has(Cue::Link) || cues.has(Cue::Anchor);
    let imprint = cues.has(Cue::Imprint) || cues.has(Cue::Place) || cues.has(Cue::Number);
    let name = cues.has(Cue::Name);
    let facts = [cues.has(Cue::Year), link, name, imprint, cues.has(Cue::Quote)];
    let prose = cues.get(Cue::Prose) * 8.0 > words;
    let small = words > 8.0 && cues.get(Cue::Small) > 0.62 * words;
    [
        cues.has(Cue::Year),
        link,
        name,
        cues.has(Cue::Quote),
        imprint,
        cues.has(Cue::By),
        facts.iter().filter(|&&fact| fact).count() > 1 && !prose,
        prose,
        small,
        words < 4.0,
        cues.has(Cue::Web) || cues.has(Cue::Code),
        matches!(first.opening, Small | Closing | Bracket | BracketYear),
    ]
}
