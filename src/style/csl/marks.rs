//! Marks: the cites of a text in their order, each as it reads where it stands.

mod cite;
mod collapse;
mod placed;
mod standing;

use std::collections::HashMap;

use super::cited::Cited;
use super::list::List;
use super::order::Orderer;
use super::tape::Tape;
use crate::style::Text;
use crate::style::cite::{Cite, Form, Mark, UnknownItem};
use cite::Written;
use placed::{Placed, PlacedMark};
use standing::Standing;

impl List<'_> {
    /// Renders marks in the order in which they stand in the text; `place` finds a cite's item.
    pub(in crate::style) fn marks(
        &self,
        marks: &[Mark],
        place: impl Fn(&Cite) -> Option<usize>,
    ) -> Result<Vec<Text>, UnknownItem> {
        let orderer = Orderer::new(&self.plan, &self.plan.citation.sort, &self.plan.citation.names);
        let placed = |cite| match place(cite) {
            Some(place) => Ok(Placed { cite, place }),
            None => Err(UnknownItem::of(cite)),
        };
        let mut placed_marks = Vec::with_capacity(marks.len());
        for mark in marks {
            let cites = mark.cites().iter().map(placed).collect::<Result<Vec<_>, _>>()?;
            let note = mark.note().unwrap_or_default();
            placed_marks.push(PlacedMark { cites: self.in_order(&orderer, cites), note });
        }
        let standings = self.standings(&placed_marks);
        let marks = placed_marks.iter().zip(standings);
        Ok(marks.map(|(mark, standings)| self.mark(mark, &standings)).collect())
    }

    fn in_order<'c>(&self, orderer: &Orderer<'_>, mut cites: Vec<Placed<'c>>) -> Vec<Placed<'c>> {
        if orderer.is_idle() || cites.len() < 2 {
            return cites;
        }
        if self.plan.citation.groups_cites && !self.plan.is_note_style {
            return self.in_order_of_groups(orderer, cites);
        }
        cites.sort_by_cached_key(|cite| orderer.key(self.cited(cite.place)));
        cites
    }

    /// Cites that begin with the same names stand where the first of them would, by the first key of
    /// the order and by the names.
    fn in_order_of_groups<'c>(
        &self,
        orderer: &Orderer<'_>,
        cites: Vec<Placed<'c>>,
    ) -> Vec<Placed<'c>> {
        let mut firsts: HashMap<String, Vec<u8>> = HashMap::new();
        let mut keyed = Vec::with_capacity(cites.len());
        for cite in cites {
            let names = self.names(self.cited(cite.place));
            let keys = orderer.keys(self.cited(cite.place));
            let first = firsts.entry(names.clone()).or_insert_with(|| keys[0].clone());
            if keys[0] < *first {
                first.clone_from(&keys[0]);
            }
            keyed.push((names, keys, cite));
        }
        keyed.sort_by_cached_key(|(names, keys, _)| {
            (firsts[names].clone(), orderer.key_of(names), keys.clone())
        });
        keyed.into_iter().map(|(_, _, cite)| cite).collect()
    }

    fn mark(&self, mark: &PlacedMark<'_>, standings: &[Standing]) -> Text {
        let written = mark.cites.iter().zip(standings);
        let written: Vec<Written> = written
            .enumerate()
            .map(|(index, (cite, standing))| self.write(*cite, *standing, index == 0, false))
            .collect();
        let narrative = mark.cites.first().is_some_and(|cite| cite.cite.form == Form::Narrative);
        let groups = self.groups(written);
        let mut tape = Tape::default();
        if let (true, Some(first), Some(standing)) =
            (narrative, mark.cites.first(), standings.first())
        {
            let author = self.author_alone(*first, *standing);
            if author.len() > 0 {
                tape.append_all(&author);
                tape.affix(" ");
            }
        }
        let write = |tape: &mut Tape| self.write_groups(tape, &groups, mark, standings);
        if mark.cites.iter().all(|cite| cite.cite.form == Form::AuthorOnly) {
            // A sentence names the author: it is no mark.
            write(&mut tape);
        } else {
            self.plan.citation.layout.around(&mut tape, write);
        }
        self.plan.set_tape(&tape)
    }

    fn cited_at<'s>(&'s self, placed: Placed<'s>, standing: Standing) -> Cited<'s> {
        let locator = placed.cite.locator.as_ref();
        Cited {
            locator: locator.map(|(label, value)| (label.as_str(), value.as_str())),
            position: standing.position,
            is_near: standing.is_near,
            first_note: standing.first_note,
            ..self.cited(placed.place)
        }
    }
}
