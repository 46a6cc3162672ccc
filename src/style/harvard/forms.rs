//! How the manual writes what is in every entry: quotation marks, dates, lists of names.

use crate::item::DayOrder;
use crate::style::dates::Dates;
use crate::style::names::{EtAl, Given, LastComma, List, Order};
use crate::style::text::Face;
use crate::style::writer::Quotes;

/// British quotation marks, with full stops and commas outside.
pub(in crate::style) const QUOTES: Quotes = Quotes::SINGLE;

/// Dates as in "3 May 2020".
pub(in crate::style) const DATES: Dates =
    Dates { order: DayOrder::DayFirst, circa: "", bc: " BC", ad: " AD" };

/// From four names on only the first is given.
pub(super) const ET_AL: EtAl = EtAl { from: 4, keep: 1, last: false, face: Face::ITALIC };

/// Names at the head of an entry.
pub(in crate::style) const AUTHORS: List = List {
    order: Order::Inverted,
    given: Given::Initials,
    terminator: ".",
    and: "and",
    last_comma: LastComma::Never,
    et_al: ET_AL,
};

/// Names further on.
pub(super) const CONTRIBUTORS: List = List {
    order: Order::Natural,
    last_comma: LastComma::FromThree,
    et_al: EtAl { face: Face::PLAIN, ..ET_AL },
    ..AUTHORS
};

/// Names in a citation.
pub(super) const CITED: List =
    List { order: Order::Short, given: Given::None, terminator: ". ", ..AUTHORS };
