//! Styles in the Citation Style Language: where they are found, and what the commands do with them.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{command, ibid, run, stderr, stdout};

/// Numbers its list, in the order of the input.
const NUMERIC: &str = r#"<style class="in-text" version="1.0">
  <info><id>http://example.org/styles/counted</id><title>Counted Bread</title></info>
  <citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
  <bibliography second-field-align="flush"><layout>
    <text variable="citation-number" prefix="[" suffix="]"/>
    <group delimiter=". ">
      <names variable="author"><name/></names>
      <text variable="title" font-style="italic"/>
    </group>
  </layout></bibliography>
</style>"#;

/// Cites by name and has words of a language.
const WORDS: &str = r#"<style class="in-text" version="1.0" default-locale="en-GB">
  <info><id>http://example.org/styles/words</id><title>Words &amp; Bread</title></info>
  <citation><layout prefix="(" suffix=")" delimiter="; ">
    <group delimiter=" "><names variable="author"><name form="short"/></names><text variable="locator"/></group>
  </layout></citation>
  <bibliography><sort><key variable="title"/></sort><layout suffix=".">
    <group delimiter=" "><text term="accessed"/><text variable="title"/></group>
  </layout></bibliography>
</style>"#;

const GERMAN: &str =
    r#"<locale xml:lang="de-DE"><terms><term name="accessed">gelesen</term></terms></locale>"#;
const FRENCH: &str =
    r#"<locale xml:lang="fr-FR"><terms><term name="accessed">lu</term></terms></locale>"#;

const ITEMS: &str = r#"[
    {"id": "salt", "type": "book", "title": "Salt", "author": [{"family": "Doe", "given": "Jane"}]},
    {"id": "bread", "type": "book", "title": "Bread", "author": [{"family": "Roe", "given": "Rita"}]}
]"#;

const ENTRIES: &str = "References\n\n\
    [1] J. Doe, \"On bread,\" Food, vol. 3, no. 2, pp. 4-9, 2020.\n\
    [2] A. Roe, \"On salt,\" Food, vol. 4, no. 1, pp. 14-19, 2021.\n\
    [4] B. Poe, \"On butter,\" Food, vol. 5, no. 1, pp. 1-3, 1999.\n";

/// A style that has the rules of another.
fn dependent(parent: &str, attributes: &str) -> String {
    format!(
        "<style version=\"1.0\" {attributes}><info><id>http://example.org/styles/child</id><title>The Child</title>\
         <link href=\"http://example.org/styles/{parent}\" rel=\"independent-parent\"/></info></style>"
    )
}

/// Folders of styles and locales, apart from those of the user.
struct Shelf(TempDir);

impl Shelf {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a file there, and says its path.
    fn put(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(&path, text).expect("it can be written");
        path.to_str().expect("UTF-8").to_owned()
    }

    /// Runs `ibid` where the usual folders are those here: `styles`, `locales` and `home`.
    #[track_caller]
    fn ibid(&self, args: &[&str], input: &str) -> Output {
        let mut command = command(args);
        command.current_dir(self.0.path()).env("HOME", self.path("home"));
        command.env("IBID_STYLES", self.path("styles")).env_remove("XDG_DATA_HOME");
        command.env("IBID_LOCALES", self.path("locales"));
        run(&mut command, input.as_bytes())
    }

    /// The list of two items in a style.
    #[track_caller]
    fn list(&self, args: &[&str]) -> String {
        let output = self.ibid(&[&["reformat", "--style"], args].concat(), ITEMS);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
        stdout(&output)
    }

    /// What is said where nothing is written since the style or a locale is not there or not right.
    #[track_caller]
    fn error(&self, args: &[&str]) -> String {
        let output = self.ibid(&[&["reformat", "--style"], args].concat(), ITEMS);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        stderr(&output)
    }
}

const COUNTED: &str = "[1] Jane Doe. Salt\n[2] Rita Roe. Bread\n";

