//! The lines of a text.

use std::collections::HashMap;

use super::cue::{self, Cue, Cues};
use super::heading;
use super::mark::{self, Kind, Mark};
use super::opening::{self, Opening};
use super::{Boundary, Markup};
use crate::lexicon::prose::{Heading, LINE_ENDS};
use crate::span::Span;

/// A line that is not blank, with all that can be said of it alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// From its first character that is not blank to its last.
    pub span: Span,
    /// How many columns of blanks stand before it.
    pub indent: usize,
    /// Whether a blank line, a new page or nothing at all stands before it.
    pub gap: bool,
    /// The mark of a list item.
    pub mark: Option<Mark>,
    /// Whether it is the heading of a list of references.
    pub heading: Option<Heading>,
    pub role: Role,
    pub opening: Opening,
    pub ending: Ending,
    pub cues: Cues,
    /// The level of a heading, if its markup tells.
    pub level: Option<u8>,
    /// Whether it goes on with a list item, as the markup of the document says.
    pub inside: bool,
    /// Why it is not part of the line before.
    pub cause: Cause,
}

impl Line {
    /// Whether it is a heading of any kind.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.role, Role::Heading | Role::End)
    }

    /// Whether it cannot but go on with the line before: that was full, and this begins small.
    pub(super) fn goes_on(&self) -> bool {
        let begins_small = self.opening == Opening::Small && self.mark.is_none();
        begins_small && !self.gap && self.cause == Cause::Width
    }

    /// Whether it has to do with the page, not with the text.
    pub(super) fn is_page(&self) -> bool {
        self.role == Role::Page
    }
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Text, of prose or of an entry.
    Text,
    /// A heading.
    Heading,
    /// A heading that ends the list under the last heading of references.
    End,
    /// A page number and nothing else, or the running head beside one.
    Page,
}

/// Why a line was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// There was room for the next word: the break is meant.
    Meant,
    /// There was hardly any room left.
    Unsure,
    /// There was no room left.
    Width,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A full stop, a bracket, a digit: an entry might end here.
    Closed,
    /// An address.
    Address,
    /// A word, which might be the last of an entry or not.
    Open,
    /// A comma, hyphen or preposition: something follows.
    Unfinished,
}

/// The columns that a tab takes.
const TAB: usize = 8;

/// Cuts a text into its lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = true;
    for raw in text.split(['\n', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            gap = true;
            continue;
        }
        let span = Span::of(trimmed, text);
        lines.push(read(trimmed, span, indent(raw), gap));
        gap = false;
    }
    find_causes(text, &mut lines);
    find_running_heads(text, &mut lines);
    find_ends(&mut lines);
    lines
}

/// Adds to lines what the markup of the document says about them.
pub(super) fn mark_up(lines: &mut [Line], markup: &Markup) {
    let mut boundaries = markup.boundaries.iter().peekable();
    let mut anchors = markup.links.iter().peekable();
    let mut emphases = markup.emphases.iter().peekable();
    let mut in_item = false;
    for line in &mut *lines {
        line.inside = in_item;
        while let Some((_, boundary)) = boundaries.next_if(|(at, _)| *at <= line.span.start) {
            obey(line, *boundary);
            in_item = match boundary {
                Boundary::Item | Boundary::Inner => true,
                Boundary::Paragraph | Boundary::Heading(_) => false,
                Boundary::Break => in_item,
            };
        }
        while let Some(anchor) = anchors.next_if(|anchor| anchor.start < line.span.end) {
            if anchor.end > line.span.start {
                line.cues.count(Cue::Anchor);
            }
        }
        while let Some(emphasis) = emphases.next_if(|emphasis| emphasis.start < line.span.end) {
            if emphasis.end > line.span.start {
                line.cues.count(Cue::Quote);
            }
        }
    }
    find_ends(lines);
}

/// What a boundary at the start of a line makes of it.
fn obey(line: &mut Line, boundary: Boundary) {
    line.inside &= matches!(boundary, Boundary::Break | Boundary::Inner);
    match boundary {
        Boundary::Paragraph | Boundary::Inner => line.gap = true,
        Boundary::Item => {
            let item = Mark { kind: Kind::Item, number: None, len: 0 };
            line.mark = line.mark.or(Some(item));
        }
        Boundary::Heading(level) => {
            line.role = Role::Heading;
            line.level = Some(level);
        }
        Boundary::Break => line.cause = Cause::Meant,
    }
}

/// Tells the headings that end a list: those that are not below the list's own.
fn find_ends(lines: &mut [Line]) {
    let mut open = None;
    for line in lines.iter_mut().filter(|line| line.is_heading()) {
        let Some(level) = line.level else { continue };
        if line.heading.is_some() {
            open = Some(level);
        } else if open.is_some_and(|open| level <= open) {
            line.role = Role::End;
            open = None;
        }
    }
}

