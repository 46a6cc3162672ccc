//! The lines of a text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cue::{self, Cue, Cues};
use super::feature::values;
use super::furniture::Furniture;
use super::heading;
use super::mark::{self, Kind, Mark};
use super::opening::{self, Opening};
use super::set::SetLine;
use super::{Boundary, Markup};
use crate::lexicon::prose::{Heading, LINE_ENDS, is_abbreviation};
use crate::span::Span;

/// A line that is not blank, with all that can be said of it alone.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is told of a line by itself")]
pub(super) struct Line {
    /// From its first character that is not blank to its last.
    pub span: Span,
    /// How many columns of blanks stand before it.
    pub indent: usize,
    /// Whether a blank line or nothing at all stands before it; what parts pages does not count.
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
    /// Whether the markup breaks the line before on purpose.
    pub breaks: bool,
    /// How full the line before is, against the commonest width of full lines.
    pub fill: Fill,
    /// Whether a page was turned before it.
    pub new_page: bool,
    /// Whether its number leads to another on the same kind of mark, or goes on from one.
    pub chained: bool,
    /// The section that it stands in.
    pub section: u32,
    /// The size of its type, in hundredths of the size of most lines.
    pub size: u16,
}

/// Sizes of type differ from so many hundredths on: less is a matter of rounding.
const OTHER_SIZE: u16 = 6;

impl Line {
    /// Whether its type is of another size than that of another line.
    pub(super) const fn is_set_unlike(&self, other: &Self) -> bool {
        self.size.abs_diff(other.size) >= OTHER_SIZE
    }

    /// Whether its type is smaller than that of most lines.
    pub(super) const fn is_small_type(&self) -> bool {
        self.size + OTHER_SIZE <= USUAL_SIZE
    }

    /// Whether it is a heading of any kind.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.role, Role::Heading | Role::End)
    }

    /// Whether it cannot but go on with the line before: that was full, and this begins small.
    pub(super) fn goes_on(&self) -> bool {
        let begins_small = self.opening == Opening::Small && self.mark.is_none();
        begins_small && !self.gap && self.cause == Cause::Width
    }

    /// Whether it might go on with the entry above a blank line, of which `before` is the last line.
    pub(super) fn may_go_on_after_gap(&self, before: &Self) -> bool {
        let in_parts = before.gap && before.opening == Opening::Bracket;
        let cut_off = matches!(before.ending, Ending::Open | Ending::Unfinished | Ending::Hyphen);
        cut_off
            || in_parts
            || matches!(
                self.opening,
                Opening::Small
                    | Opening::Closing
                    | Opening::Access
                    | Opening::Link
                    | Opening::Bracket
                    | Opening::BracketYear
                    | Opening::Digit
                    | Opening::Part
            )
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
}

values! {
    /// Why a line was broken.
    pub(super) enum Cause {
        /// There was room for the next word: the break is meant.
        Meant = "meant",
        /// There was hardly any room left.
        Unsure = "unsure",
        /// There was no room left.
        Width = "width",
    }
}

values! {
    /// How full a line is, against the commonest width of the full lines around it.
    pub(super) enum Fill {
        /// No width is common.
        Unknown = "unknown",
        /// There is room for more than the next word.
        Room = "room",
        /// The next word would just have had room.
        Near = "near",
        /// The next word would not have had room.
        Full = "full",
        /// It is longer than lines can be.
        Over = "over",
    }
}

values! {
    /// How a line ends.
    pub(super) enum Ending {
        /// A full stop.
        Stop = "stop",
        /// A digit.
        Number = "number",
        /// A bracket or anything else that closes.
        Closed = "closed",
        /// An address.
        Address = "address",
        /// A word, which might be the last of an entry or not.
        Open = "open",
        /// A comma or preposition: something follows.
        Unfinished = "unfinished",
        /// A word that is broken.
        Hyphen = "hyphen",
        /// The short form of a word, or an initial, and its stop.
        Abbreviation = "abbreviation",
    }
}

impl Ending {
    /// Whether an entry might well end so.
    pub(super) const fn is_closed(self) -> bool {
        matches!(self, Self::Stop | Self::Number | Self::Closed | Self::Address)
    }
}

