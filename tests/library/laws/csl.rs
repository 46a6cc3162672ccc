//! Styles in the Citation Style Language: those that ibid has, and any that the rules of CSL allow.

use std::collections::HashSet;
use std::fmt::Write;

use ibid::style::csl::Locales;
use ibid::style::{Bibliography, Cite, Mark, Style, Text};
use ibid::{Date, Item, Kind, Name};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::config;
use super::items::item;
use super::rendering::check_html;

/// How many cases a law is tried on: each has several styles or items.
const CASES: u32 = 96;

/// The styles that ibid has as files.
fn built_in() -> impl Iterator<Item = Style> {
    let names = Style::NAMES.iter().filter(|name| !["apa", "harvard"].contains(name));
    names.map(|name| name.parse().expect("a style that ibid has"))
}

fn read(text: &str) -> Style {
    Style::from_csl(text, &Locales::default()).unwrap_or_else(|wrong| panic!("{wrong}\n{text}"))
}

/// An attribute that may be there.
fn attribute(name: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        1 => select(values).prop_map(move |value| format!(" {name}=\"{value}\"")),
    ]
}

/// Several of these attributes.
macro_rules! attributes {
    ($($name:literal: $values:expr),* $(,)?) => {
        [$(attribute($name, &$values).boxed()),*].prop_map(|attributes| attributes.concat())
    };
}

const AFFIXES: [&str; 10] =
    ["(", ")", ". ", ", ", " ", "&lt;i>", "“", "https://doi.org/", "?", "&quot;"];
const FLAGS: [&str; 2] = ["true", "false"];
const SMALL: [&str; 5] = ["0", "1", "2", "3", "9"];
const PRECEDES: [&str; 4] = ["contextual", "after-inverted-name", "always", "never"];

/// How an element looks.
fn dress() -> impl Strategy<Value = String> {
    attributes! {
        "prefix": AFFIXES,
        "suffix": AFFIXES,
        "font-style": ["normal", "italic", "oblique"],
        "font-variant": ["normal", "small-caps"],
        "font-weight": ["normal", "bold", "light"],
        "text-decoration": ["none", "underline"],
        "vertical-align": ["baseline", "sup", "sub"],
        "quotes": FLAGS,
        "strip-periods": FLAGS,
        "display": ["block", "left-margin", "right-inline", "indent"],
        "text-case": [
            "lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title",
        ],
    }
}

/// What the names of a style, a list or a key have.
fn name_options() -> impl Strategy<Value = String> {
    attributes! {
        "and": ["text", "symbol"],
        "delimiter-precedes-last": PRECEDES,
        "delimiter-precedes-et-al": PRECEDES,
        "et-al-min": SMALL,
        "et-al-use-first": SMALL,
        "et-al-subsequent-min": SMALL,
        "et-al-subsequent-use-first": SMALL,
        "et-al-use-last": FLAGS,
        "initialize": FLAGS,
        "initialize-with": ["", ".", ". "],
        "name-as-sort-order": ["first", "all"],
        "sort-separator": [", ", " "],
    }
}

const TEXTS: &[&str] = &[
    "title",
    "container-title",
    "publisher",
    "DOI",
    "URL",
    "note",
    "year-suffix",
    "citation-label",
    "citation-number",
    "locator",
    "page",
    "volume",
    "first-reference-note-number",
    "x-field",
    "zz",
];
const NUMBERS: &[&str] = &["volume", "issue", "edition", "page", "locator", "citation-number"];
const NAMES: &[&str] = &["author", "editor", "author editor", "editor translator", "zz"];
const DATES: &[&str] = &["issued", "accessed", "event-date", "zz"];

fn text() -> impl Strategy<Value = String> {
    let source = prop_oneof![
        4 => (select(TEXTS), attribute("form", &["short"]))
            .prop_map(|(variable, form)| format!("variable=\"{variable}\"{form}")),
        1 => select(&["editor", "and", "page", "no date", "zz"][..])
            .prop_map(|term| format!("term=\"{term}\"")),
        1 => select(&AFFIXES[..]).prop_map(|value| format!("value=\"{value}\"")),
    ];
    (source, dress()).prop_map(|(source, dress)| format!("<text {source}{dress}/>"))
}

