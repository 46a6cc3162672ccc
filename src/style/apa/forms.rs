//! How the manual writes what is in every entry: quotation marks, dates, lists of names.

use crate::item::DayOrder;
use crate::style::dates::Dates;
use crate::style::names::{EtAl, Given, LastComma, List, Order};
use crate::style::text::Face;
use crate::style::writer::Quotes;

/// American quotation marks, with full stops and commas inside (6.7, 6.9).
pub(in crate::style) const QUOTES: Quotes = Quotes::DOUBLE;

/// Dates as in "May 3, 2020"; "ca." and "B.C.E." (8.15, 9.14).
pub(in crate::style) const DATES: Dates =
    Dates { order: DayOrder::MonthFirst, circa: "ca. ", bc: " B.C.E.", ad: " C.E." };

/// Names in the author element: inverted, a comma before the ampersand even of two, and from 21
/// on the first 19, an ellipsis and the last (9.8).
pub(in crate::style) const AUTHORS: List = List {
    order: Order::Inverted,
    given: Given::Initials,
    terminator: ". ",
    and: "&",
    last_comma: LastComma::Always,
    et_al: EtAl { from: 21, keep: 19, last: true, face: Face::PLAIN },
};

/// Names further on: in order, a comma before the ampersand from three on (9.28).
pub(in crate::style) const CONTRIBUTORS: List =
    List { order: Order::Natural, last_comma: LastComma::FromThree, ..AUTHORS };

/// Names in a citation: family names, from three on the first and "et al." (8.17).
pub(in crate::style) const CITED: List = List {
    order: Order::Short,
    given: Given::None,
    last_comma: LastComma::FromThree,
    et_al: EtAl { from: 3, keep: 1, last: false, face: Face::PLAIN },
    ..AUTHORS
};
