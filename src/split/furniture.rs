//! What belongs to the pages of a text and not to the text: running heads and feet, page numbers.
//!
//! | lines | are furniture |
//! |---|---|
//! | `- 12 -` alone beside a blank line, or where `- 13 -` comes further on | as a page number |
//! | `84   On Bread`, on the next page `85   On Bread` | as a head that comes again, digits aside |
//! | `84      Chapter 4: Salt`, where `83` or `85` stands alone | as a head |
//! | `On Bread` right beside such lines, again and again | as a head beside them |
//! | a line that comes again right after form feeds | as a head |
//!
//! It is found over the whole text, and left out before entries are searched; an entry that goes on
//! on the next page spans what stands between.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::heading;

/// Which lines of a text are furniture.
#[derive(Debug, Default)]
pub(super) struct Furniture(Vec<usize>);

/// The longest line that may be, in bytes.
const LONGEST: usize = 120;

/// A line that may be furniture.
struct Candidate<'t> {
    number: usize,
    text: &'t str,
    /// Whether a blank line, a page's end or the text's stands before and after it.
    apart: (bool, bool),
    /// Whether it is the first of a page after a form feed, or the last before one.
    at_feed: bool,
    is: bool,
}

impl Furniture {
    /// Finds the furniture of a text, of which these are the lines.
    pub(super) fn find(lines: &[&str]) -> Self {
        let mut candidates = candidates(lines);
        find_repeated(&mut candidates);
        find_numbers(&mut candidates);
        find_numbered(&mut candidates);
        find_neighbours(&mut candidates);
        let found = candidates.iter().filter(|candidate| candidate.is);
        Self(found.map(|candidate| candidate.number).collect())
    }

    /// Whether a line is, by its number.
    pub(super) fn has(&self, number: usize) -> bool {
        self.0.binary_search(&number).is_ok()
    }
}

/// The lines that stand at the edge of a paragraph.
fn candidates<'t>(lines: &[&'t str]) -> Vec<Candidate<'t>> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut blank = true;
    let mut fed = false;
    for (number, raw) in lines.iter().enumerate() {
        let turns = raw.contains('\u{c}');
        let line = raw.trim();
        if (line.is_empty() || turns)
            && let Some(last) = found.last_mut()
            && last.number + 1 == number
        {
            last.apart.1 = true;
            last.at_feed |= turns;
        }
        fed |= turns;
        blank |= turns;
        if !line.is_empty() {
            found.push(Candidate {
                number,
                text: line,
                apart: (blank, false),
                at_feed: fed,
                is: false,
            });
            fed = false;
        }
        blank = line.is_empty();
    }
    if let Some(last) = found.last_mut() {
        last.apart.1 = true;
    }
    found
}

/// How many lines, blank ones aside, pages have on average at the least.
const SHORTEST_PAGE: usize = 10;

/// A line that comes again with other numbers, or after form feeds, with a page's lines between.
fn find_repeated(candidates: &mut [Candidate]) {
    let mut seen: Vec<(u64, usize)> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let apart = candidate.apart.0 || candidate.apart.1;
        if apart && candidate.text.len() <= LONGEST {
            seen.push((masked(candidate.text), at));
        }
    }
    seen.sort_unstable();
    for same in seen.chunk_by(|(one, _), (other, _)| one == other).filter(|same| same.len() > 1) {
        // The heading of each chapter's list is none.
        let is_heading = |text: &str| text.starts_with('#') || heading::read(text).is_some();
        let places = same.iter().map(|(_, at)| *at);
        let places: Vec<usize> = places.filter(|&at| !is_heading(candidates[at].text)).collect();
        if places.len() < 2 {
            continue;
        }
        let has_letters = candidates[places[0]].text.contains(char::is_alphabetic);
        let between = places.len() - 1;
        let spread = (places[places.len() - 1] - places[0]) / between >= SHORTEST_PAGE;
        let fed = places.iter().filter(|&&at| candidates[at].at_feed).count();
        // A number far from the words is that of a page, however short the page.
        let far = places.iter().all(|&at| far_number(candidates[at].text).is_some());
        if !(has_letters && (spread || far)) {
            continue;
        }
        let counts = || {
            [<[u32]>::first, <[u32]>::last].iter().any(|which| {
                let number = |&at: &usize| which(&numbers(candidates[at].text)).copied();
                let numbers: Vec<u32> = places.iter().filter_map(number).collect();
                let ascend = |pair: &[u32]| pair[0] < pair[1] && pair[1] - pair[0] <= MOST_BETWEEN;
                numbers.len() == places.len() && numbers.windows(2).all(ascend)
            })
        };
        if places.len() > 2 || fed > 1 || counts() {
            for at in places {
                candidates[at].is = true;
            }
        }
    }
}

/// A number for a line that is the same whatever the digits, blanks and capitals in it.
fn masked(line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let mut last = ' ';
    for c in line.chars() {
        let c = match c {
            _ if c.is_ascii_digit() => '0',
            _ if c.is_whitespace() => ' ',
            _ => c,
        };
        if c != last || !matches!(c, '0' | ' ') {
            c.to_lowercase().for_each(|c| hasher.write_u32(u32::from(c)));
        }
        last = c;
    }
    hasher.finish()
}

