//! Documents that are made: lists in every layout, with what stands around them, and documents that
//! have no list.

use fastrand::Rng;
use ibid::unstable::split::headings;

use crate::dress::{Breaking, Marks};
use crate::frame::{annex, contents};
use crate::page::{Format, Page, Writer};
use crate::sheet;
use crate::stock::{FEWEST, Given, Stock};

/// The most entries of a made list.
const MOST: usize = 22;
/// How often a document has a table of contents, and annexes below its list.
const CONTENTS: f32 = 0.05;
const ANNEXES: f32 = 0.06;

/// A made document.
pub(crate) fn page(stock: &Stock, rng: &mut Rng) -> Page {
    match rng.u32(..110) {
        0..=9 => alone(stock, rng),
        10..=54 => text(stock, rng),
        55..=67 => markdown(stock, rng),
        68..=77 => html(stock, rng),
        78..=99 => nothing(stock, rng),
        _ => sheet::page(stock, rng),
    }
}

pub(crate) fn chance(share: f32, rng: &mut Rng) -> bool {
    rng.f32() < share
}

pub(crate) fn one_of<'a>(of: &[&'a str], rng: &mut Rng) -> &'a str {
    of[rng.usize(..of.len())]
}

/// What the entries of a list are like.
pub(crate) fn entries(stock: &Stock, in_web: bool, rng: &mut Rng) -> Vec<Given> {
    let mut list = stock.list(MOST, rng);
    if chance(0.4, rng) {
        list.sort_by(|a, b| a.text.cmp(&b.text));
    }
    match rng.u32(..100) {
        0..=11 => bare_titles(stock, rng),
        12..=17 => addresses(stock, in_web, rng),
        18..=20 => from_encyclopedia(stock, rng),
        21..=28 => carried_on(list, rng),
        29..=31 => (0..rng.usize(FEWEST..MOST)).map(|_| brief(stock, rng)).collect(),
        _ => list,
    }
}

/// "On Bread by Jane Doe": nothing but titles, and perhaps who wrote them.
pub(crate) fn bare_titles(stock: &Stock, rng: &mut Rng) -> Vec<Given> {
    let form = rng.u32(..9);
    let wrapped = one_of(&["", "“”", "\"\"", ""], rng).chars().collect::<Vec<_>>();
    (0..rng.usize(FEWEST..MOST))
        .map(|_| {
            let title = stock.title(rng).to_owned();
            let (open, close) = match wrapped[..] {
                [open, close] => (open.to_string(), close.to_string()),
                _ => (String::new(), String::new()),
            };
            let author = stock.name(rng);
            let short = format!("{open}{title}{close}");
            let text = match form {
                0 | 1 => format!("{short} by {author}"),
                2 => format!("{author}: {short}"),
                3 => format!("{short} ({author})"),
                4 => format!("{author}, {short}"),
                5 => format!("{short} – {author}"),
                6 => short,
                7 => format!("{}: {short}", stock.site(rng)),
                _ if chance(0.3, rng) => format!("{short}, ed. {author}"),
                _ => format!("{short}, by {author}"),
            };
            Given { text, title, author: author.to_owned(), ..Given::default() }
        })
        .collect()
}

/// Addresses, and perhaps what stands there.
fn addresses(stock: &Stock, in_web: bool, rng: &mut Rng) -> Vec<Given> {
    let form = rng.u32(..if in_web { 8 } else { 5 });
    (0..rng.usize(1..9))
        .map(|_| {
            let url = stock.address(rng).to_owned();
            let title = stock.title(rng).to_owned();
            let text = match form {
                0..=1 => url.clone(),
                2 => format!("{url} ({}.{}.2019)", rng.u32(1..29), rng.u32(1..13)),
                3 => format!("{title}: {url}"),
                4 => format!("{title} {url}"),
                // The name of a site, which leads there.
                _ => {
                    let title = stock.site(rng);
                    return Given { text: title.clone(), title, url, ..Given::default() };
                }
            };
            Given { text, title, url, ..Given::default() }
        })
        .collect()
}

/// `Wikipedia contributors, "Bread," Wikipedia, The Free Encyclopedia,`
fn from_encyclopedia(stock: &Stock, rng: &mut Rng) -> Vec<Given> {
    let list = stock.list(MOST, rng);
    let named = |given: Given| {
        let title = given.title.clone();
        let text =
            format!("Wikipedia contributors, \"{title},\" Wikipedia, The Free Encyclopedia,");
        if title.is_empty() || title.len() > 60 { given } else { Given { text, ..given } }
    };
    list.into_iter().map(|given| if chance(0.5, rng) { named(given) } else { given }).collect()
}

