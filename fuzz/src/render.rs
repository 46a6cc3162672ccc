//! Items into text.

use ibid::style::{Bibliography, Cite, Style, Text};
use ibid::{Item, Name};
use serde_json::{Map, Value};

/// Items are rendered alone, as a list, and cited.
///
/// They are written as lines `variable: value`, with a blank line between two items, so that
/// every change of a byte makes other items rather than none.
pub fn render(bytes: &[u8]) {
    let items = read_items(super::text(bytes));
    items.iter().for_each(check_entry);
    for style in Style::ALL {
        let list = Bibliography::new(style, &items);
        assert!(list.iter().count() <= items.len());
        list.iter().for_each(|entry| check_text(&entry));
        let cites: Vec<Cite> = items.iter().map(|item| Cite::new(&item.id)).collect();
        let of_pages = |cite: &Cite| cite.clone().page("12-14").prefix("see ");
        let paged: Vec<Cite> = cites.iter().map(of_pages).collect();
        let narrative: Vec<Cite> = cites.iter().cloned().map(Cite::narrative).collect();
        for cites in [cites, paged, narrative] {
            check_text(&list.cite(&cites).expect("all are in the list"));
        }
    }
}

/// The items of a text as [`render`] has it.
pub(super) fn read_items(text: &str) -> Vec<Item> {
    text.split("\n\n").filter_map(read_item).collect()
}

/// The item that lines tell; none if a value does not fit its variable.
fn read_item(lines: &str) -> Option<Item> {
    let mut variables = Map::new();
    for (variable, value) in lines.lines().filter_map(|line| line.split_once(": ")) {
        if NAMES.contains(&variable) {
            let names = variables.entry(variable).or_insert_with(|| Value::Array(Vec::new()));
            names.as_array_mut()?.push(serde_json::to_value(read_name(value)).ok()?);
        } else {
            let value = serde_json::from_str(value).unwrap_or_else(|_| value.into());
            variables.insert(variable.to_owned(), value);
        }
    }
    serde_json::from_value(Value::Object(variables)).ok()
}

/// `family|given|suffix|non-dropping|dropping`, or a name that is not divided.
fn read_name(value: &str) -> Name {
    let mut parts = value.split('|').map(|part| Some(part.to_owned()).filter(|p| !p.is_empty()));
    let first = parts.next().flatten();
    let mut rest = || parts.next().flatten();
    if !value.contains('|') {
        return Name { literal: first, ..Name::default() };
    }
    Name {
        family: first,
        given: rest(),
        suffix: rest(),
        non_dropping_particle: rest(),
        dropping_particle: rest(),
        ..Name::default()
    }
}

/// The variables that hold names and are rendered.
const NAMES: [&str; 14] = [
    "author",
    "chair",
    "collection-editor",
    "composer",
    "container-author",
    "director",
    "editor",
    "executive-producer",
    "host",
    "illustrator",
    "interviewer",
    "original-author",
    "recipient",
    "translator",
];

/// The entry of the item in each style.
pub fn check_entry(item: &Item) {
    check_text(&Style::Apa.entry(item));
    check_text(&Style::Harvard.entry(item));
}

/// Markup is well formed and holds the text, no more and no less.
#[track_caller]
pub(super) fn check_text(text: &Text) {
    assert_eq!(text.runs().map(|(run, _)| run).collect::<String>(), text.as_str());
    for html in [text.to_html(), text.to_html_with_links()] {
        assert_eq!(plain_of_html(&html), text.as_str(), "{html}");
    }
    check_braces(&text.to_latex());
    assert_eq!(text.to_markdown().is_empty(), text.is_empty());
}

/// The text of well-formed HTML.
#[track_caller]
fn plain_of_html(html: &str) -> String {
    let mut open = Vec::new();
    let (mut plain, mut rest) = (String::new(), html);
    while let Some((before, tag_and_rest)) = rest.split_once('<') {
        plain.push_str(before);
        let (tag, after) = tag_and_rest.split_once('>').expect("tags end");
        rest = after;
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None => open.extend(tag.split(' ').next()),
        }
    }
    assert!(open.is_empty(), "{open:?} open in {html}");
    plain.push_str(rest);
    assert!(!plain.contains(['>', '"', '\'']), "{html}");
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(plain, |plain, (escaped, c)| plain.replace(escaped, c))
}

/// Braces are closed where they are opened, apart from those that are text.
#[track_caller]
fn check_braces(latex: &str) {
    let mut depth = 0_usize;
    let mut chars = latex.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1).expect("one is open"),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{latex}");
}
