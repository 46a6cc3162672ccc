//! One entry to one item.

use serde_json::Value;

use crate::control;
use crate::format::pages;
use crate::item::variable::{SlotMut, Var};
use crate::item::{Date, Item, Kind, Number};
use crate::lexicon::names::{BODIES, BODY_HEADS};

use super::annotations::{self, Annotations};
use super::entry::Entry;
use super::fields::{Custom, Form, first_reading, reading};
use super::genres;
use super::journals;
use super::kinds::{Class, class, default_genre, default_kind, subtype_kind};
use super::latex::{decode, decode_title, verbatim};
use super::names::Separator;
use super::{Dialect, dates, is_verbatim, languages, names};

/// Fields of names, and those that say in which role the names are.
const ROLES: [(&str, &str); 8] = [
    ("author", "authortype"),
    ("editor", "editortype"),
    ("editora", "editoratype"),
    ("editorb", "editorbtype"),
    ("editorc", "editorctype"),
    ("namea", "nameatype"),
    ("nameb", "namebtype"),
    ("namec", "namectype"),
];

/// The role that the text of a field names; control characters are not written, so they do not count.
fn named_role(text: &str) -> Option<Var> {
    annotations::role(&control::blanked(text))
}

/// Whether a field says in which role the names of another are.
pub(super) fn is_role_type(name: &str, text: &str) -> bool {
    ROLES.iter().any(|(_, type_field)| *type_field == name) && named_role(text).is_some()
}

/// The item that an entry describes.
pub(super) fn item(entry: &Entry<'_>, dialect: Dialect) -> Item {
    let subtype =
        entry.get("entrysubtype").and_then(|name| subtype_kind(&decode(name), &entry.kind));
    let typed = subtype.is_some();
    let (kind, genre) = subtype.unwrap_or_else(|| (default_kind(&entry.kind), None));
    let drops_prefix = entry.get("options").is_some_and(|options| {
        let options = control::blanked(options);
        let mut settings = options.split(',').filter_map(|option| option.split_once('='));
        settings.any(|(name, value)| (name.trim(), value.trim()) == ("useprefix", "false"))
    });
    let mut reader = Reader {
        entry,
        dialect,
        useprefix: !drops_prefix,
        class: class(&kind, &entry.kind),
        item: Item { genre: genre.map(str::to_owned), ..Item::new(entry.key, kind) },
        left: vec![true; entry.fields.len()],
    };
    if typed {
        reader.take("entrysubtype");
    }
    reader.take("crossref");
    reader.take("xdata");
    reader.issued();
    reader.roles();
    reader.address();
    reader.manuscript();
    reader.law();
    reader.series_of_report();
    for custom in [Custom::Own, Custom::Other, Custom::Loose] {
        reader.variables(custom);
    }
    reader.annotations();
    reader.subtitles();
    reader.wholes();
    reader.paper();
    reader.eprint();
    reader.thesis(typed);
    reader.bodies();
    reader.descriptions();
    reader.others();
    reader.item
}

pub(super) struct Reader<'e, 's> {
    pub(super) entry: &'e Entry<'s>,
    dialect: Dialect,
    useprefix: bool,
    pub(super) class: Class,
    pub(super) item: Item,
    /// Which fields no variable has taken yet.
    left: Vec<bool>,
}

