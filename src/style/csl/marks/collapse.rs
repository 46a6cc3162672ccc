//! Cites of one mark, grouped by their names and collapsed (CSL 1.0.2, "Cite grouping", "Cite
//! collapsing").
//!
//! | collapse | cites | mark |
//! |---|---|---|
//! | none | Doe 2000a, Doe 2000b | Doe 2000a; Doe 2000b |
//! | `year` | the same | Doe 2000a, 2000b |
//! | `year-suffix` | the same | Doe 2000a, b |
//! | `year-suffix-ranged` | with Doe 2000c | Doe 2000a–c |
//! | `citation-number` | 1, 2, 3, 5 | 1–3, 5 |

use std::collections::HashMap;

use super::super::list::List;
use super::super::plan::Collapse;
use super::super::tape::Tape;
use super::cite::Written;
use super::placed::PlacedMark;
use super::standing::Standing;

impl List<'_> {
    /// The cites by the names that they begin with, each group where its first one stands.
    pub(super) fn groups(&self, written: Vec<Written>) -> Vec<Vec<(usize, Written)>> {
        let citation = &self.plan.citation;
        let mut groups: Vec<Vec<(usize, Written)>> = Vec::new();
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        for (index, cite) in written.into_iter().enumerate() {
            if cite.tape.len() == 0 {
                continue;
            }
            let next = groups.len();
            // "see" would stand before a year alone.
            let is_told = !cite.names.is_empty() || !cite.year_suffix.is_empty();
            let is_alike = is_told && !cite.is_led;
            let group = if citation.groups_cites && is_alike {
                // Cites without names are alike in what they say otherwise.
                let rest = if cite.names.is_empty() { cite.rest.clone() } else { String::new() };
                *known.entry((cite.names.clone(), rest)).or_insert(next)
            } else {
                next
            };
            if group == next {
                groups.push(Vec::new());
            }
            groups[group].push((index, cite));
        }
        groups
    }

    pub(super) fn write_groups(
        &self,
        tape: &mut Tape,
        groups: &[Vec<(usize, Written)>],
        mark: &PlacedMark<'_>,
        standings: &[Standing],
    ) {
        let citation = &self.plan.citation;
        if citation.collapse == Some(Collapse::CitationNumber) {
            let cites: Vec<&Written> = groups.iter().flatten().map(|(_, cite)| cite).collect();
            return self.write_numbers(tape, &cites);
        }
        for (index, group) in groups.iter().enumerate() {
            if let Some(before) = index.checked_sub(1).and_then(|index| groups[index].last()) {
                let collapsed = groups[index - 1].len() > 1;
                delimit(tape, &before.1, &group[0].1, self.between_groups(&before.1, collapsed));
            }
            if citation.collapse.is_some() {
                self.write_collapsed(tape, group, mark, standings);
                continue;
            }
            for (index, (_, cite)) in group.iter().enumerate() {
                if let Some(before) = index.checked_sub(1) {
                    delimit(tape, &group[before].1, cite, self.within_group());
                }
                tape.append_all(&cite.tape);
            }
        }
    }

    /// What stands between cites of different names; `collapsed` says that several stood before as
    /// one.
    fn between_groups(&self, before: &Written, collapsed: bool) -> &str {
        let citation = &self.plan.citation;
        let is_after = collapsed || before.has_locator || citation.collapse == Some(Collapse::Year);
        let after = citation.after_collapse_delimiter.as_deref().filter(|_| is_after);
        after.unwrap_or(&citation.layout.delimiter)
    }

    /// What stands between cites of one name. In notes it is what stands between all cites.
    fn within_group(&self) -> &str {
        let citation = &self.plan.citation;
        let usual = if self.plan.is_note_style { &*citation.layout.delimiter } else { ", " };
        citation.cite_group_delimiter.as_deref().unwrap_or(usual)
    }

    /// "Doe 2000a, b, 2001": the names once, and the years that are the same once if the style says so.
    fn write_collapsed(
        &self,
        tape: &mut Tape,
        group: &[(usize, Written)],
        mark: &PlacedMark<'_>,
        standings: &[Standing],
    ) {
        let citation = &self.plan.citation;
        let mut at = 0;
        while at < group.len() {
            let (index, first) = &group[at];
            if at > 0 {
                let before = &group[at - 1].1;
                let is_long = before.has_locator && citation.after_collapse_delimiter.is_some();
                let again = self.write(mark.cites[*index], standings[*index], false, true);
                if again.tape.len() > 0 {
                    let between = if is_long {
                        self.between_groups(before, true)
                    } else {
                        self.within_group()
                    };
                    delimit(tape, before, first, between);
                    tape.append_all(&again.tape);
                }
            } else {
                tape.append_all(&first.tape);
            }
            let is_same = |(_, cite): &&(usize, Written)| {
                cite.is_plain
                    && !cite.rest.is_empty()
                    && cite.rest == first.rest
                    && !cite.year_suffix.is_empty()
            };
            let same = group[at + 1..].iter().take_while(is_same).count();
            let same = if first.year_suffix.is_empty() { 0 } else { same };
            self.write_suffixes(tape, &group[at..=at + same]);
            at += 1 + same;
        }
    }

    /// The letters after the year of cites that differ in nothing else, but for the first one's.
    fn write_suffixes(&self, tape: &mut Tape, cites: &[(usize, Written)]) {
        let citation = &self.plan.citation;
        let ranged = citation.collapse == Some(Collapse::YearSuffixRanged);
        let number = |index: usize| number_of_letters(&cites[index].1.year_suffix);
        let mut at = 0;
        while at < cites.len() {
            if at > 0 {
                let delimiter = citation.year_suffix_delimiter.as_deref();
                let delimiter = delimiter.or(citation.cite_group_delimiter.as_deref());
                tape.affix(delimiter.unwrap_or(&citation.layout.delimiter));
                tape.words(&cites[at].1.year_suffix);
            }
            let follows = |next: &usize| ranged && number(*next) == number(at) + next - at;
            let run = (at + 1..cites.len()).take_while(follows).count();
            if run >= 2 {
                tape.affix("–");
                tape.words(&cites[at + run].1.year_suffix);
                at += run;
            }
            at += 1;
        }
    }

    /// Cites of consecutive numbers as a range: "1–3".
    fn write_numbers(&self, tape: &mut Tape, cites: &[&Written]) {
        let delimiter = &self.plan.citation.layout.delimiter;
        let mut at = 0;
        let mut collapsed = false;
        while at < cites.len() {
            if let Some(before) = at.checked_sub(1).map(|before| cites[before]) {
                let is_after = collapsed || before.has_locator;
                let between =
                    if is_after { self.between_groups(before, collapsed) } else { delimiter };
                delimit(tape, before, cites[at], between);
            }
            tape.append_all(&cites[at].tape);
            let follows = |next: &usize| {
                cites[*next].is_plain && cites[*next].number == cites[at].number + next - at
            };
            let run = if cites[at].is_plain {
                (at + 1..cites.len()).take_while(follows).count()
            } else {
                0
            };
            collapsed = run >= 2;
            if collapsed {
                tape.affix("–");
                tape.append_all(&cites[at + run].tape);
                at += run;
            }
            at += 1;
        }
    }
}

/// Writes what stands between two cites, unless the affix of one of them does.
fn delimit(tape: &mut Tape, before: &Written, cite: &Written, delimiter: &str) {
    if cite.begins_with_mark {
        return;
    }
    tape.affix(if before.ends_with_mark { " " } else { delimiter });
}

/// The number that letters after a year stand for: a is 1, aa is 27.
fn number_of_letters(letters: &str) -> usize {
    letters
        .bytes()
        .fold(0, |number, letter| number * 26 + usize::from(letter.saturating_sub(b'a')) + 1)
}
