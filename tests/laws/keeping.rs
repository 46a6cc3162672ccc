//! scratch v1
use ibid::style::Style;
use ibid::{Item, Name};
use unicode_normalization::UnicodeNormalization;

pub fn letters(text: &str) -> String {
    let mut bare = text.to_owned();
    for tag in ["i", "b", "sup", "sub", "sc", "em"] {
        bare = bare.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    for tag in [
        "<span class=\"nocase\">",
        "<span class=\"nodecor\">",
        "<span style=\"font-variant: small-caps;\">",
        "<span style=\"font-variant:small-caps;\">",
        "</span>",
    ] {
        bare = bare.replace(tag, "");
    }
    bare.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub fn shown(names: &[Name], style: Style) -> Vec<String> {
    let key = |name: &Name| {
        letters(
            &style
                .entry(&Item {
                    author: vec![name.clone()],
                    issued: Some(ibid::Date::literal("x")),
                    ..Item::new("", ibid::Kind::Book)
                })
                .to_string(),
        )
    };
    let keys: Vec<_> = names
        .iter()
        .filter(|n| n.literal.is_some() || n.family.is_some() || n.given.is_some())
        .map(key)
        .collect();
    match style {
        Style::Harvard if keys.len() > 3 => keys[..1].to_vec(),
        Style::Apa if keys.len() > 20 => keys[..19].iter().chain(keys.last()).cloned().collect(),
        _ => keys,
    }
}

pub fn lost(item: &Item, style: Style) -> (Vec<&'static str>, String, Item) {
    let text = style.entry(item).to_string();
    let read = ibid::parse_entry(&text).item;
    let all = letters(&text);
    let mut lost = Vec::new();
    let asked = |f: &Option<String>| {
        f.as_deref().map(letters).filter(|l| !l.is_empty() && all.contains(l.as_str()))
    };
    let got = |f: &Option<String>| f.as_deref().map(letters).filter(|l| !l.is_empty());
    let want = asked(&item.title);
    if want.is_some() && want != got(&read.title) {
        lost.push("title");
    }
    let want = asked(&item.container_title);
    if want != got(&read.container_title) {
        lost.push(if want.is_none() { "container-invented" } else { "container" });
    }
    let year = |i: &Item| i.issued.as_ref().and_then(|d| d.start).map(|s| s.year);
    if year(item) != year(&read) {
        lost.push("year");
    }
    if let Some(doi) = item.doi.as_ref().filter(|d| text.contains(d.as_str())) {
        if item.doi().is_some() && item.doi() != read.doi() {
            lost.push("doi");
        }
        let _ = doi;
    } else if let Some(url) = item.url.as_ref().filter(|u| text.contains(u.as_str())) {
        if Some(url) != read.url.as_ref() {
            lost.push("url");
        }
    }
    let printed = item
        .author
        .first()
        .and_then(|n| n.literal.as_ref().or(n.family.as_ref()).or(n.given.as_ref()))
        .is_none_or(|n| {
            all.starts_with(&letters(n))
                || all.contains(&letters(n))
                    && !matches!(item.kind, ibid::Kind::Bill | ibid::Kind::Legislation)
        });
    if printed && shown(&item.author, style) != shown(&read.author, style) {
        lost.push("author");
    }
    (lost, text, read)
}