fn number() -> impl Strategy<Value = String> {
    let forms = &["numeric", "ordinal", "long-ordinal", "roman"];
    (select(NUMBERS), attribute("form", forms), dress(), any::<bool>()).prop_map(
        |(variable, form, dress, is_label)| {
            if is_label {
                format!("<label variable=\"{variable}\"{dress}/>")
            } else {
                format!("<number variable=\"{variable}\"{form}{dress}/>")
            }
        },
    )
}

fn date() -> impl Strategy<Value = String> {
    let part = |name: &'static str, forms: &'static [&'static str]| {
        (attribute("form", forms), attribute("range-delimiter", &["-", " to "]))
            .prop_map(move |(form, range)| format!("<date-part name=\"{name}\"{form}{range}/>"))
    };
    let parts = (
        part("day", &["numeric", "numeric-leading-zeros", "ordinal"]),
        part("month", &["long", "short", "numeric", "numeric-leading-zeros"]),
        part("year", &["long", "short"]),
    );
    let localized = (
        attribute("form", &["text", "numeric"]),
        attribute("date-parts", &["year-month-day", "year-month", "year"]),
    );
    (select(DATES), localized, parts, attribute("delimiter", &AFFIXES), dress()).prop_map(
        |(variable, (form, shown), (day, month, year), delimiter, dress)| {
            let attributes = format!("{form}{shown}{delimiter}{dress}");
            format!("<date variable=\"{variable}\"{attributes}>{day}{month}{year}</date>")
        },
    )
}

/// `cs:names` with what stands in for missing ones.
fn names(instead: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let label = prop_oneof![
        Just(String::new()),
        dress().prop_map(|dress| format!("<label form=\"short\"{dress}/>")),
    ];
    let name = (name_options(), attribute("form", &["long", "short", "count"]), dress());
    (select(NAMES), dress(), name, label, any::<bool>(), instead).prop_map(
        |(variable, dress, (options, form, of_name), label, label_first, instead)| {
            // An element has each attribute once.
            let of_name = if options.is_empty() { of_name } else { String::new() };
            let name = format!("<name{options}{form}{of_name}/>");
            let (before, after) = if label_first { (&*label, "") } else { ("", &*label) };
            format!(
                "<names variable=\"{variable}\"{dress}>{before}{name}{after}\
                 <substitute>{instead}<names variable=\"editor\"/></substitute></names>"
            )
        },
    )
}

/// A rendering element, and what is in it.
fn element() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![4 => text(), 1 => number(), 2 => date(), 2 => names(text())];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let row = || vec(inner.clone(), 1..4).prop_map(|row| row.concat());
        let condition = select(
            &[
                "type=\"book chapter\"",
                "variable=\"author issued\"",
                "is-numeric=\"volume\"",
                "is-uncertain-date=\"issued\"",
                "locator=\"page chapter\"",
                "position=\"ibid\"",
                "position=\"subsequent near-note\"",
                "disambiguate=\"true\"",
            ][..],
        );
        let choice = (condition, attribute("match", &["any", "all", "none"]), row(), row());
        prop_oneof![
            (attribute("delimiter", &AFFIXES), dress(), row()).prop_map(
                |(delimiter, dress, row)| format!("<group{delimiter}{dress}>{row}</group>")
            ),
            choice.prop_map(|(condition, matching, row, other)| format!(
                "<choose><if {condition}{matching}>{row}</if><else>{other}</else></choose>"
            )),
            names(inner.clone()),
        ]
    })
}

