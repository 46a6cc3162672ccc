//! What an item is, from its fields, its outlet and its address.
//!
//! [`QUESTIONS`] are asked in the order of how sure their answers are, and the first answer is taken:
//! what the entry itself says ("[Video]"), the number of a standard or patent, laws and archives, the
//! container, the address, and at last which fields there are. Each stands with an example that runs.

mod container;
mod form;
mod law;
mod remains;
mod web;

use super::names::body::{has_cue, outlet};
use super::names::person::is_east_asian;
use super::text::words;
use crate::item::{Item, Kind, Name};
use crate::lexicon::kinds::{self, plain};
use crate::lexicon::{Words, has};

pub(super) use form::Form;
pub(super) use web::host;

use form::in_form;

/// What the fields do not show of an entry.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sight of its own")]
pub(super) struct Evidence {
    /// The type that a mark of GB/T 7714 gives: `[J]`.
    pub mark: Option<Kind>,
    /// The type that what the authors did tells: "(Director)".
    pub role: Option<Kind>,
    /// Whether the container is announced by "In".
    pub within: bool,
    /// The text of the citation number: "RFC2119".
    pub citation_number: String,
    /// Whether the number stands in brackets, with nothing to say that it is one.
    pub bare_number: bool,
    /// Whether a university stands in brackets after the title, as APA names that of a thesis.
    pub thesis: bool,
    /// Whether the title stands in quotation marks.
    pub quoted: bool,
    /// Whether the issue date is a day.
    pub dated: bool,
    /// Whether the authors stand after the title.
    pub titled_first: bool,
    /// The form of a style that the head of the entry shows.
    pub form: Option<Form>,
    /// Whether the entry says that it is on the web.
    pub announced: bool,
    /// Whether the year stands to the name of the container, as to that of a meeting, before pages.
    pub meeting: bool,
}

/// The type of `item`.
pub(super) fn infer(item: &Item, evidence: &Evidence) -> Kind {
    let facts = Facts::new(item, evidence);
    let answers = QUESTIONS.iter().copied().flatten().filter_map(|question| (question.ask)(&facts));
    let answer = answers.into_iter().next().unwrap_or_default();
    in_form(answer, item, evidence)
}

