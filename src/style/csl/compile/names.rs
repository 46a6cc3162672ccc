//! The options of names.

use super::super::plan::{Inverts, NameForm, NameOptions, Precedes};
use super::attributes::Attributes;
use super::wrong::Result;

const PRECEDES: &[(&str, Precedes)] = &[
    ("contextual", Precedes::Contextual),
    ("after-inverted-name", Precedes::AfterInvertedName),
    ("always", Precedes::Always),
    ("never", Precedes::Never),
];

/// The options of names: those of `cs:name`, or those that a style, its citations or its
/// bibliography have for all names, of which some are called otherwise.
pub(super) fn options(from: Attributes<'_>) -> Result<NameOptions> {
    let is_name = from.element.name == "name";
    let named = |own, inherited| if is_name { own } else { inherited };
    let and = match from.get("and") {
        None | Some("text" | "symbol") => from.optional_text("and"),
        Some(other) => return Err(from.wrong("and", other, "is none of text, symbol")),
    };
    Ok(NameOptions {
        and,
        delimiter: from.optional_text(named("delimiter", "name-delimiter")),
        names_delimiter: from.optional_text("names-delimiter"),
        precedes_last: from.one_of("delimiter-precedes-last", PRECEDES)?,
        precedes_et_al: from.one_of("delimiter-precedes-et-al", PRECEDES)?,
        et_al_min: from.number("et-al-min")?,
        et_al_use_first: from.number("et-al-use-first")?,
        et_al_subsequent_min: from.number("et-al-subsequent-min")?,
        et_al_subsequent_use_first: from.number("et-al-subsequent-use-first")?,
        et_al_use_last: from.flag("et-al-use-last")?,
        form: from.one_of(
            named("form", "name-form"),
            &[("long", NameForm::Long), ("short", NameForm::Short), ("count", NameForm::Count)],
        )?,
        initialize: from.flag("initialize")?,
        initialize_with: from.optional_text("initialize-with"),
        inverts: from
            .one_of("name-as-sort-order", &[("first", Inverts::First), ("all", Inverts::All)])?,
        sort_separator: from.optional_text("sort-separator"),
    })
}
