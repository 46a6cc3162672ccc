//! Items to references.

use std::borrow::Cow;

use crate::control;
use crate::format::{Loss, Written, pages};
use crate::item::variable::{Slot, Var, VarSet};
use crate::item::{Isbn, Issn, Item, Kind};

use super::table::{RESERVED, TAGS, has_isbn, is_tag, kind, ris_type, variable_of};
use super::value::{is_year, read_name, write_date, write_name};

/// Appends the reference for an item.
pub(super) fn write(item: &Item, written: &mut Written) {
    let read = kind(ris_type(&item.kind));
    let mut reference = Reference { item, read, written, left: VarSet::of(item), refused: false };
    reference.line("TY", ris_type(&item.kind));
    reference.line("ID", &item.id);
    reference.lose("id");
    for (tag, var) in TAGS {
        if reference.left.contains(*var) {
            reference.variable(tag, *var);
        }
    }
    for var in reference.left.iter() {
        reference.drop(var.name());
    }
    reference.others();
    if reference.read != item.kind {
        reference.drop("type");
    }
    reference.written.text.push_str("ER  - \n");
}

struct Reference<'a> {
    item: &'a Item,
    /// The type that is read: RIS does not tell some types apart.
    read: Kind,
    written: &'a mut Written,
    /// The variables that are still to be written.
    left: VarSet,
    /// Whether a line could not take all of its value.
    refused: bool,
}

impl Reference<'_> {
    fn drop(&mut self, variable: impl Into<Cow<'static, str>>) {
        let loss = Loss { id: self.item.id.clone(), variable: variable.into() };
        self.written.losses.push(loss);
    }

    /// Reports what the lines of a variable could not hold.
    fn lose(&mut self, variable: &str) {
        if std::mem::take(&mut self.refused) {
            self.drop(format!("{variable}: control characters"));
        }
    }

    /// A line, with every run of blanks as one: a value has no line ends, nor what other readers
    /// may take for one.
    fn line(&mut self, tag: &str, value: &str) {
        let refused = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        self.refused |= value.contains(|c: char| refused(c) && !c.is_ascii_whitespace());
        let words = value.split(|c: char| c.is_ascii_whitespace() || refused(c));
        let mut words = words.filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            return;
        }
        let text = &mut self.written.text;
        text.push_str(tag);
        text.push_str("  -");
        for word in words {
            text.push(' ');
            text.push_str(word);
        }
        text.push('\n');
    }

    fn variable(&mut self, tag: &str, var: Var) {
        let item = self.item;
        let read = self.read.clone();
        let is_read = |value: &str| {
            tag == "SN" || variable_of(tag, &control::blanked(value), &read) == Some(var)
        };
        match (var, var.of(item)) {
            (_, Slot::Text(Some(text))) if !is_read(text) => return,
            (_, Slot::Number(Some(number))) if !is_read(&number.as_text()) => return,
            (_, Slot::Text(None) | Slot::Number(None) | Slot::Date(None)) => return,
            (Var::Keyword, Slot::Text(Some(words)))
                if words.split(", ").all(|word| !word.is_empty() && word.trim() == word) =>
            {
                for word in words.split(", ") {
                    self.line(tag, word);
                }
            }
            (Var::Isbn, Slot::Text(Some(isbn))) if !is_isbn(isbn, item) => return,
            (Var::Issn, Slot::Text(Some(issn))) if is_isbn(issn, item) => return,
            (_, Slot::Text(Some(text))) => self.line(tag, text),
            (Var::Page, Slot::Number(Some(pages))) => self.pages(&pages.as_text()),
            (_, Slot::Number(Some(number))) => self.line(tag, &number.as_text()),
            (_, Slot::Names(names)) => {
                let mut whole = true;
                // RIS would make a person of those who are not named.
                if names.iter().any(crate::Name::is_others) {
                    self.drop(format!("{}: that there are others", var.name()));
                }
                for name in names.iter().filter(|name| !name.is_others()) {
                    let line = write_name(name);
                    whole &= read_name(&line) == *name;
                    self.line(tag, &line);
                }
                if !whole {
                    self.drop(format!("{}: parts of names", var.name()));
                }
            }
            (_, Slot::Date(Some(date))) => {
                let (line, whole) = write_date(date);
                if var == Var::Issued {
                    let year = date.start.map(|start| start.year.to_string());
                    self.line(tag, &year.unwrap_or_default());
                    if !is_year(date) {
                        self.line("DA", &line);
                    }
                } else {
                    self.line(tag, &line);
                }
                if !whole {
                    self.drop(format!("{}: parts of the date", var.name()));
                }
            }
        }
        self.left.remove(var);
        self.lose(var.name());
    }

    /// The first and the last page, where there are two.
    fn pages(&mut self, text: &str) {
        // A last page that is the first again says nothing to other readers.
        let is_listed = |c: char| matches!(c, ',' | ';') || c.is_ascii_whitespace();
        let ends = pages::ends(text).filter(|(from, to)| from != to && !text.contains(is_listed));
        match ends {
            Some((from, to)) => {
                self.line("SP", from);
                self.line("EP", to);
            }
            None => self.line("SP", text),
        }
    }

    /// Writes again what no variable took in reading.
    fn others(&mut self) {
        let item = self.item;
        for (tag, value) in &item.other {
            let lines: Vec<&str> = match value {
                serde_json::Value::String(line) => vec![line],
                serde_json::Value::Array(lines) => {
                    lines.iter().filter_map(|l| l.as_str()).collect()
                }
                _ => Vec::new(),
            };
            let is_kept = |line: &&str| variable_of(tag, line, &self.read).is_none();
            let is_free = !RESERVED.contains(&tag.as_str()) && lines.iter().all(is_kept);
            if is_tag(tag) && is_free && !lines.is_empty() {
                for line in lines {
                    self.line(tag, line);
                }
                self.lose(tag);
            } else {
                self.drop(tag.clone());
            }
        }
    }
}

/// Whether a number in `SN` is read as an ISBN.
pub(super) fn is_isbn(number: &str, item: &Item) -> bool {
    // RIS does not tell some types apart: what counts is the one that is read.
    let has_isbn = has_isbn(&kind(ris_type(&item.kind)));
    // So does what is written of a number.
    let number = control::blanked(number);
    number.parse::<Isbn>().is_ok() || (number.parse::<Issn>().is_err() && has_isbn)
}

#[cfg(test)]
mod tests {
    use crate::format::ris;
    use crate::{Item, Kind};

    #[test]
    fn a_loss_of_the_identifier_is_told_once() {
        let written = ris::write(&[Item::new("a\u{1}b", Kind::Book)]);
        let losses: Vec<&str> = written.losses.iter().map(|loss| &*loss.variable).collect();
        assert_eq!(losses, ["id: control characters"]);
    }
}
