//! A bibliography is the same whatever the order of its items.

use ibid::style::{Bibliography, Style};
use ibid::{Cite, Date, Item, Kind, Name};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::items::item;
use super::{CASES, config};

/// Entries with their identifiers, and the mark that cites each.
fn rendered(style: &Style, items: &[Item]) -> Vec<(String, String, String)> {
    let bibliography = Bibliography::new(style.clone(), items);
    let entries = bibliography.iter().map(|entry| {
        let cite = bibliography.cite(&[Cite::new(entry.id)]).expect("an item of the list");
        (entry.id.to_owned(), entry.to_html(), cite.to_html())
    });
    entries.collect()
}

#[track_caller]
fn check(items: &[Item], shuffled: &[Item]) {
    for style in Style::ALL {
        assert_eq!(rendered(&style, items), rendered(&style, shuffled));
    }
}

/// A list and the same list in another order; identifiers tell its items apart.
fn shuffled(
    items: impl Strategy<Value = Vec<Item>>,
) -> impl Strategy<Value = (Vec<Item>, Vec<Item>)> {
    let numbered = items.prop_map(|mut items| {
        for (number, item) in items.iter_mut().enumerate() {
            item.id = format!("id{number}");
        }
        items
    });
    numbered.prop_flat_map(|items| (Just(items.clone()), Just(items).prop_shuffle()))
}

/// People who are easily taken for one another.
fn person() -> impl Strategy<Value = Name> {
    let family = select(&["Doe", "doe", "Roe", "de Doe", "Döe", "D’Oe"][..]);
    let given = select(&["Jane", "John", "J.", "Jane K.", ""][..]);
    let whole = select(&["Doe", "Doe, J.", "NATO"][..]).prop_map(Name::literal);
    prop_oneof![4 => (family, given).prop_map(|(family, given)| Name::person(family, given)), 1 => whole]
}

prop_compose! {
    /// Items that are easily taken for one another.
    fn alike()(
        kind in select(&[Kind::Book, Kind::ArticleJournal, Kind::Webpage, Kind::LegalCase][..]),
        author in vec(person(), 0..5),
        issued in of(prop_oneof![
            (2019..2021_i32).prop_map(Date::year),
            (1..3_u8).prop_map(|month| Date::month(2020, month)),
            Just(Date::literal("n.d.")),
        ]),
        title in of(select(&["Bread", "bread", "The bread", "“Bread”", "Salt"][..])),
        container in of(select(&["Food", "Kitchen"][..])),
        status in of(Just("in press")),
    ) -> Item {
        Item {
            author, issued, title: title.map(Into::into), container_title: container.map(Into::into),
            status: status.map(Into::into), ..Item::new("", kind)
        }
    }
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn the_order_of_items_does_not_show((items, other) in shuffled(vec(item(), 0..8))) {
        check(&items, &other);
    }

    #[test]
    fn the_order_of_like_items_does_not_show((items, other) in shuffled(vec(alike(), 0..12))) {
        check(&items, &other);
    }
}

#[test]
fn what_the_style_orders_alike_is_ordered_by_its_words() {
    let item = |id: &str, publisher: &str| Item {
        title: Some("Bread".into()),
        publisher: Some(publisher.into()),
        ..Item::new(id, Kind::Book)
    };
    let items = [item("c", "Oven"), item("b", "Oven"), item("a", "Stove")];
    let ids = rendered(&Style::Apa, &items).into_iter().map(|(id, ..)| id);
    assert_eq!(ids.collect::<Vec<_>>(), ["b", "c", "a"]);
    check(&items, &[items[2].clone(), items[0].clone(), items[1].clone()]);
}