/// A line of a newspaper, or a case of a court: no author, and few words.
fn brief(stock: &Stock, rng: &mut Rng) -> Given {
    Given { text: stock.scrap("briefs", rng), ..Given::default() }
}

/// A dash where the author is that of the entry before.
fn carried_on(list: Vec<Given>, rng: &mut Rng) -> Vec<Given> {
    let dash = one_of(&["———", "---", "______", "Ders.", "Id."], rng);
    let mut first = true;
    let shorten = |given: Given| {
        let rest =
            given.text.strip_prefix(given.author.as_str()).filter(|_| !given.author.is_empty());
        match rest {
            Some(rest) if !std::mem::take(&mut first) && chance(0.3, rng) => {
                let text = format!("{dash}{rest}");
                Given { text, ..given }
            }
            _ => given,
        }
    };
    list.into_iter().map(shorten).collect()
}

/// A heading of references.
fn heading(rng: &mut Rng) -> &'static str {
    let strong = chance(0.75, rng);
    let all: Vec<&'static str> = headings()
        .into_iter()
        .filter(|(_, is_strong)| *is_strong == strong)
        .map(|(name, _)| name)
        .collect();
    if chance(0.4, rng) {
        one_of(
            &[
                "references",
                "bibliography",
                "literatur",
                "sources",
                "works cited",
                "further reading",
                "quellen",
            ],
            rng,
        )
    } else {
        one_of(&all, rng)
    }
}

/// The same with a capital, a number, a colon, as it is set.
pub(crate) fn set_heading(rng: &mut Rng) -> String {
    let name = heading(rng);
    let mut chars = name.chars();
    let capital: String =
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars.clone()).collect();
    match rng.u32(..10) {
        0 => name.to_uppercase(),
        1..=2 => format!("{capital}:"),
        3 => format!("{}. {capital}", rng.u32(2..9)),
        _ => capital,
    }
}

/// How a list in plain text is set.
#[expect(clippy::struct_excessive_bools, reason = "each is drawn by itself")]
struct Set {
    marks: Marks,
    breaking: Breaking,
    /// The columns before each line, before the first of an entry, and before its others.
    margin: usize,
    first: usize,
    rest: usize,
    /// Blank lines between entries.
    spaced: bool,
    /// How often a mark is damaged, and an entry parted by a blank line, or followed by a remark.
    damage: f32,
    parted: f32,
    remarks: f32,
    /// Entries are broken at the ends of sentences.
    in_clauses: bool,
    /// Remarks are items with a mark of their own.
    sub_items: bool,
    /// Addresses are followed by the day on which they were looked up.
    seen: bool,
    remark_mark: &'static str,
}

impl Set {
    fn random(rng: &mut Rng) -> Self {
        let marks = Marks::random(rng);
        let hangs = chance(if matches!(marks, Marks::None) { 0.35 } else { 0.4 }, rng);
        let indented = !hangs && chance(0.06, rng);
        Self {
            marks,
            breaking: Breaking::random(rng),
            margin: if chance(0.1, rng) { rng.usize(1..8) } else { 0 },
            first: if indented { rng.usize(2..6) } else { 0 },
            rest: if hangs { rng.usize(2..9) } else { 0 },
            spaced: chance(0.4, rng),
            damage: if chance(0.3, rng) { 0.12 } else { 0.0 },
            parted: if chance(0.12, rng) { 0.2 } else { 0.0 },
            remarks: if chance(0.15, rng) { 0.8 } else { 0.0 },
            in_clauses: (hangs || !matches!(marks, Marks::None)) && chance(0.08, rng),
            sub_items: chance(0.5, rng),
            seen: chance(0.1, rng),
            remark_mark: one_of(&["- ", "-- ", "-", "", "→ "], rng),
        }
    }