/// What a style says of the order; it may say nothing.
fn sort() -> impl Strategy<Value = String> {
    let by = ["variable=\"author\"", "variable=\"issued\"", "variable=\"title\"", "macro=\"m\""];
    let key = (select(by.to_vec()), attribute("sort", &["ascending", "descending"]));
    let key = key.prop_map(|(by, sort)| format!("<key {by}{sort}/>"));
    prop_oneof![
        Just(String::new()),
        vec(key, 1..3).prop_map(|keys| format!("<sort>{}</sort>", keys.concat())),
    ]
}

prop_compose! {
    /// A style with any elements and options.
    fn style()(
        called in vec(element(), 1..3),
        cited in vec(element(), 1..4),
        listed in vec(element(), 1..4),
        (of_cites, of_list) in (sort(), sort()),
        (cites, entries) in (dress(), dress()),
        delimiter in attribute("delimiter", &AFFIXES),
        names in name_options(),
        root in attributes! {
            "class": ["in-text", "note"],
            "default-locale": ["en-GB", "de-DE"],
            "page-range-format": ["expanded", "minimal", "minimal-two", "chicago"],
            "demote-non-dropping-particle": ["never", "sort-only", "display-and-sort"],
            "initialize-with-hyphen": FLAGS,
        },
        citation in attributes! {
            "disambiguate-add-names": FLAGS,
            "disambiguate-add-givenname": FLAGS,
            "disambiguate-add-year-suffix": FLAGS,
            "givenname-disambiguation-rule": [
                "all-names", "all-names-with-initials", "primary-name",
                "primary-name-with-initials", "by-cite",
            ],
            "collapse": ["citation-number", "year", "year-suffix", "year-suffix-ranged"],
            "cite-group-delimiter": AFFIXES,
            "year-suffix-delimiter": AFFIXES,
            "after-collapse-delimiter": AFFIXES,
            "near-note-distance": SMALL,
        },
        bibliography in attributes! {
            "second-field-align": ["flush", "margin"],
            "subsequent-author-substitute": AFFIXES,
            "subsequent-author-substitute-rule": [
                "complete-all", "complete-each", "partial-each", "partial-first",
            ],
        },
    ) -> String {
        format!(
            "<style{root}{names}><macro name=\"m\">{}</macro>\
             <citation{citation}>{of_cites}<layout{cites}{delimiter}>{}<text macro=\"m\"/></layout>\
             </citation><bibliography{bibliography}>{of_list}<layout{entries}>{}<text macro=\"m\"/>\
             </layout></bibliography></style>",
            called.concat(), cited.concat(), listed.concat(),
        )
    }
}

/// Marks of every form, in the text and in notes.
fn marks(items: &[Item]) -> Vec<Mark> {
    let cites: Vec<Cite> = items.iter().map(|item| Cite::new(&item.id)).collect();
    let mut marks = vec![Mark::new(cites.clone())];
    let forms: [fn(Cite) -> Cite; 5] = [
        |cite| cite,
        |cite| cite.page("12-14").prefix("see ").suffix(", too."),
        Cite::narrative,
        Cite::suppress_author,
        Cite::author_only,
    ];
    for (note, form) in (1..).zip(forms) {
        marks.extend(cites.iter().map(|cite| Mark::new([form(cite.clone())]).in_note(note)));
        marks.push(Mark::new(cites.iter().cloned().map(form).collect::<Vec<_>>()));
    }
    marks
}

/// What is rendered of a list: entries, then marks.
fn rendered(style: &Style, items: &[Item]) -> Vec<Text> {
    let list = Bibliography::cited(style.clone(), items, &marks(items)).expect("known items");
    let entries = list.iter().map(|entry| entry.text);
    entries.chain(list.marks()).collect()
}

#[track_caller]
fn check(style: &Style, items: &[Item]) {
    let texts = rendered(style, items);
    for text in &texts {
        check_html(&text.to_html());
        check_html(&text.to_html_with_links());
        assert!(!text.as_str().contains(char::is_control), "{text:?}");
    }
    assert_eq!(rendered(style, items), texts, "the same again");
}

