//! Values stay what they are, whatever they look like.

use ibid::format::Format;
use ibid::style::Style;
use ibid::{DiagnosticKind, Item, Kind};

/// Reads an entry with `hidden` within its title; it is kept, and doubted where it stands.
#[track_caller]
fn check_hidden(hidden: char) {
    let title = format!("Bread{hidden}and salt");
    let entry = format!("Doe, J. (2020). {title}. Crumb Press.");
    let reference = ibid::parse_entry(&entry);
    assert_eq!(reference.item.title.as_deref(), Some(title.as_str()), "{hidden:?}");
    let doubt = reference.diagnostics.iter().find(|doubt| doubt.kind == DiagnosticKind::Invisible);
    let span = doubt.unwrap_or_else(|| panic!("no doubt about {hidden:?}")).span;
    assert_eq!(span.text(&entry), hidden.to_string());
}

#[test]
fn what_does_not_show_is_kept_and_doubted() {
    let zero_width = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{e0041}'];
    let bidirectional =
        ['\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'];
    let controls = ['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{9b}'];
    zero_width.into_iter().chain(bidirectional).chain(controls).for_each(check_hidden);
}

#[test]
fn what_joins_letters_is_not_doubted() {
    for entry in
        ["Doe, J. (2020). می\u{200c}خواهم. Crumb Press.", "Doe, J. (2020). Bread. Crumb Press."]
    {
        let doubts = ibid::parse_entry(entry).diagnostics;
        assert!(doubts.iter().all(|doubt| doubt.kind != DiagnosticKind::Invisible), "{entry}");
    }
}

#[test]
fn an_address_is_read_without_what_does_not_show() {
    let entry = "Doe, J. (2020). Bread. Reuters. https://exam\u{200b}ple.org/\u{ad}a";
    let reference = ibid::parse_entry(entry);
    assert_eq!(reference.item.url.as_deref(), Some("https://example.org/a"));
    assert!(reference.diagnostics.iter().any(|doubt| doubt.kind == DiagnosticKind::Invisible));
}

/// As the README says: no mark is put before what a spreadsheet would take for a formula.
#[test]
fn what_looks_like_a_formula_is_untouched() {
    for formula in ["=1+1", "+1+1|cmd", "@SUM(A1)", "-2+3"] {
        let item = Item { title: Some(formula.into()), ..Item::new("a", Kind::Book) };
        for style in Style::ALL {
            assert!(style.entry(&item).as_str().starts_with(formula), "{formula}");
        }
        for &format in Format::ALL {
            let again = format.read(&format.write(std::slice::from_ref(&item)));
            assert_eq!(again.expect("it reads back")[0].title.as_deref(), Some(formula));
        }
    }
    for formula in ["=1+1", "+1+1", "@SUM(A1)"] {
        let read = ibid::parse_entry(&format!("Doe, J. (2020). {formula} in cells. Crumb Press."));
        assert_eq!(read.item.title, Some(format!("{formula} in cells")));
    }
}
