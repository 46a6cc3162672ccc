//! Names and lists of names (APA 7, 9.8–9.11 and 8.17; Cite Them Right, "Authors").
//!
//! | form | Ludwig van Beethoven | Jan van der Berg | AP News |
//! |---|---|---|---|
//! | inverted | `Beethoven, L. van` | `van der Berg, J.` | `AP News` |
//! | in order | `L. van Beethoven` | `J. van der Berg` | `AP News` |
//! | short | `Beethoven` | `van der Berg` | `AP News` |

mod initials;
mod particles;
pub(super) mod script;

use crate::item::Name;

pub use initials::initials;
pub use particles::Parts;

use super::text::Face;
use super::writer::Writer;

/// How a name is laid out.
///
/// ```
/// use ibid::style::names::Order;
/// use ibid::style::{Quotes, Writer};
/// # use ibid::style::names::{EtAl, Given, LastComma, List};
/// # const AUTHORS: List = List { order: Order::Inverted, given: Given::Initials, and: "&",
/// #     terminator: ". ", last_comma: LastComma::Always, et_al: EtAl::NEVER };
///
/// // `AUTHORS` is the list in the example of `List`.
/// let written = |order| {
///     let mut writer = Writer::new(Quotes::DOUBLE);
///     List { order, ..AUTHORS }.write(&mut writer, &[ibid::Name::person("van der Berg", "Jan")]);
///     writer.finish().to_string()
/// };
/// assert_eq!(written(Order::Inverted), "van der Berg, J.");
/// assert_eq!(written(Order::Natural), "J. van der Berg");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The family name first: "Doe, J. K., Jr."
    Inverted,
    /// The given name first: "J. K. Doe Jr."
    Natural,
    /// The family name alone: "Doe".
    Short,
}

/// How much of the given name is written.
///
/// ```
/// use ibid::style::names::Given;
/// use ibid::style::{Quotes, Writer};
/// # use ibid::style::names::{EtAl, LastComma, List, Order};
/// # const AUTHORS: List = List { order: Order::Inverted, given: Given::Initials, and: "&",
/// #     terminator: ". ", last_comma: LastComma::Always, et_al: EtAl::NEVER };
///
/// // `AUTHORS` is the list in the example of `List`.
/// let written = |given| {
///     let mut writer = Writer::new(Quotes::DOUBLE);
///     List { given, ..AUTHORS }.write(&mut writer, &[ibid::Name::person("Doe", "Jane K.")]);
///     writer.finish().to_string()
/// };
/// assert_eq!(written(Given::None), "Doe");
/// assert_eq!(written(Given::Initials), "Doe, J. K.");
/// assert_eq!(written(Given::Full), "Doe, Jane K.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    /// Nothing, where the order is short.
    None,
    /// Initials.
    Initials,
    /// All of it.
    Full,
}

/// When a comma stands before the "and" of the last name.
///
/// ```
/// use ibid::style::names::LastComma;
/// use ibid::style::{Quotes, Writer};
/// # use ibid::style::names::{EtAl, Given, List, Order};
/// # const AUTHORS: List = List { order: Order::Inverted, given: Given::Initials, and: "&",
/// #     terminator: ". ", last_comma: LastComma::Always, et_al: EtAl::NEVER };
///
/// // `AUTHORS` is the list in the example of `List`.
/// let written = |last_comma| {
///     let mut writer = Writer::new(Quotes::DOUBLE);
///     let names = ["Doe", "Poe", "Roe"].map(|family| ibid::Name::person(family, ""));
///     List { last_comma, ..AUTHORS }.write(&mut writer, &names);
///     writer.finish().to_string()
/// };
/// assert_eq!(written(LastComma::FromThree), "Doe, Poe, & Roe");
/// assert_eq!(written(LastComma::Never), "Doe, Poe & Roe");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastComma {
    /// Always before a person: "A., & B."
    Always,
    /// From three names on: "A, B, & C".
    FromThree,
    /// Never before a person: "A, B and C".
    Never,
}