    fn entry(&self, given: &Given, number: usize, rng: &mut Rng) -> Vec<String> {
        let damaged = number > 1 && chance(self.damage, rng);
        let text = format!("{}{}", self.marks.mark(number, damaged, rng), given.text);
        let mut lines: Vec<String> = if self.in_clauses {
            clauses(&text).map(str::to_owned).collect()
        } else {
            self.breaking.lines(&text, self.rest, rng)
        };
        for (at, line) in lines.iter_mut().enumerate() {
            let indent = self.margin + if at == 0 { self.first } else { self.rest };
            line.insert_str(0, &" ".repeat(indent));
        }
        if chance(self.parted, rng) && lines.len() > 1 {
            let at = rng.usize(1..lines.len());
            lines.insert(at, String::new());
        }
        lines
    }
}

/// A plain text with a list.
fn text(stock: &Stock, rng: &mut Rng) -> Page {
    let set = Set::random(rng);
    let language = Stock::language(rng);
    let mut writer = Writer::default();
    let alone = chance(0.12, rng);
    if !alone && chance(CONTENTS, rng) {
        for line in contents(stock, rng) {
            writer.line(line);
        }
        writer.blank();
    }
    if !alone {
        above(&mut writer, stock, language, set.breaking, rng);
    }
    let headed = !alone && chance(0.7, rng);
    if headed {
        writer.line(set_heading(rng));
        if chance(0.6, rng) {
            writer.blank();
        }
    } else {
        writer.blank();
        if !alone && chance(0.3, rng) {
            writer.line(stock.scrap("above", rng));
            writer.blank();
        }
    }
    let form = rng.u32(..100);
    if headed && form < 10 {
        parts(&mut writer, stock, rng);
    } else if headed && form < 20 {
        for _ in 0..rng.usize(2..5) {
            writer.blank();
            writer.line(stock.scrap("subheads", rng));
            if chance(0.7, rng) {
                writer.blank();
            }
            list(&mut writer, stock, &set, language, rng);
        }
    } else {
        list(&mut writer, stock, &set, language, rng);
    }
    if !alone && chance(0.5, rng) {
        below(&mut writer, stock, language, set.breaking, rng);
    }
    if !alone && chance(ANNEXES, rng) {
        let (heading, lines) = annex(stock, rng);
        writer.blank();
        writer.line(heading);
        writer.blank();
        for line in lines {
            writer.line(line);
        }
    }
    paginate(&mut writer, stock, rng);
    writer.finish(Format::Text)
}

/// An entry or two and nothing else, or nothing but a paragraph.
fn alone(stock: &Stock, rng: &mut Rng) -> Page {
    let set = Set { spaced: true, marks: Marks::None, ..Set::random(rng) };
    let mut writer = Writer::default();
    if chance(0.3, rng) {
        let text = if chance(0.7, rng) {
            let sentences = rng.usize(1..4);
            stock.paragraph(Stock::language(rng), sentences, rng)
        } else {
            stock.scrap(one_of(&["below", "bios", "menus", "posts", "facts"], rng), rng)
        };
        set.breaking.lines(&text, 0, rng).into_iter().for_each(|line| writer.line(line));
        return writer.finish(Format::Text);
    }
    let count = if chance(0.8, rng) { 1 } else { 2 };
    let list = if chance(0.3, rng) {
        (0..count).map(|_| brief(stock, rng)).collect()
    } else {
        stock.list(FEWEST, rng)
    };
    for given in list.iter().take(count) {
        writer.entry(set.entry(given, 1, rng));
        writer.blank();
    }
    writer.finish(Format::Text)
}

/// A list in plain text.
fn list(writer: &mut Writer, stock: &Stock, set: &Set, language: &str, rng: &mut Rng) {
    let mut number = 1;
    for mut given in entries(stock, false, rng) {
        if set.seen && given.text.ends_with(&given.url) && !given.url.is_empty() {
            given.text.push_str(&stock.scrap("seen", rng));
        }
        writer.entry(set.entry(&given, number, rng));
        number += if set.damage > 0.0 && chance(0.05, rng) { 2 } else { 1 };
        if chance(set.remarks, rng) {
            if chance(0.5, rng) {
                writer.blank();
            }
            remark(writer, stock, set, language, rng);
        }
        if set.spaced {
            writer.blank();
        }
    }
}

/// What is said about an entry, below it.
fn remark(writer: &mut Writer, stock: &Stock, set: &Set, language: &str, rng: &mut Rng) {
    if set.sub_items {
        for _ in 0..rng.usize(1..4) {
            let remark = stock.scrap("remarks", rng);
            writer.line(format!(
                "{}{}{remark}",
                " ".repeat(set.margin + set.rest),
                set.remark_mark
            ));
        }
        return;
    }
    let sentences = rng.usize(1..4);
    for line in set.breaking.lines(&stock.paragraph(language, sentences, rng), 0, rng) {
        writer.line(line);
    }
    writer.blank();
}