/// A list in which people, years and titles come again, each item with its own identifier.
fn namesakes() -> impl Strategy<Value = Vec<Item>> {
    let person = (select(&["Doe", "Roe"][..]), select(&["Jane", "John", "J.", "Ann"][..]))
        .prop_map(|(family, given)| Name::person(family, given));
    let one = (vec(person, 1..4), 2000..2002_i32, select(&["Salt", "Bread"][..]));
    vec(one, 1..9).prop_map(|all| {
        let item = |(id, (author, year, title)): (usize, (Vec<Name>, i32, &str))| Item {
            author,
            issued: Some(Date::year(year)),
            title: Some(title.into()),
            ..Item::new(format!("i{id}"), Kind::Book)
        };
        all.into_iter().enumerate().map(item).collect()
    })
}

/// A style of author and year that tells apart by letters at last, with these attributes.
fn author_date(citation: &str) -> Style {
    read(&format!(
        "<style><citation disambiguate-add-year-suffix=\"true\"{citation}>\
           <layout prefix=\"(\" suffix=\")\" delimiter=\"; \">\
             <names variable=\"author\">\
               <name form=\"short\" initialize-with=\". \" et-al-min=\"3\" et-al-use-first=\"1\"/>\
             </names>\
             <date variable=\"issued\" prefix=\" \"><date-part name=\"year\"/></date>\
           </layout></citation>\
         <bibliography>\
           <sort><key variable=\"author\"/><key variable=\"issued\"/><key variable=\"title\"/></sort>\
           <layout><names variable=\"author\"/><text variable=\"title\"/></layout>\
         </bibliography></style>"
    ))
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn styles_that_ibid_has_render_anything(items in vec(item(), 1..4)) {
        for style in built_in() {
            check(&style, &items);
        }
    }

    #[test]
    fn any_style_renders_anything(style in style(), items in vec(item(), 1..4)) {
        check(&read(&style), &items);
    }

    #[test]
    fn any_style_tells_namesakes_apart_without_a_panic(style in style(), items in namesakes()) {
        check(&read(&style), &items);
    }

    #[test]
    fn cites_of_different_items_never_read_the_same(
        items in namesakes(),
        citation in attributes! {
            "disambiguate-add-names": FLAGS,
            "disambiguate-add-givenname": FLAGS,
            "givenname-disambiguation-rule": [
                "all-names", "all-names-with-initials", "primary-name",
                "primary-name-with-initials", "by-cite",
            ],
        },
    ) {
        let style = author_date(&citation);
        let marks: Vec<Mark> =
            items.iter().map(|item| Mark::new([Cite::new(&item.id)])).collect();
        let list = Bibliography::cited(style, &items, &marks).expect("known items");
        let cites: Vec<String> = list.marks().iter().map(Text::to_string).collect();
        let different: HashSet<&String> = cites.iter().collect();
        prop_assert_eq!(different.len(), cites.len(), "{:?}", cites);
    }

    #[test]
    fn a_list_that_is_sorted_does_not_depend_on_the_order_of_its_items(
        (items, shuffled) in namesakes().prop_flat_map(|items| {
            let mut seen = HashSet::new();
            let mut items = items;
            // What the keys make no difference between stays in the order that is given.
            items.retain(|item| {
                let who: Vec<_> = item.author.iter().map(|name| format!("{name:?}")).collect();
                seen.insert((who, format!("{:?}", item.issued), item.title.clone()))
            });
            (Just(items.clone()), Just(items).prop_shuffle())
        }),
    ) {
        let style = author_date(" disambiguate-add-names=\"true\" disambiguate-add-givenname=\"true\"");
        for style in [style, "chicago".parse().unwrap()] {
            let list = |items| Bibliography::new(style.clone(), items).to_html();
            prop_assert_eq!(list(&items), list(&shuffled));
        }
    }

    #[test]
    fn numbers_follow_the_order_that_is_given(items in namesakes()) {
        for name in ["ieee", "vancouver", "ama"] {
            let list = Bibliography::new(name.parse().unwrap(), &items);
            let ids: Vec<&str> = list.iter().map(|entry| entry.id).collect();
            let given: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            prop_assert_eq!(ids, given);
        }
    }
}