/// How a list that is too long is cut.
///
/// APA 7 cuts from 21 names on, to 19 and the last (9.8), and in the text from three on (8.17).
///
/// ```
/// use ibid::style::names::EtAl;
/// use ibid::style::{Face, Quotes, Writer};
/// # use ibid::style::names::{Given, LastComma, List, Order};
/// # const AUTHORS: List = List { order: Order::Inverted, given: Given::Initials, and: "&",
/// #     terminator: ". ", last_comma: LastComma::Always, et_al: EtAl::NEVER };
///
/// // `AUTHORS` is the list in the example of `List`.
/// let cut = EtAl { from: 3, keep: 1, last: false, face: Face::ITALIC };
/// let mut writer = Writer::new(Quotes::DOUBLE);
/// let names = ["Doe", "Poe", "Roe"].map(|family| ibid::Name::person(family, ""));
/// List { et_al: cut, ..AUTHORS }.write(&mut writer, &names);
/// assert_eq!(writer.finish().to_html(), "Doe <i>et al.</i>");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EtAl {
    /// From this number of names on the list is cut.
    pub from: usize,
    /// How many names stay.
    pub keep: usize,
    /// Whether the last name follows an ellipsis, in the place of "et al."
    pub last: bool,
    /// The face of "et al."
    pub face: Face,
}

impl EtAl {
    /// No list is cut.
    pub const NEVER: Self = Self { from: usize::MAX, keep: 1, last: false, face: Face::PLAIN };
}

/// How a list of names is written.
///
/// ```
/// use ibid::Name;
/// use ibid::style::names::{EtAl, Given, LastComma, List, Order};
/// use ibid::style::{Quotes, Writer};
///
/// /// As APA lists authors.
/// const AUTHORS: List = List {
///     order: Order::Inverted,
///     given: Given::Initials,
///     terminator: ". ",
///     and: "&",
///     last_comma: LastComma::Always,
///     et_al: EtAl::NEVER,
/// };
/// let mut writer = Writer::new(Quotes::DOUBLE);
/// AUTHORS.write(&mut writer, &[Name::person("Doe", "Jane"), Name::person("Roe", "Ann B.")]);
/// assert_eq!(writer.finish().to_string(), "Doe, J., & Roe, A. B.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// The layout of each name.
    pub order: Order,
    /// How much of given names is written.
    pub given: Given,
    /// What follows each initial: `". "` or `"."`.
    pub terminator: &'static str,
    /// The word before the last name: `"&"` or `"and"`.
    pub and: &'static str,
    /// The comma before that word.
    pub last_comma: LastComma,
    /// When the list is cut.
    pub et_al: EtAl,
}

impl List {
    /// Writes a list of names.
    ///
    /// ```
    /// use ibid::Name;
    /// # use ibid::style::names::{EtAl, Given, LastComma, List, Order};
    /// # use ibid::style::{Quotes, Writer};
    /// # const AUTHORS: List = List { order: Order::Inverted, given: Given::Initials, and: "&",
    /// #     terminator: ". ", last_comma: LastComma::Always, et_al: EtAl::NEVER };
    ///
    /// let mut writer = Writer::new(Quotes::DOUBLE);
    /// AUTHORS.write(&mut writer, &[Name::person("Doe", "Jane"), Name::person("Beethoven", "L. van")]);
    /// assert_eq!(writer.finish().to_string(), "Doe, J., & Beethoven, L. van");
    /// ```
    pub fn write(&self, w: &mut Writer, names: &[Name]) {
        self.write_each(w, names, |w, _, name| self.write_name(w, name, self.given));
    }

    /// Writes a list whose names `each` writes; names that are not given ([`Name::others`]) are
    /// "et al.", or the ellipsis before the last name.
    pub(super) fn write_each(
        &self,
        w: &mut Writer,
        names: &[Name],
        mut each: impl FnMut(&mut Writer, usize, &Name),
    ) {
        let too_many = names.len() >= self.et_al.from && names.len() > self.et_al.keep;
        let given = names.iter().position(Name::is_others).unwrap_or(names.len());
        let shown = if too_many { given.min(self.et_al.keep) } else { given };
        for (index, name) in names.iter().take(shown).enumerate() {
            if index > 0 {
                self.separate(w, names, index);
            }
            each(w, index, name);
        }
        if shown == names.len() {
            return;
        }
        if let Some(last) = names.last().filter(|last| self.et_al.last && !last.is_others()) {
            w.affix(", … ");
            each(w, names.len() - 1, last);
        } else {
            let always = self.last_comma == LastComma::Always && given < names.len();
            w.affix(if shown > 1 || always { ", " } else { " " });
            w.face(self.et_al.face, |w| w.verbatim("et al."));
        }
    }