/// Entries of several paragraphs each: title, authors, outlet.
fn parts(writer: &mut Writer, stock: &Stock, rng: &mut Rng) {
    for given in stock.list(MOST, rng).into_iter().filter(|given| !given.title.is_empty()) {
        let (one, other) = (stock.name(rng).to_owned(), stock.name(rng).to_owned());
        let mut lines = vec![given.title, String::new(), format!("(with {one} and {other})")];
        if !given.container.is_empty() && chance(0.7, rng) {
            let (volume, year) = (rng.u32(1..90), rng.u32(1990..2025));
            lines.extend([
                String::new(),
                match rng.u32(..3) {
                    0 => format!("forthcoming, {}", given.container),
                    1 => format!("{} {volume} ({year}): {volume}1-{volume}9.", given.container),
                    _ => format!("{}, {year}", given.container),
                },
            ]);
        }
        writer.entry(lines);
        writer.blank();
    }
}

fn above(writer: &mut Writer, stock: &Stock, language: &str, breaking: Breaking, rng: &mut Rng) {
    if chance(0.3, rng) {
        writer.line(stock.title(rng).to_owned());
        writer.blank();
        writer.line(stock.scrap("above", rng));
        writer.blank();
    }
    prose(writer, stock, language, breaking, rng);
    if chance(0.15, rng) {
        items(writer, stock, rng);
        prose(writer, stock, language, breaking, rng);
    }
}

fn below(writer: &mut Writer, stock: &Stock, language: &str, breaking: Breaking, rng: &mut Rng) {
    writer.blank();
    if chance(0.06, rng) {
        own_citation(writer, stock, rng);
    }
    for _ in 0..rng.usize(1..4) {
        writer.line(stock.scrap("below", rng));
        if chance(0.5, rng) {
            writer.blank();
        }
    }
    if chance(0.15, rng) {
        writer.blank();
        for line in breaking.lines(&stock.scrap("bios", rng), 0, rng) {
            writer.line(line);
        }
    }
    if chance(0.3, rng) {
        writer.blank();
        prose(writer, stock, language, breaking, rng);
    }
    if chance(0.12, rng) {
        comments(writer, stock, language, breaking, rng);
    }
}

/// What readers wrote below.
fn comments(writer: &mut Writer, stock: &Stock, language: &str, breaking: Breaking, rng: &mut Rng) {
    for _ in 0..rng.usize(1..5) {
        writer.blank();
        writer.line(stock.scrap("comments", rng));
        if chance(0.5, rng) {
            writer.blank();
        }
        prose(writer, stock, language, breaking, rng);
    }
}

fn prose(writer: &mut Writer, stock: &Stock, language: &str, breaking: Breaking, rng: &mut Rng) {
    for _ in 0..rng.usize(1..5) {
        let sentences = rng.usize(1..7);
        for line in breaking.lines(&stock.paragraph(language, sentences, rng), 0, rng) {
            writer.line(line);
        }
        if chance(0.9, rng) {
            writer.blank();
        }
    }
}

/// Items of a list that are no entries.
fn items(writer: &mut Writer, stock: &Stock, rng: &mut Rng) {
    let marks = Marks::random(rng);
    let kind = one_of(&["steps", "posts", "facts", "changes", "menus", "contents"], rng);
    for number in 1..rng.usize(4..12) {
        writer.line(format!("{}{}", marks.mark(number, false, rng), stock.scrap(kind, rng)));
    }
    writer.blank();
}

/// Sets heads, feet and numbers between the pages.
fn paginate(writer: &mut Writer, stock: &Stock, rng: &mut Rng) {
    if chance(0.72, rng) {
        return;
    }
    let head = stock.title(rng).to_owned();
    let first = rng.usize(1..300);
    let (form, feed, spaced) = (rng.u32(..6), chance(0.3, rng), chance(0.8, rng));
    writer.paginate(rng.usize(18..50), |page| {
        let number = first + page;
        let feed = if feed { "\u{c}" } else { "" };
        let mut lines = match form {
            0 => vec![format!("{number}"), format!("{feed}{head}")],
            1 => vec![format!("{feed}{number}    {head}")],
            2 => vec![format!("- {number} -{feed}")],
            3 => vec![format!("{head}  {number}"), feed.to_owned()],
            4 => vec![head.clone(), String::new(), format!("Page {number} of 99{feed}")],
            _ => vec![format!("{feed}{head}")],
        };
        if spaced {
            lines.insert(0, String::new());
            lines.push(String::new());
        }
        lines
    });
}

