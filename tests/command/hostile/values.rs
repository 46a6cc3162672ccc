//! Hostile values, and items that hold them in every place.

use ibid::{Item, Kind};
use serde_json::{Map, Value, json};

/// Values that break careless code.
pub(super) const VALUES: &[&str] = &[
    // Nothing, or nearly.
    "",
    " ",
    ".",
    ", ",
    "-",
    "–-–",
    "\u{0}\n\t\u{a0}",
    // Marks without their partners.
    "“",
    "’’",
    "\"'\"'",
    "<i>a<b></i>",
    "<span class=\"nocase\">",
    "}}}{{",
    "{",
    "}",
    "\\",
    "]]>",
    // A page's.
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "' onmouseover='alert(1)",
    "<i onclick=alert(1)>x</i>",
    "<span style=\"font-variant: small-caps; background: url(//a.b)\">x</span>",
    "<span style=\"font-variant:small-caps\" onclick=\"alert(1)\">x</span>",
    "<!--<b>-->",
    "<a href=\"javascript:alert(1)\">x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\u{1}javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "https://a.b/\"onmouseover=\"alert(1)",
    "https://a.b/'><script>alert(1)</script>",
    "https://a.b/ javascript:alert(1)",
    "http://javascript:alert(1)@a.b",
    "//a.b",
    "\u{feff}https://a.b/\u{202e}fdp.exe",
    // TeX's.
    "\\input{/etc/passwd}",
    "\\write18{rm}",
    "\\immediate\\write18{rm}",
    "^^5cinput{x}",
    "^^5cinput^^7bx^^7d",
    "10.1000/^^5cwrite18^^7brm^^7d",
    "https://a.b/%5C\\input{x}#$_~&^^5c",
    "100% of $a_b^c$ & #1 ~ \"x\" `y' --- |z|",
    "{\\catcode`\\@=0 @input x}",
    "a}, title = {b",
    "a\"}\n@book{evil, title = {b}}\n",
    "a\n\n@string{a = {b}}",
    "a and others and {b} and c, Jr., d",
    "%\n",
    "\\end{document}",
    "\\\"",
    "\\{",
    "\\}",
    // A terminal's.
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]8;;https://a.b\u{1b}\\link\u{1b}]8;;\u{1b}\\",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m\u{9d}0;x\u{9c}",
    "a\u{8}\u{8}b\u{7f}c\rd",
    // A line's.
    "a\nER  - \nTY  - BOOK\nTI  - b",
    "a\u{85}ER  - \u{2028}TY  - BOOK\u{2029}TI  - b\u{b}c",
    // A spreadsheet's.
    "=1+1",
    "+1+1|cmd",
    "@SUM(1)",
    // Other scripts, and what does not show.
    "ß, ŉ, İ, ǰ",
    "山田 太郎",
    "a\u{301}\u{200d}\u{1f35e}",
    "a\u{200b}b\u{ad}c\u{feff}d\u{2066}e\u{2069}\u{202e}f\u{202c}",
    // Numbers and ranges.
    "0-0-0",
    "1-é",
    "99999999999999999999-1",
    "A.-b-C.D",
    "d’, Jr.",
];

/// What a field of an item holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Number,
    Names,
    Date,
}

/// Every field of an item, as its own source has them, under the names of CSL.
pub(super) fn fields() -> Vec<(String, Holds)> {
    let source = include_str!("../../../src/item/mod.rs");
    let body = source.split("pub struct Item {").nth(1).expect("the struct");
    let mut fields = Vec::new();
    let mut renamed = None;
    for line in body.lines().map(str::trim).take_while(|line| *line != "}") {
        if let Some((_, rest)) = line.split_once("rename = \"") {
            renamed = rest.split('"').next().map(str::to_owned);
        }
        let Some((name, holds)) = line.strip_prefix("pub ").and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        let name = renamed.take().unwrap_or_else(|| name.replace('_', "-"));
        let holds = match holds.trim_end_matches(',') {
            "Option<String>" => Holds::Text,
            "Option<Number>" => Holds::Number,
            "Vec<Name>" => Holds::Names,
            "Option<Date>" => Holds::Date,
            _ => continue,
        };
        fields.push((name, holds));
    }
    assert!(fields.len() > 80, "{fields:?}");
    fields
}

/// What a field holds that holds `value` wherever it can.
fn filled(holds: Holds, value: &str) -> Value {
    match holds {
        Holds::Text | Holds::Number => value.into(),
        Holds::Names => json!([
            {"family": value, "given": value, "dropping-particle": value,
             "non-dropping-particle": value, "suffix": value},
            {"literal": value},
        ]),
        Holds::Date => json!({"literal": value, "season": value}),
    }
}

/// An item of this type with `value` in every field.
pub(super) fn full(kind: &Kind, value: &str) -> Item {
    let mut item = Map::new();
    item.insert(value.to_owned(), value.into());
    item.insert("x-field".to_owned(), value.into());
    item.extend(fields().into_iter().map(|(name, holds)| (name, filled(holds, value))));
    item.insert("type".to_owned(), kind.as_str().into());
    item.insert("id".to_owned(), value.into());
    serde_json::from_value(Value::Object(item)).expect("an item")
}

/// A book with `value` in one field.
pub(super) fn single(field: &(String, Holds), value: &str) -> Item {
    let (name, holds) = field;
    let item = json!({"id": "a", "type": "book", name.as_str(): filled(*holds, value)});
    serde_json::from_value(item).expect("an item")
}

/// Every type, and one that is none.
pub(super) fn kinds(value: &str) -> impl Iterator<Item = Kind> {
    Kind::all().chain([Kind::Other(value.to_owned())])
}
