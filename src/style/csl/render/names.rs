//! `cs:names`: lists of names, their labels, and what stands in for missing ones.

use std::borrow::Cow;
use std::ops::Range;

use super::super::cited::Purpose;
use super::super::locale::Form;
use super::super::plan::{
    Demote, Dress, GivenScope, Inverts, Label, NameForm, NameOptions, Names, Node, Plural,
    Position, Precedes, Variable,
};
use super::super::tape::Tape;
use super::{Outcome, Renderer};
use crate::item::Name;
use crate::item::variable::{Slot, Var};
use crate::style::names::script::is_alphabetic_text;
use crate::style::names::{Parts, initials};

/// A list of names as it was written.
#[derive(Clone, Debug, Default)]
pub(in crate::style::csl) struct SeenNames {
    /// The variable that has them.
    pub(in crate::style::csl) var: Option<Var>,
    /// How many names there are, and how many are shown.
    pub(in crate::style::csl) total: usize,
    pub(in crate::style::csl) shown: usize,
    /// Where the list stands on the tape, and each name of it.
    pub(in crate::style::csl) list: Range<usize>,
    pub(in crate::style::csl) names: Vec<Range<usize>>,
}

/// How the names of one variable are written.
struct Manner<'a> {
    options: NameOptions,
    names: &'a Names,
    form: NameForm,
}

impl<'a> Renderer<'a> {
    pub(super) fn names(&mut self, names: &'a Names) -> Outcome {
        if self.without_author && self.purpose == Purpose::Citation {
            self.without_author = false;
            return Outcome::of_variable(false);
        }
        let options = names.name.within(self.names);
        let options = self.key.map_or_else(|| options.clone(), |key| key.within(&options));
        let manner = Manner { form: options.form.unwrap_or(NameForm::Long), options, names };
        let lists = self.present(names);
        if lists.is_empty() {
            return self.substitute(names);
        }
        let start = self.tape.len();
        if manner.form == NameForm::Count {
            let count =
                lists.iter().map(|(_, list)| self.shown(&manner.options, list).0).sum::<usize>();
            self.dressed(&names.dress, |r| {
                if count > 0 {
                    r.tape.words(&count.to_string());
                }
            });
            return Outcome::of_variable(count > 0);
        }
        self.dressed(&names.dress, |r| {
            let delimiter =
                names.delimiter.as_deref().or(manner.options.names_delimiter.as_deref());
            let mut row_started = false;
            for (var, list) in lists {
                let before = r.tape.place();
                if row_started {
                    r.tape.affix(delimiter.unwrap_or_default());
                }
                let inside = r.tape.place();
                r.list_with_label(&manner, var, list);
                if r.tape.is_at(inside) {
                    r.tape.cut(before);
                } else {
                    row_started = true;
                }
            }
        });
        let end = self.tape.len();
        if end > start && self.substitutes {
            let vars = names.variables.iter().filter_map(|variable| match variable {
                Variable::Of(var) => Some(*var),
                _ => None,
            });
            self.consumed.extend(vars);
        }
        if end > start && self.first_names.is_none() {
            self.first_names = Some(start..end);
        }
        Outcome::of_variable(end > start)
    }

