//! Rendering of items: entries of a reference list and citations in the text.

mod apa;
pub mod dates;
mod harvard;
mod locators;
mod markup;
pub mod names;
pub mod numbers;
pub mod text;
pub mod titles;
mod variables;
pub mod writer;

use std::fmt;
use std::str::FromStr;

use crate::item::Item;

pub use text::{Face, Text};
pub use writer::{Quotes, Writer};

/// A style that ibid renders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// APA, 7th edition.
    #[default]
    Apa,
    /// Harvard, as Cite Them Right (12th edition) has it.
    Harvard,
}

impl Style {
    /// Renders one item as if it were alone in its list.
    #[must_use]
    pub fn entry(self, item: &Item) -> Text {
        self.entry_with_suffix(item, "")
    }

    fn entry_with_suffix(self, item: &Item, year_suffix: &str) -> Text {
        let mut writer = Writer::new(self.quotes());
        match self {
            Self::Apa => apa::write_entry(&mut writer, item, year_suffix),
            Self::Harvard => harvard::write_entry(&mut writer, item, year_suffix),
        }
        writer.finish()
    }

    const fn quotes(self) -> Quotes {
        match self {
            Self::Apa => apa::QUOTES,
            Self::Harvard => harvard::QUOTES,
        }
    }
}

impl Style {
    const fn name(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::Harvard => "harvard",
        }
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// No style has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no style “{0}”; there are apa and harvard")]
pub struct UnknownStyle(String);

impl FromStr for Style {
    type Err = UnknownStyle;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::Apa, Self::Harvard]
            .into_iter()
            .find(|style| name.trim().eq_ignore_ascii_case(style.name()))
            .ok_or_else(|| UnknownStyle(name.to_owned()))
    }
}