/// Pages between two that have a head, and one more.
const MOST_BETWEEN: u32 = 4;

/// The numbers in a line.
fn numbers(line: &str) -> Vec<u32> {
    line.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

/// Heads of which the number, far from the words, is a neighbour of a page number that stands alone.
fn find_numbered(candidates: &mut [Candidate]) {
    const NEAR: u32 = MOST_BETWEEN / 2;
    let pages: FxHashSet<u32> = candidates
        .iter()
        .filter(|candidate| candidate.is)
        .filter_map(|candidate| page_number(candidate.text))
        .collect();
    if pages.is_empty() {
        return;
    }
    let is_beside = |number: u32| {
        (number.saturating_sub(NEAR)..=number + NEAR).any(|page| pages.contains(&page))
    };
    for candidate in candidates.iter_mut().filter(|candidate| !candidate.is) {
        let apart = candidate.apart.0 || candidate.apart.1;
        candidate.is = apart
            && candidate.text.len() <= LONGEST
            && far_number(candidate.text).is_some_and(is_beside);
    }
}

/// The number that begins or ends a line, far from its words.
fn far_number(line: &str) -> Option<u32> {
    const FAR: &str = "   ";
    let (first, rest) = line.split_once(FAR)?;
    let last = rest.rsplit(FAR).next().unwrap_or(rest);
    page_number(first).or_else(|| page_number(last.trim()))
}

/// Page numbers that stand alone, between blank lines or in their order.
fn find_numbers(candidates: &mut [Candidate]) {
    let number = |candidate: &Candidate| page_number(candidate.text);
    // It might be the year that ends an entry.
    let is_year = |number: u32| (1500..2100).contains(&number);
    let all: FxHashSet<u32> =
        candidates.iter().filter_map(number).filter(|&number| !is_year(number)).collect();
    for candidate in candidates {
        candidate.is |= number(candidate).is_some_and(|number| match candidate.apart {
            (true, true) => true,
            (before, after) if !is_year(number) => {
                let in_order = all.contains(&(number + 1)) || all.contains(&number.wrapping_sub(1));
                before || after || in_order
            }
            _ => false,
        });
    }
}

/// Digits alone, or between dashes.
fn page_number(text: &str) -> Option<u32> {
    let digits = text.trim_matches(|c: char| c == '-' || c == '–' || c.is_whitespace());
    let is_number =
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

/// The most lines of a head or foot.
const DEEPEST: usize = 5;

/// Lines beside furniture that come again and again.
fn find_neighbours(candidates: &mut [Candidate]) {
    for _ in 0..DEEPEST {
        if !find_next(candidates) {
            break;
        }
    }
}

/// Lines right beside furniture that come again and again; whether there were any.
fn find_next(candidates: &mut [Candidate]) -> bool {
    let beside = |at: usize, all: &[Candidate]| {
        !all[at].is
            && (at > 0 && all[at - 1].is || all.get(at + 1).is_some_and(|next| next.is))
            && all[at].text.len() <= LONGEST
            && heading::read(all[at].text).is_none()
    };
    let places: Vec<usize> = (0..candidates.len()).filter(|&at| beside(at, candidates)).collect();
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    for &at in &places {
        *seen.entry(masked(candidates[at].text)).or_default() += 1;
    }
    let mut any = false;
    for at in places {
        if seen[&masked(candidates[at].text)] > 1 {
            candidates[at].is = true;
            any = true;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::line::raw_lines;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = raw_lines(text);
        let furniture = Furniture::find(&lines);
        let found: Vec<&str> = lines
            .iter()
            .enumerate()
            .filter(|(number, _)| furniture.has(*number))
            .map(|(_, line)| line.trim())
            .collect();
        assert_eq!(found, expected);
    }

    fn page(head: &str, foot: &str, what: &str) -> String {
        let line =
            |place: char| format!("Near {place} the {what} is wide, and nobody has crossed it.\n");
        let text: String = ('A'..='L').map(line).collect();
        format!("{head}\n\n{text}\n{foot}\n")
    }

    #[test]
    fn heads_and_feet() {
        let pages =
            [("12   On Bread", "river"), ("13   On Bread", "lake"), ("14   On Bread", "sea")];
        let text: String = pages.iter().map(|(head, what)| page(head, "", what)).collect();
        check(&text, &pages.map(|(head, _)| head));
        let feet = [("- 7 -", "river"), ("- 8 -", "lake"), ("- 9 -", "sea")];
        let text: String = feet.iter().map(|(foot, what)| page("On Bread", foot, what)).collect();
        check(&text, &["On Bread", "- 7 -", "On Bread", "- 8 -", "On Bread", "- 9 -"]);
    }

    #[test]
    fn years_and_entries_are_none() {
        check("Doe, J.: Bread. München\n2001\nRoe, R.: Salt. Bonn\n2003\n", &[]);
        check("Doe, J. Bread. 2001.\n\nDoe, J. Bread. 2003.\n\nRoe, R. Salt. 2004.", &[]);
        check("Chapter\n\n2001\n\nText", &["2001"]);
    }
}
