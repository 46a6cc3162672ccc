//! Items to entries.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::control;
use crate::format::{Loss, Written, pages};
use crate::item::variable::{Slot, Var, VarSet};
use crate::item::{Date, Item, Kind, Name, Number};

use super::annotations;
use super::descriptions::{self, Place};
use super::escape::{Lowers, escape, escape_part};
use super::fields::{Form, first_reading, of_class, plain_form};
use super::item::{is_issue, is_read_eprint, is_role_type, is_words};
use super::kinds::{Class, class, default_genre, entry_type};
use super::latex::NO_CASE;
use super::{Dialect, dates, genres, languages, law, names, wholes};
use crate::item::keys;
use crate::style::case;

/// Writes the items, one entry each, in their order.
pub(in crate::format) fn write(items: &[Item], dialect: Dialect, ascii: bool) -> Written {
    let mut written = Written::default();
    for (item, key) in items.iter().zip(keys::assign(items)) {
        if !written.text.is_empty() {
            written.text.push('\n');
        }
        let entry_type = entry_type(item, dialect);
        let class = class(&item.kind, entry_type.name);
        let changed = wholes::as_fields(item, class, dialect);
        let has_whole = changed.is_some();
        let item = changed.as_ref().unwrap_or(item);
        Entry { has_whole, ..Entry::new(item, dialect, ascii, &mut written) }.write(&key);
    }
    written
}

struct Entry<'a> {
    item: &'a Item,
    dialect: Dialect,
    ascii: bool,
    class: Class,
    entry_type: &'static str,
    subtype: Option<&'a str>,
    /// Whether the titles of a whole and its part have changed places.
    has_whole: bool,
    /// The fields for what describes the item and has no other field.
    descriptions: Vec<(&'static str, Place)>,
    out: &'a mut String,
    losses: &'a mut Vec<Loss>,
    /// The variables that are still to be written.
    left: VarSet,
    /// Whether the field `eprint` is taken.
    eprint: bool,
    /// How many of BibLaTeX's three spare name fields are taken.
    spare_names: usize,
    /// What the fields of the variable that is being written could not take of it.
    refused: Option<&'static str>,
}

impl<'a> Entry<'a> {
    fn new(item: &'a Item, dialect: Dialect, ascii: bool, written: &'a mut Written) -> Self {
        let written_type = entry_type(item, dialect);
        let class = class(&item.kind, written_type.name);
        let mut left = VarSet::of(item);
        if written_type.tells_genre {
            left.remove(Var::Genre);
        }
        let has = |var| of_class(class, dialect).iter().any(|field| field.var == var);
        let descriptions = match dialect {
            Dialect::Bibtex => Vec::new(),
            Dialect::Biblatex => descriptions::fields(item, class, &written_type, has),
        };
        Self {
            item,
            dialect,
            ascii,
            class,
            entry_type: written_type.name,
            subtype: written_type.subtype,
            has_whole: false,
            descriptions,
            out: &mut written.text,
            losses: &mut written.losses,
            left,
            eprint: false,
            spare_names: 0,
            refused: None,
        }
    }

    fn write(mut self, key: &str) {
        self.out.push('@');
        self.out.push_str(self.entry_type);
        self.out.push('{');
        self.out.push_str(key);
        self.out.push_str(",\n");
        if key != self.item.id && !self.item.id.is_empty() {
            self.drop("id");
        }
        if self.dialect == Dialect::Biblatex {
            self.law();
        }
        for field in of_class(self.class, self.dialect) {
            let fits = match (field.name, field.var) {
                (name, _) if wholes::FIELDS.contains(&name) => self.has_whole,
                ("number", Var::CollectionNumber) => !self.has_issue(),
                _ => true,
            };
            if self.left.contains(field.var) && fits {
                self.field(field.name, field.var, field.form);
            }
        }
        self.subtype();
        self.describe();
        self.eprint();
        for var in self.left.iter() {
            self.rest(var);
        }
        self.others();
        self.out.push_str("}\n");
    }

