//! `cs:text`: variables, macros, terms and values.

use std::borrow::Cow;
use std::fmt::Write;

use super::super::cited::Purpose;
use super::super::plan::{Dress, Source, Variable};
use super::{Outcome, Renderer};
use crate::item::variable::{Slot, Var};
use crate::item::{Item, Number};
use crate::style::names::Parts;
use crate::style::titles::capitalize_first;

impl<'a> Renderer<'a> {
    pub(super) fn text(&mut self, source: &'a Source, dress: &'a Dress) -> Outcome {
        match source {
            Source::Value(words) => {
                self.dressed(dress, |r| {
                    if words.contains('\n') {
                        r.tape.affix(words);
                    } else {
                        r.tape.value(words);
                    }
                });
                Outcome::NOTHING
            }
            Source::Term { is_no_date: true, .. } if self.purpose == Purpose::Sorting => {
                Outcome::NOTHING
            }
            Source::Term { words, .. } => {
                let capital = self.wants_capital(words);
                self.dressed(dress, |r| {
                    if capital {
                        r.tape.value(&capitalize_first(words));
                    } else {
                        r.tape.value(words);
                    }
                });
                Outcome::NOTHING
            }
            Source::Macro(index) => {
                let plan = self.plan;
                let mut outcome = Outcome::NOTHING;
                self.dressed(dress, |r| {
                    outcome = r.group(&plan.macros[*index], "");
                });
                outcome
            }
            Source::Variable { variable, short } => self.variable(variable, *short, dress),
        }
    }

    /// Whether words of the style begin a note or an entry, where they have a capital.
    fn wants_capital(&self, words: &str) -> bool {
        self.begins && self.tape.is_blank() && words.starts_with(char::is_lowercase)
    }

    fn variable(&mut self, variable: &'a Variable, short: bool, dress: &'a Dress) -> Outcome {
        if self.is_consumed(variable) {
            return Outcome::of_variable(false);
        }
        let Some(value) = self.value_of(variable, short) else {
            return match variable {
                // Most items need no letter: where there is none, nothing is missing.
                Variable::YearSuffix | Variable::Of(Var::YearSuffix) => Outcome::NOTHING,
                _ => Outcome::of_variable(false),
            };
        };
        let is_address = matches!(variable, Variable::Of(Var::Url | Var::Doi));
        if is_address && (dress.prefix.contains("://") || value.contains("://")) {
            self.link(&value, dress);
        } else {
            self.dressed(dress, |r| r.tape.value(&value));
        }
        Outcome::of_variable(true)
    }

    /// Writes an address as a link, with the host that a style puts before it.
    fn link(&mut self, value: &str, dress: &Dress) {
        if value.contains("://") {
            return self.dressed(dress, |r| r.tape.link(value));
        }
        let host = dress.prefix.rfind("http").unwrap_or_default();
        let (words, host) = dress.prefix.split_at(host);
        let address = [host, value].concat();
        let bare = Dress { prefix: words.into(), ..dress.clone() };
        self.dressed(&bare, |r| r.tape.link(&address));
    }

    /// The value of a variable as it is written; none if it has none.
    pub(super) fn value_of(&self, variable: &'a Variable, short: bool) -> Option<Cow<'a, str>> {
        let item = self.cited.item;
        let value: Cow<'a, str> = match variable {
            Variable::CitationNumber if self.purpose == Purpose::Sorting => {
                format!("{:08}", self.cited.number).into()
            }

            Variable::CitationLabel => (citation_label(item) + &self.cited.told.year_suffix).into(),

            Variable::YearSuffix | Variable::Of(Var::YearSuffix) => {
                Cow::Borrowed(self.cited.told.year_suffix.as_str())
            }
            Variable::Of(var) => match var.of(item) {
                Slot::Text(text) if short => short_text(item, *var).or(text.as_deref())?.into(),
                Slot::Text(text) => match text.as_deref() {
                    Some(text) => text.into(),
                    None => instead(item, *var)?.into(),
                },
                Slot::Number(_) => self.numeral(variable)?.text,
                Slot::Names(_) | Slot::Date(_) => return None,
            },
            Variable::Other(name) => other_text(item, name)?,
            Variable::CitationNumber
            | Variable::FirstReferenceNoteNumber
            | Variable::Locator
            | Variable::PageFirst => self.numeral(variable)?.text,
        };
        Some(value).filter(|value| !value.is_empty())
    }
}

/// The short form of a variable.
fn short_text(item: &Item, var: Var) -> Option<&str> {
    let text = match var {
        Var::Title => &item.title_short,
        Var::ContainerTitle => {
            let other = || item.other.get("journalAbbreviation")?.as_str();
            return item.container_title_short.as_deref().or_else(other);
        }
        _ => return item.other.get(&format!("{}-short", var.name()))?.as_str(),
    };
    text.as_deref()
        .filter(|text| !text.is_empty())
        .or_else(|| item.other.get("shortTitle")?.as_str())
}

/// What a variable was called, or is short for, where it has no value.
fn instead(item: &Item, var: Var) -> Option<&str> {
    match var {
        Var::EventTitle => item.other.get("event")?.as_str(),
        Var::TitleShort => item.other.get("shortTitle")?.as_str(),
        Var::ContainerTitleShort => {
            let other = item.other.get("journalAbbreviation").and_then(|other| other.as_str());
            other.or(item.container_title.as_deref())
        }
        _ => None,
    }
}

/// The value of a variable that CSL does not know.
pub(super) fn other_text<'a>(item: &'a Item, name: &str) -> Option<Cow<'a, str>> {
    Some(match item.other.get(name)? {
        serde_json::Value::String(text) => text.into(),
        serde_json::Value::Number(number) => number.to_string().into(),
        _ => return None,
    })
}

/// The label that stands for an item where nobody gave one: `DoeR20` of Doe and Roe, 2020.
fn citation_label(item: &Item) -> String {
    if let Some(given) = other_text(item, "citation-label") {
        return given.into_owned();
    }
    let family = |name: &crate::Name| match &name.literal {
        Some(literal) => literal.clone(),
        None => Parts::of(name).family.to_owned(),
    };
    let letters = match item.author.len() {
        0 | 1 => 4,
        2 => 2,
        _ => 1,
    };
    let initials = item.author.iter().take(4).map(family);
    let mut label: String =
        initials.map(|family| family.chars().take(letters).collect::<String>()).collect();
    if let Some(start) = item.issued.as_ref().and_then(|date| date.start) {
        let _ = write!(label, "{:02}", start.year.rem_euclid(100));
    }
    label
}

/// A number variable that may hold text.
pub(super) fn number_text(number: &Number) -> bool {
    !matches!(number, Number::Text(text) if text.trim().is_empty())
}
