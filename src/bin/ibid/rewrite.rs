//! `.bib` files that become one: what is not changed is written from what was read.

use std::collections::HashMap;

use ibid::Item;
use ibid::format::{Dialect, Library, Written};

use crate::output;
use crate::source::Source;

/// Files that will be written as one.
pub(crate) struct Files<'a> {
    library: Library<'a>,
    /// For each item of the library, by the id that the command knows it by, its place.
    places: HashMap<String, usize>,
    /// The item's key in the file: that it had, if no other file has it.
    keys: Vec<String>,
}

impl<'a> Files<'a> {
    /// The sources as a file of this dialect, if each is a `.bib` file.
    pub(crate) fn new(sources: &'a [Source], dialect: Dialect) -> Option<Self> {
        let read = |source: &'a Source| {
            let items = source.references.iter().map(|reference| reference.item.clone());
            Some(Library::of(&source.original, source.dialect?, items.collect()))
        };
        let mut libraries = sources.iter().map(read);
        let mut library = libraries.next()??;
        library.convert(dialect);
        for other in libraries {
            library.append(other?);
        }
        let keys = keys(sources, &library);
        let ids = sources.iter().flat_map(|source| &source.references);
        let places = ids.zip(0..).map(|(reference, at)| (reference.item.id.clone(), at)).collect();
        Some(Self { library, places, keys })
    }

    /// The file with these of its items, in their order if that is asked for.
    ///
    /// That they may have changed since they were read has to be said.
    pub(crate) fn with(mut self, items: &[Item], changed: bool, in_order: bool) -> String {
        let mut order = HashMap::new();
        for (place, item) in items.iter().enumerate() {
            let at = self.places[&item.id];
            order.insert(at, place);
            let key = &self.keys[at];
            if changed || self.library.items()[at].id != *key {
                self.library.replace(at, &Item { id: key.clone(), ..item.clone() });
            }
        }
        self.library.retain(|at| order.contains_key(&at));
        if in_order {
            self.library.sort_by_key(|at| order[&at]);
        }
        let Written { text, losses, .. } = self.library.write();
        for loss in losses {
            output::report(&format!("a .bib file can't hold {loss}"));
        }
        text
    }
}

/// The keys as they stood, but for those that a file before has; the change is told.
fn keys(sources: &[Source], library: &Library<'_>) -> Vec<String> {
    let mut first_file = HashMap::new();
    let mut before = library.items().iter();
    let mut keys = Vec::with_capacity(before.len());
    for (file, source) in sources.iter().enumerate() {
        for (reference, Item { id: key, .. }) in source.references.iter().zip(&mut before) {
            let new = &reference.item.id;
            if *first_file.entry(key.to_lowercase()).or_insert(file) == file {
                keys.push(key.clone());
            } else {
                let name = &source.name;
                output::report(&format!("{key} of {name} is now {new}: another file has its key"));
                keys.push(new.clone());
            }
        }
    }
    keys
}
