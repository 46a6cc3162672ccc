//! The numbers that entries had in their input, for texts that cite them by these.
//!
//! | input | list in a numeric style | what is said |
//! |---|---|---|
//! | `[1] [2] [3]` | `[1] [2] [3]` | nothing |
//! | `[1] [2] [4]` | `[1] [2] [3]` | no entry has the number \[3\]; \[4\] is now \[3\] |
//! | `[1] [2] [2]` | `[1] [2] [3]` | \[2\] (salt2020) is now \[3\] |

use std::collections::{BTreeSet, HashMap};

use ibid::format::Merge;
use ibid::{Label, Reference};

use crate::output;
use crate::source::Source;

/// The numbers of the entries of all inputs.
pub(crate) struct Numbers<'a> {
    sources: Vec<OfSource<'a>>,
    /// The items into which others were merged, by the identifiers of these.
    merged: HashMap<String, String>,
}

/// The numbers of one input, each with the identifier of its item.
struct OfSource<'a> {
    name: &'a str,
    numbers: Vec<(usize, &'a str)>,
}

impl<'a> Numbers<'a> {
    pub(crate) fn of(sources: &'a [Source]) -> Self {
        let of_source = |source: &'a Source| {
            let text = source.document.text();
            let numbered = |reference: &'a Reference| {
                Some((number(reference, text)?, reference.item.id.as_str()))
            };
            let numbers = source.references.iter().filter_map(numbered).collect();
            OfSource { name: &source.name, numbers }
        };
        Self { sources: sources.iter().map(of_source).collect(), merged: HashMap::new() }
    }

    /// Keeps in mind which items became one.
    pub(crate) fn merge(&mut self, merges: &[Merge]) {
        let pairs = merges.iter().map(|merge| (merge.merged.clone(), merge.kept.clone()));
        self.merged.extend(pairs);
    }

    /// Says which numbers are others in a list of these identifiers, and which the input left out.
    pub(crate) fn report(&self, listed: &[&str]) {
        let places: HashMap<&str, usize> = listed.iter().copied().zip(1..).collect();
        for source in &self.sources {
            let from =
                if self.sources.len() > 1 { format!(" of {}", source.name) } else { String::new() };
            let holes = source.holes();
            if !holes.is_empty() {
                output::report(&format!("no entry{from} has the number {}", holes.join(", ")));
            }
            for (number, id) in &source.numbers {
                let now = self.kept(id).and_then(|id| places.get(id));
                if let Some(now) = now.filter(|now| *now != number) {
                    output::report(&format!("[{number}]{from} ({id}) is now [{now}]"));
                }
            }
        }
    }

    /// The item that an item was merged into, or itself.
    fn kept<'b>(&'b self, id: &'b str) -> Option<&'b str> {
        let mut ids =
            std::iter::successors(Some(id), |id| self.merged.get(*id).map(String::as_str));
        // Each is merged into another once.
        ids.by_ref().take(self.merged.len() + 1).last()
    }
}

impl OfSource<'_> {
    /// The numbers up to the highest that no entry has, neighbours as a range.
    fn holes(&self) -> Vec<String> {
        let there: BTreeSet<usize> = self.numbers.iter().map(|(number, _)| *number).collect();
        let mut holes = Vec::new();
        let mut next = 1;
        for number in there {
            match number.saturating_sub(next) {
                0 => {}
                1 => holes.push(format!("[{next}]")),
                _ => holes.push(format!("[{next}] to [{}]", number - 1)),
            }
            next = number.saturating_add(1);
        }
        holes
    }
}

/// The number of an entry: 3 of "[3]" and of "3.".
fn number(reference: &Reference, text: &str) -> Option<usize> {
    let is_number = |segment: &&ibid::Segment| segment.label == Label::CitationNumber;
    let segment = reference.segments.iter().find(is_number)?;
    let digits = segment.span.text(text).trim_matches(|c: char| !c.is_alphanumeric());
    Some(digits).filter(|it| it.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
}
