//! The values of attributes, read or refused.

use super::super::plan::{Dress, Look, TextCase};
use super::super::xml::Element;
use super::wrong::{Result, Wrong};
use crate::style::text::{Display, Face};

/// The attributes of an element.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'a> {
    pub(super) element: &'a Element,
}

/// A value of an attribute and the face that it stands for.
type FaceValue = (&'static str, Face);

/// The attributes of faces: which faces each decides, and its values.
const FACES: [(&str, Face, &[FaceValue]); 5] = [
    (
        "font-style",
        Face::ITALIC,
        &[("normal", Face::PLAIN), ("italic", Face::ITALIC), ("oblique", Face::ITALIC)],
    ),
    (
        "font-variant",
        Face::SMALL_CAPS,
        &[("normal", Face::PLAIN), ("small-caps", Face::SMALL_CAPS)],
    ),
    (
        "font-weight",
        Face::BOLD,
        &[("normal", Face::PLAIN), ("bold", Face::BOLD), ("light", Face::PLAIN)],
    ),
    ("text-decoration", Face::UNDERLINE, &[("none", Face::PLAIN), ("underline", Face::UNDERLINE)]),
    (
        "vertical-align",
        Face::RAISED_OR_LOWERED,
        &[("baseline", Face::PLAIN), ("sup", Face::SUPERSCRIPT), ("sub", Face::SUBSCRIPT)],
    ),
];

impl<'a> Attributes<'a> {
    pub(super) const fn of(element: &'a Element) -> Self {
        Self { element }
    }

    pub(super) fn get(self, name: &str) -> Option<&'a str> {
        self.element.attribute(name)
    }

    /// A text of the style; nothing if it is not there.
    pub(super) fn text(self, name: &str) -> Box<str> {
        self.get(name).unwrap_or_default().into()
    }

    pub(super) fn optional_text(self, name: &str) -> Option<Box<str>> {
        self.get(name).map(Box::from)
    }

    pub(super) fn flag(self, name: &str) -> Result<Option<bool>> {
        self.one_of(name, &[("true", true), ("false", false)])
    }

    pub(super) fn number(self, name: &str) -> Result<Option<usize>> {
        let read = |value: &str| {
            value.trim().parse().map_err(|_| self.wrong(name, value, "is not a number"))
        };
        self.get(name).map(read).transpose()
    }

    /// One of several values.
    pub(super) fn one_of<T: Copy>(self, name: &str, values: &[(&str, T)]) -> Result<Option<T>> {
        let Some(value) = self.get(name) else { return Ok(None) };
        if let Some((_, found)) = values.iter().find(|(known, _)| *known == value) {
            return Ok(Some(*found));
        }
        let known: Vec<&str> = values.iter().map(|(known, _)| *known).collect();
        Err(self.wrong(name, value, &format!("is none of {}", known.join(", "))))
    }

    pub(super) fn wrong(self, name: &str, value: &str, problem: &str) -> Wrong {
        let element = &self.element.name;
        Wrong::at(self.element, format!("{name}=\"{value}\" of <{element}> {problem}"))
    }

    /// Affixes, faces and letters.
    pub(super) fn dress(self) -> Result<Dress> {
        Ok(Dress {
            prefix: self.text("prefix"),
            suffix: self.text("suffix"),
            look: self.look()?,
            case: self.case()?,
            strips_periods: self.flag("strip-periods")?.unwrap_or(false),
        })
    }

    fn look(self) -> Result<Look> {
        let mut look = Look { quotes: self.flag("quotes")?.unwrap_or(false), ..Look::default() };
        for (name, all, values) in FACES {
            if let Some(face) = self.one_of(name, values)? {
                look.off = look.off | all;
                look.on = look.on | face;
            }
        }
        look.display = self.one_of(
            "display",
            &[
                ("block", Display::Block),
                ("left-margin", Display::LeftMargin),
                ("right-inline", Display::RightInline),
                ("indent", Display::Indent),
            ],
        )?;
        Ok(look)
    }

    fn case(self) -> Result<Option<TextCase>> {
        self.one_of(
            "text-case",
            &[
                ("lowercase", TextCase::Lowercase),
                ("uppercase", TextCase::Uppercase),
                ("capitalize-first", TextCase::CapitalizeFirst),
                ("capitalize-all", TextCase::CapitalizeAll),
                ("sentence", TextCase::Sentence),
                ("title", TextCase::Title),
            ],
        )
    }
}
