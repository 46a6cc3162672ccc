//! Terms (CSL 1.0.2, "Terms", Appendix II).
//!
//! | term | in the table |
//! |---|---|
//! | `<term name="et al">et al.</term>` | `et-al`: blanks in names are hyphens |
//! | `<term name="editortranslator" form="short">…` | `editor-translator`, short |
//! | `<term name="and"/>` | `and`, which is empty |
//! | `<term name="page"><single>page</single>…` | `page`, for one and for several |

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::xml::Element;

/// How much of a word a term gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::style::csl) enum Form {
    #[default]
    Long,
    Short,
    Verb,
    VerbShort,
    Symbol,
}

impl Form {
    /// The form of a name in CSL.
    pub(in crate::style::csl) fn from_name(name: &str) -> Option<Self> {
        match name {
            "long" => Some(Self::Long),
            "short" => Some(Self::Short),
            "verb" => Some(Self::Verb),
            "verb-short" => Some(Self::VerbShort),
            "symbol" => Some(Self::Symbol),
            _ => None,
        }
    }

    /// The form that is taken if there is none of this one.
    fn longer(self) -> Option<Self> {
        match self {
            Self::Long => None,
            Self::Short | Self::Verb => Some(Self::Long),
            Self::VerbShort => Some(Self::Verb),
            Self::Symbol => Some(Self::Short),
        }
    }
}

/// The gender of a noun, or of a word that agrees with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::style::csl) enum Gender {
    #[default]
    Neuter,
    Masculine,
    Feminine,
}

impl Gender {
    /// The gender that an attribute of an element tells.
    pub(super) fn of(element: &Element, attribute: &str) -> Option<Self> {
        match element.attribute(attribute)? {
            "masculine" => Some(Self::Masculine),
            "feminine" => Some(Self::Feminine),
            "neuter" => Some(Self::Neuter),
            _ => None,
        }
    }
}

/// The terms by their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms(FxHashMap<String, Term>);

/// A term in all of its forms.
#[derive(Clone, Debug, Default)]
struct Term {
    forms: [Option<Words>; 5],
    gender: Option<Gender>,
}

/// The words of a term in one form.
#[derive(Clone, Debug)]
struct Words {
    single: String,
    /// The words for several, if they are others.
    multiple: Option<String>,
}

impl Words {
    fn of(term: &Element) -> Self {
        let part = |name| term.child(name).map(|part| words(&part.text).to_owned());
        match part("single") {
            Some(single) => Self { single, multiple: part("multiple") },
            None => part("multiple").map_or_else(
                || Self { single: words(&term.text).to_owned(), multiple: None },
                |multiple| Self { single: multiple, multiple: None },
            ),
        }
    }
}

impl Terms {
    /// Sets a form of a term. One whose name or form is not told says nothing.
    pub(super) fn set(&mut self, element: &Element) {
        let name = element.attribute("name").map(plain).unwrap_or_default();
        let Some(form) = Form::from_name(element.attribute("form").unwrap_or("long")) else {
            return;
        };
        if name.is_empty() {
            return;
        }
        let term = self.0.entry(name.into_owned()).or_default();
        term.forms[form as usize] = Some(Words::of(element));
        term.gender = Gender::of(element, "gender").or(term.gender);
    }

    /// Takes the forms that are not here.
    pub(super) fn fall_back_on(&mut self, other: &Self) {
        for (name, term) in &other.0 {
            let known = match self.0.get_mut(name) {
                Some(known) => known,
                None => self.0.entry(name.clone()).or_default(),
            };
            for (known, other) in known.forms.iter_mut().zip(&term.forms) {
                fill(known, other.as_ref());
            }
            known.gender = known.gender.or(term.gender);
        }
    }

    /// The words of a term in a form, or in the nearest longer one that there is.
    pub(super) fn get(&self, name: &str, form: Form, plural: bool) -> Option<&str> {
        let forms = &self.0.get(&*plain(name))?.forms;
        let mut form = Some(form);
        while let Some(asked) = form {
            if let Some(Words { single, multiple }) = &forms[asked as usize] {
                return Some(if plural { multiple.as_ref().unwrap_or(single) } else { single });
            }
            form = asked.longer();
        }
        None
    }

    /// The gender of the noun for which a term stands.
    pub(super) fn gender(&self, name: &str) -> Gender {
        self.0.get(&*plain(name)).and_then(|term| term.gender).unwrap_or_default()
    }
}

/// The first term of a file that has no name.
pub(super) fn without_name(locale: &Element) -> Option<&Element> {
    let mut terms = locale.children_named("terms").flat_map(|terms| terms.children_named("term"));
    terms.find(|term| term.attribute("name").is_none_or(|name| name.trim().is_empty()))
}

/// Whether a name is that of a term.
pub(super) fn is(name: &str, term: &str) -> bool {
    plain(name) == term
}

/// A name as it stands in the table: CSL has written some with blanks and some with hyphens.
fn plain(name: &str) -> Cow<'_, str> {
    match name {
        "editortranslator" => Cow::Borrowed("editor-translator"),
        _ if name.contains(char::is_whitespace) => {
            Cow::Owned(name.split_whitespace().collect::<Vec<_>>().join("-"))
        }
        _ => Cow::Borrowed(name),
    }
}

/// The text of an element without the line breaks and the indent that lay the file out. Other
/// blanks belong to the term: French writes one inside of its quotation marks.
pub(super) fn words(text: &str) -> &str {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let start = text.len() - text.trim_start_matches(blank).len();
    let text = if text[..start].contains('\n') { &text[start..] } else { text };
    let end = text.trim_end_matches(blank).len();
    if text[end..].contains('\n') { &text[..end] } else { text }
}

/// Takes a value where there is none yet.
pub(super) fn fill<T: Clone>(known: &mut Option<T>, other: Option<&T>) {
    if known.is_none() {
        *known = other.cloned();
    }
}