/// A Markdown document with a list.
fn markdown(stock: &Stock, rng: &mut Rng) -> Page {
    let language = Stock::language(rng);
    let mut writer = Writer::default();
    let level = one_of(&["#", "##", "###"], rng);
    if chance(0.8, rng) {
        writer.line(format!("# {}", stock.title(rng)));
        writer.blank();
        above(&mut writer, stock, language, Breaking::None, rng);
    }
    writer.line(format!("{level} {}", set_heading(rng)));
    if chance(0.7, rng) {
        writer.blank();
    }
    let parts = if chance(0.3, rng) { rng.usize(2..5) } else { 1 };
    let marks = match rng.u32(..6) {
        0 => Marks::None,
        1..=2 => Marks::Numbers("", ". "),
        _ => Marks::Bullet(one_of(&["- ", "* "], rng)),
    };
    let emphasis = one_of(&["*", "_", "**", ""], rng);
    let (linked, broken) = (chance(0.3, rng), chance(0.2, rng));
    let in_clauses = chance(0.12, rng);
    let breaking = if chance(0.3, rng) { Breaking::random(rng) } else { Breaking::None };
    let remarks = if chance(0.18, rng) { 0.6 } else { 0.0 };
    for part in 0..parts {
        if parts > 1 && (part > 0 || chance(0.7, rng)) {
            writer.blank();
            writer.line(format!(
                "{level}{} {}",
                one_of(&["", "#"], rng),
                stock.scrap("subheads", rng)
            ));
            writer.blank();
        }
        for (at, given) in entries(stock, true, rng).into_iter().enumerate() {
            let mut text = given.text.clone();
            if !given.title.is_empty()
                && text.contains(&given.title)
                && !given.url.contains(&given.title)
            {
                let set = if linked || text == given.title && text.len() < 30 {
                    format!("[{}]({})", given.title, stock.address(rng))
                } else {
                    format!("{emphasis}{}{emphasis}", given.title)
                };
                text = text.replacen(&given.title, &set, 1);
            }
            text.insert_str(0, &marks.mark(at + 1, false, rng));
            let mut lines = if in_clauses {
                clauses(&text)
                    .enumerate()
                    .map(|(at, line)| format!("{}{line}  ", if at > 0 { "   " } else { "" }))
                    .collect()
            } else {
                breaking.lines(&text, 2, rng)
            };
            if broken
                && lines.len() == 1
                && let Some((head, tail)) = text.split_once("http")
            {
                lines = vec![head.to_owned(), format!("  http{tail}")];
            }
            writer.entry(lines);
            if chance(remarks, rng) {
                let remark = stock.paragraph(language, 2, rng);
                let lead = one_of(&["  ", "\n", "\n    ", "  <br>"], rng);
                writer.line(format!("{lead}{remark}"));
            }
            if matches!(marks, Marks::None) {
                writer.blank();
            }
        }
    }
    if parts > 1 && chance(0.4, rng) {
        sites(&mut writer, stock, &format!("{level}#"), rng);
    }
    if chance(0.15, rng) {
        writer.blank();
        writer.line(format!("{level} {}", stock.scrap("elsewhere", rng)));
        writer.blank();
        for _ in 0..rng.usize(1..6) {
            let (name, beside) = elsewhere(stock, rng);
            writer.line(format!("- [{name}]({}){beside}", stock.address(rng)));
        }
    }
    if chance(0.55, rng) {
        writer.blank();
        writer.line(format!(
            "{level} {}",
            one_of(&["License", "Contact", "About", "Impressum"], rng)
        ));
        writer.blank();
        if chance(0.3, rng) {
            let (holder, year) = (stock.name(rng), rng.u32(1990..2025));
            let kind = one_of(&["MIT", "Copyright", "Apache 2.0", "GPL"], rng);
            writer.line(format!("{kind} © {year} [{holder}]({})", stock.address(rng)));
            writer.blank();
        }
        below(&mut writer, stock, language, Breaking::None, rng);
    }
    writer.finish(Format::Markdown)
}

