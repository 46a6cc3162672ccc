//! What a fixture gives, by the ways of the suite's own harness.
//!
//! | a fixture with | its items | its marks |
//! |---|---|---|
//! | neither `CITATION-ITEMS` nor `CITATIONS` | all | one that cites them all, in the order of the list |
//! | `CITATION-ITEMS` | all | each for itself, a line for each |
//! | `CITATIONS` | those cited | those of the document after the last step, with their signs |
//!
//! After the last step a mark has the sign `>>` if it was given out anew and `..` if not. The
//! reference processor gives some marks out anew although they read as before; ibid has no such
//! thing. So `..` asks that the last step left a mark as it was, and `>>` asks nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context as _, Error, Result};
use ibid::Item;
use ibid::format::csl_json;
use serde_json::Value;

use crate::fixture::{Citations, Cite, Fixture, Mode, Position, Step};
use crate::look;

/// What is to be rendered: a whole document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Work<'a> {
    /// The style, as XML.
    pub style: &'a str,
    /// In the order of their numbers, unless the style sorts its list. All are in the list, cited
    /// or not.
    pub items: &'a [Item],
    /// In the order of the document.
    pub marks: &'a [Mark],
}

#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The number of its note; 0 in the text.
    pub note: usize,
    /// All with a position, or none. A position that is given stands in for the one that follows
    /// from the marks before.
    pub cites: Vec<Cite>,
}

/// What a document becomes, as HTML.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rendered {
    pub marks: Vec<String>,
    /// The ids of the items, in the order of the list.
    pub ids: Vec<String>,
    pub list: String,
}

pub(crate) trait Engine {
    fn render(&self, work: &Work<'_>) -> Result<Rendered, String>;
}

/// What a fixture gives.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub passed: bool,
    pub got: String,
}

impl Outcome {
    pub(crate) fn of(fixture: &Fixture, engine: &impl Engine) -> Self {
        match got(fixture, engine) {
            Ok(got) => Self { passed: agrees(&fixture.result, &got), got },
            Err(error) => Self { passed: false, got: format!("error: {error:#}") },
        }
    }
}

fn agrees(want: &str, got: &str) -> bool {
    let wanted = want.lines().map(Some).chain(std::iter::repeat(None));
    let lines: Vec<_> = got.lines().zip(wanted).map(|(line, want)| signed(line, want)).collect();
    look::same(want, lines.join("\n").trim_matches('\n'))
}

/// A line with the sign `>>` where that is wanted: it asks nothing.
fn signed(line: &str, want: Option<&str>) -> String {
    match line.strip_prefix("..[") {
        Some(rest) if want.is_some_and(|want| want.starts_with(">>[")) => format!(">>[{rest}"),
        _ => line.to_owned(),
    }
}

fn got(fixture: &Fixture, engine: &impl Engine) -> Result<String> {
    let items = items(&fixture.items)?;
    let document = Document { style: &fixture.style, items, engine };
    match (&fixture.citations, fixture.mode) {
        (Citations::Steps(steps), mode) => document.after(steps, mode),
        (_, Mode::Bibliography) => Ok(document.render(&[])?.list),
        (Citations::Alone(marks), Mode::Citation) => document.alone(marks),
        (Citations::All, Mode::Citation) => {
            let cite = |id| Cite { id, ..Cite::default() };
            let all = document.render(&[])?.ids.into_iter().map(cite).collect();
            document.alone(&[all])
        }
    }
}

fn items(items: &[Value]) -> Result<Vec<Item>> {
    // A note may hold further variables.
    let read = |item: &Value| {
        let items = csl_json::read(&Value::from(vec![item.clone()]).to_string());
        items.context("an item")?.pop().context("an item")
    };
    items.iter().map(read).collect()
}

struct Document<'a, E> {
    style: &'a str,
    items: Vec<Item>,
    engine: &'a E,
}

