//! Rendering elements and macros.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::locale::{DateForm, Form, Locale};
use super::super::plan::{
    Branch, Date, DatePart, Dress, EtAl, Label, Look, Match, NameOptions, Names, Node, NumberForm,
    Part, PartForm, Plural, Position, Source, Test, Variable,
};
use super::super::xml::Element;
use super::attributes::Attributes;
use super::names;
use super::wrong::{Result, Wrong};
use crate::item::Kind;
use crate::item::variable::Var;

/// The macros of a style, compiled when they are first called.
pub(super) struct Macros<'a> {
    locale: &'a Locale,
    elements: Vec<&'a Element>,
    places: HashMap<&'a str, usize>,
    compiled: Vec<Compiled>,
    /// How deep the elements of each macro nest, with those of the macros that it calls.
    heights: Vec<usize>,
    /// How deep the element nests that is being compiled, and the deepest one so far.
    depth: usize,
    reached: usize,
}

/// No style that people write nests deeper by far, with the macros that are called; each level takes
/// its part of the stack.
const DEEPEST: usize = 300;

enum Compiled {
    NotYet,
    /// Being compiled: whoever calls it now calls itself.
    Open,
    Done(Vec<Node>),
}

/// The variable of a name.
pub(super) fn variable(name: &str) -> Variable {
    match name {
        "citation-number" => Variable::CitationNumber,
        "citation-label" => Variable::CitationLabel,
        "first-reference-note-number" => Variable::FirstReferenceNoteNumber,
        "locator" => Variable::Locator,
        "page-first" => Variable::PageFirst,
        "year-suffix" => Variable::YearSuffix,

        "editortranslator" => Variable::Of(Var::EditorTranslator),
        "journalAbbreviation" => Variable::Of(Var::ContainerTitleShort),
        _ => Var::named(name).map_or_else(|| Variable::Other(name.into()), Variable::Of),
    }
}

/// What is said of forms of terms.
const FORMS: &[(&str, Form)] = &[
    ("long", Form::Long),
    ("short", Form::Short),
    ("verb", Form::Verb),
    ("verb-short", Form::VerbShort),
    ("symbol", Form::Symbol),
];

impl<'a> Macros<'a> {
    pub(super) fn collect(root: &'a Element, locale: &'a Locale) -> Result<Self> {
        let mut macros = Self {
            locale,
            elements: Vec::new(),
            places: HashMap::new(),
            compiled: Vec::new(),
            heights: Vec::new(),
            depth: 0,
            reached: 0,
        };
        for element in root.children_named("macro") {
            let name = element
                .attribute("name")
                .ok_or_else(|| Wrong::at(element, "<macro> has no name"))?;
            macros.places.entry(name).or_insert(macros.elements.len());
            macros.elements.push(element);
            macros.compiled.push(Compiled::NotYet);
            macros.heights.push(0);
        }
        Ok(macros)
    }

    /// The macro of a name, which is compiled if it was not.
    pub(super) fn index(&mut self, caller: &Element, name: &str) -> Result<usize> {
        let Some(&index) = self.places.get(name) else {
            return Err(Wrong::at(caller, format!("there is no macro “{name}”")));
        };
        match self.compiled[index] {
            Compiled::Done(_) => self.reach(caller, self.depth + self.heights[index])?,
            Compiled::Open => {
                return Err(Wrong::at(caller, format!("the macro “{name}” calls itself")));
            }
            Compiled::NotYet => {
                self.compiled[index] = Compiled::Open;
                let outside = std::mem::replace(&mut self.reached, self.depth);
                let children = self.children(self.elements[index])?;
                self.heights[index] = self.reached - self.depth;
                self.reached = self.reached.max(outside);
                self.compiled[index] = Compiled::Done(children);
            }
        }
        Ok(index)
    }

    /// All macros; those that nobody called are checked too.
    pub(super) fn finish(mut self, root: &Element) -> Result<Vec<Vec<Node>>> {
        for name in self.places.keys().copied().collect::<Vec<_>>() {
            self.index(root, name)?;
        }
        let nodes = |compiled| match compiled {
            Compiled::Done(nodes) => nodes,
            Compiled::NotYet | Compiled::Open => Vec::new(),
        };
        Ok(self.compiled.into_iter().map(nodes).collect())
    }