impl<'e> Reader<'e, '_> {
    fn position(&self, name: &str) -> Option<usize> {
        self.entry.fields.iter().position(|(known, _)| known == name)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entry.get(name).is_some()
    }

    /// Takes a field, which is then done with.
    pub(super) fn take(&mut self, name: &str) -> Option<&'e str> {
        let entry = self.entry;
        let at = self.position(name).filter(|at| self.left[*at])?;
        self.left[at] = false;
        Some(&entry.fields[at].1)
    }

    /// The text of a field, which is not taken by that.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let at = self.position(name).filter(|at| self.left[*at])?;
        let value = &self.entry.fields[at].1;
        let text = if name.ends_with("title") { decode_title(value) } else { decode(value) };
        Some(text).filter(|text| !text.is_empty())
    }

    fn variables(&mut self, custom: Custom) {
        let entry = self.entry;
        for (at, (name, value)) in entry.fields.iter().enumerate() {
            if !self.left[at] {
                continue;
            }
            let reading = reading(name, self.class, self.dialect, custom);
            if let Some((var, form)) = reading
                && !var.is_in(&self.item)
                && !self.is_for_parts(name)
            {
                self.set(var, form, value);
                self.left[at] = !var.is_in(&self.item) && !value.trim().is_empty();
            }
        }
    }

    /// Whether a field of a book says something to its parts, which refer to it, and not of itself.
    fn is_for_parts(&self, name: &str) -> bool {
        self.class == Class::Book && name == "booktitle" && self.has("title")
    }

    fn set(&mut self, var: Var, form: Form, value: &str) {
        let (dialect, useprefix) = (self.dialect, self.useprefix);
        match var.of_mut(&mut self.item) {
            SlotMut::Text(slot) => {
                let text = match (form, dialect) {
                    (Form::List, Dialect::Bibtex) => decode(value),
                    _ if var == Var::ContainerTitle
                        && let Some(name) = journals::named(value) =>
                    {
                        name.to_owned()
                    }
                    (Form::Verbatim, _) if var == Var::Url => address(value),
                    _ => text(form, value),
                };
                *slot = Some(text).filter(|text| !text.is_empty());
            }
            SlotMut::Number(slot) => {
                *slot = Some(text(form, value)).filter(|text| !text.is_empty()).map(Number::Text);
            }
            SlotMut::Names(slot) => *slot = names::read(value, dialect, useprefix),
            SlotMut::Date(slot) => {
                *slot = date(value);
            }
        }
    }

    fn issued(&mut self) {
        // A talk is dated as what it was given at.
        let is_talk = self.entry.kind == "presentation" && !self.has("date") && !self.has("year");
        if is_talk && let Some(date) = self.take("eventdate").and_then(date) {
            self.item.issued = Some(date);
        } else if let Some(date) = self.entry.get("date").and_then(date) {
            self.item.issued = Some(date);
            for name in ["date", "year", "month", "day"] {
                self.take(name);
            }
        } else if let Some(year) = self.text("year") {
            self.take("year");
            let mut date = dates::read_year(&year);
            let (month, day) = (self.text("month"), self.text("day"));
            if month.is_some_and(|month| dates::add_month(&mut date, &month, day.as_deref())) {
                self.take("month");
                self.take("day");
            }
            self.item.issued = Some(date);
        } else if let Some(month) = self.text("month") {
            self.take("month");
            self.item.issued = Some(Date::literal(month));
        }
    }

    /// Names whose role another field tells.
    fn roles(&mut self) {
        for (field, type_field) in ROLES {
            let role = self.text(type_field).and_then(|role| named_role(&role));
            let Some(role) = role.filter(|role| !role.is_in(&self.item)) else { continue };
            let (dialect, useprefix) = (self.dialect, self.useprefix);
            if let SlotMut::Names(slot) = role.of_mut(&mut self.item)
                && let Some(value) = self.entry.get(field)
            {
                *slot = names::read(value, dialect, useprefix);
                self.take(field);
                self.take(type_field);
            }
        }
    }

    /// `howpublished = {\url{…}}`, as it is written where there is no field `url`.
    fn address(&mut self) {
        let is_address = |value: &&str| {
            // In braces it is words.
            let value = if value.trim().starts_with('{') { String::new() } else { verbatim(value) };
            ["http://", "https://"].iter().any(|start| value.starts_with(start))
                && !value.contains(char::is_whitespace)
        };
        let Some(given) = self.entry.get("howpublished").filter(is_address) else { return };
        let url = self.entry.get("url").map(address);
        if url.as_ref().is_none_or(|url| *url == address(given)) {
            self.take("howpublished");
            if url.is_none() {
                self.item.url = Some(address(given));
            }
        }
    }

    fn subtitles(&mut self) {
        self.subtitle("subtitle", Var::Title);
        self.subtitle("booksubtitle", Var::ContainerTitle);
        self.subtitle("journalsubtitle", Var::ContainerTitle);
    }

    pub(super) fn subtitle(&mut self, field: &str, var: Var) {
        let Some(subtitle) = self.text(field) else { return };
        if let SlotMut::Text(Some(title)) = var.of_mut(&mut self.item) {
            title.push_str(if title.ends_with(['?', '!', ':']) { " " } else { ": " });
            title.push_str(&subtitle);
            self.take(field);
        }
    }

    /// What is said of single names.
    fn annotations(&mut self) {
        let entry = self.entry;
        for (field, _) in &entry.fields {
            let Some((of, kept)) = field.split_once("+an:") else { continue };
            let names = first_reading(of, self.class, self.dialect).filter(|var| var.is_of_names());
            let (Some(names), true) = (names, annotations::KEPT.contains(&kept)) else { continue };
            if let Some(text) = self.text(field)
                && names.is_in(&self.item)
            {
                self.annotate(names, kept, &annotations::read(&text));
                self.take(field);
            }
        }
    }

    /// Names whose roles all have variables go there, the others keep what is said of them.
    fn annotate(&mut self, names: Var, kept: &str, all: &Annotations<'_>) {
        let SlotMut::Names(slot) = names.of_mut(&mut self.item) else { return };
        for (at, mut name) in std::mem::take(slot).into_iter().enumerate() {
            let words = all.of(at);
            let roles = words.filter(|_| kept == "role").and_then(roles);
            if let (None, Some(words)) = (&roles, words) {
                name.other.insert(kept.to_owned(), words.into());
            }
            for var in roles.unwrap_or_else(|| vec![names]) {
                if let SlotMut::Names(slot) = var.of_mut(&mut self.item) {
                    slot.push(name.clone());
                }
            }
        }
    }

    /// The number of a paper in a volume that is of no series is an issue of what it is in.
    fn paper(&mut self) {
        let is_paper = self.class == Class::Paper && self.has("number");
        if is_paper && is_issue(&self.item) && self.item.issue.is_none() {
            self.item.issue = self.item.collection_number.take();
        }
    }

    /// The words in the `issue` of a report name its series, as biblatex-apa has it; a number without
    /// words of its own is then one of the series.
    fn series_of_report(&mut self) {
        let series = self.text("issue").filter(|issue| is_words(issue));
        if self.dialect != Dialect::Biblatex || self.class != Class::Report || series.is_none() {
            return;
        }
        self.item.collection_title = series;
        self.take("issue");
        if !self.has("type") {
            let number = self.text("number");
            self.item.collection_number = number.map(Number::Text);
            self.take("number");
        }
    }

    /// A department that stands where a place would belongs to its university.
    fn bodies(&mut self) {
        let item = &mut self.item;
        let place = match item.kind {
            Kind::Manuscript if item.event_title.is_none() => &mut item.event_place,
            _ => &mut item.publisher_place,
        };
        if let (Some(publisher), true) =
            (&mut item.publisher, place.as_deref().is_some_and(is_body))
            && let Some(body) = place.take()
        {
            *publisher = format!("{body}, {publisher}");
        }
    }

    fn eprint(&mut self) {
        let Some(id) = self.entry.get("eprint").map(verbatim) else { return };
        let archive = self.text("eprinttype").or_else(|| self.text("archiveprefix"));
        let archive = archive.unwrap_or_default();
        if archive.is_empty()
            && is_words(&id)
            && self.class == Class::Site
            && self.item.container_title.is_none()
        {
            // As biblatex-apa has it: what the page stands on, and no number of it.
            self.item.container_title = self.text("eprint");
            self.take("eprint");
            return;
        }
        match archive.to_lowercase().as_str() {
            "arxiv" => {
                let id = id.strip_prefix("arXiv:").unwrap_or(&id);
                let known = super::arxiv_id(&self.item) == Some(id);
                // BibLaTeX's keyword is in small letters; as "arXiv" it is part of a number.
                let typed = self.dialect == Dialect::Bibtex || archive == "arxiv";
                match &self.item.number {
                    _ if known && typed => {}
                    // Where else it can be read is no number of what a journal has printed.
                    None if self.item.container_title.is_some() => return,
                    None => self.item.number = Some(Number::Text(format!("arXiv:{id}"))),
                    Some(_) if known => {}
                    Some(_) => return,
                }
            }
            "pubmed" if self.item.pmid.is_none() => self.item.pmid = Some(id),
            _ => return,
        }
        for name in ["eprint", "eprinttype", "archiveprefix"] {
            self.take(name);
        }
    }

    fn thesis(&mut self, typed: bool) {
        if self.item.kind != Kind::Thesis {
            return;
        }
        // The university is the publisher; what else is called so is where it can be had.
        if self.item.publisher.is_some() && self.item.archive.is_none() {
            self.item.archive = self.text("publisher");
            self.take("publisher");
        }
        match default_genre(&self.entry.kind) {
            Some(_) if typed => self.item.genre = None,
            Some(genre) if self.item.genre.is_none() => self.item.genre = Some(genre.to_owned()),
            _ => {}
        }
    }

    /// Keeps what is left, under its name.
    fn others(&mut self) {
        let entry = self.entry;
        for (at, (name, value)) in entry.fields.iter().enumerate() {
            if !self.left[at] || (name == "options" && value.trim().starts_with("useprefix=")) {
                continue;
            }
            let text = if is_verbatim(name) { verbatim(value) } else { decode(value) };
            if text.is_empty() {
                continue;
            }
            // Further values must not stand where a variable of this name would.
            let mut name = name.to_string();
            if Var::named(&name).is_some() || self.item.other.contains_key(&name) {
                name.push_str("-2");
            }
            match self.item.other.get_mut(&name) {
                Some(Value::String(before)) => {
                    before.push_str("; ");
                    before.push_str(&text);
                }
                _ => {
                    self.item.other.insert(name, text.into());
                }
            }
        }
    }
}

