//! What a program does with ibid: read a text, look at the items, render and store them.
//!
//! ```text
//! cargo run --example as_a_library
//! ```

use ibid::format::bibtex;
use ibid::style::{Bibliography, Cite, Style};
use ibid::{Doi, Item};

const NOTE: &str = "\
Read these two before the meeting.

Sources:
[1] Hansen, M. & Larsen, P. (2021). Ports and permissions. Journal of Small States, 14(2), 33–51. https://doi.org/10.1000/182
[2] Reuters. (2022, February 10). Talks on hosting troops. https://www.reuters.com/world/talks
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Reading never fails: what is doubtful is reported beside the item.
    let references = ibid::parse(NOTE);
    for reference in &references {
        let title = reference.item.title.as_deref().unwrap_or("—");
        println!("{}: {title} ({} doubts)", reference.item.id, reference.diagnostics.len());
    }

    // An item is CSL-JSON, with public fields.
    let items: Vec<Item> = references.into_iter().map(|reference| reference.item).collect();
    println!("{}", serde_json::to_string(&items[0])?);

    // Identifiers are only held when they are valid.
    let doi: Doi = items[0].doi.as_deref().unwrap_or_default().parse()?;
    println!("to look up: {doi}");

    // A bibliography and the marks that cite it.
    let bibliography = Bibliography::new(Style::Apa, &items);
    for entry in &bibliography {
        println!("{entry}");
    }
    let cites = [Cite::new(&items[0].id).page("40–41"), Cite::new(&items[1].id)];
    println!("{}", bibliography.cite(&cites)?);

    // And what other programs read.
    print!("{}", bibtex::write(&items));
    Ok(())
}
