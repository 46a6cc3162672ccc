//! What one file, or the locales of a style for one language, say.

use super::super::xml::Element;
use super::ordinals::{LongOrdinals, Ordinals};
use super::terms::Terms;

/// What one file says, or the locales of a style for one language.
#[derive(Debug, Default)]
pub(super) struct Layer {
    pub(super) terms: Terms,
    pub(super) ordinals: Ordinals,
    pub(super) long_ordinals: LongOrdinals,
    pub(super) numeric_date: Option<Element>,
    pub(super) text_date: Option<Element>,
    pub(super) punctuation_in_quote: Option<bool>,
    pub(super) limits_day_ordinals: Option<bool>,
}

impl Layer {
    /// What `cs:locale` elements say. Where they say something twice, the last one counts.
    pub(super) fn of<'a>(locales: impl IntoIterator<Item = &'a Element>) -> Self {
        let mut layer = Self::default();
        for element in locales.into_iter().flat_map(|locale| &locale.children) {
            match element.name.as_str() {
                "terms" => element.children_named("term").for_each(|term| layer.set_term(term)),
                "date" => layer.set_date(element),
                "style-options" => layer.set_options(element),
                _ => {}
            }
        }
        layer
    }

    fn set_term(&mut self, term: &Element) {
        if !self.ordinals.set(term) && !self.long_ordinals.set(term) {
            self.terms.set(term);
        }
    }

    fn set_date(&mut self, date: &Element) {
        match date.attribute("form").and_then(DateForm::from_name) {
            Some(DateForm::Numeric) => self.numeric_date = Some(date.clone()),
            Some(DateForm::Text) => self.text_date = Some(date.clone()),
            None => {}
        }
    }

    fn set_options(&mut self, options: &Element) {
        let option = |name| options.attribute(name).and_then(|value| value.trim().parse().ok());
        self.punctuation_in_quote = option("punctuation-in-quote").or(self.punctuation_in_quote);
        self.limits_day_ordinals =
            option("limit-day-ordinals-to-day-1").or(self.limits_day_ordinals);
    }
}

/// How a date is written in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::style::csl) enum DateForm {
    Numeric,
    Text,
}

impl DateForm {
    /// The form of a name in CSL.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "numeric" => Some(Self::Numeric),
            "text" => Some(Self::Text),
            _ => None,
        }
    }
}