    /// Writes what stands before the name at `index`. An organisation at the end takes the comma
    /// by the number of names, a person by the style.
    fn separate(&self, w: &mut Writer, names: &[Name], index: usize) {
        if index + 1 < names.len() {
            return w.affix(", ");
        }
        let is_person = names.last().is_some_and(|name| !is_literal(name));
        let comma = match self.last_comma {
            LastComma::Always if is_person => true,
            LastComma::Never if is_person => false,
            _ => names.len() > 2,
        };
        w.affix(if comma { ", " } else { " " });
        w.affix(self.and);
        w.affix(" ");
    }

    /// Writes one name.
    pub(super) fn write_name(&self, w: &mut Writer, name: &Name, given: Given) {
        if let Some(literal) = &name.literal {
            return match self.order {
                Order::Short => w.value(short_literal(literal)),
                Order::Inverted | Order::Natural => w.value(literal),
            };
        }
        let parts = Parts::of(name);
        if !script::is_alphabetic_text(parts.family) {
            return self.write_eastern(w, &parts, given);
        }
        match self.order {
            Order::Inverted => self.write_inverted(w, &parts, given),
            _ if given == Given::None => write_family(w, &parts),
            _ => self.write_natural(w, &parts, given),
        }
    }

    fn write_inverted(&self, w: &mut Writer, parts: &Parts<'_>, given: Given) {
        w.join(", ")
            .part(|w| write_family(w, parts))
            .part(|w| {
                w.join(" ")
                    .part(|w| self.write_given(w, parts.given, given))
                    .part(|w| w.value(parts.dropping));
            })
            .part(|w| self.write_suffix(w, parts.suffix));
    }

    fn write_natural(&self, w: &mut Writer, parts: &Parts<'_>, given: Given) {
        let joins = parts.dropping.ends_with(['\'', '’', '-']) && parts.dropping.len() > 1;
        w.join(" ").part(|w| self.write_given(w, parts.given, given)).part(|w| {
            w.join(if joins { "" } else { " " })
                .part(|w| w.value(parts.dropping))
                .part(|w| write_family(w, parts));
        });
        if !parts.suffix.is_empty() {
            w.affix(if parts.comma_suffix { ", " } else { " " });
            self.write_suffix(w, parts.suffix);
        }
    }

    /// Family name first, without a comma, and without a blank if the given name is in the same
    /// script: 山田太郎.
    fn write_eastern(&self, w: &mut Writer, parts: &Parts<'_>, given: Given) {
        let western = parts.given.starts_with(script::is_alphabetic_script);
        w.join(if western { " " } else { "" })
            .part(|w| w.value(parts.particle))
            .part(|w| w.value(parts.family))
            .part(|w| self.write_given(w, parts.given, given));
    }

    fn write_given(&self, w: &mut Writer, name: &str, given: Given) {
        match given {
            Given::None => {}
            Given::Full => self.write_full(w, name),
            Given::Initials => {
                let mut buffer = std::mem::take(&mut w.buffer);
                buffer.clear();
                initials(name, self.terminator, &mut buffer);
                w.value(&buffer);
                w.buffer = buffer;
            }
        }
    }

    /// Given names in full; what is initials already is written as initials are.
    fn write_full(&self, w: &mut Writer, name: &str) {
        let is_initials = |word: &str| word.split(['.', '-']).all(|part| part.chars().count() < 2);
        let mut words = w.join(" ");
        for word in name.split_whitespace() {
            words.part(|w| {
                if is_initials(word) {
                    self.write_given(w, word, Given::Initials);
                } else {
                    w.value(word);
                }
            });
        }
    }