    /// The lists of names that there are, each with its variable, whose name is that of
    /// its term. Editors who are the
    /// translators too are one list.
    fn present(&self, names: &'a Names) -> Vec<(Var, &'a [Name])> {
        let mut lists: Vec<(Var, &'a [Name])> = Vec::with_capacity(names.variables.len());
        for variable in &names.variables {
            let Variable::Of(var) = variable else { continue };
            if self.is_consumed(variable) {
                continue;
            }
            if let Slot::Names(list) = var.of(self.cited.item)
                && !list.is_empty()
            {
                lists.push((*var, list));
            }
        }
        let [(first, editors), (second, translators)] = lists.as_slice() else { return lists };
        let both = [*first, *second];
        let is_pair = both.contains(&Var::Editor) && both.contains(&Var::Translator);
        let term = self.plan.locale.term("editor-translator", Form::Long, false);
        let has_term = term.is_some_and(|term| !term.is_empty());
        if is_pair && has_term && editors == translators {
            let editors: &'a [Name] = editors;
            return vec![(Var::EditorTranslator, editors)];
        }
        lists
    }

    fn substitute(&mut self, names: &'a Names) -> Outcome {
        let outer = std::mem::replace(&mut self.substitutes, true);
        let found = self.first_of(&names.substitute, &names.dress);
        self.substitutes = outer;
        Outcome::of_variable(found)
    }

    /// Writes the first of some elements that writes anything; whether there is one.
    fn first_of(&mut self, nodes: &'a [Node], dress: &'a Dress) -> bool {
        for node in nodes {
            if let Node::Choose(branches) = node {
                if self.first_of(self.taken(branches), dress) {
                    return true;
                }
                continue;
            }
            let before = self.tape.place();
            let start = self.tape.len();
            self.dressed(dress, |r| {
                r.node(node);
            });
            if !self.tape.is_at(before) {
                if self.first_names.is_none() {
                    self.first_names = Some(start..self.tape.len());
                }
                self.consume(node);
                return true;
            }
        }
        false
    }

    fn list_with_label(&mut self, manner: &Manner<'a>, var: Var, list: &'a [Name]) {
        let label = manner.names.label.as_ref();
        if manner.names.label_first
            && let Some(label) = label
        {
            self.names_label(label, var.name(), list);
        }
        self.list(manner, var, list);
        if !manner.names.label_first
            && let Some(label) = label
        {
            self.names_label(label, var.name(), list);
        }
    }

    fn names_label(&mut self, label: &'a Label, term: &str, list: &[Name]) {
        if self.purpose == Purpose::Sorting {
            return;
        }
        let plural = match label.plural {
            Plural::Always => true,
            Plural::Never => false,
            Plural::Contextual => list.len() > 1,
        };
        let plan = self.plan;
        if let Some(words) = plan.locale.term(term, label.form, plural) {
            self.dressed(&label.dress, |r| r.tape.words(words));
        }
    }

    /// How many names are shown, and whether others follow.
    fn shown(&self, options: &NameOptions, list: &[Name]) -> (usize, bool) {
        let given = list.iter().position(Name::is_others).unwrap_or(list.len());
        let is_subsequent =
            self.cited.position >= Position::Subsequent && self.purpose == Purpose::Citation;
        let of = |subsequent: Option<usize>, first: Option<usize>| {
            subsequent.filter(|_| is_subsequent).or(first)
        };
        let from = of(options.et_al_subsequent_min, options.et_al_min).unwrap_or_default();
        let keep = of(options.et_al_subsequent_use_first, options.et_al_use_first);
        let keep = keep.unwrap_or(usize::MAX);
        let is_long = from > 0 && list.len() >= from && keep < list.len();
        let told = match self.purpose {
            Purpose::Citation => self.cited.told.shown.get(self.lists.len()).copied(),
            Purpose::Bibliography | Purpose::Sorting => None,
        };
        let told = told.unwrap_or_default();
        let shown = if is_long { keep.max(told).min(given) } else { given };
        (shown, shown < list.len())
    }

    fn list(&mut self, manner: &Manner<'a>, var: Var, list: &'a [Name]) {
        let options = &manner.options;
        let (shown, is_cut) = self.shown(options, list);
        let set = self.lists.len();
        self.lists.push(SeenNames {
            var: Some(var),
            total: list.len(),
            shown,
            ..SeenNames::default()
        });
        if shown == 0 {
            return;
        }
        let start = self.tape.len();
        let mut places = Vec::with_capacity(shown);
        let delimiter = match self.purpose {
            // Nothing stands between the words that are compared but blanks.
            Purpose::Sorting => " ",
            _ => options.delimiter.as_deref().unwrap_or(", "),
        };
        for (index, name) in list[..shown].iter().enumerate() {
            let is_last = index + 1 == list.len();
            if index > 0 {
                self.separate(manner, delimiter, &list[..=index], is_last);
            }
            let from = self.tape.len();
            self.dressed(&manner.names.name_dress, |r| r.name(manner, name, index, set));
            places.push(from..self.tape.len());
        }
        if is_cut {
            self.et_al(manner, delimiter, list, shown, set);
        }
        let seen = &mut self.lists[set];
        seen.list = start..self.tape.len();
        seen.names = places;
    }

    /// What stands before the last of some names.
    fn separate(&mut self, manner: &Manner<'a>, delimiter: &str, names: &[Name], is_last: bool) {
        // The order of entries does not depend on the word before the last name.
        let is_joined = is_last && self.purpose != Purpose::Sorting;
        let Some(and) = manner.options.and.as_deref().filter(|_| is_joined) else {
            return self.tape.affix(delimiter);
        };
        let plan = self.plan;
        let form = if and == "symbol" { Form::Symbol } else { Form::Long };
        let word = plan.locale.term("and", form, false).unwrap_or_default();
        let rule = manner.options.precedes_last.unwrap_or(Precedes::Contextual);
        let before = names.len() - 1;
        if precedes(rule, before > 1, self.is_inverted(manner, &names[before - 1], before - 1)) {
            self.tape.affix(delimiter);
        } else {
            self.tape.affix(" ");
        }
        self.tape.words(word);
        self.tape.affix(" ");
    }

    fn et_al(
        &mut self,
        manner: &Manner<'a>,
        delimiter: &str,
        list: &'a [Name],
        shown: usize,
        set: usize,
    ) {
        let options = &manner.options;
        let et_al = &manner.names.et_al;
        let final_name = list.last().filter(|name| !name.is_others());
        if let (Some(true), Some(last), Purpose::Sorting) =
            (options.et_al_use_last, final_name, self.purpose)
        {
            self.tape.affix(delimiter);
            return self.name(manner, last, list.len() - 1, set);
        }
        if self.purpose == Purpose::Sorting || et_al.words.is_empty() {
            return;
        }
        if let (Some(true), Some(last)) = (options.et_al_use_last, final_name)
            && list.len() > shown + 1
        {
            self.tape.affix(delimiter);
            self.tape.words("… ");
            return self.name(manner, last, list.len() - 1, set);
        }
        let rule = options.precedes_et_al.unwrap_or(Precedes::Contextual);
        let inverted = self.is_inverted(manner, &list[shown - 1], shown - 1);
        if precedes(rule, shown > 1, inverted) {
            self.tape.affix(delimiter);
        } else if !et_al.words.starts_with(is_ideograph) {
            self.tape.affix(" ");
        }
        self.dressed(&et_al.dress, |r| r.tape.words(&et_al.words));
    }

    fn is_inverted(&self, manner: &Manner<'_>, name: &Name, index: usize) -> bool {
        name.literal.is_none()
            && manner.form == NameForm::Long
            && self.wants_inverted(manner, index)
    }

    fn wants_inverted(&self, manner: &Manner<'_>, index: usize) -> bool {
        match manner.options.inverts {
            _ if self.purpose == Purpose::Sorting => true,
            Some(Inverts::All) => true,
            Some(Inverts::First) => index == 0,
            None => false,
        }
    }

    fn name(&mut self, manner: &Manner<'a>, name: &'a Name, index: usize, set: usize) {
        if let Some(literal) = &name.literal {
            return self.dressed(&bare(&manner.names.family), |r| r.tape.value(literal));
        }
        let parts = Parts::of(name);
        let level = self.level(name, index, set);
        let given = self.given(manner, parts.given, level);
        let is_western = is_alphabetic_text(parts.family);
        let ordering = name.other.get("static-ordering").is_some_and(|flag| *flag != false);
        if manner.form == NameForm::Short && level == 0 {
            let demotes = self.demotes() && self.wants_inverted(manner, index);
            self.whole_family(manner, &parts, !demotes);
            if demotes && !parts.particle.is_empty() {
                self.tape.affix(" ");
                self.tape.value(parts.particle);
            }
            return;
        }
        if !is_western || ordering {
            return self.eastern(manner, &parts, &given, is_western);
        }
        let inverts = self.wants_inverted(manner, index);
        if inverts {
            self.inverted(manner, &parts, &given);
        } else {
            self.natural(manner, &parts, &given);
        }
    }

    /// How much of the given name is written to tell its bearer apart.
    fn level(&self, name: &Name, index: usize, set: usize) -> u8 {
        let rule = self.plan.citation.given_rule;
        let told = self.cited.told.givens.get(set).and_then(|list| list.get(index)).copied();
        let among_all = match (self.purpose, rule.scope) {
            (_, GivenScope::PrimaryName) => index == 0,
            (Purpose::Citation, GivenScope::ByCite) => false,
            (Purpose::Citation, GivenScope::AllNames)
            | (Purpose::Bibliography | Purpose::Sorting, _) => true,
        };
        match told.unwrap_or_default() {
            0 if among_all => self.cited.namesakes.level(name),
            told => told,
        }
    }

    /// The given names as they are written.
    fn given(&self, manner: &Manner<'_>, given: &'a str, level: u8) -> Cow<'a, str> {
        let options = &manner.options;
        let given = given.trim();
        let Some(with) = options.initialize_with.as_deref() else { return given.into() };
        let mut out = String::with_capacity(given.len());
        match options.initialize {
            Some(false) => spaced_initials(given, with, self.plan.initialize_with_hyphen, &mut out),
            _ if level >= 2 => return given.into(),
            _ => initials(given, with, &mut out),
        }
        if options.initialize != Some(false) && !self.plan.initialize_with_hyphen {
            out = out.replace('-', "");
        }
        out.into()
    }

