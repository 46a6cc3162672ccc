//! What an entry says of another that it names in `related`.
//!
//! | `relatedtype` | variables |
//! |---|---|
//! | `reviewof` | reviewed-title, reviewed-author, and the reviewed-genre of "Review of the film" |
//! | `commenton` | reviewed-title, and the genre that `relatedstring` gives |
//! | `reprintfrom`, `reprintof`, `translationof`, `origpubas` | original-title, -author, -date and so on |
//!
//! The fields themselves are kept, so that they are written again.

use std::collections::HashMap;

use crate::item::{Date, Item, Name};

/// Tells each item what it says of another, as long as the budget of bytes allows.
pub(super) fn tell(items: &mut [Item], mut budget: usize) {
    if !items.iter().any(|item| item.other.contains_key("related")) {
        return;
    }
    let ids = items.iter().enumerate().map(|(at, item)| (item.id.clone(), at));
    let by_id: HashMap<String, usize> = ids.collect();
    for at in 0..items.len() {
        let key = items[at].other.get("related").and_then(|key| key.as_str());
        let Some(&other) = key.and_then(|key| by_id.get(key)).filter(|other| **other != at) else {
            continue;
        };
        let Some(left) = budget.checked_sub(size(&items[other])) else { return };
        budget = left;
        let other = Related::of(&items[other]);
        tell_of(&mut items[at], other);
    }
}

/// What an item may say of another.
struct Related {
    title: Option<String>,
    makers: Vec<Name>,
    publisher: Option<String>,
    issued: Option<Date>,
}

impl Related {
    fn of(item: &Item) -> Self {
        Self {
            title: item.title.clone(),
            makers: makers(item).to_vec(),
            publisher: item.publisher.clone(),
            issued: item.issued.clone(),
        }
    }
}

/// Who made a work, whatever the role.
fn makers(item: &Item) -> &[Name] {
    let roles = [&item.author, &item.script_writer, &item.director, &item.host, &item.editor];
    roles.into_iter().find(|names| !names.is_empty()).map_or(&[], |names| names)
}

/// About how many bytes it takes to say it.
fn size(item: &Item) -> usize {
    let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let name = |name: &Name| {
        size_of::<Name>() + text(&name.family) + text(&name.given) + text(&name.literal)
    };
    text(&item.title) + text(&item.publisher) + makers(item).iter().map(name).sum::<usize>()
}

fn tell_of(item: &mut Item, other: Related) {
    let field = |name: &str| item.other.get(name).and_then(|value| value.as_str());
    let words = field("relatedstring").map(str::to_owned);
    match field("relatedtype").unwrap_or_default() {
        "reviewof" => {
            let genre = words.as_deref().and_then(|words| words.strip_prefix("Review of the "));
            fill(&mut item.reviewed_genre, genre.map(str::to_owned));
            fill(&mut item.reviewed_title, other.title);
            fill_names(&mut item.reviewed_author, other.makers);
        }
        "commenton" => {
            fill(&mut item.genre, words);
            fill(&mut item.reviewed_title, other.title);
        }
        "reprintfrom" | "reprintof" | "translationof" | "origpubas" => {
            fill(&mut item.original_title, other.title);
            fill(&mut item.original_publisher, other.publisher);
            fill(&mut item.original_date, other.issued);
            fill_names(&mut item.original_author, other.makers);
        }
        _ => {}
    }
}

fn fill<T>(slot: &mut Option<T>, value: Option<T>) {
    if slot.is_none() {
        *slot = value;
    }
}

fn fill_names(slot: &mut Vec<Name>, names: Vec<Name>) {
    if slot.is_empty() {
        *slot = names;
    }
}
