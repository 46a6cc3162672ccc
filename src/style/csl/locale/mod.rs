//! Locales: the terms, the ordinals, the forms of dates and the options of a language (CSL 1.0.2,
//! "Locale Files", "Locale").
//!
//! | what a style in British English asks for | what is said |
//! |---|---|
//! | `editor`, short, of several | `eds` |
//! | `editor`, as a short verb | `ed. by`, from the file for the United States |
//! | `circa`, as a symbol | `c.`: a symbol is at least short |
//! | the 22nd, the 112th | `nd`, `th` |
//! | a date in words | day, month and year |
//!
//! Each of these is looked for in the style's own locales first, then in the files: those of the
//! language and its dialect before those of the language, and American English at last.

mod layer;
mod ordinals;
mod tag;
mod terms;

use std::sync::{Arc, LazyLock};

use super::error::Error;
use super::xml::{self, Element};

use layer::Layer;
use ordinals::{LongOrdinals, Ordinals};
use terms::Terms;

pub(super) use layer::DateForm;
use terms::fill;
pub(super) use terms::{Form, Gender};

/// The language that stands behind all others.
const LAST: &str = "en-US";

/// What joins the pages of a range where no locale says it.
const RANGE: &str = "–";

/// The locales that styles may ask for: English is built in, others are added from files.
///
/// ```
/// use ibid::style::csl::Locales;
///
/// let mut locales = Locales::default();
/// locales.add(
///     r#"<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="de-DE">
///          <terms><term name="and">und</term></terms>
///        </locale>"#,
/// )?;
/// assert!(locales.languages().eq(["en-US", "en-GB", "de-DE"]));
/// # Ok::<(), ibid::style::csl::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Locales {
    files: Vec<Arc<File>>,
    /// The language of all styles, whatever their own.
    preferred: Option<String>,
}

/// A locale file.
#[derive(Debug)]
struct File {
    language: String,
    layer: Layer,
}

impl File {
    fn read(text: &str) -> Result<Self, Error> {
        let root = xml::read(text)?;
        if root.name != "locale" {
            let wrong = format!("a locale begins with <locale>, not with <{}>", root.name);
            return Err(Error::at(text, root.at, wrong));
        }
        let language = root.attribute("xml:lang").map(str::trim).unwrap_or_default();
        if language.is_empty() {
            return Err(Error::at(
                text,
                root.at,
                "the locale does not say its language (xml:lang)",
            ));
        }
        if let Some(term) = terms::without_name(&root) {
            return Err(Error::at(text, term.at, "the term has no name"));
        }
        Ok(Self { language: language.to_owned(), layer: Layer::of([&root]) })
    }
}

impl Default for Locales {
    fn default() -> Self {
        static ENGLISH: LazyLock<Vec<Arc<File>>> = LazyLock::new(|| {
            let texts = [
                include_str!("../../../../data/locales/en.xml"),
                include_str!("../../../../data/locales/en-GB.xml"),
            ];
            texts.into_iter().filter_map(|text| File::read(text).ok()).map(Arc::new).collect()
        });
        Self { files: ENGLISH.clone(), preferred: None }
    }
}

impl Locales {
    /// Adds the locale of a file, and says its language. A locale of the same language that was
    /// there before gives way.
    ///
    /// ```
    /// use ibid::style::csl::Locales;
    ///
    /// let mut locales = Locales::default();
    /// assert_eq!(locales.add(r#"<locale xml:lang="fr-FR"/>"#)?, "fr-FR");
    ///
    /// let error = locales.add("<locale/>").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "line 1, column 1: the locale does not say its language (xml:lang)",
    /// );
    /// # Ok::<(), ibid::style::csl::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the text is no XML, its root is no locale or does not say its language, or a term in it
    /// has no name.
    pub fn add(&mut self, text: &str) -> Result<String, Error> {
        let file = File::read(text)?;
        let language = file.language.clone();
        match self.files.iter_mut().find(|known| tag::same(&known.language, &language)) {
            Some(known) => *known = Arc::new(file),
            None => self.files.push(Arc::new(file)),
        }
        Ok(language)
    }

    /// Renders all styles in a language, whatever their own is.
    ///
    /// ```
    /// use ibid::style::csl::Locales;
    /// use ibid::{Item, Kind, Style};
    ///
    /// let mut locales = Locales::default();
    /// locales.add(
    ///     r#"<locale xml:lang="de-DE"><terms><term name="and">und</term></terms></locale>"#,
    /// )?;
    /// let style = r#"
    ///     <style default-locale="en-GB">
    ///       <citation><layout><text term="and"/></layout></citation>
    ///       <bibliography><layout><text term="and"/></layout></bibliography>
    ///     </style>"#;
    /// let item = Item::new("a", Kind::Book);
    /// assert_eq!(Style::from_csl(style, &locales)?.entry(&item).to_string(), "And");
    /// let locales = locales.prefer("de");
    /// assert_eq!(Style::from_csl(style, &locales)?.entry(&item).to_string(), "Und");
    /// # Ok::<(), ibid::style::csl::Error>(())
    /// ```
    #[must_use]
    pub fn prefer(self, language: impl Into<String>) -> Self {
        Self { preferred: Some(language.into()), ..self }
    }