/// A question about an item.
struct Question {
    /// What it asks for, in kebab-case.
    #[cfg_attr(not(test), expect(dead_code, reason = "names are read by people and tests"))]
    name: &'static str,
    /// The type, if this can tell it.
    ask: fn(&Facts<'_>) -> Option<Kind>,
    /// Fields from which it tells a type, and the type.
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are read by people and tests"))]
    example: (&'static str, Kind),
}

/// The questions, in their order.
const QUESTIONS: [&[Question]; 5] =
    [SAID, law::QUESTIONS, container::QUESTIONS, web::QUESTIONS, remains::QUESTIONS];

/// What the entry itself says.
const SAID: &[Question] = &[
    Question {
        name: "mark-of-gb-t-7714",
        ask: |facts| facts.evidence.mark.clone(),
        example: ("mark=dataset|title=面包", Kind::Dataset),
    },
    Question {
        name: "genre",
        ask: of_genre,
        example: ("genre=PhD thesis|publisher=Oven", Kind::Thesis),
    },
    Question {
        name: "university-in-brackets",
        ask: |facts| facts.evidence.thesis.then_some(Kind::Thesis),
        example: ("thesis|author=Doe|title=Bread|publisher=Oven University", Kind::Thesis),
    },
    Question {
        name: "genre-of-series",
        ask: |facts| {
            let series =
                facts.item.collection_title.as_deref().filter(|_| facts.item.genre.is_none());
            series.and_then(of_phrase).filter(|kind| *kind == Kind::Report)
        },
        example: ("collection-title=Discussion Paper|author=Doe", Kind::Report),
    },
    Question {
        name: "film",
        ask: |facts| {
            let medium = facts.item.medium.as_deref().filter(|_| facts.item.genre.is_none());
            medium.and_then(of_phrase).filter(|kind| *kind == Kind::MotionPicture)
        },
        example: ("medium=DVD|title=Bread", Kind::MotionPicture),
    },
    Question {
        name: "numbered-episode",
        ask: |facts| facts.number.contains("pisode ").then_some(Kind::Broadcast),
        example: ("number=Series 1, episode 3|title=Bread", Kind::Broadcast),
    },
    Question {
        name: "chair",
        ask: |facts| (!facts.item.chair.is_empty()).then_some(Kind::Speech),
        example: ("chair=Doe|title=Bread", Kind::Speech),
    },
    Question {
        name: "role",
        ask: |facts| facts.evidence.role.clone(),
        example: ("role=broadcast|author=Doe|title=Bread", Kind::Broadcast),
    },
];

/// The item and what is asked of it again and again.
struct Facts<'a> {
    item: &'a Item,
    evidence: &'a Evidence,
    title: &'a str,
    container: &'a str,
    number: String,
    /// The address in lower case.
    url: String,
    /// The type of what the container publishes, if it is a known outlet.
    outlet: Option<&'static Kind>,
    /// Whether a person is named as author or, if there is none, as editor.
    personal: bool,
    /// Whether only bodies are.
    corporate: bool,
}

impl<'a> Facts<'a> {
    fn new(item: &'a Item, evidence: &'a Evidence) -> Self {
        let text = |field: &'a Option<String>| field.as_deref().unwrap_or_default();
        let makers = if item.author.is_empty() { &item.editor } else { &item.author };
        // A Japanese name that shows no family name is a person's too.
        let personal = makers.iter().any(|name| {
            name.literal.as_deref().is_none_or(|name| is_east_asian(name) && !has_cue(name))
        });
        // "Doe & Roe", "Doe et al.": bodies of one word stand alone.
        let several = makers.len() > 1;
        let family =
            |name: &Name| name.is_others() || name.literal.as_deref().is_some_and(is_family);
        let personal = personal || several && makers.iter().all(family);
        Self {
            item,
            evidence,
            title: text(&item.title),
            container: text(&item.container_title),
            number: item.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            url: text(&item.url).to_lowercase(),
            outlet: item.container_title.as_deref().and_then(outlet),
            personal,
            corporate: !makers.is_empty() && !personal,
        }
    }

    /// Whether it can be read on the web, as far as the entry says.
    fn online(&self) -> bool {
        !self.url.is_empty() || self.evidence.announced
    }

    /// Whether it has a publisher or the place of one.
    fn published(&self) -> bool {
        self.item.publisher.is_some() || self.item.publisher_place.is_some()
    }
}

/// "Doe", as a family name is written, not "DOE" or "Doe.org".
fn is_family(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && letters.all(|c| c.is_alphabetic() || c == '-')
        && !has_cue(name)
}

/// Whether a word of `text` is one of `cues`.
fn has_word(text: &str, cues: &Words) -> bool {
    words(text).any(|word| has(cues, word))
}

/// Whether a part of a title begins or ends with a word for the work, or says what it is of: "Bread
/// Report 2020: Ovens", "Bread: a dataset of loaves", not "Reporting bread".
fn names_itself(title: &str, is_name: impl Fn(&str) -> bool) -> bool {
    parts(title)
        .any(|part| part.first().is_some_and(|word| is_name(word)) || is_called(&part, &is_name))
}

/// The words of the parts of a title, without years and other numbers.
fn parts(title: &str) -> impl Iterator<Item = Vec<&str>> {
    let is_number =
        |word: &&str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'));
    let parts = title.split([':', '.', '(', '–', '—', ';', '|', ',']);
    parts.map(move |part| words(part).filter(|word| !is_number(word)).collect())
}

/// Whether the words of a part of a title end in one for the work, or say what it is of: "Doe
/// Papers", "Records of Ovens", not "Papers on bread".
fn is_called(part: &[&str], is_name: impl Fn(&str) -> bool) -> bool {
    part.last().is_some_and(|word| is_name(word))
        || part.windows(2).any(|pair| is_name(pair[0]) && pair[1] == "of")
}

/// The type that a phrase of one to five words in `text` tells; of several, the surest.
fn of_phrase(text: &str) -> Option<Kind> {
    let lower = plain(&text.to_lowercase());
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '[' | ']' | ':' | '|');
    let words: Vec<&str> = lower.split(apart).filter(|word| !word.is_empty()).collect();
    let phrases = (0..words.len())
        .flat_map(|from| (from + 1..=(from + 5).min(words.len())).map(move |to| (from, to)));
    let found = phrases.filter_map(|(from, to)| kinds::of_phrase(&words[from..to].join(" ")));
    // Chinese and Japanese put no blanks between words.
    let unparted = is_east_asian(&lower).then(|| kinds::unparted(&lower)).into_iter().flatten();
    found.chain(unparted).min_by_key(|(rank, _)| rank).map(|(_, kind)| kind.clone())
}

