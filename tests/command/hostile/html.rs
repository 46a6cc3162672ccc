//! Nothing of a value acts in a page.

use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use ibid::style::{Bibliography, Cite, Style};
use ibid::{Item, Kind};

use super::values::{VALUES, full, kinds};
use crate::run::{ibid, stdout};

/// A tag and its attributes.
type Tag = (String, Vec<(String, String)>);

/// The tags of a page, and all its text.
fn tokens(html: &str) -> (Vec<Tag>, String) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let (mut tags, mut text) = (Vec::new(), String::new());
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(k, v)| (string(k), string(v)));
                tags.push((string(&tag.name), attributes.collect()));
            }
            Token::EndTag(tag) => tags.push((string(&tag.name), Vec::new())),
            Token::String(piece) => text.push_str(&string(&piece)),
            Token::Doctype(_) => {}
            Token::Comment(comment) => panic!("a comment: {comment:?} in {html}"),
            Token::Error(error) => panic!("{error:?} in {html}"),
        }
    }
    (tags, text)
}

/// Rendered HTML has only the elements of the faces, and links to the web where there are links.
#[track_caller]
fn check(html: &str, plain: &str, links: bool) {
    let (tags, text) = tokens(html);
    assert_eq!(text, plain, "the text is the value, all of it");
    for (name, attributes) in tags {
        let attributes: Vec<_> =
            attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let fine = match (name.as_str(), &attributes[..]) {
            ("i" | "b" | "sup" | "sub" | "span", []) => true,
            ("span", [("style", style)]) => *style == "font-variant:small-caps;",
            ("a", []) => links,
            ("a", [("href", href)]) => links && is_web(href),
            _ => false,
        };
        assert!(fine, "<{name} {attributes:?}> in {html}");
    }
}

/// Whether an address goes to the web, and nowhere else when a browser has cleaned it.
fn is_web(href: &str) -> bool {
    (href.starts_with("https://") || href.starts_with("http://"))
        && !href.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[test]
fn rendered_html_is_safe_in_a_page() {
    for value in VALUES {
        for kind in kinds(value) {
            let item = full(&kind, value);
            for style in Style::ALL {
                check_rendered(&style, &item);
            }
        }
    }
}

#[track_caller]
fn check_rendered(style: &Style, item: &Item) {
    let bibliography = Bibliography::new(style.clone(), std::slice::from_ref(item));
    let cite = |id: &str| Cite::new(id).page(id).prefix(id).suffix(id);
    let mark = bibliography.cite(&[cite(&item.id)]).expect("it is in the list");
    let narrative = bibliography.cite(&[cite(&item.id).narrative()]).expect("so it is");
    let entries = bibliography.iter().map(|entry| entry.text.clone());
    for text in entries.chain([style.entry(item), mark, narrative]) {
        check(&text.to_html(), text.as_str(), false);
        check(&text.to_html_with_links(), text.as_str(), true);
        assert!(!text.as_str().contains(char::is_control), "{text:?}");
    }
}

/// The tags and attributes that occur in a report, and its scripts.
fn shape(page: &str) -> (BTreeSet<String>, String) {
    let (tags, _) = tokens(page);
    let mut shape = BTreeSet::new();
    for (name, attributes) in tags {
        for (attribute, value) in &attributes {
            let leads_on = match attribute.as_str() {
                "href" => value.starts_with("https://") || value.starts_with("http://"),
                "src" | "action" => false,
                _ => true,
            };
            assert!(leads_on, "{attribute}={value}");
            shape.insert(format!("{name} {attribute}"));
        }
        shape.insert(name);
    }
    let script = page.split("<script").nth(1).expect("the page has a script");
    (shape, script.split("</script>").next().unwrap_or_default().to_owned())
}

#[test]
fn a_report_has_only_its_own_tags() {
    // Raised, lowered, bold and small letters, a doubt and none, so that all tags of ibid's occur.
    let benign = r#"[{"id": "a", "type": "article-journal", "title": "On <i>a</i> <b>b</b><sup>c</sup><sub>d</sub> <span style=\"font-variant: small-caps;\">e</span>", "container-title": "Nature", "volume": 2, "URL": "https://example.org/a"}]"#;
    let (own, script) = shape(&stdout(&ibid(&["report"], benign.as_bytes())));
    let text = "Doe, J. (2020). A title of the. Reuters. Available at:\n\nRoe, R. (2021). Bread. Crumb Press.";
    let (more, _) = shape(&stdout(&ibid(&["report"], text.as_bytes())));
    let own: BTreeSet<String> = own.union(&more).cloned().collect();

    let items: Vec<Item> = VALUES.iter().map(|value| full(&Kind::ArticleJournal, value)).collect();
    let json = serde_json::to_string(&items).expect("JSON");
    // As a text, too, where the values stand in the entries' source.
    let entry = |value: &&str| {
        format!("Doe, J. {value} (2020). A {value} title of the. {value}. Available at:\n\n")
    };
    let texts: String = VALUES.iter().map(entry).collect();
    for input in [json, texts] {
        let page = stdout(&ibid(&["report"], input.as_bytes()));
        let (shape, same_script) = shape(&page);
        let foreign: Vec<_> = shape.difference(&own).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert_eq!(same_script, script);
        assert!(!page.contains(|c: char| c.is_control() && c != '\n'));
    }
}

#[test]
fn a_list_in_html_has_only_its_own_tags() {
    let items: Vec<Item> = VALUES.iter().map(|value| full(&Kind::Webpage, value)).collect();
    let json = serde_json::to_string(&items).expect("JSON");
    for style in ["apa", "harvard"] {
        let list = stdout(&ibid(&["reformat", "--to", "html", "--style", style], json.as_bytes()));
        let (tags, text) = tokens(&list);
        let tags = tags.into_iter().filter(|(name, attributes)| {
            !(matches!(name.as_str(), "ul" | "li") && attributes.is_empty())
        });
        for (name, attributes) in tags {
            let href = attributes.iter().find(|(name, _)| name == "href");
            assert!(matches!(name.as_str(), "i" | "b" | "sup" | "sub" | "span" | "a"), "{name}");
            assert!(href.is_none_or(|(_, href)| is_web(href)), "{href:?}");
            assert!(attributes.len() < 2, "{attributes:?}");
        }
        assert!(text.contains("<script>alert(1)</script>"), "values are text");
    }
}
