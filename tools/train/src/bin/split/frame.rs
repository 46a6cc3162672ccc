//! What frames a long document: its table of contents, and the annexes below its references.

use fastrand::Rng;

use crate::maker::{chance, one_of, set_heading};
use crate::stock::Stock;

/// The title of a table of contents and its lines: among them are, as a rule, those of the references
/// and of annexes.
pub(crate) fn contents(stock: &Stock, rng: &mut Rng) -> Vec<String> {
    let numbered = chance(0.5, rng);
    let leader = one_of(&["", "", " ", " .......... ", "\t"], rng);
    let mut titles: Vec<String> = (0..rng.usize(3..25))
        .map(|_| if chance(0.6, rng) { stock.title(rng).to_owned() } else { stock.site(rng) })
        .collect();
    if chance(0.8, rng) {
        titles.push(set_heading(rng).trim_end_matches(':').to_owned());
    }
    titles.extend((0..rng.usize(..5)).map(|_| stock.scrap("annexes", rng)));
    let mut page = 1;
    let mut lines = vec![stock.scrap("contents-heads", rng)];
    for (at, title) in titles.into_iter().enumerate() {
        page += rng.u32(..9);
        let number = if numbered { format!("{}. ", at + 1) } else { String::new() };
        let page = if leader.is_empty() { String::new() } else { format!("{leader}{page}") };
        lines.push(format!("{number}{title}{page}"));
    }
    lines
}

/// What stands below a list under a heading of its own: what short forms and words mean, what someone did.
pub(crate) fn annex(stock: &Stock, rng: &mut Rng) -> (String, Vec<String>) {
    const KINDS: [&str; 6] =
        ["abbreviations", "abbreviations", "glossary", "glossary", "career", "facts"];
    let kind = one_of(&KINDS, rng);
    let lines = (0..rng.usize(3..14)).map(|_| stock.scrap(kind, rng)).collect();
    (stock.scrap("annexes", rng), lines)
}
