//! The three broken entries at the foot of an article: what they must give, always.

use ibid::item::Number;
use ibid::{Date, DiagnosticKind, Item, Kind, Label, Name, Reference};

const ENTRIES: &str = "\
AP News. (2022, February 10). Denmark may allow US troops on its soil, pact in the
AP News. [online]. Available at:

(2022, February 10). Denmark may allow US troops on its soil, pact in the
. Euronews. [online]. Available at:

J. & Jacobsen, S. (2022, February 10). Denmark talks on hosting U.S.
troops not triggered by Ukraine crisis-PM
. Reuters. [online]. Available at:
";

const CUT_SHORT: &str = "Denmark may allow US troops on its soil, pact in the";

/// The doubts of an entry: each kind with the text at its place.
fn doubts<'a>(reference: &Reference, text: &'a str) -> Vec<(DiagnosticKind, &'a str)> {
    let doubts = reference.diagnostics.iter();
    doubts.map(|doubt| (doubt.kind.clone(), doubt.span.text(text).trim())).collect()
}

fn expected(author: Vec<Name>, title: &str, outlet: &str) -> Item {
    Item {
        author,
        title: Some(title.into()),
        container_title: Some(outlet.into()),
        issued: Some(Date::day(2022, 2, 10)),
        medium: Some("online".into()),
        ..Item::new("", Kind::ArticleNewspaper)
    }
}

#[track_caller]
fn check(references: &[Reference], text: &str) {
    let items: Vec<Item> =
        references.iter().map(|r| Item { id: String::new(), ..r.item.clone() }).collect();
    let initial = Name { given: Some("J.".into()), ..Name::default() };
    assert_eq!(
        items,
        [
            expected(vec![Name::literal("AP News")], CUT_SHORT, "AP News"),
            expected(vec![], CUT_SHORT, "Euronews"),
            expected(
                vec![initial, Name::person("Jacobsen", "S.")],
                "Denmark talks on hosting U.S. troops not triggered by Ukraine crisis-PM",
                "Reuters"
            ),
        ]
    );
    let no_address = (DiagnosticKind::NoAddress, "Available at:");
    let [first, second, third] = [0, 1, 2].map(|i| doubts(&references[i], text));
    assert!(
        first.contains(&no_address) && second.contains(&no_address) && third.contains(&no_address)
    );
    assert!(first.contains(&(DiagnosticKind::CutShort(Label::Title), CUT_SHORT)), "{first:?}");
    assert!(first.contains(&(DiagnosticKind::OutletRepeated, "AP News.")), "{first:?}");
    assert!(
        second.iter().any(|(kind, _)| *kind == DiagnosticKind::Missing(Label::Author)),
        "{second:?}"
    );
    assert!(
        second.iter().any(|(kind, _)| *kind == DiagnosticKind::CutShort(Label::Title)),
        "{second:?}"
    );
    assert!(third.contains(&(DiagnosticKind::NoFamilyName, "J.")), "{third:?}");
}

#[test]
fn alone() {
    check(&ibid::parse(ENTRIES), ENTRIES);
}

#[test]
fn one_by_one() {
    for entry in ENTRIES.split("\n\n") {
        let reference = ibid::parse_entry(entry);
        let joined: String = reference.segments.iter().map(|s| s.span.text(entry)).collect();
        assert_eq!(joined, entry);
        assert_eq!(reference.item.issued, Some(Date::day(2022, 2, 10)));
    }
}

#[test]
fn at_the_foot_of_an_article() {
    let article = include_str!("../../examples/data/article.txt");
    check(&ibid::parse(article), article);
}

#[test]
fn with_other_line_ends() {
    let text = ENTRIES.replace('\n', "\r\n");
    check(&ibid::parse(&text), &text);
}

#[test]
fn hard_wrapped_otherwise() {
    let text = ENTRIES.replace("pact in the\n", "pact in\nthe ").replace("U.S.\n", "U.S. ");
    assert_eq!(ibid::parse(&text).len(), 3);
}

#[test]
fn an_article_without_a_list_has_no_references() {
    let article = include_str!("../../examples/data/article.txt");
    let prose = article.split("References").next().unwrap_or_default();
    assert_eq!(ibid::parse(prose), []);
}

#[test]
fn numbers_stay_as_they_were_printed() {
    let entry = "Doe, J. (2020). A title. Journal of Things, 12(3), 45–67.";
    let item = ibid::parse_entry(entry).item;
    assert_eq!(item.volume, Some(Number::from("12")));
    assert_eq!(item.issue, Some(Number::from("3")));
    assert_eq!(item.page, Some(Number::from("45–67")));
}