#[test]
fn a_style_is_a_file() {
    let shelf = Shelf::new();
    let path = shelf.put("house.csl", NUMERIC);
    let plain = shelf.put("house", NUMERIC);
    for name in [path.as_str(), "house.csl", "./house.csl", &plain, "house"] {
        assert_eq!(shelf.list(&[name]), COUNTED, "{name}");
    }
    let told = stderr(&shelf.ibid(&["reformat", "--style", &path], ITEMS));
    assert_eq!(told, "ibid: 2 entries with 0 doubts, in Counted Bread\n");
    let cited = shelf.ibid(&["cite", "--style", &path, "--key", "salt", "--key", "bread"], ITEMS);
    assert_eq!(stdout(&cited), "[1, 2]\n");
}

#[test]
fn a_style_is_found_by_its_name_identifier_and_title() {
    let names =
        ["food-counted", "Food-Counted", "http://example.org/styles/counted", "counted bread"];
    for folder in [
        "styles",
        "home/Zotero/styles",
        "home/.local/share/csl-styles",
        "home/.local/share/pandoc/csl",
    ] {
        let shelf = Shelf::new();
        shelf.put(&format!("{folder}/aaa.csl"), "no style");
        shelf.put(&format!("{folder}/food-counted.csl"), NUMERIC);
        for name in names {
            assert_eq!(shelf.list(&[name]), COUNTED, "{name} in {folder}");
        }
    }
}

#[test]
fn a_style_that_is_not_found_is_an_error_that_says_where_it_was_looked_for() {
    let shelf = Shelf::new();
    let told = shelf.error(&["nowhere"]);
    assert!(told.starts_with("ibid: “nowhere” is none of apa, harvard"), "{told}");
    for folder in ["styles", "home/Zotero/styles", "home/.local/share/pandoc/csl"] {
        assert!(told.contains(shelf.path(folder).to_str().expect("UTF-8")), "{told}");
    }
    for file in ["nowhere.csl", "./nowhere"] {
        assert!(shelf.error(&[file]).starts_with(&format!("ibid: can't read {file}: ")), "{file}");
    }
}

#[test]
fn a_dependent_style_has_the_rules_of_its_parent() {
    let shelf = Shelf::new();
    let child = shelf.put("own/child.csl", &dependent("counted", ""));
    let told = shelf.error(&[&child]);
    let wrong =
        "has the rules of another style, http://example.org/styles/counted, which is in none of";
    assert!(told.contains(wrong), "{told}");
    assert!(told.contains(shelf.path("own").to_str().expect("UTF-8")), "{told}");

    // The parent may lie beside it, above a folder of dependent styles, or in a usual folder.
    for (child, parent) in [
        ("a/child.csl", "a/counted.csl"),
        ("b/dependent/child.csl", "b/any-name.csl"),
        ("c/child.csl", "c/hidden/counted.csl"),
        ("d/child.csl", "styles/counted.csl"),
    ] {
        let shelf = Shelf::new();
        shelf.put(parent, NUMERIC);
        let child = shelf.put(child, &dependent("counted", ""));
        assert_eq!(shelf.list(&[&child]), COUNTED, "{child}");
    }
}