    pub(super) fn children(&mut self, parent: &Element) -> Result<Vec<Node>> {
        parent.children.iter().map(|child| self.node(child)).collect()
    }

    /// Compiles what is one level deeper.
    fn nested<T>(
        &mut self,
        element: &Element,
        compile: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        self.depth += 1;
        self.reach(element, self.depth)?;
        let compiled = compile(self);
        self.depth -= 1;
        compiled
    }

    fn reach(&mut self, element: &Element, depth: usize) -> Result<()> {
        self.reached = self.reached.max(depth);
        if depth > DEEPEST {
            return Err(Wrong::at(
                element,
                "elements and the macros that they call nest too deeply",
            ));
        }
        Ok(())
    }

    fn node(&mut self, element: &Element) -> Result<Node> {
        self.nested(element, |macros| macros.element(element))
    }

    fn element(&mut self, element: &Element) -> Result<Node> {
        let of = Attributes::of(element);
        Ok(match element.name.as_str() {
            "text" => Node::Text { source: self.source(element)?, dress: of.dress()? },
            "number" => Node::Number {
                variable: variable(required(element, "variable")?),
                form: of
                    .one_of(
                        "form",
                        &[
                            ("numeric", NumberForm::Numeric),
                            ("ordinal", NumberForm::Ordinal),
                            ("long-ordinal", NumberForm::LongOrdinal),
                            ("roman", NumberForm::Roman),
                        ],
                    )?
                    .unwrap_or(NumberForm::Numeric),
                dress: of.dress()?,
            },
            "label" => Node::Label(Label {
                variable: Some(variable(required(element, "variable")?)),
                ..label(element)?
            }),
            "names" => Node::Names(Arc::new(self.names(element, None)?)),
            "date" => Node::Date(Arc::new(self.date(element)?)),
            "group" => Node::Group {
                delimiter: of.text("delimiter"),
                children: self.children(element)?,
                dress: of.dress()?,
            },
            "choose" => Node::Choose(self.choose(element)?),
            other => return Err(Wrong::at(element, format!("<{other}> is no rendering element"))),
        })
    }

    fn source(&mut self, element: &Element) -> Result<Source> {
        let of = Attributes::of(element);
        if let Some(name) = of.get("variable") {
            let short = of.get("form") == Some("short");
            return Ok(Source::Variable { variable: variable(name), short });
        }
        if let Some(name) = of.get("macro") {
            return Ok(Source::Macro(self.index(element, name)?));
        }
        if let Some(name) = of.get("term") {
            let form = of.one_of("form", FORMS)?.unwrap_or(Form::Long);
            let plural = of.flag("plural")?.unwrap_or(false);
            let words = self.locale.term(name, form, plural).unwrap_or_default().into();
            return Ok(Source::Term { words, is_no_date: matches!(name, "no date" | "no-date") });
        }
        match of.get("value") {
            Some(value) => Ok(Source::Value(value.into())),
            None => Err(Wrong::at(element, "<text> has neither variable, macro, term nor value")),
        }
    }