    /// Whether the number of a paper is read as an issue.
    fn has_issue(&self) -> bool {
        self.class == Class::Paper && is_issue(self.item)
    }

    fn drop(&mut self, variable: impl Into<Cow<'static, str>>) {
        self.losses.push(Loss { id: self.item.id.clone(), variable: variable.into() });
    }

    /// A variable is written, but for what its fields refused.
    fn done(&mut self, var: Var) {
        self.left.remove(var);
        if let Some(refused) = self.refused.take() {
            self.drop(format!("{}: {refused}", var.name()));
        }
    }

    /// Writes a field whose value `value` appends; a value that stays empty is no field.
    fn line(&mut self, name: &str, value: impl FnOnce(&mut String)) {
        let before = self.out.len();
        self.out.push_str("  ");
        self.out.push_str(name);
        self.out.push_str(" = {");
        let start = self.out.len();
        value(self.out);
        if control::has_any(&self.out[start..]) {
            let value = self.out.split_off(start);
            self.out.push_str(control::blanked(&value).trim());
            self.refused = Some("control characters");
        }
        if self.out.len() == start {
            self.out.truncate(before);
        } else {
            self.out.push_str("},\n");
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        let ascii = self.ascii;
        self.line(name, |out| escape(out, text, Lowers::Nothing, ascii));
    }

    fn field(&mut self, name: &'static str, var: Var, form: Form) {
        let done = match var.of(self.item) {
            Slot::Text(Some(text)) => self.words(name, form, text),
            Slot::Number(Some(number)) => self.number(name, form, number),
            Slot::Names(list) if !list.is_empty() => self.names(name, var),
            Slot::Date(Some(date)) => self.date(name, var, form, date),
            _ => false,
        };
        if done {
            self.done(var);
        }
    }

    fn words(&mut self, name: &str, form: Form, text: &str) -> bool {
        let (dialect, ascii) = (self.dialect, self.ascii);
        if name == "howpublished" && text.trim_start().starts_with("http") {
            // In braces it is the words, and not an address.
            self.line(name, |out| {
                out.push('{');
                escape(out, text, Lowers::Nothing, ascii);
                out.push('}');
            });
            return true;
        }
        match form {
            Form::Title => {
                let lowers = match dialect {
                    Dialect::Biblatex => Lowers::AllButFirst,
                    Dialect::Bibtex if name == "title" => Lowers::AfterFirst,
                    Dialect::Bibtex => Lowers::Nothing,
                };
                if lowers != Lowers::Nothing && case::form::form(text) == case::form::Form::Title {
                    self.line(name, |out| in_title_case(out, text, ascii));
                } else {
                    self.line(name, |out| escape(out, text, lowers, ascii));
                }
            }
            Form::List if dialect == Dialect::Biblatex => {
                self.line(name, |out| list(out, text, ascii));
            }
            Form::Verbatim => self.verbatim(name, text),
            Form::Genre => self.genre(name, text),
            Form::Language if dialect == Dialect::Biblatex => {
                self.text(name, languages::babel(text));
            }
            _ => self.text(name, text),
        }
        true
    }

    fn verbatim(&mut self, name: &str, text: &str) {
        let address = address(text);
        // An encoded address leads to the same place; another identifier is not the same.
        if name != "url" && address != text.trim() {
            self.refused = Some("characters that no address has");
        }
        self.line(name, |out| out.push_str(&address));
    }

    fn genre(&mut self, name: &str, genre: &str) {
        if default_genre(self.entry_type) == Some(genre) {
            return;
        }
        let keyword = genres::keyword(genre, self.class);
        let keyword = keyword.filter(|_| self.dialect == Dialect::Biblatex);
        self.text(name, keyword.unwrap_or(genre));
    }

    fn number(&mut self, name: &str, form: Form, number: &Number) -> bool {
        let (text, ascii) = (number.as_text(), self.ascii);
        match form {
            Form::Pages => self.line(name, |out| write_pages(out, &text, ascii)),
            Form::Edition if self.dialect == Dialect::Bibtex => {
                let word = usize::try_from(number.as_integer().unwrap_or_default())
                    .ok()
                    .and_then(|n| super::ORDINALS.get(n.checked_sub(1)?));
                self.text(name, word.copied().unwrap_or(&text));
            }
            _ => self.text(name, &text),
        }
        true
    }

    fn names(&mut self, name: &str, var: Var) -> bool {
        let Slot::Names(list) = var.of(self.item) else { return false };
        let (dialect, ascii) = (self.dialect, self.ascii);
        let mut whole = true;
        self.line(name, |out| whole = names::write(out, list, dialect, ascii));
        for kept in annotations::KEPT {
            whole &= self.annotation(name, list, kept);
        }
        if !whole {
            self.drop(format!("{}: parts of names", var.name()));
        }
        true
    }

    /// Writes what names keep, and says whether it would be read as that.
    fn annotation(&mut self, name: &str, list: &[Name], kept: &str) -> bool {
        let text = annotations::written(list, kept);
        let fits = annotations::fit(list, kept, &text);
        if fits {
            self.text(&format!("{name}+an:{kept}"), &text);
        }
        fits
    }

    fn date(&mut self, name: &str, var: Var, form: Form, date: &Date) -> bool {
        if form == Form::Issued {
            self.issued(date);
        } else if let Some(words) = dates::words(date) {
            if self.dialect == Dialect::Biblatex {
                return false;
            }
            self.text(name, words);
        } else {
            let mut fits = true;
            self.line(name, |out| fits = dates::write_iso(out, date));
            if !fits {
                return false;
            }
        }
        if dates::loses(date) {
            self.drop(format!("{}: parts of the date", var.name()));
        }
        true
    }

    fn issued(&mut self, date: &Date) {
        if let Some(words) = dates::words(date) {
            return self.text("year", words);
        }
        let Some(start) = date.start else { return };
        let fits = dates::write_iso(&mut String::new(), date);
        if self.dialect == Dialect::Bibtex || !fits {
            self.text("year", &start.year.to_string());
            if let Some(season) = dates::season_name(date) {
                self.text("month", season);
            } else if let Some(months) = dates::month_macros(date) {
                self.out.extend(["  month = ", &months, ",\n"]);
                if let Some(day) = start.day {
                    self.text("day", &day.to_string());
                }
            }
        }
        if fits && (self.dialect == Dialect::Biblatex || !dates::is_year_and_month(date)) {
            self.line("date", |out| {
                dates::write_iso(out, date);
            });
        }
    }

    fn subtype(&mut self) {
        if self.entry_type.ends_with("thesis") && self.subtype.is_some() {
            // A thesis of no kind, where BibTeX would print one.
            self.text("type", "Thesis");
        }
        if let Some(subtype) = self.subtype {
            self.text("entrysubtype", subtype);
        }
        let director = !self.item.director.is_empty()
            && self.item.editor.is_empty()
            && self.class == Class::Open
            && self.dialect == Dialect::Biblatex;
        if director {
            self.names("editor", Var::Director);
            self.text("editortype", "director");
            self.done(Var::Director);
        }
    }

    /// Where a law or case is printed, and its court.
    fn law(&mut self) {
        if let Some((field, text, vars)) = law::as_field(self.item) {
            self.text(field, &text);
            for var in vars {
                self.left.remove(var);
            }
        }
        if let (Kind::LegalCase, Some(court)) = (&self.item.kind, &self.item.authority) {
            self.text("organization", court);
            self.done(Var::Authority);
        }
        if let (Kind::Regulation, Some(date), None, None) =
            (&self.item.kind, &self.item.submitted, &self.item.issued, &self.item.keyword)
            && self.date("date", Var::Submitted, Form::Issued, date)
        {
            self.text("keywords", "proposed");
            self.done(Var::Submitted);
        }
    }

    fn describe(&mut self) {
        let item = self.item;
        for (field, place) in self.descriptions.clone() {
            let (var, words) = match place {
                Place::Genre => (Var::Genre, &item.genre),
                Place::Medium => (Var::Medium, &item.medium),
            };
            self.text(field, words.as_deref().unwrap_or_default());
            self.done(var);
        }
    }

    /// The identifier of a preprint or of PubMed, which styles make a link of.
    fn eprint(&mut self) {
        if let Some(id) = super::arxiv_id(self.item) {
            self.text("eprint", id);
            match self.dialect {
                Dialect::Bibtex => self.text("archiveprefix", "arXiv"),
                // Styles know both; the first says that it is the item's number.
                Dialect::Biblatex
                    if super::arxiv_number(self.item) == Some(id)
                        && self.item.container_title.is_none() =>
                {
                    self.text("eprinttype", "arXiv");
                    self.left.remove(Var::Number);
                }
                Dialect::Biblatex => self.text("eprinttype", "arxiv"),
            }
            self.eprint = true;
        }
    }

    /// The field of another variable that this one is read from where the other is not given.
    fn borrowed(&self, var: Var) -> Option<&'static str> {
        let item = self.item;
        let biblatex = self.dialect == Dialect::Biblatex;
        let plain = item.number.is_none() && item.genre.is_none();
        // See `Reader::paper`, `series_of_report` and `thesis`.
        match (var, self.class) {
            (Var::Issue, Class::Paper) if self.has_issue() => Some("number"),
            (Var::CollectionTitle, Class::Report) if biblatex && self.has_series() => Some("issue"),
            (Var::CollectionNumber, Class::Report) if biblatex && self.has_series() && plain => {
                Some("number")
            }
            (Var::Archive, Class::Thesis) if biblatex && item.publisher.is_some() => {
                Some("publisher")
            }
            _ => None,
        }
    }

