//! Sentence case (APA 7, 6.17): capitals for the first word, for the first after a colon, a dash or
//! the end of a sentence, and for names.
//!
//! | title | in sentence case |
//! |---|---|
//! | `The Bread of Vienna: An Oral History` | `The bread of Vienna: An oral history` |
//! | `Learning to Read on an iPad` | `Learning to read on an iPad` |
//! | `The bread of Vienna: an oral history` | `The bread of Vienna: An oral history` |
//! | `The bread of Vienna` | the same: there is nothing to do |
//! | `Die Kunst der Fuge` | the same: it is not English |
//! | `THE BREAD OF THE POOR` | `The bread of the poor` |
//!
//! Which words are names is learned. The words of a title are decided together, by a chain over
//! those with a capital, from their letters, their neighbours, and how often each has a capital
//! elsewhere. Words that have capitals inside, digits, or stand in `<span class="nocase">` stay.

#![cfg_attr(
    not(feature = "unstable"),
    allow(unreachable_pub, reason = "`ibid::unstable` shows a part of the inside")
)]

pub(crate) mod chain;
pub(crate) mod features;
pub(crate) mod form;
pub(crate) mod hash;
pub(crate) mod known;
pub(crate) mod model;
pub(crate) mod words;

use std::ops::Range;
use std::sync::LazyLock;

use crate::item::Item;
use crate::lexicon::prose::INSTRUMENTS;
use crate::named::named;
use crate::span::Span;

use chain::Scores;
use features::Sight;
use form::Form;
pub(super) use form::is_foreign;
use known::Known;
use model::Model;
use words::{Shape, Word, Words};

static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| {
    Model::read(include_bytes!("../../../data/case.bin")).expect("the file is of this version")
});

/// What becomes of the capitals of titles.
///
/// ```
/// use ibid::style::Case;
///
/// assert_eq!("as-given".parse(), Ok(Case::AsGiven));
/// assert_eq!(Case::default().to_string(), "style");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Case {
    /// They are set as the style has them: in sentence case or in title case.
    #[default]
    Style,
    /// They stay as they are given.
    AsGiven,
}

impl Case {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Style, Self::AsGiven];

    /// The name of the choice.
    ///
    /// ```
    /// # use ibid::style::Case;
    /// assert_eq!(Case::AsGiven.as_str(), "as-given");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Style => "style",
            Self::AsGiven => "as-given",
        }
    }
}

named!(Case);

/// A title in sentence case.
///
/// ```
/// use ibid::style::case::sentence_case;
///
/// assert_eq!(sentence_case("The Bread of the Poor").text, "The bread of the poor");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// The title.
    pub text: String,
    /// The words in it of which it is not sure whether they are names.
    pub unsure: Vec<Span>,
}

impl Sentence {
    /// The words of which it is not sure whether they are names.
    ///
    /// ```
    /// let title = ibid::style::case::sentence_case("The Bread of the Poor");
    /// assert_eq!(title.unsure_words().count(), 0);
    /// ```
    pub fn unsure_words(&self) -> impl Iterator<Item = &str> {
        self.unsure.iter().map(|span| span.text(&self.text))
    }
}

/// Sets a title in sentence case, if it is English and in title case or all in capitals.
///
/// ```
/// use ibid::style::case::sentence_case;
///
/// let set = |title| sentence_case(title).text;
/// assert_eq!(set("A History of Bread in France: The First Years"),
///     "A history of bread in France: The first years");
/// assert_eq!(set("A history of bread in France"), "A history of bread in France");
/// assert_eq!(set("Geschichte des Brotes"), "Geschichte des Brotes");
/// assert_eq!(set("The <span class=\"nocase\">Rye</span> of the Poor"),
///     "The <span class=\"nocase\">Rye</span> of the poor");
/// ```
#[must_use]
pub fn sentence_case(title: &str) -> Sentence {
    set(title).unwrap_or_else(|| Sentence { text: title.to_owned(), unsure: Vec::new() })
}