#[test]
fn a_style_is_written_in_its_language_or_the_one_asked_for() {
    let shelf = Shelf::new();
    shelf.put("styles/words.csl", WORDS);
    shelf.put("styles/child.csl", &dependent("words", "default-locale='de'"));
    let english = "Accessed Bread.\nAccessed Salt.\n";
    let german = "Gelesen Bread.\nGelesen Salt.\n";
    assert_eq!(shelf.list(&["words"]), english);
    let output = shelf.ibid(&["reformat", "--style", "child"], ITEMS);
    assert_eq!(stdout(&output), english);
    let missing = "ibid: no locale file for de; English terms are used\n";
    assert!(stderr(&output).starts_with(missing), "{}", stderr(&output));

    // From a folder that is named, from a usual one, and from one beside that of the style.
    shelf.put("named/locales-de-DE.xml", GERMAN);
    assert_eq!(shelf.list(&["child", "--locales", "named"]), german);
    for folder in ["locales", "styles/locales"] {
        let file = shelf.put(&format!("{folder}/locales-de-DE.xml"), GERMAN);
        shelf.put(&format!("{folder}/locales-fr-FR.xml"), FRENCH);
        assert_eq!(shelf.list(&["child"]), german, "the dependent style's language goes first");
        assert_eq!(shelf.list(&["words", "--locale", "de-AT"]), german);
        assert_eq!(shelf.list(&["child", "--locale", "fr"]), "Lu Bread.\nLu Salt.\n");
        assert_eq!(shelf.list(&["child", "--locale", "en-GB"]), english);
        fs::remove_file(file).expect("it is there");
    }
    let told = shelf.error(&["words", "--locales", "styles"]);
    assert_eq!(told, "ibid: there is no file locales-*.xml in styles\n");
    assert!(shelf.error(&["words", "--locales", "none"]).starts_with("ibid: can't read none: "));
    let told = stderr(&shelf.ibid(&["reformat", "--style", "apa", "--locale", "de"], ITEMS));
    assert!(told.starts_with("ibid: apa is in its own language, and not in de\n"), "{told}");
}

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_place() {
    let shelf = Shelf::new();
    shelf.put("bad.csl", "<style>\n  <citation/>\n</style>");
    assert_eq!(
        shelf.error(&["bad.csl"]),
        "ibid: bad.csl: line 2, column 3: <citation> has no <layout>\n"
    );
    shelf.put("cut.csl", "<style>\n<info></style>");
    assert!(shelf.error(&["cut.csl"]).starts_with("ibid: cut.csl: line 2, column 7: "));
    shelf.put("words.csl", WORDS);
    shelf.put("named/locales-de-DE.xml", "<locale>\n</locale>");
    assert_eq!(
        shelf.error(&["words.csl", "--locale", "de", "--locales", "named"]),
        "ibid: named/locales-de-DE.xml: line 1, column 1: the locale does not say its language (xml:lang)\n"
    );
}

#[test]
fn styles_are_listed() {
    let shelf = Shelf::new();
    shelf.put("styles/words.csl", WORDS);
    shelf.put("styles/dependent/child.csl", &dependent("words", ""));
    shelf.put("home/Zotero/styles/apa.csl", NUMERIC);
    let output = shelf.ibid(&["styles"], "");
    let list = stdout(&output);
    assert!(
        list.starts_with("apa\tAmerican Psychological Association, 7th edition\nharvard\t"),
        "{list}"
    );
    let found = "words\tWords & Bread\nchild\tThe Child\t→ words\nhttp://example.org/styles/counted\tCounted Bread\n";
    assert!(list.ends_with(found), "{list}");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));

    assert_eq!(stdout(&shelf.ibid(&["styles", "BREAD"], "")).lines().count(), 2);
    assert_eq!(stdout(&shelf.ibid(&["styles", "styles/child"], "")), "child\tThe Child\t→ words\n");
    assert_eq!(stdout(&shelf.ibid(&["styles", "butter"], "")), "");

    let broken = shelf.put("styles/broken.csl", "<style>");
    let output = shelf.ibid(&["styles", "words"], "");
    assert_eq!(
        (output.status.code(), stdout(&output).as_str()),
        (Some(1), "words\tWords & Bread\n")
    );
    let told = format!("ibid: {broken}: line 1, column 8: the file ends within an element\n");
    assert_eq!(stderr(&output), told);
}