    /// `cs:names`; one without children in `cs:substitute` takes over what its parent has.
    fn names(&mut self, element: &Element, parent: Option<&Names>) -> Result<Names> {
        let of = Attributes::of(element);
        let variables = required(element, "variable")?.split_whitespace().map(variable);
        let mut names = Names {
            variables: variables.collect(),
            name: NameOptions::default(),
            name_dress: Dress::default(),
            family: Dress::default(),
            given: Dress::default(),
            et_al: self.et_al(None)?,
            label: None,
            label_first: false,
            delimiter: of.optional_text("delimiter"),
            substitute: Vec::new(),
            dress: of.dress()?,
        };
        if let Some(parent) = parent.filter(|_| element.children.is_empty()) {
            return Ok(Names {
                variables: names.variables,
                dress: names.dress,
                delimiter: names.delimiter.or_else(|| parent.delimiter.clone()),
                substitute: Vec::new(),
                ..parent.clone()
            });
        }
        let mut has_name = false;
        // Apart from the names, which each other name in it takes over.
        let mut substitute = Vec::new();
        for child in &element.children {
            match child.name.as_str() {
                "name" => {
                    has_name = true;
                    let of = Attributes::of(child);
                    names.name = names::options(of)?;
                    names.name_dress = of.dress()?;
                    for part in child.children_named("name-part") {
                        let dress = Attributes::of(part).dress()?;
                        match part.attribute("name") {
                            Some("family") => names.family = dress,
                            Some("given") => names.given = dress,
                            _ => return Err(Wrong::at(part, "<name-part> is family or given")),
                        }
                    }
                }
                "et-al" => names.et_al = self.et_al(Some(child))?,
                "label" => {
                    names.label_first = !has_name;
                    names.label = Some(label(child)?);
                }
                "substitute" => {
                    for other in &child.children {
                        let node = match other.name.as_str() {
                            "names" => Node::Names(Arc::new(
                                self.nested(other, |macros| macros.names(other, Some(&names)))?,
                            )),
                            _ => self.node(other)?,
                        };
                        substitute.push(node);
                    }
                }
                // An extension of other processors, which says how institutions look.
                "institution" => {}
                other => {
                    return Err(Wrong::at(child, format!("<{other}> has no place in <names>")));
                }
            }
        }
        names.label_first &= has_name;
        names.substitute = substitute;
        Ok(names)
    }

    fn et_al(&self, element: Option<&Element>) -> Result<EtAl> {
        let name = element.and_then(|element| element.attribute("term")).unwrap_or("et-al");
        let dress = element.map(|element| Attributes::of(element).dress()).transpose()?;
        Ok(EtAl {
            words: self.locale.term(name, Form::Long, false).unwrap_or_default().into(),
            dress: dress.unwrap_or_default(),
        })
    }

    fn date(&self, element: &Element) -> Result<Date> {
        let of = Attributes::of(element);
        let form =
            of.one_of("form", &[("numeric", DateForm::Numeric), ("text", DateForm::Text)])?;
        let mut date = Date {
            variable: variable(required(element, "variable")?),
            delimiter: of.text("delimiter"),
            parts: Vec::new(),
            dress: of.dress()?,
        };
        let Some(form) = form else {
            date.parts =
                element.children_named("date-part").map(date_part).collect::<Result<_>>()?;
            return Ok(date);
        };
        let Some(localized) = self.locale.date(form) else { return Ok(date) };
        let shown = match of.get("date-parts").unwrap_or("year-month-day") {
            "year-month" => [Part::Year, Part::Month, Part::Month],
            "year" => [Part::Year; 3],
            _ => [Part::Year, Part::Month, Part::Day],
        };
        if let Some(delimiter) = localized.attribute("delimiter") {
            date.delimiter = delimiter.into();
        }
        for part in localized.children_named("date-part") {
            let own = element
                .children_named("date-part")
                .find(|own| own.attribute("name") == part.attribute("name"));
            // Where it stands in the file of a locale is no place of the style.
            let part =
                localized_part(part, own).map_err(|wrong| Wrong::at(element, wrong.message))?;
            if shown.contains(&part.part) {
                date.parts.push(part);
            }
        }
        Ok(date)
    }

    fn choose(&mut self, element: &Element) -> Result<Vec<Branch>> {
        element.children.iter().map(|child| self.branch(child)).collect()
    }

    fn branch(&mut self, element: &Element) -> Result<Branch> {
        let of = Attributes::of(element);
        let matching = of
            .one_of("match", &[("all", Match::All), ("any", Match::Any), ("none", Match::None)])?
            .unwrap_or(Match::All);
        let tests = match element.name.as_str() {
            "if" | "else-if" => tests(element)?,
            "else" => Vec::new(),
            other => return Err(Wrong::at(element, format!("<{other}> has no place in <choose>"))),
        };
        Ok(Branch { matching, tests, children: self.children(element)? })
    }
}