/// What the genre says.
fn of_genre(facts: &Facts<'_>) -> Option<Kind> {
    let genre = facts.item.genre.as_deref()?;
    // "Review of the film Bread" says what another work is.
    if ["Review of ", "Comment on "].iter().any(|about| genre.starts_with(about)) {
        return None;
    }
    Some(match of_phrase(genre)? {
        // A picture on a social network is a post there.
        Kind::Graphic if facts.outlet == Some(&Kind::Post) => Kind::Post,
        Kind::Report | Kind::Article | Kind::Speech
            if container::is_proceedings(facts.container) =>
        {
            Kind::PaperConference
        }
        // A recording that was made at a meeting is of a talk.
        Kind::MotionPicture if facts.item.event_title.is_some() => Kind::Speech,
        // What can be read on the web was sent to a list.
        Kind::PersonalCommunication if !facts.url.is_empty() => Kind::Post,
        Kind::Book if facts.container.is_empty() => Kind::Book,
        // "Book review", "Comment" and the like: the other fields know better.
        Kind::ArticleJournal | Kind::Book => return None,
        Kind::Post if facts.item.volume.is_some() => return None,
        kind => kind,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::{Map, Value, json};

    use super::*;

    /// An item and its evidence, of `field=value|field=value…`.
    fn read(fields: &str) -> (Item, Evidence) {
        let mut item = Map::new();
        let mut evidence = Evidence::default();
        for part in fields.split('|') {
            let (field, value) = part.split_once('=').unwrap_or((part, ""));
            match field {
                "mark" => evidence.mark = Some(Kind::from(value)),
                "role" => evidence.role = Some(Kind::from(value)),
                "within" => evidence.within = true,
                "dated" => evidence.dated = true,
                "day-at-head" => {
                    evidence.form = Some(Form::Apa { month: true, described: true });
                }
                "announced" => evidence.announced = true,
                "meeting" => evidence.meeting = true,
                "quoted" => evidence.quoted = true,
                "titled-first" => evidence.titled_first = true,
                "thesis" => evidence.thesis = true,
                "author" | "chair" | "editor" => {
                    item.insert(field.into(), json!([{"family": value}]));
                }
                "body" => _ = item.insert("author".into(), json!([{"literal": value}])),
                _ => _ = item.insert(field.into(), json!(value)),
            }
        }
        (serde_json::from_value(Value::Object(item)).expect("an item"), evidence)
    }

    fn questions() -> impl Iterator<Item = &'static Question> {
        QUESTIONS.into_iter().flatten()
    }

    #[test]
    fn each_question_has_an_answer_for_its_example_and_no_question_before_it_has() {
        for question in questions() {
            let (fields, kind) = &question.example;
            let (item, evidence) = read(fields);
            let facts = Facts::new(&item, &evidence);
            let first = questions().find(|question| (question.ask)(&facts).is_some());
            assert_eq!(first.map(|first| first.name), Some(question.name), "{fields}");
            assert_eq!(infer(&item, &evidence), *kind, "{}", question.name);
        }
    }

    #[test]
    fn each_question_has_a_name_of_its_own() {
        let names: HashSet<&str> = questions().map(|question| question.name).collect();
        assert_eq!(names.len(), questions().count());
    }
}