/// The columns that a tab takes.
const TAB: usize = 8;

/// Cuts a text into its lines that are not blank: those that have to do with the text, and where those
/// stand that have to do with its pages.
pub(super) fn lines(text: &str) -> (Vec<Line>, Vec<Span>) {
    let raw_lines = raw_lines(text);
    let furniture = Furniture::find(&raw_lines);
    let (mut lines, mut left) = (Vec::new(), Vec::new());
    let mut gap = true;
    let mut new_page = false;
    for (number, raw) in raw_lines.into_iter().enumerate() {
        new_page |= raw.contains('\u{c}');
        let trimmed = raw.trim();
        if trimmed.is_empty() || is_separator(trimmed) {
            gap = true;
            continue;
        }
        if furniture.has(number) {
            left.push(Span::of(trimmed, text));
            new_page = true;
            continue;
        }
        let span = Span::of(trimmed, text);
        // What parts the pages parts no entries.
        let parts = !new_page || lines.is_empty();
        let gap_before = std::mem::take(&mut gap) && parts;
        let new_page = std::mem::take(&mut new_page);
        lines.push(Line { new_page, ..read(trimmed, span, indent(raw), gap_before) });
    }
    let widths: Vec<Width> = lines.iter().map(|line| Width::of(text, line)).collect();
    find_causes(&widths, &mut lines);
    find_fills(&widths, &mut lines);
    (lines, left)
}

/// A line of strokes, that parts what stands above it from what stands below.
fn is_separator(line: &str) -> bool {
    const SHORTEST: usize = 5;
    let strokes = |c: char| matches!(c, '-' | '_' | '=' | '*' | '~' | '—' | '–' | '─' | ' ');
    line.len() >= SHORTEST && line.chars().all(strokes)
}