/// Something that a page leads to and has not used, and what is said of it.
fn elsewhere(stock: &Stock, rng: &mut Rng) -> (String, String) {
    let name = if rng.bool() { stock.title(rng).to_owned() } else { stock.site(rng) };
    (name, if chance(0.6, rng) { stock.scrap("beside", rng) } else { String::new() })
}

/// A last part of a list: sites, each but a name that leads there.
fn sites(writer: &mut Writer, stock: &Stock, level: &str, rng: &mut Rng) {
    writer.blank();
    writer.line(format!(
        "{level} {}",
        one_of(&["Websites", "Web", "Online", "Links", "Sites web"], rng)
    ));
    writer.blank();
    for _ in 0..rng.usize(2..7) {
        writer.entry([format!("- [{}]({})", stock.site(rng), stock.address(rng))]);
    }
}

/// A text broken at the ends of its sentences.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 12;
    let mut start = 0;
    let mut ends: Vec<usize> = text
        .match_indices(". ")
        .map(|(at, _)| at + 2)
        .filter(|&end| {
            let ends = end - start > SHORTEST;
            if ends {
                start = end;
            }
            ends
        })
        .collect();
    ends.push(text.len());
    let mut start = 0;
    ends.into_iter().map(move |end| {
        let clause = &text[start..end];
        start = end;
        clause.trim()
    })
}

/// A page of the web with a list.
fn html(stock: &Stock, rng: &mut Rng) -> Page {
    let language = Stock::language(rng);
    let mut writer = Writer::default();
    writer.line("<html><body>");
    let mut around = Writer::default();
    if chance(CONTENTS, rng) {
        for line in contents(stock, rng) {
            around.line(line);
        }
    }
    above(&mut around, stock, language, Breaking::None, rng);
    paragraphs(&mut writer, around);
    let (list, open, close) = match rng.u32(..7) {
        6 => ("dl", "<dd>", "</dd>"),
        0 => ("ol", "<li>", "</li>"),
        1 => ("ul", "<li>", "</li>"),
        2..=3 => ("p", "", "<br>"),
        _ => ("div", "<p>", "</p>"),
    };
    let linked = chance(0.4, rng);
    let in_clauses = chance(0.12, rng);
    match rng.u32(..10) {
        0 => writer.line(format!("<{list}>")),
        1..=3 => writer.line(format!("<p>{}</p><{list}>", set_heading(rng))),
        4..=5 if list == "p" => writer.line(format!("<p>{}<br>", set_heading(rng))),
        _ => writer.line(format!("<h2>{}</h2><{list}>", set_heading(rng))),
    }
    for given in entries(stock, true, rng) {
        let mut text = escaped(&given.text);
        let title = escaped(&given.title);
        if linked && !given.url.is_empty() && text.contains(&given.url) {
            text = text.replacen(&given.url, &format!("<a href=\"{0}\">{0}</a>", given.url), 1);
        } else if !title.is_empty() {
            let set = if linked || text == title && text.len() < 30 {
                format!("<a href=\"{}\">{title}</a>", stock.address(rng))
            } else {
                format!("<i>{title}</i>")
            };
            text = text.replacen(&title, &set, 1);
        }
        if in_clauses && close != "<br>" {
            text = clauses(&text).collect::<Vec<_>>().join("<br>");
        }
        writer.entry(match list {
            "dl" => defined(&text, &escaped(&given.author), stock, rng),
            _ => vec![format!("{open}{text}{close}")],
        });
    }
    writer.line(format!("</{list}>"));
    if chance(0.2, rng) {
        writer.line(format!("<h2>{}</h2><ul>", stock.scrap("elsewhere", rng)));
        for _ in 0..rng.usize(1..6) {
            let (name, beside) = elsewhere(stock, rng);
            let (name, address) = (escaped(&name), stock.address(rng));
            writer.line(format!("<li><a href=\"{address}\">{name}</a>{beside}</li>"));
        }
        writer.line("</ul>");
    }
    for _ in 0..(if chance(2.0 * ANNEXES, rng) { rng.usize(1..3) } else { 0 }) {
        let (heading, lines) = annex(stock, rng);
        writer.line(format!("<h2>{}</h2>", escaped(&heading)));
        for line in &lines {
            writer.line(format!("<p>{}</p>", escaped(line)));
        }
    }
    let mut around = Writer::default();
    below(&mut around, stock, language, Breaking::None, rng);
    paragraphs(&mut writer, around);
    if chance(0.4, rng) {
        let kind = one_of(&["menus", "frame", "teasers", "frame"], rng);
        let (list, open, close) =
            if chance(0.7, rng) { ("ul", "<li>", "</li>") } else { ("div", "<p>", "</p>") };
        writer.line(format!("<{list}>"));
        for _ in 0..rng.usize(3..20) {
            let line = escaped(&stock.scrap(kind, rng));
            let linked = format!("<a href=\"{}\">{line}</a>", stock.address(rng));
            writer.line(format!("{open}{}{close}", if chance(0.7, rng) { linked } else { line }));
        }
        writer.line(format!("</{list}>"));
    }
    writer.line("</body></html>");
    writer.finish(Format::Html)
}

