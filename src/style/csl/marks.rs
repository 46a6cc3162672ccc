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
    has_locator: bool,
    /// Whether its prefix begins with punctuation, which stands for the delimiter.
    begins_with_mark: bool,
    /// Whether its suffix ends with punctuation, which stands for the delimiter.
    ends_with_mark: bool,
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

    /// The names that a cite begins with.
    fn names(&self, cited: Cited<'_>) -> String {
        let renderer = self.plan.render_cite(cited, false, false);
        match renderer.lists.first() {
            Some(names) => self.plan.set(|w| renderer.tape.play(w, names.list.clone())).plain,
            None => String::new(),
        }
    }

    /// Where each cite of each mark stands.
    fn standings(&self, marks: &[PlacedMark<'_>]) -> Vec<Vec<Standing>> {
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
            tape.append_all(&self.author_alone(*first, *standing));
            tape.affix(" ");
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

    /// The names of a cite, as they stand in a sentence.
    fn author_alone(&self, placed: Placed<'_>, standing: Standing) -> Tape {
        let renderer = self.plan.render_cite(self.cited_at(placed, standing), false, false);
        let mut tape = Tape::default();
        if let Some(names) = renderer.first_names {
            tape.append(&renderer.tape, names);
        }
        tape
    }

    /// Writes a cite; `is_first` says that it begins its mark, `again` that its names stand there.
    fn write(
        &self,
        placed: Placed<'_>,
        standing: Standing,
        is_first: bool,
        again: bool,
    ) -> Written {
        let cite = placed.cite;
        let without_author = again || cite.form != Form::Parenthetical;
        let cited = self.cited_at(placed, standing);
        let begins = if cite.prefix.is_empty() { is_first } else { is_sentence(&cite.prefix) };
        let without = without_author && cite.form != Form::AuthorOnly;
        let renderer = self.plan.render_cite(cited, without, begins);
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
        let begins_with_mark = cite.prefix.starts_with([',', '.', ';', ':']);
        match (cite.form, renderer.first_names.clone()) {
            (Form::AuthorOnly, Some(names)) => tape.append(&renderer.tape, names),
            _ => tape.append_all(&renderer.tape),
        }
        if wants_blank_before(&cite.suffix) {
            tape.affix(" ");
        }
        tape.value(&cite.suffix);
        let has_locator = cite.locator.is_some() && self.plan.shows_locator;
        Written {
            tape,
            names,
            number: cited.number,
            year_suffix: cited.told.year_suffix.clone(),
            rest,
            is_plain: cite.prefix.is_empty() && cite.suffix.is_empty() && !has_locator,
            has_locator,
            begins_with_mark,
            ends_with_mark: cite.suffix.ends_with([',', ';', ':']),
        }
    }

    /// What a cite says but for its names and the letter after the year.
    fn rest(&self, cited: Cited<'_>) -> String {
        let told = Told { year_suffix: String::new(), ..cited.told.clone() };
        let citation = &self.plan.citation;
        let cited = Cited { told: &told, locator: None, ..cited };
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
            if cite.tape.len() == 0 {
                continue;
            }
            let is_same = |group: &&mut Vec<(usize, Written)>| {
                let first = &group[0].1;
                let is_told = !cite.names.is_empty() || !cite.year_suffix.is_empty();
                let rest = cite.names.is_empty() && cite.rest != first.rest;
                is_told && first.names == cite.names && !rest
            };
            let group = groups.iter_mut().find(|group| citation.groups_cites && is_same(group));
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
                    let between = self.between_groups(before, true);
                    delimit(
                        tape,
                        before,
                        first,
                        if is_long { between } else { self.within_group() },
                    );
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

/// Writes what stands between two cites, unless the affix of one of them does.
fn delimit(tape: &mut Tape, before: &Written, cite: &Written, delimiter: &str) {
    if cite.begins_with_mark {
        return;
    }
    tape.affix(if before.ends_with_mark { " " } else { delimiter });
}

/// Whether words before a cite end a sentence, after which the cite begins one.
fn is_sentence(prefix: &str) -> bool {
    let end = prefix.trim_end().trim_end_matches(['”', '’', '"', '\'', ')']);
    end.ends_with(['.', '!', '?']) && end.trim_start().contains(' ')
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
