//! Brackets that were torn over segments, and what stands behind the editors and volumes of a book.

use super::{Find, Parts, Rule, prefix, unmarked};
use crate::grammar::mark::is_dash;
use crate::label::{Label, Segment};
use crate::lexicon::containers::DATABASES;
use crate::lexicon::names::credited;
use crate::lexicon::prose::JOIN_BODIES;
use crate::lexicon::remarks::REPRINTED;
use crate::span::Span;

/// No description in brackets is longer, in bytes, and no clause about another printing.
const LONGEST: usize = 600;

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "role-after-names",
        within: &[Label::Title, Label::Genre, Label::Medium, Label::Note, Label::Other],
        gives: &[Label::Author],
        unless: &[],
        find: Find::One(role),
        example: [
            "author=Doe, J., & Roe, R. |title=(Executive Producers). |date=(2002). |genre=Bread",
            "author=Doe, J., & Roe, R. (Executive Producers). |date=(2002). |genre=Bread",
        ],
        counterexample: "author=Doe, J. |title=(Bread). |date=(2002).",
    },
    Rule {
        name: "title-cut-at-colon",
        within: &[Label::Author],
        gives: &[Label::Title],
        unless: &[Label::Editor],
        find: Find::One(cut_at_colon),
        example: [
            "author=The Bread: |title=Five loaves. |date=(2015).",
            "title=The Bread: Five loaves. |date=(2015).",
        ],
        counterexample: "author=Doe, J.: |title=Five loaves. |date=(2015).",
    },
    Rule {
        name: "title-of-act",
        within: &[Label::ContainerTitle],
        gives: &[Label::Title],
        unless: &[Label::Title],
        find: Find::One(title_of_act),
        example: [
            "container-title=Bread Act |date=1990, |pages=c. 12.",
            "title=Bread Act |date=1990, |pages=c. 12.",
        ],
        counterexample: "container-title=Bread Act |date=1990, |pages=12.",
    },
    Rule {
        name: "year-of-act",
        within: &[Label::Date],
        gives: &[Label::Title],
        unless: &[],
        find: Find::One(year_of_act),
        example: [
            "title=Bread Act of |date=1990, |note=42 U.S.C. |date=(1990).",
            "title=Bread Act of 1990, |note=42 U.S.C. |date=(1990).",
        ],
        counterexample: "title=Bread Act of |date=1990. |publisher=Oven.",
    },
    Rule {
        name: "chapter-of-act",
        within: &[Label::Pages],
        gives: &[Label::Number],
        unless: &[],
        find: Find::One(chapter_of_act),
        example: [
            "title=Bread Act 1990, |pages=c. 12. |url=https://example.org",
            "title=Bread Act 1990, |number=c. 12. |url=https://example.org",
        ],
        counterexample: "title=Bread acts, |pages=c. 12. |publisher=Oven.",
    },
    Rule {
        name: "version-as-date",
        within: &[Label::Date],
        gives: &[Label::Edition],
        unless: &[Label::Edition],
        find: Find::One(|parts, at| {
            let text = parts.text(at).to_lowercase();
            (text.starts_with('(') && text.contains(" version")).then(|| parts.span(at))
        }),
        example: [
            "date=(2023). |title=Bread |date=(Mar 14 version) |genre=[Software].",
            "date=(2023). |title=Bread |edition=(Mar 14 version) |genre=[Software].",
        ],
        counterexample: "date=(2023). |title=Bread |date=(Mar 14).",
    },
    Rule {
        name: "torn-pages",
        within: &[Label::Date],
        gives: &[Label::Pages],
        unless: &[],
        find: Find::One(|parts, at| {
            let torn =
                at > 0 && parts.text(at - 1).ends_with(|c: char| c.is_alphabetic() || is_dash(c));
            let digits = parts.text(at).starts_with(|c: char| c.is_ascii_digit());
            (torn && digits && parts.before(at) == Some(Label::Pages)).then(|| parts.span(at))
        }),
        example: [
            "container-title=Food, |volume=142, |pages=S1738–S|date=1791.",
            "container-title=Food, |volume=142, |pages=S1738–S1791.",
        ],
        counterexample: "container-title=Food, |volume=142, |pages=S1738–S1740, |date=1791.",
    },
    Rule {
        name: "title-before-description",
        within: &[Label::Genre],
        gives: &[Label::Title],
        unless: &[],
        find: Find::One(before_description),
        example: [
            "date=(2014). |title=On crusts; or, |genre=new bread [Policy brief].",
            "date=(2014). |title=On crusts; or, new bread |genre=[Policy brief].",
        ],
        counterexample: "date=(2014). |title=On crusts |genre=(Report) [Policy brief].",
    },
    Rule {
        name: "publisher-after-semicolon",
        within: &[Label::Note],
        gives: &[Label::Publisher],
        unless: &[],
        find: Find::One(|parts, at| {
            let open = at > 0 && parts.text(at - 1).trim_end().ends_with(';');
            (open && parts.before(at) == Some(Label::Publisher)).then(|| parts.span(at))
        }),
        example: [
            "title=Bread. |publisher=Oven; Salt; |note=Film 4; Yeast.",
            "title=Bread. |publisher=Oven; Salt; Film 4; Yeast.",
        ],
        counterexample: "title=Bread. |publisher=Oven. |note=Film 4; Yeast.",
    },
    Rule {
        name: "torn-description",
        within: &[Label::Title, Label::Genre, Label::Medium, Label::ContainerTitle],
        gives: &[Label::Genre],
        unless: &[],
        find: Find::One(description),
        example: [
            "author=Doe, J. |title=Bread [Review of Salt, |author=by R. Roe]. |container-title=Food.",
            "author=Doe, J. |title=Bread |genre=[Review of Salt, by R. Roe]. |container-title=Food.",
        ],
        counterexample: "title=Bread |genre=[Doctoral dissertation, |publisher=University of Oven].",
    },
    Rule {
        name: "site-after-description",
        within: &[Label::Author],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(site),
        example: [
            "author=Doe, J. |title=Bread |genre=[Review of Salt, by R. Roe]. |author=Food Club. ",
            "author=Doe, J. |title=Bread |genre=[Review of Salt, by R. Roe]. |container-title=Food Club. ",
        ],
        counterexample: "genre=[Review]. |author=Doe, J. |title=Bread",
    },
    Rule {
        name: "torn-note",
        within: &[Label::Note],
        gives: &[],
        unless: &[],
        find: Find::One(note),
        example: [
            "title=Bread. |note=(Reprinted from |title=Salt, |date=1981, |container-title=Food)",
            "title=Bread. |note=(Reprinted from Salt, 1981, Food)",
        ],
        counterexample: "title=Bread. |note=(in Dutch |date=1981).",
    },
    Rule {
        name: "torn-container",
        within: &[Label::Note],
        gives: &[Label::ContainerTitle],
        unless: &[],
        find: Find::One(|parts, at| ends_container(parts, at).then(|| parts.span(at))),
        example: [
            "title=Bread. |container-title=Notes on Food |note=ePrint Archive, |date=1981.",
            "title=Bread. |container-title=Notes on Food ePrint Archive, |date=1981.",
        ],
        counterexample: "title=Bread. |container-title=Notes on Food |note=Late edition, |date=1981.",
    },
    Rule {
        name: "publisher-in-note",
        within: &[Label::Note],
        gives: &[Label::Publisher],
        unless: &[Label::ContainerTitle, Label::Publisher],
        find: Find::One(|parts, at| is_publisher(parts, at).then(|| parts.span(at))),
        example: [
            "author=Doe, J. |date=(2010). |title=Bread. |note=Museum of Bread.",
            "author=Doe, J. |date=(2010). |title=Bread. |publisher=Museum of Bread.",
        ],
        counterexample: "author=Doe, J. |date=(2010). |title=Bread. |note=Copy with the author.",
    },
    Rule {
        name: "container-after-editors",
        within: &[Label::Publisher],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(|parts, at| after_editors(parts, at).then(|| first_sentence(parts, at))?),
        example: [
            "title=One. |editor=In R. Roe (Ed.), |publisher=Bread. Oven Press.",
            "title=One. |editor=In R. Roe (Ed.), |container-title=Bread. |publisher=Oven Press.",
        ],
        counterexample: "title=One. |editor=R. Roe, Ed. |publisher=Bread. Oven Press.",
    },
    Rule {
        name: "title-of-volume",
        within: &[Label::Publisher],
        gives: &[Label::Title],
        unless: &[Label::Title],
        find: Find::One(|parts, at| after_series(parts, at).then(|| first_sentence(parts, at))?),
        example: [
            "editor=Roe, R. (Ed.). |collection-title=Notes on food: |volume=Vol. 9. |publisher=Bread. Oven.",
            "editor=Roe, R. (Ed.). |collection-title=Notes on food: |volume=Vol. 9. |title=Bread. |publisher=Oven.",
        ],
        counterexample: "collection-title=Notes on food |volume=9. |publisher=Bread. Oven.",
    },
    Rule {
        name: "book-of-volume",
        within: &[Label::CollectionTitle],
        gives: &[Label::ContainerTitle],
        unless: &[Label::ContainerTitle],
        find: Find::One(|parts, at| after_series(parts, at).then(|| parts.span(at))),
        example: [
            "title=Salt. |collection-title=Notes on food: |volume=Vol. 9. |collection-title=Bread |pages=(pp. 2–3).",
            "title=Salt. |collection-title=Notes on food: |volume=Vol. 9. |container-title=Bread |pages=(pp. 2–3).",
        ],
        counterexample: "title=Salt. |collection-title=Notes on food |pages=(pp. 2–3).",
    },
];

