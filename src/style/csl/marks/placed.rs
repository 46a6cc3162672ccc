//! Cites and marks with the places of their items in the list.

use crate::style::cite::Cite;

/// A cite with the place of its item in the list.
#[derive(Clone, Copy)]
pub(in crate::style::csl) struct Placed<'c> {
    pub(in crate::style::csl) cite: &'c Cite,
    pub(in crate::style::csl) place: usize,
}

/// A mark with its cites in order, and the number of its note; 0 if it stands in the text.
pub(in crate::style::csl) struct PlacedMark<'c> {
    pub(in crate::style::csl) cites: Vec<Placed<'c>>,
    pub(in crate::style::csl) note: usize,
}
