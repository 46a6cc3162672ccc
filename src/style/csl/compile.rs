//! A style file, compiled to a [`Plan`].
//!
//! `citationberg` would read the file too, but neither says where in it something is wrong nor lets
//! a style be read that has one attribute which the schema does not know. So the elements are read as
//! they stand ([`xml`]), and what they say is checked here, each with its place.

mod attributes;
mod names;
mod options;
mod rendering;
mod survey;
mod wrong;

use super::error::Error;
use super::locale::{Form, Locale, Locales};
use super::plan::{Node, Plan, Source};
use super::xml::{self, Element};
use crate::style::Quotes;
use attributes::Attributes;
use rendering::Macros;
use wrong::{Result, Wrong};

/// No layout of a style that people write unfolds to so many elements by far.
const LARGEST: usize = 100_000;

/// Compiles the text of a style.
pub(super) fn compile(text: &str, locales: &Locales) -> Result<Plan, Error> {
    let root = xml::read(text)?;
    style(&root, locales).map_err(|wrong| Error::at(text, wrong.at, wrong.message))
}

fn style(root: &Element, locales: &Locales) -> Result<Plan> {
    if root.name != "style" {
        return Err(Wrong::at(root, format!("a style is expected, and not <{}>", root.name)));
    }
    let info = root.child("info");
    let words = |name| info.and_then(|info| info.child(name)).map_or("", |child| child.text.trim());
    let Some(citation) = root.child("citation") else {
        return Err(match parent(root) {
            Some(parent) => {
                Wrong::at(root, format!("the style only names another one, “{parent}”"))
            }
            None => Wrong::at(root, "the style has no <citation>"),
        });
    };
    let own: Vec<Element> = root.children_named("locale").cloned().collect();
    let language = locales.language_for(root.attribute("default-locale"));
    let locale = locales.resolve(&language, &own);
    let mut macros = Macros::collect(root, &locale)?;
    let top = Attributes::of(root);
    let names = names::options(top)?;
    let citation = options::citation(citation, &names, &mut macros)?;
    let bibliography = root
        .child("bibliography")
        .map(|element| options::bibliography(element, &names, &mut macros))
        .transpose()?;
    let macros = macros.finish(root)?;
    let mut plan = Plan {
        title: words("title").to_owned(),
        id: words("id").to_owned(),
        is_note_style: root.attribute("class") == Some("note"),
        quotes: quotes(&locale),
        is_english: locale.language().starts_with("en"),
        macros,
        ranges: options::ranges(top)?,
        range_delimiter: locale
            .term("page-range-delimiter", Form::Long, false)
            .unwrap_or("–")
            .into(),
        demote: options::demote(top)?,
        initialize_with_hyphen: top.flag("initialize-with-hyphen")?.unwrap_or(true),
        citation,
        bibliography,
        shows_year_suffix: false,
        shows_locator: false,
        ambiguity_tests: 0,
        locale,
    };
    survey::look_through(&mut plan);
    check_size(root, &plan)?;
    Ok(plan)
}

/// The style that a dependent style takes its rules from.
pub(super) fn parent(root: &Element) -> Option<&str> {
    let mut links = root.child("info")?.children_named("link");
    links.find(|link| link.attribute("rel") == Some("independent-parent"))?.attribute("href")
}

fn quotes(locale: &Locale) -> Quotes {
    let mark = |name, usual: char| {
        let text = locale.term(name, Form::Long, false).unwrap_or_default().to_owned();
        let is_blank = |c: &char| c.is_whitespace();
        let mark = text.chars().find(|c| !is_blank(c)).unwrap_or(usual);
        (mark, text.chars().find(is_blank))
    };
    let (open, gap) = mark("open-quote", '“');
    let (open_inner, inner_gap) = mark("open-inner-quote", '‘');
    Quotes {
        outer: [open, mark("close-quote", '”').0],
        inner: [open_inner, mark("close-inner-quote", '’').0],
        gaps: [gap, inner_gap],
        punctuation_inside: locale.punctuation_in_quote(),
    }
}

/// Refuses a style whose macros, though none calls itself, unfold without measure. Of the branches of
/// a choice, one is rendered.
fn check_size(root: &Element, plan: &Plan) -> Result<()> {
    let mut sizes = vec![None; plan.macros.len()];
    for index in 0..plan.macros.len() {
        size_of_macro(plan, index, &mut sizes);
    }
    let layouts =
        [Some(&plan.citation.layout), plan.bibliography.as_ref().map(|list| &list.layout)];
    let layouts = layouts.into_iter().flatten();
    let layouts: Vec<usize> =
        layouts.map(|layout| size_of(plan, &layout.children, &mut sizes)).collect();
    let is_too_large = layouts.into_iter().chain(sizes.into_iter().flatten()).max() > Some(LARGEST);
    if is_too_large {
        Err(Wrong::at(root, "the macros unfold to too many elements"))
    } else {
        Ok(())
    }
}

fn size_of_macro(plan: &Plan, index: usize, sizes: &mut [Option<usize>]) -> usize {
    if let Some(size) = sizes[index] {
        return size;
    }
    let size = size_of(plan, &plan.macros[index], sizes);
    sizes[index] = Some(size);
    size
}

fn size_of(plan: &Plan, nodes: &[Node], sizes: &mut [Option<usize>]) -> usize {
    let mut size = 0_usize;
    for node in nodes {
        size = size.saturating_add(1).saturating_add(match node {
            Node::Text { source: Source::Macro(index), .. } => size_of_macro(plan, *index, sizes),
            // Of the branches of a choice, one is taken.
            _ => node.inner().map(|nodes| size_of(plan, nodes, sizes)).max().unwrap_or_default(),
        });
    }
    size
}
