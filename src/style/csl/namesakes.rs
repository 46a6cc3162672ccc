//! People of one family name, and how much of their given names tells them apart (CSL 1.0.2,
//! "Disambiguation", `givenname-disambiguation-rule`).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::item::Name;
use crate::style::names::{Parts, initials};

/// How much of each given name is written: 1 for initials, 2 for all of it. Who is not here shares
/// his family name with nobody.
#[derive(Clone, Debug, Default)]
pub(super) struct Namesakes(FxHashMap<(String, String), u8>);

/// A given name, and its initials.
type Given = (String, String);

impl Namesakes {
    /// Nobody.
    pub(super) fn nobody() -> &'static Self {
        static NOBODY: std::sync::LazyLock<Namesakes> =
            std::sync::LazyLock::new(Namesakes::default);
        &NOBODY
    }

    /// Compares people with each other.
    pub(super) fn among<'n>(
        names: impl IntoIterator<Item = &'n Name>,
        initials_only: bool,
    ) -> Self {
        let mut families: FxHashMap<String, FxHashSet<Given>> = FxHashMap::default();
        for name in names {
            let parts = Parts::of(name);
            families.entry(family(&parts)).or_default().insert(given(parts.given));
        }
        let mut levels = FxHashMap::default();
        for (family, people) in families.into_iter().filter(|(_, people)| people.len() > 1) {
            let mut alike: FxHashMap<&str, usize> = FxHashMap::default();
            for (_, initials) in &people {
                *alike.entry(initials).or_default() += 1;
            }
            for (given, initials) in &people {
                let level = level(alike[&**initials], people.len(), initials_only);
                if level > 0 {
                    levels.insert((family.clone(), given.clone()), level);
                }
            }
        }
        Self(levels)
    }

    /// How much of a given name is written.
    pub(super) fn level(&self, name: &Name) -> u8 {
        if self.0.is_empty() || name.literal.is_some() {
            return 0;
        }
        let parts = Parts::of(name);
        self.0.get(&(family(&parts), given(parts.given).0)).copied().unwrap_or_default()
    }
}

/// How much of a given name tells a person from the others of the family, `alike` of which have the
/// same initials, each counted with the person.
fn level(alike: usize, all: usize, initials_only: bool) -> u8 {
    match (alike > 1, alike < all) {
        (true, _) if !initials_only => 2,
        (_, true) => 1,
        _ => 0,
    }
}

fn family(parts: &Parts<'_>) -> String {
    if parts.particle.is_empty() {
        return parts.family.to_owned();
    }
    format!("{} {}", parts.particle, parts.family)
}

/// A given name by which people are compared: how initials are spaced makes no difference.
fn given(name: &str) -> Given {
    let mut letters = String::new();
    initials(name, ".", &mut letters);
    (name.replace(". ", "."), letters)
}
