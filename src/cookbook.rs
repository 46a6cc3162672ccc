//! Recipes: short answers to "how do I …".
//!
//! # Read what was pasted
//!
//! Prose, headings and blank lines around the references do no harm.
//!
//! ```
//! let pasted = "\
//! ... and that, as they say, was that.
//!
//! Sources
//! 1. Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.
//! 2. Roe, R. (2021). Salt alone. Reuters.
//! ";
//! let references = ibid::parse(pasted);
//! let titles: Vec<&str> = references.iter().filter_map(|r| r.item.title.as_deref()).collect();
//! assert_eq!(titles, ["Bread and salt", "Salt alone"]);
//! ```
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
//! # Read millions of lines
//!
//! One line at a time, so that memory stays as it is however long the file.
//!
//! ```
//! use std::io::{BufRead, Write};
//!
//! fn convert(lines: impl BufRead, mut out: impl Write) -> std::io::Result<()> {
//!     let mut parser = ibid::Parser::new();
//!     for line in lines.lines() {
//!         serde_json::to_writer(&mut out, &parser.parse_entry(&line?).item)?;
//!         writeln!(out)?;
//!     }
//!     Ok(())
//! }
//!
//! let mut out = Vec::new();
//! let file = "Doe, J. (2020). Bread. Reuters.\nRoe, R. (2021). Salt. Reuters.";
//! convert(file.as_bytes(), &mut out)?;
//! assert_eq!(out.lines().count(), 2);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Show the doubts at their places
//!
//! ```
//! use ibid::diagnostic::{Drawing, SourceText};
//!
//! let text = "Doe, J. (2020). Bread. Reuters. [online]. Available at:";
//! let source = SourceText::new(text).named("sources.txt");
//! let references = ibid::parse(text);
//! let doubts = references.iter().flat_map(|reference| &reference.diagnostics);
//! let drawn: Vec<String> = doubts.map(|doubt| doubt.draw(&source, Drawing::Plain)).collect();
//! assert_eq!(
//!     drawn,
//!     ["\
//! warning[no-address]: no address follows the phrase that announces one
//!  --> sources.txt:1:43
//!   |
//! 1 | Doe, J. (2020). Bread. Reuters. [online]. Available at:
//!   |                                           ^^^^^^^^^^^^^"],
//! );
//! ```
//!
//! # Keep only what is certain
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
//! # Write the list of a Word document in another style
//!
//! ```
//! # #[cfg(feature = "docx")] {
//! use ibid::input::{Document, DocxError};
//! use ibid::{Bibliography, Item, Parser, Style};
//!
//! fn in_harvard(file: &[u8]) -> Result<Vec<u8>, DocxError> {
//!     let document = Document::from_docx(file)?;
//!     // What Zotero, Mendeley or EndNote keep in it is better than what can be read.
//!     let mut items: Vec<Item> = document.items().to_vec();
//!     if items.is_empty() {
//!         let references = Parser::new().parse_document(&document);
//!         items = references.into_iter().map(|reference| reference.item).collect();
//!     }
//!     Ok(Bibliography::new(Style::Harvard, &items).to_docx())
//! }
//! # let item = Item { title: Some("On bread".into()), ..Item::new("a", ibid::Kind::Book) };
//! # let file = Bibliography::new(Style::Apa, &[item]).to_docx();
//! # assert!(in_harvard(&file).is_ok());
//! # }
//! ```
//!
//! # Read a file in an old encoding
//!
//! ```
//! # #[cfg(all(feature = "encoding", feature = "html"))] {
//! use ibid::input::{Document, decode};
//!
//! let bytes = b"<ul><li>Doe, J. (2020). <i>Caf\xe9 noir</i>. Reuters.</ul>";
//! let document = Document::from_html(&decode(bytes));
//! assert_eq!(document.text(), "Doe, J. (2020). Café noir. Reuters.");
//! # }
//! ```
//!
//! # Say which of 3/4 is the day
//!
//! ```
//! let mut parser = ibid::Parser::new().with_day_order(Some(ibid::DayOrder::MonthFirst));
//! let item = parser.parse_entry("Doe, J. Bread and salt. The Times, 3/4/2020.").item;
//! assert_eq!(item.issued, Some(ibid::Date::day(2020, 3, 4)));
//! ```
//!
//! # Make an item by hand
//!
//! ```
//! use ibid::{Date, Item, Kind, Name, Style};
//!
//! let item = Item {
//!     author: vec![Name::person("Doe", "Jane"), Name::literal("AP News")],
//!     title: Some("Bread and salt".into()),
//!     container_title: Some("Journal of Food".into()),
//!     volume: Some(12.into()),
//!     page: Some("4–5".into()),
//!     issued: Some(Date::month(2020, 5)),
//!     ..Item::new("doe2020", Kind::ArticleJournal)
//! };
//! assert_eq!(
//!     Style::Harvard.entry(&item).to_string(),
//!     "Doe, J. and AP News (2020) ‘Bread and salt’, Journal of Food, 12, pp. 4–5.",
//! );
//! ```
//!
//! # Store items as CSL-JSON
//!
//! An item is what serde makes of it; so is a list of items.
//!
//! ```
//! use ibid::Item;
//!
//! let item = ibid::parse_entry("Doe, J. (2020). Bread and salt. Crumb Press.").item;
//! let json = serde_json::to_string(&[item])?;
//! assert!(json.starts_with(r#"[{"id":"doe2020bread","type":"book","author":[{"family":"Doe""#));
//! let items: Vec<Item> = serde_json::from_str(&json)?;
//! assert_eq!(items[0].publisher.as_deref(), Some("Crumb Press"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Number a bibliography
//!
//! ```
//! use ibid::{Bibliography, Item, Style};
//!
//! let text = "Roe, R. (2021). Salt. Crumb Press.\nDoe, J. (2020). Bread. Crumb Press.";
//! let items: Vec<Item> = ibid::parse(text).into_iter().map(|r| r.item).collect();
//! let bibliography = Bibliography::new(Style::Apa, &items);
//! let entries = bibliography.iter().zip(1..);
//! let list: Vec<String> = entries.map(|(entry, n)| format!("[{n}] {entry}")).collect();
//! assert_eq!(list[0], "[1] Doe, J. (2020). Bread. Crumb Press.");
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
//! # Convert a .bib file to APA
//!
//! ```
//! use ibid::format::bibtex;
//! use ibid::{Bibliography, Style};
//!
//! let items = bibtex::read(
//!     r#"@article{doe, author = {Doe, Jane}, title = {Bread {\&} salt},
//!                  journal = {Journal of Food}, volume = 12, pages = {4--5}, year = 2020}"#,
//! )?;
//! let bibliography = Bibliography::new(Style::Apa, &items);
//! let entries: Vec<String> = bibliography.iter().map(|entry| entry.to_markdown()).collect();
//! assert_eq!(entries, ["Doe, J. (2020). Bread & salt. *Journal of Food*, *12*, 4–5."]);
//! # Ok::<(), bibtex::Error>(())
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
//! `examples/house_style.rs` makes a style of them in forty lines; this one leaves the author out.
//!
//! ```
//! use ibid::style::{Face, Quotes, Text, Writer};
//!
//! fn entry(item: &ibid::Item) -> Text {
//!     let mut writer = Writer::new(Quotes::DOUBLE);
//!     writer
//!         .join(", ")
//!         .part(|w| w.quoted(|w| w.value(item.title.as_deref().unwrap_or_default())))
//!         .part(|w| {
//!             w.face(Face::ITALIC, |w| w.value(item.publisher.as_deref().unwrap_or_default()));
//!         });
//!     writer.affix(".");
//!     writer.finish()
//! }
//!
//! let item = ibid::parse_entry("Doe, J. (2020). Bread and salt. Crumb Press.").item;
//! assert_eq!(entry(&item).to_html(), "“Bread and salt,” <i>Crumb Press</i>.");
//! ```