    /// Whether the series of a report can stand in its `issue`, with no number taken for its own.
    fn has_series(&self) -> bool {
        let item = self.item;
        item.collection_title.as_deref().is_some_and(is_words)
            && item.issue.is_none()
            && (item.genre.is_some() || item.number.is_none())
    }

    /// Writes a variable that has no customary field.
    fn rest(&mut self, var: Var) {
        let name = var.name();
        let item = self.item;
        match (self.dialect, var.of(item)) {
            // Its field has the issue.
            _ if var == Var::CollectionNumber && self.has_issue() && item.issue.is_some() => {}
            _ if let Some(field) = self.borrowed(var) => self.own_name(field, var),
            (Dialect::Bibtex, _) => {
                let name = name.to_ascii_lowercase();
                if first_reading(&name, self.class, self.dialect) == Some(var) {
                    self.own_name(&name, var);
                }
            }
            (Dialect::Biblatex, Slot::Names(_)) => self.spare_names(var, name),
            (Dialect::Biblatex, Slot::Text(Some(pmid)))
                if var == Var::Pmid && !self.eprint && pmid.bytes().all(|b| b.is_ascii_digit()) =>
            {
                self.text("eprint", pmid);
                self.text("eprinttype", "pubmed");
                self.eprint = true;
                self.left.remove(var);
            }
            _ => {}
        }
        if self.left.contains(var) {
            self.drop(name);
        }
    }

