//! `cs:number` and `cs:label`.

use std::borrow::Cow;

use super::super::locale::Form;
use super::super::plan::{Dress, Label, NumberForm, Plural, Variable};
use super::text::{number_text, other_text};
use super::{Outcome, Renderer};
use crate::item::Number;
use crate::item::variable::{Slot, Var};
use crate::style::numbers::{Numeral, Ranges, roman};

impl<'a> Renderer<'a> {
    pub(super) fn number(
        &mut self,
        variable: &'a Variable,
        form: NumberForm,
        dress: &'a Dress,
    ) -> Outcome {
        if self.is_consumed(variable) {
            return Outcome::of_variable(false);
        }
        let Some(numeral) = self.numeral(variable) else {
            let value = self.value_of(variable, false);
            let filled = value.is_some();
            self.dressed(dress, |r| r.tape.value(&value.unwrap_or_default()));
            return Outcome::of_variable(filled);
        };
        let text =
            if numeral.is_numeric { self.in_form(&numeral, form, variable) } else { numeral.text };
        self.dressed(dress, |r| r.tape.value(&text));
        Outcome::of_variable(true)
    }

    /// The number of a variable; none if it has no value.
    pub(super) fn numeral(&self, variable: &Variable) -> Option<Numeral<'a>> {
        let item = self.cited.item;
        let ranges = self.plan.ranges;
        let numeral = match variable {
            Variable::Of(var) => match var.of(item) {
                Slot::Number(number) => {
                    let is_pages = *var == Var::Page;
                    let number = number.as_ref().filter(|number| number_text(number))?;
                    match number {
                        // Only between numbers does a dash mean "to".
                        Number::Text(pages) if is_pages && pages.contains('–') => {
                            Numeral::read(&pages.replace('–', "-"), ranges).into_owned()
                        }
                        _ => Numeral::of(number, if is_pages { ranges } else { Ranges::Kept }),
                    }
                }
                Slot::Text(text) => Numeral::read(text.as_deref()?, Ranges::Kept),
                Slot::Names(_) | Slot::Date(_) => return None,
            },
            Variable::Locator => {
                let (label, value) = self.cited.locator?;
                let ranges = if label == "page" { ranges } else { Ranges::Kept };
                match self.joined(value) {
                    Some((plain, word)) => {
                        let read = Numeral::read(&plain, ranges).into_owned();
                        Numeral { text: read.text.replace(" & ", &word).into(), ..read }
                    }
                    None => Numeral::read(value, ranges),
                }
            }
            Variable::PageFirst => match item.page.as_ref()? {
                Number::Text(pages) => {
                    let end = pages.find(['-', '–', ',', ' ', '&']).unwrap_or(pages.len());
                    Numeral::read(&pages[..end], Ranges::Kept)
                }
                number @ Number::Integer(_) => Numeral::of(number, Ranges::Kept),
            },
            Variable::Other(name) => match other_text(item, name)? {
                Cow::Borrowed(text) => Numeral::read(text, Ranges::Kept),
                Cow::Owned(text) => {
                    Numeral { text: text.into(), is_numeric: true, is_plural: false }
                }
            },
            Variable::CitationNumber => counted(self.cited.number)?,
            Variable::FirstReferenceNoteNumber => counted(self.cited.first_note)?,
            Variable::CitationLabel | Variable::YearSuffix => return None,
        };
        Some(self.with_range_delimiter(numeral))
    }

    /// A value of several numbers with "&" between them, and the word of the language for that.
    fn joined(&self, value: &str) -> Option<(String, String)> {
        let locale = &self.plan.locale;
        let and = format!(" {} ", locale.term("and", Form::Long, false)?);
        if value.contains(&and) {
            return Some((value.replace(&and, " & "), and));
        }
        let symbol = format!(" {} ", locale.term("and", Form::Symbol, false)?);
        value.contains(" & ").then(|| (value.to_owned(), symbol))
    }

    /// Ranges of numbers have the dash of the language.
    fn with_range_delimiter(&self, numeral: Numeral<'a>) -> Numeral<'a> {
        let delimiter = &*self.plan.range_delimiter;
        if delimiter == "–" || !numeral.is_plural || !numeral.text.contains('–') {
            return numeral;
        }
        Numeral { text: numeral.text.replace('–', delimiter).into(), ..numeral }
    }

    /// Each number of a value in a form; what stands between them stays.
    fn in_form(
        &self,
        numeral: &Numeral<'a>,
        form: NumberForm,
        variable: &Variable,
    ) -> Cow<'a, str> {
        if form == NumberForm::Numeric {
            return numeral.text.clone();
        }
        let locale = &self.plan.locale;
        let gender = locale.gender(noun(variable));
        let mut out = String::with_capacity(numeral.text.len() + 4);
        let mut rest = &*numeral.text;
        while !rest.is_empty() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let (number, after) = rest.split_at(digits);
            let next = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
            let (between, after) = after.split_at(next);
            match number.parse::<u32>() {
                Ok(value) if !between.starts_with(char::is_alphanumeric) => match form {
                    NumberForm::Roman => out.push_str(&roman(value)),
                    NumberForm::LongOrdinal if locale.long_ordinal(value, gender).is_some() => {
                        out.push_str(locale.long_ordinal(value, gender).unwrap_or_default());
                    }
                    _ => out.extend([number, locale.ordinal(value, gender)]),
                },
                _ => out.push_str(number),
            }
            out.push_str(between);
            rest = after;
        }
        out.into()
    }

    pub(super) fn label(&mut self, label: &'a Label) -> Outcome {
        let Some(variable) = &label.variable else { return Outcome::NOTHING };
        if self.is_consumed(variable) {
            return Outcome::NOTHING;
        }
        let (term, value) = match variable {
            Variable::Locator => match self.cited.locator {
                Some((name, _)) => (name, self.numeral(variable)),
                None => return Outcome::NOTHING,
            },
            _ => (noun(variable), self.numeral(variable)),
        };
        let Some(value) = value else { return Outcome::NOTHING };
        let is_count = matches!(variable, Variable::Of(Var::NumberOfPages | Var::NumberOfVolumes));
        let plural = match label.plural {
            Plural::Always => true,
            Plural::Never => false,
            Plural::Contextual if is_count => value.text.trim() != "1",
            Plural::Contextual => value.is_plural,
        };
        let plan = self.plan;
        if let Some(words) = plan.locale.term(term, label.form, plural) {
            self.dressed(&label.dress, |r| r.tape.words(words));
        }
        Outcome::NOTHING
    }
}

/// A number that is counted from 1; none if it is 0.
fn counted<'a>(number: usize) -> Option<Numeral<'a>> {
    let text = Cow::Owned(number.to_string());
    (number > 0).then_some(Numeral { text, is_numeric: true, is_plural: false })
}

/// The term that names what a variable counts.
fn noun(variable: &Variable) -> &str {
    match variable {
        Variable::Of(var) => var.name(),
        Variable::Other(name) => name,
        Variable::PageFirst => "page",
        Variable::CitationNumber => "citation-number",
        Variable::Locator => "locator",
        Variable::FirstReferenceNoteNumber => "first-reference-note-number",
        Variable::CitationLabel | Variable::YearSuffix => "",
    }
}