/// `(Executive Producers). ` after the names of those who were.
fn role(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let inner = parts.text(at).trim().trim_end_matches(['.', ',']).strip_prefix('(')?;
    let role = credited(inner.strip_suffix(')')?).is_some();
    (role && parts.before(at) == Some(Label::Author)).then(|| parts.span(at))
}

/// `The Torah: ` before `The five books`: a title that was cut at its colon.
fn cut_at_colon(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at).trim_end();
    let article = ["The ", "A ", "An "].iter().any(|article| text.starts_with(article));
    let first = parts.before(at).is_none_or(|label| label == Label::CitationNumber);
    let cut = article && first && text.ends_with(':') && !text.contains(',');
    (cut && parts.label(at + 1) == Some(Label::Title)).then(|| parts.span(at))
}

/// `1990, ` after `Bread Act of `: the year in the name of an act.
fn year_of_act(parts: &Parts<'_>, at: usize) -> Option<Span> {
    if parts.before(at) != Some(Label::Title) {
        return None;
    }
    let title = parts.text(at - 1).trim_end();
    let dates = || parts.segments.iter().filter(|segment| segment.label == Label::Date);
    let next = parts.get(at + 1).map(|next| next.span.text(parts.entry));
    let numbered = title.ends_with(" Act") && next.is_some_and(is_chapter);
    let named = title.ends_with(" Act of") && dates().nth(1).is_some();
    (named || numbered).then(|| parts.span(at))
}