/// A numeric style numbers its list, and nobody else does.
#[test]
fn a_list_is_numbered_once() {
    let shelf = Shelf::new();
    shelf.put("counted.csl", NUMERIC);
    for more in [&["--numbered"][..], &["--keep-order"], &["--numbered", "--keep-order"]] {
        assert_eq!(shelf.list(&[&["counted.csl"], more].concat()), COUNTED, "{more:?}");
    }
    let html = shelf.list(&["counted.csl", "--numbered", "--to", "html"]);
    assert!(!html.contains("<ol>") && html.contains("[1]"), "{html}");
}

#[test]
fn numbers_that_change_are_told() {
    let shelf = Shelf::new();
    shelf.put("counted.csl", NUMERIC);
    let told = |args: &[&str], input: &str| {
        let output = shelf.ibid(&[&["reformat", "-q", "--style"], args].concat(), input);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    };
    let changed = "ibid: no entry has the number [3]\nibid: [4] (poe1999butter) is now [3]\n";
    assert_eq!(told(&["counted.csl"], ENTRIES), changed);
    assert_eq!(told(&["counted.csl"], &ENTRIES.replace("[4]", "[3]")), "");
    assert_eq!(told(&["apa"], ENTRIES), "", "these numbers were of the input alone");
    assert_eq!(told(&["counted.csl", "--to", "ris"], ENTRIES), "");

    let again = ENTRIES.replace("[4]", "[2]");
    assert_eq!(told(&["counted.csl"], &again), "ibid: [2] (poe1999butter) is now [3]\n");

    // Two that are one work: the number of the second points at the first.
    let twice = "[4] J. Doe, \"On bread,\" Food, vol. 3, no. 2, pp. 4-9, 2020.\n";
    let twice = ENTRIES.replace("[4]", "[3]") + twice;
    let merged = told(&["counted.csl", "--merge"], &twice);
    assert!(merged.starts_with("ibid: [4] (") && merged.ends_with(") is now [1]\n"), "{merged}");

    let second = shelf.put("second.txt", &ENTRIES.replace("[4]", "[3]"));
    let first = shelf.put(
        "first.txt",
        "References\n\n[1] C. Coe, \"On rye,\" Food, vol. 1, no. 1, pp. 1-2, 2001.\n",
    );
    let both = told(&["counted.csl", &first, &second], "");
    assert!(
        both.starts_with(&format!("ibid: [1] of {second} (doe2020bread) is now [2]\n")),
        "{both}"
    );
    assert_eq!(both.lines().count(), 3, "{both}");
}

#[test]
fn a_list_is_in_every_format() {
    let shelf = Shelf::new();
    shelf.put("counted.csl", NUMERIC);
    shelf.put("words.csl", WORDS);
    let list = |style: &str, format: &str| shelf.list(&[style, "--to", format]);
    let entry = |number: &str, rest: &str| {
        format!(
            "<div class=\"csl-entry\"><div class=\"csl-left-margin\">[{number}]</div>\
             <div class=\"csl-right-inline\">{rest}</div></div>\n"
        )
    };
    let entries = entry("1", "Jane Doe. <i>Salt</i>") + &entry("2", "Rita Roe. <i>Bread</i>");
    assert_eq!(
        list("counted.csl", "html"),
        format!("<div class=\"csl-bib-body\">\n{entries}</div>\n")
    );
    assert_eq!(
        list("words.csl", "html"),
        "<ul>\n<li>Accessed Bread.</li>\n<li>Accessed Salt.</li>\n</ul>\n"
    );
    assert_eq!(
        list("counted.csl", "markdown"),
        "\\[1\\] Jane Doe. *Salt*\n\n\\[2\\] Rita Roe. *Bread*\n\n"
    );
    assert_eq!(
        list("counted.csl", "latex"),
        "[1] Jane Doe. \\textit{Salt}\n\n[2] Rita Roe. \\textit{Bread}\n\n"
    );
}