    fn own_name(&mut self, name: &str, var: Var) {
        let done = match var.of(self.item) {
            Slot::Text(Some(text)) => self.words(name, plain_form(var), text),
            Slot::Number(Some(number)) => self.number(name, plain_form(var), number),
            Slot::Names(_) => self.names(name, var),
            Slot::Date(Some(date)) => self.date(name, var, plain_form(var), date),
            _ => false,
        };
        if done {
            self.done(var);
        }
    }

    fn spare_names(&mut self, var: Var, name: &str) {
        if let Some(field) = super::SPARE_NAMES.get(self.spare_names) {
            self.names(field, var);
            self.text(&format!("{field}type"), name);
            self.spare_names += 1;
            self.done(var);
        }
    }

    /// Writes what ibid has no variable for, as it was read.
    fn others(&mut self) {
        let item = self.item;
        for (name, value) in &item.other {
            let text = value.as_str().filter(|text| !text.trim().is_empty());
            match text {
                Some(text)
                    if is_field_name(name)
                        && self.is_free(name, text)
                        && !is_role_type(name, text) =>
                {
                    if super::is_verbatim(name) {
                        self.verbatim(name, text);
                    } else {
                        self.text(name, text);
                    }
                    if let Some(refused) = self.refused.take() {
                        self.drop(format!("{name}: {refused}"));
                    }
                }
                _ => self.drop(name.clone()),
            }
        }
    }