/// The variables for roles with commas between them, if there is one for each.
fn roles(words: &str) -> Option<Vec<Var>> {
    words.split(',').map(annotations::role).collect()
}

/// Whether a number in proceedings is that of an issue, and not of a series.
pub(super) fn is_issue(item: &Item) -> bool {
    item.volume.is_some() && item.collection_title.is_none() && item.editor.is_empty()
}

/// Whether the `eprint` that the item keeps would be read as something else.
pub(super) fn is_read_eprint(item: &Item, class: Class) -> bool {
    let field = |name: &str| item.other.get(name).and_then(|value| value.as_str());
    let Some(id) = field("eprint") else { return false };
    let archive = field("eprinttype").or_else(|| field("archiveprefix")).unwrap_or_default();
    match archive.to_lowercase().as_str() {
        "arxiv" => {
            let is_number = item.number.is_none() && item.container_title.is_none();
            is_number || super::arxiv_id(item) == id.strip_prefix("arXiv:").or(Some(id))
        }
        "pubmed" => item.pmid.is_none(),
        "" => class == Class::Site && item.container_title.is_none() && is_words(id),
        _ => false,
    }
}

/// Whether a text is no number or identifier, but a name.
pub(super) fn is_words(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a text is the name of a body, as "Department of Physics" is.
fn is_body(text: &str) -> bool {
    if text.contains(',') {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let opens = |pair: &[&str]| BODIES.contains(&*pair[0].to_lowercase()) && pair[1] == "of";
    let ends = words.last().is_some_and(|word| BODY_HEADS.contains(&*word.to_lowercase()));
    ends || words.windows(2).take(1).any(opens)
}

/// The date of a field; a `~` in it is no blank.
fn date(value: &str) -> Option<Date> {
    let bare = value.trim().trim_matches(['{', '}']);
    let words = decode(value);
    let read = dates::read_iso(bare).or_else(|| dates::read_iso(&words));
    read.or_else(|| (!words.is_empty()).then(|| Date::literal(words)))
}

fn text(form: Form, value: &str) -> String {
    match form {
        Form::List => names::split(value, Separator::And)
            .into_iter()
            .map(decode)
            .collect::<Vec<_>>()
            .join("; "),
        Form::Verbatim => verbatim(value),
        Form::Edition => {
            let text = decode(value);
            let ordinal = super::ORDINALS.iter().position(|word| word.eq_ignore_ascii_case(&text));
            ordinal.map_or(text, |index| (index + 1).to_string())
        }
        Form::Genre => {
            let words = decode(value);
            genres::of_keyword(&words).map_or(words, str::to_owned)
        }
        Form::Title => decode_title(value),
        Form::Pages => pages::plain(&decode(value)),
        Form::Language => languages::tag(&decode(value)).to_owned(),
        _ => decode(value),
    }
}

/// The first of the addresses, without the braces that some programs put round characters.
fn address(value: &str) -> String {
    let text = verbatim(value);
    let is_more = |rest: &str| rest.trim_start().starts_with("http");
    let end = text.find(char::is_whitespace).filter(|end| is_more(&text[*end..]));
    text[..end.unwrap_or(text.len())].replace(['{', '}'], "")
}