    /// The languages that there are, in the order in which they were added.
    ///
    /// ```
    /// use ibid::style::csl::Locales;
    ///
    /// assert!(Locales::default().languages().eq(["en-US", "en-GB"]));
    /// ```
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.language.as_str())
    }

    /// The language that a style is rendered in: the one that was asked for, or its own.
    pub(super) fn language_for(&self, own: Option<&str>) -> String {
        self.preferred.as_deref().or(own).unwrap_or_default().to_owned()
    }

    /// What is said in a language in a style, of which `own` are the locales.
    pub(super) fn resolve(&self, language: &str, own: &[Element]) -> Locale {
        let language = self.complete(language);
        let mut locale = Locale::new(&language);
        for tag in tag::from_narrow_to_wide(&language).map(Some).chain([None]) {
            // Of two locales for one language, the later one has the last word.
            let of_tag = own.iter().filter(|own| match (own.attribute("xml:lang"), tag) {
                (Some(own), Some(tag)) => tag::same(own, tag),
                (None | Some(""), None) => true,
                _ => false,
            });
            locale.fall_back_on(&Layer::of(of_tag));
        }
        for file in self.files_for(&language) {
            locale.fall_back_on(&file.layer);
        }
        locale
    }

    /// A language with its dialect: `de-DE` for `de`, unless there is a file for `de` alone.
    fn complete(&self, language: &str) -> String {
        let language = language.trim();
        match tag::primary(language) {
            _ if language.is_empty() => LAST.to_owned(),
            Some(primary) if !language.contains(['-', '_']) && self.file(language).is_none() => {
                primary.to_owned()
            }
            _ => language.replace('_', "-"),
        }
    }

    /// The files that speak for a language, the one that knows it best first.
    fn files_for(&self, language: &str) -> Vec<&File> {
        let tags = tag::from_narrow_to_wide(language).chain(tag::primary(language));
        let mut files: Vec<&File> = tags.filter_map(|tag| self.file(tag)).collect();
        if files.is_empty() {
            let relative =
                self.files.iter().find(|file| tag::are_related(&file.language, language));
            files.extend(relative.map(Arc::as_ref));
        }
        files.extend(self.file(LAST));
        files.dedup_by(|file, before| file.language == before.language);
        files
    }

    fn file(&self, language: &str) -> Option<&File> {
        let file = self.files.iter().find(|file| tag::same(&file.language, language));
        file.map(Arc::as_ref)
    }
}

/// What a style and its language say. Everything is looked up where it is said first: in the
/// style's own locale of the dialect, of the language, of all languages; in the file of the
/// dialect, of the language as it is spoken where it has its home; in American English.
#[derive(Clone, Debug)]
pub(super) struct Locale {
    language: String,
    terms: Terms,
    ordinals: Ordinals,
    long_ordinals: LongOrdinals,
    numeric_date: Option<Element>,
    text_date: Option<Element>,
    punctuation_in_quote: Option<bool>,
    limits_day_ordinals: Option<bool>,
}

impl Locale {
    fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            terms: Terms::default(),
            ordinals: Ordinals::default(),
            long_ordinals: LongOrdinals::default(),
            numeric_date: None,
            text_date: None,
            punctuation_in_quote: None,
            limits_day_ordinals: None,
        }
    }

    /// Takes from a layer what no earlier one said.
    fn fall_back_on(&mut self, layer: &Layer) {
        self.terms.fall_back_on(&layer.terms);
        self.ordinals.fall_back_on(&layer.ordinals);
        self.long_ordinals.fall_back_on(&layer.long_ordinals);
        fill(&mut self.numeric_date, layer.numeric_date.as_ref());
        fill(&mut self.text_date, layer.text_date.as_ref());
        fill(&mut self.punctuation_in_quote, layer.punctuation_in_quote.as_ref());
        fill(&mut self.limits_day_ordinals, layer.limits_day_ordinals.as_ref());
    }

    /// The language, with the dialect that it is taken for: `de-DE` where `de` was asked for.
    pub(super) fn language(&self) -> &str {
        &self.language
    }

    /// The words of a term in a form, or in the nearest longer form that there is. They may be
    /// empty: that is how a style takes a term away.
    pub(super) fn term(&self, name: &str, form: Form, plural: bool) -> Option<&str> {
        let found = self.terms.get(name, form, plural);
        found.or_else(|| terms::is(name, "page-range-delimiter").then_some(RANGE))
    }

    /// The gender of the noun for which a term stands.
    pub(super) fn gender(&self, name: &str) -> Gender {
        self.terms.gender(name)
    }

    /// What stands after a number to make it an ordinal, before a noun of a gender.
    pub(super) fn ordinal(&self, number: u32, gender: Gender) -> &str {
        self.ordinals.suffix(number, gender)
    }

    /// The word for an ordinal from first to tenth.
    pub(super) fn long_ordinal(&self, number: u32, gender: Gender) -> Option<&str> {
        self.long_ordinals.word(number, gender)
    }

    /// The `cs:date` that says how dates are written.
    pub(super) fn date(&self, form: DateForm) -> Option<&Element> {
        match form {
            DateForm::Numeric => self.numeric_date.as_ref(),
            DateForm::Text => self.text_date.as_ref(),
        }
    }

    /// Whether a comma or a full stop goes inside of the quotation marks that it follows.
    pub(super) fn punctuation_in_quote(&self) -> bool {
        self.punctuation_in_quote.unwrap_or_default()
    }

    /// Whether only the first day of a month is written as an ordinal.
    pub(super) fn limits_day_ordinals(&self) -> bool {
        self.limits_day_ordinals.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
