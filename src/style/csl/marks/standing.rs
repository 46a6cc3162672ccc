//! Where cites stand among those of their items (CSL 1.0.2, "Choose", `position`).

use std::collections::HashMap;

use super::super::list::List;
use super::super::plan::Position;
use super::placed::{Placed, PlacedMark};
use crate::style::cite::Cite;

/// Where a cite stands among those of its item.
#[derive(Clone, Copy, Default)]
pub(super) struct Standing {
    pub(super) position: Position,
    pub(super) is_near: bool,
    pub(super) first_note: usize,
}

impl List<'_> {
    /// Where each cite of each mark stands.
    pub(super) fn standings(&self, marks: &[PlacedMark<'_>]) -> Vec<Vec<Standing>> {
        let (mut in_text, mut in_notes) = (Account::default(), Account::default());
        let mut all = Vec::with_capacity(marks.len());
        for mark in marks {
            // What stands in the text and what stands in notes is read apart.
            let account = if mark.note == 0 { &mut in_text } else { &mut in_notes };
            let Account { first_notes, last_notes, before } = account;
            let mut standings = Vec::with_capacity(mark.cites.len());
            for (index, cite) in mark.cites.iter().enumerate() {
                let mut standing = match first_notes.get(&cite.place) {
                    None => Standing::default(),
                    Some(&first_note) => {
                        let last = match index.checked_sub(1) {
                            Some(index) => Some(&mark.cites[index]),
                            None => sole(before, mark.note),
                        };
                        let last = last.filter(|last| last.place == cite.place);
                        let distance = mark.note.saturating_sub(last_notes[&cite.place]);
                        Standing {
                            position: last
                                .map_or(Position::Subsequent, |last| ibid(last.cite, cite.cite)),
                            is_near: mark.note > 0
                                && distance <= self.plan.citation.near_note_distance,
                            first_note,
                        }
                    }
                };
                if let Some((position, is_near)) = cite.cite.standing {
                    standing = Standing { position, is_near, ..standing };
                }
                first_notes.entry(cite.place).or_insert(mark.note);
                last_notes.insert(cite.place, mark.note);
                standings.push(standing);
            }
            account.pass(mark);
            all.push(standings);
        }
        all
    }
}

/// What was cited so far, in the text or in notes.
#[derive(Default)]
struct Account<'m, 'c> {
    /// The note in which each item was first and last cited.
    first_notes: HashMap<usize, usize>,
    last_notes: HashMap<usize, usize>,
    /// The marks of the last note; in the text, the last mark.
    before: Vec<&'m PlacedMark<'c>>,
}

impl<'m, 'c> Account<'m, 'c> {
    fn pass(&mut self, mark: &'m PlacedMark<'c>) {
        let is_same_note = |before: &&PlacedMark<'_>| mark.note > 0 && before.note == mark.note;
        self.before.retain(is_same_note);
        self.before.push(mark);
    }
}

/// The last cite before a mark, if what stands before cites its item alone: the mark before in the
/// same note, or all of the note before.
fn sole<'m, 'c>(before: &[&'m PlacedMark<'c>], note: usize) -> Option<&'m Placed<'c>> {
    let last_mark = before.last()?;
    let last = last_mark.cites.last()?;
    let alone = |mark: &&PlacedMark<'_>| mark.cites.iter().all(|cite| cite.place == last.place);
    let marks = if last_mark.note == note { &before[before.len() - 1..] } else { before };
    marks.iter().all(alone).then_some(last)
}

/// How a cite stands after another of the same item.
fn ibid(before: &Cite, cite: &Cite) -> Position {
    match (&before.locator, &cite.locator) {
        (before, locator) if before == locator => Position::Ibid,
        (Some(_), None) => Position::Subsequent,
        _ => Position::IbidWithLocator,
    }
}