/// Whether an item does not say that it is in another language than English.
pub(super) fn may_be_english(item: &Item) -> bool {
    let tag = item.language.as_deref().unwrap_or_default().trim();
    tag.is_empty() || tag.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"))
}

/// A title in sentence case; none if it stays as it is.
pub(super) fn set(title: &str) -> Option<Sentence> {
    match form::form(title) {
        Form::Sentence => with_capital_after_colon(title),
        Form::Title => by(&MODEL, title),
        Form::Capitals => by(&MODEL, &form::in_title_case(title, |word| MODEL.known(word))),
    }
}

/// A title in sentence case with a capital after each colon; none if it has them, or if it is not
/// English. Other styles print a small letter there, so that titles come with one.
fn with_capital_after_colon(title: &str) -> Option<Sentence> {
    let words = Words::new(title);
    if form::language(&words) != Some(true) {
        return None;
    }
    let before = |word: &Word| title[..word.span.start].trim_end();
    let is_small = |word: &&Word| word.shape == Shape::Small && before(word).ends_with(':');
    let mut text = String::with_capacity(title.len());
    let mut at = 0;
    for word in words.list.iter().filter(is_small) {
        text.push_str(&title[at..word.span.start]);
        push_with(&mut text, word.span.text(title), char::to_uppercase);
        at = word.span.end;
    }
    text.push_str(&title[at..]);
    (at > 0).then(|| Sentence { text, unsure: Vec::new() })
}

/// A title in title case, in sentence case by a model; none if it is not English.
fn by(model: &Model<'_>, title: &str) -> Option<Sentence> {
    let words = Words::new(title);
    if !form::is_english(&words, |word| model.known(word)) {
        return None;
    }
    // "Life among the Nuer": nothing says that the capitals are those of title case.
    let told = |word: &Word| {
        word.shape == Shape::Capital && !word.opens && model.known(word.hash).is_mostly_small()
    };
    let is_told = words.list.iter().any(told);
    let sight = Sight::new(&words, |index| model.known(words.list[index].hash));
    let probabilities = Scores::new(&sight, |sign| model.weight(sign)).probabilities(|_| None);
    let mut decided = sight.nodes.iter().zip(probabilities).peekable();
    let named = instrument(title, &words);
    let mut sentence = Sentence { text: String::with_capacity(title.len()), unsure: Vec::new() };
    let mut at = 0;
    for (index, word) in words.list.iter().enumerate() {
        let of_word = decided.next_if(|(node, _)| **node == index);
        let probability = of_word.map_or(1.0, |(_, [capital, _])| capital);
        sentence.text.push_str(&title[at..word.span.start]);
        let start = sentence.text.len();
        let text = word.span.text(title);
        if word.opens && word.shape == Shape::Small {
            push_with(&mut sentence.text, text, char::to_uppercase);
        } else if word.opens || named.contains(&index) || probability > needed(sight.of(index)) {
            sentence.text.push_str(text);
        } else {
            push_with(&mut sentence.text, text, char::to_lowercase);
        }
        let changed = word.shape == Shape::Capital && !sentence.text.ends_with(text);
        let unsure = (probability - 0.5).abs() < model.margin || changed && !is_told;
        if !word.opens && unsure {
            sentence.unsure.push(Span::new(start, sentence.text.len()));
        }
        at = word.span.end;
    }
    sentence.text.push_str(&title[at..]);
    Some(sentence)
}

/// The words of the name of a test, which stands before its abbreviation in brackets: "Oven Temper
/// Scale (OTS)" (APA 7, 6.18).
fn instrument(title: &str, words: &Words) -> Range<usize> {
    let bracket = |index: &usize| {
        let word = &words.list[*index];
        let opened = title[..word.span.start].ends_with('(');
        opened && word.shape == Shape::Fixed && word.span.text(title).chars().count() > 2
    };
    let Some(end) = (1..words.list.len()).find(bracket) else { return 0..0 };
    let start = (0..end).rev().find(|index| words.list[*index].opens).unwrap_or(0);
    let is_test = (start..end).any(|index| INSTRUMENTS.contains(words.small(index)));
    if is_test { start..end } else { 0..0 }
}