impl<E: Engine> Document<'_, E> {
    /// Renders all items, with marks or without.
    fn render(&self, marks: &[Mark]) -> Result<Rendered> {
        self.render_of(&self.items, marks)
    }

    fn render_of(&self, items: &[Item], marks: &[Mark]) -> Result<Rendered> {
        let work = Work { style: self.style, items, marks };
        self.engine.render(&work).map_err(Error::msg)
    }

    /// Marks that do not know of each other, a line for each.
    fn alone(&self, marks: &[Vec<Cite>]) -> Result<String> {
        let at = |cite: &Cite| Cite {
            position: cite.position.or(Some(Position::First)),
            ..cite.clone()
        };
        let mark = |cites: &Vec<Cite>| Mark { note: 0, cites: cites.iter().map(at).collect() };
        let marks: Vec<_> = marks.iter().map(mark).collect();
        Ok(self.render(&marks)?.marks.join("\n"))
    }

    /// What stands after the last step: the list, or a line for each mark.
    fn after(&self, steps: &[Step], mode: Mode) -> Result<String> {
        let states = states(steps)?;
        let (last, earlier) = states.split_last().context("no step")?;
        let rendered = self.state(last)?;
        if mode == Mode::Bibliography {
            return Ok(rendered.list);
        }
        let before = earlier.last().map(|state| self.texts(state)).transpose()?.unwrap_or_default();
        let lines = last.iter().zip(rendered.marks).enumerate().map(|(index, (placed, text))| {
            let sign = if before.get(&placed.id) == Some(&text) { ".." } else { ">>" };
            format!("{sign}[{index}] {text}")
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }

    /// What the marks of a state read, by their names.
    fn texts<'s>(&self, state: &'s [Placed]) -> Result<HashMap<&'s String, String>> {
        let marks = self.state(state)?.marks;
        Ok(state.iter().map(|placed| &placed.id).zip(marks).collect())
    }

    /// Renders a state with the items that it cites, in the order in which they are first cited.
    fn state(&self, state: &[Placed]) -> Result<Rendered> {
        let marks: Vec<_> = state.iter().map(|placed| placed.mark.clone()).collect();
        let mut seen = HashSet::new();
        let cited = marks.iter().flat_map(|mark| &mark.cites).map(|cite| cite.id.as_str());
        let items = cited.filter(|id| seen.insert(*id)).map(|id| self.item(id));
        self.render_of(&items.collect::<Result<Vec<_>>>()?, &marks)
    }

    fn item(&self, id: &str) -> Result<Item> {
        let found = self.items.iter().find(|item| item.id == id);
        found.cloned().with_context(|| format!("no item {id}"))
    }
}

/// A mark in its place, with the name by which steps know it.
#[derive(Debug)]
struct Placed {
    id: String,
    mark: Mark,
}

