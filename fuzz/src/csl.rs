//! Styles and locales in the Citation Style Language.

use ibid::style::csl::{Error, Locales};
use ibid::style::{Bibliography, Cite, Mark, Style};
use ibid::{Item, Kind, Name};

use super::formats::check_place;
use super::render::{check_text, read_items};

/// A style and, behind a line `---`, items as in the target `render`.
///
/// A style that does not begin with `<` is an [outline](xml_of_outline), so that most changes of a
/// byte make another style rather than none.
pub fn csl(bytes: &[u8]) {
    let text = super::text(bytes);
    let (style, items) = text.split_once("\n---\n").unwrap_or((text, ""));
    let xml = if style.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        style.to_owned()
    } else {
        xml_of_outline(style)
    };
    match Style::from_csl(&xml, &Locales::default()) {
        Ok(style) => check_style(&style, &read_items(items)),
        Err(error) => check_error(&xml, &error),
    }
}

/// A locale that is read, with a style that asks for all that there is in one.
pub fn csl_locale(bytes: &[u8]) {
    let text = super::text(bytes);
    let mut locales = Locales::default();
    let language = match locales.add(text) {
        Ok(language) => language,
        Err(error) => return check_error(text, &error),
    };
    assert!(locales.languages().any(|known| known == language));
    let locales = locales.prefer(language);
    let style = match Style::from_csl(ASKS_FOR_ALL, &locales) {
        Ok(style) => style,
        // What a locale says of dates is only read where a style asks for it.
        Err(error) => return check_error(ASKS_FOR_ALL, &error),
    };
    let item = |id: &str, date: &str| Item {
        title: Some("'Bread' and \"salt\"".into()),
        author: vec![Name::person("Doe", "Jane"), Name::person("Roe", "Ann")],
        issued: Some(serde_json::from_str(date).expect("a date")),
        edition: Some(3.into()),
        volume: Some(22.into()),
        page: Some("112-115".to_owned().into()),
        ..Item::new(id, Kind::Chapter)
    };
    let items = [
        item("a", r#"{"date-parts": [[2020, 5, 1]]}"#),
        item("b", r#"{"date-parts": [[-50, 1], [999, 12]]}"#),
        item("c", r#"{"date-parts": [[2020, 5, 22]], "circa": true}"#),
        item("d", r#"{"date-parts": [[2020]], "season": 2}"#),
    ];
    check_style(&style, &items);
}

/// What a style makes of items: alone, as a list, and cited in the text and in notes.
fn check_style(style: &Style, items: &[Item]) {
    let cites: Vec<Cite> = items.iter().map(|item| Cite::new(&item.id)).collect();
    let forms: [fn(Cite) -> Cite; 5] = [
        |cite| cite,
        |cite| cite.page("12-14").prefix("see ").suffix(", too."),
        Cite::narrative,
        Cite::suppress_author,
        |cite| cite.locator("chapter", "ii").author_only(),
    ];
    let mut marks = vec![Mark::new(cites.clone())];
    for (note, form) in (1..).zip(forms) {
        let alone = cites.iter().map(|cite| Mark::new([form(cite.clone())]).in_note(note));
        marks.extend(alone);
        marks.push(Mark::new(cites.iter().cloned().map(form).collect::<Vec<_>>()));
    }
    let list = Bibliography::cited(style.clone(), items, &marks).expect("all are in the list");
    let entries: Vec<_> = list.iter().collect();
    assert!(entries.len() <= items.len());
    for entry in &entries {
        check_text(entry);
    }
    let written = list.marks();
    assert_eq!(written.len(), marks.len());
    written.iter().for_each(check_text);
    assert_eq!(list.marks(), written, "the same again");
    for item in items {
        check_text(&style.entry(item));
    }
}

/// An error is at a place of the text.
#[track_caller]
fn check_error(text: &str, error: &Error) {
    // As in XML, a carriage return ends a line.
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    check_place(&lines, error.line, error.column);
    assert!(!error.message.is_empty());
}

/// The XML of an outline: a line for each element, which is in the one before that stands further
/// left, and in it the name and the attributes, parted by `|`. A line `=words` is text.
fn xml_of_outline(outline: &str) -> String {
    let mut xml = String::with_capacity(2 * outline.len());
    let mut open: Vec<(usize, &str)> = Vec::new();
    let close = |xml: &mut String, open: &mut Vec<(usize, &str)>, depth: usize| {
        while let Some((_, name)) = open.pop_if(|(of, _)| *of >= depth) {
            xml.extend(["</", name, ">"]);
        }
    };
    for line in outline.lines() {
        let content = line.trim_start_matches(' ');
        let depth = line.len() - content.len();
        if let Some(words) = content.strip_prefix('=') {
            xml.push_str(&escaped(words));
            continue;
        }
        let mut parts = content.split('|');
        let name = parts.next().unwrap_or_default();
        close(&mut xml, &mut open, depth);
        xml.extend(["\n<", name]);
        for (attribute, value) in parts.filter_map(|part| part.split_once('=')) {
            xml.extend([" ", attribute, "=\"", &escaped(value), "\""]);
        }
        xml.push('>');
        open.push((depth, name));
    }
    close(&mut xml, &mut open, 0);
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A style that shows terms in every form, ordinals, dates, ranges, and lists of names.
const ASKS_FOR_ALL: &str = r#"
<style class="in-text" version="1.0" page-range-format="expanded">
  <info><id>all</id></info>
  <macro name="all">
    <names variable="author" delimiter=", ">
      <name and="text" et-al-min="2" et-al-use-first="1"/><et-al term="and others"/>
      <label form="short" prefix=" "/>
    </names>
    <names variable="author"><name and="symbol"/><label form="verb"/></names>
    <text variable="title" quotes="true"/>
    <number variable="edition" form="ordinal"/>
    <number variable="edition" form="long-ordinal"/>
    <number variable="volume" form="ordinal"/>
    <label variable="page" form="symbol"/><text variable="page"/>
    <label variable="page" form="short" plural="always"/>
    <text term="editor" form="verb-short" plural="true"/>
    <choose><if is-uncertain-date="issued"><text term="circa" form="short"/></if></choose>
    <date variable="issued" form="text"/>
    <date variable="issued" form="numeric" date-parts="year-month"/>
    <date variable="issued" delimiter=" ">
      <date-part name="day" form="ordinal"/><date-part name="month" form="short"/>
      <date-part name="year" form="short" range-delimiter="/"/>
    </date>
  </macro>
  <citation disambiguate-add-year-suffix="true"><layout delimiter="; ">
    <text macro="all"/><label variable="locator"/><text variable="locator"/>
  </layout></citation>
  <bibliography><sort><key macro="all"/></sort><layout><text macro="all"/></layout></bibliography>
</style>"#;