    /// Whether the particle of an inverted name follows the given names.
    fn demotes(&self) -> bool {
        match self.plan.demote {
            Demote::Never => false,
            Demote::SortOnly => self.purpose == Purpose::Sorting,
            Demote::DisplayAndSort => true,
        }
    }

    /// Family name first, without a comma, and without a blank where both are in one script.
    fn eastern(&mut self, manner: &Manner<'a>, parts: &Parts<'_>, given: &str, blank: bool) {
        self.whole_family(manner, parts, true);
        if manner.form == NameForm::Short || given.is_empty() {
            return;
        }
        if blank || parts.given.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.tape.affix(" ");
        }
        self.dressed(&manner.names.given, |r| r.tape.value(given));
    }

    fn natural(&mut self, manner: &Manner<'a>, parts: &Parts<'_>, given: &str) {
        if !given.is_empty() {
            self.dressed(&manner.names.given, |r| r.tape.value(given));
            self.tape.affix(" ");
        }
        // What the style puts around a family name is around all that follows the given names.
        let family = &manner.names.family;
        self.tape.affix(&family.prefix);
        if !parts.dropping.is_empty() {
            self.dressed(&bare(&manner.names.given), |r| r.tape.value(parts.dropping));
            if !parts.dropping.ends_with(['\'', '’', '-']) {
                self.tape.affix(" ");
            }
        }
        self.family(manner, parts, true);
        if !parts.suffix.is_empty() {
            self.tape.affix(if parts.comma_suffix { ", " } else { " " });
            self.suffix(manner, parts.suffix);
        }
        self.tape.affix(&family.suffix);
    }

    fn inverted(&mut self, manner: &Manner<'a>, parts: &Parts<'_>, given: &str) {
        let demotes = self.demotes();
        let separator = match self.purpose {
            Purpose::Sorting => " ",
            _ => manner.options.sort_separator.as_deref().unwrap_or(", "),
        };
        self.whole_family(manner, parts, !demotes);
        let particle = if demotes { parts.particle } else { "" };
        if [given, parts.dropping, particle].iter().any(|part| !part.is_empty()) {
            self.tape.affix(separator);
            self.given_and_particles(manner, [given, parts.dropping], particle);
        }
        if !parts.suffix.is_empty() {
            self.tape.affix(separator);
            self.suffix(manner, parts.suffix);
        }
    }

    /// A suffix has full stops where initials have them.
    fn suffix(&mut self, manner: &Manner<'a>, suffix: &str) {
        match manner.options.initialize_with.as_deref() {
            Some(with) if !with.contains('.') => self.tape.value(&suffix.replace('.', "")),
            _ => self.tape.value(suffix),
        }
    }

    /// The family name with its look but without its affixes, and with its particle if that is shown.
    fn family(&mut self, manner: &Manner<'a>, parts: &Parts<'_>, with_particle: bool) {
        let particle = if with_particle { parts.particle } else { "" };
        self.dressed(&bare(&manner.names.family), |r| {
            if !particle.is_empty() {
                r.tape.value(particle);
                if !parts.particle_joins() {
                    r.tape.affix(" ");
                }
            }
            r.tape.value(parts.family);
        });
    }

    /// The family name with all that the style puts around it.
    fn whole_family(&mut self, manner: &Manner<'a>, parts: &Parts<'_>, with_particle: bool) {
        self.tape.affix(&manner.names.family.prefix);
        self.family(manner, parts, with_particle);
        self.tape.affix(&manner.names.family.suffix);
    }

    /// Given names, then the particles that follow them in an inverted name.
    fn given_and_particles(&mut self, manner: &Manner<'a>, given: [&str; 2], particle: &str) {
        self.dressed(&manner.names.given, |r| {
            let mut started = false;
            for part in given.into_iter().filter(|part| !part.is_empty()) {
                if started {
                    r.tape.affix(" ");
                }
                r.tape.value(part);
                started = true;
            }
            if !particle.is_empty() {
                if started {
                    r.tape.affix(" ");
                }
                r.dressed(&bare(&manner.names.family), |r| r.tape.value(particle));
            }
        });
    }
}