/// A style whose layout calls the macro `m0`.
fn with_macros(macros: &str) -> Result<Style, String> {
    let layout = "<layout><text macro=\"m0\"/></layout>";
    let text = format!("<style>{macros}\n<citation>{layout}</citation></style>");
    Style::from_csl(&text, &Locales::default()).map_err(|wrong| wrong.to_string())
}

/// Macros of which each has `inner` with the name of the next one in the place of `@`.
fn chain(count: usize, inner: &str) -> String {
    let mut macros = String::new();
    for index in 0..count {
        let inner = inner.replace('@', &format!("m{}", index + 1));
        let _ = writeln!(macros, "<macro name=\"m{index}\">{inner}</macro>");
    }
    macros + &format!("<macro name=\"m{count}\"><text variable=\"title\"/></macro>")
}

#[test]
fn a_macro_that_calls_itself_is_an_error_at_the_call() {
    let wrong = with_macros("\n<macro name=\"m0\">\n  <group><text macro=\"m0\"/></group></macro>");
    assert_eq!(wrong.unwrap_err(), "line 3, column 10: the macro “m0” calls itself");
}

#[test]
fn macros_that_unfold_without_measure_are_an_error() {
    for inner in [
        "<text macro=\"@\"/><text macro=\"@\"/>",
        "<names variable=\"zz\"><substitute><text macro=\"@\"/><text macro=\"@\"/></substitute></names>",
    ] {
        assert!(with_macros(&chain(10, inner)).is_ok());
        let wrong = with_macros(&chain(64, inner)).unwrap_err();
        assert!(wrong.ends_with("the macros unfold to too many elements"), "{wrong}");
    }
}

#[test]
fn branches_of_which_one_is_taken_do_not_unfold() {
    let inner = "<choose><if type=\"song\"><text macro=\"@\"/></if><else><text macro=\"@\"/></else></choose>";
    let Ok(style) = with_macros(&chain(64, inner)) else { panic!("it is a style") };
    let items = [Item { title: Some("Salt".into()), ..Item::new("a", Kind::Book) }];
    let marks = [Mark::new([Cite::new("a")])];
    let list = Bibliography::cited(style.clone(), &items, &marks).unwrap();
    assert_eq!(list.marks()[0].as_str(), "Salt");
    assert!(matches!(style, Style::Csl(style) if !style.is_numbered()));
}

#[test]
fn what_nests_too_deeply_is_an_error() {
    let group =
        |depth: usize| "<group>".repeat(depth) + "<text macro=\"@\"/>" + &"</group>".repeat(depth);
    assert!(with_macros(&chain(2, &group(80))).is_ok());
    for macros in [chain(1, &group(100_000)), chain(50, &group(50)), chain(100_000, &group(0))] {
        let wrong = with_macros(&macros).unwrap_err();
        assert!(wrong.ends_with("nest too deeply"), "{wrong}");
    }
}

#[test]
fn thousands_of_works_of_one_author_and_year_are_told_apart() {
    let items: Vec<Item> = (0..4000)
        .map(|number| Item {
            author: vec![Name::person("Doe", "Jane"), Name::person("Roe", "Ann")],
            issued: Some(Date::year(2020)),
            title: Some(format!("{number:04}")),
            ..Item::new(number.to_string(), Kind::Book)
        })
        .collect();
    let marks: Vec<Mark> = items.iter().map(|item| Mark::new([Cite::new(&item.id)])).collect();
    let style = author_date(" disambiguate-add-names=\"true\" disambiguate-add-givenname=\"true\"");
    let list = Bibliography::cited(style, &items, &marks).unwrap();
    let cites: Vec<String> = list.marks().iter().map(Text::to_string).collect();
    assert_eq!(cites[27], "(Doe, Roe 2020ab)");
    assert_eq!(cites.iter().collect::<HashSet<_>>().len(), 4000);
    assert_eq!(list.iter().count(), 4000);
}