    /// A suffix keeps its letters, its full stops are spaced as initials are.
    fn write_suffix(&self, w: &mut Writer, suffix: &str) {
        let mut parts = suffix.split_inclusive('.').peekable();
        while let Some(part) = parts.next() {
            w.value(part);
            if parts.peek().is_some_and(|next| !next.starts_with(' ')) {
                w.affix(self.terminator.strip_prefix('.').unwrap_or_default());
            }
        }
    }
}

/// Whether a name is not taken apart: an organisation's, or a person's in one piece.
///
/// ```
/// use ibid::{Name, style::names::is_literal};
///
/// assert!(is_literal(&Name::literal("AP News")));
/// assert!(!is_literal(&Name::person("Doe", "J.")));
/// ```
#[must_use]
pub fn is_literal(name: &Name) -> bool {
    name.literal.is_some()
}

fn write_family(w: &mut Writer, parts: &Parts<'_>) {
    w.join(if parts.particle_joins() { "" } else { " " })
        .part(|w| w.value(parts.particle))
        .part(|w| w.value(parts.family));
}

/// A name in one piece as a citation gives it: without the handle in brackets (APA 7, 10.15), and
/// of a person so named the family name.
fn short_literal(literal: &str) -> &str {
    let Some((name, _)) = literal.split_once(" [").filter(|(name, _)| {
        literal.ends_with(']') && name.ends_with(|c: char| c.is_alphanumeric() || c == '.')
    }) else {
        return literal;
    };
    let person = name.split_once(", ").filter(|(_, given)| given.ends_with('.'));
    person.map_or(name, |(family, _)| family)
}

/// Whether another name of a list has the same family name and initials, but other given names.
pub(super) fn are_namesakes(names: &[Name], index: usize) -> bool {
    let Some(name) = names.get(index).filter(|name| !is_literal(name)) else { return false };
    let is_other = |other: &Name| other.family == name.family && other.given != name.given;
    names.iter().filter(|other| is_other(other)).any(|other| {
        let initials_of = |name: &Name| {
            let mut out = String::new();
            initials(Parts::of(name).given, ".", &mut out);
            out
        };
        !is_literal(other) && initials_of(other) == initials_of(name)
    })
}

/// Writes the first names of a list as they are sorted: inverted, with nothing between them but
/// commas. Particles that stay with the family name are one word with it, or come last where a style
/// demotes them.
pub(super) fn sortable(
    w: &mut Writer,
    names: &[Name],
    shown: usize,
    list: &List,
    demote_particles: bool,
) {
    let mut all = w.join(", ");
    let given = |(_, name): &(usize, &Name)| !name.is_others();
    for (index, name) in names.iter().enumerate().take(shown).filter(given) {
        let in_full = demote_particles && are_namesakes(names, index);
        let given = if in_full { Given::Full } else { Given::Initials };
        all.part(|w| {
            if is_literal(name) {
                return list.write_name(w, name, given);
            }
            let parts = Parts::of(name);
            let here = |particle, here: bool| if here { particle } else { "" };
            w.join(" ")
                .part(|w| {
                    if demote_particles {
                        w.value(parts.family);
                    } else {
                        w.value(&closed_up(&parts));
                    }
                })
                .part(|w| w.value(here(parts.dropping, !demote_particles)))
                .part(|w| list.write_given(w, parts.given, given))
                .part(|w| w.value(here(parts.dropping, demote_particles)))
                .part(|w| w.value(here(parts.particle, demote_particles)))
                .part(|w| w.value(parts.suffix));
        });
    }
}

