//! What a careful reader of a `.bib` file would question.
//!
//! | in the file | doubt |
//! |---|---|
//! | `author = {Doe J., Roe R., Poe P.}` | no "and" joins the names |
//! | `pages = {29--12}` | the last page comes before the first |
//! | `url = {http://a.b/c http://d.e/f}`, `doi = {see below}` | no address, no DOI |
//! | `isbn = {978-0-306-40615-8}` | the check digit is wrong |
//! | `title = {The \foo of \bar{x}}` | LaTeX that is not read |
//! | `@article{…, booktitle = {…}}` | the type has no such field |
//! | `@article{…}` without a journal | the type needs that field |
//! | two entries with one DOI, or one title, year and author | the same work |
//!
//! Which fields a type has and needs is BibLaTeX's data model (its manual, § 2.1.1), with BibTeX's
//! names for the same fields, and no more than BibTeX needs of a file that is BibTeX's.

use crate::diagnostic::{Diagnostic, DiagnosticKind, StandardNumber};
use crate::format::{merge, pages};
use crate::item::{Doi, InvalidIdentifier, Isbn, Issn};
use crate::span::Span;

use super::Dialect;
use super::dialects::other_name;
use super::fields::{has_field, is_known};
use super::kinds::{class, default_kind};
use super::latex::{decode, verbatim};
use super::read::{Meaning, is_described, meaning};
use super::syntax::{self, Content, Field, RawEntry};

/// The doubts about a file, in its order; the spans are of the text that was given.
///
/// What cannot be read at all is no doubt: [`Library::problems`](super::Library::problems) has that.
///
/// ```
/// use ibid::DiagnosticKind;
/// use ibid::format::{Dialect, doubts};
///
/// let text = "@article{a, author = {Doe, J.}, title = {Rye}, journal = {J}, year = 2000, pages = {29--12}}";
/// let found = doubts(text, Dialect::Bibtex);
/// assert_eq!(found[0].kind, DiagnosticKind::PagesReversed);
/// assert_eq!(found[0].span.text(text), "{29--12}");
/// assert_eq!(found.len(), 1);
/// ```
#[must_use]
pub fn doubts(text: &str, dialect: Dialect) -> Vec<Diagnostic> {
    let file = syntax::parse(text);
    let mut doubts = Vec::new();
    let mut heads = Vec::new();
    for block in &file.blocks {
        let Content::Entry(entry) = &block.content else { continue };
        // The type and the brace, and the key after them.
        let end = block.start + block.text.find(['{', '(']).map_or(0, |open| open + 1);
        let head = Span::new(block.start, end + entry.key.len());
        if is_described(entry.kind) {
            heads.push(head);
        }
        of_entry(entry, head, dialect, &mut doubts);
        for field in &entry.fields {
            of_field(entry, field, &mut doubts);
        }
    }
    let Meaning { items, doubts: unjoined, .. } = meaning(&file.blocks, text.len(), dialect);
    doubts.extend(unjoined);
    doubts.extend(
        merge(items)
            .merges
            .into_iter()
            .map(|copy| Diagnostic::new(heads[copy.position], DiagnosticKind::SameWork(copy.kept))),
    );
    doubts.sort_by_key(|doubt| (doubt.span.start, doubt.span.end));
    doubts
}

/// What a type needs: of each row, one of the fields.
type Needs = &'static [&'static str];

const MAKER: &str = "author editor";
const JOURNAL: &str = "journaltitle journal";
const DATE: &str = "date year";
const BODY: &str = "institution school";
const PLACE: &str = "url doi eprint";

/// Types, and the fields that each needs: BibLaTeX's manual, § 2.1.1. A row has the fields of which
/// one is enough.
const NEEDS: &[(&str, Needs)] = &[
    ("article", &["author", "title", JOURNAL, DATE]),
    ("book", &[MAKER, "title", DATE]),
    ("booklet", &[MAKER, "title", DATE]),
    ("collection", &["editor", "title", DATE]),
    ("conference", &["author", "title", "booktitle", DATE]),
    ("dataset", &[MAKER, "title", DATE]),
    ("inbook", &[MAKER, "title", DATE]),
    ("incollection", &["author", "title", "booktitle", DATE]),
    ("inproceedings", &["author", "title", "booktitle", DATE]),
    ("manual", &["title"]),
    ("mastersthesis", &["author", "title", BODY, DATE]),
    ("mvbook", &["author", "title", DATE]),
    ("mvcollection", &["editor", "title", DATE]),
    ("online", &["title", PLACE]),
    ("patent", &["author", "title", "number", DATE]),
    ("periodical", &["editor", "title", DATE]),
    ("phdthesis", &["author", "title", BODY, DATE]),
    ("proceedings", &["title", DATE]),
    ("reference", &["editor", "title", DATE]),
    ("report", &["author", "title", BODY, DATE]),
    ("techreport", &["author", "title", BODY, DATE]),
    ("thesis", &["author", "title", BODY, DATE]),
    ("unpublished", &["author", "title"]),
];

