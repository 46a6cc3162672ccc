//! Locales: the terms and the forms of dates of a language.

use super::error::Error;
use super::xml;

/// The locales that styles may ask for: English, and what was added.
#[derive(Clone, Debug, Default)]
pub struct Locales {}

impl Locales {
    /// Adds the locale of a file, and says its language.
    ///
    /// # Errors
    /// If the text is no CSL locale.
    pub fn add(&mut self, text: &str) -> Result<String, Error> {
        let root = xml::read(text)?;
        Ok(root.attribute("xml:lang").unwrap_or_default().to_owned())
    }
}
