//! Words of a list of names that no name holds.
//!
//! | text | spare |
//! |---|---|
//! | `Doe, J., & Roe, R. (Eds.)` | |
//! | `Dr Jane Doe, PhD, et al.` | |
//! | `Doe J. (d0e). ` | `d0e` |

use std::collections::HashSet;

use crate::assemble::text::{line, pieces};
use crate::item::Name;
use crate::lexicon::names::is_beside_names;

/// Whether a text has words that are neither those of the names that were read from it nor say what
/// people did, or that there are others.
pub(in crate::assemble) fn has_spare_words<'a>(
    raw: &str,
    names: impl IntoIterator<Item = &'a Name>,
) -> bool {
    let text = line(raw).to_lowercase();
    let mut held = HashSet::new();
    for name in names.into_iter().filter(|name| !name.is_others()) {
        each_part(name, |part| held.extend(pieces(&part.to_lowercase()).map(str::to_owned)));
        if let (Some(family), Some(given)) = (&name.family, &name.given) {
            held.insert(format!("{family}{given}"));
        }
    }
    let is_held = |piece: &str| {
        held.contains(piece)
            || !held.is_empty() && is_beside_names(piece)
            || is_run(piece, &held)
            || is_glued(piece, &held)
    };
    pieces(&text).any(|piece| !is_held(piece))
}

/// Whether all letters are initials of their own: "JK".
fn is_run(piece: &str, held: &HashSet<String>) -> bool {
    let mut buffer = [0; 4];
    piece.chars().all(|c| held.contains(&*c.encode_utf8(&mut buffer)))
}

/// Whether a family name and initials have lost the blank between them: `DoeJK`.
fn is_glued(piece: &str, held: &HashSet<String>) -> bool {
    let initials = piece.char_indices().rev().take(3).filter(|(at, _)| *at > 0);
    let mut parted = initials.map(|(at, _)| piece.split_at(at));
    parted.any(|(family, initials)| held.contains(family) && is_run(initials, held))
}

fn each_part(name: &Name, mut each: impl FnMut(&str)) {
    let own = [
        &name.family,
        &name.given,
        &name.literal,
        &name.suffix,
        &name.dropping_particle,
        &name.non_dropping_particle,
    ];
    own.into_iter().flatten().for_each(|part| each(part));
    name.other.values().filter_map(|value| value.as_str()).for_each(each);
}

#[cfg(test)]
mod tests {
    use super::has_spare_words;
    use crate::item::Name;

    #[test]
    fn words_that_no_name_holds_are_spare() {
        let names = [Name::person("Doe", "J. K."), Name::person("van der Roe", "Mary-Ann")];
        assert!(!has_spare_words("Doe JK, Dr. Mary-Ann van der Roe (Eds.), et al.", &names));
        assert!(!has_spare_words("DoeJK, van der Roe, Mary-Ann", &names));
        assert!(has_spare_words("Doe JK (d0e), Mary-Ann van der Roe", &names));
        assert!(has_spare_words("Doe JK, Mary-Ann van der Roe, and Poe", &names));
    }
}