/// `Bread Act ` before `1990, ` and `c. 12`.
fn title_of_act(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let number = parts.get(at + 2).map(|number| number.span.text(parts.entry));
    let act = parts.text(at).trim_end().ends_with(" Act") && number.is_some_and(is_chapter);
    (act && parts.label(at + 1) == Some(Label::Date)).then(|| parts.span(at))
}

/// `c. 12` after `Bread Act 1990, `: the number of a British act.
fn chapter_of_act(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let before = parts.entry[..parts.span(at).start].trim_end_matches([' ', ',', ')']);
    let name = before.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '(']);
    (name.ends_with(" Act") && is_chapter(parts.text(at))).then(|| parts.span(at))
}

/// Whether a text is the number of a chapter: "c. 12".
fn is_chapter(text: &str) -> bool {
    let text = text.trim_end_matches([' ', '.', ',', ')']).trim_start_matches('(');
    let number = text.strip_prefix("c. ").or_else(|| text.strip_prefix("c."));
    number.is_some_and(|number| number.parse::<u16>().is_ok())
}

/// `new bread ` before `[Policy brief]. `: words of the title, read with its description.
fn before_description(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let open = text.find(" [").filter(|_| text.trim_end().trim_end_matches('.').ends_with(']'))?;
    let after = matches!(parts.before(at), Some(Label::Title | Label::Date));
    let words = !text.starts_with(['[', '(']) && !text[..open].contains([']', ')']);
    let start = parts.span(at).start;
    (after && words).then(|| Span::new(start, start + open + 1))
}

