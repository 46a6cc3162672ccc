//! Where a case or law is printed, from the fields that biblatex-apa has for it.
//!
//! | field | variables |
//! |---|---|
//! | `citation = {347 U.S. 483}` | volume 347, container-title U.S., page 483 |
//! | `location = {42 U.S.C. § 12101}` | volume 42, container-title U.S.C., section 12101 |
//! | `location = {Pub. L. No. 111-2, 123 Stat. 5}` | number 111-2, and where it is printed |
//! | `location = {H.R. 1100, 113th Cong.}` | a bill: genre H.R., number 1100, authority 113th Cong. |
//! | `organization = {9th Cir.}` of a case | authority |
//! | `citation+an:citeorg = {1="9th Cir."}` | authority |
//! | `keywords = {proposed}` of a rule | the date is that of the proposal: submitted |

use std::borrow::Cow;

use crate::grammar::law;
use crate::item::variable::{Slot, Var};
use crate::item::{Item, Kind, Number};

use super::annotations;
use super::item::Reader;

impl Reader<'_, '_> {
    /// Where a case, law or rule is printed, and whose it is.
    pub(super) fn law(&mut self) {
        let Some(field) = field_of(&self.item.kind) else { return };
        if let Some(text) = self.text(field)
            && self.item.container_title.is_none()
            && places(&mut self.item, &text)
        {
            self.take(field);
        }
        if self.item.kind == Kind::LegalCase {
            self.court();
        }
        if self.item.kind == Kind::Regulation {
            self.rule();
        }
    }

    fn court(&mut self) {
        if let Some(court) = self.text("organization") {
            self.item.authority = Some(court);
            self.take("organization");
        }
        let field = "citation+an:citeorg";
        if let Some(text) = self.text(field)
            && let (Some(court), None) = (annotations::read(&text).of(0), &self.item.authority)
        {
            self.item.authority = Some(court.to_owned());
            self.take(field);
        }
    }

    fn rule(&mut self) {
        if self.text("keywords").as_deref() == Some("proposed") {
            self.item.submitted = self.item.issued.take();
            self.take("keywords");
        }
        if self.entry.kind == "legadminmaterial" && self.item.status.is_none() {
            self.item.status = self.text("note");
            self.take("note");
        }
    }
}

/// The variables that a place is read into.
const VARS: &[Var] = &[
    Var::Volume,
    Var::ContainerTitle,
    Var::Page,
    Var::Section,
    Var::Number,
    Var::Genre,
    Var::Authority,
];

/// The field for where a law or case is printed.
fn field_of(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::LegalCase | Kind::Regulation => Some("citation"),
        Kind::Bill | Kind::Legislation => Some("location"),
        _ => None,
    }
}

/// The field for where a law or case is printed, its text, and the variables that it holds.
pub(super) fn as_field(item: &Item) -> Option<(&'static str, String, Vec<Var>)> {
    let field = field_of(&item.kind)?;
    if field == "location" && item.publisher_place.is_some() {
        return None;
    }
    let text = words(item);
    let mut read = Item::new(item.id.clone(), item.kind.clone());
    if !places(&mut read, &text) || read.kind != item.kind {
        return None;
    }
    let vars: Vec<Var> = VARS.iter().copied().filter(|var| var.is_in(&read)).collect();
    let same = |var: &Var| match (var.of(item), var.of(&read)) {
        (Slot::Text(given), Slot::Text(read)) => given == read,
        (Slot::Number(given), Slot::Number(read)) => {
            given.as_ref().map(Number::as_text) == read.as_ref().map(Number::as_text)
        }
        _ => false,
    };
    vars.iter().all(same).then_some((field, text, vars))
}

fn words(item: &Item) -> String {
    let mut parts = Vec::new();
    match (&item.kind, &item.genre, text_of(item.number.as_ref())) {
        (Kind::Bill, Some(chamber), Some(bill)) => parts.push(format!("{chamber} {bill}")),
        (Kind::Legislation, _, Some(law)) => parts.push(format!("Pub. L. No. {law}")),
        _ => {}
    }
    if let (Some(volume), Some(reporter)) = (text_of(item.volume.as_ref()), &item.container_title) {
        let place = match (text_of(item.section.as_ref()), text_of(item.page.as_ref())) {
            (Some(section), _) => format!("§ {section}"),
            (None, page) => page.map_or("___".to_owned(), Into::into),
        };
        parts.push(format!("{volume} {reporter} {place}"));
    }
    parts.extend(item.authority.clone().filter(|_| item.kind == Kind::Bill));
    parts.join(", ")
}

fn text_of(number: Option<&Number>) -> Option<Cow<'_, str>> {
    number.map(Number::as_text)
}

/// Reads all that stands between commas, and says whether it could.
fn places(item: &mut Item, text: &str) -> bool {
    let mut read = item.clone();
    let all = text.split(", ").all(|part| place(&mut read, part.trim()));
    if all {
        *item = read;
    }
    all
}

fn place(item: &mut Item, text: &str) -> bool {
    let number = |text: &str| Some(Number::Text(text.to_owned()));
    if let Ok(("", printed)) = law::printed(text) {
        item.volume = number(printed.volume);
        item.container_title = Some(printed.reporter.to_owned());
        item.page = printed.page.and_then(number);
        item.section = printed.section.and_then(number);
    } else if let Ok((_, law)) = law::public_law(text) {
        item.number = number(law);
    } else if let Ok(("", (chamber, bill))) = law::bill(text) {
        item.kind = Kind::Bill;
        item.genre = Some(chamber.to_owned());
        item.number = number(bill);
    } else if text.ends_with("Cong.") {
        item.authority = Some(text.to_owned());
    } else {
        return false;
    }
    true
}