/// The family name and the particle before it as one word, which is compared letter by letter
/// before any given name is (APA 7, 9.44): "ben Yaakov" follows "Benjamin".
fn closed_up(parts: &Parts<'_>) -> String {
    [parts.particle, parts.family].into_iter().flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Quotes, apa::forms, harvard};

    fn people(names: &[&str]) -> Vec<Name> {
        let read = |name: &&str| match name.split_once(", ") {
            Some((family, given)) => Name::person(family, given),
            None => Name::literal(*name),
        };
        names.iter().map(read).collect()
    }

    #[track_caller]
    fn check(list: List, names: &[&str], expected: &str) {
        let mut w = Writer::new(Quotes::DOUBLE);
        list.write(&mut w, &people(names));
        assert_eq!(w.finish().to_string(), expected);
    }

    #[test]
    fn lists_at_the_head_of_an_entry() {
        check(forms::AUTHORS, &["Doe, Jane K."], "Doe, J. K.");
        check(forms::AUTHORS, &["Doe, J.", "Roe, R."], "Doe, J., & Roe, R.");
        check(forms::AUTHORS, &["Doe, J.", "NATO"], "Doe, J. & NATO");
        check(forms::AUTHORS, &["NATO", "Doe, J."], "NATO, & Doe, J.");
        check(
            harvard::AUTHORS,
            &["Doe, Jane K.", "Roe, R.", "Poe, E."],
            "Doe, J.K., Roe, R. and Poe, E.",
        );
        check(harvard::AUTHORS, &["Doe, J.", "Roe, R.", "NATO"], "Doe, J., Roe, R., and NATO");
        check(harvard::AUTHORS, &["Doe, J.", "Roe, R.", "Poe, E.", "Loe, L."], "Doe, J. et al.");
    }

    #[test]
    fn twenty_one_authors_are_too_many() {
        let names: Vec<String> = (0..21).map(|n| format!("A{n}, X.")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let shown = |names: &[&str]| names.join(", ");
        check(forms::AUTHORS, &names, &format!("{}, … A20, X.", shown(&names[..19])));
        check(forms::AUTHORS, &names[..20], &format!("{}, & A19, X.", shown(&names[..19])));
    }

    #[test]
    fn names_in_order_and_short() {
        check(
            forms::CONTRIBUTORS,
            &["van der Berg, Jan", "King, Martin, Jr."],
            "J. van der Berg & M. King Jr.",
        );
        check(
            forms::CITED,
            &["van der Berg, Jan", "Beethoven, Ludwig van"],
            "van der Berg & Beethoven",
        );
        check(forms::CITED, &["Doe, J.", "Roe, R.", "Poe, E."], "Doe et al.");
        check(forms::AUTHORS, &["山田, 太郎", "Дое, Иван"], "山田太郎, & Дое, И.");
    }

    #[test]
    fn names_that_are_not_given() {
        check(forms::AUTHORS, &["Doe, J.", "others"], "Doe, J., et al.");
        check(forms::AUTHORS, &["Doe, J.", "Roe, R.", "others"], "Doe, J., Roe, R., et al.");
        check(forms::AUTHORS, &["Doe, J.", "others", "Roe, R."], "Doe, J., … Roe, R.");
        check(forms::CONTRIBUTORS, &["Doe, J.", "others"], "J. Doe et al.");
        check(forms::CITED, &["Doe, J.", "others"], "Doe et al.");
        check(forms::CITED, &["Doe, J.", "Roe, R.", "others"], "Doe et al.");
        check(harvard::AUTHORS, &["Doe, J.", "others"], "Doe, J. et al.");
        check(harvard::AUTHORS, &["Doe, J.", "others", "Roe, R."], "Doe, J. et al.");
    }

    #[test]
    fn the_last_name_follows_the_word_of_the_list() {
        let german = List { and: "und", ..harvard::AUTHORS };
        check(german, &["Doe, J.", "Roe, R."], "Doe, J. und Roe, R.");
        check(german, &["Doe, J.", "Roe, R.", "NATO"], "Doe, J., Roe, R., und NATO");
        check(List { and: "", ..german }, &["Doe, J.", "Roe, R."], "Doe, J. Roe, R.");
    }

    #[test]
    fn namesakes_have_the_same_initials() {
        let names = people(&["Smith, Jane", "Smith, John", "Smith, Bob", "Smith, Jane"]);
        let found: Vec<bool> = (0..4).map(|index| are_namesakes(&names, index)).collect();
        assert_eq!(found, [true, true, false, true]);
    }
}