/// The marks of the document after each step.
fn states(steps: &[Step]) -> Result<Vec<Vec<Placed>>> {
    let mut known: BTreeMap<&str, &[Cite]> = BTreeMap::new();
    let mut states = Vec::new();
    for Step(written, before, after) in steps {
        known.insert(&written.id, &written.cites);
        let before = before.iter().map(|place| (place.0.as_str(), place.1));
        let this = (written.id.as_str(), written.properties.note_index);
        let places = before.chain([this]).chain(after.iter().map(|p| (p.0.as_str(), p.1)));
        let state = places.map(|(id, note)| {
            let cites = known.get(id).with_context(|| format!("no mark {id}"))?;
            Ok(Placed { id: id.to_owned(), mark: Mark { note, cites: cites.to_vec() } })
        });
        states.push(state.collect::<Result<_>>()?);
    }
    Ok(states)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An engine that prints what it is asked. It sorts its list by ids.
    struct Echo;

    impl Engine for Echo {
        fn render(&self, work: &Work<'_>) -> Result<Rendered, String> {
            let number = |id: &str| work.items.iter().position(|item| item.id == id);
            let cite = |cite: &Cite| {
                let number = number(&cite.id).expect("an item that is known") + 1;
                let position = cite.position.map(|p| format!("{p:?}")).unwrap_or_default();
                format!("{}{number}{position}", cite.id)
            };
            let mark = |mark: &Mark| {
                let cites: Vec<_> = mark.cites.iter().map(cite).collect();
                format!("{}:{}", mark.note, cites.join(","))
            };
            let mut ids: Vec<_> = work.items.iter().map(|item| item.id.clone()).collect();
            ids.sort();
            let list = ids.join(" ");
            Ok(Rendered { marks: work.marks.iter().map(mark).collect(), ids, list })
        }
    }

    fn gives(mode: &str, section: &str, json: &str, result: &str) -> Outcome {
        let items = r#"[{"id": "b", "type": "book"}, {"id": "a", "type": "book"}]"#;
        let mut sections = vec![("MODE", mode), ("CSL", ""), ("INPUT", items), ("RESULT", result)];
        sections.extend((!section.is_empty()).then_some((section, json)));
        let text = sections.iter().map(|(name, text)| {
            format!(">>===== {name} =====>>\n{text}\n<<===== {name} =====<<\n")
        });
        Outcome::of(&Fixture::read(&text.collect::<String>()).unwrap(), &Echo)
    }

    fn step(id: &str, work: &str, note: usize, before: &str, after: &str) -> String {
        let properties = format!(r#"{{"noteIndex": {note}}}"#);
        let cites = format!(r#"[{{"id": "{work}"}}]"#);
        let written = format!(
            r#"{{"citationID": "{id}", "citationItems": {cites}, "properties": {properties}}}"#
        );
        format!("[{written}, {before}, {after}]")
    }

    #[test]
    fn without_marks_all_are_cited_in_the_order_of_the_list() {
        assert_eq!(gives("citation", "", "", "").got, "0:a2First,b1First");
        assert_eq!(gives("bibliography", "", "", "").got, "a b");
    }

    #[test]
    fn marks_alone_have_the_positions_that_they_say() {
        let json = r#"[[{"id": "a"}], [{"id": "a", "position": 2}]]"#;
        assert_eq!(gives("citation", "CITATION-ITEMS", json, "").got, "0:a2First\n0:a2Ibid");
        assert_eq!(gives("bibliography", "CITATION-ITEMS", json, "").got, "a b");
    }

    #[test]
    fn steps_give_the_last_state_with_its_signs() {
        let first = step("A", "b", 1, "[]", "[]");
        let second = step("B", "b", 2, r#"[["A", 1]]"#, "[]");
        let json = format!("[{first}, {second}]");
        assert_eq!(gives("citation", "CITATIONS", &json, "").got, "..[0] 1:b1\n>>[1] 2:b1");
        assert_eq!(gives("bibliography", "CITATIONS", &json, "").got, "b");
    }

    #[test]
    fn a_mark_put_before_others_moves_them() {
        let first = step("A", "b", 1, "[]", "[]");
        let second = step("B", "a", 1, "[]", r#"[["A", 2]]"#);
        let json = format!("[{first}, {second}]");
        assert_eq!(gives("citation", "CITATIONS", &json, "").got, ">>[0] 1:a1\n>>[1] 2:b2");
    }

    #[test]
    fn a_mark_that_is_not_named_is_gone() {
        let (first, second) = (step("A", "b", 1, "[]", "[]"), step("B", "a", 1, "[]", "[]"));
        let json = format!("[{first}, {second}]");
        assert_eq!(gives("citation", "CITATIONS", &json, "").got, ">>[0] 1:a1");
    }

    #[test]
    fn given_out_anew_may_be_as_before_but_not_the_reverse() {
        assert!(agrees(">>[0] a\n>>[1] b", "..[0] a\n>>[1] b"));
        assert!(!agrees("..[0] a\n>>[1] b", ">>[0] a\n>>[1] b"));
        assert!(!agrees(">>[0] a", ">>[0] b"));
        assert!(!agrees(">>[0] a", ">>[0] a\n>>[1] b"));
        assert!(!agrees(">>[0] a\n>>[1] b", ">>[0] a"));
    }

    #[test]
    fn what_is_wanted_passes() {
        assert!(gives("bibliography", "", "", "a b").passed);
        assert!(!gives("bibliography", "", "", "b a").passed);
    }
}