/// An entry below its key, or its authors beside the key and the rest below.
fn defined(text: &str, author: &str, stock: &Stock, rng: &mut Rng) -> Vec<String> {
    let word = stock.site(rng).to_lowercase();
    let key = word.split(' ').next().unwrap_or_default();
    let year = if rng.bool() { format!("{:02}", rng.u32(..100)) } else { String::new() };
    let paragraph = if rng.bool() { ("<p>", "</p>") } else { ("", "") };
    let (beside, below) = match text.strip_prefix(author) {
        Some(rest) if !author.is_empty() && rng.bool() => (format!("\n{author}."), rest),
        _ => (String::new(), text),
    };
    let below = below.trim_start_matches(['.', ',', ' ']);
    let below = format!("<dd>{}{below}{}</dd>", paragraph.0, paragraph.1);
    vec![format!("<dt>[{key}{year}]{beside}</dt>"), below]
}

fn paragraphs(writer: &mut Writer, around: Writer) {
    let page = around.finish(Format::Text);
    for line in page.source.lines().filter(|line| !line.is_empty()) {
        writer.line(format!("<p>{}</p>", escaped(line)));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A document without a list of references.
fn nothing(stock: &Stock, rng: &mut Rng) -> Page {
    let language = Stock::language(rng);
    let breaking = Breaking::random(rng);
    let mut writer = Writer::default();
    let is_markdown = chance(0.4, rng);
    if chance(0.6, rng) {
        writer.line(format!("{}{}", if is_markdown { "# " } else { "" }, stock.title(rng)));
        writer.blank();
    }
    if chance(CONTENTS, rng) {
        for line in contents(stock, rng) {
            writer.line(line);
        }
        writer.blank();
    }
    for _ in 0..rng.usize(1..4) {
        let marks = Marks::random(rng);
        let spaced = chance(0.3, rng);
        let linked = chance(0.3, rng);
        let kind = one_of(
            &["menus", "changes", "steps", "programme", "teasers", "contents", "posts", "facts"],
            rng,
        );
        if chance(0.5, rng) {
            let head = stock.scrap("menus", rng);
            writer.line(format!("{}{head}", if is_markdown { "## " } else { "" }));
            writer.blank();
        }
        for number in 1..rng.usize(4..16) {
            let mut line = stock.scrap(kind, rng);
            if linked && is_markdown {
                line = format!("[{line}]({})", stock.address(rng));
            }
            writer.line(format!("{}{line}", marks.mark(number, false, rng)));
            if spaced {
                writer.blank();
            }
        }
        writer.blank();
        if chance(0.7, rng) {
            prose(&mut writer, stock, language, breaking, rng);
        }
    }
    if chance(0.15, rng) {
        comments(&mut writer, stock, language, breaking, rng);
    }
    if chance(0.25, rng) {
        own_citation(&mut writer, stock, rng);
    }
    if !is_markdown {
        paginate(&mut writer, stock, rng);
    }
    writer.finish(if is_markdown { Format::Markdown } else { Format::Text })
}

/// How the page itself asks to be cited.
fn own_citation(writer: &mut Writer, stock: &Stock, rng: &mut Rng) {
    const LEADS: [&str; 6] = [
        "Cite this article as: ",
        "How to cite: ",
        "Suggested citation: ",
        "SUGGESTED CITATION ",
        "To cite this page: ",
        "Zitiervorschlag: ",
    ];
    let given = stock.list(FEWEST, rng).swap_remove(0);
    let lead = one_of(&LEADS, rng);
    if chance(0.4, rng) {
        writer.line(lead.trim_end());
        writer.blank();
        writer.line(given.text);
    } else {
        writer.line(format!("{lead}{}", given.text));
    }
    writer.blank();
}