/// Fields of the data model that the table of fields has no use for, and the types that have them;
/// `*` is every type.
const ALSO: &[(&str, &str)] = &[
    ("eid", "article inproceedings conference"),
    ("howpublished", "booklet manual misc unpublished dataset software online"),
    ("language", "*"),
    ("organization", "inproceedings conference manual misc online proceedings software dataset"),
    ("pages", "book collection mvbook proceedings"),
    ("articleno", "*"),
];

fn has_also(kind: &str, name: &str) -> bool {
    let kinds = ALSO.iter().find(|(known, _)| *known == name).map(|(_, kinds)| *kinds);
    kinds.is_some_and(|kinds| kinds == "*" || kinds.split(' ').any(|known| known == kind))
}

/// Fields that a type lacks, or that it lacks and needs.
fn of_entry(entry: &RawEntry<'_>, head: Span, dialect: Dialect, doubts: &mut Vec<Diagnostic>) {
    let kind = entry.kind.to_ascii_lowercase();
    let has = |name: &str| entry.fields.iter().any(|field| field.name.eq_ignore_ascii_case(name));
    let inherits = has("crossref") || has("xdata");
    let needs = NEEDS.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, needs)| needs);
    for row in needs.iter().filter(|_| !inherits) {
        if !row.split(' ').any(has) {
            let name = row.split(' ').find(|name| dialect == Dialect::Biblatex || is_bibtex(name));
            let name = name.unwrap_or(row).to_owned();
            doubts.push(Diagnostic::new(head, DiagnosticKind::FieldMissing(name)));
        }
    }
    let class = class(&default_kind(&kind), &kind);
    let is_standard = !needs.is_empty() || kind == "misc";
    for field in entry.fields.iter().filter(|_| is_standard) {
        let name = field.name.to_ascii_lowercase();
        let names = [Some(&*name), other_name(&name)];
        let fits = |name: &&str| has_field(class, name) || has_also(&kind, name);
        if is_known(&name) && !names.iter().flatten().any(fits) {
            let span = Span::new(field.start, field.start + field.name.len());
            doubts.push(Diagnostic::new(span, DiagnosticKind::FieldMisplaced(kind.clone())));
        }
    }
}

/// Whether BibTeX has a field of this name where BibLaTeX has another.
fn is_bibtex(name: &str) -> bool {
    !matches!(name, "journaltitle" | "date" | "institution")
}

/// What is doubtful in the values of fields.
struct Rule {
    fields: &'static [&'static str],
    doubt: fn(&str) -> Option<DiagnosticKind>,
    /// A value that is doubtful, and one that is not.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test reads it"))]
    examples: (&'static str, &'static str),
}

const RULES: &[Rule] = &[
    Rule {
        fields: &["pages"],
        doubt: |value| is_reversed(value).then_some(DiagnosticKind::PagesReversed),
        examples: ("29--12", "129--42, e3--e5"),
    },
    Rule {
        fields: &["url"],
        doubt: |value| malformed("url", is_address(&verbatim(value))),
        examples: ("http://a.b/c http://d.e/f", "\\url{https://a.b/c\\_d}"),
    },
    Rule {
        fields: &["doi"],
        doubt: |value| malformed("doi", verbatim(value).parse::<Doi>().is_ok()),
        examples: ("see below", "https://doi.org/10.1000/182"),
    },
    Rule {
        fields: &["isbn"],
        doubt: |value| {
            number(value, "isbn", StandardNumber::Isbn, |text| text.parse::<Isbn>().err())
        },
        examples: ("978-0-306-40615-8", "978-0-306-40615-7, 0-306-40615-2 (paperback)"),
    },
    Rule {
        fields: &["issn"],
        doubt: |value| {
            number(value, "issn", StandardNumber::Issn, |text| text.parse::<Issn>().err())
        },
        examples: ("0317-8472", "0317-8471"),
    },
    Rule {
        fields: &[
            "author",
            "editor",
            "title",
            "subtitle",
            "booktitle",
            "journal",
            "journaltitle",
            "series",
            "publisher",
            "address",
            "location",
            "institution",
            "school",
            "organization",
            "howpublished",
            "volume",
            "number",
            "edition",
            "pages",
        ],
        doubt: |value| is_left(&decode(value)).then_some(DiagnosticKind::Latex),
        examples: ("The \\foo of \\bar{x}", "{\\em The} G{\\\"o}del \\& \\cite{x}"),
    },
];

