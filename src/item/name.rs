//! Names of people and of bodies.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// A name: a person's in its parts, or a body's as one literal.
///
/// CSL-JSON gives names as objects; a bare string, as some writers put it, is read as a literal.
///
/// ```
/// use ibid::Name;
///
/// let json = r#"[{"family":"Beethoven","given":"Ludwig","dropping-particle":"van"}, "Reuters"]"#;
/// let names: Vec<Name> = serde_json::from_str(json)?;
/// assert_eq!(names[0].dropping_particle.as_deref(), Some("van"));
/// assert_eq!(names[1], Name::literal("Reuters"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Name {
    /// The family name, or the only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The given names or their initials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// A particle that goes with the given name when the name is inverted: "Beethoven, L. van".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropping_particle: Option<String>,
    /// A particle that stays with the family name: "de Gaulle, C.".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_dropping_particle: Option<String>,
    /// "Jr.", "III".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// The whole name of a body, or of a person whose name has no such parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
    /// Whatever else stood in the object (`comma-suffix`, `static-ordering`, …).
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

impl Name {
    /// A person's name.
    ///
    /// ```
    /// # use ibid::Name;
    /// assert_eq!(Name::person("Doe", "J. K.").given.as_deref(), Some("J. K."));
    /// ```
    #[must_use]
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Self {
        Self { family: Some(family.into()), given: Some(given.into()), ..Self::default() }
    }

    /// The name of a body, which is never taken apart.
    ///
    /// ```
    /// # use ibid::Name;
    /// assert_eq!(Name::literal("AP News").literal.as_deref(), Some("AP News"));
    /// ```
    #[must_use]
    pub fn literal(name: impl Into<String>) -> Self {
        Self { literal: Some(name.into()), ..Self::default() }
    }

    /// What stands for names that are not given: "et al.", "and others".
    ///
    /// It is the last of a list that goes on, or stands where names of the middle are left out. In
    /// CSL-JSON it is the literal `others`, as it is `and others` in `.bib`.
    ///
    /// ```
    /// use ibid::{Item, Kind, Name, Style};
    ///
    /// let author = vec![Name::person("Doe", "J."), Name::others()];
    /// let item = Item { author, title: Some("On bread".into()), ..Item::new("doe", Kind::Book) };
    /// assert_eq!(Style::Apa.entry(&item).to_string(), "Doe, J., et al. (n.d.). On bread.");
    /// ```
    #[must_use]
    pub fn others() -> Self {
        Self::literal("others")
    }

    /// Whether it stands for names that are not given.
    ///
    /// ```
    /// # use ibid::Name;
    /// assert!(Name::others().is_others());
    /// ```
    #[must_use]
    pub fn is_others(&self) -> bool {
        self.literal.as_deref() == Some("others")
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Default, Deserialize)]
        #[serde(rename_all = "kebab-case", default)]
        struct Parts {
            family: Option<String>,
            given: Option<String>,
            dropping_particle: Option<String>,
            non_dropping_particle: Option<String>,
            suffix: Option<String>,
            literal: Option<String>,
            #[serde(flatten)]
            other: BTreeMap<String, serde_json::Value>,
        }

        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected a name")]
        enum Shape {
            Text(String),
            Parts(Box<Parts>),
        }

        Ok(match Shape::deserialize(deserializer)? {
            Shape::Text(text) => Self::literal(text),
            Shape::Parts(parts) => Self {
                family: parts.family,
                given: parts.given,
                dropping_particle: parts.dropping_particle,
                non_dropping_particle: parts.non_dropping_particle,
                suffix: parts.suffix,
                literal: parts.literal,
                other: parts.other,
            },
        })
    }
}
