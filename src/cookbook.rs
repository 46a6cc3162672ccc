//! Recipes: short answers to "how do I …".
//!
//! # Read one entry that I already have
//!
//! ```
//! let reference = ibid::parse_entry("Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.");
//! assert_eq!(reference.item.volume.unwrap().as_integer(), Some(12));
//! ```
//!
//! # Read many entries fast
//!
//! A [`Parser`](crate::Parser) keeps its buffers. It is `Send`, so that each thread can have its own.
//!
//! ```
//! let entries = ["Doe, J. (2020). Bread. Crumb Press.", "Roe, R. (2021). Salt. Crumb Press."];
//! let mut parser = ibid::Parser::new();
//! let years: Vec<i32> = entries
//!     .iter()
//!     .filter_map(|entry| Some(parser.parse_entry(entry).item.issued?.start?.year))
//!     .collect();
//! assert_eq!(years, [2020, 2021]);
//! ```
//!
//! # Use only what is sure
//!
//! ```
//! let references = ibid::parse("Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.");
//! let sure = references.into_iter().filter(|r| r.confidence > 0.5 && r.diagnostics.is_empty());
//! assert_eq!(sure.count(), 1);
//! ```
//!
//! # Show what each part of an entry is
//!
//! ```
//! let entry = "Doe, J. (2020). Bread and salt. Crumb Press.";
//! let reference = ibid::parse_entry(entry);
//! let parts: Vec<String> = reference
//!     .segments
//!     .iter()
//!     .map(|segment| format!("{}={}", segment.label, segment.span.text(entry).trim()))
//!     .collect();
//! assert_eq!(parts, ["author=Doe, J.", "date=(2020).", "title=Bread and salt.", "publisher=Crumb Press."]);
//! ```
//!
//! # Read Markdown or HTML, where the address is behind a link
//!
//! ```
//! # #[cfg(feature = "markdown")] {
//! use ibid::Parser;
//! use ibid::input::Document;
//!
//! let source = "## References\n\n- Doe, J. (2020). [Bread](https://example.org/bread). *Reuters*.\n";
//! let document = Document::from_markdown(source);
//! let references = Parser::new().parse_document(&document);
//! assert_eq!(references[0].item.url.as_deref(), Some("https://example.org/bread"));
//! # }
//! ```
//!
//! # Say which of 3/4 is the day
//!
//! ```
//! let mut parser = ibid::Parser::new().with_day_first(Some(false));
//! let item = parser.parse_entry("Doe, J. Bread and salt. The Times, 3/4/2020.").item;
//! assert_eq!(item.issued, Some(ibid::Date::day(2020, 3, 4)));
//! ```
//!
//! # Cite several works in one mark
//!
//! ```
//! use ibid::{Bibliography, Cite, Date, Item, Kind, Name, Style};
//!
//! let item = |id: &str, family: &str| Item {
//!     author: vec![Name::person(family, "A.")],
//!     issued: Some(Date::year(2020)),
//!     ..Item::new(id, Kind::Book)
//! };
//! let items = [item("r", "Roe"), item("d", "Doe")];
//! let bibliography = Bibliography::new(Style::Harvard, &items);
//! let mark = bibliography.cite(&[Cite::new("r"), Cite::new("d").prefix("see ")])?;
//! assert_eq!(mark.to_string(), "(Roe, 2020; see Doe, 2020)");
//! # Ok::<(), ibid::style::UnknownItem>(())
//! ```
//!
//! # Convert a .bib file to CSL-JSON
//!
//! ```
//! use ibid::format::{bibtex, csl_json};
//!
//! let read = bibtex::salvage("@book{a, title = {Bread}, year = 2020} @book{b, title = {Salt");
//! assert_eq!(read.items.len(), 1);
//! assert_eq!(read.problems.len(), 1, "and the problem says where");
//! assert!(csl_json::write(&read.items).contains("\"Bread\""));
//! ```
//!
//! # Merge duplicates
//!
//! ```
//! use ibid::{Item, Kind, format};
//!
//! let item = |id: &str| Item { doi: Some("10.1000/182".into()), ..Item::new(id, Kind::Book) };
//! let merged = format::merge(vec![item("a"), item("b")]);
//! assert_eq!(merged.items.len(), 1);
//! assert_eq!(merged.merges[0].merged, "b");
//! ```
//!
//! # Write a style of my own
//!
//! The parts that the styles are made of are public: [`Writer`](crate::style::Writer),
//! [`names`](crate::style::names), [`dates`](crate::style::dates), [`titles`](crate::style::titles).
//! `examples/house_style.rs` makes a style of them in forty lines.