/// How sure it has to be that a word is a name: surer of one that is mostly written small.
fn needed(known: Known) -> f32 {
    if known.is_mostly_small() { 0.75 } else { 0.5 }
}

/// Writes a word with its first letter changed.
fn push_with<I: Iterator<Item = char>>(out: &mut String, word: &str, change: fn(char) -> I) {
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(change));
    out.push_str(letters.as_str());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(sentence_case(title).text, expected);
    }

    #[track_caller]
    fn stays(title: &str) {
        check(title, title);
    }

    #[test]
    fn words_are_small_but_names() {
        check("The Effects of Sleep on Memory", "The effects of sleep on memory");
        check("The Economy of France and Germany", "The economy of France and Germany");
        check("A Handbook of Cognitive Therapy", "A handbook of cognitive therapy");
        check("Comprehensive Meta-Analysis", "Comprehensive meta-analysis");
        check("Children’s Stories in the Classroom", "Children’s stories in the classroom");
    }

    #[test]
    fn a_title_that_may_be_in_sentence_case_is_told() {
        let title = sentence_case("Life among the Nuer");
        assert_eq!(title.unsure_words().collect::<Vec<_>>(), ["nuer"]);
    }

    #[test]
    fn names_in_a_row_stay() {
        check("Women in World War II", "Women in World War II");
        check("The History of New York City", "The history of New York City");
        check("Poverty in the United States of America", "Poverty in the United States of America");
    }

    #[test]
    fn a_part_begins_with_a_capital() {
        check("Bread and Salt: A History", "Bread and salt: A history");
        check("Bread and Salt: a History", "Bread and salt: A history");
        check("The bread of the poor: a history", "The bread of the poor: A history");
        stays("Das Brot der Armen: eine Geschichte");
        check("What Is Bread? The Case for Salt", "What is bread? The case for salt");
        check("The Life of Bread—A History", "The life of bread—A history");
        check("The Life of Bread – A History", "The life of bread – A history");
    }

    #[test]
    fn what_has_capitals_inside_or_digits_stays() {
        check("The Use of iPads and DNA in School", "The use of iPads and DNA in school");
        check("The Role of H2O in Food", "The role of H2O in food");
        check(
            "The <span class=\"nocase\">Rye</span> of the <i>Poor</i>",
            "The <span class=\"nocase\">Rye</span> of the <i>poor</i>",
        );
    }

    #[test]
    fn names_of_tests_stay() {
        stays("Oven Temper Questionnaire for Bakers (OTQ)");
        check("Baking Skills and Bread (BSB)", "Baking skills and bread (BSB)");
    }

    #[test]
    fn sentences_and_other_languages_stay() {
        stays("The bread of the poor");
        stays("Barack Obama and the fall of old Europe");
        stays("The Bible: Revised standard version");
        stays("Geschichte der Kunst im Mittelalter");
        stays("Die Kritik der reinen Vernunft");
        stays("Histoire de France");
        stays("Être et Temps");
        stays("DNA");
        stays("");
        stays("<span class=\"nocase\">");
    }

    #[test]
    fn titles_in_capitals() {
        check("THE BREAD OF THE POOR", "The bread of the poor");
        check("A STUDY OF DNA IN FRANCE: AN OVERVIEW", "A study of DNA in France: An overview");
        stays("BBC NEWS");
    }

    #[test]
    fn unsure_words_are_in_the_text() {
        let titles =
            ["The Kessel of Tarn", "On the Straße of İstanbul and the Ǆur", "An Aurochs in Weft"];
        for title in titles.map(sentence_case) {
            assert!(title.unsure_words().all(|word| !word.is_empty()));
        }
    }
}
