//! A cite as it reads where it stands.

use super::super::cited::{Cited, Told};
use super::super::list::List;
use super::super::plan::Collapse;

use super::super::tape::Tape;
use super::placed::Placed;
use super::standing::Standing;
use crate::style::cite::{Form, wants_blank_after, wants_blank_before};

/// A cite as it is written in its mark.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing to know of a cite")]
pub(super) struct Written {
    pub(super) tape: Tape,
    /// The names that it begins with, by which cites are grouped.
    pub(super) names: String,
    pub(super) number: usize,
    pub(super) year_suffix: String,
    /// What it says but for the names and the letter after the year.
    pub(super) rest: String,
    /// Whether it has neither affixes nor a place in the work.
    pub(super) is_plain: bool,
    pub(super) has_locator: bool,
    /// Whether words stand before it.
    pub(super) is_led: bool,
    /// Whether its prefix begins with punctuation, which stands for the delimiter.
    pub(super) begins_with_mark: bool,
    /// Whether its suffix ends with punctuation, which stands for the delimiter.
    pub(super) ends_with_mark: bool,
}

impl List<'_> {
    /// The names that a cite begins with.
    pub(super) fn names(&self, cited: Cited<'_>) -> String {
        let renderer = self.plan.render_cite(cited, false, false);
        match renderer.lists.first() {
            Some(names) => self.plan.set(|w| renderer.tape.play(w, names.list.clone())).plain,
            None => String::new(),
        }
    }

    /// The names of a cite, as they stand in a sentence.
    pub(super) fn author_alone(&self, placed: Placed<'_>, standing: Standing) -> Tape {
        let renderer = self.plan.render_cite(self.cited_at(placed, standing), false, false);
        let mut tape = Tape::default();
        if let Some(names) = renderer.first_names {
            tape.append(&renderer.tape, names);
        }
        tape
    }

    /// Writes a cite; `is_first` says that it begins its mark, `again` that its names stand there.
    pub(super) fn write(
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
            is_led: !cite.prefix.is_empty(),
            begins_with_mark,
            ends_with_mark: cite.suffix.ends_with([',', ';', ':']),
        }
    }

    /// What a cite says but for its names and the letter after the year.
    fn rest(&self, cited: Cited<'_>) -> String {
        let told = Told { year_suffix: String::new(), ..cited.told.clone() };
        let cited = Cited { told: &told, locator: None, ..cited };
        self.plan.set_tape(&self.plan.render_cite(cited, true, true).tape).plain
    }
}

/// Whether words before a cite end a sentence, after which the cite begins one.
fn is_sentence(prefix: &str) -> bool {
    let end = prefix.trim_end().trim_end_matches(['”', '’', '"', '\'', ')']);
    end.ends_with(['.', '!', '?']) && end.trim_start().contains(' ')
}
