//! What belongs to the pages: running heads and feet, page numbers.
//!
//! | row | is furniture |
//! |---|---|
//! | that the file itself calls one | if that is not most of the page |
//! | near the edge of its page, and again, digits aside, at the same height on others | as a head or foot |
//! | near the edge, of a number that grows from page to page | as a page number |

use rustc_hash::FxHashMap;

use super::column::to_usize;
use super::line::Row;

/// How many rows at either end of a page may be furniture.
const DEEPEST: usize = 3;
/// How far apart heights are that are one, in points.
const SAME: f64 = 4.0;

/// Takes the furniture out of the rows of pages.
pub(super) fn remove(pages: &mut [Vec<Row>]) {
    for rows in &mut *pages {
        remove_artifacts(rows);
    }
    // What is beside furniture may be found only when that is gone.
    for _ in 0..2 {
        let found = find(pages);
        for (rows, found) in pages.iter_mut().zip(found) {
            let mut at = 0;
            rows.retain(|_| {
                at += 1;
                !found.contains(&(at - 1))
            });
        }
    }
}

fn remove_artifacts(rows: &mut Vec<Row>) {
    let artifacts = rows.iter().filter(|row| row.is_artifact()).count();
    if artifacts * 2 < rows.len() {
        rows.retain(|row| !row.is_artifact());
    }
}

/// A row near the edge of its page.
struct Candidate {
    page: usize,
    row: usize,
    text: String,
    number: Option<i64>,
}

/// The furniture of each page, by the numbers of its rows.
fn find(pages: &[Vec<Row>]) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); pages.len()];
    let mut repeated: FxHashMap<(String, usize), Vec<Candidate>> = FxHashMap::default();
    let mut numbered: FxHashMap<i64, Vec<(usize, usize, bool)>> = FxHashMap::default();
    for candidate in candidates(pages) {
        if let Some(number) = candidate.number {
            let shift = number - i64::try_from(candidate.page).unwrap_or(0);
            numbered.entry(shift).or_default().push((
                candidate.page,
                candidate.row,
                candidate.text.contains(char::is_alphabetic),
            ));
        }
        let height = pages[candidate.page][candidate.row].y;
        let height = to_usize((height.max(0.0) / SAME).round());
        repeated.entry((masked(&candidate.text), height)).or_default().push(candidate);
    }
    for places in numbered.values().filter(|places| places.len() > 1) {
        for &(page, row, has_words) in places {
            // Words may begin or end with a number by chance.
            if !has_words || places.len() > 2 {
                found[page].push(row);
            }
        }
    }
    let many = pages.iter().filter(|rows| !rows.is_empty()).count();
    for ((text, height), same) in &repeated {
        let beside = [height.wrapping_sub(1), height + 1];
        let near = beside.iter().filter_map(|height| repeated.get(&(text.clone(), *height)));
        let others: usize = near.map(Vec::len).sum();
        let count = same.len() + others;
        let counts =
            same.iter().all(|candidate| candidate.text.contains(|c: char| c.is_ascii_digit()))
                && same.first().map(|one| &one.text) != same.last().map(|other| &other.text);
        if count > 2 || (count == 2 && (counts || many <= 4)) {
            for candidate in same {
                found[candidate.page].push(candidate.row);
            }
        }
    }
    found
}

/// The rows near the edges of pages, of pages that have more than those.
fn candidates(pages: &[Vec<Row>]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (page, rows) in pages.iter().enumerate() {
        let last = rows.len();
        let near = (0..last.min(DEEPEST)).chain(last.saturating_sub(DEEPEST).max(DEEPEST)..last);
        for row in near {
            let text = rows[row].text();
            let at_edge = row == 0 || row + 1 == last;
            let number = page_number(&text).filter(|_| at_edge);
            candidates.push(Candidate { page, row, text, number });
        }
    }
    candidates
}

/// A row's text without what changes from page to page.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = if c.is_numeric() { '0' } else { c };
        let again = masked.ends_with(c) && matches!(c, '0' | ' ');
        if !again {
            masked.push(c);
        }
    }
    masked
}

/// The number of a row that has nothing else, or begins or ends with it.
fn page_number(text: &str) -> Option<i64> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST {
        return None;
    }
    let word = |word: &str| {
        let digits =
            word.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | '|' | '.'));
        let is_number =
            (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    };
    let mut words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    let (first, last) = (words.next()?, words.next_back());
    word(first).or_else(|| word(last?))
}
