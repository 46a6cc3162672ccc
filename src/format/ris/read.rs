//! References to items.

use crate::format::keep::keep;
use crate::format::lines::with_line_feeds;
use crate::format::{Salvaged, words_date};
use crate::item::variable::{SlotMut, Var};
use crate::item::{Date, Item, Number};

use super::error::{Error, ErrorKind};
use super::table::{doi_in, is_header, is_tag, kind, variable_of};
use super::value::{read_date, read_name};
use super::write::is_isbn;

/// A line with its tag, and the lines after it that belong to its value.
struct Line<'s> {
    tag: &'s str,
    value: String,
}

/// Reads what can be read, and says what cannot.
pub(super) fn read(text: &str) -> Salvaged<Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut salvaged = Salvaged::new(Vec::new(), Vec::new());
    let mut open: Option<Vec<Line<'_>>> = None;
    let normal = with_line_feeds(text);
    for (number, line) in (1..).zip(normal.lines()) {
        let mut problem = |kind| salvaged.problems.push(Error { line: number, column: 1, kind });
        match (tagged(line), &mut open) {
            (Some(("TY", value)), _) => {
                if open.is_some() {
                    problem(ErrorKind::NoEnd);
                }
                salvaged.items.extend(open.take().map(|lines| item(&lines)));
                open = Some(vec![Line { tag: "TY", value: value.to_owned() }]);
            }
            (Some(("ER", _)), Some(_)) => {
                salvaged.items.extend(open.take().map(|lines| item(&lines)));
            }
            (Some((tag, value)), Some(lines)) => {
                lines.push(Line { tag, value: value.to_owned() });
            }
            (None, Some(lines)) => continue_value(lines, line),
            (Some(_), None) => problem(ErrorKind::NoType),
            (None, None) if line.trim().is_empty() || is_header(line) => {}
            (None, None) => problem(ErrorKind::Stray),
        }
    }
    if let Some(lines) = open {
        let line = normal.lines().count();
        salvaged.problems.push(Error { line, column: 1, kind: ErrorKind::NoEnd });
        salvaged.items.push(item(&lines));
    }
    salvaged
}

/// The tag of a line and what comes after its hyphen: `TY  - JOUR`, and what resembles it.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2).filter(|tag| is_tag(tag))?;
    let rest = line[2..].trim_start_matches(' ').strip_prefix('-')?;
    let spaced = line.as_bytes().get(2) == Some(&b' ') || tag == "ER";
    (spaced && (rest.is_empty() || rest.starts_with(' '))).then(|| (tag, rest.trim()))
}

fn continue_value(lines: &mut [Line<'_>], more: &str) {
    if let Some(line) = lines.last_mut()
        && !more.trim().is_empty()
    {
        if !line.value.is_empty() {
            line.value.push(' ');
        }
        line.value.push_str(more.trim());
    }
}

fn item(lines: &[Line<'_>]) -> Item {
    let ris_type = lines.first().map_or("", |line| line.value.as_str());
    let mut item = Item { kind: kind(ris_type), ..Item::default() };
    let mut end_page = None;
    let mut full_date: Option<&str> = None;
    for line in lines.iter().skip(1).filter(|line| !line.value.is_empty()) {
        match line.tag {
            "ID" if item.id.is_empty() => item.id.clone_from(&line.value),
            "EP" => end_page = Some(&line.value),
            "DA" if full_date.is_none() => full_date = Some(&line.value),
            tag => set(&mut item, tag, &line.value),
        }
    }
    match (&mut item.page, end_page) {
        (Some(Number::Text(pages)), Some(end)) if pages != end => {
            pages.push('–');
            pages.push_str(end);
        }
        (None, Some(end)) => item.page = Some(end.as_str().into()),
        _ => {}
    }
    if let Some(line) = full_date {
        full_date_of(&mut item, line);
    }
    item
}

/// Takes the day that `DA` gives, which is more than the year that stands beside it. A day without
/// a year is of that year; a day of another is kept.
fn full_date_of(item: &mut Item, line: &str) {
    let year = |date: &Date| date.start.map(|start| start.year);
    let mut date = read_date(line);
    if let (None, Some(known)) = (date.start, item.issued.as_ref().and_then(year)) {
        date = words_date::read(&format!("{known} {line}")).unwrap_or(date);
    }
    if item.issued.as_ref().is_none_or(|issued| year(issued) == year(&date)) {
        item.issued = Some(date);
    } else {
        keep(&mut item.other, "DA", line);
    }
}

/// Puts a value where its tag says, or keeps it under its tag.
fn set(item: &mut Item, tag: &str, value: &str) {
    let var = match tag {
        "SN" if is_isbn(value, item) => Some(Var::Isbn),
        "SN" => Some(Var::Issn),
        tag => variable_of(tag, value, &item.kind),
    };
    let Some(var) = var else { return keep(&mut item.other, tag, value) };
    let value = if tag == "M3" { doi_in(value).unwrap_or(value) } else { value };
    let taken = match var.of_mut(item) {
        SlotMut::Names(names) => {
            names.push(read_name(value));
            false
        }
        SlotMut::Text(Some(words)) if var == Var::Keyword => {
            words.push_str(", ");
            words.push_str(value);
            false
        }
        SlotMut::Text(slot @ None) => {
            *slot = Some(value.to_owned());
            false
        }
        SlotMut::Number(slot @ None) => {
            *slot = Some(value.into());
            false
        }
        SlotMut::Date(slot @ None) => {
            *slot = Some(read_date(value));
            false
        }
        SlotMut::Text(Some(other)) => other != value,
        SlotMut::Number(_) | SlotMut::Date(_) => true,
    };
    if taken {
        keep(&mut item.other, tag, value);
    }
}
