//! The options of a style, its citations and its bibliography.

use super::super::plan::{
    Bibliography, Citation, Collapse, Demote, GivenRule, GivenScope, Key, KeyOf, Layout,
    NameOptions, SubstituteRule,
};
use super::super::xml::Element;
use super::attributes::Attributes;
use super::names;
use super::rendering::{Macros, variable};
use super::wrong::{Result, Wrong};
use crate::style::numbers::Ranges;

const RULES: &[(&str, GivenRule)] = &[
    ("all-names", GivenRule { scope: GivenScope::AllNames, initials_only: false }),
    ("all-names-with-initials", GivenRule { scope: GivenScope::AllNames, initials_only: true }),
    ("primary-name", GivenRule { scope: GivenScope::PrimaryName, initials_only: false }),
    (
        "primary-name-with-initials",
        GivenRule { scope: GivenScope::PrimaryName, initials_only: true },
    ),
    ("by-cite", GivenRule { scope: GivenScope::ByCite, initials_only: false }),
];

pub(super) fn ranges(top: Attributes<'_>) -> Result<Ranges> {
    let known = [
        ("expanded", Ranges::Full),
        ("minimal", Ranges::Minimal),
        ("minimal-two", Ranges::MinimalTwo),
        ("chicago", Ranges::Chicago15),
        ("chicago-15", Ranges::Chicago15),
        ("chicago-16", Ranges::Chicago16),
    ];
    Ok(top.one_of("page-range-format", &known)?.unwrap_or(Ranges::Kept))
}

pub(super) fn demote(top: Attributes<'_>) -> Result<Demote> {
    let known = [
        ("never", Demote::Never),
        ("sort-only", Demote::SortOnly),
        ("display-and-sort", Demote::DisplayAndSort),
    ];
    Ok(top.one_of("demote-non-dropping-particle", &known)?.unwrap_or(Demote::DisplayAndSort))
}

pub(super) fn citation(
    element: &Element,
    outer: &NameOptions,
    macros: &mut Macros<'_>,
) -> Result<Citation> {
    let of = Attributes::of(element);
    let collapse = of.one_of(
        "collapse",
        &[
            ("citation-number", Collapse::CitationNumber),
            ("year", Collapse::Year),
            ("year-suffix", Collapse::YearSuffix),
            ("year-suffix-ranged", Collapse::YearSuffixRanged),
        ],
    )?;
    let delimiter = |name| of.optional_text(name);
    let group_delimiter = delimiter("cite-group-delimiter");
    Ok(Citation {
        sort: sort(element, macros)?,
        names: names::options(of)?.within(outer),
        adds_names: of.flag("disambiguate-add-names")?.unwrap_or(false),
        adds_given: of.flag("disambiguate-add-givenname")?.unwrap_or(false),
        given_rule: of.one_of("givenname-disambiguation-rule", RULES)?.unwrap_or(RULES[4].1),
        adds_year_suffix: of.flag("disambiguate-add-year-suffix")?.unwrap_or(false),
        groups_cites: group_delimiter.is_some()
            || matches!(
                collapse,
                Some(Collapse::Year | Collapse::YearSuffix | Collapse::YearSuffixRanged)
            ),
        cite_group_delimiter: group_delimiter.filter(|delimiter| !delimiter.is_empty()),
        year_suffix_delimiter: delimiter("year-suffix-delimiter"),
        after_collapse_delimiter: delimiter("after-collapse-delimiter"),
        near_note_distance: of.number("near-note-distance")?.unwrap_or(5),
        collapse,
        layout: layout(element, macros)?,
    })
}

pub(super) fn bibliography(
    element: &Element,
    outer: &NameOptions,
    macros: &mut Macros<'_>,
) -> Result<Bibliography> {
    let of = Attributes::of(element);
    let rule = of.one_of(
        "subsequent-author-substitute-rule",
        &[
            ("complete-all", SubstituteRule::CompleteAll),
            ("complete-each", SubstituteRule::CompleteEach),
            ("partial-each", SubstituteRule::PartialEach),
            ("partial-first", SubstituteRule::PartialFirst),
        ],
    )?;
    let substitute = of.optional_text("subsequent-author-substitute");
    Ok(Bibliography {
        layout: layout(element, macros)?,
        sort: sort(element, macros)?,
        names: names::options(of)?.within(outer),
        aligns_second_field: of
            .one_of("second-field-align", &[("flush", true), ("margin", true), ("false", false)])?
            .unwrap_or(false),
        substitute: substitute.map(|words| (words, rule.unwrap_or(SubstituteRule::CompleteAll))),
    })
}

fn layout(element: &Element, macros: &mut Macros<'_>) -> Result<Layout> {
    let Some(layout) = element.child("layout") else {
        return Err(Wrong::at(element, format!("<{}> has no <layout>", element.name)));
    };
    let of = Attributes::of(layout);
    Ok(Layout {
        dress: of.dress()?,
        delimiter: of.text("delimiter"),
        children: macros.children(layout)?,
    })
}

fn sort(element: &Element, macros: &mut Macros<'_>) -> Result<Vec<Key>> {
    let Some(sort) = element.child("sort") else { return Ok(Vec::new()) };
    sort.children_named("key").map(|key| self::key(key, macros)).collect()
}

fn key(element: &Element, macros: &mut Macros<'_>) -> Result<Key> {
    let of = Attributes::of(element);
    let by = match (of.get("variable"), of.get("macro")) {
        (Some(name), None) => KeyOf::Variable(variable(name)),
        (None, Some(name)) => KeyOf::Macro(macros.index(element, name)?),
        _ => return Err(Wrong::at(element, "<key> has neither a variable nor a macro")),
    };
    let names = NameOptions {
        et_al_min: of.number("names-min")?,
        et_al_use_first: of.number("names-use-first")?,
        et_al_use_last: of.flag("names-use-last")?,
        ..NameOptions::default()
    };
    let descends = of.one_of("sort", &[("ascending", false), ("descending", true)])?;
    Ok(Key { by, descends: descends.unwrap_or(false), names })
}
