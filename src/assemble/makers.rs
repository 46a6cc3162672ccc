//! Who made the work: authors, and those whom words beside the names credit with something else.

use super::names::{self, Credited, Head, Role};
use super::text::is_unknown;
use super::{Draft, Taken};
use crate::diagnostic::DiagnosticKind;
use crate::item::{Item, Kind, Name};
use crate::label::Segment;
use crate::span::Span;

/// Nobody names more authors a second time.
const NAMED_AGAIN: usize = 20;

/// How many bytes after one doubtful name the next is looked for.
const NEAR: usize = 2_000;

impl Draft<'_> {
    /// Those who stand in the author's place. They are authors whatever they did, since others cite
    /// the work by them; what they did stands beside it.
    pub(super) fn take_authors(&mut self, segment: &Segment, raw: &str) -> Taken {
        if names::is_repetition(raw) {
            self.carried_on = true;
            self.doubt(self.trimmed(segment.span), DiagnosticKind::AuthorCarriedOn);
            return Taken::Whole;
        }
        if is_unknown(raw) {
            return Taken::Whole;
        }
        self.without_year(raw);
        // "in: Doe: Bread": the author of the book that the part is in.
        let lead = ["in: ", "In: "].iter().find_map(|lead| raw.strip_prefix(lead));
        if let Some(names) = lead.filter(|_| !self.item.author.is_empty()) {
            self.evidence.within = true;
            return self.take_helpers("container-author", names);
        }
        let (credits, helpers) = names::authors(raw, &self.around);
        let named = credits.iter().flat_map(|credited| &credited.names).chain(&helpers);
        let spare = names::has_spare_words(raw, named);
        self.item.contributor.extend(helpers);
        self.doubt_given_names(segment, raw, &credits);
        let credits = self.without_title(credits, raw);
        if self.are_named_again(&credits) {
            return Taken::unless(spare);
        }
        // "Bread (R. Roe, Narr.)": who is named in brackets after the title did not write it.
        let aside = raw.starts_with('(') && !self.item.author.is_empty();
        for Credited { names, roles } in credits {
            if self.evidence.role.is_none() {
                self.evidence.role = roles.iter().find_map(|role| made(role));
            }
            let only_helped = |role: &&str| aside || matches!(*role, "editor" | "translator");
            if roles.is_empty() || !roles.iter().all(only_helped) {
                names::append(&mut self.item.author, names.clone());
            }
            credit(&mut self.item, &roles, names);
        }
        Taken::unless(spare)
    }

    /// "Doe, J. Bread / J. Doe": whether all are authors that were named before.
    fn are_named_again(&self, credits: &[Credited]) -> bool {
        let author = &self.item.author;
        let known = |name: &Name| author.iter().any(|before| is_same_person(before, name));
        let mut names = credits.iter().flat_map(|credited| &credited.names).peekable();
        let plain = credits.iter().all(|credited| credited.roles.is_empty());
        let listed = (1..=NAMED_AGAIN).contains(&author.len()) && names.peek().is_some();
        plain && listed && names.all(known)
    }

    /// "The Book (R. Roe, Trans.). (2004)": with no other title, what helpers in brackets follow is
    /// one. Gives the names that are left.
    fn without_title(&mut self, mut credits: Vec<Credited>, raw: &str) -> Vec<Credited> {
        let helped = |credit: &Credited| {
            credit.roles.iter().all(|role| matches!(*role, "editor" | "translator"))
                && !credit.roles.is_empty()
        };
        if let [first, helpers] = credits.as_slice()
            && self.around.untitled
            && self.item.title.is_none()
            && first.roles.is_empty()
            && helped(helpers)
            && let [Name { literal: Some(title), .. }] = first.names.as_slice()
            && raw.contains(title.as_str())
        {
            self.item.title = Some(title.clone());
            credits.remove(0);
        }
        credits
    }

    /// Editors and translators, or whoever else the words beside the names credit.
    pub(super) fn take_helpers(&mut self, role: &'static str, raw: &str) -> Taken {
        // APA marks editors: "In R. Roe, Bread" is by them.
        let author = self.around.head == Head::Apa && raw.starts_with("In ") && !raw.contains('(');
        let role = if author && role == "editor" { "container-author" } else { role };
        // "In: ders.: Bread": the book is by the author of the part.
        let lead = ["in: ", "In: ", "in ", "In "].iter().find_map(|lead| raw.strip_prefix(lead));
        if role == "editor" && names::are_same_authors(lead.unwrap_or(raw)) {
            self.evidence.within = true;
            let free = self.item.container_author.is_empty() && !self.item.author.is_empty();
            if free {
                self.item.container_author = self.item.author.clone();
            }
            return Taken::unless(!free);
        }
        let credits = names::helpers(raw, Role::Editor, &self.around);
        let spare =
            names::has_spare_words(raw, credits.iter().flat_map(|credited| &credited.names));
        for Credited { names, roles } in credits {
            let mut roles = if roles.is_empty() { vec![role] } else { roles };
            // They stand where the editors of a book would, and others take them for those.
            if roles == ["executive-producer"] {
                roles.push("editor");
            }
            credit(&mut self.item, &roles, names);
        }
        Taken::unless(spare)
    }

    /// Doubts names without a family name. They stand in the segment in their order, one soon after
    /// another.
    fn doubt_given_names(&mut self, segment: &Segment, raw: &str, credits: &[Credited]) {
        let names = credits.iter().flat_map(|credited| &credited.names);
        let mut end = 0;
        for name in names.filter(|name| name.family.is_none() && name.literal.is_none()) {
            let given = name.given.as_deref().unwrap_or_default();
            let near = &raw[end..raw.floor_char_boundary(end + NEAR)];
            let span = near.find(given).map_or(segment.span, |at| {
                let start = end + at;
                end = start + given.len();
                Span::new(start, end).shifted(segment.span.start)
            });
            self.doubt(span, DiagnosticKind::NoFamilyName);
        }
    }
}