    /// Whether the field could be read back as what it is.
    fn is_free(&self, name: &str, text: &str) -> bool {
        let kept = match name {
            "eprint" | "eprinttype" | "archiveprefix" => {
                !self.eprint && !is_read_eprint(self.item, self.class)
            }
            // No description is read from an address.
            "titleaddon" => {
                descriptions::is_address(text)
                    && self.descriptions.iter().all(|(field, _)| *field != name)
            }
            // It is for those that refer to the book.
            "booktitle" => self.class == Class::Book && self.item.title.is_some(),
            "month" if self.dialect == Dialect::Bibtex => {
                let date = self.item.issued.as_ref();
                date.is_some_and(|date| dates::leaves_month(date, text))
            }
            _ => false,
        };
        let reserved = super::RESERVED.contains(&name) && !kept;
        let read_as = first_reading(name, self.class, self.dialect);
        let written = of_class(self.class, self.dialect)
            .iter()
            .any(|field| field.name == name && field.var.is_in(self.item));
        let is_written = |var: Var| var.is_in(self.item) && !self.left.contains(var);
        !reserved && !written && (kept || read_as.is_none_or(is_written))
    }
}

fn is_field_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_+".contains(&b))
}

/// A list joined with "and"; in braces, an "and" joins nothing.
fn list(out: &mut String, text: &str, ascii: bool) {
    let is_part = |part: &str| !part.is_empty() && part == part.trim();
    let parts: Vec<&str> = text.split("; ").collect();
    let parts = if parts.iter().all(|part| is_part(part)) { parts } else { vec![text] };
    for (i, part) in parts.into_iter().enumerate() {
        out.push_str(if i > 0 { " and " } else { "" });
        let joins = part.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
        out.push_str(if joins { "{" } else { "" });
        escape(out, part, Lowers::Nothing, ascii);
        out.push_str(if joins { "}" } else { "" });
    }
}

/// An address or identifier as it is, but for what no address has (RFC 3986) and what TeX would
/// take for more than itself, or for the field's end: these characters are percent-encoded.
fn address(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\\{}^".contains(c);
    if !text.contains(refused) {
        return text.into();
    }
    let mut encoded = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        let c = if c.is_ascii_whitespace() { ' ' } else { c };
        if refused(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(c);
        }
    }
    encoded.into()
}

/// Pages, with the dash of a range as `--`.
fn write_pages(out: &mut String, text: &str, ascii: bool) {
    for (i, part) in text.trim().split(',').enumerate() {
        out.push_str(if i > 0 { "," } else { "" });
        match pages::ends(part) {
            Some((from, to)) => {
                escape_part(out, from, ascii);
                out.push_str("--");
                escape_part(out, to, ascii);
            }
            None => escape_part(out, part, ascii),
        }
    }
}
/// A title in title case. Styles lower none of it, or, where words of it are protected, all but those.
fn in_title_case(out: &mut String, text: &str, ascii: bool) {
    let wrapped = !text.contains(NO_CASE);
    if wrapped {
        out.push('{');
    }
    escape(out, text, Lowers::Nothing, ascii);
    if wrapped {
        out.push('}');
    }
}
