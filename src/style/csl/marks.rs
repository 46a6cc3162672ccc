//! Marks: cites in their order, where they stand among those of their items, grouped and collapsed
//! (CSL 1.0.2, "Cite grouping", "Cite collapsing", "Position").

use std::collections::HashMap;

use super::list::List;
use super::order::Orderer;
use super::plan::{Collapse, Position};
use super::render::{Cited, Purpose, Renderer, Told};
use super::tape::Tape;
use crate::style::Text;
use crate::style::cluster::{Cite, Form, Mark, UnknownItem, wants_blank_after, wants_blank_before};

/// A cite with the place of its item in the list.
#[derive(Clone, Copy)]
struct Placed<'c> {
    cite: &'c Cite,
    place: usize,
}

/// A mark with its cites in order, and the number of its note; 0 if it stands in the text.
struct PlacedMark<'c> {
    cites: Vec<Placed<'c>>,
    note: usize,
}

/// Where a cite stands among those of its item.
#[derive(Clone, Copy, Default)]
struct Standing {
    position: Position,
    is_near: bool,
    first_note: usize,
}

/// A cite as it is written in its mark.
struct Written {
    tape: Tape,
    /// The names that it begins with, by which cites are grouped.
    names: String,
    number: usize,
    year_suffix: String,
    /// What it says but for the names and the letter after the year.
    rest: String,
    /// Whether it has neither affixes nor a place in the work.
    is_plain: bool,
}

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
        if !orderer.is_idle() && cites.len() > 1 {
            cites.sort_by_cached_key(|cite| orderer.key(self.cited(cite.place)));
        }
        cites
    }

    /// Where each cite of each mark stands.
    fn standings(&self, marks: &[PlacedMark<'_>]) -> Vec<Vec<Standing>> {
        let mut first_notes: HashMap<usize, usize> = HashMap::new();
        let mut last_notes: HashMap<usize, usize> = HashMap::new();
        let mut before: Option<&PlacedMark<'_>> = None;
        let mut all = Vec::with_capacity(marks.len());
        for mark in marks {
            let mut standings = Vec::with_capacity(mark.cites.len());
            for (index, cite) in mark.cites.iter().enumerate() {
                let mut standing = match first_notes.get(&cite.place) {
                    None => Standing::default(),
                    Some(&first_note) => {
                        let last = match index.checked_sub(1) {
                            Some(index) => Some(&mark.cites[index]),
                            None => before.and_then(|mark| sole(&mark.cites)),
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
            before = Some(mark);
            all.push(standings);
        }
        all
    }

    fn mark(&self, mark: &PlacedMark<'_>, standings: &[Standing]) -> Text {
        let written = mark.cites.iter().zip(standings);
        let written: Vec<Written> =
            written.map(|(cite, standing)| self.write(*cite, *standing, false)).collect();
        let narrative = mark.cites.first().is_some_and(|cite| cite.cite.form == Form::Narrative);
        let groups = self.groups(written);
        let mut tape = Tape::default();
        if let (true, Some(first), Some(standing)) =
            (narrative, mark.cites.first(), standings.first())
        {
            tape.append_all(&self.author_alone(*first, *standing));
            tape.affix(" ");
        }
        self.plan.citation.layout.around(&mut tape, |tape| {
            self.write_groups(tape, &groups, mark, standings);
        });
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

    /// The names of a cite, as they stand in a sentence.
    fn author_alone(&self, placed: Placed<'_>, standing: Standing) -> Tape {
        let renderer = self.plan.render_cite(self.cited_at(placed, standing), false);
        let mut tape = Tape::default();
        if let Some(names) = renderer.first_names {
            tape.append(&renderer.tape, names);
        }
        tape
    }

    fn write(&self, placed: Placed<'_>, standing: Standing, again: bool) -> Written {
        let cite = placed.cite;
        let without_author = again || cite.form != Form::Parenthetical;
        let cited = self.cited_at(placed, standing);
        let renderer =
            self.plan.render_cite(cited, without_author && cite.form != Form::AuthorOnly);
        let names = match (&renderer.first_names, without_author) {
            (Some(names), false) => self.plan.set(|w| renderer.tape.play(w, names.clone())).plain,
            _ => String::new(),
        };
        let collapses = matches!(
            self.plan.citation.collapse,
            Some(Collapse::YearSuffix | Collapse::YearSuffixRanged)
        );
        let rest = if collapses { self.rest(cited) } else { String::new() };
        let mut tape = Tape::default();
        tape.value(&cite.prefix);
        if wants_blank_after(&cite.prefix) {
            tape.affix(" ");
        }
        match (cite.form, renderer.first_names.clone()) {
            (Form::AuthorOnly, Some(names)) => tape.append(&renderer.tape, names),
            _ => tape.append_all(&renderer.tape),
        }
        if wants_blank_before(&cite.suffix) {
            tape.affix(" ");
        }
        tape.value(&cite.suffix);
        Written {
            tape,
            names,
            number: cited.number,
            year_suffix: cited.told.year_suffix.clone(),
            rest,
            is_plain: cite.prefix.is_empty() && cite.suffix.is_empty() && cite.locator.is_none(),
        }
    }

    /// What a cite says but for its names and the letter after the year.
    fn rest(&self, cited: Cited<'_>) -> String {
        let told = Told { year_suffix: String::new(), ..cited.told.clone() };
        let citation = &self.plan.citation;
        let cited = Cited { told: &told, ..cited };
        let mut renderer = Renderer::new(&self.plan, cited, &citation.names, Purpose::Citation);
        renderer.without_author = true;
        renderer.all(&citation.layout.children);
        self.plan.set_tape(&renderer.tape).plain
    }

    /// The cites by the names that they begin with, each group where its first one stands.
    fn groups(&self, written: Vec<Written>) -> Vec<Vec<(usize, Written)>> {
        let citation = &self.plan.citation;
        let mut groups: Vec<Vec<(usize, Written)>> = Vec::new();
        for (index, cite) in written.into_iter().enumerate() {
            let known = citation.groups_cites && !cite.names.is_empty();
            let group = groups.iter_mut().find(|group| known && group[0].1.names == cite.names);
            match group {
                Some(group) => group.push((index, cite)),
                None => groups.push(vec![(index, cite)]),
            }
        }
        groups
    }

    fn write_groups(
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
        let mut collapsed = false;
        for (index, group) in groups.iter().enumerate() {
            if index > 0 {
                tape.affix(if collapsed {
                    &citation.after_collapse_delimiter
                } else {
                    &citation.layout.delimiter
                });
            }
            collapsed = citation.collapse.is_some() && group.len() > 1;
            if citation.collapse.is_none() {
                for (index, (_, cite)) in group.iter().enumerate() {
                    if index > 0 {
                        tape.affix(&citation.cite_group_delimiter);
                    }
                    tape.append_all(&cite.tape);
                }
                continue;
            }
            self.write_collapsed(tape, group, mark, standings);
        }
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
                tape.affix(&citation.cite_group_delimiter);
                let again = self.write(mark.cites[*index], standings[*index], true);
                tape.append_all(&again.tape);
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
            let same = if first.is_plain && !first.year_suffix.is_empty() { same } else { 0 };
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
                tape.affix(&citation.year_suffix_delimiter);
                tape.words(&cites[at].1.year_suffix);
            }
            let run = (at + 1..cites.len())
                .take_while(|next| number(*next) == number(at) + next - at)
                .count();
            if ranged && run >= 2 {
                tape.affix("–");
                tape.words(&cites[at + run].1.year_suffix);
                at += run;
            }
            at += 1;
        }
    }

    /// Cites of consecutive numbers as a range: "1–3".
    fn write_numbers(&self, tape: &mut Tape, cites: &[&Written]) {
        let citation = &self.plan.citation;
        let mut at = 0;
        let mut collapsed = false;
        while at < cites.len() {
            if at > 0 {
                tape.affix(if collapsed {
                    &citation.after_collapse_delimiter
                } else {
                    &citation.layout.delimiter
                });
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

/// The only item that a mark cites; none if it cites several.
fn sole<'m, 'c>(cites: &'m [Placed<'c>]) -> Option<&'m Placed<'c>> {
    let last = cites.last()?;
    cites.iter().all(|cite| cite.place == last.place).then_some(last)
}

/// How a cite stands after another of the same item.
fn ibid(before: &Cite, cite: &Cite) -> Position {
    match (&before.locator, &cite.locator) {
        (None, None) => Position::Ibid,
        (None, Some(_)) => Position::IbidWithLocator,
        (Some(_), None) => Position::Subsequent,
        (Some(before), Some(locator)) if before == locator => Position::Ibid,
        (Some(_), Some(_)) => Position::IbidWithLocator,
    }
}

/// The number that letters after a year stand for: a is 1, aa is 27.
fn number_of_letters(letters: &str) -> usize {
    letters
        .bytes()
        .fold(0, |number, letter| number * 26 + usize::from(letter.saturating_sub(b'a')) + 1)
}
