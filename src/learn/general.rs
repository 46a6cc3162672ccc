//! Entries in the layouts that are common everywhere, made of `data/learn/layouts.txt`.

use std::sync::LazyLock;

use crate::label::Label;
use crate::learn::Correction;

/// A name in brackets and the lines below it.
type Section = (&'static str, Vec<&'static str>);

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| {
    let mut sections: Vec<Section> = Vec::new();
    for line in include_str!("../../data/learn/layouts.txt").lines().filter(|l| !l.starts_with('#'))
    {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => sections.push((name, Vec::new())),
            None => sections.last_mut().expect("a section comes first").1.push(line),
        }
    }
    sections
});

fn section(name: &str) -> &'static [&'static str] {
    let found = SECTIONS.iter().find(|section| section.0 == name);
    &found.expect("a test makes an entry of each layout").1
}

/// How many entries are made of each layout.
const EACH: usize = 8;

/// Entries of every layout, always the same.
pub(super) fn entries() -> Vec<Correction> {
    let mut chance = Chance(0);
    let layouts = section("layout").iter().flat_map(|layout| [layout; EACH]);
    layouts.map(|layout| entry(layout, &mut chance)).collect()
}

fn entry(layout: &str, chance: &mut Chance) -> Correction {
    let parts = layout.split('<').skip(1).map(|part| {
        let (label, text) = part.split_once('>').expect("a label ends with >");
        (label.parse::<Label>().expect("a label"), filled(text, chance))
    });
    Correction::new(parts)
}

fn filled(text: &str, chance: &mut Chance) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (slot, rest) = piece.split_once('}').expect("a slot ends with }");
        out.push_str(chance.one_of(section(slot)));
        out.push_str(rest);
    }
    out
}

/// Numbers that look random and are the same each time.
struct Chance(u32);

impl Chance {
    fn one_of(&mut self, values: &[&'static str]) -> &'static str {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        values[(self.0 >> 8) as usize % values.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_entries_of_every_layout() {
        let entries = entries();
        assert_eq!(entries.len(), section("layout").len() * EACH);
        assert!(entries.iter().all(|entry| !entry.text().contains(['{', '<'])));
    }
}
