//! Citation keys: given ones are kept, others are made, as in `jacobsen2022denmark`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::item::Item;
use crate::lexicon::prose::STOP_WORDS;

/// A key for every item: all different, whatever their case, as BibTeX wants them.
///
/// An identifier that is a valid key and that no earlier item has is kept.
///
/// ```
/// use ibid::item::keys;
/// use ibid::{Date, Item, Kind, Name};
///
/// let item = |id: &str| Item {
///     author: vec![Name::literal("AP News")],
///     issued: Some(Date::year(2022)),
///     ..Item::new(id, Kind::Webpage)
/// };
/// assert_eq!(keys::assign(&[item("ap"), item(""), item("")]), ["ap", "apnews2022", "apnews2022a"]);
/// ```
pub fn assign<'a, I>(items: I) -> Vec<Cow<'a, str>>
where
    I: IntoIterator<Item = &'a Item> + Clone,
{
    let mut used = HashMap::new();
    let mut keys: Vec<Option<Cow<'a, str>>> = items
        .clone()
        .into_iter()
        .map(|item| {
            let given = is_valid(&item.id) && used.insert(folded(&item.id), 0_usize).is_none();
            given.then_some(Cow::Borrowed(item.id.as_str()))
        })
        .collect();
    for (item, key) in items.into_iter().zip(&mut keys) {
        if key.is_none() {
            let base = if is_valid(&item.id) { item.id.clone() } else { made(item) };
            *key = Some(Cow::Owned(unused(base, &mut used)));
        }
    }
    keys.into_iter().flatten().collect()
}

/// The first identifier that a second item has too. A list would have only one of the two.
///
/// ```
/// use ibid::item::keys;
/// use ibid::{Item, Kind};
///
/// let items = ["a", "b", "a", ""].map(|id| Item::new(id, Kind::Book));
/// assert_eq!(keys::repeated(&items), Some("a"));
/// assert_eq!(keys::repeated(&items[..2]), None);
/// ```
#[must_use]
pub fn repeated(items: &[Item]) -> Option<&str> {
    let mut seen = HashSet::with_capacity(items.len());
    let mut ids = items.iter().map(|item| item.id.as_str()).filter(|id| !id.is_empty());
    ids.find(|id| !seen.insert(*id))
}

fn folded(key: &str) -> String {
    key.to_lowercase()
}

/// Whether BibTeX, biber and `\cite` all take the key: ADS has keys with `&`, and people `'` and `+`.
fn is_valid(key: &str) -> bool {
    let refused = |c: char| c.is_whitespace() || c.is_control() || "{}\",#%\\~()=@$^".contains(c);
    !key.is_empty() && !key.contains(refused) && !key.eq_ignore_ascii_case("others")
}

/// `base`, or `base` with the first letters that no other key has.
fn unused(base: String, used: &mut HashMap<String, usize>) -> String {
    let lower = folded(&base);
    let Some(mut count) = used.get(&lower).copied() else {
        used.insert(lower, 0);
        return base;
    };
    loop {
        let suffix = letters(count);
        count += 1;
        let candidate = format!("{lower}{suffix}");
        if !used.contains_key(&candidate) {
            used.insert(candidate, 0);
            used.insert(lower, count);
            return base + &suffix;
        }
    }
}

/// a, b, … z, aa, ab, …
fn letters(mut count: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + u8::try_from(count % 26).unwrap_or_default());
        count /= 26;
        if count == 0 {
            break;
        }
        count -= 1;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Family name or, without one, the container; year; first telling word of the title.
pub(super) fn made(item: &Item) -> String {
    let mut makers = item.author.iter().chain(&item.editor);
    let name = makers.find_map(|name| name.family.as_ref().or(name.literal.as_ref()));
    let name = name.or(item.container_title.as_ref());
    let mut key = slug(name.map_or("", String::as_str));
    if let Some(start) = item.issued.as_ref().and_then(|date| date.start) {
        key.push_str(&start.year.unsigned_abs().to_string());
    }
    let words = item.title.as_deref().unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    let mut words = words.map(slug).filter(|word| !word.is_empty());
    if let Some(word) = words.find(|word| !STOP_WORDS.contains(word.as_str())) {
        key.push_str(&word);
    }
    if key.is_empty() { slug(item.kind.as_str()) } else { key }
}

/// The letters and digits of the Latin alphabet, small and bare.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'ß' => slug.push_str("ss"),
            'æ' => slug.push_str("ae"),
            'œ' => slug.push_str("oe"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            'đ' | 'ð' => slug.push('d'),
            'þ' => slug.push_str("th"),
            'ı' => slug.push('i'),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ => {}
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::assign;
    use crate::item::{Date, Item, Kind, Name};

    #[test]
    fn keys() {
        let item = |id: &str| Item {
            author: vec![Name::person("Jacobsen", "Stine")],
            title: Some("The Denmark deal".into()),
            issued: Some(Date::year(2022)),
            ..Item::new(id, Kind::Webpage)
        };
        let items = ["", "x", "no key", "X", "jacobsen2022denmarka", "", "x"].map(item);
        assert_eq!(
            assign(&items),
            [
                "jacobsen2022denmark",
                "x",
                "jacobsen2022denmarkb",
                "Xa",
                "jacobsen2022denmarka",
                "jacobsen2022denmarkc",
                "xb"
            ]
        );
        assert_eq!(assign(&[Item::new("", Kind::ArticleJournal)]), ["articlejournal"]);
    }

    #[test]
    fn letters() {
        assert_eq!([0, 25, 26, 701, 702].map(super::letters), ["a", "z", "aa", "zz", "aaa"]);
    }
}