/// Enters names under each of their roles.
fn credit(item: &mut Item, roles: &[&str], names: Vec<Name>) {
    if let Some((last, others)) = roles.split_last() {
        for role in others {
            makers(item, role).extend(names.iter().cloned());
        }
        names::append(makers(item, last), names);
    }
}

/// The names of a role, by its variable of CSL.
fn makers<'a>(item: &'a mut Item, variable: &str) -> &'a mut Vec<Name> {
    match variable {
        "chair" => &mut item.chair,
        "compiler" => &mut item.compiler,
        "container-author" => &mut item.container_author,
        "composer" => &mut item.composer,
        "curator" => &mut item.curator,
        "director" => &mut item.director,
        "editor" => &mut item.editor,
        "executive-producer" => &mut item.executive_producer,
        "guest" => &mut item.guest,
        "host" => &mut item.host,
        "illustrator" => &mut item.illustrator,
        "interviewer" => &mut item.interviewer,
        "narrator" => &mut item.narrator,
        "performer" => &mut item.performer,
        "producer" => &mut item.producer,
        "script-writer" => &mut item.script_writer,
        "series-creator" => &mut item.series_creator,
        "translator" => &mut item.translator,
        _ => &mut item.contributor,
    }
}

/// What somebody with a role made.
fn made(role: &str) -> Option<Kind> {
    match role {
        "director" => Some(Kind::MotionPicture),
        "executive-producer" | "guest" | "host" => Some(Kind::Broadcast),
        _ => None,
    }
}

/// Whether two names are one person's: "Jane Doe" and "J. Doe", not "Jane Doe" and "John Doe".
fn is_same_person(before: &Name, name: &Name) -> bool {
    let initial = |name: &Name| name.given.as_deref().and_then(|given| given.chars().next());
    let short = |name: &Name| name.given.as_deref().is_some_and(|given| given.contains('.'));
    let given = before.given == name.given
        || (short(before) || short(name)) && initial(before) == initial(name);
    let rest = |name: &Name| (name.family.clone(), name.suffix.clone(), name.literal.clone());
    given && rest(before) == rest(name) && name.other.is_empty()
}