fn of_field(entry: &RawEntry<'_>, field: &Field<'_>, doubts: &mut Vec<Diagnostic>) {
    // What a string stands for is said elsewhere; in an entry with an error nothing is certain.
    if !field.more.is_empty() || field.first.is_name || !entry.is_plain {
        return;
    }
    let name = field.name.to_ascii_lowercase();
    for rule in RULES.iter().filter(|rule| rule.fields.contains(&&*name)) {
        let value = field.first.text.trim();
        if let Some(kind) = (rule.doubt)(value).filter(|_| !value.is_empty()) {
            let span = Span::new(field.value_start, field.value_start + field.raw.len());
            doubts.push(Diagnostic::new(span, kind));
        }
    }
}

/// Whether a range ends before it starts; `129--42` is short for `129--142`.
fn is_reversed(value: &str) -> bool {
    let number = |page: &str| page.trim().parse::<u64>().ok();
    decode(value).split(',').any(|range| {
        let Some((from, to)) = pages::ends(range) else { return false };
        let is_short = to.trim().len() < from.trim().len();
        number(from).zip(number(to)).is_some_and(|(from, to)| to < from && !is_short)
    })
}

fn is_address(url: &str) -> bool {
    let host = url.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next());
    let has_host =
        host.flatten().is_some_and(|host| host.contains('.') || host.starts_with("localhost"));
    has_host && !url.contains(|c: char| c.is_whitespace() || "{}\\<>\"".contains(c))
}

fn malformed(name: &str, is_valid: bool) -> Option<DiagnosticKind> {
    (!is_valid).then(|| DiagnosticKind::FieldMalformed(name.to_owned()))
}

/// The doubt about the first of the numbers of a value that is none; words beside them say what they
/// are of.
fn number(
    value: &str,
    name: &str,
    number: StandardNumber,
    parse: fn(&str) -> Option<InvalidIdentifier>,
) -> Option<DiagnosticKind> {
    let text = decode(value);
    let words = text.split(|c: char| c.is_whitespace() || ",;()/".contains(c));
    let mut numbers =
        words.filter(|word| word.bytes().filter(u8::is_ascii_digit).count() > 3).peekable();
    if numbers.peek().is_none() {
        return malformed(name, parse(&text).is_none());
    }
    // "978 0 306 40615 7" is one number.
    parse(&text)?;
    numbers.find_map(|word| match parse(word)? {
        InvalidIdentifier::CheckDigit(..) => Some(DiagnosticKind::CheckDigit(number)),
        _ => malformed(name, false),
    })
}

/// Whether a text still has a command of LaTeX in it, other than one that cites.
fn is_left(text: &str) -> bool {
    text.match_indices('\\').any(|(at, _)| {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        end > 1 && !rest[..end].contains("cite")
    })
}

#[cfg(test)]
mod tests {
    use super::{Dialect, RULES, doubts};

    #[test]
    fn each_rule_has_an_example_and_a_counter_example() {
        for rule in RULES {
            let (doubtful, plain) = rule.examples;
            assert!((rule.doubt)(doubtful).is_some(), "{doubtful}");
            assert!((rule.doubt)(plain).is_none(), "{plain}");
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = doubts(text, Dialect::Bibtex);
        let shown =
            |doubt: &crate::Diagnostic| format!("{}: {}", doubt.kind.code(), doubt.span.text(text));
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn fields_of_types() {
        check("@article{a, author={A. Doe}, title={T}, year=2000}", &["field-missing: @article{a"]);
        check("@misc{a, title={T}, journal={J}, note={N}, x={Y}}", &["field-misplaced: journal"]);
        check("@inbook{a, crossref={b}}@book{b, author={A. Doe}, title={T}, year=2000}", &[]);
    }

    #[test]
    fn copies() {
        let book = "author={A. Doe}, title={Rye}, year=2000}";
        let text = format!("@book{{a, {book}@book{{b, {book}@book{{c, title={{B}}, {book}");
        check(&text, &["same-work: @book{b"]);
    }
}
