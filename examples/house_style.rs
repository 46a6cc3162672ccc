//! A house style from ibid's parts: "J. Doe: “Bread and salt”, *Journal of Food*, 2020."
//!
//! ```text
//! cargo run --example house_style -- examples/data/article.txt
//! ```

use std::fs;

use ibid::style::dates::Dates;
use ibid::style::names::{EtAl, Given, LastComma, List, Order};
use ibid::style::{Face, Quotes, Text, Writer};
use ibid::{DayOrder, Item};

const AUTHORS: List = List {
    order: Order::Natural,
    given: Given::Initials,
    terminator: ". ",
    and: "and",
    last_comma: LastComma::Never,
    et_al: EtAl { from: 4, keep: 1, last: false, face: Face::PLAIN },
};

const DATES: Dates = Dates { order: DayOrder::DayFirst, circa: "c. ", bc: " BC", ad: " AD" };

/// The house's entry. What the item lacks takes its punctuation with it.
fn entry(item: &Item) -> Text {
    let mut writer = Writer::new(Quotes::SINGLE);
    writer
        .join(", ")
        .part(|w| {
            w.join(": ")
                .part(|w| AUTHORS.write(w, &item.author))
                .part(|w| w.quoted(|w| w.value(item.title.as_deref().unwrap_or_default())));
        })
        .part(|w| {
            w.face(Face::ITALIC, |w| w.value(item.container_title.as_deref().unwrap_or_default()));
        })
        .part(|w| {
            if let Some(date) = &item.issued {
                DATES.full(w, date);
            }
        });
    writer.affix(".");
    writer.finish()
}

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/data/article.txt".to_owned());
    for reference in ibid::parse(&fs::read_to_string(path)?) {
        println!("{}", entry(&reference.item).to_markdown());
    }
    Ok(())
}
