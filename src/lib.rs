//! Reads loosely formatted reference entries into CSL items, flags what is doubtful, and renders
//! items in APA, in Harvard or as BibTeX.
//!
//! ```text
//! text ─split→ Entry ─lex→ Token ─label→ Segment ─assemble→ Item ─style→ Text
//!                                  ↑ grammar (nom)               └format→ .bib, CSL-JSON, RIS
//! ```
//!
//! # Read
//!
//! [`parse()`] finds the references in a text, be it a bare list or an article with a list at its foot.
//! It never fails: what a careful reader would question is reported beside each item.
//!
//! ```
//! let text = "\
//! The talks went on for a year.
//!
//! References
//!
//! AP News. (2022, February 10). Denmark may allow US troops on its soil, pact in the
//! AP News. [online]. Available at:
//! ";
//! let references = ibid::parse(text);
//! let [reference] = references.as_slice() else { panic!("one entry") };
//! assert_eq!(reference.item.author, [ibid::Name::literal("AP News")]);
//! assert_eq!(reference.item.issued, Some(ibid::Date::day(2022, 2, 10)));
//!
//! let doubts: Vec<&str> = reference.diagnostics.iter().map(|doubt| doubt.kind.code()).collect();
//! assert_eq!(doubts, ["cut-short", "outlet-repeated", "no-address"]);
//! assert!(reference.diagnostics[2].render(text).contains("no address follows"));
//! ```
//!
//! # Station by station
//!
//! [`parse()`] composes the functions of the diagram, which can be called one by one.
//!
//! ```
//! use ibid::{Label, Style};
//!
//! let text = "Sources\n\n[1] Doe, J. (2020). On bread. Food, 3(2), 4–9.";
//! let entry = ibid::split::split(text)[0].span.text(text);
//! assert_eq!(entry, "[1] Doe, J. (2020). On bread. Food, 3(2), 4–9.");
//!
//! let mut tokens = Vec::new();
//! ibid::lex::lex(entry, &mut tokens);
//! assert_eq!(tokens[3].core.text(entry), "2020");
//!
//! let segments = ibid::label::label(entry); // lexes by itself
//! assert_eq!(segments[1].label, Label::Author);
//! assert_eq!(segments[1].span.text(entry), "Doe, J. ");
//!
//! let item = ibid::assemble::assemble(entry, &segments).item;
//! assert_eq!(item.issued, Some(ibid::Date::year(2020)));
//! assert_eq!(Style::Harvard.entry(&item).to_string(), "Doe, J. (2020) ‘On bread’, Food, 3(2), pp. 4–9.");
//! ```
//!
//! # Render
//!
//! A [`Bibliography`] orders items as its style does and tells apart those that could be confused.
//!
//! ```
//! use ibid::{Bibliography, Cite, Date, Item, Kind, Name, Style};
//!
//! let book = |id: &str, title: &str| Item {
//!     author: vec![Name::person("Doe", "Jane")],
//!     issued: Some(Date::year(2020)),
//!     title: Some(title.into()),
//!     ..Item::new(id, Kind::Book)
//! };
//! let items = [book("salt", "On salt"), book("bread", "On bread")];
//! let bibliography = Bibliography::new(Style::Apa, &items);
//! let entries: Vec<String> = bibliography.iter().map(|entry| entry.to_html()).collect();
//! assert_eq!(entries[0], "Doe, J. (2020a). <i>On bread</i>.");
//! let mark = bibliography.cite(&[Cite::new("salt").page("12–14")])?;
//! assert_eq!(mark.to_string(), "(Doe, 2020b, pp. 12–14)");
//! # Ok::<(), ibid::style::UnknownItem>(())
//! ```
//!
//! # Store
//!
//! An [`Item`] *is* CSL-JSON; [`format`](mod@format) reads and writes BibTeX, BibLaTeX and RIS as well. A file in a
//! closed format can be wrong, and the error says in which line and column.
//!
//! ```
//! use ibid::format::bibtex;
//!
//! let items = bibtex::read("@book{doe, author = {Doe, Jane}, title = {On Bread}, year = 2020}")?;
//! assert_eq!(items[0].title.as_deref(), Some("On Bread"));
//! assert!(bibtex::write(&items).starts_with("@book{doe,"));
//! # Ok::<(), bibtex::Error>(())
//! ```
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `markdown` | [`Document::from_markdown`](input::Document) |
//! | `html` | [`Document::from_html`](input::Document) |
//! | `docx` | `Document::from_docx`, `Bibliography::to_docx` and `style::docx`: Word documents in and out; `Document::from_odt` |
//! | `pdf` | `Document::from_pdf` |
//! | `encoding` | `input::decode`, for bytes that may not be UTF-8 |
//! | `files` | [`mod@file`], which reads files of every kind |
//! | `csl` | [`Style::from_csl`], for any style in the Citation Style Language, and the styles `ieee`, `vancouver`, `ama`, `mla`, `chicago` |
//! | `cli` | the command `ibid` |
//! | `unstable` | `ibid::unstable`: the labeller's inside, exempt from semantic versioning |
//!
//! The [`cookbook`] has recipes for common tasks.
//!
//! # Glossary
//!
//! “Citation” has several meanings; each of them has a word of its own here.
//!
//! | word | means | type |
//! |---|---|---|
//! | item | the record of a work, with CSL's variables; citation managers keep these | [`Item`] |
//! | entry | the text that stands for a work in a reference list | [`split::Entry`] as found, [`style::Entry`] as rendered |
//! | reference | what was read from an entry: the item, and how sure each part of it is | [`Reference`] |
//! | cite | the naming of one item within the text, perhaps with a page | [`Cite`] |
//! | cluster | the mark in the text, made of one or more cites: “(Doe, 2020; Roe, 2021)” | [`Bibliography::cite`] |
//! | bibliography | the list of entries, and the marks that lead to it | [`Bibliography`] |
//! | label, segment | what a part of an entry is, and that part | [`Label`], [`Segment`] |
//! | diagnostic, doubt | what is questionable in an entry, and where | [`Diagnostic`] |

pub mod cookbook;
pub mod parse;

pub mod input;
pub mod split;

pub mod lex;

pub mod label;

pub mod learn;

mod grammar;
mod lexicon;

pub mod assemble;

pub mod item;

pub mod style;

pub mod format;

#[cfg(feature = "files")]
pub mod file;

mod control;
pub mod diagnostic;
mod named;
mod place;
pub mod span;
#[cfg(feature = "unstable")]
pub mod unstable;

pub use parse::{Parser, Reference, Unread, parse, parse_entry};

pub use label::{Label, Segment};

pub use item::{Date, DayOrder, Doi, Isbn, Issn, Item, Kind, Name, Url};

pub use style::{Bibliography, Cite, Style, Text};

pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use named::UnknownName;
pub use span::Span;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