/// Tells lines that stand beside page numbers again and again.
fn find_running_heads(text: &str, lines: &mut [Line]) {
    let beside_number: Vec<usize> = (0..lines.len())
        .filter(|&at| !lines[at].is_page())
        .filter(|&at| {
            let after = at > 0 && lines[at - 1].is_page();
            after || lines.get(at + 1).is_some_and(Line::is_page)
        })
        .collect();
    let mut seen = HashMap::new();
    for &at in &beside_number {
        *seen.entry(lines[at].span.text(text)).or_insert(0) += 1;
    }
    for at in beside_number {
        if seen[lines[at].span.text(text)] > 1 {
            lines[at].role = Role::Page;
        }
    }
}

/// How many lines around a break tell the width of the page.
const AROUND: usize = 6;

/// The part of the width by which letters of unlike widths may mislead.
const SLACK: usize = 10;

/// Tells breaks that are meant from those that the width of the page forced.
fn find_causes(text: &str, lines: &mut [Line]) {
    for run in lines.chunk_by_mut(|_, next| !next.gap) {
        let widths: Vec<Width> = run.iter().map(|line| Width::of(text, line)).collect();
        for (at, line) in run.iter_mut().enumerate().skip(1) {
            let around = at.saturating_sub(AROUND)..widths.len().min(at + AROUND);
            let page = page_width(&widths[around]);
            let before = widths[at - 1].line;
            let needed = before + 1 + widths[at].first_word;
            line.cause = match () {
                () if needed + page / SLACK <= page => Cause::Meant,
                () if before <= page && needed > page => Cause::Width,
                () => Cause::Unsure,
            };
            if line.is_heading() && line.level.is_none() && line.cause == Cause::Width {
                line.role = Role::Text;
            }
        }
    }
}

/// The width of the page: what two lines attest, for one alone may be long for reasons of its own.
/// Of two or three lines, the longest shows how much room there is.
fn page_width(widths: &[Width]) -> usize {
    let (first, second) =
        widths.iter().fold((0, 0), |(first, second), width| match width.wrapped {
            wrapped if wrapped > first => (wrapped, first),
            wrapped => (first, second.max(wrapped)),
        });
    if widths.len() <= 3 { first } else { second }
}

/// The columns that a line takes.
struct Width {
    line: usize,
    first_word: usize,
    /// What it says of the width of the page: nothing, if it is a word or two that cannot be broken.
    wrapped: usize,
}

impl Width {
    fn of(text: &str, line: &Line) -> Self {
        let content = line.span.text(text);
        let mut words = content.split_whitespace();
        let first_word = words.next().map_or(0, |word| word.chars().count());
        let width = line.indent + content.chars().count();
        let wrapped = if words.nth(1).is_some() { width } else { 0 };
        Self { line: width, first_word, wrapped }
    }
}

/// The columns of blanks that a line begins with.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { TAB } else { 1 }).sum()
}

fn read(text: &str, span: Span, indent: usize, gap: bool) -> Line {
    let heading = heading::read(text);
    let mark = mark::read(text);
    let body = &text[mark.map_or(0, |mark| mark.len)..];
    Line {
        span,
        indent,
        gap,
        mark,
        heading,
        role: match () {
            () if heading.is_some() || is_title(text) => Role::Heading,
            () if is_page_number(text) => Role::Page,
            () => Role::Text,
        },
        level: hashes(text),
        inside: false,
        opening: opening::read(body),
        ending: ending(body),
        cues: cue::count(body),
        cause: Cause::Meant,
    }
}

/// A heading by its markup or its capitals: "## Title", "GENERAL WORKS".
fn is_title(text: &str) -> bool {
    hashes(text).is_some() || is_all_capitals(text)
}

/// How many `#` mark a heading.
fn hashes(text: &str) -> Option<u8> {
    let hashes = text.bytes().take(7).take_while(|&byte| byte == b'#').count();
    let level = u8::try_from(hashes).ok().filter(|level| (1..=6).contains(level))?;
    text[hashes..].starts_with(' ').then_some(level)
}

/// Two words or more, none with a small letter, and no digit.
fn is_all_capitals(text: &str) -> bool {
    let mut capitals = 0;
    for c in text.chars() {
        if c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '"' | '“') {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals > 5 && text.len() < 100 && text.contains(' ')
}

/// Digits alone, or between dashes.
fn is_page_number(text: &str) -> bool {
    let digits = text.trim_matches(|c: char| c == '-' || c == '–' || c.is_whitespace());
    digits.len() <= 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn ending(text: &str) -> Ending {
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let is_address = last_word.contains("://") || last_word.starts_with("www.");
    match text.chars().next_back() {
        _ if is_address => Ending::Address,
        Some(',' | '-' | '‐' | '&' | '(' | '/' | '–') => Ending::Unfinished,
        Some(c) if c.is_lowercase() && LINE_ENDS.contains(last_word) => Ending::Unfinished,
        Some(c) if c.is_alphabetic() => Ending::Open,
        _ => Ending::Closed,
    }
}
