//! The author part of a citation.

use crate::item::Item;

use super::manual::{Disambiguation, Manual};
use super::names::EtAl;
use super::writer::Writer;

/// Writes the names of a citation, or what stands in their place.
pub(super) fn write_author(
    w: &mut Writer,
    manual: &dyn Manual,
    item: &Item,
    disambiguation: &Disambiguation,
    and: &'static str,
) {
    let Some(names) = manual.cited_names(item) else {
        return manual.write_cited_title(w, item);
    };
    let mut list = manual.cited_list(item);
    list.and = and;
    let more = manual.cited_more(item);
    if !more.is_empty() {
        return list.write(w, &[names, more].concat());
    }
    list.et_al = EtAl { from: disambiguation.shown + 1, keep: disambiguation.shown, ..list.et_al };
    list.write_each(w, names, |w, index, name| {
        list.write_name(w, name, disambiguation.given(index).max(list.given));
    });
}