/// A name of several words, which stands as a sentence where APA has the publisher.
fn is_publisher(parts: &Parts<'_>, at: usize) -> bool {
    let text = parts.text(at).trim_end();
    let follows = matches!(parts.before(at), Some(Label::Title | Label::Date | Label::Genre));
    let dated = |segment: &Segment| {
        let date = segment.span.text(parts.entry).trim_end();
        segment.label == Label::Date && date.starts_with('(') && date.ends_with(").")
    };
    let last =
        matches!(parts.label(at + 1), None | Some(Label::Url | Label::Doi | Label::Accessed));
    let named = |word: &str| word.starts_with(char::is_uppercase) || JOIN_BODIES.contains(word);
    let words = text.trim_end_matches('.').split(' ');
    follows
        && last
        && text.ends_with('.')
        && (2..=8).contains(&words.clone().count())
        && words.clone().all(named)
        && parts.segments[..at].iter().any(dated)
}

/// `[Review of Salt, by R. Roe]. `, of which not all was read as one description.
fn description(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let text = parts.text(at);
    let open = text.rfind('[').filter(|open| !text[*open..].contains(']'))?;
    // A university in the bracket of a thesis is its publisher, whom a work is by is not.
    if parts.label(at + 1)? == Label::Publisher && !text.trim_end().ends_with(" by") {
        return None;
    }
    let start = parts.span(at).start + open;
    let rest = &parts.entry[start..];
    let close = rest[..rest.floor_char_boundary(LONGEST)].find(']')?;
    let inner = &rest[1..close];
    let words = inner.contains(' ') && !inner.contains(['[', '\n']) && !inner.contains("http");
    let end = start + close + 1;
    let marks = parts.entry[end..].len() - parts.entry[end..].trim_start_matches(['.', ' ']).len();
    words.then(|| Span::new(start, end + marks))
}

/// `Food Club. ` after a description whose last words were read as a name.
fn site(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let first = parts.segments.iter().position(|segment| segment.label == Label::Author)?;
    let described = at > 0 && parts.text(at - 1).trim_end().ends_with("].");
    let plain = !parts.text(at).contains([',', '&']);
    (first < at && described && plain).then(|| parts.span(at))
}

/// `(Reprinted from Salt, 1981, Food)`, of which only the beginning was read as a note.
fn note(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let span = parts.span(at);
    let rest = &parts.entry[span.start..];
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let clause = rest.strip_prefix('(')?;
    REPRINTED.iter().find_map(|words| prefix(clause, words))?;
    let mut depth = 0_i32;
    let close = rest.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    });
    let end = span.start + close?.0 + 1;
    (end > span.end).then(|| Span::new(span.start, end))
}

/// `Notes on Food |ePrint Archive, `: a name goes on, with capitals, where no mark ends it.
fn ends_container(parts: &Parts<'_>, at: usize) -> bool {
    let torn = at > 0
        && parts.before(at) == Some(Label::ContainerTitle)
        && parts.text(at - 1).trim_end().ends_with(char::is_alphabetic);
    let name = unmarked(parts.text(at));
    let capital = |word: &str| {
        word.len() > 1 && word.chars().all(char::is_alphabetic) && word.contains(char::is_uppercase)
    };
    torn && name.split_whitespace().all(capital) && !name.is_empty() && !DATABASES.contains(name)
}

/// Whether the segment stands after "In R. Roe (Ed.), ".
fn after_editors(parts: &Parts<'_>, at: usize) -> bool {
    parts.before(at) == Some(Label::Editor) && {
        let editors = parts.text(at - 1).trim();
        editors.starts_with(['I', 'i']) && editors[1..].starts_with("n ") && editors.ends_with("),")
    }
}

/// Whether the segment stands after "Notes on food: Vol. 9. ".
fn after_series(parts: &Parts<'_>, at: usize) -> bool {
    at > 1
        && parts.before(at) == Some(Label::Volume)
        && parts.before(at - 1) == Some(Label::CollectionTitle)
        && parts.text(at - 2).trim_end().ends_with(':')
}

/// The first sentence of a segment that has several.
fn first_sentence(parts: &Parts<'_>, at: usize) -> Option<Span> {
    let end = parts.text(at).find(". ").filter(|end| end + 2 < parts.text(at).len())?;
    let start = parts.span(at).start;
    Some(Span::new(start, start + end + 2))
}