/// The lines of a text, as they are cut everywhere.
pub(super) fn raw_lines(text: &str) -> Vec<&str> {
    text.split(['\n', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']).collect()
}

/// Finds what only all lines together tell: after the markup has been obeyed, if there is any.
pub(super) fn relate(lines: &mut [Line]) {
    find_ends(lines);
    find_chains(lines);
}

/// How many lines further on a number may lead to the next.
const CHAIN: usize = 40;

/// Tells numbers that lead to the next, or go on from one before.
fn find_chains(lines: &mut [Line]) {
    let mut seen: FxHashMap<(Kind, u32), usize> = FxHashMap::default();
    for at in 0..lines.len() {
        let Some(Mark { kind, number: Some(number), .. }) = lines[at].mark else { continue };
        let before = number.checked_sub(1).and_then(|before| seen.get(&(kind, before)));
        if let Some(&before) = before.filter(|&&before| before + CHAIN >= at) {
            lines[before].chained = true;
            lines[at].chained = true;
        }
        seen.insert((kind, number), at);
    }
}

/// Adds to lines what the markup of the document says about them.
pub(super) fn mark_up(lines: &mut [Line], text: &str, markup: &Markup) {
    let mut boundaries = markup.boundaries.iter().peekable();
    let mut anchors = markup.links.iter().peekable();
    let mut emphases = markup.emphases.iter().peekable();
    let mut set = markup.set.iter().peekable();
    let mut page = None;
    let mut in_item = false;
    for line in &mut *lines {
        line.inside = in_item;
        while let Some((_, boundary)) = boundaries.next_if(|(at, _)| *at <= line.span.start) {
            obey(line, *boundary);
            in_item = match boundary {
                Boundary::Item | Boundary::Inner => true,
                Boundary::Paragraph | Boundary::Heading(_) => false,
                Boundary::Break => in_item,
                #[cfg(feature = "docx")]
                Boundary::Line | Boundary::Code => false,
            };
        }
        while let Some(set) = set.next_if(|set| set.start < line.span.end) {
            if set.start >= line.span.start {
                place(line, set, &mut page);
            }
        }
        while let Some(anchor) = anchors.next_if(|anchor| anchor.start < line.span.end) {
            if anchor.end > line.span.start {
                line.cues.count(Cue::Anchor);
                if anchor.len() + FRAME >= line.span.len() {
                    line.cues.count(Cue::Whole);
                }
            }
        }
        while let Some(emphasis) = emphases.next_if(|emphasis| emphasis.start < line.span.end) {
            if emphasis.end > line.span.start && !is_label(line, emphasis, text) {
                line.cues.count(Cue::Quote);
                let body = line.span.start + line.mark.map_or(0, |mark| mark.len);
                if emphasis.start == body
                    && matches!(line.opening, Opening::Capital | Opening::Capitals)
                {
                    line.opening = Opening::Emphasis;
                }
            }
        }
    }
    forget_contents(lines, text);
}

/// What reads like a heading of references and is not set as one is a line of the contents, if a heading
/// of the same name is set as one below.
fn forget_contents(lines: &mut [Line], text: &str) {
    let mut below = FxHashSet::default();
    for line in lines.iter_mut().rev().filter(|line| line.heading.is_some()) {
        let name = heading::name(line.span.text(text));
        if line.level.is_some() {
            below.insert(name);
        } else if below.contains(&name) {
            line.heading = None;
            line.role = Role::Text;
        }
    }
}

/// Whether what is italic names what follows it on its line: "*Age*: 53".
fn is_label(line: &Line, emphasis: &Span, text: &str) -> bool {
    let body = line.span.start + line.mark.map_or(0, |mark| mark.len);
    emphasis.start <= body
        && (emphasis.text(text).ends_with(':') || text[emphasis.end..].starts_with(':'))
}

/// How many bytes may stand around the words that lead to an address and are the whole line.
const FRAME: usize = 4;

/// Blanks above a line that are as high as so much of a line part paragraphs, in hundredths.
const PARTING: u16 = 20;
/// The size of the type of most lines.
const USUAL_SIZE: u16 = 100;
/// A line set in type so much larger than most is a heading, in hundredths.
const HEADING_SIZE: u16 = 120;
/// A line before is full, or hardly has room, from so many hundredths of the width on.
const FULL: u8 = 95;
const HARDLY_FULL: u8 = 85;

/// A line in so many parts is the row of a table: an entry has one, or its mark and itself.
const ROW: u8 = 3;

/// What is known of how a line is set makes of it.
fn place(line: &mut Line, set: &SetLine, page: &mut Option<u32>) {
    if let Some(indent) = set.indent {
        line.indent = usize::from(indent);
    }
    match (set.above, set.before) {
        (Some(above), _) => line.gap = above >= PARTING,
        // At the top of a page or column, that the line before had room tells as much.
        (None, Some(before)) => line.gap |= before < HARDLY_FULL,
        _ => {}
    }
    if let Some(size) = set.size {
        line.size = size;
        if size >= HEADING_SIZE {
            line.role = Role::Heading;
            line.level = Some(level_of(size));
        }
    }
    line.cause = match set.before {
        Some(FULL..) => Cause::Width,
        Some(HARDLY_FULL..) => Cause::Unsure,
        Some(_) => Cause::Meant,
        None => line.cause,
    };
    if set.cells >= Some(ROW) {
        line.cues.count(Cue::Row);
    }
    if set.page.is_some() {
        line.new_page = page.is_some() && *page != set.page;
        *page = set.page;
    }
}

/// The level of a heading by the size of its type: the larger, the higher up.
fn level_of(size: u16) -> u8 {
    /// What parts the sizes of levels, in hundredths, and the size of the first level.
    const STEP: u16 = 10;
    const FIRST: u16 = 250;
    let below = FIRST.saturating_sub(size) / STEP;
    u8::try_from(below + 1).unwrap_or(u8::MAX)
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
        Boundary::Break => {
            line.cause = Cause::Meant;
            line.breaks = true;
        }
        #[cfg(feature = "docx")]
        Boundary::Line => line.cause = Cause::Meant,
        // As with a heading, nothing that it says is an entry's.
        #[cfg(feature = "docx")]
        Boundary::Code => line.role = Role::Heading,
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

/// How many lines around a break tell the width of the page.
const AROUND: usize = 6;

/// The part of the width by which letters of unlike widths may mislead.
const SLACK: usize = 10;

/// Tells breaks that are meant from those that the width of the page forced.
fn find_causes(widths: &[Width], lines: &mut [Line]) {
    let mut rest = widths;
    for run in lines.chunk_by_mut(|_, next| !next.gap) {
        let (widths, after) = rest.split_at(run.len());
        rest = after;
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

/// How many lines make a block of which the commonest width is told.
const BLOCK: usize = 24;
/// Widths beyond are one.
const WIDEST: usize = 200;
/// Full lines of one text are that much shorter at most, nearly all of them.
const RAGGED: usize = 8;
/// Fewer lines of a width do not make it common, nor do shorter ones.
const FEWEST_FULL: usize = 3;
const NARROWEST: usize = 24;

/// Tells how full each line is against the commonest width of full lines around it.
fn find_fills(widths: &[Width], lines: &mut [Line]) {
    let mut counts = vec![[0u8; WIDEST + 1]; lines.len().div_ceil(BLOCK)];
    for (at, width) in widths.iter().enumerate() {
        counts[at / BLOCK][width.wrapped.min(WIDEST)] += 1;
    }
    let common: Vec<Option<usize>> =
        (0..counts.len()).map(|at| common_width(&counts, at)).collect();
    for at in 1..lines.len() {
        let Some(common) = common[at / BLOCK] else { continue };
        let before = widths[at - 1].line;
        let needed = before + 1 + widths[at].first_word;
        lines[at].fill = match () {
            () if before > common + RAGGED => Fill::Over,
            () if needed > common => Fill::Full,
            () if needed + RAGGED > common => Fill::Near,
            () => Fill::Room,
        };
    }
}

/// The width that most lines of a block and its neighbours come close to from below.
fn common_width(counts: &[[u8; WIDEST + 1]], block: usize) -> Option<usize> {
    let around = &counts[block.saturating_sub(1)..counts.len().min(block + 2)];
    let count = |width: usize| around.iter().map(|one| usize::from(one[width])).sum::<usize>();
    let mut close: usize = (NARROWEST - RAGGED..NARROWEST).map(count).sum();
    let mut best = (FEWEST_FULL, None);
    for width in NARROWEST..WIDEST {
        close += count(width);
        if close >= best.0 && count(width) > 0 {
            best = (close, Some(width));
        }
        close -= count(width - RAGGED);
    }
    best.1
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
    let is_heading = heading.is_some() || is_title(text);
    let opening = opening::read(body);
    let mut cues = cue::count(body);
    // "Doe, Jane" opens with a name, which no initials tell.
    if opening == Opening::Name && !cues.has(Cue::Name) {
        cues.count(Cue::Name);
    }
    Line {
        span,
        indent,
        gap,
        mark,
        heading,
        role: if is_heading { Role::Heading } else { Role::Text },
        level: hashes(text),
        inside: false,
        opening,
        ending: ending(body),
        cues,
        cause: Cause::Meant,
        breaks: false,
        fill: Fill::Unknown,
        new_page: false,
        chained: false,
        section: 0,
        size: USUAL_SIZE,
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

fn ending(text: &str) -> Ending {
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    let is_address = last_word.contains("://") || last_word.starts_with("www.");
    match text.chars().next_back() {
        Some('-' | '‐') => Ending::Hyphen,
        _ if is_address => Ending::Address,
        Some(',' | '&' | '(' | '/' | '–' | ':' | ';') => Ending::Unfinished,
        Some(c) if c.is_lowercase() && LINE_ENDS.contains(last_word) => Ending::Unfinished,
        Some(c) if c.is_alphabetic() => Ending::Open,
        Some(c) if c.is_numeric() => Ending::Number,
        Some('.') if is_short_form(last_word) => Ending::Abbreviation,
        Some('.' | '。' | '．') => Ending::Stop,
        _ => Ending::Closed,
    }
}

/// "J.", "vol.", "Univ."
fn is_short_form(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches('.');
    let initial = word.chars().next_back().is_some_and(char::is_uppercase)
        && word.split(['.', '-']).all(|part| part.chars().count() == 1);
    initial || is_abbreviation(word)
}