/// Sends a line through `ibid pipe`.
#[track_caller]
fn pipe(shelf: &Shelf, args: &[&str], line: &Value) -> Value {
    let output = shelf.ibid(&[&["pipe", "-q"], args].concat(), &format!("{line}\n"));
    serde_json::from_str(&stdout(&output)).expect("a line of JSON")
}

#[test]
fn pipe_renders_in_a_file() {
    let shelf = Shelf::new();
    let path = shelf.put("words.csl", WORDS);
    let items: Value = serde_json::from_str(ITEMS).expect("JSON");
    let citations = json!([
        [{"id": "salt", "locator": "4"}, {"id": "bread"}],
        [{"id": "bread", "suppress-author": true, "locator": "12"}],
    ]);
    let request = json!({"items": items, "citations": citations});
    let answer = pipe(&shelf, &["--style", &path], &request);
    let texts = |list: &str| -> Vec<String> {
        let list = answer[list].as_array().expect("a list");
        list.iter().map(|it| it["text"].as_str().expect("a text").to_owned()).collect()
    };
    assert_eq!(texts("bibliography"), ["Accessed Bread.", "Accessed Salt."]);
    assert_eq!(texts("citations"), ["(Doe 4; Roe)", "(12)"]);
    let item = &request["items"][0];
    let answer = pipe(&shelf, &["--style", &path], &json!({"item": item}));
    assert_eq!(answer["text"], "Accessed Salt.");

    let citations = json!([[{"id": "bread", "author-only": true}]]);
    let request = json!({"items": items, "citations": citations, "style": "apa"});
    assert_eq!(pipe(&shelf, &[], &request)["citations"][0]["text"], "Roe");

    // Whoever sends the lines chooses among styles, and not among files.
    for style in [path.as_str(), "./words.csl", "words.csl"] {
        let answer = pipe(&shelf, &["--style", &path], &json!({"item": item, "style": style}));
        assert!(answer["error"].as_str().expect("an error").contains("is none of apa"), "{answer}");
    }
    let answer = pipe(&shelf, &["--style", &path], &json!({"item": item, "style": "harvard"}));
    assert_eq!(answer["text"], "Doe, J. (no date) Salt.");
}

/// What a style file says of itself is shown on a terminal.
#[test]
fn nothing_that_a_style_says_acts_on_a_terminal() {
    let shelf = Shelf::new();
    let title = "a\u{9b}31mb";
    let style = NUMERIC.replace("Counted Bread", title);
    shelf.put("styles/counted.csl", &style);
    let dependent = dependent(&format!("{title}/{title}"), "").replace("The Child", title);
    let child = shelf.put("styles/child.csl", &dependent);
    let outputs = [
        shelf.ibid(&["styles"], ""),
        shelf.ibid(&["reformat", "--style", "counted"], ITEMS),
        shelf.ibid(&["reformat", "--style", &child], ITEMS),
    ];
    for output in outputs {
        let shown = stdout(&output) + &stderr(&output);
        assert!(!shown.contains('\u{9b}'), "{shown:?}");
    }
}

#[test]
fn help_says_where_styles_come_from() {
    let help = stdout(&ibid(&["styles", "--help"], b""));
    for place in
        ["IBID_STYLES", "IBID_LOCALES", "Zotero/styles", "/usr/share/citation-style-language"]
    {
        assert!(help.contains(place), "{place}: {help}");
    }
    for command in ["reformat", "cite", "pipe"] {
        let help = stdout(&ibid(&[command, "--help"], b""));
        for option in ["--style <NAME|FILE.csl>", "--locale <TAG>", "--locales <DIR>"] {
            assert!(help.contains(option), "{option}: {help}");
        }
    }
    assert!(stdout(&ibid(&["pipe", "--help"], b"")).contains("--style house.csl"));
    assert!(stdout(&ibid(&["man", "styles"], b"")).contains("IBID_STYLES"));
    assert!(stdout(&ibid(&["completions", "bash"], b"")).contains("--locales"));
}
