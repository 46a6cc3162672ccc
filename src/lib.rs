//! Reads loosely formatted reference entries into CSL items, and renders them.

pub mod assemble;
pub mod diagnostic;
pub mod format;
mod grammar;
pub mod item;
pub mod label;
pub mod parse;
pub mod span;
pub mod split;
pub mod style;

pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use item::{Date, Doi, Isbn, Issn, Item, Kind, Name, Url};
pub use label::{Label, Segment};
pub use parse::Reference;
pub use span::Span;
pub use style::{Bibliography, Cite, Style, Text};