/// An attribute that must be there.
fn required<'e>(element: &'e Element, name: &str) -> Result<&'e str> {
    element
        .attribute(name)
        .ok_or_else(|| Wrong::at(element, format!("<{}> has no {name}", element.name)))
}

fn label(element: &Element) -> Result<Label> {
    let of = Attributes::of(element);
    let plural = of.one_of(
        "plural",
        &[
            ("contextual", Plural::Contextual),
            ("always", Plural::Always),
            ("never", Plural::Never),
            ("true", Plural::Always),
            ("false", Plural::Never),
        ],
    )?;
    Ok(Label {
        variable: None,
        form: of.one_of("form", FORMS)?.unwrap_or(Form::Long),
        plural: plural.unwrap_or(Plural::Contextual),
        dress: of.dress()?,
    })
}

fn date_part(element: &Element) -> Result<DatePart> {
    let of = Attributes::of(element);
    let part = of
        .one_of("name", &[("day", Part::Day), ("month", Part::Month), ("year", Part::Year)])?
        .ok_or_else(|| Wrong::at(element, "<date-part> has no name"))?;
    let form = of.one_of(
        "form",
        &[
            ("long", PartForm::Long),
            ("short", PartForm::Short),
            ("numeric", PartForm::Numeric),
            ("numeric-leading-zeros", PartForm::LeadingZeros),
            ("ordinal", PartForm::Ordinal),
        ],
    )?;
    let usual = if part == Part::Day { PartForm::Numeric } else { PartForm::Long };
    Ok(DatePart {
        part,
        form: form.unwrap_or(usual),
        range_delimiter: of.optional_text("range-delimiter"),
        dress: of.dress()?,
    })
}

/// A part of a locale's form of dates, with what a style says of it otherwise.
fn localized_part(part: &Element, own: Option<&Element>) -> Result<DatePart> {
    let mut given = date_part(part)?;
    let Some(own) = own else { return Ok(given) };
    let own_part = date_part(own)?;
    if own.attribute("form").is_some() {
        given.form = own_part.form;
    }
    given.range_delimiter = own_part.range_delimiter.or(given.range_delimiter);
    let own_dress = own_part.dress;
    let has_look = own_dress.look != Look::default();
    given.dress = Dress {
        look: if has_look { own_dress.look } else { given.dress.look },
        case: own_dress.case.or(given.dress.case),
        strips_periods: own_dress.strips_periods || given.dress.strips_periods,
        ..given.dress
    };
    Ok(given)
}

fn tests(element: &Element) -> Result<Vec<Test>> {
    let mut tests = Vec::new();
    for (name, value) in element.attributes() {
        let values = value.split_whitespace();
        match name {
            "match" => {}
            "type" => tests.extend(values.map(|value| Test::Kind(Kind::from(value)))),
            "variable" => tests.extend(values.map(|value| Test::Variable(variable(value)))),
            "is-numeric" => tests.extend(values.map(|value| Test::IsNumeric(variable(value)))),
            "is-uncertain-date" => {
                tests.extend(values.map(|value| Test::IsUncertain(variable(value))));
            }
            "locator" => tests.extend(
                values.map(|value| Test::Locator(value.replace("sub verbo", "sub-verbo").into())),
            ),
            "position" => {
                for value in values {
                    tests.push(position(element, value)?);
                }
            }
            "disambiguate" => tests.push(Test::Disambiguate(value == "true")),
            other => {
                return Err(Wrong::at(
                    element,
                    format!("{other} is no condition of <{}>", element.name),
                ));
            }
        }
    }
    Ok(tests)
}

fn position(element: &Element, value: &str) -> Result<Test> {
    Ok(Test::Position(match value {
        "first" => Position::First,
        "subsequent" => Position::Subsequent,
        "near-note" => return Ok(Test::NearNote),
        "ibid" => Position::Ibid,
        "ibid-with-locator" => Position::IbidWithLocator,
        // Its cites are those of no note: nothing else is told of them.
        "far-note" | "container-subsequent" => return Ok(Test::Never),
        other => return Err(Wrong::at(element, format!("“{other}” is no position"))),
    }))
}