/// A dress without its affixes.
fn bare(dress: &Dress) -> Dress {
    Dress { prefix: "".into(), suffix: "".into(), ..dress.clone() }
}

/// Appends given names in full, with what are initials already written as initials are: each with
/// `with` after it, and with the hyphen between them or without.
fn spaced_initials(given: &str, with: &str, with_hyphen: bool, out: &mut String) {
    let start = out.len();
    let mut before_was_initial = false;
    for word in given.split_whitespace().flat_map(|word| word.split_inclusive('.')) {
        let bare = word.trim_end_matches('.');
        let is_initial = bare.len() < word.len() || bare.chars().count() == 1;
        let hyphened = bare.strip_prefix('-').filter(|_| before_was_initial);
        if hyphened.is_some() && with_hyphen {
            out.truncate(out.trim_end().len());
            out.push('-');
        } else if out.len() > start && !(before_was_initial && is_initial) && !out.ends_with(' ') {
            out.push(' ');
        }
        out.push_str(hyphened.unwrap_or(bare));
        if is_initial {
            out.push_str(with);
        }
        before_was_initial = is_initial;
    }
    out.truncate(out.trim_end().len().max(start));
}

/// Whether a character is one of the scripts that set no blanks between words.
fn is_ideograph(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

fn precedes(rule: Precedes, several: bool, after_inverted: bool) -> bool {
    match rule {
        Precedes::Contextual => several,
        Precedes::AfterInvertedName => after_inverted,
        Precedes::Always => true,
        Precedes::Never => false,
    }
}

/// A tape with words in the place of some of its ranges.
pub(in crate::style::csl) fn replaced(tape: &Tape, ranges: &[Range<usize>], words: &str) -> Tape {
    let mut out = Tape::default();
    let mut at = 0;
    for range in ranges {
        out.append(tape, at..range.start);
        out.words(words);
        at = range.end;
    }
    out.append(tape, at..tape.len());
    out
}
